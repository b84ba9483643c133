package check

import (
	"strings"
	"sync"

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
	for k := range clause {
		for _, x := range flowsByRune()[firstOf(clause[k:])] {
			if end := k + len(x.word); end > at && strings.HasPrefix(clause[k:], x.word) {
				kind, at = x.flow, end
			}
		}
	}
	if verb := flowVerb(clause); verb != unclearFlow && at < len(clause) {
		kind = verb
	}
	if kind != stockBefore && anyof.Contains(clause, stocksSaid[:]...) {
		return stockBefore // 年初转入, 年初在册
	}
	return kind
}

// flowVerb is what a verb of one character at the end of a clause says: 卖了, 又收进.
func flowVerb(clause string) flow {
	clause = strings.TrimRight(clause, "了掉去走出进来上又共")
	if anyof.Suffix(clause, "清收", "回收", "催收", "接") {
		return went
	}
	switch {
	case anyof.Suffix(clause, "卖", "销", "退", "辞", "死", "坏", "拆", "砍", "伐", "宰", "分", "发", "领", "付", "交", "缴", "还", "用", "花", "减", "送", "搬", "迁", "嫁", "丢"):
		return went
	case anyof.Suffix(clause, "收", "添", "招", "聘", "买", "购", "产", "育", "孵", "栽", "借", "捐", "加", "增", "补"):
		return came
	}
	return unclearFlow
}

// stocksSaid are the words of what there was that come before others of the clause.
var stocksSaid = [...]string{"上年结转", "上年结余", "上年末", "上年底", "去年底", "去年末", "年初", "月初", "期初"}

// flowWord is a word of flowWords.
type flowWord struct {
	word string
	flow flow
}

// flowsByRune are the words of flowWords by their first characters: to look for each of them in a clause takes twenty times as long.
var flowsByRune = sync.OnceValue(func() map[rune][]flowWord {
	list := map[rune][]flowWord{}
	for _, f := range flowWords {
		for _, w := range f.words {
			list[firstOf(w)] = append(list[firstOf(w)], flowWord{w, f.flow})
		}
	}
	return list
})

// flowWords are the words that say what a figure does to a stock.
var flowWords = [...]struct {
	flow  flow
	words []string
}{
	{stockBefore, []string{"原有", "年初", "月初", "季初", "期初", "起初有", "开年", "上年结转", "上年结余", "上年末", "上年底", "去年底", "去年末", "原来有", "上年移交"}},
	{stockNow, []string{"现有", "年末", "月末", "季末", "期末", "年底", "月底", "年终", "现在有", "现在岗", "现在册", "结存", "尚存", "现存", "目前有", "如今有", "还剩", "还有", "还余", "尚余", "尚有", "盘点", "转入下年", "结转下年", "12月31日", "在册", "在库", "在编", "在岗", "在院", "在栏", "存栏", "馆藏", "库存", "账面"}},
	{went, []string{"转出", "支出", "调出", "迁出", "外迁", "迁走", "搬走", "退社", "退出", "退休", "退役", "退会", "退伙", "退养", "离职", "离任", "离开", "去世", "过世", "死亡", "死了", "死掉", "枯死", "病死", "病故", "病逝", "脱贫", "摘帽", "出栏", "出圃", "出库", "出去", "出院", "转院", "转学",
		"销售", "售出", "卖出", "卖掉", "卖了", "注销", "销户", "报停", "报失", "报损", "除名", "花去", "花了", "花掉", "撤并", "撤销", "关闭", "关停", "关掉", "停业", "歇业", "拆除", "拆掉", "拆迁", "淘汰", "报废", "减少", "用去", "用掉", "用了", "毕业", "损毁", "损坏", "破损", "损失", "核减", "缩减", "调减",
		"征去", "占去", "剔除", "吃掉", "吃了", "归还", "还清", "偿还", "冲销", "核销", "抵扣", "发出", "领走", "领用", "借出", "外借", "送出", "划出", "拨出", "移交", "上交", "上缴", "付出", "支付", "付给", "取走", "流失", "丢失", "丢了", "扣除", "扣掉", "消耗", "耗用", "损耗", "蒸发", "渗漏", "漏损", "弃水", "放水", "宰杀", "屠宰", "砍伐", "采伐",
		"办结", "办完", "审结", "调处", "解决", "整改", "销号", "清零", "化解", "结案", "返家", "到期", "收回", "调走", "转走", "辞职", "辞退", "解聘", "嫁出", "外嫁"}},
	{came, []string{"发展", "转入", "收入", "纳入", "登记", "调入", "迁入", "迁来", "搬来", "出生", "入社", "入会", "入伙", "新增", "增加", "增补", "追加", "新入", "补栏", "补栽", "补种", "补录", "引进", "吸收", "吸纳", "拨入", "拨来", "新购", "购进", "购入", "购置", "收购", "买进", "买来", "买了", "新聘", "聘来", "新招", "招来", "招录", "录用", "考进", "新雇", "新建", "新开",
		"新设", "新挖", "新育", "新放", "新立", "新添", "新栽", "新发", "新收", "新来", "新培", "新认", "新办", "新批", "新装", "新修", "新造", "新种", "新铺", "新配", "新查", "新排", "新交", "新进", "新接", "新登", "新生", "发行", "繁殖", "产仔", "产羔", "产下", "孵化", "补充", "招收", "招进", "收进", "进来", "进书", "进货", "进水", "来水", "流入", "返贫", "入库", "入账", "到账", "添置",
		"添了", "借入", "借来", "受理", "接收", "接到", "收到", "捐来", "捐赠", "征集", "寄来", "寄回", "配送", "配发", "领到", "送来", "入院", "认购", "受让", "返乡", "回流", "冒出", "查出", "排查出", "转来", "调来", "派来", "存入", "筹集", "续建", "扩建"}},
}
