package page

import (
	"strconv"
)

// title returns a page's <title>; the suffix makes it unique.
func (p *Page) title(r Route) string {
	title := string(r.Kind.Title(nil, p.Model, &r))
	if r.Page > 1 {
		title = p.Format("title.page", "title", title, "n", strconv.Itoa(r.Page))
	}
	if extra := p.suffix(r.Path); extra != "" {
		title = p.Format("bracketed", "text", title, "extra", extra)
	}
	if r.Path != "index.html" {
		return title + " – " + p.Report.Site.Title
	} else if p.Report.Site.Subtitle != "" {
		return p.label(title, p.Report.Site.Subtitle)
	}
	return title
}

// AddressOf is a path without its index.html: "villages/450329102201".
func AddressOf(path string) string {
	const index = "/index.html"
	if len(path) > len(index) && path[len(path)-len(index):] == index {
		return path[:len(path)-len(index)]
	}
	return path
}
