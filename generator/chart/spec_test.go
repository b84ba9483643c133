package chart

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

func fixture() (*report.Indicator, []*report.Village, *report.Source) {
	income := &report.Indicator{ID: "income", Name: "人均收入", Unit: "元", Decimals: 0}
	members := &report.Indicator{ID: "members", Name: "党员", Unit: "人"}
	annual := &report.Source{ID: "annual", Title: "统计年报"}
	a := &report.Village{Code: "a", Name: "甲村", Sample: true}
	a.Set(report.Unpacked{
		Series: []report.Series{{Indicator: income, Source: annual, First: 2014, Values: quantity.ListOf(num(100), quantity.Missing, num(300))}},
		Breakdowns: []report.Breakdown{
			{Indicator: members, By: "age-sex", Year: 2018, Source: annual, Names: []string{"男/35岁以下", "女/35岁以下", "男/60岁以上"}, Values: quantity.ListOf(num(5), num(6), num(7)), Places: make([]int32, 3)},
			{Indicator: members, By: "age-sex", Year: 2020, Source: annual, Names: []string{"男/35岁以下"}, Values: quantity.ListOf(num(8)), Places: make([]int32, 1)},
		}})
	b := &report.Village{Code: "b", Name: "乙村"}
	b.Set(report.Unpacked{Series: []report.Series{{Indicator: income, Source: annual, First: 2015, Values: quantity.ListOf(num(50), num(60))}}})
	return income, []*report.Village{a, b}, annual
}

func values(c *Chart, series int) []string {
	var list []string
	for _, v := range c.Series[series].Values {
		list = append(list, v.String())
	}
	return list
}

func TestFromSpecOverYears(t *testing.T) {
	income, villages, annual := fixture()
	c := FromSpec(nil, &report.ChartSpec{Kind: "line", Indicator: income, Villages: villages}, zh, nil)
	if c.Kind != Line || c.Title != "人均收入" || c.Unit != "元" || c.Years != "2014—2016年" || !c.Sample {
		t.Errorf("%+v", c)
	}
	if !slices.Equal(c.Categories, []string{"2014", "2015", "2016"}) {
		t.Errorf("categories %v", c.Categories)
	}
	if got := values(c, 0); !slices.Equal(got, []string{"100", "", "300"}) {
		t.Errorf("first series %q", got)
	}
	if got := values(c, 1); !slices.Equal(got, []string{"", "50", "60"}) {
		t.Errorf("second series %q", got)
	}
	if len(c.Sources) != 1 || len(c.SourceRefs) != 1 || c.SourceRefs[0] != annual {
		t.Errorf("sources %v", c.Sources)
	}
	if c := FromSpec(nil, &report.ChartSpec{Indicator: income, Villages: villages}, zh, nil); c.Kind != Line {
		t.Errorf("without a kind years are drawn as %q", c.Kind)
	}
}

// TestFromSpecNamesTheSourcesOfTheYearsShown: a row of a table may bring years of its own
// source to a series.
func TestFromSpecNamesTheSourcesOfTheYearsShown(t *testing.T) {
	income, villages, annual := fixture()
	survey := &report.Source{ID: "survey", Title: "入户调查", Sample: true}
	b := villages[1]
	figures := b.Unpack()
	figures.Exceptions = []report.YearSource{{Indicator: income, Year: 2016, Source: survey}}
	b.Set(figures)
	for _, test := range []struct {
		years  []int
		want   []*report.Source
		sample bool
	}{
		{nil, []*report.Source{annual, survey}, true},
		{[]int{2015}, []*report.Source{annual}, false},
		{[]int{2016}, []*report.Source{survey}, true},
		{[]int{2014}, nil, false},
	} {
		c := FromSpec(nil, &report.ChartSpec{Kind: "line", Indicator: income, Villages: []*report.Village{b}, Years: test.years}, zh, nil)
		if !slices.Equal(c.SourceRefs, test.want) || c.Sample != test.sample {
			t.Errorf("years %v: sources %v, sample %v", test.years, c.Sources, c.Sample)
		}
	}
}

func TestFromSpecInOneYear(t *testing.T) {
	income, villages, _ := fixture()
	c := FromSpec(nil, &report.ChartSpec{Kind: "line", Indicator: income, Villages: villages, Years: []int{2016}}, zh, nil)
	if c.Kind != Bar || !slices.Equal(c.Categories, []string{"甲村", "乙村"}) || c.Years != "2016年" {
		t.Errorf("%+v", c)
	}
	if got := values(c, 0); !slices.Equal(got, []string{"300", "60"}) {
		t.Errorf("values %q", got)
	}
}

func TestFromSpecTakesTheNarrativesVillage(t *testing.T) {
	income, villages, _ := fixture()
	c := FromSpec(&report.Narrative{Village: villages[1]}, &report.ChartSpec{Kind: "line", Indicator: income, Years: []int{2013, 2016, 2019}}, zh, nil)
	if len(c.Series) != 1 || c.Series[0].Name != "乙村" || c.Years != "2013、2016、2019年" {
		t.Errorf("%+v", c)
	}
	if got := values(c, 0); !slices.Equal(got, []string{"", "60", ""}) {
		t.Errorf("values %q", got)
	}
}

func TestFromSpecBreakdown(t *testing.T) {
	_, villages, _ := fixture()
	spec := &report.BreakdownSpec{Indicator: villages[0].Unpack().Breakdowns[0].Indicator, By: "age-sex", Year: 2018, Owner: &villages[0].Data, OwnerName: "甲村"}
	c := FromSpec(&report.Narrative{Village: villages[0]}, &report.ChartSpec{Breakdown: spec}, zh, nil)
	if c.Kind != Pyramid || c.Title != "甲村党员" || !c.Sample || !slices.Equal(c.Categories, []string{"35岁以下", "60岁以上"}) {
		t.Errorf("%+v", c)
	}
	if got := values(c, 0); !slices.Equal(got, []string{"5", "7"}) {
		t.Errorf("%s %q", c.Series[0].Name, got)
	}
	spec.Year = 0
	if c := FromSpec(nil, &report.ChartSpec{Breakdown: spec}, zh, nil); c.Years != "2020年" {
		t.Errorf("without a year the latest is meant, got %s", c.Years)
	}
	spec.By = "education"
	if c := FromSpec(nil, &report.ChartSpec{Kind: "pie", Breakdown: spec}, zh, nil); len(c.Categories) != 0 {
		t.Errorf("a breakdown that is not there has parts: %v", c.Categories)
	}
}

func TestFromSpecBreakdownIsHeldAgainstAValue(t *testing.T) {
	_, villages, _ := fixture()
	members := villages[0].Unpack().Breakdowns[0].Indicator
	villages[0].Set(report.Unpacked{Breakdowns: []report.Breakdown{{Indicator: members, By: "age", Year: 2018, Names: []string{"青年", "老人"}, Values: quantity.ListOf(num(5), num(7)), Places: make([]int32, 2)}}})
	spec := &report.BreakdownSpec{Indicator: members, By: "age", Year: 2018, Owner: &villages[0].Data, OwnerName: "甲村"}
	c := FromSpec(nil, &report.ChartSpec{Kind: "bar", Breakdown: spec, Reference: report.Reference{Name: "全县平均", Value: num(6)}}, zh, nil)
	if len(c.References) != 1 || c.References[0].Name != "全县平均" || !slices.Equal(c.References[0].Values, numbers(6, 6)) {
		t.Errorf("held against %+v", c.References)
	}
}

func TestFromSpecFacts(t *testing.T) {
	annual := &report.Source{ID: "annual", Title: "统计年报"}
	facts := []*report.Fact{
		{ID: "a", Note: "产业路", Value: num(24), Unit: "公里", Year: 2016, Status: report.Target, Source: annual},
		{ID: "b", Note: "产业路", Value: num(30), Unit: "公里", Year: 2018, Bound: quantity.About, Source: annual},
		{ID: "c", Value: num(7), Unit: "公里"},
	}
	c := FromSpec(nil, &report.ChartSpec{Kind: "bar", Facts: facts}, zh, nil)
	if !slices.Equal(c.Categories, []string{"产业路（2016年）", "产业路（2018年）", "c"}) || c.Unit != "公里" || c.Units != nil {
		t.Errorf("%+v", c)
	}
	if !slices.Equal(c.Notes, []string{"部分事项年份未注明", "目标值：产业路（2016年）", "约数：产业路（2018年）"}) {
		t.Errorf("notes %q", c.Notes)
	}
	c = FromSpec(nil, &report.ChartSpec{Kind: "line", Facts: facts[:2]}, zh, nil)
	if c.Kind != Line || !slices.Equal(c.Categories, []string{"2016", "2018"}) {
		t.Errorf("facts of one unit over years: %+v", c)
	}
	facts[2].Unit = "户"
	if got := attribute(draw(FromSpec(nil, &report.ChartSpec{Kind: "bar", Facts: facts}, zh, nil)), "data-chart"); got != string(Rows) {
		t.Errorf("facts of different units are drawn as %s", got)
	}
}

// A block that leads nowhere is a chart that says so.
func TestFromSpecOfNothing(t *testing.T) {
	for _, spec := range []*report.ChartSpec{{}, {Kind: "pie"}, {Indicator: &report.Indicator{Name: "无"}}, {Breakdown: &report.BreakdownSpec{}}, {Facts: []*report.Fact{nil}}} {
		b := draw(FromSpec(nil, spec, zh, nil))
		if pic := readPicture(t, b); len(pic.texts) != 1 || pic.texts[0].text != "暂无数据" {
			t.Errorf("%+v: %s", spec, b)
		}
	}
}

// TestFromSpecTellsPlacesOfOneNameApart: two lines of one name say nothing.
func TestFromSpecTellsPlacesOfOneNameApart(t *testing.T) {
	income, villages, _ := fixture()
	east, west := &report.Region{Code: "e", Name: "东镇"}, &report.Region{Code: "w", Name: "西镇"}
	third := &report.Village{Code: "c", Name: "丙村"}
	third.Set(villages[1].Unpack())
	villages = append(villages, third)
	for _, test := range []struct {
		names   [3]string
		regions [3]*report.Region
		want    []string
	}{
		{[3]string{"甲村", "乙村", "丙村"}, [3]*report.Region{east, west, east}, []string{"甲村", "乙村", "丙村"}},
		{[3]string{"新村", "新村", "丙村"}, [3]*report.Region{east, west, east}, []string{"新村（东镇）", "新村（西镇）", "丙村"}},
		{[3]string{"新村", "新村", "新村"}, [3]*report.Region{east, east, west}, []string{"新村（a）", "新村（b）", "新村（西镇）"}},
		{[3]string{"新村", "新村", "丙村"}, [3]*report.Region{nil, nil, east}, []string{"新村（a）", "新村（b）", "丙村"}},
	} {
		for k, v := range villages {
			v.Name, v.Region = test.names[k], test.regions[k]
		}
		c := FromSpec(nil, &report.ChartSpec{Indicator: income, Villages: villages, Years: []int{2016}, Sort: "given"}, zh, nil)
		if !slices.Equal(c.Categories, test.want) {
			t.Errorf("bars are named %q, want %q", c.Categories, test.want)
		}
		c = FromSpec(nil, &report.ChartSpec{Indicator: income, Villages: villages}, zh, nil)
		if got := []string{c.Series[0].Name, c.Series[1].Name, c.Series[2].Name}; !slices.Equal(got, test.want) {
			t.Errorf("lines are named %q, want %q", got, test.want)
		}
	}
}

// TestReferenceIsNoPlace: what places are held against is not counted among them, and where it has
// no figure nothing names it.
func TestReferenceIsNoPlace(t *testing.T) {
	income, villages, _ := fixture()
	for _, kind := range []string{"slope", "dot"} {
		c := FromSpec(nil, &report.ChartSpec{Kind: kind, Indicator: income, Villages: villages, Years: []int{2015, 2016},
			Reference: report.Reference{Name: "目标", Value: num(55)}}, zh, nil)
		if text := string(Append(nil, c, zh)); !strings.Contains(text, "1个地方全部上升") || !strings.Contains(text, "目标") {
			t.Errorf("%s: %s", kind, text)
		}
	}
	above := &report.Region{Code: "450399102", Name: "某镇"}
	villages[0].Region, villages[1].Region = above, above
	empty := func(*report.Region, *report.Indicator) Trend {
		return Trend{First: 2014, Median: []quantity.Decimal{quantity.Missing, quantity.Missing, quantity.Missing}}
	}
	for _, kind := range []string{"line", "bar", "dot"} {
		c := FromSpec(nil, &report.ChartSpec{Kind: kind, Indicator: income, Villages: villages, Years: []int{2015, 2016},
			Reference: report.Reference{Level: "township"}}, zh, empty)
		if text := string(Append(nil, c, zh)); strings.Contains(text, "某镇") {
			t.Errorf("%s names a reference without a figure: %s", kind, text)
		}
	}
}

// Bars of places stand by value unless the block asks for another order, and what is highlighted goes with its bar;
// parts that have an order of their own keep it.
func TestBarsStandByValue(t *testing.T) {
	income, villages, _ := fixture()
	villages[0], villages[1] = villages[1], villages[0] // 60 and 300 in 2016
	for _, x := range []struct {
		kind, sort string
		want       []string
	}{
		{"bar", "", []string{"甲村", "乙村"}}, {"bar", "given", []string{"乙村", "甲村"}}, {"bar", "name", []string{"甲村", "乙村"}}, {"bar", "value", []string{"甲村", "乙村"}},
		{"hbar", "", []string{"甲村", "乙村"}}, {"pie", "", []string{"甲村", "乙村"}}, {"ring", "", []string{"甲村", "乙村"}}, {"dot", "", []string{"甲村", "乙村"}},
	} {
		c := FromSpec(nil, &report.ChartSpec{Kind: x.kind, Indicator: income, Villages: villages, Years: []int{2016}, Sort: x.sort, Highlight: []string{"a"}}, zh, nil)
		if !slices.Equal(c.Categories, x.want) || len(c.Highlighted) != 2 || c.Highlighted[0] != (x.want[0] == "甲村") || c.Highlighted[1] == c.Highlighted[0] {
			t.Errorf("%s, sorted by %q: %v, highlighted %v", x.kind, x.sort, c.Categories, c.Highlighted)
		}
		if last := values(c, len(c.Series)-1); last[0] != map[bool]string{true: "300", false: "60"}[x.want[0] == "甲村"] {
			t.Errorf("%s, sorted by %q: the first bar is %v", x.kind, x.sort, last)
		}
	}
	plain := FromSpec(nil, &report.ChartSpec{Kind: "bar", Indicator: income, Villages: villages, Years: []int{2016}}, zh, nil)
	if plain.Highlighted != nil {
		t.Errorf("highlighted is %v without being asked for", plain.Highlighted)
	}
}

func TestPanelsStandInTheOrderThatIsAskedFor(t *testing.T) {
	income, villages, _ := fixture()
	villages[0], villages[1] = villages[1], villages[0]
	for sort, want := range map[string]string{"": "乙村", "given": "乙村", "value": "甲村", "name": "甲村"} {
		c := FromSpec(nil, &report.ChartSpec{Kind: "multiples", Indicator: income, Villages: villages, Sort: sort, Highlight: []string{"b"}}, zh, nil)
		if c.Series[0].Name != want || len(c.Highlighted) != 2 || c.Highlighted[0] != (want == "乙村") {
			t.Errorf("sorted by %q the first panel is %s, highlighted %v", sort, c.Series[0].Name, c.Highlighted)
		}
		if len(c.Categories) != 3 || c.Categories[0] != "2014" {
			t.Errorf("sorted by %q the years are %v", sort, c.Categories)
		}
		plain := FromSpec(nil, &report.ChartSpec{Kind: "multiples", Indicator: income, Villages: villages, Sort: sort}, zh, nil)
		if plain.Series[0].Name != want || plain.Highlighted != nil {
			t.Errorf("sorted by %q, nothing highlighted: %s, %v", sort, plain.Series[0].Name, plain.Highlighted)
		}
	}
}

func TestPartsKeepTheirOwnOrder(t *testing.T) {
	_, villages, _ := fixture()
	members := villages[0].Unpack().Breakdowns[0].Indicator
	for by, sorted := range map[string]bool{"age": false, "education": false, "sex": false, "ethnic": true} {
		villages[0].Set(report.Unpacked{Breakdowns: []report.Breakdown{{Indicator: members, By: by, Year: 2018, Names: []string{"前", "后"}, Values: quantity.ListOf(num(5), num(7)), Places: make([]int32, 2)}}})
		spec := &report.BreakdownSpec{Indicator: members, By: by, Owner: &villages[0].Data}
		c := FromSpec(nil, &report.ChartSpec{Kind: "hbar", Breakdown: spec}, zh, nil)
		if got := c.Categories[0] == "后"; got != sorted || c.Series[0].Name != "党员" {
			t.Errorf("parts by %s stand as %v of %s", by, c.Categories, c.Series[0].Name)
		}
		if len(c.References) > 0 {
			t.Errorf("held against %+v, which nobody asked for", c.References)
		}
	}
	if !orderedParts(report.BySexAndAge) {
		t.Error("ages of both sexes have no order")
	}
}

// Each year that has the parts is a panel, and no other parts are among them.
func TestPanelsOfPartsAreOfTheYearsThatHaveThem(t *testing.T) {
	_, villages, _ := fixture()
	members, other := villages[0].Unpack().Breakdowns[0].Indicator, &report.Indicator{ID: "homes", Name: "户"}
	part := func(i *report.Indicator, by string, year int, n int64, names ...string) report.Breakdown {
		return report.Breakdown{Indicator: i, By: by, Year: year, Names: names, Values: quantity.ListOf(slices.Repeat(numbers(float64(n)), len(names))...), Places: make([]int32, len(names))}
	}
	villages[0].Set(report.Unpacked{Breakdowns: []report.Breakdown{
		part(members, "sex", 2020, 8, "女", "男"), part(members, "sex", 2018, 5, "女"), part(members, "age", 2018, 6, "青年"), part(other, "sex", 2019, 7, "女"),
	}})
	c := FromSpec(nil, &report.ChartSpec{Kind: "multiples", Breakdown: &report.BreakdownSpec{Indicator: members, By: "sex", Owner: &villages[0].Data}}, zh, nil)
	if len(c.Series) != 2 || c.Series[0].Name != "2018" || c.Series[1].Name != "2020" || !slices.Equal(c.Categories, []string{"女", "男"}) || c.Years != "2018、2020年" {
		t.Fatalf("%+v", c)
	}
	if got := values(c, 0); got[0] != "5" {
		t.Errorf("in 2018 the parts are %v", got)
	}
}

// Villages are held against the level above: by its own figures, else by the median of its villages; each region
// is named once.
func TestPlacesAreHeldAgainstWhatTheyLieIn(t *testing.T) {
	income, villages, _ := fixture()
	county := &report.Region{Code: "450399", Name: "某县"}
	first, second := &report.Region{Code: "450399102", Name: "东镇", Parent: county}, &report.Region{Code: "450399103", Name: "西镇", Parent: county}
	peers := func(g *report.Region, _ *report.Indicator) Trend {
		if g == second {
			return Trend{}
		}
		return Trend{First: 2015, Median: numbers(70, 80)}
	}
	names := func(level string, peers Peers) (list []string) {
		for _, r := range FromSpec(nil, &report.ChartSpec{Kind: "line", Indicator: income, Villages: villages, Reference: report.Reference{Level: level}}, zh, peers).References {
			list = append(list, r.Name+" "+r.Values[1].String())
		}
		return list
	}
	villages[0].Region, villages[1].Region = first, second
	for _, x := range []struct {
		level string
		peers Peers
		want  []string
	}{
		{"county", peers, []string{"某县各村中位数 70"}}, {"township", peers, []string{"东镇各村中位数 70"}}, {"county", nil, nil}, {"", peers, nil},
	} {
		if got := names(x.level, x.peers); !slices.Equal(got, x.want) {
			t.Errorf("level %q, with peers %t: held against %q, want %q", x.level, x.peers != nil, got, x.want)
		}
	}
	county.Set(report.Unpacked{Series: []report.Series{{Indicator: income, First: 2014, Values: quantity.ListOf(numbers(10, 20, 30)...)}}})
	if got := names("county", peers); !slices.Equal(got, []string{"某县 20"}) {
		t.Errorf("a county with figures of its own: held against %q", got)
	}
	villages[1].Region = nil
	if got := names("township", peers); !slices.Equal(got, []string{"东镇各村中位数 70"}) {
		t.Errorf("beside a village that lies nowhere: held against %q", got)
	}
}

// A panel is held against the villages of a place: their median, and the middle half where there is one.
func TestPanelsAmongPeers(t *testing.T) {
	c := &Chart{Categories: []string{"2014", "2015", "2016"}}
	c.AmongPeers(Trend{First: 2015, Median: numbers(7, 8), Low: numbers(5, 6), High: numbers(9, 10)})
	c.AmongPeers(Trend{First: 2015, Median: numbers(7)})
	c.AmongPeers(Trend{First: 2020, Median: numbers(7), Low: numbers(5), High: numbers(9)})
	c.AmongPeers(Trend{})
	gap := quantity.Missing
	for k, want := range []Among{
		{[]quantity.Decimal{gap, num(7), num(8)}, []quantity.Decimal{gap, num(5), num(6)}, []quantity.Decimal{gap, num(9), num(10)}},
		{[]quantity.Decimal{gap, num(7), gap}, nil, nil}, {}, {},
	} {
		if got := c.Among[k]; !slices.Equal(got.Median, want.Median) || !slices.Equal(got.Low, want.Low) || !slices.Equal(got.High, want.High) {
			t.Errorf("panel %d: %+v, want %+v", k, got, want)
		}
	}
}

// A chart that compares two years takes the first and the last that its places have, unless it is told which.
func TestChartsOfTwoYearsTakeTheFirstAndTheLast(t *testing.T) {
	income, villages, _ := fixture()
	for _, kind := range []Kind{Slope, Dot} {
		c := FromSpec(nil, &report.ChartSpec{Kind: string(kind), Indicator: income, Villages: villages}, zh, nil)
		if len(c.Series) != 2 || c.Series[0].Name != "2014" || c.Series[1].Name != "2016" || c.Years != "2014、2016年" {
			t.Errorf("%s: %q, %+v", kind, c.Years, c.Series)
		}
		c = FromSpec(nil, &report.ChartSpec{Kind: string(kind), Indicator: income, Villages: villages, Years: []int{2015, 2016}}, zh, nil)
		if len(c.Series) != 2 || c.Series[0].Name != "2015" {
			t.Errorf("%s, reported which: %+v", kind, c.Series)
		}
	}
}

// What an editor calls a chart stays; one of parts without a title bears its owner's and the measure's name.
func TestATitleThatIsGivenStays(t *testing.T) {
	_, villages, _ := fixture()
	members := villages[0].Unpack().Breakdowns[0].Indicator
	spec := &report.BreakdownSpec{Indicator: members, By: report.BySexAndAge, Year: 2018, Owner: &villages[0].Data, OwnerName: "甲村"}
	for title, want := range map[string]string{"": "甲村党员", "我们的党员": "我们的党员"} {
		if c := FromSpec(nil, &report.ChartSpec{Kind: "pyramid", Title: title, Breakdown: spec}, zh, nil); c.Title != want {
			t.Errorf("called %q: %q", title, c.Title)
		}
	}
}
