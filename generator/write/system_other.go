//go:build !unix && !windows

package write

// notFolder: elsewhere such a path counts as not there.
func notFolder(error) bool { return false }

func acrossDevices(error) bool { return false }

func heldOpen(error) bool { return false }
