package ledger

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// has fails unless a result holds each of some lines.
func (r *Result) has(t *testing.T, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains("\n"+r.Villages+r.Regions, "\n"+line+"\n") {
			t.Errorf("no line %s in\n%s%s\nasked %+v", line, r.Villages, r.Regions, r.Import.Questions)
		}
	}
}

// A list of villages as a ministry gives it: towns that the site does not have come in as regions, and
// two of one name in two counties are two.
func TestTownsThatTheSiteDoesNotHaveComeIn(t *testing.T) {
	answers := map[string]string{"里有站点没有的乡镇": addTowns, "新增的乡镇属于": "45"}
	got := answered(t, answers, "2023年", "省(市、区),县（市、区）,乡镇(街道),村,户数\n某省,甲县,城关镇,东村,120\n某省,乙县,城关镇,西村,130\n某省,乙县,石桥乡,桥头村委会,140\n")
	got.has(t, "jia-xian-cheng-guan-zhen,甲县城关镇,45", "yi-xian-cheng-guan-zhen,乙县城关镇,45", "shi-qiao-xiang,石桥乡,45",
		"jia-xian-cheng-guan-zhen-dong-cun,东村,jia-xian-cheng-guan-zhen,120,", "shi-qiao-xiang-qiao-tou-cun-wei-hui,桥头村委会,shi-qiao-xiang,140,")
}

// Where no row says the town, one question asks it for all.
func TestATableWithoutTownsAsksOnce(t *testing.T) {
	got := csv(t, nil, "2023年", "村名,户数\n新一村,12\n新二村,13\n新三村,14\n")
	if got.Open() != 1 {
		t.Errorf("asked %+v", got.Import.Questions)
	}
	answered(t, map[string]string{"台账里没有写乡镇": "450329102"}, "2023年", "村名,户数\n新一村,12\n新二村,13\n").has(t, "xin-er-cun,新二村,450329102,13,")
}

// A list of households, persons or projects names a village again and again: it is no list of villages.
func TestAListOfPersonsIsAskedAbout(t *testing.T) {
	list := "乡镇,村名,姓名,耕地面积（亩）\n某镇,甲村,张某,3\n某镇,甲村,李某,4\n某镇,乙村,王某,5\n某镇,乙村,赵某,6\n"
	if got := csv(t, nil, "2023年", list); got.Open() != 1 || !strings.Contains(got.Import.Questions[0].Text, "明细") {
		t.Errorf("asked %+v", got.Import.Questions)
	}
	if got := answered(t, map[string]string{"明细": "是明细，不要"}, "2023年", list); got.Rows != 0 || got.Villages != "" {
		t.Errorf("a list of persons came in:\n%s", got.Villages)
	}
}

// Rows that say their year give a series; parts that make up their whole are a breakdown; parts that
// do not are figures of their own.
func TestYearsInRowsAndParts(t *testing.T) {
	answered(t, nil, "台账", "村名,年份,耕地面积（亩）\n甲村,2022,900\n甲村,2023年,905\n乙村,2022,800\n乙村,2023,820\n").has(t, "450329102201,甲村,450329102,,,tong-ji,900,905")
	parts := "村名,耕地面积（亩）,其中：水田,旱地\n"
	got := answered(t, nil, "2023年", "村名,耕地面积（亩）,其中：水田（亩）,其中：旱地（亩）\n甲村,900,600,300\n乙村,800,500,300\n")
	got.has(t, "code,name,region,households,population,source,land/类别/旱地@2023,land/类别/水田@2023,land@2023", "450329102201,甲村,450329102,,,tong-ji,300,600,900")
	if got = csv(t, nil, "2023年", parts+"甲村,900,600,200\n"); got.Open() == 0 {
		t.Errorf("parts that do not make up the whole came in:\n%s", got.Villages)
	}
	form := "甲村基本情况表（2023年）\n指标,单位,数值\n耕地面积,亩,900\n其中：水田,亩,600\n　　　旱地,亩,300\n"
	answered(t, nil, "甲村", form).has(t, "450329102201,甲村,450329102,,,tong-ji,300,600,900")
}

// What a head says of its year, and that nobody has counted it yet, is asked.
func TestAnotherYearAndForeseenFiguresAreAsked(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addAll, "是哪一年的": "2022", "是预计的数": "不要"}, "2023年", "村名,上年集体收入（元）,预计今年集体收入（元）,村委会（个）\n甲村,100,200,1\n乙村,110,210,1\n")
	got.has(t, "450329102201,甲村,450329102,,,tong-ji,1,100")
	if strings.Contains(got.Villages, "200") || !strings.Contains(got.Villages, "shang_nian_ji_ti_shou_ru@2022") {
		t.Errorf("got\n%s", got.Villages)
	}
}

// Two columns of one name in two units are two indicators.
func TestOneNameInTwoUnits(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addAll}, "2023年", "村名,低保对象（户）,低保对象（人）\n甲村,10,25\n乙村,11,30\n")
	got.has(t, "450329102201,甲村,450329102,,,tong-ji,10,25")
	if len(got.Indicators) != 2 || got.Indicators[1].Name != "低保对象（人）" {
		t.Errorf("drafted %+v", got.Indicators)
	}
}

// A ledger of a country's villages costs a look-up a row, whatever is asked of it.
func TestManyRowsAreReadInTheirNumber(t *testing.T) {
	var b strings.Builder
	b.WriteString("乡镇,村名,户数\n")
	for i := range 60_000 {
		fmt.Fprintf(&b, "第%d镇,第%d村,%d\n", i/20, i, i%900)
	}
	began := time.Now()
	got := csv(t, nil, "2023年", b.String())
	if took := time.Since(began); took > time.Minute {
		t.Errorf("60,000 rows took %s", took)
	}
	if got.Open() != 2 || len(got.Import.Sheets[0].Places) != MostPlaces {
		t.Errorf("%d questions, %d places in the mapping", got.Open(), len(got.Import.Sheets[0].Places))
	}
}

// The label that stands beside an empty one is no village's name.
func TestAFormThatNamesNoVillageIsAskedAbout(t *testing.T) {
	for _, head := range []string{"贫困村（盖章）,,帮扶单位（盖章）,\n", "村名,,填报人：,\n"} {
		got := csv(t, nil, "情况表", head+"项目,单位,数量,\n户数,户,412,\n人均可支配收入,元,16420,\n")
		if asked := got.asked(); !strings.Contains(asked, "是哪个村或哪个地区的表") || got.News > 0 {
			t.Errorf("%s: asked %s, new %+v", head, asked, got.New)
		}
	}
}
