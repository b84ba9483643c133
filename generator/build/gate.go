package build

import (
	"slices"

	"casebook/generator/check"
	"casebook/generator/load"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// Check finds all problems of a site without making anything of it.
func Check(o Options) (Draft, error) {
	var d Draft
	rep, problems, err := load.Site(o.Site, load.Options{Drafts: o.Drafts, Jobs: o.Jobs})
	if err != nil {
		return d, err
	}
	checked := check.Report(rep, check.Options{Today: o.Today, Jobs: o.Jobs})
	d.Report, d.Figures = rep, checked.Total
	found, err := o.checkTheme(rep)
	if err != nil {
		return d, err
	}
	d.settle(rep, problems, checked.Problems, found)
	return d, nil
}

// settle gives the problems of all stages their severities and takes out the silenced ones.
func (d *Draft) settle(rep *report.Report, lists ...[]problem.Problem) {
	all := slices.Concat(lists...)
	kept, silenced := problem.Settle(all, rep.Site.Severities, rep.Silences, rep.Site.Internal)
	d.Problems, d.Silenced = kept, silenced
	d.Withheld = check.Withheld(kept)
}

// Stops tells whether the problems leave nothing to be published: an error does, and with
// strict a warning too.
func (r *Result) Stops(strict bool) bool {
	n := problem.CountOf(r.Problems)
	return n.Errors > 0 || strict && n.Warnings > 0
}
