// Package numeral reads the characters that numbers are written in, Chinese ones and digits. What
// the numbers mean (an amount, a rank, a year) is package quantity's.
package numeral

// Digit returns the value of a Chinese digit (一, 两, 〇), -1 for any other character.
func Digit(r rune) int {
	switch r {
	case '零', '〇', '○':
		return 0
	case '一':
		return 1
	case '二', '两', '兩':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// Ordinary returns the common form of a formal numeral, which cheques and contracts use
// against forgery (壹 is 一, 仟 is 千), and any other character as it is. Some of them are
// surnames and parts of words (队伍, 陆地), so that a lone one is not to be read as a number.
func Ordinary(r rune) rune {
	switch r {
	case '壹':
		return '一'
	case '贰':
		return '二'
	case '叁':
		return '三'
	case '肆':
		return '四'
	case '伍':
		return '五'
	case '陆':
		return '六'
	case '柒':
		return '七'
	case '捌':
		return '八'
	case '玖':
		return '九'
	case '拾':
		return '十'
	case '佰':
		return '百'
	case '仟':
		return '千'
	}
	return r
}

// Magnitude returns the power of ten that a character stands for, 0 for any other.
func Magnitude(r rune) int {
	switch r {
	case '十':
		return 1
	case '百':
		return 2
	case '千':
		return 3
	case '万', '萬':
		return 4
	case '亿', '億':
		return 8
	}
	return 0
}

// Begins tells whether a Chinese number may begin with a character: one that Digit, Ordinary or Magnitude
// knows, or 廿 and 卅. It answers as these three do, at once.
func Begins(r rune) bool {
	switch r {
	case '零', '〇', '○', '一', '二', '两', '兩', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '萬', '亿', '億', '廿', '卅',
		'壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟':
		return true
	}
	return false
}

// Arabic returns the value of an Arabic digit, half or full width, -1 for any other
// character.
func Arabic(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

// Prefix reads the Chinese number below a hundred that text begins with, as section numbers
// and promises use them: 三, 十二, 二十, 两. length counts characters and is 0 where there is
// none.
func Prefix(text []rune) (value, length int) {
	ten := false
	for _, r := range text {
		if r == '十' && !ten {
			value, ten = max(value, 1)*10, true
			length++
			continue
		}
		n := Digit(r)
		if n <= 0 || length > 0 && (!ten || value%10 != 0) {
			break
		}
		value += n
		length++
	}
	return value, length
}

// Format writes a number from 0 to 99 in Chinese: 十二, 二十. The text is "" for any other.
func Format(n int) string {
	digits := [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 0 || n > 99:
		return ""
	case n < 10:
		return digits[n]
	}
	text := "十"
	if n >= 20 {
		text = digits[n/10] + text
	}
	if n%10 > 0 {
		text += digits[n%10]
	}
	return text
}

// IsDigits tells whether a text is of ASCII digits, one at least.
func IsDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
