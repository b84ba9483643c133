package serve

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long a burst of changes must have ended: editors write a file in several
// steps. burst is how long a burst is waited for at most.
const (
	quiet = 4 * time.Millisecond
	burst = 200 * time.Millisecond
)

// watched are the folders of a site that it is made from.
var watched = [...]string{"data", "content", "layouts"}

// watcher tells when the files of a site have changed.
type watcher struct {
	*fsnotify.Watcher
	site string
}

func watch(site string) (*watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	ww := &watcher{w, site}
	// The site's own folder too: data/ or layouts/ may be made later.
	if err := w.Add(site); err != nil {
		w.Close()
		return nil, err
	}
	for _, name := range watched {
		ww.addTree(filepath.Join(site, name))
	}
	return ww, nil
}

// addTree watches a folder and all folders in it. One that cannot be watched is left out:
// the site is shown all the same.
func (w *watcher) addTree(dir string) {
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		if d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		w.Add(p)
		return nil
	})
}

// next waits for a burst of changes to end. It returns false when ctx is done.
func (w *watcher) next(ctx context.Context) bool {
	var ended, latest <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return false
		case <-ended:
			return true
		case <-latest:
			return true
		case e, ok := <-w.Events:
			if !ok {
				return false
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
				return false
			}
			ended = time.After(quiet) // events may have been lost: read everything again
		}
	}
}

// matters tells whether an event is about the site's input, and watches new folders.
func (w *watcher) matters(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	rel, err := filepath.Rel(w.site, e.Name)
	if err != nil {
		return false
	}
	top, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	for _, name := range watched {
		if top != name {
			continue
		}
		if info, err := os.Stat(e.Name); err == nil && info.IsDir() && e.Has(fsnotify.Create) {
			w.addTree(e.Name)
		}
		return true
	}
	return false
}
