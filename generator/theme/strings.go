package theme

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/words"
	"casebook/layouts"
)

// native is the language that every text is there in.
const native = "zh-CN"

// isComment tells whether a key is a remark to whoever reads the file: JSON has no comments.
func isComment(key string) bool { return strings.HasPrefix(key, "//") }

// loadStrings reads the site's own strings files. They are JSON and not TOML because only the
// loader of data and content knows the TOML library.
func (th *Theme) loadStrings() []problem.Problem {
	th.own = map[string][]stringEntry{}
	var problems []problem.Problem
	for _, f := range th.files.under("strings/") {
		if !f.own || path.Ext(f.path) != ".json" {
			continue
		}
		entries, mistakes := readStrings(f.src)
		problems = append(problems, mistakes...)
		th.own[strings.TrimSuffix(path.Base(f.path), ".json")] = entries
	}
	return problems
}

// languages are those that there is a strings file for, ours or the site's, sorted.
func (th *Theme) languages() []string {
	var list []string
	for _, f := range th.files.under("strings/") {
		if name, ok := strings.CutSuffix(strings.TrimPrefix(f.path, "strings/"), ".json"); ok {
			list = append(list, name)
		}
	}
	return list
}

// ourTexts are the texts of a language that the program carries, none where it has none.
func ourTexts(language string) map[string]string {
	texts := map[string]string{}
	data, err := fs.ReadFile(layouts.Files, "strings/"+language+".json")
	if err == nil {
		err = json.Unmarshal(data, &texts)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		panic(fmt.Sprintf("strings/%s.json: %v", language, err)) // of ours, held by tests
	}
	maps.DeleteFunc(texts, func(key, _ string) bool { return isComment(key) })
	return texts
}

// textsOf are the texts of a language: ours with the site's own over them. A site's own file
// needs only the texts that it changes: one that had to repeat all of them would break with
// every text we add.
func (th *Theme) textsOf(language string) map[string]string {
	texts := ourTexts(language)
	for _, e := range th.own[language] {
		texts[e.key] = e.text
	}
	return texts
}

// stringEntry is one text of a strings file, with its places.
type stringEntry struct {
	key, text  string
	at, textAt source.Span
}

// readStrings reads a flat object of texts. Remarks are left out.
func readStrings(src *source.File) ([]stringEntry, []problem.Problem) {
	text := []byte(src.Text())
	var flat map[string]json.RawMessage
	if err := json.Unmarshal(text, &flat); err != nil {
		return nil, []problem.Problem{stringsSyntax(src, err)}
	}
	var entries []stringEntry
	var problems []problem.Problem
	places := map[string]source.Span{}
	d := json.NewDecoder(bytes.NewReader(text))
	d.Token() // the brace: syntax has been looked at
	for d.More() {
		key, at := nextToken(d, src)
		var value json.RawMessage
		from := d.InputOffset()
		d.Decode(&value)
		e := stringEntry{key: key, at: at, textAt: trimmedSpan(src, from, d.InputOffset())}
		if first, twice := places[key]; twice && !isComment(key) {
			problems = append(problems, twiceGiven(e, first))
			continue
		}
		places[key] = at
		if json.Unmarshal(value, &e.text) != nil || value[0] != '"' {
			problems = append(problems, noText(e))
			continue
		}
		if isComment(key) {
			continue
		}
		if _, err := words.Parse(e.text); err != nil {
			problems = append(problems, badHole(e, err))
			continue
		}
		entries = append(entries, e)
	}
	return entries, problems
}

// nextToken reads a key and its place.
func nextToken(d *json.Decoder, src *source.File) (string, source.Span) {
	from := d.InputOffset()
	token, _ := d.Token()
	key, _ := token.(string)
	return key, trimmedSpan(src, from, d.InputOffset())
}

// trimmedSpan is a piece of a JSON text without the spaces and marks around it.
func trimmedSpan(src *source.File, from, to int64) source.Span {
	text := src.Text()[from:to]
	lead := len(text) - len(strings.TrimLeft(text, " \t\r\n,:"))
	return src.At(int(from)+lead, len(text)-lead)
}

// stringsSyntax is a file that is no flat object.
func stringsSyntax(src *source.File, err error) problem.Problem {
	at, rule := int64(1), problem.Unreadable
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &wrong):
		at, rule = wrong.Offset, problem.WrongType
	}
	return problem.Problem{
		Rule: rule,
		Span: src.At(int(max(at-1, 0)), 1),
		Message: problem.Text{
			ZH: fmt.Sprintf("文字表读不懂：%v", err),
			EN: fmt.Sprintf("cannot read the texts: %v", err),
		},
		Hint: problem.Text{
			ZH: `写成 {"键": "文字", "键": "文字"}，最后一项后面不加逗号`,
			EN: `write {"key": "text", "key": "text"}, no comma after the last`,
		},
	}
}

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
			EN: fmt.Sprintf("a brace is wrong in %q: %v", e.key, err),
		},
		Hint: problem.Text{
			ZH: "花括号成对，里面是空位的英文名字，如 {name}；正文里不要用花括号",
			EN: "braces stand in pairs around the name of a hole, such as {name}, and nowhere else",
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
			hint = problem.Text{ZH: "可以用的空位：" + list, EN: "the holes there are: " + list}
		}
		return problem.Problem{
			Rule: problem.UnknownKey, Span: e.textAt,
			Message: problem.Text{
				ZH: fmt.Sprintf("%q 没有叫 {%s} 的空位", e.key, name),
				EN: fmt.Sprintf("%q has no hole {%s}", e.key, name),
			},
			Hint: hint,
		}, true
	}
	return problem.Problem{}, false
}

func unknownText(key string, at source.Span, known map[string]bool) problem.Problem {
	return problem.Problem{
		Rule: problem.UnknownKey, Span: at,
		Message: problem.Text{
			ZH: fmt.Sprintf("文字表里没有 %q，写了也没有地方显示", key),
			EN: fmt.Sprintf("no page shows a text %q", key),
		},
		Hint: problem.DidYouMean(key, slices.Sorted(maps.Keys(known))),
	}
}

// Choice is what a site chooses of its look in site.toml.
type Choice struct {
	Language   string
	LanguageAt source.Span // where it says so
	Accent     string      // a colour "#rrggbb", "" for ours
}

// In returns the theme as a site chooses it. A language that there is no strings file for is
// a problem, and so is one that lacks a text; Chinese stands in meanwhile.
func (th *Theme) In(c Choice) (*Theme, []problem.Problem) {
	if c.Language == native && c.Accent == "" {
		return th, th.missingTexts(native)
	}
	in := *th
	in.assets = maps.Clone(th.assets)
	in.paint(c.Accent)
	there := th.languages()
	if !slices.Contains(there, c.Language) {
		return &in, []problem.Problem{unknownLanguage(c.Language, c.LanguageAt, there)}
	}
	problems := th.missingTexts(c.Language)
	if c.Language != native {
		in.choose(c.Language)
		in.writeScriptWords()
	}
	if len(th.pages) > 0 { // none where mistakes in templates have been reported
		problems = append(problems, in.compile()...)
	}
	return &in, problems
}

// ReadWords reads the texts of the site in siteDir alone, in a language that it has: those of
// another are Chinese.
func ReadWords(siteDir, language string) (*words.Texts, error) {
	th, _, err := read(siteDir, Options{})
	if err != nil {
		return nil, err
	}
	if slices.Contains(th.languages(), language) {
		th.choose(language)
	}
	return th.words, nil
}

// paint puts a site's own accent behind our style sheet.
func (th *Theme) paint(accent string) {
	style, ok := th.assets["site.css"]
	if accent == "" || !ok {
		return
	}
	if css, err := accentCSS(accent); err == nil { // what is no colour is reported where it is read
		th.add("site.css", append(bytes.Clone(style.Bytes), css...), append([]string{"data/site.toml"}, style.Sources...))
	}
}

// allTexts are the texts of all languages, for what is looked at before one is chosen.
func (th *Theme) allTexts() map[string]string {
	all := map[string]string{}
	for _, language := range th.languages() {
		maps.Copy(all, th.textsOf(language))
	}
	return all
}

// choose takes the texts of a language, over the Chinese ones.
func (th *Theme) choose(language string) {
	th.language = language
	texts := th.textsOf(native)
	if language != native {
		chosen := th.textsOf(language)
		maps.DeleteFunc(texts, func(key, _ string) bool { // no form of ours beside one of theirs
			return words.Family(key) != key && chosen[words.Family(key)+".other"] != ""
		})
		maps.Copy(texts, chosen)
	}
	th.words, _ = words.New(language, texts) // what is wrong in them has been reported
}

// writeScriptWords puts the texts that scripts ask for before the script of every page, which
// is the first that asks; those that only the report asks for come with the report.
func (th *Theme) writeScriptWords() {
	isReport := func(f file) bool { return strings.HasPrefix(f.path, path.Dir(report.from)+"/") }
	all := th.files.askedFor(func(f file) bool { return strings.HasPrefix(f.path, "scripts/") && !isReport(f) })
	th.addWithWords(th.siteScript, "site.js", "globalThis.casebookWords=%s;\n", all)
	more := slices.DeleteFunc(th.files.askedFor(isReport), func(key string) bool { return slices.Contains(all, key) })
	th.addWithWords(th.reportScript, report.name, "Object.assign(globalThis.casebookWords??={},%s);\n", more)
}

// addWithWords adds a script with the texts of keys before it, given by a statement. None was
// bundled where mistakes are looked for, or where the site has none.
func (th *Theme) addWithWords(script Asset, name, statement string, keys []string) {
	if script.Path == "" {
		return
	}
	texts := map[string]string{}
	for _, key := range keys {
		forms := th.words.Keys(key)
		if len(forms) == 0 {
			forms = []string{key}
		}
		for _, k := range forms {
			texts[k] = th.words.T(k)
		}
	}
	var b, list bytes.Buffer
	e := json.NewEncoder(&list)
	e.SetEscapeHTML(true) // </script> too, for a page kept as one file
	if err := e.Encode(texts); err != nil {
		panic(err) // of strings
	}
	fmt.Fprintf(&b, statement, bytes.TrimSpace(list.Bytes()))
	b.Write(script.Bytes)
	sources := append([]string{th.files["strings/"+native+".json"].sitePath()}, script.Sources...)
	if th.language != native {
		sources = append(sources, th.files["strings/"+th.language+".json"].sitePath())
	}
	th.add(name, b.Bytes(), sources)
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
			EN: "casebook eject strings/en.json writes all keys, to be translated one by one",
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
