// Package publish takes an edition of a site to where its readers find it.
//
// What differs from the target's manifest.json is put there in an order in which a reader
// meanwhile finds every link whole: new files first, changed pages when all they may link to is
// there, manifest.json last. Each file is read back and hashed before it is given its name.
// Broken off at any point, a publication is finished by running it again. Only what a manifest of
// Casebook named is ever removed or replaced.
package publish

import (
	"context"
	"errors"
	"io"
)

// Host is a place that files can be put to. Paths are relative to the web root, "/" separated,
// and valid in the sense of io/fs. Methods may be called from several goroutines. A path that is
// not there is an error that wraps fs.ErrNotExist.
type Host interface {
	// Get opens a file.
	Get(ctx context.Context, path string) (io.ReadCloser, error)
	// Put writes a file of size bytes and the folders above it. One that fails may leave a part of
	// the file.
	Put(ctx context.Context, path string, r io.Reader, size int64) error
	// Rename gives a file another name, in the place of the file that has it. It is never called
	// where Traits.Atomic is true.
	Rename(ctx context.Context, from, to string) error
	// Remove removes a file and, where the host can do so safely, the folders that it leaves empty.
	Remove(ctx context.Context, path string) error
	// List returns the names of what lies in a folder, "" for the web root; nothing of a folder
	// that is not there.
	List(ctx context.Context, folder string) ([]string, error)
	// Claim makes a mark that only one can make: of two callers one gets an error that wraps
	// fs.ErrExist. Remove takes no mark away, Release does.
	Claim(ctx context.Context, path string) error
	Release(ctx context.Context, path string) error

	Traits() Traits
	Close() error
}

// Traits is what hosts differ by.
type Traits struct {
	Atomic bool // Put replaces a file at one stroke, so that none is put under another name first
	Jobs   int  // how many calls at a time do the host good
	Near   bool // its files are read as quickly as they are hashed, so that its manifest's word need not be taken
}

// ErrNotTaken is the error for a server that takes a file or folder for a while and then does not
// keep it, without a reason that can be distinguished from others: its disk is full or cannot be written to.
var ErrNotTaken = errors.New("the server did not keep what was written")

// Locker is a host with locks of its own, which end with their holder.
type Locker interface {
	// Lock waits until nobody else has the target. waiting is called once where somebody has.
	Lock(ctx context.Context, waiting func()) (unlock func(), err error)
}

// Flusher is a host that keeps what was put in memory for a while, as a system does with a disk.
type Flusher interface {
	// Flush returns when all is where a pulled plug leaves it.
	Flush() error
}

// Names in the folder that publish keeps for itself on a target.
const (
	ownFolder   = ".casebook"
	stateName   = ownFolder + "/state.json"
	lockName    = ownFolder + "/lock"
	holderName  = ownFolder + "/publisher.json"
	stageFolder = ownFolder + "/new"
)
