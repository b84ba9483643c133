package ledger

import (
	"slices"
	"strconv"

	"casebook/generator/office"
)

// yearHead is the year that a head is, 0 for any other head.
func yearHead(cell string) int {
	if m := yearAlone.FindStringSubmatch(office.Narrow(office.Unspaced(cell))); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return 0
}

// takesYear tells whether the figures of a year are imported. Of a year in the future the user is asked.
func (r *reader) takesYear(head string) bool { return r.foreseenYear(head) == "收" }

// leavesYear tells whether the answer was to leave that year's figures out.
func (r *reader) leavesYear(head string) bool { return r.foreseenYear(head) == "不要" }

func (r *reader) foreseenYear(head string) string {
	head = office.Narrow(office.Unspaced(head))
	if !foreseenYear.MatchString(head) {
		return "收"
	}
	return r.oneOf(foreseenOnes, head, "“"+head+"”是预计的数，不是实际的，收不收？", "收", "不要")
}

// yearCell is the year that a cell of a column of years holds: 2023, 2023年, 2023-06-30.
func yearCell(cell string) int {
	if n := yearHead(cell); n > 0 {
		return n
	}
	return oneYear(office.Narrow(cell))
}

// oneYear is the only year that a text names, 0 for none or several.
func oneYear(text string) int {
	found := yearIn.FindAllString(text, -1)
	slices.Sort(found)
	if found = slices.Compact(found); len(found) != 1 {
		return 0
	}
	n, _ := strconv.Atoi(found[0])
	return n
}
