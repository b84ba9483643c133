package check

import (
	_ "embed"
	"strings"
	"sync"
)

// The Chinese surnames in use, the common and the less common. Those that also begin many
// ordinary words are kept from names by wordAfter.
const surnames = "茹亢濮扈郦狄嵇王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜肖付尚骆宗范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文" +
	"庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井虞卞竺冼衣楚佟栗匡巫鞠僧桑荆谌扬沙伏岑习胥蔺昌凤酆湛贝闫萨" +
	rareSurnames

// rareSurnames are borne by few and begin many words; with them a name needs three characters that all are a
// name's.
const rareSurnames = "庹蹇眭綦缑睢茆禚郐茹亢濮扈郦狄嵇裘皮亓仲寇储保仰权农仝逯佘缪幸荀漆麻练訾郗闻鹿禤粟蒲蓬茅晁邝邰郏阚麦佴冮侬闭蓝谯帅羊逄钭璩巢郇宓桓满迭敬况鲜但盘向乐普师"

// wideSurnames are borne by fewer still, or begin so many words that a name is read with them only where a role or a noun for a person leads up to
// it.
const wideSurnames = "隆尧淦卿操招税青占水年明门宣乌奉母双元平伊丰富阳益红印宿怀鄂索咸籍阴苍莘劳雍浦充鱼慎戈庾暨居衡步广禄阙沃蔚隆厍勾弓牧巴汲邴松秋厉戎祖束云昝贲诸钮惠芮智闪海敏虎妥赛拜铁来苌呼折拓战修矫展巨靖檀尉银零磨玉凡腾仵帖逢英律凯那乜伯堵墨夔宦宰应慕暴杭殳汝琴禹笪缑羿蒯蓟贡郄钦韶仉仓佀卯岐撖洛贠旦雒凃幺"

// commonSurnames are borne by nine in ten and begin few ordinary words; a name is believed
// without a role before it only if it begins with one of them.
const commonSurnames = "肖骆王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎闫潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔邱秦史侯邵孟段雷汤尹黎贺赖龚庞樊殷陶翟颜倪俞葛韦聂邢岳庄祁耿詹靳覃霍翁莫"

// distinctSurnames are less common, and their characters stand for little else: a given name behind one says that it is a name.
const distinctSurnames = "庹蹇眭綦缑睢茆禚郐茹亢濮扈郦狄嵇符覃裘舒酆逯訾郗禤邰郏佴冮钭璩郇亓阚逄宓瞿谯糜晁郜鄢冼仝佘邝臧卞佟邬侬胥刁蔺邸褚栾匡竺岑奚姬荀寇桓晏粟窦敖稽谌冉缪娄巫裴闵甄鞠牟隋滕苟虞仇辜鲍柯饶郎帅戚阮乔湛丛屠卜喻郁艾蒲章"

// isSurname tells whether r is a surname.
func isSurname(r rune) bool { return oneOf(r, surnames) }

//go:embed surname_words.txt
var surnameWords string

// wordsAfter is surname_words.txt as a map: by each surname, the characters that make an ordinary
// word with it.
var wordsAfter = sync.OnceValue(func() map[rune]string {
	list := map[rune]string{}
	for line := range strings.Lines(surnameWords) {
		names, after, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if strings.HasPrefix(line, "#") || names == "=" {
			continue
		}
		for _, name := range names {
			list[name] = after
		}
	}
	return list
})

// wordAfter returns the characters that make an ordinary word with a surname before them:
// 高兴, 周边, 李子. The word is then no name.
func wordAfter(surname rune) string { return wordsAfter()[surname] }

// phrasesOfSurnames are the words of surname_words.txt that stand behind =, by their first characters.
func phrasesOfSurnames() map[rune][]string {
	list := map[rune][]string{}
	for line := range strings.Lines(surnameWords) {
		words, ok := strings.CutPrefix(line, "= ")
		if !ok {
			continue
		}
		for word := range strings.FieldsSeq(words) {
			first, _ := firstRune(word)
			list[first] = append(list[first], word)
		}
	}
	return list
}

// phraseAt tells whether a word that begins as a name does stands at rune i.
func (p *passage) phraseAt(i int) bool { return p.hasAt(i, p.s.sets.phrases[p.rune(i)]...) }
