package check

import "testing"

// A comment is told where it silences nothing, and only where that is known.
func TestUnusedSuppressions(t *testing.T) {
	const off, named = "<!-- check: off placeholder 表样 -->\n", "\n--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n"
	for example, want := range map[string]int{
		off + "在XX村。":           0,
		off + "在胡家田村。":          1,
		off + "在胡家田村。\n\n在XX村。": 1, // it stands for the next line alone
		off + off + "在XX村。":     0,
		"在XX村。" + off:           0,
		"<!-- check: off private-phone 反例 -->\n```text\n在胡家田村。\n电话13812345678。\n```":                               0, // and for all of a block
		off + "```text\n在胡家田村。\n```":                                                                               1,
		"在胡家田村。" + named + "[[source]]\nid = \"other\"\n# check: off placeholder 表样\ntitle = \"XX村公报\"\n":          0,
		"在胡家田村。" + named + "# check: off placeholder 表样\n[[source]]\nid = \"other\"\ntitle = \"公报\"\n":             1,
		off + "在胡家田村。\n--- data/site.toml\ntitle = \"示例\"\n[check]\nplaceholder = \"off\"\n":                       0, // nobody looked
		off + "在胡家田村。\n--- data/site.toml\ntitle = \"示例\"\n[check]\nplaceholder = \"error\"\n":                     1,
		off + "在胡家田村。\n--- data/site.toml\ntitle = \"示例\"\nowner = 3\n":                                            0, // mend that first
		"<!-- check: off private-meta 可以公开 -->\n正文。\n--- data/site.toml\ntitle = \"示例\"\nedition = \"internal\"\n": 0,
		"<!-- check: off private-meta 可以公开 -->\n正文。":                                                               1,
	} {
		list, _ := checked(t, example)
		n := 0
		for _, p := range list {
			if p.Rule == unusedSuppressionID {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d reported, want %d: %v", example, n, want, list)
		}
	}
}
