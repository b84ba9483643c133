package check

import (
	"math"
	"strings"

	"casebook/generator/anyof"
)

// percentParts reads A占60%，B占40%，C占20%: shares of one whole that come to more than 100, or
// to less where they are all there is.
func (s *sentence) percentParts() {
	for k := 0; k < len(s.terms); k++ {
		var list []term
		var nouns []string
		base := "" // of which whole the shares are
		j := k
		for ; j < len(s.terms); j++ {
			t := s.terms[j]
			if t.unit != "%" {
				break
			}
			words := s.head(j)
			if len(list) > 0 {
				i := strings.LastIndexAny(words, "，；、,")
				if i < 0 {
					break
				}
				_, size := firstRune(words[i:])
				words = words[i+size:]
			}
			if t.open || t.rough || anyof.Contains(words, "至少", "最多", "最低", "最高", "不低于", "不超过") {
				break
			}
			if strings.Contains(words, "其中") && len(list) > 0 {
				return // the shares of shares
			}
			sector := anyof.Contains(words, sectors...) && anyof.Suffix(strings.TrimSuffix(words, "为"), "比重", "比例")
			noun, of, isShare := shareOfWhole(words)
			if !sector && !isShare || len(list) > 0 && of != "" && of != base {
				break
			}
			if !sector {
				words = noun + "占"
			}
			if len(list) == 0 {
				base = of
			}
			list, nouns = append(list, t), append(nouns, words)
		}
		if s.partOfShare(k, list) {
			k = max(k, j-1)
			continue
		}
		if len(list) >= 3 && alike(nouns) || len(list) == 2 && exhaustive(nouns) {
			s.judgePercents(list, exhaustive(nouns))
		}
		k = max(k, j-1)
	}
}

// partOfShare tells whether shares are stated as parts of the share before them, and come to it: 劳动年龄内的占88.89%，其中，男性占47.33%，女性占41.56%.
func (s *sentence) partOfShare(k int, list []term) bool {
	if k == 0 || s.terms[k-1].unit != "%" || !strings.Contains(s.head(k), "其中") {
		return false
	}
	sum, slack := 0.0, s.terms[k-1].step/2
	for _, t := range list {
		sum += middle(t)
		slack += t.step / 2
	}
	return math.Abs(sum-middle(s.terms[k-1])) <= slack+1e-9
}

// shareOfWhole reads the words before a share: whose it is, and of what: 丘陵占, 山地占总面积, 女职工占比为.
func shareOfWhole(words string) (noun, of string, ok bool) {
	i := strings.LastIndex(words, "占")
	if i < 0 {
		return "", "", false
	}
	of = strings.TrimPrefix(words[i+len("占"):], "到")
	if of == "比" || of == "比为" {
		of = ""
	}
	whole := of == "" || anyof.Prefix(of, "总", "全") && runeCount(of) <= longestBase && !strings.ContainsAny(of, "，；、。：")
	return words[:i], of, whole
}

// longestBase is how many characters name the whole that shares are of: 全市土地总面积的.
const longestBase = 10

// percentsByRatio reads 按照村集体30%、合作社20%、农户60%的比例: they divide one whole.
func (s *sentence) percentsByRatio() {
	for k := 0; k < len(s.terms); k++ {
		if s.terms[k].unit == "%" && (s.terms[k].open || s.terms[k].rough) || anyof.Contains(clauseOf(s.head(k)), "至少", "最多", "最低", "最高", "不低于", "不超过") {
			continue // 按不低于5%和8%的比例
		}
		j := k
		for j < len(s.terms) && s.terms[j].unit == "%" && (j == k || listed(s.between(s.terms[j-1], s.terms[j]))) {
			j++
		}
		if j-k > 1 && s.dividesShares(k, j-1) {
			s.judgePercents(s.terms[k:j], false)
		}
		if j-k > 1 && strings.HasPrefix(s.after(j-1, 4), "的比例") && anyof.Contains(s.head(k), "按", "以") {
			s.judgePercents(s.terms[k:j], true)
		}
		k = max(k, j-1)
	}
}

// dividesShares tells whether the percentages from term k to term last are stated as the shares of several owners: 村集体、农户、公司
// 分别占股60%、20%、20%.
func (s *sentence) dividesShares(k, last int) bool {
	if strings.Contains(s.p.text[s.terms[k].to:s.terms[last].from], "，") {
		return false
	}
	head := clauseOf(s.head(k))
	return strings.Contains(head, "分别") && (anyof.Contains(head, "占股", "持股", "入股", "出资", "参股") || anyof.Prefix(s.after(last, 8), "的股", "股份", "的出资"))
}

// listed tells whether the words between two figures are no more than the name of the second.
func listed(words string) bool {
	return runeCount(words) <= 12 && !strings.ContainsAny(words, "。；") && strings.ContainsAny(words, "、，和与")
}

func (s *sentence) judgePercents(list []term, complete bool) {
	sum, slack := 0.0, 0.0
	var items []string
	for _, t := range list {
		sum += middle(t)
		slack += t.step / 2 // by rounding
		items = append(items, strings.TrimRight(t.text, "%％"))
	}
	if sum > 135 {
		return // each of a whole of its own
	}
	if slack += 1e-9; sum <= 100+slack && (!complete || sum >= 100-slack) {
		return
	}
	line := strings.Join(items, "＋") + "＝" + decimal(sum, 1)
	last := list[len(list)-1]
	s.report(sumMismatchID, last, line+"，各部分的百分比合起来应是100", strings.ReplaceAll(line, "＝", " = ")+": shares of a whole must add up to 100")
}
