//go:build !unix

package publish

import "os"

// alive tells whether a process of this computer runs: elsewhere than on Unix one that has ended
// is not found.
func alive(process int) bool {
	p, err := os.FindProcess(process)
	if err != nil {
		return false
	}
	return p.Release() == nil
}
