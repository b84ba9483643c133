package ledger

import (
	"fmt"
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// What a person wrote into a ledger's mapping is followed where the file is the same; of next year's file only what it
// does not say itself.
func TestWhatAMappingSaysOfASheetIsFollowed(t *testing.T) {
	const table = "村名,2022年耕地面积（亩）,户数\n甲村,12,4\n"
	for name, c := range map[string]struct {
		sheet       []string
		edit        func(*report.SheetMapping)
		next        []string // another file; nil for the same
		want, never string
		reported    string
	}{
		"a year": {[]string{"表", table}, func(m *report.SheetMapping) { m.Columns[1].Year = 2021 }, nil, "land@2021", "land@2022", ""},
		"an older year, of another file": {[]string{"表", table}, func(m *report.SheetMapping) {}, []string{"表", strings.ReplaceAll(table, "2022年", "2023年")},
			"land@2023", "land@2022", ""},
		"an older year of the same head": {[]string{"表", table}, func(m *report.SheetMapping) { m.Columns[1].Year = 2020 }, []string{"表", table + "乙村,3,4\n"},
			"land@2022", "land@2020", "上次的映射里是2020年，这份表上写的是2022年"},
		"the same year of the same head": {[]string{"表", table}, func(m *report.SheetMapping) {}, []string{"表", table + "乙村,3,4\n"}, "land@2022", "", ""},
		"no year":                        {[]string{"表", table}, func(m *report.SheetMapping) { m.Columns[1].Year = 0 }, nil, "land@2022", "", ""},
		"a column of years": {[]string{"耕地面积（亩）", "村名,2022年,2023年\n甲村,12,13\n"}, func(m *report.SheetMapping) { m.Columns[0].Year = 2021 }, nil,
			"land@2021,land@2023", "land@2022", ""},
		"a column of years, of another file": {[]string{"耕地面积（亩）", "村名,2022年,2023年\n甲村,12,13\n"}, func(m *report.SheetMapping) { m.Columns[0].Year = 2021 },
			[]string{"耕地面积（亩）", "村名,2022年,2023年\n甲村,12,14\n"}, "land@2022,land@2023", "land@2021", ""},
		"another indicator of years": {[]string{"耕地面积（亩）", "村名,2022年,2023年\n甲村,12,13\n"}, func(m *report.SheetMapping) { m.Columns[0].Indicator = "collective" }, nil,
			"collective@2022,land@2023", "land@2022", ""},
		"a column left out": {[]string{"表", table}, func(m *report.SheetMapping) { m.Columns[1].Skip, m.Columns[1].Indicator = true, "" }, nil, ",4,\n", "land", ""},
		"a factor": {[]string{"表", table}, func(m *report.SheetMapping) {
			m.Columns[1].Factor, m.Columns[1].HasFactor = quantity.FromInt(15), true
		}, nil, "tong-ji,180", ",12", ""},
		"a factor without a unit": {[]string{"表", "村名,2022年耕地面积\n甲村,12\n"}, func(m *report.SheetMapping) {
			m.Columns[1].Factor, m.Columns[1].HasFactor = quantity.FromInt(15), true
		}, nil, "tong-ji,180", ",12", ""},
		"a factor of another unit": {[]string{"表", table}, func(m *report.SheetMapping) {
			m.Columns[1].Unit, m.Columns[1].Factor, m.Columns[1].HasFactor = "公顷", quantity.FromInt(15), true
		}, nil, "tong-ji,12", ",180", ""},
		"more heads than rows":       {[]string{"表", table}, func(m *report.SheetMapping) { m.Head = 99 }, nil, "", "12", ""},
		"heads of another file":      {[]string{"表", table}, func(m *report.SheetMapping) { m.Head = 2 }, []string{"表", table + "乙村,3,4\n"}, "450329102201,甲村,450329102,4,,tong-ji,12", "", ""},
		"a place":                    {[]string{"表", table}, func(m *report.SheetMapping) { m.Places[0].Code = "450329102202" }, nil, "450329102202,乙村", "甲村", ""},
		"a place, of another file":   {[]string{"表", table}, func(m *report.SheetMapping) { m.Places[0].Code = "450329102202" }, []string{"表", table + ",,\n"}, "450329102202,乙村", "甲村", ""},
		"another sheet":              {[]string{"表", table}, func(m *report.SheetMapping) { m.Name, m.Columns[1].Year = "表二", 2021 }, nil, "land@2022", "land@2021", ""},
		"a way that it does not lie": {[]string{"表", table}, func(m *report.SheetMapping) { m.Orientation = report.PlacesByYears }, nil, "", "甲村", "看不出"},
		"another indicator":          {[]string{"表", "村名,2022年耕地面积\n甲村,12\n"}, func(m *report.SheetMapping) { m.Columns[1].Indicator = "people" }, nil, "people@2022", "land", ""},
		"a field":                    {[]string{"表", table}, func(m *report.SheetMapping) { m.Columns[2].Field, m.Columns[1].Skip = "population", true }, nil, "450329102201,甲村,450329102,,4", "", ""},
		"an indicator that is no more": {[]string{"表", table}, func(m *report.SheetMapping) { m.Columns[1].Indicator = "gone" }, nil,
			"land@2022", "gone", ""},
	} {
		first := csv(t, nil, c.sheet...)
		m := first.Import
		if first.Open() > 0 || len(m.Sheets) != 1 {
			t.Fatalf("%s: asked %s", name, first.asked())
		}
		c.edit(&m.Sheets[0])
		in := input([]report.Import{m})
		if c.next != nil {
			in.SHA256, in.Sheets = "of another file", separated(t, c.next)
		} else {
			in.Sheets = separated(t, c.sheet)
		}
		got := Read(in)
		reported := got.written()
		for _, a := range got.Import.LeftAside {
			reported += a.Text + "\n"
		}
		if !strings.Contains(reported, c.want) || c.never != "" && strings.Contains(got.written(), c.never) || !strings.Contains(reported, c.reported) || c.reported == "" && strings.Contains(reported, "映射") {
			t.Errorf("%s: asked\n%sgot\n%s", name, got.asked(), reported)
		}
	}
}

// A later year in the mapping than on the sheet is asked about, once a column.
func TestAYearThatTheMappingHasLaterIsAsked(t *testing.T) {
	const table = "村名,2022年耕地面积（亩）\n甲村,12\n"
	m := csv(t, nil, "表", table).Import
	m.Sheets[0].Columns[1].Year = 2024
	for answer, want := range map[string]string{"": "", "2024": "land@2024", "2022": "land@2022"} {
		m.Questions = []report.Question{{Text: "“2022年耕地面积（亩）”在映射里是2024年，表上是2022年，用哪一个？", Answer: answer}}
		in := input([]report.Import{m})
		in.SHA256, in.Sheets = "of another file", separated(t, []string{"表", table})
		if got := Read(in); (got.Open() > 0) != (answer == "") || !strings.Contains(got.Villages, want) || strings.Contains(got.Villages, "@") != (want != "") {
			t.Errorf("answered %q: asked %q, got\n%s", answer, got.asked(), got.Villages)
		}
	}
}

// Of several mappings the first says what a column, a place and an answer are.
func TestTheNewestMappingSaysIt(t *testing.T) {
	one := func(indicator, code, answer string) report.Import {
		return report.Import{Questions: []report.Question{{Text: "“表”是哪一年的？写四位年份", Answer: answer}}, Sheets: []report.SheetMapping{{Name: "别的", Columns: []report.ColumnMapping{{Head: "水渠", Indicator: indicator}},
			Places: []report.PlaceMapping{{Name: "丁村", Code: code}}}}}
	}
	in := input([]report.Import{one("land", "450329102201", "2021"), one("income", "450329102202", "2022")})
	in.Sheets = separated(t, []string{"表", "村名,水渠\n丁村,3\n"})
	got := Read(in)
	got.has(t, "450329102201,甲村,450329102,,,tong-ji,3")
	if !strings.Contains(got.Villages, "land@2021") {
		t.Errorf("got\n%s", got.Villages)
	}
}

// A place that a mapping coded keeps its code; another that is written alike gets one of its own.
func TestCodesOfMappingsAreTaken(t *testing.T) {
	before := report.Import{Sheets: []report.SheetMapping{{Name: "别的", Places: []report.PlaceMapping{{Name: "山西村", Town: "某镇", Code: "shan-xi-cun"}, {Name: "丁村", Town: "某镇", Code: "ding-cun"}}}}}
	in := input([]report.Import{before})
	in.Before[0].Questions = []report.Question{{Text: "台账里没有写乡镇，各村都属于站点里的哪个地区？写代码；分属几个地区，就在表里加一列“乡镇”", Answer: "45"}}
	in.Sheets = separated(t, []string{"表", "村名,户数\n陕西村,3\n丁村,4\n"})
	got := Read(in)
	got.has(t, "ding-cun,丁村,45,4,")
	if strings.Contains(got.Villages, "\nshan-xi-cun,") || !strings.Contains(got.Villages, "\nshan-xi-cun-") {
		t.Errorf("got\n%s", got.Villages)
	}
}

// What the table that was made of a ledger before says of a village is no second opinion; what is written by hand is.
func TestTheFormerTableIsNoSecondOpinion(t *testing.T) {
	for was, kept := range map[string]bool{
		"code,name,households\n450329102201,甲村,405\n": false, "code,name,households\n450329102201,甲村,406\n": true, "code,name,population\n450329102201,甲村,405\n": true,
		"code,name,households\n450329102202,乙村,405\n": true, "": true, "code,name,households\n450329102201\n": true,
	} {
		in := input(nil)
		in.Was, in.Sheets = was, separated(t, []string{"2023年", "村名,户数\n甲村,412\n"})
		in.Site.Villages[0].Households = 405
		in.Site.Villages[0].At.File = source.New("data/villages/former.csv", "")
		if got := Read(in); strings.Contains(got.Villages, "412") == kept {
			t.Errorf("was %q: got\n%s", was, got.Villages)
		}
	}
}

// Of next year's ledger under another name, what stays is reported once of all villages, with what clears it.
func TestWhatStaysOfAllVillagesIsReportedOnce(t *testing.T) {
	for file, want := range map[string]string{
		"data/villages/former.csv":  "户数在站点里已经有了（如 甲村 405，这里是 412；乙村 300，这里是 310）：没有换上，站点里仍是原来的。一个村只记一个户数，要都换成这里的，打开 data/villages/former.csv，把 households 那一列的数删空，再导入一次",
		"data/villages/former.toml": "户数在站点里已经有了（如 甲村 405，这里是 412；乙村 300，这里是 310）：没有换上，站点里仍是原来的。一个村只记一个户数，要都换成这里的，把 data/villages/former.toml 里各村的 households 去掉，再导入一次",
	} {
		in := input(nil)
		in.Sheets = separated(t, []string{"2024年", "村名,乡镇,户数\n甲村,某镇,412\n乙村,某镇,310\n丙村,某镇,210\n"})
		region := in.Site.Villages[0].Region
		in.Site.Villages = nil
		at := source.Span{File: source.New(file, "")}
		for i, v := range []string{"甲村", "乙村", "丙村"} {
			in.Site.Villages = append(in.Site.Villages, &report.Village{Code: []string{"450329102201", "450329102202", "450329102203"}[i], Name: v, At: at, Region: region, Households: []int{405, 300, 200}[i], Population: -1})
		}
		got := Read(in)
		if n := len(got.Import.LeftAside); n != 1 || got.Import.LeftAside[0].What != "已有的数" || got.Import.LeftAside[0].Place != "3 个村" || got.Import.LeftAside[0].Text != want {
			t.Errorf("%s: %+v", file, got.Import.LeftAside)
		}
	}
}

// The same of people; of a village that no file has, nothing is said of a file.
func TestPeopleOfTheSiteStay(t *testing.T) {
	in := input(nil)
	in.Sheets = separated(t, []string{"2023年", "村名,人口\n甲村,1630\n", "2023年（二）", "村名,人口\n甲村,1640\n"})
	in.Before = []report.Import{{Questions: []report.Question{{Text: "甲村的人口写了两个数，用哪一个？", Answer: "1640"}}}}
	in.Site.Villages[0].Population = 1600
	got := Read(in)
	if len(got.Import.LeftAside) != 1 || !strings.Contains(got.Import.LeftAside[0].Text, "人口在站点里已经是 1600，这里是 1630：没有换上，站点里仍是 1600。一个村只记一个人口，要换成这里的，把 原来的那张表 里的改成 1630") || strings.Contains(got.Villages, "16") {
		t.Errorf("reported %+v\n%s", got.Import.LeftAside, got.Villages)
	}
}

// Of very many things of a kind a thousand are listed, and the others counted; so are rows that are left out.
func TestOfVeryManyAThousandAreListed(t *testing.T) {
	var b, totals strings.Builder
	b.WriteString("村名,耕地面积（亩）\n")
	for i := range mostAside + 2 {
		fmt.Fprintf(&b, "甲村,\"%d,000\"\n", i%900+1)
		totals.WriteString("合计,\n")
	}
	in := input([]report.Import{{Questions: []report.Question{{Text: "“2023年”里同一个地方有好几行（如 甲村）：是各户、各人、各个项目的明细，还是一个地方一行？", Answer: "一个地方一行"},
		{Text: "有些数在表里写了两回，写得不一样：用哪一回的？", Answer: "先写的"}}}})
	in.Progress = &Progress{}
	in.Sheets = separated(t, []string{"2023年", b.String() + totals.String()})
	got := Read(in)
	got.has(t, "450329102201,甲村,450329102,,,tong-ji,1000")
	aside := got.Import.LeftAside
	if len(aside) != mostAside+1 || aside[mostAside].Text != "还有 2 处，没有列出来" {
		t.Errorf("%d are listed, the last %+v", len(aside), aside[len(aside)-1])
	}
	left := got.Import.Sheets[0].LeftOut
	last := 1 + 2*(mostAside+2)
	if len(left) != mostAside || left[0].Row != mostAside+4 || left[mostAside-2].Row != mostAside+4+mostAside-2 || left[mostAside-1].Row != last || !strings.Contains(left[mostAside-1].Why, "到这一行为止") {
		t.Errorf("%d rows are left out, the last %+v", len(left), left[len(left)-1])
	}
	if done, total := in.Progress.Done.Load(), in.Progress.Total.Load(); total != int64(last) || done != total-1 {
		t.Errorf("%d of %d rows are done", done, total)
	}
	if in.Sheets[0].Rows != nil {
		t.Error("the rows are kept beside the table")
	}
}

// A few places that stand twice in a long list make no list of households of it.
func TestAFewPlacesThatStandTwice(t *testing.T) {
	for places, asked := range map[int]bool{19: true, 20: true, 21: false} {
		var b strings.Builder
		b.WriteString("乡镇,村名,户数\n")
		for i := range places {
			fmt.Fprintf(&b, "某镇,第%d村,4\n", i)
		}
		b.WriteString("某镇,第0村,4\n某镇,第1村,4\n")
		if got := csv(t, nil, "2023年", b.String()).asked(); strings.Contains(got, "明细") != asked {
			t.Errorf("of %d places: asked %s", places, got)
		}
	}
}

// Towns are chosen from a list while it is short; of a long one any that the site has is taken.
func TestARegionOfALongList(t *testing.T) {
	const question = "台账里没有写乡镇，各村都属于站点里的哪个地区？写代码；分属几个地区，就在表里加一列“乡镇”"
	for _, c := range []struct {
		regions int
		answer  string
		choices int
		open    bool
	}{{mostChoices, "450329102", mostChoices, false}, {mostChoices, "nowhere", mostChoices, true}, {mostChoices + 1, "450329102", 0, false}, {mostChoices + 1, "新40", 0, false}, {mostChoices + 1, "nowhere", 0, true}} {
		in := input([]report.Import{{Questions: []report.Question{{Text: question, Answer: c.answer}}}})
		in.Sheets = separated(t, []string{"表", "村名,户数\n丁村,4\n"})
		for len(in.Site.Regions) < c.regions {
			n := len(in.Site.Regions) + 10
			in.Site.Regions = append(in.Site.Regions, &report.Region{Code: fmt.Sprintf("r%d", n), Name: fmt.Sprintf("新%d", n)})
		}
		got := Read(in)
		if q := got.Import.Questions[0]; len(q.Choices) != c.choices || (got.Open() > 0) != c.open || (len(got.Refused) > 0) != c.open {
			t.Errorf("%d regions, answered %s: asked %+v, refused %v", c.regions, c.answer, q, got.Refused)
		}
	}
}

// A mapping that is not the ledger's own says nothing of its sheets, though it was made of the same file.
func TestAMappingOfAnotherLedger(t *testing.T) {
	table := []string{"表", "村名,2022年耕地面积（亩）\n甲村,12\n"}
	m := csv(t, nil, table...).Import
	m.Sheets[0].Columns[1].Year = 2021
	in := input([]report.Import{m})
	in.Own, in.Sheets = false, separated(t, table)
	if got := Read(in); !strings.Contains(got.Villages, "land@2022") {
		t.Errorf("got\n%s", got.Villages)
	}
}

// A new place does not take the code of another, and an indicator's name that two have says nothing.
func TestCodesAndNamesOfTheSiteAreNotTakenTwice(t *testing.T) {
	in := input(nil)
	in.Site.Villages = append(in.Site.Villages, &report.Village{Code: "ding-cun", Name: "别村", Households: -1, Population: -1})
	in.Site.Regions = append(in.Site.Regions, &report.Region{Code: "wu-cun", Name: "别镇"})
	in.Site.Indicators = append(in.Site.Indicators, &report.Indicator{ID: "land2", Name: "耕地面积", Unit: "亩"})
	in.Sheets = separated(t, []string{"2023年", "乡镇,村名,户数,耕地面积（亩）\n,丁村,4,5\n,戊村,5,6\n"})
	got := Read(in)
	if len(got.New) != 2 || got.New[0].Code == "ding-cun" || got.New[1].Code == "wu-cun" || !strings.Contains(got.asked(), "“耕地面积（亩）”是哪项指标") {
		t.Errorf("new %v, asked\n%s", got.New, got.asked())
	}
}
