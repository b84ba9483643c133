package texts

import (
	"bytes"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"casebook/generator/check"
	"casebook/generator/report"
	"casebook/generator/source"
)

// FuzzTextOf reads bytes as check --stat finds them in a folder, and checks what was read: nothing
// panics, a text that is taken is valid, and every problem lies in it.
func FuzzTextOf(f *testing.F) {
	f.Add([]byte("一、做法\r\n全镇120户，其中60户种茶，占40%。"), ".txt")
	f.Add([]byte("\xef\xbb\xbf# 标题\n\n“四个一”，即一本台账。"), ".md")
	f.Add([]byte("\xff\xfe\x00N\x80z"), ".txt")
	f.Add([]byte("\xc8\xab\xd5\xf2120\xbb\xa7\xa3\xac\xc6\xe4\xd6\xd0"), ".txt")
	f.Add([]byte("PK\x03\x04"), ".docx")
	f.Add(bytes.Repeat([]byte("（"), 300), ".md")
	f.Fuzz(func(t *testing.T, data []byte, ext string) {
		name := "a" + ext
		if len(data) > 1<<16 || !utf8.ValidString(name) || len(name) > 9 {
			return
		}
		text, ok, err := textOf(fstest.MapFS{"a": {Data: data, ModTime: time.Unix(0, 0)}}, "a", ext)
		if err != nil || !ok {
			return
		}
		if !utf8.ValidString(text) {
			t.Fatalf("%q was taken as a text", text)
		}
		list, err := check.Texts(t.Context(), []*source.File{source.New(name, text)}, check.Options{Today: report.Date{Year: 2026, Month: 1, Day: 1}, Jobs: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			if p.Span.File != nil && int(p.Span.End) > len(p.Span.File.Text()) {
				t.Errorf("%s lies outside its file", p.Rule)
			}
		}
	})
}
