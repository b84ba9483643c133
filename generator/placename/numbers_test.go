package placename

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"casebook/generator/quantity"
)

// A name in which a figure seems to stand is known as a register has it, without the committee, and without what the
// place is, where enough is left to tell it from rooms that are counted.
func TestNamesWithNumbersAreKnownAsProseHasThem(t *testing.T) {
	for name, want := range map[string]string{
		"四道窝铺村委会": "四道窝铺 四道窝铺村 四道窝铺村委会", "三间房村": "三间房村", "胡家田村": "", "九间房里村": "九间房里 九间房里村",
	} {
		set := map[string]bool{}
		WithNumbers(set, name)
		if got := strings.Join(slices.Sorted(maps.Keys(set)), " "); got != want {
			t.Errorf("%s is known as %q, want %q", name, got, want)
		}
	}
}

// A figure of a text is part of a name where the whole name stands around it.
func TestAFigureIsPartOfTheNameAroundIt(t *testing.T) {
	numbers := NumbersOf(map[string]bool{"三间房南里": true, "新建三间房里": true, "三间": true})
	for text, want := range map[string]bool{
		"三间房南里社区": true, "走进三间房南里": true, "修了三间房南边的路": false, "三间房": false, "走进新建三间房里": true, "旧有三间房里": false, "三间": false,
	} {
		found := quantity.Find(text)
		if len(found) != 1 {
			t.Fatalf("%s has %d figures", text, len(found))
		}
		if got := numbers.Hold(text, found[0]); got != want {
			t.Errorf("%s: part of a name: %t", text, got)
		}
	}
}
