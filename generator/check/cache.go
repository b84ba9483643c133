package check

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"sync"

	"casebook/generator/cache"
	"casebook/generator/fingerprint"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// Cache is what former runs found in the records, by the files that they are read from, and in
// narratives, by all that the rules see of them: their subjects and what is around these, see
// reading.go. nil keeps nothing.
type Cache struct {
	Notes   *cache.Notes
	Program [32]byte                           // changes with the program and what it is reported; zero where it cannot be distinguished from another
	Sum     func(path string) ([32]byte, bool) // of a file's bytes as they were read
	Records func() ([32]byte, bool)            // of the bytes of all files that records are read from
}

// enabled tells whether anything is cached.
func (k *Cache) enabled() bool { return k != nil && k.Notes != nil && k.Program != [32]byte{} }

// keys makes the keys of the narratives of one report. A narrative has two: by what it leads to, and sooner made, by
// the files that villages and facts are read from, or at once by its own files where it leads to no other narrative;
// what the second stands for is the first.
type keys struct {
	cache  *Cache
	codec  *cache.Codec
	hasher *fingerprint.Hasher
	around func() (fingerprint.Sum, bool)

	byFiles     *fingerprint.Hasher
	aroundFiles func() (fingerprint.Sum, bool)
}

// cachedReading is what is kept of a reading.
type cachedReading struct {
	Problems []problem.Problem
	Quotes   []quote
	Count    Count
}

// keysOf returns nil where nothing is kept.
func (s *site) keysOf(rep *report.Report) *keys {
	kept := s.opt.Cache
	if !kept.enabled() {
		return nil
	}
	k := &keys{cache: kept, codec: codecOf(rep.Files), hasher: kept.hasher(), byFiles: kept.hasherByFiles()}
	k.around, k.aroundFiles = sync.OnceValues(func() (fingerprint.Sum, bool) { return s.sumAround(k.hasher) }), s.files
	return k
}

// sumAround is a hash of what is around a narrative, which follows from what the records are made of.
func (s *site) sumAround(hasher *fingerprint.Hasher) (sum fingerprint.Sum, ok bool) {
	kept := s.opt.Cache
	files, known := s.files()
	key := kept.key("check: around", files)
	if value, found := kept.Notes.Get(key); known && found && len(value) == len(sum) {
		return fingerprint.Sum([]byte(value)), true
	}
	now := s.around()
	if sum, ok = fingerprint.Of(hasher, s.surroundings(&now)); known && ok {
		kept.Notes.Put(key, string(sum[:]))
	}
	return sum, ok
}

// codecOf writes places by the names of the texts that they lie in.
func codecOf(files []*source.File) *cache.Codec {
	nameOf := func(f *source.File) string { return f.Path + "\n" + f.Sheet }
	byName := make(map[string]*source.File, len(files))
	for _, f := range files {
		byName[nameOf(f)] = f
	}
	c := cache.NewCodec()
	cache.Name(c,
		func(f *source.File) (string, bool) { name := nameOf(f); return name, byName[name] == f },
		func(name string) (*source.File, bool) { f := byName[name]; return f, f != nil })
	return c
}

// hasher hashes subjects. It stops at regions, indicators and groups, which lead to one another and
// are all around every narrative; a text and a file are stated by their bytes.
func (k *Cache) hasher() *fingerprint.Hasher {
	h := k.hasherOfFiles(k.file())
	fingerprint.Share[report.Village](h)
	fingerprint.Share[report.Layout](h) // of the figures of many villages
	return h
}

// hasherByFiles hashes subjects beside a hash of all that records are made of: it stops at villages, and at facts,
// which are what their file and the records say.
func (k *Cache) hasherByFiles() *fingerprint.Hasher {
	file := k.file()
	h := k.hasherOfFiles(file)
	fingerprint.Stop(h, func(w *fingerprint.Writer, v *report.Village) { w.Text(v.Code) })
	fingerprint.Stop(h, func(w *fingerprint.Writer, f *report.Fact) {
		w.Text(f.ID)
		w.Int(int(f.At.Start))
		if f.At.File == nil {
			w.Unknown()
			return
		}
		file(w, f.At.File)
	})
	return h
}

// file returns what writes a file: its name and its bytes, of which every place in it speaks.
func (k *Cache) file() func(*fingerprint.Writer, *source.File) {
	var sums sync.Map // of *source.File to fingerprint.Sum, zero where it is not known
	return func(w *fingerprint.Writer, f *source.File) {
		x, made := sums.Load(f)
		if !made {
			own, ok := k.Sum(f.Path)
			x = fingerprint.Sum{}
			if ok {
				x = fingerprint.Sum(sha256.Sum256(fmt.Appendf(nil, "%q %q %x", f.Path, f.Sheet, own)))
			}
			sums.Store(f, x)
		}
		if w.Sum(x.(fingerprint.Sum)); x == (fingerprint.Sum{}) {
			w.Unknown()
		}
	}
}

func (k *Cache) hasherOfFiles(file func(*fingerprint.Writer, *source.File)) *fingerprint.Hasher {
	h := fingerprint.New()
	fingerprint.Stop(h, file)
	fingerprint.Stop(h, func(w *fingerprint.Writer, d *narrative.Document) {
		if d.File == nil {
			w.Unknown()
			return
		}
		file(w, d.File)
	})
	fingerprint.Stop(h, func(w *fingerprint.Writer, g *report.Region) { w.Text(g.Code) })
	fingerprint.Stop(h, func(w *fingerprint.Writer, i *report.Indicator) { w.Text(i.ID); w.Int(i.Index) })
	fingerprint.Stop(h, func(w *fingerprint.Writer, g *report.Group) { w.Text(g.ID) })
	fingerprint.Share[report.Program](h)
	fingerprint.Share[report.Source](h)
	fingerprint.Share[report.Asset](h)
	fingerprint.Share[report.Narrative](h) // the stubs of a subject
	return h
}

// surroundings is what is around a narrative as a value that can be hashed: with the records at
// which the hasher stops, and sets as lists.
type surroundings struct {
	opt             Options
	internal        bool
	require         []string
	regions, places []string
	numbered        []string
	hidden, longer  []string
	allRegions      []report.Region
	indicators      []report.Indicator
	groups          []report.Group
}

func (s *site) surroundings(a *around) *surroundings {
	x := &surroundings{opt: a.opt, internal: a.internal, require: a.require, regions: sortedNames(a.regions), places: sortedNames(a.places),
		numbered: sortedNames(a.numbered), hidden: a.hidden, longer: sortedNames(a.longer),
		allRegions: derefAll(s.rec.Regions), indicators: derefAll(s.rec.Indicators), groups: derefAll(s.rec.Groups)}
	x.opt.Jobs, x.opt.Cache = 0, nil // which change nothing of what is found
	return x
}

func sortedNames(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

func derefAll[T any](list []*T) []T {
	values := make([]T, len(list))
	for i, x := range list {
		values[i] = *x
	}
	return values
}

// of returns the key of a narrative that its subject stands for; false where it has none.
func (k *keys) of(subject *report.Narrative) (key cache.Key, ok bool) {
	around, known := k.around()
	sum, ok := fingerprint.Of(k.hasher, subject)
	return k.cache.key("check: a narrative", around, sum), ok && known
}

// ofFiles returns the key that is sooner made.
func (k *keys) ofFiles(subject *report.Narrative) (key cache.Key, ok bool) {
	around, known := k.aroundFiles()
	if !known {
		return key, false
	}
	sum, ok := fingerprint.Of(k.byFiles, subject)
	return k.cache.key("check: a narrative by its files", around, sum), ok
}

// key returns the key of a kind of values for what they depend on.
func (k *Cache) key(kind string, sums ...fingerprint.Sum) cache.Key {
	h := sha256.New()
	h.Write([]byte(kind))
	h.Write(k.Program[:])
	for _, sum := range sums {
		h.Write(sum[:])
	}
	return cache.Key(h.Sum(nil))
}

// find returns what a former run found in a narrative, or what look finds in it now, which is kept
// unless it was found by more than the key holds. It returns nil where look does, being interrupted.
func (k *keys) find(n *report.Narrative, look func() *reading) *reading {
	if k == nil || n.Doc == nil {
		return look()
	}
	sooner, known := k.ofOwn(n)
	if !known {
		sooner, known = k.ofFiles(subjectOf(n))
	}
	if known {
		if key, found := k.cache.Notes.Get(sooner); found && len(key) == len(cache.Key{}) {
			if r := k.kept(cache.Key([]byte(key)), n); r != nil {
				return r
			}
		}
	}
	key, ok := k.of(subjectOf(n))
	if !ok {
		return look()
	}
	r := k.kept(key, n)
	if r == nil {
		if r = look(); r == nil {
			return nil
		}
		r.subject = nil // which only another reading of the same run would ask for, and there is none where runs keep
		value, ok := cache.Pack(k.codec, &cachedReading{r.found, r.quotes, r.count})
		if !ok || r.wide {
			return r
		}
		k.cache.Notes.Put(key, value)
	}
	if known {
		k.cache.Notes.Put(sooner, string(key[:]))
	}
	return r
}

// kept returns what a former run found in a narrative, nil for nothing.
func (k *keys) kept(key cache.Key, n *report.Narrative) *reading {
	value, known := k.cache.Notes.Get(key)
	if !known {
		return nil
	}
	f, ok := cache.Unpack[cachedReading](k.codec, value)
	if !ok {
		return nil
	}
	return &reading{n: n, found: f.Problems, quotes: f.Quotes, count: f.Count}
}

// cachedRecords is the place of what was found in records; nil where it is not kept.
type cachedRecords struct {
	notes *cache.Notes
	key   cache.Key
	codec *cache.Codec
}

// besides is what records are made of besides the files that they are read from: of attachments and
// pictures what was seen of them, of files that are there in another spelling the names.
type besides struct {
	opt      Options
	site     report.Site
	sources  []report.Source
	misspelt []string
}

func (s *site) cachedRecords(rep *report.Report) *cachedRecords {
	kept := s.opt.Cache
	if !kept.enabled() {
		return nil
	}
	sum, ok := s.files()
	if !ok {
		return nil
	}
	return &cachedRecords{kept.Notes, kept.key("check: records", sum), codecOf(rep.Files)}
}

// filesOf is a hash of all that records are made of; false where it is not known.
func filesOf(rec *report.Records, opt Options) (fingerprint.Sum, bool) {
	kept := opt.Cache
	if kept.Records == nil {
		return fingerprint.Sum{}, false
	}
	x := besides{opt: opt, site: rec.Site, sources: derefAll(rec.Sources)}
	for _, names := range [...]map[string]string{rec.Misspelt, rec.Near} {
		for _, name := range slices.Sorted(maps.Keys(names)) {
			x.misspelt = append(x.misspelt, name, names[name])
		}
	}
	x.opt.Jobs, x.opt.Cache = 0, nil
	files, ok := kept.Records()
	rest, known := fingerprint.Of(kept.hasher(), &x)
	return kept.key("check: files", files, rest), ok && known
}

func (k *cachedRecords) get() ([]problem.Problem, bool) {
	if k == nil {
		return nil, false
	}
	value, known := k.notes.Get(k.key)
	if !known {
		return nil, false
	}
	list, ok := cache.Unpack[[]problem.Problem](k.codec, value)
	return *list, ok
}

func (k *cachedRecords) put(list []problem.Problem) {
	if k == nil {
		return
	}
	if value, ok := cache.Pack(k.codec, &list); ok {
		k.notes.Put(k.key, value)
	}
}

// keptNames returns names that are found in the records when they are asked for first, or that a former run found
// there: all villages are looked at for them.
func (s *site) keptNames(what string, find func(*report.Records) map[string]bool) func() map[string]bool {
	kept, rec := s.opt.Cache, s.rec
	if !kept.enabled() {
		return sync.OnceValue(func() map[string]bool { return find(rec) })
	}
	files, codec := s.files, cache.NewCodec()
	return sync.OnceValue(func() map[string]bool {
		sum, ok := files()
		if !ok {
			return find(rec)
		}
		key := kept.key("check: names of "+what, sum)
		if value, known := kept.Notes.Get(key); known {
			if list, ok := cache.Unpack[[]string](codec, value); ok {
				return namesIn(*list)
			}
		}
		names := find(rec)
		list := sortedNames(names)
		if value, ok := cache.Pack(codec, &list); ok {
			kept.Notes.Put(key, value)
		}
		return names
	})
}

func namesIn(names []string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}
