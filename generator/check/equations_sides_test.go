package check

import (
	"slices"
	"strings"
	"testing"
)

// kindNames name the kinds of equations in the tests.
var kindNames = [equationKinds]string{"sum", "flow", "sum of two", "share", "growth", "product", "points", "hundred", "equal", "span", "about"}

// triedIn are the equations of one kind that a text's amounts are tried as, each in a line with its form and what became of it:
// it holds (=), misses by a slip of what is stated (≠) or of another amount (≢), or misses (≉).
func triedIn(text, kind string) (lines []string) {
	e := equationsOf(text)
	for i := range e.found {
		x := &e.found[i]
		if kindNames[x.kind] != kind {
			continue
		}
		state := "≉"
		if x.holds {
			state = "="
		} else if x.slip && x.elsewhere {
			state = "≢"
		} else if x.slip {
			state = "≠"
		}
		if x.kind == equalTo || x.kind == roughlyEqual {
			lines = append(lines, e.list[x.of[0]].text+state+e.list[x.stated].text)
			continue
		}
		left, right, stated := e.line(x)
		if left = strings.TrimSpace(x.form + " " + left); state == "=" {
			lines = append(lines, left+"="+stated)
		} else {
			lines = append(lines, left+"="+right+state+stated)
		}
	}
	return lines
}

// TestAmountsAreTriedAsEquations holds, for each kind of equation, what amounts are tried as one and what becomes of it. Which of those that miss
// are reported is for the words around them to say: TestEquationsThatMiss.
func TestAmountsAreTriedAsEquations(t *testing.T) {
	for _, x := range [][3]string{
		// a run of amounts and their whole, before them or behind: up to the third sentence, of one class, none of them rough
		{"全镇耕地38600亩，其中水田21400亩，旱地16200亩。", "sum", "behind 21400＋16200=37600≠38600"},
		{"水田21400亩，旱地16200亩，耕地合计38600亩。", "sum", "before 21400＋16200=37600≠38600"},
		{"清单分三类：甲类8项，乙类10项，丙类18项。", "sum", "behind 10＋18=28≠8 before 8＋10=18"},
		{"清单分三类：甲类8项，乙类10项，共18项。", "sum", "behind 10＋18=28≠8 before 8＋10=18"},
		{"清单分三类：甲类8项，乙类10项，丙类11项，共28项。", "sum", "behind and others between 10＋28=38≠8 before 8＋10=18≠11 before 10＋11=21≠28 before 8＋10＋11=29≠28 before 8＋10=18≠28 before and others between 8＋11=19≉28"},
		{"全镇耕地38600亩，其中水田约21400亩，旱地16200亩。", "sum", "behind 21400＋16200=37600≠38600"},
		{"全镇耕地38600亩，其中水田约21000亩，旱地16200亩。", "sum", ""},
		{"全镇耕地38600亩。水田21400亩。旱地16200亩。", "sum", "behind 21400＋16200=37600≠38600"},
		{"全镇耕地38600亩。水田21400亩。村里好。村里好。旱地16200亩。", "sum", ""},
		{"全镇耕地3.86万亩，其中水田21400亩，旱地16200亩。", "sum", "behind 2.14＋1.62=3.76≠3.86"},
		{"渠道长12846米，东段长6420米，西段长6427米。", "sum", "behind 6420＋6427=12846"},
		{"渠道长12846米，东段长6420米，西段长6428米。", "sum", "behind 6420＋6428=12848≠12846"},
		{"全村1286人，东组642人，西组643人。", "sum", "behind 642＋643=1285≠1286"},
		{"全镇耕地约3.9万亩，其中水田约2.2万亩，旱地约1.6万亩。", "sum", ""},
		{"参保率提高7个百分点，其中前年提高2个百分点，去年提高3个百分点。", "sum", ""},
		{"面积翻到6倍，其中前年2倍，去年3倍。", "sum", ""},
		{"用了12年，其中修路5年，修渠6年。", "sum", ""},
		{"存粮增加1260斤，其中甲组增加860斤，乙组增加500斤。", "sum", "behind 860＋500=1360≠1260"},
		{"存粮1260斤，比上年增加860斤，又增加500斤。", "sum", ""},
		// what there was, with what came and went: something must have gone
		{"合作社年初存粮12600斤，秋后收进48300斤，卖出35400斤，年末存粮25800斤。", "flow", "12600＋48300－35400=25500≠25800 said 12600＋48300－35400=25500≠25800"},
		{"年末存粮25800斤：年初存粮12600斤，秋后收进48300斤，卖出35400斤。", "flow", "12600＋48300－35400=25500≠25800"},
		{"合作社年初存粮12600斤，秋后收进48300斤，又收35400斤，年末存粮96300斤。", "flow", "said 12600＋48300＋35400=96300"},
		{"合作社年初存粮12600斤，秋后收进48300斤，卖出35400斤，年末存粮5500斤。", "flow", "12600＋48300－35400=25500≠5500 said 12600＋48300－35400=25500≠5500"},
		// two amounts that stand otherwise around the third
		{"茶叶126万元，比蜂蜜多94.5万元，蜂蜜31.5万元。", "sum of two", "first 94.5＋31.5=126"},
		{"茶叶收入126万元，全部收入175.5万元，蜂蜜收入31.5万元。", "sum of two", "middle 126＋31.5=157.5≠175.5"},
		// a share, or what was done of a plan; both amounts round have too plain a share
		{"全村户籍人口2480人，外出务工868人，占户籍人口的53%。", "share", "of first 868÷2480=35%≠53%"},
		{"外出务工868人，占户籍人口2480人的35%。", "share", "of second 868÷2480=35% rest of second 1－868÷2480=65%≠35%"},
		{"任务100万元，完成109.2万元，完成任务的109.2%。", "share", "of second 100÷109.2=91.6%≉109.2% more of first 109.2÷100=109.2%"},
		{"完成109.2万元，任务100万元，完成任务的190.2%。", "share", "of first 100÷109.2=91.6%≉190.2% more of second 109.2÷100=109.2%≠190.2%"},
		{"全村486户，入社389户，超过八成。", "share", ""},
		{"全村486户，入社389户，占八成。", "share", "of first 389÷486=八成 rest of first 1－389÷486=2成≠八成"},
		{"全村480户，入社320户，占三分之二。", "share", "of first 320÷480=三分之二"},
		{"全村500户，入社300户，占50%。", "share", ""},
		// a growth from either of two amounts, and a multiple
		{"村集体收入由上年的42.5万元增加到51万元，增长25%。", "growth", "from first （51－42.5）÷42.5=20%≠25% from second （51－42.5）÷51=16.7%≉25% fall by one 42.5÷（51＋42.5）=45.5%≠25%"},
		{"村集体收入51万元，比上年的42.5万元增长25%。", "growth", "from first （51－42.5）÷51=16.7%≉25% from second （51－42.5）÷42.5=20%≠25% fall by one 42.5÷（51＋42.5）=45.5%≠25%"},
		{"游客由上年的1.2万人增加到4.8万人，是上年的4倍。", "growth", "times second 4.8÷1.2=4倍 more second （4.8－1.2）÷1.2=3倍≠4倍"},
		{"游客由上年的1.2万人增加到4.8万人，增长3倍。", "growth", "times second 4.8÷1.2=4倍≠3倍 times first 1.2÷4.8=0.25倍≠3倍 more second （4.8－1.2）÷1.2=3倍"},
		{"游客由上年的4.8万人减少到1.2万人，下降75%。", "growth", "from first （4.8－1.2）÷4.8=75% from second （4.8－1.2）÷1.2=300%≉75% rise by one 1.2÷（4.8－1.2）=33.3%≉75% fall by one 1.2÷（4.8＋1.2）=20%≉75% fall by one 1.2÷（4.8＋1.2）=75%"},
		// an amount for each and a number, or two of them
		{"每亩租金650元，流转土地1280亩，全年支付租金82.3万元。", "product", "of two 650元×1280亩=83.2万元≠82.3万元"},
		{"每天出动45人，连干12天，投工450个。", "product", "of two 45人×12天=540个≠450个"},
		{"每人每月800元，42人，12个月，共发40.32万元。", "product", "of three 800元×42人×12个月=40.32万元"},
		{"每人每月800元，42人，12个月，共发43.02万元。", "product", "of three 800元×42人×12个月=40.32万元≠43.02万元"},
		{"每亩租金650元，流转土地1280亩，全年支付租金832万元。", "product", "of two 650元×1280亩=83.2万元≠832万元"},
		// the points between two shares
		{"参保率由上年的92.4%提高到97.1%，提高5.7个百分点。", "points", "97.1－92.4=4.7≠5.7"},
		{"参保率97.1%，比上年的92.4%提高4.7个百分点。", "points", "97.1－92.4=4.7"},
		{"参保率由92%提高到97.1%，提高5个百分点。", "points", "97.1－92=5"},
		// shares that are all of one whole: two must come to a hundred at least
		{"种植占45.2%，务工占34.5%，补贴占23.3%。", "hundred", "100－45.2－34.5=20.3≢23.3"},
		{"种植占45.2%，务工占34.5%，补贴占20.3%。", "hundred", "100－45.2－34.5=20.3"},
		{"种植占65.2%，务工占34.8%。", "hundred", "100－65.2=34.8"},
		{"种植占65.2%，务工占38.4%。", "hundred", "100－65.2=34.8≢38.4"},
		{"种植占65.2%，务工占24.8%。", "hundred", ""},
		// counts of several kinds and their number; amounts of several prices
		{"广场占地3200平方米，球场2块，每块420平方米，戏台160平方米，绿地2200平方米。", "sum", "behind 420＋160＋2200=2780≉3200 each behind 420×2＋160＋2200=3200 behind 160＋2200=2360≉3200 behind and others between 420＋2200=2620≉3200 each before 420×2＋160=1000≢2200 each before 3200＋420×2＋160=4200≠2200 before 3200＋420=3620≉2200 before and others between 3200＋160=3360≉2200"},
		{"每桌10人，坐满11桌，末桌6人，共到126人。", "sum", "before 10＋6=16≠126 each before 10×11＋6=116≠126 mixed behind 11＋6=17≠10 mixed before 10＋11＋6=27≢126"},
		{"受理诉求3648件，答复21507件，转办14911件。", "sum", "behind 21507＋14911=36418≠3648"},
		{"轮椅30辆、手杖45根，轮椅每辆780元，手杖每根160元，共30060元。", "product", "of two 160元×45根=7200元≢780元 of two 780元×30辆=23400元≢30060元 of two 780元×45根=35100元≉30060元 of pairs 30辆×780元＋45根×160元=30600元≠30060元"},
		{"手杖每根160元、轮椅每辆780元，手杖45根、轮椅30辆，共30600元。", "product", "of two 160元×45根=7200元≢780元 of two 780元×45根=35100元≢30600元 of two 780元×30辆=23400元≢30600元 of pairs 160元×45根＋780元×30辆=30600元"},
		{"当年筹集4.36亿元，支付4.18亿元，赤字0.45亿元。", "sum of two", "first less 4.36＋0.45=4.81≠4.18"},
		{"抽检样品1250份，不合格32份，合格率97.4%。", "share", "of first 32÷1250=2.6%≉97.4% rest of first 1－32÷1250=97.4%"},
		{"冰雹从16时10分下到16时35分，持续35分钟。", "span", "分钟 16时10分到16时35分=25分钟≠35分钟"},
		{"早上7：10开始抽血，9：55抽完，前后2小时54分钟。", "span", "分钟 7：10到9：55=2小时45分钟≠2小时54分钟"},
		{"石碑12方、古井5口、牌坊3座，共20处。", "sum", "mixed behind 5＋3=8≢12 mixed behind 3＋20=23≢5 mixed before 12＋5＋3=20"},
		{"石碑12方、古井5口、牌坊3座，共30处。", "sum", "mixed behind 5＋3=8≢12 mixed before 5＋3=8≢30 mixed before 12＋5＋3=20≠30"},
		{"桌椅30套，每套420元，书柜6个，每个850元，总价17700元。", "product", "of two 420元×6个=2520元≢850元 of two 420元×30套=12600元≉17700元 of three 420元×30套×6个=75600元≢17700元 of two 850元×30套=25500元≢17700元 of three 850元×30套×6个=153000元≢17700元 of two 850元×6个=5100元≉17700元 of pairs 30套×420元＋6个×850元=17700元"},
		// what is paid each month and comes to something in a year
		{"每月租金650元，一年租金7800元。", "product", "of months 650元×12=7800元"},
		{"每月租金650元，一年租金7600元。", "product", "of months 650元×12=7800元≠7600元"},
		// by how much an amount rose, and to what
		{"存款18.9亿元，比年初增加2.7亿元，增长16.7%。", "growth", "rise by one 2.7÷（18.9－2.7）=16.7% fall by one 2.7÷（18.9＋2.7）=12.5%≉16.7%"},
		// two moments and the time between them, with one end counted or both; hours behind noon
		{"1988年到2022年当了34年村干部。", "span", "年 1988年到2022年=34年"},
		{"1988年到2022年当了43年村干部。", "span", "年 1988年到2022年=34年≠43年"},
		{"3月11日开班，3月22日结业，共12天。", "span", "天 3月11日到3月22日=12天"},
		{"11月10日开工，1月5日收尾，共75天。", "span", "天 11月10日到1月5日=56天（首尾都算是57天）≠75天"},
		{"上午8点到下午2点半，营业6.5小时。", "span", "小时 8点到2点半=6.5小时"},
		{"上午8点到下午2点半，营业6小时55分。", "span", "分钟 8点到2点半=6小时30分钟≠6小时55分"},
		// a number stated again as a round one
		{"捐款19874元，将近2万元。", "about", "19874元=将近2万元"},
		{"捐款19874元，将近3万元。", "about", "19874元≠将近3万元"},
		{"收入2164元，超过2000元。", "about", "2164元=超过2000元"},
		{"收入2164元，超过3000元。", "about", "2164元≠超过3000元"},
		// one number stated twice: two digits exchanged, one mistyped, noughts, or one more of few; not of another year, not a whole percentage
		{"县里投资1386万元建水厂。\n\n这座投资1368万元的水厂很好。", "equal", "1386万元≠1368万元"},
		{"县里投资1386万元建水厂。\n\n这座投资1.386亿元的水厂很好。", "equal", "1386万元≠1.386亿元"},
		{"县里投资1386万元建水厂。\n\n这座投资1385万元的水厂很好。", "equal", "1386万元≠1385万元"},
		{"村里有12个组。\n\n这11个组都好。", "equal", "12个≠11个"},
		{"村里有28个组。\n\n这27个组都好。", "equal", "28个≠27个"},
		{"村里有30个组。\n\n这28个组都好。", "equal", ""},
		{"2019年有128户。\n\n2020年有182户。", "equal", ""},
		{"占12.8%。\n\n占18.2%。", "equal", "12.8%≠18.2%"},
		{"占28%。\n\n占82%。", "equal", ""},
		{"有2人。\n\n有3人。", "equal", ""},
	} {
		if got := strings.Join(triedIn(x[0], x[1]), " "); got != x[2] {
			t.Errorf("%s, %s: %q, want %q", x[0], x[1], got, x[2])
		}
	}
}

// TestCircumstancesOfEquations holds what is said of an equation, from which it is weighed: how its amounts lie, what stands between them and what their
// names have in common; behind ~ stand characters of a region (^ and $ are its bounds). A circumstance that is said must be; one behind ! must not be.
func TestCircumstancesOfEquations(t *testing.T) {
	for _, x := range []struct {
		text, kind string
		said       []string
	}{
		{"全镇耕地38600亩，其中水田21400亩，旱地16200亩。", "sum",
			[]string{"form|behind", "unit|米", "parts|2", "others|0|0", "all marks|，", "ends|0", "begins|0", "common|0", "over|0", "next|none", "former|none", "l|holds|其中", "l|length|5-7", "l|sentences|0", "t|first", "!p|first", "!one is nearly all", "!some in brackets"}},
		{"水田21400亩、旱地16200亩，耕地合计38600亩。", "sum",
			[]string{"form|before", "parts|2", "all marks|、", "next|none", "former|none", "p|first", "!t|first", "l|length|5-7"}},
		{"全镇耕地38600亩。水田36400亩；旱地（含园地）1200亩。", "sum",
			[]string{"form|behind", "l|sentences|1", "!l|holds|其中", "all marks|；（）", "one is nearly all", "over|0"}},
		{"全镇耕地38600亩，其中水田21400亩，另有旱地6200亩，园地10000亩。全县耕地986000亩。", "sum",
			[]string{"parts|3", "next|1", "former|none", "all marks|，"}},
		{"去年造林4200亩。今年耕地38600亩，其中水田21400亩，户均5亩，旱地（园地16200亩）。", "sum",
			[]string{"parts|3", "former|1", "some in brackets"}},
		{"合作社年初存粮12600斤，秋后收进48300斤，卖出35400斤，年末存粮25800斤。", "flow",
			[]string{"where|last", "parts|3|1", "over|0", "former|none", "p|first", "first|came", "common|01|2"}},
		{"年末存粮25800斤：年初存粮12600斤，收进48300斤，卖出30400斤，损耗5000斤。", "flow",
			[]string{"where|first", "parts|4|2", "t|first", "l|holds|："}},
		{"全村户籍人口2480人，外出务工868人，占户籍人口的53%。", "share",
			[]string{"form|of first", "unit|%", "of|人", "order|abt", "steps|1|1", "rate in|%", "digits|3", "bt|holds|占", "!rises", "!ab|holds|占"}},
		{"外出务工868人，占户籍人口2480人的53%。", "share",
			[]string{"form|of second", "rises", "order|abt", "bt|length|1"}},
		{"外出务工的占35%：户籍人口2480人，外出868人。", "share",
			[]string{"order|tab", "ta|holds|：", "steps|1|1"}},
		{"村集体收入由上年的42.5万元增加到51万元，增长25%。", "growth",
			[]string{"form|from first", "of|元", "rises", "rate in|%"}},
		{"每亩租金650元，流转土地1280亩，全年支付租金82.3万元。", "product",
			[]string{"form|of two", "unit|元", "number of|亩", "each", "!other class", "order|abt", "digits|2", "digits|3"}},
		{"每天出动45人，连干12天，投工450个。", "product",
			[]string{"other class", "number of|天"}},
		{"每人每月800元，42人，12个月，共发43.02万元。", "product",
			[]string{"form|of three", "number of|人", "number of|个月", "each"}},
		{"参保率由上年的92.4%提高到97.1%，提高5.7个百分点。", "points",
			[]string{"of|%", "order|abt", "digits|3"}},
		{"种植占45.2%，务工占34.5%，补贴占23.3%。再看占比，林果占12.1%。", "hundred",
			[]string{"parts|2", "next|1", "former|none", "g|holds|占", "p|first"}},
		{"县里投资1386万元建水厂。\n\n这座投资1368万元的水厂很好。", "equal",
			[]string{"in|元", "same unit", "same scale", "texts|1", "figures|1", "this"}},
		{"县里投资1386万元建水厂，又说投资1368万元。", "equal",
			[]string{"texts|0", "!this", "!ab|holds|比", "ab|sentences|0"}},
		// the characters around an amount and between two
		{"村里好。\n\n全镇耕地38600亩，其中水田21400亩，旱地16200亩，都种上了。", "sum",
			[]string{"among|3", "t<~耕地", "t<~地$", "t>~^，", "t>~其中", "t>~中$", "p<~水田", "p>~^，", "p>~旱地", "p>~地$", "l~^，", "l~其中", "l~水田", "l~田$", "z~^，", "z~都种", "z~上$", "g~^，", "g~，旱", "g~旱地", "g~地$", "marks|，", "!in brackets", "!goes on"}},
		{"今年，水田21400亩，旱地16200亩，园地38600亩，全县990000亩。", "sum",
			[]string{"form|before", "l~，园", "l~园地", "z~水田", "z~^年", "z~田$", "others|0|0", "next|none", "former|0", "former~，全", "goes on", "ends|0", "begins|0", "common|0"}},
		{"全县990000亩，这里山多水多，田地分散，路又不好走，水田21400亩，旱地16200亩，耕地共38600亩，这里山多水多，田地分散，路又不好走，县里5000000亩。", "sum",
			[]string{"next~水田", "!next~这里", "former~这里", "!former~县里"}},
		{"全县990000亩。水田甲组21400亩，水田乙组16200亩，水田共38600亩。", "sum",
			[]string{"begins|2", "ends|1", "!common|0", "next|1", "former|none", "!next~^。", "others|0|0"}},
		{"全县990000亩，水田甲组21400亩；水田乙组16200亩，水田共38600亩。", "sum",
			[]string{"next|0", "next~^，", "next~水田", "marks|；", "all marks|；"}},
		{"水田21400亩，旱地16200亩；园地1000亩，共38600亩。", "sum",
			[]string{"parts|3", "marks|，", "marks|；", "!all marks|，", "!all marks|；"}},
		{"收入40万元：甲18万元，乙12万元，丙6万元，丁3万元，戊0.6万元，己0.5万元。", "sum",
			[]string{"parts|5-7", "g~，戊", "!g~，己", "!one is nearly all"}},
		{"收入40万元：甲36万元，乙4万元。", "sum", []string{"parts|2", "one is nearly all"}},
		{"收入40万元：甲35.9万元，乙4.1万元。", "sum", []string{"parts|2", "!one is nearly all"}},
		{"（上年收入90万元）收入40万元：甲35万元（含补贴），乙5万元。", "sum", []string{"!some in brackets", "next|none", "former|none", "marks|（），"}},
		{"年初存粮12600斤，秋后收进48300斤，卖出35400斤，年末存粮25500斤，全县990000斤。", "flow",
			[]string{"t<~年末", "p<~年初", "came<~秋后", "went<~卖出", "!came<~卖出", "!went<~秋后", "g~收进", "l~^，", "l~年末", "former|none", "next|0", "next~，全", "over|0", "end|01|2"}},
		{"全县990000斤。年末存粮25500斤。年初存粮12600斤，秋后收进48300斤，卖出35400斤。", "flow",
			[]string{"where|first", "former|1", "next|none", "over|1", "l~^。", "l~年初", "l|sentences|1"}},
		{"卖出35400斤，年初存粮12600斤，秋后收进48300斤，年末存粮25500斤。", "flow", []string{"first|went", "where|last", "p<~卖出"}},
		{"全村户籍人口2480人，其中外出务工868人，约占户籍人口的53%，不少。", "share",
			[]string{"a<~人口", "b<~务工", "t<~口的", "a>~^，", "b>~约占", "t>~不少", "ab~其中", "ab|holds|其中", "bt~占户", "bt|length|8-12", "common|02|4", "common|01|0", "common|12|0", "end|02|0", "!no figure|a", "!no figure|b", "!no figure|t"}},
		{"全村户籍人口2480人。外出务工868人，占53%。", "share", []string{"ab|sentences|1", "bt|sentences|0", "ab~^。", "ab~。外"}},
		{"每根120元，另外六根，共720元。", "product", []string{"no figure|b", "!no figure|a", "!no figure|t", "number of|根", "each", "of|元", "digits|1"}},
		{"根均120元，租用14根，共1860元。", "product", []string{"each"}},
		{"单价120元，租用14根，共1860元。", "product", []string{"!each", "!other class"}},
		{"每人每月800元，42人，3年，共发10.08万元。", "product", []string{"form|of three", "n<~^$", "number of|年", "number of|人"}},
		{"种植占45.2%，务工占34.5%，比上年多；补贴占23.3%，今年占比28%。", "hundred",
			[]string{"p<~种植", "g~务工", "g~补贴", "g|holds|比", "g|holds|；", "next|0", "next~占比", "former|none", "common|01|0"}},
		{"甲占5%，乙占15%，丙占15%，丁占15%，戊占15%，己占15%，庚占20%。", "hundred", []string{"parts|5-7", "g~己占", "!g~庚占"}},
		{"县里投资1386万元建成了水厂。\n\n村里好。\n\n县里投资1368万元建成了水厂。", "equal",
			[]string{"a<~投资", "b<~投资", "a>>~水厂", "b>>~成了", "same unit", "same scale", "texts|2", "behind|4", "names|4", "common|8-12", "common|8-12|2", "in|元", "!ab|sentences|0"}},
		{"县里投资1386万元。\n\n全县投资0.1368亿元。", "equal", []string{"same unit", "!same scale", "texts|1", "behind|0", "names|2"}},
		{"有地36450亩。\n\n有地2340公顷。", "equal", []string{"form|other unit", "!same unit", "!same scale"}},
		{"1988年到2022年，他当了43年村干部。", "span",
			[]string{"t<~当了", "t>~村干", "a<~^$", "a>~^到", "a>~到0", "b>~^，", "b>~当了", "ab~^到", "ab|length|1", "order|abt", "bt~他当", "bt|length|4", "sentences|0|0", "length|21-40", "digits|2"}},
		{"他1988年起43年里到2022年都当村干部。", "span", []string{"order|atb", "at~^起", "at|length|1", "a<~^他", "b>~都当"}},
		{"他当了43年干部：1988年到2022年。", "span", []string{"order|tab", "ta~干部", "ta|length|3"}},
		{"1988年到2022年都好。他当了43年村干部。", "span", []string{"sentences|1|0", "order|abt"}},
		{"1988年开始。2022年结束，当了43年村干部。", "span", []string{"sentences|1|1"}},
		{"茶园面积1286亩，后来说茶园面积1268亩。", "equal",
			[]string{"in|亩", "texts|0", "behind|0"}},
	} {
		e := equationsOf(x.text)
		i := slices.IndexFunc(e.found, func(y equation) bool { return kindNames[y.kind] == x.kind })
		if i < 0 {
			t.Errorf("%s: no %s is tried", x.text, x.kind)
			continue
		}
		if x.kind == "sum" || x.kind == "flow" { // the longest
			for k, y := range e.found {
				if kindNames[y.kind] == x.kind && len(y.of) > len(e.found[i].of) {
					i = k
				}
			}
		}
		e.describe(&e.found[i])
		for _, said := range x.said {
			word, not := strings.CutPrefix(said, "!")
			if slices.Contains(e.words.list, wordOf(word)) == not {
				t.Errorf("%s, %s: %s", x.text, x.kind, said)
			}
		}
	}
}
