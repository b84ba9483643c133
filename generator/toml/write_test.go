package toml

import (
	"testing"

	"github.com/BurntSushi/toml"

	"casebook/generator/source"
)

// What is written is read as it was: by the library, and by the parser that looks for brackets
// that were not closed.
func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	lines := []string{`title = "甲"`, "a = 1", "", "  - 缩进\t\\反斜线", "[[表]]", "x\x01\u2028"}
	var w Writer
	w.Text("empty", "")
	w.Texts("none", nil)
	w.WriteString("text = [\n")
	for _, line := range lines {
		w.WriteString("  " + Quote(line) + ",\n")
	}
	w.WriteString("]\n")
	w.Table("fact")
	w.Value("value", 5)
	w.Texts("list", lines)
	w.Inner("fact.part")
	w.Text("name", "甲")
	var got struct {
		Text []string
		Fact []struct {
			Value int
			List  []string
			Part  []struct{ Name string }
		}
	}
	if _, err := toml.Decode(w.String(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Fact) != 1 || len(got.Fact[0].Part) != 1 || got.Fact[0].Part[0].Name != "甲" {
		t.Errorf("parts are read as %+v", got.Fact)
	}
	for i, line := range lines {
		if got.Text[i] != line || got.Fact[0].List[i] != line {
			t.Errorf("%q is read as %q", line, got.Text[i])
		}
	}
	f := source.New("a.toml", w.String())
	if _, problems, _ := Parse(f, &Memory{}, f.Text(), 0, len(f.Text()), nil); len(problems) > 0 {
		t.Errorf("%+v in\n%s", problems, w.String())
	}
}
