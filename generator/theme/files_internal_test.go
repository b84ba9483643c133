package theme

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evanw/esbuild/pkg/api"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// made are files of a theme by path and text; those of a path that begins with "own:" are the site's.
func made(pairs ...string) files {
	all := files{}
	for i := 0; i < len(pairs); i += 2 {
		p, own := strings.CutPrefix(pairs[i], "own:")
		all[p] = file{path: p, own: own, src: source.New("layouts/"+p, pairs[i+1])}
	}
	return all
}

// An import means a file with the endings that bundlers try, beside the file that imports.
func TestWhatAnImportMeans(t *testing.T) {
	all := made("scripts/a.ts", "", "scripts/b.js", "", "scripts/c/index.ts", "", "scripts/a.js", "", "styles/x.css", "", "scripts/c/d.ts", "")
	for _, x := range []struct{ from, name, want string }{
		{"scripts/site.ts", "./a", "scripts/a.ts"}, {"scripts/site.ts", "./a.js", "scripts/a.js"}, {"scripts/site.ts", "./b", "scripts/b.js"}, {"scripts/site.ts", "./c", "scripts/c/index.ts"},
		{"scripts/c/d.ts", "../a", "scripts/a.ts"}, {"scripts/c/d.ts", "./a", ""}, {"styles/site.css", "./x", "styles/x.css"}, {"styles/site.css", "./x.css", "styles/x.css"}, {"scripts/site.ts", "./none", ""},
	} {
		f, ok := all.resolve(x.from, x.name)
		if f.path != x.want || ok != (x.want != "") {
			t.Errorf("%s in %s means %q, %t", x.name, x.from, f.path, ok)
		}
	}
}

// A bundle is made of what its first file mentions, and what that does, each once; sorted.
func TestWhatABundleIsMadeOf(t *testing.T) {
	all := made("scripts/z.ts", `import "./m"; import x from './n'; url(./p.svg)`, "scripts/m.ts", `import "./z"; import "./k"`, "scripts/n.ts", "import `./none`", "scripts/k.ts", "import \"echarts\"", "scripts/p.svg", "", "scripts/other.ts", "")
	var got []string
	for _, f := range (entry{from: "scripts/z.ts"}).reach(all) {
		got = append(got, f.path)
	}
	if want := "scripts/k.ts scripts/m.ts scripts/n.ts scripts/p.svg scripts/z.ts"; strings.Join(got, " ") != want {
		t.Errorf("made of %q, want %q", got, want)
	}
}

// A site's further style sheets and scripts come in behind ours where nothing imports them; those that replace ours, are
// imported, or are neither sheet nor script do not come in twice.
func TestFurtherFilesOfASite(t *testing.T) {
	const css, js = "styles/site.css", "scripts/site.ts"
	for _, x := range []struct {
		name            string
		more            []string
		styles, scripts string
	}{
		{"none", nil, "", ""},
		{"a sheet", []string{"own:styles/own.css", ""}, "@import \"./site.css\";\n@import \"./own.css\";\n", ""},
		{"a script", []string{"own:scripts/own.ts", ""}, "", "import \"./site.ts\";\nimport \"./own.ts\";\n"},
		{"another ending", []string{"own:scripts/own.js", "", "own:scripts/own.json", "", "own:styles/own.txt", ""}, "", "import \"./site.ts\";\nimport \"./own.js\";\n"},
		{"not the site's", []string{"styles/own.css", ""}, "", ""},
		{"one of ours, replaced", []string{"own:styles/tokens.css", ":root{}"}, "", ""},
		{"imported by ours", []string{"own:scripts/site.ts", `import "./own"`, "own:scripts/own.ts", ""}, "", ""},
		{"imported by one of them", []string{"own:scripts/own.ts", `import "./deep/other"`, "own:scripts/deep/other.ts", ""}, "", "import \"./site.ts\";\nimport \"./own.ts\";\n"},
		{"a folder deeper", []string{"own:styles/deep/own.css", ""}, "@import \"./site.css\";\n@import \"./deep/own.css\";\n", ""},
	} {
		all := made(append([]string{css, "", js, ""}, x.more...)...)
		list, merged := all.bundles()
		texts := map[string]string{}
		for _, e := range list {
			if strings.Contains(e.from, "\x00") {
				texts[e.name] = merged[e.from].text()
			}
		}
		if texts["site.css"] != x.styles || texts["site.js"] != x.scripts {
			t.Errorf("%s: %q", x.name, texts)
		}
		if _, ok := all["styles/\x00site.css"]; ok {
			t.Errorf("%s: the theme's own files are changed", x.name)
		}
	}
	if list, _ := made("own:styles/own.css", "").bundles(); list[0].from != css {
		t.Errorf("without our sheet %q is bundled", list[0].from)
	}
}

// How scripts and templates ask for texts.
func TestHowTextsAreAskedFor(t *testing.T) {
	for text, want := range map[string]string{
		`T("a")`: "a", `T('a')`: "a", `{{T "a"}}`: "a", `count("a", 1)`: "a", `count('a')`: "a", `{{count "a" 3}}`: "a", `T("a") + T("b")`: "a b", `x.T("a")`: "", `WT("a")`: "", `_T("a")`: "", `$T("a")`: "", `zT("a") T("b")`: "b",
		`ZT("a")`: "", `9T("a")`: "", `-T("a")`: "a", `T("a`: "", `T("a'`: "", `T(a)`: "", `T("b") T("c`: "b", "`{T(\"a\")}`": "a", `@T("a")`: "a", `[T("a")`: "a", `{T("a")`: "a", "\x7fT(\"a\")": "a", `/T("a"):T("b")`: "a b",
	} {
		got := made("scripts/x.ts", text, "styles/x.css", `T("never")`).askedFor(func(f file) bool { return true })
		if strings.Join(got, " ") != want {
			t.Errorf("%s asks for %q, want %q", text, got, want)
		}
	}
	all := made("scripts/x.ts", `T("script")`, "own:templates/x.html", `{{T "page"}}`, "images/x.svg", `T("picture")`)
	if got := all.askedFor(func(f file) bool { return f.own }); !slices.Equal(got, []string{"page"}) {
		t.Errorf("the site's own ask for %q", got)
	}
}

// What is read of a layouts folder: files of its known folders that are texts of a sensible size, pictures whatever they are.
func TestWhatIsReadOfALayoutsFolder(t *testing.T) {
	big := fstest.MapFS{"x": {Data: make([]byte, maxFile)}}["x"]
	bigger := fstest.MapFS{"x": {Data: make([]byte, maxFile+1)}}["x"]
	fsys := fstest.MapFS{
		"templates/a.html": {Data: []byte("\ufeffa")}, "templates/.hidden/a.html": {Data: []byte("x")}, "templates/.a.html": {Data: []byte("x")}, "templates/a.html~": {Data: []byte("x")}, "styles/bad.css": {Data: []byte("\xff")},
		"images/a.png": {Data: []byte("\xff")}, "images/big.png": big, "images/bigger.png": bigger, "other/a.html": {Data: []byte("x")}, "templates/link.html": {Mode: os.ModeSymlink},
		"templates/deep/b.html": {Data: []byte("b")},
	}
	all := files{}
	problems, err := all.read(fsys, true)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for p, f := range all {
		if !f.own || f.sitePath() != "layouts/"+p || p != f.path {
			t.Errorf("%s is %+v", p, f)
		}
		got = append(got, p)
	}
	slices.Sort(got)
	if want := "images/a.png images/big.png templates/a.html templates/deep/b.html"; strings.Join(got, " ") != want || all["templates/a.html"].text() != "a" {
		t.Errorf("read %q", got)
	}
	var reported []string
	for _, p := range problems {
		reported = append(reported, p.Span.File.Path+" "+p.Message.EN)
	}
	slices.Sort(reported)
	if want := "layouts/images/bigger.png the file is larger than 16 MB and is not read, layouts/styles/bad.css the file is not UTF-8"; strings.Join(reported, ", ") != want {
		t.Errorf("reported %q", reported)
	}
}

// Custom properties that nothing defines are reported once for each place, with one that is near; what stands in comments or
// has another value beside it is not, nor what another sheet defines.
func TestCustomPropertiesThatNothingDefines(t *testing.T) {
	ours := embeddedText(tokens)
	for _, x := range []struct {
		name  string
		files []string
		want  string
	}{
		{"none of the site's", []string{"styles/a.css", "p{color:var(--none)}"}, ""},
		{"used", []string{"own:styles/a.css", "p{color:var(--none); margin: var( --none2 )}"}, "layouts/styles/a.css --none, layouts/styles/a.css --none2"},
		{"defined", []string{"own:styles/a.css", "p{--mine:1px;color:var(--mine)}"}, ""},
		{"defined elsewhere", []string{"own:styles/a.css", "p{color:var(--mine)}", "styles/b.css", "p{\n--mine : 1px}"}, ""},
		{"used by ours", []string{"own:styles/a.css", "", "styles/b.css", "p{color:var(--none)}"}, "layouts/styles/b.css --none"},
		{"another value beside it", []string{"own:styles/a.css", "p{color:var(--none,red)}"}, ""},
		{"in comments", []string{"own:styles/a.css", "/* var(--none) */p{} /* --mine: 1px */ b{color:var(--mine)}"}, "layouts/styles/a.css --mine"},
		{"a token of ours, which our sheet defines", []string{"own:styles/a.css", "p{color:var(--paper)}", "styles/tokens.css", ours}, ""},
		{"a token that the site's own tokens leave out", []string{"own:styles/tokens.css", ":root{--mine:1px}", "styles/b.css", "p{color:var(--paper); background: var(--ink)}"}, "layouts/styles/tokens.css --ink, --paper"},
		{"a token that another sheet of the site defines", []string{"own:styles/tokens.css", ":root{}", "own:styles/c.css", ":root{--paper:red}", "styles/b.css", "p{color:var(--paper)}"}, ""},
		{"a token that another sheet of ours defines for one look", []string{"own:styles/tokens.css", ":root{}", "styles/c.css", ".dark{--paper:red}", "styles/b.css", "p{color:var(--paper)}"}, "layouts/styles/tokens.css --paper"},
	} {
		var reported []string
		for _, p := range made(x.files...).checkTokens() {
			_, names, _ := strings.Cut(p.Message.EN, ": ")
			if p.Rule == problem.DanglingReference {
				names = p.Span.Text()
			}
			reported = append(reported, p.Span.File.Path+" "+names)
		}
		slices.Sort(reported)
		if got := strings.Join(reported, ", "); got != x.want {
			t.Errorf("%s: reported %q, want %q", x.name, got, x.want)
		}
	}
	hint := lostTokens(made("own:styles/tokens.css", "")["styles/tokens.css"], []string{"--none", "--paper"}).Hint.EN
	if hint != "add to :root: --paper: #fdfcf9;" {
		t.Errorf("the hint is %q", hint)
	}
	if got := withoutComments("a/* b\n */c/**/d"); got != "a        c    d" {
		t.Errorf("%q", got)
	}
}

// What a bundler makes of a file, by its name.
func TestHowFilesAreRead(t *testing.T) {
	for name, want := range map[string]api.Loader{"a.ts": api.LoaderTS, "a.js": api.LoaderJS, "a.css": api.LoaderCSS, "a.json": api.LoaderJSON, "a.svg": api.LoaderDataURL, "a.png": api.LoaderDataURL, "a": api.LoaderJS, "a.mjs": api.LoaderJS} {
		if got := loaderOf(name); got != want {
			t.Errorf("%s is read as %d", name, got)
		}
	}
}

// One file may be part of many bundles: what is wrong in it is reported once.
func TestAMistakeIsReportedOnce(t *testing.T) {
	src := source.New("a", "text")
	one := problem.Problem{Span: src.At(0, 1), Message: problem.Text{EN: "x"}}
	other, elsewhere := one, one
	other.Message.EN = "y"
	elsewhere.Span = src.At(1, 1)
	if got := appendNew([]problem.Problem{one}, []problem.Problem{one, other, elsewhere, other}); len(got) != 3 {
		t.Errorf("%d are reported", len(got))
	}
	if got := sitePaths([]file{made("a", "")["a"], {src: source.New("", "")}}); !slices.Equal(got, []string{"layouts/a"}) {
		t.Errorf("made of %q", got)
	}
}

// Texts of a site's strings file stand with their places; whatever is none is reported with its own.
func TestTextsOfAStringsFile(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": "x", "b" : "y{n}" }`:        `a=x "a" "x", b=y{n} "b" "y{n}"`,
		"{\n\t\"a\"\t:\n\"x\"\n}":          `a=x "a" "x"`,
		`{"//": "a", "//": "b", "c": "d"}`: `c=d "c" "d"`,
		`{"//": 3}`:                        `wrong-type 3`,
		`{"a": "x", "a": "y", "a": "z"}`:   `duplicate-id "a" | "a", duplicate-id "a" | "a", a=x "a" "x"`,
		`{"a": ["x"]}`:                     `wrong-type ["x"]`,
		`{"a": {"b": "c"}, "d": "e"}`:      `wrong-type {"b": "c"}, d=e "d" "e"`,
		`{"a": "{"}`:                       `wrong-type "{"`,
		`{"a": "x",}`:                      `unreadable }`,
		`{"a" "x"}`:                        `unreadable "`,
		``:                                 `unreadable `,
		`["a"]`:                            `wrong-type [`,
		`3`:                                `wrong-type 3`,
		`{}`:                               ``,
	} {
		entries, problems := readStrings(source.New("s.json", text))
		var reported []string
		for _, p := range problems {
			line := string(p.Rule) + " " + p.Span.Text()
			for _, r := range p.Related {
				line += " | " + r.Span.Text()
			}
			reported = append(reported, line)
		}
		for _, e := range entries {
			reported = append(reported, fmt.Sprintf("%s=%s %s %s", e.key, e.text, e.at.Text(), e.textAt.Text()))
		}
		if got := strings.Join(reported, ", "); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// put writes a file below a folder.
func put(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestMentionsAreNamesBetweenMarks: a name begins with a dot and is closed by a mark, whatever stands around it.
func TestMentionsAreNamesBetweenMarks(t *testing.T) {
	for text, want := range map[string][]string{
		`import "./a.ts"; import '../b';`:       {"./a.ts", "../b"},
		"url(./c.svg) + `./d`":                  {"./c.svg", "./d"},
		`x = "." + "./e f" + "./g" + '...' + y`: {"./g", "..."},
		`."./h"`:                                {"./h"},
		`f("./i(./j)`:                           {"./j"},
		`"./open`:                               nil,
		`a.b("c.d").e('f')`:                     nil,
	} {
		if got := slices.Collect(mentions(text)); !slices.Equal(got, want) {
			t.Errorf("%s mentions %q, want %q", text, got, want)
		}
	}
}
