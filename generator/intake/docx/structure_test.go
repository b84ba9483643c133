package docx

import (
	"strings"
	"testing"
)

// set is a run in a font and size of its own.
func set(font, size, text string) string {
	return `<x:r><x:rPr><x:rFonts x:eastAsia="` + font + `"/><x:sz x:val="` + size + `"/></x:rPr><x:t>` + text + `</x:t></x:r>`
}

// inBox is a run that holds a text box.
func inBox(paragraphs string) string {
	return `<x:r><x:pict><x:textbox><x:txbxContent>` + paragraphs + `</x:txbxContent></x:textbox></x:pict></x:r>`
}

const center = `<x:jc x:val="center"/>`

// long is a paragraph of the body.
func long(text string) string {
	return p("", set("仿宋", "32", text+longTail))
}

const longTail = "。坚持问题导向，把群众反映强烈的事情一件一件办好，把好的做法用制度固定下来，年年有人管、事事有着落。"

// Each case imitates the head or the sections of a paper that somebody published.
func TestTheStructureIsReadFromNumbersFontsAndSizes(t *testing.T) {
	wholes := wholesOf(t, "structure")
	for name, c := range map[string]struct {
		body, title string
		want        []string
		never       []string
	}{
		"title of two lines below a red head and a number": {
			p(center, set("小标宋", "52", "青禾县人民政府文件")) + p(center, set("仿宋", "32", "青政发〔2024〕15号")) +
				p(center, set("小标宋", "44", "青禾县人民政府")) + p(center, set("小标宋", "44", "关于加快产业振兴的通知")) + p("", set("仿宋", "32", "各乡镇人民政府：")) +
				p("", set("黑体", "32", "一、总体要求")) + long("按照要求") + p("", set("楷体", "32", "（一）目标")) + p("", set("仿宋", "32", "1. 近期目标")) + long("到年底全部完成"),
			"青禾县人民政府关于加快产业振兴的通知",
			[]string{"## 一、总体要求", "### （一）目标", "#### 1\\. 近期目标"}, []string{"文件"},
		},
		"a title page with one character a line": {
			p(center, set("黑体", "72", "社")) + p(center, set("黑体", "72", "会")) + p(center, set("黑体", "72", "实践报告")) + p("", set("宋体", "28", "学院：文学院  ")) + long("我们去了村里"),
			"社会实践报告", []string{"学院：文学院\n"}, []string{"&#32;"},
		},
		"heads without numbers": {
			p(center, set("小标宋", "44", "青禾村的账")) + p("", set("黑体", "32", "家底清楚")) + long("全村清点了资产") + p("", set("仿宋", "32", "记账的人")) + long("记账的人每月公示"),
			"青禾村的账", []string{"## 家底清楚", "\n记账的人\n"}, []string{"## 记账的人"},
		},
		"sentences that are numbered are no heads": {
			p(center, set("小标宋", "44", "项目细则")) + p("", set("黑体", "32", "第一条 条件")) + long("申请的人须满足条件") +
				p("", set("仿宋", "32", "（一）热爱家乡；")) + p("", set("仿宋", "32", "（二）能够长住。")) + p("", set("仿宋", "32", "1. 身份证明")) + p("", set("仿宋", "32", "2. 申请表")),
			"项目细则", []string{"## 第一条 条件", "\n（二）能够长住。", "\n1\\. 身份证明"}, []string{"# （二）", "# 2"},
		},
		"decimals": {
			p(center, set("小标宋", "44", "调研报告")) + p("", set("宋体", "24", "1 引言")) + p("", set("黑体", "30", "1. 引言")) + p("", set("黑体", "26", "1.1 背景")) + long("村里的情况"),
			"调研报告", []string{"## 1\\. 引言", "### 1.1 背景"}, nil,
		},
		"every way to number": {
			p(center, set("小标宋", "44", "村的做法")) + p("", set("黑体", "32", "第一章 村情")) + p("", set("黑体", "32", "第一节 位置")) + p("", set("黑体", "32", "一. 水土")) + p("", set("黑体", "32", "1. 水")) + p("", set("黑体", "32", "（1）井")) + long("井有三口") +
				p("", set("仿宋", "32", "（1）东井在村口；")) + p("", set("仿宋", "32", "（2）西井在山脚。")),
			"村的做法", []string{"## 第一章 村情", "\n### 第一节 位置", "\n#### 一. 水土", "\n##### 1\\. 水", "\n###### （1）井", "\n（1）东井"}, nil,
		},
		"brackets below a number": {
			p(center, set("小标宋", "44", "村的做法")) + p("", set("黑体", "32", "一．主要做法")) + p("", set("黑体", "32", "（1）建队伍")) + long("队伍建起来") + p("", set("黑体", "32", "（2）立规矩")) + long("规矩立起来"),
			"村的做法", []string{"## 一．主要做法", "\n### （1）建队伍", "\n### （2）立规矩"}, nil,
		},
		"a line that leads to the text is no addressee": {
			p(center, set("小标宋", "44", "六月二日")) + p("", set("仿宋", "32", "今天走访的几点感触：")) + long("村里的路修通了"),
			"六月二日", []string{"今天走访的几点感触："}, nil,
		},
		"addressees": {
			p(center, set("小标宋", "44", "通知")) + p("", set("仿宋", "32", "各乡镇人民政府（街道办事处），县直各单位:")) + long("请照办"),
			"通知", nil, []string{"县直各单位"},
		},
		"styles that begin below the first": {
			`<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("工作总结") + `</x:p><x:p><x:pPr><x:pStyle x:val="H2"/></x:pPr>` + r("成果") + `</x:p>` + long("做成的事"),
			"工作总结", []string{"## 成果"}, []string{"### 成果"},
		},
		"a numbered chapter is no title": {
			p("", set("宋体", "44", "吴语调研报告")) + p("", set("宋体", "24", "摘要：问卷")) + `<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("1调研背景") + `</x:p>` + long("村里的情况") + `<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("2结果") + `</x:p>` + long("问卷的结果"),
			"吴语调研报告", []string{"## 1调研背景", "## 2结果"}, nil,
		},
		"the first of numbered chapters without a title above them": {
			`<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("1村情") + `</x:p>` + long("村里的情况") + `<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("2做法") + `</x:p>` + long("修路的办法"),
			"", []string{"## 1村情", "## 2做法"}, nil,
		},
		"the place of a photo beside the name of a form": {
			p("", r("附件1：")+inBox(p(center, set("宋体", "22", "一"))+p(center, set("宋体", "22", "寸"))+p(center, set("宋体", "22", "照")))) + p("", set("宋体", "44", "村医健康检查表")) + long("请如实填写") + long("一式两份") + long("存档备查"),
			"村医健康检查表", []string{"> 一寸照\n"}, []string{"村医健康检查表"},
		},
		"a title in a box above a smaller line": {
			p("", inBox(p(center, set("小标宋", "72", "青禾村的账")))) + p(center, set("仿宋", "32", "县委办公室")) + long("全村清点了资产") + long("点完入账"),
			"青禾村的账", []string{"县委办公室"}, []string{"> 青禾村的账"},
		},
		"a box in the style of a list of contents": {
			p(center, set("小标宋", "44", "青禾村的账")) + p(`<x:pStyle x:val="C1"/>`, r("一、家底\t1")) + long("全村清点了资产") + p("", inBox(p(`<x:pStyle x:val="C1"/>`, r("先点后记")))),
			"青禾村的账", []string{"> 先点后记"}, []string{"一、家底"},
		},
		"a title that is broken inside a word": {
			p(center, set("小标宋", "44", "关于“双推双评”材")+`<x:r><x:br/></x:r>`+set("小标宋", "44", "料报送的通知")) + long("请照办"),
			"关于“双推双评”材料报送的通知", nil, nil,
		},
		"a title with spaces between its words": {
			p(center, set("小标宋", "44", "走好兴村路 建好青禾村 in 2024 of GDP —— 青禾")) + long("请照办"),
			"走好兴村路　建好青禾村 in 2024 of GDP ——　青禾", nil, nil,
		},
		"dates that nobody filled in": {
			p(center, set("小标宋", "44", "承诺书")) + long("我们承诺") + p("", set("黑体", "32", "年　　月　　日")) + long("以上属实") + p("", set("黑体", "32", "2018年5月28")) + long("再次承诺") +
				p("", set("黑体", "32", "20__年_月_日")) + long("承诺到底") + p("", set("黑体", "32", "2018年5月")) + long("村里修了路") + p("", set("黑体", "32", "2019年")) + long("又修了桥"),
			"承诺书", []string{"\n年　　月　　日\n", "\n2018年5月28\n", "## 2018年5月\n", "## 2019年\n"}, []string{"# 年", "# 2018年5月28", "# 20\\_"},
		},
		"a typed list of contents, with and without pages": {
			p(center, set("小标宋", "44", "青禾村的账")) + p(center, set("黑体", "32", "目　录")) + p("", set("仿宋", "28", "一、家底清楚…………1")) + p("", set("仿宋", "28", "（一）清点\t2")) + p("", set("仿宋", "28", "二、公示")) +
				p("", set("黑体", "32", "一、家底清楚")) + long("全村清点了资产") + p("", set("黑体", "32", "（一）清点")) + long("点完入账") + p("", set("黑体", "32", "二、公示")) + long("每月公示"),
			"青禾村的账", []string{"## 一、家底清楚", "### （一）清点", "## 二、公示"}, []string{"目　录", "…", "# 二、公示\n\n## "},
		},
		"a colophon stands below, not above": {
			p(center, set("小标宋", "44", "通知")) + long("请照办") + p("", set("仿宋", "28", "抄送：县委办公室。")) + long("一并落实") + long("按月报送") + long("年底总结"),
			"通知", []string{"抄送：县委办公室"}, nil,
		},
		"a head above what stands in the middle": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + p("", set("黑体", "32", "家底清楚")) + p(center, set("仿宋", "32", "（据台账）")) + long("点完入账") +
				p(center, set("黑体", "32", "青禾村")) + p(center, set("黑体", "32", "分红办法")) + long("记账的人每月公示"),
			"青禾村的账", []string{"## 家底清楚", "## 分红办法"}, []string{"# 青禾村"},
		},
		"the largest line is the title, wherever others stand": {
			p("", set("宋体", "44", "吴语调研报告")) + p("", set("宋体", "36", "暑期社会实践")) + long("村里的情况") + long("问卷的结果"),
			"吴语调研报告", nil, []string{"吴语调研报告"},
		},
		"heads that are bold by the run, by its style, and by neither": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + p("", `<x:r><x:rPr><x:b/></x:rPr><x:t>家底清楚</x:t></x:r>`) + long("点完入账") +
				p("", `<x:r><x:rPr><x:rStyle x:val="S1"/></x:rPr><x:t>每月公示</x:t></x:r>`) + long("一户一户都看得到") +
				p("", `<x:r><x:rPr><x:rStyle x:val="S1"/><x:b x:val="0"/></x:rPr><x:t>年年分红</x:t></x:r>`) + long("分到每一户"),
			"青禾村的账", []string{"## 家底清楚\n", "## 每月公示\n", "\n年年分红\n"}, []string{"# 年年分红"},
		},
		"the style of a title stands above what is larger": {
			p(center, set("小标宋", "52", "青禾县典型材料")) + p(`<x:pStyle x:val="T"/>`, r("走好兴村路")) + p(`<x:pStyle x:val="T"/>`, r("——青禾村的账")) + long("全村清点了资产"),
			"走好兴村路——青禾村的账", nil, []string{"走好兴村路"},
		},
		"a line is as large as its largest character": {
			p("", set("宋体", "28", "青禾")+set("宋体", "48", "村的账")+set("宋体", "28", "本")) + p("", set("宋体", "40", "二〇二四年编")) + long("全村清点了资产"),
			"青禾村的账本", nil, []string{"青禾村的账本"},
		},
		"a numbered section ends the head of a paper, however large it is": {
			p("", set("宋体", "44", "青禾村的账")) + p(center, set("黑体", "48", "（一）家底")) + long("全村清点了资产"),
			"青禾村的账", []string{"## （一）家底"}, nil,
		},
		"a number of one paragraph is a head where it is short, ends in no mark and has text below": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + p("", set("仿宋", "32", "1. 家底")) + long("点完入账") + p("", set("仿宋", "32", "2. 公示：")) + long("每月公示") +
				p("", set("仿宋", "32", "3. 分红。")) + long("分到每一户") + p("", set("仿宋", "32", "4. 把全村的资产一件一件点清楚再一件一件记到账上让大家都看得见摸得着")) + long("年年如此") + p("", set("仿宋", "32", "5. 短")) + p("", set("仿宋", "32", "下面太短")),
			"青禾村的账", []string{"## 1\\. 家底\n", "\n2\\. 公示：", "\n3\\. 分红。", "\n4\\. 把", "\n5\\. 短"}, []string{"# 2", "# 3", "# 4", "# 5"},
		},
		"a title that its style centres, by the style that it is based on": {
			p("", set("仿宋", "32", "青禾县材料")) + p(`<x:pStyle x:val="B2"/>`, set("仿宋", "32", "青禾村的账")) + long("全村清点了资产"),
			"青禾村的账", []string{"青禾县材料"}, []string{"青禾村的账"},
		},
		"heads by size, by font and by weight": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + p("", set("仿宋", "36", "家底清楚")) + long("点完入账") + p("", set("楷体", "32", "记账的人")) + long("记账的人每月公示") +
				p("", `<x:r><x:rPr><x:rFonts x:eastAsia="仿宋"/><x:sz x:val="32"/><x:b/></x:rPr><x:t>年年分红</x:t></x:r>`) + long("分到每一户"),
			"青禾村的账", []string{"\n## 家底清楚\n", "\n### 记账的人\n", "\n#### 年年分红\n"}, nil,
		},
		"heads by the font of their style, or of the style that it is based on": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + p(`<x:pStyle x:val="F1"/>`, `<x:r><x:rPr><x:sz x:val="32"/></x:rPr><x:t>家底清楚</x:t></x:r>`) + long("点完入账") +
				p(`<x:pStyle x:val="F3"/>`, `<x:r><x:rPr><x:sz x:val="32"/></x:rPr><x:t>每月公示</x:t></x:r>`) + long("一户一户都看得到"),
			"青禾村的账", []string{"\n## 家底清楚\n"}, []string{"# 每月公示"},
		},
		"a list of contents whose heads are worded otherwise below": {
			p(center, set("小标宋", "44", "青禾村的账")) + p(center, set("黑体", "32", "目录")) + p("", set("仿宋", "28", "家底…………1")) + p("", set("仿宋", "28", "公示…………2")) +
				p("", set("仿宋", "32", "编者的话")) + p("", set("黑体", "32", "一、家底清楚")) + long("全村清点了资产"),
			"青禾村的账", []string{"## 一、家底清楚", "编者的话"}, []string{"目录", "…", "家底…"},
		},
		"a table without cells is none": {
			p(center, set("小标宋", "44", "青禾村的账")) + "<x:tbl></x:tbl><x:tbl><x:tr></x:tr></x:tbl>" + long("全村清点了资产"),
			"青禾村的账", nil, []string{"|", "青禾村的账"},
		},
		"offices that are named below the first paragraph are none that it is written to": {
			p(center, set("小标宋", "44", "通知")) + long("请照办") + p("", set("仿宋", "32", "各乡镇人民政府：")) + long("一并落实"),
			"通知", []string{"\n各乡镇人民政府："}, nil,
		},
		"a title that begins with a number": {
			`<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("20户人家的账") + `</x:p><x:p><x:pPr><x:pStyle x:val="H2"/></x:pPr>` + r("家底") + `</x:p>` + long("全村清点了资产"),
			"20户人家的账", []string{"## 家底\n"}, []string{"20户"},
		},
		"a title that begins with a number, before another head of its level": {
			`<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("20户人家的账") + `</x:p>` + long("全村清点了资产") + `<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("后记") + `</x:p>` + long("记账的人"),
			"20户人家的账", []string{"# 后记\n"}, []string{"20户"},
		},
		"a title without a number above numbered chapters": {
			`<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("工作总结") + `</x:p><x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("1成果") + `</x:p>` + long("做成的事") + `<x:p><x:pPr><x:pStyle x:val="H1"/></x:pPr>` + r("2问题") + `</x:p>` + long("没做成的事"),
			"工作总结", []string{"## 1成果", "## 2问题"}, []string{"工作总结"},
		},
		"a line that begins with a dash below the head is text": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + p("", set("仿宋", "32", "——老支书的话")) + long("点完入账"),
			"青禾村的账", []string{"——老支书的话"}, nil,
		},
		"a paper that begins with its text has no title": {
			long("全村清点了资产") + long("点完入账"), "", []string{"全村清点了资产"}, nil,
		},
		"a number before two sentences is no head": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + p("", set("仿宋", "32", "1. 先分红。再修路")) + long("点完入账"),
			"青禾村的账", []string{"\n1\\. 先分红。再修路"}, []string{"# 1"},
		},
		"what stands at the right is no head": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + p(`<x:jc x:val="right"/>`, set("黑体", "32", "老支书口述")) + long("点完入账") + p(`<x:jc x:val="end"/>`, set("黑体", "32", "会计整理")) + long("每月公示"),
			"青禾村的账", []string{"\n老支书口述", "\n会计整理"}, []string{"# 老支书", "# 会计"},
		},
		"two lines in one are no head": {
			p(center, set("小标宋", "44", "青禾村的账")) + long("全村清点了资产") + `<x:p><x:pPr><x:pStyle x:val="H2"/></x:pPr>` + r("家底") + "<x:r><x:br/></x:r>" + r("公示") + `</x:p>` + long("点完入账"),
			"青禾村的账", []string{"家底\\\n公示"}, []string{"# 家底"},
		},
		"an attachment that begins with a head": {
			p(center, set("小标宋", "44", "通知")) + long("请照办") + p("", set("黑体", "32", "附件")) + p("", set("黑体", "32", "一、范围")) + long("各村按表办"),
			"通知", []string{"## 附件\n", "## 一、范围\n"}, []string{"附件　"},
		},
		"attachments with and without a name": {
			p(center, set("小标宋", "44", "通知")) + long("请照办") + p("", set("黑体", "32", "附件1")) + p(center, set("小标宋", "36", "任务分工表")) + long("各村按表办") + p("", set("黑体", "32", "附件2")) + long("没有名字的附件"),
			"通知", []string{"## 附件1　任务分工表", "## 附件2\n", "没有名字的附件"}, []string{"附件2　"},
		},
		"what stands below a paper": {
			p(center, set("小标宋", "44", "通知")) + long("请照办") + long("请照办") + p("", set("仿宋", "28", "（此件公开发布）")) + p("", set("仿宋", "28", "抄送：县委办公室。")) + p("", set("仿宋", "28", "青禾县人民政府办公室　　2024年5月27日印发")),
			"通知", nil, []string{"抄送", "印发", "此件"},
		},
	} {
		text, got := markdown(t, paper(t, c.body, map[string]string{"word/styles.xml": `<x:styles xmlns:x="w"><x:style x:styleId="H1"><x:name x:val="heading 1"/></x:style><x:style x:styleId="H2"><x:name x:val="heading 2"/></x:style><x:style x:styleId="B1"><x:pPr><x:jc x:val="center"/></x:pPr></x:style><x:style x:styleId="B2"><x:basedOn x:val="B1"/></x:style><x:style x:styleId="T"><x:name x:val="Title"/></x:style><x:style x:styleId="C1"><x:name x:val="toc 1"/></x:style><x:style x:styleId="F1"><x:basedOn x:val="F2"/></x:style><x:style x:styleId="F2"><x:rPr><x:rFonts x:eastAsia="黑体"/></x:rPr></x:style><x:style x:styleId="F3"><x:basedOn x:val="F2"/><x:rPr><x:rFonts x:eastAsia="仿宋"/></x:rPr></x:style><x:style x:styleId="S1"><x:rPr><x:b/></x:rPr></x:style></x:styles>`}))
		wholes.add(name, got)
		if got.Title != c.title {
			t.Errorf("%s: the title is %q", name, got.Title)
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing from\n%s", name, want, text)
			}
		}
		for _, never := range c.never {
			if strings.Contains(text, never) {
				t.Errorf("%s: %q stands in\n%s", name, never, text)
			}
		}
	}
}

// A paper is signed and dated below its text, at the right: such lines give its author and date even if attachments
// follow. At the left they do so only if nothing follows; elsewhere a date at the left is part of the text.
func TestSignerAndDateStandBelowTheText(t *testing.T) {
	title, text := p(center, set("小标宋", "44", "通知")), long("请照办")+long("一并落实")+long("按月报送")+long("年底总结")
	for name, x := range map[string]struct{ body, date, signer string }{
		"at the right": {title + text + p(`<x:jc x:val="right"/>`, r("青禾县委")) + p(`<x:jc x:val="right"/>`, r("2024年3月5日")), "2024-03-05", "青禾县委"},
		"at the end of the line, above attachments": {title + text + p(`<x:jc x:val="end"/>`, r("青禾县委")) + p(`<x:jc x:val="end"/>`, r("2024年3月5日")) + text, "2024-03-05", "青禾县委"},
		"at the left, below all":                    {title + text + p("", r("青禾县委")) + p("", r("2024年3月5日")), "2024-03-05", "青禾县委"},
		"at the left, in the middle":                {title + p("", r("青禾县委")) + p("", r("2024年3月5日")) + text, "", ""},
	} {
		if _, got := markdown(t, paper(t, x.body, nil)); got.Date != x.date || got.Signer != x.signer {
			t.Errorf("%s: %q of %q", name, got.Signer, got.Date)
		}
	}
}

func TestListsTablesAndPicturesKeepTheirShape(t *testing.T) {
	bullets := `<x:numbering xmlns:x="w"><x:abstractNum x:abstractNumId="1"><x:lvl x:ilvl="0"><x:numFmt x:val="bullet"/></x:lvl><x:lvl x:ilvl="1"><x:numFmt x:val="bullet"/></x:lvl></x:abstractNum><x:num x:numId="1"><x:abstractNumId x:val="1"/></x:num></x:numbering>`
	cell := func(props, text string) string {
		return "<x:tc><x:tcPr>" + props + "</x:tcPr>" + p("", r(text)) + "</x:tc>"
	}
	text, _ := markdown(t, paper(t, p("", r("表"))+p(numbered("0"), r("任务："))+p(numbered("1"), r("修路"))+p(numbered("0"), r("时间"))+
		// A form with a photo beside its rows has no merged head.
		"<x:tbl><x:tr>"+cell("", "姓名")+cell("", "某某")+cell(`<x:vMerge x:val="restart"/>`, "照片")+"</x:tr><x:tr>"+cell("", "村")+cell("", "青禾村")+cell("<x:vMerge/>", "")+"</x:tr></x:tbl>", map[string]string{"word/numbering.xml": bullets}))
	for _, want := range []string{"- 任务：\n  - 修路\n- 时间", "| 姓名 | 某某 | 照片 |", "| 村 | 青禾村 |"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from\n%s", want, text)
		}
	}
	for alt, want := range map[string]bool{"大棚": false, "IMG_256": true, `C:\图\a.png`: true, "哈佛 照片/学生.jpg": true, "图片 3": true, "0f1e2d3c4b5a69788796a5b4c3d2e1f": true, "cafe": false, "图为村民": false} {
		if fileName.MatchString(alt) != want {
			t.Errorf("%q is the name of a file: %t", alt, !want)
		}
	}
}

// The lines of a title are joined as they are read: with a space between words of Latin letters, without one where a
// Chinese character stands on either side.
func TestLinesOfATitleAreJoined(t *testing.T) {
	for _, x := range [][3]string{{"", "乙", "乙"}, {"甲村", "修路", "甲村修路"}, {"Rural", "Roads", "Rural Roads"}, {"甲村", "GDP", "甲村GDP"}, {"GDP", "翻番", "GDP翻番"}, {"Café", "Élan", "Café Élan"}, {"Louÿ", "Roads", "Louÿ Roads"}, {"Roads", "ÿ", "Roads ÿ"}} {
		if got := joined(x[0], x[1]); got != x[2] {
			t.Errorf("%q and %q: %q, want %q", x[0], x[1], got, x[2])
		}
	}
}
