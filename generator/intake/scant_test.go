package intake

import (
	"strings"
	"testing"
)

// A paper of which nothing can be read says so: an editor would take the list of nothing left out for a paper read whole.
func TestAPaperWithoutSentencesSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		paragraphs []string
		want       string
	}{
		"heads alone":     {[]string{"甲禾村经验材料", "一、基本情况", "二、主要做法", "三、取得成效"}, "只有标题"},
		"heads and a row": {[]string{"甲禾村经验材料", "一、基本情况", "|户数|412"}, ""},
		"a paper":         {[]string{"甲禾村经验材料", "一、基本情况", "全村412户。"}, ""},
	} {
		d := folder{}.take(t, folder{}.request(paper(t, c.paragraphs...), false))
		said := ""
		for _, a := range d.Paper.Aside {
			if a.Kind == "正文" {
				said = a.Text
			}
		}
		if (c.want == "") != (said == "") || !strings.Contains(said, c.want) {
			t.Errorf("%s: %q is said, want %q", name, said, c.want)
		}
	}
}
