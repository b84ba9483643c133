package merge

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/source"
)

// Each case is a text, what we made of it meanwhile and what came back, and the body that comes out.
func TestThreeTextsBecomeOne(t *testing.T) {
	const front = "+++\ntitle = \"账\"\n+++\n"
	const table = "| 村 | 户 |\n| --- | --- |\n| 甲 | 12 |\n| 乙 | 30 |"
	for name, x := range map[string]struct {
		base, ours, theirs, want string
		conflicts                int
		unplaced                 []string
		reported                 []string // what was done, and the facts of figures that are another; nil where that is not asked
	}{
		"two figures that went, of which one came elsewhere": {
			base: "开头讲了全村的家底和从前。\n\n东边住着[12户](fact:hu)。\n\n往西走还有[12户](fact:hu)都是老人家。\n\n一家一家都对过账。", theirs: "开头讲了全村的家底和从前。\n\n一家一家都对过账。\n\n河对岸新修的那排房子里又有[12户](fact:hu)搬了进去。",
			want: "开头讲了全村的家底和从前。\n\n一家一家都对过账。\n\n河对岸新修的那排房子里又有[12户](fact:hu)搬了进去。", reported: []string{"deleted", "deleted", "added", "hu"}},
		"a line broken there": {
			base: "开头讲了全村的家底，都在账上。", theirs: "开头讲了全村的家底，\\\n都在账上。",
			want: "开头讲了全村的家底，\\\n都在账上。"},
		"a heading whose level was changed here": {
			base: "## 二、分红\n\n一家一家都对过账。", ours: "### 二、分红\n\n一家一家都对过账。", theirs: "## 二、分红\n\n一家一家都对清账。",
			want: "### 二、分红\n\n一家一家都对清账。", reported: []string{"changed"}},
		"a picture of theirs beside one of ours": {
			base: "村口立着![牌坊](a.png)一座牌坊，很高。", theirs: "村口立着![牌坊](a.png)一座牌坊![桥](b.png)，很高。",
			want: "村口立着![牌坊](a.png)一座牌坊，很高。", unplaced: []string{"图片"}},
		"a picture of ours once more": {
			base: "村口立着![牌坊](a.png)一座牌坊，很高。", theirs: "村口立着![牌坊](a.png)一座牌坊，很高。村尾也立着![牌坊](a.png)。",
			want: "村口立着![牌坊](a.png)一座牌坊，很高。村尾也立着![牌坊](a.png)。"},
		"a cell that the row has not": {
			base: "| 村 | 户 |\n| --- | --- |\n| 甲 |\n| 乙 | 30 |", theirs: table,
			want: "| 村 | 户 |\n| --- | --- |\n| 甲 |\n| 乙 | 30 |", unplaced: []string{"12"}},
		"a figure's words once more in another paragraph": {
			base: "全村有[412户人家](fact:hu)，都在账上。\n\n一家一家都对过账。", theirs: "全村有[412户人家](fact:hu)，都在账上。\n\n一家一家都对过账。全村有412户人家，都在账上。",
			want: "全村有[412户人家](fact:hu)，都在账上。\n\n一家一家都对过账。全村有412户人家，都在账上。"},
		"words that ours put before what they changed": {
			base: "全村的老家底都在账上。", ours: "全村的很老家底都在账上。", theirs: "全村的旧家底都在账上。",
			want: "全村的很旧家底都在账上。"},
		"a link to an address that stands further on with a title": {
			base: "先看，然后写信，再去[网页](https://a.cn \"题\")。", theirs: "先看[这里](https://a.cn)，然后写信，再去[网页](https://a.cn)。",
			want: "先看[这里](https://a.cn)，然后写信，再去[网页](https://a.cn \"题\")。"},
		"words between two links to one address are the first's": {
			base: "看[网页](https://a.cn \"一\")[网站](https://a.cn \"二\")。", theirs: "看[网页新](https://a.cn)[网站](https://a.cn)。",
			want: "看[网页新](https://a.cn \"一\")[网站](https://a.cn \"二\")。"},
		"both added one footnote": {
			base: "全村有412户。", ours: "全村有412户。[^1]\n\n[^1]: 年报的数。", theirs: "全村有412户。[^1]\n\n[^1]: 年报的数。",
			want: "全村有412户。[^1]\n\n[^1]: 年报的数。", reported: []string{}},
		"a quotation that is gone": {
			base: "开头讲了全村的家底。\n\n> 这是领导的话。\n\n一家一家都对过账。", theirs: "开头讲了全村的家底。\n\n一家一家都对过账。",
			want: "开头讲了全村的家底。\n\n一家一家都对过账。", reported: []string{"deleted"}},
		"figures of a table that is theirs as a whole": {
			base: "| 村 | 户 |\n| --- | --- |\n| 甲 | [12](fact:a) |\n| 乙 | [30](fact:b) |", theirs: strings.Replace(table, "12", "13", 1) + "\n| 丙 | 7 |",
			want: "| 村 | 户 |\n| --- | --- |\n| 甲 | 13 |\n| 乙 | [30](fact:b) |\n| 丙 | 7 |", reported: []string{"changed", "a"}},
		"a picture of theirs, which cannot be carried over": {
			base: "开头讲了全村的家底。", theirs: "开头讲了全村的家底。\n\n![桥](b.png)",
			want: "开头讲了全村的家底。", unplaced: []string{"图片"}},
		"half a number set bold": {
			base: "全村12户。", theirs: "全村1**2**户。",
			want: "全村12户。", reported: []string{}},
		"half a number set bold on both sides": {
			base: "全村12户。", ours: "全村1**2**户。", theirs: "全村1**2**户。",
			want: "全村1**2**户。", reported: []string{}},
		"words beside addresses": {
			base: "见<https://a.cn>，写信到<a@b.cn>吧。", theirs: "看<https://a.cn>，来信到<a@b.cn>吧。",
			want: "看<https://a.cn>，来信到<a@b.cn>吧。", reported: []string{"changed"}},
		"a paragraph that moved": {
			base: "开头讲了全村的家底。\n\n分红的办法写在这里。\n\n一家一家都对过账。", theirs: "分红的办法写在这里。\n\n一家一家都对过账。\n\n开头讲了全村的家底。",
			want: "分红的办法写在这里。\n\n一家一家都对过账。\n\n开头讲了全村的家底。", reported: []string{"moved"}},
		"a paragraph that moved there and is gone here": {
			base: "开头讲了全村的家底。\n\n分红的办法写在这里。\n\n一家一家都对过账。", ours: "分红的办法写在这里。\n\n一家一家都对过账。", theirs: "分红的办法写在这里。\n\n一家一家都对过账。\n\n开头讲了全村的家底。",
			want: "分红的办法写在这里。\n\n一家一家都对过账。", reported: []string{}},
		"words behind a figure at the end": {
			base: "党员[43名](fact:dang)", theirs: "党员[43名](fact:dang)整",
			want: "党员[43名](fact:dang)整"},
		"a paragraph that both added": {
			base: "开头讲了全村的家底。\n\n一家一家都对过账。", ours: "开头讲了全村的家底。\n\n分红的办法写在这里。\n\n一家一家都对过账。", theirs: "开头讲了全村的家底。\n\n分红的办法写在这里。\n\n一家一家都对过账。",
			want: "开头讲了全村的家底。\n\n分红的办法写在这里。\n\n一家一家都对过账。", reported: []string{}},
		"two paragraphs behind a list": {
			base: "- 第一条讲来历\n- 第二条讲办法\n\n一家一家都对过账。", theirs: "- 第一条讲来历\n- 第二条讲办法\n- 第三条是新的\n\n新写的头一段。\n\n新写的后一段。\n\n一家一家都对过账。",
			want: "- 第一条讲来历\n- 第二条讲办法\n- 第三条是新的\n\n新写的头一段。\n\n新写的后一段。\n\n一家一家都对过账。", reported: []string{"added", "added", "added"}},
		"a paragraph that became a heading": {
			base: "开头讲了全村的家底。\n\n二、分红\n\n一家一家都对过账。", theirs: "开头讲了全村的家底。\n\n### 二、分红\n\n一家一家都对过账。",
			want: "开头讲了全村的家底。\n\n### 二、分红\n\n一家一家都对过账。", reported: []string{"changed"}},
		"a quotation does not become a heading": {
			base: "开头讲了全村的家底。\n\n> 二、分红\n\n一家一家都对过账。", theirs: "开头讲了全村的家底。\n\n## 二、分红\n\n一家一家都对过账。",
			want: "开头讲了全村的家底。\n\n> 二、分红\n\n一家一家都对过账。", reported: []string{}, unplaced: []string{"Word 里“二、分红”改成了“##”标题，文稿里的没有改"}},
		"one number with a point, two ways": {
			base: "增长1.05倍，很快。", ours: "增长2.05倍，很快。", theirs: "增长1.06倍，很快。",
			want:      conflictOurs + "\n增长2.05倍，很快。\n" + conflictMiddle + "\n增长1.06倍，很快。\n" + conflictTheirs,
			conflicts: 1},
		"words beside code": {
			base: "运行`casebook check`以后再看一遍。", theirs: "运行`casebook check`以后再读一遍。",
			want: "运行`casebook check`以后再读一遍。"},
		"code that was changed": {
			base: "运行`casebook check`以后再看一遍。", theirs: "运行`casebook build`以后再看一遍。",
			want: "运行`casebook build`以后再看一遍。"},
		"a picture that was taken out of its sentence": {
			base: "村口立着![牌坊](a.png)一座牌坊，很高。", theirs: "村口立着一座牌坊，很高。",
			want: "村口立着一座牌坊，很高。"},
		"a heading that became a paragraph": {
			base: "开头讲了全村的家底。\n\n## 二、分红\n\n一家一家都对过账。", theirs: "开头讲了全村的家底。\n\n二、分红\n\n一家一家都对过账。",
			want: "开头讲了全村的家底。\n\n二、分红\n\n一家一家都对过账。"},
		"a paragraph of theirs that is gone here": {
			base: "开头讲了全村的家底。\n\n分红的办法写在这里。\n\n一家一家都对过账。", ours: "开头讲了全村的家底。\n\n一家一家都对过账。", theirs: "开头讲了全村的家底。\n\n分红的办法改在这里。\n\n一家一家都对过账。",
			want: "开头讲了全村的家底。\n\n一家一家都对过账。", conflicts: 1, unplaced: []string{"分红的办法改在这里。"}},
		"a first paragraph": {
			base: "开头讲了全村的家底。", theirs: "写在最前的话。\n\n开头讲了全村的家底。",
			want: "写在最前的话。\n\n开头讲了全村的家底。"},
		"a row of theirs": {
			base: table, theirs: table + "\n| 丙 | 7 |",
			want: table + "\n| 丙 | 7 |"},
		"a row of theirs and a cell of ours": {
			base: table, ours: strings.Replace(table, "30", "31", 1), theirs: table + "\n| 丙 | 7 |",
			want:      strings.Replace(table, "30", "31", 1) + "\n\n" + conflictOurs + "\n" + conflictMiddle + "\n" + table + "\n| 丙 | 7 |\n" + conflictTheirs,
			conflicts: 1},
		"a row of theirs in a table that lost its looks and links": {
			base: "| 村 | 户 |\n| --- | --: |\n| 甲 | [12](fact:a) |\n| 乙 | 30 |", theirs: table + "\n| 丙 | 7 |",
			want: "| 村 | 户 |\n| --- | --: |\n| 甲 | [12](fact:a) |\n| 乙 | 30 |\n| 丙 | 7 |"},
		"the same word for one here and for two there": {
			base: "全村的老家底都在账上。", ours: "全村的新家底都在账上。", theirs: "全村的新底都在账上。",
			want:      conflictOurs + "\n全村的新家底都在账上。\n" + conflictMiddle + "\n全村的新底都在账上。\n" + conflictTheirs,
			conflicts: 1},
		"words that were added to a figure": {
			base: "党员[43名](fact:dang)，群众多。", theirs: "党员[43名整](fact:dang)，群众多。",
			want: "党员[43名整](fact:dang)，群众多。"},
		"words that were added before a figure": {
			base: "党员[43名](fact:dang)，群众多。", theirs: "党员[共43名](fact:dang)，群众多。",
			want: "党员[共43名](fact:dang)，群众多。"},
		"a figure at the end": {
			base: "全村的户数是", theirs: "全村的户数是[12户](fact:hu)",
			want: "全村的户数是[12户](fact:hu)"},
		"a block of code that both changed alike": {
			base: "命令是：\n\n```\ncasebook check\n```\n\n再看一遍。", ours: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。", theirs: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。",
			want: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。"},
		"a footnote that is gone there": {
			base: "全村有412户。[^1]\n\n[^1]: 年报的数。", theirs: "全村有412户。",
			want: "全村有412户。\n\n[^1]: 年报的数。", unplaced: []string{"Word 里删去了脚注“年报的数。”，文稿里的没有删"}},
		"a footnote more": {
			base: "全村有412户。[^1]\n\n[^1]: 年报的数。", theirs: "全村有412户。[^1]党员43名。[^2]\n\n[^1]: 年报的数。\n\n[^2]: 台账的数。",
			want: "全村有412户。[^1]党员43名。[^word-2]\n\n[^1]: 年报的数。\n\n[^word-2]: 台账的数。"},
		"a footnote's mark once more": {
			base: "全村有412户。[^1]\n\n[^1]: 年报的数。", theirs: "全村有412户。[^1]党员43名。[^1]\n\n[^1]: 年报的数。",
			want: "全村有412户。[^1]党员43名。[^1]\n\n[^1]: 年报的数。"},
		"an item that is gone there, whose own items stay": {
			base: "- 第一条讲来历\n  - 里面的一条\n- 第二条讲办法", theirs: "- 里面的一条\n- 第二条讲办法",
			want: "- 第一条讲来历\n  - 里面的一条\n- 第二条讲办法", unplaced: []string{"Word 里删去了“第一条讲来历”，它下面还有内容，没有删"}},
		"words set bold in a heading": {
			base: "## 一、背景与来历\n\n全村的家底。", theirs: "## 一、**背景**与来历\n\n全村的**家底**。",
			want: "## 一、背景与来历\n\n全村的**家底**。"},
		"words set bold that were changed here": {
			base: "全村的家底。", ours: "全村人的家底。", theirs: "全村的**家底**。",
			want: "全村人的家底。"},
		"words set in italics and struck out": {
			base: "全村的家底和来历。", theirs: "全村的*家底*和~~来历~~。",
			want: "全村的*家底*和~~来历~~。"},
		"a block of code": {
			base: "命令是：\n\n```\ncasebook check\n```\n\n再看一遍。", theirs: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。",
			want: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。"},
		"a block of code that is gone": {
			base: "命令是：\n\n```\ncasebook check\n```\n\n再看一遍。", theirs: "命令是：\n\n再看一遍。",
			want: "命令是：\n\n再看一遍。", reported: []string{"deleted"}},
		"a block of code, one way twice": {
			base: "命令是：\n\n```\ncasebook check\n```\n\n再看一遍。", ours: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。", theirs: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。",
			want: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。", reported: []string{}},
		"a block of code that was changed here alone": {
			base: "命令是：\n\n```\ncasebook check\n```\n\n再看一遍。", ours: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。", theirs: "命令是：\n\n```\ncasebook check\n```\n\n再看一遍。",
			want: "命令是：\n\n```\ncasebook build\n```\n\n再看一遍。", reported: []string{}},
		"a table that they added": {
			base: "开头讲了全村的家底。", theirs: "开头讲了全村的家底。\n\n" + table,
			want: "开头讲了全村的家底。\n\n" + table, reported: []string{"added"}},
		"a table that both added": {
			base: "开头讲了全村的家底。", ours: "开头讲了全村的家底。\n\n" + table, theirs: "开头讲了全村的家底。\n\n" + table,
			want: "开头讲了全村的家底。\n\n" + table, reported: []string{}},
		"words typed into a figure whose control was lost": {
			base: "党员[43名](fact:dang)整，都在村里。", theirs: "党员43多名整，都在村里。",
			want: "党员[43多名](fact:dang)整，都在村里。"},
		"figures of a table that is theirs as a whole, each reported once": {
			base: "| 村 | 户 |\n| --- | --- |\n| 甲 | [12](fact:a)，又[12](fact:a) |\n| 乙 | [30](fact:b) |", theirs: "| 村 | 户 |\n| --- | --- |\n| 甲 | 14，又14 |\n| 乙 | [30](fact:b) |\n| 丙 | 7 |",
			want: "| 村 | 户 |\n| --- | --- |\n| 甲 | 14，又14 |\n| 乙 | [30](fact:b) |\n| 丙 | 7 |", reported: []string{"changed", "a"}},
		"a footnote": {
			base: "全村有412户。[^1]\n\n[^1]: 年报的数。", theirs: "全村有412户。[^1]\n\n[^1]: 台账的数。",
			want: "全村有412户。[^1]\n\n[^1]: 台账的数。"},
		"a footnote, two ways": {
			base: "全村有412户。[^1]\n\n[^1]: 年报的数。", ours: "全村有412户。[^1]\n\n[^1]: 普查的数。", theirs: "全村有412户。[^1]\n\n[^1]: 台账的数。",
			want: "全村有412户。[^1]\n\n" + conflictOurs + "\n[^1]: 普查的数。\n" + conflictMiddle + "\n[^1]: 台账的数。\n" + conflictTheirs, conflicts: 1},
	} {
		if x.ours == "" {
			x.ours = x.base
		}
		doc, _ := narrative.Parse(source.New("theirs.md", x.theirs+"\n"))
		r := Merge(Input{Base: front + "\n" + x.base + "\n", Ours: front + "\n" + x.ours + "\n", Theirs: doc.Tree(), Styled: true, File: "a.md"})
		if want := front + "\n" + x.want + "\n"; r.Text != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, r.Text, want)
		}
		reported := []string{}
		for _, e := range r.Edits {
			reported = append(reported, []string{"changed", "added", "deleted", "moved"}[e.Kind])
		}
		for _, f := range r.FigureEdits {
			reported = append(reported, f.Target)
		}
		if x.reported != nil && !slices.Equal(reported, x.reported) {
			t.Errorf("%s: reported is %q, want %q", name, reported, x.reported)
		}
		if len(r.Conflicts) != x.conflicts || !slices.Equal(inChinese(r.Unplaced), x.unplaced) {
			t.Errorf("%s: conflicts %q, unplaced %q", name, r.Conflicts, r.Unplaced)
		}
	}
}

// The likeness of two texts is the share of paragraphs that both have, in whatever order. Paragraphs of a word or two
// do not count: many texts have them.
func TestLikenessIsTheShareOfParagraphs(t *testing.T) {
	const a, b = "这一段讲的是全村从前的家底和来历。", "这一段讲的是分红怎么定怎么发到户。"
	for _, x := range []struct {
		a, b string
		want float64
	}{{a + "\n\n" + b, b + "\n\n" + a, 1}, {a + "\n\n" + b, a, 0.5}, {a, b, 0}, {"短。\n\n" + a, "短。", 0}, {"短。", "短。", 0}} {
		first, _ := narrative.Parse(source.New("a.md", x.a+"\n"))
		second, _ := narrative.Parse(source.New("b.md", x.b+"\n"))
		if got := Likeness(first.Tree(), second.Tree()); got != x.want {
			t.Errorf("%q is like %q by %v, want %v", x.a, x.b, got, x.want)
		}
	}
}
