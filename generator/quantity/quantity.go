// Package quantity reads figures as Chinese official prose writes them (1.28亿元,
// 3300余户, 近4500元, 八成八, 五支) and writes values for a reader or an axis.
package quantity

// Figure is one figure found in prose.
type Figure struct {
	Start, End int     // bytes of the text it was found in, unit and approximation words included
	Value      Decimal // the number as said, scaled: 1.28亿元 has 128000000
	Unit       Unit    // the unit after scaling words are taken away: 元 of 1.28亿元
	Interval   Interval
	Bound      Bound // what the wording claims
}

// Bound says how a figure bounds the truth. The names are the values of a fact's `bound`.
type Bound uint8

const (
	Exact   Bound = iota // "exact": 42户
	AtLeast              // "at-least": 不少于, 以上, 余, 多, 超
	About                // "about": 约, 左右, 近
	Under                // "under": 不到, 以内
)

// Interval is the closed interval of data values that a wording truthfully covers.
type Interval struct {
	Low, High Decimal // Missing at an end means that it is open
}

// Unit is a unit of measure as written, with what it is counted in: 元, 公里, 户, 元/人,
// 个百分点. The empty Unit agrees with any.
type Unit string
