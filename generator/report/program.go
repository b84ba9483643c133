package report

import (
	"casebook/generator/formula"
	"casebook/generator/source"
)

// Program is a working method.
type Program struct {
	ID, Name  string
	Formula   formula.Formula // of the name as said
	Kind      string
	Origin    *Region
	Since     int // a year, 0 where absent
	Summary   string
	Source    *Source
	Stated    bool // false where the source names it without its parts
	Parts     []ProgramPart
	Replicate *Replicate // nil where absent
	At        source.Span
}

// ProgramPart is one part of a program, which may have parts of its own.
type ProgramPart struct {
	Count  string // "1", "N", "X", "1..3"; "" where absent
	Name   string
	Detail string
	Parts  []ProgramPart
	At     source.Span
}

// Replicate is what a visitor must have to do a program at home.
type Replicate struct {
	Conditions, Risks []string
	Cost, People      string
	Months            int // 0 where absent
}
