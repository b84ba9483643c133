package chart

import "casebook/generator/svg"

// pen is what draws, with the strokes that charts alone have.
type pen struct{ svg.Pen }
