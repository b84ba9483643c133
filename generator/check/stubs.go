package check

import (
	"casebook/generator/problem"
	"casebook/generator/report"
)

func factMismatch() rule    { return rule{Rule: Rule{ID: problem.FactMismatch}} }
func figureUnbound() rule   { return rule{Rule: Rule{ID: problem.FigureUnbound}} }
func percentMismatch() rule { return rule{Rule: Rule{ID: problem.PercentMismatch}} }
func sumMismatch() rule     { return rule{Rule: Rule{ID: problem.SumMismatch}} }
func formulaMismatch() rule { return rule{Rule: Rule{ID: problem.FormulaMismatch}} }
func privateName() rule     { return rule{Rule: Rule{ID: problem.PrivateName}} }

type places struct{}

func newPlaces(*report.Report) places { return places{} }
func isSurname(r rune) bool           { return oneOf(r, "张王李") }
