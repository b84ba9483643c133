package check

import (
	"testing"

	"casebook/generator/lazyregexp"
)

// choice is a number as it is wrong and as it is right, in a sentence of testdata/wordings.txt.
var choice = lazyregexp.New(`\{([^|{}]*)\|([^|{}]*)\}`)

// TestWordingsAreHeldBothWays holds sentences that state a sum in a wording of their own: with a wrong number they are reported, with the right one not.
func TestWordingsAreHeldBothWays(t *testing.T) {
	heldBothWays(t, "testdata/wordings.txt", 100)
}

// TestMattersThatStandBesideAreNoSum holds right sentences that lead to a sum of what is none: another good's price, another pot of money, parts that overlap,
// two plans in one sentence, the share of what no amount is of.
func TestMattersThatStandBesideAreNoSum(t *testing.T) {
	allRight(t, "testdata/wordings_right.txt")
}
