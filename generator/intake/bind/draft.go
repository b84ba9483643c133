package bind

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/lazyregexp"
	"casebook/generator/quantity"
)

var years = lazyregexp.New(`((?:19|20)\d\d)年`)

// draft makes a fact of a figure of a text. written is the year of the text, last the figure before
// it in the same block, nil where there is none.
func draft(text string, f quantity.Claim, cell *tableCell, written int, last *edit) Fact {
	value, upper, unit := quantity.AsWritten(text[f.Start:f.End], f)
	fact := Fact{Value: value, To: upper, Unit: unit, Bound: f.Bound}
	if cell != nil {
		return cell.draft(fact, written)
	}
	from, to := around(text, f, clauseMarks)
	sentenceFrom, sentenceTo := around(text, f, sentenceMarks)
	fact.Note = strings.TrimSpace(text[from:to])
	if found := distinct(years.FindAllStringSubmatch(text[sentenceFrom:sentenceTo], -1)); len(found) == 1 {
		fact.Year, _ = strconv.Atoi(found[0])
	}
	fact.Status = status(text[sentenceFrom:f.Start], text[f.End:to], fact.Year, written)
	w := wording{lead: text[from:f.Start], of: upToDigit(text[sentenceFrom:from]), after: upToDigit(text[f.End:to]), unit: unit}
	if last != nil && last.end > sentenceFrom {
		w.last, w.thing = root(last.base), !last.table && !amounts.MatchString(last.fact.Unit)
		if last.end > from {
			w.lead = strings.TrimPrefix(text[last.end:f.Start], last.counted)
		}
	}
	w.lead = yearWords.ReplaceAllString(w.lead, "")
	if i := strings.LastIndexFunc(w.lead, unicode.IsDigit); i >= 0 { // of what is no figure
		w.lead = w.lead[i+1:]
	}
	if len(w.lead) < f.Start-from {
		w.head = upToDigit(text[from:f.Start])
	}
	if strings.HasPrefix(text[f.Start:], "人均") || strings.HasPrefix(text[f.Start:], "户均") { // which the figure takes in
		w.lead += text[f.Start : f.Start+len("人均")]
	}
	fact.ID = w.name()
	if m := yearBefore.FindStringSubmatch(text[from:f.Start]); m != nil {
		fact.ID += "-" + m[1]
	}
	return fact
}

// amounts are units of money, shares and persons, who have incomes of their own.
var amounts = lazyregexp.New(`元|%|百分点|倍|[名人户位]|^$`)

// lastBefore is the last figure of a block before a place in it.
func lastBefore(edits []edit, block, start int) *edit {
	if n := len(edits); n > 0 && edits[n-1].block == block && edits[n-1].end <= start {
		return &edits[n-1]
	}
	return nil
}

// status is what a sentence says of when its figure is true: target where it is wanted, expected
// where it is foreseen. The words may stand in a clause before, and hold until another word says that
// something is done: 力争到2025年村集体收入达到50万元，脱贫户收入达到2万元. lead is the sentence before the
// figure, after the rest of its clause.
func status(lead, after string, year, written int) string {
	wanted, foreseen := lastOf(wants, lead), lastOf(foresees, lead)
	if done := lastOf(dones, lead); max(wanted, foreseen) >= 0 && done < max(wanted, foreseen) {
		if foreseen > wanted {
			return "expected"
		}
		return "target"
	}
	switch {
	case strings.HasSuffix(strings.TrimRight(lead, "：为是达到约近 "), "目标"), strings.Contains(after, "的目标") && !strings.Contains(after, "完成"):
		return "target"
	case written > 0 && year > written:
		return "target"
	}
	return ""
}

var (
	wants    = lazyregexp.New(`力争|争取|拟(?:新建|投资|建设|投入|建|于|在|用|引进|发展)|确保|计划(?:投资|总投资|投入|建设|新建|在|到|于|今年|明年|用|完成|总|改造|种植|发展|实现|新增|带动|利用|将|再)|规划(?:到|于|投资|建设|总投资|新建|总面积)|(?:目标|任务)(?:是|为|：)|将(?:达到|实现|建成|新增|新建|突破|提高到|增加到|带动|投入|完成|超过)|要(?:达到|实现|建成|完成|突破)`)
	foresees = lazyregexp.New(`预计|有望|预期|预估|预测|估计|可望`)
	dones    = lazyregexp.New(`[；。]|已|截至|截止|目前|实际|累计|完成了|实现了|达到了|确保了|争取了|争取到|比上年|同比|去年|现有|现已`)
)

// lastOf is where a pattern is found last, -1 where it is not.
func lastOf(pattern *lazyregexp.Regexp, s string) int {
	found := pattern.FindAllStringIndex(s, -1)
	if len(found) == 0 {
		return -1
	}
	return found[len(found)-1][0]
}

// yearWords are years with what joins them to a figure: 由2019年的, 2023年底.
var yearWords = lazyregexp.New(`(?:从|由|自|在|于|截至|截止)?(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|初|度|以来|的)?`)

// yearBefore is a year right before a figure: 2023年的58.6万元.
var yearBefore = lazyregexp.New(`((?:19|20)\d\d)年[^\d]{0,6}$`)

func distinct(found [][]string) []string {
	var list []string
	for _, m := range found {
		if !slices.Contains(list, m[1]) {
			list = append(list, m[1])
		}
	}
	return list
}

// Marks that end clauses and sentences. A comma or a colon between digits is none: 1,236, 8:30.
const (
	clauseMarks   = "，。；！？：,;\n"
	sentenceMarks = "。！？\n"
)

// around is the stretch between two marks that a figure stands in.
func around(text string, f quantity.Claim, marks string) (from, to int) {
	to = len(text)
	for i, r := range text {
		if !strings.ContainsRune(marks, r) || r == ',' && betweenDigits(text, i) {
			continue
		}
		if i < f.Start {
			from = i + utf8.RuneLen(r)
		} else if i >= f.End {
			return from, i
		}
	}
	return from, to
}

func betweenDigits(text string, i int) bool {
	isDigit := func(k int) bool { return k >= 0 && k < len(text) && text[k] >= '0' && text[k] <= '9' }
	return isDigit(i-1) && isDigit(i+1)
}
