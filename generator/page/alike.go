package page

import (
	"html/template"
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// askedFigures is how many indicators the form of “villages like mine” asks for: what a
// village's own books hold, and no more than a person would type.
const askedFigures = 8

// openAsked is how many of them stand open; a few figures find like villages as well as many.
const openAsked = 2

// alikeForm is the form of “villages like mine”. Its answers are found by a script among the
// exemplars.
func (p *Page) alikeForm() template.HTML {
	list := p.Exemplars()
	if len(list) < fewestExemplars {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("section").Class("alike scripted").Flag("data-alike")
	writeRubric(w, "s-alike", p.T("alike"))
	w.Open("div").Class("hint").Text(p.T("alike.why")).Close("div")
	w.Open("details").Class("alike-fill").Element("summary", p.T("alike.fill"))
	writePick(w)
	w.Close("details").Open("form").Class("alike-form").Open("div").Class("asked")
	p.writeAsked(w, "households", p.T("households"), p.T("unit.households"))
	p.writeAsked(w, "population", p.T("population"), p.T("unit.population"))
	asked := p.asked(list)
	for _, i := range asked[:min(len(asked), openAsked)] {
		p.writeAsked(w, i.ID, i.Name, string(i.Unit))
	}
	w.Close("div")
	if len(asked) > openAsked {
		w.Open("details").Class("fold").Element("summary", p.Count("alike.unfold", len(asked)-openAsked)).Open("div").Class("asked")
		for _, i := range asked[openAsked:] {
			p.writeAsked(w, i.ID, i.Name, string(i.Unit))
		}
		w.Close("div").Close("details")
	}
	w.Open("div").Class("acts")
	w.Open("button").Attr("type", "submit").Text(p.T("alike.find")).Close("button").Text(" ")
	w.Open("button").Attr("type", "reset").Text(p.T("alike.clear")).Close("button").Close("div").Close("form")
	writeResult(w)
	return w.Close("section").Fragment()
}

func (p *Page) writeAsked(w *markup.Writer, name, label, unit string) {
	w.Open("label").Open("span").Text(label)
	if unit != "" {
		w.Text(p.Format("asked.unit", "unit", unit))
	}
	w.Close("span")
	w.Open("input").Attr("type", "number").Attr("step", "any").Attr("min", "0").Attr("inputmode", "decimal").Attr("name", name).Close("label")
}

// writePick writes the form in which a script puts the choosing of a place.
func writePick(w *markup.Writer) {
	w.Open("form").Class("pick").Open("div").Class("pick-row").Flag("data-pick").Close("div").Close("form")
}

// writeResult writes where a script says how it stands, and puts what it found.
func writeResult(w *markup.Writer) {
	w.Open("div").Class("found-count").Attr("role", "status").Flag("data-status").Close("div")
	w.Open("div").Flag("data-result").Close("div")
}

// writeRubric writes the heading of a part of a page, which links can lead to.
func writeRubric(w *markup.Writer, id, text string) {
	w.Open("h2").Class("rubric").Attr("id", id).Text(text).Close("h2")
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

// shownNeighbours is how many villages like it a village's page shows.
const shownNeighbours = 3

// near shows the villages of a county that are like one of them, and leads to those of the whole
// site; "" where nothing can be compared.
func (p *Page) near(v *report.Village, c *places.County) template.HTML {
	list := p.Nearest(c, v, shownNeighbours)
	all := p.hasAlike() && (v.SeriesCount() > 0 || v.Households >= 0 || v.Population >= 0)
	if len(list) == 0 && !all {
		return ""
	}
	w, from := p.begin()
	if len(list) > 0 {
		beside := "villages=" + p.villageAddress(v)
		w.Open("ul").Class("items near")
		for _, x := range list {
			p.writeAlike(w, v, x)
			beside += "," + p.villageAddress(x.Village)
		}
		p.writeAddressLink(w.Close("ul").Open("p").Class("more"), beside, p.T("near.beside"))
		w.Text(" ")
	} else {
		w.Open("p").Class("more")
	}
	if all {
		p.writeAddressLink(w, "near="+p.villageAddress(v), p.T("near.all"))
	}
	return p.end(w.Close("p"), from)
}

// writeAlike writes a village that is like another: where it lies, in how much it is alike
// and in what it differs most, and what is done there.
func (p *Page) writeAlike(w *markup.Writer, v *report.Village, x places.Neighbour) {
	w.Open("li").Class("item").Open("p").Class("kicker").Element("span", x.Village.Region.Name).Close("p")
	p.writeTitleLink(w, villagePath(x.Village), x.Village.Name, "")
	w.Open("p").Class("deck")
	w.Extended(p.Theme.Words().Count("near.alike", x.Alike).AppendHTML(w.Bytes(), "n", strconv.Itoa(x.Alike), "all", strconv.Itoa(x.Asked)))
	if d := x.Most; d != nil {
		name, unit, decimals := "", "", 0
		if d.Indicator != nil {
			name, unit, decimals = d.Indicator.Name, string(d.Indicator.Unit), d.Indicator.Decimals
		} else {
			key := p.counts[d.Count].Key
			name, unit = p.T(key), p.T("unit."+key)
		}
		value := func(v float64) string {
			var room [64]byte
			return string(append(appendFloat(room[:0], v, decimals), quantity.Unit(unit).Behind()...))
		}
		p.writeFormat(w, "near.most", "name", name, "other", value(d.Other), "own", value(d.Own))
	}
	w.Close("p")
	p.writeTags(w, x.Village.Programs[:min(len(x.Village.Programs), itemPrograms)])
	w.Close("li")
}

// fewestExemplars is how many villages there must be to find like ones among.
const fewestExemplars = 2

// maxExemplars is how many villages “villages like mine” chooses among: all of a small site,
// else those that narratives tell of, then those with programs.
const maxExemplars = 1500
