// Package photos makes pictures for tests, as phones, cameras, scanners and drawing programs make
// them: turned, with the place where they were taken, with the names of people and devices. All of
// them are drawn here; nobody's photo is kept.
package photos

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
)

// Notes are what the pictures carry and nothing that is published may.
var Notes = []string{"Casebook Phone 7", "Exif", "ns.adobe.com/xap", "Photoshop 3.0", "GPS", "30.5928", "C:\\Users"}

// The colours of the quarters of a picture as it was seen: top left, top right, bottom left; the
// last is white.
var (
	Red   = color.RGBA{230, 40, 40, 255}
	Green = color.RGBA{40, 180, 60, 255}
	Blue  = color.RGBA{40, 60, 220, 255}
)

// Named is a picture of the set.
type Named struct {
	Name string
	Data []byte
}

// All returns the set.
func All() []Named {
	list := []Named{
		{"turned", Oriented(6)}, {"mirrored", Oriented(5)}, {"lying copy", Oriented(1)}, {"grey", grey()}, {"press", Press()}, {"wide colours", WideColours()},
		{"deep", DeepPNG()}, {"interlaced", InterlacedPNG()}, {"moving png", MovingPNG()},
		{"moving gif", MovingGIF()}, {"webp", StillWebP()}, {"moving webp", MovingWebP()}, {"drawing", Drawing()},
	}
	return append(list, Named{"large", Large(2600, 1950)})
}

// quarters draws the picture as it was seen.
func quarters(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 255, 255, 255}
			switch left, top := x < w/2, y < h/2; {
			case left && top:
				c = Red
			case top:
				c = Green
			case left:
				c = Blue
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// Oriented is a photo of 640 by 480 pixels that a camera wrote lying as EXIF's orientation says.
func Oriented(o int) []byte {
	seen := quarters(640, 480)
	w, h := 640, 480
	if o >= 5 {
		w, h = h, w
	}
	lying := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range 480 {
		for x := range 640 {
			u, v := [...]image.Point{1: {x, y}, 2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {y, h - 1 - x}, 7: {w - 1 - y, h - 1 - x}, 8: {w - 1 - y, x}}[o].X, 0
			v = [...]int{1: y, 2: y, 3: h - 1 - y, 4: h - 1 - y, 5: x, 6: h - 1 - x, 7: h - 1 - x, 8: x}[o]
			lying.SetRGBA(u, v, seen.RGBAAt(x, y))
		}
	}
	return noted(encode(lying, 90), o, nil)
}

// Large is a photo full of detail.
func Large(w, h int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	state := uint32(1)
	grid := make([]uint8, (w/8+2)*(h/8+2))
	for i := range grid {
		state = state*1664525 + 1013904223
		grid[i] = uint8(state >> 24)
	}
	for y := range h {
		for x := range w {
			gx, gy, fx, fy := x/8, y/8, x%8, y%8
			at := gy*(w/8+2) + gx
			top := int(grid[at])*(8-fx) + int(grid[at+1])*fx
			bottom := int(grid[at+w/8+2])*(8-fx) + int(grid[at+w/8+3])*fx
			v := (top*(8-fy) + bottom*fy) / 64
			state = state*1664525 + 1013904223
			v = (v*2 + 255*y/h + int(state>>27)) / 3
			m.SetRGBA(x, y, color.RGBA{uint8(min(v+20, 255)), uint8(v), uint8(max(v-30, 0)), 255})
		}
	}
	return noted(encode(m, 92), 1, nil)
}

// grey is a scan.
func grey() []byte {
	m := image.NewGray(image.Rect(0, 0, 600, 400))
	for i := range m.Pix {
		m.Pix[i] = uint8(i / 600 / 2)
	}
	return noted(encode(m, 90), 1, nil)
}

func encode(m image.Image, quality int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// noted puts into a JPEG what phones and programs note, and appends a film as some phones do.
func noted(data []byte, orientation int, profile []byte) []byte {
	out := bytes.Clone(data[:2])
	part := func(marker byte, body []byte) {
		out = append(binary.BigEndian.AppendUint16(append(out, 0xff, marker), uint16(len(body)+2)), body...)
	}
	part(0xe0, append([]byte("JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x01\x01"), 9, 9, 9)) // with a preview
	part(0xe1, append([]byte("Exif\x00\x00"), exif(orientation)...))
	part(0xe1, []byte("http://ns.adobe.com/xap/1.0/\x00"+xmp))
	part(0xe2, []byte("MPF\x00 Casebook Phone 7"))
	if profile != nil {
		part(0xe2, append([]byte("ICC_PROFILE\x00\x01\x01"), profile...))
	}
	part(0xed, []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x14\x1c\x02\x50\x00\x10Casebook Phone 7"))
	part(0xfe, []byte("Casebook Phone 7 at C:\\Users\\wang"))
	return append(append(out, data[2:]...), "\x00\x00\x00\x18ftypmp42 Casebook Phone 7"...)
}

// xmp is a note of a photo program.
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="30,35.5928N"><dc:creator><rdf:Seq><rdf:li>Casebook Phone 7</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`

// exif is what a phone notes: its name, how it was held, and where.
func exif(orientation int) []byte {
	b := []byte("MM\x00*\x00\x00\x00\x08\x00\x03")
	entry := func(tag, kind uint16, count, value uint32) {
		b = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(b, tag), kind)
		b = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, count), value)
	}
	const behind = 8 + 2 + 3*12 + 4
	entry(0x010f, 2, 17, behind)
	entry(0x0112, 3, 1, uint32(orientation)<<16)
	entry(0x8825, 4, 1, behind+18)
	b = append(b, 0, 0, 0, 0)
	b = append(b, "Casebook Phone 7\x00\x00"...)
	b = append(b, 0, 2) // the place
	entry(0x0001, 2, 2, 'N'<<24)
	entry(0x0002, 5, 3, behind+18+2+24+4)
	b = append(b, 0, 0, 0, 0)
	for _, n := range [...]uint32{30, 1, 35, 1, 3456, 100} {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return b
}

// MovingGIF has two frames and a comment.
func MovingGIF() []byte {
	var g gif.GIF
	for range 2 {
		m := image.NewPaletted(image.Rect(0, 0, 48, 32), palette.WebSafe)
		for i := range m.Pix {
			m.Pix[i] = uint8((i + len(g.Image)*7) % 200)
		}
		g.Image, g.Delay = append(g.Image, m), append(g.Delay, 20)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &g); err != nil {
		panic(err)
	}
	data := b.Bytes()
	out := append(bytes.Clone(data[:len(data)-1]), 0x21, 0xfe, 16)
	out = append(append(out, "Casebook Phone 7"...), 0)
	out = append(append(out, 0x21, 0xff, 11), "XMP DataXMP\x10Casebook Phone 7\x00"...)
	return append(out, 0x3b)
}

// Drawing is what a drawing program saves.
func Drawing() []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?><!-- Casebook Phone 7 --><svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="C:\Users\wang\大门.png" width="120" height="80"><metadata><rdf:RDF xmlns:rdf="r"><rdf:li>Casebook Phone 7</rdf:li></rdf:RDF></metadata><title>大门</title><path d="M0 0h9"/></svg>`)
}

// Press is a picture in the four inks of a printing press, white all over.
func Press() []byte {
	out := []byte("\xff\xd8\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00")
	out = append(out, 0xff, 0xdb, 0, 67, 0)
	out = append(out, bytes.Repeat([]byte{1}, 64)...)
	out = append(out, 0xff, 0xc0, 0, 20, 8, 0, 16, 0, 16, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
	out = append(out, 0xff, 0xc4, 0, 21, 0x00, 0, 2) // steps of brightness: 00 is none, 01 one of ten bits
	out = append(append(out, make([]byte, 14)...), 0, 10)
	out = append(out, 0xff, 0xc4, 0, 20, 0x10, 0, 1) // detail: 00 is no more
	out = append(append(out, make([]byte, 14)...), 0)
	out = append(out, 0xff, 0xda, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0)
	bits := ""
	for range 4 {
		bits += "01" + "1111111000" + "00"
	}
	for range 3 * 4 {
		bits += "00" + "00"
	}
	for len(bits)%8 != 0 {
		bits += "1"
	}
	for i := 0; i < len(bits); i += 8 {
		var c byte
		for _, bit := range bits[i : i+8] {
			c = c<<1 | byte(bit-'0')
		}
		if out = append(out, c); c == 0xff {
			out = append(out, 0)
		}
	}
	return noted(append(out, 0xff, 0xd9), 1, nil)
}

// WideColours is a photo with the profile of a wide-gamut screen, which names its maker.
func WideColours() []byte { return noted(encode(quarters(320, 240), 90), 1, profile()) }

func profile() []byte {
	number := func(n int32) []byte { return binary.BigEndian.AppendUint32([]byte("XYZ \x00\x00\x00\x00"), uint32(n)) }
	xyz := func(x, y, z int32) []byte {
		return append(binary.BigEndian.AppendUint32(number(x), uint32(y)), byte(z>>24), byte(z>>16), byte(z>>8), byte(z))
	}
	curve := []byte("curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33\x00\x00")
	tags := []struct {
		name string
		body []byte
	}{
		{"desc", append([]byte("desc\x00\x00\x00\x00\x00\x00\x00\x11Casebook Phone 7\x00"), make([]byte, 79)...)}, {"dmnd", []byte("text\x00\x00\x00\x00Casebook Phone 7\x00\x00\x00\x00")},
		{"wtpt", xyz(63190, 65536, 54061)}, {"rXYZ", xyz(33759, 15806, -62)}, {"gXYZ", xyz(19134, 45370, 2751)}, {"bXYZ", xyz(10297, 4359, 51373)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	head := make([]byte, 128)
	copy(head[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(head[36:], "acspAPPL")
	copy(head[68:], "\x00\x00\xf6\xd6\x00\x01\x00\x00\x00\x00\xd3\x2d")
	out := binary.BigEndian.AppendUint32(head, uint32(len(tags)))
	at := len(out) + 12*len(tags)
	var bodies []byte
	for _, t := range tags {
		out = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(append(out, t.name...), uint32(at+len(bodies))), uint32(len(t.body)))
		bodies = append(bodies, t.body...)
	}
	out = append(out, bodies...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}
