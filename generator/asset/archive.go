package asset

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// InArchive parts the name of a file in an archive from a line of its words; a line with nothing
// behind it is the name alone.
const InArchive = "\x1f"

// mostInArchive is how many files of an archive are looked at.
const mostInArchive = 5000

// WordsInArchive are the names of the files of a zip and what stands in those of them that are papers
// or texts, a line each: name, [InArchive], words. decode reads a text of whatever encoding. It is cut
// where there is too much of it.
func WordsInArchive(r io.ReaderAt, size int64, decode func(string) string) string {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return ""
	}
	var b strings.Builder
	left := int64(maxUnpacked)
	for i, f := range z.File {
		if i == mostInArchive || b.Len() > maxWords {
			break
		}
		name := plainLine(nameInArchive(f.Name))
		b.WriteString(name + InArchive + "\n")
		for line := range strings.Lines(wordsOfPacked(f, name, &left, decode)) {
			if line = plainLine(line); line != "" && b.Len() <= maxWords {
				b.WriteString(name + InArchive + line + "\n")
			}
		}
	}
	return b.String()
}

// wordsOfPacked unpacks one file of an archive, up to what is left of the bound.
func wordsOfPacked(f *zip.File, name string, left *int64, decode func(string) string) string {
	ending := strings.ToLower(path.Ext(name))
	text := ending == ".txt" || ending == ".csv" || ending == ".tsv"
	if !text && partsWithWords(ending) == nil {
		return ""
	}
	from, err := f.Open()
	if err != nil {
		return "" // of a kind that cannot be unpacked here, or with a password
	}
	defer from.Close()
	data, err := io.ReadAll(io.LimitReader(from, *left))
	*left -= int64(len(data))
	switch {
	case err != nil:
		return ""
	case text:
		return decode(string(data))
	}
	return Words(name, bytes.NewReader(data), int64(len(data)))
}

// nameInArchive reads a name as Windows packs it in China: in GB18030 without saying so.
func nameInArchive(name string) string {
	if !utf8.ValidString(name) {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	return strings.ToValidUTF8(strings.ReplaceAll(name, InArchive, " "), "\ufffd")
}
