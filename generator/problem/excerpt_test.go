package problem

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/source"
)

// Every line of an excerpt fits the window, begins and ends with … exactly where it was cut, and
// has the mark below the mistake; two cells a Chinese character, one a letter.
func TestExcerptsFitTheWindow(t *testing.T) {
	for _, c := range []struct {
		before, mistake, after string
		line                   string
		indent, underline      int
	}{
		{"", "错", "", "错", 0, 2},
		{strings.Repeat("a", 40), "x", "", strings.Repeat("a", 40) + "x", 40, 1},
		{strings.Repeat("a", 41), "x", "", "…" + strings.Repeat("a", 39) + "x", 40, 1},
		{strings.Repeat("长", 21), "x", "", "…" + strings.Repeat("长", 19) + "x", 39, 1},
		{"", "x", strings.Repeat("b", 95), "x" + strings.Repeat("b", 95), 0, 1},
		{"", "x", strings.Repeat("b", 96), "x" + strings.Repeat("b", 94) + "…", 0, 1},
		{"", strings.Repeat("错", 48), "", strings.Repeat("错", 48), 0, 96},
		{"", strings.Repeat("错", 48), "b", strings.Repeat("错", 48) + "…", 0, 96},
		{"", strings.Repeat("错", 49), "b", strings.Repeat("错", 47) + "…", 0, 94},
		{"\t", "x", " ", "    x", 4, 1},
		{"a", "", "b", "ab", 1, 1},
	} {
		f := source.New("a", c.before+c.mistake+c.after)
		got, ok := excerptOf(f.At(len(c.before), len(c.mistake)))
		if want := (excerpt{c.line, c.indent, c.underline}); !ok || got != want {
			t.Errorf("%.9q, %.9q, %.9q: %+v, want %+v", c.before, c.mistake, c.after, got, want)
		}
	}
	for _, s := range []source.Span{{}, source.New("a", "").At(0, 0), source.New("a", " \t\nx").At(0, 1)} {
		if x, ok := excerptOf(s); ok {
			t.Errorf("nothing to show, but %+v", x)
		}
	}
}

// What would steer a terminal or the eye, or has no width, is shown as �; its neighbours in
// Unicode are letters like others.
func TestActiveCharacters(t *testing.T) {
	for _, r := range []rune{0, 0x1b, 0x7f, 0x85, 0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2065, 0x2066, 0x2069, 0xfeff, 0xe0000, 0xe007f} {
		if got := visible("甲" + string(r) + "乙"); got != "甲\ufffd乙" {
			t.Errorf("U+%04X is shown as %q", r, got)
		}
	}
	for _, r := range []rune{'a', 0xac, 0xae, 0x61b, 0x200d, 0x2010, 0x2027, 0x202f, 0x205f, 0x206a, 0xe0080, 0x1f600} {
		if isActive(r) {
			t.Errorf("U+%04X is not shown", r)
		}
	}
	if got := oneLine("一\n二\t三\r"); got != "一 二 三\ufffd" {
		t.Errorf("%q", got)
	}
}

func TestShorten(t *testing.T) {
	word := strings.Repeat("长", 24)
	if Shorten(word) != word || Shorten(word+"一") != word+"…" || Shorten("") != "" {
		t.Errorf("%s, %s", Shorten(word), Shorten(word+"一"))
	}
}

func TestExcerptsOfJSONAreCutAroundTheMistake(t *testing.T) {
	for _, n := range []int{longestExcerpt, longestExcerpt + 1} {
		f := source.New("a", strings.Repeat("长", n))
		line := lineOf(f.At(0, 3))
		if got := strings.Count(line, "长"); got != longestExcerpt {
			t.Errorf("of %d characters %d are shown", n, got)
		}
	}
	long := strings.Repeat("前", 300) + "错" + strings.Repeat("后", 300)
	want := strings.Repeat("前", longestExcerpt/3) + "错" + strings.Repeat("后", longestExcerpt-longestExcerpt/3-1)
	if got := lineOf(source.New("a", long).At(3*300, 3)); got != want {
		t.Errorf("%s", got)
	}
	whole := strings.Repeat("前", 150) + "错" + strings.Repeat("后", longestExcerpt-151)
	if got := lineOf(source.New("a", whole).At(3*150, 3)); got != whole {
		t.Errorf("a line that has room is cut: %s", got)
	}
	if lineOf(source.Span{}) != "" {
		t.Error("nowhere has a line")
	}
}

func TestColoursAreOnlyForTerminals(t *testing.T) {
	f := source.New("a", "错\n")
	list := []Problem{{Rule: WrongType, Severity: Warning, Span: f.At(0, 3), Message: Text{"坏", "bad"}, Hint: Text{"改一\n改二", "mend"}}}
	for color, want := range map[bool]string{
		false: "a:1:1: 警告[wrong-type]: 坏\n  1 | 错\n    | ^~\n  提示：改一\n    改二\n\n共 1 个警告。\n",
		true:  "\x1b[1ma:1:1\x1b[0m: \x1b[33m警告[wrong-type]\x1b[0m: 坏\n  1 | 错\n    | \x1b[33m^~\x1b[0m\n  提示：改一\n    改二\n\n共 1 个警告。\n",
	} {
		var b bytes.Buffer
		if err := WriteText(&b, list, TextOptions{Lang: "zh", Color: color}); err != nil || b.String() != want {
			t.Errorf("%v, %q, want %q", err, b.String(), want)
		}
	}
}

func TestSummaryCounts(t *testing.T) {
	for _, c := range []struct {
		count      Count
		suppressed int
		zh, en     string
	}{
		{Count{}, 0, "没有发现问题。", "no problems found"},
		{Count{Errors: 1, Warnings: 2}, 0, "共 1 个错误、2 个警告。", "1 error, 2 warnings"},
		{Count{Errors: 2, Warnings: 1, Notes: 1}, 1, "共 2 个错误、1 个警告、1 个说明（另有 1 处按作者的注释不报）。", "2 errors, 1 warning, 1 note (1 more suppressed by comments)"},
	} {
		if got := c.count.Summary(c.suppressed); got != (Text{c.zh, c.en}) {
			t.Errorf("%+v", got)
		}
	}
	f := source.New("a", "一\n二\n")
	list := []Problem{{Severity: Error, Span: f.At(0, 1)}, {Severity: Note, Span: f.At(0, 1)}, {Severity: Note, Span: f.At(0, 1)}, {Severity: Warning, Span: f.At(0, 1)}}
	if got := CountOf(list); got != (Count{1, 1, 2}) {
		t.Errorf("%+v", got)
	}
	var b bytes.Buffer
	if err := WriteText(&b, list[:1], TextOptions{Lang: "en", Count: &Count{Errors: 81}}); err != nil || !strings.HasSuffix(b.String(), "\n81 errors\n") {
		t.Errorf("%s", b.String())
	}
}

// A severity that a caller bounds stays within its bounds, whatever the settings say; one that is
// off stays off.
func TestBoundsOfSeverities(t *testing.T) {
	rules := Catalog{{ID: "r", Severity: Warning}}
	f := source.New("a", "x")
	for _, c := range []struct {
		setting         Severity
		atMost, atLeast Severity
		want            Severity
	}{
		{Error, Off, Off, Error}, {Error, Note, Off, Note}, {Note, Warning, Off, Note}, {Note, Off, Error, Error}, {Error, Off, Note, Error},
		{Off, Off, Error, Off},
	} {
		list, _ := ApplySeverities([]Problem{{Rule: "r", Span: f.At(0, 1), AtMost: c.atMost, AtLeast: c.atLeast}}, Policy{Rules: rules, Settings: []Setting{{Rule: "r", Severity: c.setting}}})
		got := Off
		if len(list) == 1 {
			got = list[0].Severity
		}
		if got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestWhatWasMeant(t *testing.T) {
	known := []string{"population", "households"}
	if got := DidYouMean("hauseholds", known); got != (Text{"你是不是想写 `households`？", "did you mean `households`?"}) {
		t.Errorf("%+v", got)
	}
	if got := DidYouMean("weather", known); got != (Text{}) {
		t.Errorf("%+v", got)
	}
	for word, want := range map[string]string{"村甲": "", "村里甲": "村里", "别的": ""} {
		if got := NearestAlone(word, slices.Values([]string{"村一", "村二", "村里"})); got != want {
			t.Errorf("%s: %q", word, got)
		}
	}
}

// What differs in a number is another thing of a series: it is offered, and not put in unasked.
func TestNearestAloneKeepsNumbers(t *testing.T) {
	for _, c := range []struct{ word, known, want string }{
		{"income_2016", "income_2015", ""}, {"450329102202", "450329102201", ""}, {"stage-c", "stage-a", ""}, {"村民小组三", "村民小组二", ""}, {"fact12", "fact1", ""},
		{"incme_2015", "income_2015", "income_2015"}, {"stag-a", "stage-a", "stage-a"}, {"housholds", "households", "households"}, {"Stage-A1", "stage-a1", "stage-a1"}, {"照片2.jpg", "照片02.jpg", "照片02.jpg"}, {"照片20.jpg", "照片2.jpg", ""}, {"wuge-y", "wuge-yi", "wuge-yi"},
	} {
		if got := NearestAlone(c.word, slices.Values([]string{c.known})); got != c.want {
			t.Errorf("%s: %q, want %q", c.word, got, c.want)
		}
		if got := Nearest(c.word, slices.Values([]string{c.known})); got != c.known {
			t.Errorf("%s is not offered: %q", c.word, got)
		}
	}
}

// Where two words are as near, neither is put in unasked.
func TestNearestAloneIsAlone(t *testing.T) {
	for _, c := range []struct{ known, want string }{{"households mouseholds", "households"}, {"hauseholda households", "households"}, {"househalds households", ""}, {"households", "households"}} {
		if got := NearestAlone("househelds", slices.Values(strings.Fields(c.known))); got != c.want {
			t.Errorf("of %s: %q, want %q", c.known, got, c.want)
		}
	}
}

// Words that cannot be near are reported without comparing them.
func TestDistanceGivesUpEarly(t *testing.T) {
	long := strings.Repeat("a", longestCompared+1)
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{long, long, 9, 9}, {long, long[1:], 9, 9}, {long[1:], long, 9, 9}, {long[1:], long[1:], 9, 0},
		{"abc", "", 3, 3}, {"", "abc", 3, 3}, {"abc", "", 4, 3}, {"abcd", "a", 2, 2},
	} {
		if got := Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("%d and %d letters, limit %d: %d, want %d", len(c.a), len(c.b), c.limit, got, c.want)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestWhatCannotBePrintedIsAnError(t *testing.T) {
	list := []Problem{{Rule: WrongType, Severity: Error, Message: Text{"x", "x"}}}
	for name, err := range map[string]error{
		"text": WriteText(full{}, list, TextOptions{}), "json": WriteJSON(full{}, list, "zh"), "sarif": WriteSARIF(full{}, list, known(), "zh"),
	} {
		if err == nil || !strings.Contains(fmt.Sprint(err), "no room") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
