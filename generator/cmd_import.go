package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/atomicfile"
	"casebook/generator/intake"
	"casebook/generator/intake/docx"
	"casebook/generator/load"
	"casebook/generator/narrative"
	"casebook/generator/pinyin"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/samefile"
)

type importFlags struct {
	site, slug, section, village, region string
	force                                bool
}

func importCommand(c *console) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import " + c.in(text("材料.docx|台账.xlsx", "PAPER.docx|LEDGER.xlsx")),
		Short: c.in(text("把一份 Word 材料导入成文章，或把一份台账导入成各村各地的数据", "import a Word file as a narrative with every figure bound, or a spreadsheet as data on villages and regions")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("写法是 casebook import 材料.docx 或 casebook import 台账.xlsx。", "write casebook import PAPER.docx or casebook import LEDGER.xlsx.")
			}
			if f.slug != "" {
				if err := badSlug("case", f.slug); err != nil {
					return err
				}
			}
			return badSection(f.section)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := isSite(f.site); err != nil {
				return err
			}
			c.site = f.site
			ext, err := c.ending(args[0])
			if err != nil {
				return err
			}
			p, remove, err := c.convert(cmd.Context(), args[0], ext)
			if err != nil {
				return err
			}
			defer remove()
			// A paper is read once, and the program ends: a large one is to take little memory rather than little time.
			defer debug.SetGCPercent(debug.SetGCPercent(garbagePercent))
			if p.ext == ".xlsx" || p.ext == ".csv" {
				return importLedger(cmd.Context(), c, p, &f)
			}
			return importWord(cmd.Context(), c, p, &f)
		},
	}
	cmd.Flags().StringVar(&f.site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().StringVar(&f.slug, "slug", "", c.in(text("文章的网址名 `SLUG`（缺省取文件名的拼音）", "the narrative's `SLUG` (default: made from the file's name)")))
	cmd.Flags().StringVar(&f.section, "section", "cases", c.in(text("放进 content/ 的哪个文件夹 `NAME`", "the folder `NAME` of content/")))
	cmd.Flags().StringVar(&f.village, "village", "", c.in(text("材料写的是哪个村，村的代码 `CODE`", "`CODE` of the village it is about")))
	cmd.Flags().StringVar(&f.region, "region", "", c.in(text("材料写的是哪个地区，地区的代码 `CODE`", "`CODE` of the region it is about")))
	cmd.Flags().BoolVar(&f.force, "force", false, c.in(text("文章已经有了，就把新的一版并进去；台账的数据表导入以后改过，也重新写", "merge into an existing narrative; overwrite an imported table although it has been edited since")))
	return cmd
}

// garbagePercent is how much may be thrown away, of what is in use, before it is collected.
const garbagePercent = 30

// paper is the file that a person named, where what is read of it lies (elsewhere, where it was
// converted), and the ending that says how.
type paper struct{ name, path, ext string }

// unreadable are formats that people have papers in and that hold no text to rely on, by ending.
var unreadable = map[string]problem.Text{
	".pdf":  text("PDF 里只有排好的版面，段落和表格要靠猜。请找它的 Word 原稿；没有原稿，用 WPS 或 Word 打开 PDF 另存为 .docx，逐段看过再导入。", "a PDF holds a layout, not paragraphs and tables: import the Word file it was made from, or open it in WPS or Word and save it as .docx."),
	".ofd":  text("OFD 里只有排好的版面，段落和表格要靠猜。请找它的 Word 原稿，或用 OFD 阅读器导出为 .docx，逐段看过再导入。", "an OFD holds a layout, not paragraphs and tables: import the Word file it was made from, or export it as .docx."),
	".ppt":  text("这是演示文稿。请把文字存成 .docx、数据存成 .xlsx 再导入。", "this is a presentation: save its text as .docx and its data as .xlsx."),
	".pptx": text("这是演示文稿。请把文字存成 .docx、数据存成 .xlsx 再导入。", "this is a presentation: save its text as .docx and its data as .xlsx."),
	".jpg":  text("这是图片，里面的字不是文字。请找 Word 原稿；图片用在文章里，放到文章旁边。", "this is a picture: import the Word file instead."),
	".jpeg": text("这是图片，里面的字不是文字。请找 Word 原稿；图片用在文章里，放到文章旁边。", "this is a picture: import the Word file instead."),
	".png":  text("这是图片，里面的字不是文字。请找 Word 原稿；图片用在文章里，放到文章旁边。", "this is a picture: import the Word file instead."),
	".txt":  text("纯文字不用导入：放进 content/cases/，改名为 .md，再运行 casebook bind 名字。", "plain text needs no import: put it in content/cases/ as .md and run casebook bind SLUG."),
	".md":   text("Markdown 不用导入：放进 content/cases/，再运行 casebook bind 名字。", "Markdown needs no import: put it in content/cases/ and run casebook bind SLUG."),
}

// maxPaper bounds a Word file or a ledger, in bytes.
const maxPaper = 128 << 20

// readFile reads a paper whole; tooLarge is the error of one beyond the bound. A pipe, which may never
// end or begin, is refused before it is opened, and so is what grows while it is read.
func readFile(name string, tooLarge error) ([]byte, error) {
	before, err := os.Stat(name)
	if err != nil {
		return nil, usage("打不开 %s：请看看文件名和位置对不对。", "cannot open %s: check its name and place.", name)
	}
	if before.IsDir() {
		return nil, usage("%s 是文件夹。请写里面的一个文件，一个一个地来。", "%s is a folder: name its files one by one.", name)
	}
	if !before.Mode().IsRegular() {
		return nil, usage("%s 不是普通文件（是管道或设备），没有读。请写一个存好的文件。", "%s is a pipe or a device, not a file, and was not read: name a file.", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, usage("打不开 %s：没有权限，或者它正被别的程序打开。请关掉打开它的程序，或抄一份再来。", "cannot open %s: permission denied, or another program has it open.", name)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxPaper+1))
	if err != nil {
		return nil, explain(err, "%s 读到一半读不下去了：U盘、网盘或网络断了。什么都没有写，请抄到本机再来。", "%s could not be read completely; nothing was written. Copy it to this computer and try again.", name)
	}
	if len(data) > maxPaper {
		return nil, tooLarge
	}
	if after, err := os.Stat(name); err != nil || !samefile.Unchanged(before, after) {
		return nil, usage("%s 正在被写（还在下载、复制，或别的程序正在存盘），没有读。请等它存完再来。", "%s is still being written and was not read: wait until it is complete.", name)
	}
	return data, nil
}

// readPaper reads a paper as it is to be imported, and the hash of the file that a person named.
func readPaper(p paper, tooLarge error) (data []byte, sum string, err error) {
	if data, err = readFile(p.path, tooLarge); err != nil || p.path == p.name {
		return data, hash(data), err
	}
	own, err := readFile(p.name, tooLarge)
	return data, hash(own), err
}

func importWord(ctx context.Context, c *console, p paper, f *importFlags) error {
	name := p.name
	if p.ext != ".docx" {
		return usage("%s 不是 .docx、.xlsx 或 .csv 文件。请在 WPS 或 Office 里打开它，另存为 .docx 或 .xlsx，再导入。", "%s is not a .docx, .xlsx or .csv file: open it in WPS or Office, save it as .docx or .xlsx and import that.", name)
	}
	data, sum, err := readPaper(p, docx.ErrTooLarge)
	if errors.Is(err, docx.ErrTooLarge) {
		return c.refuse(name, err)
	} else if err != nil {
		return err
	}
	slug, err := slugOf(name, f)
	if err != nil {
		return err
	}
	targets := intake.Targets{Slug: slug, Section: f.section}
	defer c.progressing(func() string {
		return c.in(text("正在读 "+filepath.Base(name)+"，逐个连数字……", "reading "+filepath.Base(name)+" and binding its figures …"))
	})()
	site, _, err := load.Site(ctx, f.site, load.Options{TrueNames: true})
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if err := f.about(site); err != nil {
		return err
	}
	c.cameIn(site, targets.Record(), sum)
	root, err := os.OpenRoot(f.site)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	defer root.Close()
	read := func(p string) (string, bool) {
		data, err := root.ReadFile(filepath.FromSlash(p))
		return string(data), err == nil
	}
	has := func(p string) bool {
		_, err := root.Stat(filepath.FromSlash(p))
		return err == nil
	}
	converted := c.metafiles(ctx, docx.Metafiles(data))
	draft, err := intake.Word(intake.Request{Data: data, Converted: converted, File: filepath.Base(name), SHA256: sum, Slug: slug, Section: f.section, Village: f.village, Region: f.region,
		Site: site, Has: has, Text: read, Force: f.force, Year: c.today.Year})
	if err := c.refusesDraft(name, draft, err, targets); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil { // reading took its time: who stopped it wants nothing of it
		return err
	}
	if err := writeDraft(root, draft.Files); err != nil {
		return err
	}
	return c.imported(draft, targets)
}

// refusesDraft says why nothing is to be written of a paper, nil where there is no reason.
func (c *console) refusesDraft(name string, draft *intake.Draft, err error, targets intake.Targets) error {
	switch {
	case errors.Is(err, intake.ErrVolume):
		return usage("这是几篇合成的一本，请一篇一篇地导出再导入。", "this is a volume of several texts: export and import them one by one.")
	case err != nil:
		return c.refuse(name, err)
	case draft.Taken == targets.Narrative():
		return usage("%s 已经有了，没有动它。是同一份材料的新版，加上 --force 并进去（后来改的文字留着）；是另一份材料，用 --slug 换一个名字。",
			"%s already exists and was left unchanged: --force merges a newer version of the document into it and keeps later edits; --slug gives a different document its own name.", draft.Taken)
	case draft.Taken != "":
		return usage("%s 已经有了，没有动它。请用 --slug 换一个名字。", "%s already exists and was left unchanged; choose another name with --slug.", draft.Taken)
	case draft.NoBase:
		return usage("%s 没有记下这篇文章导入时的样子，不知道哪些是后来改的，不能并。导出的文件请用 casebook merge；别的用 --slug 另导一篇，对着改。",
			"%s does not record the text as it was imported, so later edits cannot be told apart: use casebook merge for an exported file, or import the document under another --slug.", targets.Record())
	}
	return nil
}

// cameIn tells of a file that came in before under another name: the site has its figures twice then.
func (c *console) cameIn(site *report.Report, record, sum string) {
	for _, m := range site.Imports {
		if at := filepath.ToSlash(m.At.File.Path); m.SHA256 == sum && at != record {
			c.stderrf("%s", c.in(text("注意：这就是以前导入过的 "+m.File+"（记在 "+at+"），只是名字不同。不想要两份，就删去这一次写的文件。",
				"Note: this is the file "+m.File+" that was imported before (recorded in "+at+") under another name. If you do not want it twice, delete what was written just now.")))
			return
		}
	}
}

// badSection refuses what is no name of a folder right in content/.
func badSection(name string) error {
	if name == "" || strings.HasPrefix(name, ".") || strings.ContainsAny(name, `/\:*?"<>|`) {
		return usage("--section 写 content/ 里的一个文件夹名，如 cases、studies；%q 不是。", "--section is the name of a folder in content/, such as cases or studies; %q is not.", name)
	}
	return nil
}

// about makes codes of what the paper is said to be about: people write names as well.
func (f *importFlags) about(site *report.Report) error {
	if f.village != "" && f.region != "" {
		return usage("--village 和 --region 只写一个：材料写的是一个村，或一个地区。", "give --village or --region, not both: a document is about a village or a region.")
	}
	known := map[string]string{}
	if f.village != "" && site.Village(f.village) == nil {
		for _, v := range site.Villages {
			named(known, v.Code, v.Name)
		}
		return codeOf("village", &f.village, known)
	}
	if f.region != "" && site.Region(f.region) == nil {
		for _, g := range site.Regions {
			named(known, g.Code, g.Name)
		}
		return codeOf("region", &f.region, known)
	}
	return nil
}

// codeOf puts the code in the place of the name that a flag gives.
func codeOf(flag string, name *string, known map[string]string) error {
	code := known[*name]
	if code == "" {
		return unknownPlace(flag, *name, known)
	}
	*name = code
	return nil
}

// named notes a place's code by its name; a name that two have is nobody's.
func named(known map[string]string, code, name string) {
	if _, twice := known[name]; twice {
		code = ""
	}
	known[name] = code
}

func unknownPlace(key, name string, known map[string]string) error {
	if near := problem.Nearest(name, maps.Keys(known)); near != "" && known[near] != "" {
		return usage("站点里没有代码或名字是 %q 的地方（--%s）。你是不是想写 %s（%s）？", "the site has no place of the code or name %q (--%s); did you mean %s (%s)?", name, key, known[near], near)
	}
	return usage("站点里没有代码或名字是 %q 的地方（--%s），或不止一个叫这个名字：写它的代码。", "the site has no place of the code or name %q (--%s), or several: write its code.", name, key)
}

// slugOf is the name of the narrative that a paper becomes: as it is given, else of the file's name.
func slugOf(name string, f *importFlags) (string, error) {
	slug := f.slug
	if slug == "" {
		slug = narrative.Slug(pinyin.Spell(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))))
		if badSlug("case", slug) != nil {
			return "", usage("从文件名取不出网址名，请用 --slug 给一个，如 --slug hujiatian。", "no slug can be made from the file's name: give one with --slug.")
		}
	}
	return slug, inAnotherSection(f.site, slug, intake.Targets{Slug: slug, Section: f.section}.Narrative())
}

// inAnotherSection refuses the name of a narrative that lies elsewhere: names are unique over all of content/.
func inAnotherSection(site, slug, target string) error {
	there, err := narrativeOf(site, slug)
	if err != nil {
		return nil // no narrative is called so
	}
	if rel, err := filepath.Rel(site, there); err != nil || filepath.ToSlash(rel) == target {
		return nil // that is the one
	}
	return usage("已经有一篇文章叫 %s（%s），全站的文章不能重名。请用 --slug 换一个名字；要并到那一篇，用 --section 写它的文件夹，再加 --force。",
		"there is a narrative %s already (%s), and names are unique within the site: choose another with --slug, or merge into that one with --section and --force.", slug, there)
}

// writeDraft writes the files of an import, or none of them.
func writeDraft(root *os.Root, files []intake.File) error {
	for _, f := range files { // what is written over must be what was read
		if now, err := root.ReadFile(filepath.FromSlash(f.Path)); f.Replace && (err != nil || string(now) != f.Was) {
			return usage("%s 正在被别人改，没有动它，请再运行一次。", "%s has changed in the meantime and was left unchanged; run the command again.", f.Path)
		}
	}
	for i, f := range files {
		name := filepath.FromSlash(f.Path)
		var err error
		if f.Replace {
			err = atomicfile.WriteIn(root, name, 0o644, []byte(f.Text))
		} else {
			err = createIn(root, name, f.Text)
		}
		if err == nil {
			continue
		}
		if errors.Is(err, fs.ErrExist) { // somebody made it since the names were looked at
			err = explain(err, "%s 刚刚有了，可能另一个 casebook 也在导入。什么都没有写，请再运行一次。", "%s has just been created, perhaps by another import. Nothing was written; run the command again.", f.Path)
		}
		for _, done := range files[:i] {
			if name := filepath.FromSlash(done.Path); done.Replace {
				err = errors.Join(err, atomicfile.WriteIn(root, name, 0o644, []byte(done.Was)))
			} else {
				err = errors.Join(err, root.Remove(name))
			}
		}
		return fmt.Errorf("import: %w", err)
	}
	return nil
}
