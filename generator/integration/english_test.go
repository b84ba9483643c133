package integration

import (
	"archive/zip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"casebook/generator/lazyregexp"
	"casebook/generator/testsite"
)

// inEnglish is a small site whose every word is ASCII, with something of each kind of page.
var inEnglish = map[string]string{
	"data/site.toml":       "title = \"Field notes\"\nsubtitle = \"What worked\"\nlanguage = \"en\"\nowner = \"Office\"\nbase_url = \"https://example.org\"\n",
	"data/indicators.toml": "[[group]]\nid = \"income\"\nname = \"Income\"\n[[indicator]]\nid = \"income\"\nname = \"Income a head\"\ngroup = \"income\"\nunit = \"yuan\"\nbetter = \"higher\"\n[[indicator]]\nid = \"water\"\nname = \"Tap water\"\ngroup = \"income\"\nunit = \"%\"\n",
	"data/regions.toml":    "[[region]]\ncode = \"shire\"\nname = \"Shire\"\n[[region.series]]\nindicator = \"income\"\nvalues = { 2019 = 90, 2020 = 100 }\nsource = \"book\"\n[[region]]\ncode = \"west\"\nname = \"Westfarthing\"\nparent = \"shire\"\n[[region]]\ncode = \"east\"\nname = \"Eastfarthing\"\nparent = \"shire\"\n",
	"data/sources.toml":    "[[source]]\nid = \"book\"\ntitle = \"Red Book\"\nyear = 2021\n",
	"data/villages/all.csv": "code,name,region,households,population,programs,source,income@2019,income@2020,water@2019,water@2020,income/age/young@2020,income/age/old@2020\n" +
		"hobbiton,Hobbiton,west,412,1630,one-n,book,100,520,80,90,10,20\n" + "bywater,Bywater,west,1,1,one-n,book,90,95,70,75,,\n" +
		"frogmorton,Frogmorton,east,200,800,,book,80,85,60,65,,\n" + "whitfurrows,Whitfurrows,east,100,400,,book,70,77,50,55,,\n" + "stock,Stock,east,90,300,,book,60,66,40,45,,\n",
	"data/programs/all.toml":  "[[program]]\nid = \"one-n\"\nname = \"One and N\"\nformula = \"1+N\"\norigin = \"shire\"\nsince = 2018\nsummary = \"One branch, many farms.\"\n[[program.part]]\ncount = \"1\"\nname = \"branch\"\n[[program.part]]\ncount = \"N\"\nname = \"farms\"\n[program.replicate]\nconditions = [\"A branch.\"]\nrisks = [\"Haste.\"]\ncost = \"Little.\"\npeople = \"Two.\"\nmonths = 6\n[[program]]\nid = \"other\"\nname = \"Other\"\nformula = \"other\"\nstated = false\n",
	"data/facts/mill.toml":    "[[fact]]\nid = \"cost\"\nvalue = 12\nunit = \"yuan\"\nyear = 2020\nsource = \"book\"\nnote = \"Cost of the mill\"\nstatus = \"done\"\nsample = true\n[[fact]]\nid = \"goal\"\nvalue = 20\nbound = \"at-least\"\nnote = \"Goal\"\nstatus = \"target\"\n",
	"content/cases/mill.md":   "+++\ntitle = \"The mill\"\nvillage = \"hobbiton\"\nprograms = [\"one-n\"]\nthemes = [\"milling\"]\ndate = 2021-03-04\nsummary = \"How it was built.\"\nsource = \"book\"\n+++\n\n## Start\n\nIt cost [12 yuan](fact:cost), the goal is [20](fact:goal).\n\n## Then\n\n```formula\nprogram = \"one-n\"\n```\n\n## End\n\n- [x] done\n- [ ] open\n\n> [!NOTE]\n> Well.\n\nA note.[^1]\n\n[^1]: Text.\n",
	"content/cases/inn.md":    "+++\ntitle = \"The inn\"\nregion = \"east\"\nthemes = [\"milling\"]\ndate = 2020-01-02\n+++\n\nPlain.\n",
	"content/studies/trip.md": "+++\ntitle = \"A trip\"\nregion = \"shire\"\nsites = [\"mill\"]\ndate = 2022-05-06\n+++\n\nSeen.\n",
	"content/about.md":        "+++\ntitle = \"About\"\n+++\n\nNotes.\n",
	"content/index.md":        "+++\ntitle = \"Field notes\"\n+++\n\nWelcome.\n",
}

// A site in English whose content has no Chinese shows none anywhere: not on a page, in a
// download, in the search's documents or in the words of scripts.
func TestASiteInEnglishShowsNoChinese(t *testing.T) {
	site := t.TempDir()
	for name, text := range inEnglish {
		testsite.Put(t, filepath.Join(site, name), text)
	}
	out := filepath.Join(t.TempDir(), "public")
	buildInto(t, site, out, t.TempDir())
	kinds := map[string]bool{}
	joined := lazyregexp.New(`[0-9]yuan`)
	err := filepath.WalkDir(out, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(out, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		switch {
		case strings.HasPrefix(name, "assets/"), name == "search/start.js", name == "search/readings.js":
			return nil // code that reads Chinese; its words are tested in theme
		}
		text, err := os.ReadFile(file)
		if strings.HasSuffix(name, ".xlsx") {
			text, err = sheetsOf(file)
		}
		if err != nil {
			return err
		}
		kinds[strings.SplitN(name, "/", 2)[0]+filepath.Ext(name)] = true
		if filepath.Ext(name) == ".html" && joined.Match(text) {
			t.Errorf("%s: no space before a unit: %q", name, joined.FindAllString(string(text), 3))
		}
		if i := strings.IndexFunc(string(text), isChinese); i >= 0 {
			from := max(strings.LastIndexByte(string(text[:i]), '\n')+1, i-80)
			t.Errorf("%s: …%.160s", name, text[from:])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(kinds) < 15 {
		t.Errorf("only %d kinds of files: %v", len(kinds), kinds)
	}
}

func isChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || 0x3001 <= r && r <= 0x303f || 0xff01 <= r && r <= 0xff5e
}

// sheetsOf returns what a workbook shows: its sheets and their names, not the names of fonts.
func sheetsOf(file string) ([]byte, error) {
	book, err := zip.OpenReader(file)
	if err != nil {
		return nil, err
	}
	defer book.Close()
	var all []byte
	for _, part := range book.File {
		if strings.HasSuffix(part.Name, "styles.xml") {
			continue
		}
		r, err := part.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		all = append(all, text...)
	}
	return all, nil
}
