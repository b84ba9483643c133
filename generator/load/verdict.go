package load

import (
	"errors"
	"strings"

	"github.com/BurntSushi/toml"

	"casebook/generator/problem"
)

// verdict asks BurntSushi/toml about text that our parser accepts, bytes start to end of it
// and of the file. What the library rejects, and our parser is too kind to, is a mistake as well:
// the file must be TOML to every other program.
//
// Village files are not asked about: decoding costs the library four times what our parser
// costs, and the fuzz test holds the two to the same answers.
func (d *decoder) verdict(text string, start, end int) {
	var ignored map[string]any
	_, err := toml.Decode(text[start:end], &ignored)
	var at toml.ParseError
	if !errors.As(err, &at) || strings.Contains(at.Message, "out of range") {
		return // a number too large for the library is wrong-type where it is read
	}
	from := min(start+max(at.Position.Start, 0), end)
	d.add(problem.Problem{
		Rule:    problem.TOMLSyntax,
		Span:    d.file.At(from, min(max(at.Position.Len, 0), end-from)),
		Message: problem.Text{ZH: "TOML 语法错误：" + at.Message, EN: "TOML syntax: " + at.Message},
	})
}
