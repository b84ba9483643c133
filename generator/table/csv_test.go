package table

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/source"
)

var csvSeeds = []string{"a,b\n1,2\n", "\"a\"\"b\",\"c\r\nd\"\r\n\r\n,,\n", "a\"b\n", "\"a\"b,c\n", "\"open\nx\n", "\n\na\r", "a\r\rb,\r\n", "\"a\"\r", "\r\r\n",
	"code,name,income@2020\n450399102201,示例村,1200\n\n450399102202,\"二,村\",12a\n"}

// FuzzCSV holds the reader against encoding/csv up to the first mistake.
func FuzzCSV(f *testing.F) {
	for _, s := range csvSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			t.Skip("long enough")
		}
		oracle := csv.NewReader(strings.NewReader(text))
		oracle.FieldsPerRecord = -1
		rows := plainCSV(text)
		r := rows.Row()
		for {
			want, err := oracle.Read()
			more := rows.Next()
			for _, c := range r.Cells {
				if c.At < 0 || c.At > c.Start || c.End < c.Start || int(c.End) > len(text) {
					t.Fatalf("%q: cell %+v", text, c)
				}
			}
			if err == io.EOF {
				if more {
					t.Fatalf("%q: a row more than encoding/csv has", text)
				}
				return
			}
			if err != nil {
				if r.Fault == NoFault {
					t.Fatalf("%q: encoding/csv says %v", text, err)
				}
				return
			}
			if !more || r.Fault != NoFault || len(r.Cells) != len(want) {
				t.Fatalf("%q: row of %d cells with fault %d, want %q", text, len(r.Cells), r.Fault, want)
			}
			for i, c := range r.Cells {
				if got := r.Value(c); got != want[i] {
					t.Fatalf("%q: cell %q, want %q", text, got, want[i])
				}
			}
		}
	})
}

// The row of a cell is that which a spreadsheet shows: blank lines count, and the lines of a
// quoted cell are one row.
func TestCellsAreFoundAsASpreadsheetNamesThem(t *testing.T) {
	f := source.New("a.csv", "code,name,n@2020\n\n\r\n1,\"two\nlines\",3\n2,二,4\n3,\"x\"y,5\n4,四,6")
	sheet := CSVSheet(f)
	f.SetHeads(1, []string{"code", "name", "人数"}, nil)
	rows := sheet.Open()
	got := ""
	for rows.Next() {
		for _, c := range rows.Row().Cells {
			cell, ok := f.At(int(c.At), 1).Cell()
			got += cell.String() + cell.Head + " "
			if !ok {
				t.Errorf("%q is no cell", rows.Row().Value(c))
			}
		}
		if rows.Row().Fault != NoFault {
			cell, _ := f.At(int(rows.Row().FaultAt), 1).Cell()
			got += "!" + cell.String() + " "
		}
	}
	if want := "A1 B1 C1 A4code B4name C4人数 A5code B5name C5人数 A6code !B6 A7code B7name C7人数 "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if cell, _ := f.At(0, 4).Cell(); cell.String() != "A1" {
		t.Errorf("asked again from the start, the first cell is %s", cell)
	}
}

// Messages name a place in a CSV file by the cell in which a spreadsheet shows it. That holds for blank lines at the
// end too: they count as rows.
func TestBlankRowsAtTheEndAreRows(t *testing.T) {
	const text = "code,name\n1,一\n\n\n"
	f := source.New("a.csv", text)
	CSVSheet(f)
	for offset, want := range map[int]string{len(text) - 3: "B2", len(text): "A5"} {
		if cell, ok := f.At(offset, 0).Cell(); !ok || cell.String() != want {
			t.Errorf("byte %d is in %s, want %s", offset, cell, want)
		}
	}
}

func TestSeekReadsARowAgain(t *testing.T) {
	rows := plainCSV("a,b\n1,2\n3,4\n")
	var at []int32
	for rows.Next() {
		at = append(at, rows.Row().At)
	}
	rows.Seek(at[1])
	if r := rows.Row(); !rows.Next() || r.Value(r.Cells[0]) != "1" || rows.Left() < 1 {
		t.Error("the second row is not read again")
	}
}

// cellsOf reads a table to its end: cells in |, rows in lines, faults as !N.
func cellsOf(rows Rows) string {
	var b strings.Builder
	for rows.Next() {
		r := rows.Row()
		for i, c := range r.Cells {
			if i > 0 {
				b.WriteByte('|')
			}
			b.WriteString(r.Value(c))
			if c.Empty() != (r.Value(c) == "") {
				b.WriteString(" Empty is wrong")
			}
		}
		if r.Fault != NoFault {
			b.WriteString("!" + strconv.Itoa(int(r.Fault)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A spreadsheet's line sep= names the separator and is no row; else the first line tells. A text with
// TABs from elsewhere is cut at these alone.
func TestTheSeparatorOfATable(t *testing.T) {
	for text, want := range map[string]string{
		"sep=;\na;b,c\n":         "a|b,c\n",
		"SEP=\t\r\na\tb;c\n":     "a|b;c\n",
		"sep=,\na,b;c\n":         "a|b;c\n",
		"sep=|\na;b\n":           "sep=|\na;b\n", // which no spreadsheet of an office writes
		"sep=;":                  "sep=|\n",
		"a;b\n1,5;2\n":           "a|b\n1,5|2\n",
		"a\tb\n1;5\t\n":          "a|b\n1;5|\n",
		"一列\n1,2\n":              "一列\n1|2\n",
		"\"a;\"\"b\"\";\";c\n\n": "a;\"b\";|c\n",
	} {
		if got := cellsOf(CSVSheet(source.New("a.csv", text)).Open()); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	f := source.New("a.txt", "户数, 人口\t412\n\t\"1,630\"\n")
	if got := cellsOf(TabbedSheet(f).Open()); got != "户数, 人口|412\n|1,630\n" {
		t.Errorf("cut at TABs: %q", got)
	}
	if cell, ok := f.At(strings.Index(f.Text(), "\"1"), 1).Cell(); !ok || cell.String() != "B2" {
		t.Errorf("its cell is %v %v", cell, ok)
	}
}

// A fault ends its row; the next line is read as if nothing had been.
func TestReadingGoesOnBehindAFault(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\"c,d\n1,2\n":            "a!1\n1|2\n",
		"a,\"b\"c,d\n1,2\n":          "a!2\n1|2\n",
		"a,\"open\n1,2\n3":           "a!3\n1|2\n3\n",
		"\"open":                     "!3\n",
		"x\"":                        "!1\n",
		"\"a\nb\"c,d\n1,2\n":         "!2\n!1\n1|2\n",
		"\"\"\"\",\"\"\n\r\n\r\n1\r": "\"|\n1\n",
	} {
		if got := cellsOf(plainCSV(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A row that is longer than any is reported and left; what follows it is read.
func TestARowIsBounded(t *testing.T) {
	long := strings.Repeat(strings.Repeat("x", 1023)+",", MaxRow>>10)
	for text, want := range map[string]string{
		long + "end,more\n1,2\n": "!4\n1|2\n",
		long + "\n1,2\n":         "!4\n1|2\n",
	} {
		got := ""
		for rows := plainCSV(text); rows.Next(); {
			r := rows.Row()
			if r.Fault != NoFault {
				got += "!" + strconv.Itoa(int(r.Fault)) + "\n"
				continue
			}
			got += r.Value(r.Cells[0]) + "|" + r.Value(r.Cells[1]) + "\n"
		}
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if rows := plainCSV(long[:MaxRow-2] + "y\n"); !rows.Next() || rows.Row().Fault != NoFault {
		t.Error("a row of just the length that is allowed is refused")
	}
}
