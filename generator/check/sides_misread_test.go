package check

import "testing"

// TestAmountsOfOthersAreLeftOut holds what readers of words once took for related that is not, each beside a fault of the same form.
func TestAmountsOfOthersAreLeftOut(t *testing.T) {
	holdSides(t, []side{
		{"a product agrees to the last digit that is written", [][2]string{
			{"这9844人次自己下山，每人车费16元，要花15.75万元。", ""},
			{"这9844人次自己下山，每人车费16元，要花17.75万元。", "sum-mismatch"},
		}},
		{"what stands in brackets or behind 相当于 is the same amount only where nothing goes on behind it", [][2]string{
			{"应有护理员16名（76人除以5），实有18名。", ""},
			{"新修渠道18公里（36里）。", ""},
			{"流转土地1500亩，相当于200公顷。", "sum-mismatch"},
			{"培训到了780人，相当于1500名在册司机的52%。", ""},
		}},
		{"a list that has one by no figure, or several of a kind, is not added up", [][2]string{
			{"车添到五辆：东线两辆，西线两辆，北线一辆。", ""},
			{"车添到五辆：东线两辆，西线两辆。", "sum-mismatch"},
			{"参加清点的有双方各5人，农投公司见证2人，合计12人。", ""},
			{"参加清点的有乡里5人，农投公司见证2人，合计12人。", "sum-mismatch"},
		}},
		{"the price of one is no part of what was spent", [][2]string{
			{"卖出去的羊平均一只1100元，毛收入167.2万元，一共支出117.04万元。", ""},
		}},
		{"a growth goes from the earlier year to the later one", [][2]string{
			{"一束10元，前年换出1350束，去年2430束，增加八成。", ""},
			{"一束10元，前年换出1350束，去年2430束，增加六成。", "percent-mismatch"},
		}},
		{"a mean is of the number outside brackets that the total is of", [][2]string{
			{"两个月接待5270人次（七月2480人次，八月2790人次），住宿收入94.86万元，平均每人次180元。", ""},
			{"家庭农场212户、合作社97家、龙头企业13家，三者共322个，贷款余额4.83亿元，户均150万元。", ""},
			{"家庭农场322户，贷款余额4.83亿元，户均250万元。", "sum-mismatch"},
		}},
		{"a change is no end of another one", [][2]string{
			{"去年同期邻里收了1054件，今年少127件，下降12%。", ""},
			{"去年同期邻里收了1054件，今年收了927件，下降22%。", "percent-mismatch"},
		}},
	})
}
