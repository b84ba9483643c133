package check

import "strings"

// Sums that the words around them make plain, whatever stands between: the parts may be stated in the sentence before (土建312万元；设备148万元。
// 以上合计478万元), figures of other units between them (首批43户171人，第二批58户226人，两批共379人), and the words that divide a whole behind a
// clause of another matter (共登记1846人，…；按年龄分，18岁以下212人…). They are read last, in passages of which nothing else is reported.

// statedTerm is a term of a passage with its sentence.
type statedTerm struct {
	term
	s *sentence
	k int // of the sentence's terms
}

// lead is what stands between it and the amount of its unit before it in its sentence: of the second of two measures (101户379人) what stands
// before the first as well, and of an age (18岁以下212人) the age.
func (t statedTerm) lead() string {
	for k := t.k - 1; k >= 0; k-- {
		if oneUnit(t.s.terms[k].unit, t.unit) {
			return t.s.p.text[t.s.terms[k].to:t.from]
		}
	}
	return t.s.p.text[t.s.from:t.from]
}

// statedTerms are the terms of a passage's sentences, in order.
func (p *passage) statedTerms() []statedTerm {
	list := p.sentences()
	var terms []statedTerm
	for i := range list {
		for k, t := range list[i].terms {
			terms = append(terms, statedTerm{t, &list[i], k})
		}
	}
	return terms
}

// reportedNear tells whether a sum is reported of a term, or near it, already. It looks through all that is reported, so that it is asked of what would be
// reported alone.
func (p *passage) reportedNear(t term) bool {
	from, to := sentenceAround(p.text, t.from, t.to)
	at := p.prose.Source(max(from, t.from-nearStated), min(to, t.to+nearStated))
	for i := range p.out.list {
		if q := &p.out.list[i]; (q.Rule == sumMismatchID || q.Rule == percentMismatchID) && q.Span.File == at.File && q.Span.Start >= at.Start && q.Span.Start <= at.End {
			return true
		}
	}
	return false
}

// sentenceAround is where the sentence around a part of a text begins and ends.
func sentenceAround(text string, from, to int) (begins, ends int) {
	begins, ends = from-len(sentenceBefore(text[:from], "。！？")), len(text)
	if i := strings.IndexAny(text[to:], "。！？"); i >= 0 {
		ends = to + i
	}
	return begins, ends
}

// nearStated is within how many bytes of a sum that is reported another is most likely of the same mistake.
const nearStated = 200

func sumOf(run []statedTerm) float64 {
	sum := 0.0
	for _, x := range run {
		sum += middle(x.term)
	}
	return sum
}
