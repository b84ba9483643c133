package browser

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"casebook/generator/build"
	"casebook/generator/session"
	"casebook/generator/testsite"
)

// TestBarsDifferOnPaperWithoutColour prints bars of twelve villages, parts of a pie and of a ring: each has lines
// of its own over it, and its sign in the legend the same. On the screen there are none before and after.
func TestBarsDifferOnPaperWithoutColour(t *testing.T) {
	t.Parallel()
	site, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	testsite.New(t, site, 2)
	const count = 12
	var villages strings.Builder
	var codes []string
	for i := range count {
		code := fmt.Sprintf("w%02d", i)
		codes = append(codes, `"`+code+`"`)
		fmt.Fprintf(&villages, "[[village]]\ncode = %q\nname = \"排%d村\"\nregion = \"shili-zhen\"\n[[village.series]]\nindicator = \"income_per_capita\"\nsource = \"sample-table\"\nvalues = { 2021 = %d, 2022 = %d }\n", code, i, 9000+i*300, 9900+i*310)
	}
	put(t, filepath.Join(site, "data/villages/many.toml"), villages.String())
	chart := func(kind string, n int, years string) string {
		return fmt.Sprintf("``` chart\nkind = %q\nindicator = \"income_per_capita\"\nvillages = [%s]\nyears = [%s]\n```\n\n", kind, strings.Join(codes[:n], ","), years)
	}
	put(t, filepath.Join(site, "content/cases/bars.md"), "+++\ntitle = \"一样的柱\"\ndate = 2024-01-01\nsource = \"sample-table\"\n+++\n\n各村两年的收入。\n\n"+chart("bar", count, "2021, 2022")+chart("hbar", 3, "2021, 2022")+chart("pie", 7, "2022")+chart("ring", 7, "2022"))
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: site, Today: today}})
	if err != nil || !result.Published {
		t.Fatalf("not built: %v %v", err, result.Problems)
	}
	p := newTab(t, openBrowser(t), paper)
	p.open(serveSite(t, dir) + "cases/bars/index.html")
	p.says("the charts", "bar hbar pie ring", `[...document.querySelectorAll(".chart")].map(f => f.dataset.chart).join(" ")`)
	const overlaid = `String(document.querySelectorAll(".texture, .textured").length)`
	p.says("before printing", "0", overlaid)
	evaluate[int](p, `(dispatchEvent(new Event("beforeprint")), 0)`)
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	// How a line looks besides its colour; lines of bars by where they lie in a box of the same size.
	p.says("series drawn alike, or unlike their signs", "", `[...document.querySelectorAll(".chart")].flatMap(f => {
		const angles = d => [...new Set([...d.matchAll(/M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)/g)].map(m => Math.round(Math.atan2(m[4] - m[2], m[3] - m[1]) * 57.3)))].join();
		const look = e => [angles(e.getAttribute("d")), e.getAttribute("stroke-dasharray"), e.closest(".r") || f.dataset.chart === "ring" ? "" : e.getAttribute("stroke-width")].join("/");
		const looks = {};
		for (const e of f.querySelectorAll("path.texture")) (looks[e.getAttribute("class").split(" ")[1]] ??= new Set()).add(look(e));
		const all = Object.values(looks).map(s => [...s].join(" and "));
		const faults = all.filter((l, i) => l.includes(" and ") || all.indexOf(l) !== i);
		const bare = [...f.querySelectorAll("svg :is(.b, .r) > path[class^=s]:not(.s0, .textured)")].map(e => f.dataset.chart + " " + e.getAttribute("class"));
		return [...faults.map(l => f.dataset.chart + ": " + l), ...bare];
	}).join("; ")`)
	p.says("how many series have lines", "11 2 6 6", `[...document.querySelectorAll(".chart")].map(f => new Set([...f.querySelectorAll("path.texture")].map(e => e.getAttribute("class"))).size).join(" ")`)
	p.says("parts that lines would leave", "0", `String([...document.querySelectorAll(".texture[clip-path]")].filter(e => !document.querySelector(e.getAttribute("clip-path").slice(4, -1))).length)`)
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	evaluate[int](p, `(dispatchEvent(new Event("afterprint")), 0)`)
	p.says("after printing", "0", overlaid)
	if size := len(printed(p)); size > 3_000_000 {
		t.Errorf("four charts and a line of text are printed as %d bytes", size)
	}
}

// TestMenusOfPhonesHaveRoom unfolds the last way of the navigation on the page that its menu leads to, with a name
// longer than a third of the screen in it: in large type the menu reached beyond the screen.
func TestMenusOfPhonesHaveRoom(t *testing.T) {
	t.Parallel()
	base := serveSite(t, buildDemo(t))
	browser := openBrowser(t)
	for _, width := range []int64{390, 320} {
		for _, view := range []string{"light", "elder"} {
			p := newTab(t, browser, width)
			p.open(base + "index.html")
			evaluate[int](p, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, readersModes[view]))
			for _, path := range []string{"index.html", "handbook/index.html", "indicators/index.html"} {
				p.open(base + path)
				evaluate[int](p, `(document.querySelector(".nav details").open = true, 0)`)
				if wide := evaluate[string](p, sidewaysScript); wide != "" {
					t.Errorf("%s at %d px, %s: %s", path, width, view, wide)
				}
				p.says("names beside their boxes", "", `[...document.querySelectorAll(".nav details a")].filter(a => a.scrollWidth > a.clientWidth + 1).map(a => a.textContent).join(" ")`)
			}
			evaluate[int](p, `(localStorage.clear(), 0)`)
		}
	}
}
