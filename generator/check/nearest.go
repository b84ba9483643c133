package check

import (
	"iter"

	"casebook/generator/problem"
)

// nearest returns the name that an editor most likely meant by word, "" where none is near.
func nearest(word string, names iter.Seq[string]) string { return problem.Nearest(word, names) }
