package site_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"casebook/generator/site"
)

// What is asked of the search index is found by its whole address, and nothing else is.
func TestNoSearchFileIsFoundThatIsNone(t *testing.T) {
	s, _ := smallSite(t, nil)
	for path, want := range map[string]bool{"search/index-0.js": true, "search/index-99.js": false, "search/none.js": false, "index-0.js": false, "none/index-0.js": false} {
		if _, ok := s.Find(path); ok != want {
			t.Errorf("%s is found: %t", path, ok)
		}
	}
}

// searchFiles renders all files of the search index, by name.
func searchFiles(t *testing.T, s *site.Site) map[string]string {
	t.Helper()
	files := map[string]string{}
	for r := range s.Routes() {
		if r.Kind.Name == "search shard" {
			files[strings.TrimPrefix(r.Path, "search/")] = file(t, s, r.Path)
		}
	}
	return files
}

func TestEverySearchFileCallsThePageWithItsName(t *testing.T) {
	s, _ := smallSite(t, nil)
	files := searchFiles(t, s)
	for name, text := range files {
		call := `casebookSearch("` + strings.TrimSuffix(name, ".js") + `",`
		content, isCall := strings.CutPrefix(text, call)
		content, isClosed := strings.CutSuffix(content, ");\n")
		if !isCall || !isClosed || !json.Valid([]byte(content)) {
			t.Errorf("%s is no call with one value: %.80s", name, text)
		}
	}
	for _, name := range []string{"start.js", "index-0.js", "names-0.js", "pages-0.js", "villages-0.js"} {
		if files[name] == "" {
			t.Errorf("no %s", name)
		}
	}
}

func TestTheIndexHoldsEveryPageOnce(t *testing.T) {
	s, rep := smallSite(t, nil)
	var all strings.Builder
	for _, text := range searchFiles(t, s) {
		all.WriteString(text)
	}
	want := func(path string) {
		if n := strings.Count(all.String(), `["`+path+`"`); n != 1 {
			t.Errorf("%s stands %d times in the index", path, n)
		}
	}
	for _, n := range rep.Narratives {
		want(n.Path)
	}
	for _, x := range rep.Programs {
		want("programs/" + x.ID + "/index.html")
	}
	for _, g := range rep.Regions {
		want("regions/" + g.Code + "/index.html")
	}
	for _, x := range rep.Themes {
		want("themes/" + x.ID + "/index.html")
	}
	for _, i := range rep.Indicators {
		want("indicators/" + i.ID + "/index.html")
	}
	for _, v := range rep.Villages {
		name := strings.ReplaceAll(strings.ReplaceAll(v.Name, `\`, `\\`), `"`, `\"`)
		if n := strings.Count(all.String(), `["`+name+`","`+v.Code+`"`); n != 1 {
			t.Errorf("village %s stands %d times in the index", v.Code, n)
		}
	}
}

func TestTheTextOfANarrativeIsKeptForPassages(t *testing.T) {
	s, _ := smallSite(t, map[string]string{
		"content/cases/long.md": "+++\ntitle = \"长文\"\n+++\n" + strings.Repeat("支部带着大家修水渠，三年没有停过。\n\n", 400),
	})
	var names []string
	kept := 0
	for name, text := range searchFiles(t, s) {
		if n := strings.Count(text, "修水渠"); strings.HasPrefix(name, "text") && n > 0 {
			names = append(names, name)
			kept += n
		}
	}
	if kept != 400 || len(names) < 2 {
		slices.Sort(names)
		t.Errorf("%d of 400 sentences are kept in %v", kept, names)
	}
}

func TestDraftsAreNotFound(t *testing.T) {
	s, _ := smallSite(t, map[string]string{"content/cases/secret.md": "+++\ntitle = \"未定稿\"\ndraft = true\n+++\n机密的做法。\n"})
	for name, text := range searchFiles(t, s) {
		if strings.Contains(text, "未定稿") || strings.Contains(text, "机密") {
			t.Errorf("%s holds a draft", name)
		}
	}
}

func TestTheSearchPageOffersWhatThereIs(t *testing.T) {
	s, rep := smallSite(t, nil)
	html := file(t, s, "search/index.html")
	for _, want := range []string{`role="search"`, `name="region"`, `<noscript>`, `data-index`} {
		if !strings.Contains(html, want) {
			t.Errorf("the search page lacks %s", want)
		}
	}
	for _, x := range rep.Programs {
		if !strings.Contains(html, `<option value="`+x.ID+`">`) {
			t.Errorf("the filter does not offer %s", x.ID)
		}
	}
	for _, v := range rep.Villages {
		if !strings.Contains(html, `href="../villages/`+v.Code+`/index.html"`) {
			t.Errorf("without a script %s is not found", v.Code)
		}
	}
}
