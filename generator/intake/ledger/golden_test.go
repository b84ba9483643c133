package ledger

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/report"
)

var update = flag.Bool("update", false, "write what the sheets in testdata/sheets.txt give now into it; look at the diff before keeping it")

// Each case in testdata/sheets.txt is a ledger and all that comes of it: how each sheet is read, what is left out,
// left aside and asked, and the tables. A case begins with === and what it shows. [NAME] begins a sheet, rows of
// separated values below it; lines with ! say what values alone do not: hidden (the sheet), row N (is hidden),
// formula CELL F, merged CELL ROWS; ? WORDS = ANSWER answers the questions that hold these words.
func TestWhatComesOfASheet(t *testing.T) {
	const file = "testdata/sheets.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var now strings.Builder
	cases := strings.Split(string(data), "=== ")
	now.WriteString(cases[0])
	for _, text := range cases[1:] {
		name, rest, _ := strings.Cut(text, "\n")
		asked, want, _ := strings.Cut(rest, "---\n")
		got := reported(t, asked)
		if strings.TrimSpace(got) != strings.TrimSpace(want) && !*update {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		fmt.Fprintf(&now, "=== %s\n%s---\n%s\n", name, asked, got)
	}
	if *update {
		if err := os.WriteFile(file, []byte(now.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// reported reads the sheets of a case, with the answers that it has, and tells what came of them.
func reported(t *testing.T, text string) string {
	t.Helper()
	var answers [][2]string
	in := input(nil)
	in.Own = true
	in.Site.Indicators = append(in.Site.Indicators, &report.Indicator{ID: "water", Name: "自来水普及率", Unit: "%"}, &report.Indicator{ID: "growth", Name: "产值增速", Unit: "%"})
	in.Site.Regions = append(in.Site.Regions, &report.Region{Code: "450329104", Name: "河口镇", Parent: in.Site.Regions[1]},
		&report.Region{Code: "450329105", Name: "双桥乡"}, &report.Region{Code: "450330105", Name: "双桥乡"})
	for range 5 {
		answers, in.Sheets = sheetsOf(t, text)
		got := Read(in)
		more := false
		for i := range got.Import.Questions {
			q := &got.Import.Questions[i]
			for _, a := range answers {
				if q.Answer == "" && strings.Contains(q.Text, a[0]) {
					q.Answer, more = a[1], true
				}
			}
		}
		if !more || len(got.Refused) > 0 {
			return dump(got)
		}
		in.Before = []report.Import{got.Import}
	}
	t.Fatal("asks again and again:\n" + text)
	return ""
}

func sheetsOf(t *testing.T, text string) (answers [][2]string, sheets []Sheet) {
	t.Helper()
	var names, csvs, marks []string
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "? "):
			part, answer, _ := strings.Cut(strings.TrimSuffix(line[2:], "\n"), " = ")
			answers = append(answers, [2]string{part, answer})
		case strings.HasPrefix(line, "["):
			names, csvs, marks = append(names, strings.Trim(line, "[]\n")), append(csvs, ""), append(marks, "")
		case strings.HasPrefix(line, "!"):
			marks[len(marks)-1] += strings.TrimPrefix(line, "!")
		default:
			csvs[len(csvs)-1] += line
		}
	}
	for i, name := range names {
		s := separated(t, []string{name, csvs[i]})[0]
		s.HiddenRows, s.Formulas, s.Merged = map[int]bool{}, map[[2]int]string{}, map[[2]int]merged{}
		for line := range strings.Lines(marks[i]) {
			words := strings.Fields(line)
			cell := words[len(words)-1]
			if len(words) == 3 {
				cell = words[1]
			}
			row, _ := strconv.Atoi(strings.TrimLeft(cell, "ABCDEFGH"))
			at := [2]int{row - 1, columnIndex(cell)}
			switch words[0] {
			case "hidden":
				s.Hidden = true
			case "row":
				s.HiddenRows[row-1] = true
			case "formula":
				if isEstimated(words[2], s.Rows) {
					s.Formulas[at] = words[2]
				}
			case "merged":
				n, _ := strconv.Atoi(words[2])
				s.Merged[at] = merged{n, cellName(row, at[1]) + ":" + cellName(row+n-1, at[1])}
			default:
				t.Fatalf("what is %q?", line)
			}
		}
		sheets = append(sheets, s)
	}
	return answers, sheets
}

// dump is all that a result says, in lines.
func dump(r *Result) string {
	var b strings.Builder
	for _, s := range r.Import.Sheets {
		fmt.Fprintf(&b, "sheet %s, %s, %d\n", s.Name, [...]string{"a row a place", "a form", "by years"}[s.Orientation], s.Head)
		for _, c := range s.Columns {
			line := "  " + c.Cell + " " + c.Head + " = " + c.Field + c.Indicator
			if c.Year != 0 {
				line += "@" + strconv.Itoa(c.Year)
			}
			if c.Unit != "" {
				line += " in " + c.Unit
			}
			if c.HasFactor {
				line += " × " + c.Factor.String()
			}
			if c.Skip {
				line += " skip"
			}
			b.WriteString(line + "\n")
		}
		for _, p := range s.Places {
			fmt.Fprintf(&b, "  place %s %s\n", strings.TrimPrefix(p.Town+"/"+p.Name, "/"), p.Code)
		}
		for _, l := range s.LeftOut {
			fmt.Fprintf(&b, "  row %d out: %s\n", l.Row, l.Why)
		}
	}
	for _, a := range r.Import.LeftAside {
		fmt.Fprintf(&b, "aside %s; %s; %s\n", a.What, a.Place, a.Text)
	}
	for _, q := range r.Import.Questions {
		line, choices := "asks "+asks(q.Text), strings.Join(q.Choices, "|")
		if len(q.Choices) > 3 {
			choices = "one of " + strconv.Itoa(len(q.Choices))
		}
		if q.Answer != "" {
			line = q.Answer + " answers " + asks(q.Text)
		}
		b.WriteString(strings.TrimSpace(line+" "+choices) + "\n")
	}
	for _, q := range r.Refused {
		fmt.Fprintf(&b, "refused %s for %s\n", q.Answer, asks(q.Text))
	}
	for _, n := range r.Indicators {
		fmt.Fprintf(&b, "drafts %s %s in %s, %d decimals\n", n.ID, n.Name, n.Unit, n.Decimals)
	}
	for _, n := range r.New {
		fmt.Fprintf(&b, "new %s %s\n", n.Name, n.Code)
	}
	for _, x := range [...]string{r.Source.Title, r.Source.Publisher, strings.Trim(strconv.Itoa(r.Source.Year), "0")} {
		if x != "" && r.written() != "" {
			b.WriteString("source " + x + "\n")
		}
	}
	b.WriteString(r.written())
	if r.written() != "" {
		fmt.Fprintf(&b, "%d rows, %d figures\n", r.Rows, r.Figures)
	}
	return b.String()
}

// asks is a question without what it says of its answers.
func asks(question string) string {
	before, after, _ := strings.Cut(question, "？")
	if strings.HasPrefix(after, "（") { // of many, some of which are named
		return question
	}
	return before + "？"
}
