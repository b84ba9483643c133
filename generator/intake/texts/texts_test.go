package texts

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/testsite"
)

// The texts of a folder are read at any depth; what holds none, or too much, is named.
func TestTextsOfAFolder(t *testing.T) {
	word := func(body string) string {
		return testsite.Zip(t, "word/document.xml", `<w:document xmlns:w="w"><w:body>`+body+`</w:body></w:document>`)
	}
	dir := t.TempDir()
	for name, data := range map[string]string{
		"a.md": "# 甲\n", "sub/b.TXT": "\xd2\xd2\xb4\xe5", "sub/deep/c.docx": word(`<w:p><w:r><w:t>丙村</w:t></w:r></w:p>`),
		"pictures.docx": testsite.Zip(t, "word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>丁村</w:t></w:r></w:p></w:body></w:document>`, "word/media/a.bin", bytesOf(5<<20)),
		"long.docx":     word(strings.Repeat(`<w:p><w:r><w:t>`+strings.Repeat("甲", 30)+`</w:t></w:r></w:p>`, maxText/90)),
		"bytes.txt":     "a\x00\xff\xfe\x80", "broken.docx": "PK\x03\x04", "old.doc": "x", "d.wps": "x", "e.rtf": "x", "f.pdf": "x",
		"exact.txt": strings.Repeat("a", maxText), "large.md": strings.Repeat("a", maxText+1),
		"~$a.docx": "x", "picture.png": "x", "table.xlsx": "x",
	} {
		testsite.Put(t, filepath.Join(dir, name), data)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	files, skipped, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a.md": "# 甲\n", "sub/b.TXT": "乙村", "sub/deep/c.docx": "丙村", "pictures.docx": "丁村", "exact.txt": strings.Repeat("a", maxText)}
	for _, f := range files {
		if text, ok := want[f.Path]; !ok || strings.TrimSpace(f.Text()) != strings.TrimSpace(text) {
			t.Errorf("%s is %.30q", f.Path, f.Text())
		}
	}
	if named := []string{"broken.docx", "bytes.txt", "d.wps", "e.rtf", "f.pdf", "large.md", "long.docx", "old.doc"}; len(files) != len(want) || !slices.Equal(skipped, named) {
		t.Errorf("%d files, named %q, want %q", len(files), skipped, named)
	}
	if _, _, err := Read(filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that is not there is read")
	}
}

// bytesOf returns bytes that no zip makes shorter.
func bytesOf(n int) string {
	random := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(random.Uint32())
	}
	return string(b)
}
