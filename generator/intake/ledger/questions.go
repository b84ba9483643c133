package ledger

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/office"
	"casebook/generator/report"
)

// kind is a kind of question that a ledger raises of many of its columns, rows or cells, and that
// mostly has one answer: it is asked once for all of them, and one by one where a person wants that.
type kind struct {
	text  string      // what is asked for all
	all   [][2]string // the answers for all, each with what it answers to each; "" is the choice in its place
	least int         // of fewer, each is asked
	free  bool        // each has answers besides its choices
	same  bool        // whatever else is answered for all is each one's answer
}

// oneByOne answers that each question of a kind is to be asked.
const oneByOne = "逐个问"

var (
	unknownColumns = &kind{text: "表里有几项看不出是哪项指标：都作为新的指标加进来吗？", all: [][2]string{{addAll, addIt}, {"都不要", "不要"}}, least: 4}
	newUnits       = &kind{text: "新增的指标里有几项没有写单位：都是一个单位就写那个单位，如 人、元、%", least: 6, free: true, same: true}
	foreseenOnes   = &kind{text: "表里有预计、计划的数，不是实际的：收不收？", all: [][2]string{{"收", "收"}, {"不要", "不要"}}, least: 2}
	moneyUnits     = &kind{text: "表里有几列金额没有写单位：都是什么？", all: [][2]string{{"元", "元"}, {"万元", "万元"}, {"亿元", "亿元"}}, least: 3}
	smallShares    = &kind{text: "表里有几列百分数不大于1：1是100%还是1%？", all: [][2]string{{"100%", "100%"}, {"1%", "1%"}}, least: 3}
	dashes         = &kind{text: "表里有“—”“无”“/”这样的格：是没有数据，还是零？", all: [][2]string{{noFigure, noFigure}, {"零", "零"}}, least: 3}
	noNumbers      = &kind{text: "表里有好些格不是数：都当作没有数据吗？", all: [][2]string{{"都当作没有数据", noFigure}}, least: 6, free: true}
	otherUnits     = &kind{text: "表里有好些格的单位，和所在那一列的单位换算不了（多半是那一列的单位答错了，就改那个回答）：都当作没有数据吗？", all: [][2]string{{"都当作没有数据", noFigure}}, least: 3, free: true}
	estimates      = &kind{text: "表里有几项是用公式推算的数：当作实际数收进来吗？", all: [][2]string{{"收", "收"}, {"不要", "不要"}}, least: 3}
	mergedNumbers  = &kind{text: "表里有好些数在合并的格子里：是第一行的，还是都不要？", all: [][2]string{{"第一行的", "第一行的"}, {"不要", "不要"}}, least: 4}
	hiddenRows     = &kind{text: "表里有好些行是隐藏的：读不读？", all: [][2]string{{"读", "读"}, {"不读", "不读"}}, least: 4}
	hiddenCols     = &kind{text: "表里有好些列是隐藏的：读不读？", all: [][2]string{{"读", "读"}, {"不读", "不读"}}, least: 4}
	twoValues      = &kind{text: "有些数在表里写了两回，写得不一样：用哪一回的？", all: [][2]string{{"先写的", ""}, {"后写的", ""}}, least: 4}

	kinds = []*kind{unknownColumns, newUnits, foreseenOnes, moneyUnits, smallShares, dashes, noNumbers, otherUnits, estimates, mergedNumbers, hiddenRows, hiddenCols, twoValues}
)

const noFigure = "没有数据"

// isOfOthers tells of an answer of other questions, which one that has any answer has not: a person
// has written it into the next line as well.
func isOfOthers(answer string) bool {
	return slices.ContainsFunc(kinds, func(k *kind) bool {
		return k != moneyUnits && slices.ContainsFunc(k.all, func(a [2]string) bool { return answer == a[0] || answer == a[1] && answer != "" })
	})
}

// choices are the answers that a kind's question has.
func (k *kind) choices() []string {
	var list []string
	for _, a := range k.all {
		list = append(list, a[0])
	}
	return append(list, oneByOne)
}

// each is what an answer for all says to one question; "" where it is none.
func (k *kind) each(answer string, choices []string) string {
	for i, a := range k.all {
		if a[0] == answer && a[1] == "" && i < len(choices) {
			return choices[i]
		} else if a[0] == answer || a[1] == answer {
			return a[1]
		}
	}
	if k.same && answer != oneByOne && !isOfOthers(answer) {
		return answer
	}
	return ""
}

// forAll is the answer to the question of a kind, as a mapping has it.
type forAll struct {
	question report.Question
	heads    map[string]bool // of another ledger's mapping: the columns that it was given for; nil for this ledger's own
}

// pending are the questions of a kind that have no answer yet.
type pending struct {
	kind *kind
	list []report.Question
	of   []string // what each is about
}

// remember takes the answers of a mapping. An answer for all, or one that speaks of all columns, is
// this ledger's own; of another's it holds for the columns that it was given for.
func (r *reader) remember(m *report.Import, own bool) {
	var heads map[string]bool
	if !own {
		heads = map[string]bool{}
		for _, s := range m.Sheets {
			for _, c := range s.Columns {
				heads[headKey(c.Head)] = true
			}
		}
	}
	for _, q := range m.Questions {
		if q.Answer = r.meant(q.Text, office.Unspaced(q.Answer)); q.Answer == "" {
			continue
		}
		if i := slices.IndexFunc(kinds, func(k *kind) bool { return strings.HasPrefix(q.Text, k.text) }); i >= 0 {
			r.forAll[kinds[i]] = append(r.forAll[kinds[i]], forAll{q, heads})
		} else if r.answers[q.Text] == "" {
			r.answers[q.Text] = q.Answer
			if own {
				r.own[q.Text] = true
			}
			r.addsAll = r.addsAll || own && q.Answer == addAll
		}
	}
}

// meant is an answer as it is asked for: people write the name of a region or an indicator, or copy
// a choice with the name beside it.
func (r *reader) meant(question, answer string) string {
	code, _, _ := strings.Cut(answer, "（")
	switch {
	case strings.Contains(question, "哪个地区"):
		if g := r.site.regions[code]; g != nil {
			return g.Code
		}
		if g := r.site.regionOf(answer); g != nil {
			return g.Code
		}
	case strings.Contains(question, "哪项指标"):
		if r.indicator(code) != nil {
			return code
		}
		if id := r.indicatorNamed(office.PlainHead(answer)); id != "" {
			return id
		}
	}
	return answer
}

// nameChoices puts the names of regions and indicators beside their codes.
func (r *reader) nameChoices() {
	for i := range r.result.Import.Questions {
		q := &r.result.Import.Questions[i]
		for k, c := range q.Choices {
			g, n := r.site.regions[c], r.indicator(c)
			switch {
			case strings.Contains(q.Text, "哪个地区") && g != nil && g.Name != c:
				q.Choices[k] = c + "（" + g.Name + "）"
			case strings.Contains(q.Text, "哪项指标") && n != nil && n.Name != c:
				q.Choices[k] = c + "（" + n.Name + "）"
			}
		}
	}
}

// oneOf asks a question of a kind, about a column or a place; "" while it is open.
func (r *reader) oneOf(k *kind, about, question string, choices ...string) string {
	if answer := r.answers[question]; answer != "" && (k.free || slices.Contains(choices, answer)) {
		return r.ask(question, choices...)
	}
	r.refuse(question)
	for _, a := range r.forAll[k] {
		if a.heads != nil && !a.heads[headKey(about)] {
			continue
		}
		if a.question.Answer != oneByOne && k.each(a.question.Answer, choices) == "" {
			if a.heads == nil {
				r.refused(a.question)
			}
			continue
		}
		if !r.asked[k.text] {
			r.asked[k.text] = true
			r.result.Import.Questions = append(r.result.Import.Questions, a.question)
		}
		if a.question.Answer == oneByOne {
			return r.ask(question, choices...)
		}
		return k.each(a.question.Answer, choices)
	}
	r.postpone(k, about, report.Question{Text: question, Choices: choices})
	return ""
}

// postpone keeps a question until the whole ledger was read.
func (r *reader) postpone(k *kind, about string, q report.Question) {
	if r.asked[q.Text] {
		return
	}
	r.asked[q.Text] = true
	i := slices.IndexFunc(r.pending, func(p *pending) bool { return p.kind == k })
	if i < 0 {
		i = len(r.pending)
		r.pending = append(r.pending, &pending{kind: k})
	}
	p := r.pending[i]
	p.list = append(p.list, q)
	if about = office.Unspaced(about); !slices.Contains(p.of, about) && len(p.of) <= mostExamples {
		p.of = append(p.of, about)
	}
}

// mostExamples is how many of those that a question is about it names.
const mostExamples = 6

// askPending asks what was postponed: a few one by one, more of a kind once for all.
func (r *reader) askPending() {
	for _, p := range r.pending {
		if len(p.list) < p.kind.least {
			r.result.Import.Questions = append(r.result.Import.Questions, p.list...)
			continue
		}
		text := p.kind.text + "（" + strings.Join(p.of[:min(len(p.of), mostExamples)], "、")
		if len(p.of) > mostExamples {
			text += "等"
		}
		text += "，共 " + strconv.Itoa(len(p.list)) + " 处；各不相同就写：" + oneByOne + "）"
		r.result.Import.Questions = append(r.result.Import.Questions, report.Question{Text: text, Choices: p.kind.choices()})
	}
}

// choose asks a question that has no other answers than its choices.
func (r *reader) choose(text string, choices ...string) string {
	if !slices.Contains(choices, r.answers[text]) {
		r.refuse(text)
	}
	return r.ask(text, choices...)
}

// askYear asks for a year; 0 while it is open.
func (r *reader) askYear(text string) int {
	if oneYear(r.answers[text]) == 0 {
		r.refuse(text)
	}
	return oneYear(r.ask(text))
}

// refuse takes an answer back that answers nothing, and tells of it where it was given to this ledger.
func (r *reader) refuse(text string) {
	answer := r.answers[text]
	delete(r.answers, text)
	if answer != "" && r.own[text] {
		r.refused(report.Question{Text: text, Answer: answer})
	}
}

func (r *reader) refused(q report.Question) {
	if !slices.ContainsFunc(r.result.Refused, func(other report.Question) bool { return other.Text == q.Text }) {
		r.result.Refused = append(r.result.Refused, q)
	}
}

// mostQuestions is how many questions are listed; the others come once these are answered.
const mostQuestions = 300

// ask asks a question once and returns the answer, "" while it is open.
func (r *reader) ask(text string, choices ...string) string {
	switch {
	case r.asked[text]:
	case r.answers[text] == "" && len(r.asked) >= mostQuestions:
		r.asked[text] = true
		r.result.Unlisted++
	default:
		r.asked[text] = true
		r.result.Import.Questions = append(r.result.Import.Questions, report.Question{Text: text, Choices: choices, Answer: r.answers[text]})
	}
	return r.answers[text]
}
