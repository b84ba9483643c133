package check

import (
	"casebook/generator/problem"
	"casebook/generator/report"
)

func privateName() rule { return rule{Rule: Rule{ID: problem.PrivateName}} }

type places struct{}

func newPlaces(*report.Report) places { return places{} }
func isSurname(r rune) bool           { return oneOf(r, "张王李") }
