package check

import "strings"

// placeNames finds the names of towns, villages and counties in a text that may name none:
// 梅溪镇, 万福镇谷塘村, 江西省. Generic ones (全县, 贫困村, 某镇) are no names.
func (p *passage) placeNames() [][2]int {
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

// placeAt reads the name that the suffix at rune i ends.
func (p *passage) placeAt(i int) (from int, ok bool) {
	if p.runes[i] == '省' {
		return p.provinceAt(i)
	}
	if p.insideWord(i) {
		return 0, false
	}
	for _, n := range [...]int{2, 3} {
		from := i - n
		if from < 0 {
			return 0, false
		}
		name := p.slice(from, i)
		if !p.placeBegins(from) || strings.Contains(name, "某") || genericPlace(name) || !allHan(name) {
			continue
		}
		return from, true
	}
	return 0, false
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
		return oneOf(p.rune(i+1), "级场域") && p.rune(i+1) != '域'
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

func allHan(s string) bool {
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return true
}

// genericPlace tells whether a word before 镇 or 村 only says which kind or which one.
func genericPlace(name string) bool {
	first, _ := firstRune(name)
	if oneOf(first, "全各该本我某每这那此一二三四五六七八九十两几多个有无所其另外邻驻联包入进出走到回下上整跨同异是的了为在把被从由对向以并不和与及个甲乙丙丁头两哪何深非小大老新旧好穷富强弱乱软先后") {
		return true
	}
	for _, word := range [...]string{"贫困", "脱贫", "示范", "帮扶", "试点", "先进", "行政", "自然", "重点", "特色", "美丽", "文明", "空壳", "涣散", "出列", "摘帽", "省级", "市级", "县级", "挂点", "联系", "所在", "相邻", "邻近", "附近", "周边", "其他", "中心", "边远", "偏远", "山区", "高山", "平原", "移民", "搬迁", "安置", "产业", "旅游", "生态", "历史", "传统", "文化", "农业", "工业", "经济", "富裕", "落后", "薄弱", "后进", "城中", "少数", "民族", "苗族", "瑶族", "侗族", "壮族", "彝族", "土家", "回族", "藏族", "库区", "革命", "老区", "宜居", "和美", "数字", "智慧", "振兴", "靠近", "近", "乡镇", "乡", "城", "农", "山", "集", "街道", "建制", "村", "结对", "受援", "对口", "派驻", "驻", "贫", "目标", "标杆", "样板", "精品", "明星", "试验", "实验", "未来", "红色", "边境", "沿海", "内陆", "沿江", "百强", "首批", "县", "市", "地级", "副省", "省会", "上市", "超", "门", "菜", "夜", "股", "都", "城市", "级", "整", "片区", "片", "组", "大", "小", "类", "型", "个", "名", "些", "里", "的", "在", "了", "和"} {
		if strings.HasSuffix(name, word) {
			return true
		}
	}
	return false
}
