package search

import (
	"encoding/binary"
	"runtime"
	"strings"

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
	parts []*part
	runs  []map[string][]run // by shard
}

// run is the villages from first to last.
type run struct{ first, last uint32 }

// part is what one goroutine gathers. Postings are kept as bytes, shard by shard, without
// pointers: the term's length, the term, its letter, the document's number.
type part struct {
	records [][]byte
	runs    map[string][]run
	fold    folder
	spell   speller
	places  map[string][]string // keys by name
	seen    map[uint64]int32
	found   []found
	text    []byte
}

// found is a term of the document at hand, at text[start:end].
type found struct {
	start, end int32
	level      uint8
	times      int32
}

// gatherPages reads all pages, each goroutine one in turn.
func gatherPages(s Source, p plan) *shards {
	return gather(p.terms, func(mine *part, w, workers int) {
		for i := w; i < len(s.Pages); i += workers {
			mine.page(s.Page(i), uint32(p.slotOf[i])<<kindBits)
		}
	})
}

// gatherVillages reads all villages, one stretch a goroutine, so that neighbours stay in one
// run.
func gatherVillages(s Source, p plan) *shards {
	return gather(p.names, func(mine *part, w, workers int) {
		for i := w * s.Villages / workers; i < (w+1)*s.Villages/workers; i++ {
			mine.village(s.Village(i), uint32(i))
		}
	})
}

// gather lets goroutines read documents, each its share of them, into n shards.
func gather(n int, read func(mine *part, w, workers int)) *shards {
	workers := max(1, runtime.GOMAXPROCS(0))
	all := &shards{parts: make([]*part, workers)}
	for w := range workers {
		mine := &part{records: make([][]byte, n), runs: map[string][]run{}, places: map[string][]string{}, seen: map[uint64]int32{}}
		all.parts[w] = mine
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
func (p *part) note(term []byte, level uint8) {
	const longest = 64
	if len(term) == 0 || len(term) > longest {
		return
	}
	h := uint64(14695981039346656037)
	for _, c := range term {
		h = (h ^ uint64(c)) * 1099511628211
	}
	at, known := p.seen[h]
	if !known {
		p.seen[h] = int32(len(p.found))
		start := int32(len(p.text))
		p.text = append(p.text, term...)
		p.found = append(p.found, found{start: start, end: int32(len(p.text)), level: level, times: 1})
		return
	}
	f := &p.found[at]
	f.times++
	f.level = max(f.level, level)
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
	for _, t := range d.Text {
		p.noteAll(t, inText)
	}
	for i := range p.found {
		switch f := &p.found[i]; {
		case f.times >= 4:
			f.level = inTextOften
		case f.times >= 2:
			f.level = inTextTwice
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
	if d.Alias != "" && d.Alias != d.Title {
		p.noteName(d.Alias)
	}
	for _, name := range d.Former {
		p.noteName(name)
	}
	for _, f := range d.Filters {
		p.note(append([]byte{'@'}, f...), inText)
	}
	p.keep(number|uint32(d.Kind), 'a')
}

func (p *part) village(v Village, number uint32) {
	p.noteName(v.Name)
	for _, name := range v.Former {
		p.noteName(name)
	}
	if v.Summary != "" {
		p.noteAll(cut(v.Summary, shownSummary), inSummary)
	}
	if isDigits(v.Code) {
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
	p.keep(number, 'A')
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

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
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

// keep writes the document's terms to their shards.
func (p *part) keep(number uint32, letter byte) {
	n := uint32(len(p.records) - 1)
	for _, f := range p.found {
		term := p.text[f.start:f.end]
		shard := &p.records[hash(term)&n]
		*shard = append(append(append(*shard, byte(len(term))), term...), letter+f.level)
		*shard = binary.LittleEndian.AppendUint32(*shard, number)
	}
	p.found, p.text = p.found[:0], p.text[:0]
	clear(p.seen)
}
