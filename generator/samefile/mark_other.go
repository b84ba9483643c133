//go:build !linux && !darwin

package samefile

import "io/fs"

// MarkOf returns the mark of a file; ok is false where the system has none, as here.
func MarkOf(fs.FileInfo) (m Mark, ok bool) { return m, false }

// IsLocal tells whether the marks of files in a folder are to be believed.
func IsLocal(string) bool { return false }
