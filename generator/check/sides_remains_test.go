package check

import "testing"

// TestWhatAPageLeftWithinALineIsNoProse holds what web pages and newspapers leave within lines: it has a form that no sentence has, and stands where a
// sentence has ended.
func TestWhatAPageLeftWithinALineIsNoProse(t *testing.T) {
	const road = "村里的路去年秋天修好了，从村口一直通到山脚下的茶园，大家出门都方便。"
	const footer = "copied-footer"
	holdSides(t, []side{
		{"buttons behind the last sentence", [][2]string{
			{road + "返回搜狐，查看更多", footer},
			{road + "分享让更多人看到", footer},
			{road + "返回搜狐，查看更多责任编辑：", footer},
			{road + "更多精彩内容请进入乡村频道", footer},
			{road + "点击观看茶园的秋天", footer},
			{road + "广告 三天学会炒茶，错过再等一年！ ×今年又修了一座桥，过河也方便了。", footer},
			{road + "大家把村里的事分享给更多的人看。", ""},
			{road + "游客返回镇上，还想查看更多的茶园。", ""},
			{road + "想看更多的花，请大家明年再来。", ""},
			{road + "点击观看直播的有三百人次，卖出的茶叶不少。", ""},
			{road + "镇里的广告牌也换了新的。", ""},
		}},
		{"who wrote, edited and took pictures", [][2]string{
			{road + "（青河晚报记者何秋渠）", footer},
			{road + "（记者何秋渠、贺春煦）", footer},
			{road + "（记者何秋渠 贺春煦）据新华社石桥3月9日电", footer},
			{road + "青河日报全媒体记者: 何秋渠/文图", footer},
			{road + "编辑：何秋渠校对：贺春煦", footer},
			{road + "何秋渠 贺春煦青河日报晨光新闻记者 严文渠编辑 严小溪二审 何小川返回搜狐，查看更多责任编辑：", footer},
			{road + "何秋渠摄", footer},
			{road + "新华社记者 何秋渠 摄", footer},
			{road + "新华社记者 何秋渠 摄今年又修了一座桥，过河也方便了。", footer},
			{road + "（青河网发 何秋渠 摄）今年又修了一座桥，过河也方便了。", footer},
			{"青河晚报记者 何秋渠 通讯员 贺春煦3月9日，镇里的桥通车，两岸的老人去赶集，再也不用等船，也不用绕到上游去过河了。", footer},
			{road + "【责任编辑】何秋渠", footer},
			{road + "村里设了【责任编辑】一栏。", ""},
			{"本栏编辑  何秋渠＊", footer},
			{"本文责任编辑　何秋渠", footer},
			{"本文编辑成册，发给各村。", ""},
			{"（收稿时间：1998.2.19）", footer},
			{"（作者分别系青河县委党校副校长、副教授；青河县农业局高级农艺师）", footer},
			{"作者工作单位：青河县招生办公室", footer},
			{road + "(青河晚报新闻热线:0000-00000000)今年又修了一座桥，过河也方便了。", footer},
			{road + "热线（每天八点到六点）有人接听。", ""},
			{"镇里请来石桥汽车(000000,股吧)的技术员讲课，也请来农机站的人。" + road, footer},
			{"首页\t镇村资讯\t石桥镇修通产业路", footer},
			{"这几年，镇里出过两位记者、一位编辑。", ""},
			{road + "这几年，镇里出过两位记者、一位编辑。", ""},
			{road + "他说自己当过通讯员，也当过记者。", ""},
			{road + "“记者同志，你们来得正好。”", ""},
			{road + "文稿由两人校对，一人审核，再交编辑。", ""},
			{road + "照片是镇里的人去年秋天摄影比赛时拍的。", ""},
			{road + "何秋渠摄影二十年，拍过全镇的茶园。", ""},
			{"记者何秋渠在村里住了三天，看茶农怎样采茶、怎样炒茶，也看他们怎样把茶叶卖到山外，回来写了两篇文章。", ""},
		}},
		{"where it was taken from", [][2]string{
			{road + "来源：青河网客户端", footer},
			{road + "（转自：青河发布）", footer},
			{road + "【编辑:何秋渠】    更多精彩内容请进入乡村频道", footer},
			{road + "（何秋渠）来源：青河县纪委监委网站", footer},
			{"央视网消息：镇里的桥昨天通车，两岸的老人去赶集，再也不用等船，也不用绕到上游去过河了。" + road, footer},
			{"青河日报社青河融媒讯 3月9日，镇里的桥通车，两岸的老人去赶集，再也不用等船，也不用绕到上游去过河了。", footer},
			{"原文来自微信「青河」：桥通了，两岸的老人去赶集，再也不用等船，也不用绕到上游去过河了", footer},
			{road + "青河网石桥3月9日讯（记者 何秋渠）镇里的桥通车，两岸的老人赶集不用等船。", footer},
			{road + "(完)", footer},
			{road + "收入的来源：茶叶、毛竹。", ""},
			{road + "来源：县统计年鉴", ""},
			{road + "资金来源：县财政和村集体。", ""},
			{road + "消息传开：桥要通车了，大家都高兴。", ""},
			{road + "有消息说，镇里还要修一座桥。", ""},
			{road + "他3月9日电话通知（记者会改期）各组。", ""},
		}},
		{"the prose before a footer is read as other prose, and its end is no missing stop", [][2]string{
			{"村里的路(水泥路)去年修好了,大家出门都方便。" + road + "返回搜狐，查看更多责任编辑：", "punctuation copied-footer"},
			{"村里的路去年修好了，大家出门都方便。" + road + "责任编辑：何秋渠", footer},
		}},
	})
}
