package check

import (
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// TestStranger: what somebody who did not know the rules found in papers of the web, and what stands near it and is right.
func TestStranger(t *testing.T) {
	const prose = "青河镇去年修了三座水坝，山上的茶园都浇上了水，村里的老人说几十年没有见过这样好的收成。今年又开了两条渠，"
	for _, c := range []struct {
		rule  problem.Rule
		wrong []string
		right []string
	}{
		{punctuationID, []string{
			"依据《青河县地价公告》（青政函[2016]78号）执行。",
			"省里已经批复（青政函【2020】86号）。",
			"《关于加强水源保护的通知》(青办发[2011]15号)已印发。",
			"青山府办字[2018]7号文件提出了要求。",
			"青水利【2019】第12号",
			"学习«青河县乡村建设条例»第三章。",
			"镇里印发«关于种好早稻的意见»，各村都学了。",
			"2018年获得“全省生态文化村、林业示范基地、青河县“一村一品”示范村”称号。",
			"他说：“我们打的是“生态牌”，走的是新路子。”",
			"“办好事情要靠大家，“一言堂”不行，群众心里有数”",
			"空气里PM_2.5的浓度降到28微克。",
			"县里PM_10年均浓度下降一成。",
			"水资源总量为12.50×108立方米。",
			"地下水可开采量2.795×108立方米，够用三年。",
			"集热器一年吸收9.37×106千焦。",
			prose + "小学的操场也铺好了；\n\n镇里的医院还缺两名大夫。",
			"二、茶园\n\n" + prose + "域内地下有石灰石、铁、铝等矿藏；\n\n三、林地\n\n山上都是松树。",
			prose + "学校先后被评为“全县体育学校”、“全县艺术教育先进单位”\n\n镇里的医院还缺两名大夫。",
		}, []string{
			"依据《青河县地价公告》（青政函〔2016〕78号）执行。",
			"数组写成a[2016]即可。",
			"【2020】年度人物评选开始了。",
			"他引了一句法文«bonjour»作题目。",
			"学习《青河县乡村建设条例》第三章。",
			"2018年获得“全省生态文化村、林业示范基地、青河县‘一村一品’示范村”称号。",
			"他说：“我们打的是‘生态牌’，走的是新路子。”",
			"落实“三会一课”、“四议两公开”，推广“一村一品”。",
			"“‘走出“衙门”，深入乡村’是县里的要求，干部都下来了。”",
			"空气里PM2.5的浓度降到28微克。",
			"男子4×100米接力得了第一，展台长5×108米。",
			"水资源总量为12.50×10⁸立方米。",
			"重点做好以下工作：\n\n" + prose + "小学的操场也铺好了；\n\n" + prose + "医院也要建好。",
			prose + "小学的操场也铺好了；\n\n" + prose + "医院也要建好；\n\n老人都高兴。",
			"1." + prose + "小学的操场也铺好了；\n\n2.医院也要建好。",
			prose + "小学的操场也铺好了。\n\n镇里的医院还缺两名大夫。",
			prose + "学校先后被评为“全县体育学校”、“全县艺术教育先进单位”。\n\n镇里的医院还缺两名大夫。",
			prose + "老支书说：“这样的日子有奔头”\n\n镇里的医院还缺两名大夫。",
		}},
		{doubledWordID, []string{
			"野玫瑰观赏、冷冷水鱼垂钓很受欢迎。",
			"村里的茶园，水水稻种植和养殖都有。",
			"镇里抓住机遇，农农业发展很快。",
			"矿产资源是主要是煤，储藏在柳条沟。",
			"村民的收入来源为主要为茶叶。",
			"青河县有三座水库，青河水库为县城青河县城供水。",
			"洪沟农产品（编号61）（编号61）交易中心开业。",
			"交易中心（000061）（000061）董事长来到村里。",
			"青石乡富含丰富的矿产资源。",
			"学校先后获被评为先进学校。",
			"公园位于坐落于镇东头。",
			"平台拥有具有丰富的货源。",
		}, []string{
			"野玫瑰观赏、冷水鱼垂钓很受欢迎。",
			"，冷冷清清的村子热闹起来。",
			"天一冷，冷冷的风吹来，山山水水都变了样，人人都往家里走。",
			"，家家户户、村村寨寨都通了电。",
			"成绩不小，但是主要是靠群众；可是主要是钱不够，于是主要是等。",
			"矿产资源主要是煤，储藏在柳条沟。",
			"从县城到县城要走三小时，县城连接县城。",
			"青河水库为青河县城供水。",
			"第一步（一）（一）照旧，选（A）（A）。",
			"青石乡富含铁矿，物产丰富。",
			"（编号61）（编号62）两家都来了。",
			"学校先后获奖，被评为先进学校。",
		}},
		{placeholderID, []string{
			"本年收入262万元。\n\n（可用饼图显示本年收入结构图）\n\n支出200万元。",
			"（此处插入村容照片）",
			"支出见下（可以柱状图表示各项支出）。",
			"住房公积金、提租补贴、……、其他补助支出都列在内。",
			"村里建有：小型水库1座，集体塘坝60座，个人塘坝13座，电灌站8座，拦河闸；浇地七百亩。",
			"村里有四样：水窖12口、泵站3座、机井8眼、蓄水池。",
			"加固二期、?水灌区开工建设。",
			"镇里新建“?水灌区”一处。",
			"?河两岸种了柳树。",
		}, []string{
			"本年收入262万元（见图1）。",
			"（请用Excel表填报）",
			"甲、乙、……、癸十个字叫天干，1、2、……、9是数字。",
			"提租补贴、住房公积金……其他补助支出都列在内。",
			"村里建有：小型水库1座，集体塘坝60座，个人塘坝13座，电灌站8座，拦河闸2座；浇地七百亩。",
			"村里有：水窖12口、泵站3座、机井8眼、渠道3条，全部完工。",
			"收入会如何?目前还说不准。",
			"“怎么办?”大家都问。",
		}},
		{emptySectionID, []string{
			"一、公路\n\n路通到村口。\n\n二、铁路\n\n有一个小站。\n\n三、货运价格\n\n四、航空\n\n机场在镇西。",
			"一、公路\n路通到村口。\n二、货运价格\n三、铁路\n有一个小站。\n四、航空\n机场在镇西。",
		}, []string{
			"一、公路\n\n路通到村口。\n\n二、铁路\n\n有一个小站。\n\n三、货运价格\n\n按里程算。\n\n四、航空\n\n机场在镇西。",
			"一、公路\n\n二、铁路\n\n三、货运价格\n\n四、航空\n\n机场在镇西。",
			"一、时间：三月\n\n二、地点\n\n三、人员\n\n全体党员。\n\n四、议程\n\n学习文件。",
		}},
		{figureUnboundID, []string{
			"县里出台政策十条，修路10公里。",
			"大桥10年通车一次。",
		}, []string{
			"落实支持民营经济发展十条政策。",
			"这种血管10年通畅率不高，五年生存率也不高。",
			"用了一年多的时间把大家教会了。",
			"花了两个多月时间。",
		}},
		{unbalancedQuoteID, []string{
			"打造“绿色茶乡\"品牌。",
			"打造\"绿色茶乡”品牌。",
			"打造“绿色茶乡“品牌。",
		}, []string{
			"打造“绿色茶乡”品牌。",
			"他说：“打造\"绿色茶乡\"品牌很好。”",
		}},
		{sectionOrderID, []string{
			"一、修路\n\n路通了。\n\n二、架桥\n\n桥也通了。\n\n这是第二件事，要抓紧，大家都出力。\n\n一、种树\n\n树活了。",
		}, []string{
			"一、修路\n\n路通了。\n\n二、架桥\n\n桥也通了，归县交通局管。\n\n青山县茶产业创新发展三年行动计划（2021—2023年）\n\n为了种好茶，制定本计划。\n\n一、总体要求\n\n好好种茶。",
			"一、修路\n\n路通了。\n\n二、架桥\n\n桥也通了，归县交通局管。\n\n附件：青山县考评指标，共三项\n\n为了种好茶，定下这些。\n\n一、总体要求\n\n好好种茶。",
		}},
		{yearMangledID, []string{
			"考勤记录显示，4月31日全部人员在岗。",
		}, []string{
			"考勤工作弄虚作假，记录显示部分人员2月30日和4月31日在岗。",
		}},
		{privatePhoneID, []string{
			"意见请发本人邮箱qhwm@126.com，邮编224002。",
			"有事找老张，邮箱qhwm@163.com。",
		}, []string{
			"欢迎监督。电话0555-66690000；青河县人民医院党委办公室；邮政编码224002；电子邮箱qhwm@126.com。",
		}},
		{copiedFooterID, []string{
			"相关附件>>",
			"abcd39f1fb7f426d9dfb6bd0fa1f2146:",
		}, []string{
			"收入>>支出的村有三个。",
			"提交号abcd39f1fb7f426d9dfb6bd0fa1f2146已经登记。",
			"下载\n\n打印\n\n两步都学会了。",
			"# 最新新闻\n\n- 首页\n- 更多\n\n村里有了网站。",
		}},
	} {
		for _, text := range c.wrong {
			if !tellsOf(t, c.rule, text) {
				t.Errorf("%s is silent of %s", c.rule, text)
			}
		}
		for _, text := range c.right {
			if tellsOf(t, c.rule, text) {
				t.Errorf("%s tells of %s", c.rule, text)
			}
		}
	}
}

// reportsOf lists the words that a rule reports in a text as it comes.
func reportsOf(t *testing.T, rule problem.Rule, text string) []string {
	t.Helper()
	list, err := Texts(t.Context(), []*source.File{source.New("text.txt", text+"\n")}, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, p := range list {
		if p.Rule == rule {
			words = append(words, p.Span.Text())
		}
	}
	return words
}

// TestFooterWords: words of buttons are a footer's beside one, and nowhere else.
func TestFooterWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"下载\n\n打印\n\n收藏\n\n【字号：\n\n加大\n\n】\n\n青河县的茶\n\n今年收成好。", "下载 打印 收藏 【字号 加大 】"},
		{"分享到：\n\nQQ空间\n\n人人网\n\n更多\n\n今年收成好。\n\n更多", "分享到： QQ空间 人人网 更多"},
		{"您的位置:\n\n首页\n\n>\n\n青河要闻\n\n今年收成好。", "您的位置 首页 青河要闻"},
		{"分享到：\n\n今年收成好。\n\n新闻推荐\n\n最新新闻\n\n·青河修了路\n\n·白石架了桥", "分享到： 新闻推荐 最新新闻"},
		{"【字体：\n大\n中\n小\n】\n今年收成好。", "【字体 大 中 小 】"},
		{"打印本页\n\n关闭\n\n# 下载\n\n- 更多\n\n| 大 | 小 |\n|---|---|\n| 中 | 首页 |", "打印本页 关闭"},
		{"村里学会了三样：\n\n下载\n\n打印\n\n今年收成好。", ""},
	} {
		if got := strings.Join(reportsOf(t, copiedFooterID, c.text), " "); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

// TestOneReportAFault: the halves of one pair are one fault.
func TestOneReportAFault(t *testing.T) {
	for text, want := range map[string]int{
		"打造“绿色茶乡\"品牌。": 1, "打造\"绿色茶乡”品牌。": 1, "打造“绿色茶乡“品牌。": 1, "推出“关怀模式\"“长辈模式\"，老人都会用。": 2, "他说：“打造\"绿色茶乡\"品牌很好。”": 0,
	} {
		if got := reportsOf(t, unbalancedQuoteID, text); len(got) != want {
			t.Errorf("%s: %q, want %d", text, got, want)
		}
	}
}
