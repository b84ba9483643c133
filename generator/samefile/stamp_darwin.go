package samefile

import (
	"io/fs"
	"syscall"

	"golang.org/x/sys/unix"
)

// StampOf returns the stamp of a file; ok is false where the system has none.
func StampOf(info fs.FileInfo) (m Stamp, ok bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return m, false
	}
	return Stamp{Size: s.Size, Written: s.Mtimespec.Nano(), Changed: s.Ctimespec.Nano(), Inode: s.Ino, Device: uint64(s.Dev), Mode: uint32(s.Mode)}, true
}

// IsLocal tells whether the stamps of files in a folder are to be believed: of a file on a server the
// system may tell what it knew some seconds ago.
func IsLocal(dir string) bool {
	var s syscall.Statfs_t
	return syscall.Statfs(dir, &s) == nil && s.Flags&unix.MNT_LOCAL != 0
}
