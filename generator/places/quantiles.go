package places

import (
	"math"
	"math/bits"
	"slices"
)

// Median returns the middle of some values, NaN of none. It puts them in another order.
//
// Whole orders are not needed for it: a country's tables want the medians of every county,
// indicator and year.
func Median(values []float64) float64 {
	n := len(values)
	if n == 0 {
		return math.NaN()
	}
	upper := nth(values, n/2)
	if n%2 == 1 {
		return upper
	}
	return (slices.Max(values[:n/2]) + upper) / 2
}

// fewestForHalf is how many values have a middle half: of fewer, it says nothing.
const fewestForHalf = 8

// quarters returns the values that a quarter, a half and three quarters lie below; the first and the
// last by rank, NaN of fewer than fewestForHalf. It puts the values in another order, and looks for each
// among those that the ones before have left.
func quarters(values []float64) (low, median, high float64) {
	n := len(values)
	if n < fewestForHalf {
		return math.NaN(), Median(values), math.NaN()
	}
	first, last := n/4, n-1-n/4
	low = nth(values, first)
	high = nth(values[first+1:], last-first-1)
	return low, Median(values[first : last+1]), high
}

// nth puts the value of rank k, from 0, into its place, none greater before it and none less
// after it, and returns it (Hoare's selection). Where it does not get ahead, it sorts.
func nth(values []float64, k int) float64 {
	low, high := 0, len(values)-1
	for rounds := 2 * bits.Len(uint(len(values))); high-low > 12; rounds-- {
		if rounds == 0 {
			break
		}
		pivot := middleOf(values[low], values[low+(high-low)/2], values[high])
		i, j := low, high
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for pivot < values[j] {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return values[k]
		}
	}
	slices.Sort(values[low : high+1])
	return values[k]
}

func middleOf(a, b, c float64) float64 { return max(min(a, b), min(max(a, b), c)) }

// Quantiles is what a table says of the figures that many places have of one year.
type Quantiles struct {
	Year, Count       int
	Low, Median, High float64
}

// spreadOf puts the values in another order.
func quantilesOf(year int, values []float64) Quantiles {
	if len(values) == 0 {
		return Quantiles{Year: year}
	}
	return Quantiles{year, len(values), slices.Min(values), Median(values), slices.Max(values)}
}
