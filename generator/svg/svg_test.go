package svg

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// A number is written with one decimal at most, rounded half up, and reads back as itself.
func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 0.04: "0", 0.05: ".1", 0.5: ".5", 1: "1", 12.34: "12.3", 12.35: "12.4", -0.04: "0", -0.5: "-.5", -7: "-7", -12.3: "-12.3", 420: "420", 99.96: "100"} {
		var p Pen
		if p.Num(v); string(p.B) != want {
			t.Errorf("%v is written %q, want %q", v, p.B, want)
		}
	}
	var p Pen
	p.Numbers(1, 2.5, -3)
	p.Attr("x", 4)
	p.TextAttr("title", `a<"&`)
	p.TextAttr("none", "")
	p.Label(1, 2, "<b>")
	if got := string(p.B); got != `1 2.5 -3 x="4" title="a&lt;&#34;&amp;"<text x="1" y="2">&lt;b&gt;</text>` {
		t.Error(got)
	}
}

var (
	command = regexp.MustCompile(`[A-Za-z][^A-Za-z]*`)
	number  = regexp.MustCompile(`-?(\d+\.?\d*|\.\d+)`)
)

// points reads the data of a path as SVG says: where each of its commands ends.
func points(t *testing.T, path string) (list [][2]float64) {
	t.Helper()
	var x, y, startX, startY float64
	for _, c := range command.FindAllString(path, -1) {
		var n []float64
		for _, s := range number.FindAllString(c[1:], -1) {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			n = append(n, v)
		}
		each := map[byte]int{'M': 2, 'l': 2, 'h': 1, 'v': 1, 'A': 7, 'z': 0}[c[0]]
		if each > 0 && (len(n) == 0 || len(n)%each != 0) {
			t.Fatalf("%q has %d numbers", c, len(n))
		}
		for first := true; first || len(n) > 0; first = false {
			switch c[0] {
			case 'M':
				x, y = n[0], n[1]
				startX, startY = x, y
			case 'l':
				x, y = x+n[0], y+n[1]
			case 'h':
				x += n[0]
			case 'v':
				y += n[0]
			case 'A':
				if n[0] != n[1] || n[2] != 0 || n[3] != 0 && n[3] != 1 || n[4] != 0 && n[4] != 1 {
					t.Fatalf("no circle's arc: %q", c)
				}
				x, y = n[5], n[6]
			case 'z':
				x, y = startX, startY
			default:
				t.Fatalf("%q is no command of the pen", c)
			}
			n = n[each:]
			list = append(list, [2]float64{x, y})
		}
	}
	return list
}

// Whatever is drawn in whatever order, a path leads where the pen was told to go: relative lines
// gather no error of rounding.
func TestAPathLeadsWhereItWasReported(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var p Pen
		var want [][2]float64
		x, y := 0.0, 0.0
		place := func() float64 { return math.Round((r.Float64()*900-200)*100) / 100 }
		for i := range 20 {
			kind := r.IntN(7)
			if i == 0 {
				kind = 0
			}
			switch kind {
			case 0:
				x, y = place(), place()
				p.MoveTo(x, y)
			case 1:
				x, y = place(), place()
				p.LineTo(x, y)
			case 2:
				x = place()
				p.HTo(x)
			case 3:
				y = place()
				p.VTo(y)
			case 4:
				x, y = place(), place()
				p.ArcTo(5, x, y, r.IntN(2) == 0, r.IntN(2) == 0)
			case 5:
				x, y = math.Round(place()), math.Round(place())
				p.MoveToPixel(int(x), int(y))
			case 6: // from where whole coordinates end, as those of small pictures do
				x, y = math.Round(place()), math.Round(place())
				p.MoveToPixel(int(x), int(y))
				want = append(want, [2]float64{x, y})
				for range r.IntN(4) {
					x, y = x+float64(r.IntN(30)-15), y+float64(r.IntN(30)-15)
					p.LineToPixel(int(x), int(y))
					want = append(want, [2]float64{x, y})
				}
				x += float64(r.IntN(300) - 150)
				p.LineToPixel(int(x), int(y))
			}
			want = append(want, [2]float64{x, y})
		}
		got := points(t, string(p.B))
		if len(got) != len(want) {
			t.Fatalf("%d steps, want %d: %s", len(got), len(want), p.B)
		}
		for i := range want {
			if math.Abs(got[i][0]-want[i][0]) > 0.0501 || math.Abs(got[i][1]-want[i][1]) > 0.0501 {
				t.Fatalf("step %d ends at %v, want %v: %s", i, got[i], want[i], p.B)
			}
		}
	}
}

// A bar has its four corners, whichever way they are given; a dot is a line that goes nowhere; an
// arc says which way it goes.
func TestShapes(t *testing.T) {
	for _, c := range [][4]float64{{1, 2, 30, 40}, {30, 40, 1, 2}, {30, 2, 1, 40}} {
		var p Pen
		p.Rect(c[0], c[1], c[2], c[3])
		want := [][2]float64{{c[0], c[1]}, {c[2], c[1]}, {c[2], c[3]}, {c[0], c[3]}, {c[0], c[1]}}
		if got := points(t, string(p.B)); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	var p Pen
	p.MoveTo(3, 4)
	p.Point()
	p.LineTo(5, 6)
	if got := points(t, string(p.B)); fmt.Sprint(got) != "[[3 4] [3 4] [5 6]]" {
		t.Error(got, string(p.B))
	}
	for _, flags := range [][2]bool{{false, false}, {true, false}, {false, true}, {true, true}} {
		var p Pen
		p.MoveTo(0, 0)
		p.ArcTo(7, 1, 2, flags[0], flags[1])
		digit := map[bool]string{false: "0", true: "1"}
		if want := "7 7 0 " + digit[flags[0]] + " " + digit[flags[1]] + " "; !strings.Contains(string(p.B), want) {
			t.Errorf("%s lacks %q", p.B, want)
		}
	}
	for share, want := range map[float64][2]float64{0: {10, 5}, 0.25: {15, 10}, 0.5: {10, 15}, 0.75: {5, 10}} {
		if x, y := Around(10, 10, 5, share); math.Abs(x-want[0]) > 1e-9 || math.Abs(y-want[1]) > 1e-9 {
			t.Errorf("at %v of the turn: %v %v", share, x, y)
		}
	}
}

// A Chinese character takes an em, all that a keyboard has takes less; wide letters take more than
// narrow ones, and a text is as wide as its characters.
func TestWidths(t *testing.T) {
	if got := TextWidth("十里村"); got != 3*FontSize {
		t.Errorf("three characters are %v wide", got)
	}
	for r := rune(0x20); r < 0x7f; r++ {
		if w := RuneWidth(r); w >= 1 || w <= 0.5 {
			t.Errorf("%q is %v ems wide", r, w)
		}
	}
	for _, pair := range [][2]rune{{'.', '1'}, {'1', 'A'}, {'n', 'm'}, {'z', 'w'}, {' ', 'x'}, {'1', '%'}, {'-', '+'}, {'9', 'Z'}, {'i', '&'}, {',', '@'}} {
		if RuneWidth(pair[0]) >= RuneWidth(pair[1]) {
			t.Errorf("%q is not narrower than %q", pair[0], pair[1])
		}
	}
	if got, want := TextWidth("2014年"), TextWidth("2014")+TextWidth("年"); math.Abs(got-want) > 1e-9 {
		t.Errorf("%v, want %v", got, want)
	}
}

// Whatever is cut keeps beginning and end, and has room.
func TestShortened(t *testing.T) {
	for _, s := range []string{"", "村", "十里铺社区居民委员会", "Shili village committee 2014", "一二三四五六七八九十"} {
		for limit := 1.0; limit < 200; limit += 3 {
			var p Pen
			p.Shortened(s, limit)
			got := string(p.B)
			if TextWidth(s) <= limit {
				if got != s {
					t.Errorf("%q has room in %v, but is cut to %q", s, limit, got)
				}
				continue
			}
			head, tail, dots := strings.Cut(got, "…")
			if !dots || !strings.HasPrefix(s, head) || !strings.HasSuffix(s, tail) || len(head)+len(tail) >= len(s) {
				t.Errorf("%q is cut to %q", s, got)
			}
			if limit >= FontSize && TextWidth(got) > limit+1e-9 {
				t.Errorf("%q is %v wide, limit %v", got, TextWidth(got), limit)
			}
			if limit > 7*FontSize && (head == "" || tail == "") {
				t.Errorf("%q in %v: %q lacks beginning or end", s, limit, got)
			}
			if limit >= 6*FontSize && TextWidth(got) < limit-3*FontSize {
				t.Errorf("%q in %v: %q leaves out more than it must", s, limit, got)
			}
		}
	}
}

// Lines are the text, in its order; each fits where a place to break it is; none begins with a
// closing mark or ends with an opening one; words and numbers stay whole where they fit.
func TestLines(t *testing.T) {
	texts := []string{
		"组织联建、队伍联管，基建联动；产业联育（民风联塑）", "每户补助 12000 元，共 1.5 万元", "“两不愁”“三保障”", "one two three, four", "abcdefghijklmnopqrstuvwxyz", "2014–2020年", "a", "坏\xff字",
	}
	for _, s := range texts {
		for limit := 2.5 * FontSize; limit < 200; limit += 4 {
			rest, lines := s, 0
			for rest != "" {
				line, after := BreakLine(rest, limit)
				lines++
				if line == "" || line+strings.TrimPrefix(rest, line) != rest || strings.TrimLeft(strings.TrimPrefix(rest, line), " ") != after {
					t.Fatalf("%q in %v: %q and %q are not the text", rest, limit, line, after)
				}
				first, _ := utf8.DecodeRuneInString(line)
				last, _ := utf8.DecodeLastRuneInString(line)
				if TextWidth(line) > limit+1e-9 && utf8.RuneCountInString(line) > 1 {
					t.Errorf("%q is wider than %v", line, limit)
				}
				if limit >= 4*FontSize && rest != s && strings.ContainsRune("，。、；：）》”’！？),.%…–", first) {
					t.Errorf("a line of %q in %v begins with %q", s, limit, first)
				}
				if limit >= 4*FontSize && after != "" && strings.ContainsRune("（《“‘(", last) {
					t.Errorf("a line of %q in %v ends with %q", s, limit, last)
				}
				if next, _ := utf8.DecodeRuneInString(after); after != "" && isWord(last) && isWord(next) && strings.HasPrefix(rest, line+after) && strings.ContainsFunc(line, func(r rune) bool { return !isWord(r) }) && limit >= 8*FontSize {
					t.Errorf("%q in %v is broken within a word: %q, %q", s, limit, line, after)
				}
				rest = after
			}
			if n := LineCount(s, limit); n != lines {
				t.Errorf("%q takes %d lines in %v, counted %d", s, lines, limit, n)
			}
			if got := Wrap(s, 2*limit, 2*FontSize); len(got) != lines {
				t.Errorf("%q at twice the size takes %d lines in twice the room, not %d", s, len(got), lines)
			}
		}
	}
	if line, rest := BreakLine("十里村", 3*FontSize); line != "十里村" || rest != "" {
		t.Errorf("what fits is broken: %q %q", line, rest)
	}
	if line, rest := BreakLine("甲 乙", 1.5*FontSize); line != "甲" || rest != "乙" {
		t.Errorf("%q %q", line, rest)
	}
	if LineCount("", 50) != 0 {
		t.Error("nothing takes a line")
	}
}
