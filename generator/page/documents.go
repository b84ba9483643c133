package page

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"casebook/generator/document/prose"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/search"
)

// regionTerms is what the pages of a region share.
type regionTerms struct {
	place   string
	names   []string // its own and those above it
	filters []string
}

// gatherTerms gathers the names and codes of each region and of those above it.
func (g *Common) gatherTerms() map[*report.Region]regionTerms {
	terms := make(map[*report.Region]regionTerms, len(g.Rec.Regions))
	for _, x := range g.Rec.Regions {
		t := regionTerms{place: places.PlaceName(x)}
		for up := range places.Upwards(x) {
			t.names = append(t.names, up.Name)
			t.filters = append(t.filters, "region:"+up.Code)
		}
		terms[x] = t
	}
	return terms
}

// searchTool is the page of a folder that is no text and lists none, as search sees it: by what it is called and what
// people say for it. None where it has a text of its own, which is found as any other.
func (s *Model) searchTool(folder, title string) []Document {
	if s.intros[folder] != nil {
		return nil
	}
	path := folder + "/index.html"
	return []Document{{Path: path, Page: func() search.Page {
		return search.Page{Path: path, Kind: search.Texts, Title: title, Summary: s.T(folder + ".why"), Headings: []string{s.T("search." + folder)}}
	}}}
}

func (s *Model) searchTheme(x *report.Theme) search.Page {
	return search.Page{
		Path: themePath(x), Kind: search.Themes, Title: x.Name, Filters: []string{"theme:" + x.ID},
		Summary: s.Count("found.narratives", len(x.Narratives)),
	}
}

func (s *Model) searchIndicator(i *report.Indicator) search.Page {
	d := search.Page{Path: indicatorPath(i), Kind: search.Indicators, Title: i.Name, Tags: []string{i.ID}, Summary: s.label(s.T("head.unit"), string(i.Unit)), Sample: s.Measures[i.Index].Sample}
	if i.Description != "" {
		d.Summary += s.T("semicolon") + i.Description
	}
	if i.Group != nil {
		d.Place = i.Group.Name
	}
	return d
}

// searchNarrative is a narrative with the text that its reader sees.
func (s *Model) searchNarrative(n *report.Narrative) search.Page {
	kinds := [...]search.Kind{report.KindPage: search.Texts, report.KindCase: search.Cases, report.KindStudy: search.Studies, report.KindChecklist: search.Texts}
	d := search.Page{Path: n.Path, Kind: kinds[n.Kind], Title: n.Title, Summary: n.Summary, Sample: narrativeSample(n)}
	if g := regionOf(n); g != nil {
		t := s.terms()[g]
		d.Place = t.place
		d.Filters = append(d.Filters, t.filters...)
	}
	if n.Village != nil {
		d.Tags = append(d.Tags, n.Village.Name)
		d.Place = strings.TrimPrefix(d.Place+" · "+n.Village.Name, " · ")
	}
	for _, x := range n.Programs {
		d.Tags = append(d.Tags, x.Name)
		d.Filters = append(d.Filters, "program:"+x.ID)
	}
	for _, t := range n.Themes {
		d.Tags = append(d.Tags, t.Name)
		d.Filters = append(d.Filters, "theme:"+t.ID)
	}
	for _, year := range yearsOf(n) {
		d.Filters = append(d.Filters, "year:"+strconv.Itoa(year))
	}
	d.Text = n.Takeaways // what opens it
	if n.Doc != nil {
		d.Body = search.Body{Sum: n.Doc.ProseSum, Paragraphs: func() []string { return paragraphs(n) }}
		for _, h := range n.Doc.Headings {
			d.Headings = append(d.Headings, h.Text)
		}
	}
	return d
}

// yearsOf returns the years that a narrative tells of: its date's and its figures'.
func yearsOf(n *report.Narrative) []int {
	var years []int
	add := func(year int) {
		if year != 0 && !slices.Contains(years, year) {
			years = append(years, year)
		}
	}
	add(n.Date.Year)
	for _, f := range n.Facts {
		add(f.Year)
	}
	return years
}

// paragraphs is a narrative's text without what stands for code and pictures.
func paragraphs(n *report.Narrative) []string {
	var list []string
	for _, text := range n.Doc.Texts() {
		list = append(list, strings.ReplaceAll(text, string(prose.ObjectReplacement), ""))
	}
	return list
}

// textBytes is the length of a narrative's paragraphs joined by line ends.
func textBytes(n *report.Narrative) int {
	size := -1
	for _, sentence := range n.Takeaways {
		size += len(sentence) + 1
	}
	if n.Doc != nil {
		size += n.Doc.Words
	}
	return max(size, 0)
}

func (s *Model) searchProgram(x *report.Program) search.Page {
	d := search.Page{Path: programPath(x), Kind: search.Programs, Title: x.Name, Alias: x.Formula.Name, Summary: x.Summary, Filters: []string{"program:" + x.ID}}
	if x.Kind != "" {
		d.Tags = append(d.Tags, x.Kind)
	}
	if x.Origin != nil {
		t := s.terms()[x.Origin]
		d.Place = t.place
		d.Filters = append(d.Filters, t.filters...)
	}
	if x.Since != 0 {
		d.Filters = append(d.Filters, "year:"+strconv.Itoa(x.Since))
	}
	themes := map[string]bool{}
	for _, n := range s.Report.OfProgram(x) {
		for _, t := range n.Themes {
			if !themes[t.ID] {
				themes[t.ID] = true
				d.Filters = append(d.Filters, "theme:"+t.ID)
			}
		}
	}
	d.Headings = partNames(x)
	d.Text = s.programText(x)
	if r := x.Replicate; r != nil {
		for _, also := range [...]struct {
			reported bool
			key      string
		}{{r.Cost != "", "search.cost"}, {r.People != "", "search.people"}, {r.Months > 0, "search.months"}, {len(r.Conditions) > 0, "search.conditions"}, {len(r.Risks) > 0, "search.risks"}} {
			if also.reported { // by other words than its page has for it: 成本 for 花费
				d.Headings = append(d.Headings, s.T(also.key))
			}
		}
	}
	return d
}

// joinedBytes is the length of paragraphs joined by line ends.
func joinedBytes(list []string) int {
	size := 0
	for _, text := range list {
		size += len(text) + 1
	}
	return max(size-1, 0)
}

// programText is what it takes to do a method at home, under the words that its page has for it: who looks
// for 花费 comes to where it stands. Last are its parts, so that who finds it by one is shown the part.
func (s *Model) programText(x *report.Program) []string {
	var list []string
	add := func(key, text string) {
		if text != "" {
			list = append(list, s.label(s.T(key), text))
		}
	}
	if r := x.Replicate; r != nil {
		add("replicate.conditions", strings.Join(r.Conditions, s.T("semicolon")))
		add("replicate.cost", r.Cost)
		add("head.people", r.People)
		if r.Months > 0 {
			add("head.time", s.Count("replicate.months", r.Months))
		}
		add("replicate.risks", strings.Join(r.Risks, s.T("semicolon")))
	}
	add("head.parts", strings.Join(partNames(x), s.T("and")))
	return list
}

// partNames are the names of a method's parts, each before what it is made of.
func partNames(x *report.Program) []string {
	var list []string
	for _, part := range x.Parts {
		list = append(list, part.Name)
		for _, inner := range part.Parts {
			list = append(list, inner.Name)
		}
	}
	return list
}

func (s *Model) searchRegion(g *report.Region) search.Page {
	t := s.tally(g)
	d := search.Page{
		Path: regionPath(g), Kind: search.Regions, Title: g.Name, Alias: g.Code, Sample: t.Sample,
		Filters: s.terms()[g].filters, Former: formerNames(g.Former), Place: places.PlaceName(g.Parent),
	}
	for _, n := range [...]int{2, 4, 6} {
		if n < len(g.Code) && isCode(g.Code) {
			d.Tags = append(d.Tags, g.Code[:n])
		}
	}
	var words []string
	for _, x := range [...]struct {
		key string
		n   int
	}{{"found.villages", t.Villages}, {"tally.households", t.Households}, {"tally.population", t.Population}, {"found.narratives", t.Narratives}} {
		if x.n > 0 {
			words = append(words, s.Count(x.key, x.n))
		}
	}
	if t.Households > 0 || t.Population > 0 { // by what people ask for: 县人口, 有多少户
		key := "search.counts"
		if len(g.Children) == 0 {
			key = "search.counts-below"
		}
		d.Headings = append(d.Headings, s.T(key))
	}
	d.Summary = strings.Join(words, s.T("comma"))
	return d
}

// formerNames are the names and codes that a place had before.
func formerNames(list []report.Former) []string {
	var names []string
	for _, x := range list {
		for _, name := range [...]string{x.Name, x.Code} {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// isCode tells whether a code is made of digits.
func isCode(code string) bool {
	return code != "" && strings.Trim(code, "0123456789") == ""
}

func (s *Model) SearchVillage(v *report.Village, years *YearFilters) search.Village {
	t := s.terms()[v.Region]
	d := search.Village{Code: v.Code, Name: v.Name, Former: formerNames(v.Former), Place: t.place, Summary: v.Summary, Places: t.names, Sample: places.VillageSample(v)}
	d.Filters = make([]string, 0, len(t.filters)+len(v.Programs)+12)
	d.Filters = append(d.Filters, t.filters...)
	for _, x := range v.Programs {
		d.Filters = append(d.Filters, "program:"+x.ID)
	}
	first, last := math.MaxInt, 0 // no year of a village without figures
	for x := range v.Series() {
		first, last = min(first, x.First), max(last, x.Last())
	}
	for year := first; year <= last; year++ {
		d.Filters = append(d.Filters, years.of(year))
	}
	return d
}

// YearFilters are the filters of years, each made once.
type YearFilters struct{ sync.Map }

func (x *YearFilters) of(year int) string {
	if text, ok := x.Load(year); ok {
		return text.(string)
	}
	text, _ := x.LoadOrStore(year, "year:"+strconv.Itoa(year))
	return text.(string)
}
