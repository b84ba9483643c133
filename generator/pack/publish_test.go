package pack_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/generator/pack"
	"casebook/generator/words"
)

var site = map[string]string{
	"index.html":    "<title>村志</title>",
	"manifest.json": "[]",
	".gitkeep":      "",
	".git/HEAD":     "ref",
	"cases/one/index.html": `<!doctype html><html data-echarts="../../assets/charts-1.js" data-other="../../assets/none.js"><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="stylesheet" href="../../assets/site-1.css"><link rel="icon" href="../../assets/i.svg"><link rel="alternate" href="../../atom.xml">
<script src="../../assets/site-1.js"></script><script src="../../assets/late-1.js" defer></script></head>
<body><img src="a.png" srcset="a.png 2x" alt=""><a href="../../index.html#x">首页</a><a href="#here">这里</a><a href="index.html">本页</a><a href="https://example.cn/">外</a></body></html>`,
	"cases/one/a.png":        "png",
	"assets/site-1.css":      `p{background:url(i.svg)} q{content:"</style>"}`,
	"assets/i.svg":           "<svg/>",
	"assets/site-1.js":       `early("</script><!--")`,
	"assets/late-1.js":       "late()",
	"assets/charts-1.js":     "charts()",
	"studies/one/index.html": "x",
}

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// guideTexts are texts that a start page and a note are made of.
func guideTexts(t testing.TB) *words.Texts {
	t.Helper()
	texts, err := words.New("en", map[string]string{
		"pack.start-file": "start.html", "pack.note-file": "note.txt", "pack.sums-file": "sums.txt",
		"pack.open": "Open {title}", "pack.start": "Open {file}", "pack.check": "{file} has the sums",
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestZipHasTheSiteAStartPageANoteAndTrueSums(t *testing.T) {
	dir := write(t, site)
	var first, second bytes.Buffer
	if _, err := pack.Zip(t.Context(), &first, dir, "村志", guideTexts(t)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(filepath.Join(dir, "index.html"), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	if _, err := pack.Zip(t.Context(), &second, dir, "村志", guideTexts(t)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same site is two different zips")
	}
	z, err := zip.NewReader(bytes.NewReader(first.Bytes()), int64(first.Len()))
	if err != nil {
		t.Fatal(err)
	}
	texts, names := map[string]string{}, []string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		texts[f.Name] = string(data)
		names = append(names, f.Name)
	}
	if len(names) != len(site)-2+3 || names[0] != "start.html" || slices.Contains(names, ".gitkeep") {
		t.Errorf("files %q", names)
	}
	if !strings.Contains(texts["start.html"], `href="index.html"`) || !strings.Contains(texts["note.txt"], "start.html") {
		t.Error("start page or note do not lead to the site")
	}
	lines := strings.Split(strings.TrimSpace(texts["sums.txt"]), "\n")
	if len(lines) != len(names)-1 {
		t.Errorf("%d sums for %d files", len(lines), len(names)-1)
	}
	for _, line := range lines {
		sum, name, _ := strings.Cut(line, "  ")
		if want := sha256.Sum256([]byte(texts[name])); hex.EncodeToString(want[:]) != sum {
			t.Errorf("wrong sum of %q", name)
		}
	}
}

func TestFolderWithoutASiteIsNotPacked(t *testing.T) {
	if _, err := pack.Zip(t.Context(), io.Discard, write(t, map[string]string{"index.html": "x"}), "", guideTexts(t)); !errors.Is(err, pack.ErrNoSite) {
		t.Errorf("got %v", err)
	}
}

func TestPageIsFoundByItsNames(t *testing.T) {
	dir := write(t, site)
	for slug, want := range map[string]string{"cases/one": "cases/one/index.html", "index.html": "index.html", "studies/one/index.html": "studies/one/index.html"} {
		if got, err := pack.Find(dir, slug); got != want || err != nil {
			t.Errorf("%s: %q, %v", slug, got, err)
		}
	}
	if _, err := pack.Find(dir, "two"); !errors.Is(err, pack.ErrNoPage) {
		t.Errorf("got %v", err)
	}
	if ambiguous := (*pack.Ambiguous)(nil); true {
		if _, err := pack.Find(dir, "one"); !errors.As(err, &ambiguous) || len(ambiguous.Paths) != 2 {
			t.Errorf("got %v", err)
		}
	}
}

func TestSinglePageHasEverythingInside(t *testing.T) {
	var out bytes.Buffer
	if err := pack.Single(&out, write(t, site), "cases/one/index.html"); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, want := range []string{
		`<style>p{background:url("data:image/svg+xml;base64,PHN2Zy8+")} q{content:"<\/style>"}</style>`,
		`<script>early("<\/script><\!--")</script>`,
		`<script>late()</script></body>`,
		`src="data:image/png;base64,cG5n"`,
		`<link rel="icon" href="data:image/svg+xml;base64,PHN2Zy8+"/>`,
		`data-echarts="data:text/javascript;base64,Y2hhcnRzKCk="`,
		`<a>首页</a>`, `<a href="#here">`, `<a href="#top">`, `<a href="https://example.cn/">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("missing %s in\n%s", want, page)
		}
	}
	for _, bad := range []string{"stylesheet", "srcset", "Content-Security-Policy", "atom.xml", "../../assets/site"} {
		if strings.Contains(page, bad) {
			t.Errorf("still has %s", bad)
		}
	}
}

// A page that knows its address leads to the site on the web; the way to its root too, from which
// scripts make links. One that knows none has neither.
func TestLinksOfASinglePageLeadToTheSite(t *testing.T) {
	const page = `<!doctype html><html data-root="../../"><head>CANONICAL</head><body>` +
		`<a href="../../data/a.csv" download="">表</a><a href="../two/index.html?x=1#y">另一页</a><a href="mailto:a@b">信</a><a href="">空</a>` +
		`<map><area href="../../index.html" alt=""></map></body></html>`
	for canonical, want := range map[string][]string{
		`<link rel="canonical" href="https://example.cn/site/cases/one/index.html">`: {
			`data-root="https://example.cn/site/"`, `href="https://example.cn/site/data/a.csv"`, `download=""`, `href="https://example.cn/site/cases/two/index.html?x=1#y"`,
			`<area alt="" href="https://example.cn/site/index.html"/>`, `href="mailto:a@b"`},
		`<link rel="canonical" href="/cases/one/">`: {`<html>`, `<a>表</a>`, `<a>另一页</a>`, `<area alt=""/>`, `href="mailto:a@b"`},
	} {
		var out bytes.Buffer
		if err := pack.Single(&out, write(t, map[string]string{"cases/one/index.html": strings.Replace(page, "CANONICAL", canonical, 1)}), "cases/one/index.html"); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(out.String(), w) {
				t.Errorf("with %s, missing %s in\n%s", canonical, w, out.String())
			}
		}
	}
}

// A title is text in the start page, whatever signs it has, and stands as it is in the note.
func TestATitleIsEscapedWhereItIsHTML(t *testing.T) {
	var out bytes.Buffer
	if _, err := pack.Zip(t.Context(), &out, write(t, site), `<b>"甲"&`, guideTexts(t)); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	start, err := z.Open("start.html")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(start)
	if err != nil || strings.Contains(string(text), "<b>") || strings.Count(string(text), "&lt;b") != 2 {
		t.Errorf("%v, %s", err, text)
	}
}

// What a page needs and is not there is an error, and so is a page that is not.
func TestASinglePageIsWholeOrAnError(t *testing.T) {
	for _, missing := range []string{"cases/one/a.png", "assets/site-1.css", "assets/i.svg", "assets/site-1.js", "cases/one/index.html"} {
		files := maps.Clone(site)
		delete(files, missing)
		if err := pack.Single(io.Discard, write(t, files), "cases/one/index.html"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("without %s: %v", missing, err)
		}
	}
	if err := pack.Single(io.Discard, filepath.Join(t.TempDir(), "none"), "index.html"); err == nil {
		t.Error("a page of no folder")
	}
}
