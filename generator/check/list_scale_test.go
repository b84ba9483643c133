package check

import (
	"strings"
	"testing"
)

// TestAListSaysItsScaleOnce: in 2787.27、1445.77亿元 the 亿 behind the last number is said of the first as well, both
// when the first is held against the fact it is bound to and when a ratio of the two is worked out.
func TestAListSaysItsScaleOnce(t *testing.T) {
	const facts = "--- data/facts/demo.toml\n[[fact]]\nid = \"a\"\nvalue = 278727000000\nunit = \"元\"\nsource = \"report\"\n[[fact]]\nid = \"b\"\nvalue = 144577000000\nunit = \"元\"\nsource = \"report\"\n"
	for text, wrong := range map[string]bool{
		"两镇产值分别为[2787.27](fact:a)、[1445.77亿元](fact:b)。": false,
		"两镇产值分别为[2878.27](fact:a)、[1445.77亿元](fact:b)。": true,
		"存、贷款余额分别为2787.27、1445.77亿元，存贷比51.9%。":          false,
		"存、贷款余额分别为2787.27、1445.77亿元，存贷比61.9%。":          true,
	} {
		list, _ := checked(t, text+"\n"+facts)
		reported := false
		for _, p := range list {
			reported = reported || p.Rule == factMismatchID || strings.Contains(p.Message.ZH, "÷")
		}
		if reported != wrong {
			t.Errorf("%s: reported %v: %v", text, reported, list)
		}
	}
}
