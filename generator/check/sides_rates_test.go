package check

import "testing"

// TestRatesAreWhatTheirNamesSay holds rates, differences and sums that are worked out from what else the paragraph names.
func TestRatesAreWhatTheirNamesSay(t *testing.T) {
	holdSides(t, []side{
		{"森林覆盖率 is 森林面积 in 国土面积, in whatever sentence they stand", [][2]string{
			{"全村国土面积1200公顷，森林面积720公顷，森林覆盖率60%。", ""},
			{"全村国土面积1200公顷，森林面积720公顷，森林覆盖率65%。", "percent-mismatch"},
			{"全村森林面积720公顷。国土总面积1200公顷。森林覆盖率65%。", "percent-mismatch"},
			{"全村国土面积约1200公顷，森林面积720公顷，森林覆盖率65%。", ""},
		}},
		{"births of a thousand", [][2]string{
			{"年末总人口40000人，出生人口480人，出生率12‰。", ""},
			{"年末总人口40000人，出生人口480人，出生率15‰。", "percent-mismatch"},
			{"年末总人口40000人，出生人口480人，出生率12.6‰。", "percent-mismatch"},
			{"全镇人口自然增长率达到3.2%。", ""},
			{"全镇人口自然增长率达到8.2%。", "percent-mismatch"},
		}},
		{"four quarters and the year, three forms and the school, two kinds and all", [][2]string{
			{"旅游收入一至四季度分别为2.3万元、2.7万元、2.6万元和2.9万元，全年累计10.5万元。", ""},
			{"旅游收入一至四季度分别为2.3万元、2.7万元、2.6万元和2.9万元，全年累计10.8万元。", "sum-mismatch"},
			{"学校有38个教学班，七、八、九年级分别是12个、12个和14个。", ""},
			{"学校有36个教学班，七、八、九年级分别是12个、12个和14个。", "sum-mismatch"},
			{"学校新增36个教学班，七、八、九年级分别是12个、12个和14个。", "sum-mismatch"},
			{"学校有36间教室，七、八、九年级分别是12个、12个和14个。", ""},
			{"学校有约36个教学班，七、八、九年级分别是12个、12个和14个。", ""},
			{"旅游收入一、二、三、四季度分别为2.3万元、2.7万元、2.6万元和2.9万元，全年累计10.8万元。", "sum-mismatch"},
			{"出场运动员886人，女运动员437人，男运动员449人。", ""},
			{"出场运动员886人，女运动员437人，男运动员429人。", "sum-mismatch"},
		}},
		{"those who are asked: of one opinion there is one share, of two there are two", [][2]string{
			{"19%的受访者认为公开不及时。后来又说，91%的受访者认为公开不及时。", "sum-mismatch"},
			{"19%的受访者认为公开不及时。后来又说，91%的受访者认为公开。", "sum-mismatch"},
			{"19%的受访者认为公开不及时。后来又说，91%的人说公开不及时。", "sum-mismatch"},
			{"19%的人说公开不及时。后来又说，91%的受访者认为公开不及时。", "sum-mismatch"},
		}},
		{"what is left of income, and of births", [][2]string{
			{"全镇总收入3.2亿元，总支出2.8亿元，年终结余0.4亿元。", ""},
			{"全镇总收入3.2亿元，总支出2.8亿元，年终结余0.6亿元。", "sum-mismatch"},
			{"全镇总收入3.2亿元，总支出2.8亿元，上年结余0.2亿元，年终结余0.6亿元。", ""},
			{"全村出生人口32人，死亡人口18人，自然增长14人。", ""},
			{"全村出生人口32人，死亡人口18人，自然增长24人。", "sum-mismatch"},
		}},
		{"those who live in towns and those who do not", [][2]string{
			{"全镇城镇人口12000人，乡村人口28000人，常住人口40000人。", ""},
			{"全镇城镇人口12000人，乡村人口28000人，常住人口41000人。", "sum-mismatch"},
		}},
		{"a fraction and the percentage that repeats it", [][2]string{
			{"三分之二的受访农户（66.7%）愿意。", ""},
			{"三分之二的受访农户（70.5%）愿意。", ""},
			{"三分之二的受访农户（76.7%）愿意。", "percent-mismatch"},
			{"超过三分之二的受访农户（76.7%）愿意。", ""},
			{"超过三分之二的受访农户（56.7%）愿意。", "percent-mismatch"},
		}},
		{"a subsidy or interest at a rate", [][2]string{
			{"每台售价3.6万元，补贴按30%兑付，每台补贴1.08万元。", ""},
			{"每台售价3.6万元，补贴按30%兑付，农户付2.52万元。", ""},
			{"年利率按4.35%执行，贷款10万元一年可享受贴息4350元。", ""},
			{"年利率按最高4.35%执行，贷款10万元一年可享受贴息435元。", ""},
		}},
		{"a share of the only two amounts of a sentence", [][2]string{
			{"全村800户，其中外出的240户，占到全村的三成。", ""},
			{"全村800户，其中外出的240户，占到全村的四成。", "percent-mismatch"},
			{"全村800户，其中外出的240户、回来的60户，占到全村的四成。", ""},
			{"全村800户，其中外出的约240户，占到全村的四成。", ""},
		}},
		{"a whole grows by no more than one of its halves and no less than the other", [][2]string{
			{"工业增加值增长3.2%。其中，轻工业增长4.1%，重工业增长1.8%。", ""},
			{"工业增加值下降3.2%。其中，轻工业增长4.1%，重工业增长1.8%。", "percent-mismatch"},
			{"夏粮增长3.1%，秋粮增长4.2%，全年粮食增长3.9%。", ""},
			{"夏粮增长3.1%，秋粮增长4.2%，全年粮食增长2.0%。", "percent-mismatch"},
		}},
		{"by how much something grew, in how many years, and how many times what it was it is now", [][2]string{
			{"村集体收入由5万元增加到50万元，4年增长了9倍。", ""},
			{"村集体收入由5万元增加到50万元，4年增长了12倍。", "percent-mismatch"},
			{"村集体收入由5万元增加到50万元，3年多增长了1200%。", "percent-mismatch"},
			{"人均收入由2010年的2400元提高到2020年的6400元，年均增长10.3%，是2010年的2.67倍。", ""},
			{"人均收入由2010年的2400元提高到2020年的6400元，年均增长10.3%，是2010年的3.67倍。", "percent-mismatch"},
			{"人均收入由2010年的2400元提高到2020年的6400元，年均增长14.3%。", "percent-mismatch"},
			{"游客由1万人增加到4万人，翻了两番。", ""},
			{"游客由1万人增加到4.6万人，翻了两番。", ""},
			{"游客由1万人增加到4万人，翻了三番。", "percent-mismatch"},
			{"游客由1万人增加到4万人，翻了两番，增加3万人。", ""},
			{"游客由1万人增加到4万人，翻了两番，增加2万人。", "sum-mismatch"},
			{"种粮户由50户增加到60户，增加了20%，户均增收3000元。", ""},
			{"种粮户由50户增加到60户，增加了30%，户均增收3000元。", "percent-mismatch"},
			{"种粮户由50户增加到60户，下降了20%。", "percent-mismatch"},
		}},
		{"nothing falls by more than all of it, but for what may be below nought", [][2]string{
			{"生活垃圾下降120%。", "percent-mismatch"},
			{"生活垃圾下降100%。", ""},
			{"利润下降120%。", ""},
		}},
		{"who is content and who is not", [][2]string{
			{"满意率为92%，不满意率为8%。", ""},
			{"满意率为92%，不满意率为18%。", "sum-mismatch"},
			{"满意率为92%，不满意率为8%；合格率为90%，不合格率为20%。", "sum-mismatch"},
			{"种茶的户占62%，还有38%的户种果。", ""},
		}},
		{"who is above 65 is above 60", [][2]string{
			{"60岁及以上人口占18.2%，其中65岁及以上人口占11.4%。", ""},
			{"60岁及以上人口占18.2%，其中65岁及以上人口占21.4%。", "percent-mismatch"},
		}},
		{"one of every four", [][2]string{
			{"120户中有30户开了店，平均每四户就有一户。", ""},
			{"120户中有30户开了店，平均每三户就有一户。", "percent-mismatch"},
		}},
	})
}

// TestYearsAreTypedWithinTheirLimits holds years with letters, mixed digits or digits exchanged.
func TestYearsAreTypedWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"a letter or one full-width digit in a year; four of them are a way to write", [][2]string{
			{"2O19年修路。", "year-mangled"},
			{"2Ol9年修路。", "year-mangled"},
			{"201９年修路。", "year-mangled"},
			{"２０１９年修路。", ""},
			{"代号A2O19年年用。", ""},
		}},
		{"Chinese digits", [][2]string{
			{"二〇一九年修路。", ""},
			{"二0一九年修路。", "year-mangled"},
			{"二〇一年修路。", "year-mangled"},
			{"公元二〇一年修路。", ""},
			{"3月25曰开会。", "year-mangled"},
			{"子曰：学而时习之。", ""},
		}},
		{"a year to come of which something is past; a year of long ago with what there was not", [][2]string{
			{"截至2203年底，已建成大棚30座。", "year-mangled"},
			{"公社小学始建于1598年。", "year-mangled"},
			{"书院始建于1598年。", ""},
			{"这棵树树龄2206年。", ""},
		}},
	})
}

// TestExchangedDigitsAreReadWithinTheirLimits holds a number that stands a second time with two of its digits exchanged.
func TestExchangedDigitsAreReadWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"of one thing, in two sentences, not of two years and not compared", [][2]string{
			{"厂里有86名女工，女工有68名。", ""},
			{"厂里有86名女工。村里说，男工有68名。", ""},
			{"安置搬迁群众312户1286人。建房后，1286名搬迁群众住进新居。", ""},
			{"安置搬迁群众312户1286人。建房后，1268名搬迁群众住进新居。", "sum-mismatch"},
			{"2021年安置搬迁群众312户1286人。2022年，1268名搬迁群众住进新居。", ""},
		}},
	})
}
