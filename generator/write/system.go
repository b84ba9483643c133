package write

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// system is what putting a finished site in its place asks of the operating system. It is an
// interface so that tests can refuse, delay and hold files and folders as Windows does.
type system interface {
	// exchange swaps two folders at one stroke; errNoExchange says that it cannot.
	exchange(a, b string) error
	// rename moves a file or folder; a file replaces one that is there.
	rename(from, to string) error
	// link makes a second name for a file, or a copy where the file system knows no links.
	link(from, to string) error
	// remove removes a file or an empty folder.
	remove(name string) error
	// removeTree removes a folder and what is in it, by several goroutines.
	removeTree(dir string, jobs int) error
	// heldOpen tells whether an error means that another program has the file or folder open, so
	// that the same call may go through a moment later.
	heldOpen(err error) bool
	// sleep waits.
	sleep(ctx context.Context, d time.Duration) error
}

// native is the operating system itself.
type native struct{}

func (native) exchange(a, b string) error   { return exchange(a, b) }
func (native) rename(from, to string) error { return os.Rename(from, to) }
func (native) remove(name string) error     { return os.Remove(name) }
func (native) heldOpen(err error) bool      { return heldOpen(err) }

func (native) removeTree(dir string, jobs int) error { return removeTree(dir, jobs) }

func (native) link(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	return copyFile(from, to)
}

func (native) sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// How long a file or folder that another program has open is asked for again: an antivirus or
// an indexer lets go within a second or two, a person with a document open does not.
const (
	firstWait = 50 * time.Millisecond
	lastWait  = 2 * time.Second
)

// Held is the error for a file or folder that another program has open and that had to be
// moved or replaced. The former site stands.
type Held struct {
	Path string
	Err  error // the system's
}

func (e *Held) Error() string { return fmt.Sprintf("%s is open in another program: %v", e.Path, e.Err) }
func (e *Held) Unwrap() error { return e.Err }

// patiently makes a call again, with growing waits, as long as another program holds path open;
// what is held to the end is *Held.
func patiently(ctx context.Context, sys system, path string, call func() error) error {
	for wait := firstWait; ; wait *= 2 {
		err := call()
		if err == nil || !sys.heldOpen(err) {
			return err
		}
		if wait > lastWait {
			return &Held{Path: path, Err: err}
		}
		if err := sys.sleep(ctx, wait); err != nil {
			return err
		}
	}
}

// exists tells whether something lies at a path; a link counts as itself.
func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
