package toml

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
	"casebook/generator/problem"
)

// Hints for values as people type them who live in Word and Excel: each shows the value as it
// must be written.

// ValueHint says how a value that stands in quotes and must not is written.
func ValueHint(text string) problem.Text {
	if strings.ContainsAny(text, "万亿") {
		return problem.Text{} // which its unit may say as well
	}
	for _, hint := range [...]func(string) problem.Text{letterHint, numberHint, yearHint} {
		if h := hint(strings.TrimSpace(halfWidth(text))); h != (problem.Text{}) {
			return problem.Text{ZH: h.ZH + "，去掉引号", EN: h.EN + ", without quotes"}
		}
	}
	return problem.Text{}
}

func yearHint(word string) problem.Text {
	if m := yearForm.FindStringSubmatch(word); m != nil {
		return write(m[1], "", "")
	}
	return problem.Text{}
}

// valueHint returns what to write in the place of a value that cannot be read. It is empty where
// the value does not tell what was meant.
func valueHint(word string) problem.Text {
	plain := halfWidth(word)
	for _, hint := range [...]func(string) problem.Text{dateHint, boolHint, letterHint, numberHint} {
		if h := hint(plain); h.ZH != "" {
			return h
		}
	}
	return textHint(word)
}

func write(value, zh, en string) problem.Text {
	return text("写成 "+value+zh, "write "+value+en)
}

var (
	dateForm   = lazyregexp.New(`^"?(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?"?$`)
	monthForm  = lazyregexp.New(`^(\d{4})[-./年](\d{1,2})月?$`)
	yearForm   = lazyregexp.New(`^(\d{4})年度?$`)
	numberForm = lazyregexp.New(`^(约|大约|近|超过|不到|至少)?([+-]?[0-9][0-9,.\x60' ]*)(万|亿)?(\p{Han}{1,4}?|%|‰)?(左右|以上|多)?$`)
	letterForm = lazyregexp.New(`^[0-9OolI]*[0-9][0-9OolI]*$`)
)

func dateHint(word string) problem.Text {
	if m := dateForm.FindStringSubmatch(word); m != nil {
		var n [3]int
		for i := range n {
			n[i], _ = strconv.Atoi(m[i+1])
		}
		whole := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
		switch {
		case n[1] < 1 || n[1] > 12:
			return text(fmt.Sprintf("没有%d月：核对后写成年-月-日，例如 %s-03-05", n[1], m[1]), fmt.Sprintf("there is no month %d: write year-month-day, such as %s-03-05", n[1], m[1]))
		case whole.Day() != n[2]:
			return text(fmt.Sprintf("%d年%d月没有%d日：核对后写成年-月-日，例如 %s-%02d-05", n[0], n[1], n[2], m[1], n[1]), fmt.Sprintf("that month has no day %d: write year-month-day, such as %s-%02d-05", n[2], m[1], n[1]))
		}
		return write(whole.Format(time.DateOnly), "", "")
	}
	if m := monthForm.FindStringSubmatch(word); m != nil && (strings.Contains(word, "年") || len(m[2]) == 2 && !strings.Contains(word, ".")) {
		month, _ := strconv.Atoi(m[2])
		switch {
		case month >= 1 && month <= 12:
			return write(fmt.Sprintf(`"%s-%02d"`, m[1], month), "，要加英文双引号", " in double quotes")
		case strings.Contains(word, "年"):
			return text(fmt.Sprintf("没有%d月：核对后写成年-月-日，例如 %s-03-05", month, m[1]), fmt.Sprintf("there is no month %d: write year-month-day, such as %s-03-05", month, m[1]))
		}
	}
	if m := yearForm.FindStringSubmatch(word); m != nil {
		return write(m[1], "", "")
	}
	return problem.Text{}
}

func boolHint(word string) problem.Text {
	switch strings.ToLower(word) {
	case "是", "真", "对", "true", "yes":
		return write("true", "", "")
	case "否", "不是", "假", "错", "false", "no":
		return write("false", "", "")
	}
	return problem.Text{}
}

// letterHint tells of letters among digits: 41O.
func letterHint(word string) problem.Text {
	if !letterForm.MatchString(word) || !strings.ContainsAny(word, "OolI") {
		return problem.Text{}
	}
	return write(scaled(strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1").Replace(word), 0), "：里面混进了字母", ": there are letters among the digits")
}

// numberHint reads 1,236, 1236户次, 12.8万, 约1236, 0412, 12. at a sentence's end.
func numberHint(word string) problem.Text {
	m := numberForm.FindStringSubmatch(word)
	if m == nil {
		return problem.Text{}
	}
	n := strings.NewReplacer(",", "", " ", "", "'", "", "`", "").Replace(strings.TrimPrefix(m[2], "+"))
	n = strings.TrimSuffix(n, ".")
	if strings.Count(n, ".") > 1 {
		return problem.Text{}
	}
	n = scaled(n, map[string]int{"": 0, "万": 4, "亿": 8}[m[3]])
	zh, en := "", ""
	if m[4] != "" {
		zh, en = "，不带单位“"+m[4]+"”", " without its unit"
	}
	if m[1] != "" || m[5] != "" {
		zh, en = zh+"；不是准数的，另起一行写 bound = \"about\"", en+`; if it is not exact, add a line bound = "about"`
	}
	if numeral.IsDigits(m[2]) && len(m[2]) > 1 && m[2][0] == '0' && zh == "" {
		return text("写成 "+n+"；是编号就加英文双引号：\""+m[2]+"\"", "write "+n+`, or quote it if it is a code: "`+m[2]+`"`)
	}
	return write(n, zh, en)
}

// scaled moves the point of a number by some places, and takes its leading zeros away.
func scaled(n string, places int) string {
	sign := ""
	if strings.HasPrefix(n, "-") {
		sign, n = "-", n[1:]
	}
	whole, fraction, _ := strings.Cut(n, ".")
	fraction += strings.Repeat("0", max(places-len(fraction), 0))
	whole, fraction = strings.TrimLeft(whole+fraction[:places], "0"), fraction[places:]
	if whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return sign + whole
	}
	return sign + whole + "." + fraction
}

// textHint puts a text into quotes, and gives a list its brackets.
func textHint(word string) problem.Text {
	first, last := firstRune(word), lastRune(word)
	switch {
	case strings.ContainsAny(first, "［【[") && strings.ContainsAny(last, "］】]"):
		return write(listSigns.Replace(word), "", "")
	case strings.ContainsAny(first, "“”‘’＂「『"):
		return write(`"`+problem.Shorten(strings.Trim(word, "“”‘’＂「」『』"))+`"`, "：引号要用英文的", ": the quotes must be plain ones")
	case strings.ContainsAny(first, "＝，：、（。"):
		return problem.Text{}
	}
	return text(`文字要放在英文双引号里："`+problem.Shorten(word)+`"`, "put text in double quotes")
}

// listSigns are the signs of a list as Chinese typing gives them.
var listSigns = strings.NewReplacer("［", "[", "】", "]", "【", "[", "］", "]", "，", ", ", "、", ", ", "“", `"`, "”", `"`)

func lastRune(s string) string {
	last := ""
	for _, r := range s {
		last = string(r)
	}
	return last
}

// halfWidth writes digits and signs of numbers in half width.
func halfWidth(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == '，':
			return ','
		case r == '－' || r == '—' || r == '–':
			return '-'
		case r == '／':
			return '/'
		case r == '％':
			return '%'
		case r == '　':
			return ' '
		}
		return r
	}, s))
}
