package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// drip sends a page as a slow network does: what has arrived is painted before the rest is there.
type drip struct{ http.ResponseWriter }

func (d drip) Write(b []byte) (int, error) {
	sent := 0
	for len(b) > 0 {
		n, err := d.ResponseWriter.Write(b[:min(2048, len(b))])
		sent += n
		if err != nil {
			return sent, err
		}
		b = b[n:]
		d.ResponseWriter.(http.Flusher).Flush()
		time.Sleep(100 * time.Millisecond)
	}
	return sent, nil
}

// TestWhatArrivesLateMovesNothing reads pages whose text comes in pieces. A list's foreword stood before
// the list in the page and behind it on the screen: whoever had begun to read it lost it. And a list stood
// in two columns until its foreword came.
func TestWhatArrivesLateMovesNothing(t *testing.T) {
	t.Parallel()
	files := http.FileServer(http.Dir(buildDemo(t)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path, is := strings.CutSuffix(r.URL.Path, "index.html"); is {
			r.URL.Path = path
			w = drip{w}
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	browser := openBrowser(t)
	for _, width := range []int64{360, 768, 1280} {
		p := newTab(t, browser, width)
		for _, path := range []string{"cases/index.html", "index.html", "regions/sample-county/index.html", "cases/sample-ledger/index.html"} {
			p.open(server.URL + "/" + path)
			if what := evaluate[string](p, movedScript); what != "" {
				t.Errorf("%s at %d px moves by %s", path, width, what)
			}
		}
	}
}

// movedScript says by how much what stood on a page moved, and what it was.
const movedScript = `new Promise(resolve => { const seen = []; let sum = 0;
	new PerformanceObserver(list => { for (const e of list.getEntries()) { sum += e.value; seen.push(...e.sources.map(s => (s.node?.outerHTML ?? "?").slice(0, 60))); } }).observe({type: "layout-shift", buffered: true});
	setTimeout(() => resolve(sum === 0 ? "" : sum.toPrecision(2) + ": " + seen.join(", ")), 300); })`

// TestWhatIsNotFoundMovesNothing opens shared addresses of places that are not there, and pictures that
// come late: what stands below waits for the answer, and a picture has its room before it is there.
func TestWhatIsNotFoundMovesNothing(t *testing.T) {
	t.Parallel()
	dir := buildDemo(t)
	base := serveSite(t, dir)
	browser := openBrowser(t)
	for _, width := range widths {
		for _, elder := range []string{`{}`, `{"elder":true,"size":20}`} {
			p := newTab(t, browser, width)
			p.open(base + "404.html")
			evaluate[int](p, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, elder))
			for _, asked := range []string{"#villages=x:y,z:w", "#villages=nobody", "#villages=sample-county:sample-qingshi,nobody", "#programs=six-ones,nothing", "#near=sample-county:sample-qingshi", "#near=nobody"} {
				p.open(base + "about/index.html")
				p.open(base + "compare/index.html" + asked)
				p.until("the answer", `!document.documentElement.hasAttribute("data-asked")`)
				if what := evaluate[string](p, movedScript); what != "" {
					t.Errorf("%s at %d px, %s: moves by %s", asked, width, elder, what)
				}
				p.says("what stands below", "true", `String([...document.querySelectorAll(".alike, .after")].every(e => e.getBoundingClientRect().height > 0))`)
			}
			p.open(base + "cases/sample-ledger/index.html")
			p.says("room for a cover that is not there", "true", `(() => { const f = document.createElement("figure"), i = new Image(1200, 800); f.className = "cover"; f.append(i);
				document.querySelector(".page-head").append(f); return String(Math.abs(i.offsetHeight * 1.5 - i.offsetWidth) < 2 && i.offsetWidth > 300); })()`)
		}
	}
}

// TestWhatScriptsAddHasItsRoom opens pages on phones of all widths, in both sizes of type, and reads down a long one:
// the choosing of places has its rows before they are there, and the way to the contents is as high whatever it names.
func TestWhatScriptsAddHasItsRoom(t *testing.T) {
	t.Parallel()
	base := serveSite(t, buildDemo(t))
	browser := openBrowser(t)
	for _, width := range []int64{320, 360, 390} {
		for _, elder := range []string{`{}`, `{"elder":true,"size":20}`} {
			p := newTab(t, browser, width)
			p.open(base + "404.html")
			evaluate[int](p, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, elder))
			for _, path := range []string{"compare/index.html", threeVillages, "handbook/rules/index.html"} {
				p.open("about:blank")
				p.open(base + path)
				p.until("what is above it", `document.querySelector(".pick-row select, .to-contents, .beside") !== null`)
				evaluate[int](p, `(async () => {
					for (let y = 0; y < Math.min(document.documentElement.scrollHeight, 12000); y += 800) { scrollTo({top: y, behavior: "instant"}); await new Promise(r => setTimeout(r, 25)); }
					return 0;
				})()`)
				if what := evaluate[string](p, movedScript); what != "" {
					t.Errorf("%s at %d px, %s: moves by %s", path, width, elder, what)
				}
			}
			evaluate[int](p, `(localStorage.clear(), 0)`)
		}
	}
}
