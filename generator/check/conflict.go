package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// statement is a figure that a text gives of one matter as it now is: 全村耕地面积1.2万亩.
type statement struct {
	p     *passage
	claim quantity.Claim
	text  string
}

// scopes are the words that say of which whole a figure speaks.
var scopes = [...]string{"全村", "全镇", "全乡", "全县", "全市", "全区", "全省", "全州", "全旗", "全校", "全社", "我村", "我镇", "我县", "我市", "村党支部", "本村", "该村", "该镇"}

// findConflicts finds one matter with two values in a text, in the text and a table, or in one
// figure: 约10000（6500）亩.
func findConflicts(n *page) {
	fixed, days := map[string]placedNumber{}, map[string]placedNumber{}
	growths, totals, ofYear := map[string]statement{}, map[string]statement{}, map[string]statement{}
	for _, p := range n.plain {
		if n.ctx.Err() != nil {
			return
		}
		if !readsFigures(p.prose.Kind) {
			continue
		}
		p.readFigures()
		n.compareGrowths(p, growths)
		n.compareTotals(p, totals)
		n.compareYearTotals(p, ofYear)
		n.compareFixed(p, fixed)
		n.compareDays(p, days)
		if p.prose.Kind == prose.Paragraph || p.prose.Kind == prose.ListItem {
			p.twoInOne()
			p.findTwoDays()
			p.findTwoBeginnings()
		}
	}
	n.findMoreRows()
	n.findTwoDates()
	n.findRestated()
	n.findStatedOfTables()
	n.findSwapped()
}

// statement is what the passage states with its figure i.
func (p *passage) statement(i int) statement {
	f := p.figures[i]
	return statement{p: p, claim: f, text: p.text[f.Start:f.End]}
}

// reportTwoValues reports the second of two values that a text gives of one matter.
func (n *page) reportTwoValues(a, b statement) {
	q := twoNumbers(a.text, b.text)
	q.Span = b.p.prose.Source(b.claim.Start, b.claim.End)
	q.Related = []problem.Related{related(a.p.prose.Source(a.claim.Start, a.claim.End), "前一个在这里", "the first is here")}
	n.out.add(q)
}

// twoNumbers says that one matter has two numbers.
func twoNumbers(a, b string) problem.Problem {
	return problem.Problem{Rule: sumMismatchID,
		Message: msg(fmt.Sprintf("同一件事前后是两个数：%s，%s", a, b), fmt.Sprintf("the same thing has two values: %s and %s", a, b)),
		Hint:    msg("对照来源，改成一致；说的不是一回事或不是同一年的，写明白", "compare with the source and write one value; if they are of different years or kinds, say so")}
}

// longestMatter is how many bytes before a number its matter is looked for.
const longestMatter = 75

// longestBefore is how many bytes of a sentence are read before a figure: no text may cost more than its length.
const longestBefore = 3000

// sentenceBefore returns the end of a text behind the last of the marks that end sentences.
func sentenceBefore(text, ends string) string {
	text = cutBefore(text, longestBefore)
	at, size := anyof.LastRune(text, ends)
	return text[max(at, 0)+size:]
}

// villageKinds are what a table with a row for each village says that a whole has.
var villageKinds = [...]string{"村", "行政村", "社区", "乡镇", "自然村"}

// findMoreRows holds 全镇辖11个村 against a table with a row for each village, which cannot have more.
func (n *page) findMoreRows() {
	var list []*document.Table
	for _, p := range n.plain {
		if p.prose.Kind == prose.TableCell || !p.holds("全") || !p.holds(villageKinds[:]...) {
			continue
		}
		for i, f := range p.figures {
			kind := hanRun(p.text[f.End:])
			if !slices.Contains(villageKinds[:], kind) || !ofWhole(clauseOf(cutBefore(p.text[:f.Start], longestMatter))) {
				continue
			}
			if list == nil {
				list = tables(n.n.Doc.Tree().Blocks, nil)
			}
			for _, t := range list {
				n.holdRows(p.statement(i), kind, t)
			}
		}
	}
}

// ofWhole tells whether a clause says of which whole it tells and no more than that it has something: 全镇辖.
func ofWhole(clause string) bool {
	for _, w := range scopes {
		if verb, ok := strings.CutPrefix(clause, w); ok {
			return slices.Contains([]string{"", "有", "共有", "现有", "辖", "共辖", "下辖", "现辖", "总共有"}, verb)
		}
	}
	return false
}

// hanRun returns the Chinese characters that a text begins with, at most four.
func hanRun(text string) string { return hanOnly(text, 4) }

// holdRows holds how many villages a whole has against a table.
func (n *page) holdRows(s statement, kind string, t *document.Table) {
	x := n.tableNumbers(t)
	if len(x.heads) == 0 || !slices.Contains([]string{"村", "村名", "行政村", "村别", kind}, x.heads[0]) {
		return
	}
	rows := map[string]bool{}
	for _, row := range x.rows {
		if total, _ := totalRow(row.label); !total && row.label != "" {
			rows[row.label] = true
		}
	}
	if v := s.claim.Value.Float64(); float64(len(rows)) > v {
		n.out.add(problem.Problem{Rule: sumMismatchID, Span: s.p.prose.Source(s.claim.Start, s.claim.End),
			Message: msg(fmt.Sprintf("这里是%s，表里列了%d个", s.text, len(rows)), fmt.Sprintf("%s here, %d in the table", s.text, len(rows))),
			Hint:    msg("对照来源，改数目或改表", "compare with the source and correct the number or the table"),
			Related: []problem.Related{related(t.Span, "表在这里", "the table is here")}})
	}
}

// twoValues is a number with another one in brackets before one unit.
var twoValues = lazyregexp.New(`(^|[^0-9A-Za-z.第年月])([0-9][0-9,.]*)[（(]([0-9][0-9,.]*)[）)](?:万?亩|户|万?人|万?元|亿元|公里|米|吨|斤|公斤|个|株|头|只|平方米|公顷|名|家)`)

// numberInBrackets tells whether brackets with a number stand directly behind a digit, which hardly
// any text has.
func (p *passage) numberInBrackets() bool {
	for i, r := range p.runes {
		if (r == '（' || r == '(') && numeral.Arabic(p.rune(i-1)) >= 0 && numeral.Arabic(p.rune(i+1)) >= 0 {
			return true
		}
	}
	return false
}

// twoInOne finds a figure that was given two values, one in brackets, which nobody decided between.
func (p *passage) twoInOne() {
	if !p.numberInBrackets() {
		return
	}
	for _, m := range twoValues.FindAllStringSubmatchIndex(p.text, -1) {
		a, b := p.text[m[4]:m[5]], p.text[m[6]:m[7]]
		if a == b {
			continue
		}
		p.out.add(problem.Problem{Rule: sumMismatchID, Span: p.prose.Source(m[4], m[1]),
			Message: msg(fmt.Sprintf("一个数写了两个值：%s和%s", a, b), fmt.Sprintf("one figure has two values: %s and %s", a, b)),
			Hint:    msg("对照来源，留下对的一个", "compare with the source and keep the right one")})
	}
}
