package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"casebook/generator/manifest"
	"casebook/generator/parallel"
)

// Edition is what is published: the text of its manifest, what that says, and its files.
type Edition struct {
	Manifest []byte
	Entries  []manifest.Entry
	Open     func(path string) (io.ReadCloser, error)
}

// code is the code of the edition.
func (e *Edition) code() string { return manifest.Code(e.Entries) }

func (e *Edition) has(name string) bool {
	_, ok := slices.BinarySearchFunc(e.Entries, name, func(x manifest.Entry, name string) int { return strings.Compare(x.Path, name) })
	return ok
}

// plan is what a publication does.
type plan struct {
	code   string
	put    [steps][]manifest.Entry
	same   int
	bytes  int64      // of put
	now    []string   // removed at once
	later  []leftFile // removed by the next publication
	newest []string   // of put: paths at which nothing of ours stands

	altered []string // of put: what is not as the target's manifest says

	// Of an edition that is made beside the one that readers see:
	from    map[string]bool // what comes from there and not from the edition
	carried []string        // of these, files of others
}

func (p *plan) count() int {
	n := 0
	for _, list := range p.put {
		n += len(list)
	}
	return n
}

// planFor compares an edition with a target. Withdrawn pages are to go at once with what went with
// them. What a near target's manifest says of it is held against its files: one that somebody
// changed or took away since is put again.
func planFor(ctx context.Context, t *target, e *Edition, o *Options) (*plan, error) {
	verify := o.Verify || t.host.Traits().Near
	p := &plan{code: e.code()}
	unsure := map[string]bool{}
	for _, name := range t.state.Unsure {
		unsure[name] = true
	}
	left := map[string]bool{}
	for _, f := range t.state.Left {
		left[f.Path] = true
	}
	if t.aside {
		for _, name := range t.state.Carried {
			left[name] = true // a copy, which nobody misses
		}
	}
	ours := func(name string) bool { _, named := t.entries[name]; return named || left[name] || unsure[name] }
	equal, absent, err := t.equal(ctx, e, func(name string) bool { return unsure[name] || left[name] || verify && ours(name) })
	if err != nil {
		return nil, err
	}
	strange := map[string]manifest.Entry{}
	for _, x := range e.Entries {
		if !ours(x.Path) {
			strange[x.Path] = x
		}
	}
	if err := t.adopt(ctx, strange, equal); err != nil {
		return nil, err
	}
	for _, x := range e.Entries {
		if equal[x.Path] {
			p.same++
			continue
		}
		if !ours(x.Path) {
			p.newest = append(p.newest, x.Path)
		}
		if there, named := t.entries[x.Path]; named && there.Sum == x.Sum && !unsure[x.Path] {
			p.altered = append(p.altered, x.Path)
		}
		s := stepOf(x.Path, !ours(x.Path) || absent[x.Path])
		p.put[s] = append(p.put[s], x)
		p.bytes += x.Bytes
	}
	p.removals(t, e, o.Withdrawn)
	return p, nil
}

// equal returns the paths at which the target holds an edition's bytes already. What its manifest
// cannot vouch for is read; absent are those at which there is nothing.
func (t *target) equal(ctx context.Context, e *Edition, doubtful func(string) bool) (equal, absent map[string]bool, err error) {
	equal, absent = map[string]bool{}, map[string]bool{}
	var read []manifest.Entry
	for _, x := range e.Entries {
		if doubtful(x.Path) {
			read = append(read, x)
		} else if there, ok := t.entries[x.Path]; ok && there.Sum == x.Sum {
			equal[x.Path] = true
		}
	}
	differ := map[string]bool{}
	if err := t.compare(ctx, read, equal, differ); err != nil {
		return nil, nil, err
	}
	for _, x := range read {
		absent[x.Path] = !equal[x.Path] && !differ[x.Path]
	}
	return equal, absent, nil
}

// compare reads files of the target; those with the wanted bytes are put into equal, others that
// are there into differ.
func (t *target) compare(ctx context.Context, list []manifest.Entry, equal, differ map[string]bool) error {
	var mu sync.Mutex
	return parallel.Each(ctx, max(1, t.host.Traits().Jobs), len(list), func(i int) error {
		err := verify(ctx, t.host, list[i].Path, &list[i])
		var torn *Torn
		mu.Lock()
		defer mu.Unlock()
		switch {
		case err == nil:
			equal[list[i].Path] = true
		case errors.As(err, &torn):
			differ[list[i].Path] = true
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
		return nil
	})
}

// adopt looks for files of others at the paths of new files. Those with the same bytes, as after
// a manifest was lost, are taken for ours; of others none is replaced.
func (t *target) adopt(ctx context.Context, strange map[string]manifest.Entry, equal map[string]bool) error {
	folders := map[string][]string{} // listed ones
	names := func(folder string) ([]string, error) {
		if list, known := folders[folder]; known {
			return list, nil
		}
		list, err := t.host.List(ctx, folder)
		if err != nil {
			return nil, &Fault{"list", folder, err}
		}
		slices.Sort(list)
		folders[folder] = list
		return list, nil
	}
	var there []manifest.Entry
	for name, x := range strange {
		parts := strings.Split(name, "/")
		folder, found := "", true
		for _, part := range parts {
			list, err := names(folder)
			if err != nil {
				return err
			}
			if _, found = slices.BinarySearch(list, part); !found {
				break
			}
			folder = path.Join(folder, part)
		}
		if found {
			there = append(there, x)
		}
	}
	differ := map[string]bool{}
	if err := t.compare(ctx, there, equal, differ); err != nil {
		return err
	}
	if len(differ) == 0 {
		return nil
	}
	taken := &Occupied{}
	for name := range differ {
		taken.Paths = append(taken.Paths, name)
	}
	slices.Sort(taken.Paths)
	return taken
}

// removals tells what goes and when. A page that is gone was withdrawn and goes at once, and with
// it what is gone of data and pictures, which may be what it was withdrawn for; styles and scripts
// may be needed by pages that are open, and wait for the next publication.
func (p *plan) removals(t *target, e *Edition, withdrawn []string) {
	var gone []string
	due := map[string]bool{}
	anyWithdrawn := false
	for name := range t.entries {
		if !e.has(name) {
			gone = append(gone, name)
			anyWithdrawn = anyWithdrawn || isPage(name)
		}
	}
	for _, name := range withdrawn {
		there, was := t.entries[name]
		i, is := slices.BinarySearchFunc(e.Entries, name, func(x manifest.Entry, name string) int { return strings.Compare(x.Path, name) })
		anyWithdrawn = anyWithdrawn || was && is && e.Entries[i].Sum != there.Sum
	}
	for _, f := range t.state.Left {
		if _, named := t.entries[f.Path]; named || e.has(f.Path) {
			continue
		}
		gone = append(gone, f.Path)
		// What a broken-off publication of this very edition left is not yet due.
		due[f.Path] = t.state.clean() || f.Since != p.code
	}
	slices.Sort(gone)
	for _, name := range slices.Compact(gone) {
		if due[name] || isPage(name) || anyWithdrawn && !strings.HasPrefix(name, "assets/") {
			p.now = append(p.now, name)
		} else {
			p.later = append(p.later, leftFile{name, p.code})
		}
	}
}

// verify reads a file and compares it with what it should be. One that differs is *Torn.
func verify(ctx context.Context, h Host, name string, want *manifest.Entry) error {
	r, err := h.Get(ctx, name)
	if err != nil {
		return &Fault{"get", name, err}
	}
	defer r.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(r, want.Bytes+1))
	if err != nil {
		return &Fault{"get", name, err}
	}
	if n != want.Bytes || [32]byte(sum.Sum(nil)) != want.Sum {
		return &Torn{want.Path}
	}
	return nil
}
