package page

import (
	"casebook/generator/report"
)

// Folder is a folder of content/ with a list of its own.
type Folder struct {
	Name  string
	Own   bool // the site's own, neither cases nor studies
	Intro *report.Narrative
	List  []*report.Narrative

	places map[*report.Narrative]int // of the texts in List
}

// neighbours are the text before and the one behind another in the list, none where it does not stand there.
func (x *Folder) neighbours(n *report.Narrative) (prev, next []*report.Narrative) {
	i, listed := x.places[n]
	if !listed {
		return nil, nil
	}
	return x.List[max(i-1, 0):i], x.List[i+1 : min(i+2, len(x.List))]
}

func casesKind() *Kind {
	return folderKind("cases", func(x *Folder) bool { return x.Name == "cases" }, func(m *Model) []NavEntry {
		return navEntry(m, "cases", false, len(m.FolderOf("cases").List) > 0)
	})
}

func studiesKind() *Kind {
	return folderKind("studies", func(x *Folder) bool { return x.Name == "studies" }, func(m *Model) []NavEntry {
		return navEntry(m, "studies", false, len(m.FolderOf("studies").List) > 0)
	})
}

func sectionKind() *Kind {
	return folderKind("section", func(x *Folder) bool { return x.Own }, func(m *Model) []NavEntry {
		var list []NavEntry
		for _, x := range m.Folders {
			if x.Own {
				list = append(list, NavEntry{Key: x.Name, Name: m.FolderTitle(x), More: true})
			}
		}
		return list
	})
}

// folderKind is a kind of lists of narratives, of the folders that are its.
func folderKind(name string, is func(*Folder) bool, nav func(*Model) []NavEntry) *Kind {
	return &Kind{
		Name: name, Zero: ListView{}, Lists: true, Nav: nav,
		Routes: func(m *Model, add Add) {
			for _, x := range m.Folders {
				if is(x) {
					add.pages(x.Name+"/index.html", x, len(x.List), cardsPerPage)
				}
			}
		},
		View:  func(p *Page) any { return p.sectionView(p.Route.Of.(*Folder)) },
		Title: func(b []byte, m *Model, r *Route) []byte { return append(b, m.FolderTitle(r.Of.(*Folder))...) },
		Deps: func(d Deps, m *Model, r *Route) {
			x := r.Of.(*Folder)
			introOf(d, m, x.Name)
			cardsOf(d, x.List)
		},
	}
}

// gatherFolders puts narratives into the folders they are listed in. Cases and studies are
// always there; a case in another folder is listed with the cases too. A text in a folder
// that another kind has stands at the head of that kind's list.
func (s *Model) gatherFolders() {
	taken := map[string]bool{}
	for _, k := range s.kinds {
		taken[k.Folder] = true
	}
	cases := &Folder{Name: "cases"}
	studies := &Folder{Name: "studies"}
	s.Folders = []*Folder{cases, studies}
	byName := map[string]*Folder{"cases": cases, "studies": studies}
	s.intros = map[string]*report.Narrative{}
	for _, n := range s.Report.Narratives {
		if n.Index {
			s.intros[n.Section] = n
		}
		x := byName[n.Section]
		if x == nil && n.Section != "" && !taken[n.Section] {
			x = &Folder{Name: n.Section, Own: true}
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
	for _, x := range s.Folders {
		x.places = make(map[*report.Narrative]int, len(x.List))
		for i, n := range x.List {
			x.places[n] = i
		}
	}
}

// FolderOf returns the section of a folder, nil where there is none.
func (s *Model) FolderOf(name string) *Folder {
	for _, x := range s.Folders {
		if x.Name == name {
			return x
		}
	}
	return nil
}

// FolderTitle is what a section is called: by its own text, else by the theme, else by
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
