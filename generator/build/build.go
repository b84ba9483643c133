// Package build is the corridor from files to a published site:
//
//	load → check → theme → gate → compose → write
//
// Mistakes of all stages are collected before the gate, so that an editor sees all of them
// in one run; behind it nothing is made from a guess and nothing is written.
package build

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"casebook/generator/check"
	"casebook/generator/compose"
	"casebook/generator/load"
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
}

// Progress is how far a build has come; it may be read at any time from any goroutine.
type Progress struct {
	Total, Done atomic.Int64
}

// Result is what a build came to. Published is false where problems stopped it.
type Result struct {
	Problems  []problem.Problem // settled and sorted
	Silenced  int               // problems that a comment silences
	Figures   check.Count
	Withheld  []string // files that may not leave the house, of an internal edition
	Pages     int
	Output    write.Result
	Published bool
	Took      time.Duration
}

// Draft is a site ready to be rendered, with the problems found on the way.
type Draft struct {
	Result
	Report *report.Report
	Site   *compose.Site // nil where there are errors
}

// Run builds a site.
func Run(ctx context.Context, o Options) (Result, error) {
	if err := write.Allow(o.Out, o.Site, "content", "data", "layouts"); err != nil {
		return Result{}, err
	}
	d, err := Prepare(ctx, o)
	if err != nil || d.Stops(o.Strict) {
		return d.Result, err
	}
	if d.Problems = append(d.Problems, collisions(d.Site)...); d.Stops(o.Strict) {
		return d.Result, nil
	}
	d.Output, err = write.Run(ctx, o.files(&d), write.Options{Out: o.Out, Jobs: o.Jobs, Done: o.done(), Waiting: o.waiting})
	if err != nil {
		return d.Result, fmt.Errorf("build: %w", err)
	}
	d.Published = true
	return d.Result, nil
}

// Prepare does all that comes before rendering. The site is there unless an error-severity
// problem was found.
func Prepare(ctx context.Context, o Options) (Draft, error) {
	var d Draft
	rep, problems, err := load.Site(o.Site, load.Options{Drafts: o.Drafts, Jobs: o.Jobs})
	if err != nil {
		return d, fmt.Errorf("build: %w", err)
	}
	d.Report = rep
	checked := check.Report(rep, check.Options{Today: o.Today, Jobs: o.Jobs})
	d.Figures = checked.Total
	th, found, err := theme.Load(ctx, o.Site, o.theme(rep))
	if err != nil {
		return d, fmt.Errorf("build: %w", err)
	}
	d.settle(rep, problems, checked.Problems, found)
	if d.Stops(false) {
		return d, nil
	}
	counts := make(map[*report.Narrative]compose.Count, len(checked.Counts))
	for n, c := range checked.Counts {
		counts[n] = compose.Count(c)
	}
	d.Site, err = compose.New(rep, th, compose.Options{
		Site: o.Site, Today: o.Today, Counts: counts, Version: o.Version, Base: o.Base,
	})
	if err != nil {
		return d, fmt.Errorf("build: %w", err)
	}
	return d, nil
}
