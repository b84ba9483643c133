package check

import (
	"math/bits"
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// Flows as their words tell them: 年初贷款余额860万元，年内新放340万元，收回275万元，年末余额925万元. Where the words say what each of the amounts between
// two stocks did, there is one way to add them, however many they are.

const (
	mostStock   = 12 // amounts from what there was to what there is, both among them
	mostUnclear = 2  // of which the words may leave open whether they came or went
	apartStock  = 4  // sentences between the two
)

// saidFlow is the form of a flow whose amounts the words give their signs.
const saidFlow = "said"

// flowSaid is what the words around an amount say it does to a stock: those before it, or those behind it where they say nothing (9台送厂报废).
func (e *equations) flowSaid(k int) flow {
	x := &e.list[k]
	if !x.flowRead {
		clause := x.clause
		x.flowRead, x.flow = true, flowOf(clause)
		if head := x.s.head(x.k); x.flow == unclearFlow && !strings.Contains(clause, "其中") { // 年底盘点，在圃1290万株
			if at, size := anyof.LastRune(head, "；。："); flowOf(head[max(at, 0)+size:]) != went {
				x.flow = flowOf(head[max(at, 0)+size:])
			}
		}
		if x.flow == unclearFlow || x.flow == stockNow && !strings.HasSuffix(clause, "有") {
			if behind := flowOf(clauseOfFirst(cut(x.s.p.text[x.to:x.s.to], 8))); behind == went || behind == came && x.flow == unclearFlow {
				x.flow = behind
			}
		}
	}
	return x.flow
}

// saidFlows finds what there was, what came and went by the words, and what there is.
func (e *equations) saidFlows(from int) {
	if p := e.list[from].s.p; !p.holds(flowWords[0].words...) && !p.holds(datedStocks[:]...) { // most texts tell of no stock
		return
	}
	for first := from; first < len(e.list); first++ {
		if e.list[first].class < 0 || e.list[first].isRate() || e.flowSaid(first) != stockBefore && !e.isDatedStock(first) {
			continue
		}
		window := []int{first}
		for j := first + 1; j < len(e.list) && len(window) < mostStock && j-first < farthestSum && e.apart(first, j) <= apartStock; j++ {
			if e.list[j].class != e.list[first].class || e.ofPart(j, first) {
				continue
			}
			window = append(window, j)
			if said := e.flowSaid(j); said == stockNow && len(window) > 2 {
				e.saidFlow(window)
			} else if said == stockBefore {
				break
			}
		}
	}
}

// datedStocks are the words of what there was at the end of some time: 2019年底馆藏11362件.
var datedStocks = [...]string{"年底", "年末", "月底", "月末"}

// isDatedStock tells whether an amount is what there was at the end of a year or month that may come before another.
func (e *equations) isDatedStock(k int) bool {
	x := &e.list[k]
	return e.flowSaid(k) == stockNow && anyof.Contains(x.clause, datedStocks[:]...)
}

// ofPart tells whether an amount is one of the parts of the amount before it: it stands in brackets behind it, or behind 其中.
func (e *equations) ofPart(j, first int) bool {
	x := &e.list[j]
	if x.bracket >= 0 && e.list[first].bracket < 0 || anyof.Contains(x.clause, "其中", "含", "包括") {
		return true
	}
	return j > first+1 && e.list[j-1].s == x.s && strings.HasPrefix(x.s.p.text[e.list[j-1].to:], "、") && e.ofPart(j-1, first) // 含发包费41.5万元、上级补助15万元
}

// saidFlow takes up a flow from the first amount of a window to the last. Of those that the words leave open both signs are tried.
func (e *equations) saidFlow(window []int) {
	last := len(window) - 1
	sides, open := uint(1), []int{}
	for i, k := range window[1:last] {
		switch e.flowSaid(k) {
		case came:
			sides |= 2 << i
		case went:
		default:
			open = append(open, i+1)
		}
	}
	if len(open) > mostUnclear || len(open) == last-1 {
		return
	}
	for signs := range uint(1) << len(open) {
		with := sides
		for i, at := range open {
			if signs&(1<<i) != 0 {
				with |= 1 << at
			}
		}
		e.stock(window, with)
	}
}

// stock takes up what there was, with what came (the others on its side) and what went, and what there is.
func (e *equations) stock(window []int, sides uint) {
	last := len(window) - 1
	x := equation{kind: flowOfAll, form: saidFlow, stated: window[last], of: slices.Clone(window[:last])}
	right := 0.0
	for i, k := range x.of {
		if sides&(1<<i) != 0 {
			right += e.list[k].value
		} else {
			right -= e.list[k].value
			x.gone = append(x.gone, k)
		}
	}
	if right <= 0 || bits.OnesCount(sides) == len(x.of) && len(x.of) < 3 {
		return
	}
	whole := &e.list[x.stated]
	x.right = whole.unitOf(right)
	x.holds = e.parts(&x).rounds(x.right)
	e.findSlip(&x, right-whole.value)
	e.take(&x)
}
