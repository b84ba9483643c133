package report

import (
	"casebook/generator/narrative"
	"casebook/generator/source"
	"cmp"
)

// Theme is a plain Chinese word that narratives share.
type Theme struct {
	Name       string
	ID         string   // pinyin, with a short hash where that is empty or another theme's too
	Former     []string // ids that it had before
	Narratives []*Narrative
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

// Compare is negative where d is before other, positive where it is behind.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Narrative is one Markdown file of content/.
type Narrative struct {
	Slug                  string // unique over content/; "index" files have their section's name
	Section               string // the folder; "" at the top
	Index                 bool   // content/SECTION/index.md
	Path                  string // of the page in the output: "cases/SLUG/index.html"
	Title                 string
	Kind                  Kind
	Village               *Village
	Region                *Region
	Programs              []*Program
	Themes                []*Theme
	Date                  Date // published
	Updated               Date
	Author                string
	Reviewer              string
	Audience              Audience
	Source                *Source
	Anonymous             bool
	Draft                 bool
	Weight                int
	Summary               string
	Takeaways             []string // at most five sentences
	Cover                 *Asset
	CoverAlt, CoverCredit string
	CoverAt               source.Span  // of `cover`: a cover that is missing has this and no Cover
	Sites                 []*Narrative // a study's visited cases
	VisitedBy             []*Narrative // the studies whose Sites name it
	Aliases               []Alias      // addresses that it had before
	Corrections           []Correction // in the order of the file
	Facts                 []*Fact
	Doc                   *narrative.Document
	Blocks                []Block      // one for each Doc.Blocks
	FactRefs              []FactRef    // one for each Doc.FactRefs
	Links                 []LinkTarget // one for each Doc.Links
	Images                []*Asset     // one for each Doc.Images; nil where missing
	Backlinks             []*Narrative // narratives that link here
	At                    source.Span  // the front matter
}

// Alias is an address that a narrative had before.
type Alias struct {
	Path string // in the output: "cases/OLD/index.html"
	At   source.Span
}

// Correction is a [[correction]] of a narrative: what was wrong, and since when it is right.
type Correction struct {
	Date Date
	Text string
	Fact *Fact  // the figure that was wrong; nil where it was none
	Was  string // the figure as it stood, "" where it was none
	At   source.Span
}

// LinkTarget is where a link of a narrative leads.
type LinkTarget struct {
	Narrative *Narrative // of this site, or
	Asset     *Asset     // a file of this site (Broken where it cannot be published), or
	Page      string     // another page of this site, a path in the output, or
	URL       string     // elsewhere: http, https, mailto, tel
	Fragment  string     // without "#"
	Broken    bool       // leads nowhere: shown as plain text, reported as broken-link
	LeftOut   LeftOut    // why what a broken link names is not in this edition
}
