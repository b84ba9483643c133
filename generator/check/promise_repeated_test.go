package check

import (
	"testing"

	"casebook/generator/source"
)

// TestPromisesOfARepeatedWord: what repeats the word that is counted is an item, wherever it stands: in brackets, behind circled numbers, in bullets or
// headings below.
func TestPromisesOfARepeatedWord(t *testing.T) {
	wrong := []string{
		"村里实行“双公开”（账目公开、采购公开、结果公开），接受群众监督。",
		"对返贫风险户做到走访、建档、签约、回访“三个百分之百”。",
		"新修订的村规民约突出“六不”：\n\n- 不赌博\n- 不打架\n- 不乱倒垃圾\n- 不铺张办酒\n- 不占道堆放",
		"项目验收把好三关：①材料关；②工期关；③质量关；④资金关。",
		"围绕“三个强化”抓落实。\n\n## 强化组织领导\n\n乡里成立了工作专班。\n\n## 强化资金保障\n\n项目资金全部进入专户管理。",
		"通过“三个注重”提升培训实效。1.注重需求导向，缺什么补什么。2.注重实际操作，把课堂搬到大棚里。3.注重跟踪服务，训后回访不断线。4.注重考核激励，结果与评优挂钩。",
		"干部做到“双到位”：思想到位、行动到位、措施到位。",
		"落实“双包”责任制，即县领导包乡、部门包村、干部包户。",
		"坚持“六个不准”：\n\n- 不准私分\n- 不准截留\n- 不准挪用\n- 不准优亲厚友\n- 不准虚报",
		"把好四关：①准入关；②评议关；③公示关。",
		"严把五道关口：①申请关；②评议关；③审核关；④公示关。",
		"做到宣传、排查、整改、验收“三个到位”。",
		"突出“四个聚焦”做文章。\n\n## 聚焦产业\n\n种了茶。\n\n## 聚焦人才\n\n请了人。\n\n## 聚焦文化\n\n修了馆。",
		"以“三个坚持”推进整治。1.坚持规划先行，不搞大拆大建。2.坚持因村施策，一村一策。3.坚持群众主体，共建共享。4.坚持长效管护，不搞一阵风。",
	}
	right := []string{
		"村里实行“双公开”（账目公开、结果公开），接受群众监督。",
		"对返贫风险户做到走访、建档、回访“三个百分之百”。",
		"新修订的村规民约突出“五不”：\n\n- 不赌博\n- 不打架\n- 不乱倒垃圾\n- 不铺张办酒\n- 不占道堆放",
		"项目验收把好四关：①材料关；②工期关；③质量关；④资金关。",
		"围绕“两个强化”抓落实。\n\n## 强化组织领导\n\n乡里成立了工作专班。\n\n## 强化资金保障\n\n项目资金全部进入专户管理。",
		"通过“四个注重”提升培训实效。1.注重需求导向，缺什么补什么。2.注重实际操作，把课堂搬到大棚里。3.注重跟踪服务，训后回访不断线。4.注重考核激励，结果与评优挂钩。",
		"落实“双包”责任制，即县领导包乡、部门包村。",
		"推行“双报到”（单位党组织到社区报到、在职党员到居住地报到），服务群众。",
		"实行“双培双带”，即把党员培养成能手、把能手培养成党员，党员带头致富、带领群众致富。",
		"围绕“三个强化”，我们这样做。\n\n## 背景\n\n村里穷。\n\n## 强化组织领导\n\n成立专班。\n\n## 成效\n\n好了。",
	}
	for want, texts := range [][]string{right, wrong} {
		for _, text := range texts {
			list, err := Texts(t.Context(), []*source.File{source.New("text.md", text+"\n")}, Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			got := 0
			for _, p := range list {
				if p.Rule == sectionGapID {
					got++
				}
			}
			if got != want {
				t.Errorf("%s\n%d reports, want %d", text, got, want)
			}
		}
	}
}
