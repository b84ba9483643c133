package s3_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"casebook/generator/publish"
	"casebook/generator/publish/s3"
)

// scripted is a store that answers as a test wants: for what the others have no such answer, and clouds do.
func scripted(t *testing.T, answer http.HandlerFunc) s3.Options {
	t.Helper()
	s := httptest.NewTLSServer(answer)
	t.Cleanup(s.Close)
	return s3.Options{URL: s.URL, Bucket: "web", Region: "cn-north-1", Path: "/anli/", Key: "id", Secret: "secret",
		Types: func(string) string { return "text/html" }, Config: s.Client().Transport.(*http.Transport).TLSClientConfig}
}

func open(t *testing.T, o s3.Options) *s3.Host {
	t.Helper()
	h, err := s3.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func refuse(w http.ResponseWriter, status int, code, message string) {
	w.WriteHeader(status)
	fmt.Fprintf(w, "<Error><Code>%s</Code><Message>%s</Message></Error>", code, message)
}

func TestRefusalsAreToldApart(t *testing.T) {
	kinds := []error{fs.ErrNotExist, s3.ErrNoBucket, fs.ErrPermission, syscall.ENOSPC, fs.ErrExist, publish.ErrNotTaken}
	for _, c := range []struct {
		status        int
		code, message string
		want          error // nil: none that publish knows
	}{
		{404, "NoSuchKey", "", fs.ErrNotExist},
		{404, "NotFound", "", fs.ErrNotExist},
		{404, "NoSuchBucket", "", s3.ErrNoBucket},
		{403, "SignatureDoesNotMatch", "", fs.ErrPermission},
		{400, "AccessDenied", "", fs.ErrPermission},
		{507, "Full", "", syscall.ENOSPC},
		{400, "Failed", "write: No space left on device", syscall.ENOSPC},
		{412, "Condition", "", fs.ErrExist},
		{409, "PreconditionFailed", "", fs.ErrExist},
		{400, "InternalError", "", publish.ErrNotTaken},
		{409, "OperationAborted", "", nil},
	} {
		h := open(t, scripted(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodGet {
				refuse(w, c.status, c.code, c.message)
			}
		}))
		_, err := h.Get(t.Context(), "a.html")
		if err == nil {
			t.Errorf("%+v: no error", c)
		}
		for _, kind := range kinds {
			if errors.Is(err, kind) != (kind == c.want) {
				t.Errorf("%+v: %v", c, err)
			}
		}
	}
}

// A key that may write a bucket need not be allowed to ask for it.
func TestOnlyAClearNoIsNoBucket(t *testing.T) {
	for _, c := range []struct {
		status       int
		opens, there bool
	}{{200, true, true}, {403, true, true}, {404, false, false}, {409, false, true}} {
		_, err := s3.Open(t.Context(), scripted(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(c.status) }))
		if (err == nil) != c.opens || errors.Is(err, s3.ErrNoBucket) == c.there {
			t.Errorf("%d: %v", c.status, err)
		}
	}
}

// What browsers and stores are told of a file, and under which key it lies.
func TestWhatIsSaidOfAFile(t *testing.T) {
	var asked []*http.Request
	var mu sync.Mutex
	o := scripted(t, func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r)
	})
	for path, keys := range map[string][]string{"/anli/": {"/web/anli/assets/a.css", "/web/anli/b.html"}, "": {"/web/assets/a.css", "/web/b.html"}} {
		o.Path = path
		h := open(t, o)
		asked = nil
		for i, name := range []string{"assets/a.css", "b.html"} {
			if err := h.Put(t.Context(), name, strings.NewReader("x"), 1); err != nil {
				t.Fatal(err)
			}
			r, immutable := asked[i], i == 0
			if r.Method != http.MethodPut || r.URL.Path != keys[i] || r.Header.Get("Content-Type") != "text/html" || r.Header.Get("Content-MD5") == "" || strings.Contains(r.Header.Get("Cache-Control"), "immutable") != immutable {
				t.Errorf("%s %s %v", r.Method, r.URL.Path, r.Header)
			}
		}
	}
}

func TestListing(t *testing.T) {
	prefixes := []string{}
	o := scripted(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			return
		}
		prefix := r.URL.Query().Get("prefix")
		if prefixes = append(prefixes, prefix); prefix == "anli/broken/" {
			refuse(w, 403, "AccessDenied", "")
			return
		}
		fmt.Fprintf(w, "<ListBucketResult><Contents><Key>%[1]sa.html</Key></Contents><CommonPrefixes><Prefix>%[1]ssub/</Prefix></CommonPrefixes></ListBucketResult>", prefix)
	})
	h := open(t, o)
	for _, folder := range []string{"", "cases"} {
		names, err := h.List(t.Context(), folder)
		if slices.Sort(names); err != nil || !slices.Equal(names, []string{"a.html", "sub"}) {
			t.Errorf("%q: %q, %v", folder, names, err)
		}
	}
	if _, err := h.List(t.Context(), "broken"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a listing that is refused: %v", err)
	}
	o.Path = ""
	if _, err := open(t, o).List(t.Context(), ""); err != nil {
		t.Error(err)
	}
	if want := []string{"anli/", "anli/cases/", "anli/broken/", ""}; !slices.Equal(prefixes, want) {
		t.Errorf("asked for %q, want %q", prefixes, want)
	}
}

// Not all stores keep the condition that a mark is made only where there is none: whose mark it is
// shows a little later.
func TestMarkOfAStoreThatReplacesIt(t *testing.T) {
	for _, c := range []struct {
		name string
		then func(put string) (status int, text string) // what lies there a little later
		want error
	}{
		{"ours", func(put string) (int, string) { return 200, put }, nil},
		{"another's", func(string) (int, string) { return 200, "another" }, fs.ErrExist},
		{"another's who released it", func(string) (int, string) { return 404, "NoSuchKey" }, fs.ErrExist},
		{"nobody may look", func(string) (int, string) { return 403, "AccessDenied" }, fs.ErrPermission},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var text string
			h := open(t, scripted(t, func(w http.ResponseWriter, r *http.Request) {
				switch {
				case r.Method == http.MethodHead && strings.HasSuffix(r.URL.Path, "lock"):
					w.WriteHeader(404)
				case r.Method == http.MethodPut:
					if r.Header.Get("If-None-Match") == "" {
						t.Error("it is put without the condition")
					}
					data, _ := io.ReadAll(r.Body)
					text = string(data)
				case r.Method == http.MethodGet:
					status, answer := c.then(text)
					if status != 200 {
						refuse(w, status, answer, "")
						return
					}
					w.Header().Set("Last-Modified", time.Now().UTC().Format(http.TimeFormat))
					fmt.Fprint(w, answer)
				}
			}))
			if err := h.Claim(t.Context(), ".casebook/lock"); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			ctx, end := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer end()
			if err := h.Claim(ctx, ".casebook/lock"); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("a publication that ends meanwhile: %v", err)
			}
		})
	}
}

func TestMarkThatIsThereOrMayNotBeLookedFor(t *testing.T) {
	for status, want := range map[int]error{200: fs.ErrExist, 403: fs.ErrPermission} {
		h := open(t, scripted(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodPut {
				t.Error("a mark is put")
			}
			w.Header().Set("Last-Modified", time.Now().UTC().Format(http.TimeFormat))
			if strings.HasSuffix(r.URL.Path, "lock") {
				w.WriteHeader(status)
			}
		}))
		if err := h.Claim(t.Context(), ".casebook/lock"); !errors.Is(err, want) {
			t.Errorf("%d: %v", status, err)
		}
	}
}
