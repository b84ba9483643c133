package docx_test

import (
	"bytes"
	"image"
	"image/png"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/export/docx"
)

// A picture in a cell is no wider than its column, and its column is no sliver beside one of words; a first row of many
// words, with which forms begin, stands once.
func TestPicturesInCellsFitTheirColumns(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1500, 1000))); err != nil {
		t.Fatal(err)
	}
	shot := func() *document.Cell {
		return &document.Cell{Inlines: []document.Inline{&document.Image{Src: "a.png"}}}
	}
	d := &document.Document{Blocks: []document.Block{&document.Table{Head: 1, Columns: make([]document.Alignment, 3), Rows: []document.Row{
		{Cells: []*document.Cell{{Inlines: []document.Inline{txt(strings.Repeat("项目由五部分组成。", 20))}}, {}, {}}},
		{Cells: []*document.Cell{shot(), shot(), shot()}}}}}}
	d.Index()
	picture := docx.Picture{Kind: "png", Data: b.Bytes(), Width: 1500, Height: 1000}
	xml := write(t, form(), docx.Text{Slug: "a", Title: "甲村", Doc: d, Pictures: []docx.Picture{picture, picture, picture}})["word/document.xml"]
	if strings.Contains(xml, "tblHeader") {
		t.Error("a row of many words stands again on each page")
	}
	widths := regexp.MustCompile(`<w:gridCol w:w="(\d+)"`).FindAllStringSubmatch(xml, -1)
	for i, m := range extent.FindAllStringSubmatch(xml, -1) {
		width, _ := strconv.Atoi(m[1])
		column, _ := strconv.Atoi(widths[i][1])
		if width > column*635 || width < 25*36000 {
			t.Errorf("picture %d is %d wide in a column of %d", i, width, column*635)
		}
	}
}
