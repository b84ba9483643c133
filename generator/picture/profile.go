package picture

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// maxProfile bounds what is read of a colour profile, maxPlain what is published of it, in bytes:
// a segment of a JPEG holds no more.
const (
	maxProfile = 1 << 20
	maxPlain   = 60_000
)

// colourTags are the parts of a profile that say what the colours are. All else names a device, a
// program or a maker.
var colourTags = []string{"wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "A2B0", "A2B1", "A2B2"}

// tag is a part of a profile.
type tag struct {
	name string
	body []byte
}

// plainProfile makes a colour profile (ICC.1) of the colours alone, nil where there is none to keep:
// sRGB is what browsers take a picture without one for, and the colours of a printing press are
// turned into sRGB when the picture is.
func plainProfile(profile []byte) []byte {
	const head = 128
	if len(profile) < head+4 || string(profile[36:40]) != "acsp" {
		return nil
	}
	space := string(profile[16:20])
	tags := profileTags(profile)
	if space != "RGB " && space != "GRAY" || isSRGB(tags) {
		return nil
	}
	kept := []tag{{"desc", profileText(profile[8], "desc", "RGB")}, {"cprt", profileText(profile[8], "text", "-")}}
	for _, t := range tags {
		if slices.Contains(colourTags, t.name) {
			kept = append(kept, t)
		}
	}
	if len(kept) < 4 {
		return nil
	}
	out := make([]byte, head, head+4+12*len(kept)+len(profile))
	copy(out, profile[:head])
	for _, device := range [...][2]int{{4, 8}, {24, 36}, {40, 44}, {48, 56}, {80, head}} { // program, day, system, maker and model, creator and sum
		clear(out[device[0]:device[1]])
	}
	out = binary.BigEndian.AppendUint32(out, uint32(len(kept)))
	at := head + 4 + 12*len(kept)
	for _, t := range kept {
		out = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(append(out, t.name...), uint32(at)), uint32(len(t.body)))
		at += (len(t.body) + 3) &^ 3
	}
	for _, t := range kept {
		out = append(out, t.body...)
		out = append(out, make([]byte, -len(t.body)&3)...)
	}
	if len(out) > maxPlain {
		return nil
	}
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// profileTags lists the parts of a profile that lie inside of it.
func profileTags(profile []byte) []tag {
	var list []tag
	count := binary.BigEndian.Uint32(profile[128:])
	for i := range int64(min(count, 100)) {
		at := 132 + 12*i
		if at+12 > int64(len(profile)) {
			break
		}
		from, size := int64(binary.BigEndian.Uint32(profile[at+4:])), int64(binary.BigEndian.Uint32(profile[at+8:]))
		if from+size <= int64(len(profile)) {
			list = append(list, tag{string(profile[at : at+4]), profile[from : from+size]})
		}
	}
	return list
}

// isSRGB tells whether a profile calls itself sRGB, in ASCII or in UTF-16.
func isSRGB(tags []tag) bool {
	for _, t := range tags {
		if t.name == "desc" && bytes.Contains(bytes.ReplaceAll(t.body, []byte{0}, nil), []byte("sRGB")) {
			return true
		}
	}
	return false
}

// profileText makes a text of a profile in the form of its version; kind is that of version 2.
func profileText(version byte, kind, text string) []byte {
	if version >= 4 {
		out := append([]byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS\x00\x00\x00"), byte(2*len(text)), 0, 0, 0, 28)
		for i := range len(text) {
			out = append(out, 0, text[i])
		}
		return out
	}
	if kind == "text" {
		return []byte("text\x00\x00\x00\x00" + text + "\x00")
	}
	out := append([]byte(kind+"\x00\x00\x00\x00\x00\x00\x00"), byte(len(text)+1))
	return append(append(out, text...), make([]byte, 1+4+4+2+1+67)...)
}
