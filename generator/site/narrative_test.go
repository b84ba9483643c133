package site_test

import (
	"fmt"
	"strings"
	"testing"
)

// reported makes the files of a case that names n figures, of so many sources in turn, the first of them without a year.
func reported(n, sources, undated int) map[string]string {
	var facts, text, all strings.Builder
	for i := range n {
		year := ""
		if i >= undated {
			year = "year = 2020\n"
		}
		fmt.Fprintf(&facts, "[[fact]]\nid = \"f%d\"\nvalue = %d\nunit = \"户\"\n%sstatus = \"done\"\nsource = \"s%d\"\nnote = \"第%d项\"\n", i, i+1, year, i%sources, i)
		fmt.Fprintf(&text, "有[%d户](fact:f%d)。\n\n", i+1, i)
	}
	for i := range sources {
		fmt.Fprintf(&all, "[[source]]\nid = \"s%d\"\ntitle = \"台账%d\"\n", i, i)
	}
	return map[string]string{
		"data/site.toml": "title = \"试验册\"\n", "data/sources.toml": all.String(), "data/facts/reported.toml": facts.String(),
		"content/cases/reported.md": "+++\ntitle = \"一篇\"\n+++\n" + text.String(),
	}
}

// Of a few figures each names its source; of many, or of some that have all the same, each source is named once above its
// figures, which keep their numbers; of very many the list opens when a reader asks. That no year is known is said by each, or
// once of a source's.
func TestTheListOfFiguresNamesEachSourceAsOftenAsItHelps(t *testing.T) {
	for _, c := range []struct {
		n, sources, undated     int
		groups, named, reported int // groups of figures, names of sources, and how often it is said that a year is unknown
		folded                  bool
	}{
		{n: 3, sources: 1, named: 3}, {n: 4, sources: 1, groups: 1, named: 1}, {n: 8, sources: 2, undated: 2, named: 8, reported: 2},
		{n: 9, sources: 2, undated: 1, groups: 2, named: 2}, {n: 9, sources: 2, undated: 4, groups: 2, named: 2, reported: 2},
		{n: 24, sources: 3, groups: 3, named: 3}, {n: 25, sources: 3, groups: 3, named: 3, folded: true},
	} {
		s := siteOf(t, reported(c.n, c.sources, c.undated))
		_, notes, _ := strings.Cut(file(t, s, "cases/reported/index.html"), `id="s-notes"`)
		notes = strings.ReplaceAll(notes, ` class="telling"`, "")
		if got := strings.Count(notes, `class="note-group"`); got != c.groups {
			t.Errorf("%+v: %d groups", c, got)
		}
		if got := strings.Count(notes, `data/index.html#source-`); got != c.named {
			t.Errorf("%+v: sources are named %d times", c, got)
		}
		if got := strings.Count(notes, "未注明"); got != c.reported {
			t.Errorf("%+v: that no year is known is reported %d times", c, got)
		}
		if got := strings.Contains(notes, `<details class="notes-fold"><summary>`); got != c.folded {
			t.Errorf("%+v: folded %t", c, got)
		}
		for i := range c.n {
			number := fmt.Sprintf(`<li id="fig-%d"`, i+1)
			if c.groups > 0 {
				number = fmt.Sprintf(`<li id="fig-%d" value="%d"`, i+1, i+1)
			}
			if !strings.Contains(notes, number) {
				t.Errorf("%+v: figure %d has not its number", c, i+1)
			}
		}
	}
}

// In a title a short name in quotation marks keeps in one line with the mark that follows it, and so does the name of the place.
func TestANameInATitleKeepsInOneLine(t *testing.T) {
	for title, want := range map[string]string{
		"村里的“三个三”，真好": "村里的[“三个三”，]真好", "“一”与“二”": "[“一”]与[“二”]", "甲村的“三个三”": "[甲村]的[“三个三”]", "少半个“引号": "少半个“引号",
		"“这个名字太长了不能不折行”的": "“这个名字太长了不能不折行”的", "甲村与甲村": "[甲村]与甲村", "没有名字": "没有名字",
	} {
		s := siteOf(t, map[string]string{
			"data/site.toml": "title = \"册\"\n", "data/regions.toml": "[[region]]\ncode = \"xian\"\nname = \"某县\"\n",
			"data/villages/a.toml": "[[village]]\ncode = \"a\"\nname = \"甲村\"\nregion = \"xian\"\n",
			"content/cases/one.md": fmt.Sprintf("+++\ntitle = %q\nvillage = \"a\"\n+++\n正文。\n", title),
		})
		link := between(t, file(t, s, "cases/index.html"), `<a href="../cases/one/index.html">`, "</a>")
		if got := strings.NewReplacer(`<span class="nb">`, "[", "</span>", "]").Replace(link); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
}

// What a text has besides words is named for those who do not see it: tables by the heading they stand under, notes by their
// number and by how often they are referred to; a link that leads nowhere is plain text; sound and film can be played.
func TestPartsOfATextAreNamed(t *testing.T) {
	s := siteOf(t, map[string]string{
		"data/site.toml":         "title = \"册\"\n",
		"content/cases/song.mp3": "ID3", "content/cases/film.mp4": "....ftypisom....", "content/cases/paper.pdf": "%PDF-1.4\n",
		"content/cases/one.md": "+++\ntitle = \"一篇\"\n+++\n一句[^1]，又一句[^1]。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n## 做法\n\n| 丙 | 丁 |\n| --- | --- |\n| 3 | 4 |\n\n" +
			"- [ ] 未办\n- [x] 已办\n\n听[山歌](song.mp3)，看[录像](film.mp4)，读[章程](paper.pdf)。\n\n[^1]: 注一。\n",
	})
	text := file(t, s, "cases/one/index.html")
	for want, n := range map[string]int{
		`aria-label="表1"`: 1, `aria-label="做法：表2"`: 1, `回到注1的正文"`: 1, `回到注1的正文（第2处）"`: 1, `aria-label="未完成"`: 1, `aria-label="已完成"`: 1,
		`<audio class="player" controls preload="none"`: 1, `<video class="player" controls preload="none"`: 1, `aria-label="山歌"`: 1, `aria-label="录像"`: 1,
	} {
		if got := strings.Count(text, want); got != n {
			t.Errorf("%s is there %d times\n%s", want, got, between(t, text, "<main", "</main>"))
		}
	}
}

// A list of contents stands beside a text of three headings or more, and names none below the third level.
func TestContentsAreListedFromThreeHeadingsOn(t *testing.T) {
	for text, want := range map[string]string{
		"## 一\n\n## 二\n": "", "## 一\n\n### 二\n\n## 三\n": "一 二 三", "## 一\n\n### 二\n\n#### 小\n\n## 三\n": "一 二 三", "## 一\n\n### 二\n\n#### 小\n": "",
	} {
		s := siteOf(t, map[string]string{"data/site.toml": "title = \"册\"\n", "content/cases/one.md": "+++\ntitle = \"一篇\"\n+++\n" + text})
		_, contents, _ := strings.Cut(file(t, s, "cases/one/index.html"), `<ol class="contents">`)
		if contents, _, _ = strings.Cut(contents, "</ol>"); shownText(contents) != want {
			t.Errorf("%q: %s, want %s", text, shownText(contents), want)
		}
	}
}
