package check

import (
	"strings"
	"testing"
)

// TestSignsAndWordsAreReadWithinTheirLimits holds rules of marks, blanks, numbers of telephones and words that stand twice.
func TestSignsAndWordsAreReadWithinTheirLimits(t *testing.T) {
	bylines := "摄影："
	for i := range 35 {
		bylines += string([]rune{rune('一' + 62*i), rune('丈' + 62*i + 31)}) + "、"
	}
	characters := func(n int) (text string) { // n of them, all different
		for i := range n {
			text += string(rune('一' + 62*i))
		}
		return text
	}
	holdSides(t, []side{
		{"a straight mark is one of a key and its value up to forty characters behind the first; a mark of equality alone is no key", [][2]string{
			{"配置是 source = \"" + characters(38) + "\"，照写。", ""},
			{"配置是 source = \"" + characters(39) + "\"，照写。", "punctuation"},
			{"=\"甲村\"，照写。", "punctuation"},
		}},
		{"crosses before what is counted are a blank though letters stand for names, and crosses at the end of a text; before a name they are a name", [][2]string{
			{"××家纺是BL集团的品牌，HQ集团也有。", ""},
			{"××亩茶园是BL集团的，HQ集团也有。", "placeholder"},
			{"××家纺很好。", "placeholder"},
			{"公司在××", "placeholder"},
		}},
		{"who is called by a nickname is no private name", [][2]string{
			{"王德旺身患癌症，家里贫困。", "private-name"},
			{"小王德旺身患癌症，家里贫困。", ""},
			{"大王德旺身患癌症，家里贫困。", "private-name"},
		}},
		{"numbers are summed down a column, percentages are not, whatever their sign and their head", [][2]string{
			{"| 村 | 茶园 |\n|---|---|\n| 甲村 | 10 |\n| 乙村 | 20 |\n| 丙村 | 30 |\n| 合计 | 80 |", "sum-mismatch"},
			{"| 村 | 茶园 |\n|---|---|\n| 甲村 | 10% |\n| 乙村 | 20% |\n| 丙村 | 30% |\n| 合计 | 80% |", ""},
			{"| 村 | 茶园 |\n|---|---|\n| 甲村 | 10％ |\n| 乙村 | 20％ |\n| 丙村 | 30％ |\n| 合计 | 80％ |", ""},
		}},
		{"items before a name in quotation marks are its items where they are alike: of one length or with one end", [][2]string{
			{"全县严把申请关、调查关、评议关“四道关口”。", "section-gap"},
			{"全县严把申请关、调查关、评议关、公示关“四道关口”。", ""},
			{"全县严把申请、调查摸底关、评“四道关口”。", ""},
		}},
		{"含 opens a list of parts where it stands before them, not where a bracket ends behind it, nor in 包含", [][2]string{
			{"全县共有学校30所（含小学20所、中学12所）。", "sum-mismatch"},
			{"全县共有学校30所（含小学20所、中学10所）。", ""},
			{"总成本（含税金）120万元、人工50万元。", ""},
			{"全县有学校30所，包含小学20所、中学12所。", "sum-mismatch"},
		}},
		{"who is honoured in quotation marks, a blank between or not, is known to all", [][2]string{
			{"“时代楷模”王德旺身患癌症，家里贫困。", ""},
			{"“时代楷模” 王德旺身患癌症，家里贫困。", ""},
			{"“好邻居”王德旺身患癌症，家里贫困。", "private-name"},
		}},
		{"what is paid after a discount is worked out from the price: 80元打五折 is 40元; what is saved, another matter or another thing than money is not held against it", [][2]string{
			{"门票80元，打五折后只收60元。", "sum-mismatch"},
			{"门票80元，打七五折后只收60元。", ""},
			{"门票80元，打五折，省下60元。", ""},
			{"门票80元（打五折后只收60元）。", ""},
			{"门票80元；打五折后只收60元。", ""},
			{"门票80张，打五折后只收60元。", ""},
			{"门票80元，打五折后只收60张。", ""},
		}},
		{"a name that is masked behind a blank is masked as it should be", [][2]string{
			{"他是赵 ××，大家都认得。", ""},
			{"种茶 ××亩，大家都高兴。", "placeholder"},
		}},
		{"a word stands twice in a song that goes on doubling, and begins there", [][2]string{
			{"板凳板凳歪歪，大家一起唱。", ""},
			{"我们板凳板凳歪歪，大家一起唱。", "doubled-word"},
		}},
		{"a column of shares is of the column that its head names, not of the one beside it", [][2]string{
			{"| 村 | 产值 | 利润 | 产值比重 |\n|---|---|---|---|\n| 甲村 | 20 | 5 | 20% |\n| 乙村 | 30 | 6 | 35% |\n| 丙村 | 50 | 7 | 50% |\n| 合计 | 100 | 18 | 100% |", "percent-mismatch"},
			{"| 村 | 产值 | 利润 | 产值比重 |\n|---|---|---|---|\n| 甲村 | 20 | 5 | 20% |\n| 乙村 | 30 | 6 | 30% |\n| 丙村 | 50 | 7 | 50% |\n| 合计 | 100 | 18 | 100% |", ""},
		}},
		{"an average price is held against the money and the number before it, in whichever order, where digits have slipped", [][2]string{
			{"全年出口额46亿美元，出口量37.61万辆，均价1.22万美元。", ""},
			{"全年出口量37.61万辆，出口额46亿美元，均价1.32万美元。", "sum-mismatch"},
			{"全年出口额46亿美元，出口量37.61万辆；均价1.32万美元。", ""},
			{"全年出口额46亿多美元，出口量37.61万辆，均价1.32万美元。", ""},
			{"全年出口额46亿美元，出口量37.61万多辆，均价1.32万美元。", ""},
		}},
		{"a particle that no sentence has twice is reported, unless it belongs to a word: 的确, 把握, 一把把", [][2]string{
			{"群众的的收入增加了。", "doubled-word"},
			{"群众的的确确得了实惠。", ""},
			{"大家把把土地管好的事放在心上。", "doubled-word"},
			{"干部把把握不大的事先放下。", ""},
			{"他们办了了三件事。", "doubled-word"},
			{"他们办了了却心愿的事。", ""},
			{"村民与与公司签约。", "doubled-word"},
			{"村里发了一把把锄头。", ""},
		}},
		{"a word that stands twice is reported, unless the language doubles it, says it three times or goes on with another word", [][2]string{
			{"建成省级省级示范村。", "doubled-word"},
			{"大家一起讨论讨论。", ""},
			{"大家喊着加油加油加油。", ""},
			{"他们负责管理管理者。", ""},
			{"这里是行政区行政区域。", ""},
			{"先后讨论讨论了三次。", "doubled-word"},
		}},
		{"a sentence or a clause that is followed by itself was pasted twice, unless it is short or somebody says it", [][2]string{
			{"村里修路，大家都很满意。村里修路，大家都很满意。", "doubled-word"},
			{"村里修路通了大家满意，村里修路通了大家满意。", "doubled-word"},
			{"村里修路，大家都很满意。村里修桥，大家都很满意。", ""},
			{"他说：“村里修路，大家满意。村里修路，大家满意。”", ""},
			{"通了，通了。", ""},
		}},
		{"words that count stand in their order", [][2]string{
			{"首先，抓组织。其次，抓产业。再次，抓治理。最后，抓服务。", ""},
			{"首先，抓组织。再次，抓治理。其次，抓产业。最后，抓服务。", "section-order"},
			{"首先，抓组织。再次，抓治理。最后，抓服务。", ""},
		}},
		{"each half of a pair has its other half in the same paragraph; a bracket of a list's number and an apostrophe have none", [][2]string{
			{"落实“三会一课”制度（每月一次）。", ""},
			{"落实“三会一课制度。", "unbalanced-quote"},
			{"落实三会一课”制度。", "unbalanced-quote"},
			{"建成服务站（每村一个。", "unbalanced-quote"},
			{"建成服务站每村一个）。", "unbalanced-quote"},
			{"做法有二：1）修路，2）种茶。", ""},
			{"大家唱起Let’s go这首歌。", ""},
			{"村里办了2011’茶叶节。", ""},
			{"学习《工作手册“第一章”。", "unbalanced-quote"},
		}},
		{"a day stands in its month, the 29th of February in a leap year; a span runs forwards", [][2]string{
			{"2020年2月29日开了会。", ""},
			{"2021年2月29日开了会。", "year-mangled"},
			{"2021年4月30日开了会。", ""},
			{"2021年4月31日开了会。", "year-mangled"},
			{"二〇二〇年十二月开了会。", ""},
			{"二〇二〇年十三月开了会。", "year-mangled"},
			{"一九八四年修了路。", ""},
			{"一九八〇四年修了路。", "year-mangled"},
			{"自2018年12月至2019年6月修了路。", ""},
			{"自2019年6月至2018年12月修了路。", "year-mangled"},
			{"自2019年6月至2019年12月修了路。", ""},
			{"自2019年12月至2019年6月修了路。", "year-mangled"},
		}},
		{"a year has four digits of one kind, of this century or the last; a long time and a count are no years", [][2]string{
			{"201年底修了路。", "year-mangled"},
			{"路修了201年。", ""},
			{"2109年修了路。", "year-mangled"},
			{"古树已有2109年的树龄。", ""},
			{"20199年修了路。", "year-mangled"},
			{"2O19年修了路。", "year-mangled"},
			{"201９年修了路。", "year-mangled"},
			{"二0一九年修了路。", "year-mangled"},
			{"3月25曰修了路。", "year-mangled"},
			{"全年抽检2024余批次。", "year-mangled"},
			{"全年抽检2020余批次。", ""},
			{"2020年13月修了路。", "year-mangled"},
		}},
		{"two years of one span, list or comparison differ; two months of a year do not", [][2]string{
			{"村集体收入由2019年的30万元增加到2019年的40万元。", "year-mangled"},
			{"村集体收入由2019年的30万元增加到2020年的40万元。", ""},
			{"2019年—2019年修了路。", "year-mangled"},
			{"2019年、2019年修了路。", "year-mangled"},
			{"从2019年3月到2019年底修了路。", ""},
			{"2020—2019年修了路。", "year-mangled"},
			{"2020年比2020年多修了路。", "year-mangled"},
		}},
		{"so many years have passed since a year as lie between it and the text, unless they are laid down for the future", [][2]string{
			{"自2024年以来，七年不断修路。", "year-mangled"},
			{"自2014年以来，七年不断修路。", ""},
			{"自2024年起签订合同，租期七年。", ""},
		}},
		{"as many numbers stand behind 分别 as things before it, unless 等 leaves some out", [][2]string{
			{"茶叶、水稻、油菜产量分别为30吨、40吨、50吨。", ""},
			{"茶叶、水稻、油菜产量分别为30吨、40吨。", "sum-mismatch"},
			{"茶叶、水稻、油菜等产量分别为30吨、40吨。", ""},
			{"茶叶、水稻和油菜产量分别为30吨、40吨和50吨。", ""},
			{"茶叶、水稻、油菜产量分别为30吨、40吨、50吨、60吨。", "sum-mismatch"},
		}},
		{"a place in a ranking rises to a smaller number, and so does what is finer; persons do not", [][2]string{
			{"全县综合排名由第119位上升到第102位。", ""},
			{"监测精度由30米提高到15米。", ""},
			{"村里专家由20位上升到15位。", "sum-mismatch"},
			{"办理时间由30天缩短到15天。", ""},
			{"办理时间由15天缩短到30天。", "sum-mismatch"},
		}},
		{"a growth a year leads from the first year to the last, by whichever count of years", [][2]string{
			{"村集体收入由2015年的100万元增加到2020年的200万元，年均增长14.9%。", ""},
			{"村集体收入由2015年的100万元增加到2020年的200万元，年均增长20%。", ""}, // a fifth of all growth a year
			{"村集体收入由2015年的100万元增加到2020年的200万元，年均增长34.9%。", "percent-mismatch"},
			{"村集体收入由100万元增加到200万元，年均增长34.9%。", ""},
			{"过去五年，村集体收入由100万元增加到200万元，年均增长34.9%。", "percent-mismatch"},
			{"过去五年，村集体收入由100万元增加到200万元，年均增长14.9%。", ""},
		}},
		{"numbers of sections go on one by one, each level for itself; a countdown and a list of its own do not", [][2]string{
			{"一、做法\n\n抓组织。\n\n二、成效\n\n收入多了。\n\n三、问题\n\n人手少。", ""},
			{"一、做法\n\n抓组织。\n\n二、成效\n\n收入多了。\n\n二、问题\n\n人手少。", "section-order"},
			{"一、做法\n\n抓组织。\n\n二、成效\n\n收入多了。\n\n四、问题\n\n人手少。", "section-gap"},
			{"一、做法\n\n抓组织。\n\n三、成效\n\n收入多了。\n\n二、问题\n\n人手少。", "section-order"},
			{"一、做法\n\n（一）抓组织。\n\n（二）抓产业。\n\n二、成效\n\n（一）收入多了。\n\n（二）路通了。", ""},
			{"一、做法\n\n抓组织。\n\n二、今年将做好以下三项工作：\n\n一、修路。\n\n二、种茶。\n\n三、养羊。", ""},
			{"一、做法\n\n抓组织。\n\n今年修了路。\n\n一、修路。\n\n二、种茶。\n\n三、养羊。", "section-order"},
			{"一、做法\n\n抓组织。\n\n今年将做好以下三项工作：\n\n一、修路。\n\n二、种茶。\n\n三、养羊。", ""},
			{"一、做法\n\n（1）抓组织。\n\n（2）抓产业。", "section-order"},
			{"理由有三：\n\n3、路通了。\n\n2、水清了。\n\n1、人齐了。", ""},
			{"一、做法\n\n第一、二、三产业都好了。", ""},
			{"一、做法\n\n一、二线城市的人来了。", ""},
		}},
		{"what is counted within a sentence goes on one by one: 一是, 第一，, 其一，; who begins again behind a colon counts something else", [][2]string{
			{"一是建组织。二是强产业。三是抓治理。", ""},
			{"一是建组织。三是抓治理。", "section-gap"},
			{"一是建组织。二是强产业。二是抓治理。", "section-order"},
			{"一是建组织。二是强产业。存在问题：一是后劲不足。二是人才不够。", ""},
			{"一要建组织。二要强产业。三要抓治理。", ""},
			{"第一，建组织。第二，强产业。第三，抓治理。", ""},
			{"第一，建组织。第三，抓治理。", "section-gap"},
			{"其一，建组织。其二，强产业。其三，抓治理。", ""},
			{"一是一，二是二，账目清楚。", ""},
		}},
		{"a list within an item of another goes on beside it", [][2]string{
			{"一是抓组织。第一，选好人。第二，管好人。二是抓产业。", ""},
			{"一是抓组织。第一，选好人。第二，管好人。三是抓产业。", "section-gap"},
		}},
		{"half-width marks between Chinese characters are reported, those of numbers, ratios and Latin words are not", [][2]string{
			{"抓党建,促脱贫。", "punctuation"},
			{"干部与群众的比例为3:1，合1,200.5公顷。", ""},
			{"困难多.办法更多。", "punctuation"},
			{"合格率达到99%.群众满意。", "punctuation"},
			{"各村(社区)都有服务站。", "punctuation"},
			{"各村用表格（Excel, PDF）上报。", ""},
			{"发展产业 ，增加收入。", "punctuation"},
			{"抓党建﹐促脱贫。", "punctuation"},
			{"合格率达到99℅。", "punctuation"},
			{"村里有—个茶场。", "punctuation"},
		}},
		{"marks that stand twice are reported, but ？！ and ！！ are an author's right", [][2]string{
			{"群众满意，，干部放心。", "punctuation"},
			{"工作取得进展。。", "punctuation"},
			{"群众满意。。。", "punctuation"},
			{"这是真的吗？！", ""},
			{"太好了！！", ""},
		}},
		{"eleven digits from 13 to 19 are a person's number, unless they count something, are hidden in part or an office's", [][2]string{
			{"联系电话13812345678。", "private-phone"},
			{"联系电话+8613812345678。", "private-phone"},
			{"全县发放补助13812345678元。", ""},
			{"联系电话138****5678。", ""},
			{"代码12812345678。", ""},
			{"户主电话0773-4311234。", "private-phone"},
			{"值班电话0773-4311234。", ""},
			{"邮箱zhang@qq.com。", "private-phone"},
			{"邮箱office@example.cn。", ""},
		}},
		{"crosses, lines and boxes are blanks to be filled in, unless they hide a name, a number or are drawn", [][2]string{
			{"这事发生在XX县。", "placeholder"},
			{"他叫李XX，是村民。", ""},
			{"20XX年修了路。", "placeholder"},
			{"全村有X户。", "placeholder"},
			{"在错的题后面打×。", ""},
			{"收入增长x.x%。", "placeholder"},
			{"全村种茶___亩。", "placeholder"},
			{"全村种茶__亩。", "placeholder"},
			{"（待补充）", "placeholder"},
			{"材料还有待补充。", ""},
			{"编号为XX-2020。", ""},
		}},
		{"a blank in quotation marks means such and such where the sentence speaks of how people talk or cheat", [][2]string{
			{"他在“XX局”上班。", "placeholder"},
			{"有人冒充“XX局”骗钱。", ""},
			{"有人以“XX报”为名骗钱。", ""},
			{"有的名称如“XX村”，谁也记不住。", ""},
			{"某单位的“XX工程”没有建成。", ""},
			{"他们经常说要争“XX第一”。", ""},
			{"“XX第一”这样的口号少提。", ""},
		}},
		{"a number beside a list counts its items, of which 等 leaves some out", [][2]string{
			{"县、乡、村三级联动。", ""},
			{"县、乡、镇、村三级联动。", "section-gap"},
			{"实施三大工程：安居、富民、治水。", ""},
			{"实施三大工程：安居、富民。", "section-gap"},
			{"实施三大工程：安居、富民等。", ""},
			{"推行“三定”：定人、定责、定岗。", ""},
			{"推行“三定”：定人、定责。", "section-gap"},
		}},
		{"a line of bylines of a web page may hold a hundred and ten characters; what is longer is prose", [][2]string{
			{bylines + "甲乙", "copied-footer"},
			{bylines + "甲乙丙", ""},
		}},
		{"a word that asks for a number has lost it where the unit follows at once", [][2]string{
			{"每亩产量达公斤，新修渠道长达公里，户均近元。", "placeholder"},
			{"每亩产量达五百公斤，新修渠道长达三公里，户均近九百元。", ""},
		}},
		{"rows behind an empty line belong to the table above, unless one of the lines is no row", [][2]string{
			{"| 村 | 户 |\n| --- | --- |\n| 甲 | 乙 |\n\n| 丙 | 丁 |", "markup"},
			{"| 村 | 户 |\n| --- | --- |\n| 甲 | 乙 |\n\n说明：丙和丁没有来。", ""},
		}},
	})
}

// TestPersonsAreReportedFromTheWordsAroundThem: each group states what makes a name a private person's, with texts in which it is and in
// which it is not.
func TestPersonsAreReportedFromTheWordsAroundThem(t *testing.T) {
	for _, group := range []struct {
		limit string
		texts [][2]string // the text, the names that are reported
	}{
		{"of two characters and of three the narrative's other places tell which is the name", [][2]string{
			{"贫困户张大山养了羊。", "张大山"},
			{"贫困户张曼正养了羊。后来张曼正的日子好了。", "张曼正"},
			{"贫困户张曼正是风华正茂的年纪。张曼被送往医院。", "张曼"},
		}},
		{"who is called an official anywhere is one everywhere, by a title behind the name or a post that follows", [][2]string{
			{"贫困户张大山养了羊。张大山书记又来了。", ""},
			{"贫困户张大山养了羊。张大山是村主任。", ""},
			{"贫困户张大山养了羊。张大山是养羊能手。", "张大山"},
		}},
		{"a plain role names a villager; a helper or somebody on duty is named with honour, and a pupil only where need is reported", [][2]string{
			{"村民张大山养了羊。", "张大山"},
			{"村干部张大山养了羊。", ""},
			{"学生张大山学会了画画。", ""},
			{"学生张大山家里是贫困户。", "张大山"},
			{"养殖大户张大山带动了全村。", ""},
			{"养殖大户张大山养了羊。", "张大山"},
		}},
		{"who is called so is private where what follows tells of need", [][2]string{
			{"她叫张秀兰，丈夫患病多年。", "张秀兰"},
			{"她叫张秀兰，丈夫开了茶场。", ""},
			{"村里的张秀兰，今年72岁，患病多年。", "张秀兰"},
			{"村里的张秀兰，今年72岁，爱唱山歌。", ""},
		}},
		{"an age or a kinship leads up to a private person in a sentence of need", [][2]string{
			{"63岁的张秀兰身患重病。", "张秀兰"},
			{"63岁的张秀兰当过教师，身患重病。", ""},
			{"63岁的张秀兰唱起山歌。", ""},
			{"63岁的张秀兰在茶场挣了钱。", "张秀兰"},
		}},
		{"who is the object of aid is private; who is helped to do something only where need is reported", [][2]string{
			{"干部结对帮扶张秀兰家。", "张秀兰"},
			{"干部看望张秀兰一家。", "张秀兰"},
			{"干部帮助张秀兰卖茶。", ""},
			{"干部帮助张秀兰治病。", "张秀兰"},
		}},
		{"names on a list are what the first of them is", [][2]string{
			{"贫困户张大山、李秀兰养了羊。", "张大山 李秀兰"},
			{"村干部张大山、李秀兰养了羊。", ""},
			{"参会人员：张大山、李秀兰", ""},
		}},
		{"people of times past belong to history, unless the sentence tells of our days", [][2]string{
			{"1938年，村民张大山参加了游击队。", ""},
			{"1998年，贫农张大山的邻居、贫困户李秀兰养了羊。", "李秀兰"},
		}},
		{"a name that is said to be another's mask is none", [][2]string{
			{"贫困户张大山（化名）养了羊。", ""},
			{"贫困户张某某养了羊。", ""},
			{"贫困户张大爷养了羊。", ""},
		}},
		{"names of firms and places are no persons", [][2]string{
			{"贫困户张家湾村民养了羊。", ""},
			{"贫困户李秀兰公司养了羊。", ""},
		}},
	} {
		for _, text := range group.texts {
			var got []string
			for _, at := range reported(t, privateNameID, text[0]) {
				got = append(got, strings.Fields(at)[1])
			}
			if strings.Join(got, " ") != text[1] {
				t.Errorf("%s\n%s: %q, want %q", group.limit, text[0], got, text[1])
			}
		}
	}
}

// TestFiguresAreNoLaterThanTheirText: a text that tells of a year after it was published has one of the two wrong, unless
// the figure is one to come.
func TestFiguresAreNoLaterThanTheirText(t *testing.T) {
	for _, c := range []struct {
		dates, fact string
		want        int
	}{
		{"date = 2020-05-06", "year = 2020", 0},
		{"date = 2020-05-06", "year = 2023", 1},
		{"date = 2020-05-06\nupdated = 2023-05-06", "year = 2023", 0},
		{"date = 2020-05-06", "year = 2023\nstatus = \"target\"", 0},
		{"date = 2020-05-06", "year = 2023\nstatus = \"expected\"", 0},
		{"date = 2020-05-06", "year = 2090", 0}, // reported by future-year
		{"date = 1924-05-06", "year = 1924", 1},
	} {
		text := "+++\ntitle = \"路\"\n" + c.dates + "\n+++\n修路[12公里](fact:x)。\n--- data/facts/demo.toml\n[[fact]]\nid = \"x\"\nvalue = 12\nunit = \"公里\"\nsource = \"report\"\n" + c.fact + "\n"
		if got := reported(t, outlierID, text); len(got) != c.want {
			t.Errorf("%s, %s: %q", c.dates, c.fact, got)
		}
	}
}

// TestASpeechMayGoOnInTheNextParagraph: a quotation mark that opens a paragraph may stay open where the next one begins with another, and
// nowhere else.
func TestASpeechMayGoOnInTheNextParagraph(t *testing.T) {
	for text, want := range map[string]int{
		"“今天修路。\n\n“明天种茶。”": 0, "“今天修路。\n\n明天种茶。": 1, "他说，“今天修路。\n\n“明天种茶。”": 1, "他说了两句。\n\n“今天修路。": 1, "「今天修路。\n\n「明天种茶。」": 0,
	} {
		if got := reported(t, unbalancedQuoteID, text); len(got) != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}
