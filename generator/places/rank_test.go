package places

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"casebook/generator/report"
)

// The first of many are those that a whole stable order would begin with.
func TestTheFirstOfManyAreInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 7, rankLimit, rankLimit + 1, 3 * rankLimit} {
		for _, better := range []report.Better{report.BetterHigher, report.BetterLower, report.BetterNone} {
			var all []Ranked
			var values []float64
			for i := range n {
				value := float64(i * 7919 % 1009) // many equal
				all = append(all, Ranked{&report.Village{Code: fmt.Sprint(i)}, value})
				values = append(values, value)
			}
			want := slices.Clone(all)
			slices.SortStableFunc(want, func(a, b Ranked) int {
				if better == report.BetterLower {
					return cmp.Compare(a.Value, b.Value)
				}
				return cmp.Compare(b.Value, a.Value)
			})
			if n > rankLimit {
				want = want[:rankedOfMany]
			}
			if got := best(all, values, better); !slices.Equal(got, want) {
				t.Errorf("%d villages, better %d: %d ranked, or in another order", n, better, len(got))
			}
		}
	}
}

func TestOfOneValueThereAreNoBars(t *testing.T) {
	if got := histogram([]float64{7, 7}, 7, 7); got != nil {
		t.Errorf("got %v", got)
	}
	var counts []int
	for _, b := range histogram([]float64{0, 1, 1, 5, 40}, 0, 40) {
		counts = append(counts, b.Count)
	}
	if want := []int{3, 1, 0, 0, 0, 0, 0, 0, 1}; !slices.Equal(counts, want) {
		t.Errorf("the bars are of %v, want %v", counts, want)
	}
}
