package highlight

import (
	"slices"
	"testing"

	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

func fact(note, value, unit string) *report.Fact {
	d, err := quantity.ParseDecimal(value)
	if err != nil {
		panic(err)
	}
	return &report.Fact{ID: note, Note: note, Value: d, To: quantity.Missing, Unit: quantity.Unit(unit)}
}

func TestResultsSayMoreThanWhatWasDone(t *testing.T) {
	aimed := fact("人均可支配收入", "20000", "元")
	aimed.Status = report.Target
	facts := []*report.Fact{
		fact("召开的会议", "12", "次"), fact("成立的理事会", "1", "个"), fact("村集体收入", "33.2", "万元"), aimed,
		fact("硬化的道路", "4.5", "公里"), fact("户均增收", "4500", "元"), fact("", "7", "年"),
	}
	var got []string
	for _, f := range Weigh(facts).Facts(3) {
		got = append(got, f.Note)
	}
	if want := []string{"村集体收入", "人均可支配收入", "户均增收"}; !slices.Equal(got, want) {
		t.Errorf("the telling figures are %v, want %v in the order of the text", got, want)
	}
	short := facts[:1]
	list := Weigh(short).Facts(3)
	list[0] = nil
	if short[0] == nil {
		t.Error("the narrative's own list is handed out")
	}
	if got := FactName(fact("修订：56.8→58.6。村集体收入58.6万元，", "58.6", "万元")); got != "村集体收入" {
		t.Errorf("a tracked change is shown to readers: %s", got)
	}
	if got := FactName(fact("村集体收入；不含补助", "1", "元")); got != "村集体收入" {
		t.Errorf("a note is called %q", got)
	}
}

// An import takes the clause for a note: the figure stands in it, and is not said twice.
func TestAFiguresNameIsWithoutTheFigure(t *testing.T) {
	for _, x := range []struct{ id, note, value, unit, want string }{
		{"村集体经济收入", "村集体经济收入58.6万元", "58.6", "万元", "村集体经济收入"},
		{"增长", "同比增长8.2%", "8.2", "%", "同比增长"},
		{"农民人均可支配收入-同比增长", "同比增长8.2%", "8.2", "%", "农民人均可支配收入同比增长"},
		{"种植面积", "种植面积达到1240亩", "1240", "亩", "种植面积"},
		{"动员-2023", "动员286户以土地入股", "286", "户", "动员"},
		{"a1", "动员286户以土地入股", "286", "户", "动员286户以土地入股"},
		{"户", "412户1630人", "412", "户", "户"},
		{"刺梨种植基地-产值", "产值9.4亿元", "9.4", "亿元", "刺梨种植基地产值"},
		{"产值-2", "产值9.4亿元", "9.4", "亿元", "产值"},
		{"动员-2", "动员286户以土地入股", "286", "户", "动员"},
		{"农户户均增收", "带动3.2万户农户户均增收6800元", "6800", "元", "农户户均增收"},
		{"增加", "比2020年增加41.3万元", "41.3", "万元", "比2020年增加"},
		{"income", "村集体收入", "58.6", "万元", "村集体收入"},
		{"income", "", "58.6", "万元", "income"},
	} {
		f := fact(x.note, x.value, x.unit)
		if f.ID = x.id; FactName(f) != x.want {
			t.Errorf("%q is called %q, want %q", x.note, FactName(f), x.want)
		}
	}
}

func TestOfATablesRowTheLatestYearIsShown(t *testing.T) {
	year := func(f *report.Fact, year int) *report.Fact { f.Year = year; return f }
	var got []string
	for _, f := range Weigh([]*report.Fact{
		fact("村集体经济收入58.6万元", "58.6", "万元"), year(fact("集体收入（万元），2021年", "24.5", "万元"), 2021),
		year(fact("集体收入（万元），2023年", "58.6", "万元"), 2023), year(fact("户均分红（元），2021年", "860", "元"), 2021),
		year(fact("户均分红（元），2023年", "1520", "元"), 2023), fact("会议", "12", "次"),
	}).Facts(3) {
		got = append(got, f.Text())
	}
	if want := []string{"58.6万元", "1520元", "12次"}; !slices.Equal(got, want) {
		t.Errorf("shown are %v, want %v", got, want)
	}
}

func TestAPlacesSizeIsNoResult(t *testing.T) {
	var got []string
	for _, f := range Weigh([]*report.Fact{
		fact("户数", "177", "户"), fact("总人口", "1630", "人"), fact("投入", "176.9", "万元"), fact("受益农户", "175", "户"), fact("会议", "4", "次"),
	}).Telling(3) {
		got = append(got, f.Note)
	}
	if want := []string{"投入", "受益农户"}; !slices.Equal(got, want) {
		t.Errorf("reported are %v, want %v: a village's size and its meetings are no results", got, want)
	}
}

// What an import made of a sentence: the id names the place whose size its clause tells without it.
func TestBesideATextStandsWhatCameOfTheWork(t *testing.T) {
	named := func(id string, f *report.Fact) *report.Fact { f.ID = id; return f }
	var got []string
	for _, f := range Weigh([]*report.Fact{
		named("青禾村辖-户", fact("412户1630人", "412", "户")), named("选派党员", fact("选派3名党员", "3", "名")), fact("带动186户入社", "186", "户"), fact("清理闲置校舍2处", "2", "处"), fact("年租金6.8万元", "6.8", "万元"),
	}).AllTelling() {
		got = append(got, f.Text())
	}
	if want := []string{"186户", "6.8万元"}; !slices.Equal(got, want) {
		t.Errorf("set large are %v, want %v", got, want)
	}
}

func indicator(index int, name, unit string, better report.Better) *report.Indicator {
	return &report.Indicator{Index: index, ID: name, Name: name, Unit: quantity.Unit(unit), Better: better}
}

// place is the data of a village: for each indicator figures from 2015 on, "" for none of a year.
func place(t *testing.T, figures map[*report.Indicator][]string) *report.Data {
	t.Helper()
	var list []report.Series
	for i, texts := range figures {
		var values []quantity.Decimal
		for _, text := range texts {
			d, err := quantity.ParseDecimal(text)
			if text == "" {
				d, err = quantity.Missing, nil
			}
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, d)
		}
		list = append(list, report.Series{Indicator: i, First: 2015, Values: quantity.ListOf(values...)})
	}
	slices.SortFunc(list, func(a, b report.Series) int { return a.Indicator.Index - b.Indicator.Index })
	d := &report.Data{}
	d.Set(report.Unpacked{Series: list})
	return d
}

func TestTheLargestChangeIsWeighedAsAReaderDoes(t *testing.T) {
	income, road, lamps, flat := indicator(0, "人均收入", "元", report.BetterHigher), indicator(1, "通硬化路占比", "%", report.BetterHigher),
		indicator(2, "路灯", "盏", report.BetterHigher), indicator(3, "户籍人口", "人", report.BetterNone)
	all := map[*report.Indicator][]string{
		income: {"5000", "6000", "9000"}, road: {"40", "60", "99"}, lamps: {"1", "20", "60"}, flat: {"1500", "1510", "1520"},
	}
	if x, ok := LargestChange(place(t, all)); !ok || x.Indicator != road || x.First != 2015 || x.Last != 2017 {
		t.Errorf("the largest change is %+v: 59 points say more than 80 %%, and 60 lamps from one say nothing", x)
	}
	if x, ok := LargestChange(place(t, map[*report.Indicator][]string{flat: {"1500", "1510", "1520"}, income: {"5000", "9000"}})); ok {
		t.Errorf("%+v is no change to tell: hardly any, and only a year", x)
	}
}

func TestAVillageStandsBestInTheFirstThirdAndWorstInTheLast(t *testing.T) {
	income, road, members := indicator(0, "人均收入", "元", report.BetterHigher), indicator(1, "贫困发生率", "%", report.BetterLower), indicator(2, "党员", "名", report.BetterNone)
	rankings := []places.Ranking{
		{Year: 2015, Values: []float64{9, 8, 7, 6, 5, 4}}, {Year: 2015, Values: []float64{1, 2, 3, 4, 5, 6}}, {Year: 2015, Values: []float64{9, 8, 7, 6, 5, 4}},
	}
	best, worst := standings(place(t, map[*report.Indicator][]string{income: {"8"}, road: {"6"}, members: {"9"}}), rankings)
	if best.Rank != 2 || best.Of != 6 || best.Series.Indicator != income {
		t.Errorf("best: %+v", best)
	}
	if worst.Rank != 6 || worst.Series.Indicator != road {
		t.Errorf("worst: %+v", worst)
	}
	best, worst = standings(place(t, map[*report.Indicator][]string{income: {"6"}, road: {"3"}}), rankings)
	if best.Rank != 0 || worst.Rank != 0 {
		t.Errorf("the middle is no standing: %+v, %+v", best, worst)
	}
	older := []places.Ranking{{Year: 2016, Values: rankings[0].Values}, rankings[1], rankings[2]}
	if best, _ = standings(place(t, map[*report.Indicator][]string{income: {"9"}}), older); best.Rank != 0 {
		t.Errorf("a figure of 2015 is ranked among those of 2016: %+v", best)
	}
}

func TestWhatGrowsWithAVillageIsNoSpread(t *testing.T) {
	income, members := indicator(0, "人均收入", "元", report.BetterHigher), indicator(1, "入社农户", "户", report.BetterHigher)
	spreads := []places.Quantiles{{Year: 2015, Count: 6, Low: 5000, Median: 6000, High: 8000}, {Year: 2015, Count: 6, Low: 100, Median: 200, High: 500}}
	if x, ok := WidestSpread([]*report.Indicator{income, members}, spreads); !ok || x.Indicator != income || x.High != 8000 {
		t.Errorf("the widest spread is %+v", x)
	}
}

func TestTheBestMoverIsFoundOverTheSameYears(t *testing.T) {
	income := indicator(0, "人均收入", "元", report.BetterHigher)
	var villages []*report.Village
	for k, figures := range [][]string{{"10", "11", "12"}, {"10", "12", "15"}, {"10", "11", "11"}, {"10", "11", "13"}, {"10", "11", "12.5"}, {"10"}} {
		villages = append(villages, &report.Village{Code: string(rune('a' + k)), Data: *place(t, map[*report.Indicator][]string{income: figures})})
	}
	x, ok := BestMover(villages, Lead([]*report.Indicator{income}, villages))
	if !ok || x.Village.Code != "b" || x.First != 2015 || x.Last != 2017 {
		t.Errorf("the best mover is %+v", x)
	}
	if _, ok := BestMover(villages[:3], income); ok {
		t.Error("of three villages none is the best mover")
	}
}

// What grew from one year to another is one matter, reported by the later figure and named without
// the way there.
func TestOfAGrowthTheLaterFigureIsShown(t *testing.T) {
	note := "村集体经济收入由2019年的3.2万元增加到2023年的58.6万元"
	before, after := fact(note, "3.2", "万元"), fact(note, "58.6", "万元")
	before.ID, after.ID = "村集体经济收入-2019", "村集体经济收入-2023"
	other, third, fourth := fact("人均可支配收入达到16420元", "16420", "元"), fact("带动186户入社", "186", "户"), fact("清理校舍2处", "2", "处")
	got := Weigh([]*report.Fact{before, after, other, third, fourth}).Facts(3)
	if len(got) != 3 || got[0] != after {
		t.Errorf("got %v", got)
	}
	if name := FactName(after); name != "村集体经济收入" {
		t.Errorf("called %q", name)
	}
}

// A text that comes back from Word has its figures alone for notes.
func TestAFigureThatOnlySaysItselfIsNotTelling(t *testing.T) {
	bare := []*report.Fact{fact("7740吨", "7740", "吨"), fact("67%", "67", "%"), fact("3.8万余户", "38000", "户"), fact("不少于96户", "96", "户")}
	for i, f := range bare {
		f.ID = []string{"food", "ratio", "homes", "visits"}[i]
	}
	if got := Weigh(bare).AllTelling(); len(got) > 0 {
		t.Errorf("%d figures whose notes only repeat them stand large beside the text: %s", len(got), got[0].Note)
	}
	bare[0].ID = "送出农用物资"
	if got := Weigh(bare).AllTelling(); len(got) != 1 || FactName(got[0]) != "送出农用物资" {
		t.Errorf("a figure that its id names is reported too: %d", len(got))
	}
}

// A tenfold is the most that is reported; what begins with nothing, or falls below it, has no size.
func TestOnlyAChangeThatCanBeMeasuredIsReported(t *testing.T) {
	income, share := indicator(0, "人均收入", "元", report.BetterHigher), indicator(1, "通硬化路占比", "%", report.BetterHigher)
	for _, x := range []struct {
		from, to string
		of       *report.Indicator
		reported bool
	}{
		{"10", "100", income, true}, {"100", "10", income, true}, {"10", "101", income, false}, {"101", "10", income, false},
		{"0", "0", income, false}, {"0", "7", income, false}, {"7", "0", income, false}, {"-7", "-21", income, false}, {"-21", "-7", income, false},
		{"7", "-7", income, false}, {"-7", "7", income, false}, {"100", "111", income, true}, {"100", "109", income, false},
		{"91", "93", share, false}, {"93", "83", share, true}, {"0", "20", share, true},
	} {
		d := place(t, map[*report.Indicator][]string{x.of: {x.from, x.from, x.to}})
		if _, ok := LargestChange(d); ok != x.reported {
			t.Errorf("from %s to %s%s: reported is %t", x.from, x.to, x.of.Unit, ok)
		}
	}
}

func TestOfFiveVillagesOneHasAStanding(t *testing.T) {
	income := indicator(0, "人均收入", "元", report.BetterHigher)
	for _, list := range [][]float64{{9, 8, 7, 6, 5}, {9, 8, 7, 6}} {
		best, _ := standings(place(t, map[*report.Indicator][]string{income: {"9"}}), []places.Ranking{{Year: 2015, Values: list}})
		if want := len(list) == 5; want != (best.Rank == 1) {
			t.Errorf("the first of %d villages: %+v", len(list), best)
		}
	}
}

func TestFromOneYearToTheNextNobodyMoves(t *testing.T) {
	income := indicator(0, "人均收入", "元", report.BetterHigher)
	var villages []*report.Village
	for range 6 {
		villages = append(villages, &report.Village{Data: *place(t, map[*report.Indicator][]string{income: {"10", "20"}})})
	}
	if x, ok := BestMover(villages, income); ok {
		t.Errorf("%+v moved within a year", x)
	}
}

func TestFactsWithANoteStandForAll(t *testing.T) {
	noted, bare := fact("户均增收", "4500", "元"), fact("", "7", "年")
	if got := Named([]*report.Fact{bare, noted}); len(got) != 1 || got[0] != noted {
		t.Errorf("of a noted fact and a bare one %d are shown", len(got))
	}
	if got := Named([]*report.Fact{bare, bare}); len(got) != 2 {
		t.Errorf("of facts without notes %d are shown", len(got))
	}
}

// "1人" is hardly a result; 0.1 and 11 are figures as others.
func TestASingleOneIsNoResult(t *testing.T) {
	for value, reported := range map[string]bool{"1": false, "11": true, "0.1": true} {
		if got := Weigh([]*report.Fact{fact("返乡青年", value, "人")}).Telling(3); (len(got) == 1) != reported {
			t.Errorf("%s人: %d facts are reported", value, len(got))
		}
	}
}

// What is asked for, a number without a unit and the name of the work say nothing of what came of it.
func TestWhatIsAskedForIsNoResult(t *testing.T) {
	for note, unit := range map[string]string{"按照“联系贫困群众4户”的要求": "户", "聚焦4万农民工增收": "万", "选优配强4支脱贫攻坚队伍": "支"} {
		if got := Weigh([]*report.Fact{fact(note, "4", unit)}).Telling(3); len(got) != 0 {
			t.Errorf("%s is reported as %s", note, FactName(got[0]))
		}
	}
}

// Who moved for the better is asked: upwards, or downwards where less is better. A village without a figure of either year
// does not count.
func TestTheBestMoverMovedForTheBetter(t *testing.T) {
	for _, better := range []report.Better{report.BetterHigher, report.BetterLower, report.BetterNone} {
		i := indicator(0, "数", "户", better)
		var villages []*report.Village
		for k, figures := range [][]string{{"10", "11", "12"}, {"10", "11", "30"}, {"30", "11", "10"}, {"10", "11", "13"}, {"10", "11", "12.5"}} {
			villages = append(villages, &report.Village{Code: string(rune('a' + k)), Data: *place(t, map[*report.Indicator][]string{i: figures})})
		}
		x, ok := BestMover(villages, i)
		if want := map[report.Better]string{report.BetterHigher: "b", report.BetterLower: "c"}[better]; ok != (want != "") || ok && x.Village.Code != want {
			t.Errorf("better %d: %+v, %t", better, x.Village, ok)
		}
		villages[0].Data = *place(t, map[*report.Indicator][]string{i: {"", "11", "12"}})
		if _, ok := BestMover(villages, i); ok {
			t.Errorf("better %d: four villages have both figures, and one is the best", better)
		}
	}
	if _, ok := BestMover(nil, nil); ok {
		t.Error("of nothing there is a best mover")
	}
}

// An income leads, else the first indicator with a better end that some village has.
func TestAnIncomeLeads(t *testing.T) {
	homes, income, roads, people := indicator(0, "户", "户", report.BetterHigher), indicator(1, "收入", "元", report.BetterHigher), indicator(2, "路", "公里", report.BetterHigher), indicator(3, "人口", "人", report.BetterNone)
	all := []*report.Indicator{people, roads, homes, income}
	for _, x := range []struct {
		has  []*report.Indicator
		want *report.Indicator
	}{{[]*report.Indicator{homes, income, roads, people}, income}, {[]*report.Indicator{homes, roads, people}, roads}, {[]*report.Indicator{homes, people}, homes}, {[]*report.Indicator{people}, nil}, {nil, nil}} {
		figures := map[*report.Indicator][]string{}
		for _, i := range x.has {
			figures[i] = []string{"7"}
		}
		if got := Lead(all, []*report.Village{{}, {Data: *place(t, figures)}}); got != x.want {
			t.Errorf("of %d indicators %+v leads", len(x.has), got)
		}
	}
}

func TestASpreadIsOfFiveVillagesAndHasABetterEnd(t *testing.T) {
	for _, x := range []struct {
		count  int
		better report.Better
		found  bool
	}{{5, report.BetterHigher, true}, {4, report.BetterHigher, false}, {5, report.BetterNone, false}} {
		if _, ok := WidestSpread([]*report.Indicator{indicator(0, "人均收入", "元", x.better)}, []places.Quantiles{{Count: x.count, Low: 5000, High: 8000}}); ok != x.found {
			t.Errorf("of %d villages, better %d: a spread is found: %t", x.count, x.better, ok)
		}
	}
}

// Of what is equal the first is reported, and what lies at the border of a third is in the middle.
func TestOfEqualsTheFirstIsReported(t *testing.T) {
	first, second := indicator(0, "收入", "元", report.BetterHigher), indicator(1, "路", "公里", report.BetterHigher)
	if x, ok := LargestChange(place(t, map[*report.Indicator][]string{first: {"10", "15", "20"}, second: {"100", "150", "200"}})); !ok || x.Indicator != first {
		t.Errorf("of two that doubled %+v is reported", x)
	}
	ranking := []places.Ranking{{Year: 2015, Values: []float64{9, 8, 7, 6, 5, 4, 3}}}
	for value, want := range map[string][2]int{"8": {2, 0}, "7": {0, 0}, "6": {0, 0}, "5": {0, 0}, "4": {0, 6}} {
		best, worst := standings(place(t, map[*report.Indicator][]string{first: {value}}), ranking)
		if got := [2]int{best.Rank, worst.Rank}; got != want {
			t.Errorf("%s stands best and worst at %v, want %v", value, got, want)
		}
	}
	income, members := indicator(1, "人均收入", "元", report.BetterHigher), indicator(0, "入社农户", "户", report.BetterHigher)
	spreads := []places.Quantiles{{Count: 6, Low: 100, High: 500}, {Count: 6, Low: 5000, High: 8000}}
	if x, ok := WidestSpread([]*report.Indicator{members, income}, spreads); !ok || x.Indicator != income {
		t.Errorf("behind one that grows with a village %+v is the widest spread", x)
	}
}

// The size of a place is reported by the note where the id is the office's own.
func TestAPlacesSizeIsNoResultWhateverItsIDIs(t *testing.T) {
	f := fact("总面积", "1630", "亩")
	f.ID = "area"
	if got := Weigh([]*report.Fact{f}).Telling(3); len(got) > 0 {
		t.Errorf("%s is reported", got[0].Note)
	}
}

func standings(d *report.Data, rankings []places.Ranking) (best, worst Standing) {
	ranks := make([]int32, len(rankings))
	for x := range d.Series() {
		r := &rankings[x.Indicator.Index]
		if x.Indicator.Better != report.BetterNone && r.Year == x.Last() {
			ranks[x.Indicator.Index] = int32(1 + slices.Index(r.Values, x.Latest().Float64()))
		}
	}
	return Standings(d, rankings, ranks)
}

// A large village has many party members: that is no standing, money and rates are one.
func TestWhatCountsHeadsIsNoStanding(t *testing.T) {
	members, income := indicator(0, "党员", "名", report.BetterHigher), indicator(1, "村集体收入", "万元", report.BetterHigher)
	d := place(t, map[*report.Indicator][]string{members: {"9"}, income: {"8"}})
	best, _ := standings(d, []places.Ranking{{Year: 2015, Values: []float64{9, 8, 7, 6, 5}, Heads: true}, {Year: 2015, Values: []float64{8, 7, 6, 5, 4}}})
	if best.Series.Indicator != income {
		t.Errorf("best is %+v", best)
	}
	if !places.CountsHeads(members) || places.CountsHeads(income) || places.CountsHeads(indicator(2, "入户率", "%", report.BetterHigher)) {
		t.Error("what counts heads is reported wrongly")
	}
}

// Of many figures that an import bound a case opens with what people got of the work: not with how large the
// place is, not with the work's own counts, and of a change with its end.
func TestOfManyFiguresWhatPeopleGotComesFirst(t *testing.T) {
	facts := []*report.Fact{
		fact("其中农业人口2.88万人", "2.88", "万人"), fact("撬动社会资本12.07亿元", "12.07", "亿元"),
		fact("整改率99.4%", "99.4", "%"), fact("通硬化路的村民小组占96.3%", "96.3", "%"),
		fact("自来水普及率由58.6%提高到92.9%", "58.6", "%"), fact("自来水普及率由58.6%提高到92.9%", "92.9", "%"),
		fact("宽带入户率96.4%", "96.4", "%"), fact("发放贷款4422万元", "4422", "万元"),
		fact("2024年全县农村居民人均可支配收入15055元", "15055", "元"), fact("脱贫人口人均纯收入16975元", "16975", "元"),
		fact("贫困发生率由2019年的14.1%降到2024年的0.4%", "14.1", "%"), fact("贫困发生率由2019年的14.1%降到2024年的0.4%", "0.4", "%"),
	}
	for k, f := range facts {
		f.ID = string(rune('a' + k))
	}
	var got []string
	for _, f := range Weigh(facts).Telling(4) {
		got = append(got, f.Value.String())
	}
	if want := []string{"92.9", "15055", "16975", "0.4"}; !slices.Equal(got, want) {
		t.Errorf("the telling figures are %v, want %v", got, want)
	}
}
