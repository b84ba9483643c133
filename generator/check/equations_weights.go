package check

import _ "embed"

// What the words around an equation weigh: learned by TestLearnEquations from texts (equations_learn_test.go tells how, and of how many) by
// logistic regression. An equation that holds in a text counts for its words, one that nearly does against them: where the words
// weigh much, equations told so hold, and one that misses by a slip has a wrong figure in it.

//go:embed equations.weights
var wordWeights string // a signed byte for each of the last bits of a word's hash, by kind

// weightStep is the weight that a byte of the table counts.
const weightStep = 1.0 / 64

// weightOf is the sum of what words weigh for a kind.
func weightOf(weights string, kind equationKind, words []uint32) float64 {
	sum := 0
	for _, h := range words {
		sum += int(int8(weights[placeOf(kind, h)]))
	}
	return float64(sum) * weightStep
}

// placeOf is where the weight of a word stands in the table.
func placeOf(kind equationKind, h uint32) int {
	h ^= (uint32(kind) + 1) * 0x9E3779B1
	h ^= h >> 15
	h *= hashPrime
	return int((h ^ h>>13) & (weightPlaces - 1))
}

// weightPlaces is how many weights the table has. 1<<14 reported a tenth fewer faults of texts not learned from, at as many false alarms; 1<<17 no more.
const weightPlaces = 1 << 16
