package jsonstring_test

import (
	"encoding/json"
	"strings"
	"testing"

	"casebook/generator/jsonstring"
)

func TestAppend(t *testing.T) {
	for _, x := range [...]struct{ text, want string }{
		{"", `""`},
		{"灌阳县😀", `"灌阳县😀"`},
		{`"a\b"`, `"\"a\\b\""`},
		{"a\nb\tc\x00", `"a\nb\u0009c\u0000"`},
		{"a<b", `"a<b"`},
		{"\u2028\u2029", `"\u2028\u2029"`},
		{"\xd2村\xff", "\"\uFFFD村\uFFFD\""},
	} {
		if got := string(jsonstring.Append(nil, x.text)); got != x.want {
			t.Errorf("%q: got %s, want %s", x.text, got, x.want)
		}
	}
}

func TestAppendInScript(t *testing.T) {
	if got := string(jsonstring.AppendInScript(nil, `</script><!--"村`)); got != `"\u003C/script>\u003C!--\"村"` {
		t.Error(got)
	}
}

func FuzzAppend(f *testing.F) {
	for _, s := range []string{"村", `\"<`, "\x00\n\x7f", "\xff", "\u2028", "</script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range [...][]byte{jsonstring.Append(nil, s), jsonstring.AppendInScript(nil, s)} {
			var back string
			if err := json.Unmarshal(got, &back); err != nil {
				t.Fatalf("%q: %s: %v", s, got, err)
			}
			if back != string([]rune(s)) { // each byte that is not UTF-8 is U+FFFD
				t.Fatalf("%q came back as %q", s, back)
			}
			if strings.ContainsAny(string(got), "\n\u2028\u2029") {
				t.Fatalf("%q: %s is no line of JavaScript", s, got)
			}
		}
		if strings.Contains(string(jsonstring.AppendInScript(nil, s)), "<") {
			t.Fatalf("%q can end a script", s)
		}
	})
}
