package serve_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestHandbookIsThereWhateverTheSite(t *testing.T) {
	for name, change := range map[string]map[string]string{
		"a site without a handbook":        nil,
		"a site that cannot be read":       {"data/site.toml": "title = \n"},
		"a site whose theme has a mistake": {"layouts/templates/base.html": "{{.Nothing}}"},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, change)
			code, _, header := s.ask("GET", "/handbook/", s.host)
			if to := header.Get("Location"); code != http.StatusFound || to != "/-/handbook/" {
				t.Errorf("/handbook/ answers %d and leads to %q", code, to)
			}
			code, body, _ := s.ask("GET", "/-/handbook/", s.host)
			if code != http.StatusOK || !strings.Contains(body, "从头开始") {
				t.Fatalf("the handbook answers %d:\n%.500s", code, body)
			}
			if strings.Contains(body, "/-/follow.js") {
				t.Error("the handbook follows the site's changes: it would reload while it is read")
			}
			for _, page := range []string{"/-/handbook/rules/", "/-/handbook/start/"} {
				if code, _, _ := s.ask("GET", page, s.host); code != http.StatusOK {
					t.Errorf("%s answers %d", page, code)
				}
			}
			_, paper, _ := s.ask("GET", "/-/handbook/paper/", s.host)
			_, rest, _ := strings.Cut(paper, `<img src="../../`)
			picture, _, _ := strings.Cut(rest, `"`)
			if code, _, header := s.ask("GET", "/-/"+picture, s.host); code != http.StatusOK || !strings.HasPrefix(header.Get("Content-Type"), "image/") {
				t.Errorf("the handbook's picture %q answers %d, %s", picture, code, header.Get("Content-Type"))
			}
			_, rest, _ = strings.Cut(body, `href="../assets/`)
			style, _, _ := strings.Cut(rest, `"`)
			if code, _, _ := s.ask("GET", "/-/assets/"+style, s.host); code != http.StatusOK {
				t.Errorf("the handbook's style sheet %q answers %d", style, code)
			}
			if code, _, header := s.ask("GET", "/handbook/rules/", s.host); code != http.StatusFound || header.Get("Location") != "/-/handbook/rules/" {
				t.Errorf("a page of the handbook answers %d and leads to %q", code, header.Get("Location"))
			}
			if code, _, _ := s.ask("GET", "/-/nothing/", s.host); code != http.StatusNotFound {
				t.Errorf("a page that is not there answers %d", code)
			}
		})
	}
}

func TestHandbookOfTheSiteGoesFirst(t *testing.T) {
	s := start(t, map[string]string{
		"content/handbook/index.md": "+++\ntitle = \"本站手册\"\n+++\n\n正文。\n",
		"content/handbook/own.md":   "+++\ntitle = \"本站的一页\"\n+++\n\n正文。\n",
	})
	if code, body, _ := s.ask("GET", "/handbook/", s.host); code != http.StatusOK || !strings.Contains(body, "本站手册") {
		t.Errorf("the site's own handbook answers %d:\n%.300s", code, body)
	}
	if code, _, _ := s.ask("GET", "/handbook/rules/", s.host); code != http.StatusNotFound {
		t.Errorf("a page that the site's handbook does not have answers %d", code)
	}
}
