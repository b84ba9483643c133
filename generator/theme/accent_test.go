package theme

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"casebook/generator/colour"
	"casebook/layouts"
)

func TestAnAccentCanBeReadEverywhere(t *testing.T) {
	for _, accent := range []string{"#a61f1a", "#ffffff", "#000000", "#ffff00", "#00ff00", "#0000ff", "#808080", "#c8102e", "#1f5582", "#fedcba"} {
		c, err := colour.Parse(accent)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range []background{light, dark, elderLight, elderDark, paper} {
			got, own := readableOn(c, b), 99.
			for _, s := range b.colours {
				ground, err := colour.Parse(s)
				if err != nil {
					t.Fatal(err)
				}
				if x := got.ContrastOn(ground); x < b.contrast {
					t.Errorf("%s on %s is %s, of contrast %.2f", accent, b.name, got, x)
				}
				own = min(own, c.ContrastOn(ground))
			}
			if own >= b.contrast && got != c {
				t.Errorf("%s is changed to %s on %s, where it can be read", accent, got, b.name)
			}
		}
	}
}

// A site's accent is said anew for each look that has a ground of its own: by day and by night, as the system or the
// reader chooses, in large type, and on paper. The look of highest contrast is left out everywhere.
func TestAnAccentIsSaidForEachLook(t *testing.T) {
	css, err := accentCSS("#a61f1a")
	if err != nil {
		t.Fatal(err)
	}
	own, err := colour.Parse("#a61f1a")
	if err != nil {
		t.Fatal(err)
	}
	for selector, ground := range map[string]background{
		"\n:root": light,
		`@media(prefers-color-scheme:dark){:root:not([data-theme="light"],[data-theme="contrast"])`: dark,
		`}:root[data-theme="dark"]`:                                    dark,
		`@media screen{:root[data-elder]:not([data-theme="contrast"])`: elderLight,
		`@media(prefers-color-scheme:dark){:root[data-elder]:not([data-theme="light"],[data-theme="contrast"])`: elderDark,
		`:root[data-elder][data-theme="dark"]`: elderDark,
		"@media print{:root:root:root":         paper,
	} {
		if rule := selector + "{--accent:" + readableOn(own, ground).String() + "}"; strings.Count(css, rule) != 1 {
			t.Errorf("%s: there is no %q in\n%s", ground.name, rule, css)
		}
	}
	if n := strings.Count(css, "--accent:"); n != 7 {
		t.Errorf("the accent is said %d times", n)
	}
	if css, err := accentCSS("red"); err == nil {
		t.Errorf("a word is taken for a colour: %s", css)
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
