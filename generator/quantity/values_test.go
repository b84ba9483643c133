package quantity

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// lines returns the lines of a table, comments and empty ones left out, cut at its bars.
func lines(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out [][]string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, "#") {
			fields := strings.Split(line, "|")
			for i := range fields {
				fields[i] = strings.TrimSpace(fields[i])
			}
			out = append(out, fields)
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s has no line", name)
	}
	return out
}

func interval(in Interval) string {
	low, high := "["+in.Low.String(), in.High.String()+"]"
	switch {
	case in.Low.IsMissing():
		low = "(…"
	case in.LowOut:
		low = "(" + in.Low.String()
	}
	switch {
	case in.High.IsMissing():
		high = "…)"
	case in.HighOut:
		high = in.High.String() + ")"
	}
	return low + ", " + high
}

func TestParseGivesValueUnitIntervalAndBound(t *testing.T) {
	for _, l := range lines(t, "values.txt") {
		if len(l) != 4 {
			t.Fatalf("bad line %q", l)
		}
		f, err := Parse(l[0])
		if err != nil {
			t.Errorf("Parse(%q): %v", l[0], err)
			continue
		}
		if got := strings.TrimSpace(f.Value.String() + " " + string(f.Unit)); got != l[1] {
			t.Errorf("Parse(%q) = %s, want %s", l[0], got, l[1])
		}
		if got := interval(f.Interval); got != l[2] {
			t.Errorf("Parse(%q) covers %s, want %s", l[0], got, l[2])
		}
		if got := f.Bound.String(); got != l[3] {
			t.Errorf("Parse(%q) is %s, want %s", l[0], got, l[3])
		}
	}
}
