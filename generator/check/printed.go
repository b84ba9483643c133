package check

import (
	"fmt"
	"path"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// published reads what readers get with a narrative beside its page: the words of drawings, tables
// and texts, and the names of attachments, which stand in their addresses.
func (n *page) published() {
	seen := map[*report.Asset]bool{}
	look := func(a *report.Asset, at source.Span) {
		if a != nil && !seen[a] {
			seen[a] = true
			n.s.file(a, at, n.n.Anonymous, n.out)
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
		}
	}
}

// fileName reads the names of a text's file and of its folder, which stand in its page's address.
func (n *page) fileName() {
	folder, _, _ := strings.Cut(n.n.Path, "/")
	for _, x := range [...]struct{ name, zh, en string }{{n.n.Slug, "文件", "file"}, {folder, "文件夹", "folder"}} {
		if x.zh == "文件夹" && folder == n.n.Slug {
			continue // a text at the top, told already
		}
		for _, p := range n.s.guarded(x.name, n.n.Anonymous) {
			p.Span, p.Edits = n.n.At, nil
			p.Message = msg(x.zh+"名“"+x.name+"”会出现在网址里："+p.Message.ZH, "the name of the "+x.en+", "+x.name+", stands in its address: "+p.Message.EN)
			p.Hint = msg("给"+x.zh+"换一个名字", "give the "+x.en+" another name")
			n.out.add(p)
		}
	}
	for _, old := range n.n.Aliases {
		n.oldAddress(old)
	}
}

// oldAddress reads the parts of an address that a page had, which its redirect shows. It may be
// the number of an article and only look like a telephone: so nothing stops for it.
func (n *page) oldAddress(old report.Alias) {
	for part := range strings.SplitSeq(strings.TrimSuffix(old.Path, "/index.html"), "/") {
		for _, p := range n.s.guarded(part, n.n.Anonymous) {
			p.Span, p.Edits, p.AtMost = old.At, nil, problem.Warning
			p.Message = msg("旧网址里的“"+part+"”谁都看得到："+p.Message.ZH, "the old address shows "+part+" to everybody: "+p.Message.EN)
			p.Hint = msg("是电话、身份证号的，从 aliases 里删去这一个旧网址；是文章编号的不用管", "where it is a telephone or an identity number, take the old address out of aliases; an article's number may stay")
			n.out.add(p)
		}
	}
}

// guarded returns what guards persons finds in a text.
func (s *site) guarded(text string, masked bool) []problem.Problem {
	if !suspicious(text) {
		return nil
	}
	var found findings
	p := passage{s: s, where: inData, masked: masked, out: &found}
	p.set(text)
	for _, look := range s.guards {
		look(&p)
	}
	return found.list
}

// file reads a published file for what guards persons; at is where it is used. Of each rule the
// first place is told, since an editor opens the file once to mend it.
func (s *site) file(a *report.Asset, at source.Span, masked bool, out *findings) {
	if a == nil || a.Picture == nil && a.NoFile != "" {
		return
	}
	name := path.Base(a.Path)
	reported := map[problem.Rule]bool{}
	guard := func(text string, where problem.Text) {
		for _, x := range s.guarded(text, masked) {
			if reported[x.Rule] {
				continue
			}
			reported[x.Rule] = true
			x.Span, x.Edits = at, nil
			x.Message = msg(where.ZH+x.Message.ZH, where.EN+x.Message.EN)
			x.Hint = msg("在原文件里改（改好另存，换掉这一份）："+x.Hint.ZH, "in the file itself: "+x.Hint.EN)
			out.add(x)
		}
	}
	if a.Picture == nil {
		guard(strings.TrimSuffix(name, path.Ext(name)), msg(fmt.Sprintf("附件的文件名“%s”会出现在网址里：", name), fmt.Sprintf("the name of the file %q stands in its address: ", name)))
	}
	number := 0
	for line := range strings.Lines(a.Words) {
		number++
		where := msg(fmt.Sprintf("附件“%s”第%d行：", name, number), fmt.Sprintf("line %d of the file %q: ", number, name))
		if a.Picture != nil {
			where = msg(fmt.Sprintf("图片“%s”上的文字：", name), fmt.Sprintf("words in the picture %q: ", name))
		}
		guard(strings.TrimSpace(line), where)
	}
}
