package table

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how the characters of a file of separated values are written.
type Encoding uint8

// The encodings that office programs write. GBK and GB2312 are parts of GB18030.
const (
	UTF8 Encoding = iota
	UTF16
	GB18030
	Unknown   // none of them
	Ambiguous // UTF-8, but only by accident: read as GB18030 it is Chinese
)

// Decode returns the text of a file of separated values in UTF-8, without a byte order mark, its
// rows ended by line feeds. Of an encoding that is Unknown or Ambiguous the text is as it came. A
// file in plain UTF-8 is returned without a copy.
func Decode(data string) (string, Encoding) {
	text, e := decode(data)
	if e <= GB18030 && strings.IndexByte(text, '\r') >= 0 && strings.IndexByte(text, '\n') < 0 {
		text = strings.ReplaceAll(text, "\r", "\n") // Excel for the old Macintosh
	}
	return text, e
}

func decode(data string) (string, Encoding) {
	switch {
	case strings.HasPrefix(data, "\xff\xfe"), strings.HasPrefix(data, "\xfe\xff"):
		return decodeBy(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data, UTF16)
	case strings.HasPrefix(data, "\ufeff"):
		data = data[len("\ufeff"):]
		if utf8.ValidString(data) && strings.IndexByte(data, 0) < 0 {
			return data, UTF8
		}
		return data, Unknown
	case strings.IndexByte(data, 0) >= 0:
		return data, Unknown
	case utf8.ValidString(data):
		if accidental(data) {
			return data, Ambiguous
		}
		return data, UTF8
	}
	return decodeBy(simplifiedchinese.GB18030, data, GB18030)
}

// decodeBy decodes a whole text; Unknown where a byte of it has no meaning.
func decodeBy(by encoding.Encoding, data string, e Encoding) (string, Encoding) {
	text, err := by.NewDecoder().String(data)
	if err != nil || strings.ContainsRune(text, utf8.RuneError) || strings.IndexByte(text, 0) >= 0 {
		return data, Unknown
	}
	return text, e
}

// accidental tells whether a text that is valid UTF-8 was written as GBK: 平山 and 石泉 give
// letters of two bytes that no Chinese table has, and not one Chinese character.
func accidental(data string) bool {
	strange := false
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(data[i:])
		if size > 2 {
			return false
		}
		strange = strange || r >= 0x180 && r <= 0x7ff
		i += size
	}
	if !strange {
		return false
	}
	text, e := decodeBy(simplifiedchinese.GB18030, data, GB18030)
	return e == GB18030 && !bytes.ContainsRune([]byte(text), utf8.RuneError)
}
