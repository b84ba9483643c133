package ledger

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"casebook/generator/anyof"
	"casebook/generator/narrative"
	"casebook/generator/office"
	"casebook/generator/placename"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// placeKey is a place as a ledger names it.
type placeKey struct{ name, town string }

// placeTable is a table that is written: of villages, or of regions.
type placeTable struct {
	rows  map[string]*placeRow
	order []*placeRow
	heads []string       // of its figures
	known map[string]int // where each of them stands in heads
}

// head is where the figures under a head stand in a row.
func (t *placeTable) head(key string) int {
	i, known := t.known[key]
	if !known {
		if t.known == nil {
			t.known = map[string]int{}
		}
		i = len(t.heads)
		t.known[key] = i
		t.heads = append(t.heads, key)
	}
	return i
}

// placeRow is one row of such a table. A country has a million of them: they hold no maps.
type placeRow struct {
	table              *placeTable
	code, name         string
	region             string // or the parent, of a region
	households, people count
	figures            []quantity.Decimal // by their heads; Missing for none
	was                *report.Village    // as the site has it; nil of a region and of a new village
	anonymous          bool
}

// count is a number that a place states of itself, of the newest year that gives it.
type count struct {
	value quantity.Decimal
	year  int16
	given bool
	kept  bool // the site's own number stays, which was reported
}

// String is the count as a table has it, "" for none.
func (c *count) String() string {
	if !c.given {
		return ""
	}
	return c.value.String()
}

// counted is the count of a field.
func (v *placeRow) counted(field string) *count {
	if field == "population" {
		return &v.people
	}
	return &v.households
}

// figure is the figure under head i, Missing for none.
func (v *placeRow) figure(i int) quantity.Decimal {
	if i < len(v.figures) {
		return v.figures[i]
	}
	return quantity.Missing
}

func (t *placeTable) row(code string) *placeRow {
	if t.rows == nil {
		t.rows = map[string]*placeRow{}
	}
	if t.rows[code] == nil {
		v := &placeRow{code: code, table: t}
		t.rows[code] = v
		t.order = append(t.order, v)
	}
	return t.rows[code]
}

// village finds the village of a name, or makes a new one; nil while it is asked which it is.
func (r *reader) village(name, town, code string, m *report.SheetMapping) *placeRow {
	name, town, code = office.Unspaced(name), office.Unspaced(town), office.Unspaced(code)
	if code == "" { // else two of one name would be one
		code = r.places[placeKey{name, town}]
	}
	region := ""
	if g := r.site.regionOf(town); g != nil {
		region = g.Code
	}
	fit := r.site.villagesOf(code, name, region)
	if unknownTown := code == "" && town != "" && region == ""; len(fit) > 1 || len(fit) == 1 && unknownTown { // another village there may bear the name
		var others []string
		if unknownTown {
			others = []string{newVillage}
		}
		if code = r.whichVillage(town+name, fit, others...); code == newVillage {
			code = r.newCode(&r.villages, town+name, name)
		}
		fit = slices.DeleteFunc(slices.Clone(fit), func(v *report.Village) bool { return v.Code != code })
	} else if len(fit) == 0 && code == "" {
		code = r.newCode(&r.villages, town+name, name)
		r.isNew(&r.villages, town+name, code)
	}
	var was *report.Village
	written := name
	if len(fit) == 1 {
		was = fit[0]
		code, written = was.Code, was.Name
		if was.Region != nil {
			region = was.Region.Code
		}
	}
	if region = r.townOf(region, town, m); code == "" {
		return nil
	}
	v := r.villages.row(code)
	v.name, v.region, v.was = written, region, was
	r.placed(m, report.PlaceMapping{Name: name, Town: town, Code: code})
	return v
}

// newVillage is the answer that a village is none of those that the site has.
const newVillage = "都不是，是新的村"

// whichVillage asks which of some villages is meant, or whether another answer fits.
func (r *reader) whichVillage(name string, fit []*report.Village, others ...string) string {
	choices := []string{}
	for _, v := range fit {
		choices = append(choices, v.Code)
	}
	return r.choose("“"+name+"”是哪个村？写代码", append(choices, others...)...)
}

// newCode is a slug of a place that the site does not have. Of two names that are written alike in
// Latin letters (山西省, 陕西省) the second is distinguished by a piece of its own hash, which stands in
// the mapping from then on.
func (r *reader) newCode(t *placeTable, full, name string) string {
	code := narrative.Slug(full)
	taken := t.rows[code] != nil && t.rows[code].name != name
	taken = taken || r.site.has(code)
	if other, known := r.codes[code]; known {
		taken = taken || other != name
	}
	if taken || code == "" {
		code = strings.TrimPrefix(fmt.Sprintf("%s-%x", code, sha256.Sum256([]byte(full)))[:len(code)+5], "-")
	}
	return code
}

// addTowns answers that all towns that the site does not have yet are new regions.
const addTowns = "都加进来"

// mostChoices is how many choices a question lists; of more, any that the site has is taken.
const mostChoices = 30

// chooseRegion asks for a region of the site; more are the other answers.
func (r *reader) chooseRegion(text string, more ...string) string {
	if len(r.in.Site.Regions) > mostChoices {
		if answer := r.answers[text]; r.site.regions[answer] == nil && !slices.Contains(more, answer) {
			r.refuse(text)
		}
		return r.ask(text, more...)
	}
	var choices []string
	for _, g := range r.in.Site.Regions {
		choices = append(choices, g.Code)
	}
	return r.choose(text, append(choices, more...)...)
}

// townOf is the code of the region that the rows of a town lie in: known is what the site says, ""
// for nothing. Where no row says it, it is asked once for the whole ledger. "" while it is asked.
func (r *reader) townOf(known, town string, m *report.SheetMapping) string {
	switch {
	case town == "" && known == "":
		return r.chooseRegion("台账里没有写乡镇，各村都属于站点里的哪个地区？写代码；分属几个地区，就在表里加一列“乡镇”")
	case known != "" && !r.isOwnTable(known):
		return known
	}
	question := "“" + town + "”是站点里的哪个地区？写代码；站点里还没有就写：新增"
	var answer string
	if _, said := r.answers[question]; said {
		answer = r.chooseRegion(question, addIt)
	} else {
		answer = r.choose("“"+r.in.Name+"”里有站点没有的乡镇：都作为新的地区加进来，还是逐个问？", addTowns, oneByOne)
		if answer == "" {
			r.upperOfNew() // in one go
		}
		if answer == oneByOne {
			answer = r.chooseRegion(question, addIt)
		}
	}
	if answer != addIt && answer != addTowns {
		return cmp.Or(known, answer)
	}
	g := r.region(town, m)
	if g == nil {
		return ""
	}
	if g.region == "" {
		g.region = strings.TrimPrefix(r.upperOfNew(), "没有")
	}
	return g.code
}

// upperOfNew asks what region the new towns lie in.
func (r *reader) upperOfNew() string {
	return r.chooseRegion("新增的乡镇属于站点里的哪个地区？写代码；不属于哪个就写：没有", "没有")
}

// isOwnTable tells of a region that the site has from the table that a former run of this import
// wrote: it is to stand there again.
func (r *reader) isOwnTable(code string) bool {
	g := r.site.regions[code]
	return r.in.Own && g != nil && g.At.File != nil && g.At.File.Path == r.in.RegionTable
}

// region finds the region of a name, or makes a new one; nil while it is asked which it is.
func (r *reader) region(name string, m *report.SheetMapping) *placeRow {
	name = office.Unspaced(name)
	code := r.places[placeKey{name, ""}]
	if code == "" {
		fit := r.site.regionsCalled(name)
		switch {
		case len(fit) == 1:
			code = fit[0].Code
		case len(fit) > 1:
			var choices []string
			for _, g := range fit {
				choices = append(choices, g.Code)
			}
			if code = r.choose("“"+name+"”是哪个地区？写代码", choices...); code == "" {
				return nil
			}
		case len(r.codesOf[name]) > 1:
			if code = r.choose("“"+name+"”是哪个地区？写代码", r.codesOf[name]...); code == "" {
				return nil
			}
		default:
			code = r.newCode(&r.regions, name, name)
			r.isNew(&r.regions, name, code)
		}
	}
	return r.regionCoded(name, code, m)
}

// regionCoded is the region of a code.
func (r *reader) regionCoded(name, code string, m *report.SheetMapping) *placeRow {
	written, parent := name, ""
	if g := r.site.regions[code]; g != nil {
		written = g.Name
		if g.Parent != nil {
			parent = g.Parent.Code
		}
	}
	g := r.regions.row(code)
	g.name, g.region = written, parent
	r.placed(m, report.PlaceMapping{Name: name, Code: code})
	return g
}

// shortRegion is a region's name without what says that it is one: 内蒙古 of 内蒙古自治区.
func shortRegion(name string) string {
	for _, tail := range [...]string{"维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "自治州", "自治县", "街道办事处", "街道", "地区", "省", "市", "县", "区", "镇", "乡"} {
		if rest, ok := strings.CutSuffix(name, tail); ok && len([]rune(rest)) > 1 {
			return rest
		}
	}
	return name
}

// MostPlaces is how many places a mapping lists, over all sheets: so many a person can still look through.
const MostPlaces = 20_000

// placedKey is a place in a sheet.
type placedKey struct {
	sheet string
	place report.PlaceMapping
}

func (r *reader) placed(m *report.SheetMapping, p report.PlaceMapping) {
	key := placedKey{m.Name, p}
	if len(r.placedIn) >= MostPlaces { // the tables that are written say it of the others
		return
	}
	if !r.placedIn[key] {
		r.placedIn[key] = true
		m.Places = append(m.Places, p)
	}
}

// isNew notes once that the site has no place of a name.
func (r *reader) isNew(t *placeTable, name, code string) {
	if t.rows[code] != nil {
		return
	}
	if r.result.News++; len(r.result.New) < MostPlaces {
		r.result.New = append(r.result.New, Named{name, code})
	}
}

// namedPlaces is what the names of a table are of.
type namedPlaces uint8

const (
	notKnown namedPlaces = iota // it is asked
	ofVillages
	ofRegions
	ofNothing // they name no places
)

// areOf tells what names are of: as the head says, as the site has them, as they end; else it is asked.
func (r *reader) areOf(s *Sheet, head string, names []string) namedPlaces {
	of, known := r.namesAreOf(names)
	if of == ofNothing {
		return of
	}
	plain := office.PlainHead(head)
	if isField("name", plain) && plain != "名称" && plain != "name" {
		return ofVillages
	}
	if isRegionHead(plain) && plain != "单位名称" {
		return ofRegions
	}
	if known {
		return of
	}
	if slices.ContainsFunc(names, r.isItem) {
		return ofNothing // items, of one place
	}
	first := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == names[0] })
	question := fmt.Sprintf("“%s”里的名字（如 %s）是村还是地区？都不是就写：不读", s.Name, strings.Join(append(names[:min(len(names), 1):1], first[:min(len(first), 1)]...), "、"))
	return map[string]namedPlaces{"村": ofVillages, "地区": ofRegions, "不读": ofNothing}[r.choose(question, "村", "地区", "不读")]
}

// namesAreOf tells what names are of as the site has them and as they end, and whether that says it.
func (r *reader) namesAreOf(names []string) (of namedPlaces, known bool) {
	if !slices.ContainsFunc(names, func(name string) bool { return strings.ContainsFunc(name, unicode.IsLetter) }) {
		return ofNothing, true // numbers
	}
	inSite, outside := 0, 0
	for _, name := range names {
		name = office.Unspaced(name)
		if len(r.site.villagesNamed[plainName(name)]) > 0 || anyof.Suffix(name, "村", "社区", "嘎查", "村委会", "居委会") {
			inSite++
		} else if len(r.site.regionsCalled(name)) > 0 || anyof.Suffix(name, "省", "市", "县", "区", "镇", "乡", "街道", "州", "盟", "旗") {
			outside++
		}
	}
	switch {
	case inSite > 0 && outside == 0:
		return ofVillages, true
	case outside > 0 && inSite == 0:
		return ofRegions, true
	}
	return notKnown, false
}

// plainName is a place's name as it is compared: 胡家田村委会 is 胡家田村, 石桥居委会 is 石桥社区.
func plainName(name string) string { return placename.Plain(office.Unspaced(name)) }
