package docx

import (
	"strings"

	"casebook/generator/document"
)

// look is how a run is set off.
type look struct{ strong, emphasis, strike, code bool }

// setLook notes how the next run is set off. In papers that others wrote it may be so by a style of characters or by dots
// below them (着重号), and what fonts and weights of whole lines mean is found out later.
func (x *paragraphReader) setLook(props *node) {
	next := look{strong: on(props.kid("b")), emphasis: on(props.kid("i")), strike: on(props.kid("strike"))}
	if x.paper.Own == nil { // words that somebody struck out are none of the text's, whoever wrote it
		next.strike = next.strike || on(props.kid("dstrike"))
		next.strong, next.emphasis = on(x.ofRun(props, "b")), on(x.ofRun(props, "i")) || isDotted(x.ofRun(props, "em"))
	} else if s := x.style[props.kid("rStyle").attr("val")]; s != nil {
		next.code = strings.EqualFold(s.kid("name").attr("val"), "Casebook Code Text")
	}
	if next != x.look {
		x.flush()
		x.look = next
	}
}

func (x *paragraphReader) styled(s string) document.Inline {
	if x.look.strike && x.paper.Own == nil {
		x.aside("删除线", x.text.String(), s+"：正文里照样画着；不要了的，请删去")
	}
	var n document.Inline = &document.Text{Text: s}
	if x.look.code {
		n = &document.CodeSpan{Text: s}
	}
	for _, style := range [...]struct {
		on    bool
		style document.Style
	}{{x.look.strike, document.Strike}, {x.look.emphasis, document.Emphasis}, {x.look.strong, document.Strong}} {
		if style.on {
			n = &document.Styled{Style: style.style, Inlines: []document.Inline{n}}
		}
	}
	return n
}

// ofRun is a property of a run that it or its style of characters has.
func (x *paragraphReader) ofRun(props *node, name string) *node {
	if own := props.kid(name); own != nil {
		return own
	}
	id := props.kid("rStyle").attr("val")
	for range 16 { // styles may be based on each other in a circle
		s := x.style[id]
		if s == nil {
			break
		}
		if found := s.kid("rPr").kid(name); found != nil {
			return found
		}
		id = s.kid("basedOn").attr("val")
	}
	return nil
}

// isDotted tells of an emphasis mark that it is one.
func isDotted(em *node) bool { return em != nil && em.attr("val") != "none" }
