// Package layouts holds the theme that the program carries with it: templates, styles,
// scripts, strings and images, and the front end bundled before compiling where a release
// made it.
//
// A site replaces a file by having one at the same path in its own layouts folder.
package layouts

import (
	"embed"
	"path/filepath"
	"runtime"
)

// Files has the theme's files by their paths in this folder. The pattern bundle* takes the
// folder bundle/ where a release is compiled and bundle.md where it is not, so that the
// package always compiles.
//
//go:embed templates styles scripts strings images bundle* package.json package-lock.json
var Files embed.FS

// Dir returns this folder as it was when the program was compiled, "" where that is not
// known. It exists only on the machine of someone who builds the program from source.
func Dir() string {
	_, file, _, ok := runtime.Caller(0)
	if !ok || !filepath.IsAbs(file) {
		return ""
	}
	return filepath.Dir(file)
}
