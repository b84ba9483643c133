package site

import (
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/source"
)

// Keys tells of a route what all it shows depends on, so that a page which is there already
// need not be made again. What that is its kind declares, see page.Deps. It is safe for
// concurrent use.
type Keys struct {
	site     *Site
	sums     map[string][32]byte
	common   [32]byte                    // in every key
	counties map[*places.County][32]byte // of their records
	villages func() [32]byte             // of all records
	cards    func() map[*report.Narrative][32]byte
	allCards func() [32]byte
}

// Keys prepares the keys of a site. program is a hash of the program and what it was told;
// sums are the hashes of all files of the input by their paths.
func (s *Site) Keys(program [32]byte, sums map[string][32]byte) *Keys {
	k := &Keys{site: s, sums: sums, counties: s.countyKeys()}
	b := append([]byte(nil), program[:]...)
	for _, path := range slices.Sorted(maps.Keys(sums)) {
		if !isVillageFile(path) && !isNarrativeFile(path) && path != "data/editions.toml" {
			sum := sums[path]
			b = append(appendKeyText(b, path), sum[:]...)
		}
	}
	b = appendKeyInts(b, s.Updated.Year, s.Updated.Month, s.Updated.Day, page.Flag(s.HasFeed))
	k.common = sha256.Sum256(b)
	k.villages = sync.OnceValue(k.allVillages)
	k.cards = sync.OnceValue(k.cardSums)
	k.allCards = sync.OnceValue(k.sumOfCards)
	return k
}

func isVillageFile(path string) bool {
	return strings.HasPrefix(path, "data/villages/") && (strings.HasSuffix(path, ".csv") || strings.HasSuffix(path, ".toml"))
}

func isNarrativeFile(path string) bool {
	return strings.HasPrefix(path, "content/") && strings.HasSuffix(path, ".md")
}

// Of returns the key of a route, the zero key where it has none.
func (k *Keys) Of(r page.Route) [16]byte {
	d := keyDeps{keys: k, b: append(make([]byte, 0, 512), k.common[:]...)}
	d.Value(r.Kind.Name, r.Path)
	if r.Kind.IsPage() {
		d.Value(k.site.suffix(r.Path))
		d.sum(k.site.SharedSum(r))
	}
	if r.Kind.Deps(&d, k.site.Model, &r); d.unknown {
		return [16]byte{}
	}
	sum := sha256.Sum256(d.b)
	return [16]byte(sum[:16])
}

// keyDeps makes a key of what is declared.
type keyDeps struct {
	keys    *Keys
	b       []byte
	unknown bool
}

func (d *keyDeps) sum(sum [32]byte) { d.b = append(d.b, sum[:]...) }

func (d *keyDeps) Record(source.Span)          {} // its file is in every key, or declared otherwise
func (d *keyDeps) Villages()                   { d.sum(d.keys.villages()) }
func (d *keyDeps) Indicator(*report.Indicator) { d.Villages() }
func (d *keyDeps) Cards()                      { d.sum(d.keys.allCards()) }
func (d *keyDeps) Everything()                 { d.unknown = true }
func (d *keyDeps) Unknown()                    { d.unknown = true }

func (d *keyDeps) County(c *places.County) {
	sum, known := d.keys.counties[c]
	d.unknown = d.unknown || !known && c != nil && len(c.Villages) > 0 || c == nil
	d.sum(sum)
}

func (d *keyDeps) Card(n *report.Narrative) {
	sum, known := d.keys.cards()[n]
	d.unknown = d.unknown || !known
	d.sum(sum)
}

func (d *keyDeps) Text(n *report.Narrative) {
	d.Card(n)
	if n.Doc == nil || n.Doc.File == nil {
		d.unknown = true
		return
	}
	sum, known := d.keys.sums[n.Doc.File.Path]
	d.unknown = d.unknown || !known
	d.sum(sum)
}

func (d *keyDeps) Value(list ...string) {
	for _, text := range list {
		d.b = appendKeyText(d.b, text)
	}
}

// allVillages is the key of what sees all villages in their order.
func (k *Keys) allVillages() [32]byte {
	h := sha256.New()
	var b []byte
	for _, v := range k.site.Report.Villages {
		b = appendKeyText(b[:0], v.Code)
		if k.site.CountyOf[v.Region] == nil {
			b = appendVillageKey(b, v)
		}
		h.Write(b)
	}
	for _, c := range k.site.Counties {
		sum := k.counties[c]
		h.Write(sum[:])
	}
	return [32]byte(h.Sum(nil))
}

// cardSums hashes the front matter of each narrative and the records of the village that it
// stands with.
func (k *Keys) cardSums() map[*report.Narrative][32]byte {
	sums := make(map[*report.Narrative][32]byte, len(k.site.Report.Narratives))
	var b []byte
	for _, n := range k.site.Report.Narratives {
		b = appendKeyText(b[:0], n.Path)
		if n.Doc != nil && n.Doc.File != nil {
			b = appendKeyText(appendKeyText(b, n.Doc.File.Path), n.Doc.Front.Text())
		}
		if n.Village != nil {
			sum := k.counties[k.site.CountyOf[n.Village.Region]]
			b = append(b, sum[:]...)
		}
		for _, t := range n.Themes { // another text's theme may give this one's another address
			b = appendKeyText(b, t.ID)
		}
		sums[n] = sha256.Sum256(b)
	}
	return sums
}

func (k *Keys) sumOfCards() [32]byte {
	h, cards := sha256.New(), k.cards()
	for _, n := range k.site.Report.Narratives {
		sum := cards[n]
		h.Write(sum[:])
	}
	return [32]byte(h.Sum(nil))
}

// countyKeys hashes the records of all counties' villages.
func (s *Site) countyKeys() map[*places.County][32]byte {
	sums := make([][32]byte, len(s.Counties))
	s.EachCounty(func(numbers iter.Seq[int]) {
		h, b := sha256.New(), []byte(nil)
		for i := range numbers {
			h.Reset()
			for _, v := range s.Counties[i].Villages {
				b = appendVillageKey(b[:0], v)
				h.Write(b)
			}
			h.Sum(sums[i][:0])
		}
	})
	of := make(map[*places.County][32]byte, len(sums))
	for i, c := range s.Counties {
		of[c] = sums[i]
	}
	return of
}

// appendVillageKey appends all that a village's record says. Records that it refers to stand
// by their ids: what those say is in files of their own.
func appendVillageKey(b []byte, v *report.Village) []byte {
	b = appendKeyText(b, v.Code)
	b = appendKeyText(b, v.Name)
	region := ""
	if v.Region != nil {
		region = v.Region.Code
	}
	b = appendKeyText(b, region)
	counts := v.Counts()
	b = appendKeyInts(b, counts[:]...)
	b = appendKeyInts(b, page.Flag(v.Anonymous), page.Flag(v.Sample), int(v.Audience), len(v.Programs), len(v.Former))
	for _, p := range v.Programs {
		b = appendKeyText(b, p.ID)
	}
	for _, x := range v.Former {
		b = appendKeyText(appendKeyText(b, x.Code), x.Name)
		b = appendKeyInts(b, x.Until, int(x.How))
	}
	b = appendKeyText(b, v.Summary)
	return appendDataKey(b, &v.Data)
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

func appendKeyText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendKeyInts(b []byte, list ...int) []byte {
	for _, n := range list {
		b = binary.AppendVarint(b, int64(n))
	}
	return b
}
