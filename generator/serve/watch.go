package serve

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"casebook/generator/input"
)

// quiet is how long a burst of changes must have ended: editors write a file in several steps. Where what
// lies there looks like the middle of them it is waited for longer, in multiples of it. burst is how long a
// burst is waited for at most.
const (
	quiet      = 2 * time.Millisecond
	quietEmpty = 8 // a file that is to be written anew is emptied first
	quietGone  = 2 // or removed, if not renamed
	burst      = 200 * time.Millisecond
)

// watcher tells when files of a site have changed, and which.
type watcher struct {
	*fsnotify.Watcher
	site    string
	blind   bool            // a folder could not be watched: what happens there is not known
	folders bool            // one came since the watch began
	paths   map[string]bool // that have changed since they were taken
}

func watch(ctx context.Context, site string) (*watcher, error) {
	w := &watcher{site: site, paths: map[string]bool{}}
	if err := w.begin(ctx); err != nil {
		return nil, err
	}
	return w, nil
}

// begin watches all folders of the site's input.
func (w *watcher) begin(ctx context.Context) error {
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
	tree, err := input.Walk(ctx, w.site, w.add)
	if err != nil {
		w.blind = true
		return nil
	}
	for _, e := range tree.Errors {
		w.blind = w.blind || !errors.Is(e.Err, fs.ErrNotExist)
	}
	return nil
}

// add watches one folder, before what lies in it is looked at. One that cannot be watched is left
// out: the site is shown all the same.
func (w *watcher) add(folder string) {
	if err := w.Add(filepath.Join(w.site, filepath.FromSlash(folder))); err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.blind = true
	}
}

// next waits for a burst of changes to end and tells what changed; false when ctx is done.
func (w *watcher) next(ctx context.Context) (input.Changes, bool) {
	var ended, latest <-chan time.Time
	var lost bool
	var waited int
	for {
		select {
		case <-ctx.Done():
			return input.Changes{}, false
		case <-ended:
			waited++
			if w.pending() { // of two that are ready select takes either: the events came first
				waited = 0
			}
			if waited >= w.patience() {
				return w.take(ctx, lost), true
			}
			ended = time.After(quiet)
		case <-latest:
			return w.take(ctx, lost), true
		case e, ok := <-w.Events:
			if !ok {
				return input.Changes{}, false
			}
			if w.note(e) {
				ended, waited = time.After(quiet), 0
				if latest == nil {
					latest = time.After(burst)
				}
			}
		case _, ok := <-w.Errors:
			if !ok {
				return input.Changes{}, false
			}
			lost = true // events may have been
			ended, waited = time.After(quiet), 0
		}
	}
}

// patience is how many times quiet is waited for what has changed, as it lies there now.
func (w *watcher) patience() int {
	n := 1
	for name := range w.paths {
		switch info, err := os.Stat(filepath.Join(w.site, filepath.FromSlash(name))); {
		case err != nil:
			n = max(n, quietGone)
		case info.Mode().IsRegular() && info.Size() == 0:
			n = max(n, quietEmpty)
		}
	}
	return n
}

// pending notes the events that have come and were not read yet, and tells whether one is a reason to read.
func (w *watcher) pending() (found bool) {
	for {
		select {
		case e, ok := <-w.Events:
			if !ok {
				return found
			}
			found = w.note(e) || found
		default:
			return found
		}
	}
}

// take returns what has changed since it was last called. After a folder came, which may be
// one that was renamed, all folders are watched anew: the system tells of a folder by the name
// that it had when its watch began, and what happened until now may have been missed.
func (w *watcher) take(ctx context.Context, lost bool) input.Changes {
	if w.folders {
		lost = true
		if err := w.begin(ctx); err != nil {
			w.blind = true
		}
	}
	c := input.Changes{Known: !lost && !w.blind, Paths: w.paths}
	w.paths = map[string]bool{}
	return c
}

// note notes what an event is about, and tells whether it is a reason to read the site's input.
// That a file may be read or not is noted for the next time.
func (w *watcher) note(e fsnotify.Event) bool {
	rel, err := filepath.Rel(w.site, e.Name)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	if !input.IsInput(rel) {
		return false
	}
	w.paths[rel] = true
	if info, err := os.Stat(e.Name); err == nil && info.IsDir() && e.Has(fsnotify.Create) {
		w.folders = true
	}
	return e.Op != fsnotify.Chmod
}
