package xlsx

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casebook/generator/testsite"
)

// parts is a workbook of one sheet, by the XML of its sheet and of its texts.
func parts(t testing.TB, sheet, texts string) string {
	t.Helper()
	return testsite.Zip(t,
		"xl/workbook.xml", `<workbook><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="t.xml"/></Relationships>`,
		"xl/s.xml", sheet, "xl/t.xml", texts)
}

// noted is what is to be known of a sheet, in one line.
func noted(s *Sheet) string {
	var list []string
	for _, m := range s.Annotations {
		x := fmt.Sprintf("%d:%d,%d", m.Kind, m.Row, m.Column)
		if m.ToRow > 0 {
			x += fmt.Sprintf("-%d,%d", m.ToRow, m.ToColumn)
		}
		if m.Formula != "" {
			x += "=" + m.Formula
		}
		if m.End > m.Start {
			x += " " + s.Text[m.Start:m.End]
		}
		list = append(list, x)
	}
	return strings.Join(list, "; ")
}

// Cells stand where they say, in whatever order they come, or behind the one before; so do rows.
func TestCellsStandWhereTheySay(t *testing.T) {
	for sheet, want := range map[string]string{
		`<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`:                                                          "1\t2\n3",
		`<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`:                                             "\n\t\t1\t2\n3",
		`<row r="3"><c r="B3"><v>3</v></c></row><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>0</v></c></row>`:                         "0\t1\n\n\t3",
		`<row r="0"><c><v>1</v></c></row><row r="x"><c><v>2</v></c></row><row r="1048577"><c><v>3</v></c></row>`:                       "1\n2\n3",
		`<row r="1"><c r="A0"><v>1</v></c><c r="5"><v>2</v></c><c r="AAAA1"><v>3</v></c><c r="aa1"><v>4</v></c></row>`:                 "1\t2\t3" + strings.Repeat("\t", 24) + "4",
		`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`:                                                                "1",
		`<dimension ref="A1:B2"/><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>`: "1\t2\n3",
		`<dimension ref="B2:A1"/><row r="1"><c r="A1"><v>1</v></c></row>`:                                                              "1",
		`<dimension ref="A1:XFD1048576"/><row r="1"><c r="XFC1"><v>1</v></c><c><v>2</v></c></row>`:                                     strings.Repeat("\t", 16382) + "1\t2",
		`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`:                                                                          strings.Repeat("\n", 1048575) + "1",
	} {
		if got := read(t, parts(t, "<sheetData>"+sheet+"</sheetData>", "<sst/>"), 0).Text; got != want {
			t.Errorf("%.90s: %.60q, want %.60q", sheet, got, want)
		}
	}
	for _, sheet := range []string{`<c r="Z"><v>1</v></c>`, `<row r="1"><c r="XFD1"><v>1</v></c><c><v>2</v></c></row>`, `<row r="1048576"/><row><c><v>1</v></c></row>`, `<row><c t="s"><v>7</v></c></row>`, `<row><c><v>1`} {
		b, err := Open(parts(t, sheet, "<sst/>"))
		must(t, err)
		if s, err := b.Read(0); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, %v", sheet, s, err)
		}
	}
}

// A value is read by its type: texts by number, texts of their own, results, truths, faults. A reading is no part of a text.
func TestValuesAreReadByTheirTypes(t *testing.T) {
	const texts = `<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><r><t>丁</t></r><rPh><t>yi</t></rPh></si><si><t>a_x0041_b_x000D_c</t></si><si><t>_x00</t></si><si><t>_xZZZZ_d_x0042e_xD800_</t></si><si/></sst>`
	for cell, want := range map[string]string{
		`<c t="s"><v>0</v></c>`: "甲", `<c t="s"><v> 1 </v></c>`: "乙丙丁", `<c t="s"><v>2</v></c>`: "\"aAb\nc\"", `<c t="s"><v>3</v></c>`: "_x00", `<c t="s"><v>4</v></c>`: "_xZZZZ_d_x0042e_xD800_",
		`<c t="s"><v>5</v></c>`: "", `<c t="s"/>`: "", `<c t="inlineStr"><is><t>戊</t><rPh><t>wu</t></rPh></is></c>`: "戊", `<c t="inlineStr"><is><r><t>戊</t></r><r><t>己</t></r></is></c>`: "戊己",
		`<c t="str"><v>x_x0041_</v></c>`: "xA", `<c t="b"><v>1</v></c>`: "TRUE", `<c t="b"><v> 0 </v></c>`: "FALSE", `<c t="b"><v>2</v></c>`: "", `<c t="e"><v>#N/A</v></c>`: "#N/A", `<c t="d"><v>2024-01-01</v></c>`: "2024-01-01",
		`<c><v> 12 </v></c>`: "12", `<c/>`: "", `<c><v>a` + "\r\n" + `b</v></c>`: "\"a\nb\"", `<c s="99"><v>5</v></c>`: "5", `<c s="-1"><v>5</v></c>`: "5",
	} {
		if got := read(t, parts(t, "<row>"+cell+"</row>", texts), 0).Text; got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
}

// A formula is known by its text, also one that several cells share; without a result it stands for itself.
func TestFormulasAreKept(t *testing.T) {
	for sheet, want := range map[string][2]string{
		`<row><c><f>B1*2</f><v>8</v></c></row>`: {"8", "4:1,1=B1*2 8"},
		`<row><c><f t="shared" si="0" ref="A1:A2">B1*2</f><v>8</v></c></row><row><c><f si="0"/><v>9</v></c></row>`: {"8\n9", "4:1,1=B1*2 8; 4:2,1=B1*2 9"},
		`<row><c><f si="7"/><v>9</v></c></row>`:                            {"9", "4:1,1 9"},
		`<row><c><f>B1*2</f></c><c><v>1</v></c></row>`:                     {"=B1*2\t1", "4:1,1=B1*2 =B1*2"},
		`<row><c t="str"><f>A2&amp;""</f><v></v></c><c><v>1</v></c></row>`: {"\t1", ""},
		`<row><c t="str"><f>A2</f></c></row>`:                              {"=A2", "4:1,1=A2 =A2"},
		`<row><c t="str"><f>A2</f><v>甲</v></c></row>`:                      {"甲", "4:1,1=A2 甲"},
	} {
		s := read(t, parts(t, sheet, "<sst/>"), 0)
		if got := noted(s); s.Text != want[0] || got != want[1] {
			t.Errorf("%s: %q, %q, want %q, %q", sheet, s.Text, got, want[0], want[1])
		}
	}
}

// A text over several cells stands in each of them, a number in the first only; what a merge hides is known.
func TestMergedCells(t *testing.T) {
	const rows = `<row><c t="str"><v>甲</v></c><c><v>1</v></c><c t="str"><v>x</v></c></row><row><c r="B2"><v>2</v></c></row><row><c r="C3"><v>3</v></c></row>`
	for merge, want := range map[string][2]string{
		"A1:A2":       {"甲\t1\tx\n甲\t2\n\t\t3", "3:1,1-2,1 甲"},
		"A1:B2":       {"甲\t1\tx\n甲\t2\n\t\t3", "3:1,1-2,2 甲; 5:1,2 1; 5:2,2 2"},
		"B1:B3":       {"甲\t1\tx\n\t2\n\t\t3", "2:1,2-3,2 1; 5:2,2 2"},
		"C1:D2":       {"甲\t1\tx\tx\n\t2\tx\tx\n\t\t3", "3:1,3-2,4 x"},
		"A2:A3":       {"甲\t1\tx\n\t2\n\t\t3", ""},
		"A2:A1":       {"甲\t1\tx\n\t2\n\t\t3", ""},
		"B1:A1":       {"甲\t1\tx\n\t2\n\t\t3", ""},
		"A1":          {"甲\t1\tx\n\t2\n\t\t3", ""},
		"A1:x":        {"甲\t1\tx\n\t2\n\t\t3", ""},
		"x:A1":        {"甲\t1\tx\n\t2\n\t\t3", ""},
		"C1:XFD70000": {"甲\t1\tx\n\t2\n\t\t3", "3:1,3-70000,16384 x"},
	} {
		s := read(t, parts(t, rows+`<mergeCell ref="`+merge+`"/>`, "<sst/>"), 0)
		if got := noted(s); s.Text != want[0] || got != want[1] {
			t.Errorf("%s: %q, %q, want %q, %q", merge, s.Text, got, want[0], want[1])
		}
	}
	s := read(t, parts(t, rows+`<mergeCells><mergeCell ref="A9:A10"/><mergeCell ref="B1:B2"/><mergeCell ref="A1:A3"/></mergeCells>`, "<sst/>"), 0)
	if want := "甲\t1\tx\n甲\t2\n甲\t\t3"; s.Text != want || noted(s) != "2:1,2-2,2 1; 3:1,1-3,1 甲; 5:2,2 2" {
		t.Errorf("several merges: %q, %q", s.Text, noted(s))
	}
}

// What is hidden and has something in it is known: a row by its first cell, a column by its topmost.
func TestHiddenPlaces(t *testing.T) {
	const rows = `<row hidden="1"><c r="B1"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row><row hidden="true"/><row hidden="0"><c r="C4"><v>5</v></c></row><row r="5" hidden="on"><c><v>6</v></c></row>`
	for columns, want := range map[string]string{
		"": "0:1,2 1; 0:5,1 6", `<col min="2" max="2" hidden="1"/>`: "0:1,2 1; 0:5,1 6; 1:1,2 1", `<col min="1" max="2" hidden="true"/>`: "0:1,2 1; 0:5,1 6; 1:1,2 1; 1:2,1 3",
		`<col min="3" max="9" hidden="1"/><col min="1" max="1"/>`: "0:1,2 1; 0:5,1 6; 1:1,3 2", `<col min="x" max="9" hidden="1"/><col min="1" max="y" hidden="1"/>`: "0:1,2 1; 0:5,1 6",
	} {
		if got := noted(read(t, parts(t, columns+rows, "<sst/>"), 0)); got != want {
			t.Errorf("%s: %q, want %q", columns, got, want)
		}
	}
}

// A workbook is found by the package's relations; its sheets by theirs, in its order.
func TestSheetsAreFoundByTheirRelations(t *testing.T) {
	data := testsite.Zip(t,
		"_rels/.rels", `<Relationships><Relationship Id="a" Type="x/other" Target="none.xml"/><Relationship Id="b" Type="x/officeDocument" Target="/Book/Main.xml"/></Relationships>`,
		"book/main.xml", `<workbook><workbookPr date1904="true"/><sheets><sheet name="一" r:id="r2"/><sheet name="图" r:id="r3"/><sheet name="无" r:id="r9"/><sheet name="二" state="hidden" r:id="r1"/><sheet name="三" state="visible" r:id="r4"/></sheets></workbook>`,
		"book/_rels/main.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheets/../2.xml"/><Relationship Id="r2" Type="x/worksheet" Target="/book/1.xml"/><Relationship Id="r3" Type="x/chartsheet" Target="3.xml"/><Relationship Id="r4" Type="x/worksheet" Target="4.xml"/><Relationship Id="r5" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"book/1.xml", `<row><c s="1"><v>0</v></c><c s="1"><v>1</v></c></row>`, "book/2.xml", `<row><c><v>2</v></c></row>`,
		"book/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`)
	b, err := Open(data)
	must(t, err)
	if b.Sheets() != 3 || b.Name(0) != "一" || b.Name(1) != "二" || b.Name(2) != "三" || b.IsHidden(0) || !b.IsHidden(1) || b.IsHidden(2) {
		t.Fatalf("%d sheets", b.Sheets())
	}
	if s, err := b.Read(0); err != nil || s.Text != "00:00:00\t1904-01-02" || s.Name != "一" || s.Hidden {
		t.Errorf("%+v, %v", s, err)
	}
	if s, err := b.Read(1); err != nil || s.Text != "2" || !s.Hidden {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := b.Read(2); !errors.Is(err, ErrDamaged) {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

// Excel's own writer and ours of what it wrote agree on what stands in cells of all types.
func TestAStreamIsReadAsItWasWritten(t *testing.T) {
	data := workbook(t, func(f *excelize.File, sheet string) {
		w, err := f.NewStreamWriter(sheet)
		must(t, err)
		must(t, w.SetRow("A1", []any{"甲", 1, nil, true, "  两边  "}))
		must(t, w.SetRow("B3", []any{excelize.Cell{Formula: "1+1"}}))
		must(t, w.Flush())
	})
	if got, want := read(t, data, 0).Text, "甲\t1\t\tTRUE\t  两边  \n\n\t=1+1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
