package page

import "casebook/generator/jsonstring"

// AppendFlag appends 1 for true, 0 for false.
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
	b = append(jsonstring.Append(b, name), ',')
	return append(value(b), ");\n"...)
}
