// Package manifest writes and reads manifest.json, the list of all files of a built site, and
// knows the code of the edition that it stands for.
package manifest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"strconv"
	"strings"

	"casebook/generator/jsonstring"
)

// Name is the file that lists all others: an array of {path, bytes, sha256, sources}, one
// entry a line, in the order of the paths.
const Name = "manifest.json"

// EditionScript is the file that tells pages which edition they are of. It cannot be part of
// what its own code stands for.
const EditionScript = "edition.js"

// editionsFolder holds the pages that tell of former editions. They change by publishing.
const editionsFolder = "editions/"

// Entry is one file of a site.
type Entry struct {
	Path    string // in the output, "/" separated
	Bytes   int64
	Sum     [32]byte // SHA-256
	Sources []string // files of the site that it was made from
}

// Begin and End are what stands before the first entry and behind the last.
const (
	Begin = "["
	End   = "\n]\n"
)

// Append appends an entry; first tells whether it is the manifest's first.
func Append(b []byte, e *Entry, first bool) []byte {
	if !first {
		b = append(b, ',')
	}
	b = append(b, "\n{\"path\":"...)
	b = jsonstring.Append(b, e.Path)
	b = append(b, ",\"bytes\":"...)
	b = strconv.AppendInt(b, e.Bytes, 10)
	b = append(b, ",\"sha256\":\""...)
	b = hex.AppendEncode(b, e.Sum[:])
	b = append(b, "\",\"sources\":["...)
	for j, s := range e.Sources {
		if j > 0 {
			b = append(b, ',')
		}
		b = jsonstring.Append(b, s)
	}
	return append(b, "]}"...)
}

// Text returns the manifest of sorted entries.
func Text(list []Entry) []byte {
	b := append(make([]byte, 0, 200*len(list)), Begin...)
	for i := range list {
		b = Append(b, &list[i], i == 0)
	}
	return append(b, End...)
}

// ErrForeign is the error for a text that is no manifest of this program.
var ErrForeign = errors.New("not a manifest of this program")

// Read reads a manifest as Append writes it. Anything else is ErrForeign: what such a list
// names may be removed, so that nothing is guessed.
func Read(text []byte) ([]Entry, error) {
	body, begun := bytes.CutPrefix(text, []byte(Begin))
	body, ended := bytes.CutSuffix(body, []byte(End))
	if !begun || !ended {
		return nil, ErrForeign
	}
	var list []Entry
	for line := range bytes.Lines(body) {
		line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte(","))
		if len(line) == 0 {
			continue
		}
		e, err := readEntry(line)
		if err != nil {
			return nil, err
		}
		if n := len(list); n > 0 && list[n-1].Path >= e.Path {
			return nil, fmt.Errorf("%w: %q stands behind %q", ErrForeign, e.Path, list[n-1].Path)
		}
		list = append(list, e)
	}
	return list, nil
}

func readEntry(line []byte) (Entry, error) {
	var x struct {
		Path    string
		Bytes   int64
		SHA256  string
		Sources []string
	}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&x); err != nil {
		return Entry{}, fmt.Errorf("%w: %v", ErrForeign, err)
	}
	e := Entry{Path: x.Path, Bytes: x.Bytes, Sources: x.Sources}
	sum, err := hex.DecodeString(x.SHA256)
	if err != nil || len(sum) != len(e.Sum) || x.Bytes < 0 || !ValidPath(x.Path) {
		return Entry{}, fmt.Errorf("%w: an entry of %q", ErrForeign, x.Path)
	}
	e.Sum = [32]byte(sum)
	return e, nil
}

// ValidPath tells whether a path stays in the output on every system and is none that the
// program keeps for itself.
func ValidPath(p string) bool {
	return fs.ValidPath(p) && !strings.ContainsAny(p, `\:`) && p != Name && p != "." && !strings.HasPrefix(p, ".casebook")
}

// IsOfEditions tells whether a file tells of editions, so that it is no part of one's code.
func IsOfEditions(path string) bool {
	return path == EditionScript || strings.HasPrefix(path, editionsFolder)
}

// Coder works out the code of an edition from its files in the order of their paths.
type Coder struct {
	hash hash.Hash
	line []byte // memory
}

// NewCoder returns a coder that has seen no file.
func NewCoder() *Coder { return &Coder{hash: sha256.New()} }

// Add adds a file. One that tells of editions counts for nothing.
func (c *Coder) Add(path string, sum [32]byte) {
	if IsOfEditions(path) {
		return
	}
	c.line = append(hex.AppendEncode(c.line[:0], sum[:]), ' ')
	c.line = append(append(c.line, path...), '\n')
	c.hash.Write(c.line)
}

// Code is the code of what was added: eight hexadecimal digits that change with every byte that
// readers get.
func (c *Coder) Code() string { return hex.EncodeToString(c.hash.Sum(nil)[:4]) }

// Code is the code of the edition that sorted entries make up.
func Code(list []Entry) string {
	c := NewCoder()
	for i := range list {
		c.Add(list[i].Path, list[i].Sum)
	}
	return c.Code()
}
