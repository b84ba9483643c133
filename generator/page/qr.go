package page

import (
	"fmt"

	"rsc.io/qr"
)

// quiet is the empty border that a reader of QR codes needs, in modules.
const quiet = 4

// appendQR appends the QR code of an address as SVG: one path of horizontal runs, drawn in
// black on white whatever the page's colours are. label says in words what it is.
func appendQR(b []byte, address, label string) ([]byte, error) {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return b, fmt.Errorf("draw the QR code of %s: %w", address, err)
	}
	size := code.Size + 2*quiet
	b = append(b, `<svg class="qr" role="img" viewBox="0 0 `...)
	b = AppendInt(b, size)
	b = append(AppendInt(append(b, ' '), size), `" shape-rendering="crispEdges" aria-label="`...)
	b = append(AppendText(b, label), `"><path fill="#fff" d="M0 0h`...)
	b = append(AppendInt(b, size), 'v')
	b = append(AppendInt(b, size), `H0z"/><path fill="#000" d="`...)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			b = appendRun(b, from+quiet, y+quiet, x-from)
		}
	}
	return append(b, `"/></svg>`...), nil
}

// appendRun appends a path of black modules side by side.
func appendRun(b []byte, x, y, n int) []byte {
	b = AppendInt(append(b, 'M'), x)
	b = AppendInt(append(b, ' '), y)
	b = append(AppendInt(append(b, 'h'), n), "v1h-"...)
	return append(AppendInt(b, n), 'z')
}
