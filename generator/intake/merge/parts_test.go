package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/document"
)

func tokensOf(s string) (list []token) {
	for _, r := range s {
		list = append(list, token{s: string(r)})
	}
	return list
}

func unitOf(s string) *unit {
	u := &unit{toks: tokensOf(s)}
	u.key = keyOf(u.toks)
	return u
}

// texts are all of so many letters at most, of two kinds.
func texts(longest int) []string {
	list, last := []string{""}, []string{""}
	for range longest {
		var next []string
		for _, s := range last {
			next = append(next, s+"a", s+"b")
		}
		list, last = append(list, next...), next
	}
	return list
}

// What is common to two texts is found in order, and no longer one is there.
func TestWhatIsCommonIsFoundWhole(t *testing.T) {
	longest := func(a, b string) int {
		best := make([][]int, len(a)+1)
		for i := range best {
			best[i] = make([]int, len(b)+1)
		}
		for i := range len(a) {
			for j := range len(b) {
				best[i+1][j+1] = max(best[i][j+1], best[i+1][j])
				if a[i] == b[j] {
					best[i+1][j+1] = max(best[i+1][j+1], best[i][j]+1)
				}
			}
		}
		return best[len(a)][len(b)]
	}
	all := texts(5)
	for _, a := range all {
		for _, b := range all {
			pairs := lcs(len(a), len(b), func(i, j int) bool { return a[i] == b[j] })
			last := [2]int{-1, -1}
			for _, p := range pairs {
				if p[0] <= last[0] || p[1] <= last[1] || a[p[0]] != b[p[1]] {
					t.Fatalf("%s and %s: pairs %v", a, b, pairs)
				}
				last = p
			}
			if len(pairs) != longest(a, b) {
				t.Fatalf("%s and %s: %d pairs, want %d", a, b, len(pairs), longest(a, b))
			}
			made := ""
			at := 0
			for _, h := range diff(tokensOf(a), tokensOf(b)) {
				made += a[at:h.from] + keyOf(h.with)
				at = h.to
			}
			if made+a[at:] != b {
				t.Fatalf("of %s becomes %s, want %s", a, made+a[at:], b)
			}
		}
	}
	for n, want := range map[int]int{4096: 1, 4097: 0} { // as many cells as are compared, and more
		if got := lcs(n, n, func(i, j int) bool { return i == 1 && j == 2 }); len(got) != want {
			t.Errorf("of %d and %d is common %v", n, n, got)
		}
	}
}

// Two changes of one text that touch nothing in common are both made; two of the same are made once; others are a conflict.
func TestTwoChangesOfOneText(t *testing.T) {
	const base = "abcdef"
	type change struct {
		from, to int
		with     string
	}
	var changes []change
	for from := 0; from <= len(base); from++ {
		for to := from; to <= min(from+2, len(base)); to++ {
			for _, with := range []string{"", "X", "YZ"} {
				if from != to || with != "" {
					changes = append(changes, change{from, to, with})
				}
			}
		}
	}
	m := &merger{in: &Input{Theirs: &document.Document{}, Print: func(string) string { return "" }}}
	for _, our := range changes {
		for _, their := range changes {
			ours, theirs := base[:our.from]+our.with+base[our.to:], base[:their.from]+strings.ToLower(their.with)+base[their.to:]
			merged, conflict := m.three(unitOf(base), unitOf(ours), unitOf(theirs))
			switch {
			case our.to < their.from: // with a letter between them
				if want := ours[:len(ours)-(len(base)-our.to)] + base[our.to:their.from] + strings.ToLower(their.with) + base[their.to:]; conflict || keyOf(merged) != want {
					t.Errorf("%+v and %+v: %s %t, want %s", our, their, keyOf(merged), conflict, want)
				}
			case their.to < our.from:
				if want := theirs[:len(theirs)-(len(base)-their.to)] + base[their.to:our.from] + our.with + base[our.to:]; conflict || keyOf(merged) != want {
					t.Errorf("%+v and %+v: %s %t, want %s", our, their, keyOf(merged), conflict, want)
				}
			case our.from < their.to && their.from < our.to && our.with != "" && their.with != "": // both changed the same letters, each otherwise
				if !conflict {
					t.Errorf("%+v and %+v: %s, want a conflict", our, their, keyOf(merged))
				}
			}
			if got := keyOf(merged); !conflict && (!strings.Contains(got, our.with) || !strings.Contains(got, strings.ToLower(their.with))) {
				t.Errorf("%+v and %+v: %s, words are lost", our, their, got)
			}
			if merged, conflict = m.three(unitOf(base), unitOf(ours), unitOf(ours)); conflict || keyOf(merged) != ours {
				t.Errorf("%+v on both sides: %s %t", our, keyOf(merged), conflict)
			}
		}
	}
}

// Likeness is of what two units have in common, and less where one is much longer.
func TestHowLikeTwoUnitsAre(t *testing.T) {
	picture := func(src string) *unit {
		return &unit{key: imageChar + src, toks: []token{{s: imageChar + src, object: &document.Image{Src: src}}}}
	}
	two := picture("a")
	two.toks = append(two.toks, token{s: "字"})
	two.key += "字"
	for _, x := range []struct {
		a, b *unit
		want string
	}{
		{unitOf("全村的家底"), unitOf("全村的家底"), "1.00"}, {unitOf(""), unitOf("全"), "0.00"}, {unitOf("全"), unitOf(""), "0.00"}, {unitOf(""), unitOf(""), "0.00"}, {unitOf("全村的家底"), unitOf("全村的底账"), "0.40"}, {unitOf("甲甲甲甲"), unitOf("甲甲"), "0.83"},
		{picture("a"), picture("b"), "0.50"}, {picture("a"), unitOf("字"), "0.00"}, {unitOf("字"), picture("a"), "0.00"}, {unitOf("字"), unitOf("词"), "0.00"}, {two, picture("b"), "0.00"}, {picture("b"), two, "0.00"},
	} {
		if got := fmt.Sprintf("%.2f", likeness(x.a, x.b)); got != x.want {
			t.Errorf("%s and %s: %s, want %s", x.a.key, x.b.key, got, x.want)
		}
	}
}

// Units between two equal ones are paired in order, so that as much as possible is alike; what is too little alike, of another kind, or
// between too many is not.
func TestWhichUnitsArePaired(t *testing.T) {
	list := func(words string) (units []*unit) {
		for word := range strings.FieldsSeq(words) {
			u := unitOf(strings.TrimPrefix(word, "|"))
			if strings.HasPrefix(word, "|") {
				u.kind = table
			}
			units = append(units, u)
		}
		return units
	}
	for _, x := range []struct{ a, b, want, moved string }{
		{"abcd efgh", "abcx efgx", "[0 1]", ""}, {"abcd efgh", "efgh", "[1]", ""}, {"abcd efgh", "efgx", "[1]", ""}, {"abcd", "xyzw abcx", "[-1 0]", ""}, {"abcd abce", "abcf", "[0]", ""},
		{"abcd", "|abcd", "[-1]", ""}, {"abcd", "ab", "[0]", ""}, {"abcdefgh", "abxxxxxx", "[-1]", ""}, {"全村的家底", "全村的底账", "[0]", ""}, {"abcd xxxx efgh", "abcx efgx", "[0 2]", ""},
		{"abcdefgh ijklmnop", "ijklmnop abcdefgx", "[1 0]", "1"}, {"abcdefgh ijklmnop", "ijklmnop |abcdefgh", "[1 -1]", ""}, {"abc ijklmnop", "ijklmnop abc", "[1 -1]", ""}, {"abcd ijklmnop", "ijklmnop abcd", "[1 0]", "1"}, {"abcdefgh abcdefgi ijklmnop", "ijklmnop abcdefgj", "[2 0]", "1"},
	} {
		a, b := list(x.a), list(x.b)
		ofA, ofB, moved := align(a, b)
		at := ""
		for j := range b {
			if moved[j] {
				at += fmt.Sprint(j)
			}
			if ofB[j] >= 0 && ofA[ofB[j]] != j {
				t.Errorf("%s and %s: %v and %v do not fit", x.a, x.b, ofA, ofB)
			}
		}
		if fmt.Sprint(ofB) != x.want || at != x.moved {
			t.Errorf("%s and %s: %v, moved %s; want %s, moved %s", x.a, x.b, ofB, at, x.want, x.moved)
		}
	}
	for n, want := range map[int]int{256: 256, 257: 0} {
		var a, b []*unit
		for i := range n {
			a, b = append(a, unitOf(fmt.Sprintf("%c%czzx", 'a'+i%16, 'A'+i/16))), append(b, unitOf(fmt.Sprintf("%c%czzy", 'a'+i%16, 'A'+i/16)))
		}
		pairs := 0
		alike(a, b, 0, n, 0, n, func(i, j int) {
			if pairs++; i != j {
				t.Errorf("%d and %d are paired", i, j)
			}
		})
		if pairs != want {
			t.Errorf("of %d units %d are paired", n, pairs)
		}
	}
}

// Digits are one token with the points and commas between them.
func TestDigitsThatStandTogetherAreOne(t *testing.T) {
	for text, want := range map[string]string{
		"12户": "12|户", "1,234.5元": "1,234.5|元", "5.元": "5|.|元", ".5": ".|5", "1, 2": "1|,| |2", "1.2.3": "1.2.3", "3:4": "3|:|4", "第9": "第|9", "٣4": "٣|4", "1.": "1|.", "1.9": "1.9", "1.0": "1.0", "1./": "1|.|/", "1.:": "1|.|:", "a.1": "a|.|1", "1·2": "1|·|2",
		"甲\u00a0乙\t丙\u200b丁\u00ad戊": "甲| |乙| |丙|丁|戊",
	} {
		x := &tokenizer{}
		x.text(text, style{})
		var got []string
		for _, token := range x.out {
			got = append(got, token.s)
		}
		if !slices.Equal(got, strings.Split(want, "|")) {
			t.Errorf("%q: %q, want %s", text, got, want)
		}
	}
}

// A reader is shown words, not the characters that stand for objects.
func TestWhatAReaderIsShown(t *testing.T) {
	image := func(s, src string) token { return token{s: s, object: &document.Image{Src: src}} }
	for _, x := range []struct {
		list        []token
		words, text string
	}{
		{append(tokensOf("甲\n乙\uE005丙\uE000丁\uF8FF戊\uF900\U00020000"), token{s: "\uE006x", printed: "8", style: style{printed: true}}), "甲 乙 丙丁戊\uF900\U000200008", ""},
		{[]token{{s: "甲"}, {s: noteChar + "12", object: &document.NoteRef{Note: 1}}, image(imageChar, "a.png")}, "甲", "甲"},
		{[]token{{s: "甲"}, image(imageChar+"b.png", "b.png")}, "甲", "甲［图片 b.png］"}, {[]token{image(imageChar, "a.png")}, "", "［图片 a.png］"}, {[]token{{s: " "}, image(imageChar, "a.png")}, " ", " ［图片 a.png］"},
	} {
		if got := plainText(x.list); got != x.words {
			t.Errorf("words %q, want %q", got, x.words)
		}
		if got := shownTokens(x.list); x.text != "" && got != x.text {
			t.Errorf("shown is %q, want %q", got, x.text)
		}
	}
}

// What a copy has and the text in the end has not is reported, unless it is a conflict, reported already, or of what ours changed or took away.
func TestWhatIsNotThereInTheEndIsReported(t *testing.T) {
	for name, x := range map[string]struct {
		base, ours, theirs, result string
		conflicts                  []Conflict
		unplaced, want             []string
	}{
		"a paragraph":                   {"甲。", "甲。", "甲。\n\n乙。", "甲。", nil, nil, []string{"乙。"}},
		"one that stands there":         {"甲。", "甲。", "甲。\n\n乙。", "甲。\n\n乙。", nil, nil, nil},
		"one that is reported":          {"甲。", "甲。", "甲。\n\n乙。", "丙。", []Conflict{{"甲。", "甲。"}}, []string{"乙。"}, []string{"乙。"}},
		"one of a conflict and another": {"甲。", "甲。", "甲。\n\n乙。\n\n丁。", "甲。", []Conflict{{"甲。", "乙。"}}, nil, []string{"丁。"}},
		"one that ours changed":         {"全村的家底。", "全村的老家底。", "全村的家底呢。", "全村的老家底。", nil, nil, nil},
		"one that ours took away":       {"全村的家底。\n\n乙。", "乙。", "全村的家底。\n\n乙。", "乙。", nil, nil, nil},
		"a table, code, a drawing":      {"甲。", "甲。", "甲。\n\n| 村 |\n| --- |\n| 甲 |\n\n```\na\n```\n\n```formula\nprogram = \"a\"\n```", "甲。", nil, nil, nil},
		"a rule":                        {"甲。", "甲。", "甲。\n\n* * *", "丙。", nil, nil, []string{"甲。"}},
	} {
		theirs, base, ours := parse("t.md", x.theirs+"\n"), parse("b.md", x.base+"\n"), parse("o.md", x.ours+"\n")
		m := &merger{in: &Input{Ours: x.ours, Print: printedFor}, base: base, ours: ours, result: Result{Text: x.result, Conflicts: x.conflicts, Unplaced: asWords(x.unplaced)}}
		m.t, m.b, m.o = unitsOf(theirs.Tree(), printedFor), unitsOf(base.Tree(), printedFor), unitsOf(ours.Tree(), printedFor)
		m.oursOfB, m.bOfOurs, _ = align(m.b, m.o)
		m.ofB, m.ofT, m.moved = align(m.b, m.t)
		if m.verify(); !slices.Equal(inChinese(m.result.Unplaced), x.want) {
			t.Errorf("%s: reported is %q, want %q", name, m.result.Unplaced, x.want)
		}
	}
}
