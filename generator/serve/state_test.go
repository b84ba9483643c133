package serve

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/input"
	"casebook/generator/picture/photos"
	"casebook/generator/testsite"
)

// kept is a site of which each page is made of another file.
var kept = map[string]string{
	"content/cases/two.md":     strings.Replace(one, "title = \"甲村", "aliases = [\"/cases/er/\"]\ntitle = \"乙村", 1) + "\n![井](jing.png)\n",
	"content/cases/jing.png":   string(photos.DeepPNG()),
	"content/notes/bi.md":      "+++\ntitle = \"笔记一则\"\nthemes = [\"引水\"]\n+++\n正文。\n",
	"data/sources.toml":        "[[source]]\nid = \"nianbao\"\ntitle = \"年报\"\n",
	"data/facts/one.toml":      "[[fact]]\nid = \"lu\"\nvalue = 4.9\nunit = \"公里\"\nsource = \"nianbao\"\n",
	"data/indicators.toml":     "[[group]]\nid = \"z\"\nname = \"组\"\n[[indicator]]\nid = \"shouru\"\nname = \"人均收入\"\ngroup = \"z\"\nunit = \"元\"\n",
	"data/programs/fa.toml":    "[[program]]\nid = \"fa\"\nname = \"一个做法\"\nformula = \"一个做法\"\nsource = \"nianbao\"\n",
	"data/regions.toml":        "[[region]]\ncode = \"zhen\"\nname = \"示例镇\"\n",
	"data/villages/jia.csv":    "code,name,region,source,shouru@2022\njia,甲家村,zhen,nianbao,4000\n",
	"data/villages/yi/yi.toml": "[[village]]\ncode = \"yi\"\nname = \"乙家村\"\nregion = \"zhen\"\n",
}

// A page that the site no longer has stays where the file of what it shows cannot be read, and is gone with the file, whatever else
// cannot be read. That a file names what there is not takes no page away, and keeps none.
func TestAPageStaysWhileItsFileCannotBeRead(t *testing.T) {
	const broken, taken = "[[\n", ""
	s := onStage(t, nil)
	again := func() { s.n++; s.reload(t.Context(), s.n, input.Changes{}) }
	noTOML := "+++\ntitle = \n+++\n"
	for _, x := range []struct {
		name  string
		saved map[string]string
		has   map[string]string // what the pages show; "404" of those that are gone
	}{
		{"a narrative", map[string]string{"content/cases/two.md": noTOML}, map[string]string{"cases/two/": "乙村修路", "cases/one/": "甲村修路", "cases/": "甲村修路", "cases/er/": "乙村修路"}},
		{"the only one of a list", map[string]string{"content/notes/bi.md": noTOML}, map[string]string{"notes/bi/": "笔记一则", "themes/yinshui/": "笔记一则"}},
		{"one is taken away and another cannot be read", map[string]string{"content/cases/two.md": taken, "content/cases/one.md": noTOML}, map[string]string{"cases/two/": "404", "cases/one/": "甲村修路"}},
		{"one is taken away and a record cannot be read", map[string]string{"content/cases/two.md": taken, "content/notes/bi.md": taken, "data/sources.toml": broken},
			map[string]string{"cases/two/": "404", "notes/bi/": "404", "notes/": "404", "themes/yinshui/": "404", "cases/one/": "甲村修路"}},
		{"all texts are taken away, and facts are left of one", map[string]string{"content": taken},
			map[string]string{"cases/one/": "404", "cases/two/": "404", "notes/": "404", "": "试验册", "villages/jia/": "甲家村"}},
		{"regions", map[string]string{"data/regions.toml": broken}, map[string]string{"regions/zhen/": "示例镇", "villages/jia/": "甲家村", "cases/one/": "甲村修路"}},
		{"programs", map[string]string{"data/programs/fa.toml": broken}, map[string]string{"programs/fa/": "一个做法"}},
		{"indicators", map[string]string{"data/indicators.toml": broken}, map[string]string{"indicators/shouru/": "人均收入"}},
		{"villages", map[string]string{"data/villages/yi/yi.toml": broken}, map[string]string{"villages/yi/": "乙家村", "villages/jia/": "甲家村"}},
		{"a table of villages is taken away, and another cannot be read", map[string]string{"data/villages/yi/yi.toml": broken, "data/villages/jia.csv": taken}, map[string]string{"villages/yi/": "乙家村", "villages/jia/": "404"}},
		{"a region that is none", map[string]string{"data/villages/jia.csv": strings.Replace(kept["data/villages/jia.csv"], "zhen", "nirgends", 1)}, map[string]string{"villages/jia/": "甲家村"}},
	} {
		for name, text := range kept {
			testsite.Put(t, filepath.Join(s.dir, name), text)
		}
		testsite.Put(t, filepath.Join(s.dir, "content/cases/one.md"), one)
		again()
		if now := s.current(); now.whole == nil || now.whole != now.site {
			t.Fatalf("%s: the site is not whole before: %s", x.name, s.rules())
		}
		for page, text := range x.has {
			if text != "404" && !strings.Contains(s.shows("/"+page), text) {
				t.Fatalf("%s: before, %q is not on %s", x.name, text, page)
			}
		}
		for name, text := range x.saved {
			if text != taken {
				testsite.Put(t, filepath.Join(s.dir, name), text)
			} else if err := os.RemoveAll(filepath.Join(s.dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		again()
		if s.rules() == "" {
			t.Errorf("%s: nothing is reported", x.name)
		}
		for page, text := range x.has {
			got := s.shows("/" + page)
			if !strings.Contains(got, text) {
				t.Errorf("%s: %s has no %q: %.300s", x.name, page, text, got)
			}
			if page == "cases/two/" && text != "404" { // with what it brings
				_, rest, _ := strings.Cut(got, `<img `)
				_, rest, _ = strings.Cut(rest, `src="../../`)
				picture, _, _ := strings.Cut(rest, `"`)
				if answer := s.ask("GET", "/"+picture); answer.Code != http.StatusOK || !strings.HasPrefix(answer.Header().Get("Content-Type"), "image/") {
					t.Errorf("%s: the picture %q is %d", x.name, picture, answer.Code)
				}
			}
		}
	}
}
