package check

import (
	_ "embed"
	"encoding/binary"
	"math"
	"sync"
)

// The trees that evidence on equations is judged by: learned by TestLearnEquations, written as bytes.

//go:embed equations.trees
var learnedTrees []byte

// A tree asks the same question of all that come to a level of it (oblivious trees: Kohavi 1994): whether a piece of evidence is above a bound. The
// answers are the bits of the leaf's number.
type tree struct {
	of     [treeLevels]uint8
	bounds [treeLevels]float32
	leaves [1 << treeLevels]float32
}

const (
	treeLevels = 6
	treeSize   = treeLevels + 4*treeLevels + 4<<treeLevels // bytes
)

// treesOf reads trees as they are written: of each its questions, their bounds and its leaves, little-endian.
func treesOf(data []byte) []tree {
	list := make([]tree, len(data)/treeSize)
	numbers := func(at int, to []float32) int {
		for i := range to {
			to[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[at:]))
			at += 4
		}
		return at
	}
	for i := range list {
		t := &list[i]
		at := i*treeSize + copy(t.of[:], data[i*treeSize:])
		numbers(numbers(at, t.bounds[:]), t.leaves[:])
	}
	return list
}

//go:embed equations.priors
var learnedPriors []byte

var (
	trees  = sync.OnceValue(func() []tree { return treesOf(learnedTrees) })
	priors = sync.OnceValue(func() []tree { return treesOf(learnedPriors) })
)

// sumOfTrees adds up what trees say of evidence.
func sumOfTrees(list []tree, v *evidence) float64 {
	sum := 0.0
	for i := range list {
		t := &list[i]
		leaf := 0
		for level, of := range t.of {
			over := 0 // a number, not a jump: which way a level goes nobody can foresee
			if v[of] > t.bounds[level] {
				over = 1
			}
			leaf |= over << level
		}
		sum += float64(t.leaves[leaf])
	}
	return sum
}
