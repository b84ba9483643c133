package check

import (
	"fmt"
	"hash/fnv"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// limitTexts are sentences of which each stands on one side of a limit of some rule. Those behind a + are looked at with their neighbours too, by
// TestNearTexts: they are those whose neighbours stand on the other side of one more limit.
func limitTexts(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/limits.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		list = append(list, strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(line), "+ "), "\\n", "\n"))
	}
	return list
}

// passagesOf are the passages of a text, with their page, of which no rule has reported anything yet.
func passagesOf(t *testing.T, s *site, text string) []*passage {
	t.Helper()
	f := source.New("1", text+"\n")
	doc, _ := narrative.Parse(f)
	n := &report.Narrative{Slug: "text-1", Title: "1", Kind: report.KindCase, Doc: doc, At: f.At(0, 0),
		Links: make([]report.LinkTarget, len(doc.Links)), Images: make([]*report.Asset, len(doc.Images)), Blocks: make([]report.Block, len(doc.Drawings))}
	rep := &report.Report{Records: s.rec, Files: []*source.File{f}, Narratives: []*report.Narrative{n}}
	rep.Index()
	var list []*passage
	quiet := *s
	quiet.passages, quiet.guards, quiet.narratives = []func(*passage){func(p *passage) {
		if p.where == inBody {
			list = append(list, p)
		}
	}}, nil, nil
	quiet.narrative(t.Context(), rep, n)
	for _, p := range list {
		p.s = s
	}
	return list
}

// asked is what readers are asked about, by what they take.
type asked struct {
	runes     []rune
	strings   []string
	pairs     [][2]string
	passages  []*passage
	pages     []*page
	sentences []*sentence
}

func (a *asked) read(p *passage) {
	a.passages = append(a.passages, p)
	if p.index == 0 {
		a.pages = append(a.pages, p.page)
	}
	a.runes = append(a.runes, p.runes...)
	clauses := strings.FieldsFunc(p.text, func(r rune) bool { return strings.ContainsRune("，。；：、（）\n", r) })
	for i, clause := range clauses {
		a.strings = append(a.strings, clause)
		a.pairs = append(a.pairs, [2]string{clause, clauses[max(0, i-1)]})
	}
	list := p.sentences()
	for i := range list {
		s := &list[i]
		a.sentences = append(a.sentences, s)
		for k := range s.terms {
			a.strings = append(a.strings, s.head(k), s.after(k, 8), clauseOf(s.head(k)), s.terms[k].text)
			a.pairs = append(a.pairs, [2]string{s.head(k), s.after(k, 8)}, [2]string{clauseOf(s.head(k)), clauseOf(s.head(max(0, k-1)))})
		}
	}
}

// once leaves out what stands there already.
func (a *asked) once() {
	a.runes, a.strings, a.pairs = onceEach(a.runes), onceEach(a.strings), onceEach(a.pairs)
}

func onceEach[T interface{ rune | string | [2]string }](list []T) []T {
	seen := map[T]bool{}
	var kept []T
	for _, x := range list {
		if !seen[x] {
			seen[x] = true
			kept = append(kept, x)
		}
	}
	return kept
}

// ask asks one reader about all that it may be asked about.
func (a *asked) ask(reader any) *heard {
	hash := fnv.New32a()
	h := &heard{sum: hash, hash: hash.Sum32, ofAnswer: map[string]int{}}
	f := reflect.ValueOf(reader)
	call := func(place func() string, args ...any) {
		in := make([]reflect.Value, len(args))
		for i, x := range args {
			in[i] = reflect.ValueOf(x)
		}
		out := findingsOf(args[0])
		h.answer(place, called(f, in)+whatReported(out))
	}
	var takes []string
	for i := range f.Type().NumIn() {
		takes = append(takes, f.Type().In(i).String())
	}
	if quick := withoutReflection(reader); quick != nil {
		a.askQuick(h, strings.TrimPrefix(strings.Join(takes, " "), "*check.passage"), quick)
		return h
	}
	a.each(strings.ReplaceAll(strings.Join(takes, " "), "*", ""), call)
	return h
}

// called calls a reader. One that is asked what it is never asked may fail.
func called(f reflect.Value, in []reflect.Value) (answer string) {
	defer func() {
		if recover() != nil {
			answer = "cannot say"
		}
	}()
	return answerOf(f.Call(in))
}

func (a *asked) each(takes string, call func(place func() string, args ...any)) {
	switch takes {
	case "int32":
		for _, r := range a.runes {
			call(func() string { return string(r) }, r)
		}
	case "[]string", "string []string":
		for i := range a.strings {
			list := a.strings[i:min(i+3, len(a.strings))]
			if place := func() string { return cut(list[0], 16) }; takes == "[]string" {
				call(place, list)
			} else {
				call(place, list[0], list[1:])
			}
		}
	case "check.statement", "check.page check.statement check.statement":
		for _, p := range a.passages {
			for i := range p.figures {
				was, is := p.statement(max(0, i-1)), p.statement(i)
				if place := func() string { return is.text }; takes == "check.statement" {
					call(place, is)
				} else {
					call(place, p.page, was, is)
				}
			}
		}
	case "check.page":
		for _, n := range a.pages {
			call(func() string { return cut(n.raw(), 12) }, n)
		}
	case "string", "string int":
		for _, s := range a.strings {
			if place := func() string { return cut(s, 16) }; takes == "string" {
				call(place, s)
			} else {
				call(place, s, 2)
			}
		}
	case "string string":
		for _, s := range a.pairs {
			call(func() string { return cut(s[0], 12) + "|" + cut(s[1], 12) }, s[0], s[1])
		}
	}
	if strings.HasPrefix(takes, "check.passage") {
		for _, p := range a.passages {
			p.each(strings.TrimPrefix(takes, "check.passage"), call)
		}
		return
	}
	for _, s := range a.sentences {
		s.each(takes, call)
	}
}

func (p *passage) each(takes string, call func(place func() string, args ...any)) {
	place := func() string { return cut(p.text, 12) }
	switch takes {
	case "":
		call(place, p)
		return
	case " quantity.Claim":
		for _, f := range p.figures {
			call(func() string { return p.text[f.Start:f.End] }, p, f)
		}
		return
	}
	p.eachPlace(takes, func(i, to int, word string) {
		at := func() string { return p.slice(i, max(i+4, to)) }
		switch takes {
		case " int":
			call(at, p, i)
		case " int int":
			call(at, p, i, to)
		case " int bool":
			call(at, p, i, i%2 == 0)
		case " int int string":
			call(at, p, i, to, word)
		case " int string":
			call(at, p, i, word)
		}
	})
}

// eachPlace goes through the places of a text that a reader may be asked about, with a second place or a word where it takes one.
func (p *passage) eachPlace(takes string, ask func(i, to int, word string)) {
	for i := range p.runes {
		switch takes {
		case " int", " int bool":
			ask(i, i, "")
		case " int int":
			for _, n := range [...]int{2, 3} {
				if i+n <= len(p.runes) {
					ask(i, i+n, "")
				}
			}
		case " int int string":
			ask(i, i+2, p.slice(i+1, i+2))
		case " int string":
			for _, n := range [...]int{1, 2} {
				ask(i, i+n, p.slice(i+n, i+n+2))
			}
		}
	}
}

func (s *sentence) each(takes string, call func(place func() string, args ...any)) {
	whole := func() string { return cut(s.p.text[s.from:], 12) }
	switch takes {
	case "check.sentence":
		call(whole, s)
		return
	case "check.sentence check.sentence":
		call(whole, s, s.former)
		return
	}
	for k, t := range s.terms {
		place := func() string { return cutBefore(clauseOf(s.head(k)), 6) + t.text }
		next := s.terms[min(k+1, len(s.terms)-1)]
		switch takes {
		case "check.sentence int":
			call(place, s, k)
		case "check.sentence int int":
			call(place, s, k, min(k+1, len(s.terms)-1))
		case "check.sentence int check.sentence":
			call(place, s, k, s.former)
		case "check.sentence int []int":
			call(place, s, k, s.others(k))
		case "check.sentence check.term int string":
			call(place, s, t, min(k+1, len(s.terms)-1), s.between(t, next))
		case "check.sentence int []check.placed":
			call(place, s, k, s.near(k, s.former))
		case "check.sentence int string":
			call(place, s, k, clauseOf(s.head(k)))
		case "check.sentence term", "check.sentence check.term":
			call(place, s, t)
		case "check.sentence check.term check.term":
			call(place, s, t, next)
		case "check.term":
			call(place, t)
		case "check.term check.term":
			call(place, t, next)
		case "check.sentence string":
			call(place, s, s.head(k))
		case "float64 float64":
			call(place, middle(t), middle(next))
		case "check.sentence check.parts":
			call(place, s, s.partsFrom(k))
		case "check.parts":
			call(place, s.partsFrom(k))
		}
	}
}

// others are the figures behind term k, or those before the last.
func (s *sentence) others(k int) []int {
	var list []int
	for j := range s.terms {
		if j > k || k == len(s.terms)-1 && j < k {
			list = append(list, j)
		}
	}
	return list
}

// partsFrom takes the figures behind term k for its parts.
func (s *sentence) partsFrom(k int) parts {
	l := parts{whole: s.terms[k], head: s.head(k), complete: k%2 == 0}
	for j := k + 1; j < len(s.terms); j++ {
		l.list, l.nouns = append(l.list, s.terms[j]), append(l.nouns, clauseOf(s.head(j))+"|"+s.tail(j))
	}
	return l
}

// TestReaders holds what those who read words, characters and figures for the rules say of sentences at the limits of rules. A rule asks them only
// where it has asked others before, so that there would have to be many texts for each of their answers; here each is asked about everything.
func TestReaders(t *testing.T) {
	s := newSite(&report.Records{}, Options{Today: today})
	var a asked
	for _, text := range limitTexts(t) {
		for _, p := range passagesOf(t, &s, text) {
			a.read(p)
		}
	}
	a.once()
	var reported strings.Builder
	for _, reader := range readers() {
		h := a.ask(reader)
		name := runtime.FuncForPC(reflect.ValueOf(reader).Pointer()).Name()
		fmt.Fprintf(&reported, "%s %d %08x %s\n", strings.TrimPrefix(name, "casebook/generator/check."), h.calls, h.hash(), strings.Join(h.said, " "))
	}
	holdReports(t, "reported_readers.txt", reported.String())
}

// TestLimits holds what is reported of the same sentences.
func TestLimits(t *testing.T) {
	var files []*source.File
	for i, text := range limitTexts(t) {
		files = append(files, source.New(fmt.Sprint(i), text+"\n"))
	}
	list, err := Texts(t.Context(), files, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	ofFile := map[string][]problem.Problem{}
	for _, p := range list {
		ofFile[p.Span.File.Path] = append(ofFile[p.Span.File.Path], p)
	}
	var reported strings.Builder
	for _, f := range files {
		fmt.Fprintf(&reported, "%s\t%s\n", strings.ReplaceAll(strings.TrimSpace(f.Text()), "\n", "⏎"), strings.TrimSpace(strings.TrimPrefix(reportedOfText("", ofFile[f.Path]), ";")))
	}
	holdReports(t, "reported_limits.txt", reported.String())
}
