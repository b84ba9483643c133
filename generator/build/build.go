// Package build is the corridor from files to a published site:
//
//	session (load → check → site) → gate → write
//
// A build from the same input as the last one, whose output nobody has touched, is over
// before the corridor begins.
//
// Mistakes of all stages are collected before the gate, so that an editor sees all of them
// in one run; behind it nothing is made from a guess and nothing is written.
package build

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"casebook/generator/cache"
	"casebook/generator/input"
	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/session"
	"casebook/generator/site"
	"casebook/generator/write"
)

// Options is everything a build depends on besides the files of its site.
type Options struct {
	session.Options
	Out      string    // the output folder
	Strict   bool      // warnings stop the build too
	Verify   bool      // look at the bytes of every file, of the input and the output
	Progress *Progress // may be nil
}

// Remembered is how many bytes are remembered of a former build of the same output, 0 for nothing.
func (o Options) Remembered() int64 {
	info, err := os.Stat(write.MemoryFile(o.CacheDir, o.Out))
	if err != nil || o.Verify {
		return 0
	}
	return info.Size()
}

// Progress is how far a build has come; it may be read at any time from any goroutine.
type Progress struct {
	Total, Done atomic.Int64
}

// Result is what a build came to. Published is false where problems stopped it.
type Result struct {
	session.Findings
	Pages     int
	Output    write.Result
	Published bool
	Drafts    int // that were checked beside the site
	Took      time.Duration
}

// Run builds a site.
func Run(ctx context.Context, o Options) (Result, error) {
	if err := write.Allow(o.Out, o.Site, "content", "data", "layouts"); err != nil {
		return Result{}, err
	}
	w := write.Options{Out: o.Out, Jobs: o.Jobs, Waiting: o.waiting, MemoryFile: write.MemoryFile(o.CacheDir, o.Out), Spare: write.SpareFolder(o.CacheDir, o.Out)}
	in := &inputs{site: o.Site, cacheDir: o.CacheDir, contents: input.NewContents(), program: o.identity(), today: o.Today, began: time.Now()}
	o.Contents, o.Publish, o.Once = in.contents, true, true
	saveNotes := func() {}
	var notes *cache.Notes
	if !o.Verify {
		o.CheckCache, o.TextCache = in.checkCache(), in.texts()
		notes = o.CheckCache.Notes
		saveNotes = sync.OnceFunc(func() { o.CheckCache.Notes.Save(); o.TextCache.Save() })
		defer saveNotes()
	}
	s := session.New(o.Options)
	if err := o.look(ctx, s, in, &w); err != nil {
		return Result{}, fmt.Errorf("build: %w", err)
	}
	if r, ok, err := o.recall(ctx, in, w); err != nil || ok {
		return r, err
	}
	var r Result
	reading, err := s.Read(ctx)
	if err != nil {
		return r, fmt.Errorf("build: %w", err)
	}
	if r.Findings = reading.Findings; r.Stops(o.Strict) {
		return r, nil
	}
	made, err := reading.Make(ctx)
	if err != nil {
		return r, fmt.Errorf("build: %w", err)
	}
	if in.cacheDir != "" && in.vouches() && !o.Verify {
		made.ReuseIndex(in.formerIndex)
	}
	s, reading = nil, nil // what another reading would spare is not needed while pages are made
	progress := cmp.Or(o.Progress, &Progress{})
	if r.survey(made, progress); r.Stops(o.Strict) {
		return r, nil
	}
	var keys *site.Keys
	if in.hash(ctx, o.Jobs) {
		keys = in.keys(made, notes)
		w.Sources = in.sources()
	}
	w.Done, w.Closing = &progress.Done, editionScript(made)
	sameInput := false
	w.Published = func() { sameInput = in.keep(ctx, made, keys) }
	if r.Output, err = writeBeside(ctx, saveNotes, files(made, keys), w); err != nil {
		return r, fmt.Errorf("build: %w", err)
	}
	r.Published = true
	if sameInput {
		r.remember(w.MemoryFile, in.key())
	}
	return r, nil
}

// look lists the files of the site while it reads what is remembered of the output.
func (o *Options) look(ctx context.Context, s *session.Session, in *inputs, w *write.Options) error {
	both, together := parallel.NewGroup(ctx)
	both.Go(func() error { w.Memory = write.Remember(w.MemoryFile); return nil })
	both.Go(func() (err error) { in.tree, err = s.Look(together, input.Changes{}); return err })
	if err := both.Wait(); err != nil {
		return err
	}
	if o.Verify {
		w.Memory.Distrust()
	} else {
		in.recall()
	}
	return nil
}

// writeBeside writes the output while something else is done.
func writeBeside(ctx context.Context, other func(), files iter.Seq[write.File], w write.Options) (r write.Result, err error) {
	both, together := parallel.NewGroup(ctx)
	both.Go(func() error { other(); return nil })
	both.Go(func() (err error) { r, err = write.Run(together, files, w); return err })
	err = both.Wait()
	return r, err
}

// Check finds all problems of a site without making anything of it. Those of drafts are notes: what
// is not published stops nothing.
func Check(ctx context.Context, o Options) (Result, error) {
	o.Once = true
	s := session.New(o.Options)
	if _, err := s.Look(ctx, input.Changes{}); err != nil {
		return Result{}, fmt.Errorf("check: %w", err)
	}
	reading, err := s.Check(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("check: %w", err)
	}
	r := Result{Findings: reading.Findings, Drafts: reading.LeftDrafts()}
	if r.Drafts == 0 {
		return r, nil
	}
	o.Drafts = true
	with := session.New(o.Options)
	if _, err := with.Look(ctx, input.Changes{}); err != nil {
		return Result{}, fmt.Errorf("check: %w", err)
	}
	if reading, err = with.Check(ctx); err != nil {
		return Result{}, fmt.Errorf("check: %w", err)
	}
	r.Problems = append(r.Problems, reading.OfDrafts()...)
	problem.Sort(r.Problems)
	return r, nil
}
