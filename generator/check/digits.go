package check

import (
	"slices"
	"strings"
	"unicode"

	"casebook/generator/document"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/source"
)

// digitRun is a number as people group it: 138 1234 5678, 6222-0212-…. Separators are
// taken away in digits.
type digitRun struct {
	from, to int
	digits   string
}

// digitRuns finds the runs of at least least digits, with single spaces or hyphens between
// groups of three and more. An X that ends an identity number belongs to it.
func (p *passage) digitRuns(least int) []digitRun {
	if p.digits < least {
		return nil
	}
	var list []digitRun
	var b []byte
	done := 0
	for from, r := range p.signsIn(0, len(p.runes)) {
		if from < done || numeral.Arabic(r) < 0 {
			continue
		}
		i := from
		b = b[:0]
		group := 0
		for ; i < len(p.runes); i++ {
			r := p.runes[i]
			if d := numeral.Arabic(r); d >= 0 {
				b = append(b, byte('0'+d))
				group++
				continue
			}
			joined := (r == ' ' || r == '-' || r == '－') && group >= 3 && numeral.Arabic(p.rune(i+1)) >= 0 && numeral.Arabic(p.rune(i+2)) >= 0 && numeral.Arabic(p.rune(i+3)) >= 0
			if !joined {
				break
			}
			group = 0
		}
		if len(b) == 17 && oneOf(p.rune(i), "XxＸｘ") {
			b = append(b, 'X')
			i++
		}
		if len(b) >= least {
			list = append(list, digitRun{from, i, string(b)})
		}
		done = i + 1
	}
	return list
}

// partOfCode tells whether the run is part of a longer code or a decimal number.
func (p *passage) partOfCode(r digitRun) bool {
	before, after := p.rune(r.from-1), p.rune(r.to)
	if p.calledInQuery(r.from) {
		before = 0
	}
	return isLatin(before) || isLatin(after) || oneOf(before, "._/=#-") && before != '-' ||
		after == '.' && numeral.Arabic(p.rune(r.to+1)) >= 0 || oneOf(after, "_/=")
}

// calledInQuery tells whether what begins here is a number that an address calls: https://a.gov.cn/?tel=…
func (p *passage) calledInQuery(from int) bool {
	key := from - 1
	for isLatin(p.rune(key-1)) || p.rune(key-1) == '_' {
		key--
	}
	return p.rune(from-1) == '=' && oneOf(p.rune(key-1), "?&") && prose.IsNumberKey(p.slice(key, from-1))
}

// codeWords stand before numbers that belong to papers and goods, not to persons.
var codeWords = [...]string{"编号", "文号", "批号", "合同号", "订单", "信用代码", "统计代码", "区划代码", "代码", "编码", "许可证", "证书号", "登记号", "备案号", "标准号", "专利号", "流水号", "单号", "ISBN", "ISSN", "DOI"}

// calledCode tells whether the words before the run say that it is a code.
func (p *passage) calledCode(r digitRun) bool {
	before := p.slice(r.from-12, r.from)
	for _, word := range codeWords {
		if i := strings.LastIndex(before, word); i >= 0 && !strings.ContainsAny(before[i:], "，。；、\n") {
			return true
		}
	}
	return false
}

// called tells whether one of the words stands shortly before the run in its clause, with or without blanks in it;
// those of a cell are also its column's head and the cell beside it.
func (p *passage) called(from, reach int, words ...string) bool {
	start, least := from, max(from-4*reach, 0)
	for start > least && reach > 0 && !oneOf(p.rune(start-1), "。；\n") {
		if start--; !unicode.IsSpace(p.rune(start)) { // 帐　　号：
			reach--
		}
	}
	before := strings.Join(strings.Fields(p.slice(start, from)), "")
	if start == 0 && p.page != nil && p.prose != nil && p.prose.Kind == prose.TableCell {
		before = p.page.cellLabel(p.prose.Span) + before
	}
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(before, word) })
}

// cellLabel is what a table says that a cell holds: the head of its column and the cell on its left.
func (n *page) cellLabel(cell source.Span) string {
	if n.labels == nil {
		n.labels = map[int32]string{}
		for _, t := range tables(n.n.Doc.Tree().Blocks, nil) {
			if len(t.Rows)*len(t.Columns) <= mostTableCells {
				n.labelCells(t)
			}
		}
	}
	return n.labels[cell.Start]
}

func (n *page) labelCells(t *document.Table) {
	heads := make([]string, len(t.Columns))
	for r, row := range t.Grid() {
		left := ""
		for c, cell := range row {
			if cell == nil {
				continue
			}
			text := plainCell(cell)
			if n.labels[cell.Span.Start] = heads[c] + left; r < max(t.Head, 1) {
				heads[c] += text
			}
			left = text
		}
	}
}
