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
	"maps"
	"slices"

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
	records  records
	found    check.Result // of the last reading that was checked
	themes   themes
	pictures *picture.Maker
}

// New returns a session that has read nothing yet.
func New(opt Options) *Session {
	pictures := picture.NewMaker(opt.CacheDir, opt.Jobs)
	if opt.Publish {
		pictures.MakeAhead()
	}
	return &Session{opt: opt, pictures: pictures, reader: load.NewReader(opt.Site, load.Options{Drafts: opt.Drafts, Edition: opt.Edition, Once: opt.Once, Lean: opt.Once, Jobs: opt.Jobs,
		Contents: opt.Contents, Cache: opt.TextCache, Pictures: pictures, Folders: page.Folders(), ChartKinds: chart.Kinds()})}
}

// records is what is worked out of a site's records once, while they stay the same.
type records struct {
	of      *report.Records
	pages   *site.Records   // made with the first site of them
	checks  *check.Records  // of checked
	checked *report.Records // these, or former ones where they were not checked yet
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
	if err := s.load(ctx, r, func(ctx context.Context) error { return s.checkAndWorkOut(ctx, r) }); err != nil {
		return nil, err
	}
	r.applySeverities()
	return r, nil
}

// checkAndWorkOut checks a reading while what its pages need of the records is worked out.
func (s *Session) checkAndWorkOut(ctx context.Context, r *Reading) error {
	g, together := parallel.NewGroup(ctx)
	g.Go(func() error { return s.check(together, r) })
	g.Go(func() error { return s.workOut(together) })
	return g.Wait()
}

// workOut works out what pages need of the records that were read.
func (s *Session) workOut(ctx context.Context) (err error) {
	if s.records.pages == nil {
		if s.records.pages, err = site.NewRecords(ctx, s.records.of); err != nil {
			return fmt.Errorf("make the site: %w", err)
		}
	}
	return nil
}

// Load is Read without the checks: a site can be made of what it returns, with the counts of figures
// that the last checks came to, and Check is to be called before the session reads again.
func (s *Session) Load(ctx context.Context) (*Reading, error) {
	r := &Reading{session: s}
	if err := s.load(ctx, r, func(context.Context) error { return nil }); err != nil {
		return nil, err
	}
	r.counts = s.found.CountsOf(r.report)
	return r, nil
}

// Check checks a reading that was loaded only, and tells whether a site that was made of it counts
// its figures as the checks did. Where ctx ends it, the session may go on to read.
func (r *Reading) Check(ctx context.Context) (sameCounts bool, err error) {
	former := r.counts
	if err := r.session.check(ctx, r); err != nil {
		return false, err
	}
	r.applySeverities()
	return maps.Equal(former, r.counts), nil
}

// IsLong tells whether to check the reading takes as long as to read it, so that who looks at its pages would
// see them later for it: where there are many narratives. Of the first reading nobody sees pages yet.
func (r *Reading) IsLong() bool {
	return r.session.records.checked != nil && len(r.report.Narratives) >= manyNarratives
}

// manyNarratives are compared with their former selves for some milliseconds where one changed, and checked for
// some tenths of a second where records did.
const manyNarratives = 100

// load reads records, narratives and the theme, and calls then as soon as all but the theme is read:
// to bundle it takes as long as the rest.
func (s *Session) load(ctx context.Context, r *Reading, then func(context.Context) error) error {
	var ofTheme []problem.Problem
	g, together := parallel.NewGroup(ctx)
	g.Go(func() (err error) {
		ofTheme, err = s.themes.load(together, s.opt, s.tree, s.changed)
		return err
	})
	if s.opt.TextCache != nil {
		g.Go(func() error {
			s.opt.TextCache.Read()
			if s.opt.CheckCache != nil {
				s.opt.CheckCache.Notes.Read()
			}
			return nil
		})
	}
	g.Go(func() error {
		if err := s.read(together, r); err != nil {
			return err
		}
		if s.opt.TextCache != nil && s.opt.Once {
			g.Go(func() error { s.opt.TextCache.Save(); return nil }) // beside the checks, which take the memory that it takes
		}
		return then(together)
	})
	if err := g.Wait(); err != nil {
		return err
	}
	var ofChoice []problem.Problem
	r.theme, ofChoice = s.themes.in(&r.report.Site)
	r.ofInput = slices.Concat(r.ofInput, ofTheme, ofChoice, unusedLayouts(s.themes.inSite, s.tree))
	return nil
}

// Check finds the problems that Read finds, and makes no theme.
func (s *Session) Check(ctx context.Context) (*Reading, error) {
	r := &Reading{session: s}
	th, ofTheme, err := theme.Check(ctx, s.opt.Site, s.opt.theme())
	if err != nil {
		return nil, err
	}
	if err := s.read(ctx, r); err != nil {
		return nil, err
	}
	if err := s.check(ctx, r); err != nil {
		return nil, err
	}
	th, ofChoice := th.In(choiceOf(&r.report.Site))
	r.ofInput = slices.Concat(r.ofInput, ofTheme, ofChoice, unusedLayouts(th, s.tree))
	r.applySeverities()
	return r, nil
}

// read reads the records and narratives that changed.
func (s *Session) read(ctx context.Context, r *Reading) (err error) {
	if r.report, r.ofInput, err = s.reader.Read(ctx, s.tree, s.changed); err != nil {
		return err
	}
	r.unseen = unseenIn(s.tree)
	if s.records.of != r.report.Records {
		s.records.of, s.records.pages = r.report.Records, nil
	}
	return nil
}

// check checks the records and narratives that a reading holds. Where it fails, the session is as before.
func (s *Session) check(ctx context.Context, r *Reading) error {
	if s.records.checked != r.report.Records {
		options := check.Options{Today: s.opt.Today, Jobs: s.opt.Jobs, Cache: s.opt.CheckCache}
		checks, err := check.OfRecords(ctx, r.report, options, s.records.checks)
		if err != nil {
			return err
		}
		s.records.checks = checks
	}
	found, err := s.records.checks.Report(ctx, r.report, s.found)
	if err != nil {
		return err
	}
	s.found, s.records.checked = found, r.report.Records
	r.counts, r.Figures, r.ofChecks = found.Counts, found.Total, found.Problems
	return nil
}

func (o Options) theme() theme.Options {
	return theme.Options{Views: page.Views(), CacheDir: o.CacheDir, Notify: o.Notify}
}

// Findings is what loading and checking a site found.
type Findings struct {
	Problems   []problem.Problem // with their severities, sorted
	Suppressed int               // problems that a comment suppresses
	Figures    check.Count
	Withheld   []check.Withheld // files that may not leave the office
	Unread     []string         // files whose words no rule has seen
}

// Reading is what a site's files say at one moment.
type Reading struct {
	Findings

	session  *Session
	report   *report.Report
	theme    *theme.Theme // nil where it has mistakes and none was read before that had none
	counts   map[*report.Narrative]check.Count
	ofInput  []problem.Problem // what reading the files and the theme found
	ofChecks []problem.Problem
	unseen   check.Unseen
}

// Report is what the site's records and narratives say.
func (r *Reading) Report() *report.Report { return r.report }

// applySeverities gives all problems their severities and takes out the suppressed ones.
func (r *Reading) applySeverities() {
	all := slices.DeleteFunc(slices.Concat(r.ofInput, r.ofChecks), r.unseen.Explains)
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
	if err := s.workOut(ctx); err != nil {
		return nil, err
	}
	made, err := site.New(ctx, r.report, r.theme, s.records.pages,
		page.Options{Site: s.opt.Site, Counts: counts, Version: s.opt.Version, Base: s.opt.Base, Pictures: s.pictures})
	if err != nil {
		return nil, fmt.Errorf("make the site: %w", err)
	}
	return made, nil
}

// Damaged names the files and folders of which something could not be read, as soon as the reading is loaded.
// A file that names what there is not was read all the same.
func (r *Reading) Damaged() []string {
	var list []string
	rules := check.Catalog()
	for i := range r.ofInput {
		p := &r.ofInput[i]
		if info, _ := rules.Find(p.Rule); info.Contract && p.Rule != problem.DanglingReference && p.Span.File != nil {
			list = append(list, p.Span.File.Path)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Stops tells whether the problems leave nothing to be published: an error does, and with
// strict a warning too.
func (r *Findings) Stops(strict bool) bool {
	n := problem.CountOf(r.Problems)
	return n.Errors > 0 || strict && n.Warnings > 0
}
