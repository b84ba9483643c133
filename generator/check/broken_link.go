package check

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"casebook/generator/anyof"
	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/webaddress"
)

func brokenLink() rule {
	return rule{Rule: Rule{
		ID: problem.BrokenLink, Severity: problem.Error,
		Title: msg("链接打不开", "a broken link"),
		Why: msg("读者点了没有反应，或者看到“找不到页面”。多半是文件改了名，或者路径少写了一层。",
			"A reader clicks and nothing happens, or gets “page not found”. Usually a file was renamed, or the path lacks a folder."),
		Right: []string{
			"# 做法\n\n见[做法](#zuo-fa)一节。",
			"见[国家统计局](https://www.stats.gov.cn/)。",
		},
		Wrong: []string{
			"见[另一个案例](no-such-case.md)。",
			"# 做法\n\n见[成效](#cheng-xiao)一节。",
		},
		Fix: msg("改成提示里的文件名；指向标题的，用标题的拼音。",
			"Write the file name that the hint gives; a link to a heading uses the heading's pinyin."),
	}, narrative: findBrokenLinks}
}

func findBrokenLinks(n *page) {
	for i, link := range n.n.Doc.Links {
		if i >= len(n.n.Links) {
			return
		}
		target := n.n.Links[i]
		switch {
		case target.Narrative != nil && target.Fragment != "" && !hasHeading(target.Narrative, target.Fragment):
			n.out.add(problem.Problem{Rule: problem.BrokenLink, Span: link.Span,
				Message: msg(fmt.Sprintf("那一页没有“#%s”这个标题", target.Fragment), fmt.Sprintf("that page has no heading #%s", target.Fragment)),
				Hint:    headingHint(target.Narrative, target.Fragment)})
		case target.LeftOut == report.IsInternal:
			n.out.add(internalOnly(link.Span, link.Target))
		case target.LeftOut == report.IsDraft:
			n.out.add(problem.Problem{Rule: problem.BrokenLink, Span: link.Span,
				Message: msg(fmt.Sprintf("链接“%s”指向草稿，读者打不开", link.Target), fmt.Sprintf("the link %q leads to a draft, which is not published", link.Target)),
				Hint:    msg("先去掉这个链接；那一篇定稿的，把它的 draft = true 去掉", "remove the link, or remove draft = true there if that text is finished")})
		case target.Broken && target.Asset == nil: // of a file that is there badAttachment says more
			n.out.add(problem.Problem{Rule: problem.BrokenLink, Span: link.Span,
				Message: msg(fmt.Sprintf("链接“%s”打不开", link.Target), fmt.Sprintf("the link %q leads nowhere", link.Target)),
				Hint:    n.linkHint(link.Target), Edits: n.linkEdit(link)})
		}
	}
}

// internalOnly reports what leads to something that the public edition is without.
func internalOnly(at source.Span, target string) problem.Problem {
	return problem.Problem{Rule: problem.BrokenLink, Span: at,
		Message: msg(fmt.Sprintf("“%s”只在内部版里，公开版不能用", target), fmt.Sprintf("%q is in the internal edition only: the public one cannot use it", target)),
		Hint:    msg("去掉这一处；可以公开的，把那里的 audience = \"internal\" 去掉", "remove this, or remove audience = \"internal\" there if it may be public")}
}

func hasHeading(n *report.Narrative, id string) bool {
	if strings.HasPrefix(id, "fn") { // a footnote's, which the writer numbers
		return true
	}
	for _, h := range n.Doc.Headings {
		if h.ID == id {
			return true
		}
	}
	return false
}

func headingHint(n *report.Narrative, id string) problem.Text {
	best := nearest(id, func(yield func(string) bool) {
		for _, h := range n.Doc.Headings {
			if !yield(h.ID) {
				return
			}
		}
	})
	if best != "" {
		return msg(fmt.Sprintf("你是不是想写“#%s”？", best), fmt.Sprintf("did you mean #%s?", best))
	}
	if h := headingMeant(n, id); h != nil {
		return msg(fmt.Sprintf("标题“%s”写成“#%s”", h.Text, h.ID), fmt.Sprintf("the heading %q is #%s", h.Text, h.ID))
	}
	return msg("去掉 # 和后面的部分，链接就指向整页", "remove the # and what follows to link to the whole page")
}

// headingMeant is the only heading whose words an anchor has, whatever number and marks stand with them: #一看到的 and
// #看到的 mean 一、看到的. nil for none.
func headingMeant(n *report.Narrative, id string) *document.Heading {
	meant := bareHeading(id)
	if decoded, err := url.PathUnescape(id); err == nil {
		meant = bareHeading(decoded)
	}
	var found *document.Heading
	for _, h := range n.Doc.Headings {
		if meant != "" && bareHeading(h.Text) == meant {
			if found != nil {
				return nil
			}
			found = h
		}
	}
	return found
}

// bareHeading is a heading's words without the number before them and without marks.
func bareHeading(text string) string {
	words := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
	return cmp.Or(headingNumber.ReplaceAllString(words, ""), words)
}

var headingNumber = lazyregexp.New(`^(?:第?[0-9０-９一二三四五六七八九十]+[章节篇部分]*)`)

// meantFact returns the id of the fact that a link was meant to lead to, whose colon is another mark.
func meantFact(target string) (id string, ok bool) {
	return strings.CutPrefix(strings.NewReplacer("：", ":", "；", ":", ";", ":").Replace(strings.TrimPrefix(target, "#")), "fact:")
}

// misspeltBindings are the links that were meant to lead to facts, each of which is stated as a broken link.
func (n *page) misspeltBindings() []source.Span {
	var list []source.Span
	for _, link := range n.n.Doc.Links {
		if _, meant := meantFact(link.Target); meant {
			list = append(list, link.Span)
		}
	}
	return list
}

// linkHint names the fact or the file whose name is nearest to what was meant.
func (n *page) linkHint(target string) problem.Text {
	if id, meant := meantFact(target); meant {
		return msg(fmt.Sprintf("冒号要用英文的：写成“fact:%s”", id), fmt.Sprintf("with an ASCII colon: fact:%s", id))
	}
	if slices.ContainsFunc(n.n.Facts, func(f *report.Fact) bool { return f.ID == target }) {
		return msg(fmt.Sprintf("指向数据的，写成“fact:%s”", target), fmt.Sprintf("a fact is linked to as fact:%s", target))
	}
	if hidden := n.deps.whole().Misspelt[path.Join("content", n.n.Section, target)]; anyof.Suffix(hidden, ".md.txt", ".md.docx") {
		base := path.Base(hidden)
		right := strings.TrimSuffix(base, path.Ext(base))
		return msg(fmt.Sprintf("Windows 藏起了扩展名：把“%s”改名为“%s”", base, right), fmt.Sprintf("rename %s to %s", base, right))
	}
	if target == "" {
		return msg("在圆括号里写上地址：文件名、本站的网页或 https:// 开头的网址", "write the address in the round brackets: a file, a page of this site, or one that begins with https://")
	}
	if meant, found := webaddress.Mend(target); found {
		return msg("写成“"+meant+"”", "write “"+meant+"”")
	}
	if hint, found := reachHint(target); found {
		return hint
	}
	if hint, found := schemeHint(target); found {
		return hint
	}
	if own := n.ownSpelling(strings.ReplaceAll(target, `\`, "/")); own != "" {
		return msg(fmt.Sprintf("文件名要完全一致，大小写也算：写成“%s”", own), fmt.Sprintf("the name must be the same, capitals included: %s", own))
	}
	if strings.Contains(target, `\`) {
		return windowsPathHint(target)
	}
	if anyof.Prefix(target, "www.") || anyof.Suffix(target, ".com", ".cn", ".org") {
		return msg(fmt.Sprintf("网址前面加上“https://”：写成“https://%s”", target), fmt.Sprintf("begin the address with https://: https://%s", target))
	}
	if near := n.nearFile(target); near != "" {
		return msg(fmt.Sprintf("你是不是想链接到“%s”？", near), fmt.Sprintf("did you mean %s?", near))
	}
	if hint, found := n.ofOutput(target); found {
		return hint
	}
	name := target
	if i := strings.IndexAny(name, "#?"); i >= 0 {
		name = name[:i]
	}
	name = strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".md")
	if hint, found := n.ofTitle(name); found {
		return hint
	}
	best := nearest(name, func(yield func(string) bool) {
		for _, other := range n.deps.whole().Narratives {
			if !yield(other.Slug) {
				return
			}
		}
	})
	if best == "" {
		return msg("检查文件名和路径：路径从这篇材料所在的文件夹算起，例如“../studies/文件名.md”",
			"check name and path: it is relative to this file's folder, such as ../studies/NAME.md")
	}
	file := n.deps.whole().Narrative(best).Doc.File.Path
	file = pathFrom(path.Join("content", n.n.Section), file)
	return msg(fmt.Sprintf("你是不是想链接到“%s”？", file), fmt.Sprintf("did you mean %s?", file))
}

// ofTitle is for the title of a text where its file's name is to stand.
func (n *page) ofTitle(name string) (problem.Text, bool) {
	meant := bareHeading(name)
	for _, other := range n.deps.whole().Narratives {
		if runeCount(meant) > 1 && strings.Contains(bareHeading(other.Title), meant) && other.Doc != nil {
			file := pathFrom(path.Join("content", n.n.Section), other.Doc.File.Path)
			return msg(fmt.Sprintf("链接写文件名，不写标题：“%s”写成“%s”", other.Title, file), fmt.Sprintf("a link has the file's name, not the title: %s is %s", other.Title, file)), true
		}
	}
	return problem.Text{}, false
}

// reachHint is for an address that lacks its scheme, or of whose scheme nothing, or nothing right, follows.
func reachHint(target string) (problem.Text, bool) {
	lower := strings.ToLower(strings.Replace(target, "：", ":", 1))
	switch {
	case strings.HasPrefix(target, "//") && strings.Contains(target, "."):
		return msg(fmt.Sprintf("网址前面加上“https:”：写成“https:%s”", target), fmt.Sprintf("begin the address with https: https:%s", target)), true
	case strings.HasPrefix(lower, "mailto:") && mailbox.MatchString(lower[len("mailto:"):]):
		return msg("冒号要用英文的：写成“"+lower+"”", "with an ASCII colon: "+lower), true
	case strings.HasPrefix(lower, "mailto:"):
		return msg("“mailto:”后面写邮箱，如“mailto:bgs@example.cn”；没有邮箱就去掉链接，只留文字", "an e-mail address must follow mailto:, such as mailto:office@example.cn; if there is none, remove the link and keep its text"), true
	case strings.HasPrefix(lower, "tel:"):
		return msg("“tel:”后面写电话号码，如“tel:0773-12345”；没有就去掉链接，只留文字", "a phone number must follow tel:, such as tel:0773-12345; if there is none, remove the link and keep its text"), true
	}
	return problem.Text{}, false
}

// ofOutput is for an address as the built site has it, or one of the data.
func (n *page) ofOutput(target string) (problem.Text, bool) {
	place, _, _ := strings.Cut(target, "#")
	if strings.Contains(place, "data/") {
		return msg("data/ 里的文件不公布：要给读者下载的，复制一份放到这篇材料的文件夹里；或链接到“/data/”页，那里可以下载全部数据", "files of data/ are not published: put a copy beside this text, or link to /data/, where all data can be downloaded"), true
	}
	_, inside, built := strings.Cut(place, "public/")
	if !built {
		inside = place
	}
	slug := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(inside, "/index.html"), ".html"), ".htm")
	slug = slug[strings.LastIndexByte(slug, '/')+1:]
	other := n.deps.whole().Narrative(slug)
	if other == nil || other.Doc == nil {
		return problem.Text{}, false
	}
	file := pathFrom(path.Join("content", n.n.Section), other.Doc.File.Path)
	return msg(fmt.Sprintf("链接到文章写 .md 文件，不写网页：写成“%s”", file), fmt.Sprintf("a link to a text must give its .md file: %s", file)), true
}

// mailbox is an address of electronic mail.
var mailbox = lazyregexp.New(`^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$`)

// schemeHint is for an address that begins with what no link of a site may begin with, or lacks what
// it must begin with.
func schemeHint(target string) (problem.Text, bool) {
	lower := strings.ToLower(target)
	if hint, found := ownPlaceHint(target); found {
		return hint, true
	}
	switch {
	case mailbox.MatchString(target):
		return msg(fmt.Sprintf("邮箱前面加上“mailto:”：写成“mailto:%s”", target), fmt.Sprintf("write mailto:%s", target)), true
	case strings.HasPrefix(target, `\`):
		return windowsPathHint(`\` + target), true
	case anyof.Prefix(lower, "http:", "https:"):
		return msg("从浏览器的地址栏里重新复制这个网址；没有网址就去掉链接，只留文字", "copy the address again from the browser's address bar; if there is none, remove the link and keep its text"), true
	case anyof.Prefix(lower, "javascript:", "data:", "ftp:", "vbscript:"):
		return msg("链接只能指向网址（https:// 或 http:// 开头）、本站的文章和文件：改成其中一种，或去掉链接", "a link needs an address that begins with https:// or http://, or a text or file of this site: write one of these, or remove the link"), true
	}
	if file, _, query := strings.Cut(target, "?"); query && path.Ext(file) != "" {
		return msg(fmt.Sprintf("去掉“?”和后面的部分：写成“%s”", file), fmt.Sprintf("remove the ? and what follows: %s", file)), true
	}
	return problem.Text{}, false
}

// linkEdit writes an address of the web as it is meant, and one with backslashes or a full-width colon as it is read. A path of the
// editor's own computer no edit can mend.
func (n *page) linkEdit(link *document.Link) []problem.Edit {
	mended := link.Target
	if meant, found := webaddress.Mend(link.Target); found {
		mended = meant
	} else if id, meant := strings.CutPrefix(link.Target, "fact："); meant {
		mended = "fact:" + id
	} else if !strings.Contains(link.Target, ":") && !strings.HasPrefix(link.Target, `\\`) {
		mended = strings.ReplaceAll(link.Target, `\`, "/")
	}
	written := link.Span.Text()
	at := strings.LastIndex(written, link.Target)
	if mended == link.Target || at < 0 {
		return nil
	}
	return []problem.Edit{{Span: link.Span.File.At(int(link.Span.Start)+at, len(link.Target)), Text: mended}}
}

// ofPhones and ofComputers begin the places of files on the editor's own machines.
var (
	ofPhones    = [...]string{"content:", "ph:", "file:///storage/", "file:///sdcard", "file:///data/", "/storage/", "/sdcard", "/var/mobile/", "/data/user/"}
	ofComputers = lazyregexp.New(`(?i)^(?:[a-z]:[\\/]|file:|\\\\|/users/|/home/|/volumes/|~/)`)
)

// ownPlaceHint is for a place on the editor's own phone or computer; nothing for another address.
func ownPlaceHint(address string) (problem.Text, bool) {
	if anyof.Prefix(strings.ToLower(address), ofPhones[:]...) {
		return msg("这是自己手机里的位置，别人打不开：把文件传到电脑，放到这篇材料的文件夹里，再写它的文件名",
			"this is a place on your own phone: put the file in this text's folder and write its name"), true
	}
	if !ofComputers.MatchString(address) {
		return problem.Text{}, false
	}
	name := address[strings.LastIndexAny(address, `\/`)+1:]
	if strings.ContainsAny(name, " 　()") {
		name = usable(name)
	}
	return msg(fmt.Sprintf("这是自己电脑里的位置，别人打不开：把文件放到这篇材料的文件夹里，只写“%s”", name),
		fmt.Sprintf("this is a place on your own computer: put the file in this text's folder and write %s", name)), true
}

// windowsPathHint is for an address with backslashes: a path of the editor's own computer, or one
// that only Windows understands.
func windowsPathHint(path string) problem.Text {
	path = strings.ReplaceAll(path, `\`, "/")
	name := path[strings.LastIndexByte(path, '/')+1:]
	if strings.HasPrefix(path, "//") {
		return msg(fmt.Sprintf("这是自己电脑里的位置，别人打不开：把文件放到这篇材料的文件夹里，只写“%s”", name),
			fmt.Sprintf("this is a place on your own computer: put the file in this text's folder and write %s", name))
	}
	return msg(fmt.Sprintf("反斜杠换成“/”：写成“%s”", path), fmt.Sprintf("write / instead of the backslash: %s", path))
}
