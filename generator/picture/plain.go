package picture

import (
	"bytes"
	"errors"
	"image"
	"image/png"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// errNotPlain says that a file is of neither format that Plain reads.
var errNotPlain = errors.New("neither BMP nor TIFF")

// Plain makes a PNG of a picture in BMP or TIFF, which scanners and old programs for drawing write and no browser
// shows. Of a TIFF with several pages it is the first.
func Plain(data []byte) ([]byte, error) {
	size, read := bmp.DecodeConfig, bmp.Decode
	switch _, kind := Sniff(data); kind {
	case BMP:
	case TIFF:
		size, read = tiff.DecodeConfig, tiff.Decode
	default:
		return nil, errNotPlain
	}
	c, err := size(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if c.Width <= 0 || c.Height <= 0 || int64(c.Width)*int64(c.Height) > maxMemory/8 {
		return nil, image.ErrFormat
	}
	img, err := read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = png.Encode(&b, img)
	return b.Bytes(), err
}
