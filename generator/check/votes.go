package check

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// How many voted, and how many for each: 到会代表198人，赞成189票，反对4票，弃权3票，2人未按表决器; 76名户主代表投票：走东线的41票，走西线的22票，另有2人弃权.

var (
	voteCounted = lazyregexp.New(`(?:赞成|同意|反对|弃权|不称职|称职)(?:票)?(?:的)?([0-9]{1,4})(?:票|张|人|名)|(?:未按表决器|未表决|未投票|没有投票)(?:的)?([0-9]{1,4})(?:人|名)|([0-9]{1,4})(?:人|名|张|票|户)(?:弃权|未按|未投|没有投|反对|赞成)|的([0-9]{1,4})票`)
	mayVote     = lazyregexp.New(`([0-9]{1,4})(?:名|人|位|张|票|份|户)`)
)

// voters are words around how many could vote; uncounted say that some did not, of whom no number is stated.
var (
	voters    = [...]string{"代表", "委员", "党员", "户主", "到会", "出席", "参加", "实到", "参会", "投票", "收回", "有效", "与会", "表决"}
	uncounted = [...]string{"未参加", "缺席", "废票", "无效", "请假", "未投", "未按"}
)

// fewestVotes is how many figures of votes make a list.
const fewestVotes = 2

// findVotes holds the votes that a sentence counts against how many could vote, which it tells or the one before.
func (p *passage) findVotes() {
	if !p.holds("票", "反对", "弃权") || !p.holds("投票", "弃权", "反对") {
		return
	}
	before := 0 // where the sentence before begins
	for from := 0; from < len(p.text); {
		to := len(p.text)
		if i := strings.Index(p.text[from:], "。"); i >= 0 {
			to = from + i + len("。")
		}
		if anyof.Contains(p.text[from:to], "票", "弃权", "反对") {
			p.holdVotes(before, from, to)
		}
		before, from = from, to
	}
}

// holdVotes holds the votes of the sentence between from and to.
func (p *passage) holdVotes(before, from, to int) {
	sum, first := 0, -1
	var items []string
	for _, m := range voteCounted.FindAllStringSubmatchIndex(p.text[from:to], -1) {
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 {
				n, _ := strconv.Atoi(p.text[from+m[g] : from+m[g+1]])
				sum += n
				items = append(items, strconv.Itoa(n))
				if first < 0 {
					first = from + m[0]
				}
			}
		}
	}
	if len(items) < fewestVotes {
		return
	}
	all, at := 0, [2]int{}
	for _, m := range mayVote.FindAllStringSubmatchIndex(p.text[before:first], -1) {
		clause := clauseOf(p.text[before:before+m[2]]) + clauseOfFirst(p.text[before+m[1]:])
		if anyof.Contains(clause, voters[:]...) && !anyof.Contains(clause, "应到", "应参", "共有", "缺席", "请假", "发出", "未") {
			all, at = p.intAt([]int{before + m[2], before + m[3]}, 0), [2]int{before + m[2], before + m[3]}
		}
	}
	reported := strings.Join(items, "")
	if all == 0 || all == sum || sum > all+all/2 || sum < all/2 || anyof.Contains(p.text[to:min(len(p.text), to+60)], uncounted[:]...) || strings.Contains(reported, strconv.Itoa(all)) && all > 9 || sum < all && !strings.Contains(p.text[from:to], "弃权") {
		return
	}
	line := fmt.Sprintf("%s＝%d", strings.Join(items, "＋"), sum)
	q := twoNumbers("", "")
	q.Span = p.prose.Source(at[0], at[1])
	q.Message = msg(fmt.Sprintf("%s，写的是%d", line, all), fmt.Sprintf("%s, but the text says %d", line, all))
	q.Hint = msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong")
	p.out.add(q)
}
