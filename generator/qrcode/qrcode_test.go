package qrcode

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"rsc.io/qr"

	"casebook/generator/markup"
)

var run = regexp.MustCompile(`(?:M(\d+) (\d+)\.5|m(\d+) 0)h(\d+)`)

// TestQRDrawsEveryModule reads the drawing back into modules.
func TestQRDrawsEveryModule(t *testing.T) {
	const address = "https://example.cn/book/cases/first/"
	w := markup.AppendTo(nil)
	var codes Maker
	if err := codes.Write(w, address, `a "code"`); err != nil {
		t.Fatal(err)
	}
	drawn := w.Fragment()
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	black := map[[2]int]bool{}
	x, y := 0, 0
	for _, m := range run.FindAllStringSubmatch(string(drawn), -1) {
		var gap, n int
		if m[1] != "" {
			fmt.Sscan(m[1]+" "+m[2], &x, &y)
		} else {
			fmt.Sscan(m[3], &gap)
		}
		fmt.Sscan(m[4], &n)
		x += gap
		for range n {
			black[[2]int{x, y}] = true
			x++
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
	if err := codes.Write(markup.AppendTo(nil), strings.Repeat("字", 2000), ""); err == nil {
		t.Error("an address too long for a code is no error")
	}
}
