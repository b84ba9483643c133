package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"sync/atomic"
	"time"

	"casebook/generator/manifest"
	"casebook/generator/parallel"
)

// Options is how to publish.
type Options struct {
	Withdrawn []string // output paths of pages that say now that they were withdrawn
	DryRun    bool     // tell, and touch nothing
	Verify    bool     // read every file of the target, as is done anyway with what is near
	Who       string   // who publishes, for another who waits
	Machine   string   // on which computer
	Waiting   func(who string)
	Progress  *Progress // may be nil
	// Beat is how often a publisher shows that it is alive where the host has no locks that end
	// with their holder; one that shows nothing for six beats is taken for dead. 0: five seconds.
	Beat time.Duration
}

// Progress is how far a publication has come; it may be read at any time from any goroutine.
type Progress struct {
	Total, Done           atomic.Int64 // files
	TotalBytes, DoneBytes atomic.Int64
}

// Result is what was done, or with DryRun would be.
type Result struct {
	Put     []string // in their order, without manifest.json
	Removed []string
	Later   []string // to be removed by the next publication
	Altered []string // of Put: files that others had changed or removed since they were published
	Same    int      // files that were there already
	Bytes   int64    // of Put
	Resumed bool     // a publication that was broken off is finished
	// Switched is the folder that the web root leads to now where it is a symbolic link; "" where it
	// is none, or leads where it led.
	Switched string
}

// Run publishes an edition.
func Run(ctx context.Context, h Host, e *Edition, o Options) (r Result, err error) {
	if o.DryRun {
		var aside Host
		if v, is := h.(Versioned); is {
			if aside, err = v.Beside(ctx); err != nil {
				return r, &Fault{"link", "", err}
			}
		}
		p, t, err := planWhere(ctx, h, aside, e, &o)
		if err != nil {
			return r, err
		}
		return p.result(t), nil
	}
	held, aside, err := acquireWhere(ctx, h, o)
	if err != nil {
		return r, err
	}
	defer func() {
		if released := held.release(); err == nil {
			err = released
		}
	}()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	held.watch(ctx, stop)
	p, t, err := planWhere(ctx, h, aside, e, &o)
	if err != nil {
		return r, cause(ctx, err)
	}
	r = p.result(t)
	run := publication{host: t.host, seen: h, edition: e, plan: p, target: t, progress: o.Progress, held: held}
	if err := run.do(ctx); err != nil {
		return r, cause(ctx, err)
	}
	if t.aside {
		if r.Switched, err = h.(Versioned).Switch(ctx); err != nil {
			return r, &Fault{"link", "", err}
		}
	}
	return r, nil
}

// planWhere plans an edition in the folder aside, or where that is nil in the web root itself.
func planWhere(ctx context.Context, h, aside Host, e *Edition, o *Options) (*plan, *target, error) {
	if aside != nil {
		return planAside(ctx, h, aside, e, o)
	}
	t, err := readTarget(ctx, h)
	if err != nil {
		return nil, nil, err
	}
	p, err := planFor(ctx, t, e, o)
	return p, t, err
}

// cause is why a context ended where that is why something failed.
func cause(ctx context.Context, err error) error {
	if why := context.Cause(ctx); err != nil && why != nil && !errors.Is(why, context.Canceled) {
		return why
	}
	return err
}

func (p *plan) result(t *target) Result {
	r := Result{Removed: p.now, Altered: p.altered, Same: p.same, Bytes: p.bytes, Resumed: !t.state.clean()}
	for _, list := range p.put {
		for _, x := range list {
			r.Put = append(r.Put, x.Path)
		}
	}
	for _, f := range p.later {
		r.Later = append(r.Later, f.Path)
	}
	return r
}

// publication is a plan that is carried out.
type publication struct {
	host     Host // what is written to
	seen     Host // what readers see: the same, or a folder beside it
	edition  *Edition
	plan     *plan
	target   *target
	progress *Progress
	held     *holder
	staged   atomic.Int64 // counts names of files that are put before they have their own
}

// done tells whether a target holds an edition already, and nothing is to be done.
func (p *plan) done(t *target, e *Edition) bool {
	return p.count() == 0 && len(p.now) == 0 && bytes.Equal(t.text, e.Manifest) && t.state.clean()
}

func (run *publication) do(ctx context.Context) error {
	p, t := run.plan, run.target
	sameManifest := bytes.Equal(t.text, run.edition.Manifest)
	if p.done(t, run.edition) {
		return nil
	}
	if run.progress != nil {
		run.progress.Total.Store(int64(p.count()))
		run.progress.TotalBytes.Store(p.bytes)
	}
	if err := run.begin(ctx); err != nil {
		return err
	}
	for _, list := range p.put {
		err := parallel.Each(ctx, max(1, run.host.Traits().Jobs), len(list), func(i int) error { return run.file(ctx, &list[i]) })
		if err != nil {
			return err
		}
	}
	if err := run.held.check(ctx); err != nil {
		return err
	}
	if !sameManifest {
		whole := manifest.Entry{Path: manifest.Name, Bytes: int64(len(run.edition.Manifest)), Sum: sha256.Sum256(run.edition.Manifest)}
		open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(run.edition.Manifest)), nil }
		if err := run.flush(); err != nil {
			return err
		}
		if err := run.put(ctx, &whole, open); err != nil {
			return err
		}
	}
	return run.end(ctx)
}

// begin notes on the target what is about to be touched, so that whoever comes after a
// publication that was broken off trusts the manifest no further than it is true. It clears away
// what such a one left.
func (run *publication) begin(ctx context.Context) error {
	s, p := run.target.state, run.plan
	for _, list := range p.put {
		for _, x := range list {
			s.Unsure = append(s.Unsure, x.Path)
		}
	}
	s.Unsure = append(s.Unsure, manifest.Name) // so that no state of a publication under way is clean
	slices.Sort(s.Unsure)
	s.Unsure = slices.Compact(s.Unsure)
	known := map[string]bool{}
	var left []leftFile
	take := func(f leftFile) {
		if !known[f.Path] {
			known[f.Path] = true
			left = append(left, f)
		}
	}
	for _, f := range s.Left {
		take(f)
	}
	for _, name := range p.newest {
		take(leftFile{name, p.code})
	}
	for _, f := range p.later {
		take(f)
	}
	for _, name := range p.now { // until it is removed
		take(leftFile{name, ""})
	}
	s.Left = left
	if err := run.clearStage(ctx); err != nil {
		return err
	}
	return run.putState(ctx, s)
}

func (run *publication) clearStage(ctx context.Context) error {
	if run.host.Traits().Atomic {
		return nil
	}
	names, err := run.host.List(ctx, stageFolder)
	if err != nil {
		return &Fault{"list", stageFolder, err}
	}
	for _, name := range names {
		if err := run.host.Remove(ctx, stageFolder+"/"+name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &Fault{"remove", stageFolder + "/" + name, err}
		}
	}
	return nil
}

func (run *publication) putState(ctx context.Context, s state) error {
	text, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	e := manifest.Entry{Path: stateName, Bytes: int64(len(text)), Sum: sha256.Sum256(text)}
	return run.put(ctx, &e, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil })
}

// end removes what is to go, and notes what is left.
func (run *publication) end(ctx context.Context) error {
	if err := run.flush(); err != nil {
		return err
	}
	for _, name := range run.plan.now {
		if err := run.host.Remove(ctx, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &Fault{"remove", name, err}
		}
	}
	if err := run.putState(ctx, state{Unsure: []string{}, Left: append([]leftFile{}, run.plan.later...), Carried: run.plan.carried}); err != nil {
		return err
	}
	return run.flush()
}

func (run *publication) flush() error {
	if f, ok := run.host.(Flusher); ok {
		return f.Flush()
	}
	return nil
}

func (run *publication) file(ctx context.Context, e *manifest.Entry) error {
	err := run.put(ctx, e, func() (io.ReadCloser, error) {
		if run.plan.from[e.Path] {
			return run.seen.Get(ctx, e.Path)
		}
		return run.edition.Open(e.Path)
	})
	if err == nil && run.progress != nil {
		run.progress.Done.Add(1)
		run.progress.DoneBytes.Add(e.Bytes)
	}
	return err
}

// put writes a file, reads it back, and gives it its name when it is whole.
func (run *publication) put(ctx context.Context, e *manifest.Entry, open func() (io.ReadCloser, error)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r, err := open()
	if err != nil {
		return fmt.Errorf("%w: %w", &Changed{e.Path}, err)
	}
	defer r.Close()
	name := e.Path
	atomic := run.host.Traits().Atomic
	if !atomic {
		name = stageFolder + "/" + hex.EncodeToString(e.Sum[:4]) + "-" + strconv.FormatInt(run.staged.Add(1), 10)
	}
	sum := sha256.New()
	counted := &counter{r: io.TeeReader(io.LimitReader(r, e.Bytes+1), sum)}
	if err := run.host.Put(ctx, name, counted, e.Bytes); err != nil {
		return &Fault{"put", e.Path, err}
	}
	if counted.n != e.Bytes || [32]byte(sum.Sum(nil)) != e.Sum {
		return &Changed{e.Path}
	}
	if err := verify(ctx, run.host, name, e); err != nil {
		return err
	}
	if !atomic {
		if err := run.host.Rename(ctx, name, e.Path); err != nil {
			return &Fault{"rename", e.Path, err}
		}
	}
	return nil
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
