package identifier

import (
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// What may be a name in an address, what may be an id that no address has, and why not.
func TestNamesAndIDs(t *testing.T) {
	for _, c := range []struct {
		text     string
		name, id bool
	}{
		{"", true, true}, {"hujiatian", true, true}, {"胡家田", true, true}, {"a.b", true, true}, {"_a-1", true, true},
		{"search", false, true}, {"Index", false, true}, {"con", false, true}, {"com1", false, true},
		{strings.Repeat("a", 120), true, true}, {strings.Repeat("a", 121), false, false},
		{"a b", false, false}, {"a/b", false, false}, {".a", false, false}, {"-a", false, false}, {"a.", false, false}, {"a..b", false, false},
		{"a\u200bb", false, false}, {"a\xffb", false, false}, {"村（一）", false, false},
	} {
		p, ok := CheckName(c.text, source.Span{Start: 3})
		if ok != c.name || !ok && (p.Rule != problem.BadName || p.Message.ZH == "" || p.Message.EN == "" || p.Span.Start != 3) {
			t.Errorf("%q as a name: %t, %+v", c.text, ok, p)
		}
		if p, ok := CheckID(c.text, source.Span{}); ok != c.id || !ok && p.Rule != problem.BadName {
			t.Errorf("%q as an id: %t, %+v", c.text, ok, p)
		}
	}
}

func TestCodes(t *testing.T) {
	for code, hint := range map[string]string{
		"450329102201": "", "hujiatian": "", "45032910220": "这里有11位", "4503291022011": "这里有13位",
		"４５０３２９１０２２０１": "写成 450329102201", "45032910220l": "写成 450329102201", "4503291O2201": "写成 450329102201", "45032910220x": "对照",
		"4503 2910 2201": "写成 450329102201", "4503-29102201": "写成 450329102201", "450329102201.0": "写成 450329102201", "4.50329E+11": "重新填写", "450329102201.5": "代码是整数", "450329.5": "代码是整数", "45032.5": "-", "450329102201.5a": "-", "450329102201x.5": "-", "450329102.201": "写成 450329102201", "450329102201号": "写成 450329102201", "450329102201村": "写成 450329102201", "data": "换一个名字",
	} {
		p, ok := CheckCode(code, source.Span{}, problem.Text{ZH: "村代码是 12 位数字", EN: "12 digits"}, 12)
		if (hint == "" || hint == "-") != ok || hint != "-" && !strings.Contains(p.Hint.ZH, hint) {
			t.Errorf("%q: %t, %+v", code, ok, p)
		}
	}
}

// Two names that some file system cannot tell apart are one.
func TestFold(t *testing.T) {
	for a, b := range map[string]string{"Abc": "aBC", "e\u0301": "é", "É": "e\u0301", "abc": "abc"} {
		if Fold(a) != Fold(b) {
			t.Errorf("%q is not %q", a, b)
		}
	}
	if Fold("a") == Fold("b") {
		t.Error("all names are one")
	}
}
