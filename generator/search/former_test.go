package search

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casebook/generator/fingerprint"
)

// randomPage says something of few characters, so that pages share terms and lose them.
func randomPage(r *rand.Rand, name int) Page {
	words := func(most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			b.WriteString([]string{"村", "路", "渠", "茶", "三", "1+N", " ", "。", "Go", "塘约"}[r.IntN(10)])
		}
		return b.String()
	}
	p := Page{Path: fmt.Sprintf("cases/%d/index.html", name), Kind: Kind(r.IntN(7)), Title: words(4), Summary: words(6), Filters: []string{fmt.Sprint("year:", r.IntN(3))}}
	for range r.IntN(4) {
		p.Text = append(p.Text, words(40))
	}
	return p
}

// keeping makes an index that is kept, out of a former one; it returns the files and what is kept.
func keeping(t *testing.T, pages []Page, former []byte) (files map[string]string, kept []byte) {
	t.Helper()
	s := villages(0, pages...)
	s.SaveState, s.Former = true, func() []byte { return former }
	x := New(s)
	files = map[string]string{}
	for name := range x.Files() {
		files[name] = file(t, x, name)
	}
	return files, x.State()
}

// Whatever changes from one index to the next, one made with the former is that made from nothing.
func TestAnIndexMadeWithTheFormerIsTheOneMadeFromNothing(t *testing.T) {
	seed := rand.Uint64()
	t.Log("seed", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	var pages []Page
	for i := range 60 {
		pages = append(pages, randomPage(r, i))
	}
	_, kept := keeping(t, pages, nil)
	if kept == nil {
		t.Fatal("nothing is kept")
	}
	for round := range 60 {
		pages = slices.Clone(pages)
		for range r.IntN(4) {
			switch i := r.IntN(len(pages)); r.IntN(4) {
			case 0:
				pages = slices.Delete(pages, i, i+1)
			case 1:
				pages = append(pages, randomPage(r, 1000+round))
			default:
				pages[i] = randomPage(r, 2000+round*len(pages)+i)
				pages[i].Path = pages[(i+1)%len(pages)].Path + "x"
			}
		}
		want, cold := keeping(t, pages, nil)
		got, warm := keeping(t, pages, kept)
		for name := range want {
			if got[name] != want[name] {
				t.Fatalf("round %d: %s is\n%q, want\n%q", round, name, got[name], want[name])
			}
		}
		if len(got) != len(want) || string(warm) != string(cold) {
			t.Fatalf("round %d: %d files, want %d; the same is kept: %t", round, len(got), len(want), string(warm) == string(cold))
		}
		kept = warm
	}
}

// Words that no page said before come in behind all others too.
func TestWordsOfANewPageComeIn(t *testing.T) {
	pages := []Page{{Path: "cases/a/index.html", Title: "一"}}
	_, kept := keeping(t, pages, nil)
	pages = append(pages, Page{Path: "cases/b/index.html", Title: "塘约村", Text: []string{"茶山上修了路，渠里通了水，家家种上了高山茶。Go zz 龘"}})
	want, _ := keeping(t, pages, nil)
	got, _ := keeping(t, pages, kept)
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is\n%q, want\n%q", name, got[name], want[name])
		}
	}
}

// A page that did not change is not read again but to be reported.
func TestPagesThatDidNotChangeAreNotGathered(t *testing.T) {
	pages := []Page{randomPage(rand.New(rand.NewPCG(1, 1)), 1), {Path: "cases/a/index.html", Title: "塘约村"}}
	_, kept := keeping(t, pages, nil)
	s := villages(0, pages...)
	s.SaveState, s.Former = true, func() []byte { return kept }
	x := New(s)
	m, ok := x.gatherPages().(*merged)
	if !ok || len(m.fresh.parts[0].terms) != 0 {
		t.Error("all pages are gathered again")
	}
}

// says lets the ith page say a paragraph; every other page is asked for it when a file is made.
func says(p *Page, i int, paragraph string) {
	if i%2 == 0 {
		p.Text = []string{paragraph}
		return
	}
	p.Body = Body{Sum: sha256.Sum256([]byte(paragraph)), Paragraphs: func() []string { return []string{paragraph} }}
}

// A file's key is another wherever its bytes are; that of a text's piece changes with its own page alone.
func TestAFilesKeyIsOfWhatItIsMadeOf(t *testing.T) {
	seed := rand.Uint64()
	t.Log("seed", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	var pages []Page
	for i := range 40 {
		p := randomPage(r, i)
		says(&p, i, strings.Repeat("渠修好了。", 600)) // in pieces
		pages = append(pages, p)
	}
	type made struct {
		bytes string
		key   [32]byte
		known bool
	}
	of := func(pages []Page) map[string]made {
		s := villages(0, pages...)
		s.SaveState = true
		x, list := New(s), map[string]made{}
		for name := range x.Files() {
			key, known := x.Key(name)
			list[name] = made{file(t, x, name), key, known}
		}
		return list
	}
	before := of(pages)
	changed := map[string]int{}
	for i := range 12 {
		other := slices.Clone(pages)
		says(&other[i], i, strings.Repeat("路修好了。", 600)) // as long, so that no page moves
		pieces := 0
		for name, now := range of(other) {
			was := before[name]
			kind, _, _ := strings.Cut(name, "-")
			if was.bytes != now.bytes && was.known && was.key == now.key {
				t.Fatalf("page %d changed, and so did %s, whose key is the same", i, name)
			}
			if was.known && was.key != now.key {
				if changed[kind]++; kind == "text" {
					if pieces++; was.bytes == now.bytes {
						t.Errorf("page %d changed, and the key of %s, which is as it was", i, name)
					}
				}
			}
		}
		if pieces == 0 {
			t.Errorf("page %d changed, and no piece of its text", i)
		}
	}
	for _, kind := range []string{"index", "texts", "text"} {
		if changed[kind] == 0 {
			t.Errorf("no file %s has ever changed: the test proves little", kind)
		}
	}
}

func TestWhatIsNoFileHasNoKey(t *testing.T) {
	s := villages(0, Page{Path: "cases/a/index.html", Title: "塘约村"})
	s.SaveState = true
	x := New(s)
	for _, name := range []string{"", "nothing.js", "index-99999.js", "pages-99999.js", "texts-99999.js", "text-0-9.js", "start.js", "names-0.js"} {
		if _, known := x.Key(name); known {
			t.Errorf("%q has a key", name)
		}
	}
}

func TestAnIndexCutShortIsNotBelieved(t *testing.T) {
	for _, b := range []string{"", "\x01", "\x02\x00", "\x01\x01", "\x01\x01\x00short", "\x01\x00\x05!", strings.Repeat("\xff", 11), "\x01" + strings.Repeat("\xff", 11), "\x01\xff\xff\xff\xff\xff\x7f"} {
		if parseFormer([]byte(b), 1) != nil {
			t.Errorf("%q is believed", b)
		}
	}
	if was := parseFormer([]byte("\x01\x00\x01!"), 1); was == nil || string(was.shards[0]) != "!" {
		t.Errorf("an empty index is %+v", was)
	}
}

// The first page has the number 0.
func TestAnIndexOfTheFirstPageIsBelieved(t *testing.T) {
	sum := fingerprint.Sum{7}
	was := parseFormer([]byte("\x01\x01\x00"+string(sum[:])+"\x00"), 1)
	if was == nil || was.pages[0] != sum || len(was.pages) != 1 {
		t.Errorf("%+v", was)
	}
}

// Numbers are read as they are written, and what is none has no width.
func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	for _, n := range []uint32{0, 1, base - 1, base, base + 1, 2 * base, base*base - 1, base * base, 12345678, 1<<32 - 1} {
		b := appendNumber(nil, n)
		if got, width := number(append(b, "!a"...)); got != n || width != len(b) {
			t.Errorf("%d is written as %q and read as %d, %d characters long", n, b, got, width)
		}
	}
	for _, b := range []string{"", " ", "!", "\\", "~", "\x7f", string(sign(base)), string(sign(base)) + "!", strings.Repeat(string(sign(base)), 7) + "#"} {
		if n, width := number([]byte(b)); width != 0 {
			t.Errorf("%q is read as %d", b, n)
		}
	}
}

// Postings of pages that are gone go, fresh ones come in between, and all others stay as they are written.
func TestPostingsGoAndComeIn(t *testing.T) {
	m := newMerged(nil, []bool{false, true, false}, &shards{letter: 'a'})
	for _, c := range []struct {
		lists string
		fresh []posting
		want  string
	}{
		{" a#", nil, " a#"}, {" a$", nil, ""}, {" a%", nil, " a%"}, {" a#$", nil, " a#"}, {" a#%", nil, " a#%"},
		{" a% b#", nil, " a% b#"}, {" a# b$", nil, " a#"}, {" a+", nil, " a+"}, {" a$$&", nil, " a%&"}, {" a#$$& b$", nil, " a#%&"},
		{"", []posting{post(0, 0, 1)}, " a$"}, {" a$$", []posting{post(0, 0, 1)}, " a$$"}, {" a#(", []posting{post(0, 0, 1), post(0, 0, 3)}, " a#$%%"},
		{" b#", []posting{post(0, 0, 5)}, " a( b#"}, {" a#$", []posting{post(0, 1, 1)}, " a# b$"}, {" a$", []posting{post(0, 0, 7), post(0, 2, 45)}, " a* cQ#"},
	} {
		if got := string(m.appendLists(nil, []byte(c.lists), c.fresh)); got != c.want {
			t.Errorf("of %q with %d fresh ones %q is left, want %q", c.lists, len(c.fresh), got, c.want)
		}
	}
}

// TestAnIndexWithATermThatCannotBeReportedIsNotKept: a mark that stands between terms, in a term, would be read as two.
func TestAnIndexWithATermThatCannotBeReportedIsNotKept(t *testing.T) {
	for filter, kept := range map[string]bool{"theme:ab": true, "theme:a!b": false, "theme:a b": false} {
		s := villages(0, Page{Path: "cases/a/index.html", Title: "塘约村", Filters: []string{filter}})
		s.SaveState = true
		x := New(s)
		for name := range x.Files() {
			if _, err := x.Append(nil, name); err != nil {
				t.Fatal(err)
			}
		}
		if got := x.State() != nil; got != kept {
			t.Errorf("with a page of the filter %q it is kept: %t", filter, got)
		}
	}
}

// TestPostingsArePackedAndGivenBack: of one document and of several, of high terms and levels, and cut short by who asks.
func TestPostingsArePackedAndGivenBack(t *testing.T) {
	var s partShard
	want := []posting{post(0, 0, 0), post(1<<27-1, 31, 0), post(5, 3, 1<<32-1), post(6, 1<<levelBits-1, 1<<32-1), post(5, 3, 7), post(2, 1, 8)}
	for _, x := range want {
		s.add(x.term(), x.level(), x.number())
	}
	if got := slices.Collect(s.postings); !slices.Equal(got, want) || s.n != len(want) {
		t.Errorf("%d postings are %v, want %v", s.n, got, want)
	}
	for range s.postings {
		break
	}
}
