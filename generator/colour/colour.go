// Package colour knows colours as style sheets write them, and how well one can be read on another.
package colour

import (
	"fmt"
	"math"
	"strconv"
)

// RGB is a colour in sRGB, each part from 0 to 1.
type RGB [3]float64

// Parse reads "#rrggbb".
func Parse(s string) (RGB, error) {
	n, err := strconv.ParseUint(s[min(1, len(s)):], 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return RGB{}, fmt.Errorf("%q is no colour such as #a61f1a", s)
	}
	return RGB{float64(n>>16&255) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}, nil
}

func (c RGB) String() string {
	part := func(x float64) int { return int(math.Round(x * 255)) }
	return fmt.Sprintf("#%02x%02x%02x", part(c[0]), part(c[1]), part(c[2]))
}

// rounded is the colour as it is written.
func (c RGB) rounded() RGB {
	r, _ := Parse(c.String())
	return r
}

// ReadableOn mixes a colour with black or white, whichever is further from the grounds, as little as
// lets it stand out from each of them by the contrast.
func (c RGB) ReadableOn(contrast float64, grounds ...RGB) RGB {
	towards := RGB{}
	if grounds[0].luminance() < 0.18 {
		towards = RGB{1, 1, 1}
	}
	const steps = 100
	for i := range steps {
		t := float64(i) / steps
		mixed := RGB{c[0] + (towards[0]-c[0])*t, c[1] + (towards[1]-c[1])*t, c[2] + (towards[2]-c[2])*t}.rounded()
		if mixed.ContrastOn(grounds...) >= contrast {
			return mixed
		}
	}
	return towards
}

// ContrastOn is the least contrast with any of the grounds, as WCAG 2.2 counts it.
func (c RGB) ContrastOn(grounds ...RGB) float64 {
	least := math.Inf(1)
	for _, ground := range grounds {
		x, y := c.luminance(), ground.luminance()
		least = min(least, (max(x, y)+0.05)/(min(x, y)+0.05))
	}
	return least
}

// luminance is WCAG's relative luminance.
func (c RGB) luminance() float64 {
	linear := func(x float64) float64 {
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}
