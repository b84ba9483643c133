package quantity

import "math"

// Numbers of a list share the unit and the scale that only the last one has: 2787.27、1445.77亿元.

// shareMeasure reads the 个 of 4.7个、1.9个百分点 as what the last of the list is counted in.
func (s *scanner) shareMeasure(f *Claim) {
	if f.Unit != "个百分点" {
		return
	}
	end := f.Start
	for k := len(s.found) - 1; k >= 0 && s.found[k].Unit == "个" && s.found[k].End <= end && listed(s.text[s.found[k].End:end]); k-- {
		s.found[k].Unit = f.Unit
		end = s.found[k].Start
	}
}

// promote takes the waiting numbers for figures once the last of their list has a unit:
// 12、15和18户. The 亿 of 2787.27、1445.77亿元 is said of both.
func (s *scanner) promote(c *candidate, f *Claim) {
	s.shareMeasure(f)
	if len(s.pending) == 0 || f.Unit == "" || s.pendingAt > f.Start || !listed(s.text[s.pendingAt:f.Start]) {
		return
	}
	if c.chinese() {
		s.pending = nil // 2、只做一面，3、两面都做: a list is written in one kind of numerals, this 3 counts a list
		return
	}
	for _, p := range s.pending {
		if scaled, ok := s.alsoScaled(p, c, f); ok {
			p = scaled
		}
		p.Unit = f.Unit
		s.found = append(s.found, p)
	}
}

// mostApart is how many times as large one number of a list is as another, by its digits, if the 万 or 亿
// behind the last is said of both: not in 300、1.5万元.
const mostApart = 100

// alsoScaled reads a waiting number with the 万 or 亿 of the last of its list.
func (s *scanner) alsoScaled(p Claim, last *candidate, f *Claim) (Claim, bool) {
	if !last.num.scaled || last.num.bare || last.num.chinese || last.num.kind != plainNumber {
		return p, false
	}
	ratio := p.Value.Float64() / f.Value.Float64() * math.Pow10(last.num.power)
	if !(ratio <= mostApart && ratio >= 1.0/mostApart) {
		return p, false
	}
	c, ok := read(s.text, p.Start, p.Start)
	if !ok || c.end != p.End {
		return p, false
	}
	c.num.multiply(last.num.power)
	c.unit, c.of = last.unit, last.of
	c.value, c.in = Decimal{}, Interval{}
	c.finish(s.text, p.Start)
	return c.figure(), c.end == p.End
}
