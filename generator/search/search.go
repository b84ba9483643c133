// Package search turns plain documents into the shards of an index that a browser searches
// without a server.
//
// A shard is a script that hands its part to one global function, because scripts are the
// only files that a page opened from a disk may load. Every shard holds the documents of
// its number (document i is in shard i mod n) and the postings of the terms that fall to it
// by hash, so that a query fetches the shards of its terms and of its results alone.
package search

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Document is one page as search sees it. Texts are plain.
type Document struct {
	Path     string // in the output
	Kind     string // what it is grouped by: "cases", "villages", …
	Title    string
	Place    string
	Summary  string
	Tags     []string
	Headings []string
}

// Callback is the global function that a shard calls: casebookIndex(shard, of, terms, documents).
const Callback = "casebookIndex"

const (
	perShard  = 256
	maxShards = 4096
)

// Shards returns how many shards an index of n documents has: a power of two.
func Shards(n int) int {
	shards := 1
	for shards*perShard < n && shards < maxShards {
		shards *= 2
	}
	return shards
}

// Weights of the places that a term is found in.
const (
	inSummary = 1
	inHeading = 2
	inTag     = 4
	inTitle   = 8
)

// posting says that a document has a term.
type posting struct {
	doc    int32
	weight int32
}

// Index collects documents and writes shards. After the last Add it is read only.
type Index struct {
	docs  []entry
	terms []map[string][]posting // by shard
}

type entry struct{ path, kind, title, place, summary string }

// New makes an index of a number of shards.
func New(shards int) *Index {
	x := &Index{terms: make([]map[string][]posting, shards)}
	for i := range x.terms {
		x.terms[i] = map[string][]posting{}
	}
	return x
}

// Add adds a document.
func (x *Index) Add(d Document) {
	doc := int32(len(x.docs))
	x.docs = append(x.docs, entry{d.Path, d.Kind, d.Title, d.Place, d.Summary})
	weights := map[string]int32{}
	take := func(text string, weight int32) {
		Terms(text, func(term string) {
			weights[term] = max(weights[term], weight)
		})
	}
	take(d.Title, inTitle)
	take(d.Place, inSummary)
	take(d.Summary, inSummary)
	for _, t := range d.Tags {
		take(t, inTag)
	}
	for _, h := range d.Headings {
		take(h, inHeading)
	}
	for term, weight := range weights {
		shard := x.terms[Shard(term, len(x.terms))]
		shard[term] = append(shard[term], posting{doc, weight})
	}
}

// Append appends shard i as a script. Postings are flat lists of the step from the last
// document and the weight.
func (x *Index) Append(b []byte, i int) []byte {
	b = append(append(b, Callback...), '(')
	b = strconv.AppendInt(b, int64(i), 10)
	b = strconv.AppendInt(append(b, ','), int64(len(x.terms)), 10)
	b = append(b, ",{"...)
	for n, term := range slices.Sorted(maps.Keys(x.terms[i])) {
		if n > 0 {
			b = append(b, ",\n"...)
		}
		b = append(appendString(b, term), ":["...)
		list := x.terms[i][term]
		slices.SortFunc(list, func(p, q posting) int { return cmp.Compare(p.doc, q.doc) })
		last := int32(0)
		for k, p := range list {
			if k > 0 {
				b = append(b, ',')
			}
			b = strconv.AppendInt(b, int64(p.doc-last), 10)
			b = strconv.AppendInt(append(b, ','), int64(p.weight), 10)
			last = p.doc
		}
		b = append(b, ']')
	}
	b = append(b, "},{"...)
	first := true
	for doc := i; doc < len(x.docs); doc += len(x.terms) {
		if !first {
			b = append(b, ",\n"...)
		}
		first = false
		b = strconv.AppendInt(append(b, '"'), int64(doc), 10)
		b = append(b, `":[`...)
		d := &x.docs[doc]
		for k, s := range [...]string{d.path, d.kind, d.title, d.place, d.summary} {
			if k > 0 {
				b = append(b, ',')
			}
			b = appendString(b, s)
		}
		b = append(b, ']')
	}
	return append(b, "});\n"...)
}

// appendString appends a JavaScript string.
func appendString(b []byte, s string) []byte {
	text, err := json.Marshal(s)
	if err != nil {
		return append(b, `""`...)
	}
	return append(b, text...)
}

// Shard returns the shard of a term among n: FNV-1a over its UTF-16 units, which a script
// can compute with two lines.
func Shard(term string, n int) int {
	h := uint32(2166136261)
	for _, r := range term {
		h = (h ^ uint32(r)) * 16777619
	}
	return int(h % uint32(n))
}

// Terms calls take with the terms of a text: pairs of neighbouring Chinese characters, and
// words of Latin letters and digits in lower case. Full-width forms are as their narrow ones.
func Terms(text string, take func(string)) {
	var last rune
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			take(word.String())
			word.Reset()
		}
	}
	for _, r := range text {
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		}
		switch {
		case unicode.Is(unicode.Han, r):
			end()
			if last != 0 {
				take(string([]rune{last, r}))
			}
			last = r
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' && word.Len() > 0:
			word.WriteRune(unicode.ToLower(r))
		default:
			end()
		}
		last = 0
	}
	end()
}
