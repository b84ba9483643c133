package ledger

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/intake/record"
)

// What came in of a sheet, what was asked and what was left aside, reported by words that stand there or do not.
func TestWhatIsTakenAskedAndLeftAside(t *testing.T) {
	for name, c := range map[string]struct {
		answers     map[string]string
		sheets      []string
		want, never []string
	}{
		"a code with a nought behind a point": {nil, []string{"2023年", "村代码,村名,户数\n450329102201.0,甲村,4\n"}, []string{"450329102201,甲村,450329102,4,"}, []string{"不能用的村代码"}},
		"a code with a fraction":              {map[string]string{"不能用的村代码": codesByName}, []string{"2023年", "村代码,村名,户数\n450329102201.5,甲村,4\n"}, []string{"如 450329102201.5", "450329102201,甲村,450329102,4,"}, nil},
		"a code in scientific notation":       {map[string]string{"不能用的村代码": codesByName}, []string{"2023年", "村代码,村名,户数\n4.50329E+11,甲村,4\n"}, []string{"如 4.50329E+11", "450329102201,甲村,450329102,4,"}, nil},
		"a sum that is none": {nil, []string{"2023年", "村名,耕地面积（亩）,人均可支配收入（元）\n甲村,900,15000\n乙村,800,16000\n合计,1800,15500\n"},
			[]string{"“耕地面积（亩）”合计写的是 1800，各行相加是 1700"}, []string{"合计写的是 15500"}},
		"a list of persons": {map[string]string{"明细": "是明细，不要"}, []string{"2023年", "乡镇,村名,耕地面积（亩）\n某镇,甲村,3\n某镇,甲村,4\n某镇,乙村,5\n某镇,乙村,6\n"}, []string{"各户、各人或各个项目的明细，没有读"}, []string{"450329102201,甲村"}},
		"sums of groups, and notes, stand again and again": {nil, []string{"2023年", "乡镇,村名,耕地面积（亩）\n某镇,甲村,3\n某镇,合计,3\n某镇,乙村,4\n某镇,合计,4\n某镇,合计,7\n,注：一,\n,注：一,\n,注：一,\n某镇,,\n某镇,,\n某镇,,\n"},
			[]string{"450329102201,甲村,450329102,,,tong-ji,3"}, []string{"明细"}},
		"a column without a head": {nil, []string{"2023年", "村名,人均可支配收入（元）,,\n,2022年,2023年,\n甲村,15000,16400,7\n"}, []string{"450329102201,甲村,450329102,,,tong-ji,15000,16400", "没有表头的列"}, []string{",7\n"}},
		"two figures, the first": {map[string]string{"已有另一个数": "15000"}, []string{"2023年", "村名,人均可支配收入（元）\n甲村,15000\n", "2023年收入", "村名,人均可支配收入（元）\n甲村,15100\n"},
			[]string{"income@2023 已有另一个数 15000，用哪一个？", "450329102201,甲村,450329102,,,tong-ji,15000"}, []string{"tong-ji,15100"}},
		"two figures, the second": {map[string]string{"已有另一个数": "15100"}, []string{"2023年", "村名,人均可支配收入（元）\n甲村,15000\n", "2023年收入", "村名,人均可支配收入（元）\n甲村,15100\n"},
			[]string{"450329102201,甲村,450329102,,,tong-ji,15100"}, []string{"tong-ji,15000"}},
		"one figure twice":                      {nil, []string{"2023年", "村名,人均可支配收入（元）\n甲村,15000\n", "2023年收入", "村名,人均可支配收入（元）\n甲村,15000\n"}, []string{"tong-ji,15000"}, []string{"已有另一个数"}},
		"villages that only their endings tell": {map[string]string{"台账里没有写乡镇": "450329102"}, []string{"2023年", ",人均可支配收入（元）,耕地面积（亩）\n丁村,15000,1\n戊社区,16400,2\n"}, []string{"ding-cun,丁村,450329102,,,tong-ji,15000,1"}, []string{"是村还是地区"}},
		"regions that only their endings tell":  {nil, []string{"2023年", ",人均可支配收入（元）,耕地面积（亩）\n丁县,15000,1\n戊州,16400,2\n"}, []string{"ding-xian,丁县,,tong-ji,15000,1"}, []string{"是村还是地区"}},
		"labels that stand twice": {nil, []string{"甲村", "甲村基本情况表（2023年）,,\n项目,项目,数值\n户数,户数,412\n耕地面积（亩）,耕地面积（亩）,900\n"},
			[]string{"450329102201,甲村,450329102,412,,tong-ji,900"}, []string{"没有名目的数"}},
		"a figure that stands twice":                    {nil, []string{"甲村", "甲村基本情况表（2023年）,,\n项目,数值,\n户数,412,412\n耕地面积（亩）,900,\n"}, []string{"450329102201,甲村,450329102,412,,tong-ji,900", "右边的第二个数"}, nil},
		"a row without a name among years":              {nil, []string{"分省年度数据", "指标：地区生产总值(亿元)\n地区,2022年,2023年\n广西,26186,27202\n,3,4\n"}, []string{"45,广西壮族自治区,,tong-ji,26186,27202", "没有村名"}, []string{",3,4\n"}},
		"an index says its base":                        {map[string]string{"是哪项指标": addIt, "单位": "%"}, []string{"2023年", "地区,生产总值指数（上年=100）\n广西,104.1\n"}, []string{"104.1"}, nil},
		"codes of regions beside names of nothing said": {nil, []string{"2023年", "代码,名称,耕地面积（亩）\n4604,丁州,4\n4605,戊州,5\n"}, []string{"4604,丁州,,tong-ji,4"}, []string{"村代码"}},
		"codes of what the names are of":                {nil, []string{"2023年", "乡镇代码,乡镇名称,耕地面积（亩）\n460401101,丁镇,4\n460401102,戊镇,5\n"}, []string{"460401101,丁镇,,tong-ji,4"}, nil},
		"codes of what lies above":                      {nil, []string{"2023年", "县代码,乡镇名称,耕地面积（亩）\n460401,丁镇,4\n460401,戊镇,5\n"}, []string{"ding-zhen,丁镇,,tong-ji,4"}, nil},
		"names of divisions":                            {nil, []string{"2023年", "行政区划代码,行政区划名称,耕地面积（亩）\n460401,丁县,4\n460402,戊县,5\n"}, []string{"460401,丁县,,tong-ji,4"}, nil},
		"regions of one name":                           {nil, []string{"2023年", "代码,地区,耕地面积（亩）\n4604,鼓楼区,4\n4605,鼓楼区,5\n4606,鼓楼区,6\n4607,台江区,7\n"}, []string{"4604,鼓楼区,,tong-ji,4\n4605,鼓楼区,,tong-ji,5\n4606,鼓楼区,,tong-ji,6\n", "“鼓楼区”有3个代码（4604、4605、4606），各算一个地区"}, []string{"明细"}},
		"one of them without its code":                  {map[string]string{"是哪个地区": "4605"}, []string{"2022年", "代码,地区,耕地面积（亩）\n4604,鼓楼区,4\n4605,鼓楼区,5\n", "2023年", "地区,耕地面积（亩）\n鼓楼区,8\n"}, []string{"4605,鼓楼区,,tong-ji,5,8"}, []string{"gu-lou-qu"}},
		"a region of the site by its code":              {nil, []string{"2023年", "代码,地区,耕地面积（亩）\n450329105,双桥乡,4\n450330105,双桥乡,5\n"}, []string{"450329105,双桥乡,,tong-ji,4"}, []string{"是哪个地区"}},
		"heads alone":                                   {nil, []string{"2023年", "村名,户数\n"}, nil, []string{"甲村"}},
	} {
		got := answered(t, c.answers, c.sheets...)
		reported := got.Villages + got.Regions + record.Import(&got.Import)
		for _, word := range c.want {
			if !strings.Contains(reported, word) {
				t.Errorf("%s: no %s in\n%s", name, word, reported)
			}
		}
		for _, word := range c.never {
			if strings.Contains(reported, word) {
				t.Errorf("%s: %s in\n%s", name, word, reported)
			}
		}
	}
}

// The estimate that a question quotes is the first of the sheet, by rows.
func TestTheFirstEstimateIsQuoted(t *testing.T) {
	s := Sheet{Formulas: map[[2]int]string{{2, 5}: "B3*2", {2, 3}: "B3*1.1", {5, 0}: "B6*3", {2, 4}: "B3*1.2", {3, 1}: "B4*1.3"}}
	for range 20 { // whatever order they come in
		if got := s.firstEstimate(); got != "D3 =B3*1.1" {
			t.Fatalf("quoted %s", got)
		}
	}
}

func TestANoteIsKnownByItsFirstWord(t *testing.T) {
	for _, x := range []struct {
		row  []string
		want bool
	}{
		{[]string{"注：含补助"}, true}, {[]string{"", " 填 表 人：某人"}, true}, {[]string{"数据来源：统计局"}, true}, {[]string{"说明：含林场"}, true}, {[]string{"备注：含林场"}, true},
		{[]string{"备注", "面积"}, false}, {[]string{"说明书"}, false}, {[]string{"甲村", "注：含林场"}, false}, {[]string{"", ""}, false}, {nil, false},
	} {
		if got := isNote(x.row); got != x.want {
			t.Errorf("%q is a note: %t", x.row, got)
		}
	}
}

func TestByWhatAPartDividesItsWhole(t *testing.T) {
	for part, want := range map[string]string{"男": "sex", "女": "sex", "男性": "sex", "女性": "sex", "60岁以上": "age", "高中": "education", "水田": "类别", "男装": "类别"} {
		if got := divides(part); got != want {
			t.Errorf("%s divides by %s, want %s", part, got, want)
		}
	}
}

// What a person takes for the heads of a sheet is its first row of several words.
func TestFirstHeads(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"某镇统计表,,\n村名,户数,2023年\n甲村,4,5\n", "村名 户数 2023年"}, {"村名,户 数,户数\n", "村名 户数"}, {"村名,2022,2023\n", "村名 2022 2023"}, {"甲村\n乙村\n", ""}, {"1,2\n3,4\n", ""},
	} {
		sheets := separated(t, []string{"表", x.text})
		if got := sheets[0].FirstHeads(); !slices.Equal(got, strings.Fields(x.want)) {
			t.Errorf("%q has the heads %q", x.text, got)
		}
	}
}
