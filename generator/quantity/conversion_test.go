package quantity

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// convertByRat is what Convert has to give, worked out with fractions of any length.
func convertByRat(v Decimal, from, to Unit) (Decimal, bool) {
	f, t := from.parse(), to.parse()
	if !agree(f, t) {
		return Missing, false
	}
	if v.IsMissing() {
		return Missing, true
	}
	r := v.rat()
	if f.of == t.of && f.of != noDimension && f.base != "" && t.base != "" {
		r.Mul(r, big.NewRat(f.num, f.den))
		r.Quo(r, big.NewRat(t.num, t.den))
	}
	for power := f.power; power > t.power; power-- {
		r.Mul(r, big.NewRat(10, 1))
	}
	for power := f.power; power < t.power; power++ {
		r.Quo(r, big.NewRat(10, 1))
	}
	for places := 8; places >= 0; places -= 2 {
		if d, err := fromRat(r, places); err == nil {
			return d, true
		}
	}
	return Missing, false
}

// anyDecimal has few or many digits, before or behind the point, and is now and then a gap.
func anyDecimal(r *rand.Rand) Decimal {
	if r.IntN(50) == 0 {
		return Missing
	}
	c := r.Int64N(maxCoefficient+1) >> r.IntN(58)
	if r.IntN(4) == 0 {
		c -= c % pow10(r.IntN(6)) // trailing zeros
	}
	if r.IntN(3) == 0 {
		c = -c
	}
	d, err := fromParts(c, r.IntN(maxScale+1)>>r.IntN(5))
	if err != nil {
		return Missing
	}
	return d
}

var someUnits = []Unit{"元", "万元", "亿元", "千元", "角", "万亿元", "公里", "里", "米", "毫米", "尺", "亩", "万亩", "公顷", "平方公里", "平方米", "吨", "万吨", "斤", "两重", "克", "毫升",
	"%", "‰", "成", "秒", "周", "天", "个月", "季度", "户", "万户", "人", "万人次", "个", "家", "元/人", "万元/亩", "", "万", "千瓦", "兆瓦", "个岗位", "栋房"}

func TestConversionGivesWhatFractionsOfAnyLengthGive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	converted := 0
	for range 300_000 {
		v, from, to := anyDecimal(r), someUnits[r.IntN(len(someUnits))], someUnits[r.IntN(len(someUnits))]
		if r.IntN(2) == 0 {
			to = from
		}
		got, ok := Convert(v, from, to)
		want, wantOK := convertByRat(v, from, to)
		if got != want || ok != wantOK {
			t.Fatalf("%s%s in %s: %s, %v; want %s, %v", v, from, to, got, ok, want, wantOK)
		}
		if ok {
			converted++
		}
	}
	if converted < 100_000 {
		t.Errorf("%d conversions, want more", converted)
	}
}

func TestQuoGivesWhatFractionsOfAnyLengthGive(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200_000 {
		d, e, places := anyDecimal(r), anyDecimal(r), r.IntN(34)
		if d.IsMissing() || e.IsMissing() || e.Sign() == 0 {
			continue
		}
		got, err := d.Quo(e, places)
		want, wantErr := fromRat(new(big.Rat).Quo(d.rat(), e.rat()), places)
		if got != want || err != wantErr {
			t.Fatalf("%s ÷ %s to %d places: %s, %v; want %s, %v", d, e, places, got, err, want, wantErr)
		}
	}
}

func FuzzConversion(f *testing.F) {
	f.Add(int64(128), 2, uint8(1), uint8(0))
	f.Add(int64(1), 0, uint8(11), uint8(15))
	f.Add(int64(maxCoefficient), 30, uint8(5), uint8(4))
	f.Fuzz(func(t *testing.T, c int64, scale int, from, to uint8) {
		v, err := fromParts(c, max(0, min(scale, maxScale)))
		if err != nil {
			return
		}
		a, b := someUnits[int(from)%len(someUnits)], someUnits[int(to)%len(someUnits)]
		got, ok := Convert(v, a, b)
		want, wantOK := convertByRat(v, a, b)
		if got != want || ok != wantOK {
			t.Fatalf("%s%s in %s: %s, %v; want %s, %v", v, a, b, got, ok, want, wantOK)
		}
	})
}

func BenchmarkConvert(b *testing.B) {
	v := FromInt(973)
	b.ReportAllocs()
	for b.Loop() {
		Convert(v, "亩", "万公顷")
	}
}

func BenchmarkConversion(b *testing.B) {
	v, rate := FromInt(973), NewConversion("亩", "万公顷")
	b.ReportAllocs()
	for b.Loop() {
		rate.Value(v)
	}
}
