package office

import (
	"testing"

	"casebook/generator/testsite"
)

func TestAFileIsWhatItsBytesSay(t *testing.T) {
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."
	for data, want := range map[string]Kind{
		"":                                    Empty,
		testsite.Zip(t, "word/a.xml", ""):     Word,
		testsite.Zip(t, "xl/a.xml", ""):       Workbook,
		testsite.Zip(t, "a.txt", ""):          Unknown,
		testsite.Zip(t, "word/a.xml", "")[:9]: Unknown,
		ole + "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00":                                         OldWord,
		ole + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00":                                                             OldSheet,
		ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00W\x00o\x00r\x00d\x00": Encrypted,
		`{\rtf1 a}`:                RichText,
		"%PDF-1.4":                 PDF,
		"\ufeff\n<!DOCTYPE html>":  WebPage,
		"村名,户数":                    Text,
		"\xb4\xe5\xc3\xfb,1":       Text,
		"\xff\xfe\x51\x67\x0d\x54": Text,
		"\x01村名":                   Unknown,
		"<?xml version=\"1.0\"?>":  Unknown,
	} {
		if got := KindOf(data); got != want {
			t.Errorf("%q: %d, want %d", data[:min(len(data), 20)], got, want)
		}
	}
}
