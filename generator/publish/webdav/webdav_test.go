package webdav_test

import (
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"errors"
	"net/http"

	server "golang.org/x/net/webdav"

	"casebook/generator/publish"
	"casebook/generator/publish/hosttest"
	"casebook/generator/publish/webdav"
)

func serve(t *testing.T, dir string) (string, webdav.Options) {
	t.Helper()
	dav := &server.Handler{Prefix: "/dav", FileSystem: server.Dir(dir), LockSystem: server.NewMemLS()}
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, word, _ := r.BasicAuth(); user != "office" || word != "secret" {
			w.Header().Set("WWW-Authenticate", `Basic realm="dav"`)
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		dav.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return dir, webdav.Options{URL: s.URL + "/dav", Path: "www", User: "office", Password: "secret", Config: s.Client().Transport.(*http.Transport).TLSClientConfig}
}

func TestWebDAV(t *testing.T) {
	dir, o := serve(t, t.TempDir())
	put := func(name, text string) {
		p := filepath.Join(dir, "www", name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	hosttest.Run(t, func() (publish.Host, error) { return webdav.Open(t.Context(), o) }, put)
}

// Golang's server removes what stands where it moves a file to, as RFC 4918 bids.
func TestReaders(t *testing.T) {
	dir, o := serve(t, t.TempDir())
	hosttest.Readers(t, func() (publish.Host, error) { return webdav.Open(t.Context(), o) }, filepath.Join(dir, "www"), 50*time.Millisecond)
}

func TestDiskThatRefuses(t *testing.T) {
	disk := t.TempDir()
	dir, o := serve(t, disk)
	hosttest.Refusals(t, func() (publish.Host, error) { return webdav.Open(t.Context(), o) }, hosttest.NewDisk(t, disk), filepath.Join(dir, "www"))
}

func TestWrongPasswordAndCertificateRefuse(t *testing.T) {
	_, o := serve(t, t.TempDir())
	wrong := o
	wrong.Password = "guess"
	if _, err := webdav.Open(t.Context(), wrong); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a wrong password: %v", err)
	}
	wrong = o
	wrong.Config = nil
	if _, err := webdav.Open(t.Context(), wrong); err == nil {
		t.Error("a certificate that nobody vouches for was taken")
	}
}
