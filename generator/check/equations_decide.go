package check

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
	"sync"
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
	itsAmong   // how many amounts its passage has
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
	firstMissing // and than the likeliest other one that misses
	evidences
)

// leastEvidence is from which sum of the trees on an equation that misses is reported. It was chosen so that fewer than one in a hundred thousand
// characters of official papers and news are reported wrongly.
const leastEvidence = 0.2

// leastWorth is from which weight of its words on an equation that misses is looked at.
const leastWorth = -6

//go:embed equations.trees
var learnedTrees []byte

// A tree asks the same question of all that come to a level of it (oblivious trees: Kohavi 1994): whether a piece of evidence is above a bound. The
// answers are the bits of the leaf's number.
type tree struct {
	of     [treeLevels]uint8
	bounds [treeLevels]float32
	leaves [1 << treeLevels]float32
}

const (
	treeLevels = 5
	treeSize   = treeLevels + 4*treeLevels + 4<<treeLevels // bytes
)

// treesOf reads trees as they are written: of each its questions, their bounds and its leaves, little-endian.
func treesOf(data []byte) []tree {
	list := make([]tree, len(data)/treeSize)
	numbers := func(at int, to []float32) int {
		for i := range to {
			to[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[at:]))
			at += 4
		}
		return at
	}
	for i := range list {
		t := &list[i]
		at := i*treeSize + copy(t.of[:], data[i*treeSize:])
		numbers(numbers(at, t.bounds[:]), t.leaves[:])
	}
	return list
}

var trees = sync.OnceValue(func() []tree { return treesOf(learnedTrees) })

// sumOfTrees adds up what trees say of evidence.
func sumOfTrees(list []tree, v *evidence) float64 {
	sum := 0.0
	for i := range list {
		t := &list[i]
		leaf := 0
		for level, of := range t.of {
			if v[of] > t.bounds[level] {
				leaf |= 1 << level
			}
		}
		sum += float64(t.leaves[leaf])
	}
	return sum
}

// worthwhile tells whether an equation misses and its words speak for it so far that the rest is looked at.
func (e *equations) worthwhile(x *equation) bool { return !x.holds && e.weigh(x) > leastWorth }

// judge is how much the evidence speaks for a mistake.
func (e *equations) judge(x *equation) float64 {
	if !x.judged {
		v := e.evidenceOf(x)
		x.sum, x.judged = sumOfTrees(e.trees, &v), true
	}
	return x.sum
}

// slipped is the amount of an equation that has the slip, as far as that is known.
func (e *equations) slipped(x *equation) int {
	if x.elsewhere {
		return x.slipAt
	}
	return x.stated
}

// evidenceOf collects what is known of an equation that misses.
func (e *equations) evidenceOf(x *equation) (v evidence) {
	t := &e.list[x.stated]
	v[itsKind], v[itsDigits], v[itsWeight], v[itsParts] = float32(x.kind), float32(min(x.digits, 6)), float32(e.weigh(x)), float32(len(x.of))
	switch {
	case !x.slip:
		v[itsSlip] = 2
	case x.elsewhere:
		v[itsSlip] = 1
	}
	if x.kind != spanOfTwo {
		v[itsMiss] = float32(math.Abs(x.right-middle(t.term)) / max(middle(t.term), 1e-9))
	}
	v[itsUnit] = float32(slices.Index([]string{"%", "元", "人", "个", "米"}, t.unitClass()))
	v[itsAmong] = float32(min(t.among, 60))
	first, last := x.stated, x.stated
	for k := range x.amounts {
		first, last = min(first, k), max(last, k)
		if e.list[k].other {
			v[itsOther]++
		}
		if e.heldSurely(k) {
			v[heldAmounts]++
		} else {
			v[freeAmounts]++
		}
	}
	v[itsOver], v[itsSteps] = float32(e.apart(first, last)), float32(min(last-first, 20))
	v[itsForm], v[itsLength] = float32(slices.Index(forms, x.form)), float32(significantDigits(t.text))
	for k := max(0, x.stated-amountsNear); k < min(len(e.list), x.stated+amountsNear); k++ {
		if k != x.stated && e.list[k].class == t.class && x.right > 0 && math.Abs(middle(e.list[k].term)-x.right) <= 1e-6*x.right && !slices.Contains(x.of, k) {
			v[itsFound] = 1
		}
	}
	e.rivalsOf(x, &v)
	e.othersMissing(x, &v)
	return v
}

// forms are those of equations of all kinds, in the order in which trees know them; any other is none of them.
var forms = []string{"behind", "before", "behind and others between", "before and others between", "mixed behind", "mixed before", "each behind", "each before",
	"first", "middle", "last", "first less", "middle less", "last less", "of two", "of three", "of months", "of pairs",
	"of first", "of second", "more of first", "more of second", "rest of first", "rest of second",
	"from first", "from second", byRise, byFall, "times first", "times second", "more second"}

// amountsNear is how many amounts around one what it should be is looked for.
const amountsNear = 12

// heldSurely tells whether an amount is of an equation that holds by no chance.
func (e *equations) heldSurely(k int) bool {
	return slices.ContainsFunc(e.holdingOf(k), func(i int) bool { return e.found[i].kind != equalTo && e.certain(&e.found[i]) })
}

// rivalsOf finds the likeliest equations that hold and have amounts of one that misses.
func (e *equations) rivalsOf(x *equation, v *evidence) {
	for _, k := range [...]int{sameStated, sameParts, sameTwo, sameSlipped, sameAny} {
		v[k], v[k+1] = unlikely, 0
	}
	slip := e.slipped(x)
	for k := range x.amounts {
		for _, i := range e.holdingOf(k) {
			y := &e.found[i]
			if y.kind.alone() != x.kind.alone() || y.kind == equalTo && x.kind != equalTo {
				continue
			}
			weight, digits := float32(e.weigh(y)), float32(min(y.digits, 6))
			if len(y.of) > 2 && y.kind != productOfTwo {
				digits += float32(len(y.of) - 2)
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
			if common > 1 {
				take(sameTwo)
			}
			if y.has(slip) {
				take(sameSlipped)
			}
		}
	}
}

// misses are the two greatest weights of equations that miss by a slip: by the amount that is worked out, and by passage.
type misses struct {
	stated  [][2]float64 // by amount
	tries   []int        // by amount: how many there are
	passage map[int]*[2]float64
}

// unlikely is less than any words weigh.
const unlikely = -30

func (e *equations) findMisses() *misses {
	m := &misses{stated: make([][2]float64, len(e.list)), tries: make([]int, len(e.list)), passage: map[int]*[2]float64{}}
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
		w, in := e.weigh(x), e.list[x.stated].passage
		if m.passage[in] == nil {
			m.passage[in] = &[2]float64{unlikely, unlikely}
		}
		m.tries[x.stated]++
		add(&m.stated[x.stated], w)
		add(m.passage[in], w)
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
	v[nextMissing], v[firstMissing] = over(&e.missed.stated[x.stated]), over(e.missed.passage[e.list[x.stated].passage])
}
