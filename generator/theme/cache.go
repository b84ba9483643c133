package theme

import (
	"path/filepath"

	"casebook/generator/cache"
)

// userCache is the part of the user's cache folder that has bundles; 64 are those of eight
// themes, or an afternoon's edits of one style sheet.
func userCache(dir string) *cache.Folder { return cache.New(dir, "bundle", cache.Limits{Files: 64}) }

// modulesCache lies in the node_modules of a source checkout, so that the charts are bundled
// once an installation and not once an empty user's cache. npm leaves names with a dot alone.
func modulesCache(dir string) *cache.Folder {
	return cache.New(filepath.Join(dir, "node_modules"), ".casebook", cache.Limits{Files: 4})
}
