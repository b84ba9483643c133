package compose

import (
	"strconv"

	"casebook/generator/report"
)

// title returns a page's <title>; settleTitles has made it unique.
func (p *page) title(r Route) string {
	b := p.appendTitle(nil, r)
	if extra := p.suffix(r.Path); extra != "" {
		b = append(append(append(b, `（`...), extra...), `）`...)
	}
	if r.Kind != Home {
		b = append(append(b, ` – `...), p.rep.Site.Title...)
	} else if p.rep.Site.Subtitle != "" {
		b = append(append(b, `：`...), p.rep.Site.Subtitle...)
	}
	return string(b)
}

// appendTitle appends what a title says before the site's name: what it is called, where it
// is, what it is, which page of it.
func (s *Site) appendTitle(b []byte, r Route) []byte {
	switch of := r.of.(type) {
	case *report.Village, *report.Region:
		return appendPlaceTitle(b, r)
	case *report.Program:
		b = append(append(append(b, of.Name...), ` · `...), s.th.T("kind.program")...)
	case *report.Narrative:
		b = append(b, of.Title...)
		if of.Kind != report.KindPage {
			b = append(append(b, ` · `...), s.th.T(kindKeys[of.Kind])...)
		}
	case *report.Theme:
		b = append(append(append(b, of.Name...), ` · `...), s.th.T("nav.themes")...)
	case *report.Indicator:
		b = append(append(append(b, of.Name...), ` · `...), s.th.T("nav.indicators")...)
	case *section:
		b = append(b, s.sectionTitle(of)...)
	default:
		b = append(b, s.plainTitle(r)...)
	}
	return appendPageNumber(b, r)
}

// appendPlaceTitle is appendTitle of a village's page or a region's.
func appendPlaceTitle(b []byte, r Route) []byte {
	switch of := r.of.(type) {
	case *report.Village:
		b = append(b, of.Name...)
		for g, n := of.Region, 0; g != nil && n < 2; g, n = g.Parent, n+1 {
			b = append(append(b, ` · `...), g.Name...)
		}
	case *report.Region:
		b = append(b, of.Name...)
		if of.Parent != nil {
			b = append(append(b, ` · `...), of.Parent.Name...)
		}
	}
	return appendPageNumber(b, r)
}

func appendPageNumber(b []byte, r Route) []byte {
	if r.Page > 1 {
		b = append(append(append(b, ` · 第 `...), strconv.Itoa(r.Page)...), ` 页`...)
	}
	return b
}

func (s *Site) plainTitle(r Route) string {
	switch r.Kind {
	case Home:
		return s.rep.Site.Title
	case Text:
		return s.th.T("nav.about")
	case Compare, Booklet, Search:
		return s.th.T("nav." + templateNames[r.Kind])
	case NotFound:
		return s.th.T("404")
	}
	name := templateNames[r.Kind]
	if n := s.intros[name]; n != nil {
		return n.Title
	}
	return s.th.T("section." + name)
}

// settleTitles gives a suffix to every page whose title an earlier page has: the last part
// of its address, which no two pages of a kind share. Places come last.
func (s *Site) settleTitles() {
	s.suffixes = map[string]string{}
	seen := map[uint64]bool{}
	t := newTitleHash()
	for _, r := range s.routes {
		if !r.Kind.IsPage() {
			continue
		}
		t.text = s.appendTitle(t.text[:0], r)
		key := t.sum()
		if seen[key] {
			s.suffixes[r.Path] = addressOf(r.Path)
		}
		seen[key] = true
		if n, taken := s.titles[key]; taken {
			path := s.placeRoute(n).Path
			s.suffixes[path] = addressOf(path)
		}
	}
}

// suffix is what stands after a title that an earlier page has, "" after any other.
func (s *Site) suffix(path string) string {
	if own, ok := s.suffixes[path]; ok {
		return own
	}
	return s.alike[path]
}

// addressOf is a path without its index.html: "villages/450329102201".
func addressOf(path string) string {
	const index = "/index.html"
	if len(path) > len(index) && path[len(path)-len(index):] == index {
		return path[:len(path)-len(index)]
	}
	return path
}
