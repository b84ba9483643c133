package pinyin

import "strings"

// Spell replaces the words of a text whose reading is not that of their characters' First one
// by that reading: "长效机制" becomes "changxiao机制", "重庆" "chongqing". Of two words that begin
// at one place the longer is taken.
func Spell(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		var longest word
		for _, w := range words {
			if len(w.text) > len(longest.text) && strings.HasPrefix(text, w.text) {
				longest = w
			}
		}
		if longest.text != "" {
			b.WriteString(longest.reading)
			text = text[len(longest.text):]
			continue
		}
		first := len(text)
		for i := range text {
			if i > 0 {
				first = i
				break
			}
		}
		b.WriteString(text[:first])
		text = text[first:]
	}
	return b.String()
}

type word struct{ text, reading string }

// words are names of places and words of the trade. Left out are those that are often a part
// of others with another reading (大城 in 大城市, 长处 in 村长处理), and those that First reads
// right.
var words = [...]word{
	{"重庆", "chongqing"}, {"长治", "changzhi"}, {"六安", "luan"}, {"六合", "luhe"}, {"长沙", "changsha"},
	{"长春", "changchun"}, {"长江", "changjiang"}, {"长城", "changcheng"}, {"长安", "changan"}, {"长乐", "changle"},
	{"长兴", "changxing"}, {"长丰", "changfeng"}, {"长宁", "changning"}, {"长寿", "changshou"}, {"长顺", "changshun"},
	{"长阳", "changyang"}, {"长汀", "changting"}, {"长武", "changwu"}, {"长白", "changbai"}, {"长葛", "changge"},
	{"长垣", "changyuan"}, {"长岛", "changdao"}, {"长海", "changhai"}, {"长泰", "changtai"}, {"长岭", "changling"},
	{"长清", "changqing"}, {"长三角", "changsanjiao"}, {"长征", "changzheng"}, {"长效", "changxiao"}, {"长期", "changqi"},
	{"长远", "changyuan"}, {"长久", "changjiu"}, {"长途", "changtu"}, {"长廊", "changlang"}, {"长短", "changduan"},
	{"长线", "changxian"}, {"长板", "changban"}, {"特长", "techang"}, {"专长", "zhuanchang"}, {"延长", "yanchang"},
	{"全长", "quanchang"}, {"擅长", "shanchang"}, {"乐清", "yueqing"}, {"乐亭", "laoting"}, {"音乐", "yinyue"},
	{"单县", "shanxian"}, {"朝气", "zhaoqi"}, {"都匀", "duyun"}, {"成都", "chengdu"}, {"首都", "shoudu"},
	{"都江堰", "dujiangyan"}, {"会计", "kuaiji"}, {"会稽", "kuaiji"}, {"人参", "renshen"}, {"参差", "cenci"},
	{"吴堡", "wubu"}, {"厦门", "xiamen"}, {"蚌埠", "bengbu"}, {"番禺", "panyu"}, {"尉犁", "yuli"},
	{"蔚县", "yuxian"}, {"西藏", "xizang"}, {"宝藏", "baozang"}, {"调解", "tiaojie"}, {"调整", "tiaozheng"},
	{"协调", "xietiao"}, {"调节", "tiaojie"}, {"畜牧", "xumu"}, {"出差", "chuchai"}, {"铅山", "yanshan"},
	{"东阿", "donge"}, {"涡阳", "guoyang"}, {"枞阳", "zongyang"}, {"洪洞", "hongtong"}, {"浚县", "xunxian"},
	{"荥经", "yingjing"}, {"犍为", "qianwei"}, {"大埔", "dabu"}, {"繁峙", "fanshi"}, {"婼羌", "ruoqiang"},
	{"泌阳", "biyang"}, {"宕昌", "tanchang"}, {"供给", "gongji"}, {"自给", "ziji"}, {"弄堂", "longtang"},
	{"便宜", "pianyi"}, {"率先", "shuaixian"}, {"模具", "muju"}, {"银行", "yinhang"}, {"行业", "hangye"},
	{"行列", "hanglie"}, {"商行", "shanghang"}, {"农行", "nonghang"}, {"排行", "paihang"}, {"重建", "chongjian"},
	{"重复", "chongfu"}, {"重新", "chongxin"}, {"重构", "chonggou"}, {"重组", "chongzu"}, {"重塑", "chongsu"},
	{"重阳", "chongyang"}, {"角色", "juese"}, {"大夫", "daifu"}, {"目的", "mudi"}, {"还款", "huankuan"},
	{"归还", "guihuan"}, {"还林", "huanlin"}, {"退耕还林", "tuigenghuanlin"}, {"反省", "fanxing"}, {"都督", "dudu"},
	{"粘土", "niantu"}, {"薄弱", "boruo"}, {"单薄", "danbo"}, {"薄荷", "bohe"}, {"巷道", "hangdao"},
	{"校对", "jiaodui"}, {"阿勒泰", "aletai"}, {"喀什", "kashi"}, {"什邡", "shifang"}, {"中牟", "zhongmu"},
	{"牟平", "muping"}, {"珲春", "hunchun"}, {"黄陂", "huangpi"}, {"郫都", "pidu"}, {"筠连", "junlian"},
	{"覃塘", "qintang"}, {"乐陵", "laoling"}, {"多重", "duochong"}, {"双重", "shuangchong"},
}
