// Package report is what the author said: plain structs that the loader fills, the checker
// reads and the pages are made of. Nothing here computes more than a look-up.
//
// References are pointers, resolved by the loader; one that did not resolve is nil and has
// been reported. Slices are sorted as readers see them: regions, villages and indicators in
// the order of the files, narratives by weight, then date (newest first), then slug.
package report

import (
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Report is a whole site's input.
type Report struct {
	*Records
	Cited        []*Source // those of Sources that readers see; the others only what is left out names
	Themes       []*Theme
	Narratives   []*Narrative // drafts only where they were asked for
	Assets       []*Asset     // images, covers and source files that exist and are referred to
	Files        []*source.File
	Suppressions []problem.Suppression
	LeftDrafts   int               // drafts that were left out
	Imports      []Import          // what commands wrote for their next run: no page shows it
	Editions     []Edition         // likewise
	Misspelt     map[string]string // paths in content/ that are there in another spelling (case, Unicode form) → their own

	Near map[string]string // paths in content/ that are not there → the file that was probably meant

	narratives narrativeIndex
}

// Records is what data/ says, the facts of narratives excepted. It knows nothing of
// narratives and is not changed once it is read: reports of which only the narratives differ
// share it.
type Records struct {
	Site       Site
	Groups     []*Group
	Indicators []*Indicator
	Regions    []*Region
	Villages   []*Village
	Programs   []*Program
	Sources    []*Source
	Hidden     []HiddenVillage
	Misspelt   map[string]string // as in Report, of data/
	Near       map[string]string // likewise

	index recordIndex
}
