package check

import (
	"fmt"
	"strings"
	"testing"
)

// TestListsAreCountedWithinTheirLimits holds what a text announces against the sections and points that follow it.
func TestListsAreCountedWithinTheirLimits(t *testing.T) {
	sections := func(head string, items ...string) string { return head + "\n\n" + strings.Join(items, "\n\n") }
	holdSides(t, []side{
		{"二是 behind 一方面 goes back to no list above, and a number that stands again is out of order", [][2]string{
			{"一是修路，二是修渠。\n\n一方面，村里缺水；二是缺电。", "section-gap"},
			{"一是修路，二是修渠。\n\n村里缺水；二是缺电。", "section-order"},
			{"一是修路，二是修渠。一方面，村里缺水；二是缺电。", "section-order"},
			{"一是修路，二是修渠，三是修桥。\n\n一方面，村里缺水；三是缺电。", "section-order"},
		}},
		{"the sections below an announcement are as many as it says, up to a heading or a section of a higher level", [][2]string{
			{sections("重点做好三个方面工作：", "（一）抓产业。", "（二）抓班子。", "（三）抓环境。"), ""},
			{sections("重点做好三个方面工作：", "（一）抓产业。", "（二）抓班子。"), "section-gap"},
			{sections("重点做好三个方面工作：", "（一）抓产业。", "（二）抓班子。（三）抓环境。"), ""},
			{sections("重点做好三个方面工作：", "### （一）抓产业", "写了。", "### （二）抓班子", "写了。", "## 成效", "写了。"), "section-gap"},
			{sections("做法分四步：", "1．先摸底。", "2．再开会。", "一、成效", "写了。"), "section-gap"},
		}},
		{"articles are counted through the text; one that stands behind a later one is out of order", [][2]string{
			{sections("第一条　爱护公物。", "第二条　门前三包。", "第三条　不乱倒垃圾。", "第四条　罚款归集体。"), ""},
			{sections("第一条　爱护公物。", "第二条　门前三包。", "第三条　不乱倒垃圾。", "第二条　罚款归集体。"), "section-order"},
			{sections("第九十八条　爱护公物。", "第九十九条　门前三包。", "第一百零二条　罚款归集体。"), ""},
		}},
		{"points begin anew behind another question", [][2]string{
			{"问：村里怎么办？答：一是修路。二是修渠。问：钱从哪来？答：一是争取。二是自筹。", ""},
			{"村里的办法是，一是修路。二是修渠。四是争取。", "section-gap"},
		}},
		{"the first of a list may be glued to a sentence before the second", [][2]string{
			{"会议研究了几件事。（一）抓产业。（二）抓班子。（三）抓环境。关于科技兴农问题（一）引进良种。（二）培训农民。", ""},
			{"会议研究了几件事。（一）抓产业。（二）抓班子。（三）抓环境。（二）培训农民。", "section-order"},
			{sections("会议研究了几件事。（一）抓产业。（二）抓班子。（三）抓环境。", "关于科技兴农问题（一）引进良种。", "会上又说，（二）培训农民。"), ""},
		}},
		{"（1） below 一、 leaves out a level, unless it is counted through all sections", [][2]string{
			{sections("一、产业", "（1）种茶。", "（2）养羊。", "二、班子", "（3）选人。", "（4）用人。"), ""},
			{sections("一、产业", "（1）种茶。", "（2）养羊。", "二、班子", "（1）选人。", "（2）用人。"), "section-order section-order"},
			{sections("一、产业", "（1）种茶。", "（2）养羊。", "二、班子", "（3）选人。", "（5）用人。"), "section-gap"},
		}},
		{"a list that begins with the number of its section is counted without it", [][2]string{
			{"一、成员单位有农业局、水利局、林业局、民政局等四个单位。", ""},
			{"一、成员单位有农业局、水利局、林业局、民政局、教育局等四个单位。", "section-gap"},
		}},
		{"who does what 三亮 says may stand inside the quotation marks", [][2]string{
			{"村里推行“党员三亮”，即亮身份、亮承诺、亮业绩。", ""},
			{"村里推行“党员三亮”，即亮身份、亮承诺。", "section-gap"},
		}},
		{"blanks before the number part nothing", [][2]string{
			{"环境好、服务好、收入高  三个特点。", ""},
			{"环境好、服务好、收入高  四个特点。", "section-gap"},
		}},
		{"modes are counted by the quotations that their clauses begin with", [][2]string{
			{"村里推广三种模式：“公司＋农户”，统一收购；“合作社＋农户”，统一农资；“电商＋农户”，统一销售。", ""},
			{"村里推广三种模式：“公司＋农户”，统一收购；“合作社＋农户”，统一农资。", "section-gap"},
		}},
		{"each deed of 三清一改 is counted for itself", [][2]string{
			{"农村环境抓好“三清一改”：清垃圾、清塘沟、清粪污，改习惯。", ""},
			{"农村环境抓好“三清一改”：清垃圾、清塘沟，改习惯。", "section-gap"},
		}},
		{"what everybody knows by heart is reported in full, or with 等", [][2]string{
			{"落实“三会一课”，按时召开党员大会、支委会、党小组会，上好党课。", ""},
			{"落实“三会一课”，按时召开党员大会、支委会、党小组会。", "section-gap"},
			{"落实“三会一课”，按时召开党员大会、支委会、党小组会等。", ""},
			{"落实“三会一课”，按时召开党员大会、支委会。", ""},
			{"坚持四议两公开，提议、商议、审议、决议、决议公开、结果公开都有记录。", ""},
			{"坚持四议两公开，提议、商议、审议、决议、结果公开都有记录。", "section-gap"},
			{"四风问题整治了形式主义、官僚主义和享乐主义。", "section-gap"},
			{"四风问题整治了形式主义，这一年里开会少了三成多而且都短了，官僚主义，也查了享乐主义。", ""},
			{"坚持自治、法治、德治相结合的三治融合。", ""},
			{"坚持自治、法治相结合的三治融合。", "section-gap"},
		}},
		{"names of roads before a number are as many as they are, and persons before a number are with who tells of them", [][2]string{
			{"黔张常铁路、龙永高速、永吉高速、张花高速三条路线。", ""},
			{"我和小刘、小常三个人一起去。", ""},
			{"麦菜薯、牛羊乳六样东西都有。", ""},
		}},
	})
}

// TestArticlesAreNamedAsLawsNameThem leaves articles out of a long code and reads their numbers in the reports.
func TestArticlesAreNamedAsLawsNameThem(t *testing.T) {
	missing := map[int]string{10: "十", 99: "九十九", 101: "一百零一", 110: "一百一十", 112: "一百一十二", 120: "一百二十", 200: "二百", 345: "三百四十五", 1000: "一千", 1003: "一千零三", 1010: "一千零一十"}
	var text strings.Builder
	var want []string
	for n := 1; n <= 1012; n++ {
		if name, ok := missing[n]; ok {
			want = append(want, "少了第"+name+"条")
		} else {
			fmt.Fprintf(&text, "第%s条　村规第%d款照旧。\n\n", articleName(n), n)
		}
	}
	found, _ := checkedWhole(t, text.String())
	var got []string
	for _, p := range found {
		if p.Rule == sectionGapID {
			_, lost, _ := strings.Cut(p.Message.ZH, "，")
			got = append(got, lost)
		}
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%q\nwant %q", got, want)
	}
}
