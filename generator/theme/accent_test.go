package theme

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"casebook/layouts"
)

func TestAnAccentCanBeReadEverywhere(t *testing.T) {
	for _, colour := range []string{"#a61f1a", "#ffffff", "#000000", "#ffff00", "#00ff00", "#0000ff", "#808080", "#c8102e", "#1f5582", "#fedcba"} {
		c, err := parseColour(colour)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range []background{light, dark, elderLight, elderDark, paper} {
			got := c.readableOn(b)
			if x := got.contrastOn(b); x < b.contrast {
				t.Errorf("%s on %s is %s, of contrast %.2f", colour, b.name, got, x)
			}
			if c.contrastOn(b) >= b.contrast && got != c {
				t.Errorf("%s is changed to %s on %s, where it can be read", colour, got, b.name)
			}
		}
	}
	for _, bad := range []string{"", "red", "#fff", "a61f1a#", "#a61f1", "#a61f1ag", "#-a61f1"} {
		if c, err := parseColour(bad); err == nil {
			t.Errorf("%q was read as %s", bad, c)
		}
	}
}

func TestContrastIsAsWCAGHasIt(t *testing.T) {
	for pair, want := range map[[2]string]float64{
		{"#000000", "#ffffff"}: 21, {"#ffffff", "#ffffff"}: 1, {"#777777", "#ffffff"}: 4.478, {"#0000ff", "#ffffff"}: 8.592,
	} {
		c, _ := parseColour(pair[0])
		if got := c.contrastOn(background{colours: []string{pair[1]}}); got < want-.01 || got > want+.01 {
			t.Errorf("%v: %.3f, want %.3f", pair, got, want)
		}
	}
}

// The grounds that an accent is measured on are those of the style sheets.
func TestGroundsAreThoseOfTheStyles(t *testing.T) {
	css := ""
	for _, name := range []string{"tokens", "elder"} {
		data, err := fs.ReadFile(layouts.Files, "styles/"+name+".css")
		if err != nil {
			t.Fatal(err)
		}
		css += string(data)
	}
	found := map[string]bool{}
	for _, m := range regexp.MustCompile(`--paper:\s*(#\w+);\s*--tint:\s*(#\w+);`).FindAllStringSubmatch(css, -1) {
		found[long(m[1])+" "+long(m[2])] = true
	}
	delete(found, "#000000 #000000") // the look of highest contrast keeps its own accent
	for _, b := range []background{light, dark, elderLight, elderDark} {
		grounds := strings.Join(b.colours, " ")
		if !found[grounds] {
			t.Errorf("%s: no style has %s", b.name, grounds)
		}
		delete(found, grounds)
	}
	for grounds := range found {
		t.Errorf("no accent is measured on %s", grounds)
	}
}

func long(colour string) string {
	if len(colour) == 4 {
		return string([]byte{'#', colour[1], colour[1], colour[2], colour[2], colour[3], colour[3]})
	}
	return colour
}
