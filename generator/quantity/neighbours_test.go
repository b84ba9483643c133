package quantity

import (
	"strings"
	"testing"
)

// TestWhatStandsAtANumberDecides: each row differs by one circumstance from one that is read the other way.
func TestWhatStandsAtANumberDecides(t *testing.T) {
	for text, want := range map[string]string{
		// 半 behind a unit is half of one more: of a plain whole number of what is measured.
		"存粮3斤半":   "3斤半=3.5 斤 [3.45, 3.55)",
		"路宽3.5米半": "3.5米=3.5 米 [3.45, 3.55)",
		"存粮3万斤半":  "3万斤=30000 斤 [28500, 31500]",
		"存粮几斤半":   "",
		"存粮3至5斤半": "3至5斤=3 斤 [3, 5]",
		"来了3户半":   "3户=3 户 [3, 3]",
		// A ratio has two plain terms above zero.
		"男女比5：1.5":   "5：1.5=3.3333 [3.3283, 3.3383]",
		"男女比5：几":     "",
		"男女比五：1":     "",
		"男女比5万：1":    "",
		"票数5：1":      "",
		"男女比5：3万":    "",
		"男女比5：0":     "",
		"男女比0：5":     "",
		"男女比5：":      "",
		"男女比5：女":     "",
		"男女比5：60：35": "",
		"男女比5万：3":    "",
		"男女比五：三":     "",
		// The two ends of a range: one kind of numeral, one unit, the second above the first.
		"帮扶3户至5户":     "3户至5户=3 户 [3, 5]",
		"从3户至5户":      "3户=3 户 [3, 3]; 5户=5 户 [5, 5]",
		"从3户，改到5户至8户": "3户=3 户 [3, 3]; 5户至8户=5 户 [5, 8]",
		"帮扶3户—5人":     "3户=3 户 [3, 3]; 5人=5 人 [5, 5]",
		"帮扶5至5户":      "5=5 户 [4.5, 5.5); 5户=5 户 [5, 5]",
		"帮扶几户至5户":     "5户=5 户 [5, 5]",
		"约3～5万元":      "约3～5万元=30000 元 [27000, 55000]",
		"投入5万至6亿元":    "5万至6亿元=50000 元 [50000, 600000000]",
		"补助百户至二百户":    "二百户=200 户 [200, 200]",
		"三千百户":        "",
		"来了十一〇户":      "",
		"来了三四十，走了两个":  "两个=2 个 [2, 2]",
		"来了七八，走了三四":   "",
		"99999999亿亿户": "",
		// A unit that says per what is not reported it twice; a share is per nothing.
		"每月2000元/人":  "2000元/人=2000 元/人 [1999.5, 2000.5)",
		"人均2000元/亩":  "2000元/亩=2000 元/亩 [1999.5, 2000.5)",
		"人均2000元":    "2000元=2000 元/人 [1999.5, 2000.5)",
		"人均10%":      "10%=10 % [9.5, 10.5)",
		"户均八成":       "八成=8 成 [7.5, 8.5)",
		"在24小时内办结":   "24小时内=24 小时 (…, 24]",
		"在3户内开展":     "3户=3 户 [3, 3]",
		"来回走两小时":     "两小时=2 小时 [1.5, 2.5)",
		"来回走两天":      "",
		"坚持两个多月":     "两个多月=2 个月 [2, 3)",
		"建成三年多":      "三年多=3 年 [3, 4)",
		"翻了0番":       "",
		"翻了十番":       "",
		"将近翻一番":      "将近翻一番=2 倍 [1.8, 2]",
		"100，3百分之五":  "百分之五=5 % [4.5, 5.5)",
		"全长5 千米":     "5 千米=5 千米 [4.5, 5.5)",
		"全长5百米":      "5百米=500 米 [475, 525]",
		"产值一万亿元":     "一万亿元=1000000000000 元 [950000000000, 1050000000000]",
		"有三亿万，还有两万三": "三亿=300000000 [285000000, 315000000]; 两万三=20003 [20002.5, 20003.5)",
		// What ranks, counts sessions or names is no figure.
		"排名在全省中2位":  "",
		"排名在全省之中2位": "2位=2 位 [2, 2]",
		"下发2批名单":    "2批=2 批 [2, 2]",
		"下发两批名单":    "",
		"初10日":      "",
		"初5户":       "5户=5 户 [5, 5]",
		"前5%":       "5%=5 % [4.5, 5.5)",
		"前5户":       "",
		"目前5户":      "5户=5 户 [5, 5]",
		"十届两次全会":    "",
		// A number alone: a code, a date with a point, or an amount that something says.
		"全县28216@":  "",
		"12345678":  "",
		"123456":    "123456=123456 [123455.5, 123456.5)",
		"1,234,567": "1,234,567=1234567 [1234566.5, 1234567.5)",
		"1234567.5": "1234567.5=1234567.5 [1234567.45, 1234567.55)",
		"近5":        "",
		"近10":       "近10=10 [9, 10]",
		"近1.5":      "近1.5=1.5 [1.35, 1.5]",
		"9余":        "",
		"10余":       "10余=10 [10, 20)",
		"约30内":      "约30=30 [27, 33]",
	} {
		var got []string
		for _, f := range Find(text) {
			got = append(got, text[f.Start:f.End]+"="+strings.TrimSpace(f.Value.String()+" "+string(f.Unit))+" "+interval(f.Interval))
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// Two units agree where what is said in one can be held against the other: 个 with all that is counted, one
// without a per with any, words that no table knows with themselves alone.
func TestUnitsAgree(t *testing.T) {
	for _, c := range []struct {
		a, b Unit
		want bool
	}{
		{"户", "户", true}, {"户", "", true}, {"户", "人", false}, {"元", "角", true}, {"元", "米", false},
		{"个", "户", true}, {"个", "元", false}, {"个", "奖", true}, {"奖", "奖", true}, {"奖", "绩", false}, {"奖", "户", false}, {"奖", "元", false},
		{"元/人", "元", true}, {"元/人", "元/户", false}, {"元/人", "元/人均", true}, {"元/月", "元/个月", true}, {"元/公里", "元/千米", true},
	} {
		for _, units := range [][2]Unit{{c.a, c.b}, {c.b, c.a}} {
			if got := agree(units[0].parse(), units[1].parse()); got != c.want {
				t.Errorf("%q and %q agree: %t", units[0], units[1], got)
			}
		}
	}
}

// A range covers data of two ends where both are what it says, or where 约 lets the high one be beside it.
func TestARangeCoversTwoValues(t *testing.T) {
	for _, c := range []struct {
		text, low, high string
		unit            Unit
		want            Verdict
	}{
		{"3～5万元", "30000", "50000", "元", Holds}, {"3～5万元", "3", "5", "万元", Holds}, {"3～5万元", "30000", "60000", "元", ValueDiffers},
		{"3～5万元", "30000", "49000", "元", ValueDiffers}, {"3～5万元", "40000", "50000", "元", ValueDiffers}, {"3～5万元", "3", "5", "户", UnitDiffers},
		{"约3～5万元", "30000", "52000", "元", Holds}, {"约3～5万元", "30000", "60000", "元", ValueDiffers}, {"约3～5万元", "31000", "50000", "元", ValueDiffers},
		{"3～5户", "3", "5", "", Holds}, {"3～5户", "3", "6", "", ValueDiffers}, {"3～5户", "4", "5", "", ValueDiffers},
		{"3～5万元", "144115188075855871", "5", "亿元", ValueDiffers}, {"3～5万元", "30000", "", "元", ValueDiffers}, {"3～5万元", "", "50000", "元", ValueDiffers},
	} {
		f, err := Parse(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got := f.CoversRange(dec(t, c.low), dec(t, c.high), c.unit); got != c.want {
			t.Errorf("%s covers %s to %s%s: verdict %d, want %d", c.text, c.low, c.high, c.unit, got, c.want)
		}
	}
}
