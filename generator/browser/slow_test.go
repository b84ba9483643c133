package browser

import (
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
	const moved = `new Promise(resolve => { const seen = []; let sum = 0;
		new PerformanceObserver(list => { for (const e of list.getEntries()) { sum += e.value; seen.push(...e.sources.map(s => (s.node?.outerHTML ?? "?").slice(0, 60))); } }).observe({type: "layout-shift", buffered: true});
		setTimeout(() => resolve(sum < 0.01 ? "" : sum.toPrecision(2) + ": " + seen.join(", ")), 300); })`
	for _, width := range []int64{360, 768, 1280} {
		p := newTab(t, browser, width)
		for _, path := range []string{"cases/index.html", "index.html", "regions/sample-county/index.html", "cases/sample-ledger/index.html"} {
			p.open(server.URL + "/" + path)
			if what := evaluate[string](p, moved); what != "" {
				t.Errorf("%s at %d px moves by %s", path, width, what)
			}
		}
	}
}
