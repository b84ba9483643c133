package input

import (
	"path"
	"strings"
)

// Role is what a file of a site is read as.
type Role uint8

// The roles that the input contract names.
const (
	None Role = iota // a picture, a document, or nothing that the contract names
	Site
	Indicators
	Regions     // TOML
	RegionRows  // CSV and workbooks
	Villages    // TOML
	VillageRows // CSV and workbooks
	Programs
	Facts
	Sources
	Imports  // what import wrote of a paper or ledger
	Editions // what publish wrote
	Narrative
	Layout
)

// IsText tells whether a file of the role is a narrative or its facts.
func (r Role) IsText() bool { return r == Narrative || r == Facts }

// IsVillages tells whether a file of the role holds villages.
func (r Role) IsVillages() bool { return r == Villages || r == VillageRows }

// IsSmall tells whether a file of the role holds records other than villages.
func (r Role) IsSmall() bool { return r != None && r != Layout && !r.IsText() && !r.IsVillages() }

// IsRows tells whether a file of the role is one of tables, row by row.
func (r Role) IsRows() bool { return r == VillageRows || r == RegionRows }

// isTable tells whether a name is that of a table. Office programs write .CSV and .XLSX too.
func isTable(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".csv" || ext == ".xlsx"
}

// IsWorkbook tells whether a name is that of a workbook.
func IsWorkbook(name string) bool { return strings.EqualFold(path.Ext(name), ".xlsx") }

// IsRecordOfWork tells whether a file of the role was written by a command for itself: no page
// comes from it.
func (r Role) IsRecordOfWork() bool { return r == Imports || r == Editions }

// RoleOf reads the input contract: which path holds what.
func RoleOf(name string) Role {
	switch name {
	case "data/site.toml":
		return Site
	case "data/indicators.toml":
		return Indicators
	case "data/regions.toml":
		return Regions
	case "data/sources.toml":
		return Sources
	case "data/editions.toml":
		return Editions
	}
	top, rest, _ := strings.Cut(name, "/")
	folder, below, deep := strings.Cut(rest, "/")
	switch {
	case top == "layouts":
		return Layout
	case top == "content" && path.Ext(name) == ".md" && strings.Count(name, "/") <= 2:
		return Narrative
	case top != "data" || !deep:
		return None
	case isTable(name) && folder == "villages":
		return VillageRows
	case isTable(name) && folder == "regions":
		return RegionRows
	case path.Ext(name) != ".toml":
		return None
	}
	switch folder {
	case "facts":
		if !strings.Contains(below, "/") {
			return Facts
		}
	case "regions":
		return Regions
	case "villages":
		return Villages
	case "programs":
		return Programs
	case "sources":
		return Sources
	case "imports":
		return Imports
	}
	return None
}

// Ignored tells whether a name is made by an editor, a system or a package manager, not by the
// author: such files and folders are no input.
func Ignored(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(lower, ".swp") || strings.HasSuffix(lower, ".bak") ||
		strings.HasSuffix(lower, ".tmp") || lower == "thumbs.db" || lower == "desktop.ini" || name == "node_modules"
}

// IsInput tells whether a path in a site's folder is one that Walk may look at.
func IsInput(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	if top != "content" && top != "data" && top != "layouts" {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if Ignored(part) {
			return false
		}
	}
	return true
}
