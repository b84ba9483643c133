package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// body is the case's text below its front matter. Its deeds are as many as its length asks for.
func (w *caseWriter) body(v, other village, neighbour string) string {
	length := leastText + w.r.IntN(mostText-leastText)
	why := w.some(w.r, "background", 6)
	for i := range why {
		why[i] = w.fill(w.r, why[i], w.own)
	}
	before := w.paragraph(why[0]) + "\n## 背景\n" +
		w.paragraph(w.sentence("households")+why[1]+why[2]+why[3]) +
		w.paragraph(why[4]+why[5]+"相邻的办法见[另一篇]("+neighbour+".md)。")
	after := w.results(v, other) + w.lessons()
	length -= utf8.RuneCountInString(before) + utf8.RuneCountInString(after)
	return before + w.deeds(length) + after
}

func (w *caseWriter) paragraph(text string) string { return "\n" + text + "\n" }

// figure is a bound figure: [12.5万元](fact:fund).
func (f *madeFact) figure() string { return "[" + f.text + f.unit + "](fact:" + f.id + ")" }

// sentence is the sentence that tells a figure.
func (w *caseWriter) sentence(id string) string {
	for i := range w.facts {
		if f := &w.facts[i]; f.id == id {
			w.own["figure"] = f.figure()
			return w.fill(w.r, f.sentence, w.own)
		}
	}
	return ""
}

// deeds is the section of what was done, of about so many characters.
func (w *caseWriter) deeds(length int) string {
	parts := []string{
		"\n## 做法\n", w.paragraph("**先定规矩。** " + w.sentence("fund") + w.sentences("deed", 1)),
		w.enumeration(3 + w.r.IntN(3)), w.paragraph("**再抓落实。** " + w.sentence("members") + w.sentences("deed", 1)),
		w.items(), w.paragraph("**大家来议。** " + w.sentence("meetings")),
	}
	text := strings.Join(parts, "")
	length -= utf8.RuneCountInString(text)
	paragraph, inIt := "", 0
	for _, s := range append(w.some(w.r, "deed", len(w.phrases["deed"])), w.some(w.r, "deed", len(w.phrases["deed"]))...) {
		s = w.fill(w.r, s, w.own)
		if utf8.RuneCountInString(s) > length {
			break
		}
		length -= utf8.RuneCountInString(s)
		paragraph += s
		if inIt++; inIt%4 == 0 {
			text += w.paragraph(paragraph)
			paragraph = ""
		}
	}
	if paragraph != "" {
		text += w.paragraph(paragraph)
	}
	return text
}

// enumeration is a paragraph of 一是, 二是, 三是.
func (w *caseWriter) enumeration(n int) string {
	numbers := [...]string{"一", "二", "三", "四", "五", "六"}
	var b strings.Builder
	for i, s := range w.some(w.r, "enumeration", n) {
		b.WriteString(numbers[i] + "是" + w.fill(w.r, s, w.own))
	}
	return w.paragraph(b.String())
}

func (w *caseWriter) items() string {
	b := "\n"
	for _, s := range w.some(w.r, "item", 3+w.r.IntN(3)) {
		b += "- " + w.fill(w.r, s, w.own) + "\n"
	}
	return b
}

// results has the table of those figures that no sentence tells, and the chart: of the case's
// own figures, or of the income of its village and another.
func (w *caseWriter) results(v, other village) string {
	var b strings.Builder
	b.WriteString("\n## 成效\n" + w.paragraph(w.sentence("income")+w.sentences("result", 3)) + "\n| 项目 | 数量 |\n| --- | --- |\n")
	for i := range w.facts {
		if f := &w.facts[i]; f.sentence == "-" {
			fmt.Fprintf(&b, "| %s | %s |\n", f.name, f.figure())
		}
	}
	b.WriteString("\n```chart\n")
	if w.r.IntN(2) == 0 || v.code == other.code {
		b.WriteString("title = \"参加和受益的农户\"\nkind = \"hbar\"\nfacts = [\"households\", \"joined\", \"served\"]\n")
	} else {
		fmt.Fprintf(&b, "title = \"两村的收入\"\nkind = \"line\"\nindicator = \"income_per_capita\"\nvillages = [%q, %q]\nyears = \"%d-%d\"\n", v.code, other.code, firstYear, lastYear)
	}
	b.WriteString("```\n" + w.paragraph(w.sentences("result", 2)))
	return b.String()
}

func (w *caseWriter) lessons() string {
	b := "\n## 经验\n\n"
	for i, s := range w.some(w.r, "lesson", 3) {
		b += fmt.Sprintf("%d. %s\n", i+1, w.fill(w.r, s, w.own))
	}
	return b + "\n## 还要看什么\n" + w.paragraph(w.sentences("open", 2))
}

// factFile is the case's file of facts.
func factFile(facts []madeFact) string {
	var b strings.Builder
	for i := range facts {
		f := &facts[i]
		fmt.Fprintf(&b, "[[fact]]\nid = %q\nvalue = %s\nunit = %q\nyear = %d\nstatus = \"done\"\nsource = \"yearbook\"\nnote = %q\n\n", f.id, f.text, f.unit, f.year, f.name)
	}
	return b.String()
}
