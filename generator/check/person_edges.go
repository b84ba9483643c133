package check

import (
	_ "embed"
	"strings"
)

// Where a name cannot begin or end: inside a word that its first or last character makes with its neighbour, inside
// the title of a work, behind 老 or 小, which take a surname alone.

//go:embed bound_pairs.txt
var boundPairsFile string

// boundPairs are the pairs of bound_pairs.txt.
func boundPairs() map[[2]rune]bool {
	pairs := map[[2]rune]bool{}
	for line := range strings.Lines(boundPairsFile) {
		first, seconds, _ := strings.Cut(strings.TrimSpace(line), " ")
		if first == "#" {
			continue
		}
		a, _ := firstRune(first)
		for _, b := range seconds {
			pairs[[2]rune{a, b}] = true
		}
	}
	return pairs
}

// bindsNext tells whether prose makes a word of the character at rune i with the next.
func (p *passage) bindsNext(i int) bool {
	return p.s.sets.bound[[2]rune{p.rune(i), p.rune(i + 1)}]
}

// crossesWord tells whether a word reaches over an edge of what may be a name, which nothing but its characters speaks for:
// 下阶|段即农|民, 临|夏州. What leads up to names or follows them is no part of such a word.
func (p *passage) crossesWord(from, to, left, right int) bool {
	return left < 3 && p.bindsNext(from-1) || right < 3 && (p.bindsNext(to-1) || p.beginsClause(to-1)) || left < 4 && to-from == 3 && p.bindsNext(from)
}

// inTitle tells whether the quotation marks or the brackets of a work's title stand around what may be a name: 《满江红》, “苗二代”.
func (p *passage) inTitle(from, to int) bool {
	switch p.rune(from - 1) {
	case '《':
		return true
	case '“':
		for i := to; i < to+4; i++ {
			if !isHan(p.rune(i)) {
				return p.rune(i) == '”' // “苗二代”, “莫高精神”
			}
		}
	}
	return p.rune(to) == '》'
}

// nicknamed tells whether 老 or 小 stands before rune i as the first character of what a neighbour is called: 老谭|一家, 小肖|笑笑说.
func (p *passage) nicknamed(i int) bool {
	return oneOf(p.rune(i-1), "老小") && (!isHan(p.rune(i-2)) || oneOf(p.rune(i-2), "的了给叫和跟对户村是"))
}

// hardSounds are characters that few Chinese names have and that names of other languages are written with.
const hardSounds = "鲁纳克尔斯特拉尼卡洛维莱姆布"

// foreign tells whether what stands behind a surname are sounds of another language: 安德鲁.
func (p *passage) foreign(i int) bool {
	const sounds, hard = "德里达兰罗巴森安玛丽" + hardSounds, hardSounds
	a, b := p.rune(i+1), p.rune(i+2)
	return oneOf(a, sounds) && oneOf(b, sounds) && (oneOf(a, hard) || oneOf(b, hard))
}

// isSeat tells whether 席 at rune i is where those sit who are named before it: 观众席里, 家长席上.
func (p *passage) isSeat(i int) bool {
	return p.rune(i) == '席' && oneOf(p.rune(i+1), "里上中间区位的内前后旁边第") && p.hasAnyBefore(i, "观众", "听众", "嘉宾", "贵宾", "来宾", "家长", "代表", "评委", "记者", "媒体", "旁听", "学生", "村民", "老人", "群众", "党员", "职工")
}
