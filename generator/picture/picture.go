// Package picture knows pictures by their bytes: what a file really is, whether it is whole, and
// how it is published: upright, without what a camera or a program noted in it, in the sizes that
// pages need.
//
// What is published is a pure function of the file's bytes, the same on every machine: all codecs
// are written in Go, and scaling is done so that no processor's way of rounding shows. Where
// nothing but notes has to go, the picture's own data are copied and not encoded again.
package picture

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"
)

// Format is the format of a picture that a browser can show.
type Format string

// The formats that are published. A picture is published in its own, or scaled as JPEG or PNG.
const (
	formatJPEG Format = "jpg"
	formatPNG  Format = "png"
	formatWebP Format = "webp"
	formatGIF  Format = "gif"
	formatSVG  Format = "svg"
)

// Picture is what is known of a picture that can be published.
type Picture struct {
	Format        Format
	Width, Height int         // in pixels, upright; of a drawing in CSS pixels, 0 where it names none
	Orientation   Orientation // how the camera was held
	Animated      bool
	Alpha         bool // of a still one: something shines through
	Photo         bool // a scaled copy is a JPEG: what a camera took, or is as rich in detail
	Heavy         bool // a photo that takes more bytes than a phone should be given
	CMYK          bool // the colours are a printing press's
}

// Limits of one picture.
const (
	MaxBytes  = 128 << 20 // of a file
	maxMemory = 512 << 20 // in bytes, of what it is once decoded
	maxSide   = 2400      // in pixels, of what is published
)

// look tells what a file is that is to be shown as a picture. It is decoded, so that one which is
// broken in the middle is known before anything is made of it. room is asked for the bytes of
// memory that decoding takes, and gives them back. use gets what was decoded; it may be nil.
func look(data []byte, room func(bytes int64) (giveBack func()), use func(*Picture, image.Image)) (Picture, Fault) {
	kind, fault := Sniff(data)
	if fault != "" {
		return Picture{}, fault
	}
	if kind == formatSVG {
		return lookAtDrawing(data)
	}
	p, fault := structure(data, kind)
	if fault != "" || p.Animated {
		return p, fault
	}
	need := p.memory()
	if need > maxMemory {
		return Picture{}, TooLarge
	}
	defer room(need)()
	img, err := decode(data, kind)
	if err != nil {
		return Picture{}, faultOf(err)
	}
	p.Alpha = kind != formatJPEG && !isOpaque(img)
	p.Photo = kind == formatJPEG || kind == formatWebP && !p.Alpha || kind == formatPNG && !p.Alpha && len(data) > p.Width*p.Height
	p.Heavy = p.Photo && len(data) > phoneBudget
	if use != nil {
		use(&p, img)
	}
	return p, ""
}

// structure reads what a file says of itself: it looks at every part of it, and at no pixel.
func structure(data []byte, kind Format) (Picture, Fault) {
	p := Picture{Format: kind, Orientation: upright}
	var fault Fault
	switch kind {
	case formatJPEG:
		fault = p.jpeg(data)
	case formatPNG:
		fault = p.png(data)
	case formatWebP:
		fault = p.webp(data)
	case formatGIF:
		fault = p.gif(data)
	}
	switch {
	case fault != "":
		return Picture{}, fault
	case p.Width <= 0 || p.Height <= 0:
		return Picture{}, Broken
	case p.Animated && (p.Width > maxSide || p.Height > maxSide):
		return Picture{}, LargeAnimation
	}
	if p.Orientation.turns() {
		p.Width, p.Height = p.Height, p.Width
	}
	return p, ""
}

// memory estimates how many bytes a picture takes while it is decoded and scaled.
func (p *Picture) memory() int64 {
	pixels := int64(p.Width) * int64(p.Height)
	switch p.Format {
	case formatJPEG, formatWebP:
		return 4 * pixels
	case formatGIF:
		return pixels
	}
	return 8 * pixels
}

func decode(data []byte, kind Format) (image.Image, error) {
	r := bytes.NewReader(data)
	switch kind {
	case formatJPEG:
		return jpeg.Decode(r)
	case formatPNG:
		return png.Decode(r)
	case formatWebP:
		img, err := webp.Decode(r)
		widen(img)
		return img, err
	default:
		return gif.Decode(r)
	}
}

// widen stretches the colours of a lossy WebP, in which black is 16 and white 235, to all of eight
// bits, which is how YCbCr is read everywhere else here; the decoder hands them out as they stand.
func widen(img image.Image) {
	colours, ok := img.(*image.YCbCr)
	if alpha, has := img.(*image.NYCbCrA); has {
		colours, ok = &alpha.YCbCr, true
	}
	if !ok {
		return
	}
	var light, chroma [256]uint8
	for i := range 256 {
		light[i] = clamp(int32((i-16)*255+109) / 219)
		chroma[i] = clamp(int32((i-128)*255/224 + 128))
	}
	for i, v := range colours.Y {
		colours.Y[i] = light[v]
	}
	for i := range colours.Cb {
		colours.Cb[i], colours.Cr[i] = chroma[colours.Cb[i]], chroma[colours.Cr[i]]
	}
}

// faultOf tells a file that ends too early from one that is wrong.
func faultOf(err error) Fault {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return Truncated
	}
	return Broken
}

func isOpaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return ok && o.Opaque()
}
