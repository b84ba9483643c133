package pack

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"

	"casebook/generator/htmlnode"
	"casebook/generator/lazyregexp"
	"casebook/generator/mediatype"
)

// Single writes the page at name (a path in dir) as one file with its style sheets, scripts
// and images inside. Links to other pages of the site lead to its address where the page
// knows it (a canonical link) and are plain text where it does not.
func Single(w io.Writer, dir, name string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	defer root.Close()
	data, err := root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("pack: %s: %w", name, err)
	}
	s := single{root: root, dir: path.Dir(name), name: name}
	s.address = canonical(doc)
	if err := s.node(doc); err != nil {
		return fmt.Errorf("pack: %s: %w", name, err)
	}
	s.appendLate(doc)
	if err := html.Render(w, doc); err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return nil
}

// single is one page on its way into one file.
type single struct {
	root    *os.Root
	dir     string       // of the page, "/" separated
	name    string       // of the page
	address *url.URL     // of the page on the web, nil where it is not known
	late    []*html.Node // scripts for the end of the body
}

func (s *single) node(n *html.Node) error {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // c may be replaced
		if err := s.node(c); err != nil {
			return err
		}
		c = next
	}
	if n.Type != html.ElementNode {
		return nil
	}
	switch n.Data {
	case "html":
		s.rewriteRoot(n)
	case "link":
		return s.link(n)
	case "script":
		return s.script(n)
	case "a", "area":
		s.anchor(n)
	case "img", "source", "video", "audio", "input":
		return s.media(n)
	case "meta":
		if strings.EqualFold(htmlnode.Attribute(n, "http-equiv"), "content-security-policy") {
			n.Parent.RemoveChild(n) // it forbids just what a single file needs
		}
	}
	return s.dataScripts(n)
}

// link inlines style sheets and icons and drops what leads to other files of the site.
func (s *single) link(n *html.Node) error {
	rel, href := htmlnode.Attribute(n, "rel"), htmlnode.Attribute(n, "href")
	name, local := s.local(href)
	switch {
	case rel == "stylesheet" && local:
		css, err := s.styles(name)
		if err != nil {
			return err
		}
		style := &html.Node{Type: html.ElementNode, Data: "style"}
		if m := htmlnode.Attribute(n, "media"); m != "" {
			setAttr(style, "media", m)
		}
		style.AppendChild(&html.Node{Type: html.TextNode, Data: strings.ReplaceAll(css, "</style", `<\/style`)})
		n.Parent.InsertBefore(style, n)
		n.Parent.RemoveChild(n)
	case strings.Contains(rel, "icon") && local:
		data, err := s.dataURL(name)
		if err != nil {
			return err
		}
		setAttr(n, "href", data)
	case local:
		n.Parent.RemoveChild(n)
	}
	return nil
}

// script inlines a script: where it stands, or at the end of the body where it would wait
// for the document, because a script without an address never does.
func (s *single) script(n *html.Node) error {
	name, local := s.local(htmlnode.Attribute(n, "src"))
	if !local {
		return nil
	}
	js, err := s.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return err
	}
	inline := &html.Node{Type: html.ElementNode, Data: "script"}
	inline.AppendChild(&html.Node{Type: html.TextNode, Data: scriptEnd.ReplaceAllString(string(js), `<\$1`)})
	late := false
	for _, a := range n.Attr {
		switch a.Key {
		case "blocking":
		case "defer", "async":
			late = true
		case "src":
		default:
			inline.Attr = append(inline.Attr, a)
		}
	}
	if late {
		s.late = append(s.late, inline)
	} else {
		n.Parent.InsertBefore(inline, n)
	}
	n.Parent.RemoveChild(n)
	return nil
}

// rewriteRoot rewrites the path to the root of the site, from which scripts make links: to the
// address on the web where it is known, none where it is not.
func (s *single) rewriteRoot(n *html.Node) {
	root := htmlnode.Attribute(n, "data-root")
	removeAttr(n, "data-root")
	if u, err := url.Parse(root); err == nil && s.address != nil {
		setAttr(n, "data-root", s.address.ResolveReference(u).String())
	}
}

// scriptEnd is what would end a script element, or begin a comment in it, in the middle of
// a string of the script; \/ and \! mean the same there.
var scriptEnd = lazyregexp.New(`(?i)<(/script|!--)`)

// dataScripts puts the scripts that a script of the page fetches by an address in a data
// attribute into that attribute: they are still fetched only when they are needed.
func (s *single) dataScripts(n *html.Node) error {
	for i, a := range n.Attr {
		name, local := s.local(a.Val)
		if !local || !strings.HasPrefix(a.Key, "data-") || path.Ext(name) != ".js" {
			continue
		}
		if _, err := s.root.Stat(filepath.FromSlash(name)); err != nil {
			continue // something else that ends like a script
		}
		data, err := s.dataURL(name)
		if err != nil {
			return err
		}
		n.Attr[i].Val = data
	}
	return nil
}

func (s *single) appendLate(doc *html.Node) {
	body := find(doc, "body")
	for _, n := range s.late {
		body.AppendChild(n)
	}
}

// anchor mends a link that would lead out of the file.
func (s *single) anchor(n *html.Node) {
	href := htmlnode.Attribute(n, "href")
	u, err := url.Parse(href)
	if err != nil || href == "" || u.IsAbs() || u.Host != "" || u.Path == "" {
		return
	}
	if name, local := s.local(href); local && name == s.name {
		if u.Fragment == "" {
			u.Fragment = "top"
		}
		setAttr(n, "href", "#"+u.EscapedFragment())
		return
	}
	if s.address != nil {
		setAttr(n, "href", s.address.ResolveReference(u).String())
		return
	}
	removeAttr(n, "href")
	removeAttr(n, "download")
}

func (s *single) media(n *html.Node) error {
	removeAttr(n, "srcset")
	for _, key := range [...]string{"src", "poster"} {
		name, local := s.local(htmlnode.Attribute(n, key))
		if !local {
			continue
		}
		data, err := s.dataURL(name)
		if err != nil {
			return err
		}
		setAttr(n, key, data)
	}
	return nil
}

var cssURL = lazyregexp.New(`url\(\s*["']?([^"')]+)["']?\s*\)`)

// styles returns a style sheet with the files that it fetches inside.
func (s *single) styles(name string) (string, error) {
	css, err := s.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return "", err
	}
	at := single{root: s.root, dir: path.Dir(name)}
	text := cssURL.ReplaceAllStringFunc(string(css), func(match string) string {
		target, local := at.local(cssURL.FindStringSubmatch(match)[1])
		if !local {
			return match
		}
		data, dataErr := at.dataURL(target)
		if dataErr != nil {
			err = dataErr
			return match
		}
		return `url("` + data + `")`
	})
	return text, err
}

// local turns a relative address into a path in the site.
func (s *single) local(href string) (string, bool) {
	u, err := url.Parse(href)
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	name := path.Join(s.dir, u.Path)
	return name, filepath.IsLocal(filepath.FromSlash(name))
}

func (s *single) dataURL(name string) (string, error) {
	data, err := s.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return "", err
	}
	return "data:" + mediatype.OfName(name) + ";base64," + base64.StdEncoding.EncodeToString(data), nil
}

// canonical returns the page's address on the web, nil where it names none.
func canonical(doc *html.Node) *url.URL {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "link" && htmlnode.Attribute(n, "rel") == "canonical" {
			if u, err := url.Parse(htmlnode.Attribute(n, "href")); err == nil && u.IsAbs() {
				return u
			}
		}
	}
	return nil
}

func find(doc *html.Node, element string) *html.Node {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == element {
			return n
		}
	}
	return doc
}

func setAttr(n *html.Node, key, value string) {
	removeAttr(n, key)
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func removeAttr(n *html.Node, key string) {
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		if a.Key != key {
			kept = append(kept, a)
		}
	}
	n.Attr = kept
}
