package folder

import "golang.org/x/sys/unix"

// Flush waits until the file system has written all to the disk: a stick may be pulled out as soon
// as publish says that it is done.
func (h *Host) Flush() error {
	f, err := h.root.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	return unix.Syncfs(int(f.Fd()))
}
