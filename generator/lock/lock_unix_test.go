//go:build unix

package lock_test

import (
	"context"
	"os"
	"testing"
	"time"

	"casebook/generator/lock"
)

// Who waits asks again and again: each time the folder is opened, and must be closed.
func TestWaitingKeepsNoFileOpen(t *testing.T) {
	open := func() int {
		list, err := os.ReadDir("/dev/fd")
		if err != nil {
			t.Skipf("this system does not list open files: %v", err)
		}
		return len(list)
	}
	dir := t.TempDir()
	unlock, err := lock.Folder(context.Background(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	before := open()
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	if _, err := lock.Folder(ctx, dir, nil); err == nil {
		t.Fatal("locked twice")
	}
	if after := open(); after > before {
		t.Errorf("%d more files are open after waiting", after-before)
	}
}
