package quantity_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/quantity"
)

func TestFindTellsFiguresFromWhatLooksLikeThem(t *testing.T) {
	table := lines(t, "find.txt")
	if len(table) < 300 {
		t.Errorf("the table has %d pairs", len(table))
	}
	for _, l := range table {
		if len(l) != 2 {
			t.Fatalf("bad line %q", l)
		}
		var got, want []string
		for _, f := range quantity.Find(l[0]) {
			got = append(got, l[0][f.Start:f.End])
		}
		if l[1] != "" {
			want = strings.Split(l[1], ";")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n\tfound %q\n\twant  %q", l[0], got, want)
		}
	}
}
