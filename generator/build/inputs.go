package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"casebook/generator/cache"
	"casebook/generator/check"
	"casebook/generator/input"
	"casebook/generator/load"
	"casebook/generator/parallel"
	"casebook/generator/report"
	"casebook/generator/samefile"
	"casebook/generator/site"
	"casebook/generator/theme"
	"casebook/generator/write"
)

// inputs is the content of all files that a site is made from, as hashes. Contents and not
// times are compared, because an older version of a file that is put back, or one from an
// archive, may have any time. A file whose marks the system has kept, among them one that no
// program can set, is not read to be hashed again: see input.Known.
type inputs struct {
	site     string
	cacheDir string // "" for none
	tree     *input.Tree
	contents *input.Contents
	program  [32]byte // of the program itself, the front end and the options, today's date apart
	today    report.Date
	began    time.Time
	recalled int // how many hashes are taken over
}

// vouches tells whether the inputs can stand for what a build reads: what cannot be read cannot
// be compared.
func (in *inputs) vouches() bool { return in.program != [32]byte{} && len(in.tree.Errors) == 0 }

// maxKnown is of how many sites the hashes of files are kept.
const maxKnown = 64

// known is where the hashes of the files of a site are kept, and under which key; the folder is nil where nothing is kept.
func (in *inputs) known() (folder *cache.Folder, key string) {
	dir, err := filepath.Abs(in.site)
	if err != nil {
		return nil, ""
	}
	sum := sha256.Sum256([]byte(dir))
	return cache.New(in.cacheDir, "input", cache.Limits{Files: maxKnown}), hex.EncodeToString(sum[:])
}

// recall takes over the hashes of files that nobody has touched since a former build.
func (in *inputs) recall() {
	folder, key := in.known()
	if data, ok := folder.Get(key); ok {
		in.recalled = in.contents.Recall(input.ParseKnown(data), in.site, in.tree)
	}
}

// checkCache is what former builds worked out of the texts of the site.
func (in *inputs) checkCache() *check.Cache {
	_, key := in.known()
	notes := cache.New(in.cacheDir, "texts", cache.Limits{Files: maxKnown}).Notes(key)
	return &check.Cache{Notes: notes, Program: in.program, Sum: in.contents.Sum, Records: in.records}
}

// texts are the texts of the site as former builds read them.
func (in *inputs) texts() *load.TextCache {
	kept := &load.TextCache{Program: in.program}
	_, key := in.known()
	folder := cache.New(in.cacheDir, "narratives", cache.Limits{Files: maxSites * notesOfTexts})
	for i := range notesOfTexts {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", key, i))
		kept.Notes = append(kept.Notes, folder.Notes(hex.EncodeToString(sum[:])))
	}
	tables := cache.New(in.cacheDir, "villages", cache.Limits{Bytes: maxTables})
	size := sync.OnceValue(in.sizeOfTables)
	kept.Tables = func(path string) *cache.Notes {
		if size() > maxTables/8 {
			return nil
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %q", key, path))
		return tables.Notes(hex.EncodeToString(sum[:]))
	}
	return kept
}

// maxTables bounds the bytes that are kept of villages of all sites, which take as much room there as in their
// files. Of a site that has an eighth of it or more none is kept: it would drive out the others' and its own.
const maxTables = 1 << 30

func (in *inputs) sizeOfTables() (n int64) {
	for i := range in.tree.Files {
		if f := &in.tree.Files[i]; f.Role.IsVillages() {
			n += f.Info.Size()
		}
	}
	return n
}

const (
	maxSites     = 16 // of how many sites texts are kept, which may have some megabytes
	notesOfTexts = 16 // files for them, of which an edit writes one again
)

// formerIndex is the search index of a former build by this program; nil where there is none.
func (in *inputs) formerIndex() []byte {
	folder, key := in.searchIndex()
	data, ok := folder.Get(key)
	if !ok || !bytes.HasPrefix(data, in.program[:]) {
		return nil
	}
	return data[len(in.program):]
}

func (in *inputs) saveIndex(index []byte) {
	if index != nil {
		folder, key := in.searchIndex()
		folder.Put(key, in.program[:], index)
	}
}

// searchIndex is where the search index of a site is kept, and under which key.
func (in *inputs) searchIndex() (folder *cache.Folder, key string) {
	_, key = in.known()
	return cache.New(in.cacheDir, "search", cache.Limits{Files: maxIndexes}), key
}

// maxIndexes is of how many sites the search index is kept, which may have some megabytes.
const maxIndexes = 16

// records is a hash of all files of data/ but those that narratives alone are read with; false where
// one of them was not read.
func (in *inputs) records() (sum [32]byte, ok bool) {
	b := make([]byte, 0, len(in.tree.Files)*lineOfSums)
	for i := range in.tree.Files {
		f := &in.tree.Files[i]
		if !strings.HasPrefix(f.Path, "data/") || f.Role.IsText() || f.Role == input.Editions || f.Role == input.None {
			continue
		}
		sum, known := in.contents.Sum(f.Path)
		if !known {
			return sum, false
		}
		b = append(appendPath(b, f.Path), sum[:]...)
	}
	return sha256.Sum256(b), true
}

// manyHashed is how many files may be hashed again and again, because they were written shortly
// before they were first read, until it is worth to keep their hashes.
const manyHashed = 64

// save keeps the hashes of the files. One that has changed since the site was looked at has got
// another stamp than it is kept with.
func (in *inputs) save() {
	folder, key := in.known()
	folder.Put(key, in.contents.AppendKnown(nil, in.tree, in.began))
}

// sources stands for all that the sources of a page follow from besides its key: the records and where they
// stand, and the names of all files. Which narratives and facts a page shows is in its key.
func (in *inputs) sources() (key write.Key) {
	records, ok := in.records()
	if !ok {
		return key
	}
	b := append(append(make([]byte, 0, len(in.tree.Files)*lineOfSums), in.program[:]...), records[:]...)
	for i := range in.tree.Files {
		b = appendPath(b, in.tree.Files[i].Path)
	}
	return keyOf(b)
}

// hash hashes those files that were not read yet, and tells whether all could be.
func (in *inputs) hash(ctx context.Context, jobs int) bool {
	return in.vouches() && in.contents.Hash(ctx, in.site, in.tree.Files, jobs) == nil
}

// identity changes with the program and with all that it is reported but the date, which only rules
// look at; it is zero where the program cannot be distinguished from another.
func (o Options) identity() (sum [32]byte) {
	name, err := os.Executable()
	if err != nil {
		return sum
	}
	info, err := os.Stat(name)
	if err != nil {
		return sum
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %d %d %q\n", name, info.Size(), info.ModTime().UnixNano(), o.Version)
	fmt.Fprintf(h, "%q %q %t %t\n", o.Base, o.Edition, o.Drafts, o.Strict)
	fmt.Fprintf(h, "%q\n", theme.FrontEnd(o.Site))
	h.Sum(sum[:0])
	return sum
}

// key stands for the whole input, which is hashed, and for the day, of which the rules may say
// something else than of another.
func (in *inputs) key() write.Key {
	b := append(make([]byte, 0, len(in.tree.Files)*lineOfSums), in.program[:]...)
	b = fmt.Appendln(b, in.today)
	for i := range in.tree.Files {
		path := in.tree.Files[i].Path
		sum, _ := in.contents.Sum(path)
		b = append(appendPath(b, path), sum[:]...)
	}
	return keyOf(b)
}

// lineOfSums is about what a file's path and hash take, of which there may be ten thousands.
const lineOfSums = 96

// appendPath appends a path with its length, so that none runs into what follows.
func appendPath(b []byte, path string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(path))), path...)
}

func keyOf(b []byte) write.Key {
	sum := sha256.Sum256(b)
	return write.Key(sum[:16])
}

// unchanged tells whether no file was changed since the site was looked at: what was hashed is
// then what the build has read. A file written lately may have been changed again within one
// tick of the clock; it is read again.
func (in *inputs) unchanged(ctx context.Context) bool {
	now, err := input.Walk(ctx, in.site, nil)
	if err != nil || len(now.Errors) > 0 || len(now.Files) != len(in.tree.Files) {
		return false
	}
	var recent []input.File
	for i, f := range now.Files {
		if !input.SameFile(in.tree.Files[i], f) {
			return false
		}
		if !samefile.ShowsChanges(f.Info, in.began) {
			recent = append(recent, f)
		}
	}
	contents := input.NewContents()
	if contents.Hash(ctx, in.site, recent, 0) != nil {
		return false
	}
	for _, f := range recent {
		before, _ := in.contents.Sum(f.Path)
		if after, _ := contents.Sum(f.Path); before != after {
			return false
		}
	}
	return true
}

// keep keeps what the next build can go by, and tells whether no file was changed meanwhile.
func (in *inputs) keep(ctx context.Context, made *site.Site, keys *site.Keys) (same bool) {
	both, together := parallel.NewGroup(ctx)
	both.Go(func() error {
		if same = keys != nil && in.unchanged(together); same {
			in.save()
		}
		return nil
	})
	both.Go(func() error { in.saveIndex(made.IndexState()); return nil })
	if err := both.Wait(); err != nil {
		panic(err) // of one of the two
	}
	return same
}

// keys prepares the keys of pages; notes, which may be nil, keep some of them.
func (in *inputs) keys(made *site.Site, notes *cache.Notes) *site.Keys {
	sums := make(map[string][32]byte, len(in.tree.Files))
	for i := range in.tree.Files {
		sums[in.tree.Files[i].Path], _ = in.contents.Sum(in.tree.Files[i].Path)
	}
	var kept *site.KeptKeys
	if records, ok := in.records(); ok && notes != nil {
		kept = &site.KeptKeys{Notes: notes, Records: sha256.Sum256(append(in.program[:], records[:]...))}
	}
	return made.Keys(in.program, sums, kept)
}
