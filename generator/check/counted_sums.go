package check

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// Posts that add up to a number of people, with commas and 、 between them: 班子共7人：支部书记1人、委员2人，村委会主任1人、委员3人，平均年龄….

var (
	peopleListed = lazyregexp.New(`(?:共|共有|一共|总共|合计|成员|配备|组成)([0-9]{1,3})(人|名|位)：([^。；\n\x{FFFC}]{10,240})`)
	postCounted  = lazyregexp.New(`^(?:和|及|以及)?[\p{Han}“”]{1,14}?([0-9]{1,3}|[一二两三四五六七八九十])(人|名|位)$`)
)

// fewestPosts is how many posts are believed to be all.
const fewestPosts = 4

// findSumsOfPosts adds them up, to each comma: what stands behind one may divide the same people another way.
func (p *passage) findSumsOfPosts() {
	if !p.holds("人：", "名：", "位：") {
		return
	}
	for _, m := range peopleListed.FindAllStringSubmatchIndex(p.text, -1) {
		said, _ := strconv.Atoi(p.text[m[2]:m[3]])
		text := withoutBrackets(p.text[m[6]:m[7]])
		if !strings.Contains(text, "，") {
			continue
		}
		sum, terms := sumOfPosts(text, p.text[m[4]:m[5]], said)
		if len(terms) < fewestPosts || sum == said || sum > said+2 || sum < said-2 {
			continue
		}
		q := twoNumbers("", "")
		q.Span = p.prose.Source(m[6], m[7]) // and not the total, of which other numbers of them may be the sum by chance
		line := fmt.Sprintf("%s＝%d", strings.Join(terms, "＋"), sum)
		q.Message = msg(fmt.Sprintf("%s，写的是%s", line, p.text[m[2]:m[5]]), fmt.Sprintf("%s, but the text says %s", line, p.text[m[2]:m[5]]))
		p.out.add(q)
	}
}

// sumOfPosts adds up the posts that a text begins with, up to where they come to what was said or no more follow. It returns none where a number
// of people follows that is written in another way.
func sumOfPosts(text, unit string, said int) (sum int, terms []string) {
	for clause := range strings.SplitSeq(text, "，") {
		for k, item := range strings.Split(clause, "、") {
			m := postCounted.FindStringSubmatch(item)
			switch {
			case m == nil && (k > 0 || strings.Contains(clause, unit)):
				return 0, nil
			case m == nil:
				return sum, terms
			case m[2] != unit || strings.HasPrefix(item, "其中") || strings.Contains(item, "各"):
				return 0, nil
			}
			n, err := strconv.Atoi(m[1])
			if first, _ := firstRune(m[1]); err != nil {
				n = max(numeral.Digit(first), 0)
			}
			sum, terms = sum+n, append(terms, strconv.Itoa(n))
		}
		if sum == said {
			return sum, terms
		}
	}
	return sum, terms
}
