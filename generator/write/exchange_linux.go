package write

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders at one stroke; where out does not exist it is a plain move.
// errNoExchange says that system or file system cannot.
func exchange(staging, out string) error {
	err := unix.Renameat2(unix.AT_FDCWD, staging, unix.AT_FDCWD, out, unix.RENAME_EXCHANGE)
	switch {
	case errors.Is(err, unix.ENOENT):
		return os.Rename(staging, out)
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.EXDEV):
		return errNoExchange
	case err != nil:
		return &fs.PathError{Op: "exchange", Path: out, Err: err}
	}
	return nil
}
