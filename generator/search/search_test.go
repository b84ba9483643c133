package search

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func termsOf(text string) string {
	var f folder
	var got []string
	f.fold(text)
	f.terms(func(term []byte) { got = append(got, string(term)) })
	return strings.Join(got, " ")
}

func TestTermsArePairsAndWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                "",
		"村":               "村",
		"胡家田村":            "胡家 家田 田村",
		"1+N+1 工作法":       "1+n+1 1+n+1工 工作 作法",
		"１＋Ｎ＋１":           "1+n+1",
		"1 + n + 1":       "1+n+1",
		"“六个一”工作法":        "6个 个1 1工 工作 作法",
		"6個一":             "6个 个1",
		"十讲":              "10 10讲",
		"第二十四条":           "24 第24 24条",
		"三十户":             "30 30户",
		"十三五":             "135",
		"二十〇户":            "20 20户",
		"四三二一":            "4321",
		"四问、一查":           "4问 1查",
		"支部+合作社":          "支部 合作 作社",
		"“10+”模式":         "10+ 10+模 模式",
		"code-1 1.28亿":    "code 1.28 1.28亿",
		"2016 年":          "2016 2016年",
		"PPP一起":           "ppp 1起",
		"貧困縣":             "贫困 困县",
		"one two":         "one two",
		"收入 12,345元":      "收入 12345 入12345 12345元",
		"收入12，345":        "收入 12 入12 345", // a wide comma groups none
		"csv,123村":        "csv 123 123村",  // a comma groups digits only
		"12 ,345":         "12 345",
		"12,3456":         "12 3456",
		"12;345户":         "12 345 345户",
		"胡\ufeff家\u200b田": "胡家 家田",
		"20,345元":         "20345 20345元",
		"19,945元":         "19945 19945元",
		"12,045元":         "12045 12045元",
		"12,3.45":         "12 3.45",
		"12,345,678":      "12345678",
		"12,34户":          "12 34 34户",
		"13.ab":           "13 ab",
		"19.9元":           "19.9 19.9元",
		"九八年":             "98 98年",
		"一+1户":            "1+1 1+1户",
		"1 + 23 + 4":      "1+23+4",
		"一+NX模式":          "1+nx 1+nx模 模式",
	} {
		if got := termsOf(text); got != want {
			t.Errorf("terms of %q are %q, want %q", text, got, want)
		}
	}
}

// TestUnitsAreThoseOfTheScript reads testdata/units.txt, which the browser's twin of the
// folder is held to as well: a text, a tab, its units with "/" where a mark stands between.
func TestUnitsAreThoseOfTheScript(t *testing.T) {
	file, err := os.ReadFile("testdata/units.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(file), "\n"), "\n")
	if len(lines) < 50 {
		t.Errorf("only %d texts", len(lines))
	}
	var f folder
	for _, line := range lines {
		text, want, _ := strings.Cut(line, "\t")
		f.fold(text)
		var b strings.Builder
		for i, u := range f.units {
			switch {
			case u.broken && i > 0:
				b.WriteByte('/')
			case i > 0:
				b.WriteByte(' ')
			}
			b.Write(f.buf[u.start:u.end])
		}
		if b.String() != want {
			t.Errorf("units of %q are %q, want %q", text, b.String(), want)
		}
	}
}

func TestTraditionalCharactersLeadToSimplifiedOnes(t *testing.T) {
	list := []rune(folds)
	if len(list)%2 != 0 {
		t.Fatalf("%d characters are no pairs", len(list))
	}
	for i := 0; i < len(list); i += 2 {
		if from, to := list[i], list[i+1]; simplify(from) != to && from != to || simplify(to) != to || !isCommonHan(from) || !isCommonHan(to) {
			t.Errorf("%c leads to %c, which leads to %c", from, to, simplify(to))
		}
	}
}

func TestSpellingsOfANameAreItsBeginnings(t *testing.T) {
	var s speller
	spell := func(name string) string {
		var got []string
		s.spell(name, func(term []byte, units int) { got = append(got, fmt.Sprintf("%s/%d", term, units)) })
		slices.Sort(got)
		return strings.Join(got, " ")
	}
	for name, want := range map[string]string{
		"胡家田村":  "hj/3 hjt/3 hjtc/3 hujia/3 hujiatian/3",
		"新村":    "xc/2 xincun/2",
		"“a”":   "",
		"一、白沙村": "baisha/2 bs/2 bsc/2",
		"胡𠮷田村":  "", // nothing is typed for the second
	} {
		if got := spell(name); got != want {
			t.Errorf("spellings of %s are %s, want %s", name, got, want)
		}
	}
	if got := spell("重庆"); !strings.Contains(got, "chongqing") || !strings.Contains(got, "zhongqing") {
		t.Errorf("重 has two readings: %s", got)
	}
	threes := 0 // of three characters of several readings
	for term := range strings.FieldsSeq(spell("重长行")) {
		if text, _, _ := strings.Cut(term, "/"); strings.HasSuffix(text, "xing") || strings.HasSuffix(text, "ghang") || strings.HasSuffix(text, "gheng") {
			threes++
		}
	}
	if threes == 0 || threes > mostSpellings {
		t.Errorf("a name is spelled in %d ways", threes)
	}
}

// villages makes a source of n villages in towns of 20, and pages with a text each.
func villages(n int, pages ...Page) Source {
	s := Source{Villages: n}
	s.Village = func(i int) Village {
		town := fmt.Sprintf("%09d", 110101001+i/20)
		return Village{Code: fmt.Sprintf("%s%03d", town, 200+i%20), Name: fmt.Sprintf("胡家%c村", rune('一'+i%2000)),
			Place: "第" + town + "镇", Filters: []string{"region:" + town, "year:2020"}}
	}
	s.Page = func(i int) Page { return pages[i] }
	for _, p := range pages {
		s.Pages = append(s.Pages, PageKey{Path: p.Path, Text: len(strings.Join(p.paragraphs(), "\n"))})
	}
	return s
}

func file(t *testing.T, x *Index, name string) string {
	t.Helper()
	b, err := x.Append(nil, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// numbers reads a term's list of villages at a letter.
func numbers(t *testing.T, x *Index, term string, letter byte) []int {
	t.Helper()
	shard := file(t, x, fmt.Sprintf("names-%d.js", hash([]byte(term))&uint32(x.plan.names-1)))
	var list []int
	for rest := shard; ; {
		_, after, found := strings.Cut(rest, "!"+term+" ")
		if !found {
			return list
		}
		line, tail, _ := strings.Cut(after, "!")
		rest = "!" + tail
		for field := range strings.FieldsSeq(line) {
			if field[0] != letter {
				continue
			}
			n := 0
			for _, c := range []byte(field[1:]) {
				d := int(c - '#')
				if c > '\\' {
					d--
				}
				if d >= base {
					n = n*base + d - base
					continue
				}
				list = append(list, n*base+d)
				n = 0
			}
		}
	}
}

func steps(list []int) []int {
	last := 0
	for i := range list {
		list[i] += last
		last = list[i]
	}
	return list
}

func TestPostingsCanBeReadBack(t *testing.T) {
	x := New(villages(5000))
	var want []int
	for i := range 5000 {
		if i%2000 == 1234 {
			want = append(want, i)
		}
	}
	term := string([]rune{'家', rune('一' + 1234)})
	if got := steps(numbers(t, x, term, 'A'+inTitle3)); !slices.Equal(got, want) {
		t.Errorf("%s is in %v, want %v", term, got, want)
	}
	if got := len(numbers(t, x, "胡家", 'A'+inTitle3)); got != 5000 {
		t.Errorf("胡家 is in %d villages, want 5000", got)
	}
	if got := numbers(t, x, "@year:2020", runsLetter); !slices.Equal(got, []int{0, 4999}) {
		t.Errorf("all villages are %v, want one run", got)
	}
	if got := numbers(t, x, "@region:110101003", runsLetter); !slices.Equal(got, []int{40, 19}) {
		t.Errorf("the third town is %v, want 20 villages from 40", got)
	}
	if got := numbers(t, x, "@code:110101", runsLetter); got[0] != 0 {
		t.Errorf("the county begins at %v", got)
	}
}

// foundAt gives the levels at which a term of pages is found, of the page of a kind.
func foundAt(t *testing.T, x *Index, term string, kind Kind) string {
	t.Helper()
	shard := file(t, x, fmt.Sprintf("index-%d.js", hash([]byte(term))&uint32(x.plan.terms-1)))
	_, after, found := strings.Cut(shard, "!"+term+" ")
	if !found {
		return ""
	}
	line, _, _ := strings.Cut(after, "!")
	var list string
	for field := range strings.FieldsSeq(line) {
		list += string(field[0])
		if n := field[len(field)-1]; int(n-'#')%base%8 != int(kind) && len(field) == 2 {
			t.Errorf("%s leads to %q, which is of another kind", term, field)
		}
	}
	return list
}

// A page is found by all that it says, ranked by where it says it.
func TestAPageIsFoundByAllThatItSays(t *testing.T) {
	x := New(villages(0, Page{Path: "studies/a/index.html", Kind: Studies, Title: "塘约村", Alias: "六个一工作法", Former: []string{"老寨村"}, Place: "安顺",
		Summary: "摘要", Headings: []string{"节名"}, Tags: []string{"分红"}, Text: []string{"正文，两遍、两遍。", "四回；四回；四回；四回。"}, Filters: []string{"theme:x"}, Sample: true}))
	for term, want := range map[string]uint8{
		"塘约": titleLevel(2), "老寨": titleLevel(2), "ty": titleLevel(2), "laozhai": titleLevel(2), "6个": titleLevel(6), "安顺": inSummary, "摘要": inSummary, "节名": inHeading,
		"分红": inTag, "fenhong": inTag, "正文": inText, "2遍": inTextTwice, "4回": inTextOften, "@theme:x": inText,
	} {
		if got := foundAt(t, x, term, Studies); got != string('a'+rune(want)) {
			t.Errorf("%s is found at %q, want %q", term, got, string('a'+rune(want)))
		}
	}
	for _, term := range []string{"文两", "村老", "@theme", "名"} {
		if got := foundAt(t, x, term, Studies); got != "" {
			t.Errorf("%s, which nothing says, is found at %q", term, got)
		}
	}
}

// A word that a page says in several places is found at the best of them, in whichever order they stand.
func TestAWordIsFoundAtItsBestPlace(t *testing.T) {
	x := New(villages(0, Page{Path: "studies/a/index.html", Kind: Studies, Title: "甲", Summary: "养蜂，种菇", Headings: []string{"养蜂"}, Tags: []string{"养蜂"}, Text: []string{"种菇。"}}))
	for term, want := range map[string]uint8{"养蜂": inTag, "种菇": inSummary} {
		if got := foundAt(t, x, term, Studies); got != string('a'+rune(want)) {
			t.Errorf("%s is found at %q, want %q", term, got, string('a'+rune(want)))
		}
	}
}

// The shorter the title that has a word, the higher its page stands; that of a name stands highest.
func TestAWordOfAShortTitleStandsHigh(t *testing.T) {
	want := []uint8{1: inTitle2, 2: inTitle2, 3: inTitle3, 4: inTitle4, 5: inTitle9, 9: inTitle9, 10: inLongTitle, 30: inLongTitle}
	for units, level := range want {
		if level > 0 && titleLevel(units) != level {
			t.Errorf("a title of %d units is of level %d, want %d", units, titleLevel(units), level)
		}
	}
}

// A place is found with and without the word for its rank, unless only one character is left without it.
func TestAPlaceIsFoundWithoutItsRank(t *testing.T) {
	p := part{places: map[string][]string{}}
	for name, want := range map[string]string{"平坝区": "in:平坝区 in:平坝", "郊县": "in:郊县", "塘约": "in:塘约", "十字乡": "in:10字乡 in:10字"} {
		if got := strings.Join(p.placeKeys(name), " "); got != want {
			t.Errorf("%s is found as %q, want %q", name, got, want)
		}
	}
}

// A word within a title is found by its sound, two signs that stand side by side at a time.
func TestAWordWithinATitleIsFoundByItsSound(t *testing.T) {
	x := New(villages(0, Page{Path: "studies/a/index.html", Kind: Studies, Title: "走进塘约Go茶、村"}))
	for term, found := range map[string]bool{"jintang": true, "tangyue": true, "yuecha": false, "chacun": false, "cha": false, "yue": false, "tang": false} {
		if got := foundAt(t, x, term, Studies); (got != "") != found {
			t.Errorf("%s is found at %q", term, got)
		}
	}
}

// Each goroutine reads a stretch of villages: where one ends and the next begins, a run goes on.
func TestRunsGoOnFromOneStretchToTheNext(t *testing.T) {
	parts := []*part{{runs: map[string][]run{"a": {{0, 9}}, "b": {{2, 9}}}}, {runs: map[string][]run{"a": {{10, 14}, {16, 19}}, "b": {{11, 19}}}}, {runs: map[string][]run{"a": {{20, 29}}}}}
	got := joinRuns(parts, 1)[0]
	if want := []run{{0, 14}, {16, 29}}; !slices.Equal(got["a"], want) {
		t.Errorf("got %v, want %v", got["a"], want)
	}
	if want := []run{{2, 9}, {11, 19}}; !slices.Equal(got["b"], want) {
		t.Errorf("with a gap: got %v, want %v", got["b"], want)
	}
}

// Shards are a power of two, as few as hold all, and not without end.
func TestShardsHoldAll(t *testing.T) {
	for bytes, want := range map[int]int{0: 1, 1: 1, 100: 1, 101: 2, 200: 2, 201: 4, 400: 4, 100 * maxShards: maxShards, 100*maxShards + 1: maxShards, 1 << 40: maxShards} {
		if got := shardsOf(bytes, 100); got != want {
			t.Errorf("%d bytes of 100 a shard: %d, want %d", bytes, got, want)
		}
	}
}

// The published values of FNV-1a.
func TestHash(t *testing.T) {
	for text, want := range map[string]uint32{"": 0x811c9dc5, "a": 0xe40c292c, "foobar": 0xbf9cf968} {
		if got := Hash(text); got != want || hash([]byte(text)) != want {
			t.Errorf("%q is %x, want %x", text, got, want)
		}
	}
}

func TestAnIndexIsTheSameHoweverOftenItIsMade(t *testing.T) {
	pages := []Page{{Path: "cases/a/index.html", Title: "塘约村", Text: []string{"全村土地入股合作社。"}}}
	a, b := New(villages(3000, pages...)), New(villages(3000, pages...))
	for name := range a.Files() {
		if file(t, a, name) != file(t, b, name) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestAChangedTextChangesFewFiles(t *testing.T) {
	var before []Page
	for i := range 200 {
		text := make([]rune, 1500)
		for k := range text {
			text[k] = rune('一' + (i*7919+k*k*31)%1500)
		}
		before = append(before, Page{Path: fmt.Sprintf("cases/%d/index.html", i), Title: fmt.Sprint("案例", i), Text: []string{string(text)}})
	}
	after := slices.Clone(before)
	after[50].Text = []string{strings.Replace(before[50].Text[0], string([]rune(before[50].Text[0])[700:712]), "合作社分红三十万元后再入股", 1)}
	a, b := New(villages(0, before...)), New(villages(0, after...))
	changed, all := 0, 0
	for name := range b.Files() {
		all++
		if file(t, a, name) != file(t, b, name) {
			changed++
		}
	}
	if changed == 0 || changed > 30 || changed > all/3 {
		t.Errorf("one changed sentence changes %d of %d files", changed, all)
	}
}

func TestAChangedTextChangesNoFileOfVillages(t *testing.T) {
	page := Page{Path: "cases/a/index.html", Title: "塘约村", Text: []string{"全村土地入股合作社。"}}
	changed := page
	changed.Title, changed.Text = "胡家村", []string{"胡家丁村的路修好了。"}
	a, b := New(villages(3000, page)), New(villages(3000, changed))
	others := 0
	for name := range a.Files() {
		differ := file(t, a, name) != file(t, b, name)
		if differ && OfVillages(name) {
			t.Errorf("%s differs", name)
		}
		if differ {
			others++
		}
	}
	if others == 0 {
		t.Error("nothing differs")
	}
}

func TestPiecesMakeUpTheText(t *testing.T) {
	text := strings.Repeat("党支部带着大家修路。全村三百户都通了水泥路，", 700)
	var all strings.Builder
	for i := range pieces(len(text)) {
		piece := pieceOf(text, i)
		if len(piece) > pieceBytes+600 {
			t.Errorf("piece %d has %d bytes", i, len(piece))
		}
		if i+1 < pieces(len(text)) && !strings.HasSuffix(piece, "。") {
			t.Errorf("piece %d ends in %q", i, piece[len(piece)-9:])
		}
		all.WriteString(piece)
	}
	if all.String() != text {
		t.Error("the pieces are not the text")
	}
	for i, odd := 0, "a"+strings.Repeat("字", pieceBytes); i < 3; i++ { // no sentence ends near
		if piece := pieceOf(odd, i); !utf8.ValidString(piece) {
			t.Errorf("piece %d of a text without sentences cuts a character", i)
		}
	}
	full := strings.Repeat("字", 1900) + "。" + strings.Repeat("字", pieceBytes/3-1901)
	if n := pieces(len(full)); n != 1 || pieceOf(full, 0) != full {
		t.Errorf("a text of one piece's length has %d", n)
	}
	long := strings.Repeat("字", maxPieces*pieceBytes)
	if n := pieces(len(long)); n != maxPieces {
		t.Errorf("a long text has %d pieces", n)
	}
}

// shown reads back what the files of a kind give the script, all of them put together.
func shown[T any](t *testing.T, x *Index, kind string) (all []T) {
	t.Helper()
	for name := range x.Files() {
		stem, isScript := strings.CutSuffix(name, ".js")
		if !strings.HasPrefix(name, kind) || !isScript {
			continue
		}
		call := strings.TrimSuffix(file(t, x, name), ");\n")
		value, found := strings.CutPrefix(call, callback+`("`+stem+`",`)
		if !found {
			t.Fatalf("%s begins %.60s", name, call)
		}
		var one T
		if err := json.Unmarshal([]byte(value), &one); err != nil {
			t.Fatalf("%s: %v in %s", name, err, value)
		}
		all = append(all, one)
	}
	return all
}

// What a reader sees of a finding is in the files: of a page its path, title, place, summary, pieces of
// text, tags and whether it is made up; of a village its name, code, place, and the last two.
func TestWhatIsShownCanBeReadBack(t *testing.T) {
	source := villages(0, Page{Path: "cases/a/index.html", Title: "塘约村", Place: "安顺市", Summary: "入股\"分红\"", Tags: []string{"修路", "分红"}, Text: []string{"全村。", "土地。"}, Sample: true},
		Page{Path: "cases/b/index.html", Title: "无文"}, Page{Path: "cases/c/index.html", Title: "长文", Text: []string{strings.Repeat("路修好了。", 2*pieceBytes/15)}})
	list := []Village{{Code: "1", Name: "甲村", Place: "东镇"}, {Code: "2", Name: "乙村", Place: "东镇", Summary: "有路"}, {Code: "3", Name: "丙村", Place: "西镇", Sample: true}}
	source.Villages, source.Village = len(list), func(i int) Village { return list[i] }
	x := New(source)

	pages := map[string]string{}
	for _, slots := range shown[map[string][]any](t, x, "pages-") {
		for slot, row := range slots {
			pages[row[0].(string)] = fmt.Sprint(row[1:]...)
			if n, err := strconv.Atoi(slot); err != nil || source.Pages[x.plan.pageIn[n]].Path != row[0] {
				t.Errorf("%v stands in slot %s", row, slot)
			}
		}
	}
	for path, want := range map[string]string{
		"cases/a/index.html": fmt.Sprint("塘约村", "安顺市", "入股\"分红\"", 1, "修路\n分红", 1),
		"cases/b/index.html": fmt.Sprint("无文", "", "", 0, ""),
		"cases/c/index.html": fmt.Sprint("长文", "", "", 2, ""),
	} {
		if pages[path] != want {
			t.Errorf("of %s is shown %q, want %q", path, pages[path], want)
		}
	}
	if len(pages) != 3 {
		t.Errorf("%d pages are shown", len(pages))
	}

	var texts []string
	for _, slots := range shown[map[string]string](t, x, "texts-") {
		texts = append(texts, slices.Collect(maps.Values(slots))...)
	}
	if rest := shown[string](t, x, "text-"); len(texts) != 2 || len(rest) != 1 || !slices.Contains(texts, "全村。\n土地。") ||
		!slices.Contains(texts, strings.TrimSuffix(strings.Repeat("路修好了。", 2*pieceBytes/15), rest[0])) {
		t.Errorf("%d texts, %d more pieces", len(texts), len(rest))
	}

	got := shown[[][]any](t, x, "villages-")
	want := []any{[]any{"东镇", "西镇"}, []any{[]any{"甲村", "1", 0.0}, []any{"乙村", "2", 0.0, "有路"}, []any{"丙村", "3", 1.0, "", 1.0}}}
	if len(got) != 1 || fmt.Sprint(got[0]) != fmt.Sprint(want) {
		t.Errorf("villages are shown as %v, want %v", got, want)
	}
	if names := file(t, x, "names-0.js"); !strings.Contains(names, "!有路 ") {
		t.Errorf("a village is not found by what its summary says: %s", names)
	}
}

// What the script begins with says how many files there are of each kind, and how many pages and villages.
func TestTheStartSaysWhatThereIs(t *testing.T) {
	x := New(villages(3, Page{Path: "cases/a/index.html", Title: "塘约村"}, Page{Path: "cases/b/index.html", Title: "二"}))
	var start struct {
		Terms, Names, Pages, Villages int
		Folds                         string
	}
	if err := json.Unmarshal(x.appendStart(nil), &start); err != nil {
		t.Fatal(err)
	}
	if start.Terms != x.plan.terms || start.Names != x.plan.names || start.Names == 0 || start.Pages != 2 || start.Villages != 3 || start.Folds != folds {
		t.Errorf("%+v", start)
	}
}

// A summary is shown as far as there is room for it.
func TestASummaryIsCut(t *testing.T) {
	for text, want := range map[string]string{"": "", "甲乙": "甲乙", "甲乙丙": "甲乙丙", "甲乙丙丁": "甲乙丙…", "abcdef": "abc…"} {
		if got := cut(text, 3); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

// Pages keep their slots in whichever order they come.
func TestSlotsAreOfPathsAlone(t *testing.T) {
	var pages []Page
	for i := range 3 * slotsPerShard {
		pages = append(pages, Page{Path: fmt.Sprintf("cases/%d/index.html", i), Title: "村"})
	}
	x := New(villages(0, pages...))
	slices.Reverse(pages)
	y := New(villages(0, pages...))
	for i := range pages {
		if a, b := x.plan.slotOf[len(pages)-1-i], y.plan.slotOf[i]; a != b {
			t.Fatalf("%s stands in slots %d and %d", pages[i].Path, a, b)
		}
	}
}

// The villages of a place are found by its name, and by that without what kind of place it is.
func TestVillagesAreFoundByTheirPlace(t *testing.T) {
	s := villages(3)
	village := s.Village
	s.Village = func(i int) Village {
		v := village(i)
		v.Places = []string{[...]string{"大化县", "大化县", "都安县"}[i], "河池市"}
		return v
	}
	x := New(s)
	// a run is its first village and how many follow it
	for term, want := range map[string][]int{"大化县": {0, 1}, "大化": {0, 1}, "都安县": {2, 0}, "都安": {2, 0}, "河池": {0, 2}, "巴马": nil} {
		if got := numbers(t, x, "@in:"+term, runsLetter); !slices.Equal(got, want) {
			t.Errorf("%s finds villages %v, want %v", term, got, want)
		}
	}
}

func TestUnknownFilesAreErrors(t *testing.T) {
	x := New(villages(10))
	for name := range x.Files() {
		if _, err := x.Append(nil, name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{fmt.Sprintf("index-%d.js", x.plan.terms), fmt.Sprintf("pages-%d.js", x.plan.slots/slotsPerShard), fmt.Sprintf("names-%d.js", x.plan.names), fmt.Sprintf("villages-%d.js", x.plan.villages), "index-99999.js", "text-1-0.js", "text-1-1.js", "texts-0.js", "texts-9.js", "villages-7.js", "names-1.js", "nothing.js", "index-x.js", "index-0", "index-00.js", "start", "start-0.js"} {
		if _, err := x.Append(nil, name); err == nil {
			t.Errorf("%s is no file of this index", name)
		}
	}
}

// The first piece of a text stands in a file with its neighbours' and has none of its own.
func TestTheFirstPieceHasNoFile(t *testing.T) {
	x := New(villages(0, Page{Path: "cases/a/index.html", Text: []string{strings.Repeat("路修好了。", pieceBytes/10)}}))
	slot := x.plan.slotOf[0]
	for piece, want := range []bool{false, true, false} {
		if got := x.Has(fmt.Sprintf("text-%d-%d.js", slot, piece)); got != want {
			t.Errorf("piece %d has a file: %t", piece, got)
		}
	}
}

// Whoever lists the files may stop at any of them.
func TestFilesCanBeListedInPart(t *testing.T) {
	x := New(villages(200, Page{Path: "cases/a/index.html", Text: []string{strings.Repeat("路修好了。", pieceBytes/5)}}))
	all := slices.Collect(x.Files())
	for n := range all {
		var some []string
		for name := range x.Files() {
			if some = append(some, name); len(some) > n {
				break
			}
		}
		if !slices.Equal(some, all[:n+1]) {
			t.Errorf("the first %d files are %v", n+1, some)
		}
	}
}

// A file holds 64 villages; where there are none, there is no file of their names either.
func TestVillagesFillTheirFiles(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, 64: 1, 65: 2, 128: 2, 129: 3} {
		files, names := 0, 0
		for name := range New(villages(n)).Files() {
			switch {
			case strings.HasPrefix(name, "villages-"):
				files++
			case strings.HasPrefix(name, "names-"):
				names++
			}
		}
		if (names > 0) != (n > 0) {
			t.Errorf("%d villages have %d files of names", n, names)
		}
		if files != want {
			t.Errorf("%d villages have %d files, want %d", n, files, want)
		}
	}
}

// An index does not depend on how many goroutines make it: a term that several of them met stands in it once.
func TestAnIndexIsTheSameHoweverManyMakeIt(t *testing.T) {
	pages := []Page{{Path: "cases/a/index.html", Title: "塘约村"}, {Path: "cases/b/index.html", Title: "塘约村的路"}, {Path: "cases/c/index.html", Text: []string{"塘约。"}}}
	make := func(workers int) map[string]string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
		x, files := New(villages(300, pages...)), map[string]string{}
		for name := range x.Files() {
			files[name] = file(t, x, name)
		}
		return files
	}
	alone := make(1)
	for name, text := range make(3) {
		if text != alone[name] {
			t.Errorf("%s by three is\n%q, by one\n%q", name, text, alone[name])
		}
	}
}

// A query that nothing answers is looked up by its sound: all characters that an input method offers first are there.
func TestReadingsAreOfAllCommonCharacters(t *testing.T) {
	list := readings()
	for _, r := range "啊剥薄齄座" {
		if !strings.ContainsRune(list, r) {
			t.Errorf("%c is missing", r)
		}
	}
	if n := len([]rune(strings.Map(func(r rune) rune {
		if isCommonHan(r) {
			return r
		}
		return -1
	}, list))); n < 6700 || n > 6763 {
		t.Errorf("there are %d characters", n)
	}
}

func BenchmarkVillages(b *testing.B) {
	const n = 100_000
	b.ReportAllocs()
	for b.Loop() {
		x := New(villages(n))
		size, files := 0, 0
		var buf []byte
		for name := range x.Files() {
			var err error
			if buf, err = x.Append(buf[:0], name); err != nil {
				b.Fatal(err)
			}
			size += len(buf)
			files++
		}
		b.ReportMetric(float64(size)/n, "bytes/village")
		b.ReportMetric(float64(files), "files")
	}
}

// BenchmarkPages makes the index of 500 texts of 3,000 characters, whose words come again as
// those of one office's texts do.
func BenchmarkPages(b *testing.B) {
	roll := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 3000)
	for i := range words {
		for range 2 + i%3 {
			words[i] += string(rune(0x4E00 + roll.IntN(1500)))
		}
	}
	var pages []Page
	for i := range 500 {
		var text []rune
		for len(text) < 3000 {
			at := roll.ExpFloat64() * float64(len(words)) / 8
			text = append(text, []rune(words[min(int(at), len(words)-1)])...)
			if len(text)%17 == 0 {
				text = append(text, '，')
			}
		}
		pages = append(pages, Page{Path: fmt.Sprintf("cases/%d/index.html", i), Title: fmt.Sprint("案例", i), Text: []string{string(text)}})
	}
	b.SetBytes(500 * 9000)
	b.ReportAllocs()
	var buf []byte
	for b.Loop() {
		x := New(villages(0, pages...))
		for i := range x.plan.terms {
			var err error
			if buf, err = x.Append(buf[:0], fmt.Sprintf("index-%d.js", i)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
