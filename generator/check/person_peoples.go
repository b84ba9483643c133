package check

// Names of one word of the peoples who have no surnames, where a noun for a person leads up to them: 牧民巴桑, 蒙古族牧民乌云, 东乡族群众马阿布都.

// mongolNames are the words that Mongolian names are made of, one or two to a name.
const mongolNames = " 其其格 巴特尔 格日勒 图雅 高娃 萨仁 娜仁 托娅 斯琴 苏日娜 布和 那仁 乌云 乌兰 乌日娜 哈斯 敖登 阿拉坦 宝音 朝鲁 孟和 特木尔 额尔敦 其木格 巴雅尔 呼格吉勒 苏布德 塔娜 花日 满都拉 牧仁 达来 青格乐 吉日嘎拉 阿茹娜 斯日古楞 娜布其 图门 朝克图 巴图 毕力格 "

// oneWordName returns the length of such a name at rune i, 0 for none. What follows names must stand behind it.
func (p *passage) oneWordName(i int) int {
	if needy, plain := p.privateBefore(i); !needy && !plain && !p.personNoun(i) {
		return 0
	}
	n := 0
	if p.s.sets.tibetan[p.slice(i, i+2)] {
		n = 2
	}
	for range 2 {
		for size := 4; size > 1; size-- {
			if p.s.sets.mongol[p.slice(i+n, i+n+size)] {
				n += size
				break
			}
		}
	}
	if n == 0 && p.rune(i) == '马' {
		n = p.muslimName(i)
	}
	if n < 2 || p.followsName(i+n) < 2 && !p.beginsClause(i+n) && isHan(p.rune(i+n)) {
		return 0
	}
	return n
}

// muslimName returns the length of the surname 马 with a name that is written by its sounds: 马阿布都, 马哈麦.
func (p *passage) muslimName(i int) int {
	n, sounds := 1, 0
	for ; n < 5 && oneOf(p.rune(i+n), transcribing+"者"); n++ {
		if oneOf(p.rune(i+n), soundsOnly) {
			sounds++
		}
	}
	if n < 3 || sounds == 0 {
		return 0
	}
	return n
}
