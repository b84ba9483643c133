package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// nearestStated is how many paragraphs before a table, and behind it, tell of what stands in it.
const nearestStated = 2

// findStatedOfTables holds the figures of the paragraphs around a table against its rows: 茶叶面积最大，为12.9万亩 beside a row that says
// 12.6. Only what is a row's number mistyped is reported: a text may tell of other things than its table.
func (n *page) findStatedOfTables() {
	blocks := n.n.Doc.Tree().Blocks
	for i, b := range blocks {
		t, ok := b.(*document.Table)
		if !ok {
			continue
		}
		x := n.tableNumbers(t)
		for _, p := range n.plain {
			if !standsNear(blocks, i, p) {
				continue
			}
			p.readFigures()
			for k := range p.figures {
				x.holdReports(p.statement(k))
			}
		}
	}
}

// standsNear tells whether a passage is one of the paragraphs around block i, none of them behind another heading or table.
func standsNear(blocks []document.Block, i int, p *passage) bool {
	for _, step := range [...]int{-1, 1} {
		for k, left := i+step, nearestStated; k >= 0 && k < len(blocks) && left > 0; k, left = k+step, left-1 {
			switch b := blocks[k].(type) {
			case *document.Heading, *document.Table:
				left = 0
			case *document.Paragraph:
				if span := p.prose.Source(0, len(p.text)); span.Start >= b.Span.Start && span.Start < b.Span.End {
					return true
				}
			}
		}
	}
	return false
}

// holdReports holds one figure against the cells of the rows that its clauses name.
func (x *tableNumbers) holdReports(s statement) {
	if s.claim.Bound != quantity.Exact || s.claim.Value.Sign() <= 0 || s.claim.Unit == "" {
		return
	}
	sentence := sentenceBefore(s.p.text[:s.claim.Start], "。！？；\n")
	if anyof.Contains(sentence, "比", "较", "增", "减", "降", "计划", "目标", "去年", "上年") {
		return
	}
	var mistyped *cellNumber
	for _, row := range x.rows {
		total, all := totalRow(row.label)
		named := runeCount(row.label) > 1 && strings.Contains(sentence, row.label)
		if total {
			named = all && anyof.Contains(clauseOf(sentence), "共", "全", "总")
		}
		if !named {
			continue
		}
		for c := range row.cells {
			cell := &row.cells[c]
			if !cell.reads || rateHead(x.heads[c]) && s.claim.Unit != "%" {
				continue
			}
			if sameDigits(s.text, cell.text) {
				return // the row says so
			}
			if x.mayBe(c, cell, s) {
				mistyped = cell
			}
		}
	}
	if mistyped != nil {
		q := twoNumbers(mistyped.text, s.text)
		q.Message = msg(fmt.Sprintf("文里是%s，表里是%s", s.text, mistyped.text), fmt.Sprintf("%s in the text, %s in the table", s.text, mistyped.text))
		q.Span = s.p.prose.Source(s.claim.Start, s.claim.End)
		q.Related = []problem.Related{related(mistyped.cell.Span, "表里在这里", "it is here in the table")}
		x.n.out.add(q)
	}
}

// mayBe tells whether a figure is what column c has in a row, mistyped: of its unit, and one slip away.
func (x *tableNumbers) mayBe(c int, cell *cellNumber, s statement) bool {
	unit := cell.unit
	if unit == "" {
		unit = unitOfHead(x.heads[c])
	}
	own := strings.TrimLeft(strings.TrimLeft(s.text, "0123456789.,，"), "万亿")
	if unit = strings.TrimLeft(unit, "万亿"); unit != "" && unit != own {
		return false
	}
	if unit == "" && !anyof.Contains(x.heads[c], "数", "计", own) {
		return false
	}
	was, is := digitsOf(cell.text), digitsOf(s.text)
	return len(was) == len(is) && (exchanged(was, is) || len(was) > 2 && oneDigitOff(was, is))
}

// unitOfHead is the unit that a column's head gives in brackets: 万亩 of 面积（万亩）.
func unitOfHead(head string) string {
	i, size := anyof.LastRune(head, "（(")
	if i < 0 {
		return ""
	}
	return strings.TrimRight(head[i+size:], "）)")
}

// sameDigits tells whether two numbers are written with the same digits.
func sameDigits(a, b string) bool {
	return strings.TrimRight(digitsOf(a), "0") == strings.TrimRight(digitsOf(b), "0")
}

// oneDigitOff tells whether two numbers of one length differ in one digit that is not the first.
func oneDigitOff(a, b string) bool {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n == 1 && a[0] == b[0]
}
