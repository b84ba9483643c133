package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
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
	for _, sides := range [][2]uint32{{1 << 30, 1}, {9000, 9000}} { // width and height
		huge := bytes.Clone(asBMP.Bytes())
		binary.LittleEndian.PutUint32(huge[18:], sides[0])
		binary.LittleEndian.PutUint32(huge[22:], sides[1])
		if _, err := picture.Plain(huge); !errors.Is(err, image.ErrFormat) {
			t.Errorf("a picture of %v pixels is not refused at once: %v", sides, err)
		}
	}
}
