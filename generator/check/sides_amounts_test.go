package check

import "testing"

// TestAmountsAreWorkedOutWithinTheirLimits holds what is worked out from two or three amounts of a sentence.
func TestAmountsAreWorkedOutWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"an average is the total by the number, before it or behind it, unless the total is of a part or of what is produced", [][2]string{
			{"全村100户，共养羊500头，户均5头。", ""},
			{"全村100户，共养羊500头，户均6头。", "sum-mismatch"},
			{"全村100户，户均养羊5头，共养羊500头。", ""},
			{"全村100户，户均养羊6头，共养羊500头。", "sum-mismatch"},
			{"全村100户，其中大户养羊500头，户均6头。", ""},
			{"全县20万人，生产总值500亿元，人均收入3万元。", ""},
			{"全县20万人，生产总值500亿元，人均生产总值30万元。", "sum-mismatch"},
			{"全县20万人，生产总值500亿元，人均生产总值25万元。", ""},
		}},
		{"a price times what was sold is what it fetched, where the words between them say no more", [][2]string{
			{"全村产量7.2万公斤，每公斤卖2.8元，收入20.16万元。", ""},
			{"全村产量7.2万公斤，每公斤卖2.8元，收入22.16万元。", "sum-mismatch"},
			{"全村产量7万多公斤，每公斤卖2.8元，收入30万元。", ""},
			{"全村产量7.2万公斤，每公斤卖约2.8元，收入30万元。", ""},
			{"全村产量7.2万公斤，每公斤卖2.8元，收入30多万元。", ""},
			{"全村产量7.2万公斤，每公斤卖2.8元，增收22.16万元。", ""},
			{"全村产量7.2万公斤，每公斤卖2.8元，收入92.16万元。", ""},
		}},
		{"people by area are their density, unless either is of a part or no exact number", [][2]string{
			{"全县总面积82平方公里，总人口6.1万人，人口密度为每平方公里744人。", ""},
			{"全县总面积82平方公里，总人口6.1万人，人口密度为每平方公里844人。", "sum-mismatch"},
			{"全县总人口6.1万人，总面积82平方公里，人口密度为每平方公里844人。", "sum-mismatch"},
			{"全县总面积82平方公里，总人口6万多人，人口密度为每平方公里844人。", ""},
			{"全县总面积82平方公里，其中城区人口6.1万人，人口密度为每平方公里844人。", ""},
		}},
		{"what comes a day or a month is the year's total by its days or months, where the total is of one whole year", [][2]string{
			{"全年接待游客36.5万人次，日均1000人次。", ""},
			{"全年接待游客36.5万人次，日均2000人次。", "sum-mismatch"},
			{"全年接待游客36.5万人次，月均3万人次。", ""},
			{"全年接待游客36.5万人次，月均5万人次。", "sum-mismatch"},
			{"累计接待游客36.5万人次，日均2000人次。", ""},
			{"全年接待游客36.5万人次，日均约2000人次。", ""},
			{"全年接待游客36.5万人次，日均1500人次。", ""}, // on working days
		}},
		{"what each is given times their number is what all were given, unless it is the most or the least of it", [][2]string{
			{"每户补助2000元，150户共发放30万元。", ""},
			{"每户补助2000元，150户共发放40万元。", "sum-mismatch"},
			{"每户最高补助2000元，150户共发放40万元。", ""},
			{"每户补助2000元，150户预计共发放40万元。", ""},
			{"每户补助2000多元，150户共发放40万元。", ""},
			{"每户补助2000元，150多户共发放40万元。", ""},
			{"每户补助2000元；150户共发放40万元。", ""},
		}},
		{"what is given a month is multiplied by twelve where the total is of a year, and by nothing elsewhere", [][2]string{
			{"每人每月补助100元，150人全年共发放18万元。", ""},
			{"每人每月补助100元，150人全年共发放20万元。", "sum-mismatch"},
			{"每人每月补助100元，150人共发放20万元。", ""},
		}},
		{"loans by deposits are their ratio, where both stand in the sentence and neither is what was added", [][2]string{
			{"全县存款余额200亿元，贷款余额100亿元，存贷比50%。", ""},
			{"全县存款余额200亿元，贷款余额100亿元，存贷比60%。", "percent-mismatch"},
			{"全县新增存款200亿元，贷款100亿元，存贷比60%。", ""},
		}},
		{"a rate is worked out from what its name says was done, not from what was left undone", [][2]string{
			{"全村57户中有53户加入合作社，入社率93%。", ""},
			{"全村57户中有53户加入合作社，入社率83%。", "percent-mismatch"},
			{"下达任务50项，完成30项，完成率60%。", ""},
			{"下达任务50项，完成20项，完成率60%。", "percent-mismatch"},
			{"下达任务50项，未完成20项，完成率60%。", ""},
			{"下达任务50项，未完成15项，完成率60%。", ""},
		}},
		{"a part is not more than its whole, so that a rate of parts ends at a hundred; a plan may be done by more", [][2]string{
			{"产品合格率达198.6%。", "percent-mismatch"},
			{"产品合格率达98.6%。", ""},
			{"全年任务完成率198.6%。", ""},
			{"教育支出占一般公共预算支出的181.3%。", "percent-mismatch"},
			{"全年收入占年初预算的181.3%。", ""},
			{"产品合格率比上年提高198.6%。", ""},
		}},
		{"nobody finishes more projects than there are, unless more of them were planned or came anew", [][2]string{
			{"148项工作完成140项。", ""},
			{"148项工作完成150项。", "sum-mismatch"},
			{"计划实施148项工作，完成150项。", ""},
			{"207个项目全部开工，竣工217个。", "sum-mismatch"},
			{"207个项目全部开工，竣工197个。", ""},
		}},
		{"a part that stands behind the growth of its whole is less than it all the same", [][2]string{
			{"全县财政收入228亿元，增长9.5%；其中地方收入291亿元。", "sum-mismatch"},
			{"全县财政收入228亿元，增长9.5%；其中地方收入191亿元。", ""},
			{"全县财政收入228亿元，增长9.5%；新开工项目多，其中地方收入291亿元。", ""},
		}},
	})
}

// TestChangesAreWorkedOutWithinTheirLimits holds what is said of a figure that becomes another.
func TestChangesAreWorkedOutWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"a verb that rises leads to more and one that falls to less", [][2]string{
			{"人均收入由8000元增加到9000元。", ""},
			{"人均收入由9000元增加到8000元。", "sum-mismatch"},
			{"监测户由50户减少到20户。", ""},
			{"监测户由20户减少到50户。", "sum-mismatch"},
			{"监测户由20户调整为50户。", ""},
		}},
		{"the growth behind a change is the change by what it was, at prices of the day", [][2]string{
			{"人均收入由8000元增加到9000元，增长12.5%。", ""},
			{"人均收入由8000元增加到9000元，增长15%。", "percent-mismatch"},
			{"人均收入由8000元增加到9000元，增长逾10%。", ""},
			{"生产总值由8000万元增加到9000万元，增长15%。", ""},
			{"人均收入由8000元增加到9000元；增长15%。", ""},
			{"人均收入由8000元增加到9000元，茶农收入增长15%。", ""},
			{"人均收入由8000元增加到9000元，年均增长15%。", ""},
			{"监测户由50户减少到20户，减少60%。", ""},
			{"监测户由50户减少到20户，减少40%。", "percent-mismatch"},
		}},
		{"the difference behind a change is that of its two ends, unless it is of another noun", [][2]string{
			{"人均收入由8000元增加到9000元，增加1000元。", ""},
			{"人均收入由8000元增加到9000元，增加2000元。", "sum-mismatch"},
			{"监测户由50户减少到20户，减少30户。", ""},
			{"监测户由50户减少到20户，减少20户。", "sum-mismatch"},
			{"重点学科由50个增加到75个，新增博士点49个。", ""},
		}},
		{"番 doubles, and a multiple is what it became by what it was", [][2]string{
			{"人均收入由8000元增加到16000元，翻了一番。", ""},
			{"人均收入由8000元增加到16000元，翻了两番。", "percent-mismatch"},
			{"人均收入由8000元增加到16000元，是原来的2倍。", ""},
			{"人均收入由8000元增加到16000元，是原来的3倍。", "percent-mismatch"},
			{"人均收入由8000元增加到16000元，增长1倍。", ""},
			{"人均收入由8000元增加到16000元，增长5倍。", "percent-mismatch"},
		}},
		{"from one share to another the points are their difference", [][2]string{
			{"入社率由45%提高到48%，提高3个百分点。", ""},
			{"入社率由45%提高到48%，提高5个百分点。", "percent-mismatch"},
			{"全县增速达5.1%，较年初预测的4.3%上调0.8个百分点。", ""},
			{"全县增速达5.1%，较年初预测的4.3%上调1.8个百分点。", "percent-mismatch"},
			{"全县增速达5.1%，较年初预测的4.3%上调约1.8个百分点。", ""},
		}},
		{"what a figure is compared with stands behind 比 and ends in 的, 年 or 前", [][2]string{
			{"村集体收入20万元，比2018年的30万元下降33.3%。", ""},
			{"村集体收入20万元，比2018年的30万元下降50%。", "percent-mismatch"},
			{"村集体收入20万元，比2018年的30万元增长50%。", "sum-mismatch"},
			{"村集体收入30万元，比2018年的20万元增长50%。", ""},
			{"村集体收入30万元，比2018年的20万元增长60%。", "percent-mismatch"},
		}},
		{"what was added by what there was before is the growth, where all of it is exact and at prices of the day", [][2]string{
			{"村集体收入120万元，比上年增加20万元，增长20%。", ""},
			{"村集体收入120万元，比上年增加20万元，增长30%。", "percent-mismatch"},
			{"村集体收入120万元，比上年增加约20万元，增长30%。", ""},
			{"全县生产总值120亿元，比上年增加20亿元，增长30%。", ""},
			{"村集体收入120万元，比上年减少30万元，下降20%。", ""},
			{"村集体收入120万元，比上年减少30万元，下降30%。", "percent-mismatch"},
			{"村集体收入120万元，增长30%，增加20万元。", "percent-mismatch"},
		}},
	})
}

// TestPartsComeToTheirWholeWithinTheirLimits holds shares and parts against what they are of.
func TestPartsComeToTheirWholeWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"parts behind 其中 may leave something out, but not come to more; 其余, 男 and 女 leave nothing out", [][2]string{
			{"全村投资100万元，其中财政60万元、自筹30万元。", ""},
			{"全村投资100万元，其中财政60万元、自筹50万元。", "sum-mismatch"},
			{"全村投资100万元，其中财政60万元，其余30万元自筹。", "sum-mismatch"},
			{"全村投资100万元，其中财政60万元，其余40万元自筹。", ""},
			{"全村党员50名，其中男党员30名、女党员15名。", "sum-mismatch"},
			{"全村党员50名，其中男党员30名、女党员20名。", ""},
			{"全村投资100多万元，其中财政60万元、自筹50万元。", ""},
		}},
		{"shares that divide one whole come to a hundred; of those that are told beside one another they come to no more", [][2]string{
			{"村集体、农户、公司分别占股60%、20%、20%。", ""},
			{"村集体、农户、公司分别占股60%、20%、30%。", "sum-mismatch"},
			{"收益按村集体30%、合作社20%、农户50%的比例分配。", ""},
			{"收益按村集体30%、合作社20%、农户60%的比例分配。", "sum-mismatch"},
			{"收益按村集体30%、合作社20%、农户40%的比例分配。", "sum-mismatch"},
			{"汉族、藏族分别占总人口的58%和42%。", ""},
			{"汉族、藏族分别占总人口的58%和52%。", "sum-mismatch"},
			{"山地占60%，丘地占30%，平地占10%。", ""},
			{"山地占60%，丘地占30%，平地占20%。", "sum-mismatch"},
			{"山地占60%，丘地占30%，平地至少占20%。", ""},
		}},
		{"a share behind a part is of the whole that 其中 leads from, or that 占 names", [][2]string{
			{"全村务工120人，其中女性60人，占50%。", ""},
			{"全村务工120人，其中女性60人，占40%。", "percent-mismatch"},
			{"全村务工120人，其中女性60人，占52%左右。", ""},
			{"全村务工120人，其中女性60多人，占52%。", ""},
			{"女性60人，占全部120人的50%。", ""},
			{"女性60人，占全部120人的40%。", "percent-mismatch"},
			{"全村劳动力486人，外出务工210人，占劳动力总数的43.2%。", ""},
			{"全村劳动力486人，外出务工210人，占劳动力总数的53.2%。", "percent-mismatch"},
			{"全村女劳动力486人，外出务工210人，占总人口的13.2%。", ""},
			{"全年完成投资60万元，为计划100万元的60%。", ""},
			{"全年完成投资60万元，为计划100万元的70%。", "percent-mismatch"},
		}},
		{"what is some times another is named with 是 or 为 and stands beside it", [][2]string{
			{"今年收入60万元，是去年20万元的3倍。", ""},
			{"今年收入60万元，是去年20万元的4倍。", "percent-mismatch"},
			{"今年收入60万元，超过去年20万元的4倍。", ""},
		}},
		{"men to a hundred women, and pupils to a teacher, are ratios that everybody works out alike", [][2]string{
			{"全村男性110人，女性100人，性别比为110。", ""},
			{"全村男性110人，女性100人，性别比为120。", "percent-mismatch"},
			{"学校有学生300人，教师20人，师生比为1:15。", ""},
			{"学校有学生300人，教师20人，师生比为1:16。", "percent-mismatch"},
			{"学校有学生300多人，教师20人，师生比为1:16。", ""},
		}},
		{"the ratio of three sectors, or of two shares, comes to a hundred", [][2]string{
			{"三次产业结构比为12.2：44.3：43.5。", ""},
			{"三次产业结构比为12.2：44.3：53.5。", "sum-mismatch"},
			{"农村与城镇比重为31.3：68.7。", ""},
			{"农村与城镇比重为31.3：58.7。", "sum-mismatch"},
			{"农村与城镇比重为1：2。", ""},
		}},
		{"as many shares as amounts are each held against the sum, where one alone is wrong and they are nearly all there is", [][2]string{
			{"种茶30户、养羊20户、务工50户，分别占总户数的30%、20%、50%。", ""},
			{"种茶30户、养羊20户、务工50户，分别占总户数的30%、20%、40%。", "percent-mismatch"},
			{"种茶30户、养羊20户、务工50户，分别占总户数的30%、20%、5%。", ""},
			{"种茶30户、养羊20户、务工50户，分别占总户数的15%、10%、70%。", ""},
		}},
		{"one matter of one place has one value, unless the two are of two times, of two nouns or too far apart", [][2]string{
			{"全村农户320户。全村村民350户。", "sum-mismatch"},
			{"全村共有320户。全村农户350户。", "sum-mismatch"},
			{"全村农户320户。全村总户数350户。", "sum-mismatch"},
			{"全村总人口3200人。全村村民3500人。", "sum-mismatch"},
			{"全村总人口3200人。全村总人口3500人。", "sum-mismatch"},
			{"全村茶园320亩。\n\n全村茶园350亩。", "sum-mismatch"},
			{"全村茶园320亩。\n\n该村茶园350亩。", ""}, // 该村 is the one that its paragraph is about
			{"该村茶园320亩。\n\n该村茶园350亩。", ""},
			{"全村茶园320亩。该村茶园350亩。", "sum-mismatch"},
			{"全村危房32户。全村低保35户。", ""},
			{"全村农户320户。全村农户520户。", ""},
			{"2019年全村农户320户。全村农户350户。", ""},
			{"全村茶园320亩。全村茶园350亩。", "sum-mismatch"},
			{"全村茶园约320亩。全村茶园350亩。", ""},
			{"全村茶园320亩，长得好。全镇茶园350亩。", ""},
			{"全村茶园320亩，长得好。全村果园350亩。", ""},
			{"全村茶园320（350）亩。", "sum-mismatch"},
			{"全村茶园320（320）亩。", ""},
		}},
		{"land and people of a place are held where the sentence names the place, or stands alone behind one that does", [][2]string{
			{"全镇位于县城东部，人口7376人。全镇总人口7886人。", "sum-mismatch"},
			{"凉水镇位于县城东部。人口7376人。全镇总人口7886人。", "sum-mismatch"},
			{"凉水镇位于县城东部。这里土好，人口7376人。全镇总人口7886人。", ""},
		}},
	})
}
