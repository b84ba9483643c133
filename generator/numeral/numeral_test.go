package numeral

import "testing"

func TestPrefixReadsWhatFormatWrites(t *testing.T) {
	for n := 1; n < 100; n++ {
		text := []rune(Format(n))
		if got, length := Prefix(append(text, '、')); got != n || length != len(text) {
			t.Errorf("Prefix(%s、) = %d, %d; want %d, %d", string(text), got, length, n, len(text))
		}
	}
	if Format(0) != "零" || Format(-1) != "" || Format(100) != "" {
		t.Errorf("Format(0), (-1), (100) = %q, %q, %q", Format(0), Format(-1), Format(100))
	}
}

func TestPrefix(t *testing.T) {
	for text, want := range map[string][2]int{
		"": {0, 0}, "个": {0, 0}, "两个": {2, 1}, "三四": {3, 1}, "十": {10, 1}, "十十": {10, 1}, "二十三四": {23, 3}, "〇一": {0, 0},
	} {
		if value, length := Prefix([]rune(text)); value != want[0] || length != want[1] {
			t.Errorf("Prefix(%q) = %d, %d; want %v", text, value, length, want)
		}
	}
}

func TestCharacters(t *testing.T) {
	for i, r := range []rune("零一二三四五六七八九") {
		if Digit(r) != i {
			t.Errorf("Digit(%c) = %d", r, Digit(r))
		}
	}
	for i, r := range []rune("壹贰叁肆伍陆柒捌玖") {
		if Digit(r) != -1 || Digit(Ordinary(r)) != i+1 {
			t.Errorf("Ordinary(%c) = %c", r, Ordinary(r))
		}
	}
	for r, want := range map[rune]int{'拾': 1, '佰': 2, '仟': 3, '十': 1, '百': 2, '千': 3, '万': 4, '萬': 4, '亿': 8, '億': 8, '一': 0} {
		if got := Magnitude(Ordinary(r)); got != want {
			t.Errorf("Magnitude(%c) = %d, want %d", r, got, want)
		}
	}
	for r, want := range map[rune]int{'0': 0, '9': 9, '０': 0, '９': 9, '/': -1, ':': -1, '一': -1} {
		if got := Arabic(r); got != want {
			t.Errorf("Arabic(%c) = %d, want %d", r, got, want)
		}
	}
}

func TestIsDigits(t *testing.T) {
	for text, want := range map[string]bool{"0": true, "0123456789": true, "": false, "1a": false, "a1": false, "1 ": false, "-1": false, "/": false, ":": false, "１": false, "一": false} {
		if got := IsDigits(text); got != want {
			t.Errorf("IsDigits(%q) = %t", text, got)
		}
	}
}

func TestBeginsKnowsWhatTheOthersKnow(t *testing.T) {
	for r := rune(1); r < 0x10000; r++ {
		if want := Digit(r) >= 0 || Magnitude(r) > 0 || Ordinary(r) != r || r == '廿' || r == '卅'; Begins(r) != want {
			t.Errorf("%c begins a number: %v", r, Begins(r))
		}
	}
}
