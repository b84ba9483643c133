package check

import "testing"

// TestPassagesOfAStranger holds passages that somebody wrote who had not seen the rules.
func TestPassagesOfAStranger(t *testing.T) {
	holdSides(t, []side{
		{"a year to come for one that is past", [][2]string{
			{"2091年，全村人均收入12800元。", "year-mangled"},
			{"截至2071年底，共修路12公里。", "year-mangled"},
			{"确保2060年前实现碳中和。", ""},
			{"合同期至2066年6月30日止。", ""},
			{"林地承包期七十年，到2083年期满。", ""},
			{"到2070年，全县人口将减少。", ""},
		}},
		{"a blank before a percent sign", [][2]string{
			{"占全村总户数的 %。", "placeholder"},
			{"占全村总户数的5%。", ""},
		}},
		{"a full stop for °, a dash for 一", [][2]string{
			{"大棚里的温度控制在18。C左右。", "punctuation"},
			{"温度控制在18℃左右。", ""},
			{"落实—户一策。", "punctuation"},
			{"“一户一策”——这是镇里定下的规矩。", ""},
		}},
		{"what a page leaves at its end", [][2]string{
			{"阅读原文 阅读 1203 在看 35", "copied-footer"},
			{"阅读室里有35人在看书。", ""},
		}},
		{"who is watched by the police", [][2]string{
			{"重点人员马小军刑满释放后，社区民警三天两头上门谈心。", "private-name"},
			{"重点人员名册由派出所保管。", ""},
		}},
	})
}
