package picture

import (
	"bytes"
	"encoding/binary"
)

// webpChunks lists the parts of a WebP file.
func webpChunks(data []byte) ([]chunk, Fault) {
	if len(data) < 12 {
		return nil, Truncated
	}
	end := int64(binary.LittleEndian.Uint32(data[4:])) + 8
	if end > int64(len(data)) {
		return nil, Truncated
	}
	return riffChunks(data[12:max(end, 12)])
}

func riffChunks(data []byte) ([]chunk, Fault) {
	var list []chunk
	for at := 0; at < len(data); {
		if at+8 > len(data) {
			return nil, Truncated
		}
		size := int64(binary.LittleEndian.Uint32(data[at+4:]))
		if int64(at)+8+size > int64(len(data)) {
			return nil, Truncated
		}
		list = append(list, chunk{string(data[at : at+4]), data[at+8 : at+8+int(size)]})
		at += 8 + int(size+size&1)
	}
	return list, ""
}

// Flags of a VP8X chunk.
const (
	flagAnimated = 1 << 1
	flagXMP      = 1 << 2
	flagEXIF     = 1 << 3
	flagProfile  = 1 << 5
)

func (p *Picture) webp(data []byte) Fault {
	list, fault := webpChunks(data)
	if fault != "" {
		return fault
	}
	for _, c := range list {
		switch {
		case c.kind == "VP8X" && len(c.body) >= 10:
			p.Width, p.Height = 1+size24(c.body[4:]), 1+size24(c.body[7:])
			p.Animated = c.body[0]&flagAnimated != 0
		case c.kind == "VP8 " && len(c.body) >= 10 && p.Width == 0:
			p.Width = int(binary.LittleEndian.Uint16(c.body[6:]) & 0x3fff)
			p.Height = int(binary.LittleEndian.Uint16(c.body[8:]) & 0x3fff)
		case c.kind == "VP8L" && len(c.body) >= 5 && p.Width == 0:
			bits := binary.LittleEndian.Uint32(c.body[1:])
			p.Width, p.Height = 1+int(bits&0x3fff), 1+int(bits>>14&0x3fff)
		case c.kind == "EXIF":
			p.Orientation = exifOrientation(bytes.TrimPrefix(c.body, []byte(exifHead)))
		case c.kind == "ANMF":
			if len(c.body) < 16 {
				return Broken
			}
			if _, fault := riffChunks(c.body[16:]); fault != "" {
				return Broken
			}
		}
	}
	if p.Animated {
		p.Orientation = upright
	}
	return ""
}

func size24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// webpProfile is the colour profile of a WebP, nil where it has none.
func webpProfile(list []chunk) []byte {
	for _, c := range list {
		if c.kind == "ICCP" && len(c.body) <= maxProfile {
			return c.body
		}
	}
	return nil
}

// plainWebP copies a WebP without notes, the frames of an animation included.
func plainWebP(data []byte) []byte {
	list, fault := webpChunks(data)
	if fault != "" {
		return nil
	}
	profile := plainProfile(webpProfile(list))
	out := append(make([]byte, 0, len(data)), "RIFF\x00\x00\x00\x00WEBP"...)
	for _, c := range list {
		switch c.kind {
		case "VP8X":
			head := bytes.Clone(c.body)
			head[0] &^= flagXMP | flagEXIF | flagProfile
			if profile != nil {
				head[0] |= flagProfile
			}
			if out = appendRIFF(out, "VP8X", head); profile != nil {
				out = appendRIFF(out, "ICCP", profile)
			}
		case "VP8 ", "VP8L", "ALPH", "ANIM":
			out = appendRIFF(out, c.kind, c.body)
		case "ANMF":
			out = appendRIFF(out, c.kind, plainFrame(c.body))
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// plainFrame copies a frame of an animation: its place and time, and the picture.
func plainFrame(body []byte) []byte {
	list, _ := riffChunks(body[16:])
	out := bytes.Clone(body[:16])
	for _, c := range list {
		switch c.kind {
		case "VP8 ", "VP8L", "ALPH":
			out = appendRIFF(out, c.kind, c.body)
		}
	}
	return out
}

func appendRIFF(out []byte, kind string, body []byte) []byte {
	out = binary.LittleEndian.AppendUint32(append(out, kind...), uint32(len(body)))
	if out = append(out, body...); len(body)%2 == 1 {
		out = append(out, 0)
	}
	return out
}
