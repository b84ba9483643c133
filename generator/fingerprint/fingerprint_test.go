package fingerprint

import (
	"reflect"
	"testing"
)

type leaf struct {
	Name string
	own  int32
}

type tree struct {
	Text    string
	Flag    bool
	Numbers []int
	words   []int32
	Bytes   [2]byte
	Leaf    *leaf
	Leaves  []*leaf
	Parent  *tree
	Map     map[string]int
	Any     any
	Do      func()
	small   uint8
}

func sample() *tree {
	return &tree{Text: "a", Numbers: []int{1, 2}, words: []int32{-1, 300}, Bytes: [2]byte{3, 4}, Leaf: &leaf{"l", 5}, Leaves: []*leaf{{"m", 6}, nil}, small: 7}
}

func sumOf(t *testing.T, h *Hasher, x *tree) Sum {
	t.Helper()
	sum, ok := Of(h, x)
	if !ok {
		t.Fatal("no hash")
	}
	return sum
}

// TestEveryValueCounts: two values that say the same have one hash, and none has it that differs
// from them anywhere.
func TestEveryValueCounts(t *testing.T) {
	seen := map[Sum]string{sumOf(t, New(), sample()): "nothing"}
	if _, same := seen[sumOf(t, New(), sample())]; !same {
		t.Fatal("another hash of the same")
	}
	for name, change := range map[string]func(*tree){
		"a text":                func(x *tree) { x.Text = "b" },
		"a flag":                func(x *tree) { x.Flag = true },
		"a number of a list":    func(x *tree) { x.Numbers[1] = 3 },
		"the length of a list":  func(x *tree) { x.Numbers = x.Numbers[:1] },
		"a word of a list":      func(x *tree) { x.words[1]-- },
		"the sign of a word":    func(x *tree) { x.words[0] = 1 },
		"fewer words":           func(x *tree) { x.words = x.words[:1] },
		"empty words":           func(x *tree) { x.words = []int32{} },
		"no words":              func(x *tree) { x.words = nil },
		"an empty list":         func(x *tree) { x.Numbers = []int{} },
		"no list":               func(x *tree) { x.Numbers = nil },
		"an array":              func(x *tree) { x.Bytes[0]++ },
		"behind a pointer":      func(x *tree) { x.Leaf.Name = "k" },
		"a field of its own":    func(x *tree) { x.Leaf.own++ },
		"no pointer":            func(x *tree) { x.Leaf = nil },
		"a pointer in a list":   func(x *tree) { x.Leaves[0].own++ },
		"which of a list":       func(x *tree) { x.Leaves[0], x.Leaves[1] = x.Leaves[1], x.Leaves[0] },
		"an unexported number":  func(x *tree) { x.small++ },
		"where a text ends":     func(x *tree) { x.Leaf.Name, x.Leaves[0].Name = "lm", "" },
		"a record within it":    func(x *tree) { x.Parent = &tree{} },
		"a record deeper in it": func(x *tree) { x.Parent = &tree{Leaf: &leaf{"deep", 0}} },
	} {
		x := sample()
		change(x)
		sum := sumOf(t, New(), x)
		if other, taken := seen[sum]; taken {
			t.Errorf("%s has the hash of %s", name, other)
		}
		seen[sum] = name
	}
}

func TestWhatCannotBeReportedHasNoHash(t *testing.T) {
	within := sample()
	within.Parent = within
	for name, x := range map[string]*tree{"a map": {Map: map[string]int{}}, "an interface": {Any: 1}, "a function": {Do: func() {}}, "itself": within, "one behind a pointer": {Parent: &tree{Any: ""}}} {
		if _, ok := Of(New(), x); ok {
			t.Errorf("%s has a hash", name)
		}
	}
}

// TestStopsAndSharedRecords: beyond a stop only what is written there counts, and a shared record
// counts as any other.
func TestStopsAndSharedRecords(t *testing.T) {
	h := New()
	Stop(h, func(w *Writer, x *leaf) { w.Text(x.Name); w.Int(len(x.Name)); w.Sum(Sum{1}) })
	a, b, c := sample(), sample(), sample()
	b.Leaf.own++
	c.Leaf.Name = "n"
	if sumOf(t, h, a) != sumOf(t, h, b) || sumOf(t, h, a) == sumOf(t, h, c) {
		t.Error("a stop is passed, or what is written there does not count")
	}
	unknown := New()
	Stop(unknown, func(w *Writer, x *tree) { w.Unknown() })
	a.Parent = b
	if _, ok := Of(unknown, a); ok {
		t.Error("what is unknown at a stop has a hash")
	}

	values := New()
	StopAtValue(values, func(w *Writer, x *[0]int) { t.Error("a stop for another type") })
	StopAtValue(values, func(w *Writer, x *leaf) { w.Append(func(b []byte) []byte { return append(b, x.Name...) }) })
	if sumOf(t, values, sample()) != sumOf(t, values, b) || sumOf(t, values, sample()) == sumOf(t, values, c) {
		t.Error("a stop at a value is passed, or what is written there does not count")
	}

	shared := New()
	Share[leaf](shared)
	a, b = sample(), sample()
	b.Leaf.own++
	a.Leaves[1], b.Leaves[1] = a.Leaf, b.Leaf
	first := sumOf(t, shared, a)
	if first == sumOf(t, shared, b) || first != sumOf(t, shared, a) {
		t.Error("a shared record does not count")
	}
	n := 0
	shared.shared[reflect.TypeFor[*leaf]()].Range(func(any, any) bool { n++; return true })
	if want := len(map[*leaf]bool{a.Leaf: true, a.Leaves[0]: true, b.Leaf: true, b.Leaves[0]: true}); n != want {
		t.Errorf("%d records hashed, want %d", n, want)
	}
	trees := New()
	Share[tree](trees)
	if _, ok := Of(trees, &tree{Parent: &tree{Any: 1}}); ok {
		t.Error("a shared record that cannot be known has a hash")
	}
}

// What is written at a stop counts, numbers and hashes as well as texts; and so does where a list within a list ends.
func TestWhatIsWrittenAtAStopCounts(t *testing.T) {
	type number struct{ n, sum int }
	type numbers struct {
		Of    *number
		Lists [][]int
		Small [][]int32
	}
	h := New()
	Stop(h, func(w *Writer, x *number) { w.Int(x.n); w.Sum(Sum{byte(x.sum)}) })
	seen := map[Sum]int{}
	for i, x := range []*numbers{
		{Of: &number{1, 1}}, {Of: &number{2, 1}}, {Of: &number{1, 2}}, {Of: &number{-1, 1}}, {},
		{Lists: [][]int{{1}, {2, 3}}}, {Lists: [][]int{{1, 2}, {3}}}, {Lists: [][]int{{1, 2, 3}}}, {Lists: [][]int{{}, {1, 2, 3}}}, {Lists: [][]int{nil, {1, 2, 3}}},
		{Small: [][]int32{{1}, {2, 3}}}, {Small: [][]int32{{1, 2}, {3}}},
	} {
		sum, ok := Of(h, x)
		if !ok {
			t.Fatal("no hash")
		}
		if other, taken := seen[sum]; taken {
			t.Errorf("%d and %d have one hash", i, other)
		}
		seen[sum] = i
	}
}
