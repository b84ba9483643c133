package ledger

import (
	"fmt"
	"strings"
	"testing"

	"casebook/generator/intake/record"
	"casebook/generator/report"
	"casebook/generator/source"
)

// asked are the questions that are open.
func (r *Result) asked() string {
	list := ""
	for _, q := range r.Import.Questions {
		if q.Answer == "" {
			list += q.Text + "\n"
		}
	}
	return list
}

// wide is a ledger of many columns that the site does not know, none of which holds a unit, of figures
// that are foreseen, and of dashes in each of them.
const wide = "村名,贫困户数,危房改造（户）,培训（人次）,路灯（盏）,水渠（米）,预计脱贫（户）,计划修路（公里）\n甲村,3,—,5,6,—,8,9\n乙村,4,5,—,7,8,9,—\n"

// What has one answer for many columns is asked once, and all of it in one round.
func TestManyQuestionsOfAKindAreOne(t *testing.T) {
	first := csv(t, nil, "2023年", wide)
	want := "表里有几项看不出是哪项指标：都作为新的指标加进来吗？（贫困户数、危房改造（户）、培训（人次）、路灯（盏）、水渠（米）、预计脱贫（户）等，共 7 处；各不相同就写：逐个问）\n" +
		"表里有预计、计划的数，不是实际的：收不收？（预计脱贫（户）、计划修路（公里），共 2 处；各不相同就写：逐个问）\n" +
		"表里有“—”“无”“/”这样的格：是没有数据，还是零？（危房改造（户）、水渠（米）、培训（人次）、计划修路（公里），共 4 处；各不相同就写：逐个问）\n"
	if got := first.asked(); got != want || first.written() != "" {
		t.Fatalf("asked\n%s", got)
	}
	answers := []string{addAll, "收", "零"}
	m := first.Import
	for i := range m.Questions {
		m.Questions[i].Answer = answers[i]
	}
	second := csv(t, []report.Import{m}, "2023年", wide)
	second.has(t, "450329102201,甲村,450329102,,,tong-ji,9,6,5,3,0,0,8")
	if second.Open() != 0 {
		t.Errorf("asked\n%s", second.asked())
	}
}

// One by one each of them is asked, and nothing but that.
func TestOneByOneAsksEach(t *testing.T) {
	m := csv(t, nil, "2023年", wide).Import
	for i := range m.Questions {
		m.Questions[i].Answer = oneByOne
	}
	got := csv(t, []report.Import{m}, "2023年", wide)
	if got.Open() != 7+2+4 || !strings.Contains(got.asked(), "“水渠（米）”里的“—”是没有数据，还是零？") {
		t.Errorf("asked\n%s", got.asked())
	}
}

// An answer for all columns of one ledger says nothing of another's that it did not have.
func TestAnAnswerForAllIsOfItsOwnLedger(t *testing.T) {
	m := csv(t, nil, "2023年", wide).Import
	for i := range m.Questions {
		m.Questions[i].Answer = m.Questions[i].Choices[0]
	}
	other := "村名,鱼塘（亩）,果园（亩）,茶园（亩）,林地（亩）\n甲村,—,—,—,—\n"
	sheets, err := Sheets("2024年", other, false)
	if err != nil {
		t.Fatal(err)
	}
	got := Read(Input{Sheets: sheets, Name: "林业", Site: site(), Before: []report.Import{m}})
	if asked := got.asked(); !strings.Contains(asked, "看不出是哪项指标") || !strings.Contains(asked, "是没有数据，还是零") {
		t.Errorf("asked\n%s", asked)
	}
}

// Percentages say what they are in their cells; the years of one thing have one unit.
func TestUnitsAreReadBeforeTheyAreAsked(t *testing.T) {
	got := answered(t, map[string]string{"是哪项指标": addIt}, "2023年", "村名,自来水普及率\n甲村,98.5%\n乙村,7%\n")
	got.has(t, "450329102201,甲村,450329102,,,tong-ji,98.5")
	if len(got.Indicators) != 1 || got.Indicators[0].Unit != "%" {
		t.Errorf("drafted %+v", got.Indicators)
	}
	// A note in merged cells stands in every column, and sums may have no unit.
	note := "注：1.按户籍人口算。"
	got = answered(t, map[string]string{"自来水普及率”是哪项指标": addIt}, "2023年", "村名,自来水普及率\n甲村,98.5%\n乙村,7%\n合计,105.5\n"+note+","+note+"\n")
	got.has(t, "450329102201,甲村,450329102,,,tong-ji,98.5")
	if got = csv(t, nil, "台账", "村名,人均可支配收入2021,人均可支配收入2022,人均可支配收入2023\n甲村,1,2,3\n"); got.asked() != "“人均可支配收入”的单位是什么？\n" {
		t.Errorf("asked\n%s", got.asked())
	}
}

// A table with the contract's own heads says its units, years and what is anonymous.
func TestATableAsTheContractHasIt(t *testing.T) {
	got := csv(t, nil, "台账", "code,name,region,anonymous,households,income@2023,land/类别/水田@2023\n450329102201,甲村,450329102,否,4,100,5\ncun-b,某村,450329102,是,5,90,6\n")
	got.has(t, "code,name,region,households,population,anonymous,source,income@2023,land/类别/水田@2023", "450329102201,甲村,450329102,4,,,tong-ji,100,5", "cun-b,某村,450329102,5,,true,tong-ji,90,6")
	got = csv(t, nil, "地区", "code,name,parent,income@2023\n450329103,新镇,450329102,15000\n")
	got.has(t, "450329103,新镇,450329102,tong-ji,15000")
	if got.Open() > 0 {
		t.Errorf("asked\n%s", got.asked())
	}
}

// What a spreadsheet added to a code is taken off; a code that it spoilt is no code; two villages of
// one name are two where their codes say so.
func TestCodesThatSpreadsheetsSpoilt(t *testing.T) {
	csv(t, nil, "台账", "村代码,村名,乡镇,户数\n450329102205.0,丁村,某镇,4\n'450329102206,戊村,某镇,5\n450329102207,戊村,某镇,6\n").has(t,
		"450329102205,丁村,450329102,4,", "450329102206,戊村,450329102,5,", "450329102207,戊村,450329102,6,")
	spoilt := "村代码,村名,乡镇,户数\n4.50329E+11,丁村,某镇,4\n4.50329E+11,戊村,某镇,5\n"
	if got := csv(t, nil, "台账", spoilt); got.asked() != "“台账”里有不能用的村代码（如 4.50329E+11）：改好了表再导入，还是按村名另起代码？\n" {
		t.Errorf("asked\n%s", got.asked())
	}
	answered(t, map[string]string{"不能用的村代码": codesByName}, "台账", spoilt).has(t, "mou-zhen-wu-cun,戊村,450329102,5,")
}

// An answer that answers nothing is reported, and asked again.
func TestAWrongAnswerIsReported(t *testing.T) {
	sheet := "村名,乡镇,茶园（亩）,收入\n甲村,某镇,约980,1\n乙村,某镇,—,2\n"
	give := func(m report.Import, answers map[string]string) *Result {
		for i := range m.Questions {
			for part, answer := range answers {
				if strings.Contains(m.Questions[i].Text, part) {
					m.Questions[i].Answer = answer
				}
			}
		}
		return csv(t, []report.Import{m}, "台账", sheet)
	}
	right := map[string]string{"茶园（亩）”是哪项指标": "land", "是哪一年的": "2023", "收入”是哪项指标": "不要", "不是准数": "980", "“—”": "零"}
	for question, answer := range map[string]string{"茶园（亩）”是哪项指标": "茶园", "是哪一年的": "去年", "收入”是哪项指标": "都行", "不是准数": "九百八", "“—”": "没有"} {
		got := give(csv(t, nil, "台账", sheet).Import, map[string]string{question: answer})
		if len(got.Refused) != 1 || got.Refused[0].Answer != answer || !strings.Contains(got.Refused[0].Text, question) || !strings.Contains(got.asked(), question) {
			t.Errorf("%s %s: refused %v, asked\n%s", question, answer, got.Refused, got.asked())
		}
		if got = give(got.Import, right); len(got.Refused) > 0 || got.Open() > 0 {
			t.Errorf("the right answers: refused %v, asked\n%s", got.Refused, got.asked())
		} else {
			got.has(t, "450329102201,甲村,450329102,,,tong-ji,980", "450329102202,乙村,450329102,,,tong-ji,0")
		}
	}
}

// A form is one whatever its columns are called, and its title says the year.
func TestAFormThatCallsItsColumnsOtherwise(t *testing.T) {
	got := csv(t, nil, "甲村", "甲村基本情况（2023年末）\n填报项目,填报数值,备注\n户籍户数,412,\n稻田（亩）,900,抽样\n村支书电话,13911112222,\n")
	if asked := got.asked(); !strings.Contains(asked, "“户籍户数”是哪项指标") || !strings.Contains(asked, "“稻田（亩）”是哪项指标") || strings.Contains(asked, "哪一年") || strings.Contains(asked, "电话") {
		t.Errorf("asked\n%s", asked)
	}
}

// Towns in merged cells are blank below the first of them once the sheet is saved as CSV.
func TestATownThatIsWrittenOnceIsAskedOf(t *testing.T) {
	sheets := []string{"2022年", "镇,村名,耕地面积（亩）\n某镇,戊村,900\n,己村,950\n", "2023年", "镇,村名,耕地面积（亩）\n某镇,戊村,901\n,己村,951\n"}
	first := csv(t, nil, sheets...)
	if asked := first.asked(); asked != "乡镇那一列有的格子空着：和上面最近的一个是同一个乡镇吗？\n" {
		t.Errorf("asked\n%s", asked)
	}
	answered(t, map[string]string{"空着": "是"}, sheets...).has(t, "mou-zhen-wu-cun,戊村,450329102,,,tong-ji,900,901", "mou-zhen-ji-cun,己村,450329102,,,tong-ji,950,951")
	if asked := csv(t, nil, "2022年", "镇,村名,耕地面积（亩）\n某镇,甲村,900\n,乙村,950\n").asked(); asked != "" {
		t.Errorf("asked of villages of the site\n%s", asked)
	}
}

// Where the unit of a column was answered wrongly, the question says that units do not convert, not that cells hold no number.
func TestUnitsThatDoNotConvertAreSaidToBeSo(t *testing.T) {
	sheet := []string{"2023年", "村名,自来水普及率（元）\n甲村,98.5%\n乙村,97%\n丙村,96%\n"}
	m := csv(t, nil, sheet...).Import
	for i := range m.Questions {
		m.Questions[i].Answer = map[bool]string{true: addIt, false: "450329102"}[strings.Contains(m.Questions[i].Text, "哪项指标")]
	}
	if asked := csv(t, []report.Import{m}, sheet...).asked(); !strings.Contains(asked, "的单位，和所在那一列的单位换算不了") {
		t.Errorf("asked\n%s", asked)
	}
}

// A question that the editor left without an answer is asked again by the next import, and stands there once, not
// once for each import.
func TestQuestionsThatAreOpenAreAskedAgain(t *testing.T) {
	first := csv(t, nil, "2023年", wide)
	again := csv(t, []report.Import{first.Import}, "2023年", wide)
	if again.asked() != first.asked() || again.Open() != first.Open() {
		t.Errorf("asked\n%s\nafter\n%s", again.asked(), first.asked())
	}
}

// Of very many questions only the first few hundred are listed; of the others the number is reported, so that the editor
// knows that there are more.
func TestQuestionsBeyondAFewHundredAreCounted(t *testing.T) {
	const columns = mostQuestions + 20
	heads, row := "村名", "甲村"
	for i := range columns {
		heads, row = heads+fmt.Sprintf(",第%d项的说法", i+1), row+",3"
	}
	m := csv(t, nil, "2023年", heads+"\n"+row+"\n").Import
	for i := range m.Questions {
		m.Questions[i].Answer = oneByOne
	}
	got := csv(t, []report.Import{m}, "2023年", heads+"\n"+row+"\n")
	if listed := strings.Count(got.asked(), "\n"); listed > mostQuestions || got.Unlisted == 0 || listed+got.Unlisted < columns {
		t.Errorf("%d questions are listed, %d are not", listed, got.Unlisted)
	}
}

// A village has one number of households. Of several sheets the newest counts; if the site has a number already, that
// one stays. Each number that was not taken is named to the editor.
func TestHouseholdsOfOtherYearsAndTablesAreReported(t *testing.T) {
	for _, x := range []struct {
		name     string
		sheets   []string
		have     int
		villages string
		reported []string
	}{
		{"an older sheet first", []string{"2022年", "村名,户数\n甲村,400\n", "2023年", "村名,户数\n甲村,412\n"}, -1, "412", []string{"2022年的户数 400"}},
		{"an older sheet last", []string{"2023年", "村名,户数\n甲村,412\n", "2022年", "村名,户数\n甲村,400\n"}, -1, "412", []string{"2022年的户数 400"}},
		{"the same in both", []string{"2023年", "村名,户数\n甲村,412\n", "2023年（二）", "村名,户数\n甲村,412\n"}, -1, "412", nil},
		{"the site's own", []string{"2023年", "村名,户数\n甲村,412\n"}, 405, "", []string{"户数在站点里已经是 405，这里是 412：没有换上，站点里仍是 405", "把 data/villages/former.csv 里的改成 412"}},
		{"the site's own, which is the same", []string{"2023年", "村名,户数\n甲村,412\n"}, 412, "412", nil},
	} {
		in := input(nil)
		in.Sheets = separated(t, x.sheets)
		in.Site.Villages[0].Households = x.have
		in.Site.Villages[0].At.File = source.New("data/villages/former.csv", "")
		got := Read(in)
		reported := record.Import(&got.Import)
		if got.Open() != 0 || x.villages != "" && !strings.Contains(got.Villages, "450329102201,甲村,450329102,"+x.villages) || x.villages == "" && strings.Contains(got.Villages, "412") {
			t.Errorf("%s: asked %q, got\n%s", x.name, got.asked(), got.Villages)
		}
		for _, words := range x.reported {
			if !strings.Contains(reported, words) {
				t.Errorf("%s: %q is not reported in\n%s", x.name, words, reported)
			}
		}
		if x.reported == nil && strings.Contains(reported, "left_aside") {
			t.Errorf("%s: reported\n%s", x.name, reported)
		}
	}
	got := csv(t, nil, "2023年", "村名,户数\n甲村,412\n", "2023年（二）", "村名,户数\n甲村,421\n")
	if want := "甲村的户数写了两个数，用哪一个？\n"; got.asked() != want {
		t.Errorf("asked %q, want %q", got.asked(), want)
	}
}

// 其中：水田 beside 耕地面积 is a part of it and needs no indicator of its own. If the part has another unit than the
// whole, it is no part of the same figure, and the editor is asked what it is.
func TestAPartInAnotherUnitIsAsked(t *testing.T) {
	for sheet, asked := range map[string]bool{
		"村名,耕地面积（亩）,其中：水田（亩）,其中：旱地（亩）\n甲村,900,600,300\n":   false,
		"村名,耕地面积（亩）,其中：水田（公顷）,其中：旱地（公顷）\n甲村,900,600,300\n": true,
	} {
		if got := csv(t, nil, "2023年", sheet); (got.Open() > 0) != asked {
			t.Errorf("%s asks %q, writes\n%s", sheet, got.asked(), got.Villages)
		}
	}
}

// In a column of shares a spreadsheet often keeps 80 % as 0.8. If no figure of the column is more than 1, the editor is
// asked whether 1 means 1 % or 100 %. Of growth nothing is asked: 0.8 % a year is usual.
func TestSmallSharesAreAskedAndSmallGrowthIsNot(t *testing.T) {
	for sheet, want := range map[string]string{
		"村名,人均可支配收入增速（%）\n甲村,0.8\n乙村,1\n":  "",
		"村名,自来水普及率（%）\n甲村,0.8\n乙村,1\n":     "“自来水普及率（%）”里有不大于1的数，1是100%还是1%？\n",
		"村名,自来水普及率（%）\n甲村,0.8\n乙村,98.5\n":  "", // all of them are percentages
		"村名,自来水普及率（%）\n甲村,80%\n乙村,98.5%\n": "",
	} {
		in := input(nil)
		in.Sheets = separated(t, []string{"2023年", sheet})
		in.Site.Indicators = append(in.Site.Indicators, &report.Indicator{ID: "growth", Name: "人均可支配收入增速", Unit: "%"}, &report.Indicator{ID: "water", Name: "自来水普及率", Unit: "%"})
		if got := Read(in); got.asked() != want {
			t.Errorf("%s asks %q, want %q", sheet, got.asked(), want)
		}
	}
}

// If two villages have one name, a column of towns says which of them a row is of. Without such a column no row is
// taken: the editor has to say.
func TestVillagesOfOneNameAreDistinguishedByTheirTown(t *testing.T) {
	for sheet, want := range map[string]string{
		"乡镇,村名,耕地面积（亩）\n某镇,甲村,412\n西乡,甲村,300\n": "450329102201,甲村,450329102,,,tong-ji,412\n450329103201,甲村,450329103,,,tong-ji,300\n",
		"乡镇,村名,耕地面积（亩）\n西乡,甲村,300\n":            "450329103201,甲村,450329103,,,tong-ji,300\n",
		"村名,耕地面积（亩）\n甲村,300\n":                  "",
	} {
		in := input(nil)
		in.Sheets = separated(t, []string{"2023年", sheet})
		west := &report.Region{Code: "450329103", Name: "西乡"}
		in.Site.Regions = append(in.Site.Regions, west)
		in.Site.Villages = append(in.Site.Villages, &report.Village{Code: "450329103201", Name: "甲村", Region: west, Households: -1, Population: -1})
		got := Read(in)
		if asked := strings.Contains(got.asked(), "是哪个村？写代码"); asked != (want == "") || want != "" && !strings.HasSuffix(got.Villages, want) {
			t.Errorf("%s asks %q, writes\n%s", sheet, got.asked(), got.Villages)
		}
	}
}
