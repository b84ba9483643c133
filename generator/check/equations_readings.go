package check

import (
	"slices"
)

// What the text says of an equation, as evidence on it (equations_decide.go): the readings of equations_said.go, and how its amounts lie.

// readingsOf adds what the text says of an equation to the evidence on it.
func (e *equations) readingsOf(x *equation, v *evidence) {
	t := &e.list[x.stated]
	v[itsRole] = float32(e.roleSaid(x.stated))
	if len(x.of) == 0 { // a span
		return
	}
	v[itsPlace] = 1
	if x.stated < slices.Min(x.of) {
		v[itsPlace] = 0
	} else if x.stated > slices.Max(x.of) {
		v[itsPlace] = 2
	}
	v[itsGap] = float32(min(60, e.charsBetween(x)))
	v[itsLeft] = float32(min(12, e.leftOut(x)))
	v[itsOwn] = float32(min(14, runeCount(t.clause)))
	first := &e.list[x.of[0]]
	v[itsName] = float32(twosInCommon(e.nameOf(x.of[0]), e.nameOf(x.stated)))
	v[itsNamesEnd] = float32(commonEnd(e.nameOf(x.of[0]), e.nameOf(x.stated)))
	if first.unit == t.unit {
		v[itsUnits] = 1
	}
	if (first.bracket >= 0) != (t.bracket >= 0) {
		v[itsBracket] = 1
	}
	part, whole := e.likenessOf(x)
	v[itsPartName], v[itsWholeName] = float32(part), float32(whole)
	e.readingsOfKind(x, v)
}

// readingsOfKind adds what is read for equations of its kind alone.
func (e *equations) readingsOfKind(x *equation, v *evidence) {
	switch x.kind {
	case shareOfTwo, growthOfTwo:
		base, end := x.baseAndEnd()
		v[itsWay], v[itsWaySaid] = float32(e.wayOf(x)), float32(e.waySaid(x.stated))
		v[itsFrom], v[itsTo], v[itsYears] = float32(e.timeSaid(base)), float32(e.timeSaid(end)), float32(e.yearsOf(base, end))
		v[itsEnds] = float32(twosInCommon(e.nameOf(base), e.nameOf(end)))
		v[itsNear] = float32(nearestEnd(x.stated, base, end))
		v[itsBetween] = float32(max(base-end, end-base))
		v[itsOwnFrom] = float32(min(14, runeCount(e.list[base].clause)))
		if x.form == ofNamed {
			name := e.wholeNamed(x.stated)
			v[itsName], v[itsNamesEnd] = float32(twosInCommon(name, e.nameOf(base))), float32(commonEnd(name, e.nameOf(base)))
		}
		v[itsOwnTo] = float32(min(14, runeCount(e.list[end].clause)))
	case sumOfRun, sumOfTwo:
		v[itsCount] = float32(e.partsSaid(x, x.of))
		v[itsList] = float32(e.listSaid(x))
		v[itsFrom] = float32(e.roleSaid(x.of[0]))
		v[itsTo] = float32(e.roleSaid(x.of[len(x.of)-1]))
		v[itsNamesEnd] = float32(commonEnd(e.nameOf(x.of[0]), e.nameOf(x.of[len(x.of)-1])))
		if x.stated > x.of[len(x.of)-1] && e.goesOn(x) {
			v[itsList] = -1
		}
		v[itsEnds] = float32(e.marksBetween(x.of))
		if len(x.of) == 2 {
			v[itsCompletes] = float32(e.completes(x.of[0], x.of[1]))
		}
		for _, k := range x.of {
			if e.list[k].isChange() {
				v[itsNear]++
			}
		}
		v[itsBetween] = float32(min(20, x.of[len(x.of)-1]-x.of[0]+1-len(x.of)))
	case flowOfAll:
		agree, contradict := e.signsSaid(x)
		v[itsWay], v[itsWaySaid] = float32(agree), float32(contradict)
		v[itsCount] = float32(len(x.gone))
		v[itsFrom], v[itsTo] = float32(e.flowSaid(x.of[0])), float32(e.flowSaid(x.stated))
		v[itsList] = float32(len(x.of) - agree - contradict)
	case productOfTwo:
		each := e.eachSaidOf([]int{x.of[0], x.stated})
		v[itsCount] = float32(e.eachOf(each, x.of[len(x.of)-1]))
		v[itsFrom] = float32(e.roleSaid(x.of[0]))
	case composedOf:
		each := e.eachSaidOf(slices.Concat(x.composed.by, x.composed.sum, []int{x.stated}))
		numbers := slices.Concat(x.composed.first, x.composed.by, x.composed.over)
		if len(numbers) > 0 {
			v[itsCount] = float32(e.eachOf(each, numbers[0]))
		}
		v[itsFrom] = float32(e.roleSaid(x.composed.sum[0]))
		v[itsList] = float32(e.partsSaid(x, x.composed.sum))
	}
}

// nearestEnd tells which end of a rate stands nearest before it: 1 its base, 2 the other one, 0 where both stand behind it.
func nearestEnd(rate, base, end int) int {
	switch {
	case base > rate && end > rate:
		return 0
	case end > rate || base < rate && base > end:
		return 1
	}
	return 2
}

// marksBetween counts the different marks that stand between the parts of a sum: of a list they are alike.
func (e *equations) marksBetween(list []int) int {
	var marks []string
	for i := 1; i < len(list); i++ {
		a, b := &e.list[list[i-1]], &e.list[list[i]]
		if mark := marksOf(a.s.p.text[a.to:max(a.to, b.from)]); !slices.Contains(marks, mark) {
			marks = append(marks, mark)
		}
	}
	return len(marks)
}

// leftOut counts the amounts of a class in the sentences of an equation that it is not of.
func (e *equations) leftOut(x *equation) int {
	first, last := slices.Min(x.of), slices.Max(x.of)
	first, last = min(first, x.stated), max(last, x.stated)
	for first > 0 && e.list[first-1].passage == e.list[first].passage && e.apart(first-1, first) == 0 {
		first--
	}
	for last+1 < len(e.list) && e.list[last+1].passage == e.list[last].passage && e.apart(last, last+1) == 0 {
		last++
	}
	if last-first > farthestSum {
		return farthestSum
	}
	n := 0
	for k := first; k <= last; k++ {
		if e.list[k].class == e.list[x.of[0]].class && !x.has(k) {
			n++
		}
	}
	return n
}

// charsBetween is how many characters stand between the stated amount and the nearest of the others.
func (e *equations) charsBetween(x *equation) int {
	t := &e.list[x.stated]
	near := 1 << 20
	for _, k := range x.of {
		a := &e.list[k]
		if a.passage != t.passage {
			continue
		}
		near = min(near, max(a.from-t.to, t.from-a.to)/3)
	}
	return near
}
