package check

import (
	"strings"
	"testing"

	"casebook/generator/problem"
)

// side is one limit of a rule, with texts on both sides of it.
type side struct {
	limit string
	texts [][2]string // the text, the rules that report it
}

// holdSides checks each text of each limit in the middle of a narrative. A rule that is loosened or tightened by one
// step fails here, though the corpora of TestScore might not tell.
func holdSides(t *testing.T, sides []side) {
	t.Helper()
	for _, x := range sides {
		for _, text := range x.texts {
			var got []string
			found, _ := checkedWhole(t, "全村的情况说明如下，供大家参考。\n\n"+text[0]+"\n\n村里的路修好了，大家都满意。\n")
			reported, _ := problem.ApplySeverities(found, problem.Policy{Rules: Catalog()}) // each thing once
			for _, p := range reported {
				if p.Rule != missingDateID && p.Rule != figureUnboundID { // said of any text with figures and no date
					got = append(got, string(p.Rule))
				}
			}
			if strings.Join(got, " ") != text[1] {
				t.Errorf("%s\n%s: %q, want %q", x.limit, text[0], got, text[1])
			}
		}
	}
}

// TestEachLimitOfARuleHasATextOnBothSides holds rules where a word or a sign decides. Each group of texts states
// one limit of a rule; beside each text stands the rule that must report it, or nothing where it must keep silent.
func TestEachLimitOfARuleHasATextOnBothSides(t *testing.T) {
	holdSides(t, []side{
		{"a multiple of an amount named before it, in its own sentence or in the next, is worked out: 415.8÷60 is 6.93", [][2]string{
			{"全年发行60亿元，认购415.8亿元，是发行规模的6.93倍。", ""},
		}},
		{"a name behind 作者： is left over from a web page only if a date, a time or a button of the page follows it", [][2]string{
			{"作者：小赵　打印", "copied-footer"},
			{"作者：小赵　2019-03-02", "copied-footer"},
			{"作者：小赵 时间：2019-03-02", "copied-footer"},
			{"作者：小赵", ""},
		}},
		{"buttons and times of a web page are reported by the signs before them: without 作者： and such they may be prose", [][2]string{
			{"浏览次数：120", "copied-footer"},
			{"作者小赵 打印 关闭", ""},
			{"2019-03-02 打印", ""},
			{"时间：今天 我们", ""},
		}},
		{"a share of a whole that the sentence before names is worked out: 4 of 10 are 40 %; 占30% alone does not say of what", [][2]string{
			{"全县有高校10所。本科4所，占高校的30%。", "percent-mismatch"},
			{"全县有高校10所。其中，本科4所，占高校的30%。", "percent-mismatch"},
			{"全县有高校10所。全县本科高校4所，占30%。", ""},
			{"全县有耕地500亩。水田300亩，占耕地的80%。", "percent-mismatch"},
			{"全县有耕地500亩。水田300亩，占耕地的60%。", ""},
		}},
		{"one part cannot be more than its whole; of several, a person may be in two, and only a slip of a digit is reported", [][2]string{
			{"全镇有干部3212人，其中有学历的5953人。", "sum-mismatch"},
			{"全镇有干部3212人，其中有学历的2953人，有职称的902人。", ""},
		}},
		{"parts that leave nothing out, such as four grades or quarters, must come to the whole; of others something may be missing", [][2]string{
			{"全村农户100户，其中A级40户、B级30户、C级20户、D级5户。", "sum-mismatch"},
			{"全村农户100户，其中A级40户、B级30户、C级20户、D级10户。", ""},
			{"全镇完成投资100万元，其中一季度40万元、二季度30万元、三季度20万元、四季度5万元。", "sum-mismatch"},
		}},
		{"from 30 % to 40 % are ten points, not 10 %; behind 由 or 从 the percentage is of another matter", [][2]string{
			{"参合率由30%提高到40%，提高10%。", "percent-mismatch"},
			{"参合率由30%提高到40%，提高10个百分点。", ""},
			{"参合率由30%提高到40%，提高幅度由10%降到5%。", ""},
		}},
		{"two closing marks around a word are one pair turned wrongly; with a full stop between them they are two without a half", [][2]string{
			{"他说这是’导火线’。", "unbalanced-quote"},
			{"他说这是‘导火线’。", ""},
			{"他说这是’导火线。下一句’又来。", "unbalanced-quote unbalanced-quote"},
		}},
		{"a number of things times the price of each is what they were sold for, unless one of the three is no exact number", [][2]string{
			{"收猪300头，每头卖2000元，收入50万元。", "sum-mismatch"},
			{"收猪300头，每头卖2000元，收入60万元。", ""},
			{"收猪300多头，每头卖2000元，收入50万元。", ""},
			{"收猪300头，每头卖约2000元，收入50万元。", ""},
			{"收猪300头，每头卖2000元，收入50多万元。", ""},
		}},
		{"个 stands for the long unit of the number before it, not for one behind it; without units both need the same 万", [][2]string{
			{"由240个工作日压缩至300个。", "sum-mismatch"},
			{"由240个压缩至300个工作日。", ""},
			{"由50.1万减少到60.7万。", "sum-mismatch"},
			{"由50.1万减少到40.7万。", ""},
			{"由50.1减少到60.7。", ""},
		}},
		{"who came and who is missing are together those who were to come", [][2]string{
			{"应出席代表120人，实到110人，缺席20人。", "sum-mismatch"},
			{"应到会120人，实到110人，缺席10人。", ""},
		}},
		{"exports less imports are the surplus; what follows 进出口 is the sum of both and is neither", [][2]string{
			{"全年出口60亿元，进口40亿元，贸易顺差30亿元。", "sum-mismatch"},
			{"全年出口60亿元，进口40亿元，贸易顺差20亿元。", ""},
			{"全年进出口100亿元，出口60亿元，进口40亿元，贸易顺差20亿元。", ""},
		}},
		{"two numbers of parts behind two numbers of wholes are one part of each, not both of the last", [][2]string{
			{"全年抽检27987和27000批次，其中不合格1255和30000批次。", ""},
			{"全年抽检27987批次，其中不合格1255和30000批次。", "sum-mismatch"},
			{"小学和初中分别招生500人和300人，其中女生260人和160人。", ""},
		}},
	})
}
