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
	"casebook/generator/search"
)

// Keys tells of a route what all it shows depends on, so that a page which is there already
// need not be made again.
//
// Only what shows one record or text and what shows data has keys: it is nearly all of a site,
// and sees little of the rest. The page of a village and the table of a county see
//
//   - the program, its options, the layouts, and every file of the input but the villages'
//     and the narratives': taken as a whole, by their hashes;
//   - header, footer and head, which are made once for all pages: by their bytes;
//   - the records of the villages of their county, among which they are ranked: by every
//     field (not by the files, because rows of several files may make up one village);
//   - of a village, the narratives that name it: by the files' hashes.
//
// What villages are found by sees the records of all of them in their order. The pages of
// regions and indicators, an indicator's table and the scripts of data see those too, and of
// narratives the front matter, or all of those that introduce a list. The page and the card
// of a narrative see all that too, their own text, where its links lead and who links to it.
// All other routes are made anew.
type Keys struct {
	site     *Site
	sums     map[string][32]byte
	common   [32]byte
	counties map[*places.County][32]byte // of their records
	villages func() [32]byte             // all records
	wide     func() [32]byte             // and all front matter
}

// Keys prepares the keys of a site. program is a hash of the program and what it was told;
// sums are the hashes of all files of the input by their paths.
func (s *Site) Keys(program [32]byte, sums map[string][32]byte) *Keys {
	k := &Keys{site: s, sums: sums, counties: s.countyKeys()}
	b := append([]byte(nil), program[:]...)
	for _, path := range slices.Sorted(maps.Keys(sums)) {
		if !isVillageFile(path) && !isNarrativeFile(path) {
			sum := sums[path]
			b = append(appendKeyText(b, path), sum[:]...)
		}
	}
	b = appendKeyInts(b, s.Updated.Year, s.Updated.Month, s.Updated.Day)
	k.common = sha256.Sum256(b)
	k.villages = sync.OnceValue(k.allVillages)
	k.wide = sync.OnceValue(k.everywhere)
	return k
}

func isVillageFile(path string) bool {
	return strings.HasPrefix(path, "data/villages/") && (strings.HasSuffix(path, ".csv") || strings.HasSuffix(path, ".toml"))
}

func isNarrativeFile(path string) bool {
	return strings.HasPrefix(path, "content/") && strings.HasSuffix(path, ".md")
}

// Of returns the key of a route, the zero key where it has none. It is safe for concurrent
// use.
func (k *Keys) Of(r page.Route) [16]byte {
	b := append(make([]byte, 0, 512), k.common[:]...)
	b = appendKeyText(b, r.Path)
	b = appendKeyText(b, k.site.suffix(r.Path))
	if r.Kind.IsPage() {
		sum := k.site.SharedSum(r)
		b = append(b, sum[:]...)
	}
	ok := true
	switch r.Kind {
	case page.Village:
		v := r.Of.(*report.Village)
		if b, ok = k.appendCounty(b, k.site.CountyOf[v.Region]); ok {
			b, ok = k.appendNarratives(b, k.site.Report.OfVillage(v))
		}
	case page.CountyCSV:
		b, ok = k.appendCounty(b, r.Of.(*places.County))
	case page.SearchShard:
		if ok = search.OfVillages(shardName(r)); ok {
			sum := k.villages()
			b = append(b, sum[:]...)
		}
	case page.Region, page.Regions, page.Indicator, page.Indicators, page.IndicatorCSV, page.DataScript:
		sum := k.wide()
		b = append(appendKeyInts(b, int(r.Kind), r.Page), sum[:]...)
	case page.Case, page.Study, page.Checklist, page.Text, page.BookletCard:
		var n *report.Narrative
		if n, ok = r.Of.(*report.Narrative); ok {
			sum := k.wide()
			b, ok = k.appendOwnText(append(b, sum[:]...), n)
		}
	default:
		ok = false
	}
	if !ok {
		return [16]byte{}
	}
	sum := sha256.Sum256(b)
	return [16]byte(sum[:16])
}

func (k *Keys) appendCounty(b []byte, c *places.County) ([]byte, bool) {
	sum, known := k.counties[c]
	return append(b, sum[:]...), known
}

func (k *Keys) appendNarratives(b []byte, list []*report.Narrative) ([]byte, bool) {
	for _, n := range list {
		if n.Doc == nil || n.Doc.File == nil {
			return b, false
		}
		sum, known := k.sums[n.Doc.File.Path]
		if !known {
			return b, false
		}
		b = append(appendKeyText(b, n.Path), sum[:]...)
	}
	return b, true
}

// appendOwnText appends what a narrative's page shows of its own text and, beyond their front
// matter, of others': what the check has counted, where links lead, and who links to it.
func (k *Keys) appendOwnText(b []byte, n *report.Narrative) ([]byte, bool) {
	b, ok := k.appendNarratives(b, []*report.Narrative{n})
	count := k.site.Options.Counts[n]
	b = appendKeyInts(b, count.Figures, count.Bound, count.Checked, len(n.Links), len(n.Backlinks))
	for i := range n.Links {
		to := &n.Links[i]
		path := ""
		if to.Narrative != nil {
			path = to.Narrative.Path
		}
		b = appendKeyInts(appendKeyText(b, path), page.Flag(to.Broken))
	}
	for _, from := range n.Backlinks {
		b = appendKeyText(b, from.Path)
	}
	return b, ok
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

// everywhere is the key of what sees all villages and the front matter of all narratives.
func (k *Keys) everywhere() [32]byte {
	h := sha256.New()
	sum := k.villages()
	h.Write(sum[:])
	var b []byte
	for _, n := range k.site.Report.Narratives {
		b = appendKeyText(b[:0], n.Path)
		if n.Doc != nil && n.Doc.File != nil {
			b = appendKeyText(appendKeyText(b, n.Doc.File.Path), n.Doc.Front.Text())
			if n.Index {
				sum := k.sums[n.Doc.File.Path]
				b = append(b, sum[:]...)
			}
		}
		h.Write(b)
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
	b = appendKeyInts(b, v.Households, v.Population, page.Flag(v.Anonymous), page.Flag(v.Sample), int(v.Audience), len(v.Programs), len(v.Former))
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
