package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/intake/bind"
	"casebook/generator/intake/docx"
	"casebook/generator/narrative"
	"casebook/generator/source"
)

type importFlags struct {
	site, slug, section, village, region string
	force                                bool
}

func importCommand(c *console) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import " + c.in(text("材料.docx|台账.xlsx", "PAPER.docx|LEDGER.xlsx")),
		Short: c.in(text("把一份 Word 材料导入成文章，或把一份台账导入成各村数据", "import a Word file as a narrative with every figure bound, or a ledger as data of villages")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("写法是 casebook import 材料.docx 或 casebook import 台账.xlsx。", "write casebook import PAPER.docx or casebook import LEDGER.xlsx.")
			}
			if f.slug != "" {
				return badSlug("case", f.slug)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := isSite(f.site); err != nil {
				return err
			}
			paper, remove, err := convert(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			defer remove()
			if isLedger(paper) {
				return importLedger(cmd.Context(), c, paper, &f)
			}
			return importWord(c, paper, &f)
		},
	}
	cmd.Flags().StringVar(&f.site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().StringVar(&f.slug, "slug", "", c.in(text("文章的网址名 `SLUG`（缺省取文件名的拼音）", "the narrative's `SLUG` (default: of the file's name)")))
	cmd.Flags().StringVar(&f.section, "section", "cases", c.in(text("放进 content/ 的哪个文件夹 `NAME`", "the folder `NAME` of content/")))
	cmd.Flags().StringVar(&f.village, "village", "", c.in(text("材料写的是哪个村，村的代码 `CODE`", "`CODE` of the village it is about")))
	cmd.Flags().StringVar(&f.region, "region", "", c.in(text("材料写的是哪个地区，地区的代码 `CODE`", "`CODE` of the region it is about")))
	cmd.Flags().BoolVar(&f.force, "force", false, c.in(text("台账的数据表在导入以后改过，也重新写", "write a ledger's table anew although it was edited since")))
	return cmd
}

// maxPaper bounds a Word file, in bytes.
const maxPaper = 128 << 20

func importWord(c *console, name string, f *importFlags) error {
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".docx" {
		return usage("%s 不是 .docx、.xlsx 或 .csv 文件。请在 WPS 或 Office 里打开它，另存为 .docx 或 .xlsx，再导入。", "%s is no .docx, .xlsx or .csv file: open it in WPS or Office, save it as .docx or .xlsx and import that.", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return usage("打不开 %s：请看看文件名和位置对不对。", "cannot open %s: check its name and place.", name)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxPaper+1))
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	slug := f.slug
	if slug == "" {
		slug = narrative.Slug(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
		if badSlug("case", slug) != nil {
			return usage("从文件名取不出网址名，请用 --slug 给一个，如 --slug hujiatian。", "no slug can be made of the file's name: give one with --slug.")
		}
	}
	if len(data) > maxPaper {
		return c.refuse(name, docx.ErrTooLarge)
	}
	paper, err := docx.Read(data, slug)
	if err != nil {
		return c.refuse(name, err)
	}
	root, err := os.OpenRoot(f.site)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	defer root.Close()
	targets := importTargets{slug: slug, section: f.section}
	has := func(p string) bool {
		_, err := root.Stat(filepath.FromSlash(p))
		return err == nil
	}
	if err := prepareOwn(paper, f.section, has); err != nil {
		return err
	}
	for _, p := range targets.all(paper) {
		if has(p) && !(isOwn(paper) && p == targets.facts()) { // whose facts its figures are bound to
			return usage("%s 已经有了，没有动它。请用 --slug 换一个名字。", "%s is there already and was not touched; choose another name with --slug.", p)
		}
	}
	bound, files := importedFiles(paper, slug, f, targets, has)
	if !isOwn(paper) {
		files = append(files, [2]string{targets.source(), sourceRecord(paper, slug)})
	}
	for _, left := range bound.Left {
		paper.Aside = append(paper.Aside, docx.Aside{Kind: "数字", Text: left + "：被链接或强调隔开，没有连到数据"})
	}
	files = append(files, [2]string{targets.imports(), importRecord(paper, filepath.Base(name), data)})
	for _, p := range paper.Pictures {
		files = append(files, [2]string{path.Join("content", f.section, p.Name), string(p.Data)})
	}
	var written []string
	for _, file := range files {
		if err := createIn(root, filepath.FromSlash(file[0]), file[1]); err != nil {
			for _, done := range written {
				err = errors.Join(err, root.Remove(filepath.FromSlash(done)))
			}
			return fmt.Errorf("import: %w", err)
		}
		written = append(written, file[0])
	}
	if isOwn(paper) && len(bound.Facts) == 0 {
		c.say("%s", c.in(text("这是导出的文件：图表照原文恢复，数字仍连着原来的数据。", "The file is an export: its charts are as they were, and its figures lead to the same data.")))
	}
	c.imported(paper, &bound, targets)
	return nil
}

// importedFiles makes the narrative and its facts.
func importedFiles(paper *docx.Paper, slug string, f *importFlags, targets importTargets, has func(string) bool) (bind.Result, [][2]string) {
	var bound bind.Result
	sourceID := slug
	if isOwn(paper) {
		text, facts := ownNarrative(paper, slug, targets.narrative(), has)
		bound, sourceID = bind.Result{Text: text, Facts: facts}, ""
	} else {
		body := narrative.Append(nil, &paper.Document)
		bound = bind.Narrative(source.New(targets.narrative(), frontMatter(paper, slug, f)+string(body)+"\n"), nil)
	}
	files := [][2]string{{targets.narrative(), bound.Text}}
	if len(bound.Facts) > 0 || !isOwn(paper) {
		files = append(files, [2]string{targets.facts(), "# 由 casebook import 从正文取出的数，还没有人核对；核对后运行 casebook verify " + slug + "\n" + bind.TOML(bound.Facts, sourceID)})
	}
	return bound, files
}

// importTargets are the files that an import writes.
type importTargets struct{ slug, section string }

func (t importTargets) narrative() string { return "content/" + t.section + "/" + t.slug + ".md" }
func (t importTargets) facts() string     { return "data/facts/" + t.slug + ".toml" }
func (t importTargets) source() string    { return "data/sources/" + t.slug + ".toml" }
func (t importTargets) imports() string   { return "data/imports/" + t.slug + ".toml" }

func (t importTargets) all(p *docx.Paper) []string {
	list := []string{t.narrative(), t.facts(), t.source(), t.imports()}
	for _, picture := range p.Pictures {
		list = append(list, path.Join("content", t.section, picture.Name))
	}
	return list
}

// refuse says why a paper cannot be read. Nothing was written.
func (c *console) refuse(name string, err error) error {
	why := text("不是 Word 文件，或者里面没有文字", "is no Word file, or holds no text")
	switch {
	case errors.Is(err, docx.ErrEncrypted):
		why = text("加了密码，或其实是旧的 .doc 格式：请在 WPS 或 Word 里打开，去掉密码，另存为 .docx", "is encrypted or an old .doc: open it in WPS or Word and save it as .docx without a password")
	case errors.Is(err, docx.ErrDamaged):
		why = text("损坏了：请在 WPS 或 Word 里打开修复，另存为 .docx", "is damaged: open and repair it in WPS or Word")
	case errors.Is(err, docx.ErrTooLarge):
		why = text("展开后太大，不予读取", "unpacks to more than is read")
	}
	c.say("%s", c.in(text(name+" "+why.ZH+"。什么都没有写。", name+" "+why.EN+". Nothing was written.")))
	return errAuthor
}

func frontMatter(p *docx.Paper, slug string, f *importFlags) string {
	var b bytes.Buffer
	b.WriteString("+++\n")
	put := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, bind.Quote(value))
		}
	}
	put("title", p.Title)
	put("village", f.village)
	put("region", f.region)
	if p.Date != "" {
		fmt.Fprintf(&b, "date = %s\n", p.Date)
	}
	put("author", p.Signer)
	put("source", slug)
	b.WriteString("+++\n\n")
	return b.String()
}

// sourceRecord is the paper itself as a source: what its figures are taken from.
func sourceRecord(p *docx.Paper, slug string) string {
	title := p.Title
	if p.Number != "" {
		title += "（" + p.Number + "）"
	}
	s := "[[source]]\nid = " + bind.Quote(slug) + "\ntitle = " + bind.Quote(title) + "\n"
	if p.Signer != "" {
		s += "publisher = " + bind.Quote(p.Signer) + "\n"
	}
	if p.Date != "" {
		s += "year = " + p.Date[:4] + "\n"
	}
	return s
}

// importRecord tells what the narrative was made of, and what did not come over as it stood.
func importRecord(p *docx.Paper, name string, data []byte) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# 由 casebook import 写成\nfile = %s\nsha256 = \"%x\"\n", bind.Quote(name), sha256.Sum256(data))
	for _, a := range p.Aside {
		fmt.Fprintf(&b, "\n[[left_aside]]\nwhat = %s\n", bind.Quote(a.Kind))
		if a.Place != "" {
			fmt.Fprintf(&b, "place = %s\n", bind.Quote(a.Place))
		}
		fmt.Fprintf(&b, "text = %s\n", bind.Quote(a.Text))
	}
	return b.String()
}

// imported says what was made, and what to look at.
func (c *console) imported(p *docx.Paper, r *bind.Result, t importTargets) {
	c.say("%s", c.in(text(
		fmt.Sprintf("已导入《%s》：\n  文章 %s\n  数据 %s（%d 个数，都取自正文，还没有人核对）\n  图片 %d 幅", p.Title, t.narrative(), t.facts(), len(r.Facts), len(p.Pictures)),
		fmt.Sprintf("Imported %q:\n  narrative %s\n  facts %s (%d, all taken from the text, none verified)\n  pictures %d", p.Title, t.narrative(), t.facts(), len(r.Facts), len(p.Pictures)))))
	if len(p.Aside) > 0 {
		c.say("%s", c.in(text("下面这些没有照原样搬过来，请对着原件看一遍（记在 "+t.imports()+"）：", "These did not come over as they stood (noted in "+t.imports()+"):")))
		for _, a := range p.Aside {
			place := ""
			if a.Place != "" {
				place = "（" + a.Place + "）"
			}
			c.say("  %s：%s%s", a.Kind, a.Text, place)
		}
	}
	c.say("%s", c.in(text("接着运行 casebook check 看有什么要改的，对着原件核过数字后运行 casebook verify "+t.slug+"。",
		"Run casebook check next, and casebook verify "+t.slug+" once the figures were looked up.")))
}
