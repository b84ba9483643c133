package search

import (
	"encoding/binary"
	"runtime"
	"slices"
	"strings"

	"casebook/generator/numeral"
	"casebook/generator/parallel"
)

// level says where a document has a term; a document counts with its highest. The script
// knows their weights by letter: 'a' and on for pages, 'A' and on for villages.
const (
	inText      = iota // once
	inTextTwice        // two or three times
	inTextOften
	inSummary
	inHeading
	inTag
	inLongTitle // of 10 units and more
	inTitle9    // of 5 to 9
	inTitle4
	inTitle3
	inTitle2 // a name of two units or one
	levels
)

// runsLetter marks villages that are listed by runs, for filters.
const runsLetter = 'R'

func titleLevel(units int) uint8 {
	switch {
	case units >= 10:
		return inLongTitle
	case units >= 5:
		return inTitle9
	case units == 4:
		return inTitle4
	case units == 3:
		return inTitle3
	}
	return inTitle2
}

// shards holds what all goroutines have gathered, each in its part.
type shards struct {
	letter byte // of the lowest level
	parts  []*part
	runs   []map[string][]run // by shard
}

// run is the villages from first to last.
type run struct{ first, last uint32 }

// part is what one goroutine gathers. Each term is kept once, and where it stands as plain
// numbers: long blocks without pointers are nothing to the collector.
type part struct {
	text   []byte  // of all terms, one behind the other
	terms  []term  // as they were met
	table  []int32 // the terms by their hashes, plus one; a power of two, at most half full
	shards []partShard
	found  []int32 // terms of the document at hand
	number uint32  // documents that were begun

	runs   map[string][]run
	fold   folder
	spell  speller
	places map[string][]string // keys by name
}

// partShard is what a part has for one shard: its terms, and postings that count them. A document has several in
// a shard, one behind the other, so that its number stands once, and each takes some three bytes and not eight.
type partShard struct {
	terms  []int32
	packed []byte // numbers of documents, marked by their lowest bit, each before its terms with their levels
	n      int
	last   uint32 // document
}

func (s *partShard) add(term uint32, level uint8, number uint32) {
	if s.n == 0 || s.last != number {
		s.packed = binary.AppendUvarint(s.packed, uint64(number)<<1|1)
	}
	s.packed = binary.AppendUvarint(s.packed, (uint64(term)<<levelBits|uint64(level))<<1)
	s.n, s.last = s.n+1, number
}

// postings gives the postings as they were added.
func (s *partShard) postings(yield func(posting) bool) {
	number := posting(0)
	for rest := s.packed; len(rest) > 0; {
		x, width := binary.Uvarint(rest)
		rest = rest[width:]
		if x&1 == 1 {
			number = posting(x >> 1)
		} else if !yield(posting(x>>1)<<numberBits | number) {
			return
		}
	}
}

// term is a term, and where the document at hand has it.
type term struct {
	hash     uint32
	at       uint32 // in text
	of       int32  // its number in its shard
	document uint32 // that has had it last
	times    int32
	size     uint8
	level    uint8
}

// posting says where a term stands. It orders by term, level and document.
type posting uint64

const (
	numberBits = 32
	levelBits  = 5
)

func post(term, level, number uint32) posting {
	return posting(term)<<(levelBits+numberBits) | posting(level)<<numberBits | posting(number)
}

func (p posting) term() uint32   { return uint32(p >> (levelBits + numberBits)) }
func (p posting) level() byte    { return byte(p>>numberBits) & (1<<levelBits - 1) }
func (p posting) number() uint32 { return uint32(p) }

// gatherVillages reads all villages, one stretch a goroutine, so that neighbours stay in one
// run.
func gatherVillages(s Source, p plan) *shards {
	return gather(p.names, 'A', func(mine *part, w, workers int) {
		for i := w * s.Villages / workers; i < (w+1)*s.Villages/workers; i++ {
			mine.village(s.Village(i), uint32(i))
		}
	})
}

// gather lets goroutines read documents, each its share of them, into n shards.
func gather(n int, letter byte, read func(mine *part, w, workers int)) *shards {
	workers := max(1, runtime.GOMAXPROCS(0))
	all := &shards{letter: letter, parts: make([]*part, workers)}
	for w := range workers {
		all.parts[w] = &part{shards: make([]partShard, n), table: make([]int32, 1<<10), number: 1, runs: map[string][]run{}, places: map[string][]string{}}
	}
	parallel.Workers(workers, func(w int) { read(all.parts[w], w, workers) })
	all.runs = joinRuns(all.parts, n)
	return all
}

// joinRuns puts the runs of all parts together, by shard. Parts follow each other.
func joinRuns(parts []*part, n int) []map[string][]run {
	joined := make([]map[string][]run, n)
	for _, p := range parts {
		for term, list := range p.runs {
			i := hash([]byte(term)) & uint32(n-1)
			if joined[i] == nil {
				joined[i] = map[string][]run{}
			}
			have := joined[i][term]
			if len(have) > 0 && have[len(have)-1].last+1 == list[0].first {
				have[len(have)-1].last = list[0].last
				list = list[1:]
			}
			joined[i][term] = append(have, list...)
		}
		p.runs = nil
	}
	return joined
}

// note notes a term of the document at hand.
func (p *part) note(text []byte, level uint8) {
	const longest = 64
	if len(text) == 0 || len(text) > longest {
		return
	}
	id := p.find(text)
	t := &p.terms[id]
	if t.document != p.number {
		t.document, t.times, t.level = p.number, 1, level
		p.found = append(p.found, id)
		return
	}
	t.times++
	t.level = max(t.level, level)
}

// find returns the number of a term, which is made where it is new.
func (p *part) find(text []byte) int32 {
	h := hash(text)
	mask := len(p.table) - 1
	slot := int(h*0x9E3779B1>>8) & mask
	for ; p.table[slot] != 0; slot = (slot + 1) & mask {
		id := p.table[slot] - 1
		if t := &p.terms[id]; t.hash == h && string(p.of(t)) == string(text) {
			return id
		}
	}
	id := int32(len(p.terms))
	shard := &p.shards[h&uint32(len(p.shards)-1)]
	if len(p.terms) == cap(p.terms) {
		p.terms = slices.Grow(p.terms, len(p.terms)+1) // twice: append would add a quarter, and copy four times as much
	}
	p.terms = append(p.terms, term{hash: h, at: uint32(len(p.text)), size: uint8(len(text)), of: int32(len(shard.terms))})
	p.text = append(p.text, text...)
	shard.terms = append(shard.terms, id)
	p.table[slot] = id + 1
	if 2*len(p.terms) > len(p.table) {
		p.grow()
	}
	return id
}

func (p *part) of(t *term) []byte { return p.text[t.at : t.at+uint32(t.size)] }

func (p *part) grow() {
	p.table = make([]int32, 4*len(p.table))
	mask := len(p.table) - 1
	for id := range p.terms {
		slot := int(p.terms[id].hash*0x9E3779B1>>8) & mask
		for p.table[slot] != 0 {
			slot = (slot + 1) & mask
		}
		p.table[slot] = int32(id) + 1
	}
}

func (p *part) noteAll(text string, level uint8) {
	p.fold.fold(text)
	p.fold.terms(func(term []byte) { p.note(term, level) })
}

// noteName notes a name and its spellings, at the level of its length where none is given.
func (p *part) noteName(name string) {
	p.fold.fold(name)
	units := stemLength(name, len(p.fold.units))
	level := titleLevel(units)
	p.fold.terms(func(term []byte) { p.note(term, level) })
	p.spell.spell(name, func(term []byte, run int) { p.note(term, titleLevel(max(units, run))) })
}

func (p *part) page(d Page, number uint32) {
	for _, t := range d.paragraphs() {
		p.noteAll(t, inText)
	}
	for _, id := range p.found {
		switch t := &p.terms[id]; {
		case t.times >= 4:
			t.level = inTextOften
		case t.times >= 2:
			t.level = inTextTwice
		}
	}
	p.noteAll(d.Summary, inSummary)
	p.noteAll(d.Place, inSummary)
	for _, h := range d.Headings {
		p.noteAll(h, inHeading)
	}
	for _, t := range d.Tags {
		p.noteAll(t, inTag)
		p.spell.spell(t, func(term []byte, _ int) { p.note(term, inTag) })
	}
	p.noteName(d.Title)
	p.noteSounds(d.Title)
	p.noteName(d.Alias)
	for _, name := range d.Former {
		p.noteName(name)
	}
	for _, f := range d.Filters {
		p.note(append([]byte{'@'}, f...), inText)
	}
	p.flush(number | uint32(d.Kind))
}

func (p *part) village(v Village, number uint32) {
	p.noteName(v.Name)
	for _, name := range v.Former {
		p.noteName(name)
	}
	p.noteAll(cut(v.Summary, shownSummary), inSummary)
	if numeral.IsDigits(v.Code) {
		for _, n := range [...]int{2, 4, 6, 9} {
			if n <= len(v.Code) {
				p.run("code:"+v.Code[:n], number)
			}
		}
	} else {
		p.noteAll(v.Code, inTag)
	}
	for _, name := range v.Places {
		for _, key := range p.placeKeys(name) {
			p.run(key, number)
		}
	}
	for _, f := range v.Filters {
		p.run(f, number)
	}
	p.flush(number)
}

// placeKeys are the terms under which the villages of a place are: its folded name, with
// and without 县 and the like at its end.
func (p *part) placeKeys(name string) []string {
	if keys, ok := p.places[name]; ok {
		return keys
	}
	p.fold.fold(name)
	keys := []string{"in:" + string(p.fold.buf)}
	if n := len(p.fold.units); n > 2 {
		last := p.fold.units[n-1]
		if strings.Contains("省市县区旗州镇乡", string(p.fold.buf[last.start:last.end])) {
			keys = append(keys, "in:"+string(p.fold.buf[:last.start]))
		}
	}
	p.places[name] = keys
	return keys
}

// run adds a village to the runs of a filter.
func (p *part) run(filter string, number uint32) {
	list := p.runs["@"+filter]
	if n := len(list); n > 0 && list[n-1].last+1 >= number {
		list[n-1].last = number
		return
	}
	p.runs["@"+filter] = append(list, run{number, number})
}

// flush writes the document's terms to their shards and begins the next.
func (p *part) flush(number uint32) {
	for _, id := range p.found {
		t := &p.terms[id]
		shard := &p.shards[t.hash&uint32(len(p.shards)-1)]
		shard.add(uint32(t.of), t.level, number)
	}
	p.found = p.found[:0]
	p.number++
}
