// Package search turns plain documents into the shards of an index that a browser searches
// without a server.
//
// A shard is a script that hands its text to one global function, because scripts are the
// only files that a page opened from a disk may load:
//
//	start.js           how many shards there are, and the traditional characters
//	readings.js        what Chinese characters are read as, for queries that nothing answers
//	index-N.js         terms of pages that fall to N by their hash, with their postings
//	names-N.js         the same of villages
//	pages-N.js         what is shown of 128 slots' pages: title, address, summary
//	texts-N.js         the texts of 32 slots' pages, for the passage of a hit: their first pieces
//	text-SLOT-N.js     a further piece of a page's text
//	villages-N.js      names and codes of 64 villages
//
// A query fetches the shards of its terms and of the few results that it shows. The names
// depend on how much there is, not on what it says, and a page keeps the slot that its path
// hashes to, so that a changed text changes the shards of the terms that changed. What
// villages say is in files of their own, which no changed text changes.
//
// Villages are many and short: they are found by name, pinyin and code, numbered in the
// order of the data, and filtered by runs, since neighbours share a region. Pages are few and
// long: they are found by their whole text.
package search

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unsafe"

	"casebook/generator/fingerprint"
	"casebook/generator/jsonstring"
)

// callback is the global function that a shard calls: casebookSearch(name, content).
const callback = "casebookSearch"

// Kind is what results are grouped by. It is the low bits of a page's number.
type Kind uint8

// The kinds of pages; villages are apart.
const (
	Cases Kind = iota
	Programs
	Studies
	Regions
	Themes
	Indicators
	Texts
)

// Page is a page that is not a village's, as search sees it. Texts are plain.
type Page struct {
	Path     string // in the output
	Kind     Kind
	Title    string
	Alias    string   // another title: 六个一
	Former   []string // names that it had before
	Place    string
	Summary  string
	Tags     []string
	Headings []string
	Text     []string // paragraphs
	Body     Body     // those that follow
	Filters  []string // "region:450329", "theme:…", "program:…", "year:2016"
	Sample   bool     // something of it is made up
}

// Body is paragraphs that are asked for only where a file is made of them.
type Body struct {
	Sum        [32]byte        // another one for other paragraphs
	Paragraphs func() []string // nil for none
}

// paragraphs returns all paragraphs of a page.
func (p *Page) paragraphs() []string {
	if p.Body.Paragraphs == nil {
		return p.Text
	}
	return append(slices.Clip(p.Text), p.Body.Paragraphs()...)
}

// Village is a village as search sees it.
type Village struct {
	Code    string
	Name    string
	Former  []string // names and codes that it had before
	Place   string
	Summary string
	Places  []string // names of its regions
	Filters []string
	Sample  bool
}

// PageKey is what the list of files needs to know of a page.
type PageKey struct {
	Path string
	Text int // bytes of its paragraphs
}

// Source is where documents come from. Page and Village are called again and again, from
// several goroutines, so that no document need be kept.
type Source struct {
	Pages     []PageKey
	Villages  int
	Page      func(i int) Page
	Village   func(i int) Village
	SaveState bool          // the next index is to be made with what Index.State returns of this one
	Former    func() []byte // that of a former index, made by the same program; may be nil, and return nil
}

// Index is an index of a source. It is safe for concurrent use.
type Index struct {
	source   Source
	plan     plan
	pages    gathered
	villages gathered

	sums func() []fingerprint.Sum // of what the pages say
	mu   sync.Mutex
	made map[int][]byte // shards of pages' terms that were asked for, where they are to be kept

	scratch sync.Pool // of *[]byte, to write shards in

	marked bool // a term of theirs has a mark in it
}

// New plans an index. Terms are gathered when the first shard of them is asked for.
func New(s Source) *Index {
	p := newPlan(s)
	x := &Index{source: s, plan: p}
	x.sums = sync.OnceValue(x.sumPages)
	x.pages = gathered{shards: p.terms, gather: x.gatherPages}
	x.villages = gathered{shards: p.names, gather: func() terms { return gatherVillages(s, p) }}
	return x
}

// terms are all terms with their postings, by shard.
type terms interface {
	appendTo(b []byte, shard int) []byte
}

// gathered is terms that are gathered when they are asked for, and let go when every shard
// was: a build asks for each once and goes on to a country's villages, whose memory is short.
type gathered struct {
	shards int
	gather func() terms

	mu   sync.Mutex
	now  terms
	left int // shards that may still be asked for
}

func (g *gathered) get() terms {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.now == nil {
		g.now, g.left = g.gather(), g.shards
	}
	s := g.now
	if g.left--; g.left == 0 {
		g.now = nil
	}
	return s
}

// OfVillages tells whether a file that Files lists says what villages say and nothing else.
func OfVillages(name string) bool {
	return strings.HasPrefix(name, "names-") || strings.HasPrefix(name, "villages-")
}

const (
	pageShardBytes   = 16 << 10 // of pages' postings, on the average
	nameShardBytes   = 8 << 10  // of villages' postings
	bytesPerVillage  = 32       // of postings
	bytesPerPage     = 512      // of postings, besides its text's
	shareOfText      = 2        // a text's postings take about half its bytes
	maxShards        = 1 << 14
	villagesPerShard = 64
	slotsPerShard    = 128
	slotsPerTexts    = 32
	slotsPerPage     = 4 // as many slots as pages would make neighbours push each other
	kindBits         = 3
	pieceBytes       = 6 << 10
	maxPieces        = 32
)

// plan says which files an index has.
type plan struct {
	terms    int // shards of pages' terms, a power of two
	names    int // of villages' terms; 0 where there are none
	villages int
	slots    int
	slotOf   []int32 // by page
	pageIn   []int32 // by slot, -1 where there is none
	texts    []bool  // by the number of a file of texts: whether there is one
}

func newPlan(s Source) plan {
	p := plan{slots: slotsPerShard, villages: (s.Villages + villagesPerShard - 1) / villagesPerShard}
	bytes := 0
	for _, k := range s.Pages {
		bytes += bytesPerPage + min(k.Text, maxPieces*pieceBytes)/shareOfText
	}
	p.terms = shardsOf(bytes, pageShardBytes)
	if s.Villages > 0 {
		p.names = shardsOf(s.Villages*bytesPerVillage, nameShardBytes)
	}
	for p.slots < slotsPerPage*len(s.Pages) {
		p.slots *= 2
	}
	p.slotOf = make([]int32, len(s.Pages))
	p.pageIn = slices.Repeat([]int32{-1}, p.slots)
	p.texts = make([]bool, p.slots/slotsPerTexts)
	order := make([]int, len(s.Pages))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(s.Pages[a].Path, s.Pages[b].Path) })
	for _, i := range order {
		slot := int(hash([]byte(s.Pages[i].Path))) & (p.slots - 1)
		for p.pageIn[slot] >= 0 {
			slot = (slot + 1) & (p.slots - 1)
		}
		p.pageIn[slot], p.slotOf[i] = int32(i), int32(slot)
		if s.Pages[i].Text > 0 {
			p.texts[slot/slotsPerTexts] = true
		}
	}
	return p
}

// shardsOf returns into how many shards so many bytes of postings go, where each takes so many.
func shardsOf(bytes, each int) int {
	n := 1
	for n*each < bytes && n < maxShards {
		n *= 2
	}
	return n
}

// Hash is FNV-1a over the characters, which a script computes in two lines.
func Hash(text string) uint32 {
	h := uint32(2166136261)
	for _, r := range text {
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

func hash(term []byte) uint32 { return Hash(unsafe.String(unsafe.SliceData(term), len(term))) }

func pieces(text int) int {
	return min((text+pieceBytes-1)/pieceBytes, maxPieces)
}

// Files lists the names of the index's files.
func (x *Index) Files() iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield("start.js") || !yield("readings.js") {
			return
		}
		for _, s := range [...]struct {
			stem string
			n    int
		}{{"index", x.plan.terms}, {"names", x.plan.names}, {"pages", x.plan.slots / slotsPerShard}, {"villages", x.plan.villages}} {
			for i := range s.n {
				if !yield(s.stem + "-" + strconv.Itoa(i) + ".js") {
					return
				}
			}
		}
		for i, has := range x.plan.texts {
			if has && !yield("texts-"+strconv.Itoa(i)+".js") {
				return
			}
		}
		for i, k := range x.source.Pages {
			for n := 1; n < pieces(k.Text); n++ {
				if !yield("text-" + strconv.Itoa(int(x.plan.slotOf[i])) + "-" + strconv.Itoa(n) + ".js") {
					return
				}
			}
		}
	}
}

// Has tells whether Files lists a name.
func (x *Index) Has(name string) bool {
	_, ok := x.find(name)
	return ok
}

// fileName is the name of one file of an index: its kind, its number, and of a text the piece.
type fileName struct {
	kind     string
	n, piece int
}

// find reads the name of a file; false where there is no such file.
func (x *Index) find(name string) (f fileName, ok bool) {
	stem, isScript := strings.CutSuffix(name, ".js")
	kind, numbers, _ := strings.Cut(stem, "-")
	first, second, _ := strings.Cut(numbers, "-")
	f.kind = kind
	f.n, _ = strconv.Atoi(first) // what is no number is not written again as it was
	f.piece, _ = strconv.Atoi(second)
	plain := kind + "-" + strconv.Itoa(f.n)
	switch kind {
	case "start", "readings":
		plain, ok = kind, true
	case "index":
		ok = f.n < x.plan.terms
	case "names":
		ok = f.n < x.plan.names
	case "pages":
		ok = f.n < x.plan.slots/slotsPerShard
	case "villages":
		ok = f.n < x.plan.villages
	case "texts":
		ok = f.n < len(x.plan.texts) && x.plan.texts[f.n]
	case "text":
		plain += "-" + strconv.Itoa(f.piece)
		ok = f.n < x.plan.slots && x.plan.pageIn[f.n] >= 0 && f.piece > 0 && f.piece < pieces(x.source.Pages[x.plan.pageIn[f.n]].Text)
	}
	return f, ok && isScript && stem == plain
}

// Append appends the file of a name that Files lists.
func (x *Index) Append(b []byte, name string) ([]byte, error) {
	f, ok := x.find(name)
	if !ok {
		return b, fmt.Errorf("the search index has no file %q", name)
	}
	b = append(append(append(b, callback...), `("`...), strings.TrimSuffix(name, ".js")...)
	b = append(b, `",`...)
	switch f.kind {
	case "start":
		b = x.appendStart(b)
	case "readings":
		b = jsonstring.Append(b, readings())
	case "index":
		b = jsonstring.Append(b, string(x.pageTerms(f.n)))
	case "names":
		b = jsonstring.Append(b, string(x.villages.get().appendTo(nil, f.n)))
	case "pages":
		b = x.appendPages(b, f.n)
	case "villages":
		b = x.appendVillages(b, f.n)
	case "texts":
		b = x.appendTexts(b, f.n)
	case "text":
		b = jsonstring.Append(b, x.piece(f.n, f.piece))
	}
	return append(b, ");\n"...), nil
}
