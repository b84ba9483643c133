package chart

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

type rgb [3]float64 // linear light, 0 to 1

func parseColour(t *testing.T, hex string) rgb {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("colour %q", hex)
	}
	var c rgb
	for i := range c {
		v := float64(n>>(16-8*i)&255) / 255
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

func luminance(c rgb) float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

func contrast(a, b rgb) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

// lab is CIE L*a*b* under D65, in which distances are about as large as they look.
func lab(c rgb) [3]float64 {
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124564*c[0] + 0.3575761*c[1] + 0.1804375*c[2]) / 0.95047)
	y := f(0.2126729*c[0] + 0.7151522*c[1] + 0.0721750*c[2])
	z := f((0.0193339*c[0] + 0.1191920*c[1] + 0.9503041*c[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// The simulations of Machado, Oliveira and Fernandes (2009) for full severity.
var sights = map[string][3]rgb{
	"normal":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

func seen(c rgb, sight [3]rgb) rgb {
	var out rgb
	for i, row := range sight {
		out[i] = min(max(row[0]*c[0]+row[1]*c[1]+row[2]*c[2], 0), 1)
	}
	return out
}

func distance(a, b rgb) float64 {
	p, q := lab(a), lab(b)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

func stylePalette(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile("../../layouts/styles/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, m := range regexp.MustCompile(`--s(\d): (#[0-9a-f]{6});`).FindAllStringSubmatch(string(text), -1) {
		if m[1] != strconv.Itoa(len(list)%len(palette)) {
			t.Fatalf("%s: --s%s out of order", file, m[1])
		}
		list = append(list, m[2])
	}
	if len(list) == 0 || len(list)%len(palette) != 0 {
		t.Fatalf("%s: %d colours", file, len(list))
	}
	return list
}

// Any two colours differ for every sight, the first four plainly; all are legible as text.
func TestPaletteForEverySight(t *testing.T) {
	dark := stylePalette(t, "tokens.css")
	grounds := []struct {
		name, paper string
		colours     []string
	}{{"light", "#fdfcf9", seriesColors()}, {"dark", "#17181b", dark[:len(palette)]}}
	for _, g := range grounds {
		paper := parseColour(t, g.paper)
		for i, a := range g.colours {
			if c := contrast(parseColour(t, a), paper); c < 4.45 {
				t.Errorf("%s: %s has contrast %.2f", g.name, a, c)
			}
			for j, b := range g.colours[:i] {
				want := 14.0
				if i < 4 {
					want = 20
				}
				for name, sight := range sights {
					if d := distance(seen(parseColour(t, a), sight), seen(parseColour(t, b), sight)); d < want {
						t.Errorf("%s, %s: series %d and %d (%s, %s) differ by %.1f", g.name, name, j, i, b, a, d)
					}
				}
			}
		}
	}
}

// The style sheets and the files that readers download have the same colours.
func TestPaletteOfStyles(t *testing.T) {
	for i, c := range stylePalette(t, "charts.css") {
		if c != palette[i%len(palette)] {
			t.Errorf("charts.css: --s%d is %s, palette.go has %s", i, c, palette[i])
		}
	}
	dark := stylePalette(t, "tokens.css")[:len(palette)]
	grounds := [...][]string{dark, dark, palette[:], dark} // the system's, the reader's; then where the system's colours are forced
	all := stylePalette(t, "tokens.css")
	if len(all) != len(grounds)*len(palette) {
		t.Fatalf("tokens.css has %d colours of series", len(all))
	}
	for i, c := range all {
		if want := grounds[i/len(palette)][i%len(palette)]; c != want {
			t.Errorf("tokens.css: --s%d is %s, want %s", i%len(palette), c, want)
		}
	}
}
