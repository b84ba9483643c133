package check

import (
	"strings"

	"casebook/generator/placename"
	"casebook/generator/report"
)

// namedPlaces finds the names of towns, villages and counties in a text that may name none:
// 梅溪镇, 万福镇谷塘村, 江西省. Generic ones (全县, 贫困村, 某镇) are no names.
func (p *passage) namedPlaces() [][2]int {
	var list [][2]int
	for i := 2; i < len(p.runes); i++ {
		if !oneOf(p.runes[i], "省市县镇乡村") {
			continue
		}
		if from, ok := p.placeAt(i); ok {
			list = append(list, [2]int{from, i + 1})
		}
	}
	return list
}

// placeAt reads the name that the suffix at rune i ends. A name the site's regions have is
// one wherever it stands; another must have characters that names have and words of the
// trade have not, and begin where a name can.
func (p *passage) placeAt(i int) (from int, ok bool) {
	if p.runes[i] == '省' {
		return p.provinceAt(i)
	}
	if p.insideWord(i) {
		return 0, false
	}
	for n := 2; n <= 5 && i-n >= 0; n++ {
		if p.s.isRegion(p.slice(i-n, i+1)) {
			return i - n, true
		}
	}
	for n := 2; n <= 3 && i-n >= 0; n++ {
		if p.placeBegins(i-n) && p.plainName(i-n, i) {
			return i - n, true
		}
	}
	return 0, false
}

// plainName tells whether none of the characters is one of the words that prose puts
// before 镇 and 村: 全县, 贫困村, 包村, 到村.
func (p *passage) plainName(from, to int) bool {
	for i := from; i < to; i++ {
		if r := p.runes[i]; !isHan(r) || oneOf(r, wordsOfPlaces) {
			return false
		}
	}
	return true
}

const wordsOfPlaces = "全各该本我某每这那此一二三四五六七八九十两几多个有无所其另外邻驻联包入进出走到回下上整跨同异是的了为在把被从由对向以并不和与及甲乙丙丁何深非小大老新旧好穷富强弱乱软先后建起配么什专业关领导委机结合层基帮扶贫困脱级示范行政自然特色产试点重美丽文明空壳涣散列摘帽省市县区州镇乡村组社挂系相近附周边他心中远偏山高平移民搬迁安置旅游生态历史传统化农工经济裕落薄少数族库革命居宜数字智慧振兴街道制口派目标杆样板精品星实验未来红沿海内陆百首批地副会超门菜夜股都城片类型名些里员支党记书主任长干部群众户人家住离靠过去往返留守管理治督查考核指培训选用当做抓促推动带引服务卫医疗保障养幼儿童妇女男青年学生校院站场路电网通讯信息技术科研发展规划设计施项目资金投收支预算决又也都再还要能会可使让请给问看听说讲想办干拆修改变成比跟随着于至如或而且但若因共总分半各处间内时前以依托破解根据完善维护师按照健落实坚持围绕快提升促增减补助优续稳拓展打造争评整合统筹协调"

// isRegion tells whether a name is that of a region of the site that is called by a name.
func (s *site) isRegion(name string) bool { return s.regions()[name] }

func regionNames(rec *report.Records) map[string]bool {
	names := map[string]bool{}
	for _, g := range rec.Regions {
		if !strings.Contains(g.Name, "某") && runeCount(g.Name) >= 3 {
			names[g.Name] = true
		}
	}
	return names
}

func (p *passage) provinceAt(i int) (int, bool) {
	const provinces = " 河北 山西 辽宁 吉林 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 "
	if name := p.slice(i-2, i); strings.Contains(provinces, " "+name+" ") {
		return i - 2, true
	}
	if p.hasBefore(i, "黑龙江") {
		return i - 3, true
	}
	return 0, false
}

// insideWord tells whether the suffix belongs to a longer word: 村民, 县委, 市场, 乡亲.
func (p *passage) insideWord(i int) bool {
	switch p.runes[i] {
	case '村':
		return oneOf(p.rune(i+1), "民庄落级里集")
	case '县', '市', '镇':
		return oneOf(p.rune(i+1), "级场")
	case '乡':
		return oneOf(p.rune(i+1), "亲村镇土间愁风贤音")
	}
	return false
}

// placeBegins tells whether a name can begin at rune i: after a mark, another place, or a
// word that stands before places.
func (p *passage) placeBegins(i int) bool {
	r := p.rune(i - 1)
	return !isHan(r) || oneOf(r, "省市县区镇乡州在到赴从由与和自至距于位是的")
}

// inPlace tells whether a possible name of n characters is the beginning of a place's: 王老家社区,
// 张集镇, 李家湾, and every village and region of the site.
func (p *passage) inPlace(i, n int) bool {
	for k := i + 2; k <= i+n+1 && k <= i+4; k++ {
		if !isHan(p.rune(k)) || p.s.sets.never.has(p.rune(k)) && !oneOf(p.rune(k), "村镇乡县市区") {
			break
		}
		if oneOf(p.rune(k-1), "回进到入驻返来在") && oneOf(p.rune(k), "村镇乡县市区") && k > i+2 {
			break // 阎立冬回村种菇
		}
		if oneOf(p.rune(k), "村镇乡县市区屯寨") && !p.hasAt(k, "村民", "村里", "村干") || p.hasAt(k, "社区", "街道", "居委", "水库", "大桥", "公路") {
			return true
		}
	}
	return p.s.isPlace(p, i)
}

// longestPlaceName is how many characters a place's name has at most that a person's may begin: 莫力达瓦达斡尔族自治旗 has eleven.
const longestPlaceName = 12

// isPlace tells whether a village or region of the site has a name that begins at rune i.
func (s *site) isPlace(p *passage, i int) bool {
	names := s.places()
	if len(names) == 0 {
		return false
	}
	for n := 3; n <= longestPlaceName && i+n <= len(p.runes); n++ {
		if names[p.slice(i, i+n)] {
			return true
		}
	}
	return false
}

// namesWithNumbers returns the names of villages and regions that read like a figure in part.
func namesWithNumbers(rec *report.Records) map[string]bool {
	names := map[string]bool{}
	for _, v := range rec.Villages {
		placename.WithNumbers(names, v.Name)
	}
	for _, g := range rec.Regions {
		placename.WithNumbers(names, g.Name)
	}
	return names
}

// placeNames returns the names of villages and regions that begin with a surname and that
// their last character does not give away, and what is left of the others without 村 and 社区.
func placeNames(rec *report.Records) map[string]bool {
	names, first := map[string]bool{}, newRuneSet(surnames)
	add := func(name string) {
		if r, _ := firstRune(name); first.has(r) && runeCount(name) >= 3 {
			names[name] = true
		}
	}
	for _, v := range rec.Villages {
		add(v.Name)
		add(placename.Stem(v.Name))
	}
	for _, g := range rec.Regions {
		add(g.Name)
	}
	return names
}
