package check

import "casebook/generator/numeral"

// Single characters that stand twice: 的的收入, 把把土地, 要要加强, 全县县. That a character is the end of one word and the beginning of the next is
// distinguished from the two around it.

// wordsAround are the characters that make a word with one before it, and with one behind it: 首要|要求.
type wordsAround struct{ before, after string }

// particles are characters that no sentence has twice but where words meet.
var particles = map[rune]wordsAround{
	'的': {"目打标有", "确"},
	'把': {"一每火几两大刀车话", "关握脉"},
	'与': {"参给赋棉植普涉以", "其时早第格子褥"},
	'及': {"参给赋棉植普涉以", "其时早第格子褥"},
	'被': {"参给赋棉植普涉以", "其时早第格子褥"},
	'要': {"首需主重必不只紧纪扼简摘概切次险想将索都就还政", "求素点件闻塞道害领义目地么强"},
	'为': {"作成认以行因称名转视定人何较更极尤大最变改评列分化难沦无", "何"},
	'在': {"现存实内潜所正旨自贵健好", "校职册岗建家外编线读内"},
	'和': {"总饱缓调温祥共人附柔中平谐讲求义维暖", "平谐睦气美解约蔼畅风"},
	'将': {"即必名猛干悍老武大上中少", "军来士领要近"},
	'从': {"服跟听遵随", "事业严前来而此容"},
	'以': {"可加所予得难足给据借", "及上下来内外往后前免东西南北色"},
	'由': {"自理缘任经事根交", "于来此"},
	'就': {"成造迁铸", "业学医近地是餐诊职"},
	'都': {"首成古京东新旧建国丰于江", "市城会"},
	'还': {"偿归退返", "款贷清债本林湿是要有"},
	'已': {"而不自", ""},
	'也': {"", ""},
	'很': {"", ""},
}

// offices are the characters of units, which stand twice behind 全, 我, 本 or 该 only by mistake unless the second begins a word.
var offices = map[rune]string{
	'县': "级城域直委政领长乡区情内外里处医志史财人民市属办联",
	'市': "级场民区政委直域长容属外内值面中里管辖县",
	'镇': "级区政村长党域街上里",
	'乡': "级村镇亲里政党民间土愁",
	'村': "级民委支两庄落里容屯集史情干部小医务党组",
	'区': "级域委政直内属长位块间划",
	'省': "级直委内政外会属长市区",
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
	case offices[r] != "":
		return oneOf(before, "全我本该") && !(r == '村' && before == '本') && isHan(after) && !oneOf(after, offices[r])
	}
	if p.runes[i] == '的' && before == '目' && p.rune(i-2) == '项' && isHan(after) {
		return true // 项目的的验收
	}
	if p.runes[i] == '在' && after == '的' && before == '存' {
		return true // 存在在的差距
	}
	words, known := particles[p.runes[i]]
	if !known || oneOf(before, words.before) || oneOf(after, words.after) {
		return false
	}
	if p.runes[i] == '为' {
		return (isHan(before) || oneOf(before, "，。；：")) && (isHan(after) || numeral.Arabic(after) >= 0) // 为为3200户建档
	}
	return isHan(before) && isHan(after)
}
