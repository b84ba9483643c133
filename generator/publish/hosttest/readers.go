package hosttest

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"casebook/generator/parallel"
	"casebook/generator/publish"
)

// Readers publishes fifty editions that withdraw nothing while somebody reads the site without
// pause, as a web server shows it from the folder root. Each page links to others and to the style
// sheet of its own edition, whose name changes with it: no link may be dead and no page may meet
// the styles of another edition.
//
// gap is how long a server may show nothing in place of a file that it replaces: WebDAV bids it
// remove the former one before it moves the new one there (RFC 4918, 9.9.3). 0 for all others.
func Readers(t *testing.T, open func() (publish.Host, error), root string, gap time.Duration) {
	t.Helper()
	host, err := open()
	if err != nil {
		t.Fatal(err)
	}
	defer host.Close()
	server := httptest.NewServer(http.FileServerFS(os.DirFS(root)))
	defer server.Close()
	r := &reader{client: server.Client(), address: server.URL, gap: gap}
	const editions = 50
	publishes := func(ctx context.Context, n int) error {
		r.begun.Store(int64(n))
		_, err := publish.Run(ctx, host, Edition(linked(n)), publish.Options{Machine: "here"})
		r.done.Store(int64(n))
		return err
	}
	if err := publishes(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	both, ctx := parallel.NewGroup(t.Context())
	reading, stop := context.WithCancel(ctx)
	both.Go(func() error {
		defer stop()
		for n := 2; n <= editions; n++ {
			if err := publishes(ctx, n); err != nil {
				return err
			}
		}
		return nil
	})
	both.Go(func() error { return r.read(reading) })
	if err := both.Wait(); err != nil {
		t.Error(err)
	}
	if r.links == 0 {
		t.Error("nobody read")
	}
	t.Logf("%d links were followed in %d editions; %d were there at a second look", r.links, editions, r.gaps)
}

// linked is edition n of a small site. A word that begins with / is a link.
func linked(n int) map[string]string {
	style := fmt.Sprintf("assets/site-%d.css", n)
	files := map[string]string{style: fmt.Sprint("styles of edition ", n)}
	page := func(name string, links ...string) {
		files[name+"index.html"] = fmt.Sprintf("edition %d /%s /%s", n, style, strings.Join(links, " /"))
	}
	page("", "cases/", "villages/")
	page("cases/", "cases/a/", "cases/b/", fmt.Sprintf("cases/new-%d/", n), "")
	page("cases/a/", "cases/b/", "cases/")
	page("cases/b/", "cases/a/", "villages/")
	page("villages/", "cases/a/", "")
	for i := 1; i <= n; i++ { // each edition has a page more
		page(fmt.Sprintf("cases/new-%d/", i), "cases/", fmt.Sprintf("cases/new-%d/", n))
	}
	return files
}

type reader struct {
	client      *http.Client
	address     string
	gap         time.Duration
	begun, done atomic.Int64 // the last edition of which publishing has begun, and ended
	links, gaps int
}

// read walks from the first page through all it finds, again and again.
func (r *reader) read(ctx context.Context) error {
	for ctx.Err() == nil {
		seen := map[string]bool{"/": true}
		for next := []string{"/"}; len(next) > 0 && ctx.Err() == nil; next = next[1:] {
			found, err := r.page(next[0])
			if err != nil {
				return err
			}
			for _, link := range found {
				if !seen[link] {
					seen[link] = true
					next = append(next, link)
				}
			}
		}
	}
	return nil
}

// page reads a page and follows its links at once, as a browser does those to styles. What a page
// needs lasts until the publication after the next begins to remove: a look that took longer
// than that says nothing.
func (r *reader) page(at string) (pages []string, err error) {
	done := r.done.Load()
	text, err := r.get(at)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(text)
	for _, link := range words[2:] {
		got, err := r.get(link)
		if r.begun.Load() > done+1 {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("on %s of edition %s: %w", at, words[1], err)
		}
		r.links++
		if style := strings.HasSuffix(link, ".css"); !style {
			pages = append(pages, link)
		} else if got != "styles of edition "+words[1] {
			return nil, fmt.Errorf("a page of edition %s has the %s", words[1], got)
		}
	}
	return pages, nil
}

func (r *reader) get(link string) (string, error) {
	text, err := r.once(link)
	if err != nil && r.gap > 0 {
		time.Sleep(r.gap)
		r.gaps++
		text, err = r.once(link)
	}
	return text, err
}

func (r *reader) once(link string) (string, error) {
	reply, err := r.client.Get(r.address + link)
	if err != nil {
		return "", err
	}
	defer reply.Body.Close()
	text, err := io.ReadAll(reply.Body)
	page := strings.HasSuffix(link, "/") // in whose place this server lists the folder while it is not there
	if err == nil && (reply.StatusCode != http.StatusOK || len(text) == 0 || page && !strings.HasPrefix(string(text), "edition ")) {
		err = fmt.Errorf("%s: %s, %.40q", link, reply.Status, text)
	}
	return string(text), err
}
