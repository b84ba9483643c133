package check

import (
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
)

// Where the words leave it open whether figures belong together, their digits decide: numbers of several
// digits that miss each other by one digit, or by two that changed places, do so because somebody
// mistyped one of them. Numbers that have nothing to do with each other hardly ever do.

// slip tells whether a number is another one mistyped: one digit differs, two neighbours changed places,
// or one digit was left out or typed twice.
func slip(x, y int64) bool {
	if x <= 0 || y <= 0 || x == y || x/100 >= y || y/100 >= x {
		return false
	}
	a, b := strconv.FormatInt(x, 10), strconv.FormatInt(y, 10)
	switch len(a) - len(b) {
	case 0:
		first, differ := -1, 0
		for i := range len(a) {
			if a[i] != b[i] {
				if first < 0 {
					first = i
				}
				differ++
			}
		}
		return differ == 1 || differ == 2 && a[first] == b[first+1] && a[first+1] == b[first]
	case 1:
		return len(b) > 2 && withoutOne(a, b)
	case -1:
		return len(a) > 2 && withoutOne(b, a)
	}
	return false
}

// withoutOne tells whether long without one of its digits is short.
func withoutOne(long, short string) bool {
	if len(long) != len(short)+1 {
		return false
	}
	i := 0
	for i < len(short) && long[i] == short[i] {
		i++
	}
	return long[i+1:] == short[i:]
}

// whole numbers of one scale: what values are in the smallest digit that any of them has. ok is false
// where they have more digits than anybody writes.
func inLastDigits(values []float64) (list []int64, ok bool) {
	for digits := 0; digits <= 6; digits++ {
		p := math.Pow10(digits)
		fits := true
		for _, v := range values {
			if math.Abs(v*p-math.Round(v*p)) > 1e-4 || v*p > 1e15 {
				fits = false
				break
			}
		}
		if !fits {
			continue
		}
		for _, v := range values {
			list = append(list, int64(math.Round(v*p)))
		}
		for zeros(list) {
			for i := range list {
				list[i] /= 10
			}
		}
		return list, true
	}
	return nil, false
}

// zeros tells whether all numbers end with a nought.
func zeros(list []int64) bool {
	some := false
	for _, x := range list {
		if x%10 != 0 {
			return false
		}
		some = some || x != 0
	}
	return some
}

// sumSlips tells whether parts come to a whole but for one slip in it or in one of them, and how many
// digits the whole has of which that can be said.
func sumSlips(whole float64, parts []float64) (digits int, ok bool) {
	list, exact := inLastDigits(append([]float64{whole}, parts...))
	if !exact {
		return 0, false
	}
	sum := int64(0)
	for _, x := range list[1:] {
		sum += x
	}
	digits = len(strings.TrimRight(strconv.FormatInt(list[0], 10), "0"))
	if slip(list[0], sum) || slipsRounded(whole, parts) {
		return digits, true
	}
	for _, x := range list[1:] {
		if slip(x, x+list[0]-sum) {
			return digits, true
		}
	}
	return digits, false
}

// slipsRounded tells whether a whole that may be written to fewer places than its parts is what they come to, rounded, but for one
// slip: 4249.5 and 70.6 of 4920.
func slipsRounded(whole float64, parts []float64) bool {
	sum := 0.0
	for _, v := range parts {
		sum += v
	}
	p := 1.0
	for math.Abs(whole*p-math.Round(whole*p)) > 1e-6 {
		p *= 10
	}
	coarse, fine := int64(math.Round(whole*p)), sum*p
	return coarse >= 1000 && slip(coarse, int64(math.Round(fine)))
}

// valueSlips tells whether a number as written, with the value of its last digit, is the right one
// mistyped, which was rounded or cut off.
func valueSlips(stated, step, right float64) (digits int, ok bool) {
	x := int64(math.Round(stated / step))
	return digitsIn(x), slip(x, int64(math.Round(right/step))) || slip(x, int64(math.Floor(right/step+1e-9)))
}

// digitsIn is how many digits a whole number has, its sign counted as one.
func digitsIn(x int64) int {
	var digits [20]byte
	return len(strconv.AppendInt(digits[:0], x, 10))
}

// values are the numbers of terms in a unit and a scale.
func (l parts) values(scale float64) []float64 {
	var list []float64
	for _, t := range l.list {
		list = append(list, t.as(l.whole.unit)/scale)
	}
	return list
}

// explained tells whether some of the figures behind a whole come to it exactly: then they are its
// parts, whatever the words seem to say.
func (s *sentence) explained(l parts) bool {
	from := 0
	for from < len(s.terms) && s.terms[from].from <= l.whole.from {
		from++
	}
	var values []float64
	for _, t := range s.terms[from:] {
		if _, _, ok := t.in(l.whole.unit); ok && !t.share() && len(values) < 10 {
			values = append(values, t.as(l.whole.unit))
		}
	}
	target := middle(l.whole)
	if len(l.list) == 0 {
		return false
	}
	if list, ok := inLastDigits(append(l.values(scaleOf(l.whole.text)), target/scaleOf(l.whole.text))); !ok || list[len(list)-1] < 100 {
		return false // of few digits this says nothing
	}
	for set := 1; set < 1<<len(values); set += 2 { // with the first part: others beside it are another division of the whole
		sum, n := 0.0, 0
		for i, v := range values {
			if set&(1<<i) != 0 {
				sum += v
				n++
			}
		}
		if n > 1 && same(sum, target) {
			return true
		}
	}
	return false
}

// closeTo tells whether two amounts are so close that one can be the other miscounted.
func closeTo(a, b float64) bool { return math.Abs(a-b) <= 0.35*math.Max(a, b) }

// clauseOf returns the words of the last clause of a text.
func clauseOf(text string) string {
	at, size := anyof.LastRune(text, "，；。：,;")
	return text[max(at, 0)+size:]
}

// sameMatter tells whether two nouns end alike in more than a word that many end with: 外资 and 实际利用外资, but not 生产总值 and 进出口总值.
func sameMatter(a, b string) bool {
	n := commonEnd(a, b)
	return n > 2 || n == 2 && !anyof.Suffix(a, "总值", "总额", "总量", "面积", "收入", "投资", "企业", "项目")
}
