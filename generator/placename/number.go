package placename

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// Numbers are names of places in which a figure seems to stand, by the words of that figure:
// 三间房南里社区 and 四道窝铺村 count no rooms and no ravines.
type Numbers map[string][]numberedName

type numberedName struct {
	name   string
	before int // bytes of the name before the figure
}

// WithNumbers adds to a set how prose writes the name of a place where a figure seems to stand in it:
// as a register has it, without the committee, and without what the place is.
func WithNumbers(set map[string]bool, name string) {
	if anyof.IndexRune(name, "0123456789一二两三四五六七八九十百千万半") < 0 {
		return
	}
	set[name], set[Plain(name)] = true, true
	if stem := Stem(name); len(stem) >= len("三间房里") { // 三间房 may be three rooms
		set[stem] = true
	}
}

// NumbersOf returns the figures that seem to stand in the names of a set.
func NumbersOf(set map[string]bool) Numbers {
	numbers := Numbers{}
	for name := range set {
		for _, f := range quantity.Find(name) {
			if words := name[f.Start:f.End]; words != name {
				numbers[words] = append(numbers[words], numberedName{name, f.Start})
			}
		}
	}
	return numbers
}

// Hold tells whether a figure of a text is part of a place's name there.
func (n Numbers) Hold(text string, f quantity.Claim) bool {
	for _, x := range n[text[f.Start:f.End]] {
		if f.Start >= x.before && strings.HasPrefix(text[f.Start-x.before:], x.name) {
			return true
		}
	}
	return false
}
