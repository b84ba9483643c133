package quantity

import (
	"strings"
	"testing"
)

func TestCoversHoldsAWordingAgainstTheData(t *testing.T) {
	verdicts := map[string]Verdict{"holds": Holds, "value": ValueDiffers, "unit": UnitDiffers}
	for _, l := range lines(t, "covers.txt") {
		f, err := Parse(l[0])
		if err != nil {
			t.Errorf("Parse(%q): %v", l[0], err)
			continue
		}
		value, unit, _ := strings.Cut(l[1], " ")
		if value == "-" {
			value = ""
		}
		if got := f.Covers(dec(t, value), Unit(unit)); got != verdicts[l[2]] {
			t.Errorf("%s covers %s: verdict %d, want %s", l[0], l[1], got, l[2])
		}
	}
}

func TestConvert(t *testing.T) {
	for _, c := range []struct{ value, from, to, want string }{
		{"1.28", "亿元", "元", "128000000"}, {"128000000", "元", "万元", "12800"}, {"973.4", "万元", "元", "9734000"},
		{"3", "公里", "米", "3000"}, {"500", "米", "公里", "0.5"}, {"2", "里", "米", "1000"}, {"1", "公顷", "亩", "15"}, {"15", "亩", "公顷", "1"},
		{"1", "亩", "平方米", "666.66666667"}, {"1", "平方公里", "公顷", "100"}, {"7740", "吨", "公斤", "7740000"}, {"1", "公斤", "斤", "2"},
		{"8.8", "成", "%", "88"}, {"5", "‰", "%", "0.5"}, {"2", "小时", "分钟", "120"}, {"14", "天", "周", "2"}, {"2", "万人", "人", "20000"},
		{"3000", "元/人", "元", "3000"}, {"1.2", "万元/亩", "元/亩", "12000"}, {"5", "户", "", "5"}, {"", "元", "万元", ""}, {"12", "个", "家", "12"},
		{"1", "季度", "个月", "3"}, {"20", "千米", "公里", "20"}, {"3", "元/亩", "角/亩", "30"}, {"500", "公斤每亩", "斤/亩", "1000"},
		{"5", "", "户", "5"}, {"5", "奖", "个", "5"}, {"5", "个", "奖", "5"}, {"5", "奖", "奖", "5"}, {"5", "户", "个", "5"}, {"5", "人", "个", "5"}, {"2000", "元/月", "元/个月", "2000"},
		{"5", "元/人", "元/人均", "5"}, {"5", "元/公里", "元/千米", "5"}, {"2000", "元每月", "元/每月", "2000"}, {"20000", "元", "万元", "2"}, {"0.5", "亿元", "万元", "5000"}, {"-3", "公里", "米", "-3000"}, {"3", "亿亩", "平方公里", "200000"},
		{"144115188075855871", "", "户", "144115188075855871"},
	} {
		got, ok := Convert(dec(t, c.value), Unit(c.from), Unit(c.to))
		if !ok || got != dec(t, c.want) {
			t.Errorf("%s%s = %s%s, %v; want %s", c.value, c.from, got, c.to, ok, c.want)
		}
	}
	for _, c := range [][2]string{
		{"元", "户"}, {"户", "人"}, {"公里", "亩"}, {"%", "个百分点"}, {"元/人", "元/户"}, {"元", "美元"}, {"人", "人次"}, {"年", "天"}, {"吨", "亩"}, {"户", "家"}, {"次", "人次"},
		{"倍", "%"}, {"元/月", "元/年"}, {"个", "元"}, {"元", "个"}, {"奖", "户"}, {"户", "奖"}, {"奖", "元"}, {"奖", "杯"}, {"元/人", "元/个"}, {"元/户", "元/家"}, {"元/公里", "元/米"}, {"元/公里", "元/公斤"}, {"%", "个"},
	} {
		if _, ok := Convert(FromInt(1), Unit(c[0]), Unit(c[1])); ok {
			t.Errorf("%s converts to %s", c[0], c[1])
		}
	}
}

// What is out of range is said to be: a page shows nothing rather than something wrong.
func TestWhatIsOutOfRangeDoesNotConvert(t *testing.T) {
	for _, c := range [][3]string{{"144115188075855871", "亿元", "元"}, {"144115188075855871", "公里", "毫米"}, {"100000000000000000", "吨", "克"}} {
		if got, ok := Convert(dec(t, c[0]), Unit(c[1]), Unit(c[2])); ok {
			t.Errorf("%s%s = %s%s", c[0], c[1], got, c[2])
		}
	}
}

func TestMeetsTellsWhetherOneTruthCanBeBehindTwoWordings(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"3300余户", "3350户", true}, {"3300余户", "3400户", false}, {"1.28亿元", "12800万元", true}, {"1.28亿元", "1.3亿元", true},
		{"1.28亿元", "1.31亿元", false}, {"不少于50个", "49个", false}, {"不少于50个", "60个", true}, {"近4500元", "4500余元", true},
		{"42户", "42人", false}, {"88%", "近九成", true}, {"三分之二", "67%", true}, {"上百户", "1000户", false}, {"5公里", "5000米", true},
	} {
		a, errA := Parse(c.a)
		b, errB := Parse(c.b)
		if errA != nil || errB != nil || a.Meets(b) != c.want || b.Meets(a) != c.want {
			t.Errorf("%s meets %s: %v, want %v (%v %v)", c.a, c.b, a.Meets(b), c.want, errA, errB)
		}
	}
}

// TestEveryUnitHasItsFactor holds the factors of units to those of the standards (GB 3100) and
// of the market (里, 亩, 斤, 尺, 担): one of each, in its dimension's base unit.
func TestEveryUnitHasItsFactor(t *testing.T) {
	for _, c := range []struct{ units, to, want string }{
		{"元 块 块钱 人民币", "元", "1"}, {"角 毛钱", "元", "0.1"}, {"万元", "元", "10000"}, {"亿元", "元", "100000000"},
		{"公里 千米 km KM Km", "米", "1000"}, {"里 华里", "米", "500"}, {"厘米 公分 cm", "米", "0.01"}, {"毫米 mm", "米", "0.001"}, {"延米 m", "米", "1"},
		{"公顷 ha", "平方米", "10000"}, {"平方公里 平方千米 km² km2", "平方米", "1000000"}, {"平方米 平米 ㎡ m² m2", "平方米", "1"},
		{"吨 t", "公斤", "1000"}, {"千克 kg", "公斤", "1"}, {"斤 市斤", "公斤", "0.5"}, {"克 g", "公斤", "0.001"}, {"担", "公斤", "50"},
		{"美金", "美元", "1"}, {"欧元", "欧元", "1"}, {"港币", "港元", "1"}, {"延长米", "米", "1"}, {"里路", "米", "500"}, {"3尺", "米", "1"}, {"hm²", "平方米", "10000"}, {"3亩 3亩地", "平方米", "2000"},
		{"两重", "公斤", "0.05"}, {"百分比", "‰", "10"}, {"成", "%", "10"}, {"个点 百分点", "个百分点", "1"},
		{"兆瓦", "千瓦", "1000"}, {"千瓦", "瓦", "1000"}, {"千瓦时 kWh 度", "度电", "1"}, {"小时 个小时 个钟头", "分钟", "60"}, {"分钟", "秒", "60"}, {"天 日 个工作日 昼夜", "小时", "24"}, {"周 个星期 个礼拜", "天", "7"},
		{"季度 个季度", "个月", "3"}, {"周年", "年", "1"}, {"周岁", "岁", "1"}, {"摄氏度", "℃", "1"}, {"学时", "课时", "1"},
		{"立方 m³ m3 千升", "立方米", "1"}, {"升 公升", "立方米", "0.001"}, {"毫升", "立方米", "0.000001"},
	} {
		for unit := range strings.FieldsSeq(c.units) {
			number := "1"
			if rest, ok := strings.CutPrefix(unit, "3"); ok { // a third has no decimals
				number, unit = "3", rest
			}
			got, ok := Convert(dec(t, number), Unit(unit), Unit(c.to))
			if !ok || got != dec(t, c.want) {
				t.Errorf("%s%s = %s%s, %v; want %s", number, unit, got, c.to, ok, c.want)
			}
		}
	}
}

// What is measured in units of two kinds does not compare: money of two countries, a number of days and of
// months, a length and an area.
func TestUnitsOfTwoKindsDoNotCompare(t *testing.T) {
	for _, c := range [][2]string{{"元", "美元"}, {"元", "港币"}, {"欧元", "美元"}, {"港币", "美元"}, {"米", "亩"}, {"亩", "吨"}, {"升", "公斤"}, {"%", "个百分点"}, {"%", "倍"}, {"岁", "年"}, {"千瓦", "度电"}, {"人", "户"}, {"℃", "分"}} {
		for _, units := range [][2]Unit{{Unit(c[0]), Unit(c[1])}, {Unit(c[1]), Unit(c[0])}} {
			if got, ok := Convert(dec(t, "1"), units[0], units[1]); ok {
				t.Errorf("1%s = %s%s", units[0], got, units[1])
			}
		}
	}
}

func TestAMagnitudeIsTakenOffTheFrontOfAUnit(t *testing.T) {
	for unit, want := range map[Unit]struct {
		power int
		rest  Unit
	}{"万元": {4, "元"}, "亿元": {8, "元"}, "万人次": {4, "人次"}, "万元/亩": {4, "元/亩"}, "户": {0, "户"}, "元/人": {0, "元/人"}, "千瓦": {0, "千瓦"}, "": {0, ""}} {
		if power, rest := unit.Magnitude(); power != want.power || rest != want.rest {
			t.Errorf("%q is 10^%d and %q, want %d and %q", unit, power, rest, want.power, want.rest)
		}
	}
}

func TestALatinUnitKeepsItsDistanceFromTheNumber(t *testing.T) {
	for unit, want := range map[Unit]string{"yuan": "\u00a0yuan", "acre": "\u00a0acre", "A": "\u00a0A", "million 人": "\u00a0million 人", "KB": "\u00a0KB", "zone": "\u00a0zone", "元": "元", "%": "%", "[b]": "[b]", "": ""} {
		if got := unit.Behind(); got != want {
			t.Errorf("%q stands as %q behind a number, want %q", unit, got, want)
		}
	}
}

// A claim that is held against values in a unit of its own kind may be compared with them; of another kind it may not.
func TestAClaimComparesWithValuesOfItsKind(t *testing.T) {
	c, err := Parse("1.28亿元")
	if err != nil {
		t.Fatal(err)
	}
	for unit, want := range map[Unit]bool{"元": true, "万元": true, "美元": false, "户": false} {
		if got := c.Against(unit).Compares(); got != want {
			t.Errorf("with values in %s: %t", unit, got)
		}
	}
}
