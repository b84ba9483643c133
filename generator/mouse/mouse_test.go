package mouse

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestAStartByMouseIsACall(t *testing.T) {
	empty, site := t.TempDir(), filepath.Join(t.TempDir(), "site")
	sites := Sites{
		Is:   func(folder string) bool { _, err := os.Stat(filepath.Join(folder, "data")); return err == nil },
		Make: func(folder string) error { return os.MkdirAll(filepath.Join(folder, "data"), 0o755) },
	}
	if err := sites.Make(site); err != nil {
		t.Fatal(err)
	}
	paper := filepath.Join(t.TempDir(), "材料.docx")
	if err := os.WriteFile(paper, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(empty, firstSite)
	for _, c := range []struct {
		what   string
		args   []string
		folder string
		answer bool
		asked  bool
		want   []string
	}{
		{"a double click beside nothing, refused", nil, empty, false, true, nil},
		{"a double click beside a site", nil, site, false, false, []string{"serve", "--open", "--site", site}},
		{"a file dragged onto it beside a site", []string{paper}, site, false, false, []string{"import", paper, "--site", site}},
		{"a folder dragged onto it", []string{site}, empty, false, false, []string{"serve", "--open", "--site", site}},
		{"a shortcut with a command", []string{"build"}, site, false, false, []string{"build"}},
		{"a shortcut with flags", []string{"serve", "--addr", "127.0.0.1:1500"}, site, false, false, []string{"serve", "--addr", "127.0.0.1:1500"}},
		{"a file beside nothing", []string{paper}, empty, true, true, []string{"import", paper, "--site", made}},
		{"a double click beside what the last one made", nil, empty, false, false, []string{"serve", "--open", "--site", made}},
	} {
		asked := false
		sites.Ask = func(string) bool { asked = true; return c.answer }
		got, err := Call(c.args, c.folder, sites)
		if err != nil || !slices.Equal(got, c.want) || asked != c.asked {
			t.Errorf("%s: %q, %v, asked %v; want %q", c.what, got, err, asked, c.want)
		}
	}
}
