package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// nameGaps are what parts words in the names of files: they stand for a space.
var nameGaps = strings.NewReplacer("-", " ", "_", " ", "+", " ", ".", " ", "—", " ", "、", " ")

// named reads the name of a file, of a folder or of a part of an address for what guards persons. A
// name is no sentence: a person's may stand in it alone, or among words that nothing joins. public
// tells of those who are named for what they do in office; nil knows of none.
func (s *site) named(name string, masked bool, public func(string) bool) []problem.Problem {
	if !suspicious(name) && !strings.ContainsFunc(name, isHan) {
		return nil
	}
	list := s.look(nameGaps.Replace(name), masked)
	for _, x := range list {
		if x.Rule == privateNameID {
			return list
		}
	}
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !isHan(r) }) {
		var p passage
		p.s = s
		p.set(word)
		n := p.nameAt(0)
		if n != 3 || !s.sets.common.has(p.rune(0)) || !p.givenOnly(0, n) || !p.aloneInName(n) || p.publicAfter(n) {
			continue
		}
		person := p.slice(0, n)
		if public != nil && public(person) {
			continue
		}
		x := problem.Problem{Rule: privateNameID, AtMost: problem.Warning,
			Message: msg(fmt.Sprintf("“%s”像是人名", person), fmt.Sprintf("%q looks like a person's name", person))}
		if masked || strongNeed(name) {
			x.AtMost, x.Message = problem.Off, msg(fmt.Sprintf("“%s”是私人的姓名", person), fmt.Sprintf("%q is the name of a private person", person))
		}
		return append(list, x)
	}
	return list
}

// aloneInName tells whether nothing that belongs to a longer word follows a person's name: the end, or
// what is reported of a person.
func (p *passage) aloneInName(to int) bool {
	return to == len(p.runes) || p.hasAt(to, "家", "的", "一家", "夫妇", "低保", "残疾", "贫困", "脱贫", "特困", "五保", "救助", "补助", "申请", "病历", "诊断", "住院", "身份", "户口", "照片", "访谈", "采访", "故事", "本人")
}

// publicNames tells of the persons whom a narrative names for what they do in office.
func (n *page) publicNames() func(string) bool {
	var known map[string]bool
	return func(name string) bool {
		if known == nil {
			var persons []person
			for _, p := range n.texts {
				persons = p.persons(persons)
			}
			for _, p := range n.others {
				persons = p.persons(persons)
			}
			known = officials(persons)
		}
		return known[name]
	}
}

// fileName reads the names of a text's file and of its folder, which stand in its page's address.
func (n *page) fileName() {
	public := n.publicNames()
	folder, _, _ := strings.Cut(n.n.Path, "/")
	for _, x := range [...]struct{ name, zh, en string }{{n.n.Slug, "文件", "file"}, {folder, "文件夹", "folder"}} {
		if x.zh == "文件夹" && folder == n.n.Slug {
			continue // a text at the top, stated already
		}
		for _, p := range n.s.named(x.name, n.n.Anonymous, public) {
			p.Span, p.Edits = n.n.At, nil
			p.Message = msg(x.zh+"名“"+x.name+"”会出现在网址里："+p.Message.ZH, "the name of the "+x.en+", "+x.name+", is part of its address: "+p.Message.EN)
			p.Hint = msg("给"+x.zh+"换一个名字", "give the "+x.en+" another name")
			if p.AtMost == problem.Warning {
				p.Hint = msg("是私人的，给"+x.zh+"换一个名字；是地名、公务人员的不用管", "give the "+x.en+" another name, unless it is a place's or an official's")
			}
			n.out.add(p)
		}
	}
	for _, old := range n.n.Aliases {
		n.oldAddress(old, public)
	}
}

// shortestSpelled is how many letters a name must have in pinyin to be looked for: fewer stand in any
// word.
const shortestSpelled = 6

// spelledOut finds the names of private persons of a narrative in pinyin, in its address, in its former
// ones and in the names of its pictures and attachments: whoever masks the text later forgets them.
func (n *page) spelledOut(private []person) {
	seen := map[string]bool{}
	for _, x := range private {
		spelled := lettersOf(narrative.Slug(x.name))
		if seen[x.name] || len(spelled) < shortestSpelled {
			continue
		}
		seen[x.name] = true
		tell := func(name string, at source.Span, zh, en string, hint problem.Text) {
			if strings.Contains(lettersOf(name), spelled) {
				n.out.add(problem.Problem{Rule: privateNameID, Span: at, AtMost: problem.Warning, Hint: hint,
					Message: msg(fmt.Sprintf("%s“%s”里有“%s”的拼音，是私人的姓名，谁都看得到", zh, name, x.name), fmt.Sprintf("the %s %s contains %s, a private person's name, where everybody sees it", en, name, x.name))})
			}
		}
		tell(n.n.Slug, n.n.At, "文件名", "file's name", msg("给文件换一个名字，它会出现在网址里", "rename the file: its name is part of the address"))
		for _, old := range n.n.Aliases {
			tell(strings.TrimSuffix(old.Path, "/index.html"), old.At, "旧网址", "old address", msg("从 aliases 里删去这一个旧网址", "remove the old address from aliases"))
		}
		for i, a := range n.n.Images {
			if a != nil && i < len(n.n.Doc.Images) {
				tell(path.Base(a.Path), n.n.Doc.Images[i].Span, "图片的文件名", "picture's name", msg("给图片换一个名字，文里跟着改", "rename the picture, also in the text"))
			}
		}
		for i, to := range n.n.Links {
			if to.Asset != nil && i < len(n.n.Doc.Links) {
				tell(path.Base(to.Asset.Path), n.n.Doc.Links[i].Span, "附件的文件名", "attachment's name", msg("给附件换一个名字，链接里跟着改", "rename the file, also in the link"))
			}
		}
	}
}

// dataFiles reads the names of the files and folders of data/, which manifest.json lists for everybody.
// Those of facts are the names of their texts, which are read with them.
func (s *site) dataFiles(files []*source.File, out *findings) {
	seen := map[string]bool{}
	for _, f := range files {
		inside, is := strings.CutPrefix(f.Path, "data/")
		if !is || anyof.Prefix(inside, "facts/", "imports/") {
			continue
		}
		stem := strings.TrimSuffix(inside, path.Ext(inside))
		for part := range strings.SplitSeq(stem, "/") {
			if seen[part] || !strings.ContainsFunc(part, isHan) {
				continue
			}
			seen[part] = true
			for _, p := range withoutHints(s.named(part, false, s.namesPlace)) {
				p.Span, p.Edits = f.At(0, 0), nil
				p.Message = msg("data/ 里的名字“"+part+"”会写进公开的文件清单："+p.Message.ZH, "the name "+part+" in data/ is in the public list of files: "+p.Message.EN)
				p.Hint = msg("给文件或文件夹换一个名字", "give the file or folder another name")
				if p.AtMost == problem.Warning {
					p.Hint = msg("是私人的，给文件或文件夹换一个名字；是地名、公务人员的不用管", "give the file or folder another name, unless it is a place's or an official's")
				}
				out.add(p)
			}
		}
	}
}

// namesPlace tells whether a name is that of a village, a region or a program, or begins one.
func (s *site) namesPlace(name string) bool {
	for place := range s.places() {
		if strings.HasPrefix(place, name) {
			return true
		}
	}
	return slices.ContainsFunc(s.rec.Programs, func(p *report.Program) bool { return strings.Contains(p.Name, name) })
}

// oldAddress reads the parts of an address that a page had, which its redirect shows. It may be
// the number of an article and only look like a telephone: so nothing stops for it.
func (n *page) oldAddress(old report.Alias, public func(string) bool) {
	for part := range strings.SplitSeq(strings.TrimSuffix(old.Path, "/index.html"), "/") {
		for _, p := range n.s.named(part, n.n.Anonymous, public) {
			p.Span, p.Edits = old.At, nil
			p.Message = msg("旧网址里的“"+part+"”谁都看得到："+p.Message.ZH, "the old address shows "+part+" to everybody: "+p.Message.EN)
			switch {
			case p.Rule != privateNameID:
				p.AtMost = problem.Warning
				p.Hint = msg("是电话、身份证号的，从 aliases 里删去这一个旧网址；是文章编号的不用管", "where it is a telephone or an identity number, remove the old address from aliases; an article's number can stay")
			case p.AtMost == problem.Warning:
				p.Hint = msg("是私人的，从 aliases 里删去这一个旧网址；是地名、公务人员的不用管", "remove the old address from aliases, unless it is a place's or an official's")
			default:
				p.Hint = msg("从 aliases 里删去这一个旧网址", "remove the old address from aliases")
			}
			n.out.add(p)
		}
	}
}
