package ledger

import (
	"strings"
	"testing"

	"casebook/generator/report"
)

// answered reads sheets again and again, each time with the answers of those questions that hold a
// key of answers, until nothing is asked.
func answered(t *testing.T, answers map[string]string, named ...string) *Result {
	t.Helper()
	var before []report.Import
	for range 4 {
		got := csv(t, before, named...)
		if got.Open() == 0 {
			return got
		}
		for i := range got.Import.Questions {
			q := &got.Import.Questions[i]
			for part, answer := range answers {
				if q.Answer == "" && strings.Contains(q.Text, part) {
					q.Answer = answer
				}
			}
		}
		before = []report.Import{got.Import}
	}
	t.Fatalf("still asked: %+v", before[0].Questions)
	return nil
}

// What no indicator of the site fits is drafted as one, in the unit of its heads; one answer is
// enough for all; the mapping that it leaves drafts it again while the site does not have it.
func TestColumnsThatNoIndicatorFitsAreDrafted(t *testing.T) {
	sheet := []string{"2023年", "村名,集体经济（万元）,,自来水普及率\n,总收入,其中：经营性收入,\n甲村,35.6,12.55,0.85\n乙村,28,8,92%\n"}
	answers := map[string]string{"是哪项指标": addAll, "的单位是什么": "%", "1是100%": "100%"}
	got := answered(t, answers, sheet...)
	want := "code,name,region,households,population,source,ji_ti_jing_ji_jing_ying_xing_shou_ru@2023,ji_ti_jing_ji_zong_shou_ru@2023,zi_lai_shui_pu_ji_lv@2023\n450329102201,甲村,450329102,,,tong-ji,12.55,35.6,85\n450329102202,乙村,450329102,,,tong-ji,8,28,92\n"
	if got.Villages != want {
		t.Errorf("got\n%s\nwant\n%s", got.Villages, want)
	}
	if len(got.Indicators) != 3 || got.Indicators[1].Name != "集体经济·经营性收入" || got.Indicators[1].Unit != "万元" || got.Indicators[1].Decimals != 2 {
		t.Errorf("drafted %+v", got.Indicators)
	}
	if again := csv(t, []report.Import{got.Import}, sheet...); again.Open() != 0 || len(again.Indicators) != 3 || again.Villages != want {
		t.Errorf("the second time: %d open, %+v\n%s", again.Open(), again.Indicators, again.Villages)
	}
}

// Parts of an item in a form are figures of their own, by the item's name.
func TestPartsBelowAnItemOfAForm(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addIt, "的单位是什么": "人"}, "甲村", "甲村基本情况表（2023年）\n指标,单位,数值\n人口,人,1630\n　其中：女,人,790\n　　　　60岁以上,人,300\n党员,人,43\n其中：女,人,12\n耕地面积,亩,900\n")
	want := "code,name,region,households,population,source,dang_yuan@2023,dang_yuan_nv@2023,land@2023,ren_kou_60_sui_yi_shang@2023,ren_kou_nv@2023\n450329102201,甲村,450329102,,1630,tong-ji,43,12,900,300,790\n"
	if got.Villages != want {
		t.Errorf("got\n%s\nwant\n%s", got.Villages, want)
	}
}

// A part beside its whole is called by it, and the names of provinces and counties are not asked about.
func TestPartsBesideTheirWholeAndNamesOfWhatIsAboveTowns(t *testing.T) {
	got := answered(t, map[string]string{"人口（人）/其中：女”是哪项指标": addIt}, "2023年", "省,市,县,村名,人口（人）,其中：女\n示例省,示例市,示例县,甲村,1630,790\n示例省,示例市,示例县,乙村,905,440\n")
	want := "code,name,region,households,population,source,ren_kou_nv@2023\n450329102201,甲村,450329102,,1630,tong-ji,790\n450329102202,乙村,450329102,,905,tong-ji,440\n"
	if got.Villages != want {
		t.Errorf("got\n%s\nwant\n%s", got.Villages, want)
	}
	above := 0
	for _, a := range got.Import.LeftAside {
		if strings.Contains(a.Text, "再上一级的地名") {
			above++
		}
	}
	if above != 3 {
		t.Errorf("%d columns of names above towns in %+v", above, got.Import.LeftAside)
	}
}

// The unit of a new indicator is asked once for all of its years, and an answer of another question is none.
func TestTheUnitOfATableByYearsIsAskedOnce(t *testing.T) {
	sheet := []string{"税收", "地区,2022年,2023年\n广西,10.5,11\n某镇,0.2,0.3\n"}
	first := csv(t, nil, sheet...)
	m := first.Import
	for i := range m.Questions {
		m.Questions[i].Answer = addIt // in the line of the unit as well
	}
	second := csv(t, []report.Import{m}, sheet...)
	if len(second.Refused) != 1 || !strings.Contains(second.Refused[0].Text, "单位是什么") {
		t.Errorf("refused %+v", second.Refused)
	}
	m = second.Import
	for i := range m.Questions {
		if m.Questions[i].Answer == "" {
			m.Questions[i].Answer = "亿元"
		}
	}
	got := csv(t, []report.Import{m}, sheet...)
	if want := "code,name,parent,source,shui_shou@2022,shui_shou@2023\n45,广西壮族自治区,,tong-ji,10.5,11\n450329102,某镇,,tong-ji,0.2,0.3\n"; got.Open() != 0 || got.Regions != want {
		t.Errorf("asked %+v, got\n%s", got.Import.Questions, got.Regions)
	}
}

// The same of many columns, which have one question.
func TestTheUnitOfManyColumnsIsNoAnswerOfAnotherQuestion(t *testing.T) {
	sheet := []string{"2023年", "地区,甲项,乙项,丙项,丁项,戊项,己项\n广西,1,2,3,4,5,6\n"}
	m := csv(t, nil, sheet...).Import
	for i := range m.Questions {
		m.Questions[i].Answer = addAll
	}
	got := csv(t, []report.Import{m}, sheet...)
	if got.Open() != 1 || len(got.Refused) != 1 || len(got.Indicators) > 0 {
		t.Errorf("%d are open, refused %+v, drafted %+v", got.Open(), got.Refused, got.Indicators)
	}
}

// An index names the year that it is reckoned from, which is no year of its figures, and years without
// 年 beside the head of the items are heads.
func TestAnIndexAndItsBaseYear(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addIt, "“物价指数(上年=100)”的单位": "点"}, "年度数据", "地区：广西\n指标,2023,2022\n总收入指数(1978年=100),4673.9,4440\n物价指数(上年=100),100.2,102\n")
	want := "code,name,parent,source,wu_jia_zhi_shu@2022,wu_jia_zhi_shu@2023,zong_shou_ru_zhi_shu@2022,zong_shou_ru_zhi_shu@2023\n45,广西壮族自治区,,tong-ji,102,100.2,4440,4673.9\n"
	if got.Regions != want || len(got.Import.Questions) != 2 || got.Indicators[0].Name != "总收入指数" || got.Indicators[0].Unit != "1978年=100" {
		t.Errorf("got\n%s%+v\n%+v", got.Regions, got.Import.Questions, got.Indicators)
	}
	rows := answered(t, map[string]string{"是哪项指标": addIt}, "2023年", "地区,总收入指数(1978年=100),物价指数(上年=100)\n广西,4673.9,100.2\n")
	if !strings.Contains(rows.Regions, "wu_jia_zhi_shu@2023,zong_shou_ru_zhi_shu@2023") || len(rows.Import.Questions) != 2 {
		t.Errorf("got\n%s%+v", rows.Regions, rows.Import.Questions)
	}
}

// The unit of a price is a quotient; its sign joins no heads.
func TestAUnitInBracketsMayBeAQuotient(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addIt}, "2023年", "村名,地价(元/亩),房屋,\n,,价（元／平方米）,面积（平方米）\n甲村,900,1500,80\n")
	units := map[string]string{}
	for _, n := range got.Indicators {
		units[n.Name] = string(n.Unit)
	}
	if units["地价"] != "元/亩" || units["房屋·价"] != "元/平方米" || units["房屋·面积"] != "平方米" {
		t.Errorf("drafted %v", units)
	}
}

// Rates of growth below 1% are what they are, and so are all numbers of a column that has one no share of
// 1 could be; what is compared with last year is of its own year. A unit may stand behind a dash below.
func TestPercentagesThatNobodyNeedsToExplain(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addIt}, "2023年", "地区,投资比上年增长(%),总产值_亿元,城镇化率_%,产值（较去年增减）（万元）\n广西,0.4,12.5,0.9,3\n某镇,-4.7,3,55.2,4\n")
	units := map[string]string{}
	for _, n := range got.Indicators {
		units[n.Name] = string(n.Unit)
	}
	if units["总产值"] != "亿元" || units["城镇化率"] != "%" || units["投资比上年增长"] != "%" {
		t.Errorf("drafted %v", units)
	}
	got.has(t, "45,广西壮族自治区,,tong-ji,3,0.9,0.4,12.5")
	for _, q := range got.Import.Questions {
		if strings.Contains(q.Text, "哪一年") || strings.Contains(q.Text, "100%") {
			t.Errorf("asked: %s", q.Text)
		}
	}
}

// What stands in the brackets of a head and measures nothing is no unit of a new indicator: that is asked.
func TestRemarksInHeadsAreNoUnits(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addIt, "新增的“资产": "万元"}, "2023年", "村名,资产（含税）,流转费（元/亩）\n甲村,12.5,500\n乙村,11.5,600\n")
	for _, n := range got.Indicators {
		if want := map[string]string{"资产(含税)": "万元", "流转费": "元/亩"}[n.Name]; string(n.Unit) != want {
			t.Errorf("%s in %q, want %q", n.Name, n.Unit, want)
		}
	}
	if len(got.Indicators) != 2 {
		t.Errorf("drafted %+v", got.Indicators)
	}
}
