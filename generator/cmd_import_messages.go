package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/intake"
	"casebook/generator/intake/docx"
	"casebook/generator/intake/ledger"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/table/xlsx"
)

// refuse says why a paper cannot be read. Nothing was written.
func (c *console) refuse(name string, err error) error {
	why := text("不是 Word 文件，或者里面没有文字（单位的加密软件加了密的，先解密）", "is not a Word file, or holds no text")
	var unreadable *intake.Unreadable
	switch {
	case errors.As(err, &unreadable):
		why = text("太长，一篇放不下（"+unreadable.Why.ZH+"）：请在 Word 里分成几篇，一篇一篇地导入", "is too large for one narrative ("+unreadable.Why.EN+"): divide it in Word and import the parts")
	case errors.Is(err, intake.ErrGarbled):
		why = text("像是损坏了，读出来的是乱码：请在 WPS 或 Word 里打开它看一看，另存为 .docx，再导入", "seems to be damaged, its text is garbled: open it in WPS or Word, save it as .docx and import that")
	case errors.Is(err, docx.ErrElsewhere):
		why = text("的正文是嵌在里面的另一份文件（网上办公系统导出的常是这样）：请在 Word 里打开，另存一次为 .docx，再导入", "holds its text as a file embedded in it, as web systems write it: open it in Word, save it as .docx again and import that")
	case errors.Is(err, docx.ErrEncrypted):
		why = text("加了密码，或其实是旧的 .doc 格式：请在 WPS 或 Word 里打开，去掉密码，另存为 .docx", "is encrypted or an old .doc: open it in WPS or Word and save it as .docx without a password")
	case errors.Is(err, docx.ErrDamaged):
		why = text("损坏了：请在 WPS 或 Word 里打开修复，另存为 .docx", "is damaged: open and repair it in WPS or Word")
	case errors.Is(err, docx.ErrTooLarge):
		why = text("展开后太大，不予读取", "is too large when unpacked")
	}
	return c.refused(name, why)
}

// refused ends an import that wrote nothing.
func (c *console) refused(name string, why problem.Text) error {
	c.stderrf("%s", c.in(text(name+" "+why.ZH+"。什么都没有写。", name+" "+why.EN+". Nothing was written.")))
	return errAuthor
}

// leftAside lists what did not come in as it stood, and where that is noted.
func (c *console) leftAside(file string, lines []string) {
	if len(lines) == 0 {
		return
	}
	c.stderrf("%s", c.in(text("下面这些没有照原样搬过来，请对着原件看一遍（记在 "+file+"）：", "Not carried over as they were (recorded in "+file+"):")))
	for _, line := range lines {
		c.stderrf("  %s", line)
	}
}

// next says what to do after an import.
func (c *console) next(zh, en string) error {
	c.stderrf("%s", c.in(text("接着："+zh, "Next: "+en)))
	c.elsewhere()
	return nil
}

// elsewhere says how the commands that were named reach a site that is in another folder.
func (c *console) elsewhere() {
	if c.site == "" || filepath.Clean(c.site) == "." {
		return
	}
	site := c.site
	if strings.ContainsAny(site, " '&()（）") {
		site = `"` + site + `"`
	}
	c.stderrf("%s", c.in(text("站点不在当前文件夹里：上面说的命令，后面都加上 --site "+site+"。", "The site is in another folder: add --site "+site+" to these commands.")))
}

func asideLine(what, place, words string) string {
	line := what + "：" + words
	if place != "" {
		line += "（" + place + "）"
	}
	return line
}

// imported says what was made of a Word file, and what to look at.
func (c *console) imported(d *intake.Draft, t intake.Targets) error {
	if d.Export && len(d.Bound.Facts) == 0 {
		c.stderrf("%s", c.in(text("这是导出的文件：图表照原文恢复，数字仍连着原来的数据。", "The file is an export: its charts are unchanged, and its figures link to the same data.")))
	}
	if d.Merged != nil {
		return c.renewed(d, t)
	}
	c.stderrf("%s", c.in(text(
		fmt.Sprintf("已导入《%s》：\n  文章 %s\n  数据 %s（%d 个数，都取自正文，还没有人核对）\n  图片 %d 幅", d.Paper.Title, t.Narrative(), t.Facts(), len(d.Bound.Facts), len(d.Paper.Pictures)),
		fmt.Sprintf("Imported %q:\n  narrative %s\n  facts %s (%d, all taken from the text, not yet verified)\n  pictures %d", d.Paper.Title, t.Narrative(), t.Facts(), len(d.Bound.Facts), len(d.Paper.Pictures)))))
	if d.Bound.Linked > 0 {
		c.stderrf("%s", c.in(text(fmt.Sprintf("  %d 个数和站点里村、地区的数据一致，直接连到了那里", d.Bound.Linked), fmt.Sprintf("  %d figures match series of villages or regions and link there", d.Bound.Linked))))
	}
	for _, m := range d.Proposed[:min(len(d.Proposed), 3)] {
		key := "region"
		if m.Village {
			key = "village"
		}
		c.stderrf("%s", c.in(text(fmt.Sprintf("  文中 %d 次提到%s：写的是它，就在文章开头写 %s = %q", m.Times, m.Name, key, m.Code),
			fmt.Sprintf("  %s is mentioned (times: %d); if the text is about it, write %s = %q in its front matter", m.Name, m.Times, key, m.Code))))
	}
	c.leftAside(t.Record(), paperLines(d))
	c.inShort(d, t)
	return c.next("运行 casebook check 看有什么要改的，运行 casebook serve 看样子；对着原件核过数字后运行 casebook verify "+t.Slug+"。",
		"casebook check lists what to fix, casebook serve shows the pages; once you have checked the figures, run casebook verify "+t.Slug+".")
}

// inShort ends an import for who sees it for the first time: what was made, what is doubtful, what to open.
func (c *console) inShort(d *intake.Draft, t intake.Targets) {
	doubts := len(d.Bound.Near) + len(d.Bound.Twice) + len(d.Bound.Left)
	figures := len(d.Bound.Facts) + d.Bound.Linked
	c.stderrf("%s", c.in(text(
		fmt.Sprintf("小结：一篇文章，%d 个数都连到了数据，%d 个有疑问，%d 处没有照原样搬过来。先打开 %s 对着原件看一遍。", figures, doubts, len(d.Paper.Aside), t.Narrative()),
		fmt.Sprintf("In short: one narrative; %d figures bound, %d doubtful, %d things not carried over as they were. Open %s and compare it with the document.", figures, doubts, len(d.Paper.Aside), t.Narrative()))))
}

func paperLines(d *intake.Draft) []string {
	var lines []string
	for _, a := range d.Paper.Aside {
		lines = append(lines, asideLine(a.Kind, a.Place, a.Text))
	}
	return lines
}

// renewed says what a newer version of a paper changed.
func (c *console) renewed(d *intake.Draft, t intake.Targets) error {
	r := d.Merged
	c.stderrf("%s", c.in(text(
		fmt.Sprintf("已把新的一版并进 %s：%d 处改动，%d 个数变了，%d 个新数，%d 处冲突。", t.Narrative(), len(r.Edits), len(d.Changed), len(d.Bound.Facts), len(r.Conflicts)),
		fmt.Sprintf("Merged the newer version into %s: %d edits, %d figures changed, %d new, %d conflicts.", t.Narrative(), len(r.Edits), len(d.Changed), len(d.Bound.Facts), len(r.Conflicts)))))
	for _, e := range r.Edits {
		c.stderrf("  %s", c.in(editText(e)))
	}
	for _, x := range d.Changed {
		line := text(x.ID+"："+x.Old+" → "+x.New, x.ID+": "+x.Old+" → "+x.New)
		if x.New == "" {
			line = text(x.ID+"："+x.Old+" 删去了", x.ID+": "+x.Old+" was deleted")
		}
		if x.Kept {
			line.ZH += "（数据没有动，请核对）"
			line.EN += " (the data were not touched: look it up)"
		}
		c.stderrf("  %s", c.in(line))
	}
	for _, x := range r.Conflicts {
		c.stderrf("  %s", c.in(text("冲突：两边都改了。现在的文稿：“"+x.Ours+"”；Word："+quotedOr(x.Theirs, "删去了"), "conflict: both changed it. Now: "+x.Ours+" Word: "+x.Theirs)))
	}
	for _, x := range r.Unplaced {
		c.stderrf("  %s", c.in(text("没有放进去："+x.ZH, "not placed: "+x.EN)))
	}
	c.leftAside(t.Record(), paperLines(d))
	if len(r.Conflicts) > 0 {
		c.stderrf("%s", c.in(text("两份都写在文章里（<<<<<<< 和 >>>>>>> 之间），请留下对的一份。", "Both versions are in the text between <<<<<<< and >>>>>>>: keep the right one.")))
		return errAuthor
	}
	return c.next("运行 casebook check；变了的数对着原件核过后运行 casebook verify "+t.Slug+"。", "casebook check; once you have checked the changed figures, run casebook verify "+t.Slug+".")
}

// placeField says in words what a column of a ledger tells of a place.
func placeField(key string) problem.Text {
	words, known := map[string]string{
		"code": "代码", "name": "名称", "region": "乡镇", "parent": "上级地区",
		"households": "户数", "population": "人口", "anonymous": "是否匿名", "year": "年份",
	}[key]
	if !known {
		words = key
	}
	return text(words, key)
}

// fewPlaces is how many new names are shown.
const fewPlaces = 6

// newPlaces lists the names that the site does not have.
func (c *console) newPlaces(mapping string, names []ledger.Named, count int) {
	for _, n := range names[:min(len(names), fewPlaces)] {
		c.stderrf("%s", c.in(text("  “"+n.Name+"”在站点里没有，代码用 "+n.Code, "  "+n.Name+" is new; its code is "+n.Code)))
	}
	if more := count - fewPlaces; more > 0 {
		c.stderrf("%s", c.in(text(fmt.Sprintf("  还有 %d 个名字也是新的，代码都在 %s 的 place 里，可以改", more, mapping), fmt.Sprintf("  %d more names are new; their codes are in %s, where you can change them", more, mapping))))
	}
}

// refuseLedger says why a ledger cannot be read. Nothing was written.
func (c *console) refuseLedger(name string, err error) error {
	why := text("不是 Excel 工作簿，也不是能认的表格", "is not a workbook")
	switch {
	case errors.Is(err, xlsx.ErrEncrypted):
		why = text("加了密码：请在 WPS 或 Excel 里打开，去掉密码再存", "is encrypted: save it without a password")
	case errors.Is(err, xlsx.ErrOld):
		why = text("其实是旧的 .xls 格式：请在 WPS 或 Excel 里打开，另存为 .xlsx", "is an old .xls: save it as .xlsx")
	case errors.Is(err, xlsx.ErrTooLarge):
		why = text("展开后太大，不予读取", "is too large when unpacked")
	case errors.Is(err, xlsx.ErrDamaged):
		why = text("损坏了：请在 WPS 或 Excel 里打开修复，另存为 .xlsx", "is damaged: open and repair it, and save it as .xlsx")
	case errors.Is(err, ledger.ErrEncoding):
		why = text("的编码认不出来：请在表格软件里另存为 .xlsx", "is in an unknown encoding: save it as .xlsx")
	}
	return c.refused(name, why)
}

// questions prints the questions without an answer. Choices that several questions in a row share are printed once.
func (c *console) questions(list []report.Question) {
	last := ""
	for _, q := range list {
		choices := strings.Join(q.Choices, "、")
		switch {
		case q.Answer != "":
			continue
		case choices == "":
			c.stderrf("  ？%s", q.Text)
		case choices == last:
			c.stderrf("%s", c.in(text("  ？"+q.Text+"（同上）", "  ？"+q.Text+" (as above)")))
		default:
			c.stderrf("  ？%s（%s）", q.Text, choices)
		}
		last = choices
	}
}

// ledgerRead shows what a ledger gave: how it is read, what is left aside, and what is asked.
func (c *console) ledgerRead(r *ledger.Result, t ledgerTargets) error {
	ways := map[report.Orientation]problem.Text{report.RowAVillage: text("一行一个地方", "one row per place"), report.SheetAVillage: text("一张表一个村", "one form per village"), report.PlacesByYears: text("各地逐年", "places by years")}
	listed, orMore := 0, problem.Text{}
	for _, s := range r.Import.Sheets {
		listed += len(s.Places)
	}
	if listed >= ledger.MostPlaces { // the others are read, and are not listed
		orMore = text("不止 ", "more than ")
	}
	for _, s := range r.Import.Sheets {
		kind := text("项", "columns or items")
		seen := map[int]bool{0: true}
		if s.Orientation == report.PlacesByYears && !slices.ContainsFunc(s.Columns, func(col report.ColumnMapping) bool { again := seen[col.Year]; seen[col.Year] = true; return again }) {
			kind = text("年", "years")
		}
		c.stderrf("%s", c.in(text(fmt.Sprintf("表“%s”：%s，%d %s，%s%d 个地方", s.Name, ways[s.Orientation].ZH, len(s.Columns), kind.ZH, orMore.ZH, len(s.Places)),
			fmt.Sprintf("sheet %s: %s, %d %s, %s%d places", s.Name, ways[s.Orientation].EN, len(s.Columns), kind.EN, orMore.EN, len(s.Places)))))
		c.columnsRead(s.Columns)
	}
	var aside []string
	for _, a := range r.Import.LeftAside {
		aside = append(aside, asideLine(a.What, a.Place, a.Text))
	}
	c.leftAside(t.mapping(), aside)
	c.newPlaces(t.mapping(), r.New, r.News)
	if n := r.Open(); n > 0 {
		for _, q := range r.Refused {
			c.stderrf("%s", c.in(text(fmt.Sprintf("  回答“%s”用不了，请照问的写：%s", q.Answer, q.Text), fmt.Sprintf("  the answer %q is not one of the choices: %s", q.Answer, q.Text))))
		}
		c.questions(r.Import.Questions)
		c.stderrf("%s", c.in(text(fmt.Sprintf("还有 %d 个问题。在 %s 的 answer 里写上回答，再运行一次 casebook import。", n, t.mapping()),
			fmt.Sprintf("%d questions are open: write the answers in %s and run casebook import again.", n, t.mapping()))))
		c.stderrf("%s", c.in(text("那个文件用记事本就能打开，问题都在最前面：把回答写在 answer = \"\" 的引号中间，存盘。现在还没有写数据。", "Any text editor opens that file; the questions come first: write each answer between the quotes of answer = \"\". No data have been written yet.")))
		c.elsewhere()
		return errAuthor
	}
	if r.Rows == 0 {
		return c.noRows(t, listed)
	}
	var written []string
	if r.Villages != "" {
		written = append(written, t.villages())
	}
	if r.Regions != "" {
		written = append(written, t.regions())
	}
	c.stderrf("%s", c.in(text(fmt.Sprintf("写好了 %s：%d 个地方，%d 个数，出处记在 %s。", strings.Join(written, "、"), r.Rows, r.Figures, t.source()),
		fmt.Sprintf("Wrote %s: %d places, %d figures; their source is in %s.", strings.Join(written, ", "), r.Rows, r.Figures, t.source()))))
	for _, n := range r.Indicators {
		c.stderrf("%s", c.in(text(fmt.Sprintf("  新增指标 %s（%s），编号 %s，写在 %s 末尾", n.Name, n.Unit, n.ID, indicatorsFile), fmt.Sprintf("  new indicator %s (%s), id %s, at the end of %s", n.Name, n.Unit, n.ID, indicatorsFile))))
	}
	c.stderrf("%s", c.in(text(fmt.Sprintf("小结：%d 个地方、%d 个数进来了；没有照原样搬过来的 %d 处；没有要回答的问题。想看看数据，用表格软件打开 %s。", r.Rows, r.Figures, len(aside), written[0]),
		fmt.Sprintf("In short: %d places and %d figures imported; %d things not carried over as they were; no open questions. To look at the data, open %s in a spreadsheet.", r.Rows, r.Figures, len(aside), written[0]))))
	return c.next("运行 casebook check 看数字对不对得上，运行 casebook serve 看样子。", "casebook check, and casebook serve to look at the pages.")
}

// noRows says that a ledger gave nothing, whatever was answered; places is how many it names. That is no success: whoever runs the command in a
// script must see it.
func (c *console) noRows(t ledgerTargets, places int) error {
	if places == 0 {
		c.stderrf("%s", c.in(text("表里只有表头，下面没有一行数据，没有写数据表。发下去的空表要等填好了再导入。", "There are column headings and no row below them, so no table was written: import it once it is filled in.")))
		return errAuthor
	}
	c.stderrf("%s", c.in(text("照这些回答，这份台账里没有要收的数，没有写数据表。各行的数都空着，就填好了再导入；回答错了，改 "+t.mapping()+" 里的 answer，再运行一次。", "With these answers nothing is imported, so no table was written. If the rows have no figures, fill them in and import again; if an answer is wrong, change it in "+t.mapping()+" and run this again.")))
	return errAuthor
}

// anyDigit are the characters that two heads of years differ in.
const anyDigit = "0123456789"

// columnsRead shows what each column or item is taken for; columns in a row that are years of one
// indicator are one line.
func (c *console) columnsRead(columns []report.ColumnMapping) {
	what := func(col *report.ColumnMapping) string {
		what := col.Indicator
		switch {
		case col.Skip:
			return c.in(text("不读", "not read"))
		case col.Field != "":
			what = c.in(placeField(col.Field))
		case what == "":
			return "?"
		}
		if col.HasFactor {
			what += " × " + col.Factor.String()
		}
		return what
	}
	areOne := func(a, b *report.ColumnMapping) bool {
		return what(a) == what(b) && (what(a) != "?" || strings.Trim(a.Head, anyDigit) == strings.Trim(b.Head, anyDigit))
	}
	year := func(col *report.ColumnMapping) string {
		if col.Year == 0 {
			return ""
		}
		return fmt.Sprintf(c.in(text("%d年 ", "%d ")), col.Year)
	}
	for i := 0; i < len(columns); {
		first := &columns[i]
		last := i
		for last+1 < len(columns) && first.Year > 0 && columns[last+1].Year > 0 && columns[last+1].Year != columns[last].Year && areOne(&columns[last+1], first) {
			last++
		}
		if last > i+1 {
			c.stderrf("  %s—%s %s—%s → %s", first.Cell, columns[last].Cell, first.Head, columns[last].Head, what(first))
			i = last + 1
			continue
		}
		head := first.Head
		if head == "" {
			head = c.in(text("（没有表头）", "(no heading)"))
		}
		c.stderrf("  %s %s → %s%s", first.Cell, head, year(first), what(first))
		i++
	}
}
