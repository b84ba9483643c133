package merge

import "testing"

// Two changes of one text are at odds where they touch the same words, or put something into the same gap; side by
// side they are not, nor is what is put in at an end of what the other changes.
func TestChangesThatOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b [2]int
		want bool
	}{
		{[2]int{1, 3}, [2]int{2, 4}, true}, {[2]int{1, 3}, [2]int{1, 3}, true}, {[2]int{1, 5}, [2]int{2, 3}, true}, {[2]int{1, 3}, [2]int{3, 5}, false}, {[2]int{1, 2}, [2]int{4, 5}, false},
		{[2]int{2, 2}, [2]int{2, 2}, true}, {[2]int{2, 2}, [2]int{3, 3}, false}, {[2]int{2, 2}, [2]int{1, 3}, true}, {[2]int{1, 1}, [2]int{1, 3}, false}, {[2]int{3, 3}, [2]int{1, 3}, false},
	} {
		for _, x := range [][2][2]int{{c.a, c.b}, {c.b, c.a}} {
			if got := overlap(hunk{from: x[0][0], to: x[0][1]}, hunk{from: x[1][0], to: x[1][1]}); got != c.want {
				t.Errorf("%v and %v overlap: %t", x[0], x[1], got)
			}
		}
	}
}
