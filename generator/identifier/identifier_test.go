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

// How else a name may be written is said with the name itself: a copy's, one with marks and blanks, one of none.
func TestHintsOfNames(t *testing.T) {
	for name, want := range map[string]string{
		"材料 - 副本": "“材料-2”", "demo(1)": "“demo-2”", "demo copy 2": "“demo-2”", "a b.c": "“a-b-c”", "村（一）组": "“村-一-组”", "-a-": "“a”", "（）": "连字符 - 和下划线 _", "con": "换一个名字", "search": "换一个名字",
	} {
		p, ok := CheckName(name, source.Span{})
		if ok || !strings.HasSuffix(p.Hint.ZH, want) && !strings.Contains(p.Hint.ZH, want) {
			t.Errorf("%q: %t, %q", name, ok, p.Hint.ZH)
		}
		if want == "连字符 - 和下划线 _" && strings.Contains(p.Hint.ZH, "例如") {
			t.Errorf("%q: %q", name, p.Hint.ZH)
		}
	}
	if p, _ := CheckName("a\x07\u200bb", source.Span{}); !strings.Contains(p.Message.ZH, "a\ufffd\ufffdb") {
		t.Errorf("characters that cannot be seen are not shown: %q", p.Message.ZH)
	}
}

// A code that was meant as digits is told from a slug, and what is wrong with it is said.
func TestWhatIsWrongWithCodes(t *testing.T) {
	table := source.New("data/villages/a.csv", "x").At(0, 1)
	for _, c := range []struct {
		code, message, hint string
		at                  source.Span
	}{
		{"4503 2910 2201", "空格或横线", "写成 450329102201", source.Span{}}, {"4503·29102201", "标点", "写成 450329102201", source.Span{}}, {"4503-29102201", "空格或横线", "先把这一列的格式设为", table},
		{"450329", "位数不对", "这里有6位", source.Span{}}, {"4503 29", "位数也不对", "只有6位", source.Span{}}, {"“450329102201”", "引号是多余的", "写成 450329102201", source.Span{}}, {"'45'", "引号是多余的", "写成 45", source.Span{}},
		{"450329102201号", "后面多了“号”", "写成 450329102201", source.Span{}}, {"45032910220lO", "", "", source.Span{}}, {"450329.00", "当成了小数", "写成 450329", source.Span{}}, {"45032.0", "", "", source.Span{}}, {"a.0", "", "", source.Span{}},
		{"450329102201x", "", "", source.Span{}}, {"a50329102201", "不是数字的字", "对照统计用区划代码改正", source.Span{}}, {"45 村", "不能作网址", "", source.Span{}}, {"村450329102201", "", "", source.Span{}}, {"45-03", "", "", source.Span{}}, {"a450329", "", "", source.Span{}},
	} {
		p, ok := CheckCode(c.code, c.at, problem.Text{ZH: "村代码是 12 位数字", EN: "12 digits"}, 12)
		if ok != (c.message == "") || !strings.Contains(p.Message.ZH, c.message) || !strings.Contains(p.Hint.ZH, c.hint) {
			t.Errorf("%q: %t, %q, %q", c.code, ok, p.Message.ZH, p.Hint.ZH)
		}
		if !ok && p.Rule == "" {
			t.Errorf("%q: no rule", c.code)
		}
	}
}

// What a code was meant as is known where only its writing is wrong.
func TestWhatACodeWasMeantAs(t *testing.T) {
	for code, want := range map[string]string{
		"4503 2910-2201": "450329102201", "４５０３２９": "450329", "'450329'": "450329", "450329102201村": "450329102201", "450329村": "", "450329.0": "450329", "450329.5": "4503295", "45032910220l": "450329102201", "村": "", "": "", "a.0": "", "45x": "",
	} {
		if got := MeantCode(code); got != want {
			t.Errorf("%q was meant as %q, want %q", code, got, want)
		}
	}
	for text, want := range map[string]string{"０９": "09", "9": "", "／：": "", "甲": ""} {
		got, full := HalfWidth(text)
		if full != (want != "") || full && got != want || !full && got != text {
			t.Errorf("%q is %q of half width, %t", text, got, full)
		}
	}
}

// Names that differ in case alone fold to one, at the ends of the alphabet too; others stay as they are.
func TestFoldedNames(t *testing.T) {
	for name, want := range map[string]string{"A": "a", "Z": "z", "az": "az", "@[": "@[", "É": "é", "\u0080": "\u0080", "Å": "å"} {
		if got := Fold(name); got != want {
			t.Errorf("%q folds to %q, want %q", name, got, want)
		}
	}
}
