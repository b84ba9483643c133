package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// Single characters that stand twice: 的的收入, 把把土地, 要要加强, 全县县. That a character is the end of one word and the beginning of the next is
// distinguished from the two around it.

// wordsAround are the characters that make a word with one before it, and with one behind it: 首要|要求.
type wordsAround struct{ before, after string }

// particle returns the characters that make a word with a character that no sentence has twice but where words meet; ok is false for other characters.
func particle(r rune) (words wordsAround, ok bool) {
	switch r {
	case '的':
		return wordsAround{"目打标有", "确"}, true
	case '把':
		return wordsAround{"一每火几两大刀车话", "关握脉"}, true
	case '与', '及', '被':
		return wordsAround{"参给赋棉植普涉以", "其时早第格子褥"}, true
	case '要':
		return wordsAround{"首需主重必不只紧纪扼简摘概切次险想将索都就还政", "求素点件闻塞道害领义目地么强"}, true
	case '为':
		return wordsAround{"作成认以行因称名转视定人何较更极尤大最变改评列分化难沦无", "何"}, true
	case '在':
		return wordsAround{"现存实内潜所正旨自贵健好", "校职册岗建家外编线读内"}, true
	case '和':
		return wordsAround{"总饱缓调温祥共人附柔中平谐讲求义维暖", "平谐睦气美解约蔼畅风"}, true
	case '将':
		return wordsAround{"即必名猛干悍老武大上中少", "军来士领要近"}, true
	case '从':
		return wordsAround{"服跟听遵随", "事业严前来而此容"}, true
	case '以':
		return wordsAround{"可加所予得难足给据借", "及上下来内外往后前免东西南北色"}, true
	case '由':
		return wordsAround{"自理缘任经事根交", "于来此"}, true
	case '就':
		return wordsAround{"成造迁铸", "业学医近地是餐诊职"}, true
	case '都':
		return wordsAround{"首成古京东新旧建国丰于江", "市城会"}, true
	case '还':
		return wordsAround{"偿归退返", "款贷清债本林湿是要有"}, true
	case '对':
		return wordsAround{"一双两几数成面相针反应校核绝结作敌不配比正派查", "子联口手比应照称接策面象抗待仗付头外内标准立方流调歌对台日美俄欧韩印越朝非华藏疆"}, true
	case '已':
		return wordsAround{"而不自", ""}, true
	case '也', '很':
		return wordsAround{"", ""}, true
	}
	return linkingWord(r)
}

// linkingWord is particle for the words that link clauses and name relations.
func linkingWord(r rune) (words wordsAround, ok bool) {
	switch r {
	case '则':
		return wordsAround{"原规准法总细守否附通再实四一二三两几数每多", ""}, true
	case '而':
		return wordsAround{"因从反然进时既继幸故转", "且后已今言立"}, true
	case '但':
		return wordsAround{"不非岂", "是凡愿"}, true
	case '并':
		return wordsAround{"合兼吞归一", "且非购网轨联存行举排列进重发不"}, true
	case '其':
		return wordsAround{"尤与及极何", "他中实次余间它"}, true
	case '使':
		return wordsAround{"即致促迫驱大天行指假出", "用命得者馆劲"}, true
	case '让':
		return wordsAround{"转出割退谦忍礼", "步利位"}, true
	case '却':
		return wordsAround{"冷退忘推了", ""}, true
	case '于':
		return wordsAround{"由对关属至基等位处", "是田都洪潜"}, true // 由于|于长生
	case '之':
		return wordsAround{"总随反久次", "前后间中内外一所类"}, true
	case '或':
		return wordsAround{"抑", "许者多是"}, true
	case '仍':
		return wordsAround{"", "然旧"}, true
	case '是':
		return wordsAround{"求国可但于只总要还或不凡若如倘", "否非什"}, true
	}
	return words, false
}

// officeWord is how a word goes on that begins with the character of a unit, which stands twice behind 全, 我, 本 or 该 only by mistake unless the second
// begins such a word; "" for other characters.
func officeWord(r rune) string {
	switch r {
	case '县':
		return "级城域直委政领长乡区情内外里处医志史财人民市属办联"
	case '市':
		return "级场民区政委直域长容属外内值面中里管辖县"
	case '镇':
		return "级区政村长党域街上里"
	case '乡':
		return "级村镇亲里政党民间土愁"
	case '村':
		return "级民委支两庄落里容屯集史情干部小医务党组"
	case '区':
		return "级域委政直内属长位块间划"
	case '省':
		return "级直委内政外会属长市区"
	}
	return ""
}

// asWhat tells whether the second 以 at rune i begins words that say what something is, and the first goes on behind them: 以[以粮为主的年份]来比.
func (p *passage) asWhat(i int) bool {
	_, b := p.sentence(i)
	_, rest, ok := strings.Cut(p.slice(i+2, min(b, i+40)), "为")
	return ok && anyof.Contains(rest, "来", "作为", "进行", "为")
}

// doubledOffice tells whether the last character of a place's name at rune i stands twice before an office of that place (河口县县人民政府,
// 云岭州州移民局) or before the name of a place in it (云岭州州河口县). What begins a word of its own is none: 河口县县医院, 江城市市场监管局;
// nor is the name of a town that ends as towns do (甲镇镇).
func (p *passage) doubledOffice(i int) bool {
	r := p.runes[i]
	own := officeWord(r)
	if r == '州' {
		own = "长府城委直级立政内外属"
	}
	if own == "" || oneOf(r, "镇乡村") || p.hasAnyBefore(i, "开发", "新", "园") || !isHan(p.rune(i-1)) || !isHan(p.rune(i-2)) || oneOf(p.rune(i-1), "全各我本该两几每个"+placeLevels) {
		return false
	}
	if p.has(i+2, "人民政府") {
		return true
	}
	if oneOf(p.rune(i+2), own+"人政通") {
		return false
	}
	for k := i + 3; k < i+longestOffice && isHan(p.rune(k)); k++ {
		switch {
		case oneOf(p.rune(k), "局厅"), p.hasAt(k, "委员会", "办公室"):
			return k > i+3
		case k > i+3 && r != p.rune(k) && oneOf(p.rune(k), "县区镇乡村") && placeLevel(p.rune(k)) > placeLevel(r):
			return isHan(p.rune(k + 1))
		}
	}
	return false
}

// longestOffice is within how many characters the name of an office or of a place ends.
const longestOffice = 9

// placeLevels are the last characters of places' names, the widest first.
const placeLevels = "省州市县区乡镇村"

func placeLevel(r rune) int { return strings.IndexRune(placeLevels, r) }

// doubledGround tells whether 地 stands twice behind a word that ends with it, before a word that does not begin with it: 征地地补偿.
func (p *passage) doubledGround(i int) bool {
	if p.runes[i] != '地' || oneOf(p.rune(i-1), "实余道各因特") {
		return false
	}
	return p.hasAnyBefore(i+1, "征地", "土地", "耕地", "占地", "用地", "林地", "草地", "园地", "基地") &&
		p.hasAt(i+2, "处理", "补偿", "补助", "征收", "征用", "安置", "移民", "流转", "承包", "经营", "复垦", "整治", "建设", "面积", "范围", "管理", "使用", "确权")
}

// doubledParticle tells whether a character stands twice that no sentence has twice.
func (p *passage) doubledParticle(i int) bool {
	before, after := p.rune(i-1), p.rune(i+2)
	switch r := p.runes[i]; {
	case r == '的' && oneOf(before, "”》）"):
		return isHan(after) && after != '确'
	case before == r || after == r:
		return false
	case r == '了':
		return isHan(before) && !oneOf(before, "不直明小未得为除罢完") && isHan(after) && !oneOf(after, "解结却断然如之事心此") || before == '据' && after == '解'
	case r == '上' && oneOf(before, "再迈跃更") && p.hasAt(i+2, "新", "大台阶", "一个", "台阶", "更高"):
		return true // 再上上新台阶
	case officeWord(r) != "":
		return p.doubledOffice(i) || oneOf(before, "全我本该") && !(r == '村' && before == '本') && isHan(after) && !oneOf(after, officeWord(r))
	}
	if p.doubledOffice(i) || p.doubledGround(i) {
		return true
	}
	if r := p.runes[i]; r == '的' && isHan(before) && before != '目' && numeral.Arabic(after) >= 0 {
		return true // 由原来的的45公里
	}
	if p.runes[i] == '的' && before == '目' && p.rune(i-2) == '项' && isHan(after) {
		return true // 项目的的验收
	}
	if p.runes[i] == '在' && after == '的' && before == '存' {
		return true // 存在在的差距
	}
	if p.runes[i] == '以' && p.asWhat(i) {
		return false
	}
	if oneOf(p.runes[i], "到达有共约占至由从") && isHan(before) && before != '甚' && numeral.Arabic(after) >= 0 || p.runes[i] == '共' && oneOf(after, "有计") && !oneOf(before, "公中") {
		return true // 达到到98%, 共共有320人
	}
	words, known := particle(p.runes[i])
	if !known || oneOf(before, words.before) || oneOf(after, words.after) {
		return false
	}
	if p.runes[i] == '为' {
		return (isHan(before) || oneOf(before, "，。；：")) && (isHan(after) || numeral.Arabic(after) >= 0) // 为为3200户建档
	}
	if numeral.Arabic(after) >= 0 {
		return p.runes[i] == '则' && isHan(before) // 比重则则10%
	}
	return (isHan(before) || p.runes[i] != '的' && (before == 0 || oneOf(before, "，。；"))) && isHan(after)
}
