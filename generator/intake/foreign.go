package intake

import (
	"path"
	"slices"
	"strings"

	"casebook/generator/document"
	"casebook/generator/intake/bind"
	"casebook/generator/intake/docx"
	"casebook/generator/lazyregexp"
	"casebook/generator/narrative"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// A file that another site exported names villages, methods, sources and figures that this one does
// not have. Its text comes in as any paper does: what leads nowhere here becomes what a reader of
// the file sees, and is listed.

// foreign takes one text in.
type foreign struct {
	q      *Request
	paper  *docx.Paper
	text   string // the Markdown
	doc    *narrative.Document
	splits []splice
	own    bool // the paper itself is the source
	placed bool // the text says what it is about
}

// splice is a part of the text that becomes another.
type splice struct {
	start, end int
	text       string
}

// isForeign tells of a text that names what the site does not have.
func (q *Request) isForeign(p *docx.Paper, slug string) bool {
	if q.Site == nil || !isOwn(p) || q.Has("data/facts/"+p.Own.Texts[0].Slug+".toml") || q.Has("data/facts/"+slug+".toml") {
		return false
	}
	f := newForeign(q, &docx.Paper{Own: p.Own}, p.Own.Texts[0].Markdown, "a.md")
	f.rewrite()
	return len(f.paper.Aside) > 0
}

func newForeign(q *Request, p *docx.Paper, text, file string) *foreign {
	doc, _ := narrative.Parse(source.New(file, text))
	return &foreign{q: q, paper: p, text: text, doc: doc}
}

// rewrite returns the text as this site can have it.
func (f *foreign) rewrite() string {
	f.front()
	for _, r := range f.doc.FactRefs {
		f.figure(r)
	}
	for _, d := range f.doc.Drawings {
		f.drawing(d)
	}
	for _, l := range f.doc.Links {
		f.link(l)
	}
	f.pictures()
	slices.SortFunc(f.splits, func(a, b splice) int { return b.start - a.start }) // from the end, so that places stay
	text := f.text
	for _, s := range f.splits {
		text = text[:s.start] + s.text + text[s.end:]
	}
	return text
}

func (f *foreign) list(kind, text string) {
	f.paper.Aside = append(f.paper.Aside, docx.Aside{Kind: kind, Text: text})
}

func (f *foreign) put(at source.Span, text string) {
	f.splits = append(f.splits, splice{int(at.Start), int(at.End), text})
}

// frontKeys are the keys of front matter that name something of the site.
var frontKeys = lazyregexp.New(`(?m)^(village|region|programs|source|sites|cover|aliases)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\})[^\n]*\n`)

var quoted = lazyregexp.New(`"([^"]*)"`)

func (f *foreign) front() {
	start := int(f.doc.Front.Start)
	front := f.text[start:f.doc.Front.End]
	for _, m := range frontKeys.FindAllStringSubmatchIndex(front, -1) {
		key, value := front[m[2]:m[3]], front[m[4]:m[5]]
		var kept, lost []string
		for _, q := range quoted.FindAllStringSubmatch(value, -1) {
			if key == "cover" && len(lost)+len(kept) > 0 {
				break // its words
			}
			if f.has(key, q[1]) {
				kept = append(kept, q[1])
			} else {
				lost = append(lost, q[1])
			}
		}
		f.placed = f.placed || (key == "village" || key == "region") && len(kept) > 0
		if len(lost) == 0 {
			continue
		}
		f.list(inWords(key, strings.Join(lost, "、")))
		var w toml.Writer
		switch {
		case key == "source":
			w.Text(key, f.q.Slug)
			f.own = true
		case len(kept) > 0:
			w.Texts(key, kept)
		}
		f.splits = append(f.splits, splice{start + m[0], start + m[1], w.String()})
	}
}

// inWords says what became of a key whose value is of the other site.
func inWords(key, value string) (kind, text string) {
	switch key {
	case "village", "region":
		return "地方", "原站点写的是 " + value + "，本站没有这个代码：写的是本站的哪个村、哪个地区，在文章开头写 village 或 region"
	case "programs":
		return "做法", "原站点连着 " + value + "，本站没有登记：要用的，在 data/programs/ 里写上，再写进文章开头的 programs"
	case "source":
		return "来源", "原站点的来源是 " + value + "，本站没有：来源写成这份文件本身，知道原始出处的请改 data/sources/ 里的那一条"
	case "sites":
		return "考察点", "原站点连着 " + value + "，本站没有这些文章"
	case "cover":
		return "图片", "封面 " + value + " 不在文件里：请另取，再写进文章开头的 cover"
	default: // aliases
		return "旧网址", value + "：是原站点的旧网址，本站用不上"
	}
}

// has tells whether the site has what a key of front matter names.
func (f *foreign) has(key, value string) bool {
	site := f.q.Site
	switch key {
	case "village":
		return f.q.Village+f.q.Region == "" && site.Village(value) != nil
	case "region":
		return f.q.Village+f.q.Region == "" && site.Region(value) != nil
	case "programs":
		return site.Program(value) != nil
	case "source":
		return site.Source(value) != nil
	case "sites":
		return site.Narrative(value) != nil
	case "cover":
		return f.beside(value) || slices.ContainsFunc(f.doc.Images, func(i *document.Image) bool { return i.Src == value })
	default:
		return false
	}
}

// beside tells whether the site has a file, by its path from the narrative.
func (f *foreign) beside(target string) bool {
	return f.q.Has(path.Join("content", f.q.Section, target))
}

// figure unbinds a figure whose data are not here. Those of the text's own facts stay bound, if their
// words say a value: the facts are drafted of them.
func (f *foreign) figure(r *document.FactRef) {
	words, shown := f.text[r.Inner.Start:r.Inner.End], r.Text
	if len(r.Inlines) == 0 && shown == "" {
		shown = f.paper.Own.Printed[r.Target.String()]
		words = plain(shown)
	}
	switch {
	case r.Target.Owner != "" && f.leads(r.Target):
	case r.Target.Owner == "" && len(quantity.Find(shown)) > 0:
		if r.Text == "" {
			f.put(r.Span, "["+words+"](fact:"+r.Target.String()+")")
		}
	default:
		f.put(r.Span, words)
		if shown == "" {
			f.list("数字", "原站点在这里印 "+r.Target.String()+" 的数，文件里没有留下")
		} else {
			f.list("数字", shown+"：原站点连着 "+r.Target.String()+"，本站没有这个数据")
		}
	}
}

// plain writes a text as Markdown.
func plain(text string) string {
	return strings.TrimSpace(string(narrative.Append(nil, &document.Document{Blocks: []document.Block{&document.Paragraph{Inlines: []document.Inline{&document.Text{Text: text}}}}})))
}

// leads tells whether the site has what another's figure is bound to.
func (f *foreign) leads(t document.FactTarget) bool {
	site := f.q.Site
	if t.Indicator == "" {
		n := site.Narrative(t.Owner)
		return n != nil && slices.ContainsFunc(n.Facts, func(x *report.Fact) bool { return x.ID == t.Fact })
	}
	i := site.Indicator(t.Indicator)
	if i == nil {
		return false
	}
	if v := site.Village(t.Owner); v != nil {
		s := v.Find(i)
		return !s.IsZero() && !s.In(t.Year).IsMissing()
	}
	if g := site.Region(t.Owner); g != nil {
		s := g.Find(i)
		return !s.IsZero() && !s.In(t.Year).IsMissing()
	}
	return false
}

// drawnOf are the keys of a chart or a formula that name what is drawn.
var drawnOf = lazyregexp.New(`\b(program|indicator|villages|regions|facts)\s*=\s*("[^"]*"|\[[^\]]*\])`)

// drawing leaves a chart or a formula as it is where the site has all that it is drawn of. Else it
// becomes the table that the file shows of it.
func (f *foreign) drawing(d *document.Drawing) {
	if f.draws(d) {
		return
	}
	caption := ""
	for _, c := range f.paper.Own.Captions {
		if c.Drawing == d.Index {
			caption = strings.TrimSpace(ofPicture.ReplaceAllString(captionNumber.ReplaceAllString(c.Text, ""), ""))
		}
	}
	var blocks []document.Block
	if caption != "" {
		blocks = append(blocks, &document.Paragraph{Inlines: []document.Inline{&document.Text{Text: caption}}})
	}
	t := f.paper.Own.Tables[d.Index]
	if t != nil {
		blocks = append(blocks, t)
	}
	text := string(narrative.Append(nil, &document.Document{Blocks: blocks}))
	if old := f.text[d.Span.Start:d.Span.End]; !strings.HasSuffix(old, "\n") {
		text = strings.TrimRight(text, "\n")
	}
	f.put(d.Span, text)
	title, _, _ := strings.Cut(caption, "　")
	switch {
	case t != nil:
		f.list("图表", title+"：用的是原站点的数据，本站没有，照文件里的样子写成了表格")
	case caption != "":
		f.list("图表", title+"：用的是原站点的数据，本站没有，只留下名称")
	default:
		f.list("图表", "用的是原站点的数据，本站没有，文件里也没有留下样子。原来写的是："+strings.TrimSpace(d.TOML))
	}
}

// ofPicture are sentences of a caption on the picture alone, its axes and colours: a table has none. They are
// those of layouts/strings.
var ofPicture = lazyregexp.New(`(?:[纵横]轴不从零起|各轴单位不同，分别以轴端标出的数为满格|各图各用各的纵轴|各格用各自的纵轴|前\d+项用颜色区分，其余为灰色，见数据表|浅色带为[^。]*|灰线为[^。]*)。` +
	`|(?:The axis does not start at zero|The axes have different units; each ends at the figure written there|The measures have different units; each has an axis of its own|Each panel has an axis of its own|The first \d+ (?:are told apart by colour; the others are grey and stand|have colours of their own; the others are grey and are listed) in the data table|Pale band: [^.]*|Grey line: [^.]*)\. ?`)

// captionNumber is the number before a caption, which the export counted.
var captionNumber = lazyregexp.New(`^(?:图|表|Figure |Table )\d+　`)

func (f *foreign) draws(d *document.Drawing) bool {
	placed, named := f.placed || f.q.Village+f.q.Region != "", 0
	for _, m := range drawnOf.FindAllStringSubmatch(d.TOML, -1) {
		for _, q := range quoted.FindAllStringSubmatch(m[2], -1) {
			named++
			if !f.drawn(m[1], q[1]) {
				return false
			}
			placed = placed || m[1] != "indicator"
		}
	}
	return placed && named > 0
}

// drawn tells whether there is a thing that is drawn.
func (f *foreign) drawn(key, id string) bool {
	site := f.q.Site
	switch key {
	case "program":
		return site.Program(id) != nil
	case "indicator":
		return site.Indicator(id) != nil
	case "villages":
		return site.Village(id) != nil
	case "regions":
		return site.Region(id) != nil
	}
	t := document.ParseFactTarget(id)
	if t.Owner != "" {
		return f.leads(t)
	}
	return slices.ContainsFunc(f.doc.FactRefs, func(r *document.FactRef) bool {
		return r.Target == t && len(quantity.Find(r.Text+f.paper.Own.Printed[t.String()])) > 0
	})
}

// link takes a link away that leads to a page of the other site.
func (f *foreign) link(l *document.Link) {
	target, _, _ := strings.Cut(l.Target, "#")
	if target == "" || strings.Contains(target, ":") || f.beside(target) {
		return
	}
	f.put(l.Span, plain(l.Text))
	f.list("链接", l.Text+"：连着原站点的 "+target+"，本站没有")
}

// pictures names the pictures as the import does. A text whose pictures are not those of the file,
// since some were added or lost, is left to the rule that looks for them.
func (f *foreign) pictures() {
	for i, image := range f.doc.Images {
		if len(f.doc.Images) != len(f.paper.Pictures) {
			return
		}
		part := f.text[image.Span.Start:image.Span.End]
		if at := strings.LastIndex(part, image.Src); at >= 0 {
			f.put(image.Span, part[:at]+f.paper.Pictures[i].Name+part[at+len(image.Src):])
		}
	}
}

// takeIn drafts the narrative of a file that another site exported, and its figures.
func (d *Draft) takeIn(q *Request, t Targets) {
	f := newForeign(q, d.Paper, edited(d.Paper, t.Narrative()), t.Narrative())
	text := f.rewrite()
	if at := strings.Index(text, "\n"); f.q.Village+f.q.Region != "" && strings.HasPrefix(text, "+++") {
		var w toml.Writer
		w.Text("village", f.q.Village)
		w.Text("region", f.q.Region)
		text = text[:at+1] + w.String() + text[at+1:]
	}
	facts := draftedFacts(text, t.Narrative())
	taken := map[string]bool{}
	for i := range facts {
		taken[facts[i].ID] = true
	}
	d.Bound = bind.Narrative(source.New(t.Narrative(), text), q.options(d, taken))
	d.Bound.Facts = append(facts, d.Bound.Facts...)
	d.Export = false // nothing leads to the data that the figures had
	sourceID := ""
	if f.own {
		sourceID = q.Slug
		d.add(t.Source(), sourceRecord(d.Paper, q.Slug))
	}
	if len(d.Bound.Facts) > 0 {
		d.add(t.Facts(), factsHead(q.Slug)+bind.TOML(d.Bound.Facts, sourceID))
	}
}
