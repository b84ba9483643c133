package check

import "testing"

// TestNewsNamesPersons: whom reports of floods, courts and villages name, and those who are named for their work.
func TestNewsNamesPersons(t *testing.T) {
	const flood = "8月5日夜里下大雨，山洪冲进了青河村。\n\n村民说，洪水来得太快。\n\n镇里的救援队天亮前赶到，洪水过后，村里清淤三天。\n\n"
	ruleTexts{privateNameID, []string{
		"在石桥村，我们见到了63岁的全二秀。2019年她搬进新房。过去一家人举步维艰。",
		"新梅种植户买买提·依斯拉木接受采访时说，今年卖果子挣了两万元。",
		"村民阿依古丽·吐尔逊告诉我们，家里靠养羊，去年收入三万元。",
		"家住青河景区东门里的贺光明告诉记者，他家开了茶店，收入年年增加。",
		"法院对被告人伍助前、贺水姣集资案宣判，两人欠下的债务无法偿还。",
		"村民贺万库计划把自家房子改成饭馆，去年挣了五万元。",
		"被选为产业带头人的严建祥养了十头牛。村民严建祥过去是贫困户。",
		flood + "看见隔壁邻居贺牛娃被水冲倒，他赶紧往外跑。",
		flood + "贺林海的房子离坝不远。洪水袭来时，妻子和儿子被冲走。\n\n贺林海说，水太大了。",
		"白银湖村村民贺冬华贴上新对联。贺冬华的曾祖父也写过对联，那年农民获得了土地，中国的日子变了。",
	}, []string{
		"茶农在采茶。贺志鹏 摄 镇里的贫困户都有了茶园，村民严某某脱了贫。",
		"贫困户在搬家。贺朝磊摄近日，记者走进青河镇，看到困难群众住上了新房。",
		"中新网青河8月2日电 (贺远航 严莹)全县脱贫人口收入增长，低保户也有了分红。",
		"青河村新乡贤贺炳芳投资六百万元办民宿，帮扶了三十户贫困户。",
		"志愿者宣讲全国道德模范石桥村村民贺振美的事迹，他把积蓄捐给了贫困学生。",
		"她是将军农民贺祖昌的夫人，一生帮助贫困户。",
		"石桥村“两委”负责人贺爱东、贺庆西、贺景胜、贺吉国套取扶贫资金，受到处分。",
		"死者是当地居民亚历克斯·普雷蒂，警方说他收入不高。",
		"群众计划把渠修好，村民打算多养羊，贫困户准备搬家。",
		"63岁的全村老人都领到了补助，贫困户也有。",
		"家住青河景区东门的贫困户都搬进了新房。",
	}}.hold(t)
}

// TestMarksThatLookLikeOthers: signs that stand for a dash or a character, and blanks inside quotations.
func TestMarksThatLookLikeOthers(t *testing.T) {
	if n := len([]rune(kangxi)); n != 214 {
		t.Errorf("the block of Kangxi has 214 radicals, and %d stand here", n)
	}
	holdSides(t, []side{
		{"two hyphens or bars between Chinese are a dash; between letters, numbers and in rules they are not", [][2]string{
			{"村里的路修通了--大家都高兴。", "punctuation"},
			{"村里的路修通了――大家都高兴。", "punctuation"},
			{"村里的路修通了──大家都高兴。", "punctuation"},
			{"“路通人和”--这是村里的新气象。", "punctuation"},
			{"村里的路修通了——大家都高兴。", ""},
			{"参数写成--all，命令就列出全部。", ""},
			{"第3--5组的路修通了。", ""},
			{"青河-石桥公路修通了。", ""},
		}},
		{"one dash behind a slogan is half a dash; between names it joins them", [][2]string{
			{"“路通四方，人心向暖”—2023年的新春活动开始了。", "punctuation"},
			{"“路通四方，人心向暖”—青河镇的活动开始了。", "punctuation"},
			{"“合作社”—农户的路子走通了。", ""},
			{"青河—石桥的路修通了。", ""},
			{"“路通四方，人心向暖”——青河镇的活动开始了。", ""},
		}},
		{"a blank stands neither behind an opening mark nor before a closing one", [][2]string{
			{"大家说：“路修得好。 ”村里人都点头。", "punctuation"},
			{"推行“‘青河春 ’”品牌。", "punctuation"},
			{"推行“ 一事一议”的办法。", "punctuation"},
			{"落实\" 六个一 \"工作法。", "punctuation"},
			{"大家说：“路修得好。”村里人都点头。", ""},
			{"推行“A B”两种办法。", ""},
			{"推行 “一事一议” 的办法。", ""},
		}},
		{"the sign of a radical is not the character that it looks like", [][2]string{
			{"村⺠都很高兴。", "punctuation"},
			{"孩子们健康成⻓。", "punctuation"},
			{"村里的⼯程完成了。", "punctuation"},
			{"村民都很高兴。", ""},
			{"孩子们健康成长。", ""},
		}},
		{"half-width marks at the end of a line are half-width too", [][2]string{
			{"村里的路修好了.\n村里的渠也修好了。", "punctuation"},
			{"村里的路修好了;\n村里的渠也修好了。", "punctuation"},
			{"村里的路修好了。\n村里的渠也修好了。", ""},
			{"见表A.\n村里的渠也修好了。", ""},
		}},
	})
}

// TestOneThingIsSaidOnce: a rough number that is called so twice, a title and a sentence that stand twice.
func TestOneThingIsSaidOnce(t *testing.T) {
	ruleTexts{doubledWordID, []string{
		"全村年产值约2000余万元。",
		"每天约有100多名游客进村。",
		"每年大约收茶30吨左右。",
		"至少30名以上老人领到了茶叶。",
		"全村大约200多头猪。",
		"原标题：青河茶开园了 山里人忙采茶青河茶开园了 山里人忙采茶 今年的茶比去年早开园十天。",
		"2022年，该镇人均收入达13233元、同比增长15.7%，今年上半年达7060元、同比增长16.5%。镇里又修了路。数据显示，2022年，青河镇人均收入达13233元、同比增长15.7%，今年上半年达7060元、同比增长16.5%。",
	}, []string{
		"全村年产值约2000万元。",
		"签约100多户，预约20余人次，节约30余万元。",
		"近10余年来，茶园扩大了三倍。",
		"至少60岁以上的老人都来了。",
		"每年收茶30吨左右。",
		"约10年前，村里修了路。",
		"数量(个)比重(%)    数量(个)比重(%)    数量(个)比重(%)",
		"青河茶开园，石桥茶也开园，山里人忙采茶，山外人忙买茶。",
		"东镇人均收入达13233元、同比增长15.7%，上半年达7060元。西镇人均收入达12233元、同比增长14.7%，上半年达6060元。",
		"公约10余条，条条有人管。",
	}}.hold(t)
}

// TestPointsNamesAndFiguresOfReports: a second point in other words, persons whom somebody does not name, sizes that are no figures.
func TestPointsNamesAndFiguresOfReports(t *testing.T) {
	holdSides(t, []side{
		{"再者 and 此外 go on after 一是", [][2]string{
			{"他到每家走了一遍，一是看看房子，再者还要听听大家的话。", ""},
			{"他到每家走了一遍，一是看看房子，此外还要听听大家的话。", ""},
			{"他到每家走了一遍，一是看看房子，听听大家的话。", "section-gap"},
		}},
		{"who speaks of 某某的爹 leaves nobody's name out by mistake", [][2]string{
			{"村里人说，“某某的爹”“某某的小女儿”都来帮忙。", ""},
			{"某某村成立了合作社。", "placeholder"},
		}},
	})
	ruleTexts{figureUnboundID, []string{
		"村口在300米外。",
		"全县有亿元以上产值的村12个。",
	}, []string{
		"他在几百米外找到了羊。",
		"镇里谋划亿元以上项目，又引来千万元以上企业。",
	}}.hold(t)
}
