package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/testsite"
)

func TestErrorsAreShownFirstWhereThereAreTooMany(t *testing.T) {
	severities := []problem.Severity{problem.Warning, problem.Error, problem.Warning, problem.Error, problem.Note}
	var list []problem.Problem
	for _, s := range severities {
		list = append(list, problem.Problem{Severity: s})
	}
	for n, want := range map[int]string{1: "e", 2: "ee", 3: "wee", 4: "wewe", 5: "wewen", 9: "wewen"} {
		got := ""
		for _, p := range foremost(list, n) {
			got += p.Severity.String()[:1]
		}
		if got != want {
			t.Errorf("of %d: %q, want %q", n, got, want)
		}
	}
}

func TestLanguageFollowsFlagThenLocale(t *testing.T) {
	for _, c := range []struct {
		args []string
		env  map[string]string
		want string
	}{
		{nil, nil, "zh"},
		{nil, map[string]string{"LANG": "en_US.UTF-8"}, "en"},
		{nil, map[string]string{"LANG": "de_DE.UTF-8"}, "en"},
		{nil, map[string]string{"LANG": "zh_TW.UTF-8"}, "zh"},
		{nil, map[string]string{"LANG": "C.UTF-8"}, "zh"},
		{nil, map[string]string{"LANG": "POSIX"}, "zh"},
		{nil, map[string]string{"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "zh"},
		{[]string{"check", "--lang", "en"}, nil, "en"},
		{[]string{"--lang=zh"}, map[string]string{"LANG": "en_US.UTF-8"}, "zh"},
	} {
		if got := language(c.args, func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.args, c.env, got, c.want)
		}
	}
}

// Whoever sits at a terminal is asked about each figure, and only what was looked up is verified.
func TestVerifyAsksAboutEachFigure(t *testing.T) {
	fact := func(id string) string {
		return "[[fact]]\nid = \"" + id + "\"\nvalue = 12\nunit = \"户\"\nnote = \"原话" + id + "\"\nunverified = true\n"
	}
	for _, c := range []struct {
		answers string
		left    string // ids that stay unverified
		says    string
	}{
		{"\n\n\n", "", "3 个数记为已核对"},
		{"\nn\ny\n", "b", "还有 1 个没有核对"},
		{"\nq\n", "bc", "还有 2 个没有核对"},
		{"", "abc", "0 个数记为已核对"},
		{"是\n不知道\n一致", "b", "2 个数记为已核对"},
	} {
		dir := t.TempDir()
		testsite.Put(t, filepath.Join(dir, "content/cases/x.md"), "+++\ntitle = \"题\"\n+++\n")
		name := filepath.Join(dir, "data/facts/x.toml")
		testsite.Put(t, name, fact("a")+fact("b")+fact("c"))
		var messages bytes.Buffer
		err := verifyFacts(&console{err: &messages, lang: "zh"}, dir, "x", nil, false, bufio.NewScanner(strings.NewReader(c.answers)))
		if err != nil || !strings.Contains(messages.String(), c.says) {
			t.Errorf("%q: %v\n%s", c.answers, err, &messages)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		left := ""
		for _, record := range strings.Split(string(data), "[[fact]]\n")[1:] {
			if strings.Contains(record, "unverified") {
				left += factID.FindStringSubmatch(record)[1]
			}
		}
		if left != c.left {
			t.Errorf("%q: %q are left unverified, want %q", c.answers, left, c.left)
		}
	}
}

// A file that an editor saves while questions are asked stays as it was saved.
func TestVerifyLeavesAFileThatHasChanged(t *testing.T) {
	dir := t.TempDir()
	testsite.Put(t, filepath.Join(dir, "content/cases/x.md"), "+++\ntitle = \"题\"\n+++\n")
	name := filepath.Join(dir, "data/facts/x.toml")
	testsite.Put(t, name, "[[fact]]\nid = \"a\"\nvalue = 12\nunverified = true\n")
	const saved = "[[fact]]\nid = \"a\"\nvalue = 13\nunverified = true\n"
	answers := bufio.NewScanner(readerFunc(func(b []byte) (int, error) {
		testsite.Put(t, name, saved)
		return copy(b, "\n"), nil
	}))
	var messages bytes.Buffer
	if err := verifyFacts(&console{err: &messages, lang: "zh"}, dir, "x", nil, false, answers); err == nil || !strings.Contains(err.Error(), "changed meanwhile") {
		t.Errorf("%v\n%s", err, &messages)
	}
	if data, err := os.ReadFile(name); err != nil || string(data) != saved {
		t.Errorf("%v\n%s", err, data)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

// Of a narrative in another encoding nobody knows whether a figure is left to be bound, and it is there
// although it cannot be exported.
func TestANarrativeInAnotherEncodingIsTold(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"data/site.toml": "title = \"题\"\n", "content/cases/paste.md": "+++\ntitle = \"\xd5\xb3\xcc\xf9\xb5\xc4\xb2\xc4\xc1\xcf\"\n+++\n\n\xb5\xb3\xd4\xb143\xc3\xfb\xa1\xa3\n"} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var said bytes.Buffer
	c := &console{out: io.Discard, err: &said, lang: "zh"}
	for what, run := range map[string]func() error{
		"bind": func() error { return bindNarrative(t.Context(), c, dir, "paste") },
		"export": func() error {
			return runExport(t.Context(), c, []string{"paste"}, &exportFlags{site: dir, format: "docx", out: filepath.Join(dir, "a.docx")})
		},
	} {
		said.Reset()
		if err := run(); err != errAuthor || !strings.Contains(said.String(), "paste.md 读不了：文件像是 GBK 编码") {
			t.Errorf("%s: %v, said %s", what, err, said.String())
		}
	}
}

// What a person put into the Word file in the place of a picture is kept beside the narrative, once; a
// file that nobody touched leaves nothing.
func TestAPictureThatWasReplacedInWordIsKept(t *testing.T) {
	photo := func(up bool) []byte {
		img := image.NewGray(image.Rect(0, 0, 64, 48))
		for i := range img.Pix {
			if img.Pix[i] = uint8(i * 255 / len(img.Pix)); up {
				img.Pix[i] = 255 - img.Pix[i]
			}
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"data/site.toml": "title = \"题\"\n", "content/cases/a.md": "+++\ntitle = \"路\"\n+++\n\n正文。\n\n![桥](a.png \"新桥\")\n", "content/cases/a.png": string(photo(false))} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var said bytes.Buffer
	c := &console{out: io.Discard, err: &said, lang: "zh"}
	made, _, err := c.readSite(t.Context(), dir, "")
	if err != nil {
		t.Fatal(err)
	}
	exportedFile := exported(t, made, made.Report.Narrative("a"))
	var b bytes.Buffer
	in, err := zip.NewReader(bytes.NewReader(exportedFile), int64(len(exportedFile)))
	if err != nil {
		t.Fatal(err)
	}
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, "word/media/") {
			data = photo(true)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	replaced := b.Bytes()
	word := filepath.Join(dir, "a.docx")
	for _, step := range []struct {
		data []byte
		dry  bool
		kept bool
	}{{exportedFile, false, false}, {replaced, true, false}, {replaced, false, true}, {replaced, false, true}} {
		said.Reset()
		if err := os.WriteFile(word, step.data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := runMerge(t.Context(), c, word, &mergeFlags{site: dir, dryRun: step.dry}); err != nil {
			t.Fatal(err)
		}
		data, _ := os.ReadFile(filepath.Join(dir, "content/cases/a-1.png"))
		if bytes.Equal(data, photo(true)) != step.kept || strings.Contains(said.String(), "换上或新加的一幅，存成了 content/cases/a-1.png") != bytes.Equal(step.data, replaced) {
			t.Errorf("kept %v, said %s", len(data) > 0, said.String())
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "content/cases/a-2.png")); err == nil {
		t.Error("the same picture is kept twice")
	}
}

// A paper's drawings are converted by one call of LibreOffice; where it makes nothing of one, that one stays listed.
func TestDrawingsAreConvertedWhereLibreOfficeIsFound(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-in for LibreOffice is a shell script")
	}
	dir := t.TempDir()
	var page bytes.Buffer
	white := image.NewRGBA(image.Rect(0, 0, 60, 60))
	white.Set(30, 30, color.Black)
	if err := png.Encode(&page, white); err != nil {
		t.Fatal(err)
	}
	testsite.Put(t, filepath.Join(dir, "page.png"), page.String())
	testsite.Put(t, filepath.Join(dir, "soffice"), `#!/bin/sh
while [ $# -gt 0 ]; do
	case "$1" in
	--outdir) out=$2; shift ;;
	*.emf) cp "$(dirname "$0")/page.png" "$out/$(basename "$1" .emf).png" ;;
	esac
	shift
done
`)
	if err := os.Chmod(filepath.Join(dir, "soffice"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	var said bytes.Buffer
	c := &console{lang: "zh", err: &said}
	got := c.metafiles(t.Context(), map[string][]byte{"word/media/a.emf": []byte("EMF"), "word/media/b.wmf": []byte("WMF")})
	if len(got) != 1 || len(got["word/media/a.emf"]) == 0 || !strings.Contains(said.String(), "2 张图元图片") {
		t.Errorf("converted %d, said %q", len(got), said.String())
	}
	if got := c.metafiles(t.Context(), nil); got != nil {
		t.Errorf("of none: %v", got)
	}
	t.Setenv("PATH", filepath.Join(dir, "nowhere"))
	if got := c.metafiles(t.Context(), map[string][]byte{"a.emf": []byte("EMF")}); got != nil {
		t.Errorf("without LibreOffice: %v", got)
	}
}
