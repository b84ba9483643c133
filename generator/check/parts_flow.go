package check

import (
	"fmt"
	"strings"

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

// tellsStock tells whether a passage says of anything how much of it there was.
func (p *passage) tellsStock() bool {
	return p.holds("原有", "年初", "月初", "上年", "期初", "起初有")
}

// findWrongStock holds what there is at a sentence's end against what there was, what came and what went. Every figure of the
// unit must say which of these it is.
func (s *sentence) findWrongStock() {
	first, sum := -1, 0.0
	for k, t := range s.terms {
		if first >= 0 && !comparable(t, s.terms[first]) {
			continue
		}
		f := flowOf(clauseOf(s.head(k)))
		switch {
		case first < 0 && f == stockBefore && !t.share() && !t.open && !t.rough:
			first, sum = k, middle(t)
		case first < 0:
		case t.open || t.rough || f == unclearFlow || f == stockBefore:
			return
		case f == came:
			sum += t.as(s.terms[first].unit)
		case f == went:
			sum -= t.as(s.terms[first].unit)
		case k > first+1: // what there is now
			if is := t.as(s.terms[first].unit); !same(sum, is) && max(sum, is) < 1.5*min(sum, is) {
				scale := scaleOf(t.text)
				s.report(sumMismatchID, t, fmt.Sprintf("照前面的增减算是%s，写的是%s", decimal(sum, scale), decimal(is, scale)), fmt.Sprintf("what came and went leaves %s, but the text says %s", decimal(sum, scale), decimal(is, scale)))
			}
			return
		}
	}
}

// findFewerNow holds by how much a number became less or more against the two: 高峰期有1260人，现在只有840人，减少520人.
func (s *sentence) findFewerNow() {
	for k := 2; k < len(s.terms); k++ {
		was, is, by := s.terms[k-2], s.terms[k-1], s.terms[k]
		if !was.plain() || !is.plain() || !by.plain() || !oneUnit(was.unit, is.unit) || !oneUnit(is.unit, by.unit) {
			continue
		}
		now, change := clauseOf(s.head(k-1)), strings.TrimRight(clauseOf(s.head(k)), "了整")
		more := anyof.Suffix(change, "增加", "增长", "多") && middle(is) > middle(was)
		if !more && !(anyof.Suffix(change, "少") && middle(is) < middle(was)) || !anyof.Prefix(now, "现在", "如今", "目前", "现有", "只剩", "仅剩") || anyof.Contains(now, "其中", "新", "每", "均") {
			continue
		}
		right := max(middle(is), middle(was)) - min(middle(is), middle(was))
		if same(right, middle(by)) {
			continue
		}
		scale := scaleOf(by.text)
		line := fmt.Sprintf("%s－%s＝%s", decimal(max(middle(is), middle(was)), scale), decimal(min(middle(is), middle(was)), scale), decimal(right, scale))
		s.report(sumMismatchID, by, fmt.Sprintf("%s，写的是%s", line, decimal(middle(by), scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(middle(by), scale)))
		return
	}
}
