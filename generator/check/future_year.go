package check

import (
	"fmt"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

const futureYearID problem.Rule = "future-year"

func futureYear() rule {
	return rule{Rule: Rule{
		ID: futureYearID, Severity: problem.Warning,
		Title: msg("年份还没有到", "a year in the future"),
		Why: msg("已经完成的数字不会出自将来的年份，多半是年份打错了一位。目标数和预计数可以写将来的年份，但要写明 status。",
			"A figure for something done cannot be from a future year: usually a digit is wrong. Targets and expectations may be, but must say so in status."),
		Right: []string{
			villageFile(`values = { 2019 = 9860, 2020 = 10450 }`),
			"计划建成[20公里](fact:road)村道。\n--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 20\nunit = \"公里\"\nyear = 2098\nstatus = \"target\"\nsource = \"report\"\n",
		},
		Wrong: []string{
			villageFile(`values = { 2019 = 9860, 2020 = 10450, 2091 = 11200 }`),
			"建成[20公里](fact:road)村道。\n--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 20\nunit = \"公里\"\nyear = 2098\nstatus = \"done\"\nsource = \"report\"\n",
		},
		Fix: msg("改正年份；是目标或预计的，写上 status = \"target\" 或 \"expected\"。",
			"Correct the year, or write status = \"target\" or \"expected\"."),
	}, narrative: findFutureFacts, data: findFutureFigures, site: findFutureRecords}
}

func findFutureFigures(s *site, owner *report.Data, out *findings) {
	if s.opt.Today.Year == 0 {
		return
	}
	for x := range owner.Series() {
		if x.Last() > s.opt.Today.Year {
			s.future(x.Last(), indicatorName(x.Indicator), figureAt(x, x.Last()), out)
		}
	}
	for b := range owner.Breakdowns() {
		if b.Year <= s.opt.Today.Year {
			continue // the place is looked for only where there is a fault
		}
		s.future(b.Year, indicatorName(b.Indicator), keyed(b.At, "year"), out)
	}
}

func findFutureFacts(n *page) {
	n.s.futureDate(n.n, n.out)
	n.s.futureDay(n.n.Updated, keyed(n.n.At, "updated"), n.out)
	for _, c := range n.n.Corrections {
		n.s.futureDay(c.Date, keyed(c.At, "date"), n.out)
	}
	for _, f := range n.n.Facts {
		if f.Status != report.Target && f.Status != report.Expected {
			n.s.future(f.Year, f.ID, keyed(f.At, "year"), n.out)
		}
	}
}

func findFutureRecords(s *site, out *findings) {
	s.futureDay(s.rec.Site.Updated, keyed(s.rec.Site.At, "updated"), out)
	for _, w := range s.rec.Site.Withdrawn {
		s.futureDay(w.Date, keyed(w.At, "date"), out)
	}
	for _, p := range s.rec.Programs {
		s.future(p.Since, p.Name, keyed(p.At, "since"), out)
	}
	for _, x := range s.rec.Sources {
		s.future(x.Year, x.Title, keyed(x.At, "year"), out)
	}
}

func (s *site) future(year int, what string, at source.Span, out *findings) {
	if s.opt.Today.Year == 0 || year <= s.opt.Today.Year {
		return
	}
	out.add(problem.Problem{Rule: futureYearID, Span: at,
		Message: msg(fmt.Sprintf("“%s”的年份%d还没有到", what, year), fmt.Sprintf("%q has the year %d, which is in the future", what, year)),
		Hint: msg("改正年份；目标数、预计数请写 status = \"target\" 或 \"expected\"（只有 data/facts/ 里的数字可以）",
			"correct the year; a fact that is a target needs status = \"target\" or \"expected\""),
	})
}

// futureDate reports a narrative that is published before its time.
func (s *site) futureDate(n *report.Narrative, out *findings) {
	if !s.isFuture(n.Date) {
		return
	}
	out.add(problem.Problem{Rule: futureYearID, Span: keyed(n.At, "date"),
		Message: msg("这篇材料的日期还没有到", "the date of this narrative is in the future"),
		Hint:    msg("改正 date；还没有到发布日期的材料写 draft = true", "correct date, or set draft = true until then"),
	})
}

// futureDay reports a day on which something was changed, corrected or withdrawn.
func (s *site) futureDay(d report.Date, at source.Span, out *findings) {
	if !s.isFuture(d) {
		return
	}
	out.add(problem.Problem{Rule: futureYearID, Span: at,
		Message: msg("这个日期还没有到", "this date is in the future"),
		Hint:    msg("改成已经到了的日期，多半是年份打错了一位", "write a date that is not in the future: usually a digit of the year is wrong"),
	})
}

func (s *site) isFuture(d report.Date) bool {
	today := s.opt.Today
	return today.Year != 0 && d.Year*10000+d.Month*100+d.Day > today.Year*10000+today.Month*100+today.Day
}
