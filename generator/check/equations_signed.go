package check

import (
	"slices"
	"strings"
)

// Changes of some parts of a whole, of which some go the other way than the whole: 用地减少220亩，其中林地减少63亩，草地减少224亩，其他土地增加67亩.

// signed is the form of such a sum.
const signed = "signed"

// changeSaid tells which way the words since the amount before say that an amount changed: 1 up, -1 down, 0 where they say nothing.
func (e *equations) changeSaid(k int) int {
	x, from := &e.list[k], 0
	if k > 0 && e.list[k-1].passage == x.passage {
		from = min(e.list[k-1].to, x.from)
	}
	words := clauseOf(x.s.p.text[max(from, min(x.s.from, x.from)):x.from])
	up := max(strings.LastIndex(words, "增"), strings.LastIndex(words, "追加"))
	down := max(strings.LastIndex(words, "减"), strings.LastIndex(words, "下降"))
	switch {
	case up > down:
		return 1
	case down > up:
		return -1
	}
	return 0
}

// signedSums takes up the changes of parts behind the change of their whole: those in the bracket right behind it, and those that stand as it does.
func (e *equations) signedSums(from int) {
	if p := e.list[from].s.p; !p.holds("增") || !p.holds("减") && !p.holds("下降") {
		return
	}
	for w := from; w < len(e.list); w++ {
		whole := &e.list[w]
		way := 0
		if whole.class >= 0 && !whole.isRate() {
			way = e.changeSaid(w)
		}
		if way == 0 {
			continue
		}
		inBracket, beside := signedRun{last: way}, signedRun{last: way}
		for j := w + 1; j < len(e.list) && j-w < farthestSum && e.apart(w, j) == 0; j++ {
			x := &e.list[j]
			if strings.Contains(x.s.p.text[e.list[j-1].to:max(e.list[j-1].to, x.from)], "；") {
				break
			}
			switch {
			case x.class != whole.class:
			case x.bracket == whole.bracket:
				beside.add(j, e.changeSaid(j), way)
			case len(beside.of) == 0:
				inBracket.add(j, e.changeSaid(j), way)
			}
		}
		e.signedSum(w, &inBracket)
		e.signedSum(w, &beside)
	}
}

// signedRun are the changes of parts: all of them, those that go the other way than the whole, and which way the last of them goes.
type signedRun struct {
	of, gone []int
	last     int
}

// add adds an amount that changed so; where nothing is said, as the one before it (增加耕地56.6亩、园地3.3亩).
func (r *signedRun) add(k, said, way int) {
	if said != 0 {
		r.last = said
	}
	r.of = append(r.of, k)
	if r.last != way {
		r.gone = append(r.gone, k)
	}
}

// signedSum takes up a run of which some go the other way than their whole.
func (e *equations) signedSum(w int, r *signedRun) {
	if len(r.of) < 2 || len(r.gone) == 0 || len(r.gone) == len(r.of) {
		return
	}
	sum := 0.0
	for _, k := range r.of {
		if slices.Contains(r.gone, k) {
			sum -= e.list[k].value
		} else {
			sum += e.list[k].value
		}
	}
	if sum > 0 {
		e.holdSum(&equation{kind: sumOfRun, form: signed, stated: w, of: r.of, gone: r.gone, right: e.list[w].unitOf(sum)})
	}
}

// otherSigns tells whether the words give the parts of a plain sum different signs, or another one than their whole.
func (e *equations) otherSigns(x *equation) bool {
	if x.kind != sumOfRun || x.form == signed {
		return false
	}
	way := e.changeSaid(x.stated)
	return way != 0 && slices.ContainsFunc(x.of, func(k int) bool { return e.changeSaid(k) == -way })
}
