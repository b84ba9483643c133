package check

import (
	"fmt"
	"path"
	"strings"

	"casebook/generator/asset"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// published reads what readers get with a narrative beside its page: the words of drawings, tables
// and texts, and the names of attachments, which stand in their addresses.
func (n *page) published() {
	public := n.publicNames()
	seen := map[*report.Asset]bool{}
	look := func(a *report.Asset, at source.Span) {
		if a != nil && !seen[a] {
			seen[a] = true
			n.s.file(a, at, n.n.Anonymous, public, n.out)
		}
	}
	look(n.n.Cover, n.n.CoverAt)
	for i, image := range n.n.Doc.Images {
		if i < len(n.n.Images) {
			look(n.n.Images[i], image.Span)
		}
	}
	for i, link := range n.n.Doc.Links {
		if i < len(n.n.Links) {
			look(n.n.Links[i].Asset, link.Span)
			if privateMailbox.MatchString(n.n.Links[i].URL) && !privateMailbox.MatchString(link.Span.Text()[:strings.IndexByte(link.Span.Text()+"]", ']')]) {
				p := mailboxProblem()
				p.Span = link.Span
				n.out.add(p)
			}
		}
	}
}

// guarded returns what guards persons finds in a text.
func (s *site) guarded(text string, masked bool) []problem.Problem {
	if !suspicious(text) {
		return nil
	}
	return s.look(text, masked)
}

// look is guarded for a text however short it is.
func (s *site) look(text string, masked bool) []problem.Problem {
	var found findings
	p := passage{s: s, where: inData, masked: masked, out: &found}
	p.set(text)
	for _, look := range s.guards {
		look(&p)
	}
	return found.list
}

// file reads a published file for what guards persons; at is where it is used. Of each rule the
// first place is reported, in its name and inside it, since an editor opens the file once to mend it.
func (s *site) file(a *report.Asset, at source.Span, masked bool, public func(string) bool, out *findings) {
	if a == nil || a.NoFile != "" {
		return
	}
	type place struct {
		rule   problem.Rule
		inside bool
	}
	reported := map[place]bool{}
	inside := false
	add := func(list []problem.Problem, where, hint problem.Text) {
		for _, x := range list {
			if reported[place{x.Rule, inside}] {
				continue
			}
			reported[place{x.Rule, inside}] = true
			x.Span, x.Edits = at, nil
			x.Message = msg(where.ZH+x.Message.ZH, where.EN+x.Message.EN)
			x.Hint = msg(hint.ZH+x.Hint.ZH, hint.EN+x.Hint.EN)
			out.add(x)
		}
	}
	s.nameOfFile(a, masked, public, add)
	name := path.Base(a.Path)
	inFile := msg("在原文件里改（改好另存，换掉这一份）：", "in the file itself: ")
	number := 0
	inside = true
	for line := range strings.Lines(a.Words) {
		number++
		line = strings.TrimSpace(line)
		where := msg(fmt.Sprintf("附件“%s”第%d行：", name, number), fmt.Sprintf("line %d of the file %q: ", number, name))
		if a.Picture != nil {
			where = msg(fmt.Sprintf("图片“%s”上的文字：", name), fmt.Sprintf("words in the picture %q: ", name))
		}
		if inner, text, packed := strings.Cut(line, asset.InArchive); packed {
			where = msg(fmt.Sprintf("压缩包“%s”里的“%s”：", name, inner), fmt.Sprintf("%q in the archive %q: ", inner, name))
			if text == "" {
				add(withoutHints(s.named(inner, masked, public)), where, msg("解开压缩包，给里面的文件换一个名字，重新打包", "rename the file and pack the archive again"))
				continue
			}
			line = text
		}
		add(s.guarded(line, masked), where, inFile)
	}
}

// nameOfFile reads the name of a published file and of its folders: an attachment's stand in its
// address, a picture's in the list of what the site's files were made from.
func (s *site) nameOfFile(a *report.Asset, masked bool, public func(string) bool, add func(list []problem.Problem, where, hint problem.Text)) {
	folder, name := path.Split(a.Path)
	stem := strings.TrimSuffix(name, path.Ext(name))
	if a.Picture != nil {
		list := withoutHints(s.named(stem, masked, public))
		for i := range list {
			if list[i].Rule != privateNameID { // the numbers that cameras and chats give look like telephones
				list[i].AtMost = problem.Warning
			}
		}
		add(list, msg(fmt.Sprintf("图片的文件名“%s”会写进公开的文件清单（manifest.json）：", name), fmt.Sprintf("the name of the picture %q is in manifest.json: ", name)),
			msg("给图片换一个名字，正文里跟着改", "rename the picture, also here"))
		return
	}
	hint := msg("给文件换一个名字，链接里跟着改", "rename the file, also in the link")
	add(withoutHints(s.named(stem, masked, public)), msg(fmt.Sprintf("附件的文件名“%s”会出现在网址里：", name), fmt.Sprintf("the name of the file %q is part of its address: ", name)), hint)
	for part := range strings.SplitSeq(strings.Trim(folder, "/"), "/") {
		add(withoutHints(s.named(part, masked, public)), msg(fmt.Sprintf("附件所在的文件夹“%s”会出现在网址里：", part), fmt.Sprintf("the folder %q is part of the file's address: ", part)), msg("给文件夹换一个名字，链接里跟着改", "rename the folder, also in the link"))
	}
}

// withoutHints are problems whose remedy lies elsewhere.
func withoutHints(list []problem.Problem) []problem.Problem {
	for i := range list {
		list[i].Hint = problem.Text{}
	}
	return list
}
