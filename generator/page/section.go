package page

import (
	"casebook/generator/report"
)

// section is a folder of content/ with a list of its own.
type Folder struct {
	Name  string
	Kind  Kind // Cases, Studies or Section
	Intro *report.Narrative
	List  []*report.Narrative
}

// ownPages are the addresses that lists other than a section's have; a text in such a
// folder stands at its list's head.
var ownPages = map[string]Kind{
	"programs": Programs, "regions": Regions, "villages": Village, "themes": Themes, "indicators": Indicators,
	"compare": Compare, "booklet": Booklet, "search": Search, "data": Data, "about": Text, "assets": ThemeFile,
}

// gatherSections puts narratives into the sections they are listed in. Cases and studies
// are always there; a case in another folder is listed with the cases too.
func (s *Model) gatherFolders() {
	cases := &Folder{Name: "cases", Kind: Cases}
	studies := &Folder{Name: "studies", Kind: Studies}
	s.Folders = []*Folder{cases, studies}
	byName := map[string]*Folder{"cases": cases, "studies": studies}
	s.intros = map[string]*report.Narrative{}
	for _, n := range s.Report.Narratives {
		if n.Index {
			s.intros[n.Section] = n
		}
		x := byName[n.Section]
		if _, taken := ownPages[n.Section]; x == nil && n.Section != "" && !taken {
			x = &Folder{Name: n.Section, Kind: Section}
			byName[n.Section] = x
			s.Folders = append(s.Folders, x)
		}
		switch {
		case x == nil:
		case n.Index:
			x.Intro = n
		default:
			x.List = append(x.List, n)
		}
		if n.Kind == report.KindCase && x != cases && !n.Index {
			cases.List = append(cases.List, n)
		}
		if n.Kind == report.KindStudy && x != studies && !n.Index {
			studies.List = append(studies.List, n)
		}
	}
}

// section returns the section of a folder, nil where there is none.
func (s *Model) FolderOf(name string) *Folder {
	for _, x := range s.Folders {
		if x.Name == name {
			return x
		}
	}
	return nil
}

// sectionTitle is what a section is called: by its own text, else by the theme, else by
// its folder.
func (s *Model) FolderTitle(x *Folder) string {
	if x.Intro != nil {
		return x.Intro.Title
	}
	if key := "section." + x.Name; s.Theme.T(key) != key {
		return s.Theme.T(key)
	}
	return x.Name
}
