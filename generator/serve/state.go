package serve

import (
	"slices"
	"strings"

	"casebook/generator/page"
	"casebook/generator/problem"
	"casebook/generator/site"
)

// state is what requests are answered from. It is replaced as a whole.
type state struct {
	version  string     // "" of what does not change
	site     *site.Site // of all that could be read; nil before the first
	damaged  []string   // files and folders of which something could not be read for site
	whole    *site.Site // the last one of which everything could be read; nil before the first
	problems []problem.Problem
	failure  error // of the machine, while reading
}

// find returns the route of a path and the site that makes it. A page of a file that cannot be
// read just now is the one that was made of it when it could.
func (now *state) find(path string) (of *site.Site, route page.Route, ok bool) {
	if now.site != nil {
		of = now.site
		route, ok = of.Find(path)
	}
	if now.whole == nil || ok && route.IsNamed() {
		return of, route, ok
	}
	if former, is := now.whole.Find(path); is && now.keeps(former) {
		return now.whole, former, true
	}
	return of, route, ok
}

// keeps tells whether a page of the whole site stays although the last reading has none, or none with a name: while the
// file of what it shows is damaged, or, of a list, one of those that it was made of. What pages bring with them
// stays as long as any may.
func (now *state) keeps(former page.Route) bool {
	files := []string{former.File()}
	if files[0] == "" {
		files = now.whole.Inputs(former)
	}
	if !former.Kind.IsPage() || len(files) == 0 {
		return len(now.damaged) > 0
	}
	return slices.ContainsFunc(files, func(file string) bool {
		return slices.ContainsFunc(now.damaged, func(damaged string) bool { return covers(damaged, file) || covers(file, damaged) })
	})
}

// covers tells whether a file is another or lies in it, a folder.
func covers(folder, file string) bool {
	rest, lies := strings.CutPrefix(file, strings.TrimSuffix(folder, "/"))
	return lies && (rest == "" || rest[0] == '/')
}
