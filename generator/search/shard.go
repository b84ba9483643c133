package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
)

// record is a posting, ready to be sorted: order is the term's first eight bytes, place its
// letter and number.
type record struct {
	order, place uint64
	term         []byte
}

func (r *record) letter() byte   { return byte(r.place >> 32) }
func (r *record) number() uint32 { return uint32(r.place) }

func (s *shards) records(shard int) []record {
	n := 0
	for _, p := range s.parts {
		for b := p.records[shard]; len(b) > 0; b = b[int(b[0])+6:] {
			n++
		}
	}
	list := make([]record, 0, n)
	for _, p := range s.parts {
		for b := p.records[shard]; len(b) > 0; {
			n := int(b[0])
			term := b[1 : 1+n]
			var head [8]byte
			copy(head[:], term)
			place := uint64(b[1+n])<<32 | uint64(binary.LittleEndian.Uint32(b[2+n:]))
			list = append(list, record{binary.BigEndian.Uint64(head[:]), place, term})
			b = b[n+6:]
		}
	}
	slices.SortFunc(list, func(a, b record) int {
		if a.order != b.order { // nearly always
			return cmp.Compare(a.order, b.order)
		}
		if order := bytes.Compare(a.term, b.term); order != 0 {
			return order
		}
		return cmp.Compare(a.place, b.place)
	})
	return list
}

// appendTo appends a shard's terms: each between "!" marks and followed by its lists, a
// space and a letter before each. A list is the steps from one number to the next; one of
// runs has the step to each run's first number and its length less one.
func (s *shards) appendTo(b []byte, shard int) []byte {
	list := s.records(shard)
	for i := 0; i < len(list); {
		r := list[i]
		b = append(append(b, '!'), r.term...)
		for letter, last := byte(0), uint32(0); i < len(list) && bytes.Equal(list[i].term, r.term); i++ {
			if list[i].letter() != letter {
				letter, last = list[i].letter(), 0
				b = append(b, ' ', letter)
			}
			b = appendNumber(b, list[i].number()-last)
			last = list[i].number()
		}
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
