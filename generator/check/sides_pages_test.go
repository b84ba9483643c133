package check

import (
	"strings"
	"testing"
)

// TestRestsAndRatiosComeToAHundred holds shares of one whole that words name as its rest, or that a ratio gives.
func TestRestsAndRatiosComeToAHundred(t *testing.T) {
	holdSides(t, []side{
		{"what is left of a hundred, in the sentence of the others or in the next", [][2]string{
			{"水电占41.5%，风电占23.2%，光伏占18.8%。余下的火电占16.5%。", ""},
			{"水电占41.5%，风电占23.2%，光伏占18.8%。余下的火电占18.5%。", "sum-mismatch"},
			{"发电量中，水电占41.5%，风电占23.2%，光伏占18.8%，余下的火电占18.5%。", "sum-mismatch"},
			{"水电占41.5%，余下的火电占18.5%。", ""},
			{"余下的火电占18.5%。", ""},
		}},
		{"the three sectors, in one ratio or in three shares", [][2]string{
			{"三次产业结构为12:35:53。", ""},
			{"三次产业结构为12:45:53。", "sum-mismatch"},
			{"三次产业构成为12.4%、35.1%、52.5%。", ""},
			{"三次产业构成为12.4%、45.1%、52.5%。", "sum-mismatch"},
			{"三次产业分别增长12.4%、45.1%、52.5%。", ""},
			{"种茶、种果、种药面积比为12:45:53。", ""},
		}},
		{"two shares of which one is all that the other is not", [][2]string{
			{"一产比重为12.4%，非农产业比重为87.6%。", ""},
		}},
		{"points upon last year's rate, in the sentence before", [][2]string{
			{"去年参合率42.5%。今年提高5.2个百分点，达到47.7%。", ""},
			{"去年参合率42.5%。今年提高5.2个百分点，达到49.7%。", "percent-mismatch"},
		}},
	})
}

// TestYearsAndHoursAreReadWithinTheirLimits holds years that lost a digit and hours that there are not.
func TestYearsAndHoursAreReadWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"three digits are a year of which one was lost where a month or another year of our times stands beside them", [][2]string{
			{"于202年3月开工，2021年完工。", "year-mangled"},
			{"218年获评示范校，2020年又获评先进。", "year-mangled"},
			{"建安202年，曹操在此屯田。2020年建了公园。", ""},
			{"公元205年3月，有人在此屯田。2020年建了公园。", ""},
		}},
		{"an hour has sixty minutes", [][2]string{
			{"会议定于9时59分开始。", ""},
			{"会议定于9时60分开始。", "year-mangled"},
		}},
		{"the heads of a table that run together are no year twice", [][2]string{
			{"数据见2010年2015年2015年比2010年增长。", ""},
			{"2010年2015年2015年比2010年增长5%。", ""},
			{"2015年2015年比上年增长5%。", "year-mangled"},
			{"2015年2015年增长5%。", "year-mangled"},
			{"2015年2015比2010年增长5%。", "year-mangled"},
		}},
	})
}

// TestNamesOfOthersLanguagesAndPosts holds names with a dot, women's names of Xinjiang, and persons who hold a post.
func TestNamesOfOtherLanguagesAndPosts(t *testing.T) {
	holdSides(t, []side{
		{"names that are written with a dot, or end in 古丽", [][2]string{
			{"阿依古丽·买买提是低保户，今年62岁。", "private-name"},
			{"低保户阿依古丽·买买提养了三只羊。", "private-name"},
			{"热孜万古丽是低保户，今年62岁。", "private-name"},
			{"户主热孜万古丽因病致贫，欠债3万元。", "private-name"},
			{"妇女热孜万古丽因病致贫，欠债3万元。", "private-name"},
			{"驻村时认识了阿依古丽·买买提。", ""},
		}},
		{"申 ends a name, unless it begins 申请", [][2]string{
			{"陈小申2019年患病住院，家庭困难。", "private-name"},
			{"陈小申请低保，家庭困难。", ""},
		}},
		{"where somebody lives leads up to a name, where he or she works does not", [][2]string{
			{"家住店子村的杨小娃今年患病住院。", "private-name"},
			{"店子村的杨小娃今年患病住院。", "private-name"},
			{"店子村的杨小娃今年回来了。", ""},
			{"店子村的书记杨小娃今年患病住院。", ""},
			{"民政局的杨小娃今年走访了低保户。", ""},
			{"带头人是杨小娃，他帮了三户低保户。", ""},
			{"返乡青年陈水生种了三十亩茶，年收入八万元。", "private-name"},
			{"居民陈水生说，低保金按时到账。", "private-name"},
		}},
		{"a member of the Party is named with honour for what he or she does, not for what he or she suffers", [][2]string{
			{"党员陈水生患病住院，家里困难。", "private-name"},
			{"党员陈水生带头修路。", ""},
			{"供电公司党员陈水生上门服务。", ""},
			{"李强书记说，路要修好。", ""},
			{"莫千信是官洞村的党支书，他家是低保户。", ""},
		}},
		{"（女） stands in a list of delegates, and in one of those in need", [][2]string{
			{"代表名单：王大山（女）、李小满（女，彝族）、陈水生（女）", ""},
			{"贫困户：王大山（女）、李小满（女，彝族）、陈水生（女）", "private-name private-name private-name"},
			{"参会人员：王大山、李小满、陈水生", ""},
		}},
		{"who is chosen for a post or appointed to one is no private person", [][2]string{
			{"低保户孙建国患有癌症，住院三个月。", "private-name"},
			{"孙建国患有癌症，聘请他担任理事长。", ""},
			{"王建国，退休后被选举为第二党支部书记，患有高血压，是低保户。", ""},
			{"武林大妈志愿服务队常来。", ""},
		}},
	})
}

// TestPagesAreReadAsAWhole holds what only shows where more than one paragraph is read.
func TestPagesAreReadAsAWhole(t *testing.T) {
	one := "这一段写了两遍，村里修了三公里水泥路，装了六十盏路灯，建了两个文化广场，群众都很满意。"
	two := "这一段也写了两遍，镇里组织了三次培训，来了六十名群众，请了两位专家，群众都很满意。"
	county := "X县这几年变化很大。从前X县的路是土路，晴天一身灰，雨天一身泥，如今水泥路通到家门口。从前X县的水要到山下去挑，来回一个钟头，如今自来水通到灶台边。干部们说，路通了，水通了，人心也就通了。" +
		"年轻人也回来了，有的办起了民宿，有的开了网店，有的当了村里的会计。X县的办法很简单：干部带头，群众动手，一件事一件事地办。老书记说，办事情不能急，也不能等，看准了就干，干就干到底。" +
		"茶园一年比一年多，茶厂也办了起来，春天采茶的时候，山上到处是人。孩子们在新学校里上课，操场上有了篮球架。老人们在树下拉家常，说起从前的日子，都觉得像是上辈子的事。夜里路灯亮了，广场上跳起了舞，山里也热闹起来。"
	holdSides(t, []side{
		{"a letter stands for one place all through a text that is complete; in a line of a form it is a blank", [][2]string{
			{county, ""},
			{"X县修了路，X县通了水。", "placeholder"},
			{county + "XX镇也通了路。", "placeholder placeholder"},
		}},
		{"paragraphs that stand in the text already", [][2]string{
			{one + "\n\n" + two, ""},
			{one + "\n\n" + two + "\n\n" + one, "doubled-word"},
			{one + "\n\n" + two + "\n\n" + one + "\n\n" + two, "doubled-word"},
		}},
		{"who came and when, behind 时间：, is the head of minutes and no line of a web page", [][2]string{
			{"时间：2021年3月5日上午9时\n\n地点：村委会二楼会议室\n\n参会人员：全体村干部", ""},
			{"时间：2021年3月5日 来源：本站", "copied-footer"},
		}},
		{"a paragraph ends with a mark", [][2]string{
			{"村民反映的事情很多，村里一件一件办，", "punctuation"},
			{"村民反映的事情很多，村里一件一件办。", ""},
		}},
		{"words that stand twice by right", [][2]string{
			{"俄罗斯罗斯托夫州的客商来考察。", ""},
			{"黑龙江龙江县的同志来村里考察。", ""},
			{"进军西藏和西藏和平解放的历史，大家都学过。", ""},
			{"村里的的茶园大了。", "doubled-word"},
		}},
	})
}

// TestAnonymousTextsNameNoPlaces holds which places a text names that is to hide its own.
func TestAnonymousTextsNameNoPlaces(t *testing.T) {
	for text, want := range map[string]string{
		"江西省的一个山村，地处黑龙江省边上。":  "江西省 黑龙江省",
		"村子在梅溪镇，去年到万福镇谷塘村学习。": "梅溪镇 万福镇 谷塘村",
		"在外省打工的人回来了。":         "",
		"两省交界，邻近省份的人也来。":      "",
		"村子在某镇，全县贫困村都来了。":     "",
		"村民到石门村民家里。":          "",
		"在石门县城住，石门乡亲来了。":      "",
	} {
		var got []string
		found, _ := checkedWhole(t, "+++\ntitle = \"某村修路\"\nanonymous = true\n+++\n"+text+"\n")
		for _, p := range found {
			if p.Rule == privateNameID {
				got = append(got, p.Span.Text())
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
