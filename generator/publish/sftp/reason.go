package sftp

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/pkg/sftp"
)

// reason is why a server failed to write size bytes, where it says no more than that it failed, as
// OpenSSH does of a full disk and of one that cannot be written to: what it says of the disk is asked.
func (h *Host) reason(err error, size int64) error {
	var status *sftp.StatusError
	if !errors.As(err, &status) || status.FxCode() != sftp.ErrSSHFxFailure {
		return err
	}
	disk, asked := h.client.StatVFS(h.base)
	switch {
	case asked != nil: // the server lacks the extension
	case disk.Flag&readOnly != 0:
		return fmt.Errorf("%w: %w", syscall.EROFS, err)
	case disk.Bavail*disk.Frsize <= uint64(max(size, 0))+spare || disk.Files > 0 && disk.Favail == 0:
		return fmt.Errorf("%w: %w", syscall.ENOSPC, err)
	}
	return err
}

const (
	readOnly = 1       // SSH_FXE_STATVFS_ST_RDONLY of https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL
	spare    = 1 << 12 // a disk that is full to its last block is full
)
