package check

import (
	"slices"
	"strings"
)

// From how much evidence on an equation that misses is reported.

// leastEvidence is from which sum of the trees on an equation that misses is reported. It was chosen so that about one sum in a hundred thousand
// characters of provincial reports and office papers is reported wrongly; of companies' reports, which compare many firms, five are. The time between two moments and one number stated twice have few words that tell, and need more.
const (
	leastEvidence      = 1.1
	leastEvidenceShort = 1.0 // of a text of few amounts, of which fewer lie by chance as if they were worked out from each other
	leastEvidenceAlone = 1.4
	leastEvidenceAmong = 2.2  // of what stands behind 其中 and falls short: it may be some of all
	leastEvidenceSaid  = -0.5 // of what a reader of words reports
	leastEvidencePlain = -0.5 // of a total that stands right behind all its parts, and of a length of time behind its two ends: isPlainTotal, isPlainSpan
)

// amountsOfDocument is how many amounts a text has in which some may be taken for related that are not: one line of hundreds of wrong ones was withdrawn
// below it, and of 49 wrong reports of whole documents 41 above.
const amountsOfDocument = 12

// leastEvidenceOf is how much evidence an equation needs.
func (e *equations) leastEvidenceOf(x *equation) float64 {
	if e.isPlainTotal(x) || e.isPlainSpan(x) {
		return leastEvidencePlain
	}
	if x.adds() && x.right < middle(e.list[x.stated].term) && e.listSaid(x) == amongThem {
		return leastEvidenceAmong
	}
	if x.kind == spanOfTwo || x.kind == equalTo || x.kind == roughlyEqual {
		return leastEvidenceAlone
	}
	if len(e.list) < amountsOfDocument {
		return leastEvidenceShort
	}
	return leastEvidence
}

// isPlainTotal tells whether an amount is said to be a total and stands right behind three parts or more of one sentence, beside which the sentence has
// no other amount of their class: 一至四季度分别为2.3万元、2.7万元、2.6万元和2.9万元，全年累计10.8万元.
func (e *equations) isPlainTotal(x *equation) bool {
	if x.kind != sumOfRun || x.form != "before" || !x.slip || len(x.of) < 3 || e.roleSaid(x.stated) != saidTotal {
		return false
	}
	if slices.ContainsFunc(e.holdingOf(x.stated), func(i int) bool { return e.found[i].adds() && e.found[i].stated == x.stated }) {
		return false // of some of them it is: 第二笔比第一笔多3.2万元，为14.6万元
	}
	first := x.of[0]
	return x.stated-first == len(x.of) && e.partsSaid(x, x.of) != 1 && e.list[first].s == e.list[x.stated].s && e.leftOut(x) == 0 && !slices.ContainsFunc(x.of, func(k int) bool { return e.list[k].isChange() })
}

// isPlainSpan tells whether a length of time stands right behind its two ends: 2015年3月1日至2018年3月1日，为期两年.
func (e *equations) isPlainSpan(x *equation) bool {
	if x.kind != spanOfTwo {
		return false
	}
	t, a, b := &e.list[x.stated], &x.ends[0], &x.ends[1]
	if a.to > b.from || b.to > t.from {
		return false
	}
	link, behind := strings.TrimPrefix(t.s.p.text[a.to:b.from], "起"), strings.Trim(t.s.p.text[b.to:t.from], "，,止（( ")
	return slices.Contains([]string{"至", "到", "—", "－", "-", "~", "～"}, link) && (behind == "" || slices.Contains([]string{"为期", "共", "历时", "前后", "期限", "期限为", "租期", "租期为", "任期", "合同期"}, behind))
}
