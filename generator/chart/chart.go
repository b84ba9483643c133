// Package chart draws one chart or one formula as static SVG with its table, and draws up
// the ECharts option of each kind once a build. It is the only importer of go-echarts.
//
// The picture, the table and the interactive chart cannot differ: all numbers of a page
// stand in the table, the SVG is written from the same Chart, and the script reads the table.
package chart

import (
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Kind names a chart kind; its value is the data-chart attribute and the `kind` of a block.
type Kind string

// The kinds of charts.
const (
	Line    Kind = "line"
	Bar     Kind = "bar"
	HBar    Kind = "hbar"
	Stacked Kind = "stacked"
	Pie     Kind = "pie"
	Ring    Kind = "ring"
	Radar   Kind = "radar"
	Pyramid Kind = "pyramid"
)

// Chart is what is to be drawn. Every series has one value a category; quantity.Missing is
// a gap.
type Chart struct {
	Kind         Kind
	ID           string // unique in its page: the prefix of the ids inside the figure
	Title        string
	Unit         quantity.Unit   // of all values; see Units for a radar
	Units        []quantity.Unit // one a category where they differ (radar), else nil
	Decimals     int             // that the table's values have at least; -1: as each has
	Categories   []string        // years, villages, parts
	Years        string          // for the caption: "2014—2024年", "2020年"; "" is said as 年份未注明
	CategoryName string          // the table's first head: 年份, 村, 年龄
	Series       []Series
	Sources      []Source
	SourceRefs   []*report.Source // one for each of Sources made by FromSpec, for the page to link
	Notes        []string         // 目标值, 约数 and the like, for the caption
	Sample       bool             // 示例数据 is said in picture and caption
	Compact      bool             // fewer ticks and marks, for pages there are hundreds of thousands of
}

// Series is one line, one set of bars, one ring.
type Series struct {
	Name   string
	Values []quantity.Decimal
}

// Source is where the numbers come from: a title, and the page that tells of it.
type Source struct {
	Title string
	Href  string // relative to the page; "" for none
}
