package repository

import (
	"bufio"
	"context"
	"os"
	"strings"
	"testing"

	"casebook/generator/load"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// TestDemoCarriesEverySystem walks repository/testdata/demo/systems.txt, the list of what the five source
// documents hold.
func TestDemoCarriesEverySystem(t *testing.T) {
	rep, problems, err := load.Site(context.Background(), "..", load.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatalf("the demo site does not load: %v %v", err, problems)
	}
	file, err := os.Open("repository/testdata/demo/systems.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	named := shownText(rep.Narrative("named"))
	for lines := bufio.NewScanner(file); lines.Scan(); {
		kind, rest, _ := strings.Cut(lines.Text(), " ")
		id, list, _ := strings.Cut(rest, ":")
		items := strings.Fields(list)
		switch kind {
		case "P":
			id, unexplained := strings.CutSuffix(id, "?")
			checkProgram(t, rep, rep.Program(id), id, items, !unexplained && len(items) > 0)
		case "M":
			text := shownText(rep.Narrative(id))
			for _, name := range items {
				if !strings.Contains(text, name) {
					t.Errorf("content of %s does not name %s", id, name)
				}
				if !strings.Contains(named, name) {
					t.Errorf("the page of names does not name %s of %s", name, id)
				}
			}
		case "F":
			checkFacts(t, rep.Narrative(id), id, items)
		}
	}
}

func shownText(n *report.Narrative) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for i := range n.Doc.Prose() {
		b.WriteString(n.Doc.Prose()[i].Text)
		b.WriteByte('\n')
	}
	return b.String()
}

func checkProgram(t *testing.T, rep *report.Report, p *report.Program, id string, parts []string, stated bool) {
	if p == nil {
		t.Errorf("no program %s", id)
		return
	}
	if p.Stated != stated {
		t.Errorf("program %s: stated is %v, its document says %v", id, p.Stated, stated)
	}
	if len(rep.OfProgram(p)) == 0 && p.Source == nil {
		t.Errorf("program %s has neither a case nor a source", id)
	}
	names := strings.Join(partNames(p.Parts, nil), "\n")
	for _, part := range parts {
		if !strings.Contains(names, part) {
			t.Errorf("program %s lacks the part %s", id, part)
		}
	}
}

func partNames(parts []report.ProgramPart, names []string) []string {
	for _, p := range parts {
		names = partNames(p.Parts, append(names, p.Name))
	}
	return names
}

// checkFacts wants every value among the narrative's facts, whatever the scale of its unit, and
// every fact bound somewhere in the narrative's own text.
func checkFacts(t *testing.T, n *report.Narrative, slug string, values []string) {
	if n == nil {
		t.Errorf("no narrative %s", slug)
		return
	}
	bound := map[string]bool{}
	for _, f := range n.Doc.FactRefs {
		bound[f.Target.String()] = true
	}
	have := map[quantity.Decimal]bool{}
	for _, f := range n.Facts {
		have[f.Value] = true
		if v, ok := quantity.Convert(f.Value, f.Unit, "元"); ok {
			have[v] = true
		}
		if !bound[f.ID] {
			t.Errorf("%s: the fact %s is not bound in the text", slug, f.ID)
		}
	}
	for _, text := range values {
		value, err := quantity.ParseDecimal(text)
		if err != nil {
			t.Fatalf("testdata: %q: %v", text, err)
		}
		if !have[value] {
			t.Errorf("%s: no fact has the value %s", slug, text)
		}
	}
}
