// Package asset says of the files that a site publishes as they are, pictures and papers, where
// they lie in the output and whether they may be published at all.
package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/reserved"
)

// Address is where a file of the site lies in the output: content/cases/gate.jpg at
// files/cases/gate.jpg. It depends on the file's path alone, never on who refers to it or on
// what other files there are, so that no page's links change when another page does. A path
// that is not safe as an address everywhere is put into safe letters, with a hash of itself
// so that no two become one.
func Address(file string) string {
	dir, base := path.Split(strings.TrimPrefix(file, "content/"))
	ext := path.Ext(base)
	parts := append(strings.Split(strings.Trim(dir, "/"), "/"), strings.TrimSuffix(base, ext))
	if dir == "" {
		parts = parts[1:]
	}
	safe := ext != "" // without one it may be a page's folder
	for i, part := range parts {
		parts[i] = narrative.Slug(part)
		if parts[i] == "" || reserved.OnWindows(parts[i]) {
			parts[i] += "-"
		}
		safe = safe && parts[i] == part
	}
	stem := parts[len(parts)-1]
	if plain := "." + narrative.Slug(ext); plain != ext {
		ext, safe = strings.TrimSuffix(plain, "."), false
	}
	if !safe || stem == "index" {
		sum := sha256.Sum256([]byte(file))
		stem = strings.Trim(stem, "-") + "-" + hex.EncodeToString(sum[:4])
		stem = strings.TrimPrefix(stem, "-")
	}
	parts[len(parts)-1] = stem
	return path.Join("files", path.Join(parts...)) + ext
}
