package formula_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"casebook/generator/formula"
)

var shapes = map[formula.Shape]string{
	formula.None: "none", formula.Ones: "ones", formula.Sum: "sum", formula.Tally: "tally", formula.Digits: "digits",
	formula.Grid: "grid", formula.Doubles: "doubles", formula.Counted: "counted",
}

// written gives a formula as the tables below do: "tally 3考 2评 1述", open counts as N, 10+ as 10+.
func written(f formula.Formula) string {
	var b strings.Builder
	b.WriteString(shapes[f.Shape])
	for _, t := range f.Terms {
		b.WriteByte(' ')
		switch {
		case t.Count.Open() && t.Count.Min == 1:
			b.WriteByte('N')
		case t.Count.Open():
			b.WriteString(strconv.Itoa(t.Count.Min) + "+")
		default:
			b.WriteString(strconv.Itoa(t.Count.Max))
		}
		b.WriteString(t.Label)
	}
	return b.String()
}

// systems are the names of the source documents.
var systems = [][2]string{
	{"六个一 工作法", "ones 6一"},
	{"“六个一”工作法", "ones 6一"},
	{"党建扶贫双推进", "none"},
	{"2+n+1 特色产业发展模式", "sum 2 N 1"},
	{"1+X 驻村工作组", "sum 1 N"},
	{"三考两评一述", "tally 3考 2评 1述"},
	{"131 村治理模式", "digits 1 3 1"},
	{"四个一 精准扶贫产业", "ones 4一"},
	{"4321 结对帮扶", "digits 4 3 2 1"},
	{"三个走遍三个找准", "tally 3走遍 3找准"},
	{"六个一 包片指导责任制", "ones 6一"},
	{"五联 工作机制", "counted 5联"},
	{"村规民约 五步工作法", "counted 5步"},
	{"积分争星", "none"},
	{"村(居)民说事会", "none"},
	{"联村党委", "none"},
	{"211 集团化帮扶", "digits 2 1 1"},
	{"七权同确 · 村社一体、合股联营", "counted 7权同确"},
	{"三变 改革", "counted 3变"},
	{"三变改革", "counted 3变"},
	{"双亮相双诺 言论", "doubles 2亮相 2诺"},
	{"10001个一", "none"},
	{"六项行动", "counted 6行动"},
	{"1+N+帮扶队", "sum 1 N"},
	{"12344321 工作法", "digits 1 2 3 4 4 3 2 1"},
	{"123443211 热线", "none"},
	{"三个三", "grid 3 3"},
	{"党群理事会 1+N+1", "sum 1 N 1"},
	{"先锋互助小细胞", "none"},
	{"双亮双诺双实", "doubles 2亮 2诺 2实"},
	{"党员分类管理", "none"},
	{"六大片区党委", "counted 6片区党委"},
	{"精准识别五步", "counted 5步"},
	{"三轮结对", "counted 3轮结对"},
	{"三先留四必清五及时", "tally 3先留 4必清 5及时"},
	{"三先留", "counted 3先留"},
	{"四必清", "counted 4必清"},
	{"五及时", "counted 5及时"},
	{"四级联动", "counted 4级联动"},
	{"四级联训", "counted 4级联训"},
	{"双评双赛", "doubles 2评 2赛"},
	{"闭环管理", "none"},
	{"党建扶贫10+模式", "sum 10+"},
	{"党建扶贫10﹢模式", "sum 10+"},
	{"党建品牌", "none"},
	{"一村一主题 村史馆", "none"},
	{"六强工程", "counted 6强工程"},
	{"四域统筹", "counted 4域统筹"},
	{"七个一活动", "ones 7一"},
	{"村文书招聘", "none"},
	{"村干部养老补助", "none"},
	{"七无", "counted 7无"},
	{"菜单扶贫", "none"},
	{"三问与问题交办", "counted 3问"},
	{"四级便民服务网络", "counted 4级便民服务网络"},
	{"四统一四规范", "tally 4统一 4规范"},
	{"双线管理", "none"},
	{"一编三定", "tally 1编 3定"},
	{"“三新”大讲堂", "counted 3新大讲堂"},
	{"党支部+合作社+农户", "none"},
	{"三融合", "counted 3融合"},
	{"三不为", "counted 3不为"},
	{"四议两公开", "tally 4议 2公开"},
	{"三会一课", "tally 3会 1课"},
	{"领头雁", "none"},
	{"三大工程", "counted 3工程"},
	{"周督查 月通报 季调度", "none"},
	{"连心卡", "none"},
	{"343督导", "digits 3 4 3"},
	{"五个一帮扶", "ones 5一"},
	{"农民夜校十讲", "counted 10讲"},
	{"一核三治", "tally 1核 3治"},
	{"24条硬措施", "counted 24硬措施"},
	{"八个一", "ones 8一"},
	{"六大行动", "counted 6行动"},
	{"接续帮扶十条措施 (3+4+3)", "sum 3 4 3"},
	{"3个100%", "counted 3100%"},
	{"递进培养链条", "none"},
	{"双循环", "none"},
	{"三重收益", "counted 3重收益"},
	{"三不改变", "counted 3不改变"},
	{"县有品牌乡有特色村有亮点", "none"},
	{"十有", "counted 10有"},
	{"小微权力清单", "none"},
	{"内部挖潜+外部回引", "none"},
	{"1+3+5", "sum 1 3 5"},
	{"1+3+5工作法", "sum 1 3 5"},
	{"五服务", "counted 5服务"},
	{"支部+合作社/电商/基地+贫困户", "none"},
	{"一盘棋", "none"},
	{"一帮一登记册", "none"},
	{"四问一查", "tally 4问 1查"},
	{"四送", "counted 4送"},
	{"五定", "counted 5定"},
	{"五支先锋队", "counted 5先锋队"},
	{"“1350”", "digits 1 3 5 0+"},
	{"五联", "counted 5联"},
}

var others = [][2]string{
	{"", "none"},
	{"１＋Ｎ＋１", "sum 1 N 1"},
	{"6个一", "ones 6一"},
	{"六個一", "ones 6一"},
	{"三个一批", "ones 3一批"},
	{"四议、两公开", "tally 4议 2公开"},
	{"两不愁三保障", "tally 2不愁 3保障"},
	{"三级联创", "counted 3级联创"},
	{"一户一策", "none"},
	{"一帮一", "none"},
	{"第一书记", "none"},
	{"万名干部联万家", "none"},
	{"百日攻坚", "none"},
	{"十百千工程", "none"},
	{"三年行动", "none"},
	{"2020工程", "none"},
	{"12345热线", "none"},
	{"110热线", "none"},
	{"131热线", "none"}, {"131国道", "none"}, {"131省道", "none"},
	{"六项活动", "counted 6活动"}, {"192工作法", "digits 1 9 2"}, {"2+模式", "sum 2+"}, {"五联·N户", "counted 5联"}, {"一兩三", "none"}, {"一两三", "none"},
	{"理事会一+N+1", "sum 1 N 1"}, {"理事会+N+1", "none"}, {"+N+1", "none"}, {"1核A+N点", "sum 1核A N点"},
	{"5G+农业", "none"},
	{"互联网+党建", "none"},
	{"主题党日+", "none"},
	{"六盘水经验", "none"},
	{"统一管理", "none"},
	{"两个优先、两个不用", "tally 2优先 2不用"},
	{"一强化三规范一监督", "tally 1强化 3规范 1监督"},
	{"1核3治", "tally 1核 3治"},
	{"1核+N点", "sum 1核 N点"},
	{"一三一工作法", "digits 1 3 1"},
	{"双增双带促脱贫", "doubles 2增 2带"},
	{"5+2", "sum 5 2"},
	{"三个四", "grid 3 4"},
	{"“十三五”规划", "none"},
	{"三农工作", "none"},
	{"九江经验", "none"},
	{"四好农村路", "counted 4好农村路"},
	{"五级书记抓乡村振兴", "counted 5级书记抓乡村振兴"},
	{"100户帮带", "counted 100户帮带"},
	{"村社一体、三变改革", "counted 3变"},
	{"一体两翼", "tally 1体 2翼"},
	{"394工作法", "digits 3 9 4"},
	{"A131模式", "none"},
	{"131A模式", "none"},
	{"1939工程", "none"},
	{"Z3工程", "none"},
	{"a5 z9 五联", "counted 5联"},
	{"五联A9", "counted 5联A9"},
	{"双亮、双诺、双实", "doubles 2亮 2诺 2实"},
	{"双亮双诺双实 工作法", "doubles 2亮 2诺 2实"},
	{"雙亮雙諾", "doubles 2亮 2诺"}, {"双双过关", "none"}, {"五联！", "counted 5联!"},
	{"ABC三级管理", "counted 3级管理"}, {"夺百 三比一看", "tally 3比 1看"}, {"四联万家、三变改革", "tally 4联万家 3变"},
	{"“十三五” 三大行动", "counted 3行动"},
	{"增长0.131", "none"}, {"党建131模式", "digits 1 3 1"}, {"一零一", "none"},
}

func TestParseTakesEveryNameApart(t *testing.T) {
	for _, c := range append(systems, others...) {
		name, want := c[0], c[1]
		f := formula.Parse(name)
		if got := written(f); got != want {
			t.Errorf("Parse(%q) = %s, want %s", name, got, want)
		}
		if f.Name != name {
			t.Errorf("Parse(%q) lost the name: %q", name, f.Name)
		}
	}
}

func TestParseCountReadsWhatADataFileHas(t *testing.T) {
	for _, c := range []struct {
		text     string
		min, max int
		ok       bool
	}{
		{"1", 1, 1, true}, {"N", 1, 0, true}, {"X", 1, 0, true}, {"n", 1, 0, true}, {"1..3", 1, 3, true}, {"1-3", 1, 3, true},
		{"三", 3, 3, true}, {"12", 12, 12, true}, {"", 0, 0, true}, {"10+", 10, 0, true}, {"１..３", 1, 3, true}, {"0", 0, 0, true},
		{"3..1", 0, 0, false}, {"many", 0, 0, false}, {"1..", 0, 0, false}, {"N..3", 0, 0, false}, {"1户", 0, 0, false}, {" ", 0, 0, false},
		{"1..3..5", 0, 0, false}, {"2..N", 2, 0, true}, {"3..3", 3, 3, true}, {"1～3", 1, 3, true},
	} {
		got, ok := formula.ParseCount(c.text)
		if ok != c.ok || ok && (got.Min != c.min || got.Max != c.max) {
			t.Errorf("ParseCount(%q) = %+v, %v; want %d..%d, %v", c.text, got, ok, c.min, c.max, c.ok)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range append(systems, others...) {
		f.Add(c[0])
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := formula.Parse(name)
		if (got.Shape == formula.None) != (len(got.Terms) == 0) {
			t.Fatalf("Parse(%q): shape %s with %d terms", name, shapes[got.Shape], len(got.Terms))
		}
		for _, term := range got.Terms {
			if term.Count.Text == "" || term.Count.Min < 0 || !term.Count.Open() && term.Count.Max < term.Count.Min {
				t.Fatalf("Parse(%q): count %+v", name, term.Count)
			}
			if utf8.ValidString(name) && !utf8.ValidString(term.Label) {
				t.Fatalf("Parse(%q): label %q", name, term.Label)
			}
		}
		got.Disagreements([]formula.Part{{Parts: []formula.Part{{}}}, {Count: formula.Count{Text: "1", Min: 1, Max: 1}}})
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range systems {
			formula.Parse(c[0])
		}
	}
}
