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
	"unicode/utf8"

	"casebook/generator/check"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// maxText bounds a text that is only counted, in bytes, as a narrative is bounded.
const maxText = 4 << 20

// runStat checks the texts of a folder as they come, without a site: .md and .txt files at any
// depth. It prints how often each rule reports, and the problems themselves where rules are
// named or all are asked for.
func runStat(ctx context.Context, c *console, dir string, f *checkFlags) error {
	files, skipped, err := texts(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("没有文件夹 %s。", "there is no folder %s.", dir)
	}
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return usage("%s 里没有 .md 或 .txt 文件。", "there are no .md or .txt files in %s.", dir)
	}
	list, err := check.Texts(ctx, files, check.Options{Today: c.today})
	if err != nil {
		return err
	}
	shown := f.shown(list)
	if f.format == "json" {
		return problem.WriteJSON(c.data, shown, c.lang)
	}
	if f.all || len(f.rules) > 0 {
		if err := problem.WriteText(c.out, shown, problem.TextOptions{Lang: c.lang, Color: c.outColor}); err != nil {
			return err
		}
	}
	fmt.Fprint(c.out, statTable(list, files, skipped, c.lang))
	return nil
}

// texts reads the texts of a folder. Files that are no UTF-8 text are skipped and named.
func texts(dir string) (files []*source.File, skipped []string, err error) {
	root := os.DirFS(dir)
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		ext := strings.ToLower(path.Ext(name))
		if !d.Type().IsRegular() || ext != ".md" && ext != ".txt" {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Size() > maxText {
			skipped = append(skipped, name)
			return nil
		}
		text, err := fs.ReadFile(root, name)
		switch {
		case err != nil:
			return err
		case !utf8.Valid(text):
			skipped = append(skipped, name)
		default:
			files = append(files, source.New(name, string(text)))
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the texts of %s: %w", dir, err)
	}
	return files, skipped, nil
}

// statTable says how often each rule reports, in all and per 1,000 characters.
func statTable(list []problem.Problem, files []*source.File, skipped []string, lang string) string {
	characters := 0
	for _, f := range files {
		for _, r := range f.Text() {
			if !unicode.IsSpace(r) {
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
		fmt.Fprintln(&b, text("跳过（不是 UTF-8 的文字，或太大）：", "skipped (not UTF-8 text, or too large): ").In(lang)+name)
	}
	return b.String()
}
