//go:build unix

package write

import (
	"errors"

	"golang.org/x/sys/unix"
)

// notFolder tells whether a path could not be opened because a part of it is a file.
func notFolder(err error) bool { return errors.Is(err, unix.ENOTDIR) }

// acrossDevices tells whether a folder could not be moved because it is on another device.
func acrossDevices(err error) bool { return errors.Is(err, unix.EXDEV) }

// heldOpen: here an open file can be renamed, replaced and removed. A folder that is busy is a
// mount point, and stays one.
func heldOpen(error) bool { return false }
