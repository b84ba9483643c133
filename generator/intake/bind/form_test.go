package bind

import (
	"slices"
	"testing"

	"casebook/generator/source"
)

// In a form labels stand to the left of what is filled in; what stands above says nothing of it.
func TestFiguresOfAFormAreNamedByTheLabelsBeforeThem(t *testing.T) {
	form := "| 村名 | 青禾村 | 所属乡镇 | 示例镇 | 建村时间 | 1962年 |\n|---|---|---|---|---|---|\n" +
		"| 户数 | 412户 | 人口 | 1630 | 党员 | 43名 |\n" +
		"| 主要做法 | 种植油茶820亩，带动农户35户，户均增收6000元。 |  |  |  |  |\n" +
		"| 近三年情况 | 年份 | 2020年 | 2021年 | 2022年 |  |\n" +
		"|  | 集体收入（万元） | 12 | 18 | 26 |  |"
	r := Narrative(source.New("a.md", form+"\n"), Options{})
	got := map[string]Fact{}
	for _, f := range r.Facts {
		got[f.ID] = f
	}
	for id, want := range map[string]Fact{
		"户数": {Note: "户数", Unit: "户"}, "人口": {Note: "人口"}, "党员": {Note: "党员", Unit: "名"},
		"种植油茶": {Note: "种植油茶820亩", Unit: "亩"}, "集体收入-2021": {Note: "集体收入（万元），2021年", Unit: "万元", Year: 2021},
	} {
		if f, ok := got[id]; !ok || f.Note != want.Note || f.Year != want.Year || f.Unit != want.Unit {
			t.Errorf("%s is %+v, want %+v", id, f, want)
		}
	}
}

func TestTablesOfColumnsAreNoForms(t *testing.T) {
	for table, want := range map[string][]string{
		"| 村名 | 户数 | 乡镇 | 人口 |\n|---|---|---|---|\n| 青禾村 | 412 | 示例镇 | 1630 |":          {"青禾村-户数", "青禾村-人口"},
		"| 指标 | 单位 | 2021年 | 2022年 |\n|---|---|---|---|\n| 农户 | 户 | 412 | 430 |":        {"农户-2021", "农户-2022"},
		"| 指标 | 口径 | 2022年 |\n|---|---|---|\n| 户数 | 年末户数 | 412 |\n| 人口 | 常住人口 | 1630 |": {"户数-2022", "人口-2022"},
		"| 项目 | 数量 | 投资 |\n|---|---|---|\n| 修路 | 3公里 | 60万元 |":                          {"修路", "修路-投资"},
	} {
		if got := drafted(table); !slices.Equal(got, want) {
			t.Errorf("%s\ngot %q, want %q", table, got, want)
		}
	}
}
