package samefile

import "testing"

// The system's own view of itself is no file system whose stamps count; where the tests' files lie is one of those
// that a computer has.
func TestFoldersOfThisComputer(t *testing.T) {
	if IsLocal("/proc") {
		t.Error("/proc has stamps of files")
	}
	if !IsLocal("/dev/shm") {
		t.Skip("this machine has no file system in memory")
	}
}
