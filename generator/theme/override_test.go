package theme_test

import (
	"context"
	"strings"
	"testing"

	"casebook/generator/page"
	"casebook/generator/theme"
)

// An office gives its site a look of its own: a line above the header, its colours, the
// palette of one chart, a script, a style sheet.
func TestASiteOfItsOwnLook(t *testing.T) {
	base, err := theme.Eject("templates/base.html", "")
	if err != nil {
		t.Fatal(err)
	}
	palette, err := theme.Eject("styles/tokens.css", "")
	if err != nil {
		t.Fatal(err)
	}
	dir := site(t,
		"templates/base.html", strings.Replace(string(base), "{{.Header}}", `<p class="office">{{T "office"}}</p>{{.Header}}`, 1),
		"strings/zh-CN.json", `{"office": "示例县委宣传部"}`,
		"styles/tokens.css", strings.ReplaceAll(string(palette), "--paper: #fdfcf9", "--paper: #fffef5"),
		"styles/office.css", `.office { color: var(--soft) } .chart[data-chart="bar"] { --s0: #123456 }`,
		"scripts/office.ts", `import { T } from "./words"; import { twice } from "./office/twice"; document.title = twice(T("office.title"));`,
		"scripts/office/twice.ts", `export const twice = (s: string): string => s + s;`,
		"strings/en.json", `{"office": "Publicity Office", "office.title": "Cases"}`)
	th, problems, err := theme.Load(context.Background(), dir, theme.Options{Views: page.Views(), CacheDir: bundles})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, reported(problems))
	}
	in, problems := th.In(theme.Choice{Language: "en", Accent: "#1f5582"})
	if len(problems) > 0 {
		t.Fatal(reported(problems))
	}
	var out strings.Builder
	if err := in.Execute(&out, "home", page.Views()["home"]); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `<p class="office">Publicity Office</p>`) {
		t.Error("the header is not the site's own")
	}
	bundle := func(name string) (text, sources string) {
		for _, a := range in.Files() {
			if a.Path == in.Asset(name) {
				return string(a.Bytes), strings.Join(a.Sources, " ")
			}
		}
		return "", ""
	}
	css, sources := bundle("site.css")
	for _, want := range []string{"#fffef5", "#123456", ".office{", "--accent:#1f5582", ".masthead"} {
		if !strings.Contains(css, want) {
			t.Errorf("the style sheet has no %s", want)
		}
	}
	if strings.Index(css, ".office{") < strings.Index(css, ".masthead") {
		t.Error("the site's own style sheet comes before ours")
	}
	if !strings.Contains(sources, "layouts/styles/office.css") || !strings.Contains(sources, "data/site.toml") || strings.Contains(sources, "\x00") {
		t.Errorf("the style sheet comes from %q", sources)
	}
	js, _ := bundle("site.js")
	for _, want := range []string{`"office.title":"Cases"`, `"office.title"`, "casebook-theme"} {
		if !strings.Contains(js, want) {
			t.Errorf("the script has no %s", want)
		}
	}
}

func TestATokenThatIsUsedAndNotDefinedIsAProblem(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"styles/tokens.css", ":root { --ink: #000 }", "layouts/styles/tokens.css:1:1 missing-field: 少了 "},
		{"styles/office.css", "p { color: var(--papre); }", "layouts/styles/office.css:1:16 dangling-reference: 样式变量 --papre 没有定义 | 你是不是想写 `--paper`？"},
		{"styles/office.css", "/* var(--none) */ p { color: var(--none, red); --own: 1px; margin: var(--own) }", ""},
	} {
		_, problems := load(t, site(t, "templates/try.html", "x", c.name, c.text))
		if got := reported(problems); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: got %s", c.text, got)
		}
	}
	_, problems := load(t, site(t, "templates/try.html", "x", "styles/tokens.css", ":root { --ink: #000 }"))
	if len(problems) != 1 || !strings.Contains(problems[0].Hint.ZH, "--paper: #fdfcf9;") {
		t.Errorf("the hint does not mend it: %s", reported(problems))
	}
}
