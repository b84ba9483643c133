package check

import (
	"casebook/generator/quantity"
)

// Figures of one unit of which one is what the others beside it come to, but for one digit: 共有危旧房1286户，C级812户、D级544户 (742 and
// 544 are 1286). Read from the numbers, not from the words: where 其中, 共 or 分别 say what is a part, parts.go has read it before.

// oneUnit tells whether two units are one: 名 and 人 are.
func oneUnit(a, b quantity.Unit) bool {
	people := func(u quantity.Unit) bool { return u == "人" || u == "名" || u == "位" }
	return a == b || people(a) && people(b)
}

// mostParts is how many parts a sentence lists at most that are read so.
const mostParts = 9
