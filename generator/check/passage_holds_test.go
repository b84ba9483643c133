package check

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestHoldsAgreesWithContains: holds, which looks at a table of the text's characters before it searches, says of
// every word what strings.Contains says. If the table left a character out, rules would miss words without a trace.
func TestHoldsAgreesWithContains(t *testing.T) {
	const seed, text = 20261127, "全镇共有耕地1.2万亩，其中水田8600亩，三次产业结构为12：45：43，人均可支配收入10450元。"
	random := rand.New(rand.NewPCG(seed, 0))
	p := &passage{}
	p.set(text)
	runes := []rune(text + "村比重占𠀀é�")
	found := 0
	for range 2000 {
		from := random.IntN(len(runes))
		word := string(runes[from:min(len(runes), from+1+random.IntN(3))])
		if random.IntN(3) == 0 {
			word += string(runes[random.IntN(len(runes))])
		}
		want := strings.Contains(text, word)
		if want {
			found++
		}
		if got := p.holds("没有的词", word); got != want {
			t.Fatalf("seed %d: holds(%q) is %v", seed, word, got)
		}
	}
	if found < 200 || found > 1800 {
		t.Fatalf("seed %d: %d of 2000 words stand in the text: the test says little", seed, found)
	}
	if p.set("乡"); p.holds("耕地") || !p.holds("乡") {
		t.Error("the characters of the former text are still there")
	}
}
