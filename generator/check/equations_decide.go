package check

import (
	"math"
	"slices"
)

// An equation that misses is a mistake where its words weigh much and nothing else explains its numbers. What speaks for that and against it is
// put in numbers here, and trees that were learned from texts and pairs add it up (TestLearnEquations). Rejected: thresholds by kind and rules by
// which one equation excludes another, which were set by hand: of 600 passages that nothing was learned from they reported a tenth fewer, at as many
// false alarms.

// evidence is what is known of an equation that misses:
type evidence [evidences]float32

const (
	itsKind    = iota
	itsSlip    // whether the stated amount has a slip (0), another one (1), or none (2)
	itsDigits  // how many digits the amount has that slipped
	itsWeight  // of its words
	itsParts   // how many amounts it is worked out of
	itsMiss    // by how much it misses, as a share of what is stated
	itsUnit    // what is stated
	itsAmong   // how many amounts its sentence and the two beside it have
	itsOver    // how many sentences end in it
	itsFound   // whether what it comes to stands elsewhere in the passage
	itsOther   // how many of its amounts are plain numbers
	itsForm    // of its kind
	itsTries   // how many equations that work out the same amount miss by a slip
	itsLength  // how many digits are stated
	itsSteps   // how many amounts it lies over
	sameStated // weight and digits of the likeliest equation that holds and works out the same amount,
	sameStatedDigits
	sameParts // that has two amounts of its parts or more,
	samePartsDigits
	sameTwo // that has two of its amounts,
	sameTwoDigits
	sameSlipped // that has the amount which slipped,
	sameSlippedDigits
	sameAny // or any of its amounts
	sameAnyDigits
	heldAmounts  // how many of its amounts are of such that hold by no chance
	freeAmounts  // and how many are not
	nextMissing  // by how much more it weighs than the next one that misses and works out the same amount
	firstMissing // and than the likeliest other one that misses in its sentence or one beside it
	itsRole      // what the words before it say it is: roleSaid
	itsPlace     // before, between or behind the others
	itsGap       // characters to the nearest of them
	itsName      // characters that its name and that of the first have in common,
	itsNamesEnd  // at the end
	itsUnits     // whether it has the unit of the first
	itsBracket   // whether one of the two stands in brackets
	itsWay       // of a rate the way it goes (wayOf), of a flow how many of its signs the words bear out,
	itsWaySaid   // and the way that the words say (waySaid), or how many signs they contradict
	itsFrom      // when a rate's base was so (timeSaid), or what the first part is called (roleSaid),
	itsTo        // and its other end, or the last part
	itsYears     // whether a rate goes from an earlier year to a later one (yearsOf)
	itsCount     // of a sum whether the words say how many parts there are (partsSaid), of a product whether its number is of those that each are (eachOf), of a flow how many went
	itsList      // what stands between a sum and its parts (listSaid)
	itsOrigin    // how what is stated may have come about: see originOf
	itsSecond    // how much the likeliest other equation weighs that misses and would hold with the correction
	itsLesser    // how much the likeliest equation weighs that holds and may not explain it: mayExplain
	itsLeft      // how many amounts of the class of its parts its sentences have beside it
	itsOwn       // characters of the clause before what is stated
	itsEnds      // characters that the names of a rate's ends have in common; of a sum how many different marks stand between its parts
	itsNear      // of a rate which end stands nearest before it: nearestEnd; of a sum how many parts are said to be changes
	itsBetween   // how many amounts lie between a rate's ends, or among the parts of a sum
	itsOwnFrom   // characters of the clause before a rate's base,
	itsOwnTo     // and before its other end
	itsRepairs   // how many other equations miss and would hold with the correction
	itsPrior     // how likely it is meant
	itsCompletes // of a sum how its last part completes it by its name: completes
	itsShares    // of a sum how likely the likeliest share or growth is that holds of two of its amounts, of a share or growth that sum
	itsPartName  // how much what its clause says it is of is called as its part,
	itsWholeName // and its whole: likenessOf
	evidences
)

// leastWorth is from which weight of its words on an equation that misses is looked at.
const leastWorth = -6

// What else an equation must have of which the rest is looked at. Of 56 that were reported in 40 documents with mistakes, nothing being known of these, none
// was less likely, and none without a slip had words that weigh less.
const (
	leastLikely      = -3.0
	leastWithoutSlip = -1.0
)

// worthwhile tells whether an equation misses and its words speak for it so far that the rest is looked at.
func (e *equations) worthwhile(x *equation) bool {
	return !x.holds && e.weigh(x) > leastWorth && (x.slip || x.weight > leastWithoutSlip) && (len(e.trees) == 0 || e.likely(x) > leastLikely)
}

// judge is how much the evidence speaks for a mistake.
func (e *equations) judge(x *equation) float64 {
	if !x.judged {
		v := e.evidenceOf(x)
		x.sum, x.judged = sumOfTrees(e.trees, &v), true
	}
	return x.sum
}

// evidenceOf collects what is known of an equation that misses.
func (e *equations) evidenceOf(x *equation) evidence {
	v := e.circumstancesOf(x)
	t := &e.list[x.stated]
	v[itsPrior], v[itsDigits] = float32(e.priorBy(x, &v)), float32(min(x.digits, 6))
	switch {
	case !x.slip:
		v[itsSlip] = 2
	case x.elsewhere:
		v[itsSlip] = 1
	}
	if x.kind != spanOfTwo {
		v[itsMiss] = float32(math.Abs(x.right-middle(t.term)) / max(middle(t.term), 1e-9))
	}
	for k := range x.amounts {
		if e.heldSurely(k, x) {
			v[heldAmounts]++
		} else {
			v[freeAmounts]++
		}
	}
	for k := max(0, x.stated-amountsNear); k < min(len(e.list), x.stated+amountsNear); k++ {
		if k != x.stated && e.list[k].class == t.class && x.right > 0 && math.Abs(middle(e.list[k].term)-x.right) <= 1e-6*x.right && !slices.Contains(x.of, k) {
			v[itsFound] = 1
		}
	}
	v[itsOrigin] = e.originOf(x)
	e.rivalsOf(x, &v)
	e.othersMissing(x, &v)
	return v
}

// circumstancesOf collects what is known of an equation whether it holds or not: its words, and how its amounts lie.
func (e *equations) circumstancesOf(x *equation) (v evidence) {
	t := &e.list[x.stated]
	v[itsKind], v[itsWeight], v[itsParts] = float32(x.kind), float32(e.weigh(x)), float32(len(x.of))
	v[itsUnit] = float32(slices.Index([]string{"%", "元", "人", "个", "米"}, t.unitClass()))
	v[itsAmong] = float32(min(t.among, 60))
	first, last := x.stated, x.stated
	for k := range x.amounts {
		first, last = min(first, k), max(last, k)
		if e.list[k].other {
			v[itsOther]++
		}
	}
	v[itsOver], v[itsSteps] = float32(e.apart(first, last)), float32(min(last-first, 20))
	v[itsForm], v[itsLength] = float32(slices.Index(forms, x.form)), float32(significantDigits(t.text))
	e.readingsOf(x, &v)
	return v
}

// likely is how likely an equation is meant, as the logarithm of odds.
func (e *equations) likely(x *equation) float64 {
	if x.rated {
		return x.prior
	}
	v := e.circumstancesOf(x)
	return e.priorBy(x, &v)
}

// priorBy is [equations.likely] by what is known of the equation; the weight of its words while no trees are learned.
func (e *equations) priorBy(x *equation, v *evidence) float64 {
	if len(e.priors) == 0 {
		return e.weigh(x)
	}
	if !x.rated {
		x.prior, x.rated = sumOfTrees(e.priors, v), true
	}
	return x.prior
}

// forms are those of equations of all kinds, in the order in which trees know them; any other is none of them.
var forms = []string{"behind", "before", "behind and others between", "before and others between", "mixed behind", "mixed before", "each behind", "each before",
	"first", "middle", "last", "first less", "middle less", "last less", "of two", "of three", "of months", "of pairs",
	"of first", "of second", "more of first", "more of second", "rest of first", "rest of second",
	"from first", "from second", byRise, byFall, "times first", "times second", moreThanFirst,
	"around", "mean", "counts at a price", "sum by number", "prices for a number", "difference of prices", "product and rest", saidFlow, ofNamed, forNamed, ofSum, moreThanSecond, signed}

// amountsNear is how many amounts around one what it should be is looked for.
const amountsNear = 12

// heldSurely tells whether an amount is of an equation that holds by no chance and may explain it where another one misses.
func (e *equations) heldSurely(k int, x *equation) bool {
	return slices.ContainsFunc(e.holdingOf(k), func(i int) bool {
		y := &e.found[i]
		return y.kind != equalTo && e.certain(y) && e.mayExplain(y, x)
	})
}

// rivalsOf finds the likeliest equations that hold and have amounts of one that misses.
func (e *equations) rivalsOf(x *equation, v *evidence) {
	for _, k := range [...]int{sameStated, sameParts, sameTwo, sameSlipped, sameAny} {
		v[k], v[k+1] = unlikely, 0
	}
	v[itsLesser], v[itsShares] = unlikely, unlikely
	slip, to := e.correction(x)
	for k := range x.amounts {
		for _, i := range e.holdingOf(k) {
			y := &e.found[i]
			if y.kind.alone() != x.kind.alone() || y.kind == equalTo && x.kind != equalTo || y.kind == flowOfAll && !e.borneOut(y) {
				continue
			}
			weight, digits := float32(e.likely(y)), float32(min(y.digits, 6))
			if len(y.of) > 2 && y.kind != productOfTwo && y.kind != composedOf && y.kind != flowOfAll {
				digits += float32(len(y.of) - 2)
			}
			if x.kind != spanOfTwo && y.has(slip) && e.holdsWith(y, slip, to) {
				continue
			}
			if !e.mayExplain(y, x) {
				v[itsLesser] = max(v[itsLesser], weight)
				continue
			}
			take := func(at int) {
				if weight+2*digits > v[at]+2*v[at+1] {
					v[at], v[at+1] = weight, digits
				}
			}
			take(sameAny)
			common, parts := 0, 0
			for of := range x.amounts {
				if y.has(of) {
					common++
				}
			}
			for _, of := range x.of {
				if slices.Contains(y.of, of) {
					parts++
				}
			}
			if y.stated == x.stated && y.isRate() == x.isRate() {
				take(sameStated)
			}
			if parts > 1 && y.isRate() == x.isRate() {
				take(sameParts)
			}
			if common > 1 && (y.isRate() && x.adds() || x.isRate() && y.adds()) {
				v[itsShares] = max(v[itsShares], weight)
			} else if common > 1 {
				take(sameTwo)
			}
			if y.has(slip) {
				take(sameSlipped)
			}
		}
	}
}

// misses are the two greatest weights of equations that miss by a slip: by the amount that is worked out, and by sentence. What misses farther away says
// nothing: a paragraph of a report may have many mistakes.
type misses struct {
	stated   [][2]float64 // by amount
	tries    []int        // by amount: how many there are
	sentence map[sentenceAt]*[2]float64
	of       [][]int // by amount: the equations that are of it
}

// sentenceAt is a sentence: its passage, and how many end before it there.
type sentenceAt struct{ passage, ends int }

// unlikely is less than any words weigh.
const unlikely = -30

func (e *equations) findMisses() *misses {
	m := &misses{stated: make([][2]float64, len(e.list)), tries: make([]int, len(e.list)), sentence: map[sentenceAt]*[2]float64{}, of: make([][]int, len(e.list))}
	for k := range m.stated {
		m.stated[k] = [2]float64{unlikely, unlikely}
	}
	add := func(best *[2]float64, w float64) {
		if w > best[0] {
			best[0], best[1] = w, best[0]
		} else {
			best[1] = max(best[1], w)
		}
	}
	for i := range e.found {
		x := &e.found[i]
		if x.holds || !x.slip {
			continue
		}
		w, in := e.weigh(x), sentenceAt{e.list[x.stated].passage, e.list[x.stated].ends}
		if m.sentence[in] == nil {
			m.sentence[in] = &[2]float64{unlikely, unlikely}
		}
		m.tries[x.stated]++
		for k := range x.amounts {
			m.of[k] = append(m.of[k], i)
		}
		add(&m.stated[x.stated], w)
		add(m.sentence[in], w)
	}
	return m
}

// othersMissing compares an equation with others that miss.
func (e *equations) othersMissing(x *equation, v *evidence) {
	if e.missed == nil {
		e.missed = e.findMisses()
	}
	v[itsTries] = float32(min(e.missed.tries[x.stated], 30))
	w := e.weigh(x)
	over := func(best *[2]float64) float32 {
		if best == nil || best[0] <= unlikely {
			return float32(w - unlikely)
		}
		if x.slip && w >= best[0] { // it is that one
			return float32(w - best[1])
		}
		return float32(w - best[0])
	}
	v[nextMissing] = over(&e.missed.stated[x.stated])
	t := &e.list[x.stated]
	v[firstMissing] = over(e.missed.sentence[sentenceAt{t.passage, t.ends}])
	for _, beside := range [...]int{t.ends - 1, t.ends + 1} {
		if best := e.missed.sentence[sentenceAt{t.passage, beside}]; best != nil {
			v[firstMissing] = min(v[firstMissing], float32(w-best[0]))
		}
	}
	slip, to := e.correction(x)
	n, weight := e.repairs(x, slip, to)
	v[itsRepairs], v[itsSecond] = float32(min(n, 6)), float32(weight)
}

// The ways in which what is stated may have come about without a slip.
const (
	unknownOrigin   = iota
	ofOtherBase     // a rate was worked out from the other amount
	ofTheRest       // it is the share of all else
	ofOneLess       // a part was forgotten,
	ofOneTwice      // or counted twice
	ofSomethingElse // it is that of something else
)

// originOf tells how what is stated may have come about.
func (e *equations) originOf(x *equation) float32 {
	t := &e.list[x.stated]
	stated, slack := middle(t.term), t.step*scaleOf(t.text)*0.6
	if t.unit == "成" {
		stated, slack = 10*stated, 4
	}
	is := func(v float64) bool { return math.Abs(stated-v) <= slack }
	switch {
	case (x.kind == shareOfTwo || x.kind == growthOfTwo) && x.form != byRise && x.form != byFall:
		base, end := x.baseAndEnd()
		a, b := e.list[base].value, e.list[end].value
		if x.kind == growthOfTwo && is(math.Abs(a-b)/b*100) || x.kind == shareOfTwo && (is(b/math.Abs(a-b)*100) || is(b/(a+b)*100)) {
			return ofOtherBase
		} else if is(100 - x.right) {
			return ofTheRest
		}
	case x.kind == sumOfRun && x.times == nil && len(x.of) > 2:
		for _, k := range x.of {
			if part := t.unitOf(e.list[k].value); is(x.right - part) {
				return ofOneLess
			} else if is(x.right + part) {
				return ofOneTwice
			}
		}
	}
	for k := max(0, x.stated-amountsNear); k < min(len(e.list), x.stated+amountsNear); k++ {
		if k != x.stated && e.list[k].class == t.class && e.list[k].value == t.value && !x.has(k) {
			return ofSomethingElse
		}
	}
	return unknownOrigin
}
