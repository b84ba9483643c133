package docx

import (
	"strings"

	"casebook/generator/document"
)

// look is how a run is set off.
type look struct{ strong, emphasis, strike, code bool }

// setLook notes how the next run is set off. In papers that others wrote, fonts and weights stand
// for headings.
func (x *paragraphReader) setLook(props *node) {
	next := look{strong: on(props.kid("b")), emphasis: on(props.kid("i")), strike: on(props.kid("strike"))}
	if x.paper.Own == nil { // words that somebody struck out are none of the text's, whoever wrote it
		next = look{strike: next.strike || on(props.kid("dstrike"))}
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
