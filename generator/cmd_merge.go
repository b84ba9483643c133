package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/document"
	"casebook/generator/export"
	"casebook/generator/intake/docx"
	"casebook/generator/intake/merge"
	"casebook/generator/problem"
	"casebook/generator/report"
)

type mergeFlags struct {
	site, slug string
	dryRun     bool
}

func mergeCommand(c *console) *cobra.Command {
	var f mergeFlags
	cmd := &cobra.Command{
		Use:   "merge " + c.in(text("改稿.docx", "EDITED.docx")),
		Short: c.in(text("把改过的 Word 并回文章", "merge an edited Word file back into its narrative")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("写法是 casebook merge 改稿.docx。", "write casebook merge EDITED.docx.")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := isSite(f.site); err != nil {
				return err
			}
			return runMerge(cmd.Context(), c, args[0], &f)
		},
	}
	cmd.Flags().StringVar(&f.site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().StringVar(&f.slug, "slug", "", c.in(text("并进哪一篇 `SLUG`（缺省由文件自己说，或按文字对）", "the narrative `SLUG` to merge into (default: the one the file names, or the closest by its words)")))
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, c.in(text("只说会改什么，不写文件", "show what would change, write nothing")))
	return cmd
}

// copyOf is an edited text and the narrative that it is a copy of.
type copyOf struct {
	narrative *report.Narrative
	base      string // "" where it is lost
	title     string
	styled    bool
	doc       *document.Document
	pictures  map[string]merge.Picture // of the copy, by what it calls them
}

func runMerge(ctx context.Context, c *console, name string, f *mergeFlags) error {
	paper, err := c.readCopy(name)
	if err != nil {
		return err
	}
	made, _, err := c.readSite(ctx, f.site, "")
	if err != nil {
		return err
	}
	copies, err := c.copies(made.Report, paper, f.slug)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil { // before the first is written: half a merge is none
		return err
	}
	pictures, err := newPictures(made, copies, paper, f)
	if err != nil {
		return err
	}
	conflicts := 0
	for i := range copies {
		n, err := c.mergeOne(made, &copies[i], f, pictures)
		if err != nil {
			return err
		}
		conflicts += n
	}
	c.reviewed(paper)
	c.picturesKept(pictures)
	if f.dryRun {
		c.stderrf("%s", c.in(text("只是看看，什么都没有写。", "A dry run: nothing was written.")))
	}
	if conflicts > 0 {
		return errAuthor
	}
	return nil
}

// readCopy reads a Word file, or says why it cannot be read.
func (c *console) readCopy(name string) (*docx.Paper, error) {
	if !strings.EqualFold(filepath.Ext(name), ".docx") {
		return nil, usage("%s 不是 .docx 文件。请在 WPS 或 Word 里打开它，另存为 .docx。", "%s is not a .docx file: open it in WPS or Word and save it as .docx.", name)
	}
	data, err := readFile(name, docx.ErrTooLarge)
	if errors.Is(err, docx.ErrTooLarge) {
		return nil, c.refuse(name, err)
	} else if err != nil {
		return nil, err
	}
	paper, err := docx.Read(data, "word")
	if err != nil {
		return nil, c.refuse(name, err)
	}
	return paper, nil
}

// copies finds the narratives that a paper is a copy of.
func (c *console) copies(rep *report.Report, paper *docx.Paper, slug string) ([]copyOf, error) {
	if own := paper.Own; own != nil && !own.Lost {
		var list []copyOf
		for i := range own.Texts {
			t := &own.Texts[i]
			to := t.Slug
			if slug != "" && len(own.Texts) == 1 {
				to = slug
			}
			n, err := narratives(rep, []string{to})
			if err != nil {
				return nil, err
			}
			one := copyOf{narrative: n[0], base: t.Markdown, title: t.Title, styled: true, doc: &t.Document}
			if sum := sha256.Sum256([]byte(t.Markdown)); hex.EncodeToString(sum[:]) != t.SHA256 {
				one.base = ""
				c.stderrf("%s", c.in(text("文件里带着的原文坏了，按文字和现在的文章对。", "The original text stored in the file is damaged; the file is matched by its words.")))
			}
			list = append(list, one)
		}
		return list, nil
	}
	one := copyOf{title: paper.Title, styled: paper.Own != nil, doc: &paper.Document}
	if slug != "" {
		n, err := narratives(rep, []string{slug})
		if err != nil {
			return nil, err
		}
		one.narrative = n[0]
	} else {
		share := 0.0
		for _, n := range rep.Narratives {
			if n.Doc == nil {
				continue
			}
			if s := merge.Likeness(one.doc, n.Doc.Tree()); s > share {
				one.narrative, share = n, s
			}
		}
		if share < leastLikeness {
			return nil, usage("看不出这是哪一篇的改稿：用 --slug 说是哪一篇，或者用 casebook import 当新材料导入。", "which narrative is this a copy of? Name it with --slug, or import it as a new one with casebook import.")
		}
	}
	c.stderrf("%s", c.in(text("这份文件没有带着导出时的原文（换过程序保存，或抄进了新文件），按文字和现在的《"+one.narrative.Title+"》对。",
		"The file does not contain the text as exported (another program saved it, or it was copied into a new file); it is compared with "+one.narrative.Title+" by its words.")))
	return []copyOf{one}, nil
}

// leastLikeness is the share of its paragraphs that a copy has in common with its narrative.
const leastLikeness = 0.2

// mergeOne merges one text and returns how many conflicts there are.
func (c *console) mergeOne(s *export.Site, x *copyOf, f *mergeFlags, pictures []newPicture) (int, error) {
	file := x.narrative.Doc.File.Path
	name := filepath.Join(f.site, filepath.FromSlash(file))
	raw, err := os.ReadFile(name)
	if err != nil {
		return 0, fmt.Errorf("merge: %w", err)
	}
	body, mark := strings.CutPrefix(string(raw), "\ufeff")
	r := merge.Merge(merge.Input{Base: x.base, Ours: body, Theirs: x.doc, Title: x.title, Styled: x.styled, File: file, Print: printed(x.narrative), Pictures: x.pictures})
	for i := range pictures {
		pictures[i].placed = pictures[i].placed || pictures[i].of == x.narrative && strings.Contains(r.Text, "]("+path.Base(pictures[i].file))
	}
	c.merged(s, x.narrative, file, &r)
	if f.dryRun || r.Text == body {
		return len(r.Conflicts), nil
	}
	if mark {
		r.Text = "\ufeff" + r.Text
	}
	if err := replace(name, raw, []byte(r.Text)); err != nil {
		return 0, fmt.Errorf("merge: %w", err)
	}
	return len(r.Conflicts), nil
}

// printed returns the words of figures that a narrative prints from the data.
func printed(n *report.Narrative) func(string) string {
	words := map[string]string{}
	for i, ref := range n.Doc.FactRefs {
		if f := n.FactRef(i); f.Missing == report.Found {
			words[ref.Target.String()] = f.Text()
		}
	}
	return func(target string) string { return words[target] }
}

// merged says what was done with one text.
func (c *console) merged(s *export.Site, n *report.Narrative, file string, r *merge.Result) {
	if len(r.Edits)+len(r.Conflicts)+len(r.Unplaced)+len(r.FigureEdits) == 0 {
		c.stderrf("%s", c.in(text(file+"：和导出时一样，没有要改的。", file+": unchanged since it was exported; nothing to do.")))
		return
	}
	c.stderrf("%s", c.in(text(fmt.Sprintf("%s：%d 处改动，%d 个数字，%d 处冲突。", file, len(r.Edits), len(r.FigureEdits), len(r.Conflicts)),
		fmt.Sprintf("%s: %d edits, %d figures, %d conflicts.", file, len(r.Edits), len(r.FigureEdits), len(r.Conflicts)))))
	for _, e := range r.Edits {
		c.stderrf("  %s", c.in(editText(e)))
	}
	values := printed(n)
	for _, x := range r.FigureEdits {
		was, now := digitsApart(x.Old, x.New)
		value := values(x.Target)
		tail := text("（fact:"+x.Target+"）：核对以后改数据或改回正文", " (fact:"+x.Target+"): check it, then correct the data or the text")
		switch {
		case x.New == "":
			c.stderrf("  %s", c.in(text("正文删去了"+x.Old+"，数据仍是"+value+tail.ZH, x.Old+" was deleted; the data say "+value+tail.EN)))
		default:
			c.stderrf("  %s", c.in(text("正文"+was+"改成"+now+"，数据仍是"+value+tail.ZH, was+" became "+now+" in the text; the data say "+value+tail.EN)))
		}
	}
	for _, x := range r.Conflicts {
		c.stderrf("  %s", c.in(text("冲突：两边都改了。现在的文稿：“"+x.Ours+"”；Word："+quotedOr(x.Theirs, "删去了"), "conflict: both changed it. Now: "+x.Ours+" Word: "+x.Theirs)))
	}
	for _, x := range r.Unplaced {
		c.stderrf("  %s", c.in(text("没有放进去："+x.ZH, "not placed: "+x.EN)))
	}
	if len(r.Conflicts) > 0 {
		c.stderrf("%s", c.in(text("两份都写在文章里（<<<<<<< 和 >>>>>>> 之间），请留下对的一份。", "Both versions are in the text between <<<<<<< and >>>>>>>: keep the right one.")))
	}
}

func quotedOr(s, none string) string {
	if s == "" {
		return none
	}
	return "“" + s + "”"
}

func editText(e merge.Edit) (t problem.Text) {
	switch e.Kind {
	case merge.Added:
		t.ZH, t.EN = "增：“"+e.New+"”", "added: "+e.New
	case merge.Deleted:
		t.ZH, t.EN = "删：“"+e.Old+"”", "deleted: "+e.Old
	case merge.Moved:
		t.ZH, t.EN = "移：“"+e.New+"”", "moved: "+e.New
	default:
		t.ZH, t.EN = "改：“"+e.Old+"” → “"+e.New+"”", "changed: "+e.Old+" → "+e.New
	}
	return t
}

// digitsApart leaves out the words that both wordings of a figure begin and end with: 1236户 and
// 1300户 differ in 1236 and 1300.
func digitsApart(a, b string) (string, string) {
	isDigit := func(s string, i int) bool { return i >= 0 && i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.') }
	ra, rb := []rune(a), []rune(b)
	for len(ra) > 1 && len(rb) > 1 && ra[len(ra)-1] == rb[len(rb)-1] && ra[len(ra)-1] >= 0x80 {
		ra, rb = ra[:len(ra)-1], rb[:len(rb)-1]
	}
	for len(ra) > 1 && len(rb) > 1 && ra[0] == rb[0] && ra[0] >= 0x80 {
		ra, rb = ra[1:], rb[1:]
	}
	if x, y := string(ra), string(rb); isDigit(x, 0) && isDigit(y, 0) {
		return x, y
	}
	return a, b
}

// reviewed lists tracked changes and comments: who wanted what, and when.
func (c *console) reviewed(p *docx.Paper) {
	for _, x := range p.Reviews {
		who := x.Author
		if x.Date != "" && !strings.HasPrefix(x.Date, "0") { // LibreOffice writes 0-00-00 where it knows none
			who += "，" + strings.TrimSuffix(strings.Replace(x.Date, "T", " ", 1), "Z")
		}
		where := ""
		if x.Place != "" {
			where = "“" + x.Place + "”："
		}
		c.stderrf("  %s", c.in(text(x.Kind+"（"+who+"）："+where+"“"+x.Text+"”", map[string]string{"批注": "comment", "修订": "tracked change"}[x.Kind]+" ("+who+") at "+x.Place+": "+x.Text)))
	}
	if own := p.Own; own != nil {
		for _, line := range own.Edited {
			c.stderrf("  %s", c.in(text("没有放进去（图表里的字和数、说明、落款和出处由程序写）：“"+line+"”", "not placed (charts, captions, signatures and sources are written by the program): "+line)))
		}
	}
}
