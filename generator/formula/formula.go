// Package formula reads the name of a working method (六个一, 1+N+1, 三考两评一述, 4321)
// and says which parts the name promises.
//
// Only a name that promises parts is taken apart. 双推进 and 双循环 with their single 双 do not
// (nobody lists the two), nor do 一户一策 and 一盘棋, whose 一 is "each" or "one and the same",
// nor a length of time (三年行动), a round number (万名干部联万家), an ordinal (第一书记) or a place
// (六盘水). A count of bodies (六大片区党委) says how many there are, not what they consist of: it is
// read, but no list of parts can disagree with it.
package formula

// Shape is the form a name has; a drawing and a check both follow it.
type Shape uint8

const (
	None    Shape = iota // no promise in the name: drawn from its parts
	Ones                 // 六个一, 四个一: N parts of one each
	Sum                  // 1+N+1, 2+n+1, 1+X, 1+3+5: roles joined by +
	Tally                // 三考两评一述, 四问一查, 三个走遍三个找准: groups of N named parts
	Digits               // 4321, 131, 211, 1350: a count a digit
	Grid                 // 三个三: N groups of M
	Doubles              // 双亮双诺双实: each 双 is a two
	Counted              // 五联, 六项行动, 七权同确: one number and what it counts
)

// Count is how many a term promises. Open counts (N, n, X) have Min 1 and Max 0; so does
// 10+ with Min 10, and the 0 of 1350 with Min 0, which names a goal (no petitions) that may
// be reported in any number of parts. The zero Count, without text, is a count not stated.
type Count struct {
	Text     string // as written: "六", "N", "1-3"
	Min, Max int
}

// stated tells whether a count is given at all.
func (c Count) stated() bool { return c.Text != "" }

// allows tells whether n things keep the promise.
func (c Count) allows(n int) bool {
	return !c.stated() || n >= c.Min && (c.Open() || n <= c.Max)
}

// Open tells whether the count has no upper end.
func (c Count) Open() bool { return c.Max == 0 }

// Term is one promise of a name: 三考 of 三考两评一述.
type Term struct {
	Count Count
	Label string // 考, 评, 述; 一 of 六个一; empty where the name has only numbers
}

// Formula is a name taken apart.
type Formula struct {
	Name  string // as given
	Shape Shape
	Terms []Term
}
