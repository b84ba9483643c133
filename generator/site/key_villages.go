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

// countyKey is the hash of the records of a county's villages; not known where one of them has none.
type countyKey struct {
	sum   [32]byte
	known bool
}

// countyKeys hashes the records of all counties' villages.
func (s *Site) countyKeys(hasher *fingerprint.Hasher) []countyKey {
	keys := make([]countyKey, len(s.Counties))
	s.EachCounty(func(numbers iter.Seq[int]) {
		h := sha256.New()
		for i := range numbers {
			h.Reset()
			keys[i].known = true
			for _, v := range s.Counties[i].Villages {
				sum, ok := fingerprint.Of(hasher, v)
				keys[i].known = keys[i].known && ok
				h.Write(sum[:])
			}
			h.Sum(keys[i].sum[:0])
		}
	})
	return keys
}

// KeptKeys is where the hashes of villages' records are kept between runs: every village is looked at
// for them, though most edits are of texts.
type KeptKeys struct {
	Notes interface {
		Get(key [32]byte) (string, bool)
		Put(key [32]byte, value ...string)
	}
	Records [32]byte // a hash of the program and of all files that records are read from
}

// counties returns the hashes of all counties that have one: those that are kept for the same records,
// or else what find returns.
func (k *KeptKeys) counties(s *Site, find func() []countyKey) map[*places.County][32]byte {
	var keys []countyKey
	if k == nil {
		keys = find()
	} else if text, ok := k.Notes.Get(k.key()); ok && len(text) == len(s.Counties)*len(countyKey{}.sum) {
		keys = make([]countyKey, len(s.Counties))
		for i := range keys {
			copy(keys[i].sum[:], text[i*len(keys[i].sum):])
			keys[i].known = true
		}
	} else {
		keys = find()
		k.keep(keys)
	}
	of := make(map[*places.County][32]byte, len(keys))
	for i, c := range s.Counties {
		if keys[i].known {
			of[c] = keys[i].sum
		}
	}
	return of
}

func (k *KeptKeys) key() [32]byte {
	return sha256.Sum256(append([]byte("site: counties "), k.Records[:]...))
}

// keep keeps the hashes where every county has one.
func (k *KeptKeys) keep(keys []countyKey) {
	var b []byte
	for i := range keys {
		if !keys[i].known {
			return
		}
		b = append(b, keys[i].sum[:]...)
	}
	k.Notes.Put(k.key(), string(b))
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
