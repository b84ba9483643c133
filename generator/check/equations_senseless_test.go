package check

import "testing"

// TestSenselessEquationsAreNotReported holds what no words can mean; beside each such kind stands one of nearly the same words that is wrong.
func TestSenselessEquationsAreNotReported(t *testing.T) {
	holdSides(t, []side{
		{"a rate is of a part only where it is named by what the part did, and a growth of a part is no share", [][2]string{
			{"培训农民3120人，其中女性1340人，合格率96%。", ""},
			{"受理案件874件，其中民事案件612件，结案率94.2%。", ""},
			{"全区发放救助金2180万元，其中低保金1640万元，标准提高8%。", ""},
			{"全年出口3.6亿元，其中对东盟1.2亿元，增长41%。", ""},
			{"存款余额76.4亿元，贷款余额52.3亿元，其中涉农贷款38.1亿元，存贷比68.5%。", ""},
			{"产业园一线工人平均工资从5200元涨到5800元，流失率下降了一半。", ""},
			{"抽检640批次，其中合格632批次，合格率89.8%。", "percent-mismatch"},
			{"建档立卡户1206户，其中已脱贫1187户，脱贫率89.4%。", "percent-mismatch"},
			{"外出务工1130人，其中贫困人口829人，占63.4%。", "percent-mismatch"},
		}},
		{"a price of each and a number of something else give nothing", [][2]string{
			{"共投资1.49亿元，每公里造价600万元，拆迁87户，户均补偿21万元。", ""},
			{"每平方米造价2600元，共征地87户，户均补偿21万元。", ""},
			{"培训300人，历时15天，每人每天补助50元，有271人通过考核。", ""},
			{"分红大会上，合作社一次拿出股金分红96万元，480户社员户均2400元。", "sum-mismatch"},
			{"镇里采购清运车36台，每台4.8万元，总价182.8万元。", "sum-mismatch"},
		}},
		{"what was sent out, the greatest of all, and what may be counted twice are no parts", [][2]string{
			{"县委派出12个调研组，排查出班子不团结的村19个、没有集体收入的村34个、矛盾纠纷突出的村27个，一村只归一类，共80个。", ""},
			{"12个乡镇中，有8个建了敬老院，7个建了文化站。", ""},
			{"40名学员中，会开车的25名，会电工的19名。", ""},
			{"乡卫生院有职工54人，其中卫技人员46人，本科以上学历18人。", ""},
			{"问卷请村民选出最想办的事，选修路的占62%，选通自来水的占48%，每人可以选两项以上。", ""},
			{"第一书记平均年龄38岁，其中最大的57岁，最小的26岁。", ""},
			{"全村共有耕地1840亩。合作社成立后，已有1480亩耕地入股流转。", ""},
			{"全长32公里，其中一期18公里，已完成12公里，占一期的67%。", ""},
			{"新设企业562家，注销218家，净增344家，新设企业中科技服务业占21%。", ""},
			{"全县12个乡镇中，已经通高铁的5个，其余8个都没有通。", "sum-mismatch"},
		}},
	})
}
