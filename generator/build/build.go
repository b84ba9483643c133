// Package build is the corridor from files to a published site:
//
//	load → check → theme → gate → site → write
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
	"sync/atomic"
	"time"

	"casebook/generator/check"
	"casebook/generator/load"
	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/theme"
	"casebook/generator/write"
)

// Options is everything a build depends on besides the files of its site.
type Options struct {
	Site     string // its folder
	Out      string // the output folder
	Base     string // overrides base_url of the site
	Drafts   bool
	Strict   bool // warnings stop the build too
	Jobs     int  // 0: one a processor
	Today    report.Date
	Version  string             // of the program
	CacheDir string             // "" for none
	Say      func(problem.Text) // tells of a long step; may be nil
	Progress *Progress          // may be nil
	Keep     *Keep              // what a server keeps from one Prepare to the next; may be nil
}

// Progress is how far a build has come; it may be read at any time from any goroutine.
type Progress struct {
	Total, Done atomic.Int64
}

// Result is what a build came to. Published is false where problems stopped it.
type Result struct {
	Problems   []problem.Problem // with their severities, sorted
	Suppressed int               // problems that a comment suppresses
	Figures    check.Count
	Withheld   []string // files that may not leave the house, of an internal edition
	Pages      int
	Output     write.Result
	Published  bool
	Took       time.Duration
}

// Run builds a site.
func Run(ctx context.Context, o Options) (Result, error) {
	if err := write.Allow(o.Out, o.Site, "content", "data", "layouts"); err != nil {
		return Result{}, err
	}
	w := write.Options{Out: o.Out, Jobs: o.Jobs, Waiting: o.waiting, MemoryFile: write.MemoryFile(o.CacheDir, o.Out)}
	var in *inputs
	both, together := parallel.NewGroup(ctx)
	both.Go(func() error { w.Memory = write.Remember(w.MemoryFile); return nil })
	both.Go(func() error { in = o.readInputs(together); return nil })
	if err := both.Wait(); err != nil {
		return Result{}, err
	}
	if r, ok, err := o.recall(ctx, in, w); err != nil || ok {
		return r, err
	}
	d, err := Prepare(ctx, o)
	if err != nil || d.Stops(o.Strict) {
		return d.Result, err
	}
	progress := cmp.Or(o.Progress, &Progress{})
	if d.survey(progress); d.Stops(o.Strict) {
		return d.Result, nil
	}
	w.Done = &progress.Done
	if d.Output, err = write.Run(ctx, files(d.Site, in.keys(d.Site)), w); err != nil {
		return d.Result, fmt.Errorf("build: %w", err)
	}
	d.Published = true
	d.remember(w.MemoryFile, in)
	return d.Result, nil
}

// Prepare does all that comes before rendering. The draft has a site unless an
// error-severity problem was found.
func Prepare(ctx context.Context, o Options) (Draft, error) {
	var d Draft
	g, together := parallel.NewGroup(ctx)
	g.Go(func() error { return d.loadTheme(together, o) }) // bundling takes as long as reading
	g.Go(func() error { return d.loadSite(together, o) })
	if err := g.Wait(); err != nil {
		return d, fmt.Errorf("build: %w", err)
	}
	if o.Keep != nil {
		o.Keep.changed = load.Changes{} // they are in the draft
	}
	if d.applySeverities(o); d.Stops(false) {
		return d, nil
	}
	if err := d.makeSite(o); err != nil {
		return d, fmt.Errorf("build: %w", err)
	}
	return d, nil
}

// Check finds all problems of a site without making anything of it.
func Check(ctx context.Context, o Options) (Result, error) {
	var d Draft
	var err error
	if d.theme, d.found.theme, err = theme.Check(o.Site, o.theme()); err != nil {
		return d.Result, fmt.Errorf("check: %w", err)
	}
	if err := d.loadSite(ctx, o); err != nil {
		return d.Result, fmt.Errorf("check: %w", err)
	}
	d.applySeverities(o)
	return d.Result, nil
}
