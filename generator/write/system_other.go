//go:build !unix

package write

import "os"

// notFolder: elsewhere such a path counts as not there.
func notFolder(error) bool { return false }

func acrossDevices(error) bool { return false }

func removeFolder(name string) error { return os.Remove(name) }
