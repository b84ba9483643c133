package compose

import (
	"casebook/generator/report"
)

// section is a folder of content/ with a list of its own.
type section struct {
	name  string
	kind  Kind // Cases, Studies or Section
	intro *report.Narrative
	list  []*report.Narrative
}

// ownPages are the addresses that lists other than a section's have; a text in such a
// folder stands at its list's head.
var ownPages = map[string]Kind{
	"programs": Programs, "regions": Regions, "villages": Village, "themes": Themes, "indicators": Indicators,
	"compare": Compare, "booklet": Booklet, "search": Search, "data": Data, "about": Text, "assets": ThemeFile,
}

// gatherSections puts narratives into the sections they are listed in. Cases and studies
// are always there; a case in another folder is listed with the cases too.
func (s *Site) gatherSections() {
	cases := &section{name: "cases", kind: Cases}
	studies := &section{name: "studies", kind: Studies}
	s.sections = []*section{cases, studies}
	byName := map[string]*section{"cases": cases, "studies": studies}
	s.intros = map[string]*report.Narrative{}
	for _, n := range s.rep.Narratives {
		if n.Index {
			s.intros[n.Section] = n
		}
		x := byName[n.Section]
		if _, taken := ownPages[n.Section]; x == nil && n.Section != "" && !taken {
			x = &section{name: n.Section, kind: Section}
			byName[n.Section] = x
			s.sections = append(s.sections, x)
		}
		switch {
		case x == nil:
		case n.Index:
			x.intro = n
		default:
			x.list = append(x.list, n)
		}
		if n.Kind == report.KindCase && x != cases && !n.Index {
			cases.list = append(cases.list, n)
		}
		if n.Kind == report.KindStudy && x != studies && !n.Index {
			studies.list = append(studies.list, n)
		}
	}
}

// section returns the section of a folder, nil where there is none.
func (s *Site) section(name string) *section {
	for _, x := range s.sections {
		if x.name == name {
			return x
		}
	}
	return nil
}

// sectionTitle is what a section is called: by its own text, else by the theme, else by
// its folder.
func (s *Site) sectionTitle(x *section) string {
	if x.intro != nil {
		return x.intro.Title
	}
	if key := "section." + x.name; s.th.T(key) != key {
		return s.th.T(key)
	}
	return x.name
}
