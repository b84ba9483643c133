package problem

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"casebook/generator/source"
)

// find returns the span of the nth occurrence (from 0) of a word in a file.
func find(f *source.File, word string, nth int) source.Span {
	at := 0
	for range nth {
		at += strings.Index(f.Text()[at:], word) + len(word)
	}
	return f.At(at+strings.Index(f.Text()[at:], word), len(word))
}

func TestTextPutsTheCaretUnderWideCharacters(t *testing.T) {
	f := source.New("content/cases/a.md", "第一行\n\t投入一亿元，见XX村。\n")
	list, _ := ApplySeverities([]Problem{{Rule: "placeholder", Span: find(f, "XX", 0), Message: Text{"留有占位符 XX", "placeholder XX"}, Hint: Text{"换成真名", "name it"}}}, Policy{Rules: known()})
	var b bytes.Buffer
	if err := WriteText(&b, list, TextOptions{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	want := `content/cases/a.md:2:9: 警告[placeholder]: 留有占位符 XX
  2 |     投入一亿元，见XX村。
    |                   ^~
  提示：换成真名

共 1 个警告。
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestTextCutsLongLinesAroundTheMistake(t *testing.T) {
	f := source.New("data/a.toml", strings.Repeat("长", 200)+"错误"+strings.Repeat("尾", 200))
	x, ok := excerptOf(find(f, "错误", 0))
	if !ok {
		t.Fatal("no excerpt")
	}
	if !strings.HasPrefix(x.line, "…") || !strings.HasSuffix(x.line, "…") || !strings.Contains(x.line, "错误") {
		t.Errorf("line %q is not cut at both ends around the mistake", x.line)
	}
	if cells := 2 * len([]rune(x.line)); cells > excerptWidth+4 {
		t.Errorf("line has about %d cells", cells)
	}
	if before, _, _ := strings.Cut(x.line, "错"); x.indent != 2*len([]rune(before))-1 { // … has one cell
		t.Errorf("indent %d before %q", x.indent, before)
	}
}

// A place that is one byte of a character shows the whole of it.
func TestTextShowsWholeCharacters(t *testing.T) {
	f := source.New("data/villages/q.csv", "v9,胡家田\"村\"的\n")
	for at := range len("v9,胡家田") {
		if x, ok := excerptOf(f.At(at, 1)); !ok || !utf8.ValidString(x.line) || strings.ContainsRune(x.line, utf8.RuneError) {
			t.Errorf("byte %d: %q", at, x.line)
		}
	}
}

func TestTextShowsNoControlCharacters(t *testing.T) {
	f := source.New("data/a.toml", "name = \"\x1b[31m\u202ea\u200bbc\"\n")
	p := Problem{Rule: WrongType, Span: find(f, "abc", 0), Message: Text{ZH: "坏\x1b[0m值\n换行"}}
	var b bytes.Buffer
	list, _ := ApplySeverities([]Problem{p}, Policy{Rules: known()})
	if err := WriteText(&b, list, TextOptions{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\u202e\u200b") || strings.Count(b.String(), "\n") != 5 {
		t.Errorf("printed %q", b.String())
	}
}

func TestJSONOfNothingIsAnEmptyArray(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, nil, "zh"); err != nil || strings.TrimSpace(b.String()) != "[]" {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

func TestJSONHasTheContractsKeys(t *testing.T) {
	f := source.New("data/站.toml", "标题\nid = \"甲\"\nid = \"乙\"\n")
	p := Problem{Rule: DuplicateID, Span: find(f, "\"乙\"", 0), Message: Text{"重复<b>", "twice"}, Related: []Related{{Span: find(f, "\"甲\"", 0), Message: Text{"第一次", "first"}}}}
	list, _ := ApplySeverities([]Problem{p}, Policy{Rules: known()})
	var b bytes.Buffer
	if err := WriteJSON(&b, list, "zh"); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"rule": "duplicate-id", "severity": "error", "file": "data/站.toml", "line": 3.0, "column": 6.0,
		"message": "重复<b>", "excerpt": "id = \"乙\"", "hint": ""}
	for key, value := range want {
		if got[0][key] != value {
			t.Errorf("%s is %v, want %v", key, got[0][key], value)
		}
	}
	related := got[0]["related"].([]any)[0].(map[string]any)
	if related["line"] != 2.0 || related["message"] != "第一次" || len(got[0]) != len(want)+1 {
		t.Errorf("got %v", got[0])
	}
}

func TestSARIFPointsAtCharacters(t *testing.T) {
	f := source.New("data/村 庄.toml", "甲乙丙丁\n")
	list, _ := ApplySeverities([]Problem{{Rule: WrongType, Span: find(f, "丙", 0), Message: Text{"错", "wrong"}}}, Policy{Rules: known()})
	var b bytes.Buffer
	if err := WriteSARIF(&b, list, known(), "en"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	r := run.Results[0]
	at := r.Locations[0].Physical
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || run.Tool.Driver.Rules[r.RuleIndex].ID != "wrong-type" {
		t.Errorf("log %+v", log)
	}
	if at.Region.StartLine != 1 || at.Region.StartColumn != 3 || at.Region.EndColumn != 4 || at.Artifact.URI != "data/%E6%9D%91%20%E5%BA%84.toml" {
		t.Errorf("location %+v", at)
	}
}

// TestSARIFHasTheHintAndTheEnd: what to do stands with the message, and the region ends behind
// the mistake's last character.
func TestSARIFHasTheHintAndTheEnd(t *testing.T) {
	f := source.New("data/a.toml", "甲乙丙丁\n戊\n")
	p := Problem{Rule: WrongType, Span: f.At(len("甲乙"), len("丙丁\n戊")), Message: Text{"错", "wrong"}, Hint: Text{"改", "mend it"}, Related: []Related{{Span: f.At(0, 0), Message: Text{"这里", "here"}}}}
	list, _ := ApplySeverities([]Problem{p}, Policy{Rules: known()})
	var b bytes.Buffer
	if err := WriteSARIF(&b, list, known(), "en"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	r := log.Runs[0].Results[0]
	if region := r.Locations[0].Physical.Region; r.Message.Text != "wrong\nmend it" || region.EndLine != 2 || region.EndColumn != 2 {
		t.Errorf("got %q, %+v", r.Message.Text, region)
	}
	if one := r.Related[0]; one.ID == nil || *one.ID != 1 || one.Message == nil || one.Message.Text != "here" {
		t.Errorf("the other place says %+v", one)
	}
	if len(r.Fixes) > 0 {
		t.Errorf("a problem that nothing mends has fixes: %+v", r.Fixes)
	}
	if region := r.Related[0].Physical.Region; region.EndColumn != 2 {
		t.Errorf("an empty place covers %+v", region)
	}
}

// What mends a problem is given as SARIF has it: in its file, from where to where, and by what. An empty place at
// the end of a line covers nothing behind it.
func TestSARIFHasWhatMends(t *testing.T) {
	f := source.New("data/村.toml", "甲乙\n戊\n")
	end := f.At(len("甲乙"), 0)
	p := Problem{Rule: WrongType, Span: end, Message: Text{"错", "wrong"}, Edits: []Edit{{Span: f.At(len("甲"), len("乙\n戊")), Text: "丙"}, {Span: end, Text: ""}}}
	list, _ := ApplySeverities([]Problem{p}, Policy{Rules: known()})
	var b bytes.Buffer
	if err := WriteSARIF(&b, list, known(), "en"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	r := log.Runs[0].Results[0]
	if region := r.Locations[0].Physical.Region; region.StartColumn != 3 || region.EndColumn != 3 {
		t.Errorf("the end of a line covers %+v", region)
	}
	if len(r.Fixes) != 1 || len(r.Fixes[0].Changes) != 1 || len(r.Fixes[0].Changes[0].Replacements) != 2 {
		t.Fatalf("fixes: %+v", r.Fixes)
	}
	change := r.Fixes[0].Changes[0]
	if first := change.Replacements[0]; change.Artifact.URI != "data/%E6%9D%91.toml" || first.Deleted != (sarifRegion{StartLine: 1, StartColumn: 2, EndLine: 2, EndColumn: 2}) || first.Inserted.Text != "丙" {
		t.Errorf("the first change: %+v in %s", first, change.Artifact.URI)
	}
}

// TestTextCountsWhatIsSuppressed: the closing line is printed for suppressed problems alone, too.
func TestTextCountsWhatIsSuppressed(t *testing.T) {
	for lang, want := range map[string]string{"zh": "没有发现问题（另有 3 处按作者的注释不报）。\n", "en": "no problems found (3 more suppressed by comments)\n"} {
		var b bytes.Buffer
		if err := WriteText(&b, nil, TextOptions{Lang: lang, Suppressed: 3}); err != nil || b.String() != want {
			t.Errorf("got %q, %v; want %q", b.String(), err, want)
		}
	}
	var b bytes.Buffer
	if err := WriteText(&b, nil, TextOptions{Lang: "zh"}); err != nil || b.Len() != 0 {
		t.Errorf("nothing to say, but %q", b.String())
	}
}

// TestExcerptsOfOneLongLine: thousands of problems on one line cost no more than as many
// on lines of their own, and each excerpt holds its place.
func TestExcerptsOfOneLongLine(t *testing.T) {
	const word = "有𠮷户"
	f := source.New("a.md", strings.Repeat(word, 40_000))
	for _, i := range []int{0, 1, 79, 80, 81, 20_000, 39_999} {
		s := f.At(i*len(word), len(word))
		line := lineOf(s)
		if n := utf8.RuneCountInString(line); n > longestExcerpt || !utf8.ValidString(line) || !strings.Contains(line, word) {
			t.Errorf("word %d: %d characters of excerpt, %q", i, n, line)
		}
		if want := s.Position().Column; want != 3*i+1 {
			t.Errorf("word %d: column %d", i, want)
		}
		if x, ok := excerptOf(s); !ok || x.underline != 6 {
			t.Errorf("word %d: %+v", i, x)
		}
	}
}

// Files are parted by an empty line, and a hint that shows HTML shows it as an editor types it.
func TestFilesStandApart(t *testing.T) {
	a, b := source.New("a.md", "XX\nXX\n"), source.New("b.md", "XX\n")
	list, _ := ApplySeverities([]Problem{
		{Rule: "placeholder", Span: find(a, "XX", 0), Message: Text{"一", "one"}, Hint: Text{"写成 <b>&", "write <b>&"}},
		{Rule: "placeholder", Span: find(a, "XX", 1), Message: Text{"二", "two"}},
		{Rule: "placeholder", Span: find(b, "XX", 0), Message: Text{"三", "three"}},
	}, Policy{Rules: known()})
	var text, object bytes.Buffer
	if err := WriteText(&text, list, TextOptions{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	var places []string
	for line := range strings.Lines(text.String()) {
		if line == "\n" {
			places = append(places, "")
		} else if place, _, ok := strings.Cut(line, ": "); ok && strings.Contains(place, ".md:") {
			places = append(places, place)
		}
	}
	if got := strings.Join(places, " "); got != "a.md:1:1 a.md:2:1  b.md:1:1" && got != "a.md:1:1 a.md:2:1  b.md:1:1 " {
		t.Errorf("the lines are %q:\n%s", got, &text)
	}
	if err := WriteJSON(&object, list, "zh"); err != nil || !strings.Contains(object.String(), "写成 <b>&") {
		t.Errorf("%v: %s", err, &object)
	}
}
