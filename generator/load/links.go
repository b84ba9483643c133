package load

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/identifier"
	"casebook/generator/report"
	"casebook/generator/reserved"
	"casebook/generator/toml"
)

// links resolves the links of a narrative. One that leads nowhere is marked; the checker
// reports it.
func (l *loader) links(a *article) {
	n := a.n
	if len(n.Doc.Links) == 0 {
		return
	}
	n.Links = make([]report.LinkTarget, len(n.Doc.Links))
	for i, text := range a.linked() {
		to := &n.Links[i]
		if text.file != "" {
			*to = l.narrativeLink(text)
		} else {
			*to = l.link(n, n.Doc.Links[i].Target)
		}
		if to.Narrative == nil || to.Narrative == n || to.Broken {
			continue
		}
		if from := &to.Narrative.Backlinks; len(*from) == 0 || (*from)[len(*from)-1] != n { // links of one text follow one another
			*from = append(*from, n)
		}
	}
}

// textLink is a link to another text: the .md that it leads to, and the heading there. It is the zero textLink
// where a link leads to something else.
type textLink struct {
	file, fragment string
}

// linked tells of each link to which text it leads, whatever texts there are.
func (a *article) linked() []textLink {
	if a.resolved != nil && a.resolved.linked != nil {
		return a.resolved.linked
	}
	list := make([]textLink, len(a.n.Doc.Links))
	for i, link := range a.n.Doc.Links {
		target := strings.TrimSpace(link.Target)
		place, fragment, _ := strings.Cut(target, "#")
		if scheme(target) == "" && isPath(place) && strings.HasSuffix(strings.ToLower(place), ".md") {
			list[i] = textLink{textFile(a.n, place), fragment}
		}
	}
	if a.resolved != nil {
		a.resolved.linked = list
	}
	return list
}

// isPath tells whether an address without a scheme may be a file's.
func isPath(place string) bool {
	return !strings.HasPrefix(place, "//") && !strings.ContainsAny(place, "\\?\x00")
}

// sites resolves a study's visited cases.
func (l *loader) sites(a *article) {
	if a.visits == nil {
		return
	}
	words := slices.DeleteFunc(a.words(a.visits), func(v toml.Value) bool { return l.narratives.leftOut[v.Text] == report.IsDraft })
	for _, visited := range resolve(l.narratives, &a.decoder, a.visits, words) {
		a.n.Sites = append(a.n.Sites, visited)
		visited.VisitedBy = append(visited.VisitedBy, a.n)
	}
}

// images resolves the images of a narrative; nil stands for one that is missing.
func (l *loader) images(a *article) {
	a.n.Images = make([]*report.Asset, len(a.n.Doc.Images))
	for i, image := range a.n.Doc.Images {
		if isRelative(image.Src) {
			a.n.Images[i] = l.picture(path.Join(contentFolder(a.n), image.Src))
		}
	}
}

// cover resolves a narrative's cover, which is relative to its .md.
func (l *loader) cover(a *article) {
	if a.cover != "" {
		a.n.Cover = l.picture(path.Join(contentFolder(a.n), a.cover))
	}
}

var broken = report.LinkTarget{Broken: true}

// link resolves one target that is no narrative's .md: an address elsewhere, a heading of this page, a file,
// or a page of this site by its path in the output.
func (l *loader) link(n *report.Narrative, target string) report.LinkTarget {
	target = strings.TrimSpace(target)
	switch s := scheme(target); s {
	case "":
	case "http", "https", "mailto", "tel":
		if strings.ContainsFunc(target, func(r rune) bool { return r < ' ' || r == 0x7f }) || !hasAddressee(target, s) {
			return broken
		}
		return report.LinkTarget{URL: target}
	default:
		return broken
	}
	place, fragment, _ := strings.Cut(target, "#")
	switch {
	case target == "":
		return broken
	case strings.ContainsRune(place, '\\'):
		l.otherwiseSpelt(path.Join(contentFolder(n), strings.ReplaceAll(place, `\`, "/"))) // so that its file is known to be meant
		return broken
	case !isPath(place):
		return broken
	case place == "":
		return headingOf(n, fragment)
	}
	if a := l.linkedFile(n, place); a != nil {
		return report.LinkTarget{Asset: a, Fragment: fragment, Broken: a.NoFile != ""}
	}
	return l.pageLink(n, place, fragment)
}

// hasAddressee tells whether anything to be reached stands behind an address's scheme: a
// host, a mailbox, a number.
func hasAddressee(target, scheme string) bool {
	rest := target[len(scheme)+1:]
	if scheme == "http" || scheme == "https" {
		host, ok := strings.CutPrefix(rest, "//")
		return ok && strings.Trim(host, "/.:?#") != "" && !strings.ContainsRune("/:?#", rune(host[0]))
	}
	rest, _, subject := strings.Cut(rest, "?")
	if scheme == "tel" {
		return strings.ContainsAny(rest, "0123456789")
	}
	name, host, _ := strings.Cut(strings.TrimSpace(rest), "@")
	return name != "" && host != "" || rest == "" && subject
}

// scheme returns the scheme of an address in lower case, "" where it has none.
func scheme(target string) string {
	for i := 0; i < len(target); i++ {
		c := target[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		switch {
		case c == ':' && i > 0:
			return strings.ToLower(target[:i])
		case letter || i > 0 && (identifier.IsDigit(c) || c == '+' || c == '-' || c == '.'):
		case c <= ' ' || c == 0x7f: // browsers drop these before they look for a scheme
			if strings.Contains(target, ":") {
				return "?"
			}
		default:
			return ""
		}
	}
	return ""
}

// textFile is the .md that an address in a narrative names.
func textFile(n *report.Narrative, place string) string {
	file := path.Join(contentFolder(n), place)
	if strings.HasPrefix(place, "/") {
		file = path.Join("content", strings.TrimPrefix(place, "/content"))
	}
	return norm.NFC.String(file)
}

func (l *loader) narrativeLink(link textLink) report.LinkTarget {
	to := l.byFile[link.file]
	if to == nil {
		l.otherwiseEnding(link.file)
		return report.LinkTarget{Broken: true, LeftOut: l.leftOut[link.file]}
	}
	return headingOf(to, link.fragment)
}

// headingOf is a link to a heading, by its id or by its words. One that is not there is
// broken, and says where it was looked for.
func headingOf(n *report.Narrative, fragment string) report.LinkTarget {
	to := report.LinkTarget{Narrative: n}
	if fragment == "" {
		return to
	}
	for _, h := range n.Doc.Headings {
		if h.ID == fragment || h.Text == fragment {
			to.Fragment = h.ID
			return to
		}
	}
	to.Fragment, to.Broken = fragment, true
	return to
}

// linkedFile is the asset that a path relative to the .md leads to, nil for none.
func (l *loader) linkedFile(n *report.Narrative, place string) *report.Asset {
	if strings.HasPrefix(place, "/") || strings.HasSuffix(place, "/") {
		return nil
	}
	return l.attachment(path.Join(contentFolder(n), place))
}

// pageLink resolves a path in the output, from the root or from the narrative's own page;
// a link written as if the .md stood at the page's address is the same thing.
func (l *loader) pageLink(n *report.Narrative, place, fragment string) report.LinkTarget {
	var tries []string
	lost := broken
	if strings.HasPrefix(place, "/") {
		tries = []string{place}
	} else {
		tries = []string{path.Join("/", path.Dir(n.Path), place), path.Join("/", n.Section, place)}
	}
	for _, try := range tries {
		page := strings.TrimPrefix(path.Clean(try), "/")
		if path.Base(page) != "index.html" && path.Ext(page) != ".html" {
			page = path.Join(page, "index.html")
		}
		if to := l.narrativeAt(page); to != nil {
			return headingOf(to, fragment)
		}
		if l.isPage(page) {
			return report.LinkTarget{Page: page, Fragment: fragment}
		}
		if why := l.leftOut[page]; why != report.NotLeftOut {
			lost.LeftOut = why
		}
	}
	return lost
}

func (l *loader) narrativeAt(page string) *report.Narrative {
	return l.byPage[page]
}

// isPage tells whether the output has a page at a path that data or the site itself makes.
func (l *loader) isPage(page string) bool {
	dir, file := path.Split(page)
	if file != "index.html" {
		return false
	}
	section, id, deep := strings.Cut(strings.TrimSuffix(dir, "/"), "/")
	if deep {
		if section == "themes" {
			return l.themeIDs[id]
		}
		return l.takenBy(section, id)
	}
	return section == "" || reserved.Folder(section) || slices.Contains(l.opt.Folders, section) || l.sections[section]
}

// orderNarratives sorts the narratives of a report, and so those that themes and narratives know, which are
// gathered in this order.
func (l *loader) orderNarratives(list []*article) {
	slices.SortFunc(list, func(x, y *article) int {
		a, b := x.n, y.n
		return cmp.Or(cmp.Compare(a.Weight, b.Weight), b.Date.Compare(a.Date), strings.Compare(a.Slug, b.Slug))
	})
	for i, a := range list {
		l.report.Narratives[i] = a.n
		for _, t := range a.n.Themes {
			t.Narratives = append(t.Narratives, a.n)
		}
	}
}
