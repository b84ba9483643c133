package check

import (
	"math"
)

// What each has, of a total and a count that the sentence gives, read by the numbers alone: 18公里长的环线花了2340万元，每公里造价103万元; 40天春运
// 发送旅客52万人次，日均1.5万人次. Where one total and one count could be meant and do not fit, and do fit but for one digit, it was mistyped.

// roundTo rounds a value to a multiple of step.
func roundTo(v, step float64) float64 { return math.Round(v/step) * step }
