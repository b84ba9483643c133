//go:build linux || darwin

package write

import (
	"io/fs"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

// tree is documented in tree.go: each system has its own.
type tree struct {
	dir string
	fd  int
}

func openTree(dir string) (*tree, error) {
	t := &tree{dir: dir}
	err := retried(func() (err error) {
		t.fd, err = unix.Open(dir, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
		return err
	})
	return t, t.failed("open", "", err)
}

func (t *tree) close() {
	if t.fd >= 0 {
		unix.Close(t.fd)
		t.fd = -1
	}
}

func (t *tree) status(name string) (status, error) {
	var s unix.Stat_t
	err := retried(func() error { return unix.Fstatat(t.fd, name, &s, unix.AT_SYMLINK_NOFOLLOW) })
	return status{
		size:    s.Size,
		regular: s.Mode&unix.S_IFMT == unix.S_IFREG,
		folder:  s.Mode&unix.S_IFMT == unix.S_IFDIR,
		perm:    fs.FileMode(s.Mode & 0o777),
		stamp:   stamp{s.Mtim.Nano(), s.Ino},
		changed: s.Ctim.Nano(),
		trusted: true,
	}, t.failed("lstat", name, err)
}

func (t *tree) mkdir(name string) error {
	return t.failed("mkdir", name, retried(func() error { return unix.Mkdirat(t.fd, name, 0o755) }))
}

// write does without os.File, whose readiness for networks costs more than the file.
func (t *tree) write(name string, parts ...[]byte) (m stamp, err error) {
	var fd int
	err = retried(func() (err error) {
		fd, err = unix.Openat(t.fd, name, unix.O_CREAT|unix.O_EXCL|unix.O_WRONLY|unix.O_CLOEXEC, 0o644)
		return err
	})
	if err != nil {
		return m, t.failed("open", name, err)
	}
	for _, data := range parts {
		for len(data) > 0 && err == nil {
			var n int
			err = retried(func() (err error) { n, err = unix.Write(fd, data); return err })
			data = data[max(n, 0):]
		}
	}
	var s unix.Stat_t
	if err == nil {
		err = retried(func() error { return unix.Fstat(fd, &s) })
	}
	if closed := unix.Close(fd); err == nil && closed != unix.EINTR { // after which it is closed
		err = closed
	}
	return stamp{s.Mtim.Nano(), s.Ino}, t.failed("write", name, err)
}

func (t *tree) link(name string, to *tree) error {
	return t.failed("link", name, retried(func() error { return unix.Linkat(t.fd, name, to.fd, name, 0) }))
}

func (t *tree) remove(name string) error {
	return t.failed("remove", name, retried(func() error { return unix.Unlinkat(t.fd, name, 0) }))
}

func (t *tree) rmdir(name string) error {
	return t.failed("rmdir", name, retried(func() error { return unix.Unlinkat(t.fd, name, unix.AT_REMOVEDIR) }))
}

func (t *tree) failed(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: filepath.Join(t.dir, filepath.FromSlash(name)), Err: err}
}

// retried makes a system call again that a signal has cut short, as package os does.
func retried(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}

// stampOf returns the stamp of an open file.
func stampOf(info fs.FileInfo) stamp {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return stamp{}
	}
	return stamp{info.ModTime().UnixNano(), s.Ino}
}
