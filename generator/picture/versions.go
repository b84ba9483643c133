package picture

import (
	"bytes"
	"encoding/hex"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"strconv"
)

// Version is one of the files that a picture is published as.
type Version struct {
	Format        Format
	Width, Height int
	Plain         bool // the picture's own data, copied without notes
}

// widths are those that smaller copies have, in pixels: a card; a phone, and a desktop's text
// column; that column on screens that are twice as fine, and a large one.
var widths = [...]int{320, phoneWidth, 1200, 1600}

// phoneWidth is the most that a phone is given, in pixels, and phoneBudget the bytes that this should take at most: a
// page with it weighs 70 KB.
const phoneWidth, phoneBudget = 640, 16_000

// Versions lists what a picture is published as, narrowest first. The last is the whole picture,
// of at most maxSide pixels. One that is hardly wider than a phone needs and heavy has a version for it all the same.
func (p *Picture) Versions() []Version {
	full := Version{p.Format, p.Width, p.Height, true}
	if p.Format == formatSVG || p.Animated {
		return []Version{full}
	}
	if longest := max(p.Width, p.Height); longest > maxSide {
		full.Width, full.Height = scaled(p.Width, maxSide, longest), scaled(p.Height, maxSide, longest)
		full.Plain = false
	}
	if p.Orientation != upright || p.CMYK {
		full.Plain = false
	}
	small := formatPNG
	if p.Photo {
		small = formatJPEG
	}
	if !full.Plain {
		full.Format = small
	}
	var list []Version
	for _, w := range widths {
		if p.Format != formatGIF && w*5 < full.Width*4 {
			list = append(list, Version{Format: small, Width: w, Height: scaled(p.Height, w, p.Width)})
		}
	}
	if w := min(full.Width*9/10, phoneWidth); p.Heavy && full.Width > phoneWidth/2 && full.Width <= phoneWidth*5/4 {
		list = append(list, Version{Format: small, Width: w, Height: scaled(p.Height, w, p.Width)})
	}
	return append(list, full)
}

// scaled is n * by / of, rounded, and at least 1.
func scaled(n, by, of int) int { return max((2*n*by+of)/(2*of), 1) }

// Address is where a version of the picture whose bytes have a hash lies in the output: it depends
// on these bytes alone.
func (v Version) Address(sum [32]byte) string {
	name := "files/pictures/" + hex.EncodeToString(sum[:8])
	if v.Format != formatSVG {
		name += "-" + strconv.Itoa(v.Width)
	}
	return name + "." + string(v.Format)
}

// Make makes all versions of a picture from its bytes, in the order of Versions.
func (p *Picture) Make(data []byte) ([][]byte, error) {
	return p.make(data, p.Versions(), nil)
}

// Whole makes the last of the versions alone, the whole picture.
func (p *Picture) Whole(data []byte) ([]byte, error) {
	list := p.Versions()
	made, err := p.make(data, list[len(list)-1:], nil)
	if err != nil {
		return nil, err
	}
	return made[0], nil
}

// make makes versions of a picture, from the decoded picture where that is at hand, else nil.
func (p *Picture) make(data []byte, list []Version, img image.Image) ([][]byte, error) {
	made := make([][]byte, len(list))
	var rasters []raster // widest first; of the whole picture, then of its versions
	profile := plainProfile(profileOf(data, p.Format))
	for i := len(list) - 1; i >= 0; i-- {
		v := list[i]
		if v.Plain {
			made[i] = plain(data, p.Format)
			continue
		}
		if rasters == nil {
			if img == nil {
				var err error
				if img, err = decode(data, p.Format); err != nil {
					return nil, err
				}
			}
			rasters = append(rasters, rasterOf(img))
		}
		w, h := v.Width, v.Height
		if p.Orientation.turns() {
			w, h = h, w
		}
		r := nearest(rasters, w, h).scaled(w, h)
		rasters = append(rasters, r)
		var err error
		if made[i], err = encode(r.upright(p.Orientation), v, profile); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// nearest is the smallest raster that a version of w by h pixels is as good from as from the
// whole picture: one twice as large. rasters has the whole picture first, then smaller ones.
func nearest(rasters []raster, w, h int) raster {
	i := len(rasters) - 1
	for i > 0 && (rasters[i].planes[0].w < 2*w || rasters[i].planes[0].h < 2*h) {
		i--
	}
	return rasters[i]
}

// plain returns a picture without what is not needed to show it.
func plain(data []byte, format Format) []byte {
	switch format {
	case formatJPEG:
		return plainJPEG(data)
	case formatPNG:
		return plainPNG(data)
	case formatWebP:
		return plainWebP(data)
	case formatGIF:
		return plainGIF(data)
	case formatSVG:
		return plainDrawing(inUTF8(data))
	}
	return nil
}

func profileOf(data []byte, format Format) []byte {
	switch format {
	case formatJPEG:
		list, _ := jpegSegments(data)
		return jpegProfile(list)
	case formatPNG:
		list, _ := pngChunks(data)
		for _, c := range list {
			if c.kind == "iCCP" {
				return unpackProfile(c.body)
			}
		}
	case formatWebP:
		list, _ := webpChunks(data)
		return webpProfile(list)
	}
	return nil
}

func encode(img image.Image, v Version, profile []byte) ([]byte, error) {
	var b bytes.Buffer
	if v.Format == formatPNG {
		err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img)
		return pngWithProfile(b.Bytes(), profile), err
	}
	err := encodeJPEG(&b, img, v)
	return withProfile(b.Bytes(), profile), err
}

// Qualities of JPEGs, and the steps by which one goes down until the file is small enough for a
// reader who pays for each megabyte. A small one must not lose more: it may be of a page of text.
const (
	bestQuality, worstQuality, worstOfSmall, qualityStep = 74, 42, 50, 8
)

// budget is what a version should take at most, in bytes.
func (v Version) budget() int {
	switch {
	case v.Width <= 320:
		return 7_000
	case v.Width <= phoneWidth:
		return phoneBudget
	case v.Width <= 1200:
		return 130_000
	case v.Width <= 1600:
		return 360_000
	}
	return 900_000
}

// encodeJPEG encodes a picture in the best quality in which it is small enough, else in the worst, and one for a phone
// smoothed. That of a photo for a phone is mostly not small enough in the best, so that the worst is tried first there,
// and of a larger one second.
func encodeJPEG(b *bytes.Buffer, img image.Image, v Version) error {
	worst, quality := worstOfSmall, bestQuality
	if v.Width > phoneWidth {
		worst = worstQuality
		if fits, err := isEncoded(b, img, quality, v.budget()); err != nil || fits {
			return err
		}
		quality -= qualityStep
	}
	if fits, err := isEncoded(b, img, worst, v.budget()); err != nil {
		return err
	} else if !fits && v.Width <= phoneWidth {
		return encodeSmoothed(b, img, worst, v.budget())
	} else if !fits {
		return nil
	}
	for ; quality > worst; quality -= qualityStep {
		if fits, err := isEncoded(b, img, quality, v.budget()); err != nil || fits {
			return err
		}
	}
	_, err := isEncoded(b, img, worst, v.budget())
	return err
}

// isEncoded encodes a picture, and tells whether it is small enough.
func isEncoded(b *bytes.Buffer, img image.Image, quality, budget int) (bool, error) {
	b.Reset()
	err := jpeg.Encode(b, img, &jpeg.Options{Quality: quality})
	return b.Len() <= budget, err
}

// toRGBA returns a picture of any kind in eight bits a colour, multiplied by alpha. The four inks
// of a printing press become red, green and blue.
func toRGBA(img image.Image) *image.RGBA {
	if rgba, ok := img.(*image.RGBA); ok {
		return rgba
	}
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	if press, ok := img.(*image.CMYK); ok {
		for i := range len(out.Pix) / 4 {
			y, x := i/press.Rect.Dx(), i%press.Rect.Dx()
			ink := press.Pix[y*press.Stride+4*x:]
			r, g, b := color.CMYKToRGB(ink[0], ink[1], ink[2], ink[3])
			out.Pix[4*i], out.Pix[4*i+1], out.Pix[4*i+2], out.Pix[4*i+3] = r, g, b, 255
		}
		return out
	}
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}
