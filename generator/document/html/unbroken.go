package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/markup"
)

// A line may break between a digit and a Han character. A figure and its unit, a year and its 年
// must not: they stand in <span class="nb">, which the styles keep in one line. U+2060 would do the
// same, and would be copied with the text.

// longUnits are units of several characters; of any other the first one is kept.
var longUnits = [...]string{
	"个百分点", "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "公斤", "公顷", "千克", "千瓦时", "千瓦", "毫米", "厘米", "周年", "周岁", "人次", "户次",
	"元", "吨", "斤", "亩", "人", "户", "名", "个", "项", "次", "家", "株", "头", "只", "米", "辆", "套", "条", "件",
}

// unbroken appends a text with its figures and dates unbroken.
func (w *writer) unbroken(s string) {
	for {
		from := strings.IndexAny(s, "0123456789")
		if from < 0 {
			break
		}
		end := figureEnd(s[from:])
		if end == 0 { // no Han character follows, so that no line breaks after it
			end = digits(s[from:])
			w.b = markup.AppendText(w.b, s[:from+end])
			s = s[from+end:]
			continue
		}
		w.b = markup.AppendText(w.b, s[:from])
		w.put(`<span class="nb">`)
		w.b = markup.AppendText(w.b, s[from:from+end])
		w.put(`</span>`)
		s = s[from+end:]
	}
	w.b = markup.AppendText(w.b, s)
}

// digits is how many bytes of a text are a number, or an interval of two.
func digits(s string) int {
	i := 0
	for i < len(s) {
		if isDigit(s, i) {
			i++
			continue
		}
		joined := 0
		for _, mark := range [...]string{".", ",", "~", "～", "-", "–", "—"} {
			if strings.HasPrefix(s[i:], mark) && isDigit(s, i+len(mark)) {
				joined = len(mark)
			}
		}
		if joined == 0 {
			break
		}
		i += joined
	}
	return i
}

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// figureEnd is where a figure that begins a text ends with its unit: 12.5万元, 2017年3月5日. It is 0
// where no Han character follows the number.
func figureEnd(s string) int {
	i := digits(s)
	r, size := utf8.DecodeRuneInString(s[i:])
	if !unicode.Is(unicode.Han, r) {
		return 0
	}
	for strings.ContainsRune("十百千万亿", r) {
		i += size
		r, size = utf8.DecodeRuneInString(s[i:])
	}
	for _, unit := range longUnits {
		if strings.HasPrefix(s[i:], unit) {
			return i + len(unit)
		}
	}
	if i == digits(s) { // a unit that is not known: its first character
		i += size
	}
	if (r == '年' || r == '月') && isDigit(s, i) {
		if rest := figureEnd(s[i:]); rest > 0 {
			return i + rest
		}
	}
	return i
}
