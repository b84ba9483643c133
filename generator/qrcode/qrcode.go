// Package qrcode writes an address as a QR code that a phone reads from a screen or from paper.
package qrcode

import (
	"fmt"
	"strconv"

	"rsc.io/qr"

	"casebook/generator/markup"
)

// quiet is the empty border that a reader of QR codes needs, in modules.
const quiet = 4

// Write writes the QR code of an address as SVG: one path of horizontal runs, drawn in
// black on white whatever the page's colours are. label says in words what it is.
func Write(w *markup.Writer, address, label string) error {
	side, path, err := Path(address)
	if err != nil {
		return err
	}
	size := strconv.Itoa(side)
	w.Open("svg").Class("qr").Attr("role", "img").Attr("viewBox", "0 0 "+size+" "+size).
		Attr("shape-rendering", "crispEdges").Attr("aria-label", label)
	w.Open("path").Attr("fill", "#fff").Attr("d", "M0 0h"+size+"v"+size+"H0z").CloseEmpty()
	w.Open("path").Attr("fill", "#000").Attr("d", string(path)).CloseEmpty()
	w.Close("svg")
	return nil
}

// Path returns the side of an address's QR code in modules, its empty border among them, and the
// data of an SVG path of its black modules.
func Path(address string) (side int, path []byte, err error) {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return 0, nil, fmt.Errorf("draw the QR code of %s: %w", address, err)
	}
	return code.Size + 2*quiet, appendRuns(nil, code), nil
}

// appendRuns appends the data of a path of all black modules.
func appendRuns(b []byte, code *qr.Code) []byte {
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
	return b
}

// appendRun appends a path of black modules side by side.
func appendRun(b []byte, x, y, n int) []byte {
	b = strconv.AppendInt(append(b, 'M'), int64(x), 10)
	b = strconv.AppendInt(append(b, ' '), int64(y), 10)
	b = append(strconv.AppendInt(append(b, 'h'), int64(n), 10), "v1h-"...)
	return append(strconv.AppendInt(b, int64(n), 10), 'z')
}
