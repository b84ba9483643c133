package picture

// Orientation is how a picture's rows and columns lie, as EXIF numbers it: 1 is upright, 3 upside
// down, 6 and 8 lie on a side; 2, 4, 5 and 7 are these in a mirror.
type Orientation uint8

const upright Orientation = 1

// turns tells whether width and height change places.
func (o Orientation) turns() bool { return o >= 5 && o <= 8 }

// exifOrientation reads the orientation out of EXIF data, which is a TIFF file of its own;
// upright where it names none.
func exifOrientation(tiff []byte) Orientation {
	order := byteOrder(tiff)
	if order == nil {
		return upright
	}
	const tag = 0x0112
	at, found := tagOf(tiff, order, int64(order.Uint32(tiff[4:])), tag)
	if !found {
		return upright
	}
	if o := Orientation(order.Uint16(tiff[at:])); o >= 1 && o <= 8 {
		return o
	}
	return upright
}
