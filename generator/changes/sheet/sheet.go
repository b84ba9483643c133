// Package sheet writes the sheet that is signed before an edition is published, as text and as a page
// to print.
package sheet

import (
	"fmt"
	"strings"

	"casebook/generator/changes"
	"casebook/generator/markup"
	"casebook/generator/page"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Writer writes the sheet: first what whoever signs must see, then the words, then the rest counted.
type Writer struct {
	Lang    string // of the sheet, "zh" or "en"
	Sheet   *changes.Sheet
	Site    *report.Report
	Private []string // files with what may not leave the house
}

// section is a head and its lines.
type section struct {
	head  string
	lines []string
}

func (w *Writer) t(zh, en string) string { return problem.Text{ZH: zh, EN: en}.In(w.Lang) }

func (w *Writer) sections() []section {
	s := w.Sheet
	if s.Bare {
		return []section{{w.t("不同的文件（只有清单，看不出内容）", "files that differ (a bare manifest shows no more than that)"), s.Files}}
	}
	var changed, fresh []string
	for i := range s.Figures {
		if f := &s.Figures[i]; f.From == "" {
			fresh = append(fresh, w.figure(f))
		} else {
			changed = append(changed, w.figure(f))
		}
	}
	list := []section{{w.t("数字改动", "figures that changed"), changed}, {w.t("新的数字", "new figures"), fresh}, {w.t("更正", "corrections"), s.Corrections},
		{w.t("撤下的页", "pages withdrawn"), append(w.addresses(s.Withdrawn), w.addresses(s.Gone)...)}, {w.t("涉及个人隐私的文件", "files with private data"), w.Private}}
	list = append(list, section{w.t("改了名称、数字没有变的指标", "indicators that have another name and the same figures"), w.renamed()},
		section{w.t("印出去的考察手册里有变动的材料", "texts that have changed since they were printed in booklets"), w.cards()})
	for _, x := range s.Texts {
		var lines []string
		for _, l := range x.Lines {
			mark := "－"
			if l.Added {
				mark = "＋"
			}
			lines = append(lines, mark+" "+l.Text)
		}
		list = append(list, section{w.t("文字改动：", "text: ") + x.Title + "（" + page.AddressOf(x.Path) + "）", lines})
	}
	list = append(list, section{w.t("新的页", "new pages"), w.addresses(s.Added)}, section{w.t("改了网址的页", "pages that moved"), w.addresses(s.Moved)})
	var kept []section
	for _, x := range list {
		if len(x.lines) > 0 {
			kept = append(kept, x)
		}
	}
	return kept
}

func (w *Writer) renamed() []string {
	var list []string
	for _, x := range w.Sheet.Renamed {
		list = append(list, x.From+" → "+x.To)
	}
	return list
}

// cards names texts by their titles.
func (w *Writer) cards() []string {
	var list []string
	for _, slug := range w.Sheet.Cards {
		name := slug
		if n := w.Site.Narrative(slug); n != nil {
			name = n.Title
		}
		list = append(list, name)
	}
	return list
}

func (w *Writer) addresses(paths []string) []string {
	list := make([]string, len(paths))
	for i, p := range paths {
		list[i] = page.AddressOf(p)
	}
	return list
}

// figure says a figure's change in words.
func (w *Writer) figure(f *changes.FigureChange) string {
	where := f.Place
	if f.Year != "" {
		where += w.t("，"+f.Year+"年", ", "+f.Year)
	}
	values := ""
	switch from, to := w.value(f.From, f.Was, f.Sense), w.value(f.To, f.Sense, f.Was); {
	case f.From == "":
		values = w.value(f.To, f.Sense, f.Sense)
	case f.To == "":
		values = w.value(f.From, f.Was, f.Was) + w.t(" → 删去", " → removed")
	default:
		values = from + " → " + to
	}
	line := f.Name + "（" + where + "）：" + values
	if f.Source != "" {
		line += w.t("，来源："+f.Source, ", source: "+f.Source)
	}
	if len(f.Pages)+len(f.Downloads) > 0 {
		line += w.t(fmt.Sprintf("；出现在 %d 页、%d 幅图、%d 个下载", len(f.Pages), f.Charts, len(f.Downloads)),
			fmt.Sprintf("; on %d pages, in %d charts, %d downloads", len(f.Pages), f.Charts, len(f.Downloads)))
		if names := append(w.addresses(f.Pages), f.Downloads...); len(names) <= 6 {
			line += "（" + strings.Join(names, "、") + "）"
		}
	}
	return line
}

// value says a number with its unit, and what else of its sense is another in the other edition.
func (w *Writer) value(number string, sense, other changes.Sense) string {
	shown := sense.Bound + grouped(number) + quantity.Unit(sense.Unit).Behind()
	var remarks []string
	if sense.Year != other.Year {
		remarks = append(remarks, page.FirstOf(sense.Year, w.t("年份未注明", "no year")))
	}
	if sense.Status != other.Status {
		remarks = append(remarks, page.FirstOf(sense.Status, w.t("未写明状态", "no status")))
	}
	if len(remarks) > 0 {
		shown += "（" + strings.Join(remarks, "，") + "）"
	}
	return shown
}

// grouped parts the thousands of a number.
func grouped(s string) string {
	whole, rest, fraction := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction {
		whole += "." + rest
	}
	return sign + whole
}

func (w *Writer) title() string {
	return w.t("《"+w.Site.Site.Title+"》发布送审单", w.Site.Site.Title+": changes to be signed")
}

func (w *Writer) head() []string {
	list := []string{w.t("对照的旧版："+w.Sheet.Old, "compared with edition "+w.Sheet.Old)}
	if w.Site.Site.Internal {
		list = append(list, w.t("内部版", "internal edition"))
	}
	return list
}

func (w *Writer) rest() string {
	return w.t(fmt.Sprintf("共有 %d 个文件不同（含列表、检索、图表等随之变动的）。", len(w.Sheet.Files)),
		fmt.Sprintf("%d files differ, lists, search and charts that follow from the above among them.", len(w.Sheet.Files)))
}

// Text is the sheet for a terminal or a message.
func (w *Writer) Text() string {
	var b strings.Builder
	b.WriteString(w.title() + "\n" + strings.Join(w.head(), "\n") + "\n")
	list := w.sections()
	if len(w.Sheet.Files) == 0 {
		b.WriteString("\n" + w.t("没有不同。", "Nothing differs.") + "\n")
	}
	for _, s := range list {
		fmt.Fprintf(&b, "\n%s（%d）\n", s.head, len(s.lines))
		for _, line := range s.lines {
			b.WriteString("  " + line + "\n")
		}
	}
	if len(w.Sheet.Files) > 0 {
		b.WriteString("\n" + w.rest() + "\n")
	}
	b.WriteString("\n" + w.t("版本代码 ", "edition ") + w.Sheet.New + "\n")
	return b.String()
}

// sheetStyle prints the sheet on A4 as offices print their forms.
const sheetStyle = `@page{size:A4;margin:25mm 22mm}body{font:11pt/1.7 "FangSong","STFangsong","Noto Serif CJK SC",serif;max-width:166mm;margin:1rem auto;color:#000}
h1{font-size:20pt;text-align:center;font-weight:bold;margin:0 0 .6em}h2{font-size:13pt;margin:1.2em 0 .3em;break-after:avoid}
p{margin:.3em 0}ol,ul{margin:0;padding-left:1.6em}ul.diff{list-style:none;padding-left:0}li{margin:.2em 0;overflow-wrap:anywhere}del{color:#a00}ins{color:#060}
table{width:100%;border-collapse:collapse;margin-top:1.6em;break-inside:avoid}td{border:1px solid #000;height:20mm;padding:2mm;vertical-align:top;width:25%}.code{font:bold 16pt monospace}`

// HTML is the sheet as a page to print on A4, with room for signatures.
func (w *Writer) HTML() string {
	m := markup.AppendTo([]byte("<!doctype html>\n"))
	m.Open("html").Attr("lang", w.t("zh-CN", "en")).Open("head").Open("meta").Attr("charset", "utf-8")
	m.Open("meta").Attr("name", "viewport").Attr("content", "width=device-width, initial-scale=1").Element("title", w.title())
	m.Element("style", sheetStyle).Close("head").Open("body").Element("h1", w.title())
	for _, line := range w.head() {
		m.Element("p", line)
	}
	if len(w.Sheet.Files) == 0 {
		m.Element("p", w.t("没有不同。", "Nothing differs."))
	}
	for _, s := range w.sections() {
		m.Element("h2", fmt.Sprintf("%s（%d）", s.head, len(s.lines)))
		m.Open("ol")
		for _, line := range s.lines {
			m.Open("li")
			switch {
			case strings.HasPrefix(line, "－ "):
				m.Element("del", strings.TrimPrefix(line, "－ "))
			case strings.HasPrefix(line, "＋ "):
				m.Element("ins", strings.TrimPrefix(line, "＋ "))
			default:
				m.Text(line)
			}
			m.Close("li")
		}
		m.Close("ol")
	}
	if len(w.Sheet.Files) > 0 {
		m.Element("p", w.rest())
	}
	m.Open("table").Open("tr")
	for _, who := range []string{w.t("编辑", "editor"), w.t("数据核对", "figures checked"), w.t("分管领导", "head of section"), w.t("主要领导", "head of office")} {
		m.Open("td").Text(who + w.t("（签字、日期）", " (name, date)")).Close("td")
	}
	m.Close("tr").Close("table")
	m.Open("p").Text(w.t("版本代码 ", "edition ")).Open("span").Class("code").Text(w.Sheet.New).Close("span")
	m.Text(w.t("　发布：casebook publish --code ", " — casebook publish --code ") + w.Sheet.New).Close("p").Close("body").Close("html")
	return string(m.Bytes()) + "\n"
}
