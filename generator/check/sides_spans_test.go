package check

import "testing"

// TestUnitsRatesAndSpansAreReadWithinTheirLimits holds what a number can be by itself or beside one other: a unit said once, a rate that can be,
// a length of time that lies between its two ends.
func TestUnitsRatesAndSpansAreReadWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"a unit is said once; what begins a word with it goes on", [][2]string{
			{"合格率达到百分之92%。", "doubled-word"},
			{"合格率达到百分之92。", ""},
			{"每户补助300元元。", "doubled-word"},
			{"每户补助300元，元旦前发放。", ""},
			{"修了水池12户户均受益。", ""},
			{"修了水池12户户。", "doubled-word"},
			{"来了30人人均两亩。", ""},
			{"来了30人人。", "doubled-word"},
			{"贷款余额1.2亿万元。", "doubled-word"},
			{"贷款余额1.2亿元。", ""},
			{"参保率提高3%个百分点。", "doubled-word"},
			{"参保率提高3个百分点。", ""},
			{"参保率提高百分之3个百分点。", "doubled-word"},
		}},
		{"nothing falls by more than all of it; a profit may", [][2]string{
			{"事故起数下降120%。", "percent-mismatch"},
			{"事故起数下降了120%。", "percent-mismatch"},
			{"事故起数下降100%。", ""},
			{"事故起数上升120%。", ""},
			{"企业利润下降120%。", ""},
			{"贸易顺差减少120%。", ""},
		}},
		{"those who are content and those who are not are a hundred at most", [][2]string{
			{"群众满意率98.5%，不满意率2.5%。", "sum-mismatch"},
			{"群众满意率98.5%，不满意率1.5%。", ""},
			{"群众满意率98.5%，不满意率0.5%。", ""},
			{"群众满意率98.5%，不合格率2.5%。", ""},
		}},
		{"one of every four is a quarter, give or take a half", [][2]string{
			{"全村420户，已有140户种茶，每三户就有一户。", ""},
			{"全村420户，已有140户种茶，每四户就有一户。", "percent-mismatch"},
			{"全村420户，已有140户种茶，每两户就有一户。", "percent-mismatch"},
		}},
		{"two percentages that hang together", [][2]string{
			{"用自来水的村占82%，还有18%的村用井水。", ""},
			{"用自来水的村占82%，还有15%的村用井水。", "percent-mismatch"},
			{"用自来水的村占82%，还有5%的村用井水。", ""},
			{"居民消费价格上涨2.3%，价格指数为102.3。", ""},
			{"居民消费价格上涨2.3%，价格指数为103.2。", "percent-mismatch"},
			{"60岁及以上老人占18.2%，其中65岁及以上占12.5%。", ""},
			{"60岁及以上老人占12.5%，其中65岁及以上占18.2%。", "percent-mismatch"},
		}},
		{"growth of a whole lies between those of its halves", [][2]string{
			{"进出口总额增长5.2%。其中，出口增长6.1%，进口增长3.8%。", ""},
			{"进出口总额增长8.2%。其中，出口增长6.1%，进口增长3.8%。", "percent-mismatch"},
			{"进出口总额下降2.2%。其中，出口增长6.1%，进口增长3.8%。", "percent-mismatch"},
			{"进出口总额增长3.8%。其中，出口增长6.1%，进口增长3.8%。", ""},
			{"进出口总额增长8.2%。其中，出口增长6.1%，茶叶增长3.8%。", ""},
			{"进出口总额增长8.2%。其中，出口增长约6.1%，进口增长3.8%。", ""},
		}},
		{"months between two months: three years and a half may be a few months more, months one", [][2]string{
			{"2018年3月动工，2020年9月通车，历时两年半。", ""},
			{"2018年3月动工，2020年9月通车，历时三年半。", "sum-mismatch"},
			{"2018年3月动工，2020年9月通车，历时30个月。", ""},
			{"2018年3月动工，2020年9月通车，历时31个月。", ""},
			{"2018年3月动工，2020年9月通车，历时33个月。", "sum-mismatch"},
			{"2018年3月动工，2020年9月通车，历时三年。", ""},
			{"2018年3月动工，2020年9月通车，历时四年。", "sum-mismatch"},
			{"2018年3月动工，2020年9月通车，其间停了两次，历时四年。", ""},
		}},
		{"days between two days, either end counted or not", [][2]string{
			{"合同规定9月30日完工，实际9月12日完工，提前18天。", ""},
			{"合同规定9月30日完工，实际9月12日完工，提前19天。", ""},
			{"合同规定9月30日完工，实际9月12日完工，提前28天。", "sum-mismatch"},
			{"培训班6月3日开班，6月12日结业，共10天。", ""},
			{"培训班6月3日开班，6月12日结业，共15天。", "sum-mismatch"},
			{"培训班6月3日开班，6月12日结业，共十五天。", "sum-mismatch"},
		}},
		{"hours between two hours", [][2]string{
			{"大雨从12日20时至14日8时，持续36小时。", ""},
			{"大雨从12日20时至14日8时，持续37小时。", ""},
			{"大雨从12日20时至14日8时，持续48小时。", "sum-mismatch"},
			{"大雨从6月12日20时至7月14日8时，持续48小时。", ""},
		}},
		{"what several have each counts as often as there are names", [][2]string{
			{"内科、外科医生各2人，儿科医生3人，共7人。", ""},
			{"内科、外科医生各2人，儿科医生3人，共5人。", "sum-mismatch"},
			{"内科、外科医生2人，儿科医生3人，共5人。", ""},
		}},
	})
}
