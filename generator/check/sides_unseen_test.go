package check

import "testing"

// TestWhatAStrangerWrote holds kinds that someone found who had not read the rules, each with what is right and near it.
func TestWhatAStrangerWrote(t *testing.T) {
	holdSides(t, []side{
		{"points that follow a quoted promise behind a full stop, or in paragraphs below it", [][2]string{
			{"始终做到“六个坚持”。一是坚持党建引领；二是坚持规划先行；三是坚持群众主体；四是坚持产业为本；五是坚持久久为功。", "section-gap"},
			{"始终做到“五个坚持”。一是坚持党建引领；二是坚持规划先行；三是坚持群众主体；四是坚持产业为本；五是坚持久久为功。", ""},
			{"探索出“四联”工作法。一是组织联建，打破村界。二是产业联育，统一品牌。三是治理联动，共调共处。", "section-gap"},
			{"探索出“三联”工作法。\n\n一是组织联建，打破村界。\n\n二是产业联育，统一品牌。\n\n三是治理联动，共调共处。", ""},
			{"探索出“三联”工作法。\n\n一是组织联建，打破村界。\n\n二是产业联育，统一品牌。", "section-gap"},
			{"做到“三个到位”。（一）宣传到位。（二）培训到位。", "section-gap"},
			{"采取三项措施。（一）宣传到位。（二）培训到位。", "section-gap"},
			{"去年渠道修通，三方面民生实事圆满完成。（一）修渠。（二）修路。", ""},
			{"形成“两高”的原因有三：一是税收高，二是管理好，三是价格低。", ""},
			{"落实“三农”工作。一是建好农田；二是管好农机。", ""},
			{"该镇坚持“两个维护”。一是抓学习；二是抓落实；三是抓检查。", ""},
		}},
		{"a list before its number, of single characters, of levels, of what is done", [][2]string{
			{"通过“听、查、访”四种方式开展督导。", "section-gap"},
			{"通过“听、查、访”三种方式开展督导。", ""},
			{"把“引进来、走出去、留得住”四项举措贯穿始终。", "section-gap"},
			{"出台“促消费、保增长”10项措施。", ""},
			{"构建“村收集、镇转运”三级处理体系。", "section-gap"},
			{"着力解决群众反映强烈的三难问题，即行路难、吃水难。", "section-gap"},
			{"着力解决群众反映强烈的两难问题，即行路难、吃水难。", ""},
			{"创新“五步工作法”，即“一听、二看、三议、四办”，做到事事有回音。", "section-gap"},
			{"创新“四步工作法”，即“一听、二看、三议、四办”，做到事事有回音。", ""},
			{"检查采取“四不两直”方式，不发通知、不打招呼、不听汇报，直奔基层、直插现场。", "section-gap"},
			{"村干部得知她丈夫去世、独自拉扯三个孩子，便送来了米和油。", ""},
		}},
		{"blanks of templates", [][2]string{
			{"村集体经济收入达到（此处填数字）万元。", "placeholder"},
			{"项目于年 月 日开工，目前主体已经封顶。", "placeholder"},
			{"据统计，本年度接待游客【】万人次。", "placeholder"},
			{"贫困发生率由上年的%降到今年的%，成效显著。", "placeholder"},
			{"学校占地面积（）平方米，绿化很好。", "placeholder"},
			{"（插入图片：村口全景）村口的老樟树下，立起了一块石碑。", "placeholder"},
			{"（照片待插入）", "placeholder"},
			{"比上年增长 个百分点。", "placeholder"},
			{"位居全市第 位。", "placeholder"},
			{"受益人口近〇万人，群众反映良好。", "placeholder"},
			{"时任支部书记★★★带领群众开山修路。", "placeholder"},
			{"酒店评为★★★★★级。", ""},
			{"这个镇有二〇万人，是全县最大的镇。", ""},
			{"车号为桂A·××的货车超载，被执法人员拦下。", ""},
		}},
		{"years with letters in them", [][2]string{
			{"l998年特大洪水之后，这里重修了堤防。", "year-mangled"},
			{"学校始建于1O56年，校舍几经翻修。", "year-mangled"},
			{"２Ｏ１８年，首批车间投产。", "year-mangled"},
			{"型号Al998年产量增加。", ""},
		}},
		{"what stands twice at the end of a clause", [][2]string{
			{"项目竣工后后，沿线群众出行更加便利。", "doubled-word"},
			{"以项目化化的方式推进改革。", "doubled-word"},
			{"这是搬迁的后半篇文章章。", "doubled-word"},
			{"不断加强队伍，队伍，提高服务水平。", "doubled-word"},
			{"建立健全建立健全长效管护机制。", "doubled-word"},
			{"时时处处，大家都热热闹闹、踏踏实实的。", ""},
			{"富裕乡镇乡镇企业多，薄弱乡镇乡镇企业少。", ""},
			{"集体经济经济效益好，合作社社员分红多。", ""},
		}},
		{"a dash for 一", [][2]string{
			{"年轻人—批批回来，村子—天天热闹。", "punctuation"},
			{"抓住这—难得机遇，顺势而为。", "punctuation"},
			{"全县上下拧成—股绳。", "punctuation"},
			{"管护人员—天巡查两趟，发现险情立即上报。", "punctuation"},
			{"广州—天津的航线开通了。", ""},
		}},
		{"footers, and words of theirs in a sentence", [][2]string{
			{"村庄美了，游客来了。\n\n附件下载", "copied-footer"},
			{"防汛抗旱两手抓。\n\n主办：青石县人民政府　承办：县政府办公室", "copied-footer"},
			{"阅读次数最多的孩子，被评为“阅读之星”。", ""},
		}},
	})
}
