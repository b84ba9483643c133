// Package child ends a program that was started together with all that it started itself.
package child

import (
	"os"
	"os/exec"
	"time"
)

// Whole has the end of a command's context end what the command started as well: LibreOffice's command is a script,
// and what it starts would go on and write. Call it before the command is started.
func Whole(cmd *exec.Cmd) { whole(cmd) }

// Remove removes a folder that a program was just ended in: what was written at that moment may come after the first look.
func Remove(dir string) {
	for range 20 {
		if os.RemoveAll(dir) == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}
