package site_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"casebook/generator/load"
	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/site"
	"casebook/generator/theme"
)

// stubs stand for the front-end packages, so that these tests need no npm: the site's own
// node_modules and scripts win over ours.
var stubs = map[string]string{
	"layouts/node_modules/echarts/package.json": `{"version":"0"}`,
	"layouts/node_modules/zrender/package.json": `{"version":"0"}`,
	"layouts/scripts/charts/echarts.ts":         "export {};\n",
}

var loadOnce = sync.OnceValues(func() (*theme.Theme, error) {
	dir, err := os.MkdirTemp("", "site-theme")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := writeFiles(dir, stubs); err != nil {
		return nil, err
	}
	th, problems, err := theme.Load(context.Background(), dir, theme.Options{Views: page.Views()})
	if err == nil && len(problems) > 0 {
		err = themeProblem{problems[0].Message.EN}
	}
	return th, err
})

type themeProblem struct{ text string }

func (p themeProblem) Error() string { return p.text }

func loadTheme(t testing.TB) *theme.Theme {
	t.Helper()
	th, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func makeSite(t testing.TB, rep *report.Report, o page.Options) *site.Site {
	t.Helper()
	s, err := site.New(t.Context(), rep, loadTheme(t), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func writeFiles(dir string, files map[string]string) error {
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// smallSite loads testdata/site.txtar with the given files over it and makes its site.
func smallSite(t testing.TB, over map[string]string) (*site.Site, *report.Report) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	for name, text := range over {
		files[name] = text
	}
	dir := t.TempDir()
	if err := writeFiles(dir, files); err != nil {
		t.Fatal(err)
	}
	rep, problems, err := load.Site(context.Background(), dir, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("the test's own site has a mistake: %s %v %s", p.Span.File.Path, p.Span.Position(), p.Message.EN)
	}
	return makeSite(t, rep, page.Options{Site: dir}), rep
}

// file renders the file at an output path. What a page opens it closes.
func file(t testing.TB, s *site.Site, path string) string {
	t.Helper()
	r, ok := s.Find(path)
	if !ok {
		t.Fatalf("no route %s", path)
	}
	b, err := s.Append(nil, r)
	if err != nil {
		t.Fatal(err)
	}
	if r.Kind.IsPage() {
		if what := misnested(b); what != "" {
			t.Errorf("%s: %s", path, what)
		}
	}
	return string(b)
}

// mayStayOpen are the elements that end without a tag, where another of their kind or what they stand in does; noEnd have none.
const (
	mayStayOpen = " html head body li dt dd option caption colgroup thead tbody tr th td "
	noEnd       = " area base br col embed hr img input link meta source track wbr "
)

// misnested says which element of a page is not closed, or closed where it is not open; "" where all is well.
func misnested(page []byte) string {
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		name, _ := z.TagName()
		switch of := string(name); kind {
		case html.StartTagToken:
			if !strings.Contains(noEnd, " "+of+" ") {
				open = append(open, of)
			}
		case html.EndTagToken:
			at := len(open) - 1
			for at >= 0 && open[at] != of && strings.Contains(mayStayOpen, " "+open[at]+" ") {
				at--
			}
			if at < 0 || open[at] != of {
				return fmt.Sprintf("</%s> where %q are open", of, open)
			}
			open = open[:at]
		}
	}
	for _, of := range open {
		if !strings.Contains(mayStayOpen, " "+of+" ") {
			return "<" + of + "> is not closed"
		}
	}
	return ""
}
