package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	reader "github.com/ledongthuc/pdf"
)

// A booklet as the site makes it, with contents and three cards of which the second takes two sheets.
const booklet = `<!doctype html><meta charset="utf-8"><title>手册</title>
<style>@media print { nav, article { break-after: page } li::after { display: block; content: attr(data-sheet) } } .long { height: 300mm }</style>
<nav class="booklet-contents"><h2>目录</h2><ol><li>甲</li><li>乙</li><li>丙</li></ol></nav>
<article class="booklet-card"><h2>石桥村：
  六个一</h2></article>
<article class="booklet-card"><h2>资源县</h2><h3>石桥村：六个一</h3><div class="long">一</div></article>
<article class="booklet-card"><h2>资源县</h2></article>`

func TestContentsTellTheSheetOfEachCard(t *testing.T) {
	browser := FindBrowser()
	if browser == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no browser")
		}
		t.Skip("no Chromium, Chrome or Edge: printing a booklet is not tested")
	}
	file := filepath.Join(t.TempDir(), "index.html")
	if err := os.WriteFile(file, []byte(booklet), 0o644); err != nil {
		t.Fatal(err)
	}
	printed, err := Booklet(t.Context(), browser, file, []string{"a", "b", "c"})
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := sheetsOf(printed, []string{"石桥村： 六个一", "资源县", "资源县"})
	if err != nil {
		t.Fatal(err)
	}
	document, err := reader.NewReader(bytes.NewReader(printed), int64(len(printed)))
	if err != nil {
		t.Fatal(err)
	}
	if got := document.NumPage(); sheets[0] != 2 || sheets[1] != 3 || sheets[2] != 5 || got < 5 {
		t.Errorf("the cards begin on the sheets %v of %d, want 2, 3 and 5", sheets, got)
	}
	contents, err := document.Page(1).GetPlainText(nil)
	if err != nil {
		t.Fatal(err)
	}
	var numbers []string // the library reads no Chinese, but figures
	for _, line := range strings.Fields(contents) {
		if strings.Trim(line, "0123456789") == "" {
			numbers = append(numbers, line)
		}
	}
	if got := strings.Join(numbers, " "); got != "2 3 5" {
		t.Errorf("the contents give the sheets %q, want 2, 3 and 5: %q", got, contents)
	}
	if _, err := sheetsOf(printed, []string{"没有的"}); err == nil {
		t.Error("a heading that is not there has a sheet")
	}
}
