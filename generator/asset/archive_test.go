package asset_test

import (
	"archive/zip"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"casebook/generator/asset"
	"casebook/generator/picture/photos"
	"casebook/generator/testsite"
)

// An archive's words are the names of its files, and what stands in its texts and papers.
func TestWordsOfAnArchive(t *testing.T) {
	paper := testsite.Zip(t, "word/document.xml", `<w:document xmlns:w="w"><w:p><w:t>一</w:t></w:p><w:p><w:t>二</w:t></w:p></w:document>`)
	data := testsite.Zip(t, "甲/说明.TXT", "第一行\n\n  第 二  行\n", "b.csv", "x,y", "c.tsv", "p\tq", "乙.docx", paper, "d.jpg", "不是文字", "e\x1ff.md", "不读")
	decode := func(s string) string { return strings.ReplaceAll(s, "x", "解") }
	n := asset.InArchive
	want := "甲/说明.TXT" + n + "\n甲/说明.TXT" + n + "第一行\n甲/说明.TXT" + n + "第 二 行\nb.csv" + n + "\nb.csv" + n + "解,y\nc.tsv" + n + "\nc.tsv" + n + "p q\n" +
		"乙.docx" + n + "\n乙.docx" + n + "一\n乙.docx" + n + "二\nd.jpg" + n + "\ne f.md" + n + "\n"
	if got := asset.WordsInArchive(strings.NewReader(data), int64(len(data)), decode); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := asset.WordsInArchive(strings.NewReader("PK"), 2, decode); got != "" {
		t.Errorf("no archive: %q", got)
	}
}

// Names that Windows packed in China are read as it wrote them.
func TestNamesInAnArchiveOfWindows(t *testing.T) {
	name, err := simplifiedchinese.GB18030.NewEncoder().String("村规.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	z := zip.NewWriter(&b)
	for _, name := range []string{name, "\xff.txt"} {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	got := asset.WordsInArchive(strings.NewReader(b.String()), int64(b.Len()), strings.ToUpper)
	if !strings.HasPrefix(got, "村规.txt"+asset.InArchive+"\n") || !strings.Contains(got, "\ufffd") {
		t.Errorf("got %q", got)
	}
}

// An archive of very many files or words is read as far as a bound.
func TestWordsOfAnArchiveAreBounded(t *testing.T) {
	var parts []string
	for i := range 5001 {
		parts = append(parts, fmt.Sprintf("%d.txt", i), "")
	}
	data := testsite.Zip(t, parts...)
	if got := strings.Count(asset.WordsInArchive(strings.NewReader(data), int64(len(data)), strings.ToUpper), "\n"); got != 5000 {
		t.Errorf("%d files are looked at", got)
	}
	data = testsite.Zip(t, "a.txt", strings.Repeat(strings.Repeat("字", 300)+"\n", 3000), "b.txt", "x")
	if got := len(asset.WordsInArchive(strings.NewReader(data), int64(len(data)), func(s string) string { return s })); got < 1<<20 || got > 1<<20+2000 {
		t.Errorf("%d bytes of words are read", got)
	}
}

// What is made to be read is known by its ending.
func TestWhatHoldsWords(t *testing.T) {
	for name, want := range map[string]bool{"a.docx": true, "a.XLSX": true, "a.ppt": true, "a.ods": true, "a.ofd": true, "a.pdf": true, "a.rtf": true, "a.zip": true, "a.txt": true, "a.csv": true,
		"a.mp3": false, "a.mp4": false, "a.jpg": false, "a": false, "docx": false, "a.exe": false, "": false} {
		if got := asset.HoldsWords(name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if list := asset.Endings(); !slices.Contains(list, ".docx") || !slices.Contains(list, ".3gp") || slices.Contains(list, ".exe") {
		t.Errorf("endings: %q", list)
	}
}

// Texts are known in whatever encoding, also short ones; media by their kind.
func TestKindsOfAttachments(t *testing.T) {
	for _, x := range []struct {
		name, data string
		medium     asset.Medium
		fault      asset.Fault
	}{
		{"a.txt", "\xff\xfea\x00", asset.Paper, ""}, {"a.txt", "\xfe\xff\x00a", asset.Paper, ""}, {"a.txt", "a", asset.Paper, ""}, {"a.txt", "a\x00", asset.Paper, asset.Mismatch},
		{"a.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", asset.Paper, asset.Locked},
		{"a.m4a", "\x00\x00\x00\x18ftypM4A ", asset.Sound, ""}, {"a.mp4", "\x00\x00\x00\x18moovxxxx", asset.Film, ""}, {"a.mp4", "\x00\x00\x00\x18none....", asset.Film, asset.Mismatch}, {"a.mp4", "....ftypiso", asset.Film, asset.Mismatch}, {"a.mp4", "....ftypavif", asset.Film, asset.Mismatch},
		{"a.wav", "RIFF", asset.Sound, ""}, {"a.webm", "\x1aE\xdf\xa3", asset.Film, ""}, {"a.amr", "#!AMR", asset.Paper, ""},
		{"a.txt", "MZ 是字", asset.Paper, ""}, {"a.txt", "<?php", asset.Paper, asset.Program}, {"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("x", 1<<20-10) + "_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00", asset.Paper, asset.Macro},
	} {
		medium, fault, _ := asset.Examine(x.name, strings.NewReader(x.data), int64(len(x.data)))
		if fault != x.fault || fault == "" && medium != x.medium {
			t.Errorf("%s %.20q: %v, %q, want %v, %q", x.name, x.data, medium, fault, x.medium, x.fault)
		}
	}
	inside := testsite.Zip(t, "a.txt", "", "b/run.cmd", "", "c.exe", "")
	if _, fault, name := asset.Examine("a.zip", strings.NewReader(inside), int64(len(inside))); fault != asset.Packed || name != "b/run.cmd" {
		t.Errorf("%q, %q", fault, name)
	}
}

// Properties are those of the elements that name persons, and none of the texts around them.
func TestPropertiesAreOfTheirElements(t *testing.T) {
	paper := testsite.Zip(t, "word/document.xml", "<w/>", "docProps/app.xml", `<Properties> <Manager>王某</Manager>丁<Company> </Company><Template>戊</Template></Properties>`)
	if got := asset.Properties("a.docx", strings.NewReader(paper), int64(len(paper))); !slices.Equal(got, []string{"王某"}) {
		t.Errorf("got %q", got)
	}
	long := "%PDF-1.4\n" + strings.Repeat("x", 300<<10) + "/Author (End) "
	if got := asset.Properties("a.pdf", strings.NewReader(long), int64(len(long))); !slices.Equal(got, []string{"End"}) {
		t.Errorf("of a long PDF: %q", got)
	}
}

// A film's place may stand at its end, and a photo's behind others in an archive.
func TestPlacesAtTheEnd(t *testing.T) {
	film := "\x00\x00\x00\x18ftypmp42" + strings.Repeat("x", 600<<10) + "moov udta \xa9xyz +25.1+110.2/"
	photo := string(photos.Oriented(6))
	for _, x := range []struct{ name, data, want string }{
		{"dir/a.MOV", film, "a.MOV"}, {"a.txt", film, ""},
		{"a.zip", testsite.Zip(t, "0.jpg", "x", "1.jpg", strings.Repeat("x", 1<<20), "2.txt", photo, "3.JPG", photo), "3.JPG"}, {"a.zip", "PK", ""},
	} {
		if got := asset.NamesPlace(x.name, strings.NewReader(x.data), int64(len(x.data))); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}
