package check

import (
	"cmp"
	"iter"
	"slices"

	"casebook/generator/document/prose"
)

// Numbers that stand near each other are often worked out one from another: a whole and its parts, a share of two amounts, a growth of its
// two ends, a price times a number, the years between two, one number stated twice. No list of words holds all the ways in which that is said. So
// every equation is tried that some numbers of a text may be, and where one misses, the words around its numbers are weighed: how often do
// equations stated in such words hold in texts (equations_weights.go)? Rejected: more readers of single forms, each of which finds what its author
// thought of.

// equationKind is what an equation works out.
type equationKind uint8

const (
	sumOfRun     equationKind = iota // a run of amounts, behind or before their whole
	flowOfAll                        // what there was, with what came and went
	sumOfTwo                         // two amounts that stand otherwise around the third
	shareOfTwo                       // a share of two amounts
	growthOfTwo                      // a growth, a fall or a multiple of two amounts
	productOfTwo                     // an amount for each and a number, or two
	pointsOfTwo                      // by how many points two shares differ
	hundredOf                        // shares that are all of one whole
	equalTo                          // one number stated twice
	spanOfTwo                        // the time between two moments
	roughlyEqual                     // a number stated again as a round one
	composedOf                       // several amounts, in two steps
	equationKinds
)

// equation is some amounts that may be worked out from each other.
type equation struct {
	kind      equationKind
	form      string    // of its kind: in which order its amounts stand, and which of them is worked out of which
	stated    int       // the amount that is worked out
	of        []int     // the others, in the order that the form names them
	gone      []int     // of a flow: those of the others that are taken away
	times     []float64 // of a sum: how many there are of each of the others; nil where there is one
	composed  *composition
	ends      [2]moment // of a span
	right     float64   // what the stated one comes to, in its unit
	holds     bool
	slip      bool    // it would hold but for one slip
	digits    int     // how many digits it has of which that is said
	elsewhere bool    // the slip is not in the stated amount but in one of the others,
	slipAt    int     // in this one,
	to        float64 // which should be this, in the unit of its class

	weight  float64 // of the words around it
	weighed bool    // it is known
	prior   float64 // how likely it is meant, by its words and how its amounts lie,
	rated   bool    // once it is worked out
	judged  bool
	sum     float64 // of the evidence, where it is judged
}

// equations are those of a page.
type equations struct {
	list    []amount
	found   []equation
	holding [][]int // by amount: the equations that hold and are of it
	broken  [][]int // and those that miss
	missed  *misses // those that miss, where they are compared
	words   *equationWords
	weights string // of words; "" before any are learned
	priors  []tree // by which it is told how likely an equation is meant, whether it holds or not
	trees   []tree // by which evidence on one that misses is judged
}

// mostEquations is how many amounts of a passage are tried: what has more is a table in prose.
const mostEquations = 400

// findEquations tells of those that miss, where nothing else is reported near them. Of several that a number may be, it is the likeliest one (of
// 12方、5口、3座，共30处 it is not 5＋3).
func findEquations(n *page) {
	e := n.equations()
	e.withdraw(n)
	e.findWrongWays()
	list := slices.Collect(e.mistakes())
	slices.SortStableFunc(list, func(x, y *equation) int { return cmp.Compare(e.judge(y), e.judge(x)) })
	var reported []*equation
	for _, x := range list {
		stated := e.list[x.stated]
		if !stated.s.p.reportedNear(stated.term) && !e.saidOtherwise(x) && !slices.ContainsFunc(x.of, func(k int) bool { return e.list[k].s.p.reported(e.list[k].term) }) &&
			!slices.ContainsFunc(reported, x.sharesTwo) {
			e.report(n, x)
			reported = append(reported, x)
		}
	}
}

// sharesTwo tells whether two equations have two amounts in common: then one mistake is in both.
func (x *equation) sharesTwo(y *equation) bool {
	n := 0
	for k := range x.amounts {
		if y.has(k) {
			n++
		}
	}
	return n > 1
}

// mistakes yields those that are reported.
func (e *equations) mistakes() iter.Seq[*equation] {
	return func(yield func(*equation) bool) {
		for x := range e.missing(leastEvidencePlain) {
			if e.judge(x) > e.leastEvidenceOf(x) && !yield(x) {
				return
			}
		}
	}
}

// missing yields the equations that miss and are mistakes by at least so much evidence.
func (e *equations) missing(least float64) iter.Seq[*equation] {
	return func(yield func(*equation) bool) {
		for i := range e.found {
			if x := &e.found[i]; e.worthwhile(x) && e.judge(x) > least && !yield(x) {
				return
			}
		}
	}
}

// equations are all that figures of the page may be. They are found once.
func (n *page) equations() *equations {
	if n.read != nil {
		return n.read
	}
	e := &equations{weights: wordWeights, priors: priors(), trees: trees(), words: n.s.words.Get().(*equationWords)}
	e.words.beginText()
	n.read = e
	for i, p := range n.plain {
		if n.ctx.Err() != nil {
			break
		}
		if !readsFigures(p.prose.Kind) || p.prose.Kind == prose.TableCell {
			continue
		}
		from := len(e.list)
		e.add(p, i)
		e.countNear(from)
		if n := len(e.list) - from; n > 1 && n < mostEquations {
			e.sums(from)
			e.signedSums(from)
			e.saidFlows(from)
			e.triples(from)
			e.rates(from)
			e.namedShares(from)
			e.products(from)
			e.namedMeans(from)
			e.points(from)
			e.hundreds(from)
			e.roughs(from)
			e.mixed(from)
			e.pairs(from)
			e.pairsApart(from)
			e.composed(from)
		}
		e.spans(p, from)
		e.equals(from)
	}
	return e
}

// countNear counts for each amount of a passage those of its sentence and of the two beside it.
func (e *equations) countNear(from int) {
	first, last := from, from
	for k := from; k < len(e.list); k++ {
		for e.list[first].ends < e.list[k].ends-1 {
			first++
		}
		for last < len(e.list) && e.list[last].ends <= e.list[k].ends+1 {
			last++
		}
		e.list[k].among = last - first
	}
}

// apart is how many sentences end between two amounts of a passage.
func (e *equations) apart(a, b int) int {
	if e.list[a].s == e.list[b].s {
		return 0
	}
	return max(e.list[a].ends-e.list[b].ends, e.list[b].ends-e.list[a].ends)
}

// amounts yields the amounts of an equation.
func (x *equation) amounts(yield func(int) bool) {
	for _, k := range x.of {
		if !yield(k) {
			return
		}
	}
	yield(x.stated)
}

func (x *equation) has(k int) bool { return x.stated == k || slices.Contains(x.of, k) }

// parts are the amounts of an equation as parts of the stated one.
func (e *equations) parts(x *equation) parts {
	l := parts{whole: e.list[x.stated].term, list: make([]term, 0, len(x.of))}
	for _, k := range x.of {
		l.list = append(l.list, e.list[k].term)
	}
	return l
}

// closeEnough tells whether what a figure comes to is near enough to it to be meant.
func closeEnough(right, stated float64) bool { return right <= 1.65*stated && right >= 0.6*stated }
