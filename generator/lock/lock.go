// Package lock keeps two runs of the program from working on one folder at once.
//
// No lock file is ever left behind, and the system gives the lock up when its holder dies,
// however it dies. On Unix the lock is on the folder itself (flock); on Windows, which locks no
// folders, it is a file below it that exists only while it is open.
package lock

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// errBusy is what try returns while another process has the lock.
var errBusy = errors.New("locked by another process")

// poll is how often a waiting process asks again.
const poll = 50 * time.Millisecond

// Folder locks dir and returns the function that unlocks it. Where another process has the
// lock it calls waiting once (if it is not nil) and waits, until ctx is done. A file system
// that knows no locks is taken as unlocked: better a build without one than none.
func Folder(ctx context.Context, dir string, waiting func()) (unlock func(), err error) {
	for {
		unlock, err := try(dir)
		if !errors.Is(err, errBusy) {
			if err != nil {
				return nil, fmt.Errorf("lock %s: %w", dir, err)
			}
			return unlock, nil
		}
		if waiting != nil {
			waiting()
			waiting = nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(poll):
		}
	}
}
