package site

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"sync"

	"casebook/generator/fingerprint"
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
	hasher   *fingerprint.Hasher         // of villages
	counties map[*places.County][32]byte // of their records; none of a county that has no hash
	villages func() ([32]byte, bool)     // of all records
	cards    func() map[*report.Narrative][32]byte
	allCards func() ([32]byte, bool)
	lists    sync.Map  // of cards: listID to cardList
	pages    sync.Map  // of *report.Narrative to cardList: of all that its page is made of
	memory   sync.Pool // of *keyDeps, to make keys in
}

// Keys prepares the keys of a site. program is a hash of the program and what it was reported;
// sums are the hashes of all files of the input by their paths; kept has what former runs worked
// out, and may be nil.
func (s *Site) Keys(program [32]byte, sums map[string][32]byte, kept *KeptKeys) *Keys {
	k := &Keys{site: s, sums: sums, hasher: villageHasher()}
	k.counties = kept.counties(s, func() []countyKey { return s.countyKeys(k.hasher) })
	b := append([]byte(nil), program[:]...)
	for _, path := range slices.Sorted(maps.Keys(sums)) {
		if !isVillageFile(path) && !isNarrativeFile(path) && !isFactFile(path) && path != "data/editions.toml" {
			sum := sums[path]
			b = append(appendKeyText(b, path), sum[:]...)
		}
	}
	b = appendKeyInts(b, s.Updated.Year, s.Updated.Month, s.Updated.Day, page.Flag(s.HasFeed))
	for _, x := range s.Report.Cited { // which no text may tell of that is left out
		b = appendKeyText(b, x.ID)
	}
	k.common = sha256.Sum256(b)
	k.villages = sync.OnceValues(k.allVillages)
	k.cards = sync.OnceValue(k.cardSums)
	k.allCards = sync.OnceValues(k.sumOfCards)
	return k
}

func isVillageFile(path string) bool {
	return strings.HasPrefix(path, "data/villages/") && (strings.HasSuffix(path, ".csv") || strings.HasSuffix(path, ".toml"))
}

func isNarrativeFile(path string) bool {
	return strings.HasPrefix(path, "content/") && strings.HasSuffix(path, ".md")
}

func isFactFile(path string) bool { return strings.HasPrefix(path, "data/facts/") }

// Of returns the key of a route, the zero key where it has none.
func (k *Keys) Of(r page.Route) [16]byte {
	d, _ := k.memory.Get().(*keyDeps)
	if d == nil {
		d = &keyDeps{keys: k}
	}
	defer k.memory.Put(d)
	suffix := ""
	if r.Kind.IsPage() {
		suffix = k.site.suffix(r.Path)
	}
	var alike any
	if r.Kind.Alike != nil && suffix == "" {
		alike = r.Kind.Alike(k.site.Model, &r)
	}
	if alike == nil {
		return d.of(&r, r.Path, suffix)
	}
	if d.alike != alike || d.kind != r.Kind {
		d.alike, d.kind, d.key = alike, r.Kind, d.of(&r, "", "")
	}
	return d.key
}

// of returns the key of a route. Where path is "", that of all routes which are alike, whose paths differ.
func (d *keyDeps) of(r *page.Route, path, suffix string) [16]byte {
	k := d.keys
	d.b, d.unknown, d.facts = append(d.b[:0], k.common[:]...), false, nil
	d.Value(r.Kind.Name, path)
	if r.Kind.IsPage() {
		d.Value(suffix)
		d.sum(k.site.SharedSum(*r))
	}
	if r.Kind.Declare(d, k.site.Model, r); d.unknown {
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
	facts   *source.File // of the fact declared last, mostly of the next one too

	kind  *page.Kind // of the routes that are alike of which the last key was made
	alike any
	key   [16]byte
}

func (d *keyDeps) sum(sum [32]byte) { d.b = append(d.b, sum[:]...) }

func (d *keyDeps) Indicator(*report.Indicator) { d.Villages() }
func (d *keyDeps) Everything()                 { d.unknown = true }
func (d *keyDeps) Unknown()                    { d.unknown = true }

func (d *keyDeps) Cards() {
	sum, known := d.keys.allCards()
	d.unknown = d.unknown || !known
	d.sum(sum)
}

func (d *keyDeps) Villages() {
	sum, known := d.keys.villages()
	d.unknown = d.unknown || !known
	d.sum(sum)
}

// Record adds the file of a fact. Other files are in every key, or declared otherwise.
func (d *keyDeps) Record(at source.Span) {
	if at.File != nil && at.File != d.facts && isFactFile(at.File.Path) {
		d.facts = at.File
		d.file(at.File)
	}
}

func (d *keyDeps) file(f *source.File) {
	sum, known := d.keys.sums[f.Path]
	d.unknown = d.unknown || !known
	d.sum(sum)
}

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

func (d *keyDeps) CardList(list []*report.Narrative) {
	x := d.keys.listOf(list)
	d.unknown = d.unknown || !x.known
	d.sum(x.sum)
}

func (d *keyDeps) Text(n *report.Narrative) {
	d.Card(n)
	if n.Doc == nil || n.Doc.File == nil {
		d.unknown = true
		return
	}
	d.file(n.Doc.File)
}

func (d *keyDeps) Page(n *report.Narrative, declare func(page.Deps)) {
	x, made := d.keys.pages.Load(n)
	if !made {
		own := keyDeps{keys: d.keys}
		declare(&own)
		x, _ = d.keys.pages.LoadOrStore(n, cardList{sha256.Sum256(own.b), !own.unknown})
	}
	d.unknown = d.unknown || !x.(cardList).known
	d.sum(x.(cardList).sum)
}

func (d *keyDeps) Value(list ...string) {
	for _, text := range list {
		d.b = appendKeyText(d.b, text)
	}
}

// allVillages is the key of what sees all villages in their order.
func (k *Keys) allVillages() (sum [32]byte, known bool) {
	h := sha256.New()
	var b []byte
	for _, v := range k.site.Report.Villages {
		b = appendKeyText(b[:0], v.Code)
		if k.site.CountyOf[v.Region] == nil {
			own, ok := fingerprint.Of(k.hasher, v)
			if !ok {
				return sum, false
			}
			b = append(b, own[:]...)
		}
		h.Write(b)
	}
	for _, c := range k.site.Counties {
		sum, ok := k.counties[c]
		if !ok {
			return sum, false
		}
		h.Write(sum[:])
	}
	return [32]byte(h.Sum(nil)), true
}

// cardSums hashes the front matter of each narrative, its facts and the records of the village
// that it stands with.
func (k *Keys) cardSums() map[*report.Narrative][32]byte {
	sums := make(map[*report.Narrative][32]byte, len(k.site.Report.Narratives))
	var b []byte
	for _, n := range k.site.Report.Narratives {
		var known bool
		if b, known = k.appendCard(b[:0], n); known {
			sums[n] = sha256.Sum256(b)
		}
	}
	return sums
}

// appendCard appends what a narrative's card is hashed by; false where some of it has no hash.
func (k *Keys) appendCard(b []byte, n *report.Narrative) ([]byte, bool) {
	b = appendKeyText(b, n.Path)
	if n.Doc != nil && n.Doc.File != nil {
		b = appendKeyText(appendKeyText(b, n.Doc.File.Path), n.Doc.Front.Text())
	}
	if v := n.Village; v != nil {
		sum, known := k.counties[k.site.CountyOf[v.Region]]
		if !known {
			if sum, known = fingerprint.Of(k.hasher, v); !known {
				return b, false
			}
		}
		b = append(b, sum[:]...)
	}
	var last *source.File
	for _, f := range n.Facts { // mostly of one file
		if f.At.File != last {
			last = f.At.File
			sum, known := k.sums[last.Path]
			if !known {
				return b, false
			}
			b = append(appendKeyText(b, last.Path), sum[:]...)
		}
	}
	for _, t := range n.Themes { // another text's theme may give this one's another address
		b = appendKeyText(b, t.ID)
	}
	return b, true
}

func (k *Keys) sumOfCards() (sum [32]byte, known bool) {
	return k.sumOfList(k.site.Report.Narratives)
}

// listID is which list it is: lists are made once for a site.
type listID struct {
	first **report.Narrative
	size  int
}

func idOf(list []*report.Narrative) listID { return listID{&list[0], len(list)} }

// cardList is the hash of a list's cards; not known where one of them has none.
type cardList struct {
	sum   [32]byte
	known bool
}

// listOf hashes a list that is not empty once for all pages that show of it.
func (k *Keys) listOf(list []*report.Narrative) cardList {
	if x, ok := k.lists.Load(idOf(list)); ok {
		return x.(cardList)
	}
	var x cardList
	x.sum, x.known = k.sumOfList(list)
	k.lists.Store(idOf(list), x)
	return x
}

func (k *Keys) sumOfList(list []*report.Narrative) (sum [32]byte, known bool) {
	h, cards := sha256.New(), k.cards()
	for _, n := range list {
		card, known := cards[n]
		if !known {
			return sum, false
		}
		h.Write(card[:])
	}
	return [32]byte(h.Sum(nil)), true
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
