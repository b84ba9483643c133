package check

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/webaddress"
)

// findBrokenAddresses finds addresses of the web in prose that nobody can open as they are written.
func findBrokenAddresses(p *passage) {
	for _, a := range webaddress.Find(p.text) {
		from := p.runeAt(a.From)
		to := from + runeCount(p.text[a.From:a.To])
		if p.hasBefore(from, "](") {
			continue // a link that did not take: marks.links
		}
		at, written := p.span(from, to), p.slice(from, to)
		if strings.ContainsRune(at.Text(), '\n') {
			written = at.Text()
		}
		var edits []problem.Edit
		if a.Meant != "" && !a.Joined {
			edits = p.put(from, to, a.Meant)
		}
		message, hint := addressText(written, a.Meant)
		p.out.add(problem.Problem{Rule: markupID, Span: at, Message: message, Hint: hint, Edits: edits})
	}
}

// linkAddresses looks for links that lead to such an address. Of one that no browser takes for an
// address brokenLink tells.
func (m *marks) linkAddresses() {
	for i, link := range m.n.n.Doc.Links {
		if i >= len(m.n.n.Links) || m.n.n.Links[i].URL == "" {
			continue
		}
		for _, a := range webaddress.Find(link.Target) {
			message, hint := addressText(link.Target[a.From:a.To], a.Meant)
			m.add(problem.Problem{Rule: markupID, Span: link.Span, Message: message, Hint: hint})
		}
	}
}

var angled = lazyregexp.New(`(?i)<(h?t{1,3}ps?:[^<>\s]*)>`)

// angledAddress looks for such an address between angle brackets.
func (m *marks) angledAddress(w *written, l *writtenLine) {
	for _, at := range angled.FindAllStringSubmatchIndex(l.Raw, -1) {
		if l.Text[at[0]] == '<' {
			continue // printed as it stands: findBrokenAddresses
		}
		for _, a := range webaddress.Find(l.Raw[at[2]:at[3]]) {
			message, hint := addressText(l.Raw[at[2]:at[3]], a.Meant)
			m.warn(w, l, at[2], at[3], message, hint)
		}
	}
}

// address reads the address of a source.
func (s *site) address(x *report.Source, out *findings) {
	p := passage{s: s, where: inData, at: x.At, out: out}
	p.set(x.URL)
	findBrokenAddresses(&p)
	s.telephoneIn(x.URL, x.At, out)
}

// telephoneIn looks for a person's telephone in the parameters of an address that are named for one. The
// rest of it is not read: the numbers of articles look like telephones.
func (s *site) telephoneIn(address string, at source.Span, out *findings) {
	parsed, err := url.Parse(address)
	if err != nil {
		return // findBrokenAddresses tells of it
	}
	query := parsed.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if anyof.Contains(strings.ToLower(name), "tel", "phone", "mobile", "shouji") {
			for _, x := range s.guarded(strings.Join(query[name], " "), false) {
				x.Span, x.Edits = at, nil
				out.add(x)
			}
		}
	}
}

// addressText says what is wrong with an address, and how it is meant: "" where a part is missing.
func addressText(written, meant string) (message, hint problem.Text) {
	if meant == "" {
		return msg(fmt.Sprintf("网址“%s”不完整，读者打不开", written), fmt.Sprintf("the address %q is incomplete: nobody can open it", written)),
			msg("从浏览器的地址栏里重新复制，一直复制到最后一个字；没有网址就删去它", "copy it again from the browser's address bar, to its end; delete it if there is none")
	}
	shown := strings.Join(strings.Fields(written), " ")
	message = msg(fmt.Sprintf("网址“%s”写得不对，读者打不开", shown), fmt.Sprintf("the address %q is malformed: nobody can open it", shown))
	if strings.ContainsRune(written, '\n') {
		message = msg(fmt.Sprintf("网址“%s”断在了两行，读者打不开", shown), fmt.Sprintf("the address %q is split over two lines: nobody can open it", shown))
	}
	return message, msg("写成“"+meant+"”", "write “"+meant+"”")
}
