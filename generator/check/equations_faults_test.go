package check

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Faults that a program makes in right documents, for the trees to learn from: there are few documents in which somebody planted some, and each right
// one has dozens of numbers that may be wrong. They are slips of the kinds and in the shares that six people planted in 68 documents: two digits change places,
// one digit is another, a rate has the other base, a part is forgotten, a flow has the other sign, a point has moved.

// mostFaults is how many sets of faults are made of a document.
const mostFaults = 4

// leastToSpoil is how likely an equation is at least that is made wrong.
const leastToSpoil = 0.5

// madeFaults are faults of a right text, in each line one at most.
func madeFaults(rng *rand.Rand, text string, e *equations) (list []paperFault) {
	e.use(wordWeights, priors(), trees())
	lines := strings.Split(text, "\n")
	spoiled := map[int]bool{}
	for _, found := range e.likelyByPassage() {
		x := found[rng.IntN(len(found))]
		k := x.stated
		if len(x.of) > 0 && rng.Float64() < 0.3 {
			k = x.of[rng.IntN(len(x.of))]
		}
		a := &e.list[k]
		right := firstNumber(a.text)
		wrong := e.slipOf(rng, x, k, right)
		line := a.s.p.prose.Source(a.from, a.to).Position().Line
		around := aroundNumber(lines[line-1], a.s.p.text[:a.from], right)
		if wrong != "" && around != "" && !spoiled[line] && rng.Float64() < 0.9 {
			spoiled[line] = true
			list = append(list, paperFault{line, wrong, right, "made", around})
		}
	}
	return list
}

// likelyByPassage are the equations that hold and are likely meant, of each amount the likeliest, passage by passage.
func (e *equations) likelyByPassage() (list [][]*equation) {
	by := map[int][]*equation{}
	for i := range e.found {
		x := &e.found[i]
		if !x.holds || x.kind == roughlyEqual || x.kind == flowOfAll && !e.borneOut(x) || e.likely(x) < leastToSpoil || e.contradicted(x) {
			continue
		}
		if x.digits > 2 || x.digits == 2 && e.likely(x) > 3 && e.list[x.stated].unit != "成" {
			by[e.list[x.stated].passage] = append(by[e.list[x.stated].passage], x)
		}
	}
	for p := range e.list[len(e.list)-1].passage + 1 {
		slices.SortStableFunc(by[p], func(a, b *equation) int { return cmp.Compare(e.likely(b), e.likely(a)) })
		stated := map[int]bool{}
		best := slices.DeleteFunc(by[p], func(x *equation) bool {
			had := stated[x.stated]
			stated[x.stated] = true
			return had
		})
		if len(best) > 0 {
			list = append(list, best)
		}
	}
	return list
}

// firstNumber is the number that a text begins with or holds.
func firstNumber(text string) string {
	from := strings.IndexAny(text, "0123456789")
	if from < 0 {
		return ""
	}
	to := from
	for to < len(text) && strings.IndexByte("0123456789.", text[to]) >= 0 {
		to++
	}
	return strings.TrimSuffix(text[from:to], ".")
}

// aroundNumber is some text around a number that stands in a line behind so much, in which the number stands once, and which the line has once; "" where there is
// none.
func aroundNumber(line, before, number string) string {
	at := strings.Index(line, number)
	for at >= 0 && line[:at] != before[max(0, len(before)-at):] {
		next := strings.Index(line[at+1:], number)
		if next < 0 {
			return ""
		}
		at += 1 + next
	}
	if at < 0 || number == "" {
		return ""
	}
	head, tail := []rune(line[:at]), []rune(line[at+len(number):])
	for n := 3; n < 30; n += 3 {
		around := string(head[max(0, len(head)-n):]) + number + string(tail[:min(len(tail), n)])
		if strings.Count(line, around) == 1 && strings.Count(around, number) == 1 {
			return around
		}
	}
	return ""
}

// slipOf writes a number of an equation with a slip; "" where it has none.
func (e *equations) slipOf(rng *rand.Rand, x *equation, k int, right string) string {
	v, err := strconv.ParseFloat(right, 64)
	if err != nil {
		return ""
	}
	for range 12 {
		wrong := ""
		if k == x.stated {
			wrong = e.misworked(rng, x, v, decimalsOf(right))
		}
		if wrong == "" {
			wrong = mistyped(rng, right)
		}
		u, err := strconv.ParseFloat(wrong, 64)
		if err == nil && wrong != right && u > 0 && u <= 10*v+1 && (wrong[0] != '0' || strings.HasPrefix(wrong, "0.")) {
			return wrong
		}
	}
	return ""
}

// mistyped is a number with two digits exchanged, one digit another, or a little different.
func mistyped(rng *rand.Rand, number string) string {
	var at []int
	for i := range len(number) {
		if number[i] != '.' {
			at = append(at, i)
		}
	}
	b := []byte(number)
	switch p := rng.Float64(); {
	case p < 0.5 && len(at) > 1:
		i := rng.IntN(len(at) - 1)
		b[at[i]], b[at[i+1]] = b[at[i+1]], b[at[i]]
	case p < 0.9:
		b[at[rng.IntN(len(at))]] = byte('0' + rng.IntN(10))
	default:
		v, _ := strconv.ParseFloat(number, 64)
		return strconv.FormatFloat(v*(0.75+0.5*rng.Float64()), 'f', decimalsOf(number), 64)
	}
	return string(b)
}

// misworked is what somebody comes to who works out an equation wrongly; "" where its kind has no such way, or chance says so.
func (e *equations) misworked(rng *rand.Rand, x *equation, v float64, decimals int) string {
	write := func(v float64) string { return strconv.FormatFloat(v, 'f', decimals, 64) }
	t, p := &e.list[x.stated], rng.Float64()
	switch {
	case x.kind == growthOfTwo && p < 0.45 && len(x.of) == 2 && t.unit != "倍":
		base, end := x.baseAndEnd()
		b, f := e.list[base].value, e.list[end].value
		if byBase := math.Abs(b-f) / b * 100; write(byBase) != write(v) {
			return write(byBase)
		}
		return write(math.Abs(b-f) / f * 100)
	case x.kind == shareOfTwo && p < 0.12 && t.unit == "%":
		return write(100 - v)
	case x.kind == shareOfTwo && p < 0.4 && len(x.of) == 2 && t.unit == "%":
		base, end := x.baseAndEnd()
		for range 20 {
			if i := base - 8 + rng.IntN(17); i >= 0 && i < len(e.list) && e.list[i].class == e.list[base].class && e.list[i].value != e.list[base].value && e.list[i].value > e.list[end].value {
				return write(e.list[end].value / e.list[i].value * 100)
			}
		}
	case x.kind == sumOfRun && len(x.of) > 2 && p < 0.2:
		return write(v - t.unitOf(e.list[x.of[rng.IntN(len(x.of))]].value)/scaleOf(t.text))
	case x.kind == flowOfAll && p < 0.5:
		k := x.of[1+rng.IntN(len(x.of)-1)]
		by := t.unitOf(e.list[k].value) / scaleOf(t.text)
		if slices.Contains(x.gone, k) {
			by = -by
		}
		if p < 0.15 {
			by *= 2
		}
		return write(v - by)
	case (x.kind == productOfTwo || x.kind == composedOf) && p < 0.12:
		return strconv.FormatFloat(v/10, 'f', decimals+1, 64)
	case (x.kind == productOfTwo || x.kind == composedOf) && p < 0.25:
		return strconv.FormatFloat(v*10, 'f', max(0, decimals-1), 64)
	}
	return ""
}

// What is made wrong stands once in its line, is another number, and leaves the rest of the document as it was.
func TestFaultsAreMadeInRightDocuments(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	n := 0
	for _, d := range papersOf(t, "testdata/documents_learned")[:8] {
		faults := madeFaults(rng, d.right, equationsOf(d.right))
		n += len(faults)
		if wrong := d.with(t, faults...); strings.Count(wrong, "\n") != strings.Count(d.right, "\n") || len(faults) > 0 && wrong == d.right {
			t.Errorf("%s: %d faults made", d.name, len(faults))
		}
	}
	if n < 20 {
		t.Errorf("%d faults were made of 8 documents", n)
	}
}
