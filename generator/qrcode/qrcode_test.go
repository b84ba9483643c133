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

// A drawing is as large as its code and the border, white where it is not black, and begins each row once.
func TestADrawingIsAsLargeAsItsCode(t *testing.T) {
	var codes Maker
	for _, address := range []string{"a", "https://example.cn/book/", strings.Repeat("a", 500), "a"} {
		w := markup.AppendTo(nil)
		if err := codes.Write(w, address, ""); err != nil {
			t.Fatal(err)
		}
		code, err := qr.Encode(address, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		side, path, err := codes.Path(address)
		if err != nil || side != code.Size+2*quiet {
			t.Errorf("a code of %d modules is %d wide, %v", code.Size, side, err)
		}
		if n := strings.Count(string(path), "M"); n > code.Size {
			t.Errorf("%d places are gone to for %d rows", n, code.Size)
		}
		size := fmt.Sprint(code.Size + 2*quiet)
		for _, part := range []string{`viewBox="0 0 ` + size + " " + size + `"`, `fill="#fff" d="M0 0h` + size + "v" + size + `H0z"`, `d="` + string(path) + `"`} {
			if !strings.Contains(string(w.Fragment()), part) {
				t.Errorf("there is no %.60s in %.200s", part, w.Fragment())
			}
		}
	}
}

// Codes grow with their addresses up to the largest there is (ISO/IEC 18004: 2331 bytes of version 40-M).
func TestTheLargestCode(t *testing.T) {
	var codes Maker
	for n, want := range map[int]int{14: 21, 15: 25, 26: 25, 27: 29, 2331: 177} {
		side, _, err := codes.Path(strings.Repeat("a", n))
		if err != nil || side != want+2*quiet {
			t.Errorf("%d bytes are drawn %d modules wide, want %d: %v", n, side-2*quiet, want, err)
		}
	}
	if _, _, err := codes.Path(strings.Repeat("a", 2332)); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("of an address that is too long: %v", err)
	}
}
