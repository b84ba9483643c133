package report

import (
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// Group gathers indicators: infrastructure, income, membership.
type Group struct {
	ID, Name   string
	Indicators []*Indicator
	At         source.Span
}

// Better says which direction of an indicator is better.
type Better uint8

// The directions: an indicator's `better` is "none", "higher" or "lower".
const (
	BetterNone Better = iota
	BetterHigher
	BetterLower
)

// Indicator is a measure that villages and regions have figures of.
type Indicator struct {
	ID, Name    string
	Group       *Group
	Unit        quantity.Unit
	Decimals    int
	Better      Better
	Description string  // what it means and how it is counted
	Source      *Source // of its figures where a series or its owner names none
	Index       int     // in Records.Indicators
	At          source.Span
}
