// Package ledger reads the ledger of an office (.xlsx, .csv) into the figures of a site's villages
// and regions. It draws up a mapping that a person can read and mend, asks what would have to be
// guessed, and writes the tables once all is answered. What was answered once, of a column or an
// item of the same name, is not asked again of next year's ledger.
//
// A sheet lies in one of three ways: a row a place (rows.go), a form a place (form.go), places by
// years or years by places (years.go).
package ledger

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Input is a ledger and what is known of it.
type Input struct {
	Sheets      []Sheet // their rows are gone once the tables are written
	Name        string  // the file's name without its ending
	SHA256      string  // of its bytes
	Site        *report.Report
	Before      []report.Import // mappings of former imports, this ledger's own first
	Own         bool            // the first of them is this ledger's own
	RegionTable string          // the path of the table of regions that is made of it
	Progress    *Progress       // nil where nobody looks
	Was         string          // the table of villages that was made of it before: what that says of a village is no second opinion
	Others      []Table         // those that were made of other ledgers
}

// Progress is how many of a ledger's rows have been read.
type Progress struct{ Done, Total atomic.Int64 }

// Result is what a ledger gave.
type Result struct {
	Import     report.Import       // the mapping, with all questions
	Villages   string              // the table of villages; "" while questions are open, or where it has none
	Regions    string              // the table of regions
	Source     Source              // the ledger itself, which the figures name as their source
	Rows       int                 // places in both tables
	Figures    int                 // in them
	Indicators []*report.Indicator // drafted of columns that none of the site's fits; their groups are not set
	Unlisted   int                 // open questions beyond those that the mapping lists
	New        []Named             // names that no place of the site has, with the codes they were given, MostPlaces at most
	News       int                 // how many they are
	Older      []Older             // tables that gave way to this one
	Refused    []report.Question   // with answers that answer nothing: they are open again
}

// Named is a place of a ledger with its code.
type Named struct{ Name, Code string }

// written is the text that was made of the ledger, of which the mapping keeps the hash.
func (r *Result) written() string { return r.Villages + r.Regions }

// Open is how many questions have no answer.
func (r *Result) Open() int {
	n := r.Unlisted
	for _, q := range r.Import.Questions {
		if q.Answer == "" {
			n++
		}
	}
	return n
}

// reader is one reading of a ledger.
type reader struct {
	in        *Input
	site      index
	result    Result
	answers   map[string]string
	own       map[string]bool                 // questions that this ledger\'s mapping answers
	columns   map[string]report.ColumnMapping // by their plain heads
	places    map[placeKey]string             // codes, by names as they stand in ledgers
	villages  placeTable
	regions   placeTable
	placedIn  map[placedKey]bool
	codes     map[string]string // of mappings: names by their codes
	badCodes  map[string]string // the first of a sheet
	asked     map[string]bool   // texts of questions
	forAll    map[*kind][]forAll
	pending   []*pending
	asides    map[string]int                // how many of a kind were left aside
	ofItem    string                        // of a form: the item that parts below it are of
	codesOf   map[string][]string           // of regions that bear one name
	ofRegions bool                          // the table that is read is of regions, which have no households and population of their own
	addsAll   bool                          // every column that no indicator fits is drafted as one
	wholes    map[[2]string]bool            // of a form: the items that the parts below them make up, and by what they divide them
	inParts   bool                          // the rows that are read are parts of it
	was       Table                         // Input.Was
	replaced  map[*Table]map[[2]string]bool // by code and field
	others    map[otherCount][]keptCount
}

// Read reads a ledger.
func Read(in Input) *Result {
	r := &reader{in: &in, site: indexOf(in.Site), answers: map[string]string{}, own: map[string]bool{}, columns: map[string]report.ColumnMapping{}, places: map[placeKey]string{},
		placedIn: map[placedKey]bool{}, codes: map[string]string{}, asked: map[string]bool{}, badCodes: map[string]string{}, codesOf: map[string][]string{}, forAll: map[*kind][]forAll{}, others: map[otherCount][]keptCount{}, replaced: map[*Table]map[[2]string]bool{}, was: Table{Text: in.Was}, asides: map[string]int{}}
	r.result.Source.ID = sourceID(in.Name)
	for i, m := range in.Before {
		r.remember(&m, in.Own && i == 0)
		for _, s := range m.Sheets {
			for _, c := range s.Columns {
				if _, known := r.columns[headKey(c.Head)]; !known && yearHead(c.Head) == 0 { // a year alone says nothing of another table
					r.columns[headKey(c.Head)] = c
				}
			}
			r.rememberPlaces(s.Places)
		}
	}
	if in.Progress == nil {
		in.Progress = &Progress{}
	}
	for i := range in.Sheets {
		in.Progress.Total.Add(int64(len(in.Sheets[i].Rows)))
	}
	for i := range in.Sheets {
		r.hiddenColumns(&in.Sheets[i])
		for _, s := range r.split(&in.Sheets[i]) {
			r.sheet(s)
		}
	}
	r.askPending()
	r.nameChoices()
	r.tellKept()
	r.makeRoom()
	for _, what := range slices.Sorted(maps.Keys(r.asides)) {
		if more := r.asides[what] - mostAside; more > 0 {
			r.result.Import.LeftAside = append(r.result.Import.LeftAside, report.LeftAside{What: what, Text: fmt.Sprintf("还有 %d 处，没有列出来", more)})
		}
	}
	if len(r.result.Import.Sheets) == 0 {
		r.aside("表", "", "没有一张表能看出是哪些村、哪些地区的数")
	} else if r.result.Open() == 0 {
		for i := range in.Sheets {
			in.Sheets[i].Rows = nil // a million rows would stand beside the table that is made of them
		}
		r.write()
	}
	return &r.result
}

// sameFile tells whether the mapping was drawn up of this very file, so that what it says
// otherwise than the file was written by a person.
func (r *reader) sameFile() bool {
	return r.in.Own && len(r.in.Before) > 0 && r.in.Before[0].SHA256 == r.in.SHA256
}

// ownSheet is what this ledger's own mapping says of a sheet, nil for nothing.
func (r *reader) ownSheet(name string) *report.SheetMapping {
	if !r.in.Own || len(r.in.Before) == 0 {
		return nil
	}
	for i := range r.in.Before[0].Sheets {
		if s := &r.in.Before[0].Sheets[i]; s.Name == name {
			return s
		}
	}
	return nil
}

// mostAside is how many things of a kind are listed; the others are counted.
const mostAside = 1000

func (r *reader) aside(what, place, text string) {
	if r.asides[what]++; r.asides[what] > mostAside {
		return
	}
	r.result.Import.LeftAside = append(r.result.Import.LeftAside, report.LeftAside{What: what, Place: place, Text: text})
}

// tellOnce lists something that many columns or rows share.
func (r *reader) tellOnce(what, text string) {
	if !r.asked[text] {
		r.asked[text] = true
		r.aside(what, "", text)
	}
}

// leftOut notes that row i of a sheet, from 0, is not read.
func leftOut(m *report.SheetMapping, i int, why string) {
	if len(m.LeftOut) < mostAside {
		m.LeftOut = append(m.LeftOut, report.LeftOutRow{Row: i + 1, Why: why})
	} else if last := &m.LeftOut[len(m.LeftOut)-1]; last.Row < i+1 {
		*last = report.LeftOutRow{Row: i + 1, Why: "到这一行为止，还有不少行也没有读"}
	}
}

// Across says what to do with a table that has a column a place.
const Across = "一列一个地方，没有读：在表格软件里选中整张表，复制，到新工作表里“选择性粘贴”时勾上“转置”，存盘再导入"

// sheet reads one sheet, whichever way it lies.
func (r *reader) sheet(s *Sheet) {
	switch {
	case s.Hidden:
		r.aside("隐藏的工作表", s.Name, "没有读")
		return
	case len(s.Rows) == 0:
		return
	}
	s = r.withoutBeside(s)
	own := r.ownSheet(s.Name)
	for _, way := range [...]struct {
		lies report.Orientation
		read func(*Sheet) bool
	}{{report.PlacesByYears, r.byYears}, {report.RowAVillage, r.byRows}, {report.SheetAVillage, r.form}} {
		if own != nil && r.sameFile() && own.Orientation != way.lies {
			continue // a person has said how it lies
		}
		if way.lies == report.SheetAVillage && r.placesAcross(s) {
			r.aside("工作表", s.Name, Across)
			return
		}
		if way.read(s) {
			return
		}
	}
	r.aside("工作表", s.Name, "看不出是哪些村、哪些地区的数，没有读")
}

// indicator is the one of an id, or of a breakdown: ID/BY/PART.
func (r *reader) indicator(id string) *report.Indicator {
	id, _, _ = strings.Cut(id, "/")
	for _, list := range [...][]*report.Indicator{r.in.Site.Indicators, r.result.Indicators} {
		for _, n := range list {
			if n.ID == id {
				return n
			}
		}
	}
	return nil
}

func add(sums map[int]quantity.Decimal, c int, n quantity.Decimal) {
	if sum, err := sums[c].Add(n); err == nil {
		sums[c] = sum
	}
}

func short(s string) string {
	if list := []rune(s); len(list) > 40 {
		return string(list[:40]) + "…"
	}
	return s
}
