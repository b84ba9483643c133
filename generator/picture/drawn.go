package picture

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
)

// ErrBlank says that nothing is drawn on a page.
var ErrBlank = errors.New("nothing is drawn")

// drawnMargin is the white around a drawing that is cut out of a page, in pixels.
const drawnMargin = 8

// Drawn cuts what is drawn out of a page in PNG, on white: a page that is transparent would have black lines on
// the dark ground of a reader's screen. The error is ErrBlank, or that the page is no PNG of up to four times maxSide.
func Drawn(page []byte) ([]byte, error) {
	if size, err := png.DecodeConfig(bytes.NewReader(page)); err != nil {
		return nil, err
	} else if size.Width > 4*maxSide || size.Height > 4*maxSide {
		return nil, errors.New("the page is too large")
	}
	img, err := png.Decode(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	white := image.NewRGBA(img.Bounds())
	draw.Draw(white, white.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(white, white.Bounds(), img, img.Bounds().Min, draw.Over)
	var box image.Rectangle
	for y := white.Rect.Min.Y; y < white.Rect.Max.Y; y++ {
		for x := white.Rect.Min.X; x < white.Rect.Max.X; x++ {
			if white.RGBAAt(x, y) != (color.RGBA{255, 255, 255, 255}) {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if box.Empty() {
		return nil, ErrBlank
	}
	var b bytes.Buffer
	err = png.Encode(&b, white.SubImage(box.Inset(-drawnMargin).Intersect(white.Rect)))
	return b.Bytes(), err
}
