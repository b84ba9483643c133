package table

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"casebook/generator/source"
)

func TestTablesAreReadInTheEncodingsThatOfficesWrite(t *testing.T) {
	for _, c := range []struct {
		data string
		want string
		as   Encoding
	}{
		{"code,name\n1,村\n", "code,name\n1,村\n", UTF8},
		{"\ufeffcode\r\n1\r\n", "code\r\n1\r\n", UTF8},
		{"code\r1\r", "code\n1\n", UTF8},
		{"name\n\xba\xfa\xbc\xd2\xcc\xef\xb4\xe5\n", "name\n胡家田村\n", GB18030},
		{"\xff\xfea\x00\n\x00", "a\n", UTF16},
		{"\xfe\xff\x00a\x67\x51", "a村", UTF16},
		{"name\n\xc6\xbd\xc9\xbd\n", "name\nƽɽ\n", Ambiguous}, // 平山
		{"name\nCafé\n", "name\nCafé\n", UTF8},
		{"a\x00b", "a\x00b", Unknown},
		{"a\x00,\x00\x51\x67", "a,村", UTF16}, {"\x00a\x00,\x67\x51", "a,村", UTF16}, // without a mark
		{"a\x00\x00\x00", "a\x00\x00\x00", Unknown}, {"\x00\x00\x00a", "\x00\x00\x00a", Unknown},
		{"\ufeffa\x00b", "a\x00b", Unknown},
		{"\ufeffa\xff", "a\xff", Unknown},
		{"\xff\xfea\x00\r\x00b\x00", "a\nb", UTF16},
		{"\xba\xfa\r\xbc\xd2\r", "胡\n家\n", GB18030},
		{"\xba\xfa\x81", "\xba\xfa\x81", Unknown},
		{"\xff\xfea\x00\x00\x00", "\xff\xfea\x00\x00\x00", Unknown},
		{"éa\n", "éa\n", UTF8},
		{"PK\x03\x04\xff\x00", "PK\x03\x04\xff\x00", Unknown},
	} {
		got, as := Decode(c.data)
		if as != c.as || got != c.want {
			t.Errorf("%q is %q in encoding %d, want %q in %d", c.data, got, as, c.want, c.as)
		}
	}
}

// Names with characters that GB2312 lacks are still GBK; a table of traditional characters is reported
// and not read as other words.
func TestRareCharactersAreNotTakenForBig5(t *testing.T) {
	for _, text := range []string{"村名,户数\n塄岙村,12\n垟头村,3\n", "埗,垚\n", "name\n垚垚垚村\n", "村,人\n喆里,1\n镕里,2\n珺里,3\n"} {
		data, err := simplifiedchinese.GB18030.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, as := Decode(data); got != text || as != GB18030 {
			t.Errorf("%q is read as %q in encoding %d", text, got, as)
		}
	}
	for _, text := range []string{"村名,戶數\n臺北村,120\n後壁村,80\n", "鄉鎮市區,人口數\n板橋區,551480\n"} {
		data, err := traditionalchinese.Big5.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		if _, as := Decode(data); as != Big5 {
			t.Errorf("%q passes for encoding %d", text, as)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"a,b\n", "\xff\xfea\x00", "\xba\xfa", "\xc6\xbd", "\ufeff\r", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		text, as := Decode(data)
		if as <= GB18030 && (!utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0) {
			t.Errorf("%q is read as %q in encoding %d", data, text, as)
		}
	})
}

func TestSeparatorsAreFoundByTheFirstLine(t *testing.T) {
	for text, want := range map[string]string{
		"a,b;c\n1,2;3\n":            "a|b;c 1|2;3 ",
		"a;b\n1,5;2\n":              "a|b 1,5|2 ",
		"a\tb\n\"1\t2\"\t3\n":       "a|b 1\t2|3 ",
		"sep=;\r\na,b;c\r\n1;2\r\n": "a,b|c 1|2 ",
		"Sep=,\na,b\n":              "a|b ",
		"sep=,":                     "sep=| ",
	} {
		f := source.New("a.csv", text)
		rows := CSVSheet(f).Open()
		got := ""
		for rows.Next() {
			r := rows.Row()
			for i, c := range r.Cells {
				if i > 0 {
					got += "|"
				}
				got += r.Value(c)
			}
			got += " "
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// Of a file that is not UTF-8 a message shows the line that is wrong, up to its end, in whole characters.
func TestAGuessEndsWithTheLine(t *testing.T) {
	const before, line = "name\n", "\xba\xfa\xbc\xd2\xcc\xef\xb4\xe5"
	if text, e := Guess(before+line+"\n\xc6\xbd\xc9\xbd\n", len(before), 1000); text != before+"胡家田村" || e != GB18030 {
		t.Errorf("%q in encoding %d", text, e)
	}
	if text, _ := Guess(before+line, len(before), 4); text != before+"胡家" {
		t.Errorf("of four bytes %q", text)
	}
}
