package check

// The Chinese surnames in use, the common and the less common. Those that also begin many
// ordinary words are kept from names by wordAfter.
const surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文" +
	"庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井虞卞竺冼衣楚佟栗匡巫鞠僧桑荆谌扬沙伏岑习胥蔺昌凤酆湛贝闫萨"

// commonSurnames are borne by nine in ten and begin few ordinary words; a name is believed
// without a role before it only if it begins with one of them.
const commonSurnames = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎闫潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔邱秦史侯邵孟段雷汤尹黎贺赖龚庞樊殷陶翟颜倪俞葛韦聂邢岳庄祁耿詹靳覃霍翁莫解"

// isSurname tells whether r is a surname.
func isSurname(r rune) bool { return oneOf(r, surnames) }

// wordAfter returns the characters that make an ordinary word with a surname before them:
// 高兴, 周边, 李子. The word is then no name.
func wordAfter(surname rune) string {
	switch surname {
	case '王':
		return "国牌者朝"
	case '李':
		return "子果树"
	case '张':
		return "贴罗口开扬力挂榜灯望"
	case '陈':
		return "旧述列设皮酒规年"
	case '杨':
		return "梅树桃柳花木"
	case '黄':
		return "牛金瓜桃精花羊芪柏豆土河色连鳝酒粉茶芩姜鸡油"
	case '周':
		return "边围期末转密到岁年折知遭一二三四五六日刊全"
	case '徐', '于':
		return "徐是此今"
	case '孙':
		return "子女辈"
	case '胡':
		return "萝椒乱麻闹同桃豆"
	case '朱':
		return "红鹮砂"
	case '高':
		return "兴质度标山龄效校速位中血产收新原温压级端考等低峰台层寒铁架尚雅明昂额值密职管粱楼架危精科于过达出个处空素大清"
	case '林':
		return "下地业果权草木区海场长间农茶药菌蛙改带木牧立麝农产"
	case '何':
		return "时处种况必以为止等去从人首乌"
	case '马':
		return "上路铃匹车力达头蹄尾克褂场灯帮"
	case '罗':
		return "非列汉盘马"
	case '梁':
		return "上柱"
	case '郑':
		return "重"
	case '谢':
		return "谢意绝"
	case '程':
		return "度序式"
	case '许':
		return "多可久愿诺"
	case '曾':
		return "经任是在多获被有一因先为获"
	case '苏':
		return "醒打维区联木"
	case '叶':
		return "片子菜面"
	case '余':
		return "人户元亩名只个万年款额粮热下地留次种件家项公吨斤里批条粮米"
	case '杜':
		return "绝仲鹃"
	case '夏':
		return "季天秋粮收令橙"
	case '钟':
		return "表头点爱情声"
	case '田':
		return "间地园土野头块埂七边长里鱼中螺"
	case '任':
		return "务何职期免意命课教用凭性村组"
	case '姜':
		return "黄蒜"
	case '范':
		return "围畴本例文"
	case '方':
		return "面式法便案向可能针圆略位块才言形程米桌"
	case '石':
		return "漠榴头材山料板油灰斛桥刻膏窟化牌雕旅"
	case '金':
		return "融额银秋牌色奖融花桔橘属针鸡山点丝果"
	case '白':
		return "天内酒菜色条领茶及云芨芷果鹅术肉色发手"
	case '康':
		return "复养庄健乃"
	case '毛':
		return "竹利收巾坯猪泽主尖绒烟病石路桃豆线"
	case '江':
		return "苏西河边南山北水湖海心豚岸"
	case '史':
		return "料上无前册馆"
	case '顾':
		return "虑问客全及名忌此"
	case '孟':
		return "加"
	case '龙':
		return "头眼虾舟泉门江井灯脊潭骨"
	case '万':
		return "元亩户人名千里吨只头余株群家一众分斤册平多达方民象般物年顷件次棒袋羽家里"
	case '段':
		return "落时路"
	case '雷':
		return "雨打锋电达同公"
	case '钱':
		return "款财包物"
	case '汤':
		return "池圆"
	case '易':
		return "地返于燃发懂涝旱记行致学贫"
	case '常':
		return "年态住常见委规用务设识驻驻抓化效山青来说"
	case '武':
		return "装术警汉器陵"
	case '乔':
		return "迁木"
	case '贺':
		return "信电词年喜"
	case '赖':
		return "以于账"
	case '文':
		return "化明件艺字旅创书体物盲档凭章秘工教娱件"
	case '兰':
		return "花州草"
	case '施':
		return "工肥策行政救展药用教加"
	case '洪':
		return "水涝灾流"
	case '安':
		return "全置排心装居家稳定康防徽顺老抚身静监保乐排逸葬"
	case '严':
		return "格重肃厉禁密把守控峻谨实抓管"
	case '牛':
		return "羊鼻肉奶只头角栏圈耳膝棚场皮粪犊"
	case '温':
		return "饱室馨暖度泉差棚情度控"
	case '季':
		return "度节末报后调"
	case '鲁', '鄂', '粤', '晋', '冀':
		return "菜西南北东商派地"
	case '申':
		return "请报领诉办购遗"
	case '尤':
		return "其为以"
	case '毕':
		return "业竟生"
	case '焦':
		return "点虑炭急"
	case '柳':
		return "树州编条"
	case '路':
		return "面灯边网径线程口段上长子基况旁途费域由"
	case '齐':
		return "心全抓头步鲁发"
	case '梅':
		return "花子园"
	case '莫':
		return "大过名非如不须"
	case '庄':
		return "稼园严重子户上"
	case '管':
		return "理护网道委好控制用教住线所区事好水委到"
	case '祝':
		return "贺福愿"
	case '左':
		return "右手边侧"
	case '谷':
		return "物子雨地底种"
	case '时':
		return "间任代期常时刻有机光令下候"
	case '舒':
		return "适心畅"
	case '关':
		return "心爱键注系于停怀口节照联爱门闭工切"
	case '苗':
		return "木族圃头寨乡家绣村"
	case '费':
		return "用时力心"
	case '纪':
		return "律检念委录实要"
	case '盛':
		return "产大行开况赞会"
	case '童':
		return "年话心工"
	case '项':
		return "目"
	case '曲':
		return "折线艺"
	case '成':
		return "立为本效果功都长员年熟绩就交活品片分套县人了批事型株"
	case '游':
		return "客人览玩船乐记"
	case '阳':
		return "光台春朔"
	case '席':
		return "位卷"
	case '卫':
		return "生健星浴视士"
	case '查':
		return "看找处询实摆出验阅清漏"
	case '单':
		return "位独个户价一产身元株纯项亲"
	case '包':
		return "村户括联保装片组含抓干队产扶销车联干购"
	case '柏':
		return "树木油"
	case '宁':
		return "静愿夏可"
	case '桂':
		return "花圆林皮冠"
	case '解':
		return "决放困读释难除答民聘"
	case '强':
		return "化调大势弱村县烈劲制有行组党"
	case '柴':
		return "油米火胡"
	case '华':
		return "丽侨南夏中东北"
	case '车':
		return "辆间站票队位费主道库厘"
	case '房':
		return "屋子前产顶建贷间租东"
	case '边':
		return "远缘境学区界疆民防贫沿"
	case '吉':
		return "祥林"
	case '丘', '岗', '沙':
		return "陵地化子石土滩"
	case '古':
		return "树镇村代老茶建迹宅民道"
	case '米':
		return "粉面酒"
	case '池':
		return "塘"
	case '简':
		return "单化介要易报称直"
	case '符':
		return "合"
	case '木':
		return "材耳本工屋瓜薯"
	case '党':
		return "员组委支的建性群政总和校务课费旗章内风小代史纪员"
	case '燕':
		return "麦窝子"
	case '谈':
		return "心话到及起判"
	case '连':
		return "续片接队心年同户线带锁长通夜"
	case '商':
		return "会品贸业户标务场铺量圈家"
	case '计':
		return "划生算价入件提时"
	case '冷':
		return "库链水藏冻却"
	case '花':
		return "卉费椒生园木钱茶海开了"
	case '蓝':
		return "莓天图色领"
	case '井':
		return "水冈然盐"
	case '桑':
		return "蚕树叶葚园"
	case '艾':
		return "草滋叶"
	case '甘':
		return "蔗肃薯草愿于露当"
	case '景':
		return "区点观色"
	case '章':
		return "程节"
	case '凌':
		return "晨"
	case '欧':
		return "洲美盟"
	case '植':
		return "物树保被"
	case '迟':
		return "到迟"
	case '习':
		return "近惯俗"
	}
	return ""
}

// runeSet is a set of the characters of the basic plane, asked for every character of
// every text.
type runeSet [1024]uint64

func newRuneSet(s string) *runeSet {
	var set runeSet
	for _, r := range s {
		if r < 1<<16 {
			set[r>>6] |= 1 << (r & 63)
		}
	}
	return &set
}

func (s *runeSet) has(r rune) bool { return r >= 0 && r < 1<<16 && s[r>>6]&(1<<(r&63)) != 0 }
