package bind

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/quantity"
	"casebook/generator/source"
)

func TestFiguresAreBoundAndTheTextReadsAsBefore(t *testing.T) {
	text := "+++\ntitle = \"材料\"\n+++\n\n## 一、5户\n\n党员43名，收入由2019年的3.2万元增加到2023年的58.6万元，力争带动近5000元。\n\n| 项目 | 数 |\n|---|---|\n| 经营收入 | 12.6 |\n\n[已连5户](fact:old)，**12**户。\n"
	r := Narrative(source.New("a.md", text), Options{Taken: map[string]bool{"old": true, "党员": true}})
	for _, want := range []string{"党员[43名](fact:党员-2)", "[3.2万元](fact:收入-2019)", "[58.6万元](fact:收入-2023)", "[近5000元](fact:", "| 经营收入 | [12.6](fact:经营收入) |", "## 一、5户", "[已连5户](fact:old)"} {
		if !strings.Contains(r.Text, want) {
			t.Errorf("%q is missing from\n%s", want, r.Text)
		}
	}
	again := Narrative(source.New("a.md", r.Text), Options{})
	if len(again.Facts) != 0 || again.Text != r.Text {
		t.Errorf("bound again, the text has %d facts more:\n%s", len(again.Facts), again.Text)
	}
	facts := TOML(r.Facts, "paper")
	for _, want := range []string{"value = 58.6\nunit = \"万元\"", "bound = \"about\"\nstatus = \"target\"", "source = \"paper\"", "unverified = true"} {
		if !strings.Contains(facts, want) {
			t.Errorf("%q is missing from\n%s", want, facts)
		}
	}
}

// A number in the name of a place of the site counts nothing.
func TestNumbersInNamesOfPlacesAreNotBound(t *testing.T) {
	file := source.New("content/cases/x.md", "+++\ntitle = \"题\"\n+++\n\n三间房南里社区有412户，三间房南里的办法传到二道湾村，盖了三间房。\n")
	got := Narrative(file, Options{Places: []Place{{Code: "a", Name: "三间房南里社区居委会"}, {Code: "b", Name: "二道湾村"}}})
	var bound []string
	for _, f := range got.Facts {
		bound = append(bound, f.Value.String()+string(f.Unit))
	}
	if want := []string{"412户", "3间"}; !slices.Equal(bound, want) {
		t.Errorf("bound %v, want %v", bound, want)
	}
}

func TestATrackedChangeIsTheFirstOfTheNote(t *testing.T) {
	r := Narrative(source.New("a.md", "<!-- 修订：56.8→58.6 -->\n\n收入58.6万元，党员43名，同比增长8.6%。\n"), Options{})
	if len(r.Facts) != 3 || !strings.HasPrefix(r.Facts[0].Note, "修订：56.8→58.6") || strings.HasPrefix(r.Facts[1].Note, "修订") || strings.HasPrefix(r.Facts[2].Note, "修订") {
		t.Errorf("%+v", r.Facts)
	}
}

func TestEachOfSeveralChangesIsNotedWhereItsFigureIs(t *testing.T) {
	r := Narrative(source.New("a.md", "<!-- 修订：412→512 -->\n\n<!-- 修订：→收入26万元。 -->\n\n<!-- 修订：43→ -->\n\n全村512户，收入26万元。党员43名。\n"), Options{})
	var got []string
	for _, f := range r.Facts {
		got = append(got, f.Note)
	}
	if want := []string{"修订：412→512。全村512户", "修订：→收入26万元。收入26万元", "党员43名"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzNarrative(f *testing.F) {
	for _, s := range []string{"党员43名", "**12**户", "[5户](a.md)", "| 1 |\n|---|\n| 2户 |", "`5户` 5户[^1]\n\n[^1]: 6户", "5户\\\n6户", "&#53;户5户"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip("long enough")
		}
		before, _ := narrative.Parse(source.New("a.md", text))
		r := Narrative(source.New("a.md", text), Options{})
		after, _ := narrative.Parse(source.New("a.md", r.Text))
		if len(r.Facts) > 0 && len(before.Prose()) != len(after.Prose()) {
			t.Fatalf("%q became %q", text, r.Text)
		}
		for i := range before.Prose() {
			if before.Prose()[i].Text != after.Prose()[i].Text {
				t.Fatalf("%q became %q", text, r.Text)
			}
		}
		for _, fact := range r.Facts {
			if fact.ID == "" || fact.Value == quantity.Missing {
				t.Fatalf("%q: %+v", text, fact)
			}
		}
	})
}

// drafted are the facts that a paragraph gives, as "id" or "id status".
func drafted(text string) []string {
	var list []string
	for _, f := range Narrative(source.New("a.md", text+"\n"), Options{Year: 2024}).Facts {
		list = append(list, strings.TrimSpace(f.ID+" "+f.Status))
	}
	return list
}

func TestIDsSayWhatAFigureCounts(t *testing.T) {
	for text, want := range map[string]string{
		"镇内有11个村民委员会和1个居民委员会，67个村民小组。":     "镇内村民委员会 居民委员会 村民小组",
		"总户数5781户（其中农业户5122户）。":            "总户数 农业户",
		"全镇饲养奶牛4000头、鸡15万只、猪8500口。":        "全镇饲养奶牛 全镇饲养奶牛-鸡 全镇饲养奶牛-猪",
		"粮食总产量22万吨，同比增长4%；人均520千克。":        "粮食总产量 粮食总产量-同比增长 粮食总产量-人均",
		"其中水稻1.6万亩、玉米1万亩。":                 "水稻 玉米",
		"响应时长由19.41s缩短到4.07s,客户满意度提升至99%。": "客户满意度",
		"总人口11133户31451人。":                 "总人口 总人口-人",
		"收入由2019年的3.2万元增加到2023年的58.6万元。":   "收入-2019 收入-2023",
		"清理闲置校舍2处，年租金6.8万元。":               "清理闲置校舍 年租金",
		"全面推行支部领办合作社和村集体经济融合发展的示范村名额12个。":  "示范村名额",
		"全面推行支部领办合作社，村集体经济融合发展示范村12个。":     "村集体经济融合发展示范村",
		"全面推行支部领办合作社和村集体经济融合发展示范村创建名额12个。": "体经济融合发展示范村创建名额", // words of no end are cut
		"项目总投资1,200万元，带动农户300户。":           "项目总投资 带动农户",     // a comma within a figure parts nothing
		"党员队伍保持在43名。":                      "党员队伍保持",
		"种植在大棚里的番茄12亩。":                    "种植在大棚里的番茄",
		"达到43名。":                           "名",
		"有43名党员、12名预备党员。":                  "党员 预备党员",
		"共有4户，户均2亩。":                       "户 户-户均",
		"投资300万元、贷款200万元、自筹100万元。":         "投资 贷款 自筹",
		"粮食产量22万吨，同比增长4%，人均提高2个百分点。":       "粮食产量 粮食产量-同比增长 人均提高",
		"建成4个大型的批发市场。":                     "建成批发市场",
		"流转土地1200亩,带动农户300户,人均增收2000元。":    "流转土地 带动农户 人均增收",
		"刺梨种植基地扩大到66万亩，产值9.4亿元。":           "刺梨种植基地 刺梨种植基地-产值",
		"建成冷链物流中心3个，年销售额4.3亿元，利润600万元。":    "建成冷链物流中心 冷链物流中心-年销售额 利润", // profit of sales is no thing's
		"沿G7段修路12公里，98%。":                  "段修路 沿G",
		"沿G7段修路12公里。":                      "段修路", // digits of a name are none of an id
		"98%。":                             "数据",
		"人均5000元。收入户均3000元。":               "人均 收入户均", // which the figures take in
		"增长4%，提高2%。":                       "增长 增长-提高",
		"全镇饲养奶牛4000头、鸡15万只，同比增长4%。":        "全镇饲养奶牛 全镇饲养奶牛-鸡 全镇饲养奶牛-鸡-同比增长",
		"修了12公里的路面3亩，年产值5万元。":              "公里的路面 路面 路面-年产值",
		"有14个村取得收入。":                       "个村",
		"辖大樟、蓝村、云丽、锦衣、垌尾、楼垌、垌头、扶曹14个行政村。":  "行政村",
	} {
		if got := strings.Join(drafted(text), " "); got != want {
			t.Errorf("%s: %s; want %s", text, got, want)
		}
	}
}

// A number that may be a year is one where its column or its row says when something was.
func TestAmountsThatLookLikeYearsAreBound(t *testing.T) {
	for text, want := range map[string]string{
		"| 项目 | 起始 | 金额 |\n|---|---|---|\n| 道路 | 2011 | 1000 |\n| 水渠 | 2013 | 2000 |\n| 路灯 | 2014 | 50000 |": "道路 水渠 路灯",
		"| 项目 | 数值 |\n|---|---|\n| 建村时间 | 1962 |\n| 户数 | 412 |\n| 人口 | 1985 |":                               "户数 人口",
		"| 村 | 通水 |\n|---|---|\n| 甲 | 2011 |\n| 乙 | 2013 |":                                                  "",
	} {
		if got := strings.Join(drafted(text), " "); got != want {
			t.Errorf("%s: %s; want %s", text, got, want)
		}
	}
}

// A form counts its rows anew below each of its heads.
func TestRowsAreCountedAnew(t *testing.T) {
	got := drafted("| 会议议程 |  |  |\n|---|---|---|\n| 1 | 报告 |  |\n| 2 | 讨论 |  |\n| 序号 | 决议 | 期限（天） |\n| 1 | 修路 | 30 |\n| 2 | 通水 |  |\n| 修桥 | 1 | 15 |\n| 5 | 办学 |  |")
	if want := []string{"修路", "修桥", "修桥-2", "会议议程"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A head of numbers (| 序号 | 11 | 12 |) and a cell that follows another by one are no exception: what
// figure-unbound would report is bound.
func TestTheSameCellsCountRowsHereAndForTheRule(t *testing.T) {
	got := drafted("| 表格序号 | 11 | 13 |\n|---|---|---|\n| 网格数 | 49 | 50 |\n| 1 | 甲 | 64 |\n| 2 | 乙 | 65 |")
	if want := []string{"表格序号", "表格序号-2", "网格数", "网格数-2", "甲", "乙"}; !slices.Equal(got, want) {
		t.Errorf("%q; want %q", got, want)
	}
}

// Numbers that name their row or begin with a nought count nothing.
func TestCodesInCellsAreNotBound(t *testing.T) {
	text := "+++\ntitle = \"题\"\n+++\n\n| 类型序号 | 项目代号 | 地块 | 面积 |\n|---|---|---|---|\n| 7 | 013708 | 0082 | 0.5 |\n| 9 | 013709 | 002 | 1,204 |\n"
	var bound []string
	for _, f := range Narrative(source.New("a.md", text), Options{}).Facts {
		bound = append(bound, f.Value.String())
	}
	if want := []string{"0.5", "1204"}; !slices.Equal(bound, want) {
		t.Errorf("bound %v, want %v", bound, want)
	}
}

// Numbers that name a place, or say how to reach it, measure nothing.
func TestNumbersThatNameOrReachAreNoFigures(t *testing.T) {
	got := drafted("| 村 | 邮政编码 | 联系电话 | 位次 | 邮编户数 |\n|---|---|---|---|---|\n| 甲 | 541600 | 7731234 | 2 | 30 |")
	if want := []string{"甲-邮编户数"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Years that head rows are no figures, whatever unit the line above gives to the whole table.
func TestYearsThatHeadRowsAreNotBound(t *testing.T) {
	r := Narrative(source.New("a.md", "单位：元\n\n| | 甲县 |\n| --- | --- |\n| 2022 | 7600 |\n| 2023 | 8200 |\n"), Options{})
	if len(r.Facts) != 2 || strings.Contains(r.Text, "[2022]") {
		t.Errorf("got %s", r.Text)
	}
}

func TestWhatIsWantedOrForeseenHasAStatus(t *testing.T) {
	for text, want := range map[string][]string{
		"到2025年，力争实现收入50万元，脱贫户收入达到2万元。":                                   {"力争实现收入 target", "脱贫户收入 target"},
		"预计全年可收入30万元以上，带动就业近200人。":                                        {"预计全年可收入 expected", "带动就业 expected"},
		"项目计划投资300万元，已完成投资120万元。":                                         {"项目计划投资 target", "已完成投资"},
		"拟新建大棚20座，现有大棚8座。":                                                {"拟新建大棚 target", "现有大棚"},
		"完成目标任务的120%，全村规划面积12平方公里。":                                       {"完成目标任务", "全村规划面积"},
		"确保了1200户住房安全。计划生育率98%。":                                          {"确保", "计划生育率"},
		"提出人均收入2万元的目标。人均收入3万元的目标已经完成。":                                    {"提出人均收入 target", "人均收入"},
		"收入目标为50万元。2024年收入60万元。":                                          {"收入目标 target", "收入-2024"},
		"2026年收入60万元。":                                                    {"收入-2026 target"},
		"| 项目 | 2023年 | 2028年 |\n|---|---|---|\n| 收入（万元） | 35.5 | 60.5 |": {"收入-2023", "收入-2028 target"},
	} {
		if got := drafted(text); !slices.Equal(got, want) {
			t.Errorf("%s: %q; want %q", text, got, want)
		}
	}
}

// A figure under a year later than the text is marked as expected. If the text has no date, nobody can say which
// years were still to come when it was written, and no figure is marked.
func TestWithoutADateNoFigureIsExpected(t *testing.T) {
	for _, f := range Narrative(source.New("a.md", "| 项目 | 2023年 | 2028年 |\n|---|---|---|\n| 收入（万元） | 35.5 | 60.5 |\n\n2028年修路3公里。\n"), Options{}).Facts {
		if f.Status != "" {
			t.Errorf("%s is %s", f.ID, f.Status)
		}
	}
}

// If a text gives one matter two different figures, the editor is told: one of them is likely a slip. Nothing is said
// if the two may both be right, as they are of different years, in different units or rounded, or if the name is of
// two characters only (面积), which may stand for the area of two things.
func TestOneMatterWithTwoFiguresIsReported(t *testing.T) {
	for text, want := range map[string]string{
		"村集体收入58.6万元。村集体收入56.8万元。":                                          "“村集体收入”写了两个数：58.6万元、56.8万元",
		"村集体收入58.6万元。村集体收入58.6万元。":                                          "",
		"2022年村集体收入58.6万元，2023年村集体收入56.8万元。":                                "",
		"村集体收入58.6万元。村集体收入占56.8%。":                                          "",
		"村集体收入58.6万元。村集体收入近56万元。":                                           "",
		"村集体收入58.6万元。\n\n| 村集体收入（万元） | 56.8 |\n|---|---|\n| 村集体收入 | 56.8 |": "", // whose rows may be of another year
		"面积3亩。总人口43人，总人口45人，总人口47人。":                                        "“总人口”写了两个数：43人、45人",
		"面积58.6亩。面积56.8亩。":                                                  "",
	} {
		if got := strings.Join(Narrative(source.New("a.md", text+"\n"), Options{Year: 2024}).Twice, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A text that cannot be read, or could not be with its links, is reported: to bind nothing is no answer.
func TestTextsThatAreTooLongAreReported(t *testing.T) {
	const longest = 4 << 20
	sentence := "村集体收入58.6万元。\n\n"
	long := strings.Repeat(sentence, longest/len(sentence)+1)
	if r := Narrative(source.New("a.md", long), Options{}); r.Unread == nil || r.Text != long {
		t.Errorf("a text of %d bytes: %v", len(long), r.Unread)
	}
	nearly := strings.Repeat(sentence, 5) + strings.Repeat("字", (longest-1000)/3) + "\n\n" + strings.Repeat(sentence, 20)
	if r := Narrative(source.New("a.md", nearly), Options{}); r.Unread != nil || r.TooMuch == nil || len(r.Facts) > 0 || r.Text != nearly {
		t.Errorf("a text of %d bytes: %v, %v, %d facts", len(nearly), r.Unread, r.TooMuch, len(r.Facts))
	}
}

// In a sentence where an editor has bound one figure by hand, that figure is left as it is and the figures before and
// behind it are bound.
func TestFiguresBesideABoundOneAreBound(t *testing.T) {
	r := Narrative(source.New("a.md", "党员43名，贫困户[5户](fact:poor)，群众120人。\n"), Options{})
	if want := "党员[43名](fact:党员)，贫困户[5户](fact:poor)，群众[120人](fact:群众)。\n"; r.Text != want {
		t.Errorf("got %s, want %s", r.Text, want)
	}
	for text, want := range map[string]string{
		"贫困户5户[6人](fact:poor)7处\n":               "贫困户[5户](fact:贫困户)[6人](fact:poor)[7处](fact:贫困户-人)\n",
		"| 户 |\n|---|\n| [1](fact:a) |\n| 2 |\n": "| 户 |\n|---|\n| [1](fact:a) |\n| [2](fact:户) |\n", // a row's number is bound to nothing
	} {
		if r := Narrative(source.New("a.md", text), Options{}); r.Text != want {
			t.Errorf("got %s, want %s", r.Text, want)
		}
	}
}

func TestNumbersOfIDsGoOn(t *testing.T) {
	r := Narrative(source.New("a.md", strings.Repeat("党员43名。\n\n", 3)), Options{Taken: map[string]bool{"党员-2": true}})
	var ids []string
	for _, f := range r.Facts {
		ids = append(ids, f.ID)
	}
	if want := []string{"党员", "党员-3", "党员-4"}; !slices.Equal(ids, want) {
		t.Errorf("got %q, want %q", ids, want)
	}
}

// The unit of a table is that of its money; what its rows count, and remarks in brackets, have none of it.
func TestTheUnitOfATableIsNotThatOfAllItsRows(t *testing.T) {
	r := Narrative(source.New("a.md", "单位：万元\n\n| 项目 | 2022年 |\n| --- | --- |\n| 收入（税前估算） | 25.5 |\n| 分红户数 | 318 |\n| 分红率 | 12.5 |\n| 人次（人） | 4,210 |\n"), Options{})
	got := map[string]string{}
	for _, f := range r.Facts {
		got[f.Value.String()] = f.Unit
	}
	for value, unit := range map[string]string{"25.5": "万元", "318": "", "12.5": "", "4210": "人"} {
		if have, bound := got[value]; !bound || have != unit {
			t.Errorf("%s in %q, want %q", value, have, unit)
		}
	}
}

// The note of a fact is the clause that its figure stands in. A comma within a number ends none.
func TestTheNoteOfAFactIsItsClause(t *testing.T) {
	for text, want := range map[string]string{
		"投入1,200万元修路12公里，又修桥。": "投入1,200万元修路12公里",
		"修桥1,甲组修路2公里。":         "甲组修路2公里",
		"有甲组,2公里。":             "2公里",
		"一是：修路2公里；二是修桥。":       "修路2公里",
	} {
		facts := Narrative(source.New("a.md", text+"\n"), Options{}).Facts
		if len(facts) == 0 || facts[len(facts)-1].Note != want {
			t.Errorf("%s: %+v", text, facts)
		}
	}
}

// A fact is written with all that is known of it, and its id is found again.
func TestFactsAreWrittenAndFound(t *testing.T) {
	one, two := quantity.FromInt(1), quantity.FromInt(2)
	text := TOML([]Fact{{ID: "a", Value: one, To: two, Unit: "户", Bound: quantity.About, Year: 2023, Status: "target", Note: "注"}, {ID: "b", Value: two, To: quantity.Missing}}, "paper")
	want := "\n[[fact]]\nid = \"a\"\nvalue = 1\nto = 2\nunit = \"户\"\nbound = \"about\"\nyear = 2023\nstatus = \"target\"\nsource = \"paper\"\nnote = \"注\"\nunverified = true\n" +
		"\n[[fact]]\nid = \"b\"\nvalue = 2\nsource = \"paper\"\nunverified = true\n"
	if strings.TrimSpace(text) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	if ids := IDs(text + "[[fact]]\n  id='c'\nnote = \"id = 'd'\"\n"); len(ids) != 3 || !ids["a"] || !ids["b"] || !ids["c"] {
		t.Errorf("found %v", ids)
	}
}
