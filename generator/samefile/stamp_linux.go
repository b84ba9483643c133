package samefile

import (
	"io/fs"
	"slices"
	"syscall"
)

// StampOf returns the stamp of a file; ok is false where the system has none.
func StampOf(info fs.FileInfo) (m Stamp, ok bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return m, false
	}
	return Stamp{Size: s.Size, Written: s.Mtim.Nano(), Changed: s.Ctim.Nano(), Inode: s.Ino, Device: uint64(s.Dev), Mode: s.Mode}, true
}

// local are the file systems whose stamps are this computer's own: ext2 to ext4, XFS, Btrfs, F2FS,
// ZFS, tmpfs and overlays of them. Of a file on a server the system may tell what it knew some
// seconds ago.
var local = [...]uint32{0xEF53, 0x58465342, 0x9123683E, 0xF2F52010, 0x2FC12FC1, 0x01021994, 0x794C7630}

// IsLocal tells whether the stamps of files in a folder are to be believed.
func IsLocal(dir string) bool {
	var s syscall.Statfs_t
	err := syscall.EINTR
	for err == syscall.EINTR {
		if e := syscall.Statfs(dir, &s); e != nil {
			err, _ = e.(syscall.Errno)
			continue
		}
		return slices.Contains(local[:], uint32(s.Type))
	}
	return false
}
