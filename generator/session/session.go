// Package session reads a site and makes its pages ready:
//
//	load → check → site
//
// A session does so again and again, as a server does, or once, as a build does, by the same
// code. It keeps what did not change from one reading to the next: what was read of the files,
// what was found in the records and in each narrative, what is counted of places, the theme.
package session

import (
	"context"
	"fmt"

	"casebook/generator/chart"
	"casebook/generator/check"
	"casebook/generator/input"
	"casebook/generator/load"
	"casebook/generator/page"
	"casebook/generator/parallel"
	"casebook/generator/picture"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/site"
	"casebook/generator/theme"
)

// Options is all that a site is read and made with besides its files.
type Options struct {
	Site       string // its folder
	Base       string // overrides base_url of the site
	Drafts     bool
	Edition    string // "public" or "internal", instead of what site.toml says
	Jobs       int    // 0: one a processor
	Today      report.Date
	Version    string             // of the program
	CacheDir   string             // "" for none
	Notify     func(problem.Text) // tells of a long step; may be nil
	Contents   *input.Contents    // notes the hashes of what is read; may be nil
	Publish    bool               // all that the site is made of will be asked for
	Once       bool               // the site is read once: nothing is held for another Read
	CheckCache *check.Cache       // what former runs found; may be nil
	TextCache  *load.TextCache    // what they read; may be nil
}

// Session is one site that is read again and again. It is not safe for concurrent use; what it
// returns is.
type Session struct {
	opt      Options
	tree     *input.Tree
	changed  input.Changes // since the last reading
	reader   *load.Reader
	records  checkedRecords
	found    check.Result // of the last reading
	themes   themes
	pictures *picture.Maker
}

// New returns a session that has read nothing yet.
func New(opt Options) *Session {
	pictures := picture.NewMaker(opt.CacheDir, opt.Jobs)
	if opt.Publish {
		pictures.MakeAhead()
	}
	return &Session{opt: opt, pictures: pictures, reader: load.NewReader(opt.Site, load.Options{Drafts: opt.Drafts, Edition: opt.Edition, Once: opt.Once, Jobs: opt.Jobs,
		Contents: opt.Contents, Cache: opt.TextCache, Pictures: pictures, Folders: page.Folders(), ChartKinds: chart.Kinds()})}
}

// checkedRecords is what is worked out of a site's records once, while they stay the same.
type checkedRecords struct {
	of     *report.Records
	checks *check.Records
	pages  *site.Records // made with the first site of them
}

// Look lists the site's files, before the first Read and where something has changed since the
// last one.
func (s *Session) Look(ctx context.Context, changed input.Changes) (*input.Tree, error) {
	var err error
	s.tree, s.changed, err = input.Look(ctx, s.opt.Site, s.tree, changed)
	return s.tree, err
}

// Read reads those of the files that Look found which have changed since the last call, and checks
// all of them. What could be read is checked although something could not: the author wants to
// know all of it at once. The error is the machine's or that ctx is done; the session is then of
// no further use.
func (s *Session) Read(ctx context.Context) (*Reading, error) {
	r := &Reading{session: s}
	var found, ofTheme []problem.Problem
	g, together := parallel.NewGroup(ctx)
	g.Go(func() (err error) { // bundling takes as long as reading
		ofTheme, err = s.themes.load(together, s.opt, s.tree, s.changed)
		return err
	})
	if s.opt.TextCache != nil {
		g.Go(func() error { s.opt.TextCache.Read(); return nil })
	}
	g.Go(func() (err error) {
		found, err = s.read(together, r)
		return err
	})
	if err := g.Wait(); err != nil {
		return nil, err
	}
	var ofChoice []problem.Problem
	r.theme, ofChoice = s.themes.in(&r.report.Site)
	r.applySeverities(append(append(found, ofTheme...), ofChoice...))
	return r, nil
}

// Check finds the problems that Read finds, and makes no theme.
func (s *Session) Check(ctx context.Context) (*Reading, error) {
	r := &Reading{session: s}
	th, ofTheme, err := theme.Check(ctx, s.opt.Site, s.opt.theme())
	if err != nil {
		return nil, err
	}
	found, err := s.read(ctx, r)
	if err != nil {
		return nil, err
	}
	_, ofChoice := th.In(choiceOf(&r.report.Site))
	r.applySeverities(append(append(found, ofTheme...), ofChoice...))
	return r, nil
}

// read reads the records and narratives that changed and checks them.
func (s *Session) read(ctx context.Context, r *Reading) ([]problem.Problem, error) {
	rep, problems, err := s.reader.Read(ctx, s.tree, s.changed)
	if err != nil {
		return nil, err
	}
	if s.records.of != rep.Records {
		checks, err := check.OfRecords(ctx, rep, check.Options{Today: s.opt.Today, Jobs: s.opt.Jobs, Cache: s.opt.CheckCache}, s.records.checks)
		if err != nil {
			return nil, err
		}
		s.records = checkedRecords{of: rep.Records, checks: checks}
	}
	if s.found, err = s.records.checks.Report(ctx, rep, s.found); err != nil {
		return nil, err
	}
	r.report, r.counts, r.Figures = rep, s.found.Counts, s.found.Total
	return append(problems, s.found.Problems...), nil
}

func (o Options) theme() theme.Options {
	return theme.Options{Views: page.Views(), CacheDir: o.CacheDir, Notify: o.Notify}
}

// Findings is what loading and checking a site found.
type Findings struct {
	Problems   []problem.Problem // with their severities, sorted
	Suppressed int               // problems that a comment suppresses
	Figures    check.Count
	Withheld   []check.Withheld // files that may not leave the house
	Unread     []string         // files whose words no rule has seen
}

// Reading is what a site's files say at one moment.
type Reading struct {
	Findings

	session *Session
	report  *report.Report
	theme   *theme.Theme // nil where it has mistakes and none was read before that had none
	counts  map[*report.Narrative]check.Count
}

// Report is what the site's records and narratives say.
func (r *Reading) Report() *report.Report { return r.report }

// applySeverities gives all problems their severities and takes out the suppressed ones.
func (r *Reading) applySeverities(all []problem.Problem) {
	all = append(all, check.UnusedSuppressions(all, r.report)...)
	r.Problems, r.Suppressed = problem.ApplySeverities(all, problem.Policy{Rules: check.Catalog(), Settings: r.report.Site.Settings,
		Suppressions: r.report.Suppressions, Internal: r.report.Site.Internal})
	r.Withheld, r.Unread = check.WithheldFiles(r.Problems, r.report), check.UnreadPapers(r.report)
}

// LeftDrafts is how many drafts the reading is without.
func (r *Reading) LeftDrafts() int { return r.report.LeftDrafts }

// OfDrafts returns the problems of drafts and of their facts, as notes.
func (r *Reading) OfDrafts() []problem.Problem {
	files := map[string]bool{}
	for _, n := range r.report.Narratives {
		if n.Draft {
			files[n.At.File.Path], files["data/facts/"+n.Slug+".toml"] = true, true
		}
	}
	var list []problem.Problem
	for _, p := range r.Problems {
		if p.Span.File != nil && files[p.Span.File.Path] {
			p.Severity = problem.Note
			list = append(list, p)
		}
	}
	return list
}

// Make makes a site of the reading, of what could be read where something could not: such a
// site is to be looked at while mistakes are mended, and never to be published. It is nil where
// the theme has mistakes and has had no version without. A reading is made a site of before the
// session reads again. The error is the machine's or that ctx is done.
func (r *Reading) Make(ctx context.Context) (*site.Site, error) {
	if r.theme == nil {
		return nil, nil
	}
	s := r.session
	counts := make(map[*report.Narrative]page.Count, len(r.counts))
	for n, c := range r.counts {
		counts[n] = page.Count(c)
	}
	if s.records.pages == nil {
		var err error
		if s.records.pages, err = site.NewRecords(ctx, s.records.of); err != nil {
			return nil, fmt.Errorf("make the site: %w", err)
		}
	}
	made, err := site.New(ctx, r.report, r.theme, s.records.pages,
		page.Options{Site: s.opt.Site, Counts: counts, Version: s.opt.Version, Base: s.opt.Base, Pictures: s.pictures})
	if err != nil {
		return nil, fmt.Errorf("make the site: %w", err)
	}
	return made, nil
}

// Complete tells whether all of the input could be read: the errors are then about what it
// says, not about what it is.
func (r *Findings) Complete() bool {
	rules := check.Catalog()
	for i := range r.Problems {
		if info, _ := rules.Find(r.Problems[i].Rule); info.Contract {
			return false
		}
	}
	return true
}

// Stops tells whether the problems leave nothing to be published: an error does, and with
// strict a warning too.
func (r *Findings) Stops(strict bool) bool {
	n := problem.CountOf(r.Problems)
	return n.Errors > 0 || strict && n.Warnings > 0
}
