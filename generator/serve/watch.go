package serve

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"casebook/generator/load"
)

// quiet is how long a burst of changes must have ended: editors write a file in several
// steps. burst is how long a burst is waited for at most.
const (
	quiet = 4 * time.Millisecond
	burst = 200 * time.Millisecond
)

// watched are the folders of a site that it is made from.
var watched = [...]string{"data", "content", "layouts"}

// watcher tells when files of a site have changed, and which.
type watcher struct {
	*fsnotify.Watcher
	site    string
	blind   bool            // a folder could not be watched: what happens there is not known
	folders bool            // one came since the watch began
	paths   map[string]bool // that have changed since they were told
}

func watch(site string) (*watcher, error) {
	w := &watcher{site: site, paths: map[string]bool{}}
	if err := w.begin(); err != nil {
		return nil, err
	}
	return w, nil
}

// begin watches all folders of the site.
func (w *watcher) begin() error {
	fresh, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	// The site's own folder too: data/ or layouts/ may be made later.
	if err := fresh.Add(w.site); err != nil {
		fresh.Close()
		return err
	}
	if w.Watcher != nil {
		w.Watcher.Close()
	}
	w.Watcher, w.blind, w.folders = fresh, false, false
	for _, name := range watched {
		w.addTree(filepath.Join(w.site, name))
	}
	return nil
}

// addTree watches a folder and all folders in it. One that cannot be watched is left out:
// the site is shown all the same.
func (w *watcher) addTree(dir string) {
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			w.blind = w.blind || !errors.Is(err, fs.ErrNotExist)
			return nil
		}
		if !d.IsDir() {
			return nil
		}
		if d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if err := w.Add(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			w.blind = true
		}
		return nil
	})
}

// next waits for a burst of changes to end and tells what changed; false when ctx is done.
func (w *watcher) next(ctx context.Context) (load.Changes, bool) {
	var ended, latest <-chan time.Time
	lost := false
	for {
		select {
		case <-ctx.Done():
			return load.Changes{}, false
		case <-ended:
			return w.told(lost), true
		case <-latest:
			return w.told(lost), true
		case e, ok := <-w.Events:
			if !ok {
				return load.Changes{}, false
			}
			if !w.matters(e) {
				continue
			}
			ended = time.After(quiet)
			if latest == nil {
				latest = time.After(burst)
			}
		case _, ok := <-w.Errors:
			if !ok {
				return load.Changes{}, false
			}
			lost = true // events may have been
			ended = time.After(quiet)
		}
	}
}

// told returns what has changed since it was last called. After a folder came, which may be
// one that was renamed, all folders are watched anew: the system tells of a folder by the name
// that it had when its watch began, and what happened until now may have been missed.
func (w *watcher) told(lost bool) load.Changes {
	if w.folders {
		lost = true
		if err := w.begin(); err != nil {
			w.blind = true
		}
	}
	c := load.Changes{Known: !lost && !w.blind, Paths: w.paths}
	w.paths = map[string]bool{}
	return c
}

// matters notes what an event is about, and tells whether it is about the site's input. It
// watches new folders. That a file may be read or not is noted for the next time: it is no
// reason to read.
func (w *watcher) matters(e fsnotify.Event) bool {
	rel, err := filepath.Rel(w.site, e.Name)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	top, _, _ := strings.Cut(rel, "/")
	if !slices.Contains(watched[:], top) {
		return false
	}
	w.paths[rel] = true
	if info, err := os.Stat(e.Name); err == nil && info.IsDir() && e.Has(fsnotify.Create) {
		w.folders = true
		w.addTree(e.Name)
	}
	return e.Op != fsnotify.Chmod
}
