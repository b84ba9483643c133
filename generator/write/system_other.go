//go:build !unix

package write

// notFolder: elsewhere such a path counts as not there.
func notFolder(error) bool { return false }

func acrossDevices(error) bool { return false }
