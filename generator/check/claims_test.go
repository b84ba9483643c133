package check

import (
	"os"
	"strings"
	"testing"
)

// TestClaimsAreHeldBothWays holds sentences of a fixed form: with a wrong number they are reported, with the right one not.
func TestClaimsAreHeldBothWays(t *testing.T) {
	heldBothWays(t, "testdata/claims.txt", 60)
}

// TestSentencesNearAClaimAreRight holds right sentences near such a form: some of several kinds, the price of what is sold, ranks in other lists.
func TestSentencesNearAClaimAreRight(t *testing.T) {
	allRight(t, "testdata/claims_right.txt")
}

// heldBothWays holds a file of sentences with {wrong|right} in each, at least so many.
func heldBothWays(t *testing.T, file string, least int) {
	t.Helper()
	text, err := os.ReadFile(file)
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
	if n < least {
		t.Errorf("%d sentences", n)
	}
}

// allRight holds that nothing is reported in a file of sentences.
func allRight(t *testing.T, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		for _, messages := range arithmeticOf(t, strings.TrimSpace(line)) {
			t.Errorf("reported: %s: %q", strings.TrimSpace(line), messages)
		}
	}
}
