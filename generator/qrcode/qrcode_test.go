package qrcode

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"rsc.io/qr"

	"casebook/generator/markup"
)

var run = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// TestQRDrawsEveryModule reads the drawing back into modules.
func TestQRDrawsEveryModule(t *testing.T) {
	const address = "https://example.cn/book/cases/first/"
	w := markup.AppendTo(nil)
	if err := Write(w, address, `a "code"`); err != nil {
		t.Fatal(err)
	}
	drawn := w.Fragment()
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	black := map[[2]int]bool{}
	for _, m := range run.FindAllStringSubmatch(string(drawn), -1) {
		var x, y, n, back int
		for i, to := range []*int{&x, &y, &n, &back} {
			fmt.Sscan(m[i+1], to)
		}
		if n != back {
			t.Errorf("the run %s does not close", m[0])
		}
		for i := range n {
			black[[2]int{x + i, y}] = true
		}
	}
	for y := range code.Size + 2*quiet {
		for x := range code.Size + 2*quiet {
			if black[[2]int{x, y}] != code.Black(x-quiet, y-quiet) {
				t.Fatalf("the module at %d,%d is wrong", x, y)
			}
		}
	}
	if !strings.Contains(string(drawn), `aria-label="a &#34;code&#34;"`) {
		t.Error("the label is not there")
	}
	if err := Write(markup.AppendTo(nil), strings.Repeat("字", 2000), ""); err == nil {
		t.Error("an address too long for a code is no error")
	}
}
