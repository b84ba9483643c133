package site_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"casebook/generator/page"
	"casebook/generator/search"
	"casebook/generator/site"
)

// What each page of the full site is found by, and by which filters: testdata/found.txt lists it. The length that is reported of a
// page's text is that of its paragraphs.
func TestWhatPagesAreFoundBy(t *testing.T) {
	s := fullSite(t)
	var b strings.Builder
	list := func(name string, values ...string) {
		if len(values) > 1 && name != "title" && slices.Contains(values, "") {
			t.Errorf("an empty word among %s: %q", name, values)
		}
		if text := strings.Trim(strings.Join(values, " | "), " |"); text != "" {
			fmt.Fprintf(&b, "  %s: %s\n", name, text)
		}
	}
	for _, x := range documentsOf(s) {
		d := x.Page()
		fmt.Fprintf(&b, "%s %d\n", d.Path, d.Kind)
		list("title", d.Title, d.Alias)
		list("former", d.Former...)
		list("place", d.Place)
		list("summary", d.Summary)
		list("tags", d.Tags...)
		list("headings", d.Headings...)
		list("filters", d.Filters...)
		list("text", d.Text...)
		text := d.Text
		if d.Body.Paragraphs != nil {
			list("body", d.Body.Paragraphs()...)
			text = append(text[:len(text):len(text)], d.Body.Paragraphs()...)
		}
		if d.Sample {
			list("sample", "yes")
		}
		if n := len(strings.Join(text, "\n")); x.Path != d.Path || x.Text != n {
			t.Errorf("%s of %d bytes is reported as %s of %d", d.Path, n, x.Path, x.Text)
		}
	}
	years := &page.YearFilters{}
	for _, v := range s.Report.Villages {
		d := s.SearchVillage(v, years)
		fmt.Fprintf(&b, "%s %s\n", d.Code, d.Name)
		list("former", d.Former...)
		list("place", d.Place)
		list("summary", d.Summary)
		list("places", d.Places...)
		list("filters", d.Filters...)
		if d.Sample {
			list("sample", "yes")
		}
	}
	const name = "testdata/found.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(name); err != nil || string(want) != b.String() {
		t.Errorf("pages are found by other words than %s says (%v); look at it and run with -update\n%s", name, err, b.String())
	}
}

// documentsOf lists what the pages of a site are found by.
func documentsOf(s *site.Site) []page.Document {
	var list []page.Document
	seen := map[*page.Kind]bool{}
	for r := range s.Routes() {
		if r.Kind.Search != nil && !seen[r.Kind] {
			seen[r.Kind] = true
			list = append(list, r.Kind.Search(s.Model)...)
		}
	}
	return list
}

// A page of a site without places and years is found by its words alone.
func TestWhatPagesOfLittleAreFoundBy(t *testing.T) {
	s := siteOf(t, map[string]string{
		"data/site.toml":       "title = \"册\"\n",
		"content/cases/one.md": "+++\ntitle = \"一篇\"\n+++\n",
		"data/programs/a.toml": "[[program]]\nid = \"a\"\nname = \"甲法\"\nformula = \"甲法\"\nstated = false\n[program.replicate]\nrisks = [\"天旱\"]\n",
	})
	for _, x := range documentsOf(s) {
		d := x.Page()
		if d.Kind == search.Texts { // the tools that every site has
			continue
		}
		want := map[search.Kind]string{search.Cases: "[] []", search.Programs: "[风险、教训、注意事项] [program:a] 容易出的问题：天旱"}[d.Kind]
		if got := strings.TrimSpace(fmt.Sprintln(d.Headings, d.Filters, strings.Join(d.Text, ""))); got != want || d.Place+d.Summary != "" {
			t.Errorf("%s is found by %s, %s, %s, want %s", d.Path, got, d.Place, d.Summary, want)
		}
	}
}

// A village is found by every year from its first figure to its last, whichever figure they are of.
func TestAVillageIsFoundByTheYearsOfItsFigures(t *testing.T) {
	for years, want := range map[string]string{
		"": "", "2020": "2020", "2018 2019": "2018 2019", "2020 | 2018 2019": "2018 2019 2020", "2018 2019 | 2020": "2018 2019 2020", "2020 2021 | 2018": "2018 2019 2020 2021", "2017 2022 | 2019": "2017 2018 2019 2020 2021 2022",
	} {
		heads, row := "", ""
		for i, list := range strings.Split(years, "|") {
			for _, year := range strings.Fields(list) {
				heads, row = heads+fmt.Sprintf(",%s@%s", []string{"income", "debt"}[i], year), row+",5"
			}
		}
		files := county("", "")
		files["data/villages/all.csv"] = "code,name,region,source" + heads + "\nv0,甲村,dong,annual" + row + "\n"
		s := siteOf(t, files)
		var got []string
		for _, x := range s.SearchVillage(s.Report.Villages[0], &page.YearFilters{}).Filters {
			if year, ok := strings.CutPrefix(x, "year:"); ok {
				got = append(got, year)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("with figures of %s it is found by %q", years, got)
		}
	}
}
