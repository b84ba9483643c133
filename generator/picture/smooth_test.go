package picture

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// meanAround is the rule of smoothed as its comment says it.
func meanAround(p plane, x, y, by int) uint8 {
	at := func(x, y int) int { return int(p.pix[y*p.stride+x*p.step]) }
	sum, n := 0, 0
	for v := y - 1; v <= y+1; v++ {
		for u := x - 1; u <= x+1; u++ {
			if u < 0 || v < 0 || u >= p.w || v >= p.h {
				continue
			}
			if d := at(u, v) - at(x, y); d >= -by && d <= by {
				sum, n = sum+at(u, v), n+1
			}
		}
	}
	return uint8((sum + n/2) / n)
}

func TestSmoothedIsTheMeanOfWhatDiffersLittle(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range [...][2]int{{1, 1}, {1, 7}, {7, 1}, {2, 2}, {3, 3}, {40, 31}} {
		for _, step := range [...]int{1, 4} {
			w, h := size[0], size[1]
			p := plane{pix: make([]uint8, w*h*step), stride: w * step, step: step, w: w, h: h}
			for i := range p.pix {
				if p.pix[i] = uint8(random.UintN(256)); random.UintN(8) == 0 {
					p.pix[i] = uint8(random.UintN(2) * 255)
				}
			}
			for _, by := range [...]int{16, 64, 255} {
				var want []uint8
				for y := range h {
					for x := range w {
						want = append(want, meanAround(p, x, y, by))
					}
				}
				if got := p.smoothed(by); !slices.Equal(got.pix, want) {
					t.Errorf("%d by %d pixels, %d bytes apart, smoothed by %d: %v, want %v", w, h, step, by, got.pix, want)
				}
			}
		}
	}
}

func TestPartsDivideExactly(t *testing.T) {
	for n := 1; n < len(parts); n++ {
		for sum := range n*255 + n/2 + 1 {
			if got := sum * parts[n] >> partBits; got != sum/n {
				t.Fatalf("%d / %d = %d, want %d", sum, n, got, sum/n)
			}
		}
	}
}

func BenchmarkSmoothed(b *testing.B) {
	p, random := newPlane(480, 360), rand.New(rand.NewPCG(1, 2))
	for i := range p.pix {
		p.pix[i] = uint8(100 + random.UintN(60))
	}
	for b.Loop() {
		p.smoothed(32)
	}
}
