package asset

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf16"

	"casebook/generator/lazyregexp"
)

// maxProperties bounds what is read of a paper's properties, in bytes.
const maxProperties = 256 << 10

// Properties lists the persons and offices that a paper's properties name: author, last editor,
// manager, company. Readers see them in their own programs.
func Properties(name string, r io.ReaderAt, size int64) []string {
	var list []string
	switch strings.ToLower(path.Ext(name)) {
	case ".docx", ".xlsx", ".pptx":
		list = ofOffice(r, size)
	case ".pdf":
		list = ofPDF(r, size)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// ofOffice reads the two parts of a paper that name people (ECMA-376).
func ofOffice(r io.ReaderAt, size int64) []string {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil
	}
	var list []string
	for _, name := range [...]string{"docProps/core.xml", "docProps/app.xml"} {
		f, err := z.Open(name)
		if err != nil {
			continue
		}
		list = append(list, textsOf(io.LimitReader(f, maxProperties), "creator", "lastModifiedBy", "Manager", "Company")...)
		f.Close()
	}
	return list
}

// textsOf returns the texts of elements by their names.
func textsOf(r io.Reader, names ...string) []string {
	var list []string
	d, inside := xml.NewDecoder(r), false
	for {
		token, err := d.Token()
		if err != nil {
			return list
		}
		switch t := token.(type) {
		case xml.StartElement:
			inside = slices.Contains(names, t.Name.Local)
		case xml.EndElement:
			inside = false
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); inside && text != "" {
				list = append(list, text)
			}
		}
	}
}

var pdfAuthor = lazyregexp.New(`/Author\s*(?:\(([^()\\]*)\)|<([0-9A-Fa-f]+)>)`)

// ofPDF looks at the ends of a PDF, where most programs write its properties; packed ones stay
// unseen.
func ofPDF(r io.ReaderAt, size int64) []string {
	var list []string
	for _, at := range [...]int64{0, max(0, size-maxProperties)} {
		b := make([]byte, min(size-at, maxProperties))
		n, _ := r.ReadAt(b, at)
		for _, m := range pdfAuthor.FindAllSubmatch(b[:n], -1) {
			if text := strings.TrimSpace(pdfText(m[1], m[2])); text != "" {
				list = append(list, text)
			}
		}
	}
	return list
}

// pdfText reads a text of a PDF, which is UTF-16 behind its mark, or else taken as it stands.
func pdfText(literal, digits []byte) string {
	if len(digits) > 0 {
		literal, _ = hex.DecodeString(string(digits[:len(digits)&^1]))
	}
	rest, wide := bytes.CutPrefix(literal, []byte("\xfe\xff"))
	if !wide {
		return strings.ToValidUTF8(string(literal), "")
	}
	units := make([]uint16, 0, len(rest)/2)
	for i := 0; i+1 < len(rest); i += 2 {
		units = append(units, uint16(rest[i])<<8|uint16(rest[i+1]))
	}
	return string(utf16.Decode(units))
}
