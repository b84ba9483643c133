package hosttest

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Disk is a small disk of its own in memory.
type Disk struct{ dir string }

// NewDisk puts a disk in the place of the folder dir. The test is skipped where that is not allowed.
func NewDisk(t *testing.T, dir string) *Disk {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m,mode=777"); err != nil {
		t.Skipf("no disk of its own for this test: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return &Disk{dir}
}

// readOnly takes writing away, and gives it back.
func (d *Disk) readOnly(t *testing.T, is bool) {
	t.Helper()
	flags := uintptr(syscall.MS_REMOUNT)
	if is {
		flags |= syscall.MS_RDONLY
	}
	if err := syscall.Mount("tmpfs", d.dir, "tmpfs", flags, ""); err != nil {
		t.Fatal(err)
	}
}

// fill leaves a few bytes free, and returns how to free the rest again.
func (d *Disk) fill(t *testing.T, free int) (empty func()) {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(d.dir, &s); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(d.dir, "of others")
	if err := os.WriteFile(name, make([]byte, int(s.Bavail)*int(s.Bsize)-free), 0o644); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}
