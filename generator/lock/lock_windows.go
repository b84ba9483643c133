package lock

import (
	"errors"

	"golang.org/x/sys/windows"
)

// file is the lock below the folder. It is there only while a process has the lock.
const file = `\.casebook-lock`

// try opens a hidden file that nobody else may open and that the system deletes when it is
// closed, by its holder or by its holder's death. LockFileEx was rejected: it locks no folder,
// and leaves its file behind.
func try(dir string) (func(), error) {
	name, err := windows.UTF16PtrFromString(dir + file)
	if err != nil {
		return nil, err
	}
	const unshared = 0
	h, err := windows.CreateFile(name, windows.GENERIC_WRITE, unshared, nil, windows.OPEN_ALWAYS,
		windows.FILE_ATTRIBUTE_HIDDEN|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	switch {
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION), errors.Is(err, windows.ERROR_DELETE_PENDING):
		return nil, errBusy
	case errors.Is(err, windows.ERROR_ACCESS_DENIED) && held(name):
		return nil, errBusy
	case err != nil:
		return nil, err
	}
	return func() { windows.CloseHandle(h) }, nil
}

// held tells whether the file is there. One that is being deleted is refused as one in a
// folder where nothing may be written is; but the latter has no such file.
func held(name *uint16) bool {
	_, err := windows.GetFileAttributes(name)
	return err == nil
}
