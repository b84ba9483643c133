package quantity

import "testing"

func TestAWordingOfAnIntervalSaysBothEnds(t *testing.T) {
	for _, c := range []struct {
		wording, low, high, unit string
		want                     Verdict
	}{
		{"3~5万元", "3", "5", "万元", Holds}, {"3至5万元", "30000", "50000", "元", Holds}, {"三至五万元", "3", "5", "万元", Holds},
		{"3—5", "3", "5", "万元", Holds}, {"约3~5万元", "3", "5", "万元", Holds}, {"10%～20%", "10", "20", "%", Holds},
		{"3~6万元", "3", "5", "万元", ValueDiffers}, {"2~5万元", "3", "5", "万元", ValueDiffers}, {"2~6万元", "3", "5", "万元", ValueDiffers},
		{"3万元", "3", "5", "万元", ValueDiffers}, {"5万元", "3", "5", "万元", ValueDiffers}, {"4万元", "3", "5", "万元", ValueDiffers},
		{"3~5户", "3", "5", "万元", UnitDiffers}, {"3~5万元", "3", "", "万元", ValueDiffers}, {"约3~5万元", "", "5", "万元", ValueDiffers}, {"约3万元", "3", "", "万元", ValueDiffers},
	} {
		f, err := Parse(c.wording)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.wording, err)
			continue
		}
		if got := f.CoversRange(dec(t, c.low), dec(t, c.high), Unit(c.unit)); got != c.want {
			t.Errorf("%s is held against %s to %s%s: verdict %d, want %d", c.wording, c.low, c.high, c.unit, got, c.want)
		}
	}
}

func TestFormatRangeGivesEachEndItsMagnitude(t *testing.T) {
	for _, c := range []struct{ low, high, unit, want string }{
		{"3", "5", "万元", "3万～5万元"}, {"30000", "50000", "元", "3万～5万元"}, {"300", "500", "元", "300～500元"}, {"8000", "12000", "元", "8000～12000元"},
		{"10", "20", "%", "10%～20%"}, {"3", "5", "", "3～5"}, {"3000", "5000", "元/人", "3000～5000元/人"}, {"3", "", "户", "3户"},
		{"3", "5", "yuan", "3～5 yuan"}, {"3", "5", "km", "3～5 km"}, {"8000", "12000", "yuan/head", "8000～12000 yuan/head"}, {"5", "10", "‰", "5‰～10‰"},
	} {
		if got := FormatRange(dec(t, c.low), dec(t, c.high), Unit(c.unit), -1); got != c.want {
			t.Errorf("FormatRange(%s, %s, %s) = %s, want %s", c.low, c.high, c.unit, got, c.want)
		}
	}
	if got := FormatRange(dec(t, "8000.4"), dec(t, "12000"), "元", 0); got != "8000～12000元" {
		t.Errorf("without decimals: %s", got)
	}
}

func TestAnIntervalHoldsItsEndsUnlessTheyAreOut(t *testing.T) {
	low, high := FromInt(10), FromInt(20)
	for name, c := range map[string]struct {
		in   Interval
		want [5]bool // 9, 10, 15, 20, 21
	}{
		"both":          {Interval{Low: low, High: high}, [5]bool{false, true, true, true, false}},
		"neither":       {Interval{Low: low, High: high, LowOut: true, HighOut: true}, [5]bool{false, false, true, false, false}},
		"open below":    {Interval{Low: Missing, High: high}, [5]bool{true, true, true, true, false}},
		"open above":    {Interval{Low: low, High: Missing}, [5]bool{false, true, true, true, true}},
		"only the high": {Interval{Low: low, High: high, LowOut: true}, [5]bool{false, false, true, true, false}},
	} {
		for i, v := range [5]int64{9, 10, 15, 20, 21} {
			if got := c.in.contains(FromInt(v)); got != c.want[i] {
				t.Errorf("%s: %d is in it: %t", name, v, got)
			}
		}
		if c.in.contains(Missing) {
			t.Errorf("%s holds what is missing", name)
		}
	}
}

func TestNumeralReadsTheNumberThatBeginsAText(t *testing.T) {
	for text, want := range map[string][2]int{
		"零户": {0, 3}, "三户": {3, 3}, "12户": {12, 2}, "一百零五": {105, 12}, "十来户": {10, 3}, "户": {0, 0}, "": {0, 0}, "三点五": {0, 0},
	} {
		if n, size := Numeral(text); n != want[0] || size != want[1] {
			t.Errorf("Numeral(%q) = %d, %d; want %v", text, n, size, want)
		}
	}
}

// Per mille stands at both ends, as a percent sign does; a unit of words stands once.
func TestSignsStandAtBothEnds(t *testing.T) {
	for unit, want := range map[Unit]string{"‰": "3‰～5‰", "%": "3%～5%", "户": "3～5户"} {
		if got := FormatRange(FromInt(3), FromInt(5), unit, -1); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Two intervals that touch have a value in common where both ends are in them.
func TestIntervalsThatTouch(t *testing.T) {
	below := func(out bool) Interval { return Interval{Low: FromInt(1), High: FromInt(5), HighOut: out} }
	above := func(out bool) Interval { return Interval{Low: FromInt(5), LowOut: out, High: FromInt(9)} }
	for _, x := range []struct{ highOut, lowOut, meets bool }{{false, false, true}, {true, false, false}, {false, true, false}, {true, true, false}} {
		if got := below(x.highOut).meets(above(x.lowOut)); got != x.meets || got != above(x.lowOut).meets(below(x.highOut)) {
			t.Errorf("%+v: they meet: %t", x, got)
		}
	}
}

// A unit that is in no table is known by the one that it begins with.
func TestAUnitIsKnownByItsBeginning(t *testing.T) {
	for unit, of := range map[Unit]Unit{"个岗位": "个", "万个岗位": "个", "户次": "户"} {
		if got, want := unit.parse().measure, of.parse().measure; got != want {
			t.Errorf("%s is %+v, want %+v", unit, got, want)
		}
	}
	if Unit("公里").parse().measure == Unit("公").parse().measure {
		t.Error("公里 is known by its first sign")
	}
}

func TestNumbersInSeveralMagnitudes(t *testing.T) {
	for text, want := range map[string]string{"1亿2800万元": "128000000", "3万5千元": "35000", "3万5万元": "30000", "3万50000元": "30000", "12 345元": "12345", "12\u3000345元": "345", "1 2345元": "2345"} {
		got := ""
		if list := Find(text); len(list) > 0 {
			got = list[0].Value.String()
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
