package browser

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"casebook/generator/build"
	"casebook/generator/picture/photos"
	"casebook/generator/session"
)

// A phone is sent so many bytes of a page at most before anybody touches it; of those of an answer so many are its
// head.
const mostBytes, headBytes = 70_000, 300

// zipped counts what is sent of a site, by a server that packs what can be packed.
type zipped struct {
	files http.Handler
	sent  atomic.Int64
}

func (z *zipped) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	z.sent.Add(headBytes)
	w.Header().Set("Cache-Control", "no-store") // each page is weighed as the first that a phone opens
	counted := &counter{ResponseWriter: w, sent: &z.sent}
	if strings.HasSuffix(r.URL.Path, ".jpg") {
		z.files.ServeHTTP(counted, r)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	to := gzip.NewWriter(counted)
	z.files.ServeHTTP(packing{counted, to}, r)
	if err := to.Close(); err != nil {
		panic(err)
	}
}

type counter struct {
	http.ResponseWriter
	sent *atomic.Int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.sent.Add(int64(n))
	return n, err
}

type packing struct {
	http.ResponseWriter
	to io.Writer
}

func (p packing) Write(b []byte) (int, error) { return p.to.Write(b) }

func (p packing) WriteHeader(code int) {
	p.ResponseWriter.Header().Del("Content-Length")
	p.ResponseWriter.WriteHeader(code)
}

// TestPagesAreLight opens, on a phone, the demo's longest case with a cover full of grain at its head, and a village
// of such a case.
func TestPagesAreLight(t *testing.T) {
	t.Parallel()
	site, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	for _, folder := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(site, folder), os.DirFS(filepath.Join("../..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	photo := string(photos.Large(1440, 1080))
	for _, name := range []string{"city-seven-years", "sample-ledger"} {
		put(t, filepath.Join(site, "content/cases/covers", name+".jpg"), photo)
		covered(t, filepath.Join(site, "content/cases", name+".md"), name)
	}
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: site, Today: today}})
	if err != nil || !result.Published {
		t.Fatalf("not built: %v %v", err, result.Problems)
	}
	served := &zipped{files: http.FileServer(http.Dir(dir))}
	server := httptest.NewServer(served)
	t.Cleanup(server.Close)
	browser := openBrowser(t)
	for _, path := range []string{"cases/city-seven-years/", "villages/sample-qingshi/"} {
		p := newTab(t, browser, 390)
		command(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 3, Mobile: true})
		served.sent.Store(0)
		p.open(server.URL + "/" + path)
		p.until("everything that comes of itself", `performance.getEntriesByType("resource").every(e => e.responseEnd > 0) && [...document.images].some(e => e.complete && e.naturalWidth > 0)`)
		if sent := served.sent.Load(); sent > mostBytes || sent < mostBytes/2 {
			t.Errorf("%s weighs %d bytes", path, sent)
		} else {
			t.Logf("%s weighs %d bytes", path, sent)
		}
	}
}

// covered gives a case its cover.
func covered(t *testing.T, file, name string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	put(t, file, strings.Replace(string(text), "+++\n", "+++\ncover = { file = \"covers/"+name+".jpg\", alt = \"村口\" }\n", 1))
}
