package picture

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// segment is a marker of a JPEG file with what follows it.
type segment struct {
	marker byte
	body   []byte // behind the length; of a scan its head too
	data   []byte // of a scan: what is encoded, restart markers included
}

// Markers of JPEG files.
const (
	markerSOI, markerEOI, markerSOS = 0xd8, 0xd9, 0xda
	markerAPP0, markerAPP1          = 0xe0, 0xe1
	markerAPP2, markerAPP14         = 0xe2, 0xee
	markerAPP15, markerCOM          = 0xef, 0xfe
)

// jpegSegments lists the markers of a JPEG up to the end of its first picture. Phones append more
// behind that: previews, films, depths.
func jpegSegments(data []byte) ([]segment, Fault) {
	var list []segment
	for at := 2; ; {
		for at < len(data) && data[at] != 0xff { // decoders pass over what stands between markers
			at++
		}
		for at < len(data) && data[at] == 0xff {
			at++
		}
		if at >= len(data) {
			return nil, Truncated
		}
		marker := data[at]
		at++
		if marker == markerEOI {
			return list, ""
		}
		if marker == 0 || marker == 1 || marker >= 0xd0 && marker <= markerSOI {
			continue // these stand alone
		}
		if at+2 > len(data) {
			return nil, Truncated
		}
		size := int(binary.BigEndian.Uint16(data[at:]))
		switch {
		case size < 2:
			return nil, Broken
		case at+size > len(data):
			return nil, Truncated
		}
		s := segment{marker: marker, body: data[at+2 : at+size]}
		at += size
		if marker == markerSOS {
			end := endOfScan(data, at)
			s.data, at = data[at:end], end
		}
		list = append(list, s)
	}
}

// endOfScan is where the next marker stands that ends what is encoded.
func endOfScan(data []byte, at int) int {
	for {
		i := bytes.IndexByte(data[at:], 0xff)
		if i < 0 || at+i+1 >= len(data) {
			return len(data)
		}
		at += i
		if next := data[at+1]; next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			return at
		}
		at++
	}
}

const exifHead = "Exif\x00\x00"

// jpeg reads size and orientation.
func (p *Picture) jpeg(data []byte) Fault {
	list, fault := jpegSegments(data)
	if fault != "" {
		return fault
	}
	for _, s := range list {
		switch {
		case s.isFrame() && len(s.body) >= 6:
			p.Height, p.Width = int(binary.BigEndian.Uint16(s.body[1:])), int(binary.BigEndian.Uint16(s.body[3:]))
			p.CMYK = s.body[5] == 4
		case s.marker == markerAPP1 && strings.HasPrefix(string(s.body), exifHead) && p.Orientation == upright:
			p.Orientation = exifOrientation(s.body[len(exifHead):])
		}
	}
	return ""
}

// isFrame tells whether a segment says how large the picture is.
func (s *segment) isFrame() bool {
	return s.marker >= 0xc0 && s.marker <= 0xcf && s.marker != 0xc4 && s.marker != 0xc8 && s.marker != 0xcc
}

// plainJPEG copies a JPEG without anything that is not needed to show it. Of its colour profile
// the colours stay.
func plainJPEG(data []byte) []byte {
	list, fault := jpegSegments(data)
	if fault != "" {
		return nil
	}
	out := append(make([]byte, 0, len(data)), 0xff, markerSOI)
	for _, s := range list { // these two say how the colours are encoded
		switch {
		case s.marker == markerAPP0 && strings.HasPrefix(string(s.body), "JFIF\x00") && len(s.body) >= 14:
			out = appendSegment(out, markerAPP0, append(bytes.Clone(s.body[:12]), 0, 0)) // no preview
		case s.marker == markerAPP14 && strings.HasPrefix(string(s.body), "Adobe") && len(s.body) >= 12:
			out = appendSegment(out, markerAPP14, s.body[:12])
		}
	}
	out = appendJPEGProfile(out, plainProfile(jpegProfile(list)))
	for _, s := range list {
		if s.marker >= markerAPP0 && s.marker <= markerAPP15 || s.marker == markerCOM {
			continue
		}
		out = append(appendSegment(out, s.marker, s.body), s.data...)
	}
	return append(out, 0xff, markerEOI)
}

func appendSegment(out []byte, marker byte, body []byte) []byte {
	out = binary.BigEndian.AppendUint16(append(out, 0xff, marker), uint16(len(body)+2))
	return append(out, body...)
}

const profileHead = "ICC_PROFILE\x00"

// jpegProfile puts the parts of the colour profile together; nil where there is none.
func jpegProfile(list []segment) []byte {
	var profile []byte
	for _, s := range list {
		if rest, ok := strings.CutPrefix(string(s.body), profileHead); ok && s.marker == markerAPP2 && len(rest) > 2 {
			profile = append(profile, rest[2:]...) // in the order of their numbers, which all programs keep
		}
	}
	return profile
}

// appendJPEGProfile appends a small colour profile, nothing where there is none.
func appendJPEGProfile(out, profile []byte) []byte {
	if profile == nil {
		return out
	}
	return appendSegment(out, markerAPP2, append([]byte(profileHead+"\x01\x01"), profile...))
}

// withProfile puts a colour profile into a JPEG that was just encoded.
func withProfile(encoded, profile []byte) []byte {
	if profile == nil {
		return encoded
	}
	out := appendJPEGProfile(append(make([]byte, 0, len(encoded)+len(profile)+32), encoded[:2]...), profile)
	return append(out, encoded[2:]...)
}
