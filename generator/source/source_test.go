package source

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestPositionsCountLinesAndCharactersFromOne(t *testing.T) {
	f := New("a.toml", "甲乙\r\nb\n\n丙")
	for _, c := range []struct {
		offset int
		want   Position
	}{
		{0, Position{1, 1}}, {3, Position{1, 2}}, {6, Position{1, 3}}, {8, Position{2, 1}}, {9, Position{2, 2}},
		{10, Position{3, 1}}, {11, Position{4, 1}}, {14, Position{4, 2}}, {-5, Position{1, 1}}, {99, Position{4, 2}},
	} {
		if got := f.Position(c.offset); got != c.want {
			t.Errorf("offset %d is at %v, want %v", c.offset, got, c.want)
		}
	}
	for n, want := range map[int]string{0: "", 1: "甲乙", 2: "b", 3: "", 4: "丙", 5: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
}

func TestNowhereIsTheFirstPlace(t *testing.T) {
	if got := (Span{}).Position(); got != (Position{1, 1}) || (Span{}).Text() != "" {
		t.Errorf("nowhere is %v with the text %q", got, (Span{}).Text())
	}
}

func TestAnEmptyFileHasOneLine(t *testing.T) {
	if got := New("a", "").Position(0); got != (Position{1, 1}) {
		t.Errorf("got %v", got)
	}
}

func TestAReleasedTextIsReadAgainWhenAskedFor(t *testing.T) {
	reads := 0
	f := NewReloadable("a.csv", "a\nb\n", func() (string, error) { reads++; return "a\nb\n", nil })
	span := f.At(2, 1)
	if span.Text() != "b" || reads != 0 {
		t.Fatalf("text %q after %d reads", span.Text(), reads)
	}
	f.Release()
	if span.Position() != (Position{2, 1}) || span.Text() != "b" || reads != 1 {
		t.Errorf("%v %q after %d reads, want one", span.Position(), span.Text(), reads)
	}
}

func TestAReleasedTextThatIsGoneIsEmpty(t *testing.T) {
	f := NewReloadable("a.csv", "a\nb\n", func() (string, error) { return "", errors.New("gone") })
	f.Release()
	if f.Text() != "" || f.Position(3) != (Position{1, 1}) || f.Line(2) != "" {
		t.Errorf("%q %v %q", f.Text(), f.Position(3), f.Line(2))
	}
}

func TestAKeptTextIsNotReleased(t *testing.T) {
	f := New("a", "x")
	f.Release()
	if f.Text() != "x" {
		t.Error("the text is gone")
	}
}

func TestSpansStayInsideTheText(t *testing.T) {
	f := New("a", "abc")
	for _, c := range []struct {
		span Span
		want string
	}{{f.At(1, 1), "b"}, {f.At(2, 9), "c"}, {f.At(9, 1), ""}, {f.At(2, -1), ""}, {Span{}, ""}} {
		if got := c.span.Text(); got != c.want {
			t.Errorf("%v has %q, want %q", c.span, got, c.want)
		}
	}
	if !(Span{}).IsZero() || f.At(0, 0).IsZero() {
		t.Error("only the zero span is nowhere")
	}
}

// A released text is read again by whatever asks first: its lines too.
func TestLinesOfAReleasedText(t *testing.T) {
	f := NewReloadable("a.csv", "a\nb\nc", func() (string, error) { return "a\nb\nc", nil })
	f.Release()
	if f.LineStart(3) != 4 || f.LineStart(0) != 0 || f.LineStart(9) != 4 {
		t.Errorf("line 3 begins at %d", f.LineStart(3))
	}
}

// Thousands of places on one line are reported one after the other in no more time than as many on
// lines of their own: the last answer is where the next begins to count.
func TestPlacesOfOneLongLineAreCountedFromTheLast(t *testing.T) {
	const n = 200_000
	f := New("a", strings.Repeat("长", n))
	began := time.Now()
	for i := range n {
		if got := f.Position(3 * i); got != (Position{1, i + 1}) {
			t.Fatalf("character %d is at %v", i, got)
		}
	}
	if took := time.Since(began); took > 5*time.Second { // 20 s and more when each begins anew
		t.Errorf("it took %v", took)
	}
}

// TestPositionsInAnyOrder: the last answer is remembered, and must not colour the next.
func TestPositionsInAnyOrder(t *testing.T) {
	text := strings.Repeat("一行𠮷字\tx\r\n\n", 7) + strings.Repeat("长行", 50)
	f := New("a", text)
	naive := func(offset int) Position {
		before := text[:offset]
		line := strings.LastIndexByte(before, '\n') + 1
		return Position{Line: strings.Count(before, "\n") + 1, Column: utf8.RuneCountInString(before[line:]) + 1}
	}
	for i := range 4 * len(text) {
		offset := i * 7919 % (len(text) + 1)
		for offset < len(text) && !utf8.RuneStart(text[offset]) {
			offset++
		}
		if got, want := f.Position(offset), naive(offset); got != want {
			t.Fatalf("offset %d: %v, want %v", offset, got, want)
		}
		if start := f.LineStart(naive(offset).Line); start > offset || strings.Contains(text[start:offset], "\n") {
			t.Fatalf("offset %d: its line begins at %d", offset, start)
		}
	}
}
