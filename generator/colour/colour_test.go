package colour

import (
	"math"
	"testing"
)

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

// A colour is written as it is read, each of its parts.
func TestAColourIsWrittenAsItIsRead(t *testing.T) {
	for _, want := range []string{"#000000", "#ffffff", "#a61f1a", "#0a1b2c", "#fe0180"} {
		if c, err := Parse(want); err != nil || c.String() != want {
			t.Errorf("%s is written %s, %v", want, c, err)
		}
	}
	if got := (RGB{0.5, 1, 0}).String(); got != "#80ff00" {
		t.Errorf("got %s", got)
	}
}

// A colour that can be read stays; another goes towards black on light grounds and white on dark ones, all its parts by
// the same share, no farther than it has to.
func TestAColourIsMadeReadable(t *testing.T) {
	for _, x := range []struct {
		of, ground string
		light      bool
	}{{"#ff8080", "#ffffff", false}, {"#80c0ff", "#fff8e0", false}, {"#803010", "#000000", true}, {"#205080", "#202020", true}, {"#a61f1a", "#ffffff", false}, {"#777777", "#808080", false}} {
		c, _ := Parse(x.of)
		ground, _ := Parse(x.ground)
		for _, contrast := range []float64{1, 3, 4.5} {
			got := c.ReadableOn(contrast, ground)
			end := 0.0
			if x.light {
				end = 1
			}
			if c.ContrastOn(ground) >= contrast {
				if got != c {
					t.Errorf("%s on %s can be read by %g and is made %s", x.of, x.ground, contrast, got)
				}
				continue
			}
			if got.ContrastOn(ground) < contrast {
				t.Errorf("%s on %s is made %s, whose contrast is %.2f, not %g", x.of, x.ground, got, got.ContrastOn(ground), contrast)
			}
			var share float64
			for i := range got {
				if moved := (got[i] - c[i]) / (end - c[i]); c[i] != end && i == 0 {
					share = moved
				} else if c[i] != end && math.Abs(moved-share) > 0.02 {
					t.Errorf("%s is made %s: its parts go %.3f and %.3f of the way", x.of, got, share, moved)
				}
			}
			less := RGB{c[0] + (end-c[0])*(share-0.02), c[1] + (end-c[1])*(share-0.02), c[2] + (end-c[2])*(share-0.02)}
			if less.ContrastOn(ground) >= contrast {
				t.Errorf("%s on %s goes farther than it has to, to %s", x.of, x.ground, got)
			}
		}
	}
	black, white := RGB{}, RGB{1, 1, 1}
	if got := (RGB{0.5, 0.5, 0.5}).ReadableOn(21, white); got != black {
		t.Errorf("where nothing is enough it is %s", got)
	}
	if got := (RGB{0.5, 0.5, 0.5}).ReadableOn(21, black, black); got != white {
		t.Errorf("on black, where nothing is enough, it is %s", got)
	}
}
