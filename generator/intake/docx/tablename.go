package docx

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
)

// longestGroup is how many characters a head over others has; a longer one is what the table is called.
const longestGroup = 12

// titleOut writes what a table is called in its first rows above it, with the lines that office programs
// put there (附件1, 单位：万元): they are no words of its heads. A form has its own name there, which is that of
// the paper where nothing stands above it.
func (r *reader) titleOut(t *document.Table) {
	if r.paper.Own != nil || r.inNote {
		return
	}
	for range rowsAbove(t) {
		inlines := t.Rows[0].Cells[0].Inlines
		text := strings.TrimSpace(document.PlainText(inlines))
		t.Rows = t.Rows[1:]
		if text == "" {
			continue
		}
		r.lines = append(r.lines, line{inlines: inlines, text: text})
		r.aside("表格", text, "表格第一行里的表名，写在了表格上面")
	}
}

// rowsAbove is how many rows stand above a table's heads.
func rowsAbove(t *document.Table) int {
	above := 0
	for above < len(t.Rows) && isOverAll(t.Rows[above]) {
		above++
	}
	if above == 0 || above == len(t.Rows) {
		return 0
	}
	if below := t.Rows[above:]; !headsFigures(below) && !isRowOfHeads(below) {
		return formRows(t.Rows[:above])
	}
	// The last of them may be a head over all columns.
	last := textOf(t.Rows[above-1].Cells[0])
	if isGroup := last != "" && utf8.RuneCountInString(last) <= longestGroup && !strings.HasSuffix(last, "表") && !besideTable.MatchString(last); isGroup {
		above--
	}
	return above
}

// formRows is how many of the rows above a form name it, or say who fills it in and when.
func formRows(rows []document.Row) int {
	named := 0
	for i, row := range rows {
		text := textOf(row.Cells[0])
		switch {
		case formName.MatchString(text):
			named = i + 1
		case !besideTable.MatchString(text):
			return named
		case named > 0:
			named = i + 1
		}
	}
	return named
}

// isOverAll tells of a row that is one cell over all columns.
func isOverAll(row document.Row) bool {
	return len(row.Cells) == 1 && row.Cells[0].ColSpan > 1 && row.Cells[0].RowSpan == 1
}

// isRowOfHeads tells of rows that begin with the heads of three columns or more, with what they head below them.
func isRowOfHeads(rows []document.Row) bool {
	return len(rows) > 1 && len(rows[0].Cells) > 2 && len(rows[1].Cells) > 1 && areWords(rows[0].Cells) && !slices.ContainsFunc(rows[0].Cells, func(c *document.Cell) bool { return textOf(c) == "" })
}

func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

func textOf(c *document.Cell) string { return strings.TrimSpace(document.PlainText(c.Inlines)) }

var (
	// formName is what a form is called in its first row.
	formName = lazyregexp.New(`^[^。；：:]{4,60}(?:申请|申报|登记|推荐|审批|汇总|统计|基本情况|考察|验收|报名|备案|评审|评分|调查|信息|审核|鉴定|签到|公示)表(?:[（(][^（()）]*[)）])?$`)
	// besideTable is a line that office programs put above or below a table, in a row of it.
	besideTable = lazyregexp.New(`^附[件表]\s*[\d一二三四五六七八九十]*\s*[：:]?$|^[（(]?(?:计量)?单位\s*[：:]|^(?:填报|编制|报送|制表|填表)[^：:]{0,8}[：:]|^(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?$`)
	// noteBelow begins what is said of a table in its last rows.
	noteBelow = lazyregexp.New(`^(?:[*＊※]?\s*(?:备?注|说明|(?:资料|数据)来源|填表说明)\s*\d?[：:]|(?:填报|填表|制表|审核|单位负责|负责)[^：:]{0,6}[：:])`)
)

// notesBelow takes what the last rows say of the whole table out of it: it stands below the table.
func (r *reader) notesBelow(t *document.Table) []line {
	if r.paper.Own != nil || r.inNote {
		return nil
	}
	first := len(t.Rows)
	for first > 2 && isOverAll(t.Rows[first-1]) && noteBelow.MatchString(textOf(t.Rows[first-1].Cells[0])) {
		first--
	}
	var below []line
	for _, row := range t.Rows[first:] {
		text := textOf(row.Cells[0])
		below = append(below, line{inlines: row.Cells[0].Inlines, text: text})
		r.aside("表格", text, "表格末行里的说明，写在了表格下面")
	}
	t.Rows = t.Rows[:first]
	return below
}

// headsOnce leaves out heads that a table repeats, as it does where it was cut into pages by hand.
func (r *reader) headsOnce(t *document.Table) {
	if r.paper.Own != nil || len(t.Rows[0].Cells) < 3 || !areWords(t.Rows[0].Cells) {
		return
	}
	kept, repeated := t.Rows[:t.Head:t.Head], 0
	for at := t.Head; at < len(t.Rows); {
		if isSameHead(t.Rows[:t.Head], t.Rows[at:]) {
			at += t.Head
			repeated++
			continue
		}
		kept = append(kept, t.Rows[at])
		at++
	}
	if t.Rows = kept; repeated > 0 {
		r.aside("表格", firstText(t), "表格中间又写了一遍的表头没有搬，共"+strconv.Itoa(repeated)+"处")
	}
}

// isSameHead tells of rows that begin with the words of a head, cell by cell.
func isSameHead(head, rows []document.Row) bool {
	if len(rows) < len(head) {
		return false
	}
	filled := 0
	for i, row := range head {
		if len(row.Cells) != len(rows[i].Cells) {
			return false
		}
		for k, c := range row.Cells {
			text := unspaced(textOf(c))
			if other := rows[i].Cells[k]; c.ColSpan != other.ColSpan || text != unspaced(textOf(other)) {
				return false
			}
			if text != "" {
				filled++
			}
		}
	}
	return filled > 2
}
