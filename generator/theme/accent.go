package theme

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
)

// background is what the accent stands on in one look of the pages, and how far it must stand
// out from it. Tests hold the colours to those of styles/.
type background struct {
	name     string
	colours  []string // --paper and --tint
	contrast float64  // WCAG 2.2: 4.5 of text (1.4.3), 7 of enhanced text (1.4.6)
}

var (
	light      = background{"light", []string{"#fdfcf9", "#f4f1ea"}, 4.5}
	dark       = background{"dark", []string{"#17181b", "#212327"}, 4.5}
	elderLight = background{"elder, light", []string{"#ffffff", "#f6f3ec"}, 7}
	elderDark  = background{"elder, dark", []string{"#131416", "#212327"}, 7}
	paper      = background{"print", []string{"#ffffff"}, 7}
)

// accentCSS is the style sheet of a site's own accent, to follow ours. The colour is made
// darker on light grounds and lighter on dark ones until it can be read as text; the look of
// highest contrast keeps its yellow.
func accentCSS(colour string) (string, error) {
	own, err := parseColour(colour)
	if err != nil {
		return "", err
	}
	on := func(b background) string { return own.readableOn(b).String() }
	const systemDark = `@media(prefers-color-scheme:dark){:root%s:not([data-theme="light"],[data-theme="contrast"]){--accent:%s}}`
	var b bytes.Buffer
	fmt.Fprintf(&b, "\n:root{--accent:%s}", on(light))
	fmt.Fprintf(&b, systemDark, "", on(dark))
	fmt.Fprintf(&b, `:root[data-theme="dark"]{--accent:%s}`, on(dark))
	fmt.Fprintf(&b, `@media screen{:root[data-elder]:not([data-theme="contrast"]){--accent:%s}`, on(elderLight))
	fmt.Fprintf(&b, systemDark, "[data-elder]", on(elderDark))
	fmt.Fprintf(&b, `:root[data-elder][data-theme="dark"]{--accent:%s}}`, on(elderDark))
	fmt.Fprintf(&b, "@media print{:root:root:root{--accent:%s}}\n", on(paper))
	return b.String(), nil
}

// rgb is a colour in sRGB, each part from 0 to 1.
type rgb [3]float64

// parseColour reads "#rrggbb".
func parseColour(s string) (rgb, error) {
	n, err := strconv.ParseUint(s[min(1, len(s)):], 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return rgb{}, fmt.Errorf("%q is no colour such as #a61f1a", s)
	}
	return rgb{float64(n >> 16 & 255), float64(n >> 8 & 255), float64(n & 255)}.scaled(1. / 255), nil
}

func (c rgb) scaled(by float64) rgb { return rgb{c[0] * by, c[1] * by, c[2] * by} }

func (c rgb) String() string {
	part := func(x float64) int { return int(math.Round(x * 255)) }
	return fmt.Sprintf("#%02x%02x%02x", part(c[0]), part(c[1]), part(c[2]))
}

// rounded is the colour as it is written.
func (c rgb) rounded() rgb {
	r, _ := parseColour(c.String())
	return r
}

// readableOn mixes a colour with black or white, whichever is further from the background,
// as little as lets it be read there.
func (c rgb) readableOn(b background) rgb {
	towards := rgb{}
	if first, _ := parseColour(b.colours[0]); first.luminance() < 0.18 {
		towards = rgb{1, 1, 1}
	}
	const steps = 100
	for i := range steps {
		t := float64(i) / steps
		mixed := rgb{c[0] + (towards[0]-c[0])*t, c[1] + (towards[1]-c[1])*t, c[2] + (towards[2]-c[2])*t}.rounded()
		if mixed.contrastOn(b) >= b.contrast {
			return mixed
		}
	}
	return towards
}

// contrastOn is the least contrast with the colours of a background.
func (c rgb) contrastOn(b background) float64 {
	least := math.Inf(1)
	for _, s := range b.colours {
		ground, _ := parseColour(s)
		x, y := c.luminance(), ground.luminance()
		least = min(least, (max(x, y)+0.05)/(min(x, y)+0.05))
	}
	return least
}

// luminance is WCAG's relative luminance.
func (c rgb) luminance() float64 {
	linear := func(x float64) float64 {
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}
