package check

import (
	"casebook/generator/anyof"
)

// What there was, what came and went, and what there is: 原有党员38名，新发展3名，转出2名，现有39名; 年初结余15万元，收入32万元，支出21万元，
// 年末结余26万元. And what one gives, how many there are, and all of it: 每户5只鸡苗，86户一共430只.

// flow is what a figure does to a stock.
type flow int

const (
	unclearFlow flow = iota
	stockBefore
	came
	went
	stockNow
)

// flowOf reads from the end of the words before a figure what it does to a stock.
func flowOf(clause string) flow {
	switch {
	case anyof.Contains(clause, "其中", "累计", "计划", "每", "人均", "户均", "预计", "目标"):
		return unclearFlow
	case anyof.Contains(clause, "原有", "年初", "月初", "上年结转", "上年结余", "上年末", "期初", "起初有"):
		return stockBefore
	case anyof.Contains(clause, "现有", "年末", "月末", "期末", "年底结余", "年底存", "现在有", "现在岗", "现在册", "结存", "尚存", "现存", "目前有", "如今有"):
		return stockNow
	}
	out := anyof.Contains(clause, "转出", "支出", "调出", "迁出", "退社", "退出", "退休", "离职", "去世", "死亡", "出栏", "销售", "售出", "卖出", "注销", "花去", "花了", "撤并", "撤销", "关闭", "关停", "拆除", "淘汰", "报废", "减少", "用去", "病死", "病故", "毕业")
	in := anyof.Contains(clause, "发展", "转入", "收入", "调入", "迁入", "出生", "入社", "新增", "增加", "新入", "补栏", "引进", "吸收", "吸纳", "拨入", "新购", "购进", "收购", "新聘", "新招", "新建", "繁殖", "补充", "招收")
	switch {
	case out && !in:
		return went
	case in && !out:
		return came
	}
	return unclearFlow
}
