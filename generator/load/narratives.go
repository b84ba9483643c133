package load

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/identifier"
	"casebook/generator/input"
	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/reserved"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// parseNarrative reads one .md: its Markdown and the TOML of its front matter.
func (l *loader) parseNarrative(d *doc) {
	document, problems := l.markdown.Parse(d.file)
	d.markdown = document
	d.problems = append(d.problems, problems...)
	front := document.Front
	if front.IsZero() {
		d.root = &toml.Table{}
		return
	}
	d.root = d.parse(int(front.Start), int(front.End))
	d.root.Start, d.root.End = fenceBefore(d.file.Text(), front.Start)
}

// fenceBefore is the line +++ above the front matter, where what it lacks is reported.
func fenceBefore(text string, front int32) (start, end int32) {
	above := strings.TrimRight(text[:front], "\r\n")
	return int32(strings.LastIndexByte(above, '\n') + 1), int32(len(above))
}

// article is a narrative while it is read.
type article struct {
	*doc
	n      *report.Narrative
	visits *toml.Entry // the front matter's sites
	place  *toml.Entry // its village
	themes []string    // as written
	cover  string      // likewise
	wrong  []correctionReading
}

// narrativeFiles reads content/ and the facts, in three passes: front matter, so that all
// narratives are known; facts; then what refers to either.
func (l *loader) narrativeFiles(ctx context.Context) error {
	var list []*article
	articles, facts, err := l.readAhead(ctx)
	if err != nil {
		return err
	}
	l.narratives.expect(len(articles))
	l.byFile, l.byPage = make(map[string]*report.Narrative, len(articles)), make(map[string]*report.Narrative, len(articles))
	for i, d := range l.docs[input.Narrative] {
		l.narratives.lossy = l.narratives.lossy || d.lost
		a := articles[i]
		l.mentionFiles(a)
		switch {
		case d.lost:
			l.collect(&d.decoder)
		case a.n.Draft && !l.opt.Drafts:
			l.leaveOut(a, report.IsDraft)
			l.report.LeftDrafts++
		case l.leavesOut(a.n.Audience):
			l.leaveOut(a, report.IsInternal)
		case l.defineNarrative(a):
			list = append(list, a)
		default:
			l.collect(&d.decoder)
		}
	}
	for _, a := range list {
		l.checkTopPage(a)
	}
	l.factFiles(facts)
	l.giveThemes(list)
	l.checkAliases(list)
	if err := l.lookAhead(ctx, list); err != nil {
		return err
	}
	l.orderNarratives(list)
	for _, a := range list {
		l.sites(a)
		l.corrections(a)
		l.links(a)
		l.images(a)
		l.cover(a)
	}
	if err := parallel.Each(ctx, l.opt.Jobs, len(list), func(i int) error { // what touches no other narrative
		l.factRefs(list[i])
		l.blocks(list[i])
		return nil
	}); err != nil {
		return err
	}
	for _, a := range list {
		l.report.Suppressions = append(l.report.Suppressions, a.markdown.Suppressions...)
		l.report.Suppressions = append(l.report.Suppressions, a.suppressed...)
		l.collect(&a.decoder)
	}
	l.withdrawn()
	return nil
}

// withdrawn reports a page that is said to be withdrawn and is still there: readers would go on
// reading it.
func (l *loader) withdrawn() {
	var kept []report.Withdrawn
	for _, w := range l.report.Site.Withdrawn {
		switch {
		case w.Path == "":
		case l.byPage[w.Path] != nil || l.isPage(w.Path):
			dir := path.Dir(w.Path)
			l.problems = append(l.problems, problem.Problem{Rule: problem.DuplicateID, Span: w.At,
				Message: text("[[withdrawn]] 说 "+dir+" 已撤下，可是这一页还在", "[[withdrawn]] says that "+dir+" was withdrawn, but the page is still there"),
				Hint:    text("删掉（或移出站点）这一页的文稿和数据；要继续公开就删掉这一条", "delete the page's text and data, or this entry")})
		default:
			kept = append(kept, w)
		}
	}
	if len(kept) < len(l.report.Site.Withdrawn) { // the records are shared with the next report
		records := *l.report.Records
		records.Site.Withdrawn = kept
		l.report.Records = &records
	}
}

// readAhead reads the front matter of the narratives, and the facts, neither of which asks for more than
// the records: several at a time.
func (l *loader) readAhead(ctx context.Context) ([]*article, []*factFile, error) {
	texts, facts := l.docs[input.Narrative], l.docs[input.Facts]
	articles, files := make([]*article, len(texts)), make([]*factFile, len(facts))
	err := parallel.Each(ctx, l.opt.Jobs, len(texts)+len(facts), func(i int) error {
		if k := i - len(texts); k >= 0 {
			files[k] = l.factFile(facts[k])
		} else {
			articles[i] = l.article(texts[i])
		}
		return nil
	})
	return articles, files, err
}

// article reads the front matter of one narrative, or returns it as it was read beside the same records.
func (l *loader) article(d *doc) *article {
	if r := d.resolvedBeside(l.small); r != nil && l.sameVillage(r.article) {
		return r.articleOf(d)
	}
	a := l.readArticle(d)
	if d.resolved.begin(l.small); d.resolved != nil {
		d.resolved.article, d.resolved.problems, d.resolved.dangles = a.copied(d), slices.Clip(d.problems), d.dangles
	}
	return a
}

func (l *loader) readArticle(d *doc) *article {
	n := &report.Narrative{Doc: d.markdown, At: d.span(0, 0)}
	a := &article{doc: d, n: n}
	placeNarrative(n, d.input.Path)
	d.twoEndings(n)
	if d.lost {
		return a
	}
	l.contract.narrative.fill(l.with(&d.decoder), d.root, a)
	a.place = d.root.Get("village")
	if d.markdown.Front.IsZero() {
		d.noFront()
	} else {
		d.require(d.root, l.contract.narrative.required...)
		l.requireMore(a)
	}
	return a
}

// requireMore reports the keys that site.toml wants of each case, study and checklist.
func (l *loader) requireMore(a *article) {
	if a.n.Kind != report.KindPage {
		a.require(a.root, slices.DeleteFunc(slices.Clone(l.report.Site.Require), func(key string) bool { return slices.Contains(l.contract.narrative.required, key) })...)
	}
}

// noFront reports a narrative that begins without front matter.
func (d *doc) noFront() {
	d.add(problem.Problem{Rule: problem.MissingField, Span: d.span(0, 0),
		Message: text("缺少文件头，其中必填 `title`", "the front matter and its required `title` are missing"),
		Hint:    frontHint(d.file.Text())})
}

// twoEndings warns of a text whose name has its ending twice, since Windows hides the second.
func (d *doc) twoEndings(n *report.Narrative) {
	if stem, found := strings.CutSuffix(n.Slug, ".md"); found && stem != "" {
		d.add(problem.Problem{Rule: problem.BadName, Span: d.span(0, 0), AtMost: problem.Warning,
			Message: text("文件名有两个 .md，网址里会留下一个", "the file's name ends in .md twice, so its address ends in .md"),
			Hint:    text("改名为 "+stem+".md（在资源管理器里先勾上“查看—文件扩展名”）", "rename it "+stem+".md")})
	}
}

// frontHint says how a file that begins in another way is mended.
func frontHint(written string) problem.Text {
	line, _, _ := strings.Cut(strings.TrimSpace(written), "\n")
	switch line = strings.TrimSpace(line); {
	case strings.Trim(line, "＋") == "" && line != "":
		return text("把“"+line+"”换成半角的 +++，前后两行都换", "write +++ in ASCII on both lines")
	case strings.Trim(line, "-") == "" && len(line) >= 3:
		return text("文件头用 +++，不用 ---：前后两行换成 +++，“title: 标题”写成 title = \"标题\"", "front matter stands between lines of +++, not ---; write title = \"…\" for title: …")
	case strings.Trim(line, "+") == "" && line != "":
		return text("前后两行都写成三个加号 +++，前面不留空格", "both lines are +++, with no space before them")
	case strings.Count(written, "\n+++") > 1:
		return text("文件头要在文件的最前面：把 +++ 上面的文字移到第二行 +++ 的下面", "front matter comes first: move what is above it below the second +++")
	}
	return text("在文件最前面写三行：+++、title = \"标题\"、+++", "begin the file with three lines: +++, title = \"…\", +++")
}

// placeNarrative sets what follows from the file's path.
func placeNarrative(n *report.Narrative, file string) {
	rest := strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md")
	n.Section, n.Slug = path.Split(norm.NFC.String(rest))
	n.Section = strings.TrimSuffix(n.Section, "/")
	n.Index = n.Slug == "index"
	switch {
	case n.Index && n.Section != "":
		n.Slug = n.Section
		n.Path = path.Join(n.Section, "index.html")
	case n.Index:
		n.Path = "index.html"
	default:
		n.Path = path.Join(n.Section, n.Slug, "index.html")
	}
	if n.Index {
		return // a section's own text is a page whatever its folder holds
	}
	switch n.Section {
	case "cases":
		n.Kind = report.KindCase
	case "studies":
		n.Kind = report.KindStudy
	case "checklists":
		n.Kind = report.KindChecklist
	}
}

// defineNarrative checks a narrative's name and registers it; false where the name is taken.
func (l *loader) defineNarrative(a *article) bool {
	n := a.n
	at := a.span(0, 0)
	if !n.Index && !(n.Section == "" && n.Slug == "about") {
		a.checkName(n.Slug, at)
	}
	if n.Section != "" && !listSections[n.Section] {
		a.checkName(n.Section, at)
		l.misnamedSection(a, at)
	}
	if top := cmp.Or(n.Section, n.Slug); slices.Contains(l.opt.Folders, top) && !reserved.Name(top) {
		a.add(identifier.Own(top, at))
	}
	if !n.Index && ownPages[n.Section] && l.takenBy(n.Section, n.Slug) {
		a.add(problem.Problem{Rule: problem.DuplicateID, Span: at,
			Message: text("这个网址已经是 "+n.Section+" 里 "+n.Slug+" 的页面", "this address is already a page of "+n.Section),
			Hint:    text("换一个文件名", "rename the file")})
	}
	if !l.narratives.define(&a.decoder, n.Slug, at, n) {
		return false
	}
	l.report.Narratives = append(l.report.Narratives, n)
	l.byFile[norm.NFC.String(a.input.Path)] = n
	l.byPage[n.Path] = n
	l.sections[n.Section] = true
	return true
}

// misnamedSection warns of a folder that is called nearly as one of ours: its texts would be plain pages,
// in no list of cases, and nobody would miss their dates. Told once a folder.
func (l *loader) misnamedSection(a *article, at source.Span) {
	if l.sections[a.n.Section] || a.n.Index || listSections[a.n.Section] || a.n.Section == "checklists" || a.root.Get("kind") != nil {
		return
	}
	own := map[string]string{"案例": "cases", "典型案例": "cases", "经验": "cases", "经验材料": "cases", "case": "cases", "anli": "cases",
		"考察": "studies", "考察报告": "studies", "study": "studies", "清单": "checklists", "checklist": "checklists"}[strings.ToLower(a.n.Section)]
	if own == "" {
		own = problem.Nearest(a.n.Section, slices.Values([]string{"cases", "studies", "checklists"}))
	}
	if own == "" {
		return
	}
	what := map[string]problem.Text{"cases": text("案例", "cases"), "studies": text("考察报告", "studies"), "checklists": text("清单", "checklists")}[own]
	a.add(problem.Problem{Rule: problem.BadName, Span: at, AtMost: problem.Warning,
		Message: text("放在 content/"+a.n.Section+"/ 里的是一般的页，不是"+what.ZH, "pages in content/"+a.n.Section+"/ are plain pages, not "+what.EN),
		Hint:    text("是"+what.ZH+"的，把文件夹改名为 "+own+"；就要单独成栏的，在文件头里写 kind = \"page\"", "rename the folder to "+own+", or write kind = \"page\" in the front matter if it is meant to be a section of its own")})
}

// checkTopPage reports content/X.md beside a folder content/X that has narratives: both
// would be X/index.html.
func (l *loader) checkTopPage(a *article) {
	if a.n.Section == "" && !a.n.Index && l.sections[a.n.Slug] {
		a.add(problem.Problem{Rule: problem.DuplicateID, Span: a.span(0, 0),
			Message: text("栏目 content/"+a.n.Slug+"/ 已经用了这个网址", "the section content/"+a.n.Slug+"/ has this address already"),
			Hint:    text("移到 content/"+a.n.Slug+"/index.md", "move it to content/"+a.n.Slug+"/index.md")})
	}
}

// listSections are the folders whose name is fixed by the output contract and which may
// have narratives; ownPages those that have pages made from data as well.
var (
	listSections = map[string]bool{"cases": true, "studies": true, "programs": true, "regions": true, "villages": true, "themes": true, "indicators": true}
	ownPages     = map[string]bool{"programs": true, "regions": true, "villages": true, "themes": true, "indicators": true}
)

func (l *loader) takenBy(section, slug string) bool {
	ok := false
	switch section {
	case "programs":
		_, ok = l.programs.records[slug]
	case "regions":
		_, ok = l.regions.records[slug]
	case "villages":
		_, ok = l.villages.records[slug]
	case "indicators":
		_, ok = l.indicators.records[slug]
	}
	return ok
}

// mentioned lists the paths in the site that a narrative's cover, pictures and links may lead to, other
// narratives apart.
func (a *article) mentioned() []string {
	if a.resolved != nil && a.resolved.files != nil {
		return a.resolved.files
	}
	list := []string{} // not nil: known
	for file := range a.files() {
		if file = path.Clean(file); input.RoleOf(file) == input.None {
			list = append(list, file)
		}
	}
	if a.resolved != nil {
		a.resolved.files = list
	}
	return list
}
