package input

import (
	"encoding/binary"
	"os"
	"time"

	"casebook/generator/samefile"
)

// Known is the hashes of a site's files when they were last read, with the stamps by which the
// system tells that nobody has touched a file since: such a file need not be read to be hashed. A
// file that was touched shortly before it was read is not known.
type Known struct{ files map[string]knownFile }

type knownFile struct {
	stamp samefile.Stamp
	sum   [32]byte
}

// AppendKnown appends what is known of the files of a tree, which was looked at at the moment seen
// or later. ParseKnown reads it.
func (c *Contents) AppendKnown(b []byte, tree *Tree, seen time.Time) []byte {
	for i := range tree.Files {
		f := &tree.Files[i]
		stamp, ok := samefile.StampOf(f.Info)
		sum, hashed := c.Sum(f.Path)
		if !ok || !hashed || !stamp.ShowsChanges(seen) {
			continue
		}
		b = append(binary.AppendUvarint(b, uint64(len(f.Path))), f.Path...)
		for _, n := range numbersOf(&stamp) {
			b = binary.LittleEndian.AppendUint64(b, n)
		}
		b = append(b, sum[:]...)
	}
	return b
}

const stampNumbers = 6

func numbersOf(m *samefile.Stamp) [stampNumbers]uint64 {
	return [...]uint64{uint64(m.Size), uint64(m.Written), uint64(m.Changed), m.Inode, m.Device, uint64(m.Mode)}
}

// ParseKnown reads what AppendKnown wrote; what is damaged is not known.
func ParseKnown(b []byte) *Known {
	const fixed = stampNumbers*8 + 32
	k := &Known{files: make(map[string]knownFile, len(b)/(fixed+32))}
	for len(b) > 0 {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)) || len(b)-size < int(n)+fixed {
			return &Known{}
		}
		name, rest := b[size:size+int(n)], b[size+int(n):]
		var f knownFile
		var list [stampNumbers]uint64
		for i := range list {
			list[i] = binary.LittleEndian.Uint64(rest[8*i:])
		}
		f.stamp = samefile.Stamp{Size: int64(list[0]), Written: int64(list[1]), Changed: int64(list[2]), Inode: list[3], Device: list[4], Mode: uint32(list[5])}
		copy(f.sum[:], rest[stampNumbers*8:])
		k.files[string(name)], b = f, rest[fixed:]
	}
	return k
}

// Recall notes the hashes of those files of a tree in dir that are as they are known, and returns how
// many these are. A file on another device than dir is not believed, nor any where dir is not this
// computer's own.
func (c *Contents) Recall(known *Known, dir string, tree *Tree) (n int) {
	if len(known.files) == 0 || !samefile.IsLocal(dir) {
		return 0
	}
	info, err := os.Stat(dir)
	if err != nil {
		return 0
	}
	own, _ := samefile.StampOf(info)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.sums) == 0 {
		c.sums = make(map[string][32]byte, len(tree.Files))
	}
	for i := range tree.Files {
		f := &tree.Files[i]
		was, ok := known.files[f.Path]
		if stamp, _ := samefile.StampOf(f.Info); ok && stamp == was.stamp && stamp.Device == own.Device {
			c.sums[f.Path] = was.sum
			n++
		}
	}
	return n
}
