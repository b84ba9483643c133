package quantity

import (
	"iter"
	"math"
)

// List is decimals in a row, in four bytes each where all of them fit, in eight otherwise.
// Nearly all figures of villages fit: up to 67,108,863 with up to 30 decimals, or a gap.
// It is read only; the zero List is empty.
type List struct {
	words []int32
	wide  bool // two words a decimal, the higher first
}

// ListOf returns a list of decimals.
func ListOf(d ...Decimal) List { return List{}.Of(d) }

// Of returns a list of decimals in the memory of l, which must not be used any more.
func (l List) Of(decimals []Decimal) List {
	words := l.words[:0]
	for _, d := range decimals {
		if !d.isShort() {
			return List{appendWide(words[:0], decimals), true}
		}
		words = append(words, d.short())
	}
	return List{words, false}
}

// shortMissing stands for Missing in four bytes.
const shortMissing = math.MinInt32

func (d Decimal) isShort() bool {
	return d.IsMissing() || d.bits > shortMissing && d.bits <= math.MaxInt32
}

func (d Decimal) short() int32 {
	if d.IsMissing() {
		return shortMissing
	}
	return int32(d.bits)
}

func appendWide(to []int32, decimals []Decimal) []int32 {
	for _, d := range decimals {
		to = append(to, int32(d.bits>>32), int32(d.bits))
	}
	return to
}

// Len is how many decimals there are.
func (l List) Len() int {
	if l.wide {
		return len(l.words) / 2
	}
	return len(l.words)
}

// At returns decimal k.
func (l List) At(k int) Decimal {
	if l.wide {
		return Decimal{int64(l.words[2*k])<<32 | int64(uint32(l.words[2*k+1]))}
	}
	if word := l.words[k]; word != shortMissing {
		return Decimal{int64(word)}
	}
	return Missing
}

// Slice returns the decimals from one to before another; they are shared.
func (l List) Slice(from, to int) List {
	if l.wide {
		from, to = 2*from, 2*to
	}
	return List{l.words[from:to:to], l.wide}
}

// All gives the decimals with their places.
func (l List) All() iter.Seq2[int, Decimal] {
	return func(yield func(int, Decimal) bool) {
		for k := range l.Len() {
			if !yield(k, l.At(k)) {
				return
			}
		}
	}
}

// AppendTo appends the decimals to a slice.
func (l List) AppendTo(to []Decimal) []Decimal {
	for k := range l.Len() {
		to = append(to, l.At(k))
	}
	return to
}

// Join returns the decimals of several lists in the memory that reserve returns for so many
// words.
func Join(lists iter.Seq[List], reserve func(words int) []int32) List {
	words, wide := 0, false
	for l := range lists {
		words += l.Len()
		wide = wide || l.wide
	}
	if !wide {
		to := reserve(words)
		for l := range lists {
			to = append(to, l.words...)
		}
		return List{to, false}
	}
	to := reserve(2 * words)
	for l := range lists {
		to = appendWide(to, l.AppendTo(nil))
	}
	return List{to, true}
}
