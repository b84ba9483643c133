package check

import (
	"strings"
	"testing"

	"casebook/generator/source"
)

// holdNames holds passages to the names that must be reported in them, each with its severity.
func holdNames(t *testing.T, sides []side) {
	t.Helper()
	for _, x := range sides {
		for _, text := range x.texts {
			list, err := Texts(t.Context(), []*source.File{source.New("text.md", text[0]+"\n")}, Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range list {
				if p.Rule == privateNameID {
					got = append(got, p.Span.Text()+" "+p.Severity.String())
				}
			}
			if strings.Join(got, ", ") != text[1] {
				t.Errorf("%s\n%s: %q, want %q", x.limit, text[0], got, text[1])
			}
		}
	}
}

// TestNamesAndTheWordsNearThem: each limit by which a private person's name is told from words, and what is private from what is not.
func TestNamesAndTheWordsNearThem(t *testing.T) {
	holdNames(t, []side{
		{"a surname's character that ends a word begins no name", [][2]string{
			{"年关将近，月底前要把工钱结清。", ""},
			{"拖欠的工钱未付清之前，不得再揽活。", ""},
			{"贫困户的药钱花得多，房钱交得少。", ""},
			{"农民工钱桂香因病住院，家里欠债三万元。", "钱桂香 error"},
		}},
		{"a word that begins with a surname is no name", [][2]string{
			{"困难群众温饱不愁，老年人康乐有所。", ""},
			{"贫困户于年底前全部搬进新居。", ""},
			{"贫困户于春节前全部搬进新居。", ""},
			{"贫困户于春妹搬进了新居。", "于春妹 error"},
			{"受灾群众花名册贴在墙上。", ""},
			{"留守儿童古诗大赛开幕了。", ""},
		}},
		{"what somebody borrowed, owes or lost is nobody else's business", [][2]string{
			{"养殖户汪大田前年贷款8万元建羊舍，羊遭了疫病。", "汪大田 error"},
			{"养殖户汪大田去年赔进去五万多元。", "汪大田 error"},
			{"养殖户汪大田养了三十只羊。", "汪大田 warning"},
			{"养殖户汪大田养了三十只羊，银行放贷时没有找他。", "汪大田 warning"},
		}},
		{"a noun for a person leads up to a name as a role does; who acts in public is not reported", [][2]string{
			{"走进小区，退休工人柯玉翠正和邻居们排练腰鼓。", "柯玉翠 warning"},
			{"“环境好了，心情也好了。”退休教师屈翠梅说。", "屈翠梅 warning"},
			{"全国劳动模范、退休工人柯玉翠给青年工人传授技艺。", ""},
			{"外卖骑手柴春生每天经过这个路口。", "柴春生 warning"},
			{"外卖骑手柴春生冲进火海，救下两名儿童。", ""},
			{"绣娘祁翠香的鞋垫卖到了省城。", "祁翠香 warning"},
			{"绣娘祁翠香在全国大赛中夺得金牌。", ""},
			{"瑶族汉子奉春根种桑养蚕，摘掉了贫困帽。", "奉春根 error"},
			{"瑶族汉子高高兴兴地跳起了长鼓舞。", ""},
			{"打工者曹春根被拖欠了半年工资。", "曹春根 error"},
			{"工地施工方春节前结清了工资。", ""},
			{"军人遗属曾翠娥领到了抚恤金。", "曾翠娥 error"},
			{"遗属万分悲痛，家属安排了后事。", ""},
			{"（执笔人：周春根）", ""},
		}},
		{"any surname will do behind a role, if no word stands there", [][2]string{
			{"低保户占春福的儿子考上了职业学院。", "占春福 error"},
			{"低保户占全村总户数的百分之三。", ""},
			{"贫困户奉翠英搬进了新居。", "奉翠英 error"},
			{"贫困户奉献爱心，困难党员奉公守法。", ""},
			{"该校学生花小蕾家庭困难，一度辍学。", "花小蕾 error"},
			{"五保户水根生今年八十二岁。", "水根生 error"},
			{"五保户水费减半。", ""},
			{"受灾户仇三女领到了救灾款。", "仇三女 error"},
			{"被告人卜建设犯危险驾驶罪，判处拘役一个月。", "卜建设 error"},
			{"连人带房，齐刷刷被洪水冲走。", ""},
		}},
		{"names of one word of the peoples who have no surnames", [][2]string{
			{"白玛央金是低收入户，靠编织补贴家用。", "白玛央金 error"},
			{"低保户旺堆家养了九头牦牛。", "旺堆 error"},
			{"维吾尔族姑娘古丽米热的父亲患脑瘤。", "古丽米热 error"},
			{"东乡族群众马阿布都家享受了危房改造补助。", "马阿布都 error"},
			{"蒙古族牧民其其格因病致贫，欠债六万元。", "其其格 error"},
			{"贫困户其他收入不多。", ""},
			{"只有两个劳动力的海来阿木，被列为重点帮扶对象。", "海来阿木 error"},
		}},
		{"below a head that says so, any three characters of names are one", [][2]string{
			{"| 姓名 | 致贫原因 |\n| --- | --- |\n| 占玉翠 | 因病 |", "占玉翠 error"},
			{"| 品名 | 产量 |\n| --- | --- |\n| 占玉翠 | 3 |", ""},
			{"| 户主 | 人口 |\n| --- | --- |\n| 平均数 | 3 |", ""},
		}},
		{"a name of the village may be that of a thing", [][2]string{
			{"石匠谭石头摔断了胳膊，半年没有收入。", "谭石头 error"},
			{"村民搬石头垒墙，石匠凿石头铺路。", ""},
		}},
		{"what befell a house or a family leads up to a name", [][2]string{
			{"对丧失劳动能力的贺松等9户特困户，逐户落实低保政策。", "贺松 error"},
			{"对丧失劳动能力的家庭等9户，逐户落实低保政策。", ""},
			{"山洪冲毁了龙阿妹家的三间木房，她的儿子下落不明。", "龙阿妹 error"},
			{"山洪冲毁了龙江桥的三个桥墩。", ""},
			{"村干部得知段翠莲丈夫去世后，替她申请了低保。", "段翠莲 error"},
			{"村干部得知实情后，替她申请了低保。", ""},
			{"一组的岑大妹，今年68岁，无儿无女。", "岑大妹 error"},
			{"法院查明，贝家旺拖欠农民工工资四十余万元。", "贝家旺 error"},
			{"建筑公司拖欠农民工工资四十余万元。", ""},
			{"脱贫户占小龙、其妻及两个女儿挤在一间瓦房里。", "占小龙 error"},
			{"村医定期到患高血压的齐广田家测血压。", "齐广田 error"},
			{"彭小翠做得一手好菜。村里人都爱吃。三年前，她丈夫因肝癌去世，留下两个孩子。", "彭小翠 error"},
			{"彭小翠做得一手好菜，获得了全国大赛的金牌。村里人都爱吃。三年前，她丈夫因肝癌去世，留下两个孩子。", ""},
		}},
	})
}
