package quantity

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"casebook/generator/numeral"
)

func TestFindTellsFiguresFromWhatLooksLikeThem(t *testing.T) {
	table := lines(t, "find.txt")
	if len(table) < 300 {
		t.Errorf("the table has %d pairs", len(table))
	}
	for _, l := range table {
		if len(l) != 2 {
			t.Fatalf("bad line %q", l)
		}
		var got, want []string
		for _, f := range Find(l[0]) {
			got = append(got, l[0][f.Start:f.End])
		}
		if l[1] != "" {
			want = strings.Split(l[1], ";")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n\tfound %q\n\twant  %q", l[0], got, want)
		}
	}
}

// FuzzFind checks what must hold of any text: spans inside it, on rune boundaries, in
// order, not overlapping; intervals that hold their own value unless the wording excludes it.
func FuzzFind(f *testing.F) {
	for _, name := range []string{"find.txt", "values.txt", "covers.txt"} {
		for _, l := range lines(f, name) {
			f.Add(l[0])
		}
	}
	for _, s := range []string{"共\xe4", "共\xe4\xb8", "</>25个", "</"} { // cut short
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, g := range Find(text) {
			if g.Start < end || g.End <= g.Start || g.End > len(text) {
				t.Fatalf("%q: figure at %d to %d after %d", text, g.Start, g.End, end)
			}
			end = g.End
			if utf8.ValidString(text) && !utf8.ValidString(text[g.Start:g.End]) {
				t.Fatalf("%q: figure %q cuts a character", text, text[g.Start:g.End])
			}
			in := g.Interval
			if g.Value.IsMissing() || !in.Low.IsMissing() && !in.High.IsMissing() && in.Low.Cmp(in.High) > 0 {
				t.Fatalf("%q: %q has value %s in %+v", text, text[g.Start:g.End], g.Value, in)
			}
			g.Covers(g.Value, g.Unit)
		}
		if g, err := Parse(text); err == nil && (g.Start < 0 || g.End > len(text) || g.Start >= g.End) {
			t.Fatalf("Parse(%q) = %d to %d", text, g.Start, g.End)
		}
	})
}

// FuzzFormat checks that what is written for a reader is read back as a wording that covers
// the value.
func FuzzFormat(f *testing.F) {
	f.Add(int64(128000000), uint8(0), uint8(0))
	f.Add(int64(12345), uint8(2), uint8(4))
	units := []Unit{"元", "万元", "户", "人", "%", "公里", "亩", "元/人", "个百分点", "吨"}
	f.Fuzz(func(t *testing.T, c int64, scale, unit uint8) {
		v, err := FromParts(c, int(scale%6))
		if err != nil || v.Sign() < 0 || v.Cmp(FromInt(1e13)) > 0 {
			return
		}
		u := units[int(unit)%len(units)]
		text := Format(v, u, -1)
		g, err := Parse(text)
		if err != nil {
			t.Fatalf("Format(%s, %s) = %s: %v", v, u, text, err)
		}
		if got := g.Covers(v, u); got != Holds {
			t.Fatalf("Format(%s, %s) = %s, which covers it not: %d %+v", v, u, text, got, g)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for _, l := range lines(b, "find.txt") {
		text.WriteString(l[0])
		text.WriteString("。")
	}
	prose := text.String()
	b.SetBytes(int64(len(prose)))
	b.ReportAllocs()
	for b.Loop() {
		Find(prose)
	}
}

func BenchmarkFindInProseWithoutFigures(b *testing.B) {
	prose := strings.Repeat("党支部充分发挥党建引领作用，建强组织、夯实基础，把战斗堡垒筑牢在一线。", 200)
	b.SetBytes(int64(len(prose)))
	b.ReportAllocs()
	for b.Loop() {
		Find(prose)
	}
}

func BenchmarkAppendGrouped(b *testing.B) {
	v, _ := ParseDecimal("1234567.891")
	buf := make([]byte, 0, 32)
	b.ReportAllocs()
	for b.Loop() {
		buf = AppendGrouped(buf[:0], v, 2)
	}
}

// TestTheSignBelongsToTheFigure: the minus of -3.5% is inside its place.
func TestTheSignBelongsToTheFigure(t *testing.T) {
	for _, text := range []string{"增速为-3.5%。", "增速为−3.5%。", "增速为负3.5%。"} {
		found := Find(text)
		if len(found) != 1 || found[0].Value != dec(t, "-3.5") || found[0].Start != len("增速为") || text[found[0].End:] != "。" {
			t.Errorf("%s: %+v", text, found)
		}
	}
}

// TestFiguresOfReports: forms that reports have and that were once read short or not at all.
func TestFiguresOfReports(t *testing.T) {
	for text, want := range map[string]string{
		"贷款有1.26个亿。": "1.26个亿=126000000", "治理31.51km2。": "31.51km2=31.51", "全长12Km。": "12Km=12", "指数为100.7。": "100.7=100.7",
		"水头261.8米。": "261.8米=261.8", "5镇1乡1街道": "5镇=5 1乡=1 1街道=1", "产量3.5万千升。": "3.5万千升=35000", "28216贫困人口": "28216=28216",
		"罚款壹万贰仟元。": "壹万贰仟元=12000", "补助贰佰元。": "贰佰元=200", "比每一块余料": "", "还有12万元余款": "12万元=120000", "水库三面环山。": "", "三次产业协同发展。": "", "道理就一个理。": "", "队伍建设，陆地面积。": "",
	} {
		got := ""
		for _, f := range Find(text) {
			got += " " + text[f.Start:f.End] + "=" + f.Value.String()
		}
		if got = strings.TrimSpace(got); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestFiguresAreReadWithTheirNeighbours: what stands beside a number decides whether it is a figure,
// and of what.
func TestFiguresAreReadWithTheirNeighbours(t *testing.T) {
	for text, want := range map[string]string{
		// The last of a list says what all are counted in, where they are of one kind.
		"增速分别高于全国12.7个、12个百分点": "12.7个=12.7 个百分点 12个百分点=12 个百分点",
		"分别走访12、15和18户":        "12=12 户 15=15 户 18户=18 户",
		"优质学位9.5万个，2所高职院校":     "9.5万个=95000 个 2所=2 所",
		"美术两名，程序两名":            "两名=2 名 两名=2 名",
		// A magnitude and a unit that begins with one.
		"装机八十万千瓦":      "八十万千瓦=800000 千瓦",
		"能力达到五十六万千瓦以上": "五十六万千瓦以上=560000 千瓦",
		"来了二三十人":       "二三十人=20 人",
		"三四万人":         "三四万人=30000 人",
		"十万零三百户":       "十万零三百户=100300 户",
		"三十几户":         "三十几户=31 户",
		"上百万元":         "上百万元=1000000 元",
		// Numbers that are part of a name or of how one speaks.
		"教育部等十部门联合印发":                      "",
		"十方面民生实事圆满完成":                      "",
		"推出两批“高效办成一件事”重点事项清单":              "两批=2 批",
		"“感动河北十大人物”之一，63岁的刘均田":             "63岁=63 岁",
		"有的增长了百分之几十":                       "",
		"十三五万人":                            "",
		"一二三户":                             "",
		"居全市第2位":                           "",
		"1998-99年":                         "",
		"1996年7月－03年":                      "",
		"现有“三个1亿人”问题":                      "1亿人=100000000 人",
		"https://tv.cn/IDEG5tybD0K2.shtml": "",
		"办成了一批多年想办的大事":                     "",
		"超过了“24小时内”的期限":                    "24小时内=24 小时",
		"全村12贫困人口脱贫":                       "",
		"全村一百二十贫困人口脱贫":                     "",
		"全县28216贫困人口脱贫":                    "28216=28216",
		"50年10月成立":                         "",
		"2001-05年":                         "",
		"2016年7月－20年":                      "",
		"2016至20年":                         "",
		"列入国家三批名单":                         "",
		"住滨河路5号-12户":                       "",
		"编码为A-12个":                         "",
		"全村一百卅户":                           "一百卅户=130 户",
		"全村一百廿户":                           "一百廿户=120 户",
		"把账本翻了两遍":                          "两遍=2 遍",
		"全县28216-":                         "",
		"登记为No.12户":                        "",
		"《3个村的故事》写得好":                      "",
		"“全村这几年把路修通了把水引来了全村28216贫困人口脱贫”": "28216=28216", // too long for a name
		"选用B-200台": "",
		// A number that opens a line numbers it.
		"1、18户脱贫":     "18户=18 户",
		"前言\n2、36户搬迁": "36户=36 户",
		// A share, a ratio, a price.
		"提升GDP0.5%": "0.5%=0.5 %",
		"男女比例3:2":   "3:2=1.5",
		"男女比例3:2:1": "",
		"男女比例0:2":   "",
		"按1:3万的比例":  "",
		"0分之三":      "",
		"100元/人·年":  "100元/人·年=100 元/人/年",
		"平均12个/村":   "12个/村=12 个/村",
		"来了12人每户":   "12人=12 人",
		"已入社八成五户未入": "八成=8 成 五户=5 户",
		"300元每吨":    "300元每吨=300 元/吨",
		"约占全国1/10":  "1/10=10 %",
		"全长12km":    "12km=12 km",
		"过半数":       "半数=50 %",
		"入社率达八成五多":  "八成五多=8.5 成",
		"产值12,345元": "12,345元=12345 元",
	} {
		var got []string
		for _, f := range Find(text) {
			got = append(got, strings.TrimSpace(text[f.Start:f.End]+"="+f.Value.String()+" "+string(f.Unit)))
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A year is no length of time: four digits of the times that prose tells of, or two that can be no length.
func TestYearsAreNoFigures(t *testing.T) {
	for text, want := range map[string]string{
		"1839年": "1839年", "1840年": "", "2100年": "", "2101年": "2101年", "共2016年": "", "二〇一六年": "", "2016": "", "2016.5": "",
		"2,016年": "2,016年", "2016.0年": "2016.0年", "2016万年": "2016万年", "2千年": "2千年", "二千零一十六年": "二千零一十六年", "20.16万": "20.16万", "201.6年": "201.6年", "20.16年": "20.16年",
		"78年，村里修了路": "", "干了78年": "", "49年": "49年", "持续78年": "78年", "约78年": "约78年", "七十八年": "七十八年",
		"19年5月": "", "19年五月份": "", "20年十一月": "", "10年三个月": "10年 三个月", "3年5月": "3年", "坚持三十年5月": "三十年", "1998-99年": "", "1998年至3年": "3年", "2016—2018年": "",
	} {
		var got []string
		for _, f := range Find(text) {
			got = append(got, text[f.Start:f.End])
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// The 万 of a range's high end belongs to the low end too where that can be meant.
func TestRangesShareWan(t *testing.T) {
	for text, want := range map[string]string{
		"3—5万元": "30000 50000", "3.5—5万元": "35000 50000", "3—5.5万元": "30000 55000", "0.5—3万元": "5000 30000", "30—50万元": "300000 500000",
		"300—500万元": "3000000 5000000", "300—5万元": "300 50000", "3000—5万元": "3000 50000", "500—2万元": "500 20000", "900元—1.2万元": "900 12000",
		"8000—1.2万元": "8000 12000", "三—五万元": "30000 50000", "5-10亿元": "500000000 1000000000", "3万—5万元": "30000 50000", "3千—5万元": "3000 50000",
	} {
		for _, f := range Find(text) {
			if got := f.Interval.Low.String() + " " + f.Interval.High.String(); got != want {
				t.Errorf("%s: %s, want %s", text, got, want)
			}
		}
		if n := len(Find(text)); n != 1 {
			t.Errorf("%s: %d figures", text, n)
		}
	}
}

func TestNumbersBehindASignAreFiguresUnlessACodeGoesBefore(t *testing.T) {
	for text, want := range map[string]string{"村民(a)-5户": "5户", "(一)/5户": "5户", "住3号-5户": "", "9-5户": "", "A-5户": "", "3/5户": "3/5"} {
		var got []string
		for _, f := range Find(text) {
			got = append(got, text[f.Start:f.End])
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// However small a number is, it lies above or below nothing.
func TestTheWholeNumberBelow(t *testing.T) {
	for _, x := range []struct {
		c     int64
		scale int
		want  int64
	}{{7, 0, 7}, {-7, 0, -7}, {75, 1, 7}, {-75, 1, -8}, {-70, 1, -7}, {5, 19, 0}, {-5, 19, -1}, {0, 19, 0}, {5, 18, 0}, {-5, 18, -1}} {
		if got := floor(x.c, x.scale); got != x.want {
			t.Errorf("below %d of %d places lies %d, want %d", x.c, x.scale, got, x.want)
		}
	}
}

// A measure by several sides is no figure of its last side.
func TestSidesOfAMeasureAreNoFigures(t *testing.T) {
	for text, want := range map[string]int{
		"地块按2*3*4米算": 0, "建了3×4米的房": 0, "纸箱2x3x4cm": 0, "路宽4米": 1, "长12米，宽3米": 2, "补助2*3000元": 1,
	} {
		if got := Find(text); len(got) != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// In 2787.27、1445.77亿元 the 亿 behind the last number is meant for the first too. In 收入300、1.5万元 it is not: 300 is
// not of the size of 1.5, so it is 300元.
func TestListSharesWanAndYi(t *testing.T) {
	for text, want := range map[string]string{
		"总产值分别为2787.27、1445.77亿元": "278727000000元 144577000000元",
		"分别为1.2、0.8和3.15万亩":       "12000亩 8000亩 31500亩",
		"投资5、6万元":                 "50000元 60000元",
		"收入300、1.5万元":             "300元 15000元",
		"增长了3.5、4个百分点":            "3.5个百分点 4个百分点",
	} {
		var got []string
		for _, f := range Find(text) {
			got = append(got, f.Value.String()+string(f.Unit))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, not %s", text, got, want)
		}
	}
}

// What the last number of a list is counted in is said of those before it: 1个、2个、3个百分点 are all points.
func TestAListSharesItsUnit(t *testing.T) {
	for text, want := range map[string]string{
		"提高1个、2个、3个百分点": "个百分点 个百分点 个百分点", "修1个池，提高2个、3个百分点": "个 个百分点 个百分点", "分别为2787.27、1445.77亿元": "元 元", "有12、15和18户": "户 户 户",
	} {
		var units []string
		for _, f := range Find(text) {
			units = append(units, string(f.Unit))
		}
		if got := strings.Join(units, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// Digits are the ASCII ones and those of full width, letters those of ASCII, whatever else has their bytes.
func TestDigitsAndLettersAreKnown(t *testing.T) {
	for r := rune(1); r < 0x10000; r++ {
		want := numeral.Arabic(r)
		if value, size := asciiDigit(string(r)); (size > 0) != (want >= 0) || size > 0 && value != want {
			t.Errorf("%c is read as %d, %d bytes", r, value, size)
		}
		if r < 0x80 && latin(byte(r)) != unicode.IsLetter(r) {
			t.Errorf("%c is a letter: %t", r, latin(byte(r)))
		}
	}
}

// A tag of HTML that a ">" closes is short, and begins with a letter or a slash and a letter.
func TestTagsThatOpen(t *testing.T) {
	for text, want := range map[string]bool{"甲<td": true, "甲</td": true, "<": false, "</": false, "<3": false, "</3": false, "<td>": false, "甲": false, "": false, "<b" + strings.Repeat("x", 90): false} {
		if got := opensTag(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
