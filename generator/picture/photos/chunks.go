package photos

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
)

// lossy and lossless are the quarters, 32 by 24 pixels, as libwebp encodes them: Go has no encoder.
const (
	lossy    = "UklGRooAAABXRUJQVlA4IH4AAAAQBgCdASogABgAPl0kjUWjoiEb9AA4BcSyAFiPmh8bx38QPyAmAH9A/FW7/7sA/wHZ/g3KQzjPzgAA/u+gj9+/+xCX/9Ye/9B0b1EUghq6gwD/72BmTmZShXB5USyjGr/47EH3KztFiS51LF2HVgs4Cfqfn0TCfJ5YmBoAAAA="
	lossless = "UklGRkIAAABXRUJQVlA4TDYAAAAvH8AFAB8gECAmTDh0b0MgQGjz/yGDQIDocSXSn/mPvwETAkG2zSQnOckLHCCi/6G6bb9VAL8="
)

const pngHead = "\x89PNG\r\n\x1a\n"

func chunk(kind string, body []byte) []byte {
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), kind...)
	out = append(out, body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// pngNotes are the notes of a PNG.
func pngNotes() []byte {
	return bytes.Join([][]byte{
		chunk("tEXt", []byte("Author\x00Casebook Phone 7")), chunk("iTXt", []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp)),
		chunk("eXIf", exif(1)), chunk("tIME", []byte{7, 234, 11, 26, 1, 2, 3}), chunk("prVW", []byte("Casebook Phone 7")),
	}, nil)
}

// behindHead puts chunks behind the first of a PNG.
func behindHead(data, chunks []byte) []byte {
	const head = 8 + 12 + 13
	return bytes.Join([][]byte{data[:head], chunks, data[head:]}, nil)
}

// DeepPNG has sixteen bits a colour, and something that shines through.
func DeepPNG() []byte {
	m := image.NewNRGBA64(image.Rect(0, 0, 900, 600))
	for y := range 600 {
		for x := range 900 {
			m.SetNRGBA64(x, y, color.NRGBA64{uint16(x * 72), uint16(y * 109), uint16((x ^ y) * 64), uint16(65535 - x*8)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return behindHead(b.Bytes(), pngNotes())
}

// InterlacedPNG is the quarters, 16 by 16 pixels, sent coarse first.
func InterlacedPNG() []byte {
	m := quarters(16, 16)
	var raw bytes.Buffer
	for _, pass := range [...][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := pass[1]; y < 16; y += pass[3] {
			raw.WriteByte(0)
			for x := pass[0]; x < 16; x += pass[2] {
				c := m.RGBAAt(x, y)
				raw.Write([]byte{c.R, c.G, c.B})
			}
		}
	}
	return pngOf(16, 16, 1, append(pngNotes(), chunk("IDAT", packed(raw.Bytes()))...))
}

// pngOf is a PNG of eight bits a colour with the chunks between its first and its last.
func pngOf(w, h uint32, interlaced byte, chunks []byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	return bytes.Join([][]byte{[]byte(pngHead), chunk("IHDR", append(head, 8, 2, 0, 0, interlaced)), chunks, chunk("IEND", nil)}, nil)
}

func packed(raw []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(raw)
	w.Close()
	return b.Bytes()
}

// Bomb is a small PNG that says it has more pixels than any memory holds.
func Bomb() []byte { return pngOf(60_000, 60_000, 0, chunk("IDAT", packed([]byte{0}))) }

// MovingPNG has two frames.
func MovingPNG() []byte {
	var raw []byte
	for range 8 {
		raw = append(append(raw, 0), bytes.Repeat([]byte{200, 30, 30}, 8)...)
	}
	control := func(n byte) []byte {
		return chunk("fcTL", []byte{0, 0, 0, n, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0})
	}
	return pngOf(8, 8, 0, bytes.Join([][]byte{chunk("acTL", []byte{0, 0, 0, 2, 0, 0, 0, 0}), pngNotes(), control(0), chunk("IDAT", packed(raw)),
		control(1), chunk("fdAT", append([]byte{0, 0, 0, 2}, packed(raw)...))}, nil))
}

func riff(kind string, body []byte) []byte {
	out := append(binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(body))), body...)
	if len(body)%2 == 1 {
		out = append(out, 0)
	}
	return out
}

func webpOf(chunks ...[]byte) []byte {
	body := append([]byte("WEBP"), bytes.Join(chunks, nil)...)
	return riff("RIFF", body)
}

// frame is the picture of a WebP file: what stands behind its head.
func frame(code string) []byte {
	data, err := base64.StdEncoding.DecodeString(code)
	if err != nil {
		panic(err)
	}
	return data[12:]
}

// StillWebP is the quarters, lying on a side, with the notes of a phone.
func StillWebP() []byte {
	return webpOf(riff("VP8X", []byte{1<<3 | 1<<2, 0, 0, 0, 31, 0, 0, 23, 0, 0}), frame(lossy), riff("EXIF", exif(6)), riff("XMP ", []byte(xmp)))
}

// MovingWebP has two frames.
func MovingWebP() []byte {
	one := riff("ANMF", append([]byte{0, 0, 0, 0, 0, 0, 31, 0, 0, 23, 0, 0, 100, 0, 0, 0}, frame(lossless)...))
	return webpOf(riff("VP8X", []byte{1<<1 | 1<<3 | 1<<2, 0, 0, 0, 31, 0, 0, 23, 0, 0}), riff("ANIM", make([]byte, 6)), one, one,
		riff("EXIF", exif(6)), riff("XMP ", []byte(xmp)))
}
