package chart

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/chart/spark"
	"casebook/generator/diagram"
	"casebook/generator/formula"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

var gallery = flag.String("gallery", "", "write every kind of figure into this HTML file, to be looked at")

// TestGallery draws all samples and compares them with testdata/gallery.html, which is what they
// were when somebody last looked at them: -gallery FILE writes them as a page to look at, with the
// script of options beside it and GALLERY_HEAD, links to style sheets and scripts, in its head; then
// -update keeps them.
func TestGallery(t *testing.T) {
	figures := drawGallery()
	if *gallery != "" {
		writeGallery(t, figures)
	}
	got := strings.Split(strings.ReplaceAll(string(figures), "><", ">\n<"), "\n") // an element a line, for whoever compares two
	file := filepath.Join("testdata", "gallery.html")
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(got, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s:%d: drawn is\n%s\nand was\n%s", file, i+1, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d lines, there were %d", file, len(got), len(want))
	}
}

func drawGallery() []byte {
	var b []byte
	for i, c := range samples() {
		c.ID = "c" + strconv.Itoa(i)
		b = Append(b, c, zh)
	}
	b = append(b, "<p>走势 "...)
	b = spark.Append(b, numbers(3, 5, 4, 8, 12, 11, 15))
	b = append(b, " 与 "...)
	b = spark.Append(b, append(numbers(3, 5), quantity.Missing, num(4), quantity.Missing, num(9), num(7)))
	b = append(b, "</p>"...)
	for _, p := range programs() {
		b = diagram.Append(b, p, zh)
	}
	return b
}

func writeGallery(t *testing.T, figures []byte) {
	t.Helper()
	options, err := OptionScript()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(*gallery), "options.js"), options, 0o644); err != nil {
		t.Fatal(err)
	}
	page := "<!doctype html><html lang=zh-CN><meta charset=utf-8><meta name=viewport content='width=device-width,initial-scale=1'>" +
		os.Getenv("GALLERY_HEAD") + "<title>图表</title><main>" + string(figures) + "</main></html>"
	if err := os.WriteFile(*gallery, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
}

func num(f float64) quantity.Decimal {
	d, err := quantity.ParseDecimal(strconv.FormatFloat(f, 'f', -1, 64))
	if err != nil {
		panic(err)
	}
	return d
}

func numbers(fs ...float64) []quantity.Decimal {
	var list []quantity.Decimal
	for _, f := range fs {
		list = append(list, num(f))
	}
	return list
}

func years(from, to int) []string {
	var list []string
	for y := from; y <= to; y++ {
		list = append(list, strconv.Itoa(y))
	}
	return list
}

var villageNames = []string{"胡家田村", "大坪上村", "石门坎村", "龙塘湾村", "杨柳井村", "麻栗坡村", "白岩脚村", "马鞍山村"}

func manyNames(n int) []string {
	var list []string
	for i := range n {
		list = append(list, villageNames[i%len(villageNames)]+strconv.Itoa(i+1)+"组")
	}
	return list
}

func wave(n int, base, step float64) []quantity.Decimal {
	var list []quantity.Decimal
	for i := range n {
		list = append(list, num(base+step*float64(i*7%11)))
	}
	return list
}

func manySeries(n int) []Series {
	var list []Series
	for i := range n {
		list = append(list, Series{manyNames(n)[i], wave(6, 3000+700*float64(i), 90+40*float64(i%5))})
	}
	return list
}

var annual = []Source{{Title: "某县统计年报", Href: "#annual"}}

// samples are charts of every kind, and the hard cases.
func samples() []*Chart {
	gap := quantity.Missing
	return []*Chart{
		{Kind: Line, Title: "人均可支配收入", Unit: "元", Categories: years(2014, 2023), Years: "2014—2023年", CategoryName: "年份", Sources: annual,
			Series: []Series{{"人均可支配收入", numbers(3120, 3560, 4210, 5020, 6100, 7240, 7900, 9010, 10240, 11380)}}},
		{Kind: Line, Title: "三村集体经济收入", Unit: "万元", Decimals: 1, Categories: years(2014, 2023), Years: "2014—2023年", CategoryName: "年份", Sources: annual, Sample: true,
			Series: []Series{
				{"胡家田村", numbers(1.2, 2.4, 3.8, 6.5, 9.2, 14.6, 18.3, 22.7, 28.4, 33.9)},
				{"大坪上村", numbers(0.8, 1.1, 1.9, 3.2, 5.4, 7.7, 9.8, 12.1, 14.9, 18.2)},
				{"石门坎村", numbers(0, 0.4, 1.2, 2.8, 5.1, 8.3, 10.2, 13.6, 15.5, 19.4)}}},
		{Kind: Line, Title: "有缺口的指标", Unit: "户", Categories: years(2014, 2023), Years: "2014—2023年", CategoryName: "年份", Sources: annual,
			Series: []Series{{"通水户数", []quantity.Decimal{num(12), num(40), gap, num(88), gap, gap, num(210), num(260), num(300), gap}}}},
		{Kind: Line, Title: "疏密不匀的年份", Unit: "%", Decimals: 1, Categories: []string{"2005", "2010", "2014", "2015", "2016", "2020"}, Years: "2005—2020年", CategoryName: "年份",
			Series: []Series{{"硬化路通达率", numbers(22.5, 41, 63.2, 70.1, 78.8, 100)}}},
		{Kind: Line, Title: "名称太长，改用图例的折线", Unit: "元/人", Categories: years(2016, 2022), Years: "2016—2022年", CategoryName: "年份", Sources: annual,
			Series: []Series{
				{"某某某某某自治县石门坎乡", numbers(128000, 135000, 142000, 150000, 158000, 166000, 171000)},
				{"某某某某某自治县大坪上乡", numbers(98000, 105000, 119000, 121000, 128000, 146000, 161000)},
				{"全县平均", []quantity.Decimal{num(110000), gap, num(120000), num(130000), gap, num(140000), gap}}}},
		{Kind: Line, Title: "只有一点", Unit: "人", Categories: years(2020, 2020), Years: "2020年", CategoryName: "年份", Series: []Series{{"党员", numbers(42)}}},
		{Kind: Line, Title: "全为零", Unit: "户", Categories: years(2018, 2022), Years: "2018—2022年", CategoryName: "年份", Series: []Series{{"返贫户", numbers(0, 0, 0, 0, 0)}}},
		{Kind: Line, Title: "没有数据", Unit: "户", Categories: years(2018, 2020), CategoryName: "年份", Series: []Series{{"某项", []quantity.Decimal{gap, gap, gap}}}},
		{Kind: Bar, Title: "2020年各村党员数", Unit: "人", Categories: villageNames[:6], Years: "2020年", CategoryName: "村", Sources: annual,
			Series: []Series{{"党员", numbers(42, 38, 55, 27, 31, 60)}}},
		{Kind: Bar, Title: "收支与增减", Unit: "万元", Decimals: 1, Categories: years(2016, 2021), Years: "2016—2021年", CategoryName: "年份", Sources: annual,
			Series: []Series{{"结余", numbers(12.4, -8.2, 3.5, -15, 22.1, 30.4)}}},
		{Kind: Bar, Title: "道路建设", Unit: "公里", Categories: []string{"新建", "改建", "入户"}, Years: "", CategoryName: "类别",
			Series: []Series{{"胡家田村", numbers(191, 1416, 960)}, {"大坪上村", numbers(120, 900, 640)}, {"石门坎村", numbers(80, 700, 30)}}},
		{Kind: Bar, Title: "名称很长的柱状图", Unit: "人", Categories: []string{"某某自治州农业银行分行", "乡村振兴投资公司", "县供销合作社联合社", "镇农民专业合作社", "某某种养殖大户联合体", "村股份经济合作社", "返乡创业园", "其他", "外来企业与商会", "驻村工作队"}, Years: "2021年",
			Series: []Series{{"带动就业", numbers(132, 89, 64, 240, 35, 410, 77, 12, 98, 20)}}},
		{Kind: Bar, Title: "四十个小组", Unit: "户", Categories: manyNames(40), Years: "2021年", CategoryName: "小组", Series: []Series{{"户数", wave(40, 20, 5)}}},
		{Kind: HBar, Title: "集中供水与分散供水", Unit: "处", Categories: []string{"集中供水工程", "分散供水工程"}, Years: "", CategoryName: "类别", Series: []Series{{"处数", numbers(268, 10448)}}, Notes: []string{"约数：分散供水工程"}},
		{Kind: HBar, Title: "增减对照", Unit: "%", Decimals: 1, Categories: villageNames[:5], Years: "2020年", CategoryName: "村", Series: []Series{{"人口", numbers(-12.5, 3.2, -4, 0, 8.8)}, {"收入", numbers(8, 12, -2.5, 6, 9)}}},
		{Kind: HBar, Title: "五组并列", Unit: "人", Categories: villageNames[:4], Years: "2020年", CategoryName: "村",
			Series: []Series{{"一组", wave(4, 100, 30)}, {"二组", wave(4, 80, 20)}, {"三组", wave(4, 300, 10)}, {"四组", wave(4, 20, 40)}, {"五组", wave(4, 200, 25)}}},
		{Kind: Stacked, Title: "就业去向", Unit: "人", Categories: years(2015, 2022), Years: "2015—2022年", CategoryName: "年份", Sources: annual,
			Series: []Series{{"省外务工", wave(8, 400, 20)}, {"省内务工", wave(8, 200, 15)}, {"本村产业", wave(8, 80, 30)}, {"公益岗位", wave(8, 20, 3)}}},
		{Kind: Pie, Title: "党员年龄结构", Unit: "人", Categories: []string{"35岁以下", "36至60岁", "60岁以上"}, Years: "2020年", CategoryName: "年龄", Sources: annual, Series: []Series{{"党员", numbers(5, 12, 6)}}},
		{Kind: Ring, Title: "土地利用", Unit: "亩", Categories: []string{"耕地", "林地", "园地", "建设用地", "水面", "其他未利用的各类零散土地"}, Years: "2020年", CategoryName: "类别", Series: []Series{{"面积", numbers(4864, 12038, 930, 410, 96, 55)}}},
		{Kind: Pie, Title: "只有一块的饼", Unit: "人", Categories: []string{"全部"}, Years: "2020年", Series: []Series{{"人数", numbers(33)}}},
		{Kind: Pie, Title: "有负数的饼改作柱", Unit: "人", Categories: []string{"流入", "流出"}, Years: "2020年", Series: []Series{{"人数", numbers(33, -12)}}},
		{Kind: Radar, Title: "两村六项对照", Units: []quantity.Unit{"元", "公里", "户", "%", "人", "万元"}, Categories: []string{"人均可支配收入", "硬化路", "通水户", "入学率", "党员", "村集体经济收入"}, Years: "2020年", CategoryName: "指标", Decimals: -1,
			Series: []Series{{"胡家田村", numbers(11380, 24.5, 402, 98.5, 42, 33.9)}, {"大坪上村", numbers(8200, 31, 210, 96, 38, 18.2)}}},
		{Kind: Pyramid, Title: "党员年龄与性别", Unit: "人", Categories: []string{"35岁以下", "36至45岁", "46至60岁", "60岁以上"}, Years: "2020年", CategoryName: "年龄", Sources: annual, Sample: true,
			Series: []Series{{"男", numbers(8, 12, 15, 9)}, {"女", numbers(6, 9, 7, 3)}}},
		{Kind: HBar, Title: "参与力量", Units: []quantity.Unit{"名", "个", "支", "家", "个单位"}, Decimals: -1, Categories: []string{"市级领导包乡", "机关单位结对", "驻村工作队", "民营企业与商会", "企事业单位参加集团化帮扶"}, CategoryName: "事项",
			Series: []Series{{"数值", numbers(31, 980, 170, 142, 88)}}},
		{Kind: Bar, Title: "上亿的数", Unit: "元", Categories: years(2018, 2021), Years: "2018—2021年", Series: []Series{{"贷款", numbers(128000000, 973400000, 2590000000, 9850000000)}, {"存款", numbers(328000000, 473400000, 590000000, 850000000)}}},
		{Kind: Slope, Title: "两个年份之间", Unit: "元", Categories: villageNames[:6], Years: "2014、2023年", CategoryName: "地方", Sources: annual,
			Series: []Series{{"2014", numbers(3120, 2800, 4100, 3900, 2950, 3300)}, {"2023", numbers(11380, 9100, 9400, 12800, 7050, 8800)}}},
		{Kind: Slope, Title: "突出一个村", Unit: "%", Decimals: 1, Categories: villageNames[:8], Years: "2014、2023年", CategoryName: "地方", Sources: annual, Highlighted: []bool{true, false, false, false, false, false, false, false},
			Series: []Series{{"2014", numbers(63.1, 62.8, 71, 59.9, 62.5, 63.3, 50, 58)}, {"2023", append(numbers(98.8, 91, 94, 98.8, 70.5, 88, 92), gap)}}},
		{Kind: Dot, Title: "两年之间的差距", Unit: "元", Categories: villageNames[:7], Years: "2014、2023年", CategoryName: "地方", Sources: annual,
			Series: []Series{{"2014", numbers(3120, 2800, 4100, 3900, 2950, 3300, 5000)}, {"2018", numbers(6120, 4800, 5100, 6900, 4950, 5300, 5000)}, {"2023", append(numbers(11380, 9100, 9400, 12800, 7050, 8800), gap)}}},
		{Kind: Multiples, Title: "各村人均收入", Unit: "元", Categories: years(2014, 2019), Years: "2014—2019年", CategoryName: "年份", Sources: annual,
			Series: []Series{{"胡家田村", numbers(3120, 3560, 4210, 5020, 6100, 7240)}, {"大坪上村", numbers(2900, 3160, 3710, 4520, 5100, 5940)}, {"石门坎村", append(numbers(2800, 3060), gap, num(4120), num(4800), num(5240))}, {"龙塘湾村", wave(6, 3000, 300)}, {"杨柳井村", wave(6, 2500, 350)}}},
		{Kind: Line, Title: "单位不同的四项", SeriesUnits: []quantity.Unit{"元", "公里", "%", "户"}, Categories: years(2014, 2019), Years: "2014—2019年", CategoryName: "年份", Sources: annual,
			Series: []Series{{"人均可支配收入", numbers(3120, 3560, 4210, 5020, 6100, 37240)}, {"硬化路", numbers(12.5, 14, 20, 22.4, 30, 31)}, {"入学率", numbers(96.1, 96.9, 97.2, 98, 99.1, 99.4)}, {"通水户", wave(6, 100, 30)}}},
		{Kind: Multiples, Title: "党员年龄结构的变化", Unit: "人", Categories: []string{"35岁以下", "36至60岁", "60岁以上"}, Years: "2016—2020年", CategoryName: "年龄", Sources: annual,
			Series: []Series{{"2016", numbers(5, 12, 6)}, {"2018", numbers(7, 11, 8)}, {"2020", numbers(9, 13, 0)}}},
		{Kind: Line, Title: "一个村与全县", Unit: "元", Categories: years(2014, 2023), Years: "2014—2023年", CategoryName: "年份", Sources: annual,
			Series:     []Series{{"人均可支配收入", numbers(3120, 3560, 4210, 5020, 6100, 7240, 7900, 9010, 10240, 11380)}},
			References: []Reference{{"示例县各村中位数", numbers(3000, 3300, 3800, 4300, 4900, 5600, 6300, 7000, 7800, 8600)}},
			Band:       &Band{"示例县各村中间一半", numbers(2700, 2900, 3300, 3700, 4200, 4800, 5400, 6000, 6700, 7400), numbers(3300, 3700, 4300, 4900, 5600, 6400, 7200, 8000, 8900, 9800)},
			Events:     []Event{{2016, "加入党群理事会"}, {2018, "产业路通车"}}},
		{Kind: Line, Title: "十二个村", Unit: "元", Categories: years(2018, 2023), Years: "2018—2023年", CategoryName: "年份", Sources: annual, Series: manySeries(12)},
		{Kind: Line, Title: "十五个村里突出两个", Unit: "元", Categories: years(2018, 2023), Years: "2018—2023年", CategoryName: "年份", Sources: annual, Series: manySeries(15), Highlighted: []bool{2: true, 9: true, 14: false}},
		{Kind: HBar, Title: "与全国平均比", Unit: "元", Categories: villageNames, Years: "2023年", CategoryName: "地方", Sources: annual, Highlighted: []bool{3: true, 7: false},
			Series: []Series{{"人均可支配收入", numbers(12800, 11380, 9400, 9100, 8800, 7050, 6900, 6500)}}, References: []Reference{{"全国平均", numbers(9000, 9000, 9000, 9000, 9000, 9000, 9000, 9000)}}},
		{Kind: Line, Title: "轴上的万", Unit: "元", Categories: years(2019, 2023), Years: "2019—2023年", CategoryName: "年份", Sources: annual, Series: []Series{{"集体收入", numbers(1200000, 1800000, 2456789, 3000000, 3480000)}}},
		{Kind: Line, Title: "很小的数", Unit: "‰", Decimals: 4, Categories: years(2018, 2021), Years: "2018—2021年", Series: []Series{{"发生率", numbers(0.001, 0.004, 0.0025, 0.002)}}},
		{Kind: Multiples, Title: "一个村的三项与同县各村", SeriesUnits: []quantity.Unit{"元", "%", "户"}, Categories: years(2014, 2019), Years: "2014—2019年", CategoryName: "年份", Sources: annual,
			MedianName: "某县各村中位数", HalfName: "某县各村中间一半", Highlighted: []bool{true, true, false},
			Series: []Series{{"人均可支配收入", numbers(3120, 3560, 4210, 5020, 6100, 7240)}, {"入学率", []quantity.Decimal{num(96.1), gap, num(97.2), gap, num(99.1), num(99.4)}}, {"通水户", wave(6, 100, 30)}},
			Among: []Among{
				{Median: numbers(2900, 3200, 3800, 4400, 5200, 6000), Low: numbers(2500, 2800, 3300, 3900, 4600, 5300), High: numbers(3300, 3700, 4300, 5000, 5900, 6800)},
				{Median: []quantity.Decimal{num(95), num(95.5), gap, num(96), num(97), num(98)}},
				{}}},
	}
}

func part(count, name string, parts ...report.ProgramPart) report.ProgramPart {
	return report.ProgramPart{Count: count, Name: name, Parts: parts}
}

func partsOf(count string, names ...string) []report.ProgramPart {
	var list []report.ProgramPart
	for _, n := range names {
		list = append(list, part(count, n))
	}
	return list
}

func program(name, said string, shape formula.Shape, parts ...report.ProgramPart) *report.Program {
	return &report.Program{ID: name, Name: name, Stated: true, Parts: parts, Formula: formula.Formula{Name: said, Shape: shape}}
}

func programs() []*report.Program {
	double := program("双亮双诺双实", "双亮双诺双实", formula.Doubles, partsOf("", "脱贫承诺", "带富承诺", "监督亭")...)
	double.Stated = false
	for _, l := range []string{"亮", "诺", "实"} {
		double.Formula.Terms = append(double.Formula.Terms, formula.Term{Count: formula.Count{Text: "双", Min: 2, Max: 2}, Label: l})
	}
	unknown := program("党建扶贫10+模式", "10+", formula.Sum)
	unknown.Stated = false
	deep := program("三轮结对", "三轮结对", formula.Counted,
		part("", "县级领导包乡", part("", "三先留", partsOf("", "联系电话", "常住地点", "真实愿景")...)),
		part("", "乡镇（部门）领导包村", part("", "四必清", partsOf("", "一户一策定清", "政策到户讲清", "委托事项办清", "心理压力疏清")...)),
		part("", "党员干部包户"))
	return []*report.Program{
		program("六个一工作法", "六个一", formula.Ones, partsOf("", "一个坚强战斗堡垒", "一支先锋模范队伍", "一个党群服务阵地", "一条产业发展道路", "一个集体经济项目", "一套基层组织制度")...),
		program("四个一精准扶贫产业", "四个一", formula.Ones, partsOf("", "一户一亩井冈蜜柚", "一户一亩横江葡萄", "一户一个鸡棚", "一户一人进园务工")...),
		program("党群理事会1+N+1", "1+N+1", formula.Sum, part("1", "理事会党员"), part("N", "有经济实力的理事会非贫困户成员"), part("1", "贫困户")),
		program("2+n+1特色产业发展模式", "2+n+1", formula.Sum, part("2", "引领", partsOf("", "片区党委", "订单农业")...),
			part("n", "经营主体", partsOf("", "村集体经济组织", "农民专业合作社", "农业产业化龙头企业", "种养殖大户", "家庭农场")...), part("1", "建档立卡贫困户")),
		program("先锋互助小细胞", "1+1..3+1", formula.Sum, part("1", "党员致富能手"), part("1..3", "非贫困户"), part("1", "贫困户")),
		program("1+X驻村工作组", "1+X", formula.Sum, part("1", "一名副职任组长"), part("X", "")),
		program("4321结对帮扶", "4321", formula.Digits, part("4", "副县级以上干部"), part("3", "正科级干部"), part("2", "副科级干部"), part("1", "科级以下干部")),
		program("131村治理模式", "131", formula.Digits, part("1", "强化", partsOf("", "村级党组织的领导核心地位")...), part("3", "规范", partsOf("", "村级组织", "工作程序", "干部行为")...), part("1", "监督", partsOf("", "民主监督")...)),
		program("三考两评一述", "三考两评一述", formula.Tally, part("三", "考", partsOf("", "工作考勤", "业绩考核", "政策考试")...), part("两", "评", partsOf("", "群众测评", "组织部评议")...), part("一", "述", partsOf("", "工作述职")...)),
		program("三个三", "三个三", formula.Grid, part("三", "队伍", partsOf("", "场党委班子“带头人”", "党组织书记“领头雁”", "第一书记“主心骨”")...), part("三", "制度", partsOf("", "包抓联结", "“三问”征询", "问题交办")...), part("三", "“菜单”", partsOf("", "产业", "基础设施", "暖心服务")...)),
		double,
		program("五联工作机制", "五联", formula.Counted, partsOf("", "组织联建", "队伍联管", "基建联动", "产业联育", "民风联塑")...),
		program("七权同确", "七权同确", formula.Counted, partsOf("", "土地承包经营权", "林权", "集体土地所有权", "集体建设用地使用权", "房屋所有权", "小型水利工程产权", "农村集体财产权")...),
		unknown, deep,
		program("没有数字的方法", "", formula.None, partsOf("", manyNames(12)...)...),
	}
}

func BenchmarkAppend(b *testing.B) {
	list := samples()
	for _, i := range []int{0, 1, 8, 16, 17, 22} {
		c := list[i]
		c.ID = "c1"
		b.Run(string(c.Kind)+" "+c.Title, func(b *testing.B) {
			buffer := draw(c)
			b.ReportAllocs()
			b.ReportMetric(float64(len(buffer)), "bytes/chart")
			for b.Loop() {
				buffer = Append(buffer[:0], c, zh)
			}
		})
	}
}

func BenchmarkDiagram(b *testing.B) {
	list := programs()
	var buffer []byte
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range list {
			buffer = diagram.Append(buffer[:0], p, zh)
		}
	}
}
