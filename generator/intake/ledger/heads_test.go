package ledger

import (
	"strings"
	"testing"

	"casebook/generator/office"
)

// rows is a sheet of lines, their cells parted by "|".
func rows(lines ...string) *Sheet {
	s := &Sheet{Name: "表"}
	for _, line := range lines {
		s.Rows = append(s.Rows, strings.Split(line, "|"))
	}
	return s
}

// A head that was one cell over several columns stands in the first alone; it goes for a column only as far as
// something stands below it there, and not where the one before has nothing of its own.
func TestHeadsOverSeveralColumns(t *testing.T) {
	for _, c := range []struct {
		name   string
		sheet  *Sheet
		height int
		column int
		want   string
	}{
		{"its own", rows("村名|收入", "甲|1"), 1, 1, "收入"},
		{"the second below a wide one", rows("村名|收入|", "|工资|经营", "甲|1|2"), 2, 2, "收入/经营"},
		{"the third below a wide one", rows("村名|收入||", "|工资|经营|其他", "甲|1|2|3"), 2, 3, "收入/其他"},
		{"beside a head of one column alone", rows("村名|", "|经营", "甲|1"), 2, 1, "经营"},
		{"beside a head of two rows", rows("村名|", "村名|经营", "甲|1"), 2, 1, "经营"},
		{"nothing below", rows("村名|收入|", "|工资|", "甲|1|2"), 2, 2, ""},
		{"the same twice", rows("村名|户数", "村名|户数", "甲|1"), 2, 1, "户数"},
		{"three rows", rows("村名|收入||", "|工资||经营", "|本地|外地|", "甲|1|2|3"), 3, 2, "收入/工资/外地"},
		{"the last of three rows", rows("村名|收入||", "|工资||经营", "|本地|外地|", "甲|1|2|3"), 3, 3, "收入/经营"},
		{"the first column", rows("|收入", "村名|工资", "甲|1"), 2, 0, "村名"},
		{"a wider row above", rows("村名", "甲|1"), 1, 1, ""},
	} {
		if got := c.sheet.head(0, c.height, c.column); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A year is taken off a head that says more; what an index is reckoned from stays.
func TestAHeadWithoutItsYear(t *testing.T) {
	for head, want := range map[string]string{
		"2023年收入": "收入", "收入（2023年）": "收入", "收入/2023年/工资": "收入/工资", "收入@2023": "收入", "2023年": "2023年", "2023": "2023", "收入": "收入", "": "",
		"指数（1978年=100）": "指数（1978年=100）", "2023年指数（1978年=100）": "指数（1978年=100）", "（1978年=100）": "（1978年=100）", "指数（上年=100）2023年": "指数（上年=100）2023年",
	} {
		if got := withoutYear(head); got != want {
			t.Errorf("%q: %q, want %q", head, got, want)
		}
	}
}

// The first column of words below the heads; numbers and what stands under a year are none.
func TestTheColumnOfWords(t *testing.T) {
	for _, c := range []struct {
		sheet *Sheet
		want  int
	}{
		{rows("名|户", "甲|1"), 0}, {rows("号|名", "1|甲"), 1}, {rows("|名", "|甲"), 1}, {rows("2022年|名", "无|甲"), 1}, {rows("号|户", "1|2"), -1}, {rows("名"), -1}, {rows("名|", "|甲"), 1},
	} {
		if got := c.sheet.wordColumn(0); got != c.want {
			t.Errorf("%q: column %d, want %d", c.sheet.Rows, got, c.want)
		}
	}
}

// A form has heads of items and of values in one row.
func TestTheHeadsOfAForm(t *testing.T) {
	for _, c := range []struct {
		sheet *Sheet
		head  int
		items bool
	}{
		{rows("甲村情况", "项目|数值", "户数|4"), 1, true}, {rows("甲村情况", "项目|备注", "户数|4"), -1, false}, {rows("甲村情况", "村名|数值", "户数|4"), -1, false},
		{rows("项目|2022年|2023年", "户数|4|5"), 0, false}, {rows("项目", "数值", "4"), -1, false},
	} {
		if got, items := c.sheet.formHead(), c.sheet.hasItemsBelow(0); got != c.head || items != c.items {
			t.Errorf("%q: head %d, items %t", c.sheet.Rows, got, items)
		}
	}
}

// A column's bare numbers are percentages where one is above ten or below minus one: no share of 1 is. Its year is none.
func TestNumbersThatAreNoShares(t *testing.T) {
	for _, c := range []struct {
		column string
		want   bool
	}{
		{"0.5|0.8", false}, {"0.5|10", false}, {"0.5|10.1", true}, {"0.5|-1", false}, {"0.5|-1.1", true}, {"2023|0.5", false}, {"2023年|0.5", false}, {"增长率|12.5", true}, {"增长率|", false},
	} {
		s := &Sheet{}
		for cell := range strings.SplitSeq(c.column, "|") {
			s.Rows = append(s.Rows, []string{"甲", cell})
		}
		s.Rows = append(s.Rows, []string{"乙"})
		for range 2 { // asked again, it is known
			if got := s.isInPercent(1); got != c.want {
				t.Errorf("%s: %t", c.column, got)
			}
		}
	}
}

// A column comes in unless it is of persons: where telephone or identity numbers are most of its numbers, and
// where words are most of what it says.
func TestAColumnOfPersons(t *testing.T) {
	for column, want := range map[string]string{
		"13812345678|13912345678":   "个人信息的列",
		"13812345678|13912345678|3": "个人信息的列",
		"13812345678|3":             "",
		"13812345678|3|4":           "",
		"13812345678|某人|某人":         "个人信息的列",
		"13812345678|#N/A":          "",
		"13812345678|—|3|4":         "",
		"13812345678||合计":           "",
		"3|4":                       "",
		"某人|某人":                     "文字的列",
		"某人|3":                      "",
		"某人|某人|3":                   "文字的列",
		"2023-03-15|2023-03-16":     "日期的列",
		"2023/3/5|2023.3.6|3":       "日期的列",
		"2023年3月5日|2023年3月":         "日期的列",
		"2023-03-15 08:30|2023-03":  "日期的列",
		"2023-03-15|3":              "",
		"2023|2024":                 "",
		"2023.5|2024.6":             "",
		"#N/A|#N/A":                 "",
		"|":                         "",
	} {
		s := rows("村名|说法")
		for cell := range strings.SplitSeq(column, "|") {
			s.Rows = append(s.Rows, []string{"1", cell, "2"})
		}
		r := &reader{asides: map[string]int{}, result: Result{}}
		got := ""
		if r.isOfPersons(s, 1, 1, "说法") {
			got = r.result.Import.LeftAside[0].What
		}
		if got != want {
			t.Errorf("%s: left aside as %q, want %q", column, got, want)
		}
	}
}

// A unit that programmers write into a head stands in brackets; what else stands behind a line does not.
func TestAUnitBehindALine(t *testing.T) {
	for head, want := range map[string]string{"人口_万人": "人口（万人）", "户籍_人口_万人": "户籍_人口（万人）", "人口_甲": "人口_甲", "_万人": "_万人", "人口": "人口"} {
		if got := bracketed(head); got != want {
			t.Errorf("%s: %s, want %s", head, got, want)
		}
	}
}

// A last part that says that it is all of what stands above it is left out, and one that is a unit belongs to the part above.
func TestAHeadWithoutItsTotal(t *testing.T) {
	for head, want := range map[string]string{"人口/合计": "人口", "人口/计": "人口", "人口/总数": "人口", "人口/男": "人口/男", "合计": "合计", "人口/（万人）": "人口（万人）", "人口/男（万人）": "人口/男（万人）", "地价(元/亩)": "地价(元/亩)"} {
		if got := withoutTotal(head); got != want {
			t.Errorf("%s: %s, want %s", head, got, want)
		}
	}
}

// A figure is a number as whoever wrote it, with a unit or a mark behind it, and a dash; a year that says that it is one is none.
func TestWhatIsAFigure(t *testing.T) {
	for cell, want := range map[string]bool{
		"12": true, "-1.5": true, "1,200": true, "１２": true, "3亩": true, "98%": true, "—": true, "38.1*": true, "38.1①": true, " 12 ": true, "2023": true,
		"": false, " ": false, "2023年": false, "甲": false, "约3": false, "甲12": false, "*": true, "7(28)": false, "2023年末": false,
	} {
		if got := isFigure(cell); got != want {
			t.Errorf("%q is a figure: %t", cell, got)
		}
	}
}

// A column of countries is one of regions.
func TestHeadsOfCountriesAreThoseOfRegions(t *testing.T) {
	for _, head := range []string{"国家/地区", "国家（地区）", "国家 / 地区"} {
		if !isRegionHead(office.PlainHead(head)) {
			t.Errorf("%s heads no regions", head)
		}
	}
}
