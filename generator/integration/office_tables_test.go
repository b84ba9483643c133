package integration

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/starter"
	"casebook/generator/testsite"
)

const (
	tableHeads = "code,name,region,households,population,income_per_capita@2023\n"
	tableRow   = "450399102201,青禾村,shili-zhen,412,1630,16420\n"
)

func gbk(t *testing.T, s string) string {
	t.Helper()
	b, err := simplifiedchinese.GBK.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// officeTable is an obstacle of a table as an office has it. want are what is said, each the beginning
// of a report's line behind the file's name and a piece of it; reads is what comes in of 青禾村: its
// name, households, population and income of 2023 and 2022.
type officeTable struct {
	name, text string
	want       [][2]string
	reads      string
}

const plainRead = "青禾村 412 1630 16420"

// officeTables are the lines of the list of what stood in the way of real spreadsheets, by their numbers there.
func officeTables(t *testing.T) []officeTable {
	row := func(from, to string) string { return tableHeads + strings.Replace(tableRow, from, to, 1) }
	note := func(piece string) [][2]string { return [][2]string{{"1:1: 说明[table-read]", piece}} }
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(tableHeads+tableRow, ",", "\t"))
	if err != nil {
		t.Fatal(err)
	}
	return []officeTable{
		{"01 as the contract has it", tableHeads + tableRow, nil, plainRead},
		{"02 GBK", gbk(t, tableHeads+tableRow), note("按 GB18030（GBK）编码读"), plainRead},
		{"03 semicolons", strings.ReplaceAll(tableHeads+tableRow, ",", ";"), note("不是用逗号分隔的"), plainRead},
		{"04 tabs", strings.ReplaceAll(tableHeads+tableRow, ",", "\t"), note("不是用逗号分隔的"), plainRead},
		{"05 UTF-16", utf16, note("按 UTF-16 编码读"), plainRead},
		{"06 a code in powers of ten", row("450399102201", "4.50399E+11"), [][2]string{{"2:1: 错误[bad-code]", "变成了科学计数法"}}, ""},
		{"07 a code with a fraction", row("450399102201", "450399102201.0"), [][2]string{{"2:1: 错误[bad-code]", "当成了小数"}}, ""},
		{"08 an apostrophe", row("450399102201", "'450399102201"), [][2]string{{"2:1: 错误[bad-code]", "多了一个撇号"}}, ""},
		{"09 fifteen digits", row("450399102201", "450399102201000"), [][2]string{{"2:1: 错误[bad-code]", "位数不对"}}, ""},
		{"10 thousands", row("1630,16420", `"1,630","16,420"`), note("去掉了千分位的逗号（2 处）"), plainRead},
		{"11 units in cells", row("412,1630,16420", "412户,1630人,1.64万元"), note("数字后面的单位换算成了指标的单位（3 处）"), "青禾村 412 1630 16400"},
		{"12 full width", row("412,1630", "４１２,１６３０"), note("全角字符读作半角（2 处）"), plainRead},
		{"13 per cent", "code,name,region,tap@2023\n450399102201,青禾村,shili-zhen,98.5%\n", note("数字后面的单位换算成了指标的单位（1 处）"), "青禾村 -1 -1 98.5"},
		{"14 dashes, once a column", row("1630,16420", "—,-") + "450399102202,白沙村,shili-zhen,无,/,…\n",
			[][2]string{{"2:33: 错误[wrong-type]", "E2（population）：这一列有“—”：是没有数据，还是零"}, {"2:35: 错误[wrong-type]", "F2（人均可支配收入）：这一列有“-”"}, {"3:29: 错误[wrong-type]", "D3（households）：这一列有“无”"}}, ""},
		{"15 totals without codes", tableHeads + tableRow + "小计,,,412,1630,\n合计,,,412,1630,16420\n", note("合计、小计行没有当作村（2 处）"), plainRead},
		{"15 a total that is wrong", tableHeads + tableRow + "合计,,,500,1630,\n", append(note("合计、小计行没有当作村（1 处）"), [2]string{"3:6: 警告[sum-mismatch]", "合计写的是 500，上面各行相加是 412"}), plainRead},
		{"15 averages without codes", tableHeads + tableRow + "平均,,,412,1630,16420\n,全县最大值,,412,1630,16420\n合计,,,412,1630,16420\n", note("合计、小计行没有当作村（1 处）；平均、最大之类的行没有当作村（2 处）"), plainRead},
		{"15 an average as a village", tableHeads + tableRow + "ping-jun,平均,shili-zhen,412,1630,15820\n", [][2]string{{"3:1: 错误[bad-code]", "这一行是平均，不是一个村"}}, ""},
		{"16 notes", tableHeads + tableRow + "注：本表数据截至2023年12月31日,,,,,\n", [][2]string{{"3:1: 错误[csv-syntax]", "这一行是注释或签名"}}, ""},
		{"17 titles and units", "各村基本情况表,,,,,\n单位：户、人、元,,,,,2023年12月31日\n" + tableHeads + tableRow, [][2]string{{"1:1: 错误[csv-syntax]", "表头上面还有标题、单位之类的行"}}, ""},
		{"18 Chinese heads", "code,name,region,households,人均可支配收入@2023\n450399102201,青禾村,shili-zhen,412,16420\n", note("列名按指标名称、大小写或空格对上（1 处）"), "青禾村 412 -1 16420"},
		{"18 an office's own heads", "序号,村名,所属乡镇,户数（户）,人均可支配收入（元）\n1,青禾村,示例镇,412,16420\n", [][2]string{{"1:1: 错误[missing-field]", "缺少 `code`"}}, ""},
		{"18 one head of ours", "name,所属乡镇\n青禾村,示例镇\n", [][2]string{{"1:1: 错误[missing-field]", "缺少 `code`"}, {"1:6: 错误[unknown-key]", "没有 \"所属乡镇\" 这一列"}}, ""},
		{"19 heads of two rows", "村代码,村名,镇,人口,\n,,,户数,人口\n450399102201,青禾村,示例镇,412,1630\n", [][2]string{{"1:1: 错误[csv-syntax]", "表头有两行"}}, ""},
		{"20 merged cells as CSV", tableHeads + tableRow + "450399102202,白沙村,,300,1200,15000\n", [][2]string{{"3:18: 错误[missing-field]", "缺少必填的 `region`"}}, ""},
		{"21 blanks in names", row("青禾村", "青　禾 村 "), note("名称里的空格去掉了（1 处）"), plainRead},
		{"22 regions by name", row("shili-zhen", "示例镇"), note("地区、做法按名称对上（1 处）"), plainRead},
		{"23 yes and no", "code,name,region,anonymous\ncun-a,青禾村,shili-zhen,是\n", note("是、否读作 true、false（1 处）"), "anonymous"},
		{"24 blank rows", tableHeads + tableRow + ",,,,,\n\n", nil, plainRead},
		{"25 empty columns", strings.Replace(tableHeads+tableRow, "\n", ",,,\n", 2), nil, plainRead},
		{"26 another unit in one cell", tableHeads + tableRow + manyRows("15000", "15500", "14800", "1.642"), [][2]string{{"6:38: 警告[outlier]", "1.642"}}, plainRead},
		{"27 a group that became a date", "code,name,region,party_members/age/35岁以下@2023,party_members/age/3月5日@2023\n450399102201,青禾村,shili-zhen,5,7\n", [][2]string{{"2:31: 警告[outlier]", "“3月5日”，像是表格软件把"}}, "青禾村 -1 -1"},
		{"28 noise behind 15 digits", row("16420", "16420.000000000002"), note("第 15 位以后的误差舍去（1 处）"), plainRead},
		{"29 errors of formulas", row("1630,16420", "#REF!,#DIV/0!"), [][2]string{{"2:33: 错误[wrong-type]", "\"#REF!\" 是公式出错的结果"}, {"2:39: 错误[wrong-type]", "\"#DIV/0!\" 是公式出错的结果"}}, ""},
		{"30 a column too narrow", row("16420", "########"), [][2]string{{"2:38: 错误[wrong-type]", "是列太窄"}}, ""},
		{"31 blanks in heads", strings.Replace(tableHeads, ",name,region", ", name,region ", 1) + tableRow, nil, plainRead},
		{"32 capitals", "Code,Name" + strings.TrimPrefix(tableHeads, "code,name") + tableRow, note("列名按指标名称、大小写或空格对上（2 处）"), plainRead},
		{"33 a year with 年", strings.Replace(tableHeads, "@2023", "@2023年", 1) + tableRow, note("列名按指标名称、大小写或空格对上（1 处）"), plainRead},
		{"34 years below heads", "村代码,村名,镇,收入,\n,,,2022年,2023年\n450399102201,青禾村,示例镇,15000,16420\n", [][2]string{{"1:1: 错误[csv-syntax]", "表头有两行"}}, ""},
		{"35 persons", "code,name,region,联系人,联系电话\n450399102201,青禾村,shili-zhen,李某某,13900000000\n", [][2]string{{"1:18: 错误[unknown-key]", "是个人的姓名或住址，不能进网站的数据"}, {"1:22: 错误[private-phone]", "是个人电话，不能进网站的数据"}}, ""},
		{"15 a total that stands first", tableHeads + "合计,,,412,1630,\n" + tableRow, note("合计、小计行没有当作村（1 处）"), plainRead},
		{"15 totals that stand first", tableHeads + "合计,,,412,1630,\n小计,,,412,1630,\n" + tableRow + "小计,,,0,0,\n", note("合计、小计行没有当作村（3 处）"), plainRead},
		{"15 a first total that is wrong", tableHeads + "合计,,,500,1630,\n" + tableRow, append(note("合计、小计行没有当作村（1 处）"), [2]string{"2:6: 警告[sum-mismatch]", "合计写的是 500，下面各行相加是 412"}), plainRead},
		{"36 a total as a village", tableHeads + tableRow + "合计,合计,shili-zhen,712,1630,15820\n", [][2]string{{"3:1: 错误[bad-code]", "这一行是合计，不是一个村"}}, ""},
		{"37 another unit in one year", "code,name,region,income_per_capita@2021,income_per_capita@2022,income_per_capita@2023\n450399102201,青禾村,shili-zhen,15100,15820,1.642\n", [][2]string{{"2:41: 警告[series-jump]", "与相邻年份的15820差了9635倍"}}, "青禾村 -1 -1 15100 15820 1.642"},
		{"38 brackets", row("16420", "(1630)"), [][2]string{{"2:38: 错误[wrong-type]", "是括号里的数：是负数还是别的意思"}}, ""},
		{"38 an estimate", row("16420", "约16420"), [][2]string{{"2:38: 错误[wrong-type]", "不是准数，要由人来定"}}, ""},
		{"38 powers of ten", row("16420", "1.64E+04"), [][2]string{{"2:38: 错误[wrong-type]", "后面的位数已经丢了"}}, ""},
		{"39 GBK that is UTF-8 by accident", gbk(t, "code,name,region\n450399102201,平山,shili-zhen\n450399102202,石泉,shili-zhen\n"), [][2]string{{"2:14: 错误[unreadable]", "按 GBK 读是“平山”"}}, ""},
		{"40 a workbook by another name", "PK\x03\x04\x14\x00\x06\x00", [][2]string{{"1:1: 错误[unreadable]", "Excel 工作簿，只是扩展名写成了 .csv"}}, ""},
		{"40 an archive by another name", "PK\x05\x06" + strings.Repeat("\x00", 18), [][2]string{{"1:1: 错误[unreadable]", "这是压缩包，只是扩展名写成了 .csv"}}, ""},
		{"40 an old workbook by another name", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", [][2]string{{"1:1: 错误[unreadable]", "这是旧的 .xls 表格，只是扩展名写成了 .csv"}}, ""},
		{"40 an old file by another name", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x01\x02\xff", [][2]string{{"1:1: 错误[unreadable]", "这是旧的 .xls 表格，只是扩展名写成了 .csv"}}, ""},
		{"40 a paper by another name", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00", [][2]string{{"1:1: 错误[unreadable]", "这是旧的 .doc 文件，只是扩展名写成了 .csv"}}, ""},
		{"40 a PDF by another name", "%PDF-1.7\n\xe2\xe3\xcf\xd3\n", [][2]string{{"1:1: 错误[unreadable]", "这是PDF，只是扩展名写成了 .csv"}}, ""},
		{"40 a picture by another name", "\x89PNG\r\n\x1a\n\x00", [][2]string{{"1:1: 错误[unreadable]", "这是图片，只是扩展名写成了 .csv"}}, ""},
		{"41 returns", strings.ReplaceAll(tableHeads+tableRow, "\n", "\r"), note("行尾是旧式的回车符"), plainRead},
		{"42 a line sep=", "sep=,\n" + tableHeads + tableRow, note("第一行的 sep= 不当作数据"), plainRead},
		{"43 one name twice", tableHeads + tableRow + "450399103001,青禾村,shili-zhen,88,300,15900\n", [][2]string{{"3:1: 警告[outlier]", "示例镇有两个青禾村"}}, plainRead},
		{"44 TRUE", "code,name,region,anonymous\ncun-a,青禾村,shili-zhen,TRUE\n", nil, "anonymous"},
		{"45 a decimal comma", strings.ReplaceAll(tableHeads+tableRow, ",", ";")[:len(tableHeads+tableRow)-1] + ",5\n", [][2]string{{"1:1: 说明[table-read]", "分隔"}, {"2:38: 错误[wrong-type]", "\"16420,5\" 不是数"}}, ""},
		{"46 two figures in a cell", row("412", "7(28)"), [][2]string{{"2:29: 错误[wrong-type]", "\"7(28)\" 一格里有两个数"}}, ""},
	}
}

func manyRows(values ...string) string {
	var b strings.Builder
	for i, v := range values {
		b.WriteString("45039910220" + string(rune('2'+i)) + "," + string([]rune("白石平东")[i]) + "沙村,shili-zhen,300,1200," + v + "\n")
	}
	return b.String()
}

// tableSite is a new site, whose own village is another than those of the tables.
func tableSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files, err := fs.Sub(starter.Files, "site")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	const indicators = "data/indicators.toml"
	old, err := os.ReadFile(filepath.Join(dir, indicators))
	if err != nil {
		t.Fatal(err)
	}
	tap := "\n[[indicator]]\nid = \"tap\"\nname = \"自来水普及率\"\ngroup = \"income\"\nunit = \"%\"\ndecimals = 1\nbetter = \"higher\"\n"
	testsite.Put(t, filepath.Join(dir, indicators), strings.ReplaceAll(string(old), `unit = "元"`, "unit = \"元\"\nsource = \"sample-table\"")+strings.Replace(tap, "decimals", "source = \"sample-table\"\ndecimals", 1))
	return dir
}

// Every obstacle of tables as offices have them is read where nothing is lost, and else refused in
// words that fit, at its cell.
func TestTablesAsOfficesHaveThem(t *testing.T) {
	dir := tableSite(t)
	s := session.New(session.Options{Site: dir, CacheDir: t.TempDir(), Today: report.Date{Year: 2025, Month: 6, Day: 1}})
	for _, c := range officeTables(t) {
		t.Run(c.name, func(t *testing.T) {
			const file = "data/villages/t.csv"
			testsite.Put(t, filepath.Join(dir, file), c.text)
			said, villages := checkedTable(t, s)
			var lines []string
			for line := range strings.SplitSeq(said, "\n") {
				if rest, ok := strings.CutPrefix(line, file+":"); ok && !strings.Contains(line, "[missing-source]") {
					lines = append(lines, rest)
				}
			}
			for i, want := range c.want {
				if i >= len(lines) || !strings.HasPrefix(lines[i], want[0]) || !strings.Contains(lines[i], want[1]) {
					t.Errorf("want a line %s … %s; said\n%s", want[0], want[1], said)
				}
			}
			if strings.Contains(said, "错误[") != (c.reads == "") || len(lines) != len(c.want) {
				t.Errorf("%d lines about the table, want %d; said\n%s", len(lines), len(c.want), said)
			}
			if got := strings.Join(villages, ""); c.reads != "" && got != c.reads {
				t.Errorf("read %q, want %q", got, c.reads)
			}
		})
	}
}

// checkedTable checks a site and gives what is said, and what was read of the first village.
func checkedTable(t *testing.T, s *session.Session) (said string, villages []string) {
	t.Helper()
	_, reading := readSite(t, s)
	var b bytes.Buffer
	if err := problem.WriteText(&b, reading.Problems, problem.TextOptions{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	for _, v := range reading.Report().Villages {
		if len(villages) == 0 && v.At.File != nil && strings.HasSuffix(v.At.File.Path, "t.csv") {
			villages = append(villages, shownVillage(v))
		}
	}
	return b.String(), villages
}

// shownVillage is what a table says of a village: name, households, population, figures.
func shownVillage(v *report.Village) string {
	if v.Anonymous {
		return "anonymous"
	}
	line := fmt.Sprint(v.Name, " ", v.Households, " ", v.Population)
	for s := range v.Series() {
		for _, n := range s.Values.All() {
			line += " " + n.String()
		}
	}
	return line
}
