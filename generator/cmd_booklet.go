package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/edition"
	"casebook/generator/lazyregexp"
	"casebook/generator/pdf"
)

// cardCall is how a script of cards hands one to the page: casebookCard("SLUG","HTML");
var cardCall = lazyregexp.New(`(?m)^casebookCard\(("(?:[^"\\]|\\.)*"),`)

func bookletCommand(c *console) *cobra.Command {
	var site, today, from, out string
	cmd := &cobra.Command{
		Use:   "booklet " + c.in(text("名字…", "SLUG…")),
		Short: c.in(text("把几份材料印成一本考察手册（PDF）", "print texts as a study booklet (PDF)")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || out == "" {
				return usage("写法是 casebook booklet 名字… --out 手册.pdf。", "write casebook booklet SLUG… --out BOOKLET.pdf.")
			}
			if !strings.EqualFold(filepath.Ext(out), ".pdf") {
				return usage("--out 的文件名要以 .pdf 结尾。", "the name of --out must end with .pdf.")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := isSite(site); err != nil {
				return err
			}
			if from == "" {
				from = filepath.Join(site, "public")
			}
			tuneMemory(firstCollection, buildMemory)
			home := edition.ReadHome(from)
			o, err := (&siteFlags{site: site, today: today, edition: home.Name()}).options(c)
			if err != nil {
				return err
			}
			if err := printBooklet(cmd.Context(), c, site, from, out, args); err != nil {
				return err
			}
			return printMatch(cmd.Context(), c, o, from, false)
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().StringVar(&today, "today", "", c.in(text("把 `DATE` 当作今天（如 2025-06-01），检验时用", "treat `DATE` (2025-06-01) as today, for tests")))
	cmd.Flags().StringVar(&from, "from", "", c.in(text("生成好的网站在 `DIR` 里（缺省是站点里的 public）", "the built site is in `DIR` (default: public in the site)")))
	cmd.Flags().StringVar(&out, "out", "", c.in(text("写成 `FILE`", "write `FILE`")))
	return cmd
}

// cardSlugs are the texts of which a built site has a card, in one of the scripts of cards.
func cardSlugs(from string) []string {
	folder := filepath.Join(from, "booklet", "cards")
	list, _ := os.ReadDir(folder)
	var slugs []string
	for _, entry := range list {
		text, _ := os.ReadFile(filepath.Join(folder, entry.Name()))
		for _, m := range cardCall.FindAllSubmatch(text, -1) {
			var slug string
			if json.Unmarshal(m[1], &slug) == nil {
				slugs = append(slugs, slug)
			}
		}
	}
	return slugs
}

// noCard says why a text cannot be printed: it is none, no card is made of it, or the built site is older.
func noCard(site, slug string, known []string) error {
	name, err := narrativeOf(site, slug)
	if err != nil {
		return noNarrative(slug, append(known, slices.Collect(maps.Keys(narrativeFiles(site)))...))
	}
	return usage("生成好的网站里没有材料 %q 的卡片：考察手册收案例、考察报告和清单，不收一般的页（%s）；刚写的和草稿要先运行 casebook build。",
		"the built site has no card for %q: a booklet takes cases, studies and checklists only (%s); if it is new or a draft, run casebook build first.", slug, name)
}

func printBooklet(ctx context.Context, c *console, site, from, out string, slugs []string) error {
	page := filepath.Join(from, "booklet", "index.html")
	if _, err := os.Stat(page); err != nil {
		return usage("%s 里没有生成好的网站，请先运行 casebook build。", "there is no built site in %s; run casebook build first.", from)
	}
	known := cardSlugs(from)
	for _, slug := range slugs {
		if !slices.Contains(known, slug) {
			return noCard(site, slug, known)
		}
	}
	browser := pdf.FindBrowser()
	if browser == "" {
		return usage("这台机器上没有找到 Chromium、Chrome 或 Edge。也可以自己印：用浏览器打开 %s#cases=%s，按 Ctrl+P，选“另存为 PDF”。",
			"no Chromium, Chrome or Edge was found. Print it yourself: open %s#cases=%s in a browser, press Ctrl+P and choose Save as PDF.", page, strings.Join(slugs, ","))
	}
	data, err := pdf.Booklet(ctx, browser, page, slugs)
	if errors.Is(err, pdf.ErrBrowser) {
		return usage("浏览器 %s 没有印出来。也可以自己印：用浏览器打开 %s#cases=%s，按 Ctrl+P，选“另存为 PDF”。",
			"the browser %s could not print it. Print it yourself: open %s#cases=%s, press Ctrl+P and choose Save as PDF.", browser, page, strings.Join(slugs, ","))
	}
	if err != nil {
		return fmt.Errorf("booklet: %w", err)
	}
	err = writeFile(ctx, site, from, out, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	c.stderrf("%s", c.in(text("已印成 "+out+"。", "Printed as "+out+".")))
	return nil
}
