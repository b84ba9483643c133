package check

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"casebook/generator/load"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// reported lists an example's problems of one rule as "FILE:LINE:COLUMN text".
func reported(t *testing.T, rule problem.Rule, example string) []string {
	t.Helper()
	list, _ := checked(t, example)
	var found []string
	for _, p := range list {
		if p.Rule == rule {
			pos := p.Span.Position()
			found = append(found, fmt.Sprintf("%s:%d:%d %s", p.Span.File.Path, pos.Line, pos.Column, p.Span.Text()))
		}
	}
	return found
}

func TestPlaces(t *testing.T) {
	village := "--- data/villages/demo.toml\n[[village]]\ncode = \"demo-village\"\nname = \"柳河村\"\nregion = \"demo\"\n"
	for _, c := range []struct {
		name    string
		rule    problem.Rule
		example string
		want    []string
	}{
		{"a number in a narrative", figureUnboundID, "路通了，\n修路**12公里**。", []string{"content/cases/demo.md:5:5 12公里"}},
		{"a phone in a fact's note", privatePhoneID,
			"路通了。\n--- data/facts/demo.toml\n[[fact]]\nid = \"x\"\nvalue = 1\nsource = \"report\"\n# 电话 13912345678\nnote = \"电话13912345678\"\n",
			[]string{"data/facts/demo.toml:6:11 13912345678"}},
		{"a mask in the second village's summary", placeholderID,
			village + "summary = \"种茶\"\n[[village]]\ncode = \"demo-2\"\nname = \"石桥村\"\nregion = \"demo\"\nsummary = \"在XX县\"\n",
			[]string{"data/villages/demo.toml:10:13 XX县"}},
		{"a mask in a CSV row", placeholderID,
			"--- data/villages/demo.csv\ncode,name,region,summary\na,柳河村,demo,种茶\nb,石桥村,demo,\"靠山，在XX县\"\n",
			[]string{"data/villages/demo.csv:3:17 XX县"}},
		{"a title", yearMangledID, "+++\ntitle = \"2024—2024年总结\"\n+++\n路通了。", []string{"content/cases/demo.md:2:10 2024—2024年"}},
		{"a lost cover", problem.MissingAsset, "+++\ntitle = \"路\"\ncover = \"a.jpg\"\n+++\n路通了。", []string{"content/cases/demo.md:3:9 \"a.jpg\""}},
		{"a fact of the future", futureYearID,
			"路[12公里](fact:x)。\n--- data/facts/demo.toml\n[[fact]]\nid = \"y\"\nvalue = 1\nsource = \"report\"\n[[fact]]\nid = \"x\"\nvalue = 12\nunit = \"公里\"\nyear = 2090\nsource = \"report\"\n",
			[]string{"data/facts/demo.toml:9:8 2090"}},
		{"a source that does not exist is the loader's", missingSourceID,
			"路通了。\n--- data/facts/demo.toml\n[[fact]]\nid = \"x\"\nvalue = 12\nsource = \"no-such\"\n", nil},
		{"a jump in a table, newest year first, a figure as people write it", seriesJumpID,
			"路通了。\n--- data/villages/demo.csv\ncode,name,region,source,income@2020,income@2019,income@2018,income@2017\ndemo-1,柳河村,demo,report,9450,8860,\"82,300\",7620\n",
			[]string{"data/villages/demo.csv:2:34 \"82,300\""}},
		{"a jump in TOML", seriesJumpID, village + "source = \"report\"\n[[village.series]]\nindicator = \"income\"\nvalues = { 2017 = 7620, 2018 = 82300, 2019 = 8860 }\n",
			[]string{"data/villages/demo.toml:8:32 82300"}},
		{"a year that is missing in a row", seriesGapID,
			"路通了。\n--- data/villages/demo.csv\ncode,name,region,source,income@2018,income@2019,income@2020,income@2021\ndemo-1,柳河村,demo,report,7010,7620,,9860\n",
			[]string{"data/villages/demo.csv:2:34 "}},
		{"a year to come in a row", futureYearID,
			"路通了。\n--- data/villages/demo.csv\ncode,name,region,source,income@2090,income@2019\ndemo-1,柳河村,demo,report,9450,8860\n",
			[]string{"data/villages/demo.csv:2:24 9450"}},
		{"a total that its parts miss", sumMismatchID,
			"路通了。\n--- data/villages/demo.csv\ncode,name,region,source,members@2019,members@2018,members/sex/男@2018,members/sex/女@2018\ndemo-1,柳河村,demo,report,40,40,20,19\n",
			[]string{"data/villages/demo.csv:2:30 2"}},
		{"a lost section in one paragraph", sectionGapID, "一、做法\n抓组织。\n三、问题\n人手少。", []string{"content/cases/demo.md:6:1 三、"}},
		{"a section that lost its mark", sectionGapID, "一、做法\n抓组织。\n二对成效的看法\n路通了。\n三、问题\n人手少。", []string{"content/cases/demo.md:6:1 二"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := reported(t, c.rule, c.example); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestHintIsReadyToPaste(t *testing.T) {
	example := factFile("帮建房屋1024户。", "id = \"houses\"\nvalue = 1024\nunit = \"户\"")
	list, _ := checked(t, example)
	if len(list) != 1 || !strings.Contains(list[0].Hint.ZH, "[1024户](fact:houses)") {
		t.Errorf("got %v", list)
	}
}

// TestMisspeltBinding: who meant to bind a figure is told what to type, not that data is missing.
func TestMisspeltBinding(t *testing.T) {
	fact := "id = \"houses\"\nvalue = 1024\nunit = \"户\""
	for text, want := range map[string]string{
		"[1024户]（fact:houses）":  "写成“[1024户](fact:houses)”",
		"【1024户】（fact：houses）":  "写成“[1024户](fact:houses)”",
		"[1024户] (fact:houses)": "写成“[1024户](fact:houses)”",
		"[1024户](fact: houses)": "写成“[1024户](fact:houses)”",
		"[1024户](fact：houses)":  "冒号要用英文的：写成“fact:houses”",
		"[1024户](houses)":       "写成“fact:houses”",
	} {
		list, _ := checked(t, factFile("帮建房屋"+text+"。", fact))
		if !slices.ContainsFunc(list, func(p problem.Problem) bool { return strings.Contains(p.Hint.ZH, want) }) {
			t.Errorf("%s: no hint says %s: %v", text, want, list)
		}
		if strings.Contains(text, "(fact：") && slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Rule == "figure-unbound" }) {
			t.Errorf("%s: reported as unbound too: %v", text, list)
		}
	}
}

// TestBackslashPath: an address with backslashes is told how to be written.
func TestBackslashPath(t *testing.T) {
	for text, want := range map[string]string{
		`![村口的桥修好了](图片\a.png)`:         "写成“图片/a.png”",
		`[附表](D:\附件\a.xlsx)`:           "只写“a.xlsx”",
		`![村口的桥修好了](C:\Users\a\桥.jpg)`: "只写“桥.jpg”",
	} {
		list, _ := checked(t, text)
		if !slices.ContainsFunc(list, func(p problem.Problem) bool { return strings.Contains(p.Hint.ZH, want) }) {
			t.Errorf("%s: no hint says %s: %v", text, want, list)
		}
	}
}

func TestPrivateNameHintIsMasked(t *testing.T) {
	list, _ := checked(t, "贫困户张大山养了羊。")
	if len(list) != 1 || !strings.Contains(list[0].Hint.ZH, "张某某") {
		t.Errorf("got %v", list)
	}
}

// TestOtherPagesWording: where one page misquotes a figure, the other page's wording is the
// second place of the problem.
func TestOtherPagesWording(t *testing.T) {
	list, _ := checked(t, "修路[12公里](fact:road)。\n--- content/cases/other.md\n+++\ntitle = \"另一篇\"\n+++\n修路[15公里](fact:demo/road)。\n"+
		"--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 12\nunit = \"公里\"\nsource = \"report\"\n")
	if len(list) != 1 || list[0].Rule != factMismatchID || list[0].Span.File.Path != "content/cases/other.md" {
		t.Fatalf("got %v", list)
	}
	var places []string
	for _, r := range list[0].Related {
		places = append(places, r.Span.File.Path)
	}
	if want := []string{"data/facts/demo.toml", "content/cases/demo.md"}; !reflect.DeepEqual(places, want) {
		t.Errorf("related places %v, want %v", places, want)
	}
}

func TestCounts(t *testing.T) {
	list, result := checked(t, factFile("修路[12公里](fact:road)，[](fact:road)，[全部](fact:road)，[文字](fact:road)，[13公里](fact:road)，种茶30亩，[5人](fact:nobody)。", "id = \"road\"\nvalue = 12\nunit = \"公里\""))
	if want := (Count{Figures: 7, Bound: 5, Checked: 2}); result.Total != want {
		t.Errorf("got %+v, want %+v", result.Total, want)
	}
	reported := 0
	for _, p := range list {
		if p.Rule == factMismatchID && strings.Contains(p.Message.ZH, "里没有数") {
			reported++
		}
	}
	if reported != 2 {
		t.Errorf("%d texts that state no figure are reported, want 2", reported)
	}
}

// What a fact says of its value is part of what the text is held against, and so is a word that says
// the value without a figure.
func TestBoundsAreReportedInWords(t *testing.T) {
	for _, c := range []struct{ text, fact, want string }{
		{"600户", "value = 500\nunit = \"户\"\nbound = \"under\"", "这里写“600户”，数据里是不到500户：改成“[不到500户](fact:f)”；是数据错了的，改数据"},
		{"600户", "value = 500\nunit = \"户\"\nbound = \"about\"", "这里写“600户”，数据里是约500户：改成“[约500户](fact:f)”；是数据错了的，改数据"},
		{"400户", "value = 500\nunit = \"户\"\nbound = \"at-least\"", "这里写“400户”，数据里是不少于500户：改成“[不少于500户](fact:f)”；是数据错了的，改数据"},
		{"400户", "value = 500\nunit = \"户\"", "这里写“400户”，数据里是500户：改成“[500户](fact:f)”；是数据错了的，改数据"},
		{"不到500户", "value = 500\nunit = \"户\"\nbound = \"under\"", ""},
		{"约500户", "value = 500\nunit = \"户\"\nbound = \"about\"", ""},
		{"不少于500户", "value = 500\nunit = \"户\"\nbound = \"at-least\"", ""},
		{"全部", "value = 99\nunit = \"%\"", "“全部”里没有数，没法和数据里的99%核对：把数写进方括号：“[99%](fact:f)”；不是说这个数的，去掉链接"},
		{"全部", "value = 100\nunit = \"%\"", ""},
		{"没有", "value = 0\nunit = \"户\"", ""},
		{"翻番", "value = 2\nunit = \"倍\"", ""},
		{"翻番", "value = 3\nunit = \"倍\"", "“翻番”里没有数，没法和数据里的3倍核对：把数写进方括号：“[3倍](fact:f)”；不是说这个数的，去掉链接"},
		{"过半", "value = 53\nunit = \"%\"", ""},
		{"3：4：3", "value = 3", ""},
	} {
		list, _ := checked(t, factFile("办成["+c.text+"](fact:f)。", "id = \"f\"\n"+c.fact))
		got := ""
		for _, p := range list {
			if p.Rule == factMismatchID {
				got += p.Message.ZH + "：" + p.Hint.ZH
			}
		}
		if got != c.want {
			t.Errorf("%s of %q: got %q, want %q", c.text, c.fact, got, c.want)
		}
	}
}

func TestWithheld(t *testing.T) {
	a, b := source.New("content/a.md", "x"), source.New("content/b.md", "x")
	list := []problem.Problem{
		{Rule: privateNameID, Span: b.At(0, 1), Severity: problem.Warning},
		{Rule: smallCellID, Span: a.At(0, 1), Severity: problem.Error},
		{Rule: smallCellID, Span: a.At(0, 1), Severity: problem.Error},
		{Rule: punctuationID, Span: source.New("content/c.md", "x").At(0, 1), Severity: problem.Warning},
		{Rule: privateIDID, Span: source.New("content/d.md", "x").At(0, 1), Severity: problem.Off},
	}
	if got, want := WithheldFiles(list, &report.Report{Records: &report.Records{}}), []Withheld{{"content/a.md", []string{"small-cell"}}, {"content/b.md", []string{"private-name"}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestWhatIsMarkedInternalIsWithheld: a file that holds a village, a narrative or a fact marked as internal may not be
// published, and says so by "audience", beside the rules that name it too.
func TestWhatIsMarkedInternalIsWithheld(t *testing.T) {
	at := func(path string) source.Span { return source.New(path, "x").At(0, 1) }
	inside := report.AudienceInternal
	rep := &report.Report{Records: &report.Records{Villages: []*report.Village{{At: at("data/villages/in.toml"), Audience: inside}, {At: at("data/villages/out.toml")}}}}
	rep.Narratives = []*report.Narrative{
		{At: at("content/in.md"), Audience: inside, Facts: []*report.Fact{{At: at("data/facts/in.toml"), Audience: inside}}},
		{At: at("content/out.md"), Facts: []*report.Fact{{At: at("data/facts/out.toml")}, {At: at("data/facts/some.toml"), Audience: inside}}},
	}
	list := []problem.Problem{{Rule: smallCellID, Span: at("data/villages/in.toml"), Severity: problem.Warning}}
	want := []Withheld{{"content/in.md", []string{"audience"}}, {"data/facts/in.toml", []string{"audience"}}, {"data/facts/some.toml", []string{"audience"}}, {"data/villages/in.toml", []string{"audience", "small-cell"}}}
	if got := WithheldFiles(list, rep); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestJobs: the problems do not depend on how many narratives are read at once.
func TestJobs(t *testing.T) {
	all := files("正文XX村。")
	for i, c := range scoreCases(t) {
		if text := files(c.text)[examplePath]; !strings.Contains(text, "fact:") {
			all[fmt.Sprintf("content/cases/n%d.md", i)] = text
		}
	}
	rep, _, err := load.Site(context.Background(), writeSite(t, all), load.Options{Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	one, many := mustCheck(t, rep, 1), mustCheck(t, rep, 7)
	if len(one.Problems) < 100 || !reflect.DeepEqual(one.Problems, many.Problems) || one.Total != many.Total {
		t.Errorf("%d problems with one job, %d with seven", len(one.Problems), len(many.Problems))
	}
}

func TestLuhnAndIdentityNumbers(t *testing.T) {
	for number, want := range map[string]bool{"11010519491231002X": true, "110105194912310021": false, "110105194913310027": false, "450329201612345678": false} {
		if got := isIdentityNumber(number); got != want {
			t.Errorf("isIdentityNumber(%s) = %v", number, got)
		}
	}
	if !luhn("6222021234567890128") || luhn("6222021234567890120") {
		t.Error("luhn")
	}
}

// FuzzReport: no text makes the checker panic or point outside its file.
func FuzzReport(f *testing.F) {
	paths, err := os.ReadDir("testdata/score")
	if err != nil {
		f.Fatal(err)
	}
	for _, entry := range paths {
		text, err := os.ReadFile("testdata/score/" + entry.Name())
		if err != nil {
			f.Fatal(err)
		}
		if lines := strings.Split(string(text), "\n"); strings.HasSuffix(entry.Name(), ".tsv") {
			for i := 0; i < len(lines); i += 40 { // a few: all of them in one seed make the fuzzer slow
				_, sentence, _ := strings.Cut(lines[i], "\t")
				f.Add(strings.ReplaceAll(sentence, "\\n", "\n"))
			}
			continue
		}
		for _, piece := range strings.Split(string(text), "\n== ") {
			f.Add(piece)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("content/cases/demo.md", text)
		doc, _ := narrative.Parse(file)
		n := &report.Narrative{Slug: "demo", Title: "示例", Kind: report.KindCase, Doc: doc, Anonymous: len(text)%5 == 0, At: doc.Front}
		for range doc.Links {
			n.Links = append(n.Links, report.LinkTarget{Broken: true})
		}
		for range doc.Images {
			n.Images = append(n.Images, nil)
		}
		rep := &report.Report{Records: &report.Records{Site: report.Site{MinCell: 5}}, Narratives: []*report.Narrative{n}, Files: []*source.File{file}}
		rep.Index()
		for _, p := range mustCheck(t, rep, 1).Problems {
			if p.Span.File != file || p.Span.Start < 0 || p.Span.End < p.Span.Start || int(p.Span.End) > len(file.Text()) {
				t.Fatalf("%s at %d..%d of %d bytes", p.Rule, p.Span.Start, p.Span.End, len(file.Text()))
			}
			if p.Message.ZH == "" || p.Message.EN == "" || p.Hint.ZH == "" || p.Hint.EN == "" {
				t.Fatalf("%s lacks a text: %+v", p.Rule, p)
			}
		}
	})
}

// TestFormerCodesOfAnAnonymousVillage: the old address of a village whose name is hidden leads to its page.
func TestFormerCodesOfAnAnonymousVillage(t *testing.T) {
	for code, want := range map[string][]string{
		"450330101299": {"data/villages/demo.toml:7:8 \"450330101299\""}, // an official one: anybody can look up whose it was
		"cun-b":        nil,
	} {
		list := reported(t, privateNameID, "正文。\n--- data/villages/demo.toml\n[[village]]\ncode = \"cun-a\"\nname = \"一个山村\"\nanonymous = true\nregion = \"demo\"\n[[village.former]]\ncode = \""+code+"\"\nhow = \"recoded\"\n")
		if !slices.Equal(list, want) {
			t.Errorf("%s: %v", code, list)
		}
	}
}
