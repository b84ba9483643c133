// Package theme holds what pages look like: the embedded layouts with the site's own files
// over them, the page templates parsed and checked against the views they are executed
// with, the texts, and the style sheet and scripts bundled under names that change with
// their content.
//
// Layout of the layouts folder:
//
//	templates/KIND.html        the page of one kind, executed with the view of that kind
//	templates/list.html        the page of every kind that is a list and has none of its own
//	templates/plain.html       the page of every kind that has only a head and what follows it
//	templates/base.html        and templates/partials/**: usable by all of them; a
//	                           template's name is its path below templates/
//	strings/zh-CN.json         texts, one flat object
//	styles/site.css            → Asset("site.css"), and Asset("reading.css") without the tools
//	scripts/site.ts            → Asset("site.js")
//	scripts/charts/echarts.ts  → Asset("echarts.js"), which needs npm, as does
//	scripts/report/report.ts   → Asset("report.js")
//	scripts/wechat/show.ts     → Asset("wechat.js"), fetched when it is asked for
//	images/NAME                → Asset("NAME")
package theme

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/words"
)

// Options is what Load needs besides the site's folder.
type Options struct {
	// Views has a zero value of the view of each page kind; templates/KIND.html, or one that
	// kinds share, is parsed and checked for each of them.
	Views map[string]any
	// Funcs are further template functions. T and asset are always there.
	Funcs template.FuncMap
	// CacheDir keeps bundles between runs; "" keeps nothing.
	CacheDir string
	// FromSource bundles the charts anew though the program carries them ready made.
	FromSource bool
	// Notify tells the reader of a long step (fetching packages) and of what is left out. May be nil.
	Notify func(problem.Text)
}

// Theme is ready to execute, from many goroutines.
type Theme struct {
	files  files
	views  map[string]any
	funcs  template.FuncMap                           // further ones
	own    map[string][]stringEntry                   // the site's texts, by language
	used   map[string]bool                            // keys that the site's own templates and scripts ask for
	units  map[string]unit                            // templates, parsed
	pages  map[string]func() (page, *problem.Problem) // by kind, see compile
	words  *words.Texts
	assets map[string]Asset // by plain name

	bundled []Packaged // the bundles that need no npm package, under their keys

	language string            // of words
	scripts  map[string]script // by name: those that show texts, without them
}

// Asset is one file that pages refer to.
type Asset struct {
	Path    string // in the output: "assets/site-1a2b3c4d.css"
	Bytes   []byte
	Sources []string // in the site's folder; embedded files as if they stood there
}

// Load reads, parses, checks and bundles the theme of the site in siteDir, in Chinese: it
// need not wait for the site's language to be known (see In). Mistakes in templates, texts,
// styles and scripts are problems; a theme with problems must not be executed. The error is
// *NeedsFrontEnd where ECharts cannot be had, and that of ctx where it is done.
func Load(ctx context.Context, siteDir string, o Options) (*Theme, []problem.Problem, error) {
	th, problems, err := read(siteDir, o)
	if err != nil {
		return nil, nil, err
	}
	bundled, err := th.bundle(ctx, siteDir, o)
	if err != nil {
		return nil, nil, err
	}
	th.writeScriptWords()
	for _, f := range th.files.under("images/") {
		th.add(path.Base(f.path), []byte(f.text()), []string{f.sitePath()})
	}
	steps := []func() []problem.Problem{th.parse, th.verify, th.compile}
	if th.isOurs() {
		steps = []func() []problem.Problem{th.parse, th.compile}
	}
	finished, err := finish(ctx, steps)
	if err != nil {
		return nil, nil, err
	}
	return th, slices.Concat(problems, bundled, finished), nil
}

// Check finds the mistakes that Load finds, without ECharts and without keeping anything.
func Check(ctx context.Context, siteDir string, o Options) (*Theme, []problem.Problem, error) {
	th, problems, err := read(siteDir, o)
	if err != nil {
		return nil, nil, err
	}
	bundled, err := th.files.bundleMistakes(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	finished, err := finish(ctx, []func() []problem.Problem{th.parse, th.verify, th.compile})
	if err != nil {
		return nil, nil, err
	}
	return th, slices.Concat(problems, bundled, finished), nil
}

// read reads the theme's files and texts.
func read(siteDir string, o Options) (*Theme, []problem.Problem, error) {
	files, problems, err := readFiles(siteDir)
	if err != nil {
		return nil, nil, err
	}
	th := &Theme{files: files, views: o.Views, funcs: o.Funcs, assets: map[string]Asset{}, scripts: map[string]script{}, used: map[string]bool{}}
	for _, key := range files.askedFor(func(f file) bool { return f.own }) {
		th.used[key] = true
	}
	problems = append(problems, th.loadStrings()...)
	th.choose(native)
	problems = append(problems, th.checkStrings()...)
	return th, append(problems, th.files.checkTokens()...), nil
}

// finish takes the steps from templates' texts to pages until one finds mistakes.
func finish(ctx context.Context, steps []func() []problem.Problem) (problems []problem.Problem, err error) {
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
		if problems = step(); len(problems) > 0 {
			break
		}
	}
	return problems, nil
}

// Execute writes the page of one kind.
func (th *Theme) Execute(w io.Writer, kind string, view any) error {
	made, ok := th.pages[kind]
	if !ok {
		return fmt.Errorf("theme: no page kind %q", kind)
	}
	x, p := made()
	switch {
	case p != nil:
		return fmt.Errorf("theme: %s", p.Message.EN)
	case x.plan != nil:
		return x.plan.execute(th, w, reflect.ValueOf(view))
	}
	return x.template.Execute(w, view)
}

// Asset returns the path from the root of the site of the file called name ("site.css"),
// "" where the theme has none.
func (th *Theme) Asset(name string) string { return th.assets[name].Path }

// add adds an asset under a name that changes with its bytes, and returns its path.
func (th *Theme) add(name string, data []byte, sources []string) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	p := "assets/" + strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:4]) + ext
	th.assets[name] = Asset{Path: p, Bytes: data, Sources: sources}
	return p
}

// Files returns the assets in the order of their paths.
func (th *Theme) Files() []Asset {
	return slices.SortedFunc(maps.Values(th.assets), func(a, b Asset) int { return cmp.Compare(a.Path, b.Path) })
}

// Words returns the texts that pages show.
func (th *Theme) Words() *words.Texts { return th.words }

// T returns the text of a key, the key itself where there is none.
func (th *Theme) T(key string) string { return th.words.T(key) }
