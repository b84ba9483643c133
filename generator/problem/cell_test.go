package problem

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"casebook/generator/source"
)

// ledger is a table of two rows; with a sheet it stands in a workbook, else it is a text.
func ledger(sheet string) *source.File {
	name := "data/villages/台账.csv"
	if sheet != "" {
		name = "data/villages/台账.xlsx"
	}
	f := source.New(name, "村,人均可支配收入\n胡家田村,12OOO\n")
	f.Sheet = sheet
	f.SetTable(source.Table{HeadRow: 1, Heads: []string{"", "人均可支配收入"}, Locate: func(text string, offset int) (row, column int) {
		before := text[:offset]
		line := strings.LastIndexByte(before, '\n') + 1
		return strings.Count(before, "\n") + 1, strings.Count(before[line:], ",") + 1
	}})
	return f
}

// inCells is a problem whose place is B2, and which relates to the head A1.
func inCells(f *source.File) []Problem {
	return []Problem{{Rule: WrongType, Severity: Error, Span: find(f, "12OOO", 0), Message: Text{"不是数", "no number"},
		Related: []Related{{Span: find(f, "村", 0), Message: Text{"这一行", "this row"}}}}}
}

func TestTextNamesCells(t *testing.T) {
	for _, c := range []struct{ sheet, lang, want string }{
		{"2023年", "zh", `data/villages/台账.xlsx（2023年）!B2（人均可支配收入）: 错误[wrong-type]: 不是数
  B2 | 12OOO
     | ^~~~~
  data/villages/台账.xlsx（2023年）!A1: 这一行

共 1 个错误。
`},
		{"2023年", "en", `data/villages/台账.xlsx (2023年)!B2 (人均可支配收入): error[wrong-type]: no number
  B2 | 12OOO
     | ^~~~~
  data/villages/台账.xlsx (2023年)!A1: this row

1 error
`},
		{"", "zh", `data/villages/台账.csv:2:6: 错误[wrong-type]: B2（人均可支配收入）：不是数
  2 | 胡家田村,12OOO
    |          ^~~~~
  data/villages/台账.csv:1:1: A1：这一行

共 1 个错误。
`},
		{"", "en", `data/villages/台账.csv:2:6: error[wrong-type]: B2 (人均可支配收入): no number
  2 | 胡家田村,12OOO
    |          ^~~~~
  data/villages/台账.csv:1:1: A1: this row

1 error
`},
	} {
		var b bytes.Buffer
		if err := WriteText(&b, inCells(ledger(c.sheet)), TextOptions{Lang: c.lang}); err != nil || b.String() != c.want {
			t.Errorf("%v\n%s\nwant\n%s", err, b.String(), c.want)
		}
	}
}

func TestJSONNamesCells(t *testing.T) {
	for sheet, want := range map[string]string{
		"2023年": `{"rule":"wrong-type","severity":"error","file":"data/villages/台账.xlsx","sheet":"2023年","line":2,"column":2,"message":"不是数","excerpt":"12OOO","hint":"",` +
			`"related":[{"file":"data/villages/台账.xlsx","sheet":"2023年","line":1,"column":1,"message":"这一行"}]}`,
		"": `{"rule":"wrong-type","severity":"error","file":"data/villages/台账.csv","line":2,"column":6,"message":"B2（人均可支配收入）：不是数","excerpt":"胡家田村,12OOO","hint":"",` +
			`"related":[{"file":"data/villages/台账.csv","line":1,"column":1,"message":"A1：这一行"}]}`,
	} {
		var printed, got bytes.Buffer
		if err := WriteJSON(&printed, inCells(ledger(sheet)), "zh"); err != nil {
			t.Fatal(err)
		}
		if err := json.Compact(&got, printed.Bytes()); err != nil || got.String() != "["+want+"]" {
			t.Errorf("%v\n%s\nwant\n[%s]", err, got.String(), want)
		}
	}
}

// SARIF has no cells: their row and column stand for line and column, and a logical location
// names them.
func TestSARIFNamesCells(t *testing.T) {
	for sheet, want := range map[string]string{
		"2023年": `{"physicalLocation":{"artifactLocation":{"uri":"data/villages/%E5%8F%B0%E8%B4%A6.xlsx"},"region":{"startLine":2,"startColumn":2,"endLine":2,"endColumn":3,"snippet":{"text":"12OOO"}}},"logicalLocations":[{"fullyQualifiedName":"2023年!B2"}]}`,
		"":      `{"physicalLocation":{"artifactLocation":{"uri":"data/villages/%E5%8F%B0%E8%B4%A6.csv"},"region":{"startLine":2,"startColumn":6,"endLine":2,"endColumn":11,"snippet":{"text":"胡家田村,12OOO"}}}}`,
	} {
		var b bytes.Buffer
		if err := WriteSARIF(&b, inCells(ledger(sheet)), known(), "zh"); err != nil {
			t.Fatal(err)
		}
		var log struct {
			Runs []struct {
				Tool    struct{ Driver struct{ Name string } }
				Results []struct {
					Message   struct{ Text string }
					Locations []json.RawMessage
					Related   []struct{ LogicalLocations []sarifLogical } `json:"relatedLocations"`
				}
			}
		}
		if err := json.Unmarshal(b.Bytes(), &log); err != nil {
			t.Fatal(err)
		}
		r := log.Runs[0].Results[0]
		var got bytes.Buffer
		if err := json.Compact(&got, r.Locations[0]); err != nil || got.String() != want {
			t.Errorf("%v\n%s\nwant\n%s", err, got.String(), want)
		}
		related, message := r.Related[0].LogicalLocations, r.Message.Text
		if sheet != "" && (len(related) != 1 || related[0].FullyQualifiedName != "2023年!A1" || message != "不是数") ||
			sheet == "" && (related != nil || message != "B2（人均可支配收入）：不是数") {
			t.Errorf("related %v, message %s", related, message)
		}
		if log.Runs[0].Tool.Driver.Name != "casebook" {
			t.Errorf("of %q", log.Runs[0].Tool.Driver.Name)
		}
	}
}

// What is known by the first character of its cell alone is shown with the whole cell.
func TestACellIsShownWhole(t *testing.T) {
	f := ledger("2023年")
	p := inCells(f)
	p[0].Span.End = p[0].Span.Start + 1
	var b bytes.Buffer
	if err := WriteText(&b, p, TextOptions{Lang: "zh"}); err != nil || !strings.Contains(b.String(), "B2 | 12OOO\n     | ^\n") {
		t.Errorf("%v\n%s", err, b.String())
	}
}
