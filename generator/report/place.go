package report

import (
	"slices"

	"casebook/generator/quantity"
	"casebook/generator/source"
)

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

// HiddenVillage is the name that was written for an anonymous village: nothing shows it, and no text
// may say it.
type HiddenVillage struct{ Code, Name string }

// VillageCount is a number that a village states of itself once, not by the year. Reading, pages,
// tables and keys go by the list of them; the words for readers are KEY, unit.KEY and village.KEY.
type VillageCount struct {
	Key           string   // "households"
	Help, English string   // the handbook's line
	Called        []string // what editors write for the key
	Unit          quantity.Unit
	Of            func(*Village) *int
}

// villageCounts are in the order in which they are shown.
var villageCounts = [...]VillageCount{
	{"households", "户数", "households", []string{"户数", "总户数"}, "户", func(v *Village) *int { return &v.Households }},
	{"population", "人口", "people", []string{"人口", "总人口", "人数"}, "人", func(v *Village) *int { return &v.Population }},
}

// VillageCounts lists the numbers that villages state of themselves.
func VillageCounts() []VillageCount { return slices.Clone(villageCounts[:]) }

// VillageField is what villages state of themselves in words: a text, a date, or a region that they
// refer to. Reading, rules and pages go by the list of them; the name that a page gives it is KEY of
// the words for readers.
type VillageField struct {
	Key           string   // "summary"
	Help, English string   // the handbook's line
	Called        []string // what editors write for the key
	Unnamed       bool     // it stands by itself above a page's other parts, without its name

	// Where a village has it; two of them are nil.
	Text   func(*Village) *string
	Date   func(*Village) *Date
	Region func(*Village) **Region
}

// villageFields are in the order in which they are shown.
var villageFields = [...]VillageField{
	{Key: "summary", Help: "一两句话的介绍", English: "a sentence or two", Called: []string{"简介", "摘要", "概况"}, Unnamed: true, Text: func(v *Village) *string { return &v.Summary }},
}

// VillageFields lists what villages state of themselves in words.
func VillageFields() []VillageField { return slices.Clone(villageFields[:]) }

// Counts are a village's, in the order of VillageCounts, -1 where absent.
func (v *Village) Counts() (list [len(villageCounts)]int) {
	for i := range villageCounts {
		list[i] = *villageCounts[i].Of(v)
	}
	return list
}

// NewVillage is one that states nothing yet.
func NewVillage(at source.Span) Village {
	v := Village{At: at}
	for i := range villageCounts {
		*villageCounts[i].Of(&v) = -1
	}
	return v
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
