package bind

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/quantity"
)

// Place is a village or region with its series, if it has any.
type Place struct {
	Code, Name string
	Series     []Series
}

// Series is one indicator of a place.
type Series struct {
	Indicator, Name string
	Unit            quantity.Unit
	First           int // the year of the first value
	Values          quantity.List
}

// at is the value of a year, Missing where there is none.
func (s *Series) at(year int) quantity.Decimal {
	if i := year - s.First; i >= 0 && i < s.Values.Len() {
		return s.Values.At(i)
	}
	return quantity.Missing
}

// matcher finds the series that a figure says.
type matcher struct {
	options *Options
	near    []string
}

// series is CODE/INDICATOR@YEAR of the series that holds a figure: of a place that the sentence
// names, or that the text is about; the same value of the same unit and year. "" where there is
// none. A value that is almost the same is noted.
func (m *matcher) series(b *prose.Block, f quantity.Claim, fact *Fact) string {
	year := yearOf(b, f, fact)
	if year == 0 || fact.Status != "" || len(m.options.Places) == 0 {
		return ""
	}
	from, to := around(b.Text, f, sentenceMarks)
	words := b.Text[from:to] + fact.Note
	var named []*Place
	for i := range m.options.Places {
		if p := &m.options.Places[i]; p.Name != "" && len(p.Series) > 0 && strings.Contains(words, p.Name) {
			named = append(named, p)
		}
	}
	if len(named) == 0 {
		for i := range m.options.Places {
			if p := &m.options.Places[i]; p.Code == m.options.Own && p.Code != "" {
				named = append(named, p)
			}
		}
	}
	for _, p := range named {
		for i := range p.Series {
			s := &p.Series[i]
			if s.matches(f, fact, year) {
				return fmt.Sprintf("%s/%s@%d", p.Code, s.Indicator, year)
			}
		}
	}
	for _, p := range named {
		for i := range p.Series {
			if s := &p.Series[i]; s.almostMatches(fact, year) {
				m.near = append(m.near, fmt.Sprintf("正文写%s（%s），数据里%s%d年的%s是%s：笔误？", b.Text[f.Start:f.End], fact.Note, p.Name, year, s.Name, quantity.Format(s.at(year), s.Unit, -1)))
			}
		}
	}
	return ""
}

// yearOf is the year of a figure: its fact's; of a sentence with several the one right before it, or
// the only one of its clause.
func yearOf(b *prose.Block, f quantity.Claim, fact *Fact) int {
	if fact.Year > 0 {
		return fact.Year
	}
	from, to := around(b.Text, f, clauseMarks)
	found := distinct(years.FindAllStringSubmatch(b.Text[from:to], -1))
	if m := yearBefore.FindStringSubmatch(b.Text[from:f.Start]); m != nil {
		found = []string{m[1]}
	}
	if len(found) != 1 {
		return 0
	}
	n, _ := strconv.Atoi(found[0])
	return n
}

// fewestDigits is how many digits a value has at least that is known by itself: whoever writes
// 16420元 of the right year and village is the income of it. Of shorter ones the words count.
const fewestDigits = 3

// matches tells whether a figure is the series' value of its year.
func (s *Series) matches(f quantity.Claim, fact *Fact, year int) bool {
	value := s.at(year)
	if value.IsMissing() || fact.Unit == "" {
		return false
	}
	if fact.Bound != quantity.Exact {
		return s.isNamed(fact.Note) && f.Unit != "" && f.Covers(value, s.Unit) == quantity.Holds
	}
	v, ok := quantity.Convert(fact.Value, quantity.Unit(fact.Unit), s.Unit)
	if !ok || v.Cmp(value) != 0 || !fact.To.IsMissing() {
		return false
	}
	coefficient, _ := fact.Value.Parts()
	return s.isNamed(fact.Note) || len(strings.TrimRight(fmt.Sprint(coefficient), "0")) >= fewestDigits
}

// almostMatches tells whether a figure looks like a slip of the pen for the series' value: named as it
// is, and of the same digits in another order, with one other, or within a twentieth.
func (s *Series) almostMatches(fact *Fact, year int) bool {
	value := s.at(year)
	if value.IsMissing() || fact.Unit == "" || fact.Bound != quantity.Exact || !s.isNamed(fact.Note) {
		return false
	}
	v, ok := quantity.Convert(fact.Value, quantity.Unit(fact.Unit), s.Unit)
	if !ok {
		return false
	}
	a, b := v.Float64(), value.Float64()
	if a == b {
		return false
	}
	if diff := a - b; b != 0 && diff/b < 0.05 && diff/b > -0.05 {
		return true
	}
	x, y := onlyDigits(v.String()), onlyDigits(value.String())
	if len(x) != len(y) || len(x) < fewestDigits {
		return false
	}
	other := 0
	for i := range x {
		if x[i] != y[i] {
			other++
		}
	}
	slices.Sort(x)
	slices.Sort(y)
	return other == 1 || slices.Equal(x, y)
}

func onlyDigits(s string) []byte {
	return []byte(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s))
}

// isNamed tells whether words name the indicator: four characters of its name in a row, or all of
// a shorter one.
func (s *Series) isNamed(words string) bool {
	name := []rune(s.Name)
	n := min(len(name), 4)
	for i := 0; n > 0 && i+n <= len(name); i++ {
		if strings.Contains(words, string(name[i:i+n])) {
			return true
		}
	}
	return false
}
