package colour

import "testing"

func TestContrastIsAsWCAGHasIt(t *testing.T) {
	for pair, want := range map[[2]string]float64{
		{"#000000", "#ffffff"}: 21, {"#ffffff", "#ffffff"}: 1, {"#777777", "#ffffff"}: 4.478, {"#0000ff", "#ffffff"}: 8.592,
	} {
		c, _ := Parse(pair[0])
		ground, _ := Parse(pair[1])
		if got := c.ContrastOn(ground); got < want-.01 || got > want+.01 {
			t.Errorf("%v: %.3f, want %.3f", pair, got, want)
		}
		if got := c.ContrastOn(RGB{}, ground, RGB{1, 1, 1}); got > want+.01 {
			t.Errorf("%v: the least of three contrasts is %.3f", pair, got)
		}
	}
}

func TestWhatIsNoColourIsRefused(t *testing.T) {
	for _, bad := range []string{"", "red", "#fff", "a61f1a#", "#a61f1", "#a61f1ag", "#-a61f1"} {
		if c, err := Parse(bad); err == nil {
			t.Errorf("%q was read as %s", bad, c)
		}
	}
}
