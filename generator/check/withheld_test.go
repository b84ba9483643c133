package check

import (
	"context"
	"slices"
	"testing"

	"casebook/generator/load"
)

// A file whose words no rule has seen is named; one that was read, and one without words, is not.
func TestUnreadPapers(t *testing.T) {
	site := writeSite(t, map[string]string{
		"content/cases/a.md":  "+++\ntitle = \"附件\"\n+++\n\n[甲](b.pdf) [乙](a.doc) [丙](c.txt) [丁](d.mp3) [戊](b.pdf) [己](e.exe)\n",
		"content/cases/a.doc": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "content/cases/b.pdf": "%PDF-1.4\n", "content/cases/c.txt": "第一组\n",
		"content/cases/d.mp3": "ID3", "content/cases/e.exe": "MZ\x00\xff",
	})
	rep, _, err := load.Site(context.Background(), site, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := UnreadPapers(rep), []string{"content/cases/a.doc", "content/cases/b.pdf"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
