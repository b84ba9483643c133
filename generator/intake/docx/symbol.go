package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// What the symbol fonts show, by their codes. The same code is another sign in another font: an empty box of one is
// ≤ in another. Only signs that papers hold and text has are here: boxes to be ticked, bullets, arrows, numbers in circles.
const (
	wingdings = " 4a☺ 4c☹ 6c● 6e■ 6f□ 71❑ 72❒ 75◆ 76❖ 9f• a1○ a4◉ a5◎ a7▪ a8□ ab★ d8➢ df← e0→ e1↑ e2↓ e8➔ f0⇨ fb✗ fc✓ fd☒ fe☑" +
		" 80⓪ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8a⑩ 8c❶ 8d❷ 8e❸ 8f❹ 90❺ 91❻ 92❼ 93❽ 94❾ 95❿ "
	wingdings2 = " 4f✗ 50✓ 51☒ 52☑ 53☒ 54☒ 97● a2□ a3□ 6a① 6b② 6c③ 6d④ 6e⑤ 6f⑥ 70⑦ 71⑧ 72⑨ 73⑩ "
	webdings   = " 31✓ 61✓ 63□ 67■ 6e● 72✗ "
	// Of the font Symbol, all from 0x20 to 0x7e and from 0xa0 to 0xfe.
	symbolLow  = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
	symbolHigh = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\x00〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)

// signOf is what a symbol font shows for a code, "" where that is not known. Programs add 0xf000 to a code or do not.
func signOf(font string, code rune) string {
	if code >= 0xf000 && code <= 0xf0ff {
		code -= 0xf000
	}
	table := ""
	switch strings.ToLower(strings.TrimSpace(font)) {
	case "symbol":
		low, high := []rune(symbolLow), []rune(symbolHigh)
		switch at := int(code); {
		case at >= 0x20 && at-0x20 < len(low):
			return string(low[at-0x20])
		case at >= 0xa0 && at-0xa0 < len(high) && high[at-0xa0] != 0:
			return string(high[at-0xa0])
		}
		return ""
	case "wingdings":
		table = wingdings
	case "wingdings 2":
		table = wingdings2
	case "webdings":
		table = webdings
	}
	_, rest, _ := strings.Cut(table, fmt.Sprintf(" %02x", code))
	sign, _, _ := strings.Cut(rest, " ")
	return sign
}

// isSymbolFont tells whether a font shows signs in the places of letters.
func isSymbolFont(font string) bool {
	switch strings.ToLower(strings.TrimSpace(font)) {
	case "symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings":
		return true
	}
	return false
}

// symbol reads a character of a symbol font; only those whose meaning is known become text.
func (x *paragraphReader) symbol(k *node) {
	code, _ := strconv.ParseUint(k.attr("char"), 16, 32)
	if s := signOf(k.attr("font"), rune(code)); s != "" {
		x.put(s)
		return
	}
	x.put("□")
	x.aside("符号", x.text.String(), k.attr("font")+" "+strings.ToLower(k.attr("char")))
}

// letters writes the characters of a run, whose letters a symbol font shows as signs. What is no letter of such a font,
// as Chinese, is shown by another.
func (x *paragraphReader) letters(props *node, s string) {
	font := props.kid("rFonts").attr("ascii")
	if !isSymbolFont(font) {
		x.put(s)
		return
	}
	for _, c := range s {
		switch sign := signOf(font, c); {
		case c > 0xff && (c < 0xf000 || c > 0xf0ff), c <= ' ':
			x.put(string(c))
		case sign != "":
			x.put(sign)
		default:
			x.put("□")
			x.aside("符号", x.text.String(), fmt.Sprintf("%s %04x", font, c))
		}
	}
}
