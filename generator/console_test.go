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
	if err := verifyFacts(&console{err: &messages, lang: "zh"}, dir, "x", nil, false, answers); err == nil || !strings.Contains(err.Error(), "has changed in the meantime") {
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
func TestANarrativeInAnotherEncodingIsReported(t *testing.T) {
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

// What a person put into the Word file in the place of a picture, or added, is kept beside the narrative, once, and stands in its text
// where it stood in Word; a file that nobody touched leaves nothing.
func TestPicturesThatWerePutInInWordComeIn(t *testing.T) {
	photo := func(shade int) string {
		img := image.NewGray(image.Rect(0, 0, 64, 48))
		for i := range img.Pix {
			switch img.Pix[i] = uint8(i * 255 / len(img.Pix)); shade {
			case 1:
				img.Pix[i] = 255 - img.Pix[i]
			case 2:
				img.Pix[i] = uint8(i % 64 * 4)
			}
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	const was = "+++\ntitle = \"路\"\n+++\n\n正文说修桥的事。\n\n![桥](a.png \"新桥\")\n\n后面说修路的事。\n"
	dir := t.TempDir()
	for name, text := range map[string]string{"data/site.toml": "title = \"题\"\n", "content/cases/a.md": was, "content/cases/a.png": photo(0)} {
		testsite.Put(t, filepath.Join(dir, name), text)
	}
	var said bytes.Buffer
	c := &console{out: io.Discard, err: &said, lang: "zh"}
	made, _, err := c.readSite(t.Context(), dir, "")
	if err != nil {
		t.Fatal(err)
	}
	out := exported(t, made, made.Report.Narrative("a"))
	with := func(file, from, to string) func(string, string) string {
		return func(name, text string) string {
			if strings.HasPrefix(name, file) {
				return strings.Replace(text, from, to, 1)
			}
			return text
		}
	}
	replaced := rezipped(t, out, func(name, text string) string {
		if strings.HasPrefix(name, "word/media/") {
			return photo(1)
		}
		return text
	}, nil)
	blip := `<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdNew"/></w:drawing></w:r>`
	relation := with("word/_rels/document.xml.rels", "</Relationships>", `<Relationship Id="rIdNew" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/new.png"/></Relationships>`)
	added := rezipped(t, out, func(name, text string) string {
		return with("word/document.xml", "后面说修路的事。</w:t></w:r></w:p>", "后面说修路的事。</w:t></w:r></w:p><w:p>"+blip+"</w:p>")(name, relation(name, text))
	}, map[string]string{"word/media/new.png": photo(2)})
	within := rezipped(t, out, func(name, text string) string {
		return with("word/document.xml", "后面说修路的事。</w:t></w:r>", "后面说修路的事。</w:t></w:r>"+blip)(name, relation(name, text))
	}, map[string]string{"word/media/new.png": photo(2)})
	word := filepath.Join(dir, "a.docx")
	for _, step := range []struct {
		name       string
		data       []byte
		dry        bool
		kept, text string
		said       string
	}{
		{"untouched", out, false, "", was, "没有要改的"},
		{"replaced, tried", replaced, true, "", was, "存成了 content/cases/a-1.png，放进了文章（“正文说修桥的事。”那里）"},
		{"replaced", replaced, false, photo(1), strings.Replace(was, "a.png", "a-1.png", 1), "存成了 content/cases/a-1.png，放进了文章"},
		{"replaced, again", replaced, false, photo(1), strings.Replace(was, "a.png", "a-1.png", 1), ""},
		{"added", added, false, photo(2), was + "\n![](a-1.png)\n", "放进了文章（“后面说修路的事。”那里）"},
		{"added, again", added, false, photo(2), was + "\n![](a-1.png)\n", ""},
		{"within a line", within, false, photo(2), strings.TrimSuffix(was, "\n") + "![](a-1.png)\n", "放进了文章（“后面说修路的事。”那里）"},
	} {
		if !strings.HasSuffix(step.name, "again") {
			testsite.Put(t, filepath.Join(dir, "content/cases/a.md"), was)
			_ = os.Remove(filepath.Join(dir, "content/cases/a-1.png"))
		}
		said.Reset()
		testsite.Put(t, word, string(step.data))
		if err := runMerge(t.Context(), c, word, &mergeFlags{site: dir, dryRun: step.dry}); err != nil {
			t.Fatal(err)
		}
		kept, _ := os.ReadFile(filepath.Join(dir, "content/cases/a-1.png"))
		text, err := os.ReadFile(filepath.Join(dir, "content/cases/a.md"))
		if err != nil || string(kept) != step.kept || string(text) != step.text || !strings.Contains(said.String(), step.said) {
			t.Errorf("%s: kept %d bytes, text\n%s\nsaid %s", step.name, len(kept), text, said.String())
		}
		if _, err := os.Stat(filepath.Join(dir, "content/cases/a-2.png")); err == nil {
			t.Fatalf("%s: the same picture is kept twice", step.name)
		}
	}
}

// rezipped is a Word file with other parts, and more of them.
func rezipped(t *testing.T, data []byte, change func(name, text string) string, more map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := zip.NewWriter(&b)
	put := func(name, text string) {
		w, err := out.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		put(f.Name, change(f.Name, string(text)))
	}
	for name, text := range more {
		put(name, text)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
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
