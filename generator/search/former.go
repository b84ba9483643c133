package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"runtime"
	"slices"

	"casebook/generator/fingerprint"
	"casebook/generator/parallel"
)

// former is the terms of pages as a former index had them.
type former struct {
	pages  map[uint32]fingerprint.Sum // what each said, by its number
	shards [][]byte
}

// The state of an index is the count of its shards and of its pages, each page's number and hash, and
// each shard with its length.

// maxState is how large an index is worth keeping, in bytes.
const maxState = 64 << 20

// State returns what the next index can be made with, as Source.Former: nil where not all shards
// of terms were asked for, or where it would be too large.
func (x *Index) State() []byte {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.made) < x.plan.terms || x.marked { // a term has a mark in it that stands between terms
		return nil
	}
	sums := x.sums()
	size := (binary.MaxVarintLen64+32)*len(sums) + binary.MaxVarintLen64*(len(x.made)+2)
	for _, text := range x.made {
		size += len(text)
	}
	if size > maxState {
		return nil
	}
	b := binary.AppendUvarint(make([]byte, 0, size), uint64(x.plan.terms))
	b = binary.AppendUvarint(b, uint64(len(sums)))
	for i, sum := range sums {
		b = append(binary.AppendUvarint(b, uint64(x.numberOf(i))), sum[:]...)
	}
	for n := range x.plan.terms {
		b = append(binary.AppendUvarint(b, uint64(len(x.made[n]))), x.made[n]...)
	}
	return b
}

// pageTerms returns a shard of pages' terms, which is made once where it is to be kept.
func (x *Index) pageTerms(shard int) []byte {
	if !x.source.SaveState {
		return x.pages.get().appendTo(nil, shard)
	}
	x.mu.Lock()
	text := x.made[shard]
	x.mu.Unlock()
	if text != nil {
		return text
	}
	scratch, _ := x.scratch.Get().(*[]byte)
	if scratch == nil {
		scratch = new([]byte)
	}
	*scratch = x.pages.get().appendTo((*scratch)[:0], shard)
	text = bytes.Clone(*scratch) // in no more memory than it takes, since all shards are kept until the build ends
	x.scratch.Put(scratch)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.made == nil {
		x.made = map[int][]byte{}
	}
	x.made[shard] = text
	return text
}

// parseFormer reads what State returned; nil where it is cut short or has other shards. Whoever keeps it
// has sealed it: the shards are taken as they are.
func parseFormer(b []byte, shards int) *former {
	next := func() int {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > maxState {
			b = nil
			return -1
		}
		b = b[size:]
		return int(n)
	}
	if next() != shards {
		return nil
	}
	f := &former{pages: map[uint32]fingerprint.Sum{}, shards: make([][]byte, shards)}
	for range next() {
		number := next()
		if number < 0 || len(b) < len(fingerprint.Sum{}) {
			return nil
		}
		f.pages[uint32(number)] = fingerprint.Sum(b)
		b = b[len(fingerprint.Sum{}):]
	}
	for n := range shards {
		size := next()
		if size < 0 || size > len(b) {
			return nil
		}
		f.shards[n], b = b[:size:size], b[size:]
	}
	return f
}

// cutTerm cuts the first term, and what stands behind it, off a shard's terms.
func cutTerm(text []byte) (term, lists, rest []byte, ok bool) {
	if len(text) < 2 || text[0] != '!' {
		return nil, nil, text, false
	}
	end := bytes.IndexByte(text[1:], '!') + 1
	at := bytes.IndexByte(text[1:max(end, 1)], ' ') + 1
	if at == 0 {
		return nil, nil, nil, false
	}
	return text[1:at], text[at:end], text[end:], true
}

// number reads what appendNumber wrote; its width is 0 where it is none.
func number(b []byte) (n uint32, width int) {
	if len(b) > 0 && '#' <= b[0] && b[0] < '#'+base { // as most are
		return uint32(b[0] - '#'), 1
	}
	return longNumber(b)
}

func longNumber(b []byte) (n uint32, width int) {
	for i, c := range b {
		d := uint32(c) - '#'
		if c > '\\' {
			d--
		}
		if c < '#' || c == '\\' || d >= 2*base || i == 7 {
			return 0, 0
		}
		if d < base {
			return n*base + d, i + 1
		}
		n = n*base + d - base
	}
	return 0, 0
}

// numberOf is what a page is called in postings, without its kind.
func (x *Index) numberOf(page int) uint32 { return uint32(x.plan.slotOf[page]) << kindBits }

// sumPages hashes all that the pages say.
func (x *Index) sumPages() []fingerprint.Sum {
	sums := make([]fingerprint.Sum, len(x.source.Pages))
	hasher := fingerprint.New()
	fingerprint.StopAtValue(hasher, func(w *fingerprint.Writer, b *Body) { w.Sum(b.Sum) })
	workers := max(1, runtime.GOMAXPROCS(0))
	parallel.Workers(workers, func(w int) {
		for i := w; i < len(sums); i += workers {
			p := x.source.Page(i)
			sums[i], _ = fingerprint.Of(hasher, &p)
		}
	})
	return sums
}

// Key returns a hash of all that a file of Files is made of besides the program; false where that
// cannot be known sooner than the file can be made.
func (x *Index) Key(name string) (key [32]byte, ok bool) {
	f, ok := x.find(name)
	if !ok || !x.source.SaveState {
		return key, false
	}
	from, to := f.n, f.n+1 // its slots
	switch f.kind {
	case "readings": // of the program alone
		return key, true
	case "index":
		return sha256.Sum256(x.pageTerms(f.n)), true
	case "pages":
		from, to = f.n*slotsPerShard, (f.n+1)*slotsPerShard
	case "texts":
		from, to = f.n*slotsPerTexts, (f.n+1)*slotsPerTexts
	case "text":
	default:
		return key, false
	}
	sums := x.sums()
	b := make([]byte, 0, (binary.MaxVarintLen64+len(fingerprint.Sum{}))*(to-from))
	for slot := from; slot < to; slot++ {
		if i := x.plan.pageIn[slot]; i >= 0 {
			b = append(binary.AppendUvarint(b, uint64(slot)), sums[i][:]...)
		}
	}
	return sha256.Sum256(b), true
}

// gatherPages reads the pages: those alone that a former index had otherwise, where most are as
// they were.
func (x *Index) gatherPages() terms {
	var was *former
	if x.source.SaveState && x.source.Former != nil {
		was = parseFormer(x.source.Former(), x.plan.terms)
	}
	all := make([]int, len(x.source.Pages))
	for i := range all {
		all[i] = i
	}
	if was == nil {
		return x.gatherOf(all)
	}
	sums := x.sums()
	now := make(map[uint32]fingerprint.Sum, len(sums))
	fresh := slices.DeleteFunc(all, func(i int) bool {
		number := x.numberOf(i)
		now[number] = sums[i]
		sum, there := was.pages[number]
		return there && sum == sums[i]
	})
	most := uint32(0)
	for number := range was.pages {
		most = max(most, number)
	}
	gone := make([]bool, most+1<<kindBits)
	for number, sum := range was.pages {
		if after, there := now[number]; !there || after != sum {
			for kind := range uint32(1 << kindBits) {
				gone[number+kind] = true
			}
		}
	}
	return newMerged(was.shards, gone, x.gatherOf(fresh))
}

// gatherOf reads some pages, each goroutine one in turn.
func (x *Index) gatherOf(pages []int) *shards {
	s := gather(x.plan.terms, 'a', func(mine *part, w, workers int) {
		for k := w; k < len(pages); k += workers {
			mine.page(x.source.Page(pages[k]), x.numberOf(pages[k]))
		}
	})
	if x.source.SaveState && s.marked() {
		x.mu.Lock()
		x.marked = true
		x.mu.Unlock()
	}
	return s
}

// marked tells whether a term cannot be distinguished from what stands around it in a shard.
func (s *shards) marked() bool {
	return slices.ContainsFunc(s.parts, func(p *part) bool {
		return slices.ContainsFunc(p.terms, func(t term) bool { return t.size == 0 }) || bytes.ContainsAny(p.text, "! ")
	})
}

// merged is the terms of a former index without the pages that are gone from it, and with those
// that are fresh.
type merged struct {
	former [][]byte
	gone   []bool // by number
	least  uint32 // before this number none is gone
	past   uint32 // and none from this one on
	fresh  *shards
}

func newMerged(former [][]byte, gone []bool, fresh *shards) *merged {
	m := &merged{former: former, gone: gone, fresh: fresh}
	for m.past = uint32(len(gone)); m.past > 0 && !gone[m.past-1]; m.past-- {
	}
	for m.least < m.past && !gone[m.least] {
		m.least++
	}
	return m
}

func (m *merged) appendTo(b []byte, shard int) []byte {
	texts := m.fresh.terms(shard)
	posts := m.fresh.postings(shard, texts)
	b = slices.Grow(b, len(m.former[shard])+8*len(posts)+64)
	term, lists, rest, more := cutTerm(m.former[shard])
	for more || len(posts) > 0 {
		order := 1 // which of the two comes first
		if more {
			order = -1
			if len(posts) > 0 {
				order = bytes.Compare(term, texts[posts[0].term()].text)
			}
		}
		n := 0
		if order >= 0 {
			for ; n < len(posts) && posts[n].term() == posts[0].term(); n++ {
			}
		}
		if order > 0 {
			b = appendTerm(b, texts[posts[0].term()].text, m.fresh.letter, posts[:n])
		} else {
			from := len(b)
			b = append(append(b, '!'), term...)
			named := len(b)
			if b = m.appendLists(b, lists, posts[:n]); len(b) == named {
				b = b[:from]
			}
			term, lists, rest, more = cutTerm(rest)
		}
		posts = posts[n:]
	}
	return append(b, '!')
}

// appendLists appends the postings of a term: those that it had but of pages that are gone, and fresh ones, sorted.
func (m *merged) appendLists(b, lists []byte, fresh []posting) []byte {
	for len(lists) > 0 || len(fresh) > 0 {
		letter, numbers := byte(0), []byte(nil)
		if len(lists) > 0 && (len(fresh) == 0 || lists[1] <= m.fresh.letter+fresh[0].level()) {
			end := 2
			for end < len(lists) && lists[end] != ' ' {
				end++
			}
			letter, numbers, lists = lists[1], lists[2:end], lists[end:]
		} else {
			letter = m.fresh.letter + fresh[0].level()
		}
		n := 0
		for ; n < len(fresh) && m.fresh.letter+fresh[n].level() == letter; n++ {
		}
		b = m.appendLevel(b, letter, numbers, fresh[:n])
		fresh = fresh[n:]
	}
	return b
}

// appendLevel appends the postings of one level. A number is written as its distance from the one before, so that
// most are copied as they are written: only the first behind one that went or came is another. Where one page of many
// changed, those before it need only be added up, and those behind it not even that.
func (m *merged) appendLevel(b []byte, letter byte, numbers []byte, fresh []posting) []byte {
	head := len(b)
	b = append(b, ' ', letter)
	named := len(b)
	was, last := uint32(0), uint32(0) // the number before, as it was and as it is written now
	copied := 0
	i := 0
	for least := m.least; i < len(numbers); {
		step, width := number(numbers[i:])
		at := was + step
		if len(fresh) > 0 && at > fresh[0].number() || at >= least {
			break
		}
		was, i = at, i+width
	}
	last = was
	for i < len(numbers) && (len(fresh) > 0 || last != was || was+1 < m.past || i == 0) {
		step, width := number(numbers[i:])
		at := was + step
		for ; len(fresh) > 0 && fresh[0].number() < at; fresh = fresh[1:] {
			b = appendNumber(append(b, numbers[copied:i]...), fresh[0].number()-last)
			last, copied = fresh[0].number(), i
		}
		gone := int(at) < len(m.gone) && m.gone[at]
		if gone || last != was {
			b, copied = append(b, numbers[copied:i]...), i+width
			if !gone {
				b = appendNumber(b, at-last)
			}
		}
		if !gone {
			last = at
		}
		was, i = at, i+width
	}
	b = append(b, numbers[copied:]...)
	for _, x := range fresh {
		b = appendNumber(b, x.number()-last)
		last = x.number()
	}
	if len(b) == named {
		return b[:head]
	}
	return b
}
