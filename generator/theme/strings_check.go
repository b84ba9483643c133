package theme

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/words"
)

func noText(e stringEntry) problem.Problem {
	return problem.Problem{
		Rule: problem.WrongType, Span: e.textAt,
		Message: problem.Text{
			ZH: fmt.Sprintf("%q 的值应是一段文字", e.key),
			EN: fmt.Sprintf("the value of %q must be a text", e.key),
		},
		Hint: problem.Text{ZH: "用英文双引号括起来", EN: "put it in double quotes"},
	}
}

func twiceGiven(e stringEntry, first source.Span) problem.Problem {
	return problem.Problem{
		Rule: problem.DuplicateID, Span: e.at,
		Message: problem.Text{
			ZH: fmt.Sprintf("%q 写了两次", e.key),
			EN: fmt.Sprintf("%q is given twice", e.key),
		},
		Hint:    problem.Text{ZH: "留下一处，删去另一处", EN: "keep one of them"},
		Related: []problem.Related{{Span: first, Message: problem.Text{ZH: "前一处", EN: "the first"}}},
	}
}

func badHole(e stringEntry, err error) problem.Problem {
	return problem.Problem{
		Rule: problem.WrongType, Span: e.textAt,
		Message: problem.Text{
			ZH: fmt.Sprintf("%q 里的花括号写错了", e.key),
			EN: fmt.Sprintf("misplaced brace in %q: %v", e.key, err),
		},
		Hint: problem.Text{
			ZH: "花括号成对，里面是空位的英文名字，如 {name}；正文里不要用花括号",
			EN: "braces are used only in pairs around a placeholder's name, such as {name}",
		},
	}
}

// checkStrings holds the site's own texts against ours: a key that nothing shows is probably
// misspelt, and a hole that nothing fills would be seen by readers.
func (th *Theme) checkStrings() []problem.Problem {
	if len(th.own) == 0 {
		return nil
	}
	known, gaps := map[string]bool{}, map[string][]string{}
	for _, language := range th.languages() {
		for key, text := range ourTexts(language) {
			family := words.Family(key)
			known[key] = true
			gaps[family] = append(gaps[family], holesOf(text)...)
		}
	}
	var problems []problem.Problem
	for _, language := range slices.Sorted(maps.Keys(th.own)) {
		for _, e := range th.own[language] {
			family := words.Family(e.key)
			form := family != e.key && known[family+".other"]
			switch {
			case known[e.key] || form:
				if p, ok := unknownHole(e, gaps[family]); ok {
					problems = append(problems, p)
				}
			case !th.used[family] && !th.used[e.key]:
				problems = append(problems, unknownText(e.key, e.at, known))
			}
		}
	}
	return problems
}

func holesOf(text string) []string {
	m, err := words.Parse(text)
	if err != nil {
		return nil
	}
	return m.Holes()
}

func unknownHole(e stringEntry, known []string) (problem.Problem, bool) {
	for _, name := range holesOf(e.text) {
		if slices.Contains(known, name) {
			continue
		}
		hint := problem.DidYouMean(name, known)
		if hint == (problem.Text{}) && len(known) > 0 {
			slices.Sort(known)
			list := "{" + strings.Join(slices.Compact(slices.Clone(known)), "} {") + "}"
			hint = problem.Text{ZH: "可以用的空位：" + list, EN: "the placeholders are: " + list}
		}
		return problem.Problem{
			Rule: problem.UnknownKey, Span: e.textAt,
			Message: problem.Text{
				ZH: fmt.Sprintf("%q 没有叫 {%s} 的空位", e.key, name),
				EN: fmt.Sprintf("%q has no placeholder {%s}", e.key, name),
			},
			Hint: hint,
		}, true
	}
	return problem.Problem{}, false
}

func unknownText(key string, at source.Span, known map[string]bool) problem.Problem {
	hint := problem.DidYouMean(key, slices.Sorted(maps.Keys(known)))
	if hint == (problem.Text{}) {
		hint = problem.Text{ZH: "左边写文字表里有的键，原来的键不改：从 casebook eject strings/zh-CN.json 抄；不要的删去这一行", EN: "write a key of the table of texts (casebook eject strings/zh-CN.json shows them all), or remove the line"}
	}
	return problem.Problem{
		Rule: problem.UnknownKey, Span: at,
		Message: problem.Text{
			ZH: fmt.Sprintf("文字表里没有 %q，写了也没有地方显示", key),
			EN: fmt.Sprintf("no page uses the text %q", key),
		},
		Hint: hint,
	}
}

// missingTexts reports what a language lacks, in one problem: somebody who translates wants
// a list.
func (th *Theme) missingTexts(language string) []problem.Problem {
	want := map[string]bool{}
	for _, entries := range th.own {
		for _, e := range entries {
			if key := words.Family(e.key); th.used[key] {
				want[key] = true
			}
		}
	}
	if language != native {
		for key := range ourTexts(native) {
			want[words.Family(key)] = true
		}
	}
	for key := range th.textsOf(language) {
		delete(want, key)
		delete(want, words.Family(key))
	}
	if len(want) == 0 {
		return nil
	}
	missing := slices.Sorted(maps.Keys(want))
	const shown = 10
	list := strings.Join(missing[:min(shown, len(missing))], "  ")
	if len(missing) > shown {
		list += " …"
	}
	return []problem.Problem{{
		Rule: problem.MissingField, Span: th.files["strings/"+language+".json"].src.At(0, 0),
		Message: problem.Text{
			ZH: fmt.Sprintf("文字表还缺 %d 条：%s", len(missing), list),
			EN: fmt.Sprintf("%d texts are missing: %s", len(missing), list),
		},
		Hint: problem.Text{
			ZH: "运行 casebook eject strings/zh-CN.json 可得到全部的键，逐条译出",
			EN: "casebook eject strings/en.json writes all keys for you to translate",
		},
	}}
}

func unknownLanguage(name string, at source.Span, there []string) problem.Problem {
	list := strings.Join(there, "、")
	hint := problem.DidYouMean(name, there)
	if hint == (problem.Text{}) {
		hint = problem.Text{
			ZH: fmt.Sprintf("可以写 %s；别的语言要先写 layouts/strings/%s.json", list, name),
			EN: fmt.Sprintf("write one of %s; another language needs layouts/strings/%s.json first", strings.Join(there, ", "), name),
		}
	}
	return problem.Problem{
		Rule: problem.WrongType, Span: at,
		Message: problem.Text{
			ZH: fmt.Sprintf("没有 %q 这种语言的文字表", name),
			EN: fmt.Sprintf("there are no texts in the language %q", name),
		},
		Hint: hint,
	}
}
