package document

import (
	"strconv"
	"strings"
)

// FactTarget is where a `fact:` link leads: to a fact of the text's own or of another
// narrative, or to one year of a village's or region's series.
type FactTarget struct {
	Owner     string // another narrative's slug, or a village's or region's code; "" is the text itself
	Fact      string // the fact's id, or
	Indicator string // the indicator of the series, and
	Year      int    // its year

	// Bad is a target that cannot be read, as written; all else is zero then.
	Bad string
}

// ParseFactTarget reads what stands after "fact:", which is ID, SLUG/ID or
// CODE/INDICATOR@YEAR. A slug may have slashes, an id has none.
func ParseFactTarget(s string) FactTarget {
	s = strings.TrimSpace(s)
	owner, id := "", s
	if i := strings.LastIndexByte(s, '/'); i >= 0 {
		owner, id = s[:i], s[i+1:]
		if owner == "" {
			return FactTarget{Bad: s}
		}
	}
	if owner == "" {
		if id == "" {
			return FactTarget{Bad: s}
		}
		return FactTarget{Fact: id}
	}
	indicator, digits, isSeries := strings.Cut(id, "@")
	if !isSeries {
		if id == "" {
			return FactTarget{Bad: s}
		}
		return FactTarget{Owner: owner, Fact: id}
	}
	year, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || indicator == "" || year == 0 || strconv.FormatUint(year, 10) != digits {
		return FactTarget{Bad: s}
	}
	return FactTarget{Owner: owner, Indicator: indicator, Year: int(year)}
}

// String returns the target as it is written after "fact:".
func (t FactTarget) String() string {
	id := t.Fact
	switch {
	case t.Indicator != "":
		id = t.Indicator + "@" + strconv.Itoa(t.Year)
	case t.Fact == "":
		return t.Bad
	}
	if t.Owner == "" {
		return id
	}
	return t.Owner + "/" + id
}
