package check

import (
	"strings"

	"casebook/generator/numeral"
)

// givenNames are the characters that given names are made of. A name is distinguished from a word by
// them: 包粽子, 张嘴 and 安享晚 begin with surnames and go on as no name does.
const givenNames = "亚宵恭柏梨棉盼豹鹰枣俭剩芽念知芹苹伟刚勇毅俊峰强军平保东文辉力明永健世广志义兴良海山仁波宁贵福龙元国胜祥才武新利清飞彬富顺信杰涛昌康星天岩茂坚彪博诚震振壮思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰建致树炎德泰盛雄琛钧冠策腾楠榕航弘" +
	"秀娟英华慧巧娜静淑惠珠翠雅芝玉萍红娥玲芬芳燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹霞香莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰琬茗羽希欣育滢柔霭凝晓欢霄枫芸菲寒伊宜姬舒影枝丽美" +
	"大小石柱根栓虎喜银金铜铁水火土木满堂财宝寿仓粮田柳桃杏娃妮妞丫毛林森方冬夏雨霖学成发生长立光正全开先达自安敏中进有和以行时风士子" +
	"怀盛千良深景仕启忠孝廉礼智庭廷昆仲叔季益益谋谨慎恒恩惠惟修远近道贤圣圆圃培基塘塔增墨奎奋妙孟宗定宪家容宽宾密寅尚尧岭峻崇川州巍帆干平年庚应廉延建弟张彤彦影律徽忆怡恺悟慈懿成戈才扬抗拓招挺捷掌提援摇敬斗旗日旺昂昊昌易映昱显晋晏普晴晖智暄曙曼朔朝未本权来杨标校桐梓棋棠椿楚榆槐模樱欣歌步殿毅毓水汉汝沁沛沐治泉泓法注洋洪洲津流润淼淳渊温港湘源溪滔滨漫潇潮灿炜炳炯烈焕焱煜照熙燕爽牧特犁玄率玉玖玥玮珂珏珑班理琪瑛瑜瑟璇璋甜甫申电畅益盈眉石磊祖祝祥禄禹秉科积稳穆窈立竹端章竣笑筱简箫粉精素红纪纲纳练经结绮绣绪维绿缘罗美群翎翠翼耀联聪肖胜能腊自至舟航艾芃芊芝花芷苏若苗英茵荃荔草荣药莎莹菱萌萱葆葵蓝蔚蔓薏藏虹蜀行衡裕西解言训许诗诚诺谊豪赐赞越跃路轩辉辽达迁迎运进连迪逸遇道遥邦郁郎都采里野量金钊钟钢钦铃铎铭银锋锐锡镇镜长闯闻阁阔防阳际陆陵隆雄雅雕雪雯雷霜靖静韬顶项顺顾颂颜飞首香驰骏骄骥高魁鲁鸽鸿鹃鹤麒麟黎默齐龄喻奇妹妹崽仔秋妈宏勋勉勋劲匡北南卓单占卫印即厅双发叶合吉名向含启吾呈周咏品哲唐商喜嘉四三二五六七八九一万亿仙代仪任企休会伟传佑佩侠侃俐保信修倩健傲儒元充先克全公典养冀冉军农冠冬冲净凌凯凰刃创初利" +
	"升丰佑卉兵鑫垚犇麦谷茹涵诗昕奕皓睿桦喆禧坤乾娇嫚嫦嫣媚妤姗晗曦晟炫烨珉珮琨瑄璟祺禾稷笙绎缨翊聿胤芮苒莘蓁蕙衍贻赫郡铄锟霏霓颐骁骥阿菲守业宇菡晗熙烁铠珩煊霆涵轩悠萱婧璟航逸宸蕾碧淇玫沅汐芙茉姝娉朵旎栀沣泗淞潼澄瀚灏熠燊燚烽煌皎砚硕祎祉祯禛穗笛筠箐紫纬纶绢绫翀翌翡翱肇舜苓荟菀蕴襄赋赓赟轲逊郅钗铖铨铮镕镛隽霁靓颢飒馥骅骋骞鲲囡囤锁蛾拴"

// plausible tells whether the n characters from rune i on can be a person's name by what they
// are: of a common surname one character must be of a given name, of one that begins words all.
func (p *passage) plausible(i, n int) bool {
	given, known := p.runes[i+1:i+n], 0
	if n == 3 && (p.has(i+1, "家庭") || p.has(i+1, "有利于")) {
		return false // 村民张家庭困难: 张家's 庭 is no name
	}
	if n < 3 && strings.ContainsRune(rareSurnames, p.runes[i]) && !(p.villageRole(i) && p.hasAt(i+n, "说", "掏出", "家", "的", "，", "笑", "告诉")) {
		return false
	}
	for k, r := range given {
		if p.s.sets.given.has(r) || r == '得' && k == 0 && len(given) == 2 || k == 1 && p.daughterInName(i+1) {
			known++
		}
	}
	if p.s.sets.common.has(p.runes[i]) {
		return known > 0
	}
	if known > 0 && p.illnessAt(i+n) {
		return true // 鲁振主胃病发作
	}
	return known == len(given) && !strings.Contains(givenWords, " "+string(given)+" ")
}

// givenWords are words of which each character is one of given names. Behind a surname that is a
// verb as well they are its object: 群众管治安, 干部查卫生.
const givenWords = " 治安 民生 文明 和平 卫生 春耕 光明 安全 国家 青年 健康 平安 清洁 林业 水利 农业 山林 家庭 生产 英雄 海洋 森林 资源 金融 财政 文化 学习 心愿 志愿 思想 精神 振兴 建设 发展 美丽 生态 红色 绿色 花卉 民族 国有 公共 文物 政治 宗教 义务 秩序 信心 理论 政策 法治 德治 自治 共治 全民 明天 未来 中华 乡土 方言 新风 民风 家风 乡风 学业 前程 社会 大局 中心 长远 春风 雨露 山水 林田 田园 富民 兴业 兴村 民心 "

// nameLength tells whether two or three characters from rune i on are a name, 0 for neither:
// the third belongs to it unless it begins a word with what follows.
func (p *passage) nameLength(i int) int {
	third := p.rune(i + 2)
	switch {
	case oneOf(third, "鑑鑫淼焱垚鋆珺喆旸翀昉玥甯") && isHan(p.rune(i+3)):
		return 3 // 郑和鑑
	case third == '申' && !oneOf(p.rune(i+3), "请报领诉办购"):
		return 3
	case p.daughterInName(i + 1), p.hasAt(i+1, "石头", "木头", "铁头") && !oneOf(p.rune(i), "砖白青") && !p.hasAt(i+3, "山", "房", "墙", "路"):
		return 3
	case !isHan(third) || p.s.sets.ends.has(third) && !p.endsName(i+2) && !p.numberInName(i+2):
		return 2
	case third == '和' && p.rune(i+3) == '家', p.illnessAt(i + 3):
		return 3 // 李元和家走访; 鲁邦主胃病发作
	case p.beginsClause(i + 2):
		return 2
	case p.bindsNext(i+2) && !p.bindsNext(i+1) && p.s.sets.given.has(p.rune(i+1)) && !p.strictEnd(i+3):
		return 2 // 陈伟注册了商标
	case p.s.sets.given.has(third):
		return 3
	case p.s.sets.follows.has(third):
		return 2
	case p.rune(i+3) == '正' || p.beginsClause(i+3):
		return 3 // 贾金升正通过
	case p.s.sets.given.has(p.rune(i+1)) && !p.strictEnd(i+3):
		return 2 // 王良深有感触
	}
	return 3
}

// illnessAt tells whether the name of an illness begins at rune i.
func (p *passage) illnessAt(i int) bool {
	return p.hasAt(i, "胃病", "胃癌", "心脏病", "肺病", "肺癌", "肝病", "肝癌", "肾病", "尿毒症", "糖尿病", "高血压", "风湿", "腰病", "腿病", "旧病", "重病", "大病", "突发", "脑梗", "中风")
}

// numberInName tells whether a numeral may be the middle or the end of a given name: 孙二梅.
func (p *passage) numberInName(i int) bool {
	return numeral.Digit(p.rune(i)) > 0 && p.rune(i) != '两' && !p.strictUnit(i+1)
}

// daughterInName tells whether a given name counts daughters: 李三女. What goes on as a word of women is none: 三女儿, 二女生.
func (p *passage) daughterInName(i int) bool {
	return p.rune(i+1) == '女' && numeral.Digit(p.rune(i)) > 1 && !oneOf(p.rune(i+2), "士儿子婿性孩生工童主方兵的")
}

// strictUnit tells whether what a number counts follows: 李明三兄弟, 王强一家.
func (p *passage) strictUnit(i int) bool {
	return oneOf(p.rune(i), "家户人口个名位亩次年月天岁兄姐弟妹年样直边起下些元万千百")
}
