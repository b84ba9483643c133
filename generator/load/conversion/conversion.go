// Package conversion counts the ways in which a table was read otherwise than as it stands.
package conversion

import (
	"fmt"

	"casebook/generator/problem"
)

// Kind is one way in which office programs write what the contract writes plainly. Each
// keeps all that the cell says; whatever would have to be guessed is refused instead.
type Kind uint8

// The kinds.
const (
	GB18030 Kind = iota
	UTF16
	Returns
	NoRows
	Separator
	SepLine
	Head
	Name
	Spaced
	YesNo
	Grouping
	FullWidth
	Unit
	Noise
	Total
	Statistic
	Formula
	kinds
)

var names = [kinds]struct {
	text problem.Text
	once bool // of the file as a whole, not of cells
}{
	GB18030:   {inBoth("按 GB18030（GBK）编码读", "read as GB18030 (GBK)"), true},
	UTF16:     {inBoth("按 UTF-16 编码读", "read as UTF-16"), true},
	Returns:   {inBoth("行尾是旧式的回车符", "rows ended by carriage returns"), true},
	NoRows:    {inBoth("只有表头，下面一行数据也没有", "headings only, without any data rows"), true},
	Separator: {inBoth("不是用逗号分隔的", "not separated by commas"), true},
	SepLine:   {inBoth("第一行的 sep= 不当作数据", "the first line, sep=, is not a row"), true},
	Head:      {inBoth("列名按指标名称、大小写或空格对上", "headings matched to an indicator's name, ignoring case and spaces"), false},
	Name:      {inBoth("地区、做法按名称对上", "regions and programs found by their names"), false},
	Spaced:    {inBoth("名称里的空格去掉了", "spaces removed from names"), false},
	YesNo:     {inBoth("是、否读作 true、false", "是 and 否 read as true and false"), false},
	Grouping:  {inBoth("去掉了千分位的逗号", "thousands separators removed"), false},
	FullWidth: {inBoth("全角字符读作半角", "full-width characters read as ASCII"), false},
	Unit:      {inBoth("数字后面的单位换算成了指标的单位", "units after numbers converted to the indicator's"), false},
	Noise:     {inBoth("第 15 位以后的误差舍去", "noise beyond 15 digits rounded away"), false},
	Total:     {inBoth("合计、小计行没有当作村", "rows of totals left out"), false},
	Statistic: {inBoth("平均、最大之类的行没有当作村", "rows of averages, maxima and the like left out"), false},
	Formula:   {inBoth("公式按存下的结果读", "formulas read by their stored results"), false},
}

// Count counts what was read otherwise than as it stands in one file, by kind.
type Count [kinds]int32

// Sentences says what was counted, in both languages.
func (c *Count) Sentences() (zh, en []string) {
	for kind, count := range c {
		if count == 0 {
			continue
		}
		name := names[kind]
		if name.once {
			zh, en = append(zh, name.text.ZH), append(en, name.text.EN)
			continue
		}
		zh = append(zh, fmt.Sprintf("%s（%d 处）", name.text.ZH, count))
		en = append(en, fmt.Sprintf("%s (%d)", name.text.EN, count))
	}
	return zh, en
}

func inBoth(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }
