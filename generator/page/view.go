package page

import "html/template"

// Frame is what the template of every page may see.
type Frame struct {
	Kind    string            // "village": also the class of the body
	Root    string            // what leads from the page to the root of the site: "../../"
	HTML    template.HTMLAttr // of the <html> element: language, addresses for scripts
	Title   string            // of <title>; no other page of the site has it
	Heading string            // the page's first heading
	Head    template.HTML     // what stands in <head>: title, metas, style sheets, scripts
	Header  template.HTML     // masthead and navigation
	Footer  template.HTML
	Crumbs  template.HTML // where the page stands
	Notices template.HTML // 示例数据, 草稿: what a reader must not miss
	Tools   template.HTML // where scripts put what can be done with the page
	Cite    template.HTML // how the page is cited
}

// HomeView is the first page.
type HomeView struct {
	Frame
	Subtitle   string
	Scope      template.HTML // where its texts are from, in a line
	Text       template.HTML // content/index.md
	Bound      bool          // some figures of its texts lead to their sources
	Doors      template.HTML // the readers' ways in, with how much there is
	Lead       template.HTML // the first case, with its opening
	Cases      template.HTML // the next cases
	Programs   template.HTML
	Studies    template.HTML
	Themes     template.HTML
	Regions    template.HTML
	Trends     template.HTML // charts of true regional figures over the years
	Indicators template.HTML
	Sections   template.HTML // sections of the site's own: the handbook
}

// PlainView is a page that has a head and what its kind writes below: of corrections, what was
// moved, withdrawn or not found.
type PlainView struct {
	Frame
	Lead string        // a sentence or two under the heading
	Main template.HTML // all that follows
}

// ListView is a list: of cases, studies, a section, programs, themes, a theme, indicators.
type ListView struct {
	Frame
	Count  int           // of all there are, not of this page of the list
	Text   template.HTML // the section's own text, content/SECTION/index.md
	Facets template.HTML // controls that narrow and sort the list
	List   template.HTML
	Pager  template.HTML
}

// NarrativeView is a case, a study, a checklist or another page of text.
type NarrativeView struct {
	Frame
	Kicker     template.HTML // what it is, where and when
	Summary    string
	Byline     template.HTML // who wrote and reviewed it, when it was changed
	Cover      template.HTML
	Takeaways  template.HTML // what a reader takes home
	Card       template.HTML // the village or the county, with its key figures
	Programs   template.HTML // the programs it tells of, by name
	Formula    template.HTML // the first of them whose parts are known, drawn where the text draws none
	Contents   template.HTML
	Body       template.HTML
	Charts     template.HTML // the village's charts where the text has none of its own
	Notes      template.HTML // every figure with its source
	Apart      bool          // some of them stand large beside the text
	Source     template.HTML // where the whole text comes from
	Checked    template.HTML // how many figures are bound and checked
	Sites      template.HTML // a study's visited cases, and what was found there
	Related    template.HTML
	Imprint    template.HTML // who publishes the site, on the about page
	Neighbours template.HTML // previous and next
}

// ProgramView is a working method.
type ProgramView struct {
	Frame
	Kicker    template.HTML
	Summary   string
	Unstated  bool          // its source names it without its parts
	Drawing   template.HTML // the formula; empty where no part is known
	Replicate template.HTML // what it takes at home
	Seen      template.HTML // cases, each with the figures that say most of it
	Results   template.HTML // all figures of the cases in Seen, folded
	Villages  template.HTML // its villages' figures side by side
	Texts     template.HTML // other narratives
	Pager     template.HTML // of Seen and Texts
	Source    template.HTML
}

// RegionsView is the list of all roots and what lies under them.
type RegionsView struct {
	Frame
	Text      template.HTML
	Schematic template.HTML // the regions as tiles, coloured by an indicator
	Map       template.HTML // where the site has one with a review number
	Tree      template.HTML
}

// RegionView is a region at any level.
type RegionView struct {
	Frame
	Card       template.HTML
	Findings   template.HTML // what its data say
	Contents   template.HTML // a list of the parts of a long page
	Schematic  template.HTML // its children as tiles
	Facets     template.HTML // controls of the table of villages
	Children   template.HTML
	Charts     template.HTML
	Indicators template.HTML // its own figures
	Medians    template.HTML // of its villages
	Villages   template.HTML
	Fold       string // names the list of villages where it is long enough to stand folded
	Pager      template.HTML
	Narratives template.HTML
	Programs   template.HTML // what its villages run
	Downloads  template.HTML
}

// VillageView is a village.
type VillageView struct {
	Frame
	Place      template.HTML
	Summary    string
	Card       template.HTML
	Findings   template.HTML // what its data say
	Charts     template.HTML
	Indicators template.HTML
	Breakdowns template.HTML
	Programs   template.HTML
	Narratives template.HTML
	Around     template.HTML // what is told of its county, where it has neither figures nor texts
	Near       template.HTML // villages like it
	Others     template.HTML // those of its county, where it has no figures to be like others by
	Missing    template.HTML // what is not known of it
	Downloads  template.HTML
}

// IndicatorView is one measure over all villages and regions.
type IndicatorView struct {
	Frame
	Meaning      string // what it is and how it is counted
	Card         template.HTML
	Findings     template.HTML
	Ranking      template.HTML
	Cut          bool // the ranking ends before the last village
	Same         bool // all villages have the same figure: they are listed, not ranked
	Pager        template.HTML
	Distribution template.HTML
	Own          template.HTML // where a reader marks a village of theirs
	Trend        template.HTML
	Regions      template.HTML
	Downloads    template.HTML
}

// DataView is the catalogue of downloads and sources.
type DataView struct {
	Frame
	Text       template.HTML
	Downloads  template.HTML
	Indicators template.HTML
	Counties   template.HTML
	Pager      template.HTML
	Sources    template.HTML
}

// CompareView is what a script sets side by side, and what can be said without one.
type CompareView struct {
	Frame
	Tool       template.HTML // where the script stands
	Alike      template.HTML // the form of “villages like mine”
	Sheet      template.HTML // printed as long as nothing is chosen
	Indicators template.HTML // links to the rankings
	Villages   template.HTML
	Regions    template.HTML
	Programs   template.HTML
	Cases      template.HTML
	Shards     int // of the booklet's cards, which the report takes texts from
}

// BookletView is the study booklet: what can be chosen, and without a script the list of it
// with the questions to ask everywhere.
type BookletView struct {
	Frame
	Subtitle  string
	Owner     string
	Site      string        // its title
	List      template.HTML // <li> of each text that can be chosen
	Left      bool          // there are more than the list has
	Shards    int           // scripts that cards are spread over
	Questions template.HTML
}

// EditionsView is the editions that were published, with what was corrected since each.
type EditionsView struct {
	Frame
	List template.HTML
}
