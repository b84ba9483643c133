package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/atomicfile"
	"casebook/generator/build"
	"casebook/generator/edition"
	"casebook/generator/input"
	"casebook/generator/pack"
	"casebook/generator/problem"
	"casebook/generator/theme"
	"casebook/generator/write"
)

func packCommand(c *console) *cobra.Command {
	var site, today, from, out, single, asked string
	cmd := &cobra.Command{
		Use:   "pack",
		Short: c.in(text("把生成好的网站打成一个压缩包，或把一页存成一个文件", "pack the built site into a zip, or one page into a single file")),
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			tuneMemory(firstCollection, buildMemory)
			if from == "" {
				from = filepath.Join(site, "public")
			}
			home := edition.ReadHome(from)
			o, err := (&siteFlags{site: site, today: today, edition: home.Name()}).options(c)
			if err != nil {
				return err
			}
			if err := isEdition(from, asked); err != nil {
				return err
			}
			if single = strings.TrimSuffix(single, ".md"); single != "" {
				err = packSingle(cmd.Context(), c, site, from, single, out)
			} else {
				err = packZip(cmd.Context(), c, site, from, out)
			}
			if err != nil {
				return err
			}
			return printMatch(cmd.Context(), c, o, from, single == "")
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().StringVar(&today, "today", "", c.in(text("把 `DATE` 当作今天（如 2025-06-01），检验时用", "treat `DATE` (2025-06-01) as today, for tests")))
	cmd.Flags().StringVar(&from, "from", "", c.in(text("生成好的网站在 `DIR` 里（缺省是站点里的 public）", "the built site is in `DIR` (default: public in the site)")))
	cmd.Flags().StringVar(&asked, "edition", "", c.in(text("只打包这一版，不是就不打包：`EDITION` 写 public 或 internal", "refuse a site that is not this `EDITION`, public or internal")))
	cmd.Flags().StringVar(&out, "out", "", c.in(text("写成 `FILE`（缺省是站点里的 casebook.zip 或 SLUG.html）", "write `FILE` (default: casebook.zip or SLUG.html in the site)")))
	cmd.Flags().StringVar(&single, "single", "", c.in(text("只存 `SLUG` 这一页，图片、样式和脚本都在一个文件里", "only the page `SLUG`, with images, styles and scripts in one file")))
	return cmd
}

// printMatch says whether what was packed or printed is what the present input makes. The file is written
// whatever it is: an older edition may be just what is wanted. draftsPrinted is whether its drafts
// have been named.
func printMatch(ctx context.Context, c *console, o build.Options, from string, draftsPrinted bool) error {
	b, err := compareBuilt(ctx, c, o, from)
	switch {
	case errors.Is(err, errAuthor):
		c.stderrf("%s", c.in(text("注意：现在的数据和文稿有错，用的是改动以前生成的网站。", "Note: the current data and texts have errors; the pack holds what was built before.")))
		return nil
	case errors.Is(err, context.Canceled):
		return explain(err, "已中断：文件已经写好，只是没有来得及核对它和现在的数据、文稿是不是一致。", "interrupted: the file was written, but not compared with the current data and texts.")
	case err != nil:
		return err
	case b.drafts && draftsPrinted:
	case b.drafts:
		c.stderrf("%s", c.in(text("注意："+from+" 里有草稿。", "Note: "+from+" holds drafts.")))
	case len(b.differs) > 0:
		c.stderrf("%s", c.in(text(
			fmt.Sprintf("注意：%s 和现在的数据、文稿对不上（%d 个文件）。要新的内容，请先运行 casebook build。", from, len(b.differs)),
			fmt.Sprintf("Note: %s does not match the current data and texts (%d files differ). To pack those, run casebook build first.", from, len(b.differs)))))
	default:
		c.stderrf("%s", c.in(text("和现在的数据、文稿一致。版本代码 "+b.edition.Code(), "It matches the current data and texts. Edition "+b.edition.Code())))
	}
	return nil
}

func packZip(ctx context.Context, c *console, site, from, out string) error {
	if out == "" {
		out = filepath.Join(site, "casebook.zip")
	}
	about, err := edition.ReadAbout(from)
	if err != nil {
		return err
	}
	texts, err := theme.ReadWords(site, about.Language)
	if err != nil {
		return err
	}
	title := about.Title
	if about.Internal {
		title = texts.Format("bracketed", "text", title, "extra", texts.T("internal"))
	}
	n := 0
	err = writeFile(ctx, site, from, out, func(w io.Writer) (err error) {
		n, err = pack.Zip(ctx, w, from, title, texts)
		return err
	})
	if err != nil {
		return packError(err, from)
	}
	c.stderrf("%s", c.in(aboutBuilt(&about)))
	c.stderrf("%s", c.in(text(
		fmt.Sprintf("已打包 %d 个文件：%s\n拷到 U 盘，解压后双击“%s”。", n, out, pack.StartPage(texts)),
		fmt.Sprintf("Packed %d files into %s\nTo use it, unpack it and open %s.", n, out, pack.StartPage(texts)))))
	return nil
}

func packSingle(ctx context.Context, c *console, site, from, slug, out string) error {
	name, err := pack.Find(from, slug)
	if err != nil {
		return packError(err, from)
	}
	if out == "" {
		out = filepath.Join(site, filepath.Base(strings.TrimSuffix(slug, "/index.html"))+".html")
	}
	err = writeFile(ctx, site, from, out, func(w io.Writer) error { return pack.Single(w, from, name) })
	if err != nil {
		return packError(err, from)
	}
	c.stderrf("%s", c.in(text("已存成一个文件："+out, "Saved as one file: "+out)))
	return nil
}

// aboutBuilt is what whoever hands a site on must know of it.
func aboutBuilt(b *edition.About) problem.Text {
	which := text("公开版", "the public edition")
	if b.Internal {
		which = text("内部版（内部资料，不得外传）", "the internal edition (not to be passed on)")
	}
	date := text("内容没有写明日期", "its content has no date")
	if b.Updated != "" {
		date = text("内容更新于 "+b.Updated, "content of "+b.Updated)
	}
	drafts := text("没有草稿", "no drafts")
	if b.Drafts > 0 {
		drafts = text(fmt.Sprintf("含草稿 %d 页，请勿当作定稿分发", b.Drafts), fmt.Sprintf("draft pages, not final: %d", b.Drafts))
	}
	return text("这是"+which.ZH+"；"+date.ZH+"；"+drafts.ZH+"。", "This is "+which.EN+"; "+date.EN+"; "+drafts.EN+".")
}

// isEdition refuses a built site that is not the edition that is asked for, if one is.
func isEdition(dir, asked string) error {
	if err := checkEdition(asked); err != nil || asked == "" {
		return err
	}
	if about := edition.ReadHome(dir); about.Title != "" && about.Name() != asked {
		return usage("%s 里的网站不是 %s 版。先运行 casebook build --edition %[2]s。", "the site in %s is not the %s edition; run casebook build --edition %[2]s first.", dir, asked)
	}
	return nil
}

// packError turns what the author can mend into advice.
func packError(err error, from string) error {
	var ambiguous *pack.Ambiguous
	switch {
	case errors.Is(err, pack.ErrNoSite):
		return usage("%s 里没有生成好的网站，请先运行 casebook build。", "there is no built site in %s; run casebook build first.", from)
	case errors.Is(err, pack.ErrNoPage):
		name, _, _ := strings.Cut(err.Error(), ": ")
		return usage("没有这一页：%s。写文稿的文件名、村代码、工作法或指标的 id，或页面的路径。", "there is no page %s. Name a narrative, a village's code, a program's or an indicator's id, or the path of a page.", name)
	case errors.As(err, &ambiguous):
		return usage("%s 有好几页，请写全：%s", "%s could be several pages; write one of: %s", ambiguous.Slug, strings.Join(ambiguous.Paths, "  "))
	}
	return err
}

// writeFile writes out beside and moves it into place when it is whole. A place among what
// the author wrote, or in the site itself, is refused. Nothing is written once ctx is done.
func writeFile(ctx context.Context, site, from, out string, fill func(io.Writer) error) error {
	kept := []string{from}
	for _, dir := range input.Folders() {
		kept = append(kept, filepath.Join(site, dir))
	}
	for _, dir := range kept {
		if write.Inside(out, dir) {
			return usage("%s 在 %s 里面，请换一个地方。", "%s lies in %s; choose another place.", out, dir)
		}
	}
	if info, err := os.Stat(out); err == nil && !info.Mode().IsRegular() {
		return usage("%s 不是普通文件，不能写在这里。", "%s is not a regular file and cannot be written.", out)
	}
	err := atomicfile.Write(out, 0o644, func(w io.Writer) error {
		if err := fill(w); err != nil {
			return err
		}
		return ctx.Err()
	})
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return nil
}
