package words_test

import (
	"html"
	"slices"
	"strings"
	"testing"

	"casebook/generator/words"
)

func english(t *testing.T) *words.Texts {
	t.Helper()
	texts, err := words.New("en", map[string]string{
		"home":            "Home",
		"more":            "More on {name}",
		"found":           "{name}: {value}",
		"cases.one":       "{n} case of {place}",
		"cases.other":     "{n} cases of {place}",
		"kept.other":      "{n} kept",
		"twice":           "{name}, {name}",
		"without.answer.": "…",
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestValuesStandInTheirHoles(t *testing.T) {
	texts := english(t)
	for _, c := range []struct{ got, want string }{
		{texts.T("home"), "Home"},
		{texts.T("no.such"), "no.such"},
		{texts.Format("more", "name", "1+N+1"), "More on 1+N+1"},
		{texts.Format("found", "value", "{name}", "name", "a"), "a: {name}"},
		{texts.Format("twice", "name", "a"), "a, a"},
		{texts.Format("found", "name", "a"), "a: {value}"},
		{texts.Format("no.such", "name", "a"), "no.such"},
		{string(texts.Message("more").AppendHTML([]byte("see "), "name", "")), "see More on "},
		{texts.Count("cases", 1).Format("n", "1", "place", "X"), "1 case of X"},
		{texts.Count("cases", 0).Format("n", "0", "place", "X"), "0 cases of X"},
		{texts.Count("cases", 21).Format("n", "21", "place", "X"), "21 cases of X"},
		{texts.Count("kept", 1).Format("n", "1"), "1 kept"},
		{texts.Count("home", 1).Format(), "Home"},
		{texts.Count("no.such", 1).Format(), "no.such"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestAMessageIsEscapedWithItsValues(t *testing.T) {
	m, err := words.Parse("<{a}> & {b}")
	if err != nil {
		t.Fatal(err)
	}
	escape := func(b []byte, s string) []byte { return append(b, html.EscapeString(s)...) }
	if got := string(m.AppendHTML(nil, "a", "<i>", "b", "y")); got != "&lt;&lt;i&gt;&gt; &amp; y" {
		t.Errorf("got %s", got)
	}
	link := func(b []byte, name string) []byte { return append(b, "<a>"+name+"</a>"...) }
	if got := string(m.AppendFunc(nil, escape, link)); got != "&lt;<a>a</a>&gt; &amp; <a>b</a>" {
		t.Errorf("got %s", got)
	}
}

func TestAMistakeInATextIsAnError(t *testing.T) {
	for _, text := range []string{"{", "}", "a {name", "{}", "{ name }", "{Name}", "{a{b}}", "{a}}"} {
		if m, err := words.Parse(text); err == nil {
			t.Errorf("%q was read as %v", text, m.Holes())
		}
	}
	texts, err := words.New("en", map[string]string{"good": "yes", "bad": "{", "worse": "}"})
	if err == nil || !strings.Contains(err.Error(), "bad: ") || !strings.Contains(err.Error(), "worse: ") {
		t.Errorf("the error is %v", err)
	}
	if texts.T("good") != "yes" || texts.T("bad") != "bad" {
		t.Error("a mistake takes away more than its text")
	}
}

func TestCategoriesOfLanguages(t *testing.T) {
	for lang, want := range map[string]string{"zh-CN": "other", "en": "one other", "ru": "few many one other", "ar": "few many one other two zero"} {
		if got := strings.Join(words.Categories(lang), " "); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
	if f := words.Family("total.cases.one"); f != "total.cases" {
		t.Error(f)
	}
	if f := words.Family("home"); f != "home" {
		t.Error(f)
	}
}

func TestTextsTellWhatTheyAreMadeOf(t *testing.T) {
	texts := english(t)
	if got := texts.Language(); got != "en" {
		t.Errorf("the language is %s", got)
	}
	for family, want := range map[string][]string{"cases": {"cases.one", "cases.other"}, "kept": {"kept.other"}, "home": nil, "none": nil} {
		if got := texts.Keys(family); !slices.Equal(got, want) {
			t.Errorf("%s has the keys %v, want %v", family, got, want)
		}
	}
	m, err := words.Parse("{z}{a}{_}{z}{0}{9}")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Holes(); !slices.Equal(got, []string{"0", "9", "_", "a", "z"}) {
		t.Errorf("the holes are %v", got)
	}
	if got := m.Format("a", "1", "z"); got != "{z}1{_}{z}{0}{9}" {
		t.Errorf("with a name that has no value: %s", got)
	}
}

func TestAppendingAllocatesNothing(t *testing.T) {
	texts := english(t)
	b, digits := make([]byte, 0, 100), []byte("12,000")
	n := testing.AllocsPerRun(100, func() {
		b = texts.Message("found").AppendHTML(b[:0], "name", string(digits), "value", "b")
		b = texts.Count("cases", 2).AppendHTML(b, "n", "2", "place", "X")
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "a{b}c", "{a}{b}", "}", "{", "村{n}个"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := words.Parse(text)
		if err != nil {
			return
		}
		if got := m.Format(); got != text {
			t.Errorf("%q became %q", text, got)
		}
		pairs := []string{}
		for _, name := range m.Holes() {
			pairs = append(pairs, name, "")
		}
		if got := m.Format(pairs...); strings.ContainsAny(got, "{}") {
			t.Errorf("%q became %q", text, got)
		}
		if !slices.IsSorted(m.Holes()) {
			t.Error(m.Holes())
		}
	})
}

func BenchmarkCount(b *testing.B) {
	texts, err := words.New("en", map[string]string{"cases.one": "{n} case", "cases.other": "{n} cases"})
	if err != nil {
		b.Fatal(err)
	}
	line := make([]byte, 0, 100)
	for b.Loop() {
		line = texts.Count("cases", 7).AppendHTML(line[:0], "n", "7")
	}
}
