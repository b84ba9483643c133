package write

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unsafe"

	"casebook/generator/atomicfile"
)

// Key stands for all that a file is made of: two files of one path and one key have the
// same bytes. The zero Key says nothing.
type Key [16]byte

// Memory is what is remembered of the last run that wrote to an output folder: from which
// input it was made, and of each file its key, its hash and the stamps by which the system
// knows that nobody has touched it since. It lies in the user's cache, is only ever a
// saving, and is believed only as far as the files in the output still bear its stamps.
//
// A file is taken for untouched if its size, its time and its inode are as they were, and
// if its inode's own time (which no program can set) is before the moment at which the
// memory was made. Where a system has no such stamps, or its clock is too coarse to tell,
// the file's bytes are hashed instead.
type Memory struct {
	input Key
	// sources stands for what the sources of a file follow from besides its key, see Options.
	sources Key
	note    []byte
	seen    int64 // nanoseconds: all stamps were read before
	looked  int64 // likewise, when all files were looked at last
	files   []remembered

	folders []rememberedFolder // that these lie in, sorted

	layout    *layout // once it is asked for, see lay
	largeFrom int     // see Options
}

// remembered is one file of the output, the manifest included.
type remembered struct {
	path  string
	size  int64
	sum   [32]byte
	key   Key
	stamp stamp
}

// stamp is how the system tells one state of a file from another.
type stamp struct {
	time  int64 // of the last writing, nanoseconds
	inode uint64
}

// MemoryFile returns where the memory of an output folder is kept in a cache folder, "" where
// there is none.
func MemoryFile(cache, out string) string {
	real, err := resolve(out)
	if cache == "" || err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(real))
	return filepath.Join(cache, "output", hex.EncodeToString(sum[:16]))
}

// memoryForm is the first word of a memory: what another form of it begins with is not read.
const memoryForm = "casebook output 5\n"

// Remember reads a memory. What is missing, damaged or of another form is an empty one.
func Remember(file string) *Memory {
	data, err := os.ReadFile(file)
	if err != nil {
		return &Memory{}
	}
	body, isOurs := bytes.CutPrefix(data, []byte(memoryForm))
	if !isOurs || len(body) < checkSumSize {
		return &Memory{}
	}
	sum, body := body[:checkSumSize], body[checkSumSize:]
	if !bytes.Equal(checkSum(body), sum) {
		return &Memory{}
	}
	return parseMemory(body)
}

// checkSum tells a memory that was cut short or damaged from one that is whole.
func checkSum(body []byte) []byte {
	sum := crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)) // which processors have
	return binary.LittleEndian.AppendUint64(nil, uint64(sum)<<32|uint64(uint32(len(body))))
}

const checkSumSize = 8

// Knows tells whether the last run was made from an input of this key, and returns the note
// that was left with it.
func (m *Memory) Knows(input Key) (note []byte, ok bool) {
	return m.note, m.input == input && input != Key{}
}

// Empty tells whether nothing is remembered.
func (m *Memory) Empty() bool { return len(m.files) == 0 }

// Distrust makes the memory believe no stamps: every file's bytes are hashed.
func (m *Memory) Distrust() { m.seen = 0 }

// of returns what is remembered of a path.
func (m *Memory) of(path string) (remembered, bool) {
	i, ok := m.find(path)
	if !ok {
		return remembered{}, false
	}
	return m.files[i], true
}

func (m *Memory) find(path string) (int, bool) {
	if m == nil {
		return 0, false
	}
	return slices.BinarySearchFunc(m.files, path, func(r remembered, p string) int { return strings.Compare(r.path, p) })
}

// untouched tells whether a file still bears its stamps.
func (m *Memory) untouched(r remembered, now status) bool {
	return now.trusted && now.regular && now.size == r.size && now.stamp == r.stamp && showsChanges(now.changed, m.seen)
}

// The steps in which file systems count time: most have the kernel's own ticks, of 10 ms at
// the most, some count whole seconds or, on sticks, two. A longer step costs: what a build
// links and unlinks in its last step, the next one must hash.
const (
	fineTick   = 12 * time.Millisecond
	coarseTick = 2 * time.Second
)

// showsChanges tells whether a time is so long before the moment seen that a later change would
// have another.
func showsChanges(changed, seen int64) bool {
	tick := fineTick
	if changed%int64(time.Millisecond) == 0 {
		tick = coarseTick
	}
	return changed < seen-int64(tick)
}

// Save notes what a run has left, for the next one. input and note come back from Knows. What
// cannot be saved is not remembered.
func (r *Result) Save(file string, input Key, note []byte) {
	if file == "" || len(r.left) == 0 {
		return
	}
	m := Memory{input: input, sources: r.sources, note: note, seen: time.Now().UnixNano(), looked: r.looked, files: r.left, folders: r.folders}
	m.save(file)
}

func (m *Memory) save(file string) {
	dir := filepath.Dir(file)
	if os.MkdirAll(dir, 0o755) != nil {
		return
	}
	body := m.append(make([]byte, 0, m.length()))
	atomicfile.WriteBytes(file, 0o600, []byte(memoryForm), checkSum(body), body)
	forget(dir, filepath.Base(file))
}

// Bounds of what is remembered of other output folders than the one just written.
const (
	maxMemories    = 16
	maxMemoryBytes = 256 << 20
)

// forget drops the oldest memories beyond the bounds, and what a killed run left of one.
func forget(dir, keep string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var list []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && e.Type().IsRegular() && e.Name() != keep {
			list = append(list, info)
		}
	}
	slices.SortFunc(list, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	total := int64(0)
	for i, info := range list {
		total += info.Size()
		if i >= maxMemories || total > maxMemoryBytes || atomicfile.IsAbandoned(info, time.Now()) {
			os.Remove(filepath.Join(dir, info.Name()))
		}
	}
}

// length is about how long append makes it.
func (m *Memory) length() int {
	const fixed = sha256.Size + len(Key{}) + 3*8 + 3
	n := 1<<10 + len(m.note)
	for i := range m.files {
		n += fixed + len(m.files[i].path)
	}
	for i := range m.folders {
		n += 3*8 + 3 + len(m.folders[i].path)
	}
	return n
}

func (m *Memory) append(b []byte) []byte {
	b = append(append(b, m.input[:]...), m.sources[:]...)
	b = binary.LittleEndian.AppendUint64(b, uint64(m.seen))
	b = binary.LittleEndian.AppendUint64(b, uint64(m.looked))
	b = appendText(b, string(m.note))
	b = binary.AppendUvarint(b, uint64(len(m.files)))
	for i := range m.files {
		f := &m.files[i]
		b = appendText(b, f.path)
		b = binary.LittleEndian.AppendUint64(b, uint64(f.size))
		b = append(b, f.sum[:]...)
		b = append(b, f.key[:]...)
		b = binary.LittleEndian.AppendUint64(b, uint64(f.stamp.time))
		b = binary.LittleEndian.AppendUint64(b, f.stamp.inode)
	}
	b = binary.AppendUvarint(b, uint64(len(m.folders)))
	for i := range m.folders {
		f := &m.folders[i]
		b = appendText(b, f.path)
		b = binary.LittleEndian.AppendUint64(b, uint64(f.stamp.written))
		b = binary.LittleEndian.AppendUint64(b, uint64(f.stamp.changed))
		b = binary.LittleEndian.AppendUint64(b, f.stamp.inode)
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// parseMemory reads what append wrote; its hash has been checked.
func parseMemory(b []byte) *Memory {
	r := reader{unsafe.String(unsafe.SliceData(b), len(b)), false} // nobody changes them: paths are parts of it
	m := &Memory{}
	copy(m.input[:], r.take(len(m.input)))
	copy(m.sources[:], r.take(len(m.sources)))
	m.seen = int64(r.uint64())
	m.looked = int64(r.uint64())
	m.note = []byte(r.text())
	n := r.count()
	m.files = make([]remembered, 0, min(n, len(b)/64))
	for range n {
		f := remembered{path: r.text(), size: int64(r.uint64())}
		copy(f.sum[:], r.take(len(f.sum)))
		copy(f.key[:], r.take(len(f.key)))
		f.stamp = stamp{time: int64(r.uint64()), inode: r.uint64()}
		m.files = append(m.files, f)
	}
	n = r.count()
	m.folders = make([]rememberedFolder, 0, min(n, len(r.b)/24))
	for range n {
		f := rememberedFolder{path: r.text(), stamp: folderStamp{written: int64(r.uint64()), changed: int64(r.uint64()), inode: r.uint64()}}
		m.folders = append(m.folders, f)
	}
	if r.failed {
		return &Memory{}
	}
	return m
}

// reader takes text off the front of b; past its end it gives zeroes and says so.
type reader struct {
	b      string
	failed bool
}

func (r *reader) take(n int) string {
	if n > len(r.b) {
		r.failed = true
		return ""
	}
	part := r.b[:n]
	r.b = r.b[n:]
	return part
}

func (r *reader) uint64() uint64 {
	part := r.take(8)
	if part == "" {
		return 0
	}
	return binary.LittleEndian.Uint64(unsafe.Slice(unsafe.StringData(part), len(part)))
}

func (r *reader) count() int {
	n, size := binary.Uvarint(unsafe.Slice(unsafe.StringData(r.b), len(r.b)))
	if size <= 0 || n > uint64(len(r.b)) {
		r.failed = true
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

func (r *reader) text() string { return r.take(r.count()) }
