package session

import (
	"context"
	"slices"
	"strings"
	"time"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/samefile"
	"casebook/generator/theme"
)

// themes keeps the theme of a site while no layout changes, and the last one that had no
// mistakes: pages go on being made with it while one is mended.
type themes struct {
	last         *theme.Theme
	problems     []problem.Problem
	layouts      []input.File // that it was read from
	showsChanges bool         // a later change of these would show in their times
	frontEnd     string

	inSite   *theme.Theme // last as the site chooses it
	choice   theme.Choice
	ofChoice []problem.Problem
	good     *theme.Theme
}

// load reads the theme where it may have changed since the last call.
func (t *themes) load(ctx context.Context, o Options, tree *input.Tree, changed input.Changes) ([]problem.Problem, error) {
	began := time.Now()
	frontEnd := theme.FrontEnd(o.Site)
	var layouts []input.File
	for _, f := range tree.Files {
		if f.Role == input.Layout {
			layouts = append(layouts, f)
		}
	}
	same := t.last != nil && frontEnd == t.frontEnd
	if changed.Known {
		same = same && !changed.In("layouts")
	} else {
		same = same && t.showsChanges && slices.EqualFunc(t.layouts, layouts, input.SameFile)
	}
	if same {
		return t.problems, nil
	}
	th, problems, err := theme.Load(ctx, o.Site, o.theme())
	if err != nil {
		return nil, err
	}
	recent := func(f input.File) bool { return !samefile.ShowsChanges(f.Info, began) }
	t.last, t.problems, t.layouts, t.frontEnd, t.inSite = th, problems, layouts, frontEnd, nil
	t.showsChanges = !slices.ContainsFunc(layouts, recent)
	return problems, nil
}

// in returns the theme as the site chooses it, or the last one that had no mistakes; nil
// where there was none.
func (t *themes) in(site *report.Site) (*theme.Theme, []problem.Problem) {
	choice := choiceOf(site)
	same := choice.Language == t.choice.Language && choice.Accent == t.choice.Accent
	if t.inSite == nil || !same || len(t.ofChoice) > 0 { // whose place may have moved
		t.inSite, t.ofChoice = t.last.In(choice)
		t.choice = choice
	}
	if len(t.problems) == 0 && len(t.ofChoice) == 0 {
		t.good = t.inSite
	}
	return t.good, t.ofChoice
}

// unusedLayouts reports the files of layouts/ that a theme has no use for.
func unusedLayouts(th *theme.Theme, tree *input.Tree) []problem.Problem {
	var paths []string
	for _, f := range tree.Files {
		if p, ok := strings.CutPrefix(f.Path, "layouts/"); ok {
			paths = append(paths, p)
		}
	}
	return th.Unused(paths)
}

// choiceOf is what site.toml says of the theme.
func choiceOf(site *report.Site) theme.Choice {
	return theme.Choice{Language: site.Language, LanguageAt: site.LanguageAt, Accent: site.Accent}
}
