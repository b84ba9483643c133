package check

import "testing"

// TestAmountsOfOtherMatters holds what whole reports put beside each other that is of several matters.
func TestAmountsOfOtherMatters(t *testing.T) {
	holdSides(t, []side{
		{"the growth of an average is not that of the totals before it", [][2]string{
			{"石桥村集体收入由820万元跃升到1.1亿元，人均分红增长12.6倍。", ""},
			{"合作社总收入由860万元增加到1.1亿元，社员人均分红增长12.6倍。", ""},
			{"全镇粮食总产量由3.2万吨增加到3.9万吨，单产提高6%。", ""},
			{"社里的收入由130万元增加到310万元，户均增长45%。", ""},
			{"村里接待游客由2万人次增加到7万人次，每户收入增长1.8倍。", ""},
			{"村集体收入由820万元增加到1060万元，增长41%。", "percent-mismatch"},
			{"人均分红由936元增加到1200元，人均分红增长33%。", "percent-mismatch"},
			{"亩产由520公斤提高到640公斤，亩均增产37%。", "percent-mismatch"},
		}},
		{"the rate of poverty of a county is of those who live in the country", [][2]string{
			{"清河县总人口97万，2016年底有建档立卡贫困人口18.2万，贫困发生率21.4%。", ""},
			{"县里总人口49万，脱贫前贫困人口8.7万，贫困发生率20.6%。", ""},
			{"全村总人口1120人，2016年底有贫困人口231人，贫困发生率9.8%。", "percent-mismatch"},
			{"全县农村人口42万，2016年底有贫困人口4.2万，贫困发生率21.7%。", "percent-mismatch"},
		}},
		{"what is paid a year is not multiplied with the years of another one's contract", [][2]string{
			{"老冯把120平方米老房子12年的使用权存进合作社，每年拿到5200元利息。老秦家的老房子租期20年，得了13万元。", ""},
			{"村民把房子12年的使用权交给公司，每年得5200元。另一户的老房子租期15年，得了9万元。", ""},
		}},
		{"the ends of a range are no change", [][2]string{
			{"到2025年，家庭年收入10万元至40万元的群体比例达78%，20万元至50万元的群体比例达43%。", ""},
			{"家庭年收入10万元～40万元的占78%，20万元～50万元的占43%。", ""},
			{"家庭年收入由10万元增加到16万元，增长48%。", "percent-mismatch"},
		}},
		{"the growth of a total that a part is added to is said of the year before", [][2]string{
			{"安排教育支出262.4亿元，加上转移支付31亿元，共安排293.4亿元，增长17.2%。", ""},
			{"投入由262.4亿元增加到293.4亿元，增长17.2%。", "percent-mismatch"},
		}},
		{"a multiple in round tens is a near one", [][2]string{
			{"预测时间从56分钟缩短至28秒，提速120倍。", ""},
			{"合作社收入由2万元增加到62万元，增长30倍。", ""},
			{"合作社收入由2万元增加到6.2万元，增长3倍。", "percent-mismatch"},
			{"合作社收入由2万元增加到62万元，增长20倍。", "percent-mismatch"},
		}},
		{"shares of several years make up no whole", [][2]string{
			{"27.3%、44.6%、59.1%，分别是1980年、2010年、2022年服务业所占的比重。", ""},
			{"1980年、2010年、2022年，服务业所占的比重分别是27.3%、44.6%、59.1%。", ""},
		}},
		{"what has no number of its own may be part of the whole", [][2]string{
			{"慈善会拿出70万元，几家企业捐了41万元，再加上街道原有的资金和居民捐款，一共筹集了132万元。", ""},
			{"慈善会拿出70万元，几家企业捐了41万元，再加上街道的20万元，一共筹集了141万元。", "sum-mismatch"},
			{"慈善会拿出70万元，几家企业捐了41万元，一共筹集了132万元。", "sum-mismatch"},
		}},
		{"a length of time may be what something came to in a year", [][2]string{
			{"劳动年龄人口平均受教育年限从2020年的9.4年提升至2025年的10.1年左右。", ""},
			{"人均预期寿命从2020年的74.8岁提升至2025年的76.3岁左右。", ""},
			{"项目审批从2020年的3年缩短到2025年的1年。", ""},
		}},
		{"one share of a text is not the other with its point elsewhere", [][2]string{
			{"对新建项目，前两年给予企业财政贡献70%的奖励，后三年给予50%的奖励。\n\n对年产值增长的企业，给予超出额0.5%的奖励。", ""},
			{"全村种植茶叶1620亩，茶叶亩产值5800元。\n\n今年这1260亩茶叶全部采摘。", "sum-mismatch"},
		}},
		{"# before what a row of a table is of is no heading", [][2]string{
			{"指标\n\n产量（万吨）\n\n粮  食\n\n612.0\n\n16.4\n\n#水  稻\n\n81.2\n\n16.9\n\n玉  米\n\n510.7", ""},
			{"存款余额\n\n1824.5\n\n243.0\n\n#单位存款\n\n712.0\n\n98.0", ""},
			{"#水稻生产\n\n全县种植水稻31万亩，产量提高一成。", "markup"},
			{"＃产业兴旺\n\n村里办起了合作社。", "markup"},
		}},
	})
}

// TestOfOtherMatters holds words of whole reports that look like a promise or a name.
func TestOfOtherMatters(t *testing.T) {
	holdSides(t, []side{
		{"the second of something promises nothing", [][2]string{
			{"石桥人开启了“二次创业”的新征程：一产上求“新”、二产上做“深”、三产上提“质”，打造新村。", ""},
			{"合作社推行“二次分红”：一看入股多少，二看交售多少，三看出工多少。", ""},
			{"镇里推行“三个转变”：一产上求“新”、二产上做“深”，打造新村。", "section-gap"},
		}},
		{"who sits in the seats is nobody's name", [][2]string{
			{"村晚在晒谷场开演。观众席里有从外村赶来的老人，有刚回家的青年。", ""},
			{"听众席上有人带着板凳，家长席里有爷爷奶奶。", ""},
			{"贫困户席有才身患重病，靠低保过日子。", "private-name"},
		}},
		{"one of the villagers told of", [][2]string{
			{"几十个村民忙着栽种菌棒，李秀琴就是其中一位。“一个月有3800元工资。”她笑着说。", "private-name"},
			{"搬出来的农户开起了小店，王春梅就是其中之一。", "private-name"},
			{"王浩成是河东村第一位“新村民”，他从南方老家来，开书屋挣了20万元。", "private-name"},
			{"村民们干成了几件大事，这条路就是其中之一。", ""},
			{"搬出来的农户开起了小店，何大姐就是其中之一。", ""},
			{"县里派来一批干部，李秀琴就是其中一位。", ""},
		}},
		{"what one hears is no part of a name", [][2]string{
			{"贫困户周来福身患重病，村里人闻讯都来帮忙。", "private-name"},
		}},
	})
}

// TestLeftInRealReports holds what 75 real documents of 31 provinces had left in them: words said twice, remains of newspapers, mistyped words.
func TestLeftInRealReports(t *testing.T) {
	holdSides(t, []side{
		{"a number is said to be more than one, or near one, once", [][2]string{
			{"发放工人工资超过2600多万元。", "doubled-word"},
			{"参加培训的近4200余人次。", "doubled-word"},
			{"全镇逾1800余户用上了自来水。", "doubled-word"},
			{"发放工人工资超过2600万元。", ""},
			{"近10多年来，村里人都搬到了山下。", ""},
			{"近30余天没有下雨。", ""},
			{"学校附近300多户都来帮忙，最近20多户又搬回来了。", ""},
			{"这家社的销量反超30多吨。", ""},
			{"食堂每月大约亏损2万元左右。", "doubled-word"},
			{"食堂每月大约亏损2万元。", ""},
			{"人均年增收约5200余元。", "doubled-word"},
			{"和企业签约100余项，相约20余人同去。", ""},
			{"使镇里的经济再上上新台阶。", "doubled-word"},
			{"产品登上上海的货架。", ""},
		}},
		{"whose name ends as the next word begins", [][2]string{
			{"清河大学大学生支教团来到村里，教孩子们画画。", ""},
			{"第三中学中学生艺术团的同学演出了节目。", ""},
			{"来了12名大学大学生。", "doubled-word"},
		}},
		{"the photographer stands alone below a picture", [][2]string{
			{"工作人员在查看种鸡的生长情况。\n\n赵石兴 摄\n\n村里的牛棚也修好了。", "copied-footer"},
			{"工作人员在查看种鸡的生长情况。\n\n记者 赵石兴 摄\n\n村里的牛棚也修好了。", "copied-footer"},
			{"工作人员在查看种鸡的生长情况。\n\n赵石兴/摄\n\n村里的牛棚也修好了。", "copied-footer"},
			{"村里的年轻人学会了拍摄\n\n村里的牛棚也修好了。", ""},
		}},
		{"the page of a newspaper on which the text goes on", [][2]string{
			{"提供了行动指南。（紧接第一版） 我们坚持把群众放在心上。", "copied-footer"},
			{"提供了行动指南。（下转第4版）\n\n我们坚持把群众放在心上。", "copied-footer"},
			{"（上接第一版）我们坚持把群众放在心上。", "copied-footer"},
			{"提供了行动指南。\n\n（下转第A2版）\n\n我们坚持把群众放在心上。", "copied-footer"},
			{"村报（一年四期，每期四版）贴在墙上。", ""},
			{"路线（上接第三组的机耕路）已经修通。", ""},
		}},
		{"the first item behind a colon may open a quotation", [][2]string{
			{"“三个勤”很重要：“腿要勤，嘴要勤，手要勤。”", ""},
			{"做到“三个勤”：“脚要勤，口要勤，笔要勤。”", ""},
			{"做到“三个勤”：脚勤、口勤。", "section-gap"},
		}},
		{"the margins of a page make up no width", [][2]string{
			{"页边距为：上3.7厘米，下3.5厘米，左2.8厘米，右2.6厘米，版心15.6厘米。", ""},
		}},
		{"words mistyped in whole reports", [][2]string{
			{"全镇幅原面积118平方公里。", "misspelling"},
			{"这是一幅原画，挂在村史馆里。", ""},
			{"利用停耕还林的地种起了果树。", "misspelling"},
			{"他说起来还觉得臊的慌。", "misspelling"},
			{"这件事破了基尼斯世界纪录。", "misspelling"},
			{"村里有挥洒业余爱好的画室。", ""},
		}},
	})
}
