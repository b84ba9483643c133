package merge

import (
	"strings"

	"casebook/generator/document"
	"casebook/generator/problem"
)

// level writes another level of a heading, where the copy's styles tell it. One that cannot be
// written is reported.
func (m *merger) level(b, o, t *unit) {
	if !m.in.Styled || b.kind == t.kind && b.level == t.level || b.kind != heading && t.kind != heading || o.kind == t.kind && o.level == t.level {
		return
	}
	if o.kind == b.kind && o.level == b.level && m.relevel(b, o, t) {
		m.note(Changed, headingMark(o)+shown(o), headingMark(t)+shown(t))
		return
	}
	now := problem.Text{ZH: "正文", EN: "body text"}
	if t.kind == heading {
		mark := strings.Repeat("#", t.level)
		now = problem.Text{ZH: "“" + mark + "”标题", EN: "a heading " + mark}
	}
	m.leave(problem.Text{ZH: "Word 里“" + shown(t) + "”改成了" + now.ZH + "，文稿里的没有改", EN: shown(t) + " became " + now.EN + " in Word; in the narrative it is as it was"})
}

// relevel writes another level of a heading; false where it cannot be.
func (m *merger) relevel(b, o, t *unit) bool {
	start := lineStart(m.in.Ours, int(o.at.Start))
	before := m.in.Ours[start:int(o.at.Start)]
	switch {
	case b.kind == heading && t.kind == heading && strings.TrimSpace(strings.Trim(before, "#")) == "" && before != "":
		m.splice(start, int(o.at.Start), strings.Repeat("#", t.level)+" ")
	case b.kind == paragraph && t.kind == heading && before == "":
		if strings.Contains(m.in.Ours[start:int(o.at.End)], "\n") { // a heading is one line
			if t.key != b.key {
				return false
			}
			m.splice(start, int(o.at.End), strings.TrimPrefix(m.write(&document.Heading{Level: 1, Inlines: inlinesOf(o.toks)}), "# "))
		}
		m.splice(start, start, strings.Repeat("#", t.level)+" ")
	case b.kind == heading && t.kind == paragraph && before != "" && strings.TrimSpace(strings.Trim(before, "#")) == "":
		m.splice(start, int(o.at.Start), "")
	default:
		return false
	}
	return true
}

// headingMark is what Markdown writes before a heading; nothing else has one.
func headingMark(u *unit) string {
	if u.kind != heading {
		return ""
	}
	return strings.Repeat("#", u.level) + " "
}
