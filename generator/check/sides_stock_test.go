package check

import "testing"

// TestStocksAndBasesAreReadByTheirWords holds what there was, what came and went, and what a growth is worked out from.
func TestStocksAndBasesAreReadByTheirWords(t *testing.T) {
	holdSides(t, []side{
		{"what there was, with what the words say came and without what they say went, is what there is", [][2]string{
			{"年初贷款余额860万元，年内新放340万元，收回275万元，年末余额925万元。", ""},
			{"年初贷款余额860万元，年内新放340万元，收回275万元，年末余额795万元。", "sum-mismatch"},
			{"年初在册农机86台，全年新购14台，报废9台，年末91台。", ""},
			{"年初在册农机86台，全年新购14台，报废9台，年末100台。", "sum-mismatch"},
			{"上年底存书3126册，本年配送240册，寄回185册，买了64册，剔除97册，注销13册，年终盘点3505册。", ""},
			{"上年底存书3126册，本年配送240册，寄回185册，买了64册，剔除97册，注销13册，年终盘点3615册。", "sum-mismatch"},
		}},
		{"a growth is worked out from the former value, for all the time and not for each year", [][2]string{
			{"全年接待游客6.3万人次，上年为5.04万人次，增长25%。", ""},
			{"全年接待游客6.3万人次，上年为5.04万人次，增长20%。", "percent-mismatch"},
			{"全年基金收入58600万元，而2022年是73250万元，减收14650万元，下降20%。", ""},
			{"去年爆管9次，比2020年少22次，降了71.0%。", ""},
			{"1982年人均收入270元，1987年提高到463元，年均增长11.4%。", ""},
			{"亏损企业由670户增加到1730户，亏损面由9.66%扩大为23.36%。", ""},
			{"比重1990年为6.4%，1992年为6.2%，1993年降为6%。", ""},
		}},
		{"a number of times more is not that many times as much", [][2]string{
			{"贷款余额由1122亿元增加到6824亿元，增长了5.08倍。", ""},
			{"贷款余额由1122亿元增加到6824亿元，增长了6.08倍。", "percent-mismatch"},
			{"贷款余额由1122亿元增加到6824亿元，是当时的6.08倍。", ""},
		}},
		{"hours and minutes are one length of time", [][2]string{
			{"从前到县城要2小时10分钟，现在50分钟，省了80分钟。", ""},
			{"夜校下午4点10分开课，到5点50分下课，共100分钟。", ""},
			{"夜校下午4点10分开课，到5点50分下课，共140分钟。", "sum-mismatch"},
			{"抢修从9时到11时45分，用时2小时45分。", ""},
			{"抢修从9时到11时45分，用时2小时15分。", "sum-mismatch"},
		}},
	})
}

// Of what is counted in thousands nothing is compared with what is not.
func TestThousandsAreNoUnit(t *testing.T) {
	e := equationsOf("新建35千伏变电站一座，投资20万元，占地1.26万亩，用工300人，历时5天，购料3780吨。")
	for k := range e.list {
		if x := &e.list[k]; x.unit == "千" || x.class >= 0 && e.list[x.class].unit != x.unit {
			t.Errorf("%s is of the class of %s", x.text, e.list[max(0, x.class)].text)
		}
	}
}
