package report

import (
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// Status says how real a fact is.
type Status uint8

// The statuses: a fact's `status` is "done", "target", "expected", "derived" or absent.
const (
	StatusNone Status = iota // not stated
	Done
	Target
	Expected
	Derived
)

// Fact is one figure of a narrative.
type Fact struct {
	ID         string
	Owner      string // the slug of its narrative
	Value      quantity.Decimal
	To         quantity.Decimal // the upper end of an interval; quantity.Missing where it is none
	Unit       quantity.Unit
	Bound      quantity.Bound
	Year       int // 0: not stated
	Status     Status
	Source     *Source
	Note       string
	Sample     bool
	Unverified bool // a program took the value from the text itself: checked against nothing
	Audience   Audience
	At         source.Span // of its `value`
}
