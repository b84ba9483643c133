package load

import (
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"strings"

	"casebook/generator/cache"
	"casebook/generator/input"
	"casebook/generator/load/conversion"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/table"
	"casebook/generator/toml"
)

// TextCache is the narratives, files of facts and of villages as former runs read them, by their bytes.
type TextCache struct {
	Notes   []*cache.Notes                 // a text is in those that its path chooses, so that an edit writes few again
	Tables  func(path string) *cache.Notes // of one file of villages; nil: none is kept
	Program [32]byte                       // changes with the program; zero where it cannot be distinguished from another
}

func (k *TextCache) notesOf(d *doc) *cache.Notes {
	return k.Notes[crc32.ChecksumIEEE([]byte(d.input.Path))%uint32(len(k.Notes))]
}

// Read reads the notes, which the first text of each does otherwise.
func (k *TextCache) Read() {
	for _, n := range k.Notes {
		n.Read()
	}
}

// Save writes those notes in which anything is new.
func (k *TextCache) Save() {
	for _, n := range k.Notes {
		n.Save()
	}
}

// cachedDoc is what is kept of a text that was read without a problem, behind the text itself.
type cachedDoc struct {
	Root       *toml.Table
	Outline    *narrative.Outline // of a narrative
	Suppressed []problem.Suppression
}

// cacheKey is what a document is kept by; false where it is not to be kept, or its bytes are not known.
func (l *loader) cacheKey(d *doc) (key cache.Key, ok bool) {
	kept := l.opt.Cache
	if kept == nil || len(kept.Notes) == 0 || kept.Program == [32]byte{} || l.opt.Contents == nil || !d.input.Role.IsText() {
		return key, false
	}
	sum, ok := l.opt.Contents.Sum(d.input.Path)
	b := append(make([]byte, 0, 256), "load: a text "...)
	b = append(append(b, kept.Program[:]...), sum[:]...)
	return sha256.Sum256(append(b, d.input.Path...)), ok
}

// codecOfTexts has the places of a document's one file written without its name.
func codecOfTexts() *cache.Codec {
	c := cache.NewCodec()
	cache.NameOne[source.File](c)
	return c
}

func (l *loader) save(d *doc) {
	if key, ok := l.cacheKey(d); ok && !d.lost && len(d.problems) == 0 {
		k := cachedDoc{Root: d.root, Suppressed: d.suppressed}
		if d.markdown != nil {
			k.Outline = &d.markdown.Outline
		}
		if packed, ok := cache.Pack(cache.With(l.codec, d.file), &k); ok {
			l.opt.Cache.notesOf(d).Put(key, cache.TextBefore(packed, d.file.Text())...)
		}
	}
}

// restore reads a document as a former run read it, and tells whether it could.
func (l *loader) restore(d *doc) bool {
	key, ok := l.cacheKey(d)
	if !ok {
		return false
	}
	value, ok := l.opt.Cache.notesOf(d).Get(key)
	if !ok {
		return false
	}
	text, packed, ok := cache.CutText(value)
	if !ok {
		return false
	}
	file := source.New(d.input.Path, text)
	k, ok := cache.Unpack[cachedDoc](cache.With(l.codec, file), packed)
	if !ok || k.Root == nil || (k.Outline != nil) != (d.input.Role == input.Narrative) {
		return false
	}
	d.file, d.root, d.suppressed = file, k.Root, k.Suppressed
	if k.Outline != nil {
		d.markdown = l.markdown.Restore(file, k.Outline)
	}
	return true
}

// keptVillages is what is kept of a file of villages that was read without anything to report, besides its
// layouts, which stand before it.
type keptVillages struct {
	IsTable      bool // of a CSV file, to which the next four belong
	Dialect      table.Dialect
	HeadRow      int
	Names, Heads []string // of the columns, as they are written and as readers call them
	Years        []int
	Parts        []keptVillage
}

type keptVillage struct {
	Of    report.Village
	Given givenSet
	Whole bool
	Head  [2]int32
	Row   int32
}

// besides is a hash of all that villages are read by besides their own files; false where it is not known.
func (l *loader) besides(tree *input.Tree) (sum [32]byte, ok bool) {
	if l.opt.Cache == nil || l.opt.Cache.Program == [32]byte{} || l.opt.Contents == nil {
		return sum, false
	}
	h := sha256.New()
	fmt.Fprintf(h, "load: villages %x\n", l.opt.Cache.Program)
	for in := range filesOf(tree, small) {
		if in.Role.IsRecordOfWork() {
			continue
		}
		sum, ok := l.opt.Contents.Sum(in.Path)
		if !ok {
			return sum, false
		}
		fmt.Fprintf(h, "%q %x\n", in.Path, sum)
	}
	return [32]byte(h.Sum(nil)), true
}

// keptVillagesOf are the notes that a file of villages is kept in and the key by which; nil where it is not.
func (l *loader) keptVillagesOf(f *placeFile[report.Village]) (notes *cache.Notes, key cache.Key) {
	if l.villagesBesides == [32]byte{} || l.opt.Cache.Tables == nil {
		return nil, key
	}
	sum, ok := l.opt.Contents.Sum(f.input.Path)
	if !ok {
		return nil, key
	}
	return l.opt.Cache.Tables(f.input.Path), sha256.Sum256(fmt.Appendf(nil, "%x %q %x", l.villagesBesides, f.input.Path, sum))
}

// codecOfVillages writes villages, and reads them for the records that have the same ids.
func (l *loader) codecOfVillages() *cache.Codec {
	c := codecOfTexts()
	c.TakeAll()
	named(c, l.regions, func(x *report.Region) string { return x.Code })
	named(c, l.programs, func(x *report.Program) string { return x.ID })
	named(c, l.sources, func(x *report.Source) string { return x.ID })
	named(c, l.indicators, func(x *report.Indicator) string { return x.ID })
	cache.NameShared[report.Layout](c)
	return c
}

// villageCodec writes the villages of a file and reads them. layouts are those that they share.
func (l *loader) villageCodec(own *source.File, layouts *cache.Shared[report.Layout]) *cache.Codec {
	return cache.WithShared(cache.With(l.tableCodec, own), layouts)
}

// named writes records as their ids. One that is not found by its own id is not written.
func named[T any](c *cache.Codec, g *registry[T], id func(*T) string) {
	cache.Name(c, func(x *T) (string, bool) { return id(x), g.records[id(x)] == x },
		func(id string) (*T, bool) { x, ok := g.records[id]; return x, ok })
}

// keepVillages keeps a file that was read, where nothing of it is to be reported: then all that was read of it
// are its villages.
func (l *loader) keepVillages(f *placeFile[report.Village], m *tableMemory) {
	if len(f.problems)+len(f.suppressed)+len(f.misspelt)+len(f.aside) > 0 || f.dangles || f.lossy || f.converted != (conversion.Count{}) || len(f.sheets) > 1 {
		return
	}
	notes, key := l.keptVillagesOf(f)
	if notes == nil {
		return
	}
	k := keptVillages{Parts: make([]keptVillage, len(f.parts))}
	for i := range f.parts {
		p := &f.parts[i]
		k.Parts[i] = keptVillage{*p.of, p.given, p.whole, p.head, p.row}
	}
	if len(f.sheets) > 0 {
		if f.file.Sheet != "" || len(f.parts) == 0 {
			return // a workbook's text is made of several files
		}
		h := f.parts[0].sheet.header
		k.IsTable, k.Dialect, k.HeadRow, k.Heads, k.Years = true, f.sheets[0].Dialect, h.row, h.heads(), h.years()
		for i := range h.columns {
			k.Names = append(k.Names, h.columns[i].name)
		}
	}
	var layouts cache.Shared[report.Layout]
	codec := l.villageCodec(f.file, &layouts)
	var ok bool
	if m.packed, ok = cache.AppendPacked(m.packed[:0], codec, &k); !ok {
		return
	}
	if shared, ok := cache.Pack(codec, &layouts.List); ok {
		notes.Replace(key, []byte(strings.Join(cache.TextBefore("", shared), "")), m.packed)
	}
}

// restoreVillages reads a file as a former run read it, and tells whether it could.
func (l *loader) restoreVillages(f *placeFile[report.Village]) bool {
	notes, key := l.keptVillagesOf(f)
	value, ok := notes.Get(key)
	if !ok {
		return false
	}
	shared, villages, ok := cache.CutText(value)
	if !ok {
		return false
	}
	again := l.rereadTOML(f.input)
	if f.input.Role.IsRows() {
		again = l.rereadCSV(f.input)
	}
	file := source.NewReloadable(f.input.Path, "", again)
	file.Release()
	var layouts cache.Shared[report.Layout]
	codec := l.villageCodec(file, &layouts)
	list, ok := cache.Unpack[[]report.Layout](codec, shared)
	if !ok {
		return false
	}
	layouts.List = *list
	k, ok := cache.Unpack[keptVillages](codec, villages)
	if !ok || k.IsTable != f.input.Role.IsRows() {
		return false
	}
	f.file, f.release = file, true
	var heads *sheetHeads
	if k.IsTable {
		heads = &sheetHeads{Sheet: table.SheetIn(file, k.Dialect), header: &tableHeader{row: k.HeadRow, columns: make([]column, 0, len(k.Names))}}
		for _, name := range k.Names {
			heads.header.columns = append(heads.header.columns, column{name: name})
		}
		file.SetHeads(k.HeadRow, k.Heads, k.Years)
		f.sheets = []table.Sheet{heads.Sheet}
	}
	f.parts = make([]part[report.Village], len(k.Parts))
	for i := range k.Parts {
		p := &k.Parts[i]
		f.parts[i] = part[report.Village]{of: &p.Of, given: p.Given, whole: p.Whole, head: p.Head, row: p.Row, sheet: heads}
	}
	return true
}

// keptFacts is what is kept of a file of facts that was read without anything to report, besides its text and
// its tree, from which facts are read beside other records.
type keptFacts struct {
	Facts      []report.Fact
	Suppressed []problem.Suppression
}

// keepsFacts makes the loader keep facts, and take them as a former run read them beside the same records but the
// villages, which no fact names.
func (l *loader) keepsFacts(small *loader, tree *input.Tree) {
	besides, ok := l.besides(tree)
	if !ok {
		return
	}
	l.factsBesides, l.factCodec = besides, codecOfTexts()
	l.factCodec.TakeAll()
	named(l.factCodec, small.sources, func(x *report.Source) string { return x.ID })
}

// keyOfFacts is what facts are kept by, besides the text that they stand in.
func (l *loader) keyOfFacts(of cache.Key) cache.Key {
	return sha256.Sum256(fmt.Appendf(nil, "load: facts %x %x", l.factsBesides, of))
}

// isAllOf tells whether facts are all that there is to be said of their file.
func (f *factFile) isAllOf(d *doc) bool {
	return !d.lost && !f.dangles && !f.ids.lossy && len(d.problems)+len(f.problems)+len(f.withheld)+len(f.ids.leftOut) == 0
}

func (l *loader) keepFacts(d *doc, f *factFile) {
	if l.factCodec == nil || !f.isAllOf(d) {
		return
	}
	text, ok := l.cacheKey(d)
	if !ok {
		return
	}
	k := keptFacts{Facts: make([]report.Fact, len(f.list)), Suppressed: d.suppressed}
	for i, x := range f.list {
		k.Facts[i] = *x
	}
	if packed, ok := cache.Pack(cache.With(l.factCodec, d.file), &k); ok {
		l.opt.Cache.notesOf(d).Put(l.keyOfFacts(text), packed)
	}
}

// restoreFacts reads facts as a former run read them, and tells whether it could.
func (l *loader) restoreFacts(d *doc) bool {
	if l.factCodec == nil || d.input.Role != input.Facts {
		return false
	}
	key, ok := l.cacheKey(d)
	if !ok {
		return false
	}
	value, known := l.opt.Cache.notesOf(d).Get(key)
	packed, kept := l.opt.Cache.notesOf(d).Get(l.keyOfFacts(key))
	if !known || !kept {
		return false
	}
	text, _, ok := cache.CutText(value)
	if !ok {
		return false
	}
	file := source.New(d.input.Path, text)
	k, ok := cache.Unpack[keptFacts](cache.With(l.factCodec, file), packed)
	if !ok {
		return false
	}
	f := newFacts()
	f.ids.expect(len(k.Facts))
	for i := range k.Facts {
		x := &k.Facts[i]
		f.list, f.ids.records[x.ID], f.ids.ids = append(f.list, x), x, append(f.ids.ids, x.ID)
		if !x.Value.IsMissing() {
			f.shown = append(f.shown, x)
		}
	}
	d.file, d.suppressed, d.facts = file, k.Suppressed, f
	return true
}
