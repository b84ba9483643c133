package quantity

import (
	"errors"
	"math"
	"math/big"
	"regexp"
	"slices"
	"testing"
)

const greatest = 1<<57 - 1 // the greatest coefficient

func dec(t testing.TB, s string) Decimal {
	t.Helper()
	if s == "" {
		return Missing
	}
	d, err := ParseDecimal(s)
	if err != nil {
		t.Fatalf("ParseDecimal(%q): %v", s, err)
	}
	return d
}

func TestParseDecimalReadsPlainNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "-0": "0", "+5": "5", "007": "7", "1.50": "1.5", "100": "100", ".5": "0.5", "5.": "5", "-0.001": "-0.001", "0.00": "0",
		"144115188075855871": "144115188075855871", "-144115188075855871": "-144115188075855871", "1.44115188075855871": "1.44115188075855871",
		"144115188075855871.000": "144115188075855871", "0.000000000000000000000000000001": "0.000000000000000000000000000001",
		"0.0000000000000000000000000000010000": "0.000000000000000000000000000001", "0.00000000000000000000000000000000000000": "0",
	} {
		if got := dec(t, in).String(); got != want {
			t.Errorf("ParseDecimal(%q) = %s, want %s", in, got, want)
		}
	}
	for _, in := range []string{"", "+", "-", ".", "-.", "1e5", "1,000", "1_000", " 1", "1 ", "--1", "+-1", "1.2.3", "nan", "inf", "0x10", "１２", "十"} {
		if _, err := ParseDecimal(in); !errors.Is(err, ErrSyntax) {
			t.Errorf("ParseDecimal(%q): %v, want ErrSyntax", in, err)
		}
	}
	for _, in := range []string{"144115188075855872", "-144115188075855872", "999999999999999999", "14411518807585587100", "0.0000000000000000000000000000001", "99999999999999999999999999", "1.444115188075855871"} {
		if _, err := ParseDecimal(in); !errors.Is(err, ErrRange) {
			t.Errorf("ParseDecimal(%q): %v, want ErrRange", in, err)
		}
	}
}

// TestNumbersBeyondTheGreatestAreRefused: a number times ten is a value as long as the product is no more than the
// greatest number that a Decimal can hold; beyond it ErrRange is returned, never a product that wrapped around.
func TestNumbersBeyondTheGreatestAreRefused(t *testing.T) {
	if d, err := FromParts(greatest/10, -1); err != nil || d.String() != "144115188075855870" {
		t.Errorf("the greatest number but for its last digit: %s, %v", d, err)
	}
	if d, err := FromParts(-(greatest / 10), -1); err != nil || d.String() != "-144115188075855870" {
		t.Errorf("the least number but for its last digit: %s, %v", d, err)
	}
	if _, err := FromParts(greatest/10+1, -1); !errors.Is(err, ErrRange) {
		t.Errorf("ten more is out of range: %v", err)
	}
}

func TestEqualNumbersAreEqualValues(t *testing.T) {
	if dec(t, "1.500") != dec(t, "1.5") || dec(t, "-0") != FromInt(0) || dec(t, "1000") != FromInt(1000) {
		t.Error("equal numbers differ with ==")
	}
	d, err := FromParts(15, -2)
	if err != nil || d != FromInt(1500) {
		t.Errorf("FromParts(15, -2) = %s, %v", d, err)
	}
	for _, c := range []struct {
		coefficient int64
		scale       int
	}{{1, -18}, {greatest + 1, 0}, {1, 31}, {greatest, -1}, {math.MinInt64, 0}, {math.MaxInt64, 0}} {
		if _, err := FromParts(c.coefficient, c.scale); !errors.Is(err, ErrRange) {
			t.Errorf("FromParts(%d, %d): %v", c.coefficient, c.scale, err)
		}
	}
	if !FromInt(greatest + 1).IsMissing() {
		t.Error("an integer out of range is a number")
	}
}

func TestCmpOrdersNumbersAndPutsGapsFirst(t *testing.T) {
	order := []string{"", "-144115188075855871", "-2", "-1.5", "-0.1", "0", "0.000001", "0.1", "0.11", "1", "1.01", "2", "144115188075855871"}
	for i, a := range order {
		for j, b := range order {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := dec(t, a).Cmp(dec(t, b)); got != want {
				t.Errorf("Cmp(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
	if Missing.String() != "" || !math.IsNaN(Missing.Float64()) || Missing.Sign() != 0 || Missing.rat().Sign() != 0 {
		t.Error("a gap prints, draws or counts as a number")
	}
}

func TestArithmeticIsExactAndKeepsGaps(t *testing.T) {
	for _, c := range []struct{ op, a, b, want string }{
		{"+", "0.1", "0.2", "0.3"}, {"+", "1.5", "-1.5", "0"}, {"+", "", "1", ""}, {"+", "1", "", ""}, {"+", "144115188075855870", "1", "144115188075855871"},
		{"-", "1", "0.9", "0.1"}, {"-", "1", "", ""}, {"-", "3300", "3399", "-99"},
		{"*", "1.28", "100000000", "128000000"}, {"*", "0.1", "0.1", "0.01"}, {"*", "-3", "0.5", "-1.5"}, {"*", "", "0", ""}, {"*", "3", "", ""}, {"-", "", "1", ""}, {"/", "", "3", ""}, {"/", "5", "-2", "-2.5"}, {"+", "0.25", "3", "3.25"},
		{"/", "246", "280", "0.8786"}, {"/", "1", "3", "0.3333"}, {"/", "2", "3", "0.6667"}, {"/", "-2", "3", "-0.6667"}, {"/", "1", "", ""}, {"/", "5", "2", "2.5"},
	} {
		a, b := dec(t, c.a), dec(t, c.b)
		var got Decimal
		var err error
		switch c.op {
		case "+":
			got, err = a.Add(b)
		case "-":
			got, err = a.Sub(b)
		case "*":
			got, err = a.Mul(b)
		case "/":
			got, err = a.Quo(b, 4)
		}
		if err != nil || got != dec(t, c.want) {
			t.Errorf("%q %s %q = %s, %v; want %q", c.a, c.op, c.b, got, err, c.want)
		}
	}
	big := FromInt(greatest)
	if _, err := big.Add(FromInt(1)); !errors.Is(err, ErrRange) {
		t.Errorf("overflow of a sum: %v", err)
	}
	if _, err := big.Add(dec(t, "0.5")); !errors.Is(err, ErrRange) {
		t.Errorf("overflow of a sum of different scales: %v", err)
	}
	if _, err := big.Neg().Add(dec(t, "-0.5")); !errors.Is(err, ErrRange) {
		t.Errorf("overflow of a sum below zero: %v", err)
	}
	if got, err := FromInt(0).Add(dec(t, "-0.5")); err != nil || got != dec(t, "-0.5") {
		t.Errorf("0 - 0.5 = %s, %v", got, err)
	}
	if _, err := big.Mul(big); !errors.Is(err, ErrRange) {
		t.Errorf("overflow of a product: %v", err)
	}
	if got, err := FromInt(1 << 32).Mul(FromInt(1 << 32)); !errors.Is(err, ErrRange) {
		t.Errorf("a product of 64 bits and one: %s, %v", got, err)
	}
	if _, err := big.Quo(FromInt(0), 2); !errors.Is(err, ErrDivision) {
		t.Errorf("division by zero: %v", err)
	}
}

func TestRoundIsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int
		want   string
	}{
		{"1.25", 1, "1.3"}, {"-1.25", 1, "-1.3"}, {"1.249", 1, "1.2"}, {"0.5", 0, "1"}, {"-0.5", 0, "-1"}, {"0.4999", 0, "0"}, {"2", 3, "2"}, {"", 1, ""},
		{"0.000000000000000000000000000009", 3, "0"}, {"1.2345", 2, "1.23"}, {"9.995", 2, "10"},
	} {
		if got := dec(t, c.in).Round(c.places); got != dec(t, c.want) {
			t.Errorf("Round(%q, %d) = %s, want %s", c.in, c.places, got, c.want)
		}
	}
}

func TestAddAllocatesNothingForOneScale(t *testing.T) {
	a, b := dec(t, "12.5"), dec(t, "0.7")
	buf := make([]byte, 0, 64)
	if n := testing.AllocsPerRun(100, func() {
		sum, _ := a.Add(b)
		buf = AppendGrouped(sum.Append(buf[:0]), sum, 2)
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// FuzzParseDecimal compares with big.Rat: what is accepted is read exactly and written back
// as the same number, and what is refused is no plain number or has too many digits.
func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"0", "-12.50", "144115188075855871", "144115188075855872", ".5", "5.", "1e5", "+.", "0.0000000000000000000000000000001", "1.4411518807585587100000"} {
		f.Add(s)
	}
	shape := regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$`)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDecimal(s)
		if shape.MatchString(s) == errors.Is(err, ErrSyntax) {
			t.Fatalf("ParseDecimal(%q): %v", s, err)
		}
		if err != nil {
			return
		}
		want, ok := new(big.Rat).SetString(s)
		if !ok || d.rat().Cmp(want) != 0 {
			t.Fatalf("ParseDecimal(%q) = %s", s, d)
		}
		if back, err := ParseDecimal(d.String()); err != nil || back != d {
			t.Fatalf("%q is written as %q", s, d)
		}
		if d.Neg().Neg() != d || d.Abs().Sign() < 0 || d.Cmp(d.Neg()) != d.Sign() {
			t.Fatalf("%q: sign", s)
		}
		rounded := d.Round(2)
		if got, want := rounded.rat(), d.rat().FloatString(2); got.FloatString(2) != want {
			if d.Sign() < 0 && rounded.Sign() == 0 {
				return // big.Rat writes -0.00
			}
			t.Fatalf("Round(%s, 2) = %s, want %s", d, rounded, want)
		}
	})
}

func TestFromRatRounds(t *testing.T) {
	got, err := fromRat(big.NewRat(246, 280), 3)
	if err != nil || got != dec(t, "0.879") {
		t.Errorf("FromRat = %s, %v", got, err)
	}
	if _, err := fromRat(big.NewRat(1, 3), 25); !errors.Is(err, ErrRange) {
		t.Errorf("a fraction of too many digits: %v", err)
	}
}

func TestSortingByCmpIsStable(t *testing.T) {
	in := []Decimal{dec(t, "3"), Missing, dec(t, "-1"), dec(t, "0")}
	slices.SortFunc(in, Decimal.Cmp)
	want := []Decimal{Missing, dec(t, "-1"), dec(t, "0"), dec(t, "3")}
	if !slices.Equal(in, want) {
		t.Errorf("sorted %v", in)
	}
}
