package check

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/document/prose"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// page is one narrative under examination: its texts as passages, and what rules share.
type page struct {
	ctx    context.Context // rules that read all its texts ask before each
	s      *site
	n      *report.Narrative
	deps   deps
	out    *findings
	texts  []*passage // the body's, in order, one for each Doc.Prose
	plain  []*passage // the same as readers of figures see them, most the same passages
	others []*passage // its title, summary and other small texts
	blocks []written  // the body as it is written; made at the first question
	blanks []blank    // the masks found so far
	masks  int        // how many of them stand for the names of places

	subjects []person // names that sentences begin with, of which nothing is known at their place
	quotes   []quote  // its wordings of the data's figures
	count    Count

	units  []quantity.Unit // of its facts, once each; made at the first question
	unitOf []int           // one for each fact: its unit's index in units

	labels map[int32]string // of the cells of its tables, by where they begin; made at the first question

	signs int // of diplomacy, that its text has; -1 before the first question

	read *equations // that its figures may be; nil before they are asked for

	staff    answer       // whether it is a hospital's own
	stricken answer       // whether it tells of a flood, a fire or the like
	places   placesStated // of which places its text tells; read at the first question
}

// narrative reads one narrative: its front matter, its blocks' titles, its body, its facts. It returns nil
// where ctx is done before: a text of some megabytes takes many seconds.
func (s *site) narrative(ctx context.Context, rep *report.Report, n *report.Narrative) *reading {
	r := &reading{n: n}
	if n.Doc == nil {
		return r
	}
	defer n.Doc.Hold()()
	r.subject = subjectOf(n)
	var out findings
	p := &page{ctx: ctx, s: s, n: r.subject, deps: deps{rep, r}, out: &out, signs: -1}
	n = r.subject
	for i := range n.Doc.Prose() {
		p.texts = append(p.texts, p.body(i))
	}
	p.makePlain()
	p.readBesideBody()
	for _, text := range p.texts {
		if ctx.Err() != nil {
			return nil
		}
		for _, look := range s.passages {
			look(text)
		}
	}
	p.published()
	p.fileName()
	for _, look := range s.narratives {
		if ctx.Err() != nil {
			return nil
		}
		look(p)
	}
	if p.read != nil {
		s.words.Put(p.read.words)
	}
	r.found, r.count, r.quotes = out.list, p.count, slices.Clone(p.quotes) // held until all narratives are read
	return r
}

// readBesideBody reads the short texts of a narrative: its front matter's, its pictures', its
// charts', its facts' and its addresses.
func (p *page) readBesideBody() {
	n := p.n
	p.small(n.Title, n.At, inFront)
	p.small(n.Summary, n.At, inFront)
	p.small(n.Author, n.At, inFront)
	p.small(n.Reviewer, n.At, inFront)
	p.small(n.CoverAlt, n.At, inFront)
	p.small(n.CoverCredit, n.At, inFront)
	for _, line := range n.Takeaways {
		p.small(line, n.At, inFront)
	}
	for _, c := range n.Corrections {
		p.small(c.Text, c.At, inFront)
		p.small(c.Was, c.At, inFront)
	}
	for _, theme := range n.Themes {
		p.small(theme.Name, n.At, inFront)
	}
	for _, image := range n.Doc.Images {
		p.small(image.Alt, image.Span, inFront)
	}
	for _, block := range n.Blocks {
		if c := block.Chart; c != nil {
			p.small(c.Title, c.At, inFront)
			p.small(c.Reference.Name, c.At, inFront)
			for _, event := range c.Events {
				p.small(event.Text, c.At, inFront)
			}
		}
	}
	for _, fact := range n.Facts {
		p.small(fact.Note, fact.At, inData)
		p.small(string(fact.Unit), fact.At, inData)
	}
	p.address(n.Path, n.At)
	for _, old := range n.Aliases {
		p.address(old.Path, old.At)
	}
	for _, text := range prose.Beside(n.Doc.Tree()) {
		p.beside(&text)
	}
}

func (n *page) body(i int) *passage {
	text := &n.n.Doc.Prose()[i]
	p := &passage{s: n.s, where: inBody, prose: text, index: i, page: n, masked: n.n.Anonymous, out: n.out}
	p.set(text.Text)
	p.findStarts()
	return p
}

// makePlain makes the passages that figures are read in: of half width, without blanks in numbers.
func (n *page) makePlain() {
	n.plain = n.texts
	for i, p := range n.texts {
		text := p.prose.Plain()
		if text == p.prose {
			continue
		}
		if &n.plain[0] == &n.texts[0] {
			n.plain = slices.Clone(n.texts)
		}
		n.plain[i] = &passage{s: n.s, where: inBody, prose: text, index: i, page: n, masked: n.n.Anonymous, out: n.out, written: p}
		n.plain[i].set(text.Text)
		n.plain[i].findStarts()
		n.out.wide = append(n.out.wide, p.text)
	}
}

// beside reads a text that is printed and is no prose, such as a caption, for what guards
// persons.
func (n *page) beside(text *prose.Block) {
	p := &passage{s: n.s, where: inFront, prose: text, page: n, masked: n.n.Anonymous, out: n.out}
	p.set(text.Text)
	n.others = append(n.others, p)
	for _, look := range n.s.guards {
		look(p)
	}
}

// small reads a text beside the body: a title, a summary, an alternative text.
func (n *page) small(text string, at source.Span, where where) {
	if text == "" {
		return
	}
	p := &passage{s: n.s, where: where, at: at, page: n, masked: n.n.Anonymous, out: n.out}
	p.set(text)
	n.others = append(n.others, p)
	for _, look := range n.s.passages {
		look(p)
	}
}

// address reads where a page lies, or lay, for what guards persons.
func (n *page) address(path string, at source.Span) {
	p := &passage{s: n.s, where: inFront, at: at, page: n, masked: n.n.Anonymous, out: n.out}
	p.set(path)
	for _, look := range n.s.guards {
		look(p)
	}
}

// raw returns the body as it stands in the file.
func (n *page) raw() string { return n.n.Doc.Body.Text() }

// speechGoesOn tells whether the paragraph after p begins with a quotation mark.
func (n *page) speechGoesOn(p *passage) bool {
	if p.index+1 >= len(n.texts) {
		return false
	}
	next := n.texts[p.index+1].text
	return strings.HasPrefix(next, "“") || strings.HasPrefix(next, "「")
}

func firstRune(s string) (rune, int) { return utf8.DecodeRuneInString(s) }
