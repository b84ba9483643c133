package docx

import (
	"strings"
	"testing"
)

// A table of one cell is a frame around words, which stand as they are; a form's name in its first row is the paper's.
func TestFramesAndNamesOfForms(t *testing.T) {
	one := func(words ...string) string {
		return "<x:tbl><x:tr><x:tc>" + strings.Join(words, "") + "</x:tc></x:tr></x:tbl>"
	}
	form := func(name string) string {
		return `<x:tbl><x:tr><x:tc><x:tcPr><x:gridSpan x:val="2"/></x:tcPr>` + p("", r(name)) + `</x:tc></x:tr><x:tr><x:tc>` + p("", r("姓名")) + `</x:tc><x:tc>` + p("", "") + `</x:tc></x:tr></x:tbl>` + p("", r("本表由村里填写，一式两份。"))
	}
	head := p("", r("青禾村的账")) + long("正文")
	for name, c := range map[string]struct {
		body, title, in, notIn, listed string
	}{
		"words in a frame":             {head + one(p("", r("先进做法有三条。")), p("", r("一户一本账。"))), "青禾村的账", "先进做法有三条。\n\n一户一本账。", "|", "只有一格的表格，写成了段落"},
		"a title in a frame":           {one(p("", r("青禾村经验材料"))) + long("正文"), "青禾村经验材料", "正文", "|", "只有一格的表格，写成了段落"},
		"a mark in a frame":            {head + one(p("", r("秘密"))), "青禾村的账", "| 秘密 |", "", ""},
		"two cells":                    {head + strings.Replace(one(p("", r("先进做法有三条。"))), "</x:tr>", "<x:tc>"+p("", r("旁边"))+"</x:tc></x:tr>", 1), "青禾村的账", "| 先进做法有三条。 | 旁边 |", "", ""},
		"a frame that was taken away":  {head + strings.Replace(one(p("", r("先进做法有三条。"))), "<x:tr>", "<x:tr><x:trPr><x:del/></x:trPr>", 1) + long("后文"), "青禾村的账", "后文", "三条", "删掉的一行：先进做法有三条。"},
		"a frame in a cell":            {head + "<x:tbl><x:tr><x:tc>" + p("", r("外格的话")) + one(p("", r("里格先讲办法"))) + "</x:tc><x:tc>" + p("", r("旁")) + "</x:tc></x:tr></x:tbl>", "青禾村的账", `里格先讲办法 | 旁 |`, "", "只有一格的表格，写成了段落"},
		"a form's name":                {form("青禾村积分制试点申报表"), "青禾村积分制试点申报表", "| 姓名 |  |", "申报表", "表格第一行里的表名，写在了表格上面"},
		"a form's name with its year":  {form("青禾村试点登记表（2023年度）"), "青禾村试点登记表（2023年度）", "| 姓名 |  |", "登记表", "表格第一行里的表名，写在了表格上面"},
		"a column of paragraphs":       {head + strings.ReplaceAll(one(p("", r("一、项目简介")), p("", r("村里修路三公里。")))+one(p("", r("二、预期成果")), p("", r("全村通车。"))), "</x:tbl><x:tbl>", ""), "青禾村的账", "村里修路三公里。\n\n## 二、预期成果\n\n全村通车。", "|", "只有一列的表格，格里是一段一段的文字，写成了段落"},
		"a column of entries":          {head + strings.ReplaceAll(one(p("", r("先修通村路")))+one(p("", r("再修灌溉渠"))), "</x:tbl><x:tbl>", ""), "青禾村的账", "| 先修通村路 |\n| --- |\n| 再修灌溉渠 |", "", ""},
		"a column that grows":          {head + strings.ReplaceAll(one(p("", r("先修通村路")), p("", r("共三公里。")))+one(p("", r("再修灌溉渠")))+strings.Replace(one(p("", r("两格的")), p("", r("一行"))), "</x:tr>", "<x:tc>"+p("", r("旁边"))+"</x:tc></x:tr>", 1), "</x:tbl><x:tbl>", ""), "青禾村的账", "| 旁边 |", "", ""},
		"a form's name and its number": {head + strings.Replace(form("青禾村积分制试点申报表"), "</x:tr>", "<x:tc>"+p("", r("编号12"))+"</x:tc></x:tr>", 1), "青禾村的账", "编号12", "", ""},
		"a sentence over a form":       {head + form("请如实填写登记表。"), "青禾村的账", "请如实填写登记表。 |", "", ""},
		"a head over columns of words": {head + form("基本情况"), "青禾村的账", "| 基本情况 |", "", ""},
	} {
		text, got := markdown(t, paper(t, c.body, nil))
		listed := ""
		for _, a := range got.Aside {
			listed += a.Kind + "：" + a.Text + "\n"
		}
		if got.Title != c.title || !strings.Contains(text, c.in) || c.notIn != "" && strings.Contains(text, c.notIn) || !strings.Contains(listed, c.listed) {
			t.Errorf("%s: titled %q, listed %q\n%s", name, got.Title, listed, text)
		}
	}
}

// Tables that were pasted from a workbook hold their title, their unit and their notes in rows, and their heads again on each page.
func TestLinesOfAWorkbookStandAroundTheTable(t *testing.T) {
	cell := func(n, text string) string {
		return `<x:tc><x:tcPr><x:gridSpan x:val="` + n + `"/></x:tcPr>` + p("", r(text)) + `</x:tc>`
	}
	row := func(cells ...string) string { return "<x:tr>" + strings.Join(cells, "") + "</x:tr>" }
	each := func(list ...string) string {
		for i, text := range list {
			list[i] = cell("1", text)
		}
		return row(list...)
	}
	heads, name := each("序号", "村名", "做法"), row(cell("3", "青禾镇各村做法一览表"))
	body := each("1", "青禾村", "一户一档") + each("2", "阳坪村", "一月一会")
	const table = "| 序号 | 村名 | 做法 |\n| --- | --- | --- |\n| 1 | 青禾村 | 一户一档 |\n| 2 | 阳坪村 | 一月一会 |\n"
	for title, c := range map[string]struct{ rows, want, listed string }{
		"an annex and its title":                     {row(cell("3", "附件1：")) + name + heads + body, "附件1：\n\n青禾镇各村做法一览表\n\n" + table, "表格第一行里的表名，写在了表格上面"},
		"a title of words alone":                     {name + heads + body, "青禾镇各村做法一览表\n\n" + table, "表格第一行里的表名，写在了表格上面"},
		"a title and a unit":                         {name + row(cell("3", "单位：万元")) + heads + body, "一览表\n\n单位：万元\n\n" + table, "单位：万元"},
		"a title over a group":                       {name + row(cell("3", "村情")) + heads + body, "一览表\n\n| 村情", "一览表"},
		"a blank row above":                          {row(cell("3", "")) + heads + body, table, ""},
		"a note below":                               {heads + body + row(cell("3", "注：做法以各村上报的为准。")), table + "\n注：做法以各村上报的为准。\n", "表格末行里的说明，写在了表格下面"},
		"a note in the last cell alone":              {heads + body + each("注：", "以上报为准", ""), "| 注： | 以上报为准 |", ""},
		"heads again":                                {heads + each("1", "青禾村", "一户一档") + heads + each("2", "阳坪村", "一月一会"), table, "又写了一遍的表头没有搬，共1处"},
		"heads with another word":                    {heads + body + each("序号", "村名", "成效"), "| 序号 | 村名 | 成效 |", ""},
		"a form below its name and who filled it in": {row(cell("3", "青禾村试点登记表")) + row(cell("3", "填报单位：青禾村")) + each("姓名", "", "照片"), "青禾村试点登记表\n\n填报单位：青禾村\n\n| 姓名 |", ""},
		"tables below each other in one": {row(cell("3", "第一项")) + each("事项", "上年", "今年") + each("规章", "1", "2") + row(cell("3", "第五项")) + row(cell("1", "事项"), cell("2", "件数")) + row(cell("1", "许可"), cell("2", "7")),
			"第一项\n\n| 事项 | 上年 | 今年 |\n| --- | --- | --- |\n| 规章 | 1 | 2 |\n\n第五项\n\n| 事项 | 件数 |\n| --- | --- |\n| 许可 | 7 |\n", "拆成了一张一张的"},
		"groups of one table":               {heads + row(cell("3", "甲组")) + each("1", "青禾村", "一户一档") + row(cell("3", "乙组")) + each("2", "阳坪村", "一月一会"), "| 甲组 |", ""},
		"groups of rows that are no tables": {row(cell("3", "甲组")) + each("1", "青禾村", "一户一档") + each("3", "石桥村", "一事一议") + row(cell("3", "乙组")) + each("2", "阳坪村", "一月一会") + each("4", "丁家村", "一季一评"), "| 甲组 |", ""},
		"parts of a form":                   {row(cell("3", "一、基本情况")) + row(cell("3", "（一）这户人家的住房情况说明")) + each("姓名", "", "照片"), "| 一、基本情况 |", ""},
	} {
		text, got := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文")+"<x:tbl>"+c.rows+"</x:tbl>"+long("后文"), nil))
		listed := ""
		for _, a := range got.Aside {
			listed += a.Text + "：" + a.Place + "\n"
		}
		if !strings.Contains(text, c.want) || !strings.Contains(listed, c.listed) {
			t.Errorf("%s: listed %q\n%s", title, listed, text)
		}
	}
}

// A table that comes with its annex's number and its title is a paper of that title.
func TestATitleInATableIsThePapers(t *testing.T) {
	cell := func(n, text string) string {
		return `<x:tc><x:tcPr><x:gridSpan x:val="` + n + `"/></x:tcPr>` + p("", r(text)) + `</x:tc>`
	}
	table := "<x:tbl><x:tr>" + cell("3", "附件1：") + "</x:tr><x:tr>" + cell("3", "青禾镇各村做法一览表") + "</x:tr>"
	for _, words := range [][3]string{{"序号", "村名", "做法"}, {"1", "青禾村", "一户一档"}} {
		table += "<x:tr>" + cell("1", words[0]) + cell("1", words[1]) + cell("1", words[2]) + "</x:tr>"
	}
	if text, got := markdown(t, paper(t, table+"</x:tbl>", nil)); got.Title != "青禾镇各村做法一览表" || !strings.Contains(text, "附件1：\n\n| 序号") {
		t.Errorf("titled %q\n%s", got.Title, text)
	}
}
