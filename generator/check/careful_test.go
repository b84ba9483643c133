package check

import (
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// TestCarefulReader: what a careful reader of the townships' own descriptions found and the rules once did not, and what stands
// near it and is right.
func TestCarefulReader(t *testing.T) {
	for _, c := range []struct {
		rule  problem.Rule
		wrong []string
		right []string
	}{
		{sectionOrderID, []string{
			"一、资源\n\n1.矿产资源\n\n石灰石多。\n\n2.旅游资源\n\n有水库。\n\n2.农业资源\n\n稻田多。",
			"一、资源\n1.矿产资源\n石灰石多。\n2.旅游资源\n有水库。\n2.农业资源\n稻田多。",
		}, []string{
			"一、资源\n\n1.矿产资源\n\n石灰石多。\n\n2.旅游资源\n\n有水库。\n\n3.农业资源\n\n稻田多。",
		}},
		{sectionGapID, []string{
			"一、资源\n\n1.矿产资源\n\n石灰石多。\n\n3.旅游资源\n\n有水库。\n\n4.农业资源\n\n稻田多。",
		}, nil},
		{doubledWordID, []string{
			"合作社带动周边农户种茶，茶园由省级\n省级龙头企业统一收购。",
			"项目位于镇区，标准厂房建设项目项目占地30亩。",
		}, []string{
			"（一）青石县中心医院\n青石县中心医院有床位300张。",
			"2.青石米业有限公司\n公司位于柳河边，年加工能力4万吨。",
			"妇幼保健院\n妇幼保健院建筑面积5500平方米。",
		}},
		{privateNameID, []string{
			"退伍军人曹国庆家中老母长年卧床，妻子又查出乳腺癌。",
			"村里的郑秀英家是出了名的困难户，丈夫早逝，婆婆瘫痪在床。",
			"下河组的田桂香家房子年久失修，被鉴定为D级危房。",
			"马大勇说，他家的新房政府补助了3.5万元，自己只掏了1万元。",
			"村民老范叫范德才，曾因赌博输光家产。",
			"她叫肖美玲，今年46岁，丈夫几年前患肝癌去世。",
			"贫困户付小军在外务工，骆秀兰患尿毒症。",
			"监测对象沈玉兰家享受了雨露计划补助3000元。",
			"邻居彭老五常年酗酒，妻子离家出走。",
		}, []string{
			"退伍军人事务站设在便民服务中心，困难户也能来办事。",
			"马大哈式的工作作风要改，危房改造的账要算清。",
			"贫困户付出辛劳，尚未脱贫的也有宗旨意识强的党员结对。",
			"曹建明从理论和实践结合的角度作了讲解，重视金融隐患。",
			"张桂荣大夫用针灸疗法治疗患者3000多人次。",
		}},
		{sumMismatchID, []string{
			"全乡4600户、12498口人，其中：男性人口6584人，女性人口5419人。",
			"山地占总面积的70%，丘陵占20%，台地占5%，河谷盆地占15%。",
			"林地占总面积的62%，耕地占总面积的30%，水面占总面积的18%。",
		}, []string{
			"全乡4600户、12498口人，其中：男性人口6584人，女性人口5914人。",
			"山地占总面积的70%，丘陵占10%，台地占5%，河谷盆地占15%。",
			"劳动力占总人口的68%，妇女占总人口的48%，党员占总人口的6%。",
			"山地占总面积的80%，森林占总面积的65%，水面占5%。",
		}},
	} {
		for _, text := range c.wrong {
			if !tellsOf(t, c.rule, text) {
				t.Errorf("%s is silent of %s", c.rule, text)
			}
		}
		for _, text := range c.right {
			if tellsOf(t, c.rule, text) {
				t.Errorf("%s tells of %s", c.rule, text)
			}
		}
	}
}

// tellsOf tells whether a rule reports anything in a text as it comes.
func tellsOf(t *testing.T, rule problem.Rule, text string) bool {
	t.Helper()
	list, err := Texts(t.Context(), []*source.File{source.New("text.txt", strings.TrimSpace(text)+"\n")}, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		if p.Rule == rule {
			return true
		}
	}
	return false
}
