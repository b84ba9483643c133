package lazyregexp

import (
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// needs is what can be said of all matches of an expression before it is tried: a search for some words costs a hundredth of what
// an expression costs that tries to begin at each character, and most texts have none of them.
type needs struct {
	words  []string // one of them stands in each match; none where nothing can be said
	before int      // the most bytes that a match has before the word
	after  int      // and behind it
	whole  bool     // what stands around a match counts too, so that a text must not be cut
}

// endless is more bytes than a match has that has no bound.
const endless = 1 << 30

// mostWords bounds how many words are looked for: to search for each costs something.
const mostWords = 24

// needsOf returns what matches of a pattern need.
func needsOf(pattern string) needs {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || tree.Op == syntax.OpConcat && tree.Sub[0].Op == syntax.OpBeginText {
		return needs{} // it is not searched for
	}
	var whole bool
	p := piecesOf(tree, &whole)
	n := p.best()
	n.whole = whole
	return n
}

// piece is what is known of a part of an expression.
type piece struct {
	exact []string // all texts that it matches; nil where they are many
	most  int      // the most bytes of one
	needs          // where exact is nil
}

// best returns the needs of a piece, of one that is known exactly too.
func (p *piece) best() needs {
	if p.exact == nil {
		return p.needs
	}
	words := few(p.exact)
	if weight(words) < 2 {
		return needs{}
	}
	return needs{words: words, before: longest(p.exact), after: longest(p.exact)}
}

func piecesOf(re *syntax.Regexp, whole *bool) piece {
	switch re.Op {
	case syntax.OpLiteral:
		return literal(re)
	case syntax.OpCharClass:
		return class(re.Rune)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return piece{most: utf8.UTFMax}
	case syntax.OpEmptyMatch:
		return piece{exact: []string{""}}
	case syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		*whole = true
		return piece{exact: []string{""}}
	case syntax.OpCapture:
		return piecesOf(re.Sub[0], whole)
	case syntax.OpQuest:
		sub := piecesOf(re.Sub[0], whole)
		if sub.exact != nil {
			return piece{exact: append(sub.exact, ""), most: sub.most}
		}
		return piece{most: sub.most}
	case syntax.OpStar:
		piecesOf(re.Sub[0], whole)
		return piece{most: endless}
	case syntax.OpPlus:
		return repeated(piecesOf(re.Sub[0], whole), 1, -1)
	case syntax.OpRepeat:
		return repeated(piecesOf(re.Sub[0], whole), re.Min, re.Max)
	case syntax.OpConcat:
		return inTurn(re.Sub, whole)
	case syntax.OpAlternate:
		return oneOf(re.Sub, whole)
	}
	return piece{most: endless}
}

func literal(re *syntax.Regexp) piece {
	for _, r := range re.Rune {
		if r == utf8.RuneError || re.Flags&syntax.FoldCase != 0 && unicode.SimpleFold(r) != r {
			return piece{most: utf8.UTFMax * len(re.Rune)}
		}
	}
	word := string(re.Rune)
	return piece{exact: []string{word}, most: len(word)}
}

// class is a set of characters, by its ranges.
func class(ranges []rune) piece {
	p := piece{exact: []string{}, most: utf8.UTFMax}
	for i := 0; i < len(ranges); i += 2 {
		if len(p.exact) > mostWords || ranges[i+1]-ranges[i] > mostWords || ranges[i] <= utf8.RuneError && utf8.RuneError <= ranges[i+1] {
			return piece{most: utf8.UTFMax} // the sign for what is no character matches other bytes too
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			p.exact = append(p.exact, string(r))
		}
	}
	return p
}

// repeated is a piece several times; without bound where most is -1.
func repeated(p piece, least, most int) piece {
	if least == 0 {
		if most < 0 {
			return piece{most: endless}
		}
		return piece{most: times(p.most, most)}
	}
	n := p.best()
	rest := endless
	if most >= 0 {
		rest = times(p.most, most-1)
	}
	n.after = min(endless, n.after+rest)
	return piece{most: min(endless, p.most+rest), needs: n}
}

func times(a, b int) int {
	if a != 0 && b > endless/a {
		return endless
	}
	return a * b
}

// inTurn is what a concatenation of expressions needs: each of them, one behind the other.
func inTurn(list []*syntax.Regexp, whole *bool) piece {
	pieces := make([]piece, len(list))
	total := 0
	for i, re := range list {
		pieces[i] = piecesOf(re, whole)
		total = min(endless, total+pieces[i].most)
	}
	best, most := needs{}, 0
	consider := func(n needs) {
		if w := weight(n.words); w > max(most, 1) || w == most && w > 0 && len(n.words) < len(best.words) {
			best, most = n, w
		}
	}
	rest := func(from int) (n int) {
		for _, p := range pieces[from:] {
			n = min(endless, n+p.most)
		}
		return n
	}
	before := 0 // the most bytes before run
	run, length := []string{""}, 0
	exact := true
	for i := range pieces {
		p := &pieces[i]
		if longer := crossed(run, p.exact); longer != nil {
			run, length = longer, length+p.most
			consider(needs{words: few(run), before: reach(before, run), after: reach(rest(i+1), run)})
			continue
		}
		exact = false
		before = min(endless, before+length)
		if p.exact != nil { // too many with what stands before
			run, length = p.exact, p.most
			consider(needs{words: few(run), before: reach(before, run), after: reach(rest(i+1), run)})
			continue
		}
		n := p.needs
		n.before, n.after = min(endless, before+n.before), min(endless, n.after+rest(i+1))
		consider(n)
		before = min(endless, before+p.most)
		run, length = []string{""}, 0
	}
	if exact {
		return piece{exact: run, most: total}
	}
	return piece{most: total, needs: best}
}

// reach is the most bytes beside a word that stands anywhere in one of a run's, beside which stand n at most.
func reach(n int, run []string) int { return min(endless, n+longest(run)) }

func longest(words []string) (n int) {
	for _, w := range words {
		n = max(n, len(w))
	}
	return n
}

// few returns the words to look for instead of several; none where they are too many.
func few(words []string) []string {
	if words = shortest(words); len(words) <= mostWords {
		return words
	}
	return nil
}

// crossed returns each of a followed by each of b, nil where they would be too many or b is not known.
func crossed(a, b []string) []string {
	if b == nil || len(a)*len(b) > 2*mostWords {
		return nil
	}
	both := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			both = append(both, x+y)
		}
	}
	return both
}

// oneOf is one of several pieces.
func oneOf(list []*syntax.Regexp, whole *bool) piece {
	p := piece{exact: []string{}}
	can := true
	for _, re := range list {
		x := piecesOf(re, whole)
		n := x.best()
		p.most = max(p.most, x.most)
		if p.exact != nil && x.exact != nil && len(p.exact)+len(x.exact) <= 2*mostWords {
			p.exact = append(p.exact, x.exact...)
		} else {
			p.exact = nil
		}
		can = can && n.words != nil
		p.words = append(p.words, n.words...)
		p.before, p.after = max(p.before, n.before), max(p.after, n.after)
	}
	if words := shortest(p.words); can && len(words) <= mostWords {
		slack := longest(p.words)
		p.words, p.before, p.after = words, min(endless, p.before+slack), min(endless, p.after+slack)
	} else {
		p.needs = needs{}
	}
	return p
}

// shortest leaves out words in which another one stands, and the same ones.
func shortest(words []string) []string {
	var kept []string
	for i, w := range words {
		spare := false
		for k, other := range words {
			spare = spare || k != i && strings.Contains(w, other) && (other != w || k < i)
		}
		if !spare {
			kept = append(kept, w)
		}
	}
	return kept
}

// weight is how much it says that a text has one of some words: nothing for an empty one, little for digits and marks.
func weight(words []string) int {
	least := 0
	for i, w := range words {
		n := 0
		for _, r := range w {
			switch {
			case r >= 0x3400:
				n += 3
			case r > unicode.MaxASCII || unicode.IsLetter(r):
				n += 2
			default:
				n++
			}
		}
		if i == 0 || n < least {
			least = n
		}
	}
	return min(least, 6)
}
