// Package handbook is the editors' handbook inside the program: the narratives of this folder,
// which the demo site publishes too.
package handbook

import "embed"

// Files has the handbook's narratives by their names.
//
//go:embed *.md
var Files embed.FS
