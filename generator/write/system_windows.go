package write

import (
	"errors"

	"golang.org/x/sys/windows"
)

// notFolder: here such a path counts as not there.
func notFolder(error) bool { return false }

func acrossDevices(err error) bool { return errors.Is(err, windows.ERROR_NOT_SAME_DEVICE) }

// heldOpen tells the errors that Windows has for what another program holds. ACCESS_DENIED is
// among them: it is what renaming over an open file and moving a folder with one in it give; and
// DIR_NOT_EMPTY, which removing a folder gives as long as a removed file in it is open.
func heldOpen(err error) bool {
	for _, e := range [...]error{
		windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_ACCESS_DENIED,
		windows.ERROR_USER_MAPPED_FILE, windows.ERROR_DELETE_PENDING, windows.ERROR_CURRENT_DIRECTORY,
		windows.ERROR_DIR_NOT_EMPTY,
	} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
