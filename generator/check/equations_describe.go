package check

import (
	"slices"
	"strings"
)

// What is said of an equation of each kind, from which it is weighed: the words around its amounts and between them, and how they lie.

// weigh says how much the words around an equation speak for it.
func (e *equations) weigh(x *equation) float64 {
	if !x.weighed {
		e.describe(x)
		x.weight, x.weighed = weightOf(e.weights, x.kind, e.words.list), true
	}
	return x.weight
}

// describe collects the words of an equation, each once.
func (e *equations) describe(x *equation) {
	w := e.words
	w.begin()
	w.has("form", x.form)
	w.has("unit", e.list[x.stated].unitClass())
	w.has("among", bucket(e.list[x.stated].among))
	switch x.kind {
	case sumOfRun:
		e.describeSum(x)
	case flowOfAll:
		e.describeFlow(x)
	case hundredOf:
		e.describeHundred(x)
	case equalTo, roughlyEqual:
		e.describeEqual(x)
	case spanOfTwo:
		e.describeSpan(x)
	case composedOf:
		e.describeComposed(x)
	default:
		if x.form == ofNamed || x.form == forNamed {
			e.describeNamed(x)
		} else {
			e.describeThree(x)
		}
	}
}

// describeThree describes an equation of three amounts.
func (e *equations) describeThree(x *equation) {
	w := e.words
	list := []int{x.of[0], x.of[min(1, len(x.of)-1)], x.stated}
	for i, k := range list {
		e.describeAround("abt"[i:i+1], k)
		if e.list[k].other {
			w.has("no figure", "abt"[i:i+1])
		}
	}
	order := slices.Clone(list)
	slices.Sort(order)
	form := ""
	for _, k := range order {
		form += "abt"[slices.Index(list, k) : slices.Index(list, k)+1]
	}
	w.has("order", form)
	e.between(form[:2], order[0], order[1])
	e.between(form[1:], order[1], order[2])
	w.has("steps", bucket(order[1]-order[0]), bucket(order[2]-order[1]))
	e.names(list...)
	w.has("of", e.list[x.of[0]].unitClass())
	for _, k := range x.of {
		w.has("digits", bucket(min(4, len(writtenDigits(e.list[k].text)))))
	}
	switch x.kind {
	case productOfTwo:
		for _, k := range x.of[min(2, len(x.of)):] {
			e.describeAround("n", k)
			w.has("number of", string(e.list[k].unit))
		}
		if e.list[x.of[0]].class != e.list[x.stated].class {
			w.has("other class")
		}
		unit := string(e.list[list[1]].unit)
		w.has("number of", unit)
		if clause := e.list[x.of[0]].clause; strings.Contains(clause, "每"+unit) || strings.Contains(clause, unit+"均") {
			w.has("each")
		}
		e.describeEach(x, x.of[:1], x.of[1:]...)
	case shareOfTwo, growthOfTwo:
		w.has("rate in", string(e.list[x.stated].unit))
		if e.list[x.of[0]].value < e.list[x.of[1]].value {
			w.has("rises")
		}
		e.describeWay(x)
	}
	if x.kind == sumOfTwo {
		w.has("completes", x.form, bucket(e.completes(x.of[0], x.of[1])))
	}
	part, whole := e.likenessOf(x)
	w.has("part alike", bucket(part+1))
	w.has("whole alike", bucket(whole+1))
	w.has("alike", x.form, bucket(part+1), bucket(whole+1))
}

// describeNamed describes a share whose whole stands elsewhere, or a mean of which the number does.
func (e *equations) describeNamed(x *equation) {
	w := e.words
	far, near := x.of[0], x.of[1]
	if x.form == forNamed {
		far, near = near, far
	}
	e.describeAround("a", far)
	e.describeAround("b", near)
	e.describeAround("t", x.stated)
	e.between("bt", near, x.stated)
	w.has("texts", bucket(max(e.list[far].passage-e.list[x.stated].passage, e.list[x.stated].passage-e.list[far].passage)))
	own := e.nameOf(far)
	w.has("parts common", bucket(twosInCommon(own, e.nameOf(near))))
	if x.form == forNamed {
		w.has("role", bucket(e.roleSaid(far)))
		w.has("number of", string(e.list[far].unit))
		e.describeEach(x, x.of[:1], far)
		return
	}
	name := e.wholeNamed(x.stated)
	w.has("named", bucket(twosInCommon(name, own)), bucket(commonEnd(name, own)))
	w.has("name left", bucket(runeCount(name)-twosInCommon(name, own)))
	w.has("same unit", boolText(e.list[far].unit == e.list[near].unit))
}

// boolText is a truth as a circumstance.
func boolText(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// describeSum describes a run of amounts and their whole.
func (e *equations) describeSum(x *equation) {
	w := e.words
	first, last, step := x.of[0], x.of[len(x.of)-1], 1
	w.has("parts", bucket(len(x.of)))
	e.describeAround("t", x.stated)
	e.describeAround("p", first)
	text := e.list[first].s.p.text
	if strings.Contains(x.form, "behind") {
		e.between("l", x.stated, first)
		w.grams("z", w.region(text[e.list[last].to:min(len(text), e.list[last].to+30)], 4, false))
	} else {
		step = -1
		e.between("l", last, x.stated)
		if e.goesOn(x) {
			w.has("goes on")
		}
		w.grams("z", w.region(cutBefore(text[:e.list[first].from], 60), 4, true))
		first, last = last, first
	}
	others := max(last-x.stated, x.stated-last) - len(x.of)
	w.has("others", bucket(others/len(x.of)), bucket(others%len(x.of)))
	e.beside("next", last, step)
	e.beside("former", x.stated, -step)
	e.describeGaps(x)
	if len(x.of) == 2 {
		w.has("completes", bucket(e.completes(x.of[0], x.of[1])))
	}
	biggest := 0.0
	for _, k := range x.of {
		biggest = max(biggest, e.list[k].value)
		if e.list[k].bracket != e.list[first].bracket {
			w.has("some in brackets")
		}
	}
	if biggest >= 0.9*e.list[x.stated].value {
		w.has("one is nearly all")
	}
	w.has("over", bucket(e.apart(first, last)))
}

// beside adds where the next amount of a class stands behind a run, or before it.
func (e *equations) beside(place string, at, step int) {
	for j := at + step; j >= 0 && j < len(e.list) && e.list[j].passage == e.list[at].passage && max(j-at, at-j) < farthestSum; j += step {
		if e.list[j].class != e.list[at].class {
			continue
		}
		e.words.has(place, bucket(e.apart(at, j)))
		if e.list[j].s == e.list[at].s {
			a, b := &e.list[min(at, j)], &e.list[max(at, j)]
			e.words.grams(place, e.words.region(a.s.p.text[a.to:max(a.to, b.from)], 12, step < 0))
		}
		return
	}
	e.words.has(place, "none")
}

// describeGaps describes what stands between the parts of a sum, and what their names have in common.
func (e *equations) describeGaps(x *equation) {
	w := e.words
	firstMarks, alike := "", true
	ends, begins, common := 9, 9, 0
	whole, firstName := e.nameOf(x.stated), e.nameOf(x.of[0])
	for i, k := range x.of {
		name := e.nameOf(k)
		common = max(common, twosInCommon(name, whole))
		if i == 0 {
			continue
		}
		ends, begins = min(ends, commonEnd(firstName, name)), min(begins, commonStart(firstName, name))
		a, b := &e.list[x.of[i-1]], &e.list[k]
		gap := a.s.p.text[a.to:max(a.to, b.from)]
		marks := marksOf(gap)
		if i == 1 {
			firstMarks = marks
		}
		alike = alike && marks == firstMarks
		w.has("marks", marks)
		if i < 5 {
			w.grams("g", w.region(gap, 8, true))
		}
	}
	if alike {
		w.has("all marks", firstMarks)
	}
	w.has("counted", bucket(e.partsSaid(x, x.of)))
	w.has("ends", bucket(ends))
	w.has("begins", bucket(begins))
	w.has("common", bucket(common))
}

// commonStart returns how many characters two names begin with alike.
func commonStart(a, b string) int {
	n := 0
	for i, r := range a {
		if !strings.HasPrefix(b[i:], string(r)) {
			return n
		}
		n++
	}
	return n
}

// marksOf are the marks of a text.
func marksOf(text string) string {
	var b strings.Builder
	for _, r := range text {
		if oneOf(r, "，。；：、（）()“”,;:") && b.Len() < 24 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// describeFlow describes what there was, what came and went, and what there is.
func (e *equations) describeFlow(x *equation) {
	w := e.words
	w.has("parts", bucket(len(x.of)), bucket(len(x.gone)))
	e.describeAround("t", x.stated)
	first, last := x.of[0], x.of[len(x.of)-1]
	where := "middle"
	if x.stated < first {
		where = "first"
		e.between("l", x.stated, first)
	} else if x.stated > last {
		where = "last"
		e.between("l", last, x.stated)
	}
	w.has("where", where)
	for i, k := range x.of {
		place := "came"
		if slices.Contains(x.gone, k) {
			place = "went"
		}
		e.describeAround(place, k)
		if i == 0 {
			w.has("first", place)
			e.describeAround("p", k)
		}
	}
	for i := 1; i < min(len(x.of), 5); i++ {
		a, b := &e.list[x.of[i-1]], &e.list[x.of[i]]
		w.grams("g", w.region(a.s.p.text[a.to:max(a.to, b.from)], 8, true))
	}
	e.names(first, x.stated)
	w.has("over", bucket(e.apart(min(first, x.stated), max(last, x.stated))))
	e.beside("former", min(first, x.stated), -1)
	e.beside("next", max(last, x.stated), 1)
}

// describeHundred describes shares that are all of one whole.
func (e *equations) describeHundred(x *equation) {
	w := e.words
	w.has("parts", bucket(len(x.of)))
	e.describeAround("p", x.of[0])
	before := x.of[0]
	for i, k := range append(slices.Clip(x.of[1:]), x.stated) {
		if i < 5 {
			e.between("g", before, k)
		}
		before = k
	}
	e.beside("next", x.stated, 1)
	e.beside("former", x.of[0], -1)
	e.names(x.of[0], x.stated)
}

// describeEqual describes one number stated twice.
func (e *equations) describeEqual(x *equation) {
	w := e.words
	a, b := &e.list[x.of[0]], &e.list[x.stated]
	e.describeAround("a", x.of[0])
	e.describeAround("b", x.stated)
	w.has("in", string(a.unit))
	if a.unit == b.unit {
		w.has("same unit")
		if scaleOf(a.text) == scaleOf(b.text) {
			w.has("same scale")
		}
	}
	w.grams("a>>", w.region(cutBytes(a.s.p.text[a.to:], 40), 8, false))
	w.grams("b>>", w.region(cutBytes(b.s.p.text[b.to:], 40), 8, false))
	texts := b.passage - a.passage
	w.has("texts", bucket(texts))
	w.has("figures", bucket(x.stated-x.of[0]))
	if texts == 0 {
		e.between("ab", x.of[0], x.stated)
	}
	common := bucket(twosInCommon(a.wordsAround(), b.wordsAround()))
	w.has("common", common)
	w.has("common", common, bucket(min(texts, 2)))
	w.has("behind", bucket(min(4, commonStart(hanOnly(a.s.p.text[a.to:], 8), hanOnly(b.s.p.text[b.to:], 8)))))
	w.has("names", bucket(twosInCommon(e.nameOf(x.of[0]), e.nameOf(x.stated))))
	if strings.Contains(b.clause, "这") {
		w.has("this")
	}
}

// wordsAround is the part of its sentence that an amount stands in.
func (x *amount) wordsAround() string {
	text := x.s.p.text
	tail := cut(text[x.to:], 16)
	if i := strings.IndexAny(tail, "。；！"); i >= 0 {
		tail = tail[:i]
	}
	return cutBefore(text[x.s.from:x.from], 90) + "|" + tail
}
