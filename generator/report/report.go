// Package report is what the author said: plain structs that the loader fills, the checker
// reads and the pages are made of. Nothing here computes more than a look-up.
//
// References are pointers, resolved by the loader; one that did not resolve is nil and has
// been reported. Slices are sorted as readers see them: regions, villages and indicators in
// the order of the files, narratives by weight, then date (newest first), then slug.
package report

import (
	"casebook/generator/formula"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// Report is a whole site's input.
type Report struct {
	*Records
	Themes     []*Theme
	Narratives []*Narrative // drafts only where they were asked for
	Assets     []*Asset     // images, covers and source files that exist and are referred to
	Files      []*source.File
	Silences   []problem.Silence

	told told
}

// Records is what data/ says, the facts of narratives excepted. It knows nothing of
// narratives and is not changed once it is read: reports of which only the narratives differ
// share it.
type Records struct {
	Site       Site
	Groups     []*Group
	Indicators []*Indicator
	Regions    []*Region
	Villages   []*Village
	Programs   []*Program
	Sources    []*Source

	index index
}

// Site is data/site.toml.
type Site struct {
	Title, Subtitle string
	Language        string // "zh-CN" where absent
	BaseURL         string // without a trailing slash; "" where absent
	Owner, Contact  string
	ICP             string
	PoliceRecord    string
	SiteCode        string // 网站标识码
	Internal        bool   // edition = "internal"
	MinCell         int    // [privacy] min_cell, 5 where absent
	Severities      map[problem.Rule]problem.Severity
	MapFile         string      // relative to data/
	MapAt           source.Span // of MapFile; zero where absent
	ReviewNumber    string      // 审图号, top level of site.toml
	At              source.Span
}

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
	ID, Name string
	Group    *Group
	Unit     quantity.Unit
	Decimals int
	Better   Better
	Source   *Source // of its figures where a series or its owner names none
	Index    int     // in Records.Indicators
	At       source.Span
}

// Region is an administrative unit at any level above the village.
type Region struct {
	Code, Name string
	Parent     *Region // nil at the root
	Children   []*Region
	Data
	At source.Span
}

// Village is the unit of the data.
type Village struct {
	Code, Name string
	Region     *Region
	Anonymous  bool
	Sample     bool
	Households int // -1 where absent
	Population int // -1 where absent
	Programs   []*Program
	Summary    string
	Data
	At source.Span
}

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

// Theme is a plain Chinese word that narratives share.
type Theme struct {
	Name       string
	ID         string // pinyin, with a short hash where that is empty or taken
	Narratives []*Narrative
}

// Source is a document that figures come from.
type Source struct {
	ID, Title, Publisher string
	Year                 int // 0 where absent
	URL                  string
	Asset                *Asset      // the copied `file`; nil where absent or missing
	FileAt               source.Span // of `file`: a file that is missing has this and no Asset
	Sample               bool
	At                   source.Span
}

// Asset is a file that is copied to the output as it is.
type Asset struct {
	Path string // in the site's folder, "/" separated
	Out  string // in the output, "/" separated
}

// Kind is the kind of a narrative; it chooses the template.
type Kind uint8

// The kinds of narratives.
const (
	KindPage Kind = iota
	KindCase
	KindStudy
	KindChecklist
)

// Date is a calendar date; the zero Date is absent. Month and Day may be 0.
type Date struct{ Year, Month, Day int }

// Narrative is one Markdown file of content/.
type Narrative struct {
	Slug      string // unique over content/; "index" files have their section's name
	Section   string // the folder; "" at the top
	Index     bool   // content/SECTION/index.md
	Path      string // of the page in the output: "cases/SLUG/index.html"
	Title     string
	Kind      Kind
	Village   *Village
	Region    *Region
	Programs  []*Program
	Themes    []*Theme
	Date      Date
	Source    *Source
	Anonymous bool
	Draft     bool
	Weight    int
	Summary   string
	Cover     *Asset
	CoverAt   source.Span  // of `cover`: a cover that is missing has this and no Cover
	Sites     []*Narrative // a study's visited cases
	VisitedBy []*Narrative // the studies whose Sites name it
	Facts     []*Fact
	Unread    []string // ids of its facts that could not be read; "" stands for any
	Doc       *narrative.Document
	Blocks    []Block      // one for each Doc.Blocks
	Links     []LinkTarget // one for each Doc.Links
	Images    []*Asset     // one for each Doc.Images; nil where missing
	Backlinks []*Narrative // narratives that link here
	At        source.Span  // the front matter
}

// LinkTarget is where a link of a narrative leads.
type LinkTarget struct {
	Narrative *Narrative // of this site, or
	Asset     *Asset     // a file of this site, or
	Page      string     // another page of this site, a path in the output, or
	URL       string     // elsewhere: http, https, mailto, tel
	Fragment  string     // without "#"
	Broken    bool       // leads nowhere: shown as plain text, reported as broken-link
}

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
	ID        string
	Narrative *Narrative
	Value     quantity.Decimal
	Unit      quantity.Unit
	Bound     quantity.Bound
	Year      int // 0: not stated
	Status    Status
	Source    *Source
	Note      string
	Sample    bool
	At        source.Span // of its `value`
}

// Block is a fenced block, read.
type Block struct {
	Chart   *ChartSpec
	Program *Program // of a formula block
}

// ChartSpec is a fenced chart block as its author wrote it.
type ChartSpec struct {
	Title     string
	Kind      string // line, bar, hbar, stacked, pie, ring, radar, pyramid
	Indicator *Indicator
	Villages  []*Village
	Regions   []*Region
	Years     []int // in order; nil: all there are
	Facts     []*Fact
	Breakdown *BreakdownSpec
	At        source.Span
}

// BreakdownSpec names a breakdown of the block's one village or region, else the narrative's.
type BreakdownSpec struct {
	Indicator *Indicator
	By        string
	Year      int
	Owner     *Data
	OwnerName string
}
