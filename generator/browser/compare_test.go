package browser

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"

	"casebook/generator/build"
	"casebook/generator/session"
)

// TestCompare acts out what a visitor does with lists, comparisons and figures of their own
// village, from a server with the strict policy and from a disk.
func TestCompare(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: "../..", Today: today}})
	if err != nil {
		t.Fatal(err)
	}
	if !result.Published {
		t.Fatal("nothing was built")
	}
	browser := openBrowser(t)
	acts := []struct {
		name string
		act  func(*testing.T, func(width int64) *tab, string)
	}{
		{"three villages side by side", compareThreeVillages},
		{"villages are chosen step by step", chooseVillages},
		{"regions and programs side by side", compareRegionsAndPrograms},
		{"a list is narrowed and its address shared", narrowAList},
		{"a county's villages are sorted", sortVillages},
		{"the nearest village is found", findVillagesLikeMine},
		{"a village is marked in an indicator", markOwnVillage},
		{"tiles change their indicator", colourTiles},
	}
	for scheme, base := range addresses(t, dir) {
		for _, a := range acts {
			t.Run(scheme+": "+a.name, func(t *testing.T) {
				var tabs []*tab
				a.act(t, func(width int64) *tab {
					p := newTab(t, browser, width)
					tabs = append(tabs, p)
					return p
				}, base)
				for _, p := range tabs {
					for _, trouble := range p.take(base) {
						t.Error(trouble)
					}
				}
			})
		}
	}
	t.Run("axe finds no violation", func(t *testing.T) { axeFindsNothingInComparisons(t, browser, dir) })
	t.Run("without scripts", func(t *testing.T) { compareWithoutScripts(t, newTab(t, browser, 390), fileAddress(dir)) })
}

// until waits until a script says true.
func (p *tab) until(what, script string) {
	p.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(30 * time.Millisecond) {
		is, err := tryEvaluate[bool](p, script) // a page that is being left answers with an error
		if is {
			return
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("waited in vain for %s: %s: %v", what, script, err)
		}
	}
}

func (p *tab) says(what, want, script string) {
	p.t.Helper()
	if got := evaluate[string](p, script); got != want {
		p.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

const threeVillages = "compare/index.html#villages=sample-county:sample-qingshi,sample-county:sample-hewan-village,520403:tangyue"

// rowOf is a script that gives the cells of a comparison's row as text.
func rowOf(name string) string {
	return `[...[...document.querySelectorAll(".beside tbody tr")].find(r => r.querySelector("th").textContent.startsWith("` + name + `"))
		.querySelectorAll("td:nth-child(n+3)")].map(c => (c.querySelector("span") ?? c).textContent).join(" ")`
}

func compareThreeVillages(t *testing.T, open func(int64) *tab, base string) {
	for _, width := range widths {
		p := open(width)
		p.open(base + threeVillages)
		p.until("the comparison", `document.querySelectorAll(".beside thead th").length === 5`)
		p.says("households", "386 512 无数据", rowOf("户数"))
		p.says("income", "10,825 12,863 无数据", rowOf("人均可支配收入"))
		p.says("the share of coop households", "78.2 85.4 无数据", rowOf("占总户数"))
		p.says("bars on one scale", "84 100", `[...[...document.querySelectorAll(".beside tbody tr")].find(r => r.querySelector("th").textContent.startsWith("人均可支配收入")).querySelectorAll("rect")].map(r => Math.round(r.getAttribute("width"))).join(" ")`)
		p.until("the charts, which come behind the table", `document.querySelectorAll("figure.drawn svg .l path").length >= 10`)
		p.says("room kept for what is there", "false", `String(document.documentElement.hasAttribute("data-asked"))`)
		p.says("titles of a folded list", "0", `String(document.querySelectorAll("#s-cases wbr").length)`)
		evaluate[int](p, `(document.querySelector("#s-cases").open = true, 0)`)
		p.until("its titles break between words when it is unfolded", `document.querySelectorAll("#s-cases wbr").length > 0`)
		evaluate[int](p, `(document.querySelector("#s-cases").open = false, 0)`)
		if n := evaluate[int](p, `document.querySelectorAll(".beside thead mark.sample").length`); n != 2 {
			t.Errorf("%d of the two made-up villages are marked", n)
		}
		if sideways := evaluate[string](p, sidewaysScript); sideways != "" {
			t.Errorf("at %d px the page scrolls sideways: %s", width, sideways)
		}
		// Whose a figure is shows at every height of the table.
		p.says("names beside the last row", "true true true", `(document.querySelector(".beside tbody:last-child tr:last-child").scrollIntoView({block: "center", behavior: "instant"}),
			[...document.querySelectorAll(".beside thead th a")].map(a => { const r = a.getBoundingClientRect(); return a.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)); }).join(" "))`)
		command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		p.says("what is printed", "beside", `[...document.querySelectorAll(".beside, .pick, .alike, #s-villages, .chosen")].filter(e => e.getBoundingClientRect().height > 0).map(e => e.classList[1] ?? e.className).join(" ")`)
	}
}

func chooseVillages(t *testing.T, open func(int64) *tab, base string) {
	p := open(1280)
	p.open(base + "compare/index.html")
	choose := func(step int, text string) {
		t.Helper()
		p.until(text, `(() => {
			const s = document.querySelectorAll("[data-compare] .steps select")[`+string(rune('0'+step))+`];
			const o = s && [...s.options].find(o => o.text === "`+text+`");
			if (!o) return false;
			s.value = o.value; s.dispatchEvent(new Event("change", {bubbles: true})); return true;
		})()`)
	}
	add := `(document.querySelector("[data-compare] [data-pick] button").click(), 0)`
	choose(0, "示例县（虚构）")
	choose(1, "青石村")
	evaluate[int](p, add)
	p.until("the first village", `document.querySelectorAll(".chosen li").length === 1`)
	choose(1, "云岭村")
	evaluate[int](p, add)
	p.until("the comparison", `document.querySelectorAll(".beside thead th").length === 4`)
	p.says("the address", "#villages=sample-county:sample-qingshi,sample-county:sample-yunling", `location.hash`)
	p.says("income", "10,825 8,572", rowOf("人均可支配收入"))
	evaluate[int](p, `(document.querySelector(".chosen button").click(), 0)`)
	p.until("one village left", `!document.querySelector(".beside")`)
}

func compareRegionsAndPrograms(t *testing.T, open func(int64) *tab, base string) {
	p := open(390)
	p.open(base + "compare/index.html#regions=sample-county,sample-county:sample-hewan,450329")
	p.until("the regions", `document.querySelectorAll(".beside thead th").length === 5`)
	p.says("income", "12,074 12,056 无数据", rowOf("人均可支配收入"))
	p.open("about:blank")
	p.open(base + "compare/index.html#programs=one-n-one,six-ones")
	p.until("the programs", `document.querySelectorAll(".methods thead th").length === 3`)
	if text := evaluate[string](p, `document.querySelector(".methods").textContent`); !strings.Contains(text, "理事会按片区建") || !strings.Contains(text, "资料未说明") {
		t.Errorf("the programs' conditions are not side by side: %.200s", text)
	}
}

func narrowAList(t *testing.T, open func(int64) *tab, base string) {
	p := open(390)
	p.open(base + "cases/index.html")
	all := evaluate[int](p, `document.querySelectorAll("[data-list] .item").length`)
	evaluate[int](p, `(() => {
		const s = document.querySelector("select[name=region]");
		s.value = "资源县"; s.dispatchEvent(new Event("change", {bubbles: true}));
		const v = document.querySelector("select[name=view]");
		v.value = "table"; v.dispatchEvent(new Event("change", {bubbles: true})); return 0;
	})()`)
	p.until("the narrowed table", `document.querySelectorAll(".narrowed tbody tr").length > 0`)
	titles := `[...document.querySelectorAll(".narrowed tbody th a")].map(a => a.textContent).join("|")`
	found := evaluate[string](p, titles)
	if n := strings.Count(found, "|") + 1; n >= all || !strings.Contains(found, "1+N+1") {
		t.Errorf("of %d cases the narrowed list has %q", all, found)
	}
	if counted := evaluate[string](p, `[...document.querySelectorAll("select[name=region] option")].find(o => o.value === "资源县").text`); counted != "资源县（1）" {
		t.Errorf("the choice is counted as %q", counted)
	}
	other := open(1280)
	other.open(evaluate[string](p, `location.href`))
	other.until("the shared list", `document.querySelectorAll(".narrowed tbody tr").length > 0`)
	other.says("the shared list", found, titles)
	evaluate[int](other, `(document.querySelector(".facets [type=reset]").click(), 0)`)
	other.until("the whole list", `document.querySelectorAll("[data-list] .item").length === `+string(rune('0'+all/10))+string(rune('0'+all%10)))
	other.says("the address after", "", `location.hash`)
}

func sortVillages(t *testing.T, open func(int64) *tab, base string) {
	p := open(1280)
	p.open(base + "regions/sample-county/index.html")
	evaluate[int](p, `(() => {
		const s = document.querySelector("select[name=sort]");
		s.value = [...s.options].find(o => o.text.startsWith("人均可支配收入")).value;
		s.dispatchEvent(new Event("change", {bubbles: true})); return 0;
	})()`)
	p.until("the sorted villages", `document.querySelectorAll(".narrowed tbody tr").length === 12`)
	p.says("the first and the last", "西川村 云岭村", `(l => l[0].textContent + " " + l[l.length - 1].textContent)(document.querySelectorAll(".narrowed tbody th a"))`)
	p.says("the longest bar", "100", `document.querySelector(".narrowed rect").getAttribute("width")`)
}

func findVillagesLikeMine(t *testing.T, open func(int64) *tab, base string) {
	p := open(390)
	p.open(base + "compare/index.html")
	evaluate[int](p, `(() => {
		const f = document.querySelector(".alike-form");
		f.elements.households.value = "380"; f.elements.population.value = "1500"; f.elements.income_per_capita.value = "11000";
		f.requestSubmit(); return 0;
	})()`)
	p.until("the nearest", `document.querySelectorAll(".nearest > li").length === 5`)
	p.says("the nearest", "青石村", `document.querySelector(".nearest h3 a").textContent`)
	p.says("what differs", "低\u00a02%", `[...[...document.querySelectorAll(".nearest > li")][0].querySelectorAll("tr")].find(r => r.textContent.startsWith("人均可支配收入")).lastElementChild.textContent`)
	evaluate[int](p, `(document.querySelector(".conditions input").click(), 0)`)
	p.says("the condition ticked", "具备 1 / 3 条", `document.querySelector(".conditions .met").textContent`)
	other := open(1280)
	other.open(evaluate[string](p, `location.href`))
	other.until("the shared answer", `document.querySelectorAll(".nearest > li").length === 5`)
	if !evaluate[bool](other, `document.querySelector(".conditions input").checked`) {
		t.Error("the ticked condition is not in the address")
	}
}

func markOwnVillage(t *testing.T, open func(int64) *tab, base string) {
	p := open(1280)
	p.open(base + "indicators/income_per_capita/index.html#village=sample-county:sample-qingshi")
	p.until("the trend", `document.querySelectorAll(".own figure.drawn .l path").length === 3`)
	p.says("the row of the ranking", "青石村", `document.querySelector(".rank .mine th a").textContent`)
	p.says("the standing", "true", `String(document.querySelector(".own [data-status]").textContent.includes("12 个村中居第 9 位"))`)
	p.says("the distribution", "青石村", `document.querySelector(".chart svg .my-mark text").textContent`)
}

func colourTiles(t *testing.T, open func(int64) *tab, base string) {
	p := open(390)
	p.open(base + "regions/sample-county/index.html")
	p.until("the choice", `document.querySelector(".shade-choice select") !== null`)
	p.says("before", "122 127 135", `[...document.querySelectorAll(".tiles .n")].map(e => e.textContent).join(" ")`)
	evaluate[int](p, `(() => {
		const s = document.querySelector(".shade-choice select");
		s.value = [...s.options].find(o => o.text.startsWith("人均可支配收入")).value;
		s.dispatchEvent(new Event("change")); return 0;
	})()`)
	p.says("after", "10,813 12,056 13,053", `[...document.querySelectorAll(".tiles .n")].map(e => e.textContent).join(" ")`)
	p.says("the tile that the keyboard reaches", "河湾乡", `(() => { const a = document.querySelectorAll(".tiles a")[1]; a.focus(); return document.activeElement === a ? a.querySelector("span").textContent : ""; })()`)
	p.says("the colours", "k0 k2 k4", `[...document.querySelectorAll(".tiles rect")].map(e => e.getAttribute("class")).join(" ")`)
}

// axeFindsNothingInComparisons looks at what scripts have made, which the pages as built lack.
func axeFindsNothingInComparisons(t *testing.T, browser context.Context, dir string) {
	axe := axeLibrary(t)
	base := serveSite(t, dir)
	states := map[string]string{
		threeVillages: ".beside",
		"compare/index.html#programs=one-n-one,six-ones":                               ".methods",
		"compare/index.html#like=households:380,population:1500":                       ".nearest",
		"cases/index.html#view=table":                                                  ".narrowed",
		"programs/index.html#sort=title":                                               "[data-list] .item",
		"regions/sample-county/index.html#view=cards":                                  ".village-cards",
		"indicators/income_per_capita/index.html#village=sample-county:sample-qingshi": ".own figure",
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range widths {
			if scheme == "dark" && width == widths[0] {
				continue // colours are the same at both widths
			}
			p := newTab(t, browser, width)
			command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
			for path, there := range states {
				p.open("about:blank")
				p.open(base + path)
				p.until(path, `document.querySelector("`+there+`") !== null`)
				evaluate[int](p, axe+";0")
				for _, v := range evaluate[[]string](p, axeScript) {
					t.Errorf("%s %s at %d px: %s", path, scheme, width, v)
				}
				if sideways := evaluate[string](p, sidewaysScript); sideways != "" {
					t.Errorf("%s at %d px scrolls sideways: %s", path, width, sideways)
				}
			}
		}
	}
}

// compareWithoutScripts wants no control that would do nothing, and what can be said without.
func compareWithoutScripts(t *testing.T, p *tab, base string) {
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for _, path := range []string{"compare/index.html", "cases/index.html", "regions/sample-county/index.html", "indicators/income_per_capita/index.html"} {
		p.open(base + path)
		if n := evaluate[int](p, `[...document.querySelectorAll("main select, main input, main button, main form")].filter(e => e.getBoundingClientRect().height > 0).length`); n > 0 {
			t.Errorf("%s shows %d controls that do nothing", path, n)
		}
	}
	p.open(base + "compare/index.html")
	if n := evaluate[int](p, `document.querySelectorAll("main table").length`); n < 3 {
		t.Errorf("the page has %d tables without scripts", n)
	}
	if n := evaluate[int](p, `document.querySelectorAll('main a[href*="indicators/"]').length`); n < 5 {
		t.Errorf("the page leads to %d rankings without scripts", n)
	}
	p.open(base + "regions/sample-county/index.html")
	if n := evaluate[int](p, `document.querySelectorAll(".tiles a[href]").length`); n != 3 {
		t.Errorf("%d of three regions are drawn and linked without scripts", n)
	}
}
