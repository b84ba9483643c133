package picture_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"

	"casebook/generator/picture"
)

// What is drawn is cut out of its page with a margin, and stands on white.
func TestADrawingIsCutOutOfItsPage(t *testing.T) {
	page := image.NewNRGBA(image.Rect(0, 0, 300, 200)) // transparent
	for x := 100; x < 140; x++ {
		page.SetNRGBA(x, 90, color.NRGBA{A: 255})
		page.SetNRGBA(x, 120, color.NRGBA{R: 200, A: 128})
	}
	drawn, err := picture.Drawn(packed(t, page))
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size != image.Pt(40+16, 31+16) {
		t.Errorf("cut to %v", size)
	}
	for x, want := range map[int]bool{7: false, 8: true, 47: true, 48: false} { // eight pixels of margin on either side
		if r, _, _, _ := img.At(img.Bounds().Min.X+x, img.Bounds().Min.Y+8).RGBA(); (r == 0) != want {
			t.Errorf("the upper line is drawn at %d: %t", x, !want)
		}
	}
	if _, _, _, a := img.At(img.Bounds().Min.X, img.Bounds().Min.Y).RGBA(); a != 0xffff {
		t.Error("its ground is not white")
	}
	edge := image.NewGray(image.Rect(0, 0, 10, 10)) // black all over: no room for a margin
	if drawn, err = picture.Drawn(packed(t, edge)); err != nil {
		t.Fatal(err)
	}
	if c, _ := png.DecodeConfig(bytes.NewReader(drawn)); c.Width != 10 || c.Height != 10 {
		t.Errorf("a page that is full is %d by %d", c.Width, c.Height)
	}
}

func TestAPageOfNothingIsNoDrawing(t *testing.T) {
	if _, err := picture.Drawn(packed(t, image.NewNRGBA(image.Rect(0, 0, 30, 20)))); !errors.Is(err, picture.ErrBlank) {
		t.Errorf("a blank page: %v", err)
	}
	if _, err := picture.Drawn([]byte("no PNG")); err == nil {
		t.Error("no PNG is a drawing")
	}
	if _, err := picture.Drawn(packed(t, image.NewPaletted(image.Rect(0, 0, 20000, 2), color.Palette{color.White, color.Black}))); err == nil {
		t.Error("a page of any size is a drawing")
	}
}

func packed(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
