package source

import (
	"strings"
	"sync"
	"testing"
)

// semicolons is a table whose rows are lines and whose cells are parted by semicolons.
func semicolons(text string, offset int) (row, column int) {
	before := text[:offset]
	line := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, strings.Count(before[line:], ";") + 1
}

func TestCellsAreNamedAsASpreadsheetDoes(t *testing.T) {
	for column, want := range map[int]string{1: "A1", 26: "Z1", 27: "AA1", 52: "AZ1", 53: "BA1", 702: "ZZ1", 703: "AAA1"} {
		if got := (Cell{Row: 1, Column: column}).String(); got != want {
			t.Errorf("column %d is %s, want %s", column, got, want)
		}
	}
	if got := (Cell{Row: 30, Column: 5}).String(); got != "E30" {
		t.Errorf("got %s", got)
	}
}

func TestPlacesInATableAreCells(t *testing.T) {
	f := New("a.csv", "标题\n村;户\n甲;1;x\n")
	at := func(word string) Span { return f.At(strings.Index(f.Text(), word), len(word)) }
	if _, ok := at("户").Cell(); ok {
		t.Error("a text without cells has one")
	}
	f.SetHeads(1, []string{"不算"}, nil) // of what is no table: nothing
	if _, ok := at("户").Cell(); ok {
		t.Error("heads make no table")
	}
	f.SetTable(Table{Locate: semicolons})
	f.SetHeads(2, []string{"村", "户"}, nil)
	for _, c := range []struct {
		span Span
		want Cell
	}{
		{at("标题"), Cell{Row: 1, Column: 1}}, {at("户"), Cell{Row: 2, Column: 2}},
		{at("甲"), Cell{Row: 3, Column: 1, Head: "村"}}, {at("1"), Cell{Row: 3, Column: 2, Head: "户"}}, {at("x"), Cell{Row: 3, Column: 3}},
		{f.At(-3, 1), Cell{Row: 1, Column: 1}}, {f.At(999, 1), Cell{Row: 4, Column: 1, Head: "村"}},
	} {
		if got, ok := c.span.Cell(); !ok || got != c.want {
			t.Errorf("%d is %+v, %v; want %+v", c.span.Start, got, ok, c.want)
		}
	}
	if p := at("1").Position(); p != (Position{3, 3}) {
		t.Errorf("the text of a table has lines and columns: %v", p)
	}
	f.Sheet = "2023年"
	if p := at("1").Position(); p != (Position{3, 2}) {
		t.Errorf("a sheet has rows and columns: %v", p)
	}
	f.SetTable(Table{Locate: func(string, int) (int, int) { return 0, 0 }})
	if c, ok := at("1").Cell(); ok {
		t.Errorf("no cell is %+v", c)
	}
	if _, ok := (Span{}).Cell(); ok {
		t.Error("nowhere is a cell")
	}
	bare := New("b.xlsx", "甲\n乙")
	if bare.Sheet = "一"; bare.At(len("甲\n"), 0).Position() != (Position{2, 1}) {
		t.Error("a sheet that is no table yet has lines")
	}
}

// Messages are made on many goroutines while the loader names the columns.
func TestCellsMayBeAskedForMeanwhile(t *testing.T) {
	f := New("a.csv", "村;户\n甲;1\n")
	var g sync.WaitGroup
	for range 8 {
		g.Go(func() {
			f.SetTable(Table{Locate: semicolons})
			f.SetHeads(1, []string{"村"}, nil)
			at := f.At(len("村;户\n甲"), 1)
			if c, ok := at.Cell(); !ok || c.Row != 2 {
				t.Errorf("%+v, %t", c, ok)
			}
			if at.Position().Line != 2 {
				t.Errorf("%+v", at.Position())
			}
		})
	}
	g.Wait()
}

// The cell of another year stands in the same row under the same head, on either side.
func TestTheCellOfAnotherYear(t *testing.T) {
	f := New("a.csv", "code,a,b,c\nx,\"1,5\",7,2\ny,3,8,4\n")
	f.SetTable(Table{Locate: func(text string, offset int) (row, column int) {
		row, column, quoted := 1, 1, false
		for _, c := range text[:offset] {
			switch {
			case c == '"':
				quoted = !quoted
			case c == '\n':
				row, column = row+1, 1
			case c == ',' && !quoted:
				column++
			}
		}
		return row, column
	}})
	f.SetHeads(1, []string{"代码", "收入", "户数", "收入"}, []int{0, 2020, 2020, 2019})
	for _, c := range []struct {
		start int
		year  int
		want  string
	}{{21, 2019, "2"}, {21, 2020, "\"1,5\""}, {19, 2020, "7"}, {25, 2020, "3"}, {25, 2018, ""}, {23, 2019, ""}} {
		got, ok := f.At(c.start, 1).InYear(c.year)
		if text := got.Text(); ok != (c.want != "") || text != c.want {
			t.Errorf("from %d in %d: %q, want %q", c.start, c.year, text, c.want)
		}
	}
}

func TestTheCellOfAnotherYearStandsInTheSameRow(t *testing.T) {
	f := New("a.csv", "村;户;户;户\n甲;1;2;;x\n丙;7;;9\n乙;3;44")
	f.SetTable(Table{Locate: semicolons})
	f.SetHeads(1, []string{"村", "户", "户", "户"}, []int{0, 2019, 2020, 2022})
	at := func(word string) Span { return f.At(strings.Index(f.Text(), word), len(word)) }
	for _, x := range []struct {
		of   string
		year int
		want string // "" for none
	}{
		{"1", 2020, "2"}, {"2", 2019, "1"}, {"1", 2021, ""}, // whose row is not the last
		{"3", 2020, "44"}, {"44", 2019, "3"}, {"3", 2021, ""}, // at the file's end
		{"甲", 2020, ""}, {"x", 2020, ""}, // another head, and none
		{"7", 2022, "9"}, {"9", 2019, "7"}, // past a cell without a figure
	} {
		got, ok := at(x.of).InYear(x.year)
		if ok != (x.want != "") || ok && got.Text() != x.want {
			t.Errorf("beside %s in %d stands %v, %t, want %q", x.of, x.year, got, ok, x.want)
		}
	}
}

// A cell may be empty, within a row or at the file's end, and a table may have one column.
func TestTheCellOfAnotherYearMayBeEmpty(t *testing.T) {
	f := New("a.csv", "村;户;户;户\n甲;1;;3\n乙;2;;")
	f.SetTable(Table{Locate: semicolons})
	f.SetHeads(1, []string{"村", "户", "户", "户"}, []int{0, 2019, 2020, 2022})
	one, two := strings.Index(f.Text(), "1"), strings.Index(f.Text(), "2")
	for _, x := range []struct{ of, year, want int }{{one, 2020, one + 2}, {two, 2020, two + 2}, {two, 2022, two + 3}} {
		if got, ok := f.At(x.of, 1).InYear(x.year); !ok || got.Text() != "" || int(got.Start) != x.want {
			t.Errorf("beside %d in %d stands %+v, %t, want an empty cell at %d", x.of, x.year, got, ok, x.want)
		}
	}
	f = New("b.csv", "户\n1\n2\n")
	f.SetTable(Table{Locate: semicolons})
	f.SetHeads(1, []string{"户"}, []int{2019})
	if got, ok := f.At(len("户\n"), 1).InYear(2019); !ok || got.Text() != "1" {
		t.Errorf("the only cell of a row is %q, %t", got.Text(), ok)
	}
}
