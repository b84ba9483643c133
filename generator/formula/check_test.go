package formula_test

import (
	"fmt"
	"strings"
	"testing"

	"casebook/generator/formula"
)

// tree reads parts from a line: "领导 评议(a b c) 2:副科级" is a leaf, a part of three, and a
// part that says it is two.
func tree(t *testing.T, s string) []formula.Part {
	t.Helper()
	var parts []formula.Part
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		end := strings.IndexAny(s+" ", " (")
		var p formula.Part
		p.Name = s[:end]
		if count, name, ok := strings.Cut(p.Name, ":"); ok {
			c, ok := formula.ParseCount(count)
			if !ok {
				t.Fatalf("count %q", count)
			}
			p.Count, p.Name = c, name
		}
		s = s[end:]
		if strings.HasPrefix(s, "(") {
			inner, rest, _ := strings.Cut(s[1:], ")")
			p.Parts = tree(t, inner)
			s = rest
		}
		parts = append(parts, p)
	}
	return parts
}

// reported gives disagreements as "path:promised≠there", the whole having no path.
func reported(ds []formula.Disagreement) string {
	var out []string
	for _, d := range ds {
		path := strings.Trim(fmt.Sprint(d.Path), "[]")
		there := fmt.Sprint(d.Got)
		if d.Kind == formula.CountDiffers {
			there = "said " + d.Stated.Text
		}
		promised := fmt.Sprint(d.Promised.Min)
		if d.Promised.Open() {
			promised += "+"
		}
		out = append(out, path+":"+promised+"≠"+there)
	}
	return strings.Join(out, " ")
}

func TestDisagreementsHoldPartsAgainstTheName(t *testing.T) {
	for _, c := range [][3]string{
		{"六个一", "", ""},
		{"六个一", "a b c d e f", ""},
		{"六个一", "1:a 1:b 1:c 1:d 1:e 1:f", ""},
		{"六个一", "a b c d e", ":6≠5"},
		{"六个一", "a b c d e f g", ":6≠7"},
		{"六个一", "a b c d e 2:f", "5:1≠said 2"},
		{"1+N+1", "1:党员 N:群众 1:贫困户", ""},
		{"1+N+1", "党员 群众 贫困户", ""},
		{"1+N+1", "1:党员 1..3:群众 1:贫困户", ""},
		{"1+N+1", "1:党员 1:贫困户", ":3≠2"},
		{"1+N+1", "2:党员 N:群众 1:贫困户", "0:1≠said 2"},
		{"1+N+1", "N:党员 N:群众 1:贫困户", "0:1≠said N"},
		{"2+n+1", "2:平台(片区党委 订单农业) n:主体(a b c d e) 1:贫困户", ""},
		{"2+n+1", "平台(片区党委) n:主体(a b) 1:贫困户", "0:2≠1"},
		{"1+X", "1:副职 X:组员", ""},
		{"1+X", "2:副职(正 副) X:组员", "0:1≠2"},
		{"五联", "a(x y) b(z w) c", ""},
		{"五联", "2:a 3:b", ""},
		{"五联", "2:a 2:b", ":5≠2"},
		{"1+X", "1:副职", ":2≠1"},
		{"1+3+5", "a(x) b(x y z) c(1 2 3 4 5)", ""},
		{"1+3+5", "a b c d e f g h i", ""},
		{"1+3+5", "a b(x y) c", "1:3≠2"},
		{"1+3+5", "a b", ":3≠2"},
		{"10+", "a b c d e f g h i j k", ""},
		{"10+", "a b c", ":10+≠3"},
		{"三考两评一述", "考(勤 绩 试) 评(群众 组织) 述(职)", ""},
		{"三考两评一述", "3:考 2:评 1:述", ""},
		{"三考两评一述", "考 评 述", ""},
		{"三考两评一述", "a b c d e f", ""},
		{"三考两评一述", "考(勤 绩) 评(群众 组织) 述(职)", "0:3≠2"},
		{"三考两评一述", "a b c d e", ":6≠5"},
		{"三考两评一述", "考(a b c) 评(a b)", ":3≠2"},
		{"4321", "4:副县 3:正科 2:副科 1:科员", ""},
		{"4321", "3:副县 3:正科 2:副科 1:科员", "0:4≠said 3"},
		{"4321", "副县 正科 副科", ":4≠3"},
		{"131", "1:强化 3:规范(组织 程序 行为) 1:监督", ""},
		{"131", "强化 规范(组织 程序) 监督", "1:3≠2"},
		{"211", "金融机构 平台公司 资金 乡镇", ":3≠4"},
		{"211", "2:机构(金融 平台) 1:亿元 1:乡镇", ""},
		{"1350", "a b(1 2 3) c(1 2 3 4 5) d", ""},
		{"三个三", "队伍(a b c) 制度(a b c) 菜单(a b c)", ""},
		{"三个三", "队伍(a b c) 制度(a b) 菜单(a b c)", "1:3≠2"},
		{"三个三", "队伍 制度", ":3≠2"},
		{"三个三", "a b c d e f g h i", ""},
		{"双亮双诺双实", "脱贫承诺 带富承诺 监督亭", ""},
		{"双亮双诺双实", "亮(a b) 诺(a b) 实(a)", "2:2≠1"},
		{"双亮双诺双实", "亮 诺", ":3≠2"},
		{"双评双赛", "评(领导 乡镇) 赛(日常 现场)", ""},
		{"双评双赛", "领导 乡镇 日常 现场", ""},
		{"五联", "a b c d e", ""},
		{"五联", "a(x y) b c d e", ""},
		{"五联", "a b c d", ":5≠4"},
		{"三问与问题交办", "三问(问政 问计 问需) 问题交办(连队 团场 师市)", ""},
		{"六大片区党委", "组织共建 资源共享 脱贫共抓 事务共商", ""},
		{"六大片区党委", "a(x y z) b(x y z)", ""},
		{"六大片区党委", "4:a 2:b", ""},
		{"1+N", "1:党员 1:群众", ""}, {"1+N", "1:党员 2:群众", ""},
		{"五联", "a(x y) b(z w)", ":5≠2"}, {"联建五村", "a b", ""}, {"三大片区建设", "a b", ""},
		{"三考两评一述", "a b c d(x y) e f", ":3≠6"},
		{"三考两评一述", "a b", ":3≠2"},
		{"积分争星", "a b c d e f", ""},
	} {
		name, parts, want := c[0], c[1], c[2]
		if got := reported(formula.Parse(name).Disagreements(tree(t, parts))); got != want {
			t.Errorf("%s with %q: %q, want %q", name, parts, got, want)
		}
	}
}

// TestAThingDescribedInSeveralParts: a part that is one, and says so, may have parts of its own.
func TestAThingDescribedInSeveralParts(t *testing.T) {
	one := formula.Count{Text: "1", Min: 1, Max: 1}
	described := formula.Part{Name: "第一书记", Count: one, Parts: []formula.Part{{Name: "选派"}, {Name: "考核"}, {Name: "保障"}}}
	open := formula.Part{Name: "帮扶队", Count: formula.Count{Text: "N", Min: 1}}
	if got := formula.Parse("1+N+1").Disagreements([]formula.Part{described, open, {Name: "联系领导", Count: one}}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
	two := described
	two.Count = formula.Count{}
	if got := formula.Parse("1+N+1").Disagreements([]formula.Part{two, open, {Name: "联系领导", Count: one}}); len(got) != 1 || got[0].Kind != formula.PartsMissing || got[0].Got != 3 {
		t.Errorf("without a stated count: %+v", got)
	}
}
