package changes

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/net/html"

	"casebook/generator/edition"
	"casebook/generator/htmlnode"
	"casebook/generator/lazyregexp"
)

// page is a file of an edition, read for what is compared.
type page struct {
	raw     string // of a table, or of a script of cards
	kind    string // of a page: the class of its body
	title   string
	blocks  []string         // its paragraphs, headings and entries
	items   []string         // those of them that are entries of lists
	numbers map[string]int   // how often it has each number
	charts  []map[string]int // the same of each of its charts
}

// maxRead bounds a file that is looked into, in bytes.
const maxRead = 32 << 20

// read reads a file; nil where the edition has none.
func read(e *edition.Edition, name string) (*page, error) {
	entry, ok := e.Find(name)
	if !ok {
		return nil, nil
	}
	p := &page{numbers: map[string]int{}}
	ext := path.Ext(name)
	isCards := strings.HasPrefix(name, "booklet/cards/")
	if ext != ".html" && ext != ".csv" && !isCards || entry.Bytes > maxRead {
		return p, nil
	}
	data, err := e.Read(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if isCards {
		p.raw = string(data)
		return p, nil
	}
	if ext == ".csv" {
		p.raw = string(data)
		for _, row := range p.table() {
			for _, cell := range row { // 100,250 of two cells is no number of thousands
				count(p.numbers, cell)
			}
		}
		return p, nil
	}
	doc, err := html.Parse(strings.NewReader(string(data)))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	p.walk(doc, true)
	return p, nil
}

// walk counts the numbers of a page, and takes its own words: what is drawn up of the data beside
// and below them follows from figures, which are listed as such.
func (p *page) walk(n *html.Node, own bool) {
	if n.Type == html.ElementNode {
		class := htmlnode.Attribute(n, "class")
		switch n.Data {
		case "body":
			p.kind = class
		case "h1":
			p.title = text(n)
		case "script", "style", "svg", "nav", "footer", "header":
			if class != "page-head" && n.Data != "header" {
				return
			}
		case "figure":
			if strings.HasPrefix(class, "chart") {
				numbers := map[string]int{}
				count(numbers, text(n))
				p.charts = append(p.charts, numbers)
				p.add(numbers)
				return
			}
		}
		if strings.HasPrefix(class, "cite") {
			return
		}
		own = own && n.Data != "aside" && !strings.HasPrefix(class, "after")
		if isBlock[n.Data] {
			t := text(n)
			count(p.numbers, t)
			if t != "" && own {
				p.blocks = append(p.blocks, t)
				if n.Data == "li" {
					p.items = append(p.items, t)
				}
			}
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, own)
	}
}

func (p *page) add(numbers map[string]int) {
	for x, n := range numbers {
		p.numbers[x] += n
	}
}

var isBlock = map[string]bool{"p": true, "li": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "tr": true, "dt": true, "dd": true, "blockquote": true, "pre": true, "figcaption": true}

// text is the text of an element without drawings.
func text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && n.Data == "svg":
			return
		case n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th" || n.Data == "p" || n.Data == "li" || n.Data == "tr"):
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

var aNumber = lazyregexp.New(`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`)

func count(numbers map[string]int, text string) {
	for _, x := range aNumber.FindAllString(text, -1) {
		numbers[number(x)]++
	}
}

// number is a number as it is counted: without separators of thousands.
func number(s string) string { return strings.TrimPrefix(strings.ReplaceAll(s, ",", ""), "-") }
