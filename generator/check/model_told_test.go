package check

import "testing"

// TestWhatAMethodsNameLeavesUntold: each term of a sum is told of, rhymes and steps hold as many as they say; what stands twice where two words meet is right.
func TestWhatAMethodsNameLeavesUntold(t *testing.T) {
	holdSides(t, []side{
		{"a sum's terms are all told of, in quotation marks or in a list", [][2]string{
			{"构建“1+3+N”体系：“1”即一个中心，“3”即三支队伍。", "section-gap"},
			{"构建“1+3+N”体系：“1”即一个中心，“3”即三支队伍，“N”即多个服务点。", ""},
			{"构建“1+3+N”体系，即1个中心、3支队伍。", "section-gap"},
			{"构建“1+3+N”体系，即1个中心、3支队伍、N个服务点。", ""},
			{"构建“1+3+N”体系，“1”即一个中心。\n\n“3”即三支队伍，“N”即多个服务点。", ""},
		}},
		{"a rhyme has as many characters, a method as many steps", [][2]string{
			{"念好“勤、严、细”四字诀。", "section-gap"},
			{"念好“勤、严、细、实”四字诀。", ""},
			{"念好“讲文明、树新风”三字经。", ""},
			{"推广“一听二看三问”四步法。", "section-gap"},
			{"推广“一听二看三问四办”四步法。", ""},
		}},
		{"a unit of men and its head meet; 对 stands twice where words meet", [][2]string{
			{"他任执法大队大队长期间多次违规。", ""},
			{"他担任支队支队长。", ""},
			{"组织组织部门开展培训。", ""},
			{"组织组织领导，压实责任。", "doubled-word"},
			{"群众对对干部的评价越来越高。", "doubled-word"},
			{"感谢对对口帮扶单位。", ""},
			{"一对对新人走进礼堂。", ""},
		}},
		{"what is to be filled in stands in brackets before its unit", [][2]string{
			{"预计投资（待定）万元。", "placeholder"},
			{"开工时间（待定）。", ""},
		}},
	})
}
