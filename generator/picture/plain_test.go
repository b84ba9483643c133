package picture_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"casebook/generator/picture"
)

// What a scanner or an old program wrote is the same picture as a PNG.
func TestPlainPicturesBecomePNGs(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 3, 2))
	img.Set(2, 1, color.RGBA{200, 30, 10, 255})
	img.Set(0, 0, color.RGBA{0, 0, 255, 255})
	var asBMP, asTIFF, asPNG bytes.Buffer
	for _, err := range []error{bmp.Encode(&asBMP, img), tiff.Encode(&asTIFF, img, nil), png.Encode(&asPNG, img)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range map[string][]byte{"bmp": asBMP.Bytes(), "tiff": asTIFF.Bytes()} {
		made, err := picture.Plain(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := png.Decode(bytes.NewReader(made))
		if err != nil || got.Bounds() != img.Bounds() {
			t.Fatalf("%s: %v %v", name, got, err)
		}
		if r, g, b, _ := got.At(2, 1).RGBA(); r>>8 != 200 || g>>8 != 30 || b>>8 != 10 {
			t.Errorf("%s: %v", name, got.At(2, 1))
		}
		if made, err := picture.Plain(data[:len(data)/2]); err == nil {
			t.Errorf("%s: half a file is a picture of %d bytes", name, len(made))
		}
	}
	if _, err := picture.Plain(asPNG.Bytes()); err == nil {
		t.Error("a PNG is read as one of the others")
	}
	huge := append([]byte(nil), asBMP.Bytes()...)
	copy(huge[18:], []byte{0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f}) // width and height
	if _, err := picture.Plain(huge); err == nil {
		t.Error("a picture of two thousand million pixels a side is read")
	}
}
