// Package handbook is the editors' handbook inside the program: the narratives of this folder,
// which the demo site publishes too, and the pictures in them: of a made-up paper, its page and
// what serve says of it.
package handbook

import "embed"

// Files has the handbook's narratives and pictures by their names.
//
//go:embed *.md *.webp
var Files embed.FS
