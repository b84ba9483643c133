package check

import (
	"strings"
	"testing"
)

// table writes rows, whose cells are parted by blanks, as a table of Markdown.
func table(rows ...string) string {
	var b strings.Builder
	for i, row := range rows {
		cells := strings.Fields(row)
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", len(cells)) + "\n")
		}
	}
	return b.String()
}

// TestTablesAreWorkedOutWithinTheirLimits holds totals, shares, rates and averages of tables.
func TestTablesAreWorkedOutWithinTheirLimits(t *testing.T) {
	holdSides(t, []side{
		{"a row 合计 is the sum of the rows, above them or below, unless some are parts of another or the column holds rates", [][2]string{
			{table("村名 户数 面积", "甲村 31 40", "乙村 42 50", "合计 73 90"), ""},
			{table("村名 户数 面积", "甲村 31 40", "乙村 42 50", "合计 74 90"), "sum-mismatch"},
			{table("村名 户数 面积", "合计 74 90", "甲村 31 40", "乙村 42 50"), "sum-mismatch"},
			{table("村名 户数 面积", "甲村 31 40", "其中：茶农 12 10", "合计 74 90"), ""},
			{table("村名 户数 入社率", "甲村 31 40%", "乙村 42 50%", "合计 73 45%"), ""},
			{table("村名 户数 面积", "甲村 31 40", "乙村 42 50", "小计 73 90", "丙村 12 10", "丁村 13 10", "小计 25 20", "合计 98 110"), ""},
			{table("村名 户数 面积", "甲村 31 40", "乙村 42 50", "小计 73 90", "丙村 12 10", "丁村 13 10", "小计 26 20", "合计 98 110"), "sum-mismatch"},
		}},
		{"a figure beside a table is the one of the row that it names, but for a digit", [][2]string{
			{"各产业情况见下表，茶叶面积最大，为12.6万亩。\n\n" + table("产业 面积（万亩）", "茶叶 12.6", "油茶 9.3"), ""},
			{"各产业情况见下表，茶叶面积最大，为12.9万亩。\n\n" + table("产业 面积（万亩）", "茶叶 12.6", "油茶 9.3"), "sum-mismatch"},
			{"外出务工的有347人，见下表。\n\n" + table("类别 人数", "外出务工 374", "在家务农 286"), "sum-mismatch"},
			{"外出务工的去年有347人，见下表。\n\n" + table("类别 人数", "外出务工 374", "在家务农 286"), ""},
			{"外出务工的有347户，见下表。\n\n" + table("类别 务工人员", "外出务工 374", "在家务农 286"), ""},
			{"全县共奖补1260户。\n\n" + table("乡镇 奖补户数", "东坝镇 632", "石桥镇 574", "合计 1206"), "sum-mismatch"},
			{"全县共奖补1206户。\n\n" + table("乡镇 奖补户数", "东坝镇 632", "石桥镇 574", "合计 1206"), ""},
			{table("类别 人数", "外出务工 374", "在家务农 286") + "\n外出务工的有347人。", "sum-mismatch"},
			{"外出务工的有347人，见下表。\n\n## 下一步\n\n写在后面。\n\n" + table("类别 人数", "外出务工 374", "在家务农 286"), ""},
		}},
		{"a column 合计 is the sum of the others where most rows say so, or where men and women are all there are", [][2]string{
			{table("村名 男 女 合计", "甲村 31 40 71", "乙村 42 50 92"), ""},
			{table("村名 男 女 合计", "甲村 31 40 71", "乙村 42 50 93"), "sum-mismatch"},
			{table("村名 茶园 果园 合计", "甲村 31 40 71", "乙村 42 50 92", "丙村 12 13 26"), "sum-mismatch"},
			{table("村名 茶园 果园 合计", "甲村 31 40 71", "乙村 42 50 93", "丙村 12 13 26"), ""},
		}},
		{"a row of the whole region is the sum of the others where another column is", [][2]string{
			{table("村名 户数 面积 人数", "甲村 31 40 120", "乙村 42 50 130", "全镇 73 90 250"), ""},
			{table("村名 户数 面积 人数", "甲村 31 40 120", "乙村 42 50 130", "全镇 73 90 260"), "sum-mismatch"},
			{table("村名 户数 面积 人数", "甲村 31 40 120", "乙村 42 50 130", "全镇 373 390 960"), ""},
		}},
		{"a rate stands behind what was planned and what was done, and most rows show that it is of them", [][2]string{
			{table("村名 计划 完成 完成率（%）", "甲村 50 40 80", "乙村 40 30 75", "丙村 20 10 50"), ""},
			{table("村名 计划 完成 完成率（%）", "甲村 50 40 80", "乙村 40 30 75", "丙村 20 10 60"), "percent-mismatch"},
			{table("村名 计划 完成 完成率（%）", "甲村 50 40 70", "乙村 40 30 65", "丙村 20 10 60"), ""},
			{table("村名 2019年 2020年 增长（%）", "甲村 50 60 20", "乙村 40 50 25", "丙村 20 30 50"), ""},
			{table("村名 2019年 2020年 增长（%）", "甲村 50 60 20", "乙村 40 50 25", "丙村 20 30 60"), "percent-mismatch"},
			{table("村名 2019年 2020年 年均增长（%）", "甲村 50 60 20", "乙村 40 50 25", "丙村 20 30 60"), ""},
		}},
		{"a growth in a row for each year is on the row before, and most rows show that it is", [][2]string{
			{table("年份 收入（万元） 比上年增长", "2019年 20 5%", "2020年 25 25%", "2021年 30 20%", "2022年 36 20%"), ""},
			{table("年份 收入（万元） 比上年增长", "2019年 20 5%", "2020年 25 25%", "2021年 30 20%", "2022年 36 30%"), "percent-mismatch"},
			{table("年份 收入（万元） 同比（%）", "2019 20 5", "2020 25 25", "2021 30 20", "2022 36 30"), "percent-mismatch"},
			{table("年份 收入（万元） 比上年增长", "2019年 20 5%", "2021年 25 25%", "2022年 36 30%"), ""},
			{table("年份 收入（万元） 累计增长", "2019年 20 5%", "2020年 25 25%", "2021年 30 20%", "2022年 36 80%"), ""},
			{table("年份 收入（万元） 比上年增长", "2019年 20 5%", "2020年 25 35%", "2021年 30 10%", "2022年 36 20%"), ""},
			{table("村名 收入（万元） 比上年增长", "甲村 20 5%", "乙村 25 25%", "丙村 30 20%", "丁村 36 30%"), ""},
		}},
		{"a share is of the column beside it or of the one that its head names, against the total or against what the rows come to", [][2]string{
			{table("作物 面积 占比（%）", "茶叶 50 50", "水稻 30 30", "油菜 20 20", "合计 100 100"), ""},
			{table("作物 面积 占比（%）", "茶叶 50 50", "水稻 30 30", "油菜 20 25", "合计 100 100"), "percent-mismatch"},
			{table("作物 面积 占比（%）", "茶叶 50 50", "水稻 30 30", "油菜 20 25"), "percent-mismatch"},
			{table("作物 面积 占比（%）", "茶叶 50 50", "水稻 30 35", "油菜 20 25"), ""},
			{table("作物 产值 面积 产值占比（%）", "茶叶 50 12 50", "水稻 30 13 30", "油菜 20 14 25", "合计 100 39 100"), "percent-mismatch"},
		}},
		{"an average is of two columns before it where all rows but one say so", [][2]string{
			{table("村名 收入 户数 户均", "甲村 500 50 10", "乙村 400 20 20", "丙村 300 60 5"), ""},
			{table("村名 收入 户数 户均", "甲村 500 50 10", "乙村 400 20 20", "丙村 300 60 8"), "sum-mismatch"},
			{table("村名 收入 户数 户均", "甲村 500 50 10", "乙村 400 20 23", "丙村 300 60 8"), ""},
		}},
	})
}
