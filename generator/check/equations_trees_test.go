package check

import (
	"math"
	"slices"
	"testing"
)

// The trees of equations.trees are grown here (equations_learn_test.go says of what): gradient boosting with Newton's steps (Chen and Guestrin,
// XGBoost, 2016) of oblivious trees.

// decision is what one equation that misses teaches.
type decision struct {
	of     evidence
	meant  bool // it is a mistake
	counts float64
}

const (
	countsMistake = 4   // how many times the mistake of a pair counts
	countsRight   = 2   // and what misses in its right text: it must not be reported
	countsBeside  = 0.3 // and what misses in the wrong one, where another report does little harm,
	besideTaken   = 3   // of which every third is taken
	countsText    = 2.5 // and what misses in a text as it comes: with 1 and 694 documents twice as much was reported of real papers as with 374
	countsAlone   = 4   // how many times what a passage alone teaches counts: documents have more pairs
)

// decisions are those of texts and pairs.
func (l lessons) decisions(weights string, priors []tree) (list []decision) {
	add := func(e *equations, counts func(int) (bool, float64)) {
		for i := range e.found {
			if x := &e.found[i]; e.worthwhile(x) {
				if meant, n := counts(i); n > 0 {
					list = append(list, decision{e.evidenceOf(x), meant, n})
				}
			}
		}
	}
	for _, e := range l.texts {
		e.use(weights, priors, nil)
		add(e, func(int) (bool, float64) { return false, countsText })
	}
	seen := map[*equations]bool{}
	for i, p := range slices.Concat(l.pairs, l.glued) {
		wrong, right, times := p[0], p[1], 1.0
		if i < l.alone {
			times = countsAlone
		}
		wrong.use(weights, priors, nil)
		right.use(weights, priors, nil)
		if !seen[right] {
			add(right, func(int) (bool, float64) { return false, countsRight * times })
		}
		seen[right] = true
		broken := brokenIn(wrong, right)
		meant := likeliest(wrong, right, broken)
		add(wrong, func(i int) (bool, float64) {
			if meant[i] {
				return true, countsMistake * times
			} else if broken[i] {
				return true, 0
			}
			if i%besideTaken != 0 {
				return false, 0
			}
			return false, countsBeside * besideTaken * times
		})
	}
	return list
}

// circumstances are those of equations that hold, and of such that miss by a slip, in texts that are right: of the first some are meant, of the others none.
func (l lessons) circumstances(weights string) (list []decision) {
	add := func(e *equations) {
		e.use(weights, nil, nil)
		for i := range e.found {
			x := &e.found[i]
			if x.kind == flowOfAll && x.holds && !e.borneOut(x) {
				continue // of so many ways to add some come out
			}
			if x.holds && (x.digits >= fewestDigits || x.isRate() && x.digits > 1) || !x.holds && x.slip && !e.explained(x) {
				list = append(list, decision{e.circumstancesOf(x), x.holds, 1})
			}
		}
	}
	for _, e := range l.texts {
		add(e)
	}
	seen := map[*equations]bool{}
	for _, p := range l.pairs {
		if !seen[p[1]] {
			add(p[1])
		}
		seen[p[1]] = true
	}
	return list
}

// Of 750 trees, each grown of half of the examples and shrunk to 0.07, no more was found of texts that were not learned from; nor of trees of five levels much less.
const (
	treesOfPrior = 150
	treesGrown   = 450
	mostBounds   = 31   // between which values of a piece of evidence are told apart
	shrinkage    = 0.1  // of each tree
	smallLeaf    = 40.0 // how much evidence against a leaf is made up
)

// grower grows trees one after the other, each of what those before it left.
type grower struct {
	list         []decision
	bounds       [evidences][]float32
	bins         [][evidences]uint8 // between which bounds a value lies
	sum          []float64          // of the trees so far
	slope, curve []float64          // of the loss
	leaf         []uint8
}

func growTrees(list []decision, n int) []tree {
	g := &grower{list: list, bins: make([][evidences]uint8, len(list)), sum: make([]float64, len(list)), slope: make([]float64, len(list)), curve: make([]float64, len(list)), leaf: make([]uint8, len(list))}
	mistakes, others := 0.0, 0.0
	for _, d := range list {
		if d.meant {
			mistakes += d.counts
		} else {
			others += d.counts
		}
	}
	first := math.Log(mistakes / others)
	for i := range g.sum {
		g.sum[i] = first
	}
	for of := range evidences {
		g.bound(of)
	}
	var grown []tree
	for range n {
		grown = append(grown, g.grow())
	}
	for k := range grown[0].leaves {
		grown[0].leaves[k] += float32(first)
	}
	return grown
}

// bound finds the bounds of a piece of evidence: by turns such that as many examples, and as many mistakes, lie between two of them.
func (g *grower) bound(of int) {
	var all, mistakes, bounds []float32
	for _, d := range g.list {
		all = append(all, d.of[of])
		if d.meant {
			mistakes = append(mistakes, d.of[of])
		}
	}
	slices.Sort(all)
	slices.Sort(mistakes)
	if values := slices.Compact(slices.Clone(all)); len(values) <= mostBounds+1 {
		for k := 1; k < len(values); k++ {
			bounds = append(bounds, (values[k-1]+values[k])/2)
		}
	} else {
		for k := 1; k <= mostBounds; k++ {
			from := all
			if k%2 == 0 {
				from = mistakes
			}
			bounds = append(bounds, from[k*len(from)/(mostBounds+1)])
		}
		slices.Sort(bounds)
		bounds = slices.Compact(bounds)
	}
	g.bounds[of] = bounds
	for i := range g.list {
		for g.bins[i][of] < uint8(len(bounds)) && g.list[i].of[of] > bounds[g.bins[i][of]] {
			g.bins[i][of]++
		}
	}
}

// grow grows the next tree.
func (g *grower) grow() (t tree) {
	for i, d := range g.list {
		p := 1 / (1 + math.Exp(-g.sum[i]))
		if g.slope[i] = d.counts * p; d.meant {
			g.slope[i] -= d.counts
		}
		g.curve[i], g.leaf[i] = d.counts*p*(1-p), 0
	}
	for level := range treeLevels {
		of, k := g.question(level)
		t.of[level], t.bounds[level] = uint8(of), g.bounds[of][k]
		for i := range g.list {
			if int(g.bins[i][of]) > k {
				g.leaf[i] |= 1 << level
			}
		}
	}
	var slope, curve [1 << treeLevels]float64
	for i, k := range g.leaf {
		slope[k] += g.slope[i]
		curve[k] += g.curve[i]
	}
	for k := range t.leaves {
		t.leaves[k] = float32(-shrinkage * slope[k] / (curve[k] + smallLeaf))
	}
	for i, k := range g.leaf {
		g.sum[i] += float64(t.leaves[k])
	}
	return t
}

// question finds the evidence and the bound by which the examples of a level's leaves are divided best.
func (g *grower) question(level int) (of, bound int) {
	var sums [1 << (treeLevels - 1)][evidences][mostBounds + 1][2]float64
	for i, k := range g.leaf {
		for of, bin := range g.bins[i] {
			c := &sums[k][of][bin]
			c[0] += g.slope[i]
			c[1] += g.curve[i]
		}
	}
	best := -1.0
	for x := range evidences {
		gain := make([]float64, len(g.bounds[x]))
		for k := range 1 << level {
			var all, low [2]float64
			for _, c := range sums[k][x] {
				all[0], all[1] = all[0]+c[0], all[1]+c[1]
			}
			for b := range gain {
				c := sums[k][x][b]
				low[0], low[1] = low[0]+c[0], low[1]+c[1]
				high := [2]float64{all[0] - low[0], all[1] - low[1]}
				gain[b] += low[0]*low[0]/(low[1]+smallLeaf) + high[0]*high[0]/(high[1]+smallLeaf)
			}
		}
		for b, v := range gain {
			if v > best {
				best, of, bound = v, x, b
			}
		}
	}
	return of, bound
}

// The trees of the repository are whole: each asks of evidence that there is.
func TestTreesAreWhole(t *testing.T) {
	for name, data := range map[string][]byte{"equations.trees": learnedTrees, "equations.priors": learnedPriors} {
		list := treesOf(data)
		if len(list) == 0 || len(list)*treeSize != len(data) {
			t.Fatalf("%s: %d trees of %d bytes", name, len(list), len(data))
		}
		for i := range list {
			for _, of := range list[i].of {
				if of >= uint8(evidences) {
					t.Errorf("%s: tree %d asks of evidence %d", name, i, of)
				}
			}
		}
	}
}
