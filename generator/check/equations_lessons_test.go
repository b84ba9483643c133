package check

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/report"
	"casebook/generator/source"
)

// What equations.weights and equations.trees are learned from (equations_learn_test.go).

// example is what one equation teaches.
type example struct {
	kind  equationKind
	words []int32 // places in the table
	meant bool
}

// lessons are what is learned from.
type lessons struct {
	texts []*equations
	pairs [][2]*equations
	in    []int           // of each pair: its half. All pairs of a document are in one
	alone int             // how many of the pairs, the first, are of no document
	glued [][2]*equations // both texts of a pair that is of no document between two others, as paragraphs of reports have many sentences
}

// half is every second text and pair.
func (l lessons) half(which int) (some lessons) {
	for i := which; i < len(l.texts); i += 2 {
		some.texts = append(some.texts, l.texts[i])
	}
	for i, p := range l.pairs {
		if l.in[i] == which {
			some.pairs, some.in = append(some.pairs, p), append(some.in, which)
			if i < l.alone {
				some.alone++
			}
		}
	}
	for i := which; i < len(l.glued); i += 2 {
		some.glued = append(some.glued, l.glued[i])
	}
	return some
}

// addPairs adds pairs that have nothing to do with each other: the first of all, so that every second one is of one half.
func (l *lessons) addPairs(pairs [][2]*equations) {
	rng := rand.New(rand.NewPCG(1, 2))
	for i, p := range pairs {
		l.pairs, l.in = append(l.pairs, p), append(l.in, i%2)
		l.glued = append(l.glued, glue(rng, pairs, i))
	}
	l.alone = len(l.pairs)
}

// addPapers adds the documents of a folder, each with the faults that somebody planted and with sets of faults that the program makes: with all of a set, with
// one of those that were planted, and the paragraph of each alone.
func (l *lessons) addPapers(t *testing.T, folder string) {
	planted := map[string][]paperFault{}
	for _, d := range papersOf(t, folder) {
		planted[d.name] = d.faults
	}
	files, err := filepath.Glob(filepath.Join(folder, "right", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(7, 7))
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d := paper{name: strings.TrimSuffix(filepath.Base(file), ".txt"), right: string(text)}
		right := map[string]*equations{} // of its lines, which stand in many pairs
		add := func(wrong, text string) {
			if right[text] == nil {
				right[text] = equationsOf(text)
			}
			l.pairs, l.in = append(l.pairs, [2]*equations{equationsOf(wrong), right[text]}), append(l.in, i%2)
		}
		addAll := func(faults []paperFault) {
			add(d.with(t, faults...), d.right)
			for _, f := range faults {
				line := strings.Split(d.right, "\n")[f.line-1]
				add(f.in(t, line), line)
			}
		}
		if faults := planted[d.name]; faults != nil {
			for addAll(faults); len(faults) > 0; faults = faults[1:] {
				add(d.with(t, faults[0]), d.right)
			}
		}
		for range mostFaults {
			addAll(madeFaults(rng, d.right, equationsOf(d.right)))
		}
	}
}

// weights are those that lessons teach, beginning with former ones: in two rounds, since of the equations that a mistake broke the first tells which was meant.
func (l lessons) weights(former string) string {
	return l.round(former, l.round(former, former))
}

// round teaches weights by what others tell.
func (l lessons) round(former, tell string) string {
	var list []example
	for _, e := range l.texts {
		e.use(former, nil, nil)
		list = append(list, examplesOf(e)...)
	}
	for _, p := range l.pairs {
		p[0].use(tell, nil, nil)
		p[1].use(tell, nil, nil)
		x := examplesOfPair(p[0], p[1])
		for range pairsCount {
			list = append(list, x...)
		}
	}
	return learn(list, former)
}

// use has equations judged by other weights and trees.
func (e *equations) use(weights string, priors, trees []tree) {
	e.weights, e.priors, e.trees, e.missed = weights, priors, trees, nil
	for i := range e.found {
		e.found[i].weighed, e.found[i].rated, e.found[i].judged = false, false, false
	}
}

// textsOf are the equations of the texts of folders.
func textsOf(t *testing.T, dirs string) (list []*equations) {
	for dir := range strings.SplitSeq(dirs, ",") {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if e := equationsOfFile(t, f); len(e.found) > 0 {
				list = append(list, e)
			}
		}
	}
	return list
}

func equationsOfFile(t *testing.T, name string) *equations {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return equationsOf(strings.ReplaceAll(string(text), "\n", "\n\n"))
}

// siteOfNothing has no records: each text is read as if it stood alone, and shares what is made once for a site.
var siteOfNothing = sync.OnceValue(func() site {
	rep := &report.Report{Records: &report.Records{}}
	rep.Index()
	return newSite(rep.Records, Options{})
})

// equationsOf are the equations of a text.
func equationsOf(text string) *equations {
	doc, _ := narrative.Parse(source.New("text.md", text))
	n := &report.Narrative{Slug: "text", Doc: doc, At: doc.Front, Links: make([]report.LinkTarget, len(doc.Links)), Images: make([]*report.Asset, len(doc.Images)), Blocks: make([]report.Block, len(doc.Drawings))}
	if n.At.IsZero() {
		n.At = doc.Body.File.At(0, 0)
	}
	rep := &report.Report{Records: &report.Records{}, Narratives: []*report.Narrative{n}}
	rep.Index()
	s := siteOfNothing()
	s.rec, s.passages = rep.Records, nil
	var e *equations
	s.narratives = []func(*page){func(p *page) { e = p.equations() }}
	s.narrative(context.Background(), rep, n)
	return e
}

// pairsOf are the equations of the wrong and right texts of tables, where their rule is one of arithmetic. A right text may have a line of its
// own before the wrong one or behind it, as in testdata/score/lines.tsv; where none belongs to it, it is paired with itself.
func pairsOf(t *testing.T, names string) (pairs [][2]*equations) {
	for name := range strings.SplitSeq(names, ",") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		wrong, former := "", ""
		for line := range strings.Lines(string(text)) {
			p := strings.Split(strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `\n`, "\n\n"), "\t")
			switch arithmetic := p[0] == string(sumMismatchID) || p[0] == string(percentMismatchID); {
			case len(p) > 2 && arithmetic:
				pairs = append(pairs, [2]*equations{equationsOf(p[1]), equationsOf(p[2])})
			case len(p) == 2 && p[0] == "right":
				right := equationsOf(p[1])
				if wrong == "" {
					wrong = p[1]
				}
				pairs = append(pairs, [2]*equations{equationsOf(wrong), right})
				wrong, former = "", p[1]
			case len(p) == 2 && arithmetic:
				if wrong = p[1]; former != "" {
					pairs = append(pairs, [2]*equations{equationsOf(wrong), equationsOf(former)})
				}
			default:
				wrong, former = "", ""
			}
		}
	}
	return pairs
}

// glue puts the texts of a pair between those of two others of the same half, of which some are wrong, too.
func glue(rng *rand.Rand, pairs [][2]*equations, i int) [2]*equations {
	wrong, right := paragraphOf(pairs[i][0]), paragraphOf(pairs[i][1])
	for side := range 2 {
		p := pairs[2*rng.IntN(len(pairs)/2)+i%2]
		w, r := paragraphOf(p[0]), paragraphOf(p[1])
		if rng.IntN(2) == 0 {
			w = r
		}
		if side == 0 {
			wrong, right = w+wrong, r+right
		} else {
			wrong, right = wrong+w, right+r
		}
	}
	return [2]*equations{equationsOf(wrong), equationsOf(right)}
}

// paragraphOf is the text that equations are of, where it is one sentence after another; else "".
func paragraphOf(e *equations) string {
	if len(e.list) == 0 || e.list[0].s.p != e.list[len(e.list)-1].s.p || !strings.HasSuffix(e.list[0].s.p.text, "。") {
		return ""
	}
	return e.list[0].s.p.text
}

// examplesOf are those of a text whose figures are taken to be right.
func examplesOf(e *equations) (list []example) {
	for i := range e.found {
		x := &e.found[i]
		if x.holds && x.digits >= fewestDigits && (x.kind != flowOfAll || e.borneOut(x)) || !x.holds && !e.explained(x) {
			list = append(list, e.example(x, x.holds))
		}
	}
	return list
}

// brokenIn are the equations of a wrong text that hold in the right one: what was meant, and what held by chance.
func brokenIn(wrong, right *equations) map[int]bool {
	broken := map[int]bool{}
	for i := range wrong.found {
		if x := &wrong.found[i]; !x.holds && slices.ContainsFunc(right.found, func(y equation) bool { return y.holds && y.isOf(x) }) {
			broken[i] = true
		}
	}
	return broken
}

// likeliest are those of the equations that a mistake broke which its words speak for most, and such as come near it: of many numbers some held by chance.
func likeliest(wrong, right *equations, broken map[int]bool) map[int]bool {
	if wrong.weights == "" || len(wrong.list) != len(right.list) {
		return broken
	}
	best := map[int]float64{} // by the amount that is wrong
	faultOf := func(x *equation) int {
		for k := range x.amounts {
			if wrong.list[k].value != right.list[k].value || wrong.list[k].unit != right.list[k].unit {
				return k
			}
		}
		return -1
	}
	for i := range broken {
		x := &wrong.found[i]
		k := faultOf(x)
		if b, ok := best[k]; !ok || wrong.likely(x) > b {
			best[k] = wrong.likely(x)
		}
	}
	meant := map[int]bool{}
	for i := range broken {
		x := &wrong.found[i]
		meant[i] = wrong.likely(x) >= best[faultOf(x)]-nearLikeliest
	}
	return meant
}

// nearLikeliest is by how much less an equation weighs than the likeliest one that is taken to be meant as well.
const nearLikeliest = 1.5

// examplesOfPair are those of a wrong and a right text.
func examplesOfPair(wrong, right *equations) (list []example) {
	for i := range right.found {
		if x := &right.found[i]; !x.holds && !right.explained(x) {
			list = append(list, right.example(x, false))
		}
	}
	for i, meant := range likeliest(wrong, right, brokenIn(wrong, right)) {
		if meant {
			list = append(list, wrong.example(&wrong.found[i], true))
		}
	}
	return list
}

// isOf tells whether two equations of two texts are of the same figures.
func (x *equation) isOf(y *equation) bool {
	return x.kind == y.kind && x.form == y.form && x.stated == y.stated && slices.Equal(x.of, y.of)
}

func (e *equations) example(x *equation, meant bool) example {
	e.describe(x)
	words := make([]int32, len(e.words.list))
	for i, h := range e.words.list {
		words[i] = int32(placeOf(x.kind, h))
	}
	return example{x.kind, words, meant}
}

// explained tells whether an equation of the same figures holds: then this one is none. Two figures of one that holds are in no other, and
// one that is worked out is worked out of nothing else; but of amounts that are added there may well be a share, too.
func (e *equations) explained(x *equation) bool {
	in := [2]bool{} // whether both of two numbers are of some that hold
	for k := range x.amounts {
		for _, i := range e.holdingOf(k) {
			y := &e.found[i]
			if y == x {
				continue
			}
			switch {
			case y.kind.alone() || x.kind.alone():
				if y.stated == x.stated && y.kind == x.kind {
					return true
				}
			case y.kind == equalTo:
				if x.kind == equalTo && y.stated == x.stated && e.certain(y) {
					return true
				}
			case x.kind == equalTo:
				if e.certain(y) {
					in[0], in[1] = in[0] || k == x.of[0], in[1] || k == x.stated
				}
			case e.rivals(y, x):
				return true
			}
		}
	}
	return x.kind == equalTo && in[0] && in[1]
}

// rivals tells whether an equation that holds excludes another one, with which it has an amount in common.
func (e *equations) rivals(y, x *equation) bool {
	common := 0
	for of := range x.amounts {
		if y.has(of) {
			common++
		}
	}
	likely := e.weights == "" || e.weigh(y) > e.weigh(x)-muchLess
	switch {
	case y.kind == hundredOf && x.isRate():
		return !x.elsewhere && y.has(x.stated)
	case y.stated == x.stated && y.kind == x.kind: // a rate of two digits is one of some two amounts by chance, but not in such words
		return e.certain(y) || y.digits > 1 && likely
	case y.stated == x.stated && y.adds() && x.adds():
		return e.certain(y)
	case x.isRate() && y.adds(), y.kind == shareOfTwo && x.adds():
		return false // of a whole and its part there may be a share, and of what is added
	case common > 2, common > 1 && x.isRate() && y.isRate():
		return e.certain(y)
	}
	return common > 1 && e.certain(y) && (likely || y.digits > fewestDigits || len(y.of) > fewestDigits)
}

// muchLess is by how much less the words of an equation weigh that explains nothing.
const muchLess = 2
