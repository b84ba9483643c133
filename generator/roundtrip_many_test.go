package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casebook/generator/chart"
	"casebook/generator/intake"
	"casebook/generator/report"
	"casebook/generator/testsite"
)

// madeText makes a narrative of what narratives are made of, and the file of its facts.
func madeText(r *rand.Rand, i int) (text, facts string) {
	words := []string{"党支部带头", "村民议事会", "林下种植", "合作社分红", "修通硬化路", "结对帮扶", "入户走访", "公开栏", "易地搬迁", "产业道路"}
	word := func() string { return words[r.IntN(len(words))] }
	var b, f strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = \"第%d篇：%s\"\ndate = 2024-%02d-%02d\nsummary = \"%s。\"\n+++\n\n", i, word(), 1+r.IntN(12), 1+r.IntN(28), word())
	notes := 0
	figure := func(n int) string {
		id := fmt.Sprintf("f%d", n)
		value := 2 + r.IntN(9000)
		fmt.Fprintf(&f, "[[fact]]\nid = %q\nvalue = %d\nunit = \"户\"\nyear = %d\nnote = \"%s的户数\"\nsource = \"sample-table\"\n\n", id, value, 2015+r.IntN(9), word())
		if r.IntN(4) == 0 {
			return "[](fact:" + id + ")"
		}
		return fmt.Sprintf("[%d户](fact:%s)", value, id)
	}
	n := 0
	sentence := func() string {
		s := word()
		switch r.IntN(6) {
		case 0:
			s += "，**" + word() + "**"
		case 1, 2:
			n++
			s += "，涉及" + figure(n)
		case 3:
			s += "，见[说明](https://example.cn/a)"
		case 4:
			notes++
			s += fmt.Sprintf("[^%d]", notes)
		}
		return s + "。"
	}
	for range 2 + r.IntN(6) {
		switch r.IntN(8) {
		case 0:
			fmt.Fprintf(&b, "## %s、%s\n\n%s\n\n", []string{"一", "二", "三"}[r.IntN(3)], word(), sentence())
		case 1:
			fmt.Fprintf(&b, "### （%s）%s\n\n%s\n\n", []string{"一", "二", "三"}[r.IntN(3)], word(), sentence())
		case 2:
			fmt.Fprintf(&b, "- %s\n- %s\n\n", sentence(), sentence())
		case 3:
			fmt.Fprintf(&b, "1. %s\n2. %s\n3. %s\n\n", sentence(), sentence(), word())
		case 4:
			fmt.Fprintf(&b, "| 事项 | 户数 |\n| --- | --- |\n| %s | %d |\n| %s | %d |\n\n", word(), r.IntN(900), word(), r.IntN(900))
		case 5:
			fmt.Fprintf(&b, "> %s\n\n", sentence())
		case 6:
			n += 2
			fmt.Fprintf(&b, "%s%s，%s。\n\n```chart\ntitle = \"%s\"\nkind = \"hbar\"\nfacts = [\"f%d\", \"f%d\"]\n```\n\n", word(), figure(n-1), figure(n), word(), n-1, n)
		default:
			fmt.Fprintf(&b, "%s%s\n\n", sentence(), sentence())
		}
	}
	for k := 1; k <= notes; k++ {
		fmt.Fprintf(&b, "[^%d]: %s。\n", k, word())
	}
	return strings.TrimRight(b.String(), "\n") + "\n", f.String()
}

// A hundred made narratives come back as they were: merged untouched, and imported again.
func TestAHundredNarrativesComeBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	c := &console{out: io.Discard, err: io.Discard, lang: "zh", today: report.Date{Year: 2026, Month: 1, Day: 1}}
	if err := initSite(dir); err != nil {
		t.Fatal(err)
	}
	const many = 100
	for i := range many {
		text, facts := madeText(rand.New(rand.NewPCG(uint64(i), 3)), i)
		testsite.Put(t, filepath.Join(dir, fmt.Sprintf("content/cases/made-%03d.md", i)), text)
		if facts != "" {
			testsite.Put(t, filepath.Join(dir, fmt.Sprintf("data/facts/made-%03d.toml", i)), facts)
		}
	}
	s, _, err := c.readSite(t.Context(), dir, "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range many {
		n := s.Report.Narrative(fmt.Sprintf("made-%03d", i))
		if n == nil || n.Doc == nil {
			t.Fatalf("narrative %d could not be read", i)
		}
		want := n.Doc.File.Text()
		data := exported(t, s, n)
		if r := mergeBack(t, s, n, data, want); r.Text != want || len(r.Edits)+len(r.FigureEdits)+len(r.Conflicts)+len(r.Unplaced) > 0 {
			t.Errorf("%s merged: edits %q figures %q unplaced %q\n%s", n.Slug, r.Edits, r.FigureEdits, r.Unplaced, want)
		}
		d, err := intake.Word(intake.Request{Data: data, Slug: n.Slug, Section: "cases", Has: func(p string) bool { return strings.HasPrefix(p, "data/facts/") }})
		if err != nil {
			t.Fatal(err)
		}
		if d.Bound.Text != want {
			t.Errorf("%s imported again:\n%s\n\nwas\n%s", n.Slug, d.Bound.Text, want)
		}
	}
}

// The workbooks inside a paper's native charts hold what the charts of the page show.
func TestWorkbooksOfChartsHoldThePagesValues(t *testing.T) {
	s, books := demoSite(t), 0
	for _, n := range s.Report.Narratives {
		if n.Doc == nil {
			continue
		}
		var want []*chart.Data
		text, _ := s.Text(n)
		for i := range text.Drawings {
			if d := text.Drawings[i].Chart; d != nil {
				want = append(want, d)
			}
		}
		data := exported(t, s, n)
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		var found [][][]string
		for i := 1; ; i++ {
			f, err := z.Open(fmt.Sprintf("word/embeddings/chart%d.xlsx", i))
			if err != nil {
				break
			}
			book, err := excelize.OpenReader(f)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := book.GetRows("Sheet1")
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, rows)
		}
		for _, rows := range found {
			books++
			if len(want) == 0 {
				t.Fatalf("%s: more workbooks than charts", n.Slug)
			}
			// Charts that Word does not draw are tables and have no workbook.
			for len(want) > 0 && !sameValues(rows, want[0]) {
				want = want[1:]
			}
			if len(want) == 0 {
				t.Errorf("%s: no chart of the page has the values %q", n.Slug, rows)
				break
			}
			want = want[1:]
		}
	}
	if books < 8 {
		t.Errorf("only %d workbooks", books)
	}
}

func sameValues(rows [][]string, d *chart.Data) bool {
	if len(rows) != len(d.Categories)+1 || len(rows[0]) != len(d.Series)+1 {
		return false
	}
	for k, name := range d.Categories {
		if rows[k+1][0] != name {
			return false
		}
		for i := range d.Series {
			if rows[0][i+1] != d.Series[i].Name {
				return false
			}
			got := ""
			if i+1 < len(rows[k+1]) {
				got = rows[k+1][i+1]
			}
			v := d.Series[i].Values[k]
			if v.IsMissing() != (got == "") || got != "" && got != v.String() {
				return false
			}
		}
	}
	return true
}
