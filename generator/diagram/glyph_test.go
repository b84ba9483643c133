package diagram

import (
	"encoding/xml"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/formula"
	"casebook/generator/report"
)

// Every mark of a glyph lies inside its box, whatever the method.
func TestGlyphsStayInside(t *testing.T) {
	list := methods()
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		p := &report.Program{Name: "方法", Stated: r.IntN(4) > 0, Parts: randomParts(r, 1+r.IntN(40), 2)}
		p.Formula = formula.Formula{Shape: formula.Shape(r.IntN(8)), Terms: make([]formula.Term, r.IntN(6))}
		list = append(list, p)
	}
	for _, p := range list {
		picture := string(AppendGlyph(nil, p))
		decoder := xml.NewDecoder(strings.NewReader(picture))
		marks := 0
		for {
			token, err := decoder.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, picture)
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "circle" {
				marks++
				at := map[string]float64{}
				for _, a := range e.Attr {
					at[a.Name.Local], _ = strconv.ParseFloat(a.Value, 64)
				}
				if at["cx"]-at["r"] < 0 || at["cx"]+at["r"] > 64 || at["cy"]-at["r"] < 0 || at["cy"]+at["r"] > 48 {
					t.Errorf("%s: a mark at %v lies outside", p.Name, at)
				}
			}
		}
		if marks == 0 && p.Formula.Shape != formula.Doubles {
			t.Errorf("%s: an empty glyph %s", p.Name, picture)
		}
	}
}

// A glyph has as many dots as the name promises.
func TestGlyphCounts(t *testing.T) {
	want := map[string]int{"六个一工作法": 7, "4321结对帮扶": 10, "三考两评一述": 6, "三个三": 9, "双亮双诺双实": 6}
	for _, p := range methods() {
		n, ok := want[p.Name]
		if got := strings.Count(string(AppendGlyph(nil, p)), "<circle"); ok && got != n {
			t.Errorf("%s has %d marks, want %d", p.Name, got, n)
		}
		delete(want, p.Name)
	}
	if len(want) > 0 {
		t.Errorf("not drawn: %v", want)
	}
}

// A method of which no source says the parts has as many open dots as its name promises, and
// only an open ring where that is no number or too many.
func TestGlyphUnstated(t *testing.T) {
	for name, marks := range map[string]int{"六个一": 7, "党建扶贫10+模式": 11, "十二个一": 13, "十三个一": 1, "党建品牌创建": 1, "四问一查": 1} {
		p := &report.Program{Name: name, Formula: formula.Parse(name)}
		picture := string(AppendGlyph(nil, p))
		if got := strings.Count(picture, "<circle"); got != marks {
			t.Errorf("%s has %d marks, want %d: %s", name, got, marks, picture)
		}
		if !strings.Contains(picture, "stroke-dasharray") {
			t.Errorf("%s: nothing says that its parts are not known: %s", name, picture)
		}
	}
}
