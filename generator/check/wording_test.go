package check

import (
	"os"
	"strings"
	"testing"

	"casebook/generator/lazyregexp"
)

// choice is a number as it is wrong and as it is right, in a sentence of testdata/wordings.txt.
var choice = lazyregexp.New(`\{([^|{}]*)\|([^|{}]*)\}`)

// TestWordingsAreHeldBothWays holds sentences that state a sum in a wording of their own: with a wrong number they are reported, with the right one not.
func TestWordingsAreHeldBothWays(t *testing.T) {
	text, err := os.ReadFile("testdata/wordings.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		line, n = strings.TrimSpace(line), n+1
		if wrong := choice.ReplaceAllString(line, "$1"); len(arithmeticOf(t, wrong)) == 0 {
			t.Errorf("not reported: %s", wrong)
		}
		right := choice.ReplaceAllString(line, "$2")
		for _, messages := range arithmeticOf(t, right) {
			t.Errorf("reported: %s: %q", right, messages)
		}
	}
	if n < 100 {
		t.Errorf("%d sentences", n)
	}
}

// TestMattersThatStandBesideAreNoSum holds right sentences that lead to a sum of what is none: another good's price, another pot of money, parts that overlap,
// two plans in one sentence, the share of what no amount is of.
func TestMattersThatStandBesideAreNoSum(t *testing.T) {
	text, err := os.ReadFile("testdata/wordings_right.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		for _, messages := range arithmeticOf(t, strings.TrimSpace(line)) {
			t.Errorf("reported: %s: %q", strings.TrimSpace(line), messages)
		}
	}
}
