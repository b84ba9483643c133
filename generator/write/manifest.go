package write

import (
	"bytes"
	"encoding/json"
	"unsafe"

	"casebook/generator/manifest"
)

// manifestName is the file that lists all others.
const manifestName = manifest.Name

// entry is one file of the site.
type entry struct {
	path      string
	size      int64
	sum       [32]byte
	sources   []string
	line      []byte // of the former manifest, which is this entry's; nil where sources are to be found out
	key       Key
	stamp     stamp
	unchanged bool // the former site has the same file
	recalled  bool // and its key, so that its bytes were not made
}

// appendManifest appends the manifest of sorted entries.
func appendManifest(b []byte, entries []entry) []byte {
	b = append(b, manifest.Begin...)
	for i := range entries {
		e := &entries[i]
		if e.line != nil {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(append(b, '\n'), e.line...)
			continue
		}
		b = manifest.Append(b, &manifest.Entry{Path: e.path, Bytes: e.size, Sum: e.sum, Sources: e.sources}, i == 0)
	}
	return append(b, manifest.End...)
}

// manifestSize is about as long as the manifest gets: a country's has a hundred megabytes,
// which should not be copied while it grows.
func manifestSize(entries []entry) int {
	n := 0
	for i := range entries {
		if entries[i].line != nil {
			n += 2 + len(entries[i].line)
			continue
		}
		n += 130 + len(entries[i].path)
		for _, s := range entries[i].sources {
			n += 3 + len(s)
		}
	}
	return n
}

// manifestPaths returns the paths of a manifest in their order, and the lines of these entries without
// the commas behind them; ok is false where the text is not one that appendManifest made. Both are parts of
// the text, which nobody changes.
func manifestPaths(text []byte) (paths []string, lines [][]byte, ok bool) {
	text, ok = bytes.CutPrefix(text, []byte("["))
	if !ok {
		return nil, nil, false
	}
	n := bytes.Count(text, []byte("\n"))
	paths, lines = make([]string, 0, n+1), make([][]byte, 0, n+1) // and what a caller adds
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, ",\n")
		rest, isEntry := bytes.CutPrefix(line, []byte(`{"path":"`))
		if !isEntry {
			if len(line) == 0 || string(line) == "]" {
				continue
			}
			return nil, nil, false
		}
		end := bytes.IndexByte(rest, '"')
		if end >= 0 && bytes.IndexByte(rest[:end], '\\') < 0 {
			paths, lines = append(paths, unsafe.String(unsafe.SliceData(rest), end)), append(lines, line)
			continue
		}
		var e struct{ Path string }
		if json.Unmarshal(line, &e) != nil {
			return nil, nil, false
		}
		paths, lines = append(paths, e.Path), append(lines, line)
	}
	return paths, lines, true
}
