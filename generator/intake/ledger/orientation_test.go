package ledger

import (
	"strings"
	"testing"

	"casebook/generator/intake/record"
	"casebook/generator/report"
)

// csv reads sheets of separated values, one a text, by their names.
func csv(t testing.TB, before []report.Import, named ...string) *Result {
	t.Helper()
	in := input(before)
	in.Sheets = separated(t, named)
	return Read(in)
}

// separated reads sheets of separated values: the name of each, its text.
func separated(t testing.TB, named []string) []Sheet {
	t.Helper()
	var list []Sheet
	for i := 0; i < len(named); i += 2 {
		sheets, err := Sheets(named[i], named[i+1], false)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, sheets...)
	}
	return list
}

// input is what a site gives to a ledger that has these mappings, the first its own.
func input(before []report.Import) Input {
	in := Input{Name: "统计", Site: site(), Before: before, Own: len(before) > 0}
	in.Site.Regions = append(in.Site.Regions, &report.Region{Code: "45", Name: "广西壮族自治区"})
	in.Site.Indicators = append(in.Site.Indicators, &report.Indicator{ID: "gdp", Name: "地区生产总值", Unit: "亿元"}, &report.Indicator{ID: "people", Name: "人口", Unit: "万人"}, &report.Indicator{ID: "land", Name: "耕地面积", Unit: "亩"})
	return in
}

func TestEveryOrientationComesIn(t *testing.T) {
	for name, c := range map[string]struct {
		sheets            []string
		villages, regions string
		title, publisher  string
	}{
		// As the statistics office gives them: lines above, the newest year first, tabs in cells, notes below.
		"regions by years": {[]string{"分省年度数据", "数据库：分省年度数据\n指标：地区生产总值(亿元)\n时间：最近3年\n地区\t,2024年\t,2023年\t,2022年\t,\n广西\t,\t,27202.39\t,26186.07\t,\n北京市\t,49843.1\t,47489.2\t,45024.0\t,\n注：1. 按当年价格计算，这一行是说明。\n数据来源：国家统计局\n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023,gdp@2024\n45,广西壮族自治区,,tong-ji,26186.07,27202.39,\nbei-jing-shi,北京市,,tong-ji,45024,47489.2,49843.1\n", "", "国家统计局"},
		"most years are blank": {[]string{"分省年度数据", "数据库：分省年度数据\n指标：地区生产总值(亿元)\n时间：最近6年\n地区,2025年,2024年,2023年,2022年,2021年,2020年\n广西,,,,,24740.9,\n某镇,,,,,3,\n注：1.2020年以前为“旧口径”。\n　　　2.不含林场。\n"},
			"", "code,name,parent,source,gdp@2021\n45,广西壮族自治区,,tong-ji,24740.9\n450329102,某镇,,tong-ji,3\n", "", ""},
		"villages by years, a unit above": {[]string{"收入", "某镇各村人均可支配收入\n单位：万元\n乡镇,村名,2022年,2023年\n某镇,甲村,1.5,1.64\n,乙村,1.4,1.5\n"},
			"code,name,region,households,population,source,income@2022,income@2023\n450329102201,甲村,450329102,,,tong-ji,15000,16400\n450329102202,乙村,450329102,,,tong-ji,14000,15000\n", "", "某镇各村人均可支配收入", ""},
		"years by villages": {[]string{"各村人均可支配收入（元）", "年份,甲村,乙村,合计\n2022,15000,14000,29000\n2023,16400,15000,31400\n"},
			"code,name,region,households,population,source,income@2022,income@2023\n450329102201,甲村,450329102,,,tong-ji,15000,16400\n450329102202,乙村,450329102,,,tong-ji,14000,15000\n", "", "", ""},
		"a sheet a village": {[]string{"甲村", "甲村基本情况表（2023年）\n指标,单位,数值\n户数,户,412\n人口,人,1630\n人均可支配收入,万元,1.64\n联系电话,,13900000000\n注：年报数\n",
			"乙村", "乙村基本情况表（2023年）\n指标,单位,数值\n户数,户,432\n人均可支配收入,万元,1.5\n耕地面积,亩,820\n"},
			"code,name,region,households,population,source,income@2023,land@2023\n450329102201,甲村,450329102,412,1630,tong-ji,16400,\n450329102202,乙村,450329102,432,,tong-ji,15000,820\n", "", "甲村基本情况表（2023年）", ""},
		"forms below one another, pairs in a row": {[]string{"2023年", "村名,甲村,乡镇,某镇\n户数,412,人口,1630\n耕地面积（亩）,900,,\n,,,\n村名,乙村,乡镇,某镇\n户数,432,人口,1680\n"},
			"code,name,region,households,population,source,land@2023\n450329102201,甲村,450329102,412,1630,tong-ji,900\n450329102202,乙村,450329102,432,1680,,\n", "", "", ""},
		"labels with colons": {[]string{"2023年", "村名：,甲村,乡镇：,某镇\n户数：,412,人口：,1630\n耕地面积（亩）：,900,,\n"},
			"code,name,region,households,population,source,land@2023\n450329102201,甲村,450329102,412,1630,tong-ji,900\n", "", "", ""},
		"labels and values in one cell": {[]string{"2023年", "村名：甲村,,乡镇：某镇,\n户数,412,人口,1630\n耕地面积（亩）,900,,\n"},
			"code,name,region,households,population,source,land@2023\n450329102201,甲村,450329102,412,1630,tong-ji,900\n", "", "", ""},
		"items and years down, villages beside them": {[]string{"表", "指标,年份,甲村,乙村\n人均可支配收入（元）,2022,1,2\n,2023,3,4\n耕地面积（亩）,2023,5,6\n合计,,8\n"},
			"code,name,region,households,population,source,income@2022,income@2023,land@2023\n450329102201,甲村,450329102,,,tong-ji,1,3,5\n450329102202,乙村,450329102,,,tong-ji,2,4,6\n", "", "", ""},
		"items by years of one village": {[]string{"甲村", "指标,2022年,2023年\n耕地面积（亩）,900,905\n人均可支配收入（元）,15000,16400\n"},
			"code,name,region,households,population,source,income@2022,income@2023,land@2022,land@2023\n450329102201,甲村,450329102,,,tong-ji,15000,16400,900,905\n", "", "", ""},
		"years by items of one village": {[]string{"乙村", "年度,耕地面积（亩）,人均可支配收入（元）\n2022,900,15000\n2023,905,16400\n"},
			"code,name,region,households,population,source,income@2022,income@2023,land@2022,land@2023\n450329102202,乙村,450329102,,,tong-ji,15000,16400,900,905\n", "", "", ""},
		"a row a region": {[]string{"2023年", "地区,地区生产总值（亿元）,耕地面积（亩）\n某镇,12.5,8000\n"},
			"", "code,name,parent,source,gdp@2023,land@2023\n450329102,某镇,,tong-ji,12.5,8000\n", "", ""},
		// 山西 and 陕西 are written alike; figures that look like years are no heads; a column that is no year is reported.
		"alike in letters": {[]string{"地区生产总值（亿元）", "地区,增速,2022年,2023年\n山西省,2,2001,2002\n陕西省,3,2003,2004\n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023\nshan-xi-sheng,山西省,,tong-ji,2001,2002\nshan-xi-sheng-45db,陕西省,,tong-ji,2003,2004\n", "", ""},
		"years below a head, heads of the site's own": {[]string{"台账", "村名,镇,人均可支配收入（元）,,land@2023\n,,2022年,2023年,\n甲村,某镇,15000,16420,900\n"},
			"code,name,region,households,population,source,income@2022,income@2023,land@2023\n450329102201,甲村,450329102,,,tong-ji,15000,16420,900\n", "", "", ""},
		// The corner above the names is blank; one year stands below each item.
		"items above one year": {[]string{"Sheet2", ",地区生产总值（亿元）,耕地面积（亩）\n,2022,2022\n广西,26186,3\n广东省,129118,4\n", "Sheet3", ",地区生产总值（亿元）,耕地面积（亩）\n,2023,2023\n广西,27202,5\n广东省,135673,6\n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023,land@2022,land@2023\n45,广西壮族自治区,,tong-ji,26186,27202,3,5\nguang-dong-sheng,广东省,,tong-ji,129118,135673,4,6\n", "", ""},
		"items above their years": {[]string{"统计", "分省数据,,,,\n,地区生产总值（亿元）,,耕地面积（亩）,\n,2022年,2023年,2022年,2023年\n广西,26186,27202,3,5\n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023,land@2022,land@2023\n45,广西壮族自治区,,tong-ji,26186,27202,3,5\n", "", ""},
		"years of two items beside the head of regions": {[]string{"统计", ",地区生产总值（亿元）,,耕地面积（亩）,\n地区,2022年,2023年,2022年,2023年\n广西,26186,27202,3,5\n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023,land@2022,land@2023\n45,广西壮族自治区,,tong-ji,26186,27202,3,5\n", "", ""},
		"years of two items beside the head of villages": {[]string{"统计", "各村情况,,,,\n,人均可支配收入（元）,,耕地面积（亩）,\n村名,2022年,2023年,2022年,2023年\n甲村,15000,16400,900,905\n"},
			"code,name,region,households,population,source,income@2022,income@2023,land@2022,land@2023\n450329102201,甲村,450329102,,,tong-ji,15000,16400,900,905\n", "", "", ""},
		"a blank corner": {[]string{"2023年", ",人均可支配收入（元）,耕地面积（亩）\n甲村,15000,900\n乙村,16400,905\n"},
			"code,name,region,households,population,source,income@2023,land@2023\n450329102201,甲村,450329102,,,tong-ji,15000,900\n450329102202,乙村,450329102,,,tong-ji,16400,905\n", "", "", ""},
		// Heads of three rows, merged cells saved as CSV.
		"heads of three rows": {[]string{"2023年", "某镇各村统计表,,,,,\n乡镇,村名,收入,,,耕地面积（亩）\n,,人均,,集体,\n,,人均可支配收入（元）,备注,村集体经济收入（万元）,\n某镇,甲村,15000,不要,3.2,900\n"},
			"code,name,region,households,population,source,collective@2023,income@2023,land@2023\n450329102201,甲村,450329102,,,tong-ji,32000,15000,900\n", "", "某镇各村统计表", ""},
		// Regions have no households and population of their own: what counts them is an indicator.
		"people of regions": {[]string{"2022", "地区,人口（万人）\n广西,5047\n", "2023", "地区,人口（万人）\n广西,5027\n"},
			"", "code,name,parent,source,people@2022,people@2023\n45,广西壮族自治区,,tong-ji,5047,5027\n", "", ""},
		// A row a place and year is none of years by places, whatever column the places have; a code is taken, one of another region is not.
		"a row a region and year": {[]string{"面板", "年份,行政区划代码,地区,地区生产总值（亿元）\n2022,440000,广东省,129118\n2023,440000,广东省,135673\n2022,450329102,西镇,3\n2023,450329102,西镇,4\n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023\n440000,广东省,,tong-ji,129118,135673\nxi-zhen,西镇,,tong-ji,3,4\n", "", ""},
		"a row a region and year, no code": {[]string{"面板", "城市,年份,地区生产总值（亿元）\n桂林市,2022年,2435\n桂林市,2023年,2523\n柳州市,2022年,3109\n柳州市,2023年,3115\n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023\ngui-lin-shi,桂林市,,tong-ji,2435,2523\nliu-zhou-shi,柳州市,,tong-ji,3109,3115\n", "", ""},
		// A table whose names are numbers is of no places.
		"numbers down the side": {[]string{"表一", "1991,1992\n68437000,114333\n", "地区生产总值（亿元）", "地区,2022年\n广西,26186\n"},
			"", "code,name,parent,source,gdp@2022\n45,广西壮族自治区,,tong-ji,26186\n", "", ""},
		"one region, named above": {[]string{"主要城市年度数据", "数据库：主要城市年度数据\n地区：广西\n时间：最近2年\n指标,2023年,2022年\n地区生产总值(亿元),27202,26186\n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023\n45,广西壮族自治区,,tong-ji,26186,27202\n", "", ""},
		"three rows of heads with sums among them, words and persons": {[]string{"2023年", "填报单位：农业局,,,,,,\n镇,村名,人口,,书记,备注,耕地面积\n,,合计,户数,姓名,,（亩）\n某镇,甲村,1630,412,某人,13900001111,900\n某镇,乙村居委会,1680,,某人,13900002222,950\n合计,,3310,,,,1850\n"},
			"code,name,region,households,population,source,land@2023\n450329102201,甲村,450329102,412,1630,tong-ji,900\nmou-zhen-yi-cun-ju-wei-hui,乙村居委会,450329102,,1680,tong-ji,950\n", "", "", ""},
		"years down, figures that look like years": {[]string{"地区生产总值（亿元）", "时间,广西,某镇\n2022年,1996 ,2001 \n2023年,1998 ,2002 \n"},
			"", "code,name,parent,source,gdp@2022,gdp@2023\n45,广西壮族自治区,,tong-ji,1996,1998\n450329102,某镇,,tong-ji,2001,2002\n", "", ""},
	} {
		got := csv(t, nil, c.sheets...)
		if got.Open() != 0 || got.Villages != c.villages || got.Regions != c.regions {
			t.Errorf("%s: asked %+v, got\n%s%s\nwant\n%s%s\n%s", name, got.Import.Questions, got.Villages, got.Regions, c.villages, c.regions, record.Import(&got.Import))
		}
		if c.title != "" && got.Source.Title != c.title || got.Source.Publisher != c.publisher {
			t.Errorf("%s: the source is %+v", name, got.Source)
		}
	}
}

// What a person writes into a mapping is done, and next year's sheet needs no answer again.
func TestAMappingThatAPersonMendedIsKept(t *testing.T) {
	sheet := "村名,人均可支配收入（元）\n甲村,15000\n丁村,14000\n"
	first := csv(t, nil, "2022年", sheet)
	if first.Open() != 1 {
		t.Fatalf("%+v", first.Import.Questions) // which region 丁村 is in
	}
	m := first.Import
	m.Questions[0].Answer = "450329102"
	m.Sheets[0].Columns[1].Year = 2021
	for i := range m.Sheets[0].Places {
		if m.Sheets[0].Places[i].Name == "丁村" {
			m.Sheets[0].Places[i].Code = "450329102202"
		}
	}
	got := csv(t, []report.Import{m}, "2022年", sheet)
	want := "code,name,region,households,population,source,income@2021\n450329102201,甲村,450329102,,,tong-ji,15000\n450329102202,乙村,450329102,,,tong-ji,14000\n"
	if got.Villages != want {
		t.Errorf("got\n%s\nwant\n%s\n%+v", got.Villages, want, got.Import.Questions)
	}
	m.SHA256 = "of the former file"
	next := csv(t, []report.Import{m}, "2023年", sheet)
	if next.Open() != 0 || !strings.Contains(next.Villages, "income@2023") || !strings.Contains(next.Villages, "450329102202,乙村") {
		t.Errorf("%+v\n%s", next.Import.Questions, next.Villages)
	}
	// The unit above next year's table is another: its figures are multiplied by another factor.
	wan := csv(t, []report.Import{m}, "2023年", "单位：万元,\n村名,人均可支配收入\n甲村,1.5\n丁村,1.4\n")
	if !strings.Contains(wan.Villages, "15000") {
		t.Errorf("%+v\n%s", wan.Import.Questions, wan.Villages)
	}
}

// If an editor has written in data/imports which indicator a column is, that is followed, though the column's head
// names another.
func TestTheEditorsWordOnAColumnIsFollowed(t *testing.T) {
	sheet := "村名,人均可支配收入（元）\n甲村,15000\n乙　村,14000\n"
	m := csv(t, nil, "2022年", sheet).Import
	m.Sheets[0].Columns[1].Indicator = "collective"
	got := csv(t, []report.Import{m}, "2022年", sheet)
	want := "code,name,region,households,population,source,collective@2022\n450329102201,甲村,450329102,,,tong-ji,15000\n450329102202,乙村,450329102,,,tong-ji,14000\n"
	if got.Villages != want || got.Open() > 0 {
		t.Errorf("got\n%s\nwant\n%s\n%+v", got.Villages, want, got.Import.Questions)
	}
}

func TestWhatAFormulaEstimatesIsAsked(t *testing.T) {
	for f, want := range map[string]bool{"D4*1.05": true, "SUM(D4:D6)": false, "ROUND(D4/C4,2)": false, "B4/10000": false, "": false, "19.4*F1-38881": true, "$B$4+C4": false} {
		if isEstimate(f) != want {
			t.Errorf("%s is an estimate: %t", f, !want)
		}
	}
	rows := [][]string{{"地区", "斜率", "常数", "2023年", "2024"}, {"甲县", "335", "-67", "678005", "1"}}
	for f, want := range map[string]bool{
		"$B2*D$1+$C2": true, "ROUND($B2*$E$1+$C2,1)": true, "D$1*B2": true, "FORECAST(2024,D2:E2,D1:E1)": true, "_xlfn.FORECAST.LINEAR(E1,D2:D2,D1:D1)": true, "TREND(D2:E2)": true,
		"B2*C2": false, "D2/E2": false, "D2*E2+A1": false, "SUMIFS(D:D,A:A,E$1)*E1": false, "E1-D1": false, "Z9*Z9": false, "": false} {
		if isEstimated(f, rows) != want {
			t.Errorf("%s is an estimate: %t", f, !want)
		}
	}
}

// A line above the table says whose figures they are, though nobody knows the items beside the years.
func TestYearsByItemsOfARegionThatIsNamedAbove(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addIt, "单位": "吨"}, "产业", "地区：某镇\n年份,产量,其余产量\n2022,15,3\n2023,16,4\n")
	got.has(t, "450329102,某镇,,tong-ji,15,16,3,4")
	// So do items that are known beside others; the second run reads it as the first did.
	got = answered(t, map[string]string{"是哪项指标": addIt, "单位": "吨"}, "乙村", "年度,耕地面积（亩）,产量\n2022,900,3\n2023,905,4\n")
	got.has(t, "450329102202,乙村,450329102,,,tong-ji,3,4,900,905")
}

// 名称 may head anything: what its names are is asked where nothing says it.
func TestNamesOfThingsAreNoVillages(t *testing.T) {
	goods := "名称,价格,库存\n苹果,5,100\n香皂,3,80\n"
	got := csv(t, nil, "商品", goods)
	if len(got.Import.Questions) != 1 || !strings.Contains(got.Import.Questions[0].Text, "是村还是地区") {
		t.Errorf("%+v", got.Import.Questions)
	}
	got.Import.Questions[0].Answer = "不读"
	if got = csv(t, []report.Import{got.Import}, "商品", goods); got.Open() != 0 || got.Villages+got.Regions != "" || len(got.Import.LeftAside) == 0 {
		t.Errorf("%+v", got.Import)
	}
}
