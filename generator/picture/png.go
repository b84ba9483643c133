package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// chunk is a part of a PNG file.
type chunk struct {
	kind string
	body []byte
}

const pngHead = "\x89PNG\r\n\x1a\n"

// pngChunks lists the parts of a PNG up to its end; their sums are right.
func pngChunks(data []byte) ([]chunk, Fault) {
	var list []chunk
	for at := len(pngHead); ; {
		if at+12 > len(data) {
			return nil, Truncated
		}
		size := int64(binary.BigEndian.Uint32(data[at:]))
		if int64(at)+12+size > int64(len(data)) {
			return nil, Truncated
		}
		end := at + 8 + int(size)
		if crc32.ChecksumIEEE(data[at+4:end]) != binary.BigEndian.Uint32(data[end:]) {
			return nil, Broken
		}
		c := chunk{string(data[at+4 : at+8]), data[at+8 : end]}
		list = append(list, c)
		if at = end + 4; c.kind == "IEND" {
			return list, ""
		}
	}
}

func (p *Picture) png(data []byte) Fault {
	list, fault := pngChunks(data)
	if fault != "" {
		return fault
	}
	pixels := false
	for _, c := range list {
		switch {
		case c.kind == "IHDR" && len(c.body) >= 8:
			p.Width, p.Height = size32(c.body), size32(c.body[4:])
		case c.kind == "IDAT":
			pixels = true
		case c.kind == "acTL":
			p.Animated = p.Animated || !pixels
		case c.kind == "eXIf":
			p.Orientation = exifOrientation(c.body)
		}
	}
	if p.Animated {
		p.Orientation = upright
	}
	return ""
}

// size32 reads a width or height; one that no picture has is 0.
func size32(b []byte) int {
	if n := binary.BigEndian.Uint32(b); n < 1<<24 {
		return int(n)
	}
	return 0
}

// plainPNG copies a PNG without notes, the frames of an animation included.
func plainPNG(data []byte) []byte {
	list, fault := pngChunks(data)
	if fault != "" {
		return nil
	}
	out := append(make([]byte, 0, len(data)), pngHead...)
	for _, c := range list {
		switch c.kind {
		case "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "sBIT", "cICP", "acTL", "fcTL", "fdAT":
			out = appendChunk(out, c.kind, c.body)
		case "iCCP":
			out = appendPNGProfile(out, plainProfile(unpackProfile(c.body)))
		}
	}
	return out
}

func appendChunk(out []byte, kind string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	from := len(out)
	out = append(append(out, kind...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}

// unpackProfile returns the colour profile of an iCCP chunk: a name, a zero, a zero, packed data.
func unpackProfile(body []byte) []byte {
	_, rest, ok := bytes.Cut(body, []byte{0})
	if !ok || len(rest) < 2 {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(rest[1:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(r, maxProfile+1))
	if err != nil || len(profile) > maxProfile {
		return nil
	}
	return profile
}

func appendPNGProfile(out, profile []byte) []byte {
	if profile == nil {
		return out
	}
	body := bytes.NewBufferString("ICC\x00\x00")
	w := zlib.NewWriter(body)
	w.Write(profile) // to memory: it cannot fail
	w.Close()
	return appendChunk(out, "iCCP", body.Bytes())
}

// pngWithProfile puts a colour profile into a PNG that was just encoded, behind its IHDR.
func pngWithProfile(encoded, profile []byte) []byte {
	const head = len(pngHead) + 12 + 13
	if profile == nil || len(encoded) < head {
		return encoded
	}
	out := append(make([]byte, 0, len(encoded)+len(profile)+64), encoded[:head]...)
	return append(appendPNGProfile(out, profile), encoded[head:]...)
}
