package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/jsonstring"
	"casebook/generator/pdf"
)

func bookletCommand(c *console) *cobra.Command {
	var site, from, out string
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
			return printBooklet(cmd.Context(), c, site, from, out, args)
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().StringVar(&from, "from", "", c.in(text("生成好的网站在 `DIR` 里（缺省是站点里的 public）", "the built site is in `DIR` (default: public in the site)")))
	cmd.Flags().StringVar(&out, "out", "", c.in(text("写成 `FILE`", "write `FILE`")))
	return cmd
}

// hasCard tells whether a built site has a card of a text, in one of the scripts of cards.
func hasCard(from, slug string) bool {
	call := append(jsonstring.Append([]byte("casebookCard("), slug), ',')
	list, _ := filepath.Glob(filepath.Join(from, "booklet", "cards", "*.js"))
	return slices.ContainsFunc(list, func(name string) bool {
		text, err := os.ReadFile(name)
		return err == nil && bytes.Contains(text, call)
	})
}

func printBooklet(ctx context.Context, c *console, site, from, out string, slugs []string) error {
	page := filepath.Join(from, "booklet", "index.html")
	if _, err := os.Stat(page); err != nil {
		return usage("%s 里没有生成好的网站，请先运行 casebook build。", "there is no built site in %s; run casebook build first.", from)
	}
	for _, slug := range slugs {
		if strings.ContainsAny(slug, `/\.`) {
			return usage("%q 不是文章的名字。", "%q is no narrative's name.", slug)
		}
		if !hasCard(from, slug) {
			return usage("生成好的网站里没有材料 %q；刚写的要先运行 casebook build。", "the built site has no text %q; run casebook build for a new one.", slug)
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
			"the browser %s did not print it. Print it yourself: open %s#cases=%s, press Ctrl+P and choose Save as PDF.", browser, page, strings.Join(slugs, ","))
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
