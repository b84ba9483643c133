package formula

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/quantity"
)

// Fold returns a key under which the writings of one name are equal: 6个一, 六個一 and “六个一”;
// １＋Ｎ＋１ and 1+n+1; 十讲 and 10讲. Width, case, spaces, quotation marks and the script of
// numerals do not matter; 百, 千 and 万 without a digit stay as they are.
func Fold(name string) string {
	s := plain(name)
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		n, size := quantity.Numeral(s[i:])
		if size == 0 {
			n, size = quantity.Numeral(s[i : i+w]) // the first digit of a guess: 三五
		}
		if size > 0 && s[i] >= 0x80 && !strings.ContainsRune("百千万亿", r) {
			b = strconv.AppendInt(b, int64(n), 10)
			i += size
			continue
		}
		if !unicode.IsSpace(r) {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
		i += w
	}
	return string(b)
}
