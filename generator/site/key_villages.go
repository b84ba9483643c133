package site

import (
	"crypto/sha256"
	"encoding/binary"
	"iter"

	"casebook/generator/fingerprint"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/source"
)

// villageHasher hashes all that a village's record says: every field of it, so that none can be
// forgotten. Records that it refers to stand by their ids: what those say is in files of their own.
func villageHasher() *fingerprint.Hasher {
	h := fingerprint.New()
	fingerprint.Stop(h, func(w *fingerprint.Writer, g *report.Region) { w.Text(g.Code) })
	fingerprint.Stop(h, func(w *fingerprint.Writer, p *report.Program) { w.Text(p.ID) })
	fingerprint.StopAtValue(h, func(w *fingerprint.Writer, d *report.Data) {
		w.Append(func(b []byte) []byte { return appendDataKey(b, d) })
	})
	fingerprint.StopAtValue(h, func(*fingerprint.Writer, *source.Span) {}) // no page shows where a record is written
	return h
}

// countyKeys hashes the records of all counties' villages; a county whose villages have no hash is
// not there.
func (s *Site) countyKeys(hasher *fingerprint.Hasher) map[*places.County][32]byte {
	sums, known := make([][32]byte, len(s.Counties)), make([]bool, len(s.Counties))
	s.EachCounty(func(numbers iter.Seq[int]) {
		h := sha256.New()
		for i := range numbers {
			h.Reset()
			known[i] = true
			for _, v := range s.Counties[i].Villages {
				sum, ok := fingerprint.Of(hasher, v)
				known[i] = known[i] && ok
				h.Write(sum[:])
			}
			h.Sum(sums[i][:0])
		}
	})
	of := make(map[*places.County][32]byte, len(sums))
	for i, c := range s.Counties {
		if known[i] {
			of[c] = sums[i]
		}
	}
	return of
}

func appendDataKey(b []byte, d *report.Data) []byte {
	b = appendKeySource(b, d.Source)
	b = appendKeyInts(b, d.SeriesCount(), d.BreakdownCount(), len(d.Exceptions()))
	for x := range d.Series() {
		b = appendKeyIndicator(b, x.Indicator)
		b = appendKeySource(b, x.Source)
		b = appendKeyInts(b, x.First, x.Values.Len())
		for _, value := range x.Values.All() {
			b = value.AppendBits(b)
		}
	}
	for x := range d.Breakdowns() {
		b = appendKeyIndicator(b, x.Indicator)
		b = appendKeySource(b, x.Source)
		b = appendKeyText(b, x.By)
		b = appendKeyInts(b, x.Year, len(x.Names))
		for k, name := range x.Names {
			b = x.Values.At(k).AppendBits(appendKeyText(b, name))
		}
	}
	for _, x := range d.Exceptions() {
		b = appendKeyIndicator(b, x.Indicator)
		b = appendKeySource(appendKeyInts(b, x.Year), x.Source)
	}
	return b
}

func appendKeySource(b []byte, x *report.Source) []byte {
	if x == nil {
		return append(b, 0)
	}
	return appendKeyText(append(b, 1), x.ID)
}

func appendKeyIndicator(b []byte, x *report.Indicator) []byte {
	if x == nil {
		return append(b, 0)
	}
	return binary.AppendVarint(append(b, 1), int64(x.Index)) // the order of indicators is in a file of its own
}
