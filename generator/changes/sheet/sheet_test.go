package sheet

import (
	"strings"
	"testing"

	"casebook/generator/changes"
	"casebook/generator/report"
)

func writer(lang string, s *changes.Sheet) *Writer {
	r := &report.Report{Records: &report.Records{Site: report.Site{Title: "村志"}}, Narratives: []*report.Narrative{{Slug: "first", Title: "第一篇"}}}
	r.IndexNarratives()
	return &Writer{Lang: lang, Sheet: s, Site: r}
}

// A figure's change says whose it is, of which year, what it was and is, in what sense, and where it stands.
func TestAFiguresChangeInWords(t *testing.T) {
	yuan := changes.Sense{Unit: "元", Year: "2020"}
	for _, c := range []struct {
		f      changes.FigureChange
		zh, en string
	}{
		{changes.FigureChange{Place: "甲村", Name: "收入", From: "12345.6", To: "123", Sense: yuan, Was: yuan}, "收入（甲村，2020年）：12,345.6元 → 123元", "收入（甲村, 2020）：12,345.6元 → 123元"},
		{changes.FigureChange{Place: "甲村", Name: "户数", From: "", To: "1234", Source: "年报"}, "户数（甲村）：1,234，来源：年报", "户数（甲村）：1,234, source: 年报"},
		{changes.FigureChange{Place: "甲村", Name: "负债", From: "-1234567", To: "", Sense: yuan, Was: yuan}, "负债（甲村，2020年）：-1,234,567元 → 删去", "负债（甲村, 2020）：-1,234,567元 → removed"},
		{changes.FigureChange{Place: "题", Name: "目标", From: "100", To: "100", Sense: changes.Sense{Unit: "元", Year: "2021", Bound: "约", Status: "已完成"}, Was: changes.Sense{Unit: "元", Status: "预计"}},
			"目标（题，2021年）：100元（年份未注明，预计） → 约100元（2021，已完成）", "目标（题, 2021）：100元（no year，预计） → 约100元（2021，已完成）"},
		{changes.FigureChange{Place: "题", Name: "目标", From: "1", To: "2", Sense: changes.Sense{Status: "预计"}},
			"目标（题）：1（未写明状态） → 2（预计）", "目标（题）：1（no status） → 2（预计）"},
		{changes.FigureChange{Place: "甲", Name: "收入", From: "1", To: "2", Pages: []string{"villages/a/index.html"}, Charts: 3, Downloads: []string{"data/a.csv", "data/b.csv"}},
			"收入（甲）：1 → 2；出现在 1 页、3 幅图、2 个下载（villages/a、data/a.csv、data/b.csv）", "收入（甲）：1 → 2; on 1 pages, in 3 charts, 2 downloads（villages/a、data/a.csv、data/b.csv）"},
		{changes.FigureChange{Place: "甲", Name: "收入", From: "1", To: "2", Downloads: strings.Fields("a b c d e f")}, "收入（甲）：1 → 2；出现在 0 页、0 幅图、6 个下载（a、b、c、d、e、f）", "收入（甲）：1 → 2; on 0 pages, in 0 charts, 6 downloads（a、b、c、d、e、f）"},
		{changes.FigureChange{Place: "甲", Name: "收入", From: "1", To: "2", Downloads: strings.Fields("a b c d e f g")}, "收入（甲）：1 → 2；出现在 0 页、0 幅图、7 个下载", "收入（甲）：1 → 2; on 0 pages, in 0 charts, 7 downloads"},
	} {
		for lang, want := range map[string]string{"zh": c.zh, "en": c.en} {
			if got := writer(lang, nil).figure(&c.f); got != want {
				t.Errorf("got %s\nwant %s", got, want)
			}
		}
	}
}

// The sheet says first what whoever signs must see, and leaves out what there is nothing of.
func TestASheetHasItsSections(t *testing.T) {
	s := &changes.Sheet{Old: "11111111", New: "22222222", Files: []string{"a", "b"}, Figures: []changes.FigureChange{{Place: "甲", Name: "收入", From: "1", To: "2"}, {Place: "甲", Name: "新数", To: "3"}, {Place: "甲", Name: "旧数", From: "3"}},
		Renamed: []changes.Renamed{{From: "负债", To: "村级负债"}}, Cards: []string{"first", "unknown"}, Corrections: []string{"改正"}, Withdrawn: []string{"x/index.html"}, Gone: []string{"y/index.html"},
		Added: []string{"new/index.html"}, Moved: []string{"old/index.html"}, Texts: []changes.Text{{Path: "cases/first/index.html", Title: "第一篇", Lines: []changes.Line{{Text: "旧<话"}, {Added: true, Text: "新话"}}}}}
	w := writer("zh", s)
	w.Private, w.Site.Site.Internal = []string{"private.csv"}, true
	const want = `《村志》发布送审单
对照的旧版：11111111
内部版

数字改动（2）
  收入（甲）：1 → 2
  旧数（甲）：3 → 删去

新的数字（1）
  新数（甲）：3

更正（1）
  改正

撤下的页（2）
  x
  y

涉及个人隐私的文件（1）
  private.csv

改了名称、数字没有变的指标（1）
  负债 → 村级负债

印出去的考察手册里有变动的材料（2）
  第一篇
  unknown

文字改动：第一篇（cases/first）（2）
  － 旧<话
  ＋ 新话

新的页（1）
  new

改了网址的页（1）
  old

共有 2 个文件不同（含列表、检索、图表等随之变动的）。

版本代码 22222222
`
	if got := w.Text(); got != want {
		t.Errorf("got %s", got)
	}
	html := w.HTML()
	for _, part := range []string{"<del>旧&lt;话</del>", "<ins>新话</ins>", "<li>收入（甲）：1 → 2</li>", "<h2>数字改动（2）</h2>", "共有 2 个文件不同", "22222222", "签字", "内部版", "lang=\"zh-CN\""} {
		if strings.Count(html, part) < 1 {
			t.Errorf("the page has no %q", part)
		}
	}
	if strings.Contains(html, "没有不同") || strings.Contains(html, "<script") {
		t.Error("the page says that nothing differs, or has a script")
	}
}

func TestASheetOfNothing(t *testing.T) {
	w := writer("en", &changes.Sheet{Old: "1", New: "1"})
	if got, want := w.Text(), "村志: changes to be signed\ncompared with edition 1\n\nNothing differs.\n\nedition 1\n"; got != want {
		t.Errorf("got %q", got)
	}
	if html := w.HTML(); !strings.Contains(html, "<p>Nothing differs.</p>") || strings.Contains(html, "files differ") || strings.Contains(html, "<ol>") || strings.Contains(html, "internal") {
		t.Errorf("the page: %s", html)
	}
	w.Sheet = &changes.Sheet{Bare: true, Files: []string{"a.html"}}
	if got := w.Text(); !strings.Contains(got, "files that differ (a bare manifest shows no more than that)（1）\n  a.html\n") {
		t.Errorf("of a bare manifest: %s", got)
	}
}
