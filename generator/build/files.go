package build

import (
	"fmt"
	"iter"
	"strings"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/manifest"
	"casebook/generator/problem"
	"casebook/generator/site"
	"casebook/generator/source"
	"casebook/generator/write"
)

// files hands the routes to write, which calls back for their bytes, and for their keys
// where there are any.
func files(made *site.Site, keys *site.Keys) iter.Seq[write.File] {
	return func(yield func(write.File) bool) {
		for r := range made.Routes() {
			if r.Path == manifest.EditionScript {
				continue // it is made of all others
			}
			f := write.File{Path: r.Path}
			f.Sources = func() []string { return made.Inputs(r) }
			f.Append = func(b []byte) ([]byte, error) { return made.Append(b, r) }
			if keys != nil {
				f.Key = func() write.Key { return keys.Of(r) }
			}
			if !yield(f) {
				return
			}
		}
	}
}

// editionScript is the file that tells pages which edition they are of.
func editionScript(made *site.Site) func(code string) write.File {
	return func(code string) write.File {
		return write.File{Path: manifest.EditionScript, Append: func(b []byte) ([]byte, error) { return made.AppendEditionScript(b, code) }}
	}
}

func (o Options) waiting() {
	if o.Notify != nil {
		o.Notify(problem.Text{
			ZH: "另一个 casebook 正在写同一个文件夹，等它写完……",
			EN: "another casebook is writing to the same folder; waiting for it to finish …",
		})
	}
}

// survey counts the pages and files to be made and reports output paths that are one file on
// a system that does not tell capital letters, or the two ways of writing an accent, apart.
// Of such a pair one has a character beyond small ASCII letters, so that only those are kept
// to compare with.
func (r *Result) survey(made *site.Site, p *Progress) {
	suspects := map[string]string{}
	for x := range made.Routes() {
		p.Total.Add(1)
		if x.Kind.IsPage() {
			r.Pages++
		}
		if plain(x.Path) {
			continue
		}
		folded := fold(x.Path)
		if first, taken := suspects[folded]; taken && first != x.Path {
			r.Problems = append(r.Problems, collision(first, x.Path, made.Inputs(x)))
		}
		suspects[folded] = x.Path
	}
	if len(suspects) == 0 {
		return
	}
	for x := range made.Routes() {
		if other, taken := suspects[x.Path]; taken && other != x.Path && plain(x.Path) {
			r.Problems = append(r.Problems, collision(x.Path, other, made.Inputs(x)))
		}
	}
}

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func fold(s string) string { return strings.ToLower(norm.NFC.String(s)) }

func collision(a, b string, sources []string) problem.Problem {
	return problem.Problem{
		Rule: problem.BadName,
		Span: source.New(append(sources, "content")[0], "").At(0, 0),
		Message: problem.Text{
			ZH: fmt.Sprintf("网页地址 %s 和 %s 只有大小写或字形编码不同，在 Windows 和 macOS 上是同一个文件", a, b),
			EN: fmt.Sprintf("the addresses %s and %s differ only in case or encoding: Windows and macOS take them for one file", a, b),
		},
		Hint:     problem.Text{ZH: "给其中一个换个名字", EN: "rename one of them"},
		Severity: problem.Error,
	}
}
