package check

import (
	"context"
	"sync"

	"casebook/generator/anyof"
	"casebook/generator/fingerprint"
	"casebook/generator/placename"
	"casebook/generator/report"
	"casebook/generator/source"
)

// site is what all rules share: the records, the options, and the rules by what they read.
// It is read only once it is made.
type site struct {
	rec *report.Records
	opt Options

	passages   []func(*passage)
	guards     []func(*passage) // those of them that guard persons
	narratives []func(*page)
	datas      []func(*site, *report.Data, *findings)
	together   []func(context.Context, *site, *findings) // of all villages and regions
	sites      []func(*site, *findings)

	sets    *sets
	footers map[rune][][2]string
	fields  []report.VillageField

	files func() (fingerprint.Sum, bool) // a hash of all that the records are made of, for the cache

	regions func() map[string]bool // the names of the regions, made at the first question
	places  func() map[string]bool // those of villages and regions that look like persons' names

	numbered func() map[string]bool   // those of villages and regions that hold a number
	byFigure func() placename.Numbers // the same, by the figure that they seem to hold

	hidden []string        // names of anonymous villages, see hiddenNames
	longer map[string]bool // names of villages that end with one of them

	words *sync.Pool // of *equationWords: their tables are larger than what a text has of words
}

func newSite(rec *report.Records, opt Options) site {
	s := site{rec: rec, opt: opt, sets: newSets(), footers: footersByFirst(), fields: report.VillageFields()}
	s.files = sync.OnceValues(func() (fingerprint.Sum, bool) { return filesOf(rec, opt) })
	s.regions = s.keptNames("regions", regionNames)
	s.places = s.keptNames("places", placeNames)
	s.numbered = s.keptNames("numbered", namesWithNumbers)
	s.words = &sync.Pool{New: func() any { return &equationWords{} }}
	s.byFigure = sync.OnceValue(func() placename.Numbers { return placename.NumbersOf(s.numbered()) })
	s.hidden = hiddenNames(rec)
	s.longer = longerNames(rec, s.hidden)
	for _, r := range rules() {
		if r.passage != nil {
			s.passages = append(s.passages, r.passage)
			if r.Private {
				s.guards = append(s.guards, r.passage)
			}
		}
		if r.narrative != nil {
			s.narratives = append(s.narratives, r.narrative)
		}
		if r.data != nil {
			s.datas = append(s.datas, r.data)
		}
		if r.places != nil {
			s.together = append(s.together, r.places)
		}
		if r.site != nil {
			s.sites = append(s.sites, r.site)
		}
	}
	return s
}

// village reads one village's figures and texts.
func (s *site) village(v *report.Village, out *findings) {
	for _, look := range s.datas {
		look(s, &v.Data, out)
	}
	s.telltaleCodes(v, out)
	s.text(v.Name, v.At, v.Anonymous, out)
	for _, x := range s.fields {
		s.text(*x.Text(v), v.At, v.Anonymous, out)
	}
	s.former(v.Former, out)
}

// former reads the names that a place had before, which its page says.
func (s *site) former(list []report.Former, out *findings) {
	for _, x := range list {
		s.text(x.Name, x.At, false, out)
	}
}

// rest reads all that is neither a narrative nor a village: regions, programs, sources,
// indicators, the site's own file.
func (s *site) rest(out *findings) {
	checkSettings(s, out)
	checkMap(s.rec, out)
	for _, look := range s.sites {
		look(s, out)
	}
	for _, g := range s.rec.Regions {
		for _, look := range s.datas {
			look(s, &g.Data, out)
		}
		s.text(g.Name, g.At, false, out)
		s.former(g.Former, out)
	}
	for _, g := range s.rec.Groups {
		s.text(g.Name, g.At, false, out)
	}
	for _, i := range s.rec.Indicators {
		s.text(i.Name, i.At, false, out)
		s.text(i.Description, i.At, false, out)
		s.text(string(i.Unit), i.At, false, out)
	}
	for _, x := range s.rec.Sources {
		s.text(x.Title, x.At, false, out)
		s.text(x.Publisher, x.At, false, out)
		s.address(x, out)
		s.file(x.Asset, x.FileAt, false, nil, out)
	}
	for _, p := range s.rec.Programs {
		s.program(p, out)
	}
	s.partNames(out)
	s.siteTexts(out)
}

func (s *site) program(p *report.Program, out *findings) {
	s.text(p.Name, p.At, false, out)
	s.text(p.Formula.Name, p.At, false, out)
	s.text(p.Kind, p.At, false, out)
	s.text(p.Summary, p.At, false, out)
	s.parts(p.Parts, out)
	if r := p.Replicate; r != nil {
		for _, line := range r.Conditions {
			s.text(line, p.At, false, out)
		}
		for _, line := range r.Risks {
			s.text(line, p.At, false, out)
		}
		s.text(r.Cost, p.At, false, out)
		s.text(r.People, p.At, false, out)
	}
}

func (s *site) parts(list []report.ProgramPart, out *findings) {
	for _, part := range list {
		s.text(part.Name, part.At, false, out)
		s.text(part.Detail, part.At, false, out)
		s.parts(part.Parts, out)
	}
}

// partNames reads the names of all breakdowns' parts once each: a country's villages have
// the same few, mostly in the same layout.
func (s *site) partNames(out *findings) {
	seen := map[string]bool{}
	layouts := map[*string]bool{} // by their first name
	read := func(d *report.Data) {
		for b := range d.Breakdowns() {
			if len(b.Names) == 0 || layouts[&b.Names[0]] {
				continue
			}
			layouts[&b.Names[0]] = true
			for k, name := range b.Names {
				if !seen[name] {
					seen[name] = true
					s.text(name, b.PartAt(k), false, out)
				}
			}
		}
	}
	for _, v := range s.rec.Villages {
		read(&v.Data)
	}
	for _, g := range s.rec.Regions {
		read(&g.Data)
	}
}

func (s *site) siteTexts(out *findings) {
	site := &s.rec.Site
	s.text(site.Title, site.At, false, out)
	s.text(site.Subtitle, site.At, false, out)
	s.text(site.Owner, site.At, false, out)
	for _, w := range site.Withdrawn {
		s.text(w.Text, w.At, false, out)
	}
	for _, printed := range []string{site.Export.RedHead, site.Export.Number, site.Export.To, site.Export.Signer, site.Export.Secrecy} {
		s.text(printed, site.At, false, out)
	}
	s.passage(&passage{s: s, where: inData, at: site.At, contact: true, out: out}, site.Contact)
}

// editions reads what is said of published editions, which stays where its page is gone.
func (s *site) editions(list []report.Edition, out *findings) {
	for _, e := range list {
		for _, c := range e.Corrected {
			s.text(c.Text, c.At, false, out)
		}
	}
}

// text reads one text of data/; masked says that it may hide a name.
func (s *site) text(value string, at source.Span, masked bool, out *findings) {
	if !suspicious(value) {
		return
	}
	s.passage(&passage{s: s, where: inData, at: at, masked: masked, out: out}, value)
}

func (s *site) passage(p *passage, text string) {
	if text == "" {
		return
	}
	p.set(text)
	for _, look := range s.passages {
		look(p)
	}
}

// suspicious tells in one pass over the bytes whether a text of the data can hold anything
// that a rule for texts looks for: a digit, a mask, or enough Chinese for a sentence about
// a person. Nearly all names of villages hold none, and there are 620,573 of them.
func suspicious(value string) bool {
	if len(value) > 24 {
		return true
	}
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case 'X', 'x', 'T', '*', '_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			return true
		case 0xC3, 0xEF, 0xE2, 0xCE: // ×, full-width forms, □○〇, Χ
			return true
		case 0xE5, 0xE6:
			if anyof.Prefix(value[i:], "某", "待", "此", "在") {
				return true
			}
		}
	}
	return false
}
