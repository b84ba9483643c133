package browser

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"casebook/generator/build"
	"casebook/generator/pack"
	"casebook/generator/session"
	"casebook/generator/theme"
)

// The pages that are looked at in every mode: the booklet with a card in it, the first page,
// a case and a village.
var takenPages = []string{
	"booklet/index.html#cases=sample-ledger", "index.html", "cases/sample-ledger/index.html", "villages/sample-qingshi/index.html",
}

// TestTakeAlong builds the demo site with an address on the web and takes it along in every
// way: as a booklet, on paper, in large type, by voice and keyboard, and without a network.
func TestTakeAlong(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: "../..", Today: today, Base: "https://example.cn/book"}})
	if err != nil || !result.Published {
		t.Fatalf("nothing was built: %v", err)
	}
	browser := openBrowser(t)
	for scheme, base := range addresses(t, dir) {
		t.Run("a basket becomes a booklet by "+scheme, func(t *testing.T) { basketBecomesBooklet(t, newTab(t, browser, 1280), base) })
		t.Run("elder mode is kept by "+scheme, func(t *testing.T) { elderModeIsKept(t, newTab(t, browser, 390), base) })
		t.Run("the keyboard is enough by "+scheme, func(t *testing.T) { keyboardReachesAll(t, newTab(t, browser, 1280), base) })
	}
	base := serveSite(t, dir)
	t.Run("no figure is cut on paper", func(t *testing.T) { noFigureIsCut(t, newTab(t, browser, 642), base) })
	t.Run("the booklet without scripts", func(t *testing.T) { bookletWithoutScripts(t, newTab(t, browser, 390), base) })
	t.Run("citations", func(t *testing.T) { citationsAreReady(t, newTab(t, browser, 1280), base) })
	t.Run("a voice reads and marks", func(t *testing.T) { voiceReads(t, newTab(t, browser, 1280), base) })
	t.Run("titles break between words", func(t *testing.T) { titlesBreakBetweenWords(t, newTab(t, browser, 390), base) })
	t.Run("figures stand beside the text", func(t *testing.T) { figuresStandBesideTheText(t, newTab(t, browser, 1280), base) })
	t.Run("nothing moves", func(t *testing.T) { nothingMoves(t, browser, base) })
	t.Run("axe in every mode", func(t *testing.T) { axeInEveryMode(t, browser, base) })
	t.Run("packed", func(t *testing.T) { packedSiteWorks(t, newTab(t, browser, 1280), dir) })
}

func quiet(t *testing.T, p *tab, base string) {
	t.Helper()
	for _, trouble := range p.take(base) {
		t.Error(trouble)
	}
}

// until waits for a condition of the page. A page that leads on is no failure: it is asked again
// where it leads.
func until(p *tab, condition string) {
	p.t.Helper()
	var last error
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(30 * time.Millisecond) {
		var is bool
		if is, last = tryEvaluate[bool](p, condition); is && last == nil {
			return
		}
	}
	p.t.Fatalf("never: %s (%v)", condition, last)
}

func click(p *tab, selector string) {
	p.t.Helper()
	evaluate[int](p, fmt.Sprintf(`(document.querySelector(%q).click(), 0)`, selector))
}

func forget(p *tab, base string) {
	p.t.Helper()
	p.open(base + "index.html")
	evaluate[int](p, `(localStorage.clear(), 0)`)
}

// printed returns the page as PDF, on the paper that its style asks for.
func printed(p *tab) []byte {
	p.t.Helper()
	yes := true
	out, err := chromedp.Call(p.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes})
	if err != nil {
		p.t.Fatal(err)
	}
	return out.Data
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

func pagesOfPDF(data []byte) int { return len(pdfPage.FindAll(data, -1)) }

func basketBecomesBooklet(t *testing.T, p *tab, base string) {
	forget(p, base)
	cases := []string{"sample-ledger", "panzhou-211", "town-dual-push", "village-six-ones"}
	for _, slug := range cases[:3] {
		p.open(base + "cases/" + slug + "/index.html")
		click(p, ".page-tools .take")
	}
	p.open(base + "cases/index.html")
	click(p, `.item[data-slug="village-six-ones"] .take`)
	way := evaluate[string](p, `document.querySelector(".tools a.tool").href`)
	if !strings.HasSuffix(way, "booklet/index.html#cases="+strings.Join(cases, ",")) {
		t.Fatalf("the way to the booklet is %s", way)
	}
	forgetful := evaluate[string](p, `(localStorage.removeItem("casebook-basket"), "")`) // as for who is handed the address
	p.open(way + forgetful)
	until(p, `document.querySelectorAll(".booklet-card").length === 4`)
	for what, want := range map[string]int{
		".booklet-card h2": 4, ".booklet-card .qr": 4, ".booklet-card .ask li": 16, ".booklet-card .ruled": 4, ".booklet-card svg[role=img]:not(.qr)": 4,
		".booklet-contents:not([hidden]) li": 4,
	} {
		if got := evaluate[int](p, fmt.Sprintf(`document.querySelectorAll(%q).length`, what)); got < want {
			t.Errorf("%d of %s, at least %d expected", got, what, want)
		}
	}
	if twice := evaluate[[]string](p, `[...document.querySelectorAll("[id]")].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)`); len(twice) > 0 {
		t.Errorf("ids twice: %v", twice)
	}
	// Cover, contents, one page a card, what to do at home: as every one of them begins a
	// page, none can have been cut where there are no more pages than that.
	if got := pagesOfPDF(printed(p)); got != 7 {
		t.Errorf("the booklet of four cards has %d pages, not 7", got)
	}
	click(p, `.moves [aria-label^="后移"]`)
	until(p, `location.hash === "#cases=panzhou-211,sample-ledger,town-dual-push,village-six-ones" && document.querySelector(".booklet-card h2 a").href.includes("panzhou-211")`)
	click(p, `[data-slug="sample-ledger"] input`)
	until(p, `document.querySelectorAll(".booklet-card").length === 3 && localStorage.getItem("casebook-basket") === '["panzhou-211","town-dual-push","village-six-ones"]'`)
	quiet(t, p, base)
}

// smallThings lists what is too small for elder mode: texts under 18 px or set tighter than
// one and a half lines, and targets under 60 px, links within a sentence excepted.
const smallThings = `(() => {
	const found = [];
	const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility === "visible" && !e.closest(".visually-hidden, .skip, caption");
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const e = walker.currentNode.parentElement;
		if (!walker.currentNode.data.trim() || !seen(e) || e.closest("script, desc, title")) continue;
		const style = getComputedStyle(e);
		const svg = e.ownerSVGElement;
		const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
		const size = parseFloat(style.fontSize) * scale;
		if (size < 17.9) found.push("text of " + size.toFixed(1) + " px: " + e.outerHTML.slice(0, 90));
		if (!svg && parseFloat(style.lineHeight) < 1.5 * parseFloat(style.fontSize) - .1) found.push("tight: " + e.outerHTML.slice(0, 90));
	}
	for (const e of document.querySelectorAll("a[href], button, summary, select, input")) {
		if (!seen(e) || e.closest("p, figcaption, td, .prose li, .note-source, .kicker") && !e.closest(".brand, .more, .footer") && e.tagName === "A") continue;
		const box = (e.closest("label, .booklet-list li") ?? e).getBoundingClientRect();
		if (box.height < 59.5) found.push("target of " + box.height.toFixed(0) + " px: " + e.outerHTML.slice(0, 90));
	}
	return found.slice(0, 6);
})()`

func elderModeIsKept(t *testing.T, p *tab, base string) {
	forget(p, base)
	p.open(base + "index.html")
	click(p, `.tools button`)
	for _, path := range takenPages {
		p.open(base + path)
		if strings.HasPrefix(path, "booklet") {
			until(p, `document.querySelectorAll(".booklet-card").length === 1`)
			if pictures := evaluate[int](p, `document.querySelectorAll(".card-charts .chart > svg").values().filter(e => e.checkVisibility()).toArray().length`); pictures > 0 {
				t.Errorf("%s: %d charts of a card are pictures, which a phone cuts", path, pictures)
			}
		}
		if got := evaluate[string](p, `document.documentElement.dataset.elder ?? ""`); got != "20" {
			t.Fatalf("%s: elder mode is %q", path, got)
		}
		for _, small := range evaluate[[]string](p, smallThings) {
			t.Errorf("%s: %s", path, small)
		}
		if wide := evaluate[string](p, sidewaysScript); wide != "" {
			t.Errorf("%s scrolls sideways: %s", path, wide)
		}
	}
	evaluate[int](p, `(() => { const i = document.querySelector(".panel [type=range]"); i.value = "30"; i.dispatchEvent(new Event("input")); return 0; })()`)
	p.open(base + takenPages[3])
	if got := evaluate[float64](p, `parseFloat(getComputedStyle(document.querySelector(".standfirst")).fontSize)`); got != 30 {
		t.Errorf("the largest text is %g px", got)
	}
	if wide := evaluate[string](p, sidewaysScript); wide != "" {
		t.Errorf("the largest text scrolls sideways: %s", wide)
	}
	click(p, `.tools button`)
	p.open(base + "index.html")
	if evaluate[bool](p, `"elder" in document.documentElement.dataset`) {
		t.Error("elder mode cannot be left")
	}
	quiet(t, p, base)
}

// strike types a key as a person does.
func strike(p *tab, key, code string, number int64, text string) {
	p.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		event := input.DispatchKeyEventParams{Type: kind, Key: key, Code: code, WindowsVirtualKeyCode: number}
		if kind == input.DispatchKeyEventTypeKeyDown {
			event.Text = text
		}
		command(p, input.DispatchKeyEvent, event)
	}
}

func tabKey(p *tab)    { strike(p, "Tab", "Tab", 9, "") }
func enterKey(p *tab)  { strike(p, "Enter", "Enter", 13, "\r") }
func escapeKey(p *tab) { strike(p, "Escape", "Escape", 27, "") }

// focusSeen says what has the focus, and what is wrong with how that looks.
const focusSeen = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return {Name: "", Wrong: ""};
	const style = getComputedStyle(e), box = e.getBoundingClientRect();
	let wrong = "";
	if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong = "no outline";
	if (box.width < 1 || box.height < 1 || box.right < 1) wrong = "not on the screen";
	return {Name: (e.getAttribute("aria-label") ?? e.textContent).trim().slice(0, 30) + "|" + e.className, Wrong: wrong};
})()`

type focus struct{ Name, Wrong string }

func keyboardReachesAll(t *testing.T, p *tab, base string) {
	forget(p, base)
	p.open(base + "cases/sample-ledger/index.html")
	tabKey(p)
	if got := evaluate[focus](p, focusSeen); !strings.Contains(got.Name, "|skip") || got.Wrong != "" {
		t.Fatalf("the first stop is %+v, not the link to the text", got)
	}
	enterKey(p)
	if got := evaluate[string](p, `location.hash`); got != "#main" {
		t.Errorf("the skip link leads to %q", got)
	}
	p.open(base + "index.html")
	p.open(base + "cases/sample-ledger/index.html")
	stops := map[string]bool{}
	for range 60 {
		tabKey(p)
		got := evaluate[focus](p, focusSeen)
		if got.Name == "" {
			break
		}
		stops[got.Name] = true
		if got.Wrong != "" {
			t.Errorf("%s: %s", got.Name, got.Wrong)
		}
		name, _, _ := strings.Cut(got.Name, "|")
		switch name {
		case "显示":
			enterKey(p)
			if !evaluate[bool](p, `!document.querySelector(".panel").hidden`) {
				t.Error("Enter does not open the panel")
			}
			tabKey(p)
			escapeKey(p)
			if !evaluate[bool](p, `document.querySelector(".panel").hidden && document.activeElement.textContent === "显示"`) {
				t.Error("Escape does not close the panel and come back")
			}
		case "加入手册":
			enterKey(p)
		}
	}
	if len(stops) < 20 {
		t.Errorf("only %d stops", len(stops))
	}
	if got := evaluate[string](p, `localStorage.getItem("casebook-basket")`); got != `["sample-ledger"]` {
		t.Errorf("the basket has %s", got)
	}
	quiet(t, p, base)
}

// noFigureIsCut looks at the pages as wide as the text of a sheet: a figure that may not be
// broken and is lower than the sheet's text is not cut. One of several beside one another may be
// broken, but not its picture: its table then stands on the next sheet.
func noFigureIsCut(t *testing.T, p *tab, base string) {
	const textHeight = (297 - 24 - 22) / 25.4 * 96
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	for _, path := range []string{"cases/sample-ledger/index.html", "villages/sample-qingshi/index.html", "cases/village-six-ones/index.html", "programs/six-ones/index.html", "indicators/income_per_capita/index.html"} {
		p.open(base + path)
		evaluate[int](p, `(dispatchEvent(new Event("beforeprint")), 0)`)
		figures := evaluate[[]struct {
			Name, Break string
			Height      float64
			Picture     bool
			Beside      bool // with a picture that may not be broken, and words that stay with it
		}](p, `[...document.querySelectorAll("figure.chart, figure.formula")].map(f => ({Name: f.textContent.slice(0, 20), Break: getComputedStyle(f).breakInside,
			Height: f.getBoundingClientRect().height, Picture: f.querySelector("svg").getBoundingClientRect().height > 20,
			Beside: f.matches(".charts > *") && getComputedStyle(f.querySelector("svg")).breakInside === "avoid" && getComputedStyle(f.querySelector("figcaption")).breakAfter === "avoid"}))`)
		if len(figures) == 0 {
			t.Errorf("%s has no figure", path)
		}
		for _, f := range figures {
			if f.Break != "avoid" && !f.Beside || f.Height > textHeight || !f.Picture {
				t.Errorf("%s: %+v", path, f)
			}
		}
		if heads := evaluate[int](p, `[...document.querySelectorAll("thead")].filter(h => getComputedStyle(h).display !== "table-header-group").length`); heads > 0 {
			t.Errorf("%s: %d table heads are not repeated", path, heads)
		}
		if got := evaluate[int](p, `document.querySelectorAll(".link-notes li").length`); got == 0 && strings.HasPrefix(path, "cases/") {
			t.Errorf("%s: its links are not on paper", path)
		}
		if got := evaluate[int](p, `[...document.querySelectorAll(".link-notes li")].filter(li => li.textContent.includes("#source-")).length`); got > 0 {
			t.Errorf("%s: %d notes lead to the list of sources, which are named where they stand", path, got)
		}
		evaluate[int](p, `(dispatchEvent(new Event("afterprint")), 0)`)
		if got := evaluate[int](p, `document.querySelectorAll(".link-notes, .link-mark").length`); got != 0 {
			t.Errorf("%s: the notes for paper stay on the screen", path)
		}
		if pdf := printed(p); pagesOfPDF(pdf) < 1 {
			t.Errorf("%s cannot be printed", path)
		}
	}
}

func bookletWithoutScripts(t *testing.T, p *tab, base string) {
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(base + "booklet/index.html")
	for what, want := range map[string]int{"[data-booklet-list] a": 10, ".booklet-common .ask li": 3} {
		got := evaluate[int](p, fmt.Sprintf(`[...document.querySelectorAll(%q)].filter(e => e.getClientRects().length).length`, what))
		if got < want {
			t.Errorf("%d of %s can be seen", got, what)
		}
	}
	if got := pagesOfPDF(printed(p)); got < 4 {
		t.Errorf("%d pages: cover, list, questions and the table of what to do at home are expected", got)
	}
	quiet(t, p, base)
}

func citationsAreReady(t *testing.T, p *tab, base string) {
	p.open(base + "cases/sample-ledger/index.html")
	click(p, `.page-tools [aria-label="引用本页"]`)
	cite := evaluate[string](p, `document.querySelector("dialog textarea").value`)
	// When it was published and when it was read (GB/T 7714).
	want := regexp.MustCompile(`^案例册编写组\. .+\[EB/OL\]\. 案例册\. \(2026-11-22\)\[\d{4}-\d\d-\d\d\]\. https://example\.cn/book/cases/sample-ledger/$`)
	if !want.MatchString(cite) {
		t.Errorf("the page is cited as %s", cite)
	}
	evaluate[int](p, `(document.querySelector("dialog").close(), 0)`)
	click(p, `figure.chart .chart-tools [aria-label^="引用"]`)
	cite = evaluate[string](p, `[...document.querySelectorAll("dialog textarea")].at(-1).value`)
	if !regexp.MustCompile(`^案例册编写组\. .+\[DS/OL\]//.+\]\. https://\S+ 数据来源：.+。$`).MatchString(cite) {
		t.Errorf("the figure is cited as %s", cite)
	}
	quiet(t, p, base)
}

// voice stands for the browser's own, which a headless one has not.
const voice = `Object.defineProperty(window, "speechSynthesis", {value: Object.assign(new EventTarget(), {
	said: [], getVoices: () => VOICES, cancel() { this.now = null; },
	speak(u) { this.said.push(u.text); this.now = u; },
	end() { this.now?.onend(new Event("end")); },
})});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };`

func voiceReads(t *testing.T, p *tab, base string) {
	with := func(voices string) {
		out, err := chromedp.Call(p.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: strings.Replace(voice, "VOICES", voices, 1)})
		if err != nil {
			t.Fatal(err)
		}
		p.open(base + "cases/sample-ledger/index.html")
		command(p, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams(out))
	}
	has := `[...document.querySelectorAll(".page-tools button")].some(b => b.textContent === "朗读")`
	with(`[]`)
	if evaluate[bool](p, has) {
		t.Error("a browser without a voice offers to read")
	}
	with(`[{lang: "zh-CN", localService: true}]`)
	if !evaluate[bool](p, has) {
		t.Fatal("nothing reads")
	}
	click(p, ".page-tools button")
	marked := `[...(CSS.highlights.get("spoken") ?? [])].map(r => r.toString().trim()).join("")`
	for range 12 {
		said := evaluate[string](p, `speechSynthesis.said.at(-1)`)
		at := evaluate[string](p, marked)
		if at == "" {
			at = evaluate[string](p, `document.querySelector(".spoken")?.querySelector("desc")?.textContent ?? ""`)
		}
		if said == "" || said != at {
			t.Errorf("%q is read and %q is marked", said, at)
		}
		evaluate[int](p, `(speechSynthesis.end(), 0)`)
	}
	evaluate[int](p, `(() => { while (speechSynthesis.now) { const n = speechSynthesis.said.length; speechSynthesis.end(); if (speechSynthesis.said.length === n) break; } return 0; })()`)
	if evaluate[string](p, marked) != "" || !evaluate[bool](p, has) {
		t.Error("the end of the page does not end the reading")
	}
	if !evaluate[bool](p, `speechSynthesis.said.some(s => s.startsWith("折线图"))`) {
		t.Error("a chart is not reported in words")
	}
	quiet(t, p, base)
}

// shifts tells what moved: how much, and the elements as they begin; "" when nothing did.
const shifts = `new Promise(resolve => { const moved = [];
	new PerformanceObserver(list => { for (const e of list.getEntries()) moved.push(e.value.toPrecision(2) + ": " +
		e.sources.map(s => (s.node?.outerHTML ?? s.node?.textContent ?? "?").slice(0, 80)).join(", ")); }).observe({type: "layout-shift", buffered: true});
	setTimeout(() => resolve(moved.join("; ")), 300); })`

func nothingMoves(t *testing.T, browser context.Context, base string) {
	for _, width := range widths {
		p := newTab(t, browser, width)
		for _, elder := range []string{`{}`, `{"elder":true,"size":24}`} {
			p.open(base + "index.html")
			evaluate[int](p, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, elder))
			for _, path := range append(takenPages[1:], "booklet/index.html") {
				var moved string
				for range 2 { // what a page moves it moves each time; what a busy machine paints late, once
					p.open(base + path)
					if moved = evaluate[string](p, shifts); moved == "" {
						break
					}
				}
				if moved != "" {
					t.Errorf("%s at %d px %s moves by %s", path, width, elder, moved)
				}
			}
		}
		evaluate[int](p, `(localStorage.clear(), 0)`)
	}
}

// axeInEveryMode runs axe over the pages to take along in each mode (by hand in elder mode only), at
// one width a page by turns.
func axeInEveryMode(t *testing.T, browser context.Context, base string) {
	axe := axeLibrary(t)
	strict := strings.Replace(axeScript, "{runOnly:", `{rules: {"color-contrast-enhanced": {enabled: true}}, runOnly:`, 1)
	for name, view := range map[string]string{
		"elder": `{"elder":true}`, "elder and dark": `{"elder":true,"theme":"dark"}`, "dark": `{"theme":"dark"}`, "contrast": `{"theme":"contrast"}`,
	} {
		if name != "elder" && !inCI() {
			continue
		}
		for w, width := range widths {
			p := newTab(t, browser, width)
			p.open(base + "index.html")
			evaluate[int](p, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, view))
			for i, path := range takenPages {
				if i%len(widths) != w {
					continue // a mode changes colours and sizes, not structure: one width a page
				}
				p.open(base + path)
				if strings.HasPrefix(path, "booklet") {
					until(p, `document.querySelectorAll(".booklet-card").length === 1`)
				}
				evaluate[int](p, axe+";0")
				script := strict // contrast of 7:1 is promised to elder mode and high contrast
				if name == "dark" {
					script = axeScript
				}
				for _, v := range evaluate[[]string](p, script) {
					t.Errorf("%s, %s at %d px: %s", path, name, width, v)
				}
			}
			evaluate[int](p, `(localStorage.clear(), 0)`)
		}
	}
}

// packedSiteWorks unpacks the zip and opens it as an office does, and opens one page as one
// file in a folder where nothing else is.
func packedSiteWorks(t *testing.T, p *tab, dir string) {
	stick := t.TempDir()
	packed, err := os.Create(filepath.Join(stick, "site.zip"))
	if err != nil {
		t.Fatal(err)
	}
	words, err := theme.ReadWords("../..", "zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pack.Zip(t.Context(), packed, dir, "案例册", words); err != nil {
		t.Fatal(err)
	}
	packed.Close()
	unzip(t, packed.Name(), filepath.Join(stick, "site"))
	base := fileAddress(filepath.Join(stick, "site"))
	p.open(base + pack.StartPage(words))
	until(p, `location.pathname.endsWith("/index.html") && document.readyState === "complete"`)
	p.open(base + "villages/sample-qingshi/index.html")
	evaluate[int](p, fmt.Sprintf(touchEveryChart, "pointerover"))
	if dead := waitForCharts(p); len(dead) > 0 {
		t.Errorf("dead charts: %v", dead)
	}
	quiet(t, p, base)

	bookletAloneHasItsCards(t, p, dir)

	alone := t.TempDir()
	file, err := os.Create(filepath.Join(alone, "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	if err := pack.Single(file, dir, "cases/sample-ledger/index.html"); err != nil {
		t.Fatal(err)
	}
	file.Close()
	p.open(fileAddress(alone) + "page.html")
	evaluate[int](p, `(localStorage.clear(), 0)`)
	p.open(fileAddress(alone) + "page.html")
	evaluate[int](p, fmt.Sprintf(touchEveryChart, "pointerover"))
	if dead := waitForCharts(p); len(dead) > 0 {
		t.Errorf("dead charts in one file: %v", dead)
	}
	click(p, ".tools button")
	if !evaluate[bool](p, `document.documentElement.dataset.elder === "20"`) {
		t.Error("the switches of a page alone do not work")
	}
	click(p, ".tools button")
	if way := evaluate[string](p, `document.querySelector(".tools a.tool").href`); !strings.HasPrefix(way, "https://example.cn/book/booklet/") {
		t.Errorf("from a page alone the booklet is looked for at %s", way)
	}
	quiet(t, p, fileAddress(alone))
}

// bookletAloneHasItsCards chooses two texts in a booklet kept as one file, with nothing beside it.
func bookletAloneHasItsCards(t *testing.T, p *tab, dir string) {
	alone := t.TempDir()
	var file bytes.Buffer
	if err := pack.Single(&file, dir, "booklet/index.html"); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(alone, "booklet.html"), file.String())
	p.open(fileAddress(alone) + "booklet.html")
	evaluate[int](p, `(localStorage.clear(), 0)`)
	p.open(fileAddress(alone) + "booklet.html")
	click(p, "[data-booklet-list] > [data-slug=sample-ledger] input")
	click(p, "[data-booklet-list] > [data-slug=panzhou-211] input")
	until(p, `document.querySelectorAll(".booklet-card").length === 2`)
	evaluate[int](p, `(localStorage.clear(), 0)`)
	quiet(t, p, fileAddress(alone))
}

func unzip(t *testing.T, name, dir string) {
	t.Helper()
	r, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(data))
	}
}
