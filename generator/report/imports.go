package report

import (
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// Import is a file of data/imports/: what `import` wrote of one paper or ledger, so that a newer
// one comes in the same way. No page shows it.
type Import struct {
	File      string // the name of the paper or ledger
	SHA256    string // of its bytes, in hexadecimal
	Written   string // the same of the table that was made of a ledger: one edited since is not written over
	Text      string // of a paper: the narrative as it came in, from which a newer version of the paper is merged
	LeftAside []LeftAside
	Sheets    []SheetMapping // of a ledger
	Questions []Question
	At        source.Span
}

// LeftAside is something of a paper that did not come in as it stood.
type LeftAside struct {
	What  string // 修订, 批注, 文本框 …
	Place string // where it stands in the paper, in words
	Text  string
	At    source.Span
}

// Orientation is how a sheet lies.
type Orientation uint8

// The orientations of sheets.
const (
	RowAVillage   Orientation = iota
	SheetAVillage             // items in rows
	PlacesByYears
)

// SheetMapping says how a sheet of a ledger is read.
type SheetMapping struct {
	Name        string
	Head        int // how many rows its head has
	Orientation Orientation
	Columns     []ColumnMapping
	Places      []PlaceMapping
	LeftOut     []LeftOutRow
	At          source.Span
}

// ColumnMapping says what a column, or of SheetAVillage a row of items, holds: an indicator, a
// field of a village, or nothing that comes in.
type ColumnMapping struct {
	Cell      string // of its head: E3
	Head      string // as it stands in the sheet, joined heads with "/"
	Indicator string
	Field     string
	Skip      bool
	Unit      string           // as the head says it
	Factor    quantity.Decimal // by which its numbers are multiplied
	HasFactor bool             // else the sheet's unit is the indicator's
	Year      int              // 0: none
	At        source.Span
}

// PlaceMapping says which place a name means.
type PlaceMapping struct {
	Name, Town string // as they stand in the sheet
	Code       string
	At         source.Span
}

// LeftOutRow is a row that holds no place: a sum, a note.
type LeftOutRow struct {
	Row int // from 1
	Why string
	At  source.Span
}

// Question is what a person has to answer before a ledger comes in.
type Question struct {
	Text    string
	Choices []string
	Answer  string // "" while it is open
	At      source.Span
}
