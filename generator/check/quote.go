package check

import "strconv"

// inQuotes is a text between quotation marks, as %q writes it. Nearly all texts need no escape, and to find that out as strconv
// does takes ten times as long.
func inQuotes(s string) string {
	for _, r := range s {
		if !(r >= 0x4E00 && r <= 0x9FA5 || r >= ' ' && r <= '~' && r != '"' && r != '\\' || oneOf(r, "，。、；：（）“”％　")) {
			return strconv.Quote(s)
		}
	}
	return `"` + s + `"`
}
