package quantity

import (
	"math"
	"slices"
	"testing"
)

func TestAListGivesBackItsDecimalsHoweverItKeepsThem(t *testing.T) {
	parse := func(texts ...string) []Decimal {
		var list []Decimal
		for _, s := range texts {
			d, err := ParseDecimal(s)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, d)
		}
		return append(list, Missing)
	}
	var memory List
	var lists []List
	var all []Decimal
	for _, test := range []struct {
		list []Decimal
		wide bool
	}{
		{parse("0", "1", "-1", "3120.55", "0.0001", "67108863", "-67108863"), false},
		{parse("1", "123456789012.34", "-123456789012.34"), true},
		{parse("67108864"), true},
		{parse("-67108864"), true}, // its bits are those of a gap
		{[]Decimal{FromInt(math.MaxInt32)}, true},
		{parse("0.1"), false},
		{nil, false},
	} {
		memory = memory.Of(test.list)
		for _, l := range []List{ListOf(test.list...), memory} {
			if got := l.AppendTo(nil); !slices.Equal(got, test.list) || l.Len() != len(test.list) || l.wide != test.wide {
				t.Errorf("got %v, wide %v, want %v", got, l.wide, test.list)
			}
			var given []Decimal
			for _, d := range l.All() {
				given = append(given, d)
			}
			if !slices.Equal(given, test.list) {
				t.Errorf("gave %v, want %v", given, test.list)
			}
			for k := range test.list {
				n := 0
				for at := range l.All() { // whoever reads them may stop
					if n++; at == k {
						break
					}
				}
				if n != k+1 {
					t.Errorf("stopped at %d after %d", k, n)
				}
			}
			for k, d := range l.All() {
				if d != test.list[k] || l.At(k) != d || l.Slice(k, k+1).At(0) != d {
					t.Errorf("decimal %d is %v, want %v", k, d, test.list[k])
				}
			}
		}
		lists, all = append(lists, ListOf(test.list...)), append(all, test.list...)
		for from := range lists {
			want := len(all)
			for _, l := range lists[:from] {
				want -= l.Len()
			}
			joined := Join(slices.Values(lists[from:]), func(n int) []int32 { return make([]int32, 0, n) })
			if got := joined.AppendTo(nil); !slices.Equal(got, all[len(all)-want:]) {
				t.Errorf("joined: %v, want %v", got, all[len(all)-want:])
			}
		}
	}
}
