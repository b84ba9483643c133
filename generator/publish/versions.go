package publish

import (
	"context"
	"crypto/sha256"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"casebook/generator/manifest"
	"casebook/generator/parallel"
)

// Versioned is a host whose web root may be a symbolic link. An edition is then made whole in a
// folder beside the one that readers see, and they see it when the link is renamed into its place:
// all of it at one stroke.
type Versioned interface {
	Host
	// Beside looks where the web root leads, and stays there until it is called again. Where it is a
	// link, aside is the folder beside, which need not be there; else nil.
	Beside(ctx context.Context) (aside Host, err error)
	// Leads tells whether the web root still leads where Beside saw it lead.
	Leads(ctx context.Context) (bool, error)
	// Switch lets the web root lead to the folder beside, and returns that folder's name.
	Switch(ctx context.Context) (string, error)
}

// BesideName is the name of the folder beside another: the two names change with each edition.
func BesideName(folder string) string {
	const second = ".2"
	if name, is := strings.CutSuffix(folder, second); is {
		return name
	}
	return folder + second
}

// acquireWhere waits until nobody else publishes to the target, and returns the folder in which an
// edition is to be made. Who was waited for may have switched meanwhile.
func acquireWhere(ctx context.Context, h Host, o Options) (held *holder, aside Host, err error) {
	v, is := h.(Versioned)
	for {
		if is {
			if aside, err = v.Beside(ctx); err != nil {
				return nil, nil, &Fault{"link", "", err}
			}
		}
		if held, err = acquire(ctx, h, o); err != nil || aside == nil {
			return held, nil, err
		}
		leads, err := v.Leads(ctx)
		if err == nil && leads {
			return held, aside, nil
		}
		if released := held.release(); err == nil {
			err = released
		}
		if err != nil {
			return nil, nil, err
		}
	}
}

// planAside plans an edition in the folder beside the one that readers see. What stands in the way
// there refuses as always.
func planAside(ctx context.Context, h Host, aside Host, e *Edition, o *Options) (*plan, *target, error) {
	seen, err := readTarget(ctx, h)
	if err != nil {
		return nil, nil, err
	}
	p, err := planFor(ctx, seen, e, o)
	if err != nil {
		return nil, nil, err
	}
	if p.done(seen, e) {
		return p, seen, nil
	}
	t, err := readTarget(ctx, aside)
	if err != nil {
		return nil, nil, err
	}
	t.aside = true
	// What was copied from here to where readers look is theirs no more once they took that away.
	t.state.Carried = append(t.state.Carried, seen.state.Carried...)
	altered := p.altered // nobody reads what is beside
	if p, err = planFor(ctx, t, e, o); err != nil {
		return nil, nil, err
	}
	p.altered = altered
	return p, t, p.carry(ctx, seen, t, e)
}

// carry adds to a plan what readers must find in the folder beside as well: files of others, and
// styles and scripts that pages which are open may still ask for.
func (p *plan) carry(ctx context.Context, seen, t *target, e *Edition) error {
	others, err := seen.others(ctx)
	if err != nil {
		return err
	}
	list := others
	for name, x := range seen.entries {
		if strings.HasPrefix(name, "assets/") && !e.has(name) {
			list = append(list, x)
		}
	}
	slices.SortFunc(list, func(a, b manifest.Entry) int { return strings.Compare(a.Path, b.Path) })
	equal := map[string]bool{}
	if err := t.compare(ctx, list, equal, map[string]bool{}); err != nil {
		return err
	}
	carried := map[string]bool{}
	p.carried = make([]string, len(others))
	for i, x := range others {
		p.carried[i] = x.Path
		carried[x.Path] = true
	}
	// What was taken over from one folder to the other, or back, and is not seen any more: whose it
	// is took it away.
	for _, name := range t.state.Carried {
		if !carried[name] && !e.has(name) && !slices.Contains(p.now, name) {
			p.now = append(p.now, name)
		}
	}
	p.from = map[string]bool{}
	for _, x := range list {
		p.from[x.Path] = true
		if !equal[x.Path] {
			p.put[0] = append(p.put[0], x)
			p.bytes += x.Bytes
			p.newest = append(p.newest, x.Path)
		}
	}
	p.now = slices.DeleteFunc(p.now, func(name string) bool { return p.from[name] })
	p.later = slices.DeleteFunc(p.later, func(f leftFile) bool { return p.from[f.Path] })
	for _, x := range list {
		if !carried[x.Path] {
			p.later = append(p.later, leftFile{x.Path, p.code})
		}
	}
	return nil
}

// others returns the files of others in the folders of a target, with their sums.
func (t *target) others(ctx context.Context) ([]manifest.Entry, error) {
	known := map[string]bool{ownFolder: true, manifest.Name: true}
	folders := map[string]bool{"": true}
	mine := func(name string) {
		known[name] = true
		for dir := path.Dir(name); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir], known[dir] = true, true
		}
	}
	for name := range t.entries {
		mine(name)
	}
	for _, f := range t.state.Left {
		mine(f.Path)
	}
	for _, name := range t.state.Unsure {
		mine(name)
	}
	list := make([]string, 0, len(folders))
	for dir := range folders {
		list = append(list, dir)
	}
	var mu sync.Mutex
	var found []manifest.Entry
	err := parallel.Each(ctx, max(1, t.host.Traits().Jobs), len(list), func(i int) error {
		names, err := t.host.List(ctx, list[i])
		if err != nil {
			return &Fault{"list", list[i], err}
		}
		for _, name := range names {
			name = path.Join(list[i], name)
			if known[name] {
				continue
			}
			if err := t.walk(ctx, name, func(x manifest.Entry) { mu.Lock(); found = append(found, x); mu.Unlock() }); err != nil {
				return err
			}
		}
		return nil
	})
	slices.SortFunc(found, func(a, b manifest.Entry) int { return strings.Compare(a.Path, b.Path) })
	return found, err
}

// walk calls add for a file, or for each below a folder.
func (t *target) walk(ctx context.Context, name string, add func(manifest.Entry)) error {
	r, err := t.host.Get(ctx, name)
	if err == nil {
		defer r.Close()
		sum := sha256.New()
		n, err := io.Copy(sum, r)
		if err == nil {
			add(manifest.Entry{Path: name, Bytes: n, Sum: [32]byte(sum.Sum(nil))})
			return nil
		}
	}
	names, listed := t.host.List(ctx, name)
	if listed != nil {
		return nil // a device, or a file that readers cannot have either
	}
	for _, inner := range names {
		if err := t.walk(ctx, path.Join(name, inner), add); err != nil {
			return err
		}
	}
	return nil
}
