package picture_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"casebook/generator/picture"
)

// A picture is like itself in another size, format and quality, and like no other.
func TestPrintsOfPictures(t *testing.T) {
	draw := func(w, h int, light func(x, y float64) uint8) image.Image {
		img := image.NewGray(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				img.SetGray(x, y, color.Gray{Y: light(float64(x)/float64(w), float64(y)/float64(h))})
			}
		}
		return img
	}
	encoded := func(img image.Image, quality int) []byte {
		var b bytes.Buffer
		if quality > 0 {
			if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
				t.Fatal(err)
			}
		} else if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	hill := func(x, y float64) uint8 { return uint8(255 * x * y) }
	sky := func(x, y float64) uint8 { return uint8(255 * (1 - y)) }
	hidden := func(left, top float64) func(x, y float64) uint8 { // white but for a quarter
		return func(x, y float64) uint8 {
			if x >= left && x < left+0.5 && y >= top && y < top+0.5 {
				return 0
			}
			return 255
		}
	}
	first := picture.PrintOf(encoded(draw(400, 300, hill), 0))
	for _, c := range []struct {
		data []byte
		like bool
	}{
		{encoded(draw(400, 300, hill), 0), true}, {encoded(draw(160, 120, hill), 60), true},
		{encoded(draw(400, 300, sky), 0), false}, {[]byte("no picture"), false}, {nil, false},
	} {
		other := picture.PrintOf(c.data)
		if first.IsLike(&other) != c.like || other.IsLike(&first) != c.like {
			t.Errorf("%d bytes: like %v, want %v", len(c.data), !c.like, c.like)
		}
	}
	for _, corner := range [][2]float64{{0, 0}, {0.5, 0}, {0, 0.5}, {0.5, 0.5}} { // each part of a picture counts
		bright, dark := picture.PrintOf(encoded(draw(400, 300, hidden(1, 1)), 0)), picture.PrintOf(encoded(draw(400, 300, hidden(corner[0], corner[1])), 0))
		if bright.IsLike(&dark) {
			t.Errorf("a picture that is black in the quarter at %v is like one that is not", corner)
		}
	}
	broken, same := picture.PrintOf([]byte("no picture")), picture.PrintOf([]byte("no picture"))
	if other := picture.PrintOf([]byte("another")); !broken.IsLike(&same) || broken.IsLike(&other) {
		t.Error("files that are no pictures are reported by their bytes")
	}
}
