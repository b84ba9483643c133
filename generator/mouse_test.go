package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func TestAStartByMouseIsACall(t *testing.T) {
	empty, site := t.TempDir(), filepath.Join(t.TempDir(), "site")
	if err := initSite(site); err != nil {
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
		got, err := clicked(c.args, c.folder, func(string) bool { asked = true; return c.answer })
		if err != nil || !slices.Equal(got, c.want) || asked != c.asked {
			t.Errorf("%s: %q, %v, asked %v; want %q", c.what, got, err, asked, c.want)
		}
	}
}

func TestAStartByMouseWaitsBeforeItsWindowCloses(t *testing.T) {
	var said strings.Builder
	c := &console{out: &said, err: &said, data: &said, lang: "zh"}
	code := runClicked(t.Context(), c, []string{"nonsense"}, strings.NewReader("\n"))
	if code != exitMachine || !strings.HasSuffix(said.String(), "按回车键关闭这个窗口。") || !strings.Contains(said.String(), "nonsense") {
		t.Errorf("%d, %s", code, said.String())
	}
}

func TestABackslashThatEatsAQuoteIsFound(t *testing.T) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.String("site", "", "")
	for value, stray := range map[string]bool{`D:\x" --drafts`: true, `D:\x`: false} {
		if err := flags.Parse([]string{"--site", value}); err != nil {
			t.Fatal(err)
		}
		if got := strayQuote(flags); (got != "") != stray {
			t.Errorf("%q: %q", value, got)
		}
	}
}
