package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
)

// termOf is a term of a shard, ready to be sorted: order is its first eight bytes.
type termOf struct {
	order uint64
	text  []byte
	part  int32
	of    int32 // its number in that part's shard
}

// terms returns a shard's terms, sorted; one that two parts have is there twice.
func (s *shards) terms(shard int) []termOf {
	n := 0
	for _, p := range s.parts {
		n += len(p.shards[shard].terms)
	}
	list := make([]termOf, 0, n)
	for k, p := range s.parts {
		for i, id := range p.shards[shard].terms {
			text := p.of(&p.terms[id])
			var head [8]byte
			copy(head[:], text)
			list = append(list, termOf{binary.BigEndian.Uint64(head[:]), text, int32(k), int32(i)})
		}
	}
	slices.SortFunc(list, func(a, b termOf) int {
		if a.order != b.order { // nearly always
			return cmp.Compare(a.order, b.order)
		}
		return bytes.Compare(a.text, b.text)
	})
	return list
}

// postings returns a shard's postings in the order of its terms, which they count by their
// first places in that list. The postings of a term are put side by side by counting: most are
// few, and in order by then.
func (s *shards) postings(shard int, terms []termOf) []posting {
	ranks := make([][]uint32, len(s.parts))
	n := 0
	for k, p := range s.parts {
		ranks[k] = make([]uint32, len(p.shards[shard].terms))
		n += p.shards[shard].n
	}
	first := 0
	for i, t := range terms {
		if !bytes.Equal(terms[first].text, t.text) {
			first = i
		}
		ranks[t.part][t.of] = uint32(first)
	}
	ends := make([]int, len(terms)+1) // where the next posting of a term goes; first, how many the one before has
	for k, p := range s.parts {
		for x := range p.shards[shard].postings {
			ends[ranks[k][x.term()]+1]++
		}
	}
	for i := range terms {
		ends[i+1] += ends[i]
	}
	list := make([]posting, n)
	for k, p := range s.parts {
		for x := range p.shards[shard].postings {
			rank := ranks[k][x.term()]
			list[ends[rank]] = post(rank, uint32(x.level()), x.number())
			ends[rank]++
		}
	}
	from := 0
	for _, to := range ends[:len(terms)] {
		slices.Sort(list[from:to])
		from = to
	}
	return list
}

// appendTo appends a shard's terms: each between "!" marks and followed by its lists, a
// space and a letter before each. A list is the steps from one number to the next; one of
// runs has the step to each run's first number and its length less one.
func (s *shards) appendTo(b []byte, shard int) []byte {
	terms := s.terms(shard)
	for list := s.postings(shard, terms); len(list) > 0; {
		n := 1
		for n < len(list) && list[n].term() == list[0].term() {
			n++
		}
		b = appendTerm(b, terms[list[0].term()].text, s.letter, list[:n])
		list = list[n:]
	}
	for _, term := range slices.Sorted(maps.Keys(s.runs[shard])) {
		b = append(append(append(b, '!'), term...), ' ', runsLetter)
		next := uint32(0)
		for _, x := range s.runs[shard][term] {
			b = appendNumber(b, x.first-next)
			b = appendNumber(b, x.last-x.first)
			next = x.last + 1
		}
	}
	return append(b, '!')
}

// appendTerm appends a term with its postings, sorted; nothing where it has none.
func appendTerm(b, text []byte, letter byte, list []posting) []byte {
	for i, x := range list {
		if i == 0 {
			b = append(append(b, '!'), text...)
		}
		from := uint32(0)
		if i > 0 && x.level() == list[i-1].level() {
			from = list[i-1].number()
		} else {
			b = append(b, ' ', letter+x.level())
		}
		b = appendNumber(b, x.number()-from)
	}
	return b
}

const base = 45

// appendNumber appends a number in digits of base 45, the most significant first: the last is
// one of the first 45 printable signs after "\"", the others of the next 45; "\\" is left out.
func appendNumber(b []byte, n uint32) []byte {
	var digits [7]byte
	at := len(digits) - 1
	digits[at] = sign(n % base)
	for n /= base; n > 0; n /= base {
		at--
		digits[at] = sign(n%base + base)
	}
	return append(b, digits[at:]...)
}

func sign(d uint32) byte {
	c := byte('#' + d)
	if c >= '\\' {
		c++
	}
	return c
}
