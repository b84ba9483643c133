// Package check holds what the author said against itself: the prose against the data, the
// names of working methods against their parts, the numbering, the punctuation, and the
// rules by which public bodies keep private persons out of what they publish.
//
// Report is a pure function. One rule is one file, which also holds the rule's reason and
// its examples right and wrong; Rules hands them to the handbook. Suppressions and severities
// are applied by problem.ApplySeverities.
package check

import (
	"context"
	"slices"

	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// Options says what Report cannot know from the report.
type Options struct {
	Today report.Date // from main; the zero Date switches the rules about the future off
	Jobs  int         // how many narratives are read at once; 0 for one a processor
	Cache *Cache      // what former runs found; may be nil
}

// Count says how many figures a narrative has, how many of them are bound to data, and how
// many of these were found to agree with it, those printed from it among them. A bound text
// without a figure of its own, such as [全部](fact:x), counts as a figure and as bound, but
// not as checked.
type Count struct{ Figures, Bound, Checked int }

// Result is what Report found.
type Result struct {
	Problems []problem.Problem // without severities, which are problem.ApplySeverities's
	Counts   map[*report.Narrative]Count
	Total    Count

	readings map[string]*reading // by slugs, for the next Report
	around   around              // by which they were found
}

// Records is what was found in a site's records, which stays the same while only narratives
// change. It is safe for concurrent use.
type Records struct {
	site     site                // without narratives
	villages [][]problem.Problem // found in villageBatch villages each; nil where a former run has found all
	places   []problem.Problem   // found in villages and regions together
	found    []problem.Problem   // in all records
}

// OfRecords checks a report's records: all but the narratives and their facts. Villages that are
// former's are not checked again: such records differ in nothing that a village refers to.
// former may be nil.
func OfRecords(ctx context.Context, rep *report.Report, opt Options, former *Records) (*Records, error) {
	r := &Records{site: newSite(rep.Records, opt)}
	s := &r.site
	kept := s.cachedRecords(rep)
	if found, known := kept.get(); known {
		r.found = found
		return r, nil
	}
	g, both := parallel.NewGroup(ctx)
	g.Go(func() error { r.places = s.placesTogether(both, former); return both.Err() })
	g.Go(func() (err error) {
		r.villages, err = s.eachVillage(both, former)
		return err
	})
	var rest findings
	g.Go(func() error { s.rest(&rest); return nil })
	if err := g.Wait(); err != nil {
		return nil, err
	}
	r.found = slices.Concat(slices.Concat(r.villages...), r.places, rest.list)
	kept.put(r.found)
	return r, nil
}

// eachVillage looks at each village by itself, at those that former has not.
func (s *site) eachVillage(ctx context.Context, former *Records) ([][]problem.Problem, error) {
	rec := s.rec
	return inBatches(ctx, s.opt.Jobs, len(rec.Villages), villageBatch, func(from, to int, out *findings) {
		if former != nil && former.has(rec, from, to, s.opt) {
			out.list = former.villages[from/villageBatch]
			return
		}
		for _, v := range rec.Villages[from:to] {
			s.village(v, out)
		}
	})
}

// placesTogether looks at all villages and regions as one, or returns what former found in the same.
func (s *site) placesTogether(ctx context.Context, former *Records) []problem.Problem {
	if former != nil && former.villages != nil && former.site.opt == s.opt &&
		slices.Equal(former.site.rec.Villages, s.rec.Villages) && slices.Equal(former.site.rec.Regions, s.rec.Regions) {
		return former.places
	}
	var out findings
	for _, look := range s.together {
		look(ctx, s, &out)
	}
	return out.list
}

// has tells whether a batch of villages is checked already.
func (r *Records) has(rec *report.Records, from, to int, opt Options) bool {
	list := r.site.rec.Villages
	return r.villages != nil && to <= len(list) && (to-from == villageBatch || to == len(list)) && r.site.opt == opt &&
		r.site.rec.Site.MinCell == rec.Site.MinCell && slices.Equal(list[from:to], rec.Villages[from:to])
}

// checkReport checks a whole site. The order of the problems is always the same. The error says that
// ctx is done.
func checkReport(ctx context.Context, rep *report.Report, opt Options) (Result, error) {
	r, err := OfRecords(ctx, rep, opt, nil)
	if err != nil {
		return Result{}, err
	}
	return r.Report(ctx, rep, Result{})
}

// Report checks the narratives of a report of these records, and returns what was found in
// both. former is an earlier result of the site, or none: narratives are not read again of
// which nothing has changed that was looked at.
func (r *Records) Report(ctx context.Context, rep *report.Report, former Result) (Result, error) {
	s := &r.site
	var now around
	if !s.opt.Cache.enabled() { // else it is worked out where a narrative is read, which keys tell of
		now = s.around()
	}
	alike := now.regions != nil && now.equal(&former.around)
	keys := s.keysOf(rep)
	readings := make([]*reading, len(rep.Narratives))
	found, err := inBatches(ctx, s.opt.Jobs, len(rep.Narratives), 1, func(i, _ int, out *findings) {
		n := rep.Narratives[i]
		if alike {
			readings[i] = former.readings[n.Slug].reuse(n)
		}
		if readings[i] == nil {
			readings[i] = keys.find(n, func() *reading { return s.narrative(ctx, rep, n) })
		}
		if readings[i] != nil {
			out.list = readings[i].found
		}
	})
	if err != nil {
		return Result{}, err
	}
	compareQuotes(readings, found)
	var rest findings
	compareTexts(readings, &rest)
	checkSuppressions(rep.Suppressions, &rest)
	s.editions(rep.Editions, &rest)
	s.dataFiles(rep.Files, &rest)
	all := slices.Concat(slices.Concat(found...), r.found, rest.list)
	problem.Sort(all)

	result := Result{Problems: all, Counts: make(map[*report.Narrative]Count, len(readings)),
		readings: make(map[string]*reading, len(readings)), around: now}
	for i, x := range readings {
		c := x.count
		result.readings[x.n.Slug] = x
		result.Counts[rep.Narratives[i]] = c
		result.Total.Figures += c.Figures
		result.Total.Bound += c.Bound
		result.Total.Checked += c.Checked
	}
	return result, nil
}

// CountsOf returns the counts of the narratives of a later report as they were here; of one that was
// not read yet, none.
func (r *Result) CountsOf(rep *report.Report) map[*report.Narrative]Count {
	counts := make(map[*report.Narrative]Count, len(rep.Narratives))
	for _, n := range rep.Narratives {
		if was := r.readings[n.Slug]; was != nil {
			counts[n] = was.count
		} else {
			counts[n] = Count{}
		}
	}
	return counts
}

// villageBatch is large enough that handing out work costs nothing beside the work.
const villageBatch = 512

// findings collects problems in the order they are found.
type findings struct {
	list   []problem.Problem
	wide   []string          // texts that are read as of half width
	widths map[string]string // how they write numbers, once that is asked: ２７·４％ for 27.4%
}

func (f *findings) add(p problem.Problem) {
	if len(f.wide) > 0 && (p.Rule == sumMismatchID || p.Rule == percentMismatchID) {
		p.Message = msg(f.asWritten(p.Message.ZH), f.asWritten(p.Message.EN))
	}
	f.list = append(f.list, p)
}

// inBatches calls do over [0,n) in batches, several at once, and returns what each found, in
// their order.
func inBatches(ctx context.Context, jobs, n, batch int, do func(from, to int, out *findings)) ([][]problem.Problem, error) {
	found := make([]findings, (n+batch-1)/batch)
	err := parallel.Each(ctx, jobs, len(found), func(b int) error {
		do(b*batch, min((b+1)*batch, n), &found[b])
		return ctx.Err() // what it found may be half of it
	})
	lists := make([][]problem.Problem, len(found))
	for i := range found {
		lists[i] = found[i].list
	}
	return lists, err
}
