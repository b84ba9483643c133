package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/generator/report"
)

// TOML writes a mapping as data/imports/ has it. Open questions stand first: they are what a
// person has to fill in.
func TOML(m *report.Import) string {
	var b strings.Builder
	put := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, quote(value))
		}
	}
	b.WriteString("# 由 casebook import 写成；可以改。回答问题写在 answer 里，再运行一次 casebook import\n")
	put("file", m.File)
	put("sha256", m.SHA256)
	put("written", m.Written)
	for _, open := range []bool{true, false} {
		for _, q := range m.Questions {
			if (q.Answer == "") != open {
				continue
			}
			b.WriteString("\n[[question]]\n")
			put("text", q.Text)
			if len(q.Choices) > 0 {
				list := make([]string, len(q.Choices))
				for i, c := range q.Choices {
					list[i] = quote(c)
				}
				b.WriteString("choices = [" + strings.Join(list, ", ") + "]\n")
			}
			b.WriteString("answer = " + quote(q.Answer) + "\n")
		}
	}
	for _, s := range m.Sheets {
		b.WriteString("\n[[sheet]]\n")
		put("name", s.Name)
		fmt.Fprintf(&b, "head = %d\norientation = \"row-a-village\"\n", s.Head)
		for _, c := range s.Columns {
			b.WriteString("[[sheet.column]]\n")
			put("cell", c.Cell)
			put("head", c.Head)
			put("indicator", c.Indicator)
			put("field", c.Field)
			if c.Skip {
				b.WriteString("skip = true\n")
			}
			put("unit", c.Unit)
			if c.HasFactor {
				b.WriteString("factor = " + c.Factor.String() + "\n")
			}
			if c.Indicator != "" && c.Year > 0 {
				b.WriteString("year = " + strconv.Itoa(c.Year) + "\n")
			}
		}
		for _, p := range s.Places {
			if p.Code == "" {
				continue
			}
			b.WriteString("[[sheet.place]]\n")
			put("name", p.Name)
			put("town", p.Town)
			put("code", p.Code)
		}
		for _, l := range s.LeftOut {
			fmt.Fprintf(&b, "[[sheet.left_out]]\nrow = %d\nwhy = %s\n", l.Row, quote(l.Why))
		}
	}
	for _, a := range m.LeftAside {
		b.WriteString("\n[[left_aside]]\n")
		put("what", a.What)
		put("place", a.Place)
		put("text", a.Text)
	}
	return b.String()
}

// quote writes a TOML string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
