package office

import (
	"archive/zip"
	"strings"
)

// Kind is what a file is by its bytes, whatever its name says.
type Kind uint8

// The kinds of files that people take for papers and ledgers.
const (
	Unknown   Kind = iota // what no office program writes
	Empty                 // no byte
	Word                  // .docx
	Workbook              // .xlsx
	OldWord               // .doc, and .wps
	OldSheet              // .xls, and .et
	Encrypted             // of Office, with a password
	RichText
	PDF
	WebPage
	Text // in any encoding
)

// KindOf looks at the bytes of a file. An old binary file tells by the names of its streams, a zip by
// the folders in it. A zip that is cut off is Unknown.
func KindOf(data string) Kind {
	head := strings.ToLower(strings.TrimLeft(data[:min(len(data), 1024)], "\ufeff \t\r\n"))
	switch {
	case len(data) == 0:
		return Empty
	case strings.HasPrefix(data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		for _, stream := range [...]struct {
			name string
			kind Kind
		}{{"EncryptedPackage", Encrypted}, {"WordDocument", OldWord}, {"Workbook", OldSheet}, {"Book", OldSheet}} {
			if strings.Contains(data, strings.Join(strings.Split(stream.name, ""), "\x00")) {
				return stream.kind
			}
		}
	case strings.HasPrefix(data, "PK"):
		return kindOfZip(data)
	case strings.HasPrefix(head, "%pdf"):
		return PDF
	case strings.HasPrefix(head, `{\rtf`):
		return RichText
	case strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<!doctype html"):
		return WebPage
	case isText(data[:min(len(data), 1024)]) && !strings.HasPrefix(head, "<"):
		return Text
	}
	return Unknown
}

// isText tells of bytes that hold nothing but characters: no control character, or the mark of UTF-16 before them.
func isText(data string) bool {
	return strings.HasPrefix(data, "\xff\xfe") || strings.HasPrefix(data, "\xfe\xff") || !strings.ContainsFunc(data, func(c rune) bool { return c < ' ' && c != '\t' && c != '\r' && c != '\n' })
}

func kindOfZip(data string) Kind {
	r, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return Unknown
	}
	for _, f := range r.File {
		switch name := strings.ReplaceAll(f.Name, "\\", "/"); {
		case strings.HasPrefix(name, "word/"):
			return Word
		case strings.HasPrefix(name, "xl/"):
			return Workbook
		}
	}
	return Unknown
}
