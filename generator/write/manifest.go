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
	line      part // of the former manifest, which is this entry's; none where sources are to be found out
	key       Key
	stamp     stamp
	unchanged bool // the former site has the same file
	recalled  bool // and its key, so that its bytes were not made
}

// part is a part of a text; none where it is empty.
type part struct{ from, to int }

// shortRun is up to how many bytes it is sooner to copy a text than to write it by itself.
const shortRun = 4 << 10

// manifestOf returns the manifest of sorted entries, in parts that follow one another: where little changed most of it
// is the former manifest's text, which a country's site should not have in memory twice.
func manifestOf(former []byte, entries []entry) (parts [][]byte) {
	b := append(make([]byte, 0, manifestSize(entries)), manifest.Begin...)
	begun := 0 // what of b no part has yet
	var run part
	flush := func() {
		switch text := former[run.from:run.to]; {
		case len(text) < shortRun:
			b = append(b, text...)
		default:
			parts, begun = append(parts, b[begun:len(b):len(b)], text), len(b)
		}
		run = part{}
	}
	for i := range entries {
		e := &entries[i]
		if e.line == (part{}) {
			flush()
			b = manifest.Append(b, &manifest.Entry{Path: e.path, Bytes: e.size, Sum: e.sum, Sources: e.sources}, i == 0)
			continue
		}
		if run != (part{}) && e.line.from == run.to+len(",\n") {
			run.to = e.line.to
			continue
		}
		flush()
		if i > 0 {
			b = append(b, ',')
		}
		b, run = append(b, '\n'), e.line
	}
	flush()
	return append(parts, append(b, manifest.End...)[begun:])
}

// manifestSize is about as long as what is new of the manifest gets: a country's has a hundred megabytes,
// which should not be copied while it grows.
func manifestSize(entries []entry) int {
	n := len(manifest.Begin) + len(manifest.End)
	for i := range entries {
		if entries[i].line != (part{}) {
			n += 2
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
// the commas behind them; ok is false where the text is not one that manifestOf made. Both are parts of
// the text, which nobody changes.
func manifestPaths(text []byte) (paths []string, lines []part, ok bool) {
	text, ok = bytes.CutPrefix(text, []byte("["))
	if !ok {
		return nil, nil, false
	}
	n := bytes.Count(text, []byte("\n"))
	paths, lines = make([]string, 0, n+1), make([]part, 0, n+1) // and what a caller adds
	next := len("[")
	for line := range bytes.Lines(text) {
		from := next
		next += len(line)
		line = bytes.TrimRight(line, ",\n")
		at := part{from, from + len(line)}
		rest, isEntry := bytes.CutPrefix(line, []byte(`{"path":"`))
		if !isEntry {
			if len(line) == 0 || string(line) == "]" {
				continue
			}
			return nil, nil, false
		}
		end := bytes.IndexByte(rest, '"')
		if end >= 0 && bytes.IndexByte(rest[:end], '\\') < 0 {
			paths, lines = append(paths, unsafe.String(unsafe.SliceData(rest), end)), append(lines, at)
			continue
		}
		var e struct{ Path string }
		if json.Unmarshal(line, &e) != nil {
			return nil, nil, false
		}
		paths, lines = append(paths, e.Path), append(lines, at)
	}
	return paths, lines, true
}
