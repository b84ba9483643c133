package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/document"
	"casebook/generator/export"
	"casebook/generator/intake/docx"
	"casebook/generator/intake/merge"
	"casebook/generator/picture"
	"casebook/generator/report"
)

// newPicture is a picture that a copy has and its narrative has not, which a person put in or in the place
// of another.
type newPicture struct {
	of     *report.Narrative
	file   string // beside it
	data   []byte
	kept   bool // by a merge before
	after  string
	placed bool // in the text
}

// newPictures keeps new pictures beside the narratives, and tells each copy what its pictures are called there.
func newPictures(s *export.Site, copies []copyOf, paper *docx.Paper, f *mergeFlags) ([]newPicture, error) {
	root, err := os.OpenRoot(f.site)
	if err != nil {
		return nil, fmt.Errorf("merge: %w", err)
	}
	defer root.Close()
	var all []newPicture
	for i := range copies {
		x := &copies[i]
		x.pictures = map[string]merge.Picture{}
		names := merge.Pictures(x.doc)
		if i == 0 {
			names = append(names, elsewhere(copies, paper)...)
		}
		made := picturesOf(s, x, paper, names)
		for k := range made {
			if err := made[k].keep(root, all, f.dryRun); err != nil {
				return nil, err
			}
			x.pictures[made[k].after] = merge.Picture{Src: path.Base(made[k].file), New: true}
			made[k].after = wordsBefore(x.doc, made[k].after)
			all = append(all, made[k])
		}
	}
	return all, nil
}

// elsewhere are the pictures of a file that stand in no text of it, as in a frame beside it.
func elsewhere(copies []copyOf, paper *docx.Paper) (names []string) {
	for _, p := range paper.Pictures {
		if !slices.ContainsFunc(copies, func(x copyOf) bool { return slices.Contains(merge.Pictures(x.doc), p.Name) }) {
			names = append(names, p.Name)
		}
	}
	return names
}

// picturesOf names the pictures of a copy that its narrative has, and returns the others: of each, after is
// what the copy calls it.
func picturesOf(s *export.Site, x *copyOf, paper *docx.Paper, names []string) (list []newPicture) {
	text, _ := s.Text(x.narrative)
	have := make([]picture.Print, len(text.Pictures))
	for i := range text.Pictures {
		have[i] = picture.PrintOf(text.Pictures[i].Data)
	}
	for _, name := range names {
		k := slices.IndexFunc(paper.Pictures, func(p docx.Picture) bool { return p.Name == name })
		if _, known := x.pictures[name]; known || k < 0 {
			continue
		}
		print := picture.PrintOf(paper.Pictures[k].Data)
		if at := slices.IndexFunc(have, func(h picture.Print) bool { return h.IsLike(&print) }); at >= 0 {
			x.pictures[name] = merge.Picture{Src: x.narrative.Doc.Images[at].Src}
			continue
		}
		if slices.ContainsFunc(list, func(p newPicture) bool { return p.after == name }) {
			continue
		}
		list = append(list, newPicture{of: x.narrative, data: paper.Pictures[k].Data, after: name})
	}
	return list
}

// keep writes a picture beside its narrative, under a name that nothing has, unless it lies there.
func (p *newPicture) keep(root *os.Root, others []newPicture, dryRun bool) error {
	stem := strings.TrimSuffix(p.of.Doc.File.Path, ".md")
	for n := 1; ; n++ {
		p.file = fmt.Sprintf("%s-%d%s", stem, n, path.Ext(p.after))
		data, err := root.ReadFile(filepath.FromSlash(p.file))
		if p.kept = err == nil && bytes.Equal(data, p.data); p.kept {
			return nil
		}
		if err != nil && !slices.ContainsFunc(others, func(o newPicture) bool { return o.file == p.file }) {
			break
		}
	}
	if dryRun {
		return nil
	}
	if err := createIn(root, filepath.FromSlash(p.file), string(p.data)); err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	return nil
}

// wordsBefore are the words of the paragraph that a picture stands in, or of the last one above it.
func wordsBefore(d *document.Document, name string) string {
	words := ""
	for _, b := range d.Blocks {
		if here := strings.TrimSpace(document.PlainText(inlinesIn(b))); here != "" {
			words = here
		}
		if slices.Contains(merge.Pictures(&document.Document{Blocks: []document.Block{b}}), name) {
			break
		}
	}
	if list := []rune(words); len(list) > fewWords {
		return string(list[:fewWords]) + "…"
	}
	return words
}

// fewWords is how many characters tell a place in a text.
const fewWords = 20

// inlinesIn are the words of a paragraph or heading, without its pictures.
func inlinesIn(b document.Block) (list []document.Inline) {
	switch b := b.(type) {
	case *document.Paragraph:
		list = b.Inlines
	case *document.Heading:
		list = b.Inlines
	}
	return slices.DeleteFunc(slices.Clone(list), func(n document.Inline) bool {
		_, isPicture := n.(*document.Image)
		return isPicture
	})
}

// picturesKept tells where new pictures lie, and where in the text they stand or are to go.
func (c *console) picturesKept(list []newPicture) {
	for i := range list {
		p := &list[i]
		base := path.Base(p.file)
		if p.placed {
			c.stderrf("  %s", c.in(text("图片：Word 里换上或新加的一幅，存成了 "+p.file+"，放进了文章（“"+p.after+"”那里）：请补上说明文字",
				"a picture added or replaced in Word was saved as "+p.file+" and placed in the text at “"+p.after+"”: describe what it shows")))
			continue
		}
		c.stderrf("  %s", c.in(text("图片：Word 里换上或新加的一幅，存成了 "+p.file+"，没有放进文章：它在 Word 里的“"+p.after+"”那里；要用，就在文章里写“![说明]("+base+")”，或把原来那幅的文件名换成它",
			"a picture added or replaced in Word was saved as "+p.file+" but not placed in the text; in Word it is at “"+p.after+"”: write ![DESCRIPTION]("+base+") where it belongs, or replace the old picture's name with it")))
	}
}
