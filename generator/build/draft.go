package build

import (
	"context"
	"errors"
	"fmt"

	"casebook/generator/check"
	"casebook/generator/load"
	"casebook/generator/page"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/site"
	"casebook/generator/theme"
)

// Draft is a site on its way to being rendered, with the problems found so far.
type Draft struct {
	Result
	Site *site.Site // nil where there are errors

	report *report.Report
	theme  *theme.Theme
	counts map[*report.Narrative]check.Count
	found  struct{ site, theme []problem.Problem }
}

func (d *Draft) loadTheme(ctx context.Context, o Options) (err error) {
	if o.Keep != nil {
		d.theme, d.found.theme, err = o.Keep.loadTheme(ctx, o)
		return err
	}
	d.theme, d.found.theme, err = theme.Load(ctx, o.Site, o.theme())
	return err
}

// loadSite reads the site and checks it. What could be read is checked although something
// could not: the author wants to know all of it at once.
func (d *Draft) loadSite(ctx context.Context, o Options) (err error) {
	if o.Keep != nil {
		d.report, d.found.site, err = o.Keep.read(ctx, o)
	} else {
		d.report, d.found.site, err = load.Site(ctx, o.Site, load.Options{Drafts: o.Drafts, Jobs: o.Jobs})
	}
	if err != nil {
		return err
	}
	checked, err := d.check(ctx, o)
	if err != nil {
		return err
	}
	d.found.site = append(d.found.site, checked.Problems...)
	d.Figures, d.counts = checked.Total, checked.Counts
	return nil
}

func (d *Draft) check(ctx context.Context, o Options) (check.Result, error) {
	if o.Keep != nil {
		return o.Keep.check(ctx, d.report, o)
	}
	return check.Report(ctx, d.report, check.Options{Today: o.Today, Jobs: o.Jobs})
}

// applySeverities gives all problems their severities and takes out the suppressed ones.
func (d *Draft) applySeverities(o Options) {
	all := append(d.found.site, d.found.theme...)
	if d.theme != nil {
		var problems []problem.Problem
		d.theme, problems = d.inLanguage(o)
		all = append(all, problems...)
	}
	d.Problems, d.Suppressed = problem.ApplySeverities(all, problem.Policy{Rules: check.Catalog(), Settings: d.report.Site.Settings,
		Suppressions: d.report.Suppressions, Internal: d.report.Site.Internal})
	d.Withheld = check.Withheld(d.Problems)
}

// inLanguage returns the theme in the language of the site.
func (d *Draft) inLanguage(o Options) (*theme.Theme, []problem.Problem) {
	if o.Keep != nil {
		return o.Keep.inLanguage(d.theme, &d.report.Site)
	}
	return d.theme.In(d.report.Site.Language, d.report.Site.LanguageAt)
}

func (d *Draft) makeSite(o Options) (err error) {
	counts := make(map[*report.Narrative]page.Count, len(d.counts))
	for n, c := range d.counts {
		counts[n] = page.Count(c)
	}
	co := page.Options{Site: o.Site, Today: o.Today, Counts: counts, Version: o.Version, Base: o.Base}
	var records *site.Records
	if o.Keep != nil {
		if records, err = o.Keep.recordPages(o); err != nil {
			return err
		}
	}
	d.Site, err = site.New(d.report, d.theme, records, co)
	return err
}

// Salvage makes a site in spite of errors, to be looked at while they are mended and never
// to be published. It fails where the theme has errors, or where a panic shows that too much
// is missing.
func (d *Draft) Salvage(o Options) (err error) {
	if d.theme == nil || len(d.found.theme) > 0 {
		return errors.New("the theme has errors")
	}
	defer func() {
		if r := recover(); r != nil {
			d.Site, err = nil, fmt.Errorf("too much is missing: %v", r)
		}
	}()
	return d.makeSite(o)
}

// Complete tells whether all of the input could be read: the errors are then about what it
// says, not about what it is.
func (r *Result) Complete() bool {
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
func (r *Result) Stops(strict bool) bool {
	n := problem.CountOf(r.Problems)
	return n.Errors > 0 || strict && n.Warnings > 0
}

func (o Options) theme() theme.Options {
	return theme.Options{Views: page.Views(), CacheDir: o.CacheDir, Say: o.Say}
}
