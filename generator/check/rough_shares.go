package check

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// A share that is stated roughly of a whole that the paragraph named before: 粮食种植面积1038万亩。…高标准农田512万亩，占粮食种植面积的近50%. It may be
// rounded to the ten, and no further.

// How far a rough share may lie from the right one, and how short the name of a whole may be.
const (
	leastOfRough   = 0.8
	mostOfRough    = 1.25
	shortestOfName = 4
	farthestName   = 60 // figures back
)

// findRoughShares looks for them in a passage.
func (p *passage) findRoughShares() {
	if !p.holds("占") || !p.holds("近", "约", "左右") {
		return
	}
	terms := p.statedTerms()
	for i := 1; i < len(terms); i++ {
		t, part := terms[i], terms[i-1]
		if t.unit != "%" || !t.rough || t.bracket >= 0 || part.s != t.s || !part.plain() || middle(t.term) <= 0 {
			continue
		}
		clause := strings.Trim(t.s.head(t.k), "，、")
		of, ok := strings.CutPrefix(clause, "占")
		of = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(of, "近约超"), "的"), "总的")
		if !ok || utf8.RuneCountInString(of) < shortestOfName || anyof.Contains(of, "全国", "全省", "，", "全球", "世界") {
			continue
		}
		whole, found := namedOnce(terms[max(0, i-farthestName):i-1], []string{of}, nil)
		if !found || !comparable(part.term, whole.term) || middle(whole.term) <= 0 {
			continue
		}
		right := part.as(whole.unit) / middle(whole.term) * 100
		if ratio := right / middle(t.term); ratio >= leastOfRough && ratio <= mostOfRough || right > 100 || p.reported(t.term) {
			continue
		}
		t.s.reportShare(t.term, part.term, whole.term, 0.1)
	}
}
