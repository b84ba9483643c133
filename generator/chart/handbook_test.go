package chart

import (
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
