package picture

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
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

// wholeSmoothed is encodeSmoothed with the whole picture encoded each time.
func wholeSmoothed(t *testing.T, b *bytes.Buffer, img image.Image, quality, budget int) {
	r := rasterOf(img)
	var tries []raster
	for _, by := range [...]int{16, 32, 64, 255} {
		tries = append(tries, r.smoothed(by))
	}
	w, h := r.planes[0].w, r.planes[0].h
	for part := 2; part < min(w, h); part *= 2 {
		tries = append(tries, r.scaled(w/part, h/part).scaled(w, h))
	}
	for _, x := range tries {
		if fits, err := isEncoded(b, x.upright(upright), quality, budget); err != nil {
			t.Fatal(err)
		} else if fits {
			return
		}
	}
}

// grainy draws a dark picture of a kind with grain above, below or everywhere.
func grainy(kind string, w, h, from, to int) image.Image {
	random := rand.New(rand.NewPCG(3, 4))
	rgba := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range rgba.Pix {
		rgba.Pix[i] = 80
		if y := i / 4 / w; y >= from && y < to {
			rgba.Pix[i] = uint8(60 + random.UintN(120)*random.UintN(2))
		}
		if i%4 == 3 {
			rgba.Pix[i] = 255
		}
	}
	switch kind {
	case "grey":
		gray := image.NewGray(rgba.Rect)
		draw.Draw(gray, gray.Rect, rgba, image.Point{}, draw.Src)
		return gray
	case "YCbCr":
		var b bytes.Buffer
		if err := jpeg.Encode(&b, rgba, nil); err != nil {
			panic(err)
		}
		img, err := jpeg.Decode(&b)
		if err != nil {
			panic(err)
		}
		return img
	}
	return rgba
}

// TestAPartTooLargeSparesTheWhole: with a part encoded first come the bytes that come without, whatever is decisive.
func TestAPartTooLargeSparesTheWhole(t *testing.T) {
	for _, kind := range [...]string{"YCbCr", "grey", "RGBA"} {
		for _, grain := range [...][2]int{{0, 150}, {0, 40}, {110, 150}} {
			img := grainy(kind, 203, 150, grain[0], grain[1])
			var whole, got, want bytes.Buffer
			if _, err := isEncoded(&whole, img, worstOfSmall, 0); err != nil {
				t.Fatal(err)
			}
			for part := 2; part <= 40; part += 4 {
				budget := whole.Len() * part / 41
				got.Reset()
				got.Write(whole.Bytes())
				if err := encodeSmoothed(&got, img, worstOfSmall, budget); err != nil {
					t.Fatal(err)
				}
				if wholeSmoothed(t, &want, img, worstOfSmall, budget); !bytes.Equal(got.Bytes(), want.Bytes()) {
					t.Errorf("%s with grain in the rows %v, to be of %d bytes: %d bytes, want %d", kind, grain, budget, got.Len(), want.Len())
				}
			}
		}
	}
}

// TestAPartIsHardlyLargerThanTheWhole: its end alone may be.
func TestAPartIsHardlyLargerThanTheWhole(t *testing.T) {
	for _, kind := range [...]string{"YCbCr", "grey", "RGBA"} {
		img := grainy(kind, 90, 160, 0, 150)
		var whole, part bytes.Buffer
		if _, err := isEncoded(&whole, img, worstOfSmall, 0); err != nil {
			t.Fatal(err)
		}
		for rows := mcu; rows <= 160; rows += mcu {
			if _, err := isEncoded(&part, rasterOf(img).top(rows).upright(upright), worstOfSmall, 0); err != nil {
				t.Fatal(err)
			}
			if n := part.Len(); n > whole.Len()+endOfPart || !bytes.Equal(part.Bytes()[600:n-endOfPart], whole.Bytes()[600:n-endOfPart]) && n > 700 {
				t.Errorf("%s: %d rows are no beginning of the whole", kind, rows)
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
