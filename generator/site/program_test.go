package site_test

import (
	"fmt"
	"strings"
	"testing"
)

// What it takes to do a method at home: what is known at a glance, what must be there first and what tends to go wrong as lists, and
// what the sources leave out; of a method of which nothing of it is known nothing.
func TestAMethodsPageSaysWhatItTakes(t *testing.T) {
	for known, want := range map[string]string{
		"":                            "",
		"cost = \"一万元\"":              "花费 一万元 资料没有写：人手、时间。",
		"people = \"三人\"\nmonths = 6": "人手 三人 时间 约 6 个月 资料没有写：花费。",
		"risks = [\"天旱\", \"价低\"]":    "容易出的问题 天旱 价低 资料没有写：花费、人手、时间。",
		"conditions = [\"有人\"]\ncost = \"一万元\"\npeople = \"三人\"\nmonths = 1": "花费 一万元 人手 三人 时间 约 1 个月 先要具备 有人",
	} {
		text := "[[program]]\nid = \"a\"\nname = \"甲法\"\nformula = \"甲法\"\nstated = false\n"
		if known != "" {
			text += "[program.replicate]\n" + known + "\n"
		}
		page := file(t, siteOf(t, map[string]string{"data/site.toml": "title = \"册\"\n", "data/programs/a.toml": text}), "programs/a/index.html")
		got := ""
		if strings.Contains(page, `id="s-replicate"`) {
			got = strings.TrimPrefix(shownText("<"+between(t, page, `id="s-replicate"`, "</section>")), "在家乡怎么做 ")
		}
		if got != want {
			t.Errorf("%q: %q, want %s", known, got, want)
		}
	}
}

// The figures of the cases that tell of a method stand in one table, eight of each case; a link leads to those that are left.
func TestAMethodsTableHasEightFiguresOfACase(t *testing.T) {
	for n, want := range map[int]int{0: 0, 8: 8, 9: 8} {
		files := county("income@2020", "1")
		files["data/programs/a.toml"] = "[[program]]\nid = \"a\"\nname = \"甲法\"\nformula = \"甲法\"\nstated = false\n"
		for i := range n {
			files["data/facts/one.toml"] += fmt.Sprintf("[[fact]]\nid = \"f%d\"\nvalue = %d\nunit = \"户\"\nsource = \"annual\"\nnote = \"第%d项\"\n", i, i+2, i)
		}
		files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\nprograms = [\"a\"]\n+++\n正文。\n"
		files["content/cases/two.md"] = "+++\ntitle = \"没有数字的\"\nprograms = [\"a\"]\n+++\n正文。\n"
		text := file(t, siteOf(t, files), "programs/a/index.html")
		_, table, there := strings.Cut(text, `<table class="facts">`)
		table, _, _ = strings.Cut(table, "</table>")
		if got := strings.Count(table, `<th scope="row">`); got != want || there != (n > 0) {
			t.Errorf("%d figures: %d stand in the table", n, got)
		}
		if got := strings.Contains(table, fmt.Sprintf(`<a href="../../cases/one/index.html#s-notes">全部 %d 项</a>`, n)); got != (n > want) {
			t.Errorf("%d figures: a link leads to the others: %t", n, got)
		}
		if strings.Contains(table, "没有数字的") {
			t.Error("a case without figures stands in the table")
		}
	}
}
