package picture

import (
	"bytes"
	"encoding/binary"
)

// NamesPlace tells whether a photo or film says where it was taken, as phones have it: in EXIF, in XMP,
// or in the notes of a film.
func NamesPlace(data []byte) bool {
	for _, sign := range [...]string{"GPSLatitude", "\xa9xyz", "location.ISO6709"} {
		if bytes.Contains(data, []byte(sign)) {
			return true
		}
	}
	for _, sign := range [...]string{"Exif\x00\x00", "eXIf"} { // of JPEG, HEIC and WebP; of PNG
		rest := data
		for i := bytes.Index(rest, []byte(sign)); i >= 0; i = bytes.Index(rest, []byte(sign)) {
			if rest = rest[i+len(sign):]; exifNamesPlace(rest) {
				return true
			}
		}
	}
	if i := bytes.Index(data, []byte("EXIF")); i >= 0 && bytes.HasPrefix(data, []byte("RIFF")) && i+8 < len(data) {
		return exifNamesPlace(data[i+8:])
	}
	return false
}

// exifNamesPlace tells whether EXIF data has a latitude.
func exifNamesPlace(tiff []byte) bool {
	const directory, latitude = 0x8825, 2
	order := byteOrder(tiff)
	if order == nil {
		return false
	}
	at, found := tagOf(tiff, order, int64(order.Uint32(tiff[4:])), directory)
	if !found {
		return false
	}
	_, found = tagOf(tiff, order, int64(order.Uint32(tiff[at:])), latitude)
	return found
}

// byteOrder is that of EXIF data, which is a TIFF file of its own; nil of anything else.
func byteOrder(tiff []byte) binary.ByteOrder {
	if len(tiff) < 8 {
		return nil
	}
	switch string(tiff[:4]) {
	case "II*\x00":
		return binary.LittleEndian
	case "MM\x00*":
		return binary.BigEndian
	}
	return nil
}

// tagOf returns where the value of a tag stands, of the directory at some place of a TIFF file.
func tagOf(tiff []byte, order binary.ByteOrder, at int64, tag uint16) (valueAt int64, found bool) {
	const entry = 12
	if at+2 > int64(len(tiff)) {
		return 0, false
	}
	for i := range int64(order.Uint16(tiff[at:])) {
		e := at + 2 + i*entry
		if e+entry > int64(len(tiff)) {
			return 0, false
		}
		if order.Uint16(tiff[e:]) == tag {
			return e + 8, true
		}
	}
	return 0, false
}
