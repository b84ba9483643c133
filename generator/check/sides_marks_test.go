package check

import (
	"strings"
	"testing"

	"casebook/generator/problem"
)

// holdHints checks texts as holdSides does. Beside each stands the rule that must report it and what its hint tells the editor to type or to do;
// without a rule nothing may be reported.
func holdHints(t *testing.T, texts [][3]string) {
	t.Helper()
	for _, x := range texts {
		found, _ := checkedWhole(t, "全村的情况说明如下，供大家参考。\n\n"+x[0]+"\n\n村里的路修好了，大家都满意。\n")
		reported, _ := problem.ApplySeverities(found, problem.Policy{Rules: Catalog()})
		var got []string
		right := x[1] == ""
		for _, p := range reported {
			if p.Rule == missingDateID || p.Rule == figureUnboundID {
				continue
			}
			got = append(got, string(p.Rule)+": "+p.Hint.ZH)
			right = x[1] != "" && (right || string(p.Rule) == x[1] && strings.Contains(p.Hint.ZH, x[2]))
		}
		if !right {
			t.Errorf("%s\n%q, want %s: %s", x[0], got, x[1], x[2])
		}
	}
}

// TestHintsSayWhatToTypeForAMark holds what an editor is told to type where a mark of Markdown, HTML or another program was typed.
func TestHintsSayWhatToTypeForAMark(t *testing.T) {
	holdHints(t, [][3]string{
		{"<b>重点</b>工作。", "markup", "加粗写成“**文字**”"},
		{"<strong>重点</strong>工作。", "markup", "加粗写成"},
		{"<i>重点</i>工作。", "markup", "强调写成“*文字*”"},
		{`<img src="a.jpg">图。`, "markup", "图片写成"},
		{`<a href="x">重点</a>工作。`, "markup", "链接写成“[文字](网址)”"},
		{"<table><tr><td>1</td></tr></table>", "markup", "表格写成"},
		{`<video src="a.mp4"></video>录像。`, "markup", "[看录像](文件名.mp4)"},
		{`<iframe src="a"></iframe>地图。`, "markup", "删去它，写成链接"},
		{"<script>x</script>", "markup", "删去它和它里面的代码"},
		{"面积3平方米<sup>2</sup>。", "markup", "写成“²”“³”"},
		{"![图上有什么](a.jpg){width=300}", "markup", "删去它"},
		{`路径是D:\材料\_说明。`, "markup", "写成“`D:\\材料\\_说明`”"},
		{"- 甲\n - 乙", "markup", "前面空2格，写成“  - 乙”"},
		{"1. 甲\n  - 乙", "markup", "前面空3格，写成“   - 乙”"},
		{"1. 甲\n   - 乙", "", ""},
		{"- 甲\n  - 乙", "", ""},
		{"- 甲\n  1. 乙\n  2. 丙\n- 丁", "", ""},
		{"1. 甲\n  - 乙\n2. 丙", "markup", "前面空3格"},
		{"全村修路3公里，\n投入120万元，\n---", "markup", "在“---”前面空一行"},
		{"全村修路3公里，投入120万元。\n===", "markup", "空一行，写成“---”"},
		{"```chat\ntitle = \"a\"\n```", "markup", "写成“```chart”"},
	})
}

// TestHintsMendTables holds what is reported of a table that is none.
func TestHintsMendTables(t *testing.T) {
	holdHints(t, [][3]string{
		{"| 村名 | 户数 |\n| 甲村 | 31 |", "markup", "在这一行下面加一行：“|---|---|”"},
		{"| 村名 | 户数\n| 甲村 | 31", "markup", "在这一行下面加一行：“|---|---|”"},
		{"> | 村名 | 户数 |\n> | 甲村 | 31 |", "markup", "在这一行下面加一行：“|---|---|”"},
		{"｜村名｜户数｜\n｜甲村｜31｜", "markup", "这一行写成“|村名|户数|”"},
		{"+----+----+\n| 村 | 户 |\n+----+----+\n| 甲 | 31 |", "markup", "删去其余画线的各行"},
		{"姓名,收入,年份\n甲,12,2019\n乙,13,2020", "markup", "写成表格：“| 姓名 | 收入 | 年份 |”"},
		{"姓名,收入,年份\n甲,12\n乙,13,2020", "punctuation", "改成“，”"},
		{"姓名,收入,年份\n甲,去年,村里\n乙,今年,镇上", "punctuation", "改成“，”"},
		{"| 村名 | 户数 |\n|---|---|\n| 甲村 | 31 |", "", ""},
	})
}

// TestHintsMendAddresses holds what is reported of links and addresses that lead nowhere.
func TestHintsMendAddresses(t *testing.T) {
	holdHints(t, [][3]string{
		{"见<https:/www.example.cn>。", "markup", "写成“https://www.example.cn”"},
		{"见<htp://www.example.cn/a>。", "markup", "写成“http://www.example.cn/a”"},
		{"见<https://www.example.cn>。", "", ""},
		{"[看说明]\n(说明.docx)", "markup", "写成“[看说明](说明.docx)”"},
		{"![修好的路]\n(路.jpg)", "markup", "写成“![修好的路](路.jpg)”"},
		{"见[详情](ftp://a.cn/b)。", "broken-link", "链接只能指向网址"},
		{"见[详情](javascript:alert)。", "broken-link", "链接只能指向网址"},
		{"见[详情](http:)。", "broken-link", "从浏览器的地址栏里重新复制这个网址"},
		{"见[详情](说明.docx?v=1)。", "broken-link", "写成“说明.docx”"},
		{`见[详情](D:\材料\说明.docx)。`, "broken-link", "这是自己电脑里的位置"},
		{"见[详情](/sdcard/a.jpg)。", "broken-link", "这是自己手机里的位置"},
		{"见[详情](bgs@example.cn)。", "broken-link", "写成“mailto:bgs@example.cn”"},
		{`见[详情](..\studies\a.md)。`, "broken-link", "写成“../studies/a.md”"},
		{"见[详情](//www.example.cn)。", "broken-link", "写成“https://www.example.cn”"},
		{"写了[1024户](fact:450329102201/income)。", "fact-unknown", "没有叫“450329102201”的材料"},
		{"写了[1024户](fact:4503/income@2020年)。", "fact-unknown", "写成“fact:4503/income@2020”"},
		{"写了[1024户](fact:a/b/c)。", "fact-unknown", "没有叫“a/b”的材料"},
		{"写了[1024户](fact:4503/income@2020)。", "fact-unknown", "没有代码是“4503”的村或地区"},
	})
}

// TestHintsMendPunctuation holds marks that are wrong, and signs beside them that are none.
func TestHintsMendPunctuation(t *testing.T) {
	holdHints(t, [][3]string{
		{"常用的标点有，。；：四种。", "", ""},
		{"困难很多，。办法也多。", "punctuation", "改成“。”"},
		{"困难很多。，办法也多。", "punctuation", "改成“。”"},
		{"困难很多，；办法也多。", "punctuation", "改成“；”"},
		{"困难很多。。。办法也多。", "punctuation", "改成“……”"},
		{"困难多......办法更多。", "punctuation", "改成“……”"},
		{"大家都说好！！", "", ""},
		{"真的吗？！大家说。", "", ""},
		{"全村投入1。35万元。", "punctuation", "改成“.”"},
		{"全村投入１．３５万元。", "", ""},
		{"全村投入3，600万元。", "punctuation", "改成“,”"},
		{"共3，600户。", "punctuation", "改成“,”"},
		{"全村分组1，600人参加。", "", ""},
		{"茶园在北纬31。的地方。", "", ""},
		{"茶园在北纬31。12′的地方。", "punctuation", "改成“°”"},
		{"气温22～25。之间。", "punctuation", "改成“°”"},
		{"入社率达到98.5%.群众满意。", "punctuation", "改成“。”"},
		{"增长了12℅。", "punctuation", "改成“%”"},
		{"茶叶﹑油茶都有。", "punctuation", "改成“、”"},
		{"干部走访了—次，群众高兴。", "punctuation", "改成“一”"},
		{"村里的路——次干道都通了。", "", ""},
		{"各村(社区）都有。", "punctuation", "改成“（”"},
		{"有30户（含贫困户5户)已搬迁。", "punctuation", "改成“）”"},
		{"配置是 source = \"编号\"，照写。", "", ""},
		{"落实\"六个一\"工作法。", "punctuation", "成对的 “ ”"},
		{"发展产业 ，增加收入。", "punctuation", "改成“，”"},
		{"我们到各村的学校进行了调查， 发现部分学校缺少教师，有的课开不起来。", "punctuation", "改成“，”"},
		{"镇里请来技术员讲课，山上的茶园 和山下的果园都派人来听，听完当场答疑。", "punctuation", "改成“园和”"},
		{"镇里打出“山上茶园 山下果园”的牌子，游客多了起来，农户也都有了事做。", "", ""},
		{"第一条 为方便群众办事，在各村设代办点，由镇便民服务中心管理和考核。", "", ""},
		{"7 、营造文化氛围，唤起职工热情。", "punctuation", "改成“、”"},
		{"办法,就在村里。", "punctuation", "改成“，”"},
		{"表里有#REF!错误,要改。", "punctuation", "改成“，”"},
	})
}

// TestParagraphsEndInAMark holds paragraphs of some length, which end in a mark whatever character they end with.
func TestParagraphsEndInAMark(t *testing.T) {
	const road = "村里的路去年秋天修好了，从村口一直通到山脚下的茶园，大家出门都方便。"
	const water = "今年春天又接通了自来水，家家户户都用上了干净的山泉水"
	holdSides(t, []side{
		{"a long paragraph of several sentences lacks the last mark behind a character, a share, a number or a quotation", [][2]string{
			{road + water + "，老人们都很高兴", "punctuation"},
			{road + water + "，老人们都很高兴。", ""},
			{road + "今年春天又接通了自来水，用上干净山泉水的人家占了全村所有人家的百分之九十，也就是90%", "punctuation"},
			{road + "今年春天又接通了自来水，村里用上干净的山泉水的人家，数一数已经到了128", "punctuation"},
			{road + water + "，老人们都说：“如今，真方便”", "punctuation"},
			{road + water + "，老人们都说“方便”", ""},
			{road + water + "，", "punctuation"},
			{road + water + "。\n引来产业，带动全村的老人和妇女在家门口务工增收", "punctuation"},
		}},
		{"a short paragraph and one of a single sentence may be a title", [][2]string{
			{road + "老人们都很高兴", ""},
			{"村里的路去年秋天修好了，从村口一直通到山脚下的茶园，大家出门都方便，" + water + "，老人们都很高兴", ""},
			{"村里的路，", ""},
		}},
		{"who wrote a paragraph may stand behind it without a mark, who says it may not", [][2]string{
			{road + water + "。本报通讯员 周小川 报道", "copied-footer"},
			{road + water + "。镇党政办供稿", ""},
			{"“" + road + water + "。”老支书说", "punctuation"},
		}},
	})
}
