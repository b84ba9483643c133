package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/atomicfile"
	"casebook/generator/build"
	"casebook/generator/changes"
	"casebook/generator/changes/sheet"
	"casebook/generator/edition"
	"casebook/generator/manifest"
	"casebook/generator/report"
	"casebook/generator/revision"
	"casebook/generator/theme"
	"casebook/generator/write"
)

func changesCommand(c *console) *cobra.Command {
	var f siteFlags
	var format, out, target string
	cmd := &cobra.Command{
		Use:   "changes " + c.in(text("[旧版]", "[OLD]")),
		Short: c.in(text("写出和上次发布的一版有什么不同，供领导签字", "list what differs from the last published edition, for sign-off")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("只和一个旧版对照：casebook changes 文件夹、压缩包、manifest.json 或 git 的修订。", "compare with one earlier edition: casebook changes FOLDER, ZIP, manifest.json or a git revision.")
			}
			if format != "text" && format != "html" {
				return usage("--format 可以写 text 或 html，不能是 %q。", "--format is text or html, not %q.", format)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			tuneMemory(firstCollection, buildMemory)
			o, err := f.options(c)
			if err != nil {
				return err
			}
			o.Base = f.base
			return runChanges(cmd.Context(), c, o, strings.Join(args, ""), target, format, out)
		},
	}
	fs := cmd.Flags()
	fs.StringVar(&f.site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	fs.StringVar(&f.today, "today", "", c.in(text("把 `DATE` 当作今天（如 2025-06-01），检验时用", "treat `DATE` (2025-06-01) as today, for tests")))
	fs.StringVar(&f.edition, "edition", "", c.in(text("比较哪一版，代替 site.toml 的 edition：`EDITION` 写 public 或 internal", "`EDITION`, public or internal, instead of edition in site.toml")))
	fs.StringVar(&format, "format", "text", c.in(text("写法 `FORM`：text，或可打印的 html（缺省 text）", "`FORM`: text, or html to print (default text)")))
	fs.StringVar(&out, "out", "", c.in(text("写成 `FILE`（缺省写在屏幕上）", "write `FILE` (default: the screen)")))
	fs.StringVar(&target, "target", "", c.in(text("和发布到 `NAME` 的上一版对照（只有一处时不用写）", "compare with the last edition published to `NAME`")))
	return cmd
}

func runChanges(ctx context.Context, c *console, o build.Options, old, target, format, out string) error {
	if o.Base == "" {
		o.Base = builtFor(filepath.Join(o.Site, "public"))
	}
	now, err := build.Render(ctx, o)
	if err != nil {
		return err
	}
	if now.Stops(o.Strict) || now.Entries == nil {
		if err := c.problems(&now.Findings); err != nil {
			return fmt.Errorf("print the problems: %w", err)
		}
		return errAuthor
	}
	before, done, err := formerEdition(ctx, c, o, now.Report(), old, target)
	if err != nil {
		return err
	}
	defer done()
	texts, err := theme.ReadWords(o.Site, now.Report().Site.Language)
	if err != nil {
		return err
	}
	s, err := changes.Compare(ctx, before, edition.New(now.Entries, now.File), texts.T("figures.own"))
	if err != nil {
		return err
	}
	s.Sort()
	addSources(s, now.Report())
	w := sheet.Writer{Lang: c.lang, Sheet: s, Site: now.Report()}
	for _, x := range now.Withheld {
		w.Private = append(w.Private, x.File+"（"+strings.Join(x.Rules, "、")+"）")
	}
	body := w.Text()
	if format == "html" {
		body = w.HTML()
	}
	if out == "" {
		_, err := io.WriteString(c.out, body)
		return err
	}
	for _, dir := range [...]string{"content", "data", "layouts", "public"} {
		if write.Inside(out, filepath.Join(o.Site, dir)) {
			return usage("%s 在 %s 里面，请换一个地方。", "%s lies in %s; choose another place.", out, dir)
		}
	}
	if err := atomicfile.WriteBytes(out, 0o644, []byte(body)); err != nil {
		return fmt.Errorf("changes: %w", err)
	}
	c.stderrf("%s", c.in(text("已写成 "+out+"。版本代码 "+s.New, "Wrote "+out+". Edition "+s.New)))
	return nil
}

// formerEdition is what is compared with: what was named (a revision of git, where there is no such
// file), else the last edition that was published. done is to be called when it is not needed any more.
func formerEdition(ctx context.Context, c *console, o build.Options, r *report.Report, old, target string) (e *edition.Edition, done func(), err error) {
	if old == "" {
		e, err := lastPublished(o.Site, r, target)
		return e, func() {}, err
	}
	if e, err = edition.Open(old); errors.Is(err, fs.ErrNotExist) {
		if e, done, err = editionAt(ctx, c, o, old); errors.Is(err, revision.ErrUnknown) {
			err = usage("没有 %s。写一个生成好的文件夹、pack 打的压缩包、manifest.json，或 git 里的一个修订。", "there is no %s. Name a built folder, a zip made by casebook pack, a manifest.json, or a git revision.", old)
		}
		return e, done, err
	}
	if errors.Is(err, edition.ErrNoSite) || errors.Is(err, manifest.ErrForeign) || errors.Is(err, zip.ErrFormat) {
		err = explain(err, "%s 不是本程序生成的网站、压缩包或 manifest.json，或已损坏。", "%s is damaged, or is not a built site, zip or manifest.json of this program.", old)
	}
	return e, func() {}, err
}

// editionAt makes the edition that a site was at a revision of git. What it is made of lies in a
// folder of its own until done is called.
func editionAt(ctx context.Context, c *console, o build.Options, name string) (_ *edition.Edition, done func(), err error) {
	dir, remove, err := revision.CheckOut(ctx, o.Site, name, c.cacheDir)
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			remove()
		}
	}()
	o.Site = dir
	was, err := build.Render(ctx, o)
	if err != nil {
		return nil, nil, fmt.Errorf("changes: %s: %w", name, err)
	}
	if was.Stops(o.Strict) || was.Entries == nil {
		return nil, nil, explain(nil, "%s 那时的数据和文稿有错误，生成不了，不能对照。请写另一个修订，或一个生成好的文件夹、压缩包。",
			"the site had errors at %s, so nothing can be compared. Name another revision, or a built folder or zip.", name)
	}
	return edition.New(was.Entries, was.File), remove, nil
}

// lastPublished is the last edition that was published to a target, or to the only one.
func lastPublished(site string, r *report.Report, target string) (*edition.Edition, error) {
	store := edition.OpenStore(site)
	var last *edition.Kept
	found := 0
	for _, t := range r.Site.Publish {
		if target != "" && t.Name != target {
			continue
		}
		list, err := store.List(t.Name)
		if err != nil {
			return nil, err
		}
		if n := len(list); n > 0 {
			last = &list[n-1]
			found++
		}
	}
	switch {
	case found == 0:
		return nil, usage("还没有发布过（%s 里没有存下的版本）。可以和一个生成好的文件夹或压缩包对照：casebook changes 案例册.zip。",
			"nothing has been published yet (%s has no edition). Compare with a built folder or a zip: casebook changes FILE.zip.", store.Dir())
	case found > 1:
		return nil, usage("发布到过几个地方，请写明和哪一处对照：--target 名字。", "there are several targets: choose one with --target NAME.")
	}
	return store.Open(*last)
}

// addSources names the sources of villages' and regions' figures, which the tables do not.
func addSources(s *changes.Sheet, r *report.Report) {
	data := map[string]*report.Data{}
	for _, v := range r.Villages {
		data[v.Code] = &v.Data
	}
	for _, g := range r.Regions {
		data[g.Code] = &g.Data
	}
	for i := range s.Figures {
		f := &s.Figures[i]
		d := data[f.Code]
		if d == nil || f.Source != "" {
			continue
		}
		for x := range d.Series() {
			if x.Indicator != nil && x.Indicator.Name == f.Name && x.Source != nil {
				f.Source = x.Source.Title
			}
		}
		if f.Source == "" && d.Source != nil {
			f.Source = d.Source.Title
		}
	}
}
