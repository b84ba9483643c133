package browser

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"casebook/generator/build"
	"casebook/generator/session"
)

// TestCrowdedSite looks at pages of places with more indicators than a page draws one by one,
// which the demo site has none of.
func TestCrowdedSite(t *testing.T) {
	t.Parallel()
	site, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	writeCrowdedSite(t, site)
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: site, Today: today}})
	if err != nil || !result.Published || len(result.Problems) > 0 {
		t.Fatalf("not built: %v %v", err, result.Problems)
	}
	pages := []string{"villages/450329100201/index.html", "regions/450329/index.html", "indicators/income_0/index.html"}
	t.Run("the Nu checker finds no error", func(t *testing.T) { nuFindsNoError(t, dir) })
	t.Run("pages are quiet and fit the screen", func(t *testing.T) { pagesAreQuietAndFitTheScreen(t, dir, pages) })
	t.Run("axe finds no violation", func(t *testing.T) { axeFindsNoViolation(t, dir, pages) })
	t.Run("no figure lies behind the edge of a phone", func(t *testing.T) { noFigureLiesBehindAnEdge(t, dir, pages[:2]) })
	t.Run("groups after twenty rows fold, save those to which a finding leads", func(t *testing.T) {
		p := newTab(t, openBrowser(t), 390)
		p.open(serveSite(t, dir) + pages[0])
		p.says("the rows that stand open", "21", `String([...document.querySelectorAll("#s-figures ~ .scroll tbody tr:not(.group)")].length)`)
		p.says("the groups that fold", "第4组（7项） 第5组（7项） 第6组（7项）", `[...document.querySelectorAll("#s-figures ~ details > summary")].map(e => e.textContent).join(" ")`)
		p.says("those that do not hide what a finding leads to", "true", `String([...document.querySelectorAll("#s-figures ~ details")].every(e => e.open === (e.querySelector("tr[id]") !== null)))`)
		p.says("each has its heads", "3", `String(document.querySelectorAll("#s-figures ~ details thead").length)`)
	})
	t.Run("parts of a whole have their captions and bars", func(t *testing.T) {
		p := newTab(t, openBrowser(t), 390)
		p.open(serveSite(t, dir) + pages[0])
		p.says("captions a letter a line on a phone", "", `[...document.querySelectorAll(".parted caption")].filter(e => e.getBoundingClientRect().width < 200).map(e => e.textContent).join(" ")`)
		command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		p.says("bars without a width on paper", "0", `String([...document.querySelectorAll(".parted .part")].filter(e => e.getBoundingClientRect().width < 20).length)`)
		p.says("there are bars", "true", `String(document.querySelectorAll(".parted .part").length > 3)`)
	})
	t.Run("the last figure of a line shows on a dark ground", func(t *testing.T) {
		p := newTab(t, openBrowser(t), 390)
		command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
		p.open(serveSite(t, dir) + pages[0])
		p.says("its colour is the text's", "true", `String(getComputedStyle(document.querySelector(".chart text.last")).fill === getComputedStyle(document.body).color)`)
	})
}

// noFigureLiesBehindAnEdge asks for what lies beyond the screen in the tables of a village and its
// county that are not folded: the last column is the one that answers.
func noFigureLiesBehindAnEdge(t *testing.T, dir string, pages []string) {
	browser := openBrowser(t)
	base := serveSite(t, dir)
	for _, at := range []struct {
		width int64
		view  string
	}{{390, "light"}, {320, "light"}, {390, "elder"}} {
		p := newTab(t, browser, at.width)
		p.open(base + "index.html")
		evaluate[int](p, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, readersModes[at.view]))
		for _, path := range pages {
			p.open(base + path)
			p.says(fmt.Sprintf("beyond %d pixels of %s, %s", at.width, path, at.view), "", `[...document.querySelectorAll("main .scroll > table :is(td, th)")].filter(e => {
				const box = e.getBoundingClientRect();
				return box.width > 1 && !e.closest("details:not([open])") && box.right > innerWidth;
			}).map(e => e.textContent).slice(0, 4).join(" ")`)
		}
		evaluate[int](p, `(localStorage.clear(), 0)`)
	}
}

// crowdedVillages is how many villages the county of a crowded site has, in two towns.
const crowdedVillages = 40

// writeCrowdedSite writes a county whose villages have forty-two indicators of five years and
// three breakdowns each, in the form of a table.
func writeCrowdedSite(t *testing.T, site string) {
	t.Helper()
	groups := []string{"infrastructure", "income", "membership", "water", "trade", "care"}
	units := []string{"%", "元", "名", "%", "元", "名"}
	var indicators, head strings.Builder
	head.WriteString("code,name,region,households,population,source")
	for g, group := range groups {
		fmt.Fprintf(&indicators, "[[group]]\nid = %q\nname = \"第%d组\"\n", group, g+1)
		for i := range 7 {
			fmt.Fprintf(&indicators, "[[indicator]]\nid = \"%s_%d\"\nname = \"%s第%d项指标\"\ngroup = %q\nunit = %q\nbetter = \"higher\"\n",
				group, i, units[g], i+1, group, units[g])
			for year := 2020; year < 2025; year++ {
				fmt.Fprintf(&head, ",%s_%d@%d", group, i, year)
			}
		}
	}
	parts := []string{"age/35岁以下", "age/36岁以上", "education/初中", "education/高中", "sex/男", "sex/女"}
	for _, part := range parts {
		fmt.Fprintf(&head, ",membership_0/%s@2024", part)
	}
	rows := head.String() + "\n"
	for v := range crowdedVillages {
		town := fmt.Sprintf("45032910%d", v%2)
		rows += fmt.Sprintf("%s%d,山湾%d村,%s,%d,%d,report", town, 201+v, v, town, 300+v, 1200+3*v)
		for g := range groups {
			for i := range 7 {
				for year := range 5 {
					rows += fmt.Sprintf(",%d", []int{40, 9000, 20}[g%3]+(v*7+i*3)%30+year*[]int{5, 400, 2}[g%3])
				}
			}
		}
		total := 20 + (v*7)%30 + 4*2
		rows += strings.Repeat(fmt.Sprintf(",%d,%d", total/2, total-total/2), 3) + "\n"
	}
	files := map[string]string{
		"data/site.toml":       "title = \"一县各村\"\nowner = \"资源县委宣传部\"\n",
		"data/sources.toml":    "[[source]]\nid = \"report\"\ntitle = \"年报\"\nyear = 2024\n",
		"data/indicators.toml": indicators.String(),
		"data/regions.toml": "[[region]]\ncode = \"45\"\nname = \"广西壮族自治区\"\n" +
			"[[region]]\ncode = \"450329\"\nname = \"资源县\"\nparent = \"45\"\n" +
			"[[region]]\ncode = \"450329100\"\nname = \"资源镇\"\nparent = \"450329\"\n" +
			"[[region]]\ncode = \"450329101\"\nname = \"中峰镇\"\nparent = \"450329\"\n",
		"data/villages/450329.csv": rows,
	}
	for name, text := range files {
		put(t, filepath.Join(site, filepath.FromSlash(name)), text)
	}
}
