package merge

import (
	"casebook/generator/document"
)

// inlinesOf puts tokens together again.
func inlinesOf(list []token) []document.Inline {
	var out []document.Inline
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && sameFrame(list[end].style, list[i].style) {
			end++
		}
		out = append(out, framed(list[i:end])...)
		i = end
	}
	return out
}

// frame is a figure or a link around tokens.
func frame(m style) style {
	return style{fact: m.fact, printed: m.printed, link: m.link, title: m.title, auto: m.auto, place: m.place}
}

// sameFrame tells whether two tokens stand in one figure or link.
func sameFrame(a, b style) bool { return frame(a) == frame(b) }

// framed puts tokens of one frame together.
func framed(list []token) []document.Inline {
	m := list[0].style
	switch {
	case m.printed:
		return append(list[0].before, &document.FactRef{Target: document.ParseFactTarget(m.fact)})
	case m.fact != "":
		return []document.Inline{&document.FactRef{Target: document.ParseFactTarget(m.fact), Inlines: plain(list)}}
	case m.auto:
		text := keyOf(list)
		if text != m.link && "mailto:"+text != m.link { // its words were edited: they lead where they did
			return []document.Inline{&document.Link{Target: m.link, Inlines: plain(list)}}
		}
		return append(list[0].before, &document.AutoLink{Address: m.link, Text: text})
	case m.link != "":
		return []document.Inline{&document.Link{Target: m.link, Title: m.title, Inlines: plain(list)}}
	}
	return plain(list)
}

// plain puts tokens together that stand in no frame. Strong text is outermost, so that emphasis
// within it stays within.
func plain(list []token) []document.Inline {
	return styled(list, []func(style) bool{
		func(m style) bool { return m.strong }, func(m style) bool { return m.emphasis }, func(m style) bool { return m.strike },
	}, []document.Style{document.Strong, document.Emphasis, document.Strike})
}

func styled(list []token, on []func(style) bool, styles []document.Style) []document.Inline {
	if len(on) == 0 {
		return bare(list)
	}
	var out []document.Inline
	for i := 0; i < len(list); {
		is, end := on[0](list[i].style), i+1
		for end < len(list) && on[0](list[end].style) == is {
			end++
		}
		inner := styled(list[i:end], on[1:], styles[1:])
		if is {
			inner = []document.Inline{&document.Styled{Style: styles[0], Inlines: inner}}
		}
		out = append(out, inner...)
		i = end
	}
	return out
}

// bare puts tokens together that are set one way.
func bare(list []token) []document.Inline {
	var out []document.Inline
	text, code := "", false
	flush := func() {
		switch {
		case text == "":
		case code:
			out = append(out, &document.CodeSpan{Text: text})
		default:
			out = append(out, &document.Text{Text: text})
		}
		text = ""
	}
	for i := range list {
		t := &list[i]
		if len(t.before) > 0 || t.object != nil || t.s == "\n" || t.style.code != code {
			flush()
			code = t.style.code
		}
		out = append(out, t.before...)
		switch {
		case t.object != nil:
			out = append(out, t.object)
		case t.s == "\n" && !code:
			out = append(out, &document.HardBreak{})
		default:
			text += t.s
		}
	}
	flush()
	return out
}
