package asset_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/asset"
	"casebook/generator/testsite"
)

func TestPropertiesNameWhoWroteAPaper(t *testing.T) {
	paper := testsite.Zip(t, "word/document.xml", "<w/>",
		"docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>总结</dc:title><dc:creator>王某</dc:creator><cp:lastModifiedBy>李某</cp:lastModifiedBy></cp:coreProperties>`,
		"docProps/app.xml", `<Properties><Application>WPS</Application><Company>某县某局</Company></Properties>`)
	for _, x := range []struct {
		name string
		data string
		want []string
	}{
		{"a.docx", paper, []string{"李某", "某县某局", "王某"}},
		{"a.zip", paper, nil},
		{"a.docx", "PK", nil},
		{"a.pdf", "%PDF-1.4\n/Author (Wang) /Author <FEFF738B> /Author ()", []string{"Wang", "王"}},
	} {
		if got := asset.Properties(x.name, strings.NewReader(x.data), int64(len(x.data))); !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

// What is attached is reported by its ending and by its bytes, which must agree.
func TestWhatMayBeAttached(t *testing.T) {
	word := testsite.Zip(t, "[Content_Types].xml", "", "word/document.xml", "<w/>")
	for _, x := range []struct {
		name, data string
		want       asset.Fault
	}{
		{"a.docx", word, ""}, {"a.xlsx", word, asset.Mismatch}, {"a.docx", "", asset.Empty},
		{"a.docx", testsite.Zip(t, "word/document.xml", "", "word/vbaProject.bin", ""), asset.Macro}, {"a.docm", word, asset.Macro},
		{"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ""}, {"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 _\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00", asset.Macro},
		{"a.pdf", "%PDF-1.4", ""}, {"a.PDF", "%PDF-1.4", ""}, {"a.pdf", "MZ\x90\x00", asset.Program}, {"a.txt", "字", ""}, {"a.txt", "\x00", asset.Mismatch},
		{"a.zip", word, ""}, {"a.zip", testsite.Zip(t, "x/setup.EXE", ""), asset.Packed}, {"a.zip", "PK\x03\x04", asset.Mismatch},
		{"a.mp4", "....ftypisom", ""}, {"a.mp4", "....ftypheic", asset.Mismatch}, {"a.mp3", "ID3", ""}, {"a.exe", "x", asset.Program}, {"a.lnk", "x", asset.Program},
		{"a.html", "x", asset.Page}, {"a.xml", "x", asset.Page}, {"a", "x", asset.Unknown}, {"a.rar", "Rar!", asset.Unknown}, {"a.csv", "#!/bin/sh", asset.Program},
	} {
		if _, got, _ := asset.Examine(x.name, strings.NewReader(x.data), int64(len(x.data))); got != x.want {
			t.Errorf("%s %.20q: %q, want %q", x.name, x.data, got, x.want)
		}
	}
}
