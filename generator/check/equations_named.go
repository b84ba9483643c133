package check

import (
	"cmp"
	"slices"
	"strings"
)

// Shares whose whole is named and stands elsewhere (占全部借款额的50%, 占总户数的43.6%), and means of what is counted elsewhere (摊在全村果农身上，一户平均
// 12.6万元). A reader looks for what bears that name or unit, in another paragraph too.

const (
	ofNamed       = "of named"  // the form of such a share,
	forNamed      = "for named" // and of such a mean
	mostWholes    = 3           // amounts of the name that are tried,
	mostOfNamed   = 3           // and amounts before the share that may be the part
	farthestNamed = 80          // amounts from the share
	leastName     = 2           // characters that the name and what bears it have in common
)

// wholeNamed is what the words before a share name as its whole; "" where they do not.
func (e *equations) wholeNamed(i int) string {
	head := e.list[i].s.head(e.list[i].k)
	at := strings.LastIndex(head, "占")
	if at < 0 {
		return ""
	}
	name := strings.TrimPrefix(head[at+len("占"):], "了")
	for _, end := range [...]string{"比重为", "比例为", "比重达", "比例达", "比重", "比例", "的"} {
		name = strings.TrimSuffix(name, end)
	}
	if strings.ContainsAny(name, "，。；：、,;:（(") || runeCount(name) < leastName {
		return ""
	}
	return name
}

// namedShares finds shares of amounts that bear the name of the whole.
func (e *equations) namedShares(from int) {
	for i := from; i < len(e.list); i++ {
		if t := &e.list[i]; t.class < 0 || !t.share() {
			continue
		}
		name := e.wholeNamed(i)
		if name == "" {
			continue
		}
		around := e.amountsAround(from, i)
		parts := 0
		for part := i - 1; part >= from && parts < mostOfNamed && e.list[part].s == e.list[i].s; part-- {
			if e.list[part].class < 0 || e.list[part].isRate() {
				continue
			}
			parts++
			for _, whole := range e.bearing(name, i, part) {
				if !slices.Contains(around, whole) {
					e.shareOfNamed(i, part, whole)
				}
			}
		}
	}
}

// bearing are the amounts before a share, or in its passage, that a part may be of and that bear a name, those that bear most of it first.
func (e *equations) bearing(name string, i, part int) (list []int) {
	common := map[int]int{}
	for k := max(0, i-farthestNamed); k < len(e.list); k++ {
		x := &e.list[k]
		if k == i || k == part || x.class < 0 || x.isRate() || x.value <= 0 || !comparable(e.list[part].term, x.term) || e.list[part].as(x.unit) >= middle(x.term) {
			continue
		}
		own := e.nameOf(k)
		if n := twosInCommon(name, own); n >= leastName || own != "" && commonEnd(name, own) >= leastName {
			common[k] = n + commonEnd(name, own)
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int {
		return cmp.Or(cmp.Compare(common[b], common[a]), cmp.Compare(max(a-i, i-a), max(b-i, i-b)))
	})
	return list[:min(len(list), mostWholes)]
}

// shareOfNamed takes up the share that an amount is of another.
func (e *equations) shareOfNamed(i, part, whole int) {
	a, b := &e.list[part], &e.list[whole]
	all := middle(b.term)
	low, high := a.as(b.unit)*(a.low/a.value), a.as(b.unit)*(a.high/a.value)
	open := b.unitOf(b.high-b.low) / 2
	x := equation{kind: shareOfTwo, form: ofNamed, stated: i, of: []int{whole, part}, right: a.as(b.unit) / all * 100}
	e.rate(x, low/(all+open)*100, high/(all-open)*100)
}

// namedMeans finds amounts for each of some that are counted farther away than products look for.
func (e *equations) namedMeans(from int) {
	for j := from; j < len(e.list); j++ {
		a := &e.list[j]
		if a.class < 0 || a.isRate() || !saysMean(a) && !e.isForEach(j) {
			continue
		}
		each := eachSaid(a.clause)
		if each == "" {
			continue
		}
		totals := 0
		for i := j - 1; i >= from && totals < mostOfNamed && e.apart(i, j) <= 1; i-- {
			t := &e.list[i]
			if t.class != a.class || t.value <= a.value {
				continue
			}
			totals++
			for _, k := range e.counted(each, i, j) {
				e.productForNamed(i, j, k)
			}
		}
	}
}

// counted are the numbers of the page that count what each is said of, beyond those that products look for.
func (e *equations) counted(each string, i, j int) (list []int) {
	var others []int
	for k := j - 1; k >= max(0, j-farthestNamed); k-- {
		n := &e.list[k]
		near := n.passage == e.list[i].passage && max(i-k, k-i) < nearProduct && e.apart(i, k) <= 1
		if n.class < 0 || n.isRate() || middle(n.term) < 2 || n.unit == "" || near || e.eachOf(each, k) != eachUnit && e.eachOf(each, k) != eachAlike || n.class == e.list[j].class {
			continue
		}
		if e.roleSaid(k) == saidTotal {
			list = append(list, k)
		} else {
			others = append(others, k)
		}
	}
	list = append(list, others...)
	return list[:min(len(list), mostWholes)]
}

// productForNamed takes up an amount for each, a number that stands elsewhere, and their product.
func (e *equations) productForNamed(i, j, k int) {
	before := len(e.found)
	e.product(i, j, 1, k)
	for n := before; n < len(e.found); n++ {
		e.found[n].form = forNamed
	}
}
