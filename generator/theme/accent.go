package theme

import (
	"bytes"
	"fmt"

	"casebook/generator/colour"
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
func accentCSS(accent string) (string, error) {
	own, err := colour.Parse(accent)
	if err != nil {
		return "", err
	}
	on := func(b background) string { return readableOn(own, b).String() }
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

// readableOn is the colour as it is on a background.
func readableOn(c colour.RGB, b background) colour.RGB {
	grounds := make([]colour.RGB, len(b.colours))
	for i, s := range b.colours {
		grounds[i], _ = colour.Parse(s)
	}
	return c.ReadableOn(b.contrast, grounds...)
}
