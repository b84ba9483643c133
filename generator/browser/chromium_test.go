package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// onePageOfEachKind are the demo site's pages that every browser test looks at.
var onePageOfEachKind = []string{
	"index.html",
	"cases/index.html", "cases/city-seven-years/index.html", "cases/sample-ledger/index.html",
	"studies/index.html", "studies/guizhou-visit/index.html",
	"checklists/records/index.html",
	"handbook/index.html", "handbook/narrative/index.html", "handbook/rules/index.html",
	"programs/index.html", "programs/six-ones/index.html", "programs/exams/index.html", "programs/three-threes/index.html",
	"regions/index.html", "regions/sample-county/index.html", "regions/china/index.html",
	"villages/sample-qingshi/index.html",
	"themes/index.html", "themes/chanyefupin/index.html",
	"indicators/index.html", "indicators/income_per_capita/index.html",
	"compare/index.html", "booklet/index.html", "search/index.html", "data/index.html", "about/index.html", "named/index.html",
	"404.html",
}

// widths are a desk's and a phone's, in CSS pixels.
var widths = []int64{1280, 390}

// contentSecurityPolicy is the strict one of the issue: what a closed network's proxy may send.
const contentSecurityPolicy = "default-src 'self'; style-src 'self'; img-src 'self' data:"

// openBrowser starts one headless Chromium for a test, and skips the test where there is none.
func openBrowser(t *testing.T) context.Context {
	t.Helper()
	options := []chromedp.ExecAllocatorOption{
		chromedp.NoFirstRun, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Headless,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("allow-file-access-from-files", false),
		chromedp.UserDataDir(t.TempDir()),
	}
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, closeBrowser := chromedp.NewContext(allocated)
	t.Cleanup(closeBrowser)
	if err := chromedp.Do(browser); err != nil {
		missing(t, "no browser: %v (apt-get install chromium)", err)
	}
	return browser
}

// serveSite serves a built site with the strict policy, as an office would: at a sub-path, and
// at the root too, from where 404.html takes its styles.
func serveSite(t *testing.T, dir string) string {
	t.Helper()
	site := http.NewServeMux()
	site.Handle("/", http.FileServer(http.Dir(dir)))
	site.Handle("/sub/path/", http.StripPrefix("/sub/path/", http.FileServer(http.Dir(dir))))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", contentSecurityPolicy)
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/sub/path/"
}

func fileAddress(dir string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}

// tab is one page of the browser and what went wrong in it.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	trouble  []string // console errors, exceptions, policy violations
	requests []string
}

func newTab(t *testing.T, browser context.Context, width int64) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	page := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, page.listen); err != nil {
		t.Fatal(err)
	}
	command(page, log.Enable, cdp.Empty{})
	command(page, network.Enable, network.EnableParams{})
	command(page, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 600})
	return page
}

// command sends one command of the DevTools protocol.
func command[P, R any](p *tab, c cdp.Command[P, R], params P) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, c, params); err != nil {
		p.t.Fatal(err)
	}
}

// open goes to an address and waits until the page is loaded.
func (p *tab) open(address string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 40*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		p.t.Fatalf("%s: %v", address, err)
	}
}

// evaluate returns the value of a script, awaited where it is a promise.
func evaluate[T any](p *tab, script string) T {
	p.t.Helper()
	value, err := tryEvaluate[T](p, script)
	if err != nil {
		p.t.Fatalf("%.80s: %v", script, err)
	}
	return value
}

// tryEvaluate fails where the script does, and where the tab is on its way to another page.
func tryEvaluate[T any](p *tab, script string) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, 40*time.Second)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

func (p *tab) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			p.trouble = append(p.trouble, fmt.Sprintf("console.%s: %s", e.Type, arguments(e.Args)))
		}
	case *runtime.EventExceptionThrown:
		p.trouble = append(p.trouble, fmt.Sprintf("exception: %s %s", e.ExceptionDetails.Text, describe(e.ExceptionDetails.Exception)))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			p.trouble = append(p.trouble, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	}
}

func arguments(args []*runtime.RemoteObject) string {
	var b strings.Builder
	for _, a := range args {
		b.WriteString(describe(a) + " ")
	}
	return b.String()
}

// take returns what went wrong since the last call, foreign requests included.
func (p *tab) take(base string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	trouble := p.trouble
	for _, address := range p.requests {
		if !strings.HasPrefix(address, base) && !strings.HasPrefix(address, "data:") && !strings.HasPrefix(address, "blob:") &&
			!strings.HasSuffix(address, "/favicon.ico") {
			trouble = append(trouble, "request outside the site: "+address)
		}
	}
	p.trouble, p.requests = nil, nil
	return trouble
}

// addresses are the two ways a site is read: from a server with the strict policy, and by
// double click.
func addresses(t *testing.T, dir string) map[string]string {
	return map[string]string{"http": serveSite(t, dir), "file": fileAddress(dir)}
}

func pagesAreQuietAndFitTheScreen(t *testing.T, dir string, pages []string) {
	t.Helper()
	browser := openBrowser(t)
	for scheme, base := range addresses(t, dir) {
		for _, width := range widths {
			page := newTab(t, browser, width)
			for _, path := range pages {
				if scheme == "file" && path == "404.html" {
					continue // its links begin at the root of the site's address
				}
				page.open(base + path)
				overflow := evaluate[string](page, sidewaysScript)
				from := base
				if path == "404.html" {
					from = strings.TrimSuffix(base, "sub/path/")
				}
				for _, trouble := range page.take(from) {
					t.Errorf("%s %s at %d px: %s", scheme, path, width, trouble)
				}
				if overflow != "" {
					t.Errorf("%s %s at %d px scrolls sideways: %s", scheme, path, width, overflow)
				}
			}
		}
	}
}

// sidewaysScript names the first element that sticks out where the page can be scrolled sideways.
const sidewaysScript = `(() => {
	const root = document.documentElement;
	if (root.scrollWidth <= root.clientWidth) return "";
	for (const e of document.body.querySelectorAll("*")) {
		if (e.getBoundingClientRect().right > root.clientWidth + 1) return e.outerHTML.slice(0, 120);
	}
	return root.scrollWidth + " > " + root.clientWidth;
})()`

func everyChartComesToLife(t *testing.T, dir string) {
	t.Helper()
	browser := openBrowser(t)
	pages := []string{"cases/sample-ledger/index.html", "villages/sample-qingshi/index.html", "cases/city-seven-years/index.html"}
	ways := map[string]string{"pointer": "pointerover", "touch": "touchstart", "focus": "focusin"}
	for scheme, base := range addresses(t, dir) {
		for way, event := range ways {
			page := newTab(t, browser, widths[0])
			for _, path := range pages {
				page.open(base + path)
				before := evaluate[bool](page, `document.querySelectorAll("script[src*=echarts]").length > 0`)
				evaluate[int](page, fmt.Sprintf(touchEveryChart, event))
				dead := waitForCharts(page)
				if before {
					t.Errorf("%s %s fetches ECharts before anybody reaches for a chart", scheme, path)
				}
				for _, d := range dead {
					t.Errorf("%s %s by %s: dead chart %s", scheme, path, way, d)
				}
				for _, trouble := range page.take(base) {
					t.Errorf("%s %s by %s: %s", scheme, path, way, trouble)
				}
			}
		}
	}
}

const touchEveryChart = `(document.querySelectorAll("figure.chart[data-chart] svg[role=img]").forEach(e => e.dispatchEvent(new Event(%q, {bubbles: true}))), 0)`

// waitForCharts waits until every drawn chart holds an ECharts instance, and names those that do not.
func waitForCharts(p *tab) []string {
	p.t.Helper()
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		dead := evaluate[[]string](p, deadChartsScript)
		if len(dead) == 0 || time.Now().After(deadline) {
			return dead
		}
	}
}

const deadChartsScript = `[...document.querySelectorAll("figure.chart[data-chart]")]
	.filter(f => f.querySelector("svg[role=img]") && !f.querySelector("[_echarts_instance_]"))
	.map(f => f.id + " " + f.dataset.chart)`

func withoutScriptsNothingIsMissing(t *testing.T, dir string) {
	t.Helper()
	browser := openBrowser(t)
	page := newTab(t, browser, widths[1])
	command(page, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	base := fileAddress(dir)
	for _, path := range onePageOfEachKind {
		if path == "404.html" {
			continue
		}
		page.open(base + path)
		report := evaluate[struct{ Links, Hidden, Empty []string }](page, withoutScripts)
		for _, what := range slices.Concat(report.Hidden, report.Empty) {
			t.Errorf("%s without scripts: %s", path, what)
		}
		for _, link := range report.Links {
			if !existsInSite(dir, base, link) {
				t.Errorf("%s without scripts: the link %s leads nowhere", path, link)
			}
		}
	}
}

// withoutScripts lists the page's links, charts that cannot be seen, and headings with nothing
// below. The search form is left out: a script answers it, and the page is a whole index without;
// so are tools that say nothing of their own, what is for paper alone, the drawing of a method that
// has a name and no parts, which its caption says, and on screens the place of a village that the path
// above it says.
const withoutScripts = `(() => {
	const seen = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
	const path = [...document.querySelectorAll(".crumbs")].filter(seen).map(e => e.textContent).join(" ");
	const inPath = e => e.matches(".kicker") && e.children.length > 0 && [...e.children].every(part => path.includes(part.textContent.trim()));
	return {
		Links: [...document.querySelectorAll("a[href]")].map(a => a.href),
		Hidden: [...document.querySelectorAll("figure.chart svg[role=img], figure.formula:not([data-shape=name]) svg, main h1, main p")]
			.filter(e => !e.closest("details:not([open]), [hidden], [data-search], .booklet-bar, .compare-sheet") && !seen(e) && !inPath(e))
			.map(e => "cannot be seen: " + e.outerHTML.slice(0, 120)),
		Empty: [...document.querySelectorAll("main section")]
			.filter(e => e.textContent.trim() === "" && !e.querySelector("svg, img")).map(e => "empty: " + e.outerHTML.slice(0, 120)),
	};
})()`

func existsInSite(dir, base, link string) bool {
	u, err := url.Parse(link)
	if err != nil {
		return false
	}
	u.Fragment = ""
	if u.Scheme != "file" {
		return u.Scheme == "mailto" || u.Scheme == "tel" || u.Scheme == "https" || u.Scheme == "http"
	}
	path := filepath.FromSlash(u.Path)
	if !strings.HasPrefix(u.String(), base) {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// readersModes are what a reader may choose, as the page remembers it.
var readersModes = map[string]string{
	"light": `{"theme":"light"}`, "dark": `{"theme":"dark"}`, "contrast": `{"theme":"contrast"}`, "elder": `{"elder":true}`,
}

// axeFindsNoViolation runs axe over pages: at both widths in the light colours, and in each
// other mode, in CI, at one width a page, by turns.
func axeFindsNoViolation(t *testing.T, dir string, pages []string) {
	t.Helper()
	axe := axeLibrary(t)
	browser := openBrowser(t)
	base := serveSite(t, dir)
	for mode, view := range readersModes {
		if mode != "light" && !inCI() {
			continue
		}
		for w, width := range widths {
			page := newTab(t, browser, width)
			page.open(base + "index.html")
			evaluate[int](page, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, view))
			for i, path := range pages {
				if mode != "light" && i%len(widths) != w {
					continue // structure does not change with colours: every second page a width
				}
				page.open(base + path)
				evaluate[int](page, axe+";0")
				violations := evaluate[[]string](page, axeScript)
				for _, v := range violations {
					t.Errorf("%s %s at %d px: %s", path, mode, width, v)
				}
			}
			evaluate[int](page, `(localStorage.clear(), 0)`)
		}
	}
}

// axeScript says what axe finds wrong. What sticks to an edge of the window is first set into the page's
// flow: what it lies over depends on how far the page has been scrolled at that moment, and any reader can
// scroll it free, but axe would call a link half under it too small.
const axeScript = `document.querySelectorAll("body *").forEach(e => {
	if (getComputedStyle(e).position === "sticky") { e.style.position = "static"; }
});
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], elementRef: false}).then(r =>
	r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 140) + " " + (n.any[0] ? n.any[0].message : "")).join(" | ")))`

// put writes a file and the folders above it.
func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func describe(o *runtime.RemoteObject) string {
	if o == nil {
		return ""
	}
	return string(o.Value) + o.Description
}
