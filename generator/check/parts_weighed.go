package check

import (
	"casebook/generator/anyof"
)

// All figures of one unit in a sentence, of which the first or the last is what the others come to but for one digit: 一中上线812人、二中346人、
// 民族中学97人，三校1225人. No word need say so; how much speaks for it is weighed: how many digits the whole has, how many parts
// there are, whether two digits were exchanged, whether words count or close the list.

// notPart tells whether the words around a figure say that it is no part: a mean, a mark that is passed, a plan.
func notPart(clause, after string) bool {
	return isThreshold(clause, after) || anyof.Contains(clause, "每", "均", "比", "较", "增", "减", "降", "超", "以上", "最", "目标", "计划", "去年同", "上年同", "高于", "低于", "分别", "其中", "至少", "不少") ||
		anyof.Prefix(after, "以上", "以下", "左右", "多", "余", "至", "到", "等")
}
