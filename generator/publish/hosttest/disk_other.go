//go:build !linux

package hosttest

import "testing"

// Disk is a small disk of its own, which only Linux makes for a test.
type Disk struct{}

// NewDisk skips the test.
func NewDisk(t *testing.T, _ string) *Disk {
	t.Skip("no disk of its own for this test")
	return nil
}

func (*Disk) readOnly(*testing.T, bool)       {}
func (*Disk) fill(*testing.T, int) (_ func()) { return func() {} }
