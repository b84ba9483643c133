package theme

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"casebook/generator/cache"
	"casebook/generator/mediatype"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// bundlerVersion is part of every cache key: raise it when the options below change, or
// esbuild does.
const bundlerVersion = "esbuild 0.28.2 / 1"

// entry is one bundle to be made.
type entry struct {
	name string // of the asset
	from string // of its first file below layouts/
}

var entries = [...]entry{
	{wholeSheet, "styles/site.css"},
	{"early.js", "scripts/early.ts"},
	{"site.js", "scripts/site.ts"},
	{"compare.js", "scripts/compare/compare.ts"},
	{"facets.js", "scripts/facets/facets.ts"},
	{"search.js", "scripts/search/search.ts"},
	{"booklet.js", "scripts/booklet/booklet.ts"},
	{"wechat.js", "scripts/wechat/show.ts"},
	{"echarts.js", charts.from},
	{"report.js", report.from},
}

// bundle adds the style sheet and the scripts to the assets, each from a cache where
// nothing that it is made of has changed, or from the program.
func (th *Theme) bundle(ctx context.Context, siteDir string, o Options) ([]problem.Problem, error) {
	var problems []problem.Problem
	list, all := th.files.bundles()
	for _, e := range list {
		if _, ok := all[e.from]; !ok {
			continue
		}
		var modules frontEnd
		if part := partOf(e.from); part != nil {
			var err error
			if modules, err = part.find(all, siteDir, o); err != nil {
				return nil, err
			}
			if modules.absent {
				continue
			}
		}
		reached := e.reach(all)
		out, found, err := e.make(ctx, all, reached, modules, o)
		if needs := (*NeedsFrontEnd)(nil); errors.As(err, &needs) && partOf(e.from).optional {
			partOf(e.from).leftOut(modules.dir, o)
			continue
		}
		if err != nil {
			return nil, err
		}
		problems = appendNew(problems, found)
		if partOf(e.from) == nil {
			th.bundled = append(th.bundled, Packaged{e.key(reached, modules), out})
		}
		th.add(e.name, out, sitePaths(reached))
		if showsTexts(e.name) {
			th.scripts[e.name] = newScript(th.assets[e.name], reached)
		}
	}
	return problems, nil
}

// bundleMistakes finds the mistakes in the site's own styles and scripts. Packages are left
// out, so that it needs no npm, and what is made is not kept.
func (all files) bundleMistakes(ctx context.Context, o Options) ([]problem.Problem, error) {
	var problems []problem.Problem
	list, all := all.bundles()
	for _, e := range list {
		if _, ok := all[e.from]; !ok {
			continue
		}
		reached := e.reach(all)
		if !slices.ContainsFunc(reached, func(f file) bool { return f.own }) {
			continue
		}
		if _, ok := userCache(o.CacheDir).Get(e.key(reached, frontEnd{})); ok {
			continue // a build has made it: no mistake in it
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
		_, found := e.run(all, frontEnd{absent: partOf(e.from) != nil})
		problems = appendNew(problems, found)
	}
	return problems, nil
}

// appendNew adds the problems that are not in the list: one file may be part of many bundles.
func appendNew(list, found []problem.Problem) []problem.Problem {
	for _, p := range found {
		same := func(q problem.Problem) bool { return q.Span == p.Span && q.Message == p.Message }
		if !slices.ContainsFunc(list, same) {
			list = append(list, p)
		}
	}
	return list
}

// make returns the bundle's bytes; reached are the files that it is made of.
func (e entry) make(ctx context.Context, all files, reached []file, modules frontEnd, o Options) ([]byte, []problem.Problem, error) {
	if modules.ready != nil {
		return modules.ready, nil, nil
	}
	key := e.key(reached, modules)
	if out, ok := ready(key); ok && !o.FromSource {
		return out, nil, nil
	}
	caches := [...]*cache.Folder{modules.cache, userCache(o.CacheDir)}
	for _, c := range caches {
		if out, ok := c.Get(key); ok {
			return out, nil, nil
		}
	}
	if modules.install != nil {
		if err := modules.install(ctx); err != nil {
			return nil, nil, err
		}
	}
	out, problems := e.run(all, modules)
	if len(problems) == 0 {
		for _, c := range caches {
			c.Put(key, out)
		}
	}
	return out, problems, nil
}

// key changes with whatever the bundle is made of.
func (e entry) key(reached []file, modules frontEnd) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%s\n", bundlerVersion, e.from, modules.version)
	for _, f := range reached {
		fmt.Fprintf(h, "%d %s\n%d %s", len(f.path), f.path, len(f.text()), f.text())
	}
	return hex.EncodeToString(h.Sum(nil))
}

func sitePaths(reached []file) []string {
	var list []string
	for _, f := range reached {
		if f.sitePath() != "" {
			list = append(list, f.sitePath())
		}
	}
	return list
}

// mentions are whatever may be an import or the address of an image: rather one too many, in
// a comment, than one too few. Such a name begins with a dot behind a quotation mark or a bracket,
// and goes on to the next. Every build asks this of a megabyte of scripts.
func mentions(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest, before := text, byte(' '); ; {
			dot := strings.IndexByte(rest, '.')
			if dot < 0 {
				return
			}
			if dot > 0 {
				before = rest[dot-1]
			}
			length := 1
			if strings.IndexByte("\"'`(", before) >= 0 {
				length = strings.IndexAny(rest[dot:], "\"'`()\t\n\f\r ")
				if length < 0 {
					return
				}
				if length > 1 && strings.IndexByte("\"'`)", rest[dot+length]) >= 0 && !yield(rest[dot:dot+length]) {
					return
				}
			}
			before, rest = rest[dot+length-1], rest[dot+length:]
		}
	}
}

// reach returns the files that the bundle is made of, sorted by path.
func (e entry) reach(all files) []file {
	seen := map[string]bool{e.from: true}
	list := []file{all[e.from]}
	for i := 0; i < len(list); i++ {
		for name := range mentions(list[i].text()) {
			if f, ok := all.resolve(list[i].path, name); ok && !seen[f.path] {
				seen[f.path] = true
				list = append(list, f)
			}
		}
	}
	slices.SortFunc(list, func(a, b file) int { return cmp.Compare(a.path, b.path) })
	return list
}

// run bundles and minifies: classic scripts, because modules do not run from file://.
func (e entry) run(all files, modules frontEnd) ([]byte, []problem.Problem) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{"theme:" + e.from},
		Bundle:            true,
		Write:             false,
		Outfile:           e.name,
		Format:            api.FormatIIFE,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2020,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsInline,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		TreeShaking:       api.TreeShakingTrue,
		TsconfigRaw:       `{"compilerOptions":{"strict":true}}`,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		Plugins:           []api.Plugin{all.plugin(modules)},
		LogLevel:          api.LogLevelSilent,
	})
	mistakes := result.Errors
	for _, w := range result.Warnings {
		if w.ID == "css-syntax-error" { // a browser would pass over the rest of the rule, or of the file
			mistakes = append(mistakes, w)
		}
	}
	if len(mistakes) > 0 {
		return nil, bundleProblems(all, e, mistakes)
	}
	return result.OutputFiles[0].Contents, nil
}

// plugin lets esbuild read the theme's merged files; names of packages are looked for in
// node_modules, or left as they are where the front end is absent.
func (all files) plugin(modules frontEnd) api.Plugin {
	return api.Plugin{Name: "theme", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^theme:`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: strings.TrimPrefix(a.Path, "theme:"), Namespace: "theme"}, nil
		})
		b.OnResolve(api.OnResolveOptions{Filter: `^\.`, Namespace: "theme"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			f, ok := all.resolve(a.Importer, a.Path)
			if !ok {
				return api.OnResolveResult{}, fmt.Errorf("there is no file %q", a.Path)
			}
			return api.OnResolveResult{Path: f.path, Namespace: "theme"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "theme"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			text := all[a.Path].text()
			return api.OnLoadResult{Contents: &text, Loader: loaderOf(a.Path), ResolveDir: modules.dir}, nil
		})
		if modules.absent {
			b.OnResolve(api.OnResolveOptions{Filter: `^[^./]`, Namespace: "theme"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
				return api.OnResolveResult{Path: a.Path, External: true}, nil
			})
		}
	}}
}

func loaderOf(name string) api.Loader {
	switch path.Ext(name) {
	case ".ts":
		return api.LoaderTS
	case ".css":
		return api.LoaderCSS
	case ".json":
		return api.LoaderJSON
	}
	if mediatype.IsPicture(mediatype.OfName(name)) {
		return api.LoaderDataURL // the style sheet's own small images: no further request
	}
	return api.LoaderJS
}

func bundleProblems(all files, e entry, messages []api.Message) []problem.Problem {
	var problems []problem.Problem
	for _, m := range messages {
		span := all[e.from].src.At(0, 0)
		if l := m.Location; l != nil {
			if f, ok := all[strings.TrimPrefix(l.File, "theme:")]; ok {
				span = byteSpan(f.src, l.Line, l.Column, l.Length)
			}
		}
		problems = append(problems, problem.Problem{
			Rule: problem.Unreadable,
			Span: span,
			Message: problem.Text{
				ZH: fmt.Sprintf("样式或脚本写错了：%s", m.Text),
				EN: fmt.Sprintf("mistake in a style sheet or script: %s", m.Text),
			},
		})
	}
	return problems
}

// byteSpan is a place as esbuild gives it: the line from 1, the column in bytes from 0.
func byteSpan(src *source.File, line, column, length int) source.Span {
	text, offset := src.Text(), 0
	for n := 1; n < line; n++ {
		i := strings.IndexByte(text[offset:], '\n')
		if i < 0 {
			break
		}
		offset += i + 1
	}
	return src.At(offset+column, length)
}
