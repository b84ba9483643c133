package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode"

	"casebook/generator/check"
	"casebook/generator/intake/texts"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// runStat checks the texts of a folder as they come, without a site: .md, .txt and .docx files at
// any depth, plain texts in UTF-8, UTF-16 or GB18030. It prints how often each rule reports, and the problems themselves where rules are
// named or all are asked for.
func runStat(ctx context.Context, c *console, dir string, f *checkFlags) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return usage("--stat 后面写文件夹，%s 是文件：写它所在的文件夹。", "--stat takes a folder, but %s is a file: give the folder that it is in.", dir)
	}
	files, skipped, err := texts.Read(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("没有文件夹 %s。", "there is no folder %s.", dir)
	}
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return usage("%s 里没有能读的 .md、.txt 或 .docx 文件。", "there are no .md, .txt or .docx files in %s that can be read.", dir)
	}
	list, err := check.Texts(ctx, files, check.Options{Today: c.today})
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, ofNoMarkdown)
	shown := f.shown(list)
	switch f.format {
	case "json":
		return problem.WriteJSON(c.data, shown, c.lang)
	case "sarif":
		return problem.WriteSARIF(c.data, shown, check.Catalog(), c.lang)
	}
	if f.all || len(f.rules) > 0 {
		if err := problem.WriteText(c.out, shown, problem.TextOptions{Lang: c.lang, Color: c.outColor}); err != nil {
			return err
		}
	}
	fmt.Fprint(c.out, statTable(list, files, skipped, c.lang))
	return nil
}

// ofNoMarkdown tells whether a problem is one of Markdown in a text that is none: the lines of a
// plain text are paragraphs, and its numbers are no lists; the pictures of a Word file stay in it.
func ofNoMarkdown(p problem.Problem) bool {
	if p.Span.File == nil {
		return false
	}
	switch strings.ToLower(path.Ext(p.Span.File.Path)) {
	case ".txt":
		tag := strings.HasPrefix(p.Span.Text(), "<") || strings.HasPrefix(p.Span.Text(), "&") // left of a web page, and none of Markdown
		return p.Rule == "glued-paragraph" || p.Rule == "markup" && !tag || p.Rule == "lost-text"
	case ".docx":
		return p.Rule == "missing-asset"
	}
	return false
}

// statTable says how often each rule reports, in all and per 1,000 characters.
func statTable(list []problem.Problem, files []*source.File, skipped []string, lang string) string {
	characters := 0
	for _, f := range files {
		for _, r := range f.Text() {
			if r > 0x3000 || !unicode.IsSpace(r) { // the ideographic space is the last of them
				characters++
			}
		}
	}
	counts := map[problem.Rule]int{}
	for _, p := range list {
		counts[p.Rule]++
	}
	rules := make([]problem.Rule, 0, len(counts))
	for r := range counts {
		rules = append(rules, r)
	}
	slices.SortFunc(rules, func(a, b problem.Rule) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		return strings.Compare(string(a), string(b))
	})
	var b strings.Builder
	fmt.Fprintln(&b, text(fmt.Sprintf("%d 个文件，%d 字（不计空格）", len(files), characters), fmt.Sprintf("%d files, %d characters without spaces", len(files), characters)).In(lang))
	row := func(name string, n int) {
		fmt.Fprintf(&b, "%7d  %8.3f  %s\n", n, float64(n)*1000/float64(max(characters, 1)), name)
	}
	fmt.Fprintln(&b, text("    次数   每千字  规则", "  times  per 1000  rule").In(lang))
	catalog := check.Catalog()
	for _, r := range rules {
		info, _ := catalog.Find(r)
		row(string(r)+" "+info.Title.In(lang), counts[r])
	}
	row(text("合计", "total").In(lang), len(list))
	for _, name := range skipped {
		fmt.Fprintln(&b, text("跳过（不是文字、太大，或要先另存为 .docx）：", "skipped (no text, too large, or to be saved as .docx first): ").In(lang)+name)
	}
	return b.String()
}
