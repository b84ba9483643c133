package merge

import (
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// theirs merges a copy that is given as Markdown.
func theirs(base, ours, copied string) Result {
	return Merge(Input{Base: base, Ours: ours, Theirs: narrativeTree(copied), Styled: true, File: "a.md", Print: printedFor})
}

func narrativeTree(markdown string) *document.Document {
	doc, _ := narrative.Parse(source.New("a.md", markdown))
	return doc.Tree()
}

// A list begins with the number that it began with, and stays tight, whatever becomes of its first items.
func TestTheBeginningOfAList(t *testing.T) {
	for name, test := range map[string]struct{ base, copied, want string }{
		"the first item is gone":             {"先说。\n\n1. 修好水渠。\n2. 种上果树。\n3. 开办工坊。\n", "先说。\n\n1. 种上果树。\n2. 开办工坊。\n", "先说。\n\n1. 种上果树。\n3. 开办工坊。\n"},
		"two are gone, it began with 4":      {"4. 修好水渠。\n5. 种上果树。\n6. 开办工坊。\n", "4. 开办工坊。\n", "4. 开办工坊。\n"},
		"the second item is gone":            {"1. 修好水渠。\n2. 种上果树。\n3. 开办工坊。\n", "1. 修好水渠。\n2. 开办工坊。\n", "1. 修好水渠。\n3. 开办工坊。\n"},
		"gone and edited":                    {"1) 修好水渠。\n2) 种上果树三百棵。\n", "1) 种上果树五百棵。\n", "1) 种上果树五百棵。\n"},
		"the first of a list of marks":       {"- 修好水渠。\n- 种上果树。\n", "- 种上果树。\n", "- 种上果树。\n"},
		"a new first item":                   {"先说。\n\n1. 修好水渠。\n2. 种上果树。\n", "先说。\n\n1. 召开村民大会。\n2. 修好水渠。\n3. 种上果树。\n", "先说。\n\n1. 召开村民大会。\n1. 修好水渠。\n2. 种上果树。\n"},
		"a new first item and nothing above": {"- 修好水渠。\n- 种上果树。\n", "- 召开村民大会。\n- 修好水渠。\n- 种上果树。\n", "- 召开村民大会。\n- 修好水渠。\n- 种上果树。\n"},
		"a new paragraph and a new item":     {"先说。\n\n- 修好水渠。\n- 种上果树。\n", "先说。\n\n再说一段要紧的话。\n\n- 召开村民大会。\n- 修好水渠。\n- 种上果树。\n", "先说。\n\n再说一段要紧的话。\n\n- 召开村民大会。\n- 修好水渠。\n- 种上果树。\n"},
		"a new first item for another":       {"先说。\n\n3. 修好水渠。\n4. 种上果树。\n5. 开办工坊。\n", "先说。\n\n3. 召开一次全体村民的大会。\n4. 种上果树。\n5. 开办工坊。\n", "先说。\n\n3. 召开一次全体村民的大会。\n4. 种上果树。\n5. 开办工坊。\n"},
		"the last item moves to the top":     {"先说。\n\n- 修好水渠，清淤三百米。\n- 种上果树，成活九成半。\n- 开办工坊，带动二十户。\n", "先说。\n\n- 开办工坊，带动二十户。\n- 修好水渠，清淤三百米。\n- 种上果树，成活九成半。\n", "先说。\n\n- 开办工坊，带动二十户。\n- 修好水渠，清淤三百米。\n- 种上果树，成活九成半。\n"},
		"a new item of another list":         {"先说。\n\n- 修好水渠。\n", "先说。\n\n1. 召开村民大会。\n\n- 修好水渠。\n", "先说。\n\n1. 召开村民大会。\n\n- 修好水渠。\n"},
	} {
		if r := theirs(test.base, test.base, test.copied); r.Text != test.want || len(r.Conflicts)+len(r.Unplaced) > 0 {
			t.Errorf("%s:\n%s\nconflicts %q, unplaced %q", name, r.Text, r.Conflicts, r.Unplaced)
		}
	}
}

// A level of a heading that cannot be written is reported; one that ours has already is not.
func TestALevelThatIsNotWrittenIsReported(t *testing.T) {
	for name, test := range map[string]struct{ base, ours, copied, reported string }{
		"a heading with a line under it": {"一、背景\n------\n\n正文。\n", "", "### 一、背景\n\n正文。\n", "Word 里“一、背景”改成了“###”标题，文稿里的没有改"},
		"such a heading becomes text":    {"一、背景\n------\n\n正文。\n", "", "一、背景\n\n正文。\n", "Word 里“一、背景”改成了正文，文稿里的没有改"},
		"ours has a third level":         {"## 一、背景\n\n正文。\n", "#### 一、背景\n\n正文。\n", "### 一、背景\n\n正文。\n", "Word 里“一、背景”改成了“###”标题，文稿里的没有改"},
		"ours has the same":              {"## 一、背景\n\n正文。\n", "### 一、背景\n\n正文。\n", "### 一、背景\n\n正文。\n", ""},
		"two lines and other words":      {"这一段的话先说，\n分成两行写。\n\n正文。\n", "", "## 这一段的话先说， 分成三行写。\n\n正文。\n", "Word 里“这一段的话先说， 分成三行写。”改成了“##”标题，文稿里的没有改"},
		"an item":                        {"正文。\n\n- 修好水渠。\n", "", "正文。\n\n## 修好水渠。\n", "Word 里“修好水渠。”改成了“##”标题，文稿里的没有改"},
		"nothing":                        {"## 一、背景\n\n正文。\n", "", "## 一、背景\n\n正文。\n", ""},
	} {
		ours := test.ours
		if ours == "" {
			ours = test.base
		}
		r := theirs(test.base, ours, test.copied)
		if got := strings.Join(inChinese(r.Unplaced), "|"); got != test.reported || !strings.Contains(r.Text, "正文。") {
			t.Errorf("%s: reported %q, edits %q\n%s", name, got, r.Edits, r.Text)
		}
	}
	if r := theirs("## 背景\n", "## 背景\n", "#### 背景\n"); r.Text != "#### 背景\n" || len(r.Edits) != 1 || r.Edits[0] != (Edit{Changed, "## 背景", "#### 背景"}) {
		t.Errorf("%+v", r)
	}
	if r := theirs("## 背景\n", "## 背景\n", "背景\n"); r.Text != "背景\n" || len(r.Unplaced) > 0 {
		t.Errorf("%+v", r)
	}
}

// inChinese are the texts of what was not placed.
func inChinese(list []problem.Text) []string {
	var words []string
	for _, t := range list {
		words = append(words, t.ZH)
	}
	return words
}

// asWords are words of a text, which are the same in any language.
func asWords(list []string) []problem.Text {
	var texts []problem.Text
	for _, s := range list {
		texts = append(texts, problem.Text{ZH: s, EN: s})
	}
	return texts
}

// What was left as it is is reported in English as well.
func TestWhatIsLeftIsReportedInEnglish(t *testing.T) {
	r := theirs("一、背景\n------\n\n正文。\n", "一、背景\n------\n\n正文。\n", "### 一、背景\n\n正文。\n")
	if len(r.Unplaced) != 1 || r.Unplaced[0].EN != "一、背景 became a heading ### in Word; in the narrative it is as it was" {
		t.Errorf("%+v", r.Unplaced)
	}
}
