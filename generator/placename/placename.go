// Package placename takes the names of villages and communities apart. A village is written in
// three ways, 胡家田, 胡家田村 and 胡家田村委会; the names of committees are those of the Organic Laws of
// Villagers' and of Urban Residents' Committees (村民委员会, 居民委员会) and what offices shorten them to.
package placename

import "strings"

// committees end the names of villages that a register gives, each with what prose has instead, the
// longest first.
var committees = [...][2]string{
	{"村村民委员会", "村"}, {"村民委员会", "村"}, {"村委会", "村"},
	{"社区居民委员会", "社区"}, {"社区居委会", "社区"}, {"居民委员会", "社区"}, {"居委会", "社区"},
}

// Plain returns the name as prose has it: 胡家田村 for 胡家田村委会, 石桥社区 for 石桥居委会.
func Plain(name string) string {
	for _, end := range committees {
		if stem, ok := strings.CutSuffix(name, end[0]); ok && stem != "" {
			return strings.TrimSuffix(stem, end[1]) + end[1]
		}
	}
	return name
}

// Stem returns the name without what the place is: 胡家田 for 胡家田村 and 胡家田村委会. It is the whole
// name where nothing would be left.
func Stem(name string) string {
	plain := Plain(name)
	for _, end := range [...]string{"社区", "村"} {
		if stem, ok := strings.CutSuffix(plain, end); ok && stem != "" {
			return stem
		}
	}
	return name
}
