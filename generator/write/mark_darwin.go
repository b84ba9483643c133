package write

import (
	"io/fs"
	"syscall"
)

// markOf returns a file's mark and when its inode was last changed, which no program can set.
func markOf(info fs.FileInfo) (m mark, changed int64, ok bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return mark{}, 0, false
	}
	return mark{info.ModTime().UnixNano(), s.Ino}, s.Ctimespec.Nano(), true
}
