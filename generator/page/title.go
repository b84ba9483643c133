package page

import (
	"strconv"

	"casebook/generator/report"
)

// title returns a page's <title>; the suffix makes it unique.
func (p *Page) title(r Route) string {
	b := p.AppendTitle(nil, r)
	if extra := p.suffix(r.Path); extra != "" {
		b = append(append(append(b, `（`...), extra...), `）`...)
	}
	if r.Kind != Home {
		b = append(append(b, ` – `...), p.Report.Site.Title...)
	} else if p.Report.Site.Subtitle != "" {
		b = append(append(b, `：`...), p.Report.Site.Subtitle...)
	}
	return string(b)
}

// AppendTitle appends what a title says before the site's name: what it is called, where it
// is, what it is, which page of it.
func (s *Model) AppendTitle(b []byte, r Route) []byte {
	switch of := r.Of.(type) {
	case *report.Village, *report.Region:
		return AppendPlaceTitle(b, r)
	case *report.Program:
		b = append(append(append(b, of.Name...), ` · `...), s.Theme.T("kind.program")...)
	case *report.Narrative:
		b = append(b, of.Title...)
		if of.Kind != report.KindPage {
			b = append(append(b, ` · `...), s.Theme.T(kindKeys[of.Kind])...)
		}
	case *report.Theme:
		b = append(append(append(b, of.Name...), ` · `...), s.Theme.T("nav.themes")...)
	case *report.Indicator:
		b = append(append(append(b, of.Name...), ` · `...), s.Theme.T("nav.indicators")...)
	case *Folder:
		b = append(b, s.FolderTitle(of)...)
	default:
		b = append(b, s.plainTitle(r)...)
	}
	return appendPageNumber(b, r)
}

// AppendPlaceTitle is appendTitle of a village's page or a region's.
func AppendPlaceTitle(b []byte, r Route) []byte {
	switch of := r.Of.(type) {
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

func (s *Model) plainTitle(r Route) string {
	switch r.Kind {
	case Home:
		return s.Report.Site.Title
	case Text:
		return s.Theme.T("nav.about")
	case Compare, Booklet, Search:
		return s.Theme.T("nav." + templateNames[r.Kind])
	case NotFound:
		return s.Theme.T("404")
	}
	name := templateNames[r.Kind]
	if n := s.intros[name]; n != nil {
		return n.Title
	}
	return s.Theme.T("section." + name)
}

// AddressOf is a path without its index.html: "villages/450329102201".
func AddressOf(path string) string {
	const index = "/index.html"
	if len(path) > len(index) && path[len(path)-len(index):] == index {
		return path[:len(path)-len(index)]
	}
	return path
}
