package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTermsArePairsOfCharactersAndWords(t *testing.T) {
	for text, want := range map[string]string{
		"":              "",
		"村":             "",
		"胡家田村":          "胡家 家田 田村",
		"1+N+1 工作法":     "1+n+1 工作 作法",
		"１＋Ｎ＋１":         "1+n+1",
		"党建扶贫“10+”模式":   "党建 建扶 扶贫 10+ 模式",
		"支部+合作社":        "支部 合作 作社",
		"A党b":           "a b",
		"四问、一查":         "四问 一查",
		"code 450329-1": "code 450329 1",
	} {
		var got []string
		Terms(text, func(term string) { got = append(got, term) })
		if strings.Join(got, " ") != want {
			t.Errorf("Terms(%q) = %v, want %s", text, got, want)
		}
	}
}

// The script computes the shard of a term itself: these values are those of shardOf in
// layouts/scripts/search.ts.
func TestShardsAreWhereTheScriptLooks(t *testing.T) {
	for term, want := range map[string]int{"胡家": 46, "1+n+1": 29, "a": 44} {
		if got := Shard(term, 64); got != want {
			t.Errorf("Shard(%q, 64) = %d, want %d", term, got, want)
		}
	}
}

func TestEveryDocumentStandsInItsShardAndUnderItsTerms(t *testing.T) {
	x := New(4)
	for i := range 10 {
		x.Add(Document{Path: fmt.Sprintf("villages/%d/index.html", i), Kind: "villages", Title: "胡家田村", Tags: []string{fmt.Sprint(1000 + i)}})
	}
	shard := string(x.Append(nil, Shard("胡家", 4)))
	if !strings.Contains(shard, `"胡家":[0,8,1,8,1,8,1,8,1,8,1,8,1,8,1,8,1,8,1,8]`) {
		t.Errorf("the postings are not steps and weights: %s", shard)
	}
	if !strings.HasPrefix(shard, Callback+"(") {
		t.Errorf("a shard does not call the page: %.40s", shard)
	}
	third := string(x.Append(nil, 3))
	for i, there := range []bool{false, false, false, true, false, false, false, true} {
		if strings.Contains(third, fmt.Sprintf("villages/%d/", i)) != there {
			t.Errorf("document %d in shard 3: want %v", i, there)
		}
	}
}

func TestTheOrderOfMapsDoesNotShow(t *testing.T) {
	make := func() []byte {
		x := New(1)
		x.Add(Document{Title: "一个工作法和两个考察团", Summary: "甲乙丙丁戊己庚辛", Tags: []string{"子丑寅卯"}})
		x.Add(Document{Title: "</script><b>", Summary: "\u2028"})
		return x.Append(nil, 0)
	}
	first := make()
	for range 20 {
		if !slices.Equal(first, make()) {
			t.Fatal("two indexes of the same documents differ")
		}
	}
	if strings.Contains(string(first), "</script>") {
		t.Error("a shard has markup in it")
	}
}

func TestShardsGrowWithDocuments(t *testing.T) {
	for n, want := range map[int]int{0: 1, 256: 1, 257: 2, 1000: 4, 5_000_000: 4096} {
		if got := Shards(n); got != want {
			t.Errorf("Shards(%d) = %d, want %d", n, got, want)
		}
	}
}
