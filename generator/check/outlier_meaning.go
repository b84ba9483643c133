package check

import (
	"strings"

	"casebook/generator/report"
)

// meanings is what indicators count, by Indicator.Index, read from their names once: a country has hundreds of
// thousands of villages, each with a series of every one of them.
type meanings []meaning

// meaning is what the name and unit of an indicator say.
type meaning struct {
	name  string // what it has in common with other names of it
	share bool   // a part of a whole in per cent
	heads bool   // all people or households of a place
}

func meaningsOf(indicators []*report.Indicator) meanings {
	list := make(meanings, len(indicators))
	for k, i := range indicators {
		x := &list[k]
		x.name, x.share = measured(i.Name), i.Unit == "%" && isPart(i.Name)
		x.heads = i.Better != report.BetterLower && (x.name == people || x.name == homes)
		if strings.ContainsAny(string(i.Unit), "十百千万亿") { // as 万人: not what a field counts
			x.name += string(i.Unit)
		}
	}
	return list
}

func (m meanings) of(i *report.Indicator) *meaning { return &m[i.Index] }

// isPart tells by its name whether a measure in per cent is a part of a whole: growth, profit and
// plans fulfilled may be more than all.
func isPart(name string) bool {
	for _, word := range [...]string{"增", "涨", "降", "减", "变", "速", "同比", "环比", "比上年", "利润", "收益", "回报", "完成", "达成", "负债", "指数", "投入", "产销", "毛入", "复种", "周转"} {
		if strings.Contains(name, word) {
			return false
		}
	}
	return strings.Contains(name, "率") || strings.Contains(name, "占") || strings.Contains(name, "比例") || strings.Contains(name, "比重") || strings.Contains(name, "覆盖")
}

// measured is what two names of one measure have in common: 总人口, 人口数 and 全村人口（人） are 人口.
func measured(name string) string {
	if i := strings.IndexAny(name, "（("); i > 0 {
		name = name[:i]
	}
	for _, filler := range [...]string{"总", "全村", "本村", "年末", "合计", "数量", "人数", "数", "个数", " "} {
		if rest := strings.ReplaceAll(name, filler, ""); rest != "" {
			name = rest
		}
	}
	return name
}
