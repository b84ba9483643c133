// Package reserved knows the names that neither a slug nor a code, neither a folder nor a file
// of the site may have: those of the output contract, and those that Windows keeps for devices.
package reserved

import (
	"path"
	"strings"
)

// folders are those that the site's own pages stand in.
var folders = map[string]bool{
	"cases": true, "programs": true, "regions": true, "villages": true, "themes": true, "indicators": true, "studies": true,
	"compare": true, "booklet": true, "search": true, "data": true, "about": true, "corrections": true, "editions": true,
}

// others are the other names of the output contract.
var others = map[string]bool{
	"page": true, "index": true, "404": true, "sitemap": true, "atom": true, "robots": true, "manifest": true, "assets": true,
}

// Name tells whether the site itself uses a name.
func Name(name string) bool {
	name = strings.ToLower(name)
	return folders[name] || others[name]
}

// Folder tells whether the site has a page of its own at the root of a folder.
func Folder(name string) bool { return folders[name] }

// File tells whether a name is like those of the files that the site writes beside its pages, as
// manifest.json, robots.txt and data/facts.csv: no page may have its address.
func File(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".js", ".json", ".xml", ".txt", ".css", ".csv", ".svg", ".xlsx":
		return true
	}
	return false
}

// OnWindows tells whether Windows keeps a file name for a device, whatever its extension: such a
// file can be neither made nor copied there.
func OnWindows(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(stem) == 4 && (stem[:3] == "com" || stem[:3] == "lpt") && stem[3] >= '0' && stem[3] <= '9'
}
