package merge

// hunk says that a[from:to] becomes with.
type hunk struct {
	from, to int
	with     []token
}

// maxCells bounds the table of a comparison; longer texts are taken as changed as a whole.
const maxCells = 16 << 20

// diff returns the hunks that make b of a.
func diff(a, b []token) []hunk {
	pairs := lcs(len(a), len(b), func(i, j int) bool { return a[i].s == b[j].s })
	var list []hunk
	i, j := 0, 0
	for _, p := range append(pairs, [2]int{len(a), len(b)}) {
		if p[0] > i || p[1] > j {
			list = append(list, hunk{i, p[0], b[j:p[1]]})
		}
		i, j = p[0]+1, p[1]+1
	}
	return list
}

// lcs returns the longest list of pairs of equal elements in order.
func lcs(n, m int, same func(i, j int) bool) [][2]int {
	var head, tail [][2]int
	lo := 0
	for lo < n && lo < m && same(lo, lo) {
		head = append(head, [2]int{lo, lo})
		lo++
	}
	for n > lo && m > lo && same(n-1, m-1) {
		n, m = n-1, m-1
		tail = append(tail, [2]int{n, m})
	}
	for l, r := 0, len(tail)-1; l < r; l, r = l+1, r-1 {
		tail[l], tail[r] = tail[r], tail[l]
	}
	rows, columns := n-lo, m-lo
	if rows == 0 || columns == 0 || rows*columns > maxCells {
		return append(head, tail...)
	}
	// best[i][j] is how long a list the rest from i and j has.
	best := make([]int32, (rows+1)*(columns+1))
	at := func(i, j int) *int32 { return &best[i*(columns+1)+j] }
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if same(lo+i, lo+j) {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case same(lo+i, lo+j) && *at(i, j) == *at(i+1, j+1)+1:
			head = append(head, [2]int{lo + i, lo + j})
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
	return append(head, tail...)
}

// align puts units of two texts beside one another: those of the same words, then, between them,
// those that are alike, then those that moved. The results are by index, -1 for none; moved are
// those of b that stand elsewhere in order.
func align(a, b []*unit) (ofA, ofB []int, moved map[int]bool) {
	ofA, ofB, moved = filled(len(a)), filled(len(b)), map[int]bool{}
	pair := func(i, j int) { ofA[i], ofB[j] = j, i }
	pairs := lcs(len(a), len(b), func(i, j int) bool { return sameClass(a[i], b[j]) && a[i].key == b[j].key && a[i].key != "" })
	i, j := 0, 0
	for _, p := range append(pairs, [2]int{len(a), len(b)}) {
		alike(a, b, i, p[0], j, p[1], pair)
		if p[0] < len(a) {
			pair(p[0], p[1])
		}
		i, j = p[0]+1, p[1]+1
	}
	for j := range b {
		if ofB[j] >= 0 || len(b[j].toks) < 4 && b[j].kind != drawing {
			continue
		}
		best, found := 0.7, -1
		for i := range a {
			if ofA[i] < 0 && sameClass(a[i], b[j]) {
				if s := likeness(a[i], b[j]); s > best {
					best, found = s, i
				}
			}
		}
		if found >= 0 {
			pair(found, j)
			moved[j] = true
		}
	}
	return ofA, ofB, moved
}

func filled(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// sameClass tells whether one may have become the other.
func sameClass(a, b *unit) bool {
	class := func(k kind) kind {
		switch k {
		case heading, item, quoted:
			return paragraph
		}
		return k
	}
	return class(a.kind) == class(b.kind)
}

// alike pairs what lies between two equal pairs in order, as much likeness as there is in all.
func alike(a, b []*unit, from, to, start, end int, pair func(i, j int)) {
	n, m := to-from, end-start
	if n <= 0 || m <= 0 || n*m > 1<<16 {
		return
	}
	score := make([][]float64, n+1)
	like := make([][]float64, n)
	for i := range score {
		score[i] = make([]float64, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		like[i] = make([]float64, m)
		for j := m - 1; j >= 0; j-- {
			if sameClass(a[from+i], b[start+j]) {
				like[i][j] = likeness(a[from+i], b[start+j])
			}
			score[i][j] = max(score[i+1][j], score[i][j+1])
			if like[i][j] >= 0.4 {
				score[i][j] = max(score[i][j], score[i+1][j+1]+like[i][j])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case like[i][j] >= 0.4 && score[i][j] == score[i+1][j+1]+like[i][j]:
			pair(from+i, start+j)
			i, j = i+1, j+1
		case score[i][j] == score[i+1][j]:
			i++
		default:
			j++
		}
	}
}

// isPicture tells of a picture that stands alone.
func isPicture(u *unit) bool { return len(u.toks) == 1 && len(imagesOf(u)) == 1 }

// likeness is how much two units have in common, from 0 to 1: the share of the tokens of the
// shorter one that are the other's too, half of it where the other is much longer.
func likeness(a, b *unit) float64 {
	shorter, longer := min(len(a.toks), len(b.toks)), max(len(a.toks), len(b.toks))
	if shorter == 0 {
		return 0
	}
	if isPicture(a) && isPicture(b) {
		return 0.5 // one may have been put in the place of the other
	}
	counts := map[string]int{}
	gram := func(t []token, i int) string {
		if i+1 < len(t) {
			return t[i].s + t[i+1].s
		}
		return t[i].s
	}
	for i := range a.toks {
		counts[gram(a.toks, i)]++
	}
	common := 0
	for i := range b.toks {
		if g := gram(b.toks, i); counts[g] > 0 {
			counts[g]--
			common++
		}
	}
	return (float64(common)/float64(shorter) + 2*float64(common)/float64(shorter+longer)) / 2
}
