// Package qrcode writes an address as a QR code that a phone reads from a screen or from paper.
package qrcode

import (
	"fmt"
	"strconv"
	"sync"

	"rsc.io/qr/coding"

	"casebook/generator/markup"
)

// quiet is the empty border that a reader of QR codes needs, in modules.
const quiet = 4

// level is how much of a code may be lost: 15 %.
const level = coding.M

// Maker draws QR codes. It keeps the layout of each size, which takes longer to work out than a
// code takes to draw. Its zero value is ready, and safe for concurrent use.
type Maker struct {
	mu    sync.Mutex
	plans map[coding.Version]*coding.Plan
}

// Write writes the QR code of an address as SVG: one path of horizontal strokes, drawn in
// black on white whatever the page's colours are. label says in words what it is.
func (m *Maker) Write(w *markup.Writer, address, label string) error {
	side, path, err := m.Path(address)
	if err != nil {
		return err
	}
	size := strconv.Itoa(side)
	w.Open("svg").Class("qr").Attr("role", "img").Attr("viewBox", "0 0 "+size+" "+size).
		Attr("shape-rendering", "crispEdges").Attr("aria-label", label)
	w.Open("path").Attr("fill", "#fff").Attr("d", "M0 0h"+size+"v"+size+"H0z").CloseEmpty()
	w.Open("path").Attr("stroke", "#000").Attr("d", string(path)).CloseEmpty()
	w.Close("svg")
	return nil
}

// Path returns the side of an address's QR code in modules, its empty border among them, and the
// data of an SVG path: a stroke as wide as a module through each run of black ones.
func (m *Maker) Path(address string) (side int, path []byte, err error) {
	text := coding.String(address)
	version := coding.Version(coding.MinVersion)
	for ; version <= coding.MaxVersion && text.Bits(version) > version.DataBytes(level)*8; version++ {
	}
	if version > coding.MaxVersion {
		return 0, nil, fmt.Errorf("draw the QR code of %s: the address is too long", address)
	}
	plan, err := m.plan(version)
	if err != nil {
		return 0, nil, fmt.Errorf("draw the QR code of %s: %w", address, err)
	}
	code, err := plan.Encode(text)
	if err != nil {
		return 0, nil, fmt.Errorf("draw the QR code of %s: %w", address, err)
	}
	return code.Size + 2*quiet, appendRuns(make([]byte, 0, 2048), code), nil
}

func (m *Maker) plan(version coding.Version) (*coding.Plan, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if plan := m.plans[version]; plan != nil {
		return plan, nil
	}
	plan, err := coding.NewPlan(version, level, 0)
	if err != nil {
		return nil, err
	}
	if m.plans == nil {
		m.plans = map[coding.Version]*coding.Plan{}
	}
	m.plans[version] = plan
	return plan, nil
}

// appendRuns appends the data of a path through all black modules: each row begins at its own
// place, and goes on from run to run.
func appendRuns(b []byte, code *coding.Code) []byte {
	for y := range code.Size {
		last := -1 // where the run before has ended
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if last < 0 {
				b = strconv.AppendInt(append(b, 'M'), int64(from+quiet), 10)
				b = strconv.AppendInt(append(b, ' '), int64(y+quiet), 10)
				b = append(b, ".5"...)
			} else {
				b = strconv.AppendInt(append(b, 'm'), int64(from-last), 10)
				b = append(b, " 0"...)
			}
			b = strconv.AppendInt(append(b, 'h'), int64(x-from), 10)
			last = x
		}
	}
	return b
}
