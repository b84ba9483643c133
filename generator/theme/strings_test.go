package theme_test

import (
	"bytes"
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/theme"
)

func pageOf(t *testing.T, th *theme.Theme, v view) string {
	t.Helper()
	var b bytes.Buffer
	if err := th.Execute(&b, "try", v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// reported writes problems as "file:line:column rule: message | hint", in Chinese.
func reported(problems []problem.Problem) string {
	problem.Sort(problems)
	var lines []string
	for _, p := range problems {
		lines = append(lines, strings.TrimSpace(show([]problem.Problem{p}))+": "+p.Message.ZH+" | "+p.Hint.ZH)
	}
	return strings.Join(lines, "\n")
}

func TestMistakesInTheTextsOfASite(t *testing.T) {
	for text, want := range map[string]string{
		`{"nav.casse": "经验"}`:                     `1:2 unknown-key: 文字表里没有 "nav.casse"，写了也没有地方显示 | 你是不是想写 ` + "`nav.cases`？",
		`{"ask.target": "{nam}的目标"}`:              `1:16 unknown-key: "ask.target" 没有叫 {nam} 的空位 | 你是不是想写 ` + "`name`？",
		`{"ask.target": "{zzzzzz}"}`:              `1:16 unknown-key: "ask.target" 没有叫 {zzzzzz} 的空位 | 可以用的空位：{name} {value}`,
		`{"ask.target": "{name"}`:                 `1:16 wrong-type: "ask.target" 里的花括号写错了 | 花括号成对，里面是空位的英文名字，如 {name}；正文里不要用花括号`,
		`{"home": 3}`:                             `1:10 wrong-type: "home" 的值应是一段文字 | 用英文双引号括起来`,
		`{"home": null}`:                          `1:10 wrong-type: "home" 的值应是一段文字 | 用英文双引号括起来`,
		"{\n \"home\": \"a\",\n \"home\": \"b\"}": `3:2 duplicate-id: "home" 写了两次 | 留下一处，删去另一处`,
		`["home"]`:                                `1:1 wrong-type: 文字表读不懂`,
		`{"//": "a remark", "home": "门"}`:         ``,
		`{"motto": "自家的话"}`:                       ``,
		`{"themes.texts.other": "{n} 份"}`:         ``,
		`{"themes.texts.two": "{n} 份"}`:           ``,
		`{"themes.texts": "{n} 份"}`:               `1:2 unknown-key: 文字表里没有 "themes.texts"，写了也没有地方显示 | 你是不是想写 ` + "`themes.texts.one`？",
	} {
		_, problems := load(t, site(t, "templates/try.html", `{{T "home"}}{{T "motto"}}`, "strings/zh-CN.json", text, "strings/yy.json", `{"motto": "…"}`, "strings/note.txt", "no JSON"))
		got := reported(problems)
		if want != "" {
			want = "layouts/strings/zh-CN.json:" + want
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestALanguageNeedsItsTexts(t *testing.T) {
	th, problems := load(t, site(t, "templates/try.html", `{{T "home"}} {{T "motto"}}`,
		"strings/en.json", `{"home": "Front page", "motto": "Our own"}`, "strings/is.json", `{"home": "Heim"}`))
	if len(problems) > 0 {
		t.Fatal(reported(problems))
	}
	at := source.New("data/site.toml", `language = "eng"`).At(11, 5)
	for language, want := range map[string]string{
		"en":    "",
		"eng":   "data/site.toml:1:12 wrong-type: 没有 \"eng\" 这种语言的文字表 | 你是不是想写 `en`？",
		"it-CH": "data/site.toml:1:12 wrong-type: 没有 \"it-CH\" 这种语言的文字表 | 可以写 ",
		"is":    "layouts/strings/is.json:1:1 missing-field: 文字表还缺 ",
		"zh-CN": "layouts/strings/zh-CN.json:1:1 missing-field: 文字表还缺 1 条：motto",
	} {
		in, problems := th.In(theme.Choice{Language: language, LanguageAt: at})
		got := reported(problems)
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %s", language, got)
		}
		if language == "it-CH" && (!strings.Contains(got, "、is、") || !strings.Contains(got, "、zh-CN；别的语言要先写 layouts/strings/it-CH.json")) {
			t.Errorf("the languages there are: %s", got)
		}
		if want == "" {
			if got := pageOf(t, in, view{}); got != "Front page Our own" {
				t.Errorf("in %s the page is %q", language, got)
			}
		}
	}
}

func TestTextsOfTemplatesHaveTheirValues(t *testing.T) {
	for text, want := range map[string]string{
		`{{T "ask.target" "name" .Title "value" (tag "b" "1<2")}}`: "&lt;x&gt;的目标是<b>1&lt;2</b>，现在完成得怎样？",
		`{{T "source.line" "source" .Title}}`:                      "资料来源：&lt;x&gt;",
		`<p title="{{T "source.line" "source" .Title}}">`:          `<p title="资料来源：&lt;x&gt;">`,
		`{{with .Title}}{{T "source.line" "source" .}}{{end}}`:     "资料来源：&lt;x&gt;",
		`{{count "themes.texts" 3}}`:                               "3 篇",
		`{{T "ask.target" "name" .Title "vaule" "x"}}`:             "layouts/templates/try.html:1:3 missing-field: \"ask.target\" 的空位 {value} 没有给值 | 写成 T \"ask.target\" \"value\" 值\nlayouts/templates/try.html:1:32 unknown-key: \"ask.target\" 没有叫 {vaule} 的空位 | 你是不是想写 `value`？",
		`{{T "source.line"}}`:                                      "layouts/templates/try.html:1:3 missing-field: \"source.line\" 的空位 {source} 没有给值 | 写成 T \"source.line\" \"source\" 值",
		`{{count "themes.texts" 3 "nmae" .Title}}`:                 "layouts/templates/try.html:1:26 unknown-key: \"themes.texts\" 没有叫 {nmae} 的空位",
		`{{tga "b" .Title}}`:                                       "layouts/templates/try.html:1:3 unknown-key: 没有名为 tga 的函数 | 你是不是想写 `tag`？",
		`{{lq 1 2}}`:                                               "layouts/templates/try.html:1:3 unknown-key: 没有名为 lq 的函数 | 你是不是想写 `eq`？", // as near as le and lt: the first by the alphabet
		`{{if .Title}}{{T "nav.casse"}}{{end}}`:                    "layouts/templates/try.html:1:18 unknown-key: 文字表里没有 \"nav.casse\" | 你是不是想写 `nav.cases`？",
		`{{if .Title}}{{.Titel}}{{else}}{{.Tilte}}{{end}}`:         "layouts/templates/try.html:1:16 unknown-key: theme_test.view 没有 .Titel",
		`{{with .Best}}{{.Nmae}}{{end}}`:                           "layouts/templates/try.html:1:17 unknown-key: theme_test.card 没有 .Nmae",
		`{{range .Cards}}{{if .Href}}{{.Nmae}}{{end}}{{end}}`:      "layouts/templates/try.html:1:31 unknown-key: theme_test.card 没有 .Nmae",
	} {
		th, problems := load(t, site(t, "templates/base.html", "{{.Title}}", "templates/try.html", text))
		got := reported(problems)
		if got == "" {
			got = pageOf(t, th, view{Title: "<x>"})
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}
