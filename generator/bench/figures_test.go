package main

import (
	"fmt"
	"testing"
)

// Whoever looks at the site takes a share of 213 % for a fault of the program.
func TestNoPartIsMoreThanTheWhole(t *testing.T) {
	t.Parallel()
	var f figures
	for n := range 1000 {
		f.of(fmt.Sprintf("9901%08d", n))
		for i, x := range indicators {
			for y, v := range f.values[i] {
				if x.unit == "%" && v > 1000 {
					t.Errorf("village %d, %d: %s is %d‰", n, firstYear+y, x.name, v)
				}
				if x.unit == "户" && v > f.households {
					t.Errorf("village %d, %d: %d %s of %d households", n, firstYear+y, v, x.name, f.households)
				}
			}
		}
		for k, parts := range f.parts {
			for p, v := range parts {
				if v < 0 {
					t.Errorf("village %d: %d members are %s", n, v, breakdowns[k].parts[p])
				}
			}
		}
	}
}
