// Package markup writes HTML by appending to a slice of bytes.
//
// A page of a country's villages is made a hundred thousand times, so that its tables and
// lists are written by Go code and not by templates, without an allocation an element. A
// Writer writes the tags and escapes every text and every attribute's value; what is HTML
// already says so by its type, html/template's, and goes into templates as it is.
package markup

import (
	"html/template"
	"strconv"
	"strings"
	"unsafe"
)

// Writer appends HTML. Its methods return it, so that what belongs to one element can stand in
// one line:
//
//	w.Open("td").Class("t").Text(name).Close("td")
//
// Attributes follow the Open that they belong to; whatever else is written ends the start tag.
// HTML lets the ends of some elements be left out (li, tr, td, th, tbody), so that Close is
// called where an end is wanted. The zero value is an empty Writer.
type Writer struct {
	b       []byte
	inStart bool // the ">" of a start tag is still to come
}

// AppendTo returns a Writer that appends to b.
func AppendTo(b []byte) *Writer { return &Writer{b: b} }

// Open begins an element.
func (w *Writer) Open(element string) *Writer {
	w.endStart()
	w.b = append(append(w.b, '<'), element...)
	w.inStart = true
	return w
}

// Close ends an element.
func (w *Writer) Close(element string) *Writer {
	w.endStart()
	w.b = append(append(append(w.b, '<', '/'), element...), '>')
	return w
}

// CloseEmpty ends the start tag of an element of SVG that has no content: <rect width="1"/>.
func (w *Writer) CloseEmpty() *Writer {
	w.b = append(w.b, '/', '>')
	w.inStart = false
	return w
}

func (w *Writer) endStart() {
	if w.inStart {
		w.b = append(w.b, '>')
		w.inStart = false
	}
}

// Attr writes an attribute of the element just opened.
func (w *Writer) Attr(name, value string) *Writer {
	w.beginAttr(name)
	w.b = append(AppendText(w.b, value), '"')
	return w
}

// JSONAttr writes an attribute that is JSON: between single quotes, because the double ones of
// JSON would be five characters each.
func (w *Writer) JSONAttr(name string, value []byte) *Writer {
	w.beginAttr(name)
	w.b[len(w.b)-1] = '\''
	for _, c := range value {
		switch c {
		case '&':
			w.b = append(w.b, "&amp;"...)
		case '\'':
			w.b = append(w.b, "&#39;"...)
		case '<':
			w.b = append(w.b, "&lt;"...)
		case '>':
			w.b = append(w.b, "&gt;"...)
		default:
			w.b = append(w.b, c)
		}
	}
	w.b = append(w.b, '\'')
	return w
}

// Class writes the attribute class.
func (w *Writer) Class(value string) *Writer { return w.Attr("class", value) }

// IntAttr writes an attribute that is a number.
func (w *Writer) IntAttr(name string, n int) *Writer {
	w.beginAttr(name)
	w.b = append(strconv.AppendInt(w.b, int64(n), 10), '"')
	return w
}

// Flag writes an attribute that needs no value.
func (w *Writer) Flag(name string) *Writer {
	w.b = append(append(w.b, ' '), name...)
	return w
}

// Link writes an attribute that leads to an output path, such as href: prefix, which is that of
// a URL ("../../", "https://example.cn/"), and the path with what is not safe in a URL
// percent-encoded. A fragment after "#" stays one.
func (w *Writer) Link(name, prefix, path string) *Writer {
	w.beginAttr(name)
	w.b = append(AppendLink(w.b, prefix, path), '"')
	return w
}

// URL writes an attribute that is a prefix and the path of a URL that is encoded already.
func (w *Writer) URL(name, prefix, encoded string) *Writer {
	w.beginAttr(name)
	w.b = append(append(append(w.b, prefix...), encoded...), '"')
	return w
}

func (w *Writer) beginAttr(name string) {
	w.b = append(append(append(w.b, ' '), name...), '=', '"')
}

// Text writes a text.
func (w *Writer) Text(s string) *Writer {
	w.endStart()
	w.b = AppendText(w.b, s)
	return w
}

// Int writes a whole number in digits.
func (w *Writer) Int(n int) *Writer {
	w.endStart()
	w.b = strconv.AppendInt(w.b, int64(n), 10)
	return w
}

// Element writes a whole element with a text: <element>text</element>.
func (w *Writer) Element(element, text string) *Writer {
	return w.Open(element).Text(text).Close(element)
}

// HTML writes finished HTML.
func (w *Writer) HTML(fragment template.HTML) *Writer {
	w.endStart()
	w.b = append(w.b, fragment...)
	return w
}

// Unended returns what is written without ending a start tag: attributes alone, each after a
// space, for a start tag that somebody else writes.
func (w *Writer) Unended() []byte { return w.b }

// Bytes returns what is written, all start tags ended, so that a function that appends finished
// HTML, or digits, can append to it:
//
//	w.Extended(strconv.AppendFloat(w.Bytes(), v, 'f', 1, 64))
func (w *Writer) Bytes() []byte {
	w.endStart()
	return w.b
}

// Extended takes back what Bytes returned and a function has appended to.
func (w *Writer) Extended(b []byte) *Writer {
	w.b = b
	return w
}

// Len returns how many bytes are written, start tags ended.
func (w *Writer) Len() int { return len(w.Bytes()) }

// Fragment returns what is written without copying it: the Writer may not be used after.
func (w *Writer) Fragment() template.HTML { return Fragment(w.Bytes()) }

// Fragment makes finished HTML of appended bytes without copying them: they may not be changed
// after.
func Fragment(b []byte) template.HTML {
	return template.HTML(unsafe.String(unsafe.SliceData(b), len(b)))
}

// AppendLink appends prefix and an output path, as Link writes it.
func AppendLink(b []byte, prefix, path string) []byte {
	path, fragment, has := strings.Cut(path, "#")
	b = AppendPath(append(b, prefix...), path)
	if has {
		b = appendFragment(append(b, '#'), fragment)
	}
	return b
}
