package check

import (
	"strings"

	"casebook/generator/anyof"
)

// What there was, what came and went, and what there is: 原有党员38名，新发展3名，转出2名，现有39名; 年初结余15万元，收入32万元，支出21万元，
// 年末结余26万元. And what one gives, how many there are, and all of it: 每户5只鸡苗，86户一共430只.

// flow is what a figure does to a stock.
type flow int

const (
	unclearFlow flow = iota
	stockBefore
	came
	went
	stockNow
)

// flowOf reads from the end of the words before a figure what it does to a stock: of two that say something the last counts.
func flowOf(clause string) flow {
	if anyof.Contains(clause, "其中", "累计", "计划", "每", "人均", "户均", "预计", "目标") {
		return unclearFlow
	}
	kind, at := unclearFlow, -1
	for _, said := range flowWords() {
		for _, w := range said.words {
			if i := strings.LastIndex(clause, w); i >= 0 && i+len(w) > at {
				kind, at = said.flow, i+len(w)
			}
		}
	}
	if (kind == came || kind == went) && anyof.Contains(clause, stocksSaid[:]...) {
		return stockBefore // 年初转入
	}
	return kind
}

// stocksSaid are the words of what there was that come before others of the clause.
var stocksSaid = [...]string{"上年结转", "上年结余", "上年末", "上年底", "去年底", "去年末"}

// flowWords are the words that say what a figure does to a stock.
func flowWords() [4]struct {
	flow  flow
	words []string
} {
	type said = struct {
		flow  flow
		words []string
	}
	return [4]said{
		{stockBefore, []string{"原有", "年初", "月初", "季初", "期初", "起初有", "开年", "上年结转", "上年结余", "上年末", "上年底", "去年底", "去年末", "原来有", "移交"}},
		{stockNow, []string{"现有", "年末", "月末", "季末", "期末", "年底", "月底", "年终", "现在有", "现在岗", "现在册", "结存", "尚存", "现存", "目前有", "如今有", "还剩", "还有", "盘点"}},
		{went, []string{"转出", "支出", "调出", "迁出", "外迁", "迁走", "搬走", "退社", "退出", "退休", "退役", "离职", "离任", "离开", "去世", "死亡", "死了", "死掉", "枯死", "病死", "病故", "脱贫", "出栏", "出圃", "出库", "出去", "出院",
			"销售", "售出", "卖出", "卖掉", "卖了", "注销", "花去", "花了", "花掉", "撤并", "撤销", "关闭", "关停", "关掉", "停业", "歇业", "拆除", "拆掉", "淘汰", "报废", "减少", "用去", "用掉", "用了", "毕业", "损毁", "核减",
			"征去", "占去", "剔除", "吃掉", "吃了", "归还", "还清", "偿还", "发出", "领走", "领用", "借出", "送出", "划出", "拨出", "付出", "取走", "流失", "丢失", "丢了", "扣除", "扣掉", "消耗", "耗用", "办结", "化解", "结案", "返家", "到期", "收回"}},
		{came, []string{"发展", "转入", "收入", "调入", "迁入", "迁来", "搬来", "出生", "入社", "新增", "增加", "新入", "补栏", "引进", "吸收", "吸纳", "拨入", "拨来", "新购", "购进", "购入", "收购", "买进", "买来", "买了", "新聘", "新招", "新建", "新开",
			"新设", "新挖", "新育", "新放", "新立", "新添", "新栽", "新发", "新收", "新来", "新培", "新认", "新办", "新批", "新装", "新修", "新造", "新种", "发行", "繁殖", "产仔", "产羔", "补充", "招收", "招进", "收进", "进来", "进书", "进货", "返贫", "入库", "入账", "到账", "添置",
			"添了", "借入", "受理", "接收", "接到", "收到", "捐来", "捐赠", "寄来", "寄回", "配送", "送来", "入院", "认购", "受让"}},
	}
}
