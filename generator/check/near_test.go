package check

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// neighbour is a text that differs from another in one place.
type neighbour struct {
	how, text string
}

// nearTo makes texts that differ from one in a single place: a figure that is another or is said to be rough, a clause that ends a sentence,
// brackets or words of counting that go, a text that breaks off.
func nearTo(text string) []neighbour {
	var list []neighbour
	put := func(from, to int, instead string) {
		before, after := []rune(text[:from]), []rune(text[to:])
		how := fmt.Sprintf("%s[%s→%s]%s", string(before[max(0, len(before)-2):]), text[from:to], instead, string(after[:min(2, len(after))]))
		list = append(list, neighbour{strings.ReplaceAll(how, "\n", "⏎"), text[:from] + instead + text[to:]})
	}
	for i, at := range regexp.MustCompile(`[0-9.]+`).FindAllStringIndex(text, -1) {
		figure := []byte(text[at[0]:at[1]])
		if k := (len(figure) - 1) * (i % 2); figure[k] >= '0' && figure[k] <= '9' { // a slip in the last place, a fault in the first
			figure[k] = '1' + (figure[k]-'0'+2)%9
		}
		put(at[0], at[1], string(figure))
		put(at[1], at[1], "多")
	}
	for i, at := range regexp.MustCompile(`，|、|；`).FindAllStringIndex(text, -1) {
		put(at[0], at[1], [...]string{"。", "；", ""}[i%3])
	}
	for _, at := range regexp.MustCompile(`其中|分别|（|）|共|全|年|占|比|和|：|增[长加]`).FindAllStringIndex(text, -1) {
		put(at[0], at[1], "")
	}
	if at := strings.LastIndexAny(text, "，；、"); at > 0 {
		put(at, len(text), "。")
	}
	return append(list, furtherFrom(text)...)
}

// furtherFrom makes texts that differ more: a figure that is missing, nought, rough, without its unit or another of the same text, a clause that stands
// there again at the end or before the one it follows, another number in words, a text without its last mark, in brackets, in quotation marks, in a row of a table or behind
// 一是.
func furtherFrom(text string) []neighbour {
	var list []neighbour
	put := func(from, to int, instead, how string) {
		list = append(list, neighbour{strings.ReplaceAll(how+text[from:to], "\n", "⏎"), text[:from] + instead + text[to:]})
	}
	figures := regexp.MustCompile(`([0-9][0-9.]*)(个百分点|[万亿]?[元亩吨人户]|[%个名]|公里|平方米)?`).FindAllStringSubmatchIndex(text, -1)
	for i, at := range figures {
		next := figures[(i+1)%len(figures)]
		switch (i + len(text)) % 5 {
		case 0:
			put(at[2], at[2], "约", fmt.Sprint("约", i))
		case 1:
			put(at[2], at[3], "", "－")
		case 2:
			put(at[3], at[1], "", fmt.Sprint("－", i))
		case 3:
			put(at[2], at[3], text[next[2]:next[3]], text[next[2]:next[3]]+"←")
		case 4:
			put(at[2], at[3], "0", "0←")
		}
	}
	clauses := regexp.MustCompile(`[^，。；：、\n]+[，。；：、\n]*`).FindAllStringIndex(text, -1)
	for i, at := range clauses {
		if clause := text[at[0]:at[1]]; (i+len(text))%2 == 0 && i+1 < len(clauses) {
			list = append(list, neighbour{"…" + strings.TrimSpace(clause), strings.TrimRight(text, "。\n") + "，" + strings.TrimRight(clause, "，；、：\n")})
		} else if i > 0 {
			const marks = "，。；：、\n"
			first := text[clauses[i-1][0]:at[0]]
			a, b := strings.TrimRight(first, marks), strings.TrimRight(clause, marks)
			put(clauses[i-1][0], at[1], b+first[len(a):]+a+clause[len(b):], "↔") // marks stay where they are
		}
	}
	for i, at := range regexp.MustCompile(`[一二三四五六七八九]`).FindAllStringIndex(text, -1) {
		others := [...]string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}
		was := slices.Index(others[:], text[at[0]:at[1]])
		put(at[0], at[1], others[(was+1+i%2*8)%len(others)], fmt.Sprint(i))
	}
	cells := strings.ReplaceAll(strings.ReplaceAll(text, "\n", " "), "，", " | ")
	row := strings.Repeat("|---", strings.Count(cells, " | ")+1)
	return append(list, neighbour{"…", strings.TrimRight(text, "。！？；：")}, neighbour{"（…）", "（" + text + "）"}, neighbour{"“…”", "“" + text + "”"}, neighbour{"一是…", "一是" + text + "二是写清楚。"},
		neighbour{"| … |", strings.ReplaceAll(row, "---", "栏") + "|\n" + row + "|\n| " + cells + " |"})
}

// TestNearTexts holds what would be reported of a text if one place of it were another. Each limit of a rule has a text on its other side here that
// nobody had to think of.
func TestNearTexts(t *testing.T) {
	texts := sampleTexts(t)
	var files []*source.File
	var all [][]neighbour
	for i, text := range texts {
		list := append([]neighbour{{"", text}}, nearTo(text)...)
		for j, n := range list {
			files = append(files, source.New(fmt.Sprintf("%d.%d", i, j), n.text+"\n"))
		}
		all = append(all, list)
	}
	found, err := Texts(t.Context(), files, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	ofFile := map[string][]problem.Problem{}
	for _, p := range found {
		if p.Rule != figureUnboundID {
			ofFile[p.Span.File.Path] = append(ofFile[p.Span.File.Path], p)
		}
	}
	var reported strings.Builder
	for i, list := range all {
		var itself, lines string
		for j, n := range list {
			is := strings.TrimSpace(strings.TrimPrefix(reportedOfText("", ofFile[fmt.Sprintf("%d.%d", i, j)]), ";"))
			if j == 0 {
				itself = is
			}
			if is != itself || j == 0 && is != "" {
				lines += fmt.Sprintf("\t%s %s\n", n.how, is)
			}
		}
		if lines != "" {
			fmt.Fprintln(&reported, list[0].text)
			reported.WriteString(lines)
		}
	}
	holdReports(t, "reported_near.txt", reported.String())
}

// sampleTexts are texts whose neighbours are looked at: those of near.txt, some of limits.txt, and some sentences of the test set.
func sampleTexts(t *testing.T) []string {
	t.Helper()
	var list []string
	for _, name := range []string{"near.txt", "limits.txt", "score/lines.tsv"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		i := 0
		for line := range strings.Lines(string(data)) {
			_, sentence, labelled := strings.Cut(strings.TrimSpace(line), "\t")
			if !labelled {
				sentence = strings.TrimSpace(line)
			}
			sentence, chosen := strings.CutPrefix(sentence, "+ ")
			if name == "limits.txt" && !chosen {
				continue
			}
			if i++; !labelled || i%14 == 0 { // what is reported of them stays below a megabyte
				list = append(list, strings.ReplaceAll(sentence, "\\n", "\n"))
			}
		}
	}
	return list
}
