package table

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how the characters of a file of separated values are written.
type Encoding uint8

// The encodings that office programs write. GBK and GB2312 are parts of GB18030.
const (
	UTF8 Encoding = iota
	UTF16
	GB18030
	Big5      // of traditional characters: it is reported, not read
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
		if order, ok := unmarked(data); ok {
			return decodeBy(unicode.UTF16(order, unicode.IgnoreBOM), data, UTF16)
		}
		return data, Unknown
	case utf8.ValidString(data):
		if accidental(data) {
			return data, Ambiguous
		}
		return data, UTF8
	}
	if looksBig5(data) {
		return data, Big5
	}
	return decodeBy(simplifiedchinese.GB18030, data, GB18030)
}

// unmarked is the byte order of a text that is UTF-16 without a mark: one that begins with two
// characters of ASCII.
func unmarked(data string) (unicode.Endianness, bool) {
	switch {
	case len(data) < 4 || len(data)%2 != 0:
	case data[0] == 0 && data[2] == 0 && data[1] != 0 && data[3] != 0:
		return unicode.BigEndian, true
	case data[1] == 0 && data[3] == 0 && data[0] != 0 && data[2] != 0:
		return unicode.LittleEndian, true
	}
	return unicode.LittleEndian, false
}

// looksBig5 tells whether a text that is not UTF-8 is Big5. Its second bytes lie below 0xA1 in two
// characters of five; those of the common characters of GBK never do.
func looksBig5(data string) bool {
	pairs, low := 0, 0
	for i := 0; i < len(data); i++ {
		if data[i] < utf8.RuneSelf {
			continue
		}
		if i++; i == len(data) {
			break
		}
		pairs++
		if data[i] < 0xa1 {
			low++
		}
	}
	if pairs < 4 || low*5 < pairs {
		return false
	}
	_, e := decodeBy(traditionalchinese.Big5, data, Big5)
	return e == Big5
}

// Guess returns the beginning of a text that is not UTF-8 as it probably reads, up to n bytes behind
// the first that is wrong, which stands at a byte offset, and what its encoding seems to be. What
// cannot be read is U+FFFD.
func Guess(data string, wrong, n int) (string, Encoding) {
	_, e := decode(data)
	by := map[Encoding]encoding.Encoding{GB18030: simplifiedchinese.GB18030, Big5: traditionalchinese.Big5}[e]
	end := min(wrong+n, len(data))
	switch {
	case e == UTF16:
		text, _ := decode(data[:end&^1])
		return strings.ToValidUTF8(text, "\ufffd"), e
	case by != nil:
		if line := strings.IndexByte(data[wrong:], '\n'); line >= 0 {
			end = min(end, wrong+line) // a whole line has whole characters
		}
		text, err := by.NewDecoder().String(data[wrong:end])
		if err == nil {
			return data[:wrong] + text, e
		}
	}
	return strings.ToValidUTF8(strings.Clone(data[:end]), "\ufffd"), e
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
	_, e := decodeBy(simplifiedchinese.GB18030, data, GB18030)
	return e == GB18030
}
