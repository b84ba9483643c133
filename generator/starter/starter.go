// Package starter holds what init writes (site) and what new writes (new).
package starter

import "embed"

// Files has the site that init writes and the files that new writes.
//
//go:embed site new
var Files embed.FS
