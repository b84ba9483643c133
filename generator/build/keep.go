package build

import (
	"context"
	"os"
	"slices"
	"time"

	"casebook/generator/load"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/theme"
)

// Keep is what a server keeps from one Prepare to the next: the theme while no layout
// changes, the records of data/ while no file of theirs does. Drafts share the records: see
// load.Reader and Draft.Leave.
type Keep struct {
	reader *load.Reader

	theme    *theme.Theme
	problems []problem.Problem
	layouts  []inputFile
	frontEnd string
	language string // that the theme speaks; "" before it was told
	spoken   []problem.Problem
}

// speak tells the theme the language of the site, once: pages are being made with it.
func (k *Keep) speak(ctx context.Context, d *Draft, o Options) error {
	language := d.report.Site.Language
	if k.theme == nil || k.theme != d.theme || k.language == language {
		return nil
	}
	if k.language != "" { // texts cannot be untold
		k.theme = nil
		return d.loadTheme(ctx, o)
	}
	k.language, k.spoken = language, k.theme.Speak(language)
	return nil
}

// Shares tells whether the next draft may share records with the last. Where it may not, it
// will not.
func (k *Keep) Shares() bool {
	if k.reader == nil || !k.reader.Keeps() {
		k.reader = nil
		return false
	}
	return true
}

func (k *Keep) read(o Options) (*report.Report, []problem.Problem, error) {
	if k.reader == nil {
		k.reader = load.NewReader(o.Site, load.Options{Drafts: o.Drafts, Jobs: o.Jobs})
	}
	return k.reader.Read()
}

func (k *Keep) loadTheme(ctx context.Context, o Options) (*theme.Theme, []problem.Problem, error) {
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
		k.theme, k.problems, k.layouts, k.frontEnd, k.language = th, problems, now, frontEnd, ""
	}
	return th, problems, loadErr
}

// sameFile tells whether the system takes two files for the same and unchanged.
func sameFile(a, b inputFile) bool {
	return a.path == b.path && os.SameFile(a.info, b.info) && a.info.Mode() == b.info.Mode() &&
		a.info.Size() == b.info.Size() && a.info.ModTime().Equal(b.info.ModTime())
}

// Leave takes the draft's narratives from the records that the next draft will share with
// it; Join gives them back.
func (d *Draft) Leave() {
	if d.report != nil {
		d.report.Leave()
	}
}

// Join undoes Leave.
func (d *Draft) Join() {
	if d.report != nil {
		d.report.Join()
	}
}
