package check

import "testing"

// TestWhatDecidesHasATextOnBothSides is TestEachLimitOfARuleHasATextOnBothSides for words and marks on which a report
// hangs and which no corpus has on both sides.
func TestWhatDecidesHasATextOnBothSides(t *testing.T) {
	holdSides(t, []side{
		{"an average a day is held against the year's total, unless it is said to be more than the number there", [][2]string{
			{"全年接待游客36.5万人次，日均接待500人次。", "sum-mismatch"},
			{"全年接待游客36.5万人次，日均接待500多人次。", ""},
			{"全年接待游客36.5万人次，日均500多人次。", ""},
		}},
		{"two numbers in words before 县 are a name as often as a count; three, and any in figures, are a count", [][2]string{
			{"工作队走访了两县：青河县、石桥县、柳河县。", ""},
			{"工作队走访了三县：青河县、石桥县、柳河县、严家县。", "section-gap"},
			{"工作队走访了2县：青河县、石桥县、柳河县。", "section-gap"},
		}},
		{"其次 behind 再次 runs backwards in an enumeration that 首先 begins; alone, 再次 may say that it came once more", [][2]string{
			{"首先，渠修通了。再次，路也平了。其次，灯也亮了。", "section-order"},
			{"镇里的劲头足。再次，渠修通了。其次，路也平了。", ""},
		}},
		{"an item of a list stands twice where it is a word of two characters or more, the last with the words behind it", [][2]string{
			{"村里买了肥料、种子、农膜、水泵、种子。", "doubled-word"},
			{"村里买了肥料、种子、农膜、肥料等农资。", "doubled-word"},
			{"货架上摆着苹果、梨、桃、梨、枣。", ""},
		}},
		{"bands that are open below and above are all there is; without one between them something may be missing", [][2]string{
			{"全村有党员100人，其中30岁以下20人、31至60岁50人、60岁以上25人。", "sum-mismatch"},
			{"全村有党员100人，其中30岁以下20人、31至60岁55人、60岁以上25人。", ""},
			{"全村有党员100人，其中30岁以下的20人、在岗的50人、60岁以上的25人。", ""},
		}},
		{"nobody finishes more than there is, unless how many there are is left open", [][2]string{
			{"全年148项工作完成150项。", "sum-mismatch"},
			{"全年140多项工作完成150项。", ""},
			{"全年近148项工作完成150项。", ""},
		}},
		{"two shares that come to the share before them are its parts, and not all there is", [][2]string{
			{"男性占47.33%，女性占41.56%。", "sum-mismatch"},
			{"劳动年龄内的占88.89%，男性占47.33%，女性占41.56%。", ""},
		}},
		{"a sum is worked out at the end of a long paragraph as in a short one", [][2]string{
			{"茶场有三个班，一班采茶工37名，二班41名，三班29名，合起来117名采茶工。", "sum-mismatch"},
			{manyGroups + "茶场有三个班，一班采茶工37名，二班41名，三班29名，合起来117名采茶工。", "sum-mismatch"},
			{manyGroups + "茶场有三个班，一班采茶工37名，二班41名，三班29名，合起来107名采茶工。", ""},
		}},
		{"what several pieces bring at one price is worked out of all of them", [][2]string{
			{"三片茶山统一对外租，面积分别为13.5亩、8.6亩、16.2亩，共22.1亩，每亩820元，收租金31406元。", "sum-mismatch"},
			{"三片茶山统一对外租，面积分别为13.5亩、8.6亩、16.2亩，共38.3亩，每亩820元，收租金31406元。", ""},
		}},
		{"who bears the surname of an official named by it alone is no private person, where nobody else has it", [][2]string{
			{"村民崔大山说，今年收成好，他家收了两千斤。\n\n王书记带着大家修渠。", "private-name"},
			{"村民崔大山说，今年收成好，他家收了两千斤。\n\n崔书记带着大家修渠。", ""},
			{"村民崔大山说，今年收成好，他家收了两千斤。村民崔小河说，他家也一样。\n\n崔书记带着大家修渠。", "private-name private-name"},
		}},
		{"a list in a paragraph may begin anew where its first number is glued to a heading; sections with a line each begin with theirs", [][2]string{
			{"（一）办班，镇里请了专家。（二）修渠，渠有三里。（三）种茶，茶有百亩。关于科技兴农问题（一）镇里请专家。（二）镇里办班。", ""},
			{"（一）办班，镇里请了专家。（二）修渠，渠有三里。（三）种茶，茶有百亩。镇里又请专家。（二）镇里办班。", "section-order"},
			{"（一）办班。镇里请了专家。\n\n（二）修渠。渠有三里。\n\n（三）种茶。茶有百亩。\n\n关于科技兴农问题（一）镇里请专家。\n\n（二）镇里办班。", "section-order"},
		}},
		{"a growth that is told before its ends is held against them, unless it is told in constant prices", [][2]string{
			{"收入增长35%，由上年的80万元增加到100万元。", "percent-mismatch"},
			{"收入增长25%，由上年的80万元增加到100万元。", ""},
			{"按可比价格计算，产值增长35%，由上年的80万元增加到100万元。", ""},
		}},
		{"behind 分别 stand as many numbers as things are named, whatever digit each begins with", [][2]string{
			{"石桥村、柳河村分别收茶500斤，900斤，300斤。", "sum-mismatch"},
			{"石桥村、柳河村分别收茶500斤，900斤。", ""},
		}},
		{"the steps that a number counts stand in the quotation before it; of two quotations they are in both", [][2]string{
			{"村里按“公示、备案”四步走。", "section-gap"},
			{"村里按“开会、评议”“公示、备案”四步走。", ""},
		}},
	})
}

// manyGroups are figures of another matter than what follows them.
const manyGroups = "甲组31户、乙组32户、丙组33户、丁组34户、戊组35户、己组36户、庚组37户、辛组38户、壬组39户、癸组40户、子组41户、丑组42户、寅组43户、卯组44户、辰组45户、巳组46户、午组47户、未组48户、申组49户、酉组50户、戌组51户、亥组52户。"
