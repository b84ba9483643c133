package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Limits of a tree: how deep elements may lie in one another, and how many there may be.
const (
	maxDepth = 256
	maxNodes = 4 << 20
)

// node is an element of a part. Properties that are the same are one node: nodes are never changed
// once the tree is made.
type node struct {
	name  string
	attrs []xml.Attr
	kids  []*node
	text  string // the characters in it
}

func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// kid returns the first child of a name, nil for none; a nil node has none.
func (n *node) kid(names ...string) *node {
	for _, name := range names {
		var found *node
		if n != nil {
			for _, k := range n.kids {
				if k.name == name {
					found = k
					break
				}
			}
		}
		n = found
	}
	return n
}

// each calls visit with every node of a name below n, those inside one another left out.
func (n *node) each(name string, visit func(*node)) {
	for _, k := range n.kids {
		if k.name == name {
			visit(k)
		} else {
			k.each(name, visit)
		}
	}
}

func (n *node) first(name string) *node {
	var found *node
	n.each(name, func(k *node) {
		if found == nil {
			found = k
		}
	})
	return found
}

// characters is all text below n, but for what instructs a field.
func (n *node) characters() string {
	if n == nil || n.name == "instrText" {
		return ""
	}
	if len(n.kids) == 0 {
		return n.text
	}
	var b strings.Builder
	b.WriteString(n.text)
	for _, k := range n.kids {
		b.WriteString(k.characters())
	}
	return b.String()
}

// tree parses a file of the package, nil where it is not there.
func (c *container) tree(name string) (*node, error) {
	r, err := c.part(name)
	if r == nil {
		return nil, err
	}
	defer r.Close()
	part := &io.LimitedReader{R: r, N: maxPart + 1}
	root, err := parse(part)
	if part.N == 0 {
		return nil, ErrTooLarge
	}
	return root, err
}

// builder makes the tree of a part. A paper of a few megabytes has a million runs, a few characters
// each and set alike: what they are set in is kept once, and runs in a row that are set alike are
// one.
type builder struct {
	open  []*node
	alike map[string]*node // properties, by all that they say
	key   []byte
}

func parse(part io.Reader) (*node, error) {
	d := xml.NewDecoder(part)
	root := &node{name: "#"}
	b := builder{open: []*node{root}, alike: map[string]*node{}}
	for nodes := 0; ; nodes++ {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, ErrDamaged
		}
		if nodes > maxNodes || len(b.open) > maxDepth {
			return nil, ErrTooLarge
		}
		switch t := token.(type) {
		case xml.StartElement:
			b.begin(&t)
		case xml.EndElement:
			b.end()
		case xml.CharData:
			switch top := b.open[len(b.open)-1]; top.name {
			case "t", "delText", "instrText", "v", "formatCode", "text", "caption", "within":
				top.text += string(t)
			}
		}
	}
}

func (b *builder) begin(t *xml.StartElement) {
	n := &node{name: t.Name.Local}
	for _, a := range t.Attr {
		if !strings.HasPrefix(a.Name.Local, "rsid") { // in which session it was typed
			n.attrs = append(n.attrs, a)
		}
	}
	top := b.open[len(b.open)-1]
	top.kids = append(top.kids, n)
	b.open = append(b.open, n)
}

func (b *builder) end() {
	n := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	kids := b.open[len(b.open)-1].kids
	last := len(kids) - 1
	switch n.name {
	case "rPr", "pPr":
		b.key = n.appendTo(b.key[:0])
		if same := b.alike[string(b.key)]; same != nil {
			kids[last] = same
		} else {
			b.alike[string(b.key)] = n
		}
	case "proofErr": // where the speller found something, between runs
		b.open[len(b.open)-1].kids = kids[:last]
	case "r":
		if last > 0 && kids[last-1].join(n) {
			b.open[len(b.open)-1].kids = kids[:last]
		}
	}
}

// appendTo appends all that a node says, in characters that no XML holds between them.
func (n *node) appendTo(b []byte) []byte {
	b = append(append(b, n.name...), 1)
	for _, a := range n.attrs {
		b = append(append(b, a.Name.Local...), 2)
		b = append(append(b, a.Value...), 3)
	}
	b = append(append(b, n.text...), 4)
	for _, k := range n.kids {
		b = k.appendTo(b)
	}
	return append(b, 5)
}

// longRun is from how many bytes on the characters of a run are kept in pieces: it costs their
// square to join them.
const longRun = 512

// join takes the text of the next run into a run; false where that is set otherwise or holds
// something else than a text.
func (n *node) join(next *node) bool {
	if n.name != "r" || len(n.kids) == 0 || len(next.kids) == 0 || n.kid("rPr") != next.kid("rPr") {
		return false
	}
	last, more := n.kids[len(n.kids)-1], next.kids[len(next.kids)-1]
	if last.name != more.name || last.name != "t" && last.name != "delText" || len(next.kids) > 2 || len(next.kids) == 2 && next.kids[0].name != "rPr" {
		return false
	}
	if len(last.text) < longRun {
		last.text += more.text
	} else {
		n.kids = append(n.kids, more)
	}
	return true
}
