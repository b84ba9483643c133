// Package chart draws one chart or one formula as static SVG with its table, and draws up
// the ECharts option of each kind once a build. It is the only importer of go-echarts.
//
// The picture, the table and the interactive chart cannot differ: all numbers of a page
// stand in the table, the SVG is written from the same Chart, and the script reads the table.
package chart

import (
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/svg"
)

// Chart is what is to be drawn. Every series has one value a category; quantity.Missing is
// a gap.
type Chart struct {
	Kind         Kind
	ID           string // unique in its page: the prefix of the ids inside the figure
	Title        string
	Unit         quantity.Unit   // of all values; see Units and SeriesUnits
	Units        []quantity.Unit // one a category where they differ (radar, rows), else nil
	SeriesUnits  []quantity.Unit // one a series where they differ: each has a panel and an axis of its own
	Decimals     int             // that the table's values have at least; -1: as each has
	Categories   []string        // years, villages, parts
	Edges        []string        // where the categories are classes of numbers: the ends of each, one more than they
	Years        string          // for the caption: "2014—2024年", "2020年"; "" is written as 年份未注明
	CategoryName string          // the table's first head: 年份, 村, 年龄
	Series       []Series
	Highlighted  []bool      // drawn in colour, the rest grey: one a series, or one a category (see byCategory); nil: all in colour
	Parts        bool        // the categories are parts of one whole
	Measures     bool        // the series are different measures of one place: none is higher or lower than another
	References   []Reference // what the values are held against, in grey
	Yardsticks   []string    // categories that are no place of their own: what the places are held against
	Band         *Band       // the middle half of the peers, behind all else; nil: none
	Among        []Among     // one a series: what each panel over years is held against; nil: nothing
	MedianName   string      // of Among's medians: 某县各村中位数
	HalfName     string      // of Among's ranges: 某县各村中间一半
	Events       []Event     // events on a chart over years
	Finding      string      // a sentence under the title; "" for one made from the values
	Sources      []Source
	SourceRefs   []*report.Source // one for each of Sources made by FromSpec, for the page to link
	Meanings     []Meaning        // of its measures, unfolded below the picture
	Notes        []string         // 目标值, 约数 and the like, for the caption
	Sample       bool             // 示例数据 is written in the picture, which copies and downloads carry
	Internal     bool             // 内部资料 is written in the caption, which downloads carry
	OwnAxes      bool             // each panel has an axis of its own, though all are in one unit
	Compact      bool             // fewer ticks and marks, for pages there are hundreds of thousands of
	Backdrop     *Backdrop        // of References and Band, where many charts have the same; may be nil
}

// Series is one line, one set of bars, one ring.
type Series struct {
	Name   string
	Values []quantity.Decimal
}

// Reference is a series that others are held against: a county's median, a national average.
type Reference struct {
	Name   string
	Values []quantity.Decimal // one a category
}

// Band is the range from Low to High in which the middle half of the peers lies.
type Band struct {
	Name      string // 全县各村中间一半
	Low, High []quantity.Decimal
}

// Among is what the one series of a panel is held against: the median of its peers, and the range
// from Low to High in which the middle half of them lies. Each has a value a category, or none.
type Among struct {
	Median, Low, High []quantity.Decimal
}

// Event is an event in a year.
type Event struct {
	Year int
	Text string
}

// Meaning says what a measure of a chart is and how it is counted.
type Meaning struct{ Name, Text string }

// Source is where the numbers come from: a title, and the page that tells of it.
type Source struct {
	Title string
	Href  string // relative to the page; "" for none
}

// pen is what draws, with the strokes that charts alone have.
type pen struct{ svg.Pen }
