package main

import (
	"hash/fnv"
	"strconv"
)

// The years that every village has figures of.
const firstYear, lastYear = 2015, 2024

// indicator is a measure with how its figures are made up.
type indicator struct {
	id, name, group, unit string
	decimals              int
	from, spread, growth  int // in its last decimal: the first year, how far villages differ, a year's growth
}

var groups = [...][2]string{{"infrastructure", "基础设施"}, {"income", "收入"}, {"membership", "成员"}}

var indicators = [...]indicator{
	{"road_rate", "通硬化路农户占比", "infrastructure", "%", 1, 500, 150, 35},
	{"water_rate", "自来水普及率", "infrastructure", "%", 1, 520, 140, 34},
	{"power_rate", "通动力电农户占比", "infrastructure", "%", 1, 600, 90, 30},
	{"broadband_rate", "宽带入户率", "infrastructure", "%", 1, 310, 120, 52},
	{"toilet_rate", "卫生厕所普及率", "infrastructure", "%", 1, 420, 130, 44},
	{"gas_rate", "清洁燃料使用率", "infrastructure", "%", 1, 300, 140, 48},
	{"street_lamps", "路灯", "infrastructure", "盏", 0, 60, 80, 9},
	{"income_per_capita", "人均可支配收入", "income", "元", 0, 6400, 3000, 730},
	{"wage_income", "人均工资性收入", "income", "元", 0, 3100, 1400, 340},
	{"farm_income", "人均经营净收入", "income", "元", 0, 1900, 800, 190},
	{"transfer_income", "人均转移净收入", "income", "元", 0, 900, 400, 85},
	{"property_income", "人均财产净收入", "income", "元", 0, 240, 120, 31},
	{"collective_income", "村集体收入", "income", "万元", 1, 90, 120, 23},
	{"dividend", "户均分红", "income", "元", 0, 120, 90, 37},
	{"party_members", "党员", "membership", "名", 0, 60, 40, 2},
	{"women_members", "女党员", "membership", "名", 0, 15, 10, 1},
	{"volunteers", "志愿者", "membership", "名", 0, 40, 60, 6},
	{"delegates", "村民代表", "membership", "名", 0, 30, 20, 1},
	{"coop_households", "入社农户", "membership", "户", 0, 80, 120, 14},
	{"activists", "入党积极分子", "membership", "名", 0, 8, 6, 1},
}

// How many households a village has.
const fewestHouseholds, mostHouseholds = 120, 720

const incomeAt = 7 // of income_per_capita in indicators

// breakdown splits the party members of the last year.
type breakdown struct {
	by    string
	parts []string
}

const brokenDown, brokenDownAt = "party_members", 14 // in indicators

const (
	womenAt = 15 // in indicators
	bySex   = 2  // in breakdowns
)

var breakdowns = [...]breakdown{
	{"age", []string{"35岁以下", "36至50岁", "51至60岁", "60岁以上"}},
	{"education", []string{"初中及以下", "高中或中专", "大专及以上"}},
	{"sex", []string{"男", "女"}},
}

// figures are one village's, the same ones for its code every time.
type figures struct {
	households, population int
	values                 [len(indicators)][lastYear - firstYear + 1]int // in the indicator's last decimal
	parts                  [len(breakdowns)][]int
}

func (f *figures) of(code string) {
	h := fnv.New64a()
	h.Write([]byte(code))
	seed := h.Sum64()
	roll := func(n int) int {
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
		return int(seed % uint64(n))
	}
	f.households = fewestHouseholds + roll(mostHouseholds-fewestHouseholds)
	f.population = f.households*3 + roll(f.households)
	for i := range indicators {
		x := &indicators[i]
		v := x.from + roll(x.spread)
		for y := range f.values[i] {
			f.values[i][y] = v
			if x.unit == "户" { // of the village's own, so that no more join than live there
				f.values[i][y] = v * f.households / mostHouseholds
			}
			v += x.growth + roll(x.growth/4+1)
			if x.unit == "%" {
				v = min(v, 1000)
			}
		}
	}
	total := f.values[brokenDownAt][lastYear-firstYear]
	for k := range breakdowns {
		n := len(breakdowns[k].parts)
		f.parts[k] = f.parts[k][:0]
		left := total
		for p := range n - 1 {
			part := total/(n+1) + roll(total/(4*n)) + p
			f.parts[k] = append(f.parts[k], part)
			left -= part
		}
		f.parts[k] = append(f.parts[k], left)
	}
	women := f.values[womenAt][lastYear-firstYear]
	f.parts[bySex] = append(f.parts[bySex][:0], total-women, women) // the same as their own indicator says
}

// appendFigure appends a value of an indicator as a plain decimal.
func (x *indicator) appendFigure(b []byte, v int) []byte {
	if x.decimals == 0 {
		return strconv.AppendInt(b, int64(v), 10)
	}
	b = strconv.AppendInt(b, int64(v/10), 10)
	return append(b, '.', byte('0'+v%10))
}
