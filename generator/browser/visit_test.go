package browser

import (
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"

	"casebook/generator/build"
	"casebook/generator/qrcode"
	"casebook/generator/session"
)

// TestVisit acts out what a delegation does with a site that an office has on its own network.
func TestVisit(t *testing.T) {
	t.Parallel()
	dir := buildDemo(t)
	browser := openBrowser(t)
	base := serveSite(t, dir)
	acts := []struct {
		name  string
		width int64
		act   func(*tab, string)
	}{
		{"what 1+N+1 takes at home, in three taps", 390, reachConditions},
		{"income of members in cases", 390, findIncomeOfMembers},
		{"series are hidden and shown again", 1280, hideSeries},
		{"villages like this one stand in place of the form", 390, villagesLikeThisOne},
		{"the code of a paper copy is typed", 390, typeEditionCode},
		{"a chart by a screen reader", 1280, hearChart},
		{"a chart by keys", 1280, walkChart},
		{"a method's texts are taken along", 390, takeMethodAlong},
		{"an example is compared", 390, compareExample},
		{"titles that scripts write break between words", 390, writtenTitlesBreak},
		{"titles are as high before their words are marked", 390, markedTitlesStay},
		{"words of a title are of one size in large type", 390, titlesAreOfOneSize},
	}
	for _, a := range acts {
		t.Run(a.name, func(t *testing.T) {
			p := newTab(t, browser, a.width)
			a.act(p, base)
			quiet(t, p, base)
		})
	}
	t.Run("a sorted list is shared and an indicator added", func(t *testing.T) { shareSortedList(t, newTab(t, browser, 390), base) })
	t.Run("paper leads back to the network's site", func(t *testing.T) { paperLeadsBack(t, newTab(t, browser, 390), dir) })
}

// tap follows the link that a condition picks among those that are seen.
func tap(p *tab, what, condition string) {
	p.t.Helper()
	at := evaluate[string](p, `location.href`)
	if !evaluate[bool](p, `(() => {
		const link = [...document.querySelectorAll("main a")].find(a => a.getClientRects().length && (`+condition+`)(a));
		link?.click();
		return link !== undefined;
	})()`) {
		p.t.Fatalf("no link %s at %s", what, at)
	}
	p.until(what, `location.href !== "`+at+`" && document.readyState === "complete"`)
}

func reachConditions(p *tab, base string) {
	p.open(base + "index.html")
	tap(p, "to the methods", `a => a.href.endsWith("/programs/index.html")`)
	tap(p, "to 1+N+1", `a => a.textContent.includes("1+N+1")`)
	if got := evaluate[int](p, `document.querySelectorAll("#s-replicate ~ .replicate li, #s-replicate + .replicate dd").length`); got < 2 {
		p.t.Errorf("the method's page tells %d things that it takes", got)
	}
}

func findIncomeOfMembers(p *tab, base string) {
	p.open(base + "search/index.html#q=成员收入")
	p.until("an answer", `document.querySelector('.hit-title[href*="cases/"]') !== null`)
	p.until("a passage", `document.querySelector(".hit-passage .hit-mark") !== null`)
	tap(p, "to the first case", `a => a.matches('.hit-title[href*="cases/"]')`)
	if !evaluate[bool](p, `document.querySelector(".prose").textContent.includes("收入")`) {
		p.t.Error("the case does not tell of income")
	}
}

func hideSeries(p *tab, base string) {
	p.open(base + "indicators/income_per_capita/index.html")
	evaluate[int](p, `(document.querySelector("figure[data-chart=line] svg").dispatchEvent(new Event("touchstart", {bubbles: true})), 0)`)
	p.until("the switches", `document.querySelectorAll(".chart-series button").length > 1`)
	p.says("shown at first", "true true true", `[...document.querySelectorAll(".chart-series button")].map(b => b.getAttribute("aria-pressed")).join(" ")`)
	evaluate[int](p, `(document.querySelector(".chart-series button").click(), 0)`)
	p.says("one hidden", "false true true", `[...document.querySelectorAll(".chart-series button")].map(b => b.getAttribute("aria-pressed")).join(" ")`)
	evaluate[int](p, `(document.querySelector(".chart-series button").click(), 0)`)
	p.says("shown again", "true true true", `[...document.querySelectorAll(".chart-series button")].map(b => b.getAttribute("aria-pressed")).join(" ")`)
}

// hearChart asks what a screen reader is told of a chart: a picture with a name, the finding as its
// description, and the same numbers as a table.
func hearChart(p *tab, base string) {
	p.open(base + "indicators/income_per_capita/index.html")
	tree, err := chromedp.Call(p.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		p.t.Fatal(err)
	}
	heard := map[string]string{}
	for _, n := range tree.Nodes {
		if n.Ignored || n.Role == nil || n.Name == nil {
			continue
		}
		heard[textOf(n.Role)] += textOf(n.Name) + " " + textOf(n.Description) + "\n"
	}
	if said := heard["image"]; !strings.Contains(said, "人均可支配收入：历年 折线图。") || strings.Count(said, "13,053元") != 1 {
		p.t.Errorf("the picture is reported as %q", said)
	}
	evaluate[int](p, `(document.querySelector("figure[data-chart=line] summary").click(), 0)`)
	p.says("the table's caption and heads", "true 年份 东岭镇 河湾乡 西川镇", `(() => {
		const table = document.querySelector("figure[data-chart=line] table");
		return [table.caption.textContent.length > 0, ...[...table.tHead.querySelectorAll("th")].map(h => h.textContent)].join(" ");
	})()`)
}

// textOf is what a node of the tree says; "" of nothing.
func textOf(v *accessibility.Value) string {
	text := ""
	if v != nil {
		_ = json.Unmarshal(v.Value, &text) // what is no text says nothing
	}
	return text
}

// walkChart reaches a chart without a pointer, and from one value to the next.
func walkChart(p *tab, base string) {
	p.open(base + "indicators/income_per_capita/index.html")
	evaluate[int](p, `(document.querySelector("figure[data-chart=line] summary").focus(), 0)`)
	p.until("the chart's answer", `document.querySelector("figure[data-chart=line].alive") !== null`)
	evaluate[int](p, `(document.querySelector("figure[data-chart=line]").focus(), 0)`)
	press(p, "ArrowRight", "ArrowRight", "")
	p.until("a value said", `/2015.*元/.test(document.querySelector("figure[data-chart=line] p[aria-live]").textContent)`)
}

func takeMethodAlong(p *tab, base string) {
	p.open(base + "programs/one-n-one/index.html")
	p.until("the button", `document.querySelector(".page-tools .take") !== null`)
	click(p, ".page-tools .take")
	p.says("what is in the basket", "true", `String(JSON.parse(localStorage.getItem("casebook-basket")).includes("ziyuan-one-n-one"))`)
	click(p, ".page-tools .take")
	p.says("taken out again", "[]", `localStorage.getItem("casebook-basket")`)
}

func compareExample(p *tab, base string) {
	p.open(base + "compare/index.html")
	click(p, ".example a")
	p.until("the comparison", `document.querySelectorAll(".beside thead th").length === 5`)
	p.says("that all of them are made up is said once", "0 1", `document.querySelectorAll(".beside thead mark").length + " " + [...document.querySelectorAll(".notice-sample")].filter(e => e.getClientRects().length).length`)
	p.says("the example is put away", "0", `String(document.querySelector(".example").getClientRects().length)`)
}

func villagesLikeThisOne(p *tab, base string) {
	p.open(base + "villages/sample-yunling/index.html")
	tap(p, "to villages like it", `a => a.hash.startsWith("#near=")`)
	p.until("the nearest", `document.querySelectorAll(".nearest > li").length === 5`)
	p.says("itself is not among them", "false", `String([...document.querySelectorAll(".nearest > li > details > summary, .nearest > li > a")].some(e => e.textContent.trim().startsWith("云岭村")))`)
	p.says("the form is put away", "false", `String(document.querySelector(".alike-form").getClientRects().length > 0)`)
	p.says("whose figures", "true", `String(document.querySelector(".alike [data-status]").textContent.includes("云岭村"))`)
	evaluate[int](p, `(document.querySelector(".nearest summary").click(), 0)`)
	p.says("the column that answers", "true", `(() => {
		const cell = document.querySelector(".nearest tbody td:last-child").getBoundingClientRect();
		return String(cell.width > 0 && cell.right <= innerWidth);
	})()`)
	evaluate[int](p, `(document.querySelector(".alike-again").click(), 0)`)
	p.says("the form comes back", "true", `String(document.querySelector(".alike-form").getClientRects().length > 0)`)
}

func typeEditionCode(p *tab, base string) {
	p.open(base + "editions/index.html")
	send := func(code string) {
		evaluate[int](p, `(() => { const f = document.querySelector(".edition-ask"); f.code.value = "`+code+`"; f.requestSubmit(); return 0; })()`)
	}
	send("第三版")
	p.says("what is no code", "false", `String(document.querySelector(".edition-ask input").validity.valid)`)
	evaluate[int](p, `(document.querySelector(".edition-ask input").dispatchEvent(new Event("input")), 0)`)
	send("０123ABCD")
	p.until("the answer", `document.querySelector(".edition-answer")?.textContent.includes("0123abcd")`)
}

func writtenTitlesBreak(p *tab, base string) {
	p.open(base + "search/index.html#q=党群理事会")
	p.until("a title with places to break at", `document.querySelector(".hit-title wbr") !== null`)
	p.open(base + "programs/index.html#sort=title")
	p.until("the sorted list", `document.querySelector("[data-list] .title wbr") !== null`)
}

// markedTitlesStay holds titles whose words are marked against themselves as they were painted before.
func markedTitlesStay(p *tab, base string) {
	for _, path := range []string{"cases/town-dual-push/index.html", "cases/index.html", "cases/city-seven-years/index.html", "studies/index.html"} {
		p.open(base + path)
		p.until("marks in the titles of "+path, `document.querySelector(":is(h1, .title).worded") !== null`)
		p.says("titles of "+path+" that moved what follows", "", `[...document.querySelectorAll(":is(h1, .title).worded")].filter(e => {
			const before = e.cloneNode(true), high = e.offsetHeight;
			before.classList.remove("worded");
			before.querySelectorAll("wbr").forEach(w => w.remove());
			before.querySelectorAll(".clause").forEach(c => c.replaceWith(...c.childNodes));
			before.normalize();
			e.replaceWith(before);
			const was = before.offsetHeight;
			before.replaceWith(e);
			return was !== high;
		}).map(e => e.textContent).join("; ")`)
	}
}

func titlesAreOfOneSize(p *tab, base string) {
	p.open(base + "index.html")
	click(p, `.tools button`)
	for _, path := range []string{"cases/town-dual-push/index.html", "cases/index.html"} {
		p.open(base + path)
		p.until("a title", `document.querySelector("h1") !== null`)
		p.says("words of titles that are smaller than the title", "", `[...document.querySelectorAll(":is(h1, h2, h3) :is(.clause, .nb)")].filter(e => getComputedStyle(e).fontSize !== getComputedStyle(e.parentElement).fontSize).map(e => e.textContent).join("; ")`)
	}
	forget(p, base)
}

// shareSortedList sends the address of a sorted list to someone whose copy has one indicator more,
// before all others.
func shareSortedList(t *testing.T, p *tab, base string) {
	p.open(base + "regions/sample-county/index.html")
	evaluate[int](p, `(() => {
		const s = document.querySelector("select[name=sort]");
		s.value = [...s.options].find(o => o.text.startsWith("人均可支配收入")).value;
		s.dispatchEvent(new Event("change", {bubbles: true})); return 0;
	})()`)
	names := `[...document.querySelectorAll(".narrowed tbody th a")].map(a => a.textContent).join(" ")`
	p.until("the sorted villages", `document.querySelectorAll(".narrowed tbody tr").length === 12`)
	want, hash := evaluate[string](p, names), evaluate[string](p, `location.hash`)
	quiet(t, p, base)

	site := t.TempDir()
	for _, folder := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(site, folder), os.DirFS(filepath.Join("../..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(site, "data/indicators.toml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	added := strings.Replace(string(text), "[[indicator]]", "[[indicator]]\nid = \"wells\"\nname = \"机井\"\ngroup = \"infrastructure\"\nunit = \"眼\"\n\n[[indicator]]", 1)
	if err := os.WriteFile(file, []byte(added), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "public")
	if result, err := build.Run(t.Context(), build.Options{Out: out, Options: session.Options{Site: site, Today: today}}); err != nil || !result.Published {
		t.Fatalf("the site with one indicator more was not built: %v", err)
	}
	base = serveSite(t, out)
	p.open(base + "regions/sample-county/index.html" + hash)
	p.until("the shared list", `document.querySelectorAll(".narrowed tbody tr").length === 12`)
	p.says("the order that was shared", want, names)
	p.until("the list in sight", `document.querySelector(".narrowed tbody tr").getBoundingClientRect().bottom < innerHeight`)
	p.says("what is shown, above it", "true", `String(document.querySelector(".facets [role=status]").textContent.includes("人均可支配收入"))`)
	p.says("how often it says that all are made up", "1 0", `document.querySelectorAll(".facets mark").length + " " + document.querySelectorAll(".narrowed mark").length`)
	p.says("years of figures that are all of one", "0", `String(document.querySelectorAll(".narrowed tbody td small").length)`)
	evaluate[int](p, `(document.querySelector(".facets [type=reset]").click(), 0)`)
	p.until("the whole list, by one button", `document.querySelector(".narrowed") === null && location.hash === ""`)
	// Addresses that name a column by its number, as they did, and one by a name that nothing has.
	for _, old := range []string{"#sort=5", "#sort=gone"} {
		p.open("about:blank")
		p.open(base + "regions/sample-county/index.html" + old)
		p.until("the page", `document.querySelector(".facets") !== null`)
		p.says("a list that "+old+" has not sorted", "false", `String(document.querySelector(".narrowed") !== null)`)
	}
	quiet(t, p, base)
}

// paperLeadsBack reads a site without an address of its own at one of a network: what is printed
// carries the code of that address, and nothing does where no phone could open it.
func paperLeadsBack(t *testing.T, p *tab, dir string) {
	listener, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skipf("no second address of this machine: %v", err)
	}
	server := httptest.NewUnstartedServer(http.FileServer(http.Dir(dir)))
	server.Listener.Close()
	server.Listener = listener
	server.Start()
	t.Cleanup(server.Close)
	address := "http://" + listener.Addr().String() + "/"
	const text = "cases/ziyuan-one-n-one/index.html"
	var codes qrcode.Maker
	codeOf := func(address string) string {
		_, path, err := codes.Path(address)
		if err != nil {
			t.Fatal(err)
		}
		return string(path)
	}
	p.open(address + text)
	p.says("the code of a page", codeOf(evaluate[string](p, `location.href`)), `document.querySelector(".cite > .qr path:last-child").getAttribute("d")`)
	p.open(address + "booklet/index.html#cases=ziyuan-one-n-one")
	p.until("the card", `document.querySelector(".booklet-card") !== null`)
	p.says("the code of a card", codeOf(address+text), `document.querySelector(".booklet-card header > .qr path:last-child").getAttribute("d")`)
	quiet(t, p, address)
	for _, alone := range []string{serveSite(t, dir), fileAddress(dir)} {
		p.open(alone + text)
		p.says("the code of "+alone, "0", `String(document.querySelectorAll(".qr").length)`)
	}
}
