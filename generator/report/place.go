package report

import "casebook/generator/source"

// Region is an administrative unit at any level above the village.
type Region struct {
	Code, Name string
	Parent     *Region // nil at the root
	Children   []*Region
	Former     []Former
	Data
	At source.Span
}

// Village is the unit of the data.
type Village struct {
	Code, Name string
	Region     *Region
	Anonymous  bool
	Sample     bool
	Audience   Audience
	Households int // -1 where absent
	Population int // -1 where absent
	Programs   []*Program
	Summary    string
	Former     []Former
	Data
	At source.Span
}

// Former is what a village or region was called before: its old address leads to the new
// page, and search finds the old name.
type Former struct {
	Code, Name string // one of them may be ""
	Until      int    // a year, 0 where absent
	How        FormerHow
	At         source.Span
}

// FormerHow says what became of the old name or code.
type FormerHow uint8

// What became of it: `how` is "renamed", "recoded", "merged" or absent.
const (
	HowNone FormerHow = iota
	Renamed
	Recoded
	Merged
)

// LeftOut says why a record that is written is not in the report.
type LeftOut uint8

// The reasons.
const (
	NotLeftOut LeftOut = iota
	IsDraft
	IsInternal // this is the public edition
)

// Audience says whom a village, fact or narrative is for.
type Audience uint8

// The audiences: `audience` is "public", as where it is absent, or "internal".
const (
	AudiencePublic   Audience = iota
	AudienceInternal          // in the internal edition only
)
