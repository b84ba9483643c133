package lazyregexp

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestNeeds(t *testing.T) {
	for pattern, want := range map[string]needs{
		`成立`:                      {words: []string{"成立"}, before: 6, after: 6},
		`(成立|创办)(?:于)?[0-9]{4}年`:  {words: []string{"成立", "创办"}, before: 6, after: 6 + 3 + 16 + 3},
		`[0-9]+年`:                 {words: []string{"年"}, before: endless, after: 3},
		`年[0-9]+`:                 {words: []string{"年"}, before: 3, after: endless},
		`(?:甲|乙丙)+丁戊`:             {words: []string{"丁戊"}, before: endless, after: 6},
		`(?:甲乙丙|乙){1,2}[^。]{0,3}`: {words: []string{"乙"}, before: 9, after: 9 + 9 + 12},
		`(?:^|，)总计`:               {words: []string{"总计"}, before: 9, after: 9, whole: true},
		`^总计`:                     {},
		`[甲乙]年`:                   {words: []string{"乙年", "甲年"}, before: 6, after: 6},
		`[一-二]年`:                  {words: []string{"年"}, before: 7, after: 3},
		`.?年`:                     {words: []string{"年"}, before: 7, after: 3},
		`(?:成立|创办年)[^。]`:          {words: []string{"成立", "创办年"}, before: 9, after: 13},
		`[^。]*`:                   {},
		`(?:总计)?[0-9]?`:           {},
		`总计|[0-9]*`:               {},
		"\uFFFD":                  {},
		`(?i)kg[0-9]`:             {},
		`(?i)公斤`:                  {words: []string{"公斤"}, before: 6, after: 6},
	} {
		if got := needsOf(pattern); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", pattern, got, want)
		}
	}
}

// What is found in a part of a text is what is found in all of it.
func TestSearchedInPart(t *testing.T) {
	patterns := []string{
		`成立`, `(成立|创办)(?:于)?((?:19|20)[0-9]{2})年`, `((?:19|20)[0-9]{2})年[^。]{0,4}?(?:成立|创办)`, `[0-9]+年(?:成立)?`, `年[0-9]+`,
		`(?:年|年成)+立`, `(?:[0-9]年|年){1,2}[^。]{0,2}`, `(?:^|，)成立`, `成立(?:$|。)`, `创[^。]{2,5}立`, `[创办]{2,3}`, `(年)?(创办|。)`, `办{2,}|立[0-9]`, `\b20年`,
		`[成-成于创-创]年`, `(?:[^。]{0,3}年){1,2}成立`, `.?立`, `(?:.)?成立.`, `(?:创办[^。]{0,2}|立)年`, `[成创办立年于][成创办立年于][成创办立年于]成立`, `(?:年[^。]{0,2}|成立[^。]{0,9}创)于?`, `(?:创办){1,2}[^。]{1,3}(?:年|成立){0,2}于`,
		`[^。]{0,2}(?:在|于[^。]{0,3})创办[^。]{2}`, `(?:年){0,2}成`, `(?:年)*成立(?:[0-9]{2})*`, `成立|`, `(?:成|立在)(?:创|办于)[^。]{0,2}年`,
	}
	pieces := []string{"成立", "创办", "于", "2019", "20", "1", "年", "。", "，", "在", "成", "立", "\xE5", "\x88", "a"}
	r := rand.New(rand.NewPCG(1, 2))
	matched := 0
	for range 20000 {
		var b strings.Builder
		for range r.IntN(30) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		pattern, text := patterns[r.IntN(len(patterns))], b.String()
		ours, plain := New(pattern), regexp.MustCompile(pattern)
		want := plain.FindAllStringSubmatchIndex(text, -1)
		matched += len(want)
		same := slices.EqualFunc(ours.FindAllStringSubmatchIndex(text, -1), want, slices.Equal) &&
			slices.EqualFunc(ours.FindAllStringIndex(text, -1), plain.FindAllStringIndex(text, -1), slices.Equal) &&
			slices.Equal(ours.FindAllString(text, 2), plain.FindAllString(text, 2)) &&
			slices.EqualFunc(ours.FindAllStringSubmatch(text, -1), plain.FindAllStringSubmatch(text, -1), slices.Equal) &&
			slices.Equal(ours.FindStringSubmatchIndex(text), plain.FindStringSubmatchIndex(text)) &&
			slices.Equal(ours.FindStringSubmatch(text), plain.FindStringSubmatch(text)) &&
			slices.Equal(ours.FindStringIndex(text), plain.FindStringIndex(text)) &&
			ours.Match([]byte(text)) == plain.Match([]byte(text)) && slices.Equal(ours.FindAllString(text, 1), plain.FindAllString(text, 1)) &&
			ours.FindString(text) == plain.FindString(text) && ours.MatchString(text) == plain.MatchString(text)
		if !same {
			t.Fatalf("%s finds other matches in %q", pattern, text)
		}
	}
	if matched < 5000 {
		t.Errorf("only %d matches were compared", matched)
	}
}
