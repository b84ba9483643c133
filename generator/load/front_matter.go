package load

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/identifier"
	"casebook/generator/load/themes"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/reserved"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// maxTakeaways is how many sentences a reader takes home.
const maxTakeaways = 5

func narrativeRecord() *record[article] {
	type T = article
	kinds := []string{"page", "case", "study", "checklist"}
	return declared(schema.Record{File: "narrative", Path: "content/SECTION/SLUG.md", Help: "文章的文件头，写在 +++ 之间"},
		textField("title", "标题", "its title", func(a *T) *string { return &a.n.Title }).called("标题", "题目").required().at(func(a *T) *source.Span { return &a.n.At }),
		wordField("kind", "案例 `case`、考察报告 `study`、清单 `checklist`、一般的页 `page`；放在 `cases`、`studies`、`checklists` 文件夹里的不用写", "its kind; default: by its folder", kinds,
			[]report.Kind{report.KindPage, report.KindCase, report.KindStudy, report.KindChecklist}, func(a *T) *report.Kind { return &a.n.Kind }).called("类型", "种类"),
		refField("village", "写的是哪个村，写代码", "the code of its village", func(l *loader) *registry[report.Village] { return l.villages }, func(a *T) **report.Village { return &a.n.Village }).called("村"),
		refField("region", "写的是哪个地区，写代码", "the code of its region", func(l *loader) *registry[report.Region] { return l.regions }, func(a *T) **report.Region { return &a.n.Region }),
		refsField("programs", "写了哪些做法，写编号", "ids of programs", func(l *loader) *registry[report.Program] { return l.programs }, func(a *T) *[]*report.Program { return &a.n.Programs }),
		textsField("themes", "主题，用大白话的词", "words", func(a *T) *[]string { return &a.themes }).called("主题").checked(func(x reading, e *toml.Entry, _ *T) { x.themeMarks(e) }),
		dateField("date", "日期，如 `2020-11-06`", "when it was published", func(a *T) *report.Date { return &a.n.Date }).called("日期"),
		dateField("updated", "更新日期", "when it was updated", func(a *T) *report.Date { return &a.n.Updated }),
		textField("author", "作者", "who wrote it", func(a *T) *string { return &a.n.Author }),
		textField("reviewer", "审核人", "who reviewed it", func(a *T) *string { return &a.n.Reviewer }),
		sourceField("材料的来源", "its source", func(a *T) **report.Source { return &a.n.Source }),
		boolField("anonymous", "`true`：不公开村名和人名", "its names are hidden", func(a *T) *bool { return &a.n.Anonymous }),
		boolField("draft", "`true`：草稿，平时不生成", "it is not published", func(a *T) *bool { return &a.n.Draft }).called("草稿"),
		intField("weight", "排序：小的在前", "its position in lists, smallest first", -maxCount, maxCount, func(a *T) *int { return &a.n.Weight }).called("权重"),
		textField("summary", "一两句话的摘要", "a sentence or two", func(a *T) *string { return &a.n.Summary }).checked(shortSummary),
		textsField("takeaways", "最值得带走的几句话，顶多五句", "at most five sentences", func(a *T) *[]string { return &a.n.Takeaways }).checked(func(x reading, e *toml.Entry, a *T) {
			if len(a.n.Takeaways) > maxTakeaways {
				wrongWord(x, e, "最多五句", "must have at most five sentences", text("留下最要紧的五句", "keep the five that matter most"))
			}
		}),
		keyField(schema.Key{Name: "cover", Type: schema.FreeForm, Help: "封面：图片的路径，或 `{ file, alt, credit }`", English: "a path, or { file, alt, credit }"}, coverOf(coverRecord())).called("封面"),
		keyField(schema.Key{Name: "sites", Type: schema.Texts, Help: "考察去过的案例，写它们的文件名", English: "the cases that a study visited"}, func(_ reading, e *toml.Entry, a *T) { a.visits = e }),
		keyField(schema.Key{Name: "aliases", Type: schema.Texts, Help: "从前的网址，转到这里", English: "its former addresses"}, func(x reading, e *toml.Entry, a *T) { a.n.Aliases = x.aliases(e) }),
		audienceField(func(a *T) *report.Audience { return &a.n.Audience }),
		tablesField("correction", "更正", "corrections", correctionRecord(), func(at source.Span) correctionReading {
			return correctionReading{Correction: report.Correction{At: at}}
		}, func(a *T) *[]correctionReading { return &a.wrong }),
	)
}

// longestSummary is how many characters lists and cards have room for.
const longestSummary = 300

// shortSummary warns of a summary that is a text.
func shortSummary(x reading, e *toml.Entry, a *article) {
	if n := utf8.RuneCountInString(a.n.Summary); n > longestSummary {
		x.decoder.add(problem.Problem{Rule: problem.WrongType, Span: x.valueSpan(&e.Value), AtMost: problem.Warning,
			Message: text(fmt.Sprintf("`summary` 有%d字，列表里放不下", n), fmt.Sprintf("`summary` has %d characters, too many for lists", n)),
			Hint:    text("写成一两句话，其余的放到正文里", "write a sentence or two, and put the rest in the text")})
	}
}

// aliases reads addresses that a page had before, each once.
func (x reading) aliases(e *toml.Entry) []report.Alias {
	var list []report.Alias
	for _, v := range x.words(e) {
		at := x.valueSpan(&v)
		page := x.sitePath(e, &v)
		if first := slices.IndexFunc(list, func(a report.Alias) bool { return a.Path == page }); first >= 0 {
			x.decoder.add(duplicate(text("网址", "address"), v.Text, at, list[first].At))
		} else if page != "" {
			list = append(list, report.Alias{Path: page, At: at})
		}
	}
	return list
}

// coverReading is a cover written as a table.
type coverReading struct {
	file *toml.Entry
	n    *report.Narrative
}

func coverRecord() *record[coverReading] {
	return declared(schema.Record{Name: "cover", Help: "封面"},
		keyField(schema.Key{Name: "file", Help: "图片的路径", English: "the picture's path"}, func(_ reading, e *toml.Entry, c *coverReading) { c.file = e }).required(),
		textField("alt", "图上有什么，给看不见的人听", "what it shows", func(c *coverReading) *string { return &c.n.CoverAlt }),
		textField("credit", "谁拍的、谁画的", "its copyright holder", func(c *coverReading) *string { return &c.n.CoverCredit }),
	)
}

// coverOf reads a cover: a path, or a table.
func coverOf(r *record[coverReading]) func(x reading, e *toml.Entry, a *article) {
	return func(x reading, e *toml.Entry, a *article) {
		c := coverReading{n: a.n}
		if e.Value.Kind == toml.KindTable {
			r.read(x, e.Value.Table, &c)
		} else {
			c.file = e
		}
		if c.file == nil {
			return
		}
		if name := x.text(c.file); name != "" {
			a.n.CoverAt, a.cover = x.valueSpan(&c.file.Value), name
		}
	}
}

// correctionReading is a [[correction]] while it is read: facts are read later.
type correctionReading struct {
	report.Correction
	fact *toml.Entry
}

func correctionRecord() *record[correctionReading] {
	type T = correctionReading
	return declared(schema.Record{Name: "correction", Help: "一处更正"},
		dateField("date", "哪天更正的", "when", func(c *T) *report.Date { return &c.Date }).required(),
		textField("text", "更正了什么", "what was wrong", func(c *T) *string { return &c.Text }).required(),
		keyField(schema.Key{Name: "fact", Help: "哪个数错了，写它的编号", English: "the id of the figure that was wrong"}, func(_ reading, e *toml.Entry, c *T) { c.fact = e }),
		keyField(schema.Key{Name: "was", Type: schema.FreeForm, Help: "原来写的数", English: "the figure as it was"}, func(x reading, e *toml.Entry, c *T) {
			if e.Value.Kind == toml.KindInteger || e.Value.Kind == toml.KindFloat {
				c.Was = x.owned(e.Value.Text)
			} else {
				c.Was = x.text(e)
			}
		}),
	)
}

// corrections resolves the facts that corrections name, which may be of another narrative.
func (l *loader) corrections(a *article) {
	for _, c := range a.wrong {
		if c.fact != nil {
			c.Fact = l.corrected(a, c.fact)
		}
		a.n.Corrections = append(a.n.Corrections, c.Correction)
	}
}

// corrected finds the figure that was wrong: a fact, or that of a village's or region's series, which is
// no record of its own.
func (l *loader) corrected(a *article, e *toml.Entry) *report.Fact {
	to := document.ParseFactTarget(e.Value.Text)
	if e.Value.Kind != toml.KindString || to.Indicator == "" {
		return l.factNamed(a, e, &e.Value)
	}
	if why := l.seriesRef(to).Missing; why != report.Found && why != report.NotRead {
		a.add(problem.Problem{Rule: problem.DanglingReference, Span: a.valueSpan(&e.Value),
			Message: text("没有数据 \""+identifier.Printable(to.String())+"\"", "there is no figure \""+identifier.Printable(to.String())+"\""),
			Hint:    text("村和地区的数写成 代码/指标@年份，要与 data/ 里的一样", "a figure of a village or region is CODE/INDICATOR@YEAR, as in data/")})
	}
	return nil
}

// checkAliases reports an old address that is a page's now, or another page's old one, also where
// a file system that does not tell capitals from small letters would take them for one. It wants
// all pages known.
func (l *loader) checkAliases(list []*article) {
	if !slices.ContainsFunc(list, func(a *article) bool { return len(a.n.Aliases) > 0 }) {
		return
	}
	pages := make(map[string]bool, len(l.byPage)) // folded
	for page := range l.byPage {
		pages[identifier.Fold(page)] = true
	}
	first, inside := map[string]source.Span{}, map[string]source.Span{} // old addresses, and the folders that they lie in
	for _, a := range list {
		a.n.Aliases = slices.DeleteFunc(a.n.Aliases, func(old report.Alias) bool {
			dir := strings.TrimSuffix(old.Path, "/index.html")
			folded := identifier.Fold(old.Path)
			at, taken := first[folded]
			if !taken {
				at, taken = l.former[folded]
			}
			if !taken {
				at, taken = inside[folded]
			}
			for above := path.Dir(folded); !taken && above != "."; above = path.Dir(above) {
				at, taken = first[above]
			}
			switch {
			case folded == identifier.Fold(a.n.Path):
				a.add(problem.Problem{Rule: problem.DuplicateID, Span: old.At, Message: text("旧网址就是这一页现在的网址", "the old address is the page's current one"),
					Hint: text("从 aliases 里删去它", "remove it from aliases")})
			case pages[folded] || pages[folded+"/index.html"] || l.isPage(old.Path) || l.isPage(folded):
				a.add(problem.Problem{Rule: problem.DuplicateID, Span: old.At, Message: text("旧网址 "+dir+" 现在是另一页的网址", "the old address "+dir+" now belongs to another page"),
					Hint: text("从 aliases 里删去它；只写已经没有页面的网址", "remove it from aliases, which are only for addresses that no page has")})
			case reserved.Name(path.Base(dir)) || path.Base(path.Dir(path.Dir(folded))) == "page" || folded == "404.html": // page/2 comes and goes with the length of a list
				a.add(problem.Problem{Rule: problem.BadName, Span: old.At, Message: text(quoteShort(dir)+" 是网站自己要用的网址", quoteShort(dir)+" is an address reserved by the site"),
					Hint: text("从 aliases 里删去它", "remove it from aliases")})
			case taken:
				a.add(duplicate(text("旧网址", "old address"), dir, old.At, at))
			default:
				first[folded] = old.At
				for above := path.Dir(folded); above != "."; above = path.Dir(above) {
					inside[above] = old.At
				}
				return false
			}
			return true
		})
	}
}

// themeMarks warns of themes that are written with marks, as on social media or in a list pasted from
// elsewhere: each would be another theme beside the one of its word.
func (d *decoder) themeMarks(e *toml.Entry) {
	if e.Value.Kind != toml.KindArray {
		return // reported
	}
	for _, v := range d.words(e) {
		word := themeWithoutMarks(v.Text)
		parts := strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("、，,；;|｜#＃", r) })
		p := problem.Problem{Rule: problem.Markup, Span: d.valueSpan(&v)}
		switch {
		case strings.TrimSpace(v.Text) == "":
			continue
		case word == "":
			p.Message = text("主题 "+quoteShort(v.Text)+" 只有记号，没有词", "the theme "+quoteShort(v.Text)+" has punctuation only and no word")
			p.Hint = text("写上一个词，或删去它", "write a word, or remove it")
		case len(parts) > 1:
			for i := range parts {
				parts[i] = themeWithoutMarks(parts[i])
			}
			p.Message = text("主题 "+quoteShort(v.Text)+" 像是几个主题写在了一起", "the theme "+quoteShort(v.Text)+" looks like several")
			p.Hint = text("各自加引号，用逗号隔开：\""+strings.Join(parts, "\", \"")+"\"", "put each in its own quotation marks: \""+strings.Join(parts, "\", \"")+"\"")
		case word != strings.TrimSpace(v.Text):
			p.Message = text("主题 "+quoteShort(v.Text)+" 多写了记号，会成为另一个主题", "the theme "+quoteShort(v.Text)+" has punctuation, which makes it a different theme")
			p.Hint = text("只写这个词：\""+word+"\"", "write the word alone: \""+word+"\"")
			if at := d.span(v.Start+1, v.End-1); at.Text() == v.Text {
				p.Edits = []problem.Edit{{Span: at, Text: word}}
			}
		default:
			continue
		}
		d.add(p)
	}
}

// themeWithoutMarks is a theme's word without what stands around it: # of a tag, quotation marks, the
// end of a sentence. Brackets that belong to the word stay.
func themeWithoutMarks(s string) string {
	const around = "#＃*_\"'“”‘’「」《》〈〉【】[]。，、；：,;:.!！?？ \u3000\t"
	s = strings.TrimSpace(s)
	for _, name := range [...]string{"主题：", "主题:", "主题词：", "关键词："} {
		s = strings.TrimPrefix(s, name)
	}
	return strings.Trim(s, around)
}

// giveThemes gives narratives their themes.
func (l *loader) giveThemes(list []*article) {
	texts := make([]themes.Text, len(list))
	for i, a := range list {
		texts[i] = themes.Text{Narrative: a.n, Written: a.themes}
	}
	l.report.Themes = append(l.report.Themes, themes.Gather(texts)...)
	for _, t := range l.report.Themes {
		l.themeIDs[t.ID] = true
	}
}
