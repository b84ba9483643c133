package build

import (
	"context"
	"os"
	"slices"
	"time"

	"casebook/generator/check"
	"casebook/generator/load"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/site"
	"casebook/generator/theme"
)

// Keep is what a server keeps from one Prepare to the next: what was read of the site, what
// was found in its records and counted of them while these are the same, the theme while no
// layout changes. Sites share it; nothing of it changes once it is made.
type Keep struct {
	reader  *load.Reader
	changed load.Changes // since the last Prepare

	records *report.Records // of which what follows is; nil for nothing kept
	today   report.Date
	checked *check.Records
	found   check.Result
	pages   *site.Records

	theme    *theme.Theme
	problems []problem.Problem
	layouts  []inputFile
	frontEnd string
	inSite   *theme.Theme // theme in the language; nil before it was asked for
	language string
	spoken   []problem.Problem // found in its texts
}

// Changed tells what has changed since the last Prepare. Without it the next Prepare looks at
// all files.
func (k *Keep) Changed(c load.Changes) { k.changed = c }

// inLanguage returns the theme in the language of the site, the same one as the last time
// where both are the same.
func (k *Keep) inLanguage(th *theme.Theme, site *report.Site) (*theme.Theme, []problem.Problem) {
	if k.theme != th {
		return th.In(site.Language, site.LanguageAt)
	}
	if k.inSite == nil || k.language != site.Language || len(k.spoken) > 0 {
		k.inSite, k.spoken = th.In(site.Language, site.LanguageAt)
		k.language = site.Language
	}
	return k.inSite, k.spoken
}

func (k *Keep) read(ctx context.Context, o Options) (*report.Report, []problem.Problem, error) {
	if k.reader == nil {
		k.reader = load.NewReader(o.Site, load.Options{Drafts: o.Drafts, Jobs: o.Jobs})
	}
	return k.reader.Read(ctx, k.changed)
}

// check checks the records where they are not those of the last time, and the narratives that
// are not.
func (k *Keep) check(ctx context.Context, rep *report.Report, o Options) (check.Result, error) {
	rec := rep.Records
	if k.records != rec || k.today != o.Today {
		checked, err := check.OfRecords(ctx, rec, check.Options{Today: o.Today, Jobs: o.Jobs}, k.checked)
		if err != nil {
			return check.Result{}, err
		}
		k.records, k.today, k.pages, k.checked = rec, o.Today, nil, checked
	}
	found, err := k.checked.Report(ctx, rep, k.found)
	if err != nil {
		return check.Result{}, err
	}
	k.found = found
	return found, nil
}

// recordPages makes what the pages of the checked records share, once.
func (k *Keep) recordPages(o Options) (g *site.Records, err error) {
	if k.pages == nil {
		k.pages, err = site.NewRecords(k.records, o.Site)
	}
	return k.pages, err
}

func (k *Keep) loadTheme(ctx context.Context, o Options) (*theme.Theme, []problem.Problem, error) {
	if k.theme != nil && k.changed.Known && !k.changed.In("layouts") && theme.FrontEnd(o.Site) == k.frontEnd {
		return k.theme, k.problems, nil
	}
	began := time.Now()
	now, err := listInputs(o.Site, "layouts")
	frontEnd := theme.FrontEnd(o.Site)
	if err == nil && k.theme != nil && frontEnd == k.frontEnd && slices.EqualFunc(k.layouts, now, sameFile) {
		return k.theme, k.problems, nil
	}
	k.theme = nil
	th, problems, loadErr := theme.Load(ctx, o.Site, o.theme())
	fresh := func(f inputFile) bool { return f.info.ModTime().After(began.Add(-lately)) }
	if err == nil && loadErr == nil && !slices.ContainsFunc(now, fresh) {
		k.theme, k.problems, k.layouts, k.frontEnd, k.inSite = th, problems, now, frontEnd, nil
	}
	return th, problems, loadErr
}

// sameFile tells whether the system takes two files for the same and unchanged.
func sameFile(a, b inputFile) bool {
	return a.path == b.path && os.SameFile(a.info, b.info) && a.info.Mode() == b.info.Mode() &&
		a.info.Size() == b.info.Size() && a.info.ModTime().Equal(b.info.ModTime())
}
