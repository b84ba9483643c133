package toml

import (
	"errors"
	"strings"

	"github.com/BurntSushi/toml"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// Verdict asks BurntSushi/toml about a text that Parse accepts, bytes start to end of it and of
// the file. What the library rejects, and our parser is too kind to, is a mistake as well: the
// file must be TOML to every other program.
//
// Village files are not asked about: decoding costs the library four times what our parser
// costs, and the fuzz test holds the two to the same answers. Nor is it asked about texts that
// isSimple, which come by the thousand.
func Verdict(f *source.File, text string, start, end int) (p problem.Problem, wrong bool) {
	if isSimple(text[start:end]) {
		return p, false
	}
	var ignored map[string]any
	_, err := toml.Decode(text[start:end], &ignored)
	var at toml.ParseError
	if !errors.As(err, &at) || strings.Contains(at.Message, "out of range") {
		return p, false // a number too large for the library is wrong-type where it is read
	}
	from := min(start+max(at.Position.Start, 0), end)
	return problem.Problem{
		Rule:    problem.TOMLSyntax,
		Span:    f.At(from, min(max(at.Position.Len, 0), end-from)),
		Message: problem.Text{ZH: "TOML 语法错误：" + at.Message, EN: "TOML syntax: " + at.Message},
	}, true
}
