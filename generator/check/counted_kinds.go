package check

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// Places of two or three kinds and how many they are together: 辖4乡6镇，共10个乡镇; 辖3区5县，共8个县（区）.

var kindsCounted = lazyregexp.New(`([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?(乡|镇|街道|区|县|市|村|社区)、?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?(乡|镇|街道|区|县|市|村|社区)(?:、?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?(乡|镇|街道|区|县|市|村|社区))?[，、（]?(?:共计|总共|合计|总计|共有|共)([0-9]{1,3}|[一二三四五六七八九十]{1,3})个([\p{Han}（）、()]{1,9})`)

// findKindsCounted holds their sum against the number behind it, of which the name holds all kinds.
func (p *passage) findKindsCounted() {
	if !p.holds("共", "合计", "总计") || !p.holds("乡", "镇", "区", "县", "村") {
		return
	}
	for _, m := range kindsCounted.FindAllStringSubmatchIndex(p.text, -1) {
		if before, _ := utf8.DecodeLastRuneInString(p.text[:m[0]]); numeral.Arabic(before) >= 0 || numeral.Digit(before) >= 0 || oneOf(before, "个第十百、") {
			continue
		}
		name := p.text[m[16]:m[17]]
		sum, all := 0, true
		var counts []string
		for k := 2; k < 14 && m[k] >= 0; k += 4 {
			n := readNumber(p.text[m[k]:m[k+1]])
			kind, _ := firstRune(p.text[m[k+2]:m[k+3]])
			all = all && strings.ContainsRune(name, kind) && n > 0
			sum, counts = sum+n, append(counts, strconv.Itoa(n))
		}
		said := readNumber(p.text[m[14]:m[15]])
		if !all || sum == said || said == 0 {
			continue
		}
		q := twoNumbers("", "")
		q.Span = p.prose.Source(m[14], m[16])
		line := fmt.Sprintf("%s＝%d", strings.Join(counts, "＋"), sum)
		q.Message = msg(fmt.Sprintf("%s，写的是%d", line, said), fmt.Sprintf("%s, but the text says %d", line, said))
		p.out.add(q)
	}
}
