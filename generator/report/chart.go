package report

import (
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/source"
)

// Block is a fenced block, read.
type Block struct {
	Chart   *ChartSpec
	Program *Program // of a formula block
}

// ChartKind is a kind of chart that a block may name, and the data that it needs.
type ChartKind struct {
	Name  string
	Needs ChartNeed
	Whole bool // its marks are parts of one whole

	Least, Most int // of its values; 0: any number
}

// ChartNeed is what a kind of chart cannot be drawn without.
type ChartNeed uint8

// The needs. A kind that has none draws whatever a block leads to.
const (
	NeedsNothing  ChartNeed = iota
	NeedsTwoYears           // an indicator in two years
	NeedsFewYears           // an indicator in two to four years
	NeedsPanels             // an indicator, or a breakdown
)

// ChartSpec is a fenced chart block as its author wrote it.
type ChartSpec struct {
	Title     string
	Kind      string // a ChartKind's name
	Indicator *Indicator
	Villages  []*Village
	Regions   []*Region
	Years     []int // in order; nil: all there are
	Facts     []*Fact
	Breakdown *BreakdownSpec
	Highlight []string // codes or ids that are drawn in colour, the rest grey
	Sort      string   // "value", "name", "given"; "" where absent
	Reference Reference
	Events    []ChartEvent // by year
	At        source.Span
}

// BySexAndAge is the kind of breakdown whose parts have two sides.
const BySexAndAge = "age-sex"

// mostLines is how many lines a chart holds that a reader can still tell apart.
const mostLines = 6

// DrawnAs is the chart's kind, for one that names none what suits its data best.
func (c *ChartSpec) DrawnAs() string {
	switch {
	case c.Kind != "":
		return c.Kind
	case c.Breakdown != nil && c.Breakdown.By == BySexAndAge:
		return "pyramid"
	case c.Indicator != nil && len(c.Villages)+len(c.Regions) <= mostLines:
		return "line"
	}
	return "bar"
}

// Reference is a line that a chart's figures are held against: that of a level above, or a
// number with a name. The zero Reference is none.
type Reference struct {
	Level string // "county", "township", "country", or
	Name  string
	Value quantity.Decimal
}

// ChartEvent is something that happened in a year.
type ChartEvent struct {
	Year int
	Text string
}

// BreakdownSpec names a breakdown of the block's one village or region, else the narrative's.
type BreakdownSpec struct {
	Indicator *Indicator
	By        string
	Year      int
	Owner     *Data
	OwnerName string
}

// LevelAbove finds the region of a level among g and those above it. Official codes tell the
// level by their length; where codes are slugs, the lowest region is a township if it lies in
// another, and the one above it a county.
func LevelAbove(g *Region, level string) *Region {
	if g == nil {
		return nil
	}
	if level == "country" {
		for g.Parent != nil {
			g = g.Parent
		}
		return g
	}
	length := 6
	if level == "township" {
		length = 9
	}
	official := false
	for r := g; r != nil; r = r.Parent {
		if isOfficial(r.Code) {
			official = true
			if len(r.Code) == length {
				return r
			}
		}
	}
	switch {
	case official:
		return nil
	case level == "township" && g.Parent != nil:
		return g
	case level == "county" && g.Parent != nil:
		return g.Parent
	case level == "county":
		return g
	}
	return nil
}

func isOfficial(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
