package samefile

import (
	"io/fs"
	"syscall"

	"golang.org/x/sys/unix"
)

// MarkOf returns the mark of a file; ok is false where the system has none.
func MarkOf(info fs.FileInfo) (m Mark, ok bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return m, false
	}
	return Mark{Size: s.Size, Written: s.Mtimespec.Nano(), Changed: s.Ctimespec.Nano(), Inode: s.Ino, Device: uint64(s.Dev), Mode: uint32(s.Mode)}, true
}

// IsLocal tells whether the marks of files in a folder are to be believed: of a file on a server the
// system may tell what it knew some seconds ago.
func IsLocal(dir string) bool {
	var s syscall.Statfs_t
	return syscall.Statfs(dir, &s) == nil && s.Flags&unix.MNT_LOCAL != 0
}
