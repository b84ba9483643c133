package quantity_test

import (
	"testing"

	"casebook/generator/quantity"
)

// A drafted fact has the number as the editor wrote it, and a range both its ends.
func TestAsWritten(t *testing.T) {
	for text, want := range map[string][3]string{
		"1.28亿元": {"1.28", "", "亿元"},
		"42户":    {"42", "", "户"},
		"3~5万元":  {"3", "5", "万元"},
		"8至10户":  {"8", "10", "户"},
		"近100名":  {"100", "", "名"},
		"-3.5%":  {"-3.5", "", "%"},
		"1.26个亿": {"1.26", "", "亿"},
		"三十余户":   {"30", "", "户"},
	} {
		found := quantity.Find(text)
		if len(found) != 1 {
			t.Errorf("%s: %d figures", text, len(found))
			continue
		}
		value, upper, unit := quantity.AsWritten(text, found[0])
		got := [3]string{value.String(), "", unit}
		if !upper.IsMissing() {
			got[1] = upper.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
