package load

import (
	"fmt"
	"strings"

	"casebook/generator/problem"
)

// conversion is one way in which office programs write what the contract writes plainly. Each
// keeps all that the cell says; whatever would have to be guessed is refused instead.
type conversion uint8

const (
	fromGB18030 conversion = iota
	fromUTF16
	fromReturns
	fromNoRows
	fromSeparator
	fromSepLine
	fromHead
	fromName
	fromSpaced
	fromYesNo
	fromGrouping
	fromFullWidth
	fromUnit
	fromNoise
	fromTotal
	fromStatistic
	fromFormula
	conversionKinds
)

var conversionNames = [conversionKinds]struct {
	text problem.Text
	once bool // of the file as a whole, not of cells
}{
	fromGB18030:   {text("按 GB18030（GBK）编码读", "read as GB18030 (GBK)"), true},
	fromUTF16:     {text("按 UTF-16 编码读", "read as UTF-16"), true},
	fromReturns:   {text("行尾是旧式的回车符", "rows ended by carriage returns"), true},
	fromNoRows:    {text("只有表头，下面一行数据也没有", "heads only, without a row of data"), true},
	fromSeparator: {text("不是用逗号分隔的", "not separated by commas"), true},
	fromSepLine:   {text("第一行的 sep= 不当作数据", "the first line, sep=, is no row"), true},
	fromHead:      {text("列名按指标名称、大小写或空格对上", "heads matched by an indicator's name, whatever case and spaces"), false},
	fromName:      {text("地区、做法按名称对上", "regions and programs found by their names"), false},
	fromSpaced:    {text("名称里的空格去掉了", "spaces taken out of names"), false},
	fromYesNo:     {text("是、否读作 true、false", "是 and 否 read as true and false"), false},
	fromGrouping:  {text("去掉了千分位的逗号", "thousands separators taken out"), false},
	fromFullWidth: {text("全角字符读作半角", "full-width characters read as ASCII"), false},
	fromUnit:      {text("数字后面的单位换算成了指标的单位", "units behind numbers converted to the indicator's"), false},
	fromNoise:     {text("第 15 位以后的误差舍去", "noise beyond 15 digits rounded away"), false},
	fromTotal:     {text("合计、小计行没有当作村", "rows of totals left out"), false},
	fromStatistic: {text("平均、最大之类的行没有当作村", "rows of averages, greatest and the like left out"), false},
	fromFormula:   {text("公式按存下的结果读", "formulas read by their stored results"), false},
}

// conversions counts what was read otherwise than as it stands in one file.
type conversions [conversionKinds]int32

// addNote adds the note of what was converted in a table, where there is one.
func (f *tableFile) addNote() {
	if len(f.sheets) == 0 {
		return
	}
	if note, ok := f.note(); ok {
		f.add(note)
	}
}

// note reports what was converted in the file, and which sheets of it were not read, all in one
// line.
func (f *tableFile) note() (problem.Problem, bool) {
	var zh, en []string
	for kind, count := range f.converted {
		if count == 0 {
			continue
		}
		name := conversionNames[kind]
		if name.once {
			zh, en = append(zh, name.text.ZH), append(en, name.text.EN)
			continue
		}
		zh = append(zh, fmt.Sprintf("%s（%d 处）", name.text.ZH, count))
		en = append(en, fmt.Sprintf("%s (%d)", name.text.EN, count))
	}
	for _, s := range f.aside {
		if s.hidden {
			zh, en = append(zh, "隐藏的工作表“"+s.name+"”没有读"), append(en, "the hidden sheet "+s.name+" is not read")
		} else {
			zh, en = append(zh, "工作表“"+s.name+"”不是各村各地的表，没有读"), append(en, "the sheet "+s.name+" is no table of places and is not read")
		}
	}
	if len(zh) == 0 {
		return problem.Problem{}, false
	}
	return problem.Problem{Rule: problem.TableRead, Span: f.sheets[0].File.At(0, 0),
		Message: text("这份表照原意读进来了："+strings.Join(zh, "；"), "this table was read by what it means: "+strings.Join(en, "; ")),
		Hint:    text("意思没有变，不用改；想看不到这条提示，就在表格软件里照着改", "nothing needs to be done; write it as it was read and this note goes")}, true
}
