package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/export"
	"casebook/generator/export/docx"
	"casebook/generator/export/xlsx"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/theme"
)

type exportFlags struct{ site, format, out, edition string }

func exportCommand(c *console) *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export " + c.in(text("名字…", "SLUG…")),
		Short: c.in(text("把文章存成公文格式的 Word，或把数据存成 Excel", "save narratives as a Word file, or data as an Excel file")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("写法是 casebook export 名字，名字是文章的文件名，不带 .md；几篇合成一本就写几个名字。",
					"write casebook export SLUG, the name of a narrative without .md; several make one volume.")
			}
			if f.format != "docx" && f.format != "xlsx" {
				return usage("--format 可以写 docx 或 xlsx，不能是 %q。", "--format is docx or xlsx, not %q.", f.format)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(checkEdition(f.edition), isSite(f.site)); err != nil {
				return err
			}
			return runExport(cmd.Context(), c, args, &f)
		},
	}
	cmd.Flags().StringVar(&f.site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().StringVar(&f.format, "format", "docx", c.in(text("存成 `docx`（Word）或 xlsx（Excel）", "format: `docx` (Word) or xlsx (Excel)")))
	cmd.Flags().StringVar(&f.edition, "edition", "", c.in(text("按哪一版导出，代替 site.toml 的 edition：`EDITION` 写 public（公开版）或 internal（内部版，每份标“内部资料”）", "`EDITION`, public or internal (each file is marked so), instead of edition in site.toml")))
	cmd.Flags().StringVar(&f.out, "out", "", c.in(text("写成 `FILE`（缺省是站点里的 名字.docx）", "write `FILE` (default: SLUG.docx in the site)")))
	return cmd
}

func runExport(ctx context.Context, c *console, slugs []string, f *exportFlags) error {
	out := f.out
	if out == "" {
		out = filepath.Join(f.site, filepath.Base(slugs[0])+"."+f.format)
		if savedElsewhere(out) {
			return usage("%[1]s 已经在那里，不是本程序存的，或在别的程序里存过，里面可能有还没合并的修改（Word 文件用 casebook merge 合并）。用 --out 换个名字；写明 --out %[1]s 就盖掉它。",
				"%[1]s already exists and was saved by another program, so it may hold edits that exist nowhere else (casebook merge brings those of a Word file back). Choose another name with --out, or overwrite it with --out %[1]s.", out)
		}
	}
	if !strings.EqualFold(filepath.Ext(out), "."+f.format) {
		return usage("--out 的文件名要以 .%s 结尾。", "the name of --out must end with .%s.", f.format)
	}
	made, found, err := c.readSite(ctx, f.site, f.edition)
	if err != nil {
		return err
	}
	for _, slug := range slugs {
		if err := c.unread(found, slug); err != nil {
			return err
		}
	}
	var data []byte
	var aside []string
	if f.format == "docx" {
		data, aside, err = exportWord(made, f.site, slugs)
	} else {
		data, err = exportWorkbook(made, slugs)
	}
	if err != nil {
		return err
	}
	err = writeFile(ctx, f.site, filepath.Join(f.site, "public"), out, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	c.stderrf("%s", c.in(text("已存成 "+out+"。", "Saved as "+out+".")))
	if made.Report.Site.Internal {
		c.stderrf("%s", c.in(text("注意：这是内部版，文件已标“内部资料”，不要外传。", "Note: this is the internal edition; the file is marked as such and must not leave the office.")))
	}
	for _, name := range aside {
		c.stderrf("%s", c.in(text("  图片 "+name+" 没有放进去：Word 认不得这种格式，或文件不在。", "  picture "+name+" was left out: it is missing, or Word cannot show it.")))
	}
	c.warnOf(found, slugs)
	return nil
}

// savedElsewhere tells whether a file is there that another program saved: what an editor changed in it is nowhere else.
// Office programs write their name into docProps/app.xml, into which an export as docx writes Casebook; one as xlsx has none.
func savedElsewhere(path string) bool {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	defer archive.Close()
	file, err := archive.Open("docProps/app.xml")
	if err != nil {
		return false
	}
	defer file.Close()
	head, err := io.ReadAll(io.LimitReader(file, 4096))
	return err != nil || !bytes.Contains(head, []byte("<Application>Casebook</Application>"))
}

// readSite reads a site with its drafts, as it is, in an edition; "" is the one that site.toml names.
func (c *console) readSite(ctx context.Context, dir, edition string) (*export.Site, []problem.Problem, error) {
	s := session.New(session.Options{Site: dir, Drafts: true, Edition: edition, Today: c.today, Version: version, CacheDir: c.cacheDir})
	if _, err := s.Look(ctx, input.Changes{}); err != nil {
		return nil, nil, err
	}
	r, err := s.Check(ctx)
	if err != nil {
		return nil, nil, err
	}
	rep := r.Report()
	texts, err := theme.ReadWords(dir, rep.Site.Language)
	if err != nil {
		return nil, nil, err
	}
	return &export.Site{Report: rep, Words: texts, Base: strings.TrimRight(rep.Site.BaseURL, "/"), Read: func(name string) ([]byte, error) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		return root.ReadFile(filepath.FromSlash(name))
	}}, r.Problems, nil
}

// warnOf says how many mistakes stand in the texts that were exported: a paper carries them on.
func (c *console) warnOf(found []problem.Problem, slugs []string) {
	n := 0
	for i := range found {
		file := filepath.ToSlash(found[i].Span.File.Path)
		for _, slug := range slugs {
			if found[i].Severity == problem.Error && (strings.HasSuffix(file, "/"+slug+".md") || file == "data/facts/"+slug+".toml") {
				n++
			}
		}
	}
	if n > 0 {
		c.stderrf("%s", c.in(text(fmt.Sprintf("注意：导出的文章里还有 %d 处错误没有改，运行 casebook check 看。", n), fmt.Sprintf("Note: what was exported still has %d errors; run casebook check.", n))))
	}
}

// narratives finds the narratives of slugs.
func narratives(rep *report.Report, slugs []string) ([]*report.Narrative, error) {
	var list []*report.Narrative
	for _, slug := range slugs {
		n := rep.Narrative(slug)
		if n == nil {
			var known []string
			for _, x := range rep.Narratives {
				known = append(known, x.Slug)
			}
			if what := dataOf(rep, slug); what.ZH != "" {
				return nil, usage("%[1]s 是"+what.ZH+"，不是文章，存成 Excel：casebook export %[1]s --format xlsx。", "%[1]s is "+what.EN+", not a narrative; export its data with casebook export %[1]s --format xlsx.", slug)
			}
			return nil, noNarrative(slug, known)
		}
		list = append(list, n)
	}
	return list, nil
}

// dataOf says what besides a narrative a name is that export knows, nothing where it is none.
func dataOf(rep *report.Report, name string) problem.Text {
	switch {
	case rep.Village(name) != nil:
		return text("村的代码", "a village's code")
	case rep.Region(name) != nil:
		return text("地区的代码", "a region's code")
	case rep.Indicator(name) != nil:
		return text("指标的 id", "an indicator's id")
	}
	return problem.Text{}
}

func exportWord(s *export.Site, dir string, slugs []string) (data []byte, missing []string, err error) {
	list, err := narratives(s.Report, slugs)
	if err != nil {
		return nil, nil, err
	}
	var template *docx.Template
	if name := s.Report.Site.Export.Template; name != "" {
		file, err := os.ReadFile(filepath.Join(dir, "data", filepath.FromSlash(name)))
		if err == nil {
			template, err = docx.ReadTemplate(file)
		}
		if errors.Is(err, docx.ErrTemplate) || errors.Is(err, fs.ErrNotExist) {
			return nil, nil, usage("读不出样板 data/%s 的样式，请在 Word 里打开它，另存为 .docx。", "the styles of the template data/%s cannot be read: open it in Word and save it as .docx.", name)
		}
		if err != nil {
			return nil, nil, fmt.Errorf("export: %w", err)
		}
	}
	var texts []docx.Text
	for _, n := range list {
		t, lost := s.Text(n)
		texts, missing = append(texts, t), append(missing, lost...)
	}
	data, err = docx.Write(texts, s.Form(template))
	return data, missing, err
}

func exportWorkbook(s *export.Site, names []string) ([]byte, error) {
	sheets, unknown := s.Workbook(names)
	if unknown != "" {
		return nil, usage("没有 %q：写文章的文件名、村或地区的代码，或指标的 id。", "there is no %q: write a narrative's name, a village's or region's code, or an indicator's id.", unknown)
	}
	return xlsx.Bytes(sheets)
}
