package quantity

import "encoding/binary"

// AppendBits appends eight bytes that are the same for equal numbers and differ for others.
func (d Decimal) AppendBits(b []byte) []byte {
	return binary.LittleEndian.AppendUint64(b, uint64(d.bits))
}
