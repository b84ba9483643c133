package page

import (
	"html/template"

	"casebook/generator/report"
)

// askedFigures is how many indicators the form of “villages like mine” asks for: what a
// village's own books hold, and no more than a person would type.
const askedFigures = 8

// alikeForm is the form of “villages like mine”. Its answers are found by a script among the
// exemplars.
func (p *Page) alikeForm() template.HTML {
	list := p.Exemplars()
	if len(list) < 2 {
		return ""
	}
	b := append([]byte(nil), `<section class="alike scripted" data-alike><h2 class="rubric" id="s-alike">`...)
	b = append(AppendText(b, p.Theme.T("alike")), `</h2><div class="hint">`...)
	b = append(AppendText(b, p.Theme.T("alike.why")), `</div><details class="alike-fill"><summary>`...)
	b = append(AppendText(b, p.Theme.T("alike.fill")), `</summary><form class="pick"><div class="pick-row" data-pick></div></form></details><form class="alike-form"><div class="asked">`...)
	b = appendAsked(b, "households", p.Theme.T("households"), "户")
	b = appendAsked(b, "population", p.Theme.T("population"), "人")
	for _, i := range p.asked(list) {
		b = appendAsked(b, i.ID, i.Name, string(i.Unit))
	}
	b = append(b, `</div><div class="acts"><button type="submit">`...)
	b = append(AppendText(b, p.Theme.T("alike.find")), `</button> <button type="reset">`...)
	b = append(AppendText(b, p.Theme.T("alike.clear")), `</button></div></form><div class="found-count" role="status" data-status></div><div data-result></div></section>`...)
	return fragment(b)
}

func appendAsked(b []byte, name, label, unit string) []byte {
	b = AppendText(append(b, `<label><span>`...), label)
	b = AppendText(append(b, ` <small>`...), unit)
	b = AppendText(append(b, `</small></span><input type="number" step="any" min="0" inputmode="decimal" name="`...), name)
	return append(b, `"></label>`...)
}

// asked picks the indicators that most exemplars have figures of, in their order; none that
// fewer than a third of those with figures have.
func (p *Page) asked(list []*report.Village) []*report.Indicator {
	counts := make([]int, len(p.Report.Indicators))
	most := 0
	for _, v := range list {
		for x := range v.Series() {
			n := &counts[x.Indicator.Index]
			*n++
			most = max(most, *n)
		}
	}
	var asked []*report.Indicator
	for k, i := range p.Report.Indicators {
		if counts[k] > 1 && counts[k]*3 >= most && len(asked) < askedFigures {
			asked = append(asked, i)
		}
	}
	return asked
}

func (s *Model) Exemplars() []*report.Village {
	var list []*report.Village
	taken := map[*report.Village]bool{}
	take := func(wanted func(*report.Village) bool) {
		for _, v := range s.Report.Villages {
			if len(list) < maxExemplars && !taken[v] && wanted(v) {
				taken[v] = true
				list = append(list, v)
			}
		}
	}
	take(func(v *report.Village) bool { return len(s.Report.OfVillage(v)) > 0 })
	take(func(v *report.Village) bool { return len(v.Programs) > 0 })
	take(func(v *report.Village) bool { return v.SeriesCount() > 0 && len(s.Report.Villages) <= maxExemplars })
	return list
}

// maxExemplars is how many villages “villages like mine” chooses among: all of a small site,
// else those that narratives tell of, then those with programs.
const maxExemplars = 1500
