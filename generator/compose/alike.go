package compose

import (
	"html/template"

	"casebook/generator/report"
)

// askedFigures is how many indicators the form of “villages like mine” asks for: what a
// village's own books hold, and no more than a person would type.
const askedFigures = 8

// alikeForm is the form of “villages like mine”. Its answers are found by a script among the
// exemplars.
func (p *page) alikeForm() template.HTML {
	list := p.exemplars()
	if len(list) < 2 {
		return ""
	}
	b := append([]byte(nil), `<section class="alike scripted" data-alike><h2 class="rubric" id="s-alike">`...)
	b = append(appendText(b, p.th.T("alike")), `</h2><div class="hint">`...)
	b = append(appendText(b, p.th.T("alike.why")), `</div><details class="alike-fill"><summary>`...)
	b = append(appendText(b, p.th.T("alike.fill")), `</summary><form class="pick"><div class="pick-row" data-pick></div></form></details><form class="alike-form"><div class="asked">`...)
	b = appendAsked(b, "households", p.th.T("households"), "户")
	b = appendAsked(b, "population", p.th.T("population"), "人")
	for _, i := range p.asked(list) {
		b = appendAsked(b, i.ID, i.Name, string(i.Unit))
	}
	b = append(b, `</div><div class="acts"><button type="submit">`...)
	b = append(appendText(b, p.th.T("alike.find")), `</button> <button type="reset">`...)
	b = append(appendText(b, p.th.T("alike.clear")), `</button></div></form><div class="found-count" role="status" data-status></div><div data-result></div></section>`...)
	return fragment(b)
}

func appendAsked(b []byte, name, label, unit string) []byte {
	b = appendText(append(b, `<label><span>`...), label)
	b = appendText(append(b, ` <small>`...), unit)
	b = appendText(append(b, `</small></span><input type="number" step="any" min="0" inputmode="decimal" name="`...), name)
	return append(b, `"></label>`...)
}

// asked picks the indicators that most exemplars have figures of, in their order; none that
// fewer than a third of those with figures have.
func (p *page) asked(list []*report.Village) []*report.Indicator {
	counts := make([]int, len(p.rep.Indicators))
	most := 0
	for _, v := range list {
		for x := range v.Series() {
			n := &counts[x.Indicator.Index]
			*n++
			most = max(most, *n)
		}
	}
	var asked []*report.Indicator
	for k, i := range p.rep.Indicators {
		if counts[k] > 1 && counts[k]*3 >= most && len(asked) < askedFigures {
			asked = append(asked, i)
		}
	}
	return asked
}
