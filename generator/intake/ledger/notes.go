package ledger

import (
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/office"
	"casebook/generator/report"
)

// statisticRow says why a row is left out that is reckoned from the others.
const statisticRow = "平均、最大之类，是别的行算出来的"

func isNote(row []string) bool {
	first := ""
	for _, c := range row {
		if first == "" {
			first = office.Unspaced(c)
		}
	}
	return endsAsNote(first)
}

func endsAsNote(first string) bool {
	return strings.HasPrefix(first, "注") || strings.HasPrefix(first, "填表人") || strings.HasPrefix(first, "数据来源") || strings.HasPrefix(first, "说明：") || strings.HasPrefix(first, "备注：")
}

// whyNot says why a row is left out. Notes are quoted; who filled the table in is a person.
func whyNot(row []string) string {
	for _, c := range row {
		if c = strings.TrimSpace(c); (endsAsNote(c) || saysMore.MatchString(office.Unspaced(c))) && !strings.HasPrefix(c, "填表人") {
			return short(c)
		}
	}
	return "没有村名"
}

// saysMore are words that are a note's: they begin with a mark or a number, or are a sentence.
var saysMore = lazyregexp.New(`^(?:[①-⑳*＊※★☆△▲]|[(（]?\d+[.．、)）])|[。；：，]`)

// isRemark tells of a row without a figure that is no place: it goes on with a note, explains a mark,
// or heads a group of places (一、山区村).
func (s *Sheet) isRemark(i int, name string) bool {
	return len(distinctCells(s.Rows[i])) == 1 && (saysMore.MatchString(name) || headsGroup.MatchString(name) || s.isNoteAt(i))
}

var headsGroup = lazyregexp.New(`^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])`)

// unmarked is the name in a cell without the marks of notes: 青峰村①, 柳溪村（注1）.
func (r *reader) unmarked(s *Sheet, i, c int) string {
	name := office.Unspaced(s.at(i, c))
	plain := noteMark.ReplaceAllString(name, "")
	if plain == "" || plain == name {
		return name
	}
	r.aside("名称里的注号", s.Name+" "+cellName(i+1, c), name+" 读作 "+plain)
	return plain
}

var noteMark = lazyregexp.New(`(?:[①-⑳*＊※★☆△▲#]+|[(（\[]注\s*\d*[)）\]])+$`)

// isSubtotal tells of a cell that says that its row sums the rows since the last such row.
func isSubtotal(cell string) bool { return strings.Contains(office.Unspaced(cell), "小计") }

// markedFigure is a figure with the mark of a note behind it: 38.1*.
var markedFigure = lazyregexp.New(`^(-?\d[\d,]*(?:\.\d+)?%?)([①-⑳*※★☆△▲#]+)$`)

// withoutMark is a cell's text without the mark of a note that stands in the table; where that says that
// figures so marked are no counts, it is asked whether they come in. A mark that no note explains stays.
func (r *reader) withoutMark(s *Sheet, place, value string, col *report.ColumnMapping) (plain string, ok bool) {
	m := markedFigure.FindStringSubmatch(office.Narrow(office.Unspaced(value)))
	if m == nil {
		return value, true
	}
	says := s.noteOf(m[2])
	if says == "" {
		return value, true
	}
	if !notCounted.MatchString(says) {
		r.tellOnce("带记号的数", "带“"+m[2]+"”的数照收，记号没有搬（如 "+place+" "+value+"）："+short(says))
		return m[1], true
	}
	question := "“" + col.Head + "”里有带“" + m[2] + "”的数，注里写着“" + short(says) + "”：当作实际数收进来吗？"
	return m[1], r.choose(question, "收", "不要") == "收"
}

// notCounted are words of notes that make no fact of a figure.
var notCounted = lazyregexp.New(`推算|测算|估|预计|预测|计划|目标`)

// noteOf is the note of a table that explains a mark, "" for none.
func (s *Sheet) noteOf(mark string) string {
	if says, known := s.marks[mark]; known {
		return says
	}
	says := ""
	for _, row := range s.Rows {
		for _, cell := range row {
			plain := office.Narrow(office.Unspaced(cell))
			if _, tail, has := strings.Cut(plain, mark); has && tail != "" && !strings.Contains(tail, mark) && (isNote(row) || strings.HasPrefix(plain, mark) || strings.Contains(plain, "带"+mark) || strings.Contains(plain, "标"+mark)) {
				says = strings.TrimSpace(cell)
			}
		}
	}
	if s.marks == nil {
		s.marks = map[string]string{}
	}
	s.marks[mark] = says
	return says
}
