package picture

import "encoding/binary"

// Orientation is how a picture's rows and columns lie, as EXIF numbers it: 1 is upright, 3 upside
// down, 6 and 8 lie on a side; 2, 4, 5 and 7 are these in a mirror.
type Orientation uint8

const upright Orientation = 1

// turns tells whether width and height change places.
func (o Orientation) turns() bool { return o >= 5 && o <= 8 }

// exifOrientation reads the orientation out of EXIF data, which is a TIFF file of its own;
// upright where it names none.
func exifOrientation(tiff []byte) Orientation {
	if len(tiff) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(tiff[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return upright
	}
	const entry, orientation = 12, 0x0112
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return upright
	}
	count := int64(order.Uint16(tiff[at:]))
	for i := range count {
		e := at + 2 + i*entry
		if e+entry > int64(len(tiff)) {
			return upright
		}
		if order.Uint16(tiff[e:]) != orientation {
			continue
		}
		if o := Orientation(order.Uint16(tiff[e+8:])); o >= 1 && o <= 8 {
			return o
		}
		return upright
	}
	return upright
}
