package check

import "testing"

// TestLengthsBetweenMonthsAndDaysAreReadWithinTheirLimits holds lengths of time against the months, days and hours that begin and end them.
func TestLengthsBetweenMonthsAndDaysAreReadWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"years and months between two months: half a year is near three years, two months are not near eight", [][2]string{
			{"2018年3月动工，2021年9月通车，历时三年零六个月。", ""},
			{"2018年3月动工，2021年9月通车，历时三年零五个月。", ""},
			{"2018年3月动工，2021年9月通车，历时三年零八个月。", "sum-mismatch"},
			{"2018年3月动工，2021年9月通车，历时三年零两个月。", "sum-mismatch"},
			{"2018年3月动工，2021年9月通车，历时三年半。", ""},
			{"2018年3月动工，2021年9月通车，历时四年半。", "sum-mismatch"},
			{"2018年3月动工，2021年9月通车，历时三年。", ""},
			{"2018年3月动工，2021年10月通车，历时三年。", ""},
			{"2018年3月动工，2021年11月通车，历时三年。", "sum-mismatch"},
			{"2018年3月动工，2021年9月通车，历时两年。", "sum-mismatch"},
			{"2018年3月动工，2021年9月通车，历时42个月。", ""},
			{"2018年3月动工，2021年9月通车，历时43个月。", ""},
			{"2018年3月动工，2021年9月通车，历时44个月。", "sum-mismatch"},
		}},
		{"days ahead of a day that was planned, one more or less", [][2]string{
			{"这条路原定10月25日完工，9月27日就通了车，提前28天。", ""},
			{"这条路原定10月25日完工，9月27日就通了车，提前29天。", ""},
			{"这条路原定10月25日完工，9月27日就通了车，提前30天。", "sum-mismatch"},
			{"这条路原定9月27日完工，10月25日才通车，推迟30天。", "sum-mismatch"},
			{"这条路10月25日完工，9月27日就通了车，提前38天。", ""},
			{"这条路原定12月25日完工，3月27日就通了车，提前38天。", ""},
		}},
		{"hours between two days", [][2]string{
			{"12日20时至14日8时，抢险持续36小时。", ""},
			{"12日20时至14日8时，抢险持续37小时。", ""},
			{"12日20时至14日8时，抢险持续38小时。", "sum-mismatch"},
			{"6月12日20时至6月14日8时，抢险持续46小时。", "sum-mismatch"},
			{"6月30日20时至7月2日8时，抢险持续46小时。", ""},
		}},
		{"days of a course, both ends counted or one", [][2]string{
			{"9月3日开班，9月12日结业，共10天。", ""},
			{"9月3日开班，9月12日结业，共9天。", ""},
			{"9月3日开班，9月12日结业，共12天。", "sum-mismatch"},
			{"9月3日开班，9月12日结业，历时七天。", "sum-mismatch"},
			{"9月12日开班，9月3日结业，共20天。", ""},
		}},
		{"growth on the month before, and on no other", [][2]string{
			{"4月份接待游客15750人，3月份为12600人，增长25%。", ""},
			{"4月份接待游客15750人，3月份为12600人，增长35%。", "percent-mismatch"},
		}},
	})
}
