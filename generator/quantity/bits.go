package quantity

import (
	"encoding/binary"
	"fmt"
)

// AppendBits appends eight bytes that are the same for equal numbers and differ for others.
func (d Decimal) AppendBits(b []byte) []byte {
	return binary.LittleEndian.AppendUint64(b, uint64(d.bits))
}

// AppendBinary appends the number as UnmarshalBinary reads it.
func (d Decimal) AppendBinary(b []byte) ([]byte, error) { return d.AppendBits(b), nil }

// UnmarshalBinary reads what AppendBinary wrote.
func (d *Decimal) UnmarshalBinary(b []byte) error {
	if len(b) != 8 {
		return fmt.Errorf("quantity: a number of %d bytes", len(b))
	}
	d.bits = int64(binary.LittleEndian.Uint64(b))
	return nil
}
