package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/problem"
)

// TestSlipsOfCopyingAreReported holds what goes wrong when records and texts are filled in by a program or copied:
// names of villages that a spreadsheet counted up when they were dragged down, a text or title that stands twice, a
// summary as long as a page, a title that is a file's name. Beside each stands what looks like it and is right.
func TestSlipsOfCopyingAreReported(t *testing.T) {
	villages := func(names ...string) string {
		rows := "正文。\n--- data/villages/demo.csv\ncode,name,region,source\n"
		for i, name := range names {
			rows += fmt.Sprintf("v-%d,%s,demo,report\n", i, name)
		}
		return rows
	}
	text := func(slug, title, more, body string) string {
		return fmt.Sprintf("--- content/cases/%s.md\n+++\ntitle = %q\ndate = 2024-03-15\n%s+++\n\n%s\n", slug, title, more, body)
	}
	long := strings.Repeat("村里把路修通，把水引来，把灯装上，大家说好。", 8)
	for name, x := range map[string]struct{ example, message string }{
		"names dragged down":     {villages("青禾村1", "青禾村2", "青禾村3"), "“青禾村1”“青禾村2”等3个村的名称只差末尾的数字"},
		"two numbered groups":    {villages("青禾村1", "青禾村2", "石桥村"), ""},
		"numbers of other names": {villages("青禾村1", "石桥村2", "红旗村3"), ""},
		"one text twice":         {"正文。\n" + text("a", "甲村", "", long) + text("b", "乙村", "", long), "这一篇的正文和《"},
		"one title twice":        {"正文。\n" + text("a", "甲村", "", long) + text("b", "甲村", "", "另一篇。"), "另一篇文章也叫《甲村》"},
		"a title for each":       {"正文。\n" + text("a", "甲村", "", long) + text("b", "乙村", "", "另一篇。"), ""},
		"one short text twice":   {"正文。\n" + text("a", "甲村", "", "待写。") + text("b", "乙村", "", "待写。"), ""},
		"a summary of a page":    {"正文。\n" + text("a", "甲村", "summary = \""+strings.Repeat("修路引水。", 61)+"\"\n", long), "`summary` 有305字"},
		"a summary":              {"正文。\n" + text("a", "甲村", "summary = \""+strings.Repeat("修路引水。", 60)+"\"\n", long), ""},
		"a title with its end":   {"正文。\n" + text("a", "甲村修路引水。", "", long), "标题末尾有“。”"},
		"a title of two":         {"正文。\n" + text("a", "《章程》与《公约》", "", long), ""},
		"a program's title":      {"正文。\n" + text("a", "文档1", "", long), "标题“文档1”是软件起的文件名"},
		"a title of a document":  {"正文。\n" + text("a", "一份文档的来历", "", long), ""},
	} {
		list, _ := checked(t, x.example)
		reported := func(p problem.Problem) bool {
			return strings.Contains(p.Message.ZH, "末尾") || strings.Contains(p.Message.ZH, "一字不差") || strings.Contains(p.Message.ZH, "也叫") || strings.Contains(p.Message.ZH, "summary") || strings.Contains(p.Message.ZH, "文件名") || strings.Contains(p.Message.ZH, "书名号")
		}
		i := slices.IndexFunc(list, reported)
		switch {
		case x.message == "" && i >= 0:
			t.Errorf("%s: %s", name, list[i].Message.ZH)
		case x.message != "" && (i < 0 || !strings.HasPrefix(list[i].Message.ZH, x.message)):
			t.Errorf("%s: %v, not %q", name, list, x.message)
		}
	}
}
