package chart

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

const handbook = "../../content/handbook/charts.md"

// The handbook's list of kinds is what the table of kinds and the theme's texts say.
// `go test ./generator/chart -run Handbook -update` writes it.
func TestHandbookListsTheKinds(t *testing.T) {
	var want strings.Builder
	want.WriteString("| `kind` | 图 | 适合 |\n| --- | --- | --- |\n")
	for _, k := range Kinds() {
		want.WriteString("| `" + k.Name + "` | " + zh.T("chart.kind."+k.Name) + " | " + zh.T("chart.use."+k.Name) + " |\n")
	}
	text, err := os.ReadFile(handbook)
	if err != nil {
		t.Fatal(err)
	}
	table := regexp.MustCompile("(?m)^\\| `kind` \\| 图 \\|(?:.*\n)(?:\\|.*\n)*")
	if have := table.FindString(string(text)); have == want.String() {
		return
	} else if have == "" || !*update {
		t.Fatalf("content/handbook/charts.md has\n%s\nand not\n%s\nrun go test ./generator/chart -run Handbook -update", have, want.String())
	}
	if err := os.WriteFile(handbook, table.ReplaceAllLiteral(text, []byte(want.String())), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Every kind has one option with one series to repeat, rich-text tooltips and our palette;
// nothing in the script can end a script element.
func TestOptions(t *testing.T) {
	options, err := draftOptions()
	if err != nil {
		t.Fatal(err)
	}
	if len(options) != len(kinds) {
		t.Fatalf("%d options, want one for each of %d kinds", len(options), len(kinds))
	}
	for _, o := range options {
		var got struct {
			Color   []string
			Series  []struct{ Type string }
			Tooltip struct{ RenderMode string }
		}
		if err := json.Unmarshal(o.JSON, &got); err != nil {
			t.Fatalf("%s: %v", o.Kind, err)
		}
		if len(got.Series) != 1 || got.Series[0].Type == "" || got.Tooltip.RenderMode != "richText" || len(got.Color) != len(palette) {
			t.Errorf("%s: %s", o.Kind, o.JSON)
		}
	}
	script, err := OptionScript()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := OptionScript()
	if !bytes.Equal(script, again) {
		t.Error("two option scripts of one program differ")
	}
	if bytes.Contains(script, []byte("<")) || !bytes.HasPrefix(script, []byte("casebookOptions({")) {
		t.Errorf("not a safe script: %.80s", script)
	}
}
