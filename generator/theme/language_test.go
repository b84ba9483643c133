package theme

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// spoken makes a theme of a few files of the site over ours, without scripts that are bundled.
func spoken(t *testing.T, more ...string) *Theme {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(more); i += 2 {
		put(t, dir, "layouts/"+more[i], more[i+1])
	}
	th, problems, err := read(dir, Options{Views: map[string]any{}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return th
}

// A site's own accent stands behind our style sheet, which names site.toml among what it is made of; whatever is no
// colour changes nothing.
func TestAnAccentStandsBehindTheStyleSheet(t *testing.T) {
	for accent, painted := range map[string]bool{"#1f5582": true, "": false, "red": false} {
		for _, has := range []bool{true, false} {
			th := &Theme{assets: map[string]Asset{}}
			if has {
				th.add("site.css", []byte("p{}"), []string{"layouts/styles/site.css"})
			}
			before := th.Asset("site.css")
			th.paint(accent)
			got := th.assets["site.css"]
			if want := painted && has; (got.Path != before) != want || strings.Contains(string(got.Bytes), "--accent") != want || want != slices.Equal(got.Sources, []string{"data/site.toml", "layouts/styles/site.css"}) {
				t.Errorf("%q: %s, of %v: %s", accent, got.Path, got.Sources, got.Bytes)
			}
		}
	}
}

// A language is chosen for a copy: the theme itself stays. Only what a choice changes is another. Icelandic
// is a language that the theme is least likely to have some day: a site brings it.
func TestAChoiceLeavesTheTheme(t *testing.T) {
	th := spoken(t, "scripts/own.ts", `count("own.many", 2)`, "strings/zh-CN.json", `{"own.many.one": "一", "own.many.other": "多"}`, "strings/en.json", `{"own.many.other": "many"}`,
		"strings/is.json", `{"home": "Heim", "themes.texts.other": "{n} textar", "own.many.other": "margir"}`)
	th.add("site.css", []byte("p{}"), nil)
	th.scripts["site.js"] = newScript(Asset{Path: "assets/site.js", Bytes: []byte("run()"), Sources: []string{"layouts/scripts/site.ts"}}, nil)
	th.scripts["report.js"] = newScript(Asset{Path: "assets/report.js", Bytes: []byte("report()")}, nil)
	th.writeScriptWords()
	chinese, report := th.Asset("site.js"), th.Asset("report.js")
	if same, problems := th.In(Choice{Language: native}); same != th || len(problems) > 0 {
		t.Error("Chinese without an accent is another theme")
	}
	painted, _ := th.In(Choice{Language: native, Accent: "#1f5582"})
	if painted.Asset("site.css") == th.Asset("site.css") || painted.Asset("site.js") != chinese || painted.T("home") != th.T("home") {
		t.Error("an accent changes the style sheet alone")
	}
	english, problems := th.In(Choice{Language: "en"})
	if len(problems) > 0 || english.T("home") == th.T("home") || english.Asset("site.js") == chinese || english.Asset("report.js") == report || english.Asset("site.css") != th.Asset("site.css") {
		t.Errorf("English: %v, %s", problems, english.T("home"))
	}
	none, problems := th.In(Choice{Language: "xx", Accent: "#1f5582"})
	if len(problems) != 1 || none.T("home") != th.T("home") || none.Asset("site.js") != chinese || none.Asset("site.css") == th.Asset("site.css") {
		t.Errorf("a language that is none: %v", problems)
	}
	if th.Asset("site.js") != chinese || th.language != native {
		t.Error("the theme is changed by a choice")
	}
	icelandic, problems := th.In(Choice{Language: "is"})
	if icelandic.T("home") != "Heim" || icelandic.T("print") != th.T("print") || len(problems) != 1 || icelandic.words.Count("themes.texts", 3) == nil {
		t.Errorf("Icelandic: %v", problems)
	}
	if icelandic.T("own.many.one") != "own.many.one" || icelandic.T("own.many.other") != "margir" || icelandic.T("themes.texts.other") != "{n} textar" { // Icelandic has forms of its own: none of ours stands beside
		t.Errorf("one of ours stands in: %s", icelandic.T("own.many.one"))
	}
}

// A script carries the texts that scripts ask for, each form of those that have several, and is made of the table of
// the language as well; the report's own texts come with the report.
func TestScriptsCarryTheTextsThatTheyAskFor(t *testing.T) {
	th := spoken(t, "scripts/own.ts", `T("own.text"); count("themes.texts", 2); T("no.such")`, "scripts/shared.ts", `T("own.shared")`, "scripts/deep.ts", `T("own.deep")`, "scripts/report/more.ts", `T("own.report"); T("own.text")`, "strings/zh-CN.json", `{"own.text": "</script>", "own.report": "报告"}`, "strings/en.json", `{"own.text": "text"}`)
	shared, deep := th.files["scripts/shared.ts"], th.files["scripts/deep.ts"]
	th.scripts["site.js"] = newScript(Asset{Path: "x", Bytes: []byte("run()"), Sources: []string{"layouts/scripts/site.ts"}}, []file{shared})
	th.scripts["compare.js"] = newScript(Asset{Path: "x", Bytes: []byte("compare()")}, []file{shared, deep})
	th.writeScriptWords()
	if th.Asset("report.js") != "" {
		t.Error("a report that is none carries texts")
	}
	th.scripts["report.js"] = newScript(Asset{Path: "x", Bytes: []byte("report()")}, nil)
	th.writeScriptWords()
	site, report := string(th.assets["site.js"].Bytes), string(th.assets["report.js"].Bytes)
	for _, want := range []string{"globalThis.casebookWords={", `"own.text":"\u003c/script\u003e"`, `"themes.texts.other":`, `"no.such":"no.such"`, "};\nrun()"} {
		if !strings.Contains(site, want) {
			t.Errorf("no %s in\n%s", want, site)
		}
	}
	if strings.Contains(site, "own.report") || !strings.Contains(report, `"own.report":"报告"`) || strings.Contains(report, "own.text") || !strings.HasSuffix(report, ");\nreport()") {
		t.Errorf("the site's script is\n%s\nthe report's\n%s", site, report)
	}
	if compare := string(th.assets["compare.js"].Bytes); !strings.Contains(compare, "own.deep") || strings.Contains(compare, "own.shared") || strings.Contains(site, "own.deep") || !strings.Contains(site, "own.shared") {
		t.Errorf("the comparison's script is\n%s\nthe site's\n%s", compare, site)
	}
	if got := th.assets["site.js"].Sources; !slices.Equal(got, []string{"layouts/strings/zh-CN.json", "layouts/scripts/site.ts"}) {
		t.Errorf("made of %v", got)
	}
	in, _ := th.In(Choice{Language: "en"})
	if got := in.assets["site.js"].Sources; !slices.Equal(got, []string{"layouts/strings/zh-CN.json", "layouts/scripts/site.ts", "layouts/strings/en.json"}) {
		t.Errorf("in English it is made of %v", got)
	}
}

// What a language lacks is one problem with a list of ten; a language of the site's own needs what the site's templates ask for.
func TestWhatALanguageLacks(t *testing.T) {
	th := spoken(t, "templates/own.html", `{{T "own.text"}}{{count "own.many" 2}}`, "strings/zh-CN.json", `{"own.text": "文", "own.many.other": "{n}"}`, "strings/en.json", `{"own.text": "text", "own.many.one": "one", "own.many.other": "{n}"}`)
	if got := th.missingTexts(native); len(got) > 0 {
		t.Errorf("Chinese lacks %v", got)
	}
	if got := th.missingTexts("en"); len(got) > 0 {
		t.Errorf("English lacks %v", got)
	}
	th = spoken(t, "templates/own.html", `{{T "own.text"}}`, "strings/zh-CN.json", `{"own.text": "文"}`, "strings/is.json", `{}`)
	if got := th.missingTexts("en"); len(got) != 1 || got[0].Message.EN != "1 texts are missing: own.text" || got[0].Rule != problem.MissingField {
		t.Errorf("English lacks %v", got)
	}
	got := th.missingTexts("is")
	if len(got) != 1 || strings.Count(got[0].Message.EN, "  ") != 9 || !strings.HasSuffix(got[0].Message.EN, " …") {
		t.Errorf("Icelandic lacks %v", got)
	}
	for lacking, dots := range map[int]bool{10: false, 11: true} {
		ours := spoken(t).textsOf(native)
		th := spoken(t, "strings/is.json", "{}")
		left := 0
		for key := range ours {
			if strings.Count(key, ".") < 2 && left < lacking && !strings.HasSuffix(key, ".one") && !strings.HasSuffix(key, ".other") {
				left++
				continue
			}
			th.own["is"] = append(th.own["is"], stringEntry{key: key, text: "x"})
		}
		if got := th.missingTexts("is"); len(got) != 1 || strings.Contains(got[0].Message.EN, "…") != dots {
			t.Errorf("of %d: %v", lacking, got)
		}
	}
}

// A site's texts are held against ours: a key that nothing shows and a hole that nothing fills are reported, with what was meant.
func TestTextsOfASiteAreHeldAgainstOurs(t *testing.T) {
	th := &Theme{files: made("strings/zh-CN.json", "", "strings/en.json", ""), used: map[string]bool{"own.text": true, "own.many": true}}
	if got := th.checkStrings(); got != nil {
		t.Errorf("of no texts %v", got)
	}
	src := source.New("s", "k v")
	for _, x := range []struct{ key, text, want string }{
		{"home", "首页", ""}, {"own.text", "{anything}", ""}, {"own.many.other", "{n}", ""}, {"own.many.two", "{n}", ""}, {"themes.texts.few", "{n}", ""}, {"themes.texts", "{n}", "no page uses"}, {"ask.target", "{name}{value}", ""}, {"ask.target", "", ""},
		{"ask.target", "{name}{nme}", "has no placeholder {nme} | did you mean"}, {"home", "{zzz}", "has no placeholder {zzz} | \n"}, {"ask.target", "{zzz}", "has no placeholder {zzz} | the placeholders are: {name} {value}"}, {"hoem", "x", "no page uses the text \"hoem\" | did you mean `home`"}, {"home.other", "x", "no page uses"},
		{"zzzzzzzzzzzzz", "x", "no page uses the text \"zzzzzzzzzzzzz\" | write a key"}, {"themes.texts.few", "{m}", "has no placeholder {m}"},
	} {
		th.own = map[string][]stringEntry{"zh-CN": {{key: x.key, text: x.text, at: src.At(0, 1), textAt: src.At(2, 1)}}}
		reported := ""
		for _, p := range th.checkStrings() {
			reported += p.Message.EN + " | " + p.Hint.EN
			if hole := strings.Contains(p.Message.EN, "placeholder"); p.Span.Text() != map[bool]string{true: "v", false: "k"}[hole] {
				t.Errorf("%s: at %q", x.key, p.Span.Text())
			}
		}
		if !strings.Contains(reported+"\n", x.want) || x.want == "" && reported != "" {
			t.Errorf("%s %s: reported %q, want %q", x.key, x.text, reported, x.want)
		}
	}
}

// What a mistyped name was meant to be.
func TestWhatAMistypedNameWasMeantToBe(t *testing.T) {
	th := &Theme{language: "zh-CN"}
	for p, want := range map[string]string{
		"strings/zh-CN.json": "", "strings/en.json": "", "strings/is.json": "", "strings/zh.json": "strings/zh-CN.json", "strings/zh_CN.json": "strings/zh-CN.json", "strings/ZH-cn.json": "strings/zh-CN.json", "strings/zh-CM.json": "strings/zh-CN.json",
		"strings/texts.txt": "strings/zh-CN.json", "strings/z.json": "", "strings/zh-Hant.json": "",
	} {
		if got := th.languageMeant(p); got != want {
			t.Errorf("%s was meant to be %q, want %q", p, got, want)
		}
	}
	for folder, want := range map[string]string{"css": "styles/", "CSS": "styles/", "style": "styles/", "Templates": "templates/", "模板": "templates/", "partials": "templates/partials/", "fonts": "", "x": ""} {
		if got := nearPart(folder); got != want {
			t.Errorf("%s was meant to be %q, want %q", folder, got, want)
		}
	}
	for name, want := range map[string]string{"site.css": "styles/site.css", "a/b/SITE.CSS": "styles/site.css", "none.css": "", "village.html": "templates/village.html"} {
		if got := meantBy(name); got != want {
			t.Errorf("%s was meant to be %q, want %q", name, got, want)
		}
	}
	byName := map[string]int{}
	for _, p := range BuiltIn() {
		byName[p[strings.LastIndex(p, "/")+1:]]++
	}
	for name, n := range byName {
		if got := meantBy(name); (got == "") != (n > 1) {
			t.Errorf("%s, of which there are %d, was meant to be %q", name, n, got)
		}
	}
	views := map[string]any{"village": nil, "own-kind": nil}
	for name, want := range map[string]string{"vilage.html": "templates/village.html", "own-knd.html": "templates/own-kind.html", "partials/Village.html": "templates/village.html", "listing.html": "templates/partials/listing.html", "zzzzzzzzzz.html": ""} {
		if got := nearTemplate(views, name); got != want {
			t.Errorf("%s was meant to be %q, want %q", name, got, want)
		}
	}
}
