package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// What a figure was, by how much it changed and what it became, in this order.

// findSteps reads 由3200元增加450元，达到3650元; 由41.6%下降8.3个百分点，降到33.3%; 去年150万元。今年增长20%，达到180万元.
func (s *sentence) findSteps(before *sentence) {
	for k := range s.terms {
		by := s.terms[k]
		if k+1 >= len(s.terms) || by.open || by.rough {
			continue
		}
		is, verb, arrived := s.terms[k+1], clauseOf(s.head(k)), strings.TrimLeft(s.head(k+1), "，,")
		sign := 1.0
		switch {
		case anyof.Suffix(verb, "增加", "增长", "提高", "上升", "上涨", "增加了", "提高了", "增长了"):
		case anyof.Suffix(verb, "减少", "下降", "降低", "下降了", "降低了", "减少了"):
			sign = -1
		default:
			continue
		}
		if !anyof.Prefix(arrived, "达到", "达", "增至", "升至", "降至", "降到", "减少到", "增加到", "提高到", "下降到", "上升到") || runeCount(arrived) > 6 || is.open || is.rough || s.p.reported(is) || s.p.reported(by) {
			continue
		}
		was, ok := s.stepFrom(k, is, before)
		if !ok {
			continue
		}
		right := 0.0
		switch {
		case by.unit == "%" && !is.share():
			right = was.as(is.unit) * (1 + sign*middle(by)/100)
		case by.unit == "个百分点" && is.unit == "%" && was.unit == "%":
			right = middle(was) + sign*middle(by)
		case comparable(by, is) && comparable(was, is):
			right = was.as(is.unit) + sign*by.as(is.unit)
		default:
			continue
		}
		s.holdStep(was, by, is, right, sign)
	}
}

// stepFrom is what a figure was: the one before the change, which 由 leads up to, or last year's in the sentence before.
func (s *sentence) stepFrom(k int, is term, before *sentence) (was term, ok bool) {
	if k > 0 && s.fromWord(k-1) && !strings.ContainsAny(s.head(k), "，；。（") {
		was = s.terms[k-1]
		return was, !was.open && !was.rough && (comparable(was, is) || was.unit == is.unit)
	}
	if k != 0 || before == nil || s.terms[k].unit != "%" || !anyof.Contains(s.head(0), "今年", "比去年", "比上年", "较上年") || len(before.terms) != 1 {
		return was, false
	}
	was = before.terms[0]
	lead := before.p.text[before.from:was.from]
	return was, was.plain() && comparable(was, is) && anyof.Contains(lead, "去年", "上年") && twosInCommon(s.head(0), lead) >= 2
}

// holdStep reports what a figure became where it is not what it was and the change come to.
func (s *sentence) holdStep(was, by, is term, right, sign float64) {
	slack := is.step * scaleOf(is.text)
	if by.unit == "%" {
		slack += was.as(is.unit) * by.step / 100
	} else if by.unit != "个百分点" {
		slack = (is.high - is.low + was.high - was.low + by.high - by.low) / 2
	} else if was.step == by.step && by.step == is.step {
		slack = is.step / 2
	}
	if math.Abs(right-middle(is)) <= slack+1e-9 || !closeTo(right, middle(is)) {
		return
	}
	scale := scaleOf(is.text)
	op := "＋"
	if sign < 0 {
		op = "－"
	}
	line := fmt.Sprintf("%s%s%s＝%s", was.text, op, by.text, decimal(roundTo(right/scale, 0.001), 1))
	s.reportLine(sumMismatchID, is, line, is.text)
}
