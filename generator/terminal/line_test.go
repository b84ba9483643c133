package terminal

import (
	"strings"
	"testing"
)

func TestNothingIsLeftOfALine(t *testing.T) {
	var b strings.Builder
	l := NewLine(&b)
	l.Print("先说一句\n")
	l.Show("正在生成 10 / 20")
	l.Show("完")
	l.Print("好了\n")
	l.Print("再说\n")
	// Where a terminal of no escape codes stands after each.
	want := "先说一句\n" + "\r正在生成 10 / 20" + "\r完" + strings.Repeat(" ", 14) + "\r  \r好了\n" + "再说\n"
	if b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
