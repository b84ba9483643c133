package theme

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
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
