package spark

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/quantity"
)

func num(v float64) quantity.Decimal {
	d, err := quantity.ParseDecimal(strconv.FormatFloat(v, 'f', -1, 64))
	if err != nil {
		panic(err)
	}
	return d
}

func numbers(values ...float64) (list []quantity.Decimal) {
	for _, v := range values {
		list = append(list, num(v))
	}
	return list
}

func TestAppend(t *testing.T) {
	if got := Append(nil, []quantity.Decimal{quantity.Missing}); len(got) != 0 {
		t.Errorf("a sparkline of nothing: %s", got)
	}
	got := string(Append(nil, append(numbers(1, 2), quantity.Missing, num(3))))
	want := `<svg class="spark" aria-hidden="true"><path d="M3 25l31-11M97 3h0"/></svg>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// Before its peers' medians, which widen the frame; 4 lies on the line from 3 to 5.
	got = string(AppendAgainst(nil, numbers(3, 4, 5), []float64{0, math.NaN(), 10}))
	want = `<svg class="spark" aria-hidden="true"><path d="M3 25h0M97 3h0"/><path d="M3 18l94-4"/></svg>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Whatever a sparkline leaves out lies on it: at each step it is less than a pixel from where the value is.
func TestSparkKeepsTheCourse(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		values, at := make([]quantity.Decimal, 2+r.IntN(14)), 0.0
		low, high := math.Inf(1), math.Inf(-1)
		for k := range values {
			at += r.NormFloat64() * 20
			values[k] = num(math.Round(at))
			low, high = min(low, values[k].Float64()), max(high, values[k].Float64())
		}
		if low == high {
			continue
		}
		points := pathPoints(t, string(Append(nil, values)))
		for k, v := range values {
			x, y := 3+94*float64(k)/float64(len(values)-1), 25-22*(v.Float64()-low)/(high-low)
			i := 1
			for i < len(points)-1 && points[i][0] < x {
				i++
			}
			from, to := points[i-1], points[i]
			if got := from[1] + (to[1]-from[1])*(x-from[0])/(to[0]-from[0]); math.Abs(got-y) > 2.6 {
				t.Fatalf("%v: at %d the line is at %.1f, want %.1f", values, k, got, y)
			}
		}
	}
}

// pathPoints are the points of a path of one move and relative lines.
func pathPoints(t *testing.T, picture string) (points [][2]float64) {
	t.Helper()
	_, rest, _ := strings.Cut(picture, `d="M`)
	data, _, _ := strings.Cut(rest, `"`)
	numbers := strings.Fields(strings.NewReplacer("l", " ", "-", " -").Replace(data))
	for k := 0; k+1 < len(numbers); k += 2 {
		x, _ := strconv.ParseFloat(numbers[k], 64)
		y, err := strconv.ParseFloat(numbers[k+1], 64)
		if err != nil {
			t.Fatal(picture)
		}
		if n := len(points); n > 0 {
			x, y = x+points[n-1][0], y+points[n-1][1]
		}
		points = append(points, [2]float64{x, y})
	}
	return points
}

// A sparkline that stays as it is runs through the middle.
func TestALevelSparklineIsInTheMiddle(t *testing.T) {
	for _, values := range [][]quantity.Decimal{numbers(7, 7, 7), numbers(0, 0), numbers(-3, -3)} {
		for _, p := range pathPoints(t, string(Append(nil, values))) {
			if p[1] != 14 {
				t.Errorf("%v: a point at %g of 28", values, p[1])
			}
		}
	}
}
