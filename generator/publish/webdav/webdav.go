// Package webdav publishes by WebDAV.
package webdav

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"syscall"
	"time"

	"github.com/studio-b12/gowebdav"

	"casebook/generator/publish"
	"casebook/generator/publish/dial"
)

// Options is where to publish and as whom.
type Options struct {
	URL      string
	Path     string // below URL
	User     string
	Password string
	Config   *tls.Config // further authorities; nil for the system's alone
}

// Host is a folder of a WebDAV server.
type Host struct {
	client *gowebdav.Client
	base   string
}

// Open makes a client and asks the server whether it is one. The folder is made.
func Open(ctx context.Context, o Options) (*Host, error) {
	h := &Host{client: gowebdav.NewClient(o.URL, o.User, o.Password), base: path.Join("/", o.Path)}
	h.client.SetTransport(transport{dial.Transport(ctx, o.Config)})
	if err := h.client.Connect(); err != nil {
		return nil, meaning(err)
	}
	return h, nil
}

// transport answers what the library does not.
type transport struct{ http.RoundTripper }

// RoundTrip lets a caller know that a folder was there already, which the library takes for made:
// the mark of a publisher is one that only one may make.
//
// What a server cannot do while another request does it is asked again: golang.org/x/net locks a
// folder for each request (423); Apache answers 403 once to the later of two who make a folder, and
// to who reads a file that is just removed.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	const first, last = 10 * time.Millisecond, 2 * time.Second
	for wait := first; ; wait *= 2 {
		reply, err := t.RoundTripper.RoundTrip(r)
		if err != nil {
			return nil, err
		}
		busy := reply.StatusCode == http.StatusLocked && wait <= last || reply.StatusCode == http.StatusForbidden && wait == first
		if !busy || r.Body != nil && r.Body != http.NoBody {
			if r.Method == "MKCOL" && reply.StatusCode == http.StatusMethodNotAllowed && strings.HasSuffix(strings.TrimSuffix(r.URL.Path, "/"), "/.casebook/lock") {
				reply.Body.Close()
				return nil, fs.ErrExist
			}
			return reply, nil
		}
		reply.Body.Close()
		select {
		case <-r.Context().Done():
			return nil, r.Context().Err()
		case <-time.After(wait):
		}
	}
}

// Traits: MOVE gives a file its name, but few servers answer many at a time.
func (h *Host) Traits() publish.Traits { return publish.Traits{Jobs: 4} }
func (h *Host) Close() error           { return nil }

func (h *Host) at(name string) string { return path.Join(h.base, name) }

// meaning puts into Go's terms what a server's code says.
func meaning(err error) error {
	var status gowebdav.StatusError
	if !errors.As(err, &status) {
		return err
	}
	kind := err
	switch status.Status {
	case http.StatusNotFound, http.StatusGone:
		kind = fs.ErrNotExist
	case http.StatusUnauthorized, http.StatusForbidden:
		kind = fs.ErrPermission
	case http.StatusInsufficientStorage:
		kind = syscall.ENOSPC
	default:
		return fmt.Errorf("the server answers %d %s: %w", status.Status, http.StatusText(status.Status), err)
	}
	return fmt.Errorf("%w: %w", kind, err)
}

func (h *Host) Get(_ context.Context, name string) (io.ReadCloser, error) {
	r, err := h.client.ReadStream(h.at(name))
	return r, meaning(err)
}

// Put reads a refusal as one of the server's disk, because the library has made the folders above:
// RFC 4918 has 507 for a full disk, but servers answer 405 (golang.org/x/net), 500 (nginx) or 409
// for that and for a disk that cannot be written to.
func (h *Host) Put(_ context.Context, name string, r io.Reader, size int64) error {
	err := h.client.WriteStreamWithLength(h.at(name), r, size, 0o644)
	var status gowebdav.StatusError
	if errors.As(err, &status) {
		switch status.Status {
		case http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusConflict, http.StatusInternalServerError:
			return fmt.Errorf("%w: %w", publish.ErrNotTaken, err)
		}
	}
	return meaning(err)
}

func (h *Host) Rename(_ context.Context, from, to string) error {
	err := h.client.Rename(h.at(from), h.at(to), true)
	if err == nil {
		return nil
	}
	if made := h.client.MkdirAll(h.at(path.Dir(to)), 0o755); made != nil {
		return meaning(errors.Join(err, made))
	}
	return meaning(h.client.Rename(h.at(from), h.at(to), true))
}

// Remove removes files alone: to remove a folder is to remove all that lies in it.
func (h *Host) Remove(_ context.Context, name string) error {
	info, err := h.client.Stat(h.at(name))
	if err != nil {
		return meaning(err)
	}
	if info.IsDir() {
		return fmt.Errorf("%s is a folder", name)
	}
	return meaning(h.client.Remove(h.at(name)))
}

func (h *Host) List(_ context.Context, folder string) ([]string, error) {
	list, err := h.client.ReadDir(h.at(folder))
	if err = meaning(err); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var names []string
	for _, info := range list {
		names = append(names, info.Name())
	}
	return names, err
}

func (h *Host) Claim(_ context.Context, name string) error {
	if err := h.client.MkdirAll(h.at(path.Dir(name)), 0o755); err != nil {
		return meaning(err)
	}
	err := h.made(name)
	for range 3 { // whoever has the mark may release it between two questions
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		if _, missing := h.client.Stat(h.at(name)); !errors.Is(meaning(missing), fs.ErrNotExist) {
			return err
		}
		err = h.made(name)
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w: the folder %s", publish.ErrNotTaken, name)
	}
	return err
}

// made makes a folder. Where one is there already it is fs.ErrExist, and where a server can write
// nothing too: both are 405 (RFC 4918, 9.3.1).
func (h *Host) made(name string) error { return meaning(h.client.Mkdir(h.at(name), 0o755)) }

// Release removes the mark, a folder in which nothing lies.
func (h *Host) Release(_ context.Context, name string) error {
	return meaning(h.client.Remove(h.at(name)))
}
