//go:build unix

package publish

import (
	"errors"

	"golang.org/x/sys/unix"
)

// alive tells whether a process of this computer runs.
func alive(process int) bool {
	return process > 0 && !errors.Is(unix.Kill(process, 0), unix.ESRCH)
}
