package page

import "encoding/json"

// AppendJSON appends a string as JavaScript and JSON have it. Chinese needs no escapes: only
// what is below a space, quotes and backslashes are looked for.
func AppendJSON(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			text, err := json.Marshal(s)
			if err != nil {
				return append(b, `""`...)
			}
			return append(b, text...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func AppendFlag(b []byte, set bool) []byte { return AppendInt(b, Flag(set)) }

// AppendList appends a JavaScript array of n elements.
func AppendList(b []byte, n int, element func([]byte, int) []byte) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = element(b, i)
	}
	return append(b, ']')
}

// AppendDataScript appends a script of data: a call of one global function with a name and a
// value, because a page opened from a disk may load nothing else.
func AppendDataScript(b []byte, name string, value func([]byte) []byte) []byte {
	b = append(b, `casebookData(`...)
	b = append(AppendJSON(b, name), ',')
	return append(value(b), ");\n"...)
}
