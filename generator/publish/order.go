package publish

import (
	"path"
	"strings"

	"casebook/generator/manifest"
)

// step is when a file is put.
type step int

// The steps. New pages of both kinds come before the changed ones that link to them.
const (
	assetStep step = iota
	dataStep
	newPageStep
	newListStep
	pageStep
	listStep
	editionStep // what says which edition it is
	steps
)

// stepOf tells when a file is put; isNew tells that nothing stands at its path, so that nothing
// links to it yet.
func stepOf(name string, isNew bool) step {
	list, page := isList(name), path.Ext(name) == ".html"
	switch {
	case manifest.IsOfEditions(name):
		return editionStep
	case list && isNew:
		return newListStep
	case list:
		return listStep
	case page && isNew:
		return newPageStep
	case page:
		return pageStep
	case strings.HasPrefix(name, "data/") || strings.HasPrefix(name, "booklet/"):
		return dataStep
	}
	return assetStep
}

// isList tells whether a file names others by the dozen: pages of lists, what search and
// comparison find pages by, feeds and maps for programs.
func isList(name string) bool {
	folder, rest, deep := strings.Cut(name, "/")
	switch {
	case !deep:
		ext := path.Ext(name)
		return ext == ".html" || ext == ".xml" || ext == ".txt"
	case strings.Contains(name, "/page/"):
		return true
	case folder == "search", folder == "data" && path.Ext(name) == ".js":
		return true
	case path.Ext(name) != ".html":
		return false
	case folder == "themes", folder == "regions", folder == "indicators":
		return true
	}
	return rest == "index.html"
}

// isPage tells whether a file is a page of its own: one that is gone was withdrawn. Further pages
// of a list come and go with its length.
func isPage(name string) bool {
	return path.Ext(name) == ".html" && !strings.Contains(name, "/page/")
}
