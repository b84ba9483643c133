package check

import "testing"

// TestWhoIsNamedBehindNounsForPersons: nouns for persons of the trade, as classes; whatever surname stands behind them, and words that only begin as a name does.
func TestWhoIsNamedBehindNounsForPersons(t *testing.T) {
	holdNames(t, []side{
		{"guests, traders, workers at odd jobs are nobody in public", [][2]string{
			{"游客梅雪辰在廊桥边画了一上午。", "梅雪辰 warning"},
			{"游客梅花看不够，又去看荷花。", ""},
			{"游客万余人次涌入景区。", ""},
			{"摊主计冬来把炉子换成了新的。", "计冬来 warning"},
			{"摊主计划明年再租一个铺面。", ""},
			{"养蜂人苗青山在直播间里介绍新蜜。", "苗青山 warning"},
			{"养蜂人成群结队来到山里。", ""},
			{"带货主播柯小满对新货很满意。", "柯小满 warning"},
			{"带货主播成长很快。", ""},
			{"药店老板柯小满把药全部免费送给了老人。", ""},
			{"船老大褚长顺学会了记账。", "褚长顺 warning"},
			{"本地人占九成以上。", ""},
		}},
		{"a veteran or a parent is, who speaks for others at a meeting is not", [][2]string{
			{"退役军人揭晓东报名学了电焊。", "揭晓东 warning"},
			{"退役军人全部安置到位。", ""},
			{"家长代表封玉琴对校车很满意。", "封玉琴 warning"},
			{"家长代表封玉琴在会上发言。", ""},
			{"家长代表应邀走进食堂。", ""},
			{"居民代表闵建军把账本看了三遍。", "闵建军 warning"},
			{"乡贤晏承祖牵头修了族谱。", "晏承祖 warning"},
			{"新乡贤晏承祖出资修了路。", ""},
			{"乡贤文化墙立在村口。", ""},
		}},
		{"a rare surname is one behind a role", [][2]string{
			{"今年61岁的贫困户厉开山腿有残疾。", "厉开山 error"},
			{"贫困户应保尽保。", ""},
			{"低保户郄大勇的儿子考上了大学。", "郄大勇 error"},
			{"因病致贫的冼亚娣一家住进了新房。", "冼亚娣 error"},
			{"残疾人牟利者少，出力者多。", ""},
			{"村民强强联手，户户增收。", ""},
		}},
	})
}
