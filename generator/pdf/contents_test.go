package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// document writes a PDF by its objects, of which the first is its catalogue (ISO 32000-1, 7.5).
func document(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return []byte(b.String())
}

// mark is a bookmark on a page; more are its other keys.
func mark(title string, page int, more string) string {
	hex := "FEFF"
	for _, u := range utf16.Encode([]rune(title)) {
		hex += fmt.Sprintf("%04X", u)
	}
	return fmt.Sprintf("<< /Title <%s> /Dest [%d 0 R /XYZ 0 0 0] %s >>", hex, page, more)
}

// Three cards begin on the second, third and fifth sheet; one has a heading of its own within it that is called like the
// first card, and the last is called like the second.
func TestSheetsAreThoseOfTheBookmarks(t *testing.T) {
	leaf := func(n int) string {
		return fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d 100] >>", 100+n)
	}
	printed := document("<< /Type /Catalog /Pages 2 0 R /Outlines 8 0 R >>", "<< /Type /Pages /Count 5 /Kids [3 0 R 4 0 R 5 0 R 6 0 R 7 0 R] >>", leaf(1), leaf(2), leaf(3), leaf(4), leaf(5),
		"<< /First 9 0 R >>", mark("目录", 3, "/Next 10 0 R"), mark("石桥村：\n 六个一", 4, "/Next 11 0 R"), mark("资源县", 5, "/First 12 0 R /Next 13 0 R"), mark("石桥村：六个一", 6, ""), mark("资源县", 7, ""))
	for _, c := range []struct {
		titles []string
		want   []int
	}{{[]string{"石桥村： 六个一", "资源县", "资源县"}, []int{2, 3, 5}}, {[]string{"目录"}, []int{1}}, {[]string{"资源县", "石桥村：六个一"}, []int{3, 4}}, {nil, nil}} {
		if got, err := sheetsOf(printed, c.titles); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q begin on the sheets %v, want %v: %v", c.titles, got, c.want, err)
		}
	}
	for _, titles := range [][]string{{"没有的"}, {"资源县", "资源县", "资源县"}, {"资源县", "目录"}} {
		if got, err := sheetsOf(printed, titles); err == nil {
			t.Errorf("%q begin on the sheets %v", titles, got)
		}
	}
	if _, err := sheetsOf([]byte("no PDF"), nil); err == nil {
		t.Error("what is no PDF has sheets")
	}
}

// A browser is found by any of its names in the search path, in the order of the list.
func TestABrowserIsFoundByItsName(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("programs have endings there")
	}
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	for _, variable := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
		t.Setenv(variable, "")
	}
	if runtime.GOOS != "darwin" {
		if got := FindBrowser(); got != "" {
			t.Errorf("%s is found where there is none", got)
		}
	}
	local := t.TempDir()
	t.Setenv("LocalAppData", local)
	edge := filepath.Join(local, `Microsoft\Edge\Application\msedge.exe`)
	if err := os.Mkdir(filepath.Join(local, `Google\Chrome\Application\chrome.exe`), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(edge, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := FindBrowser(); got != edge && runtime.GOOS != "darwin" {
		t.Errorf("found %q, want %q: a folder is no browser", got, edge)
	}
	for _, name := range []string{"msedge", "chromium"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		if got := FindBrowser(); got != path {
			t.Errorf("found %q, want %q", got, path)
		}
	}
}
