package check

import (
	"strings"

	"casebook/generator/anyof"
)

// urbanOfBoth reads the people of the towns and those of the country, of which both together are the whole: 城市常住人口79298万人，
// 农村常住人口58973万人，城市化率为57.35%.
func (s *sentence) urbanOfBoth(k int) (part, total term, ok bool) {
	for j := 1; j < k; j++ {
		town, country := s.terms[j-1], s.terms[j]
		if !ofPeople(s.head(j-1), "城镇", "城市") || !ofPeople(s.head(j), "农村", "乡村") {
			continue
		}
		country.low, country.high = country.low+town.low, country.high+town.high
		country.number = middle(s.terms[j]) + town.as(country.unit)
		return town, country, true
	}
	return term{}, term{}, false
}

// ofPeople tells whether the words before a figure end in the people of a kind.
func ofPeople(head string, kinds ...string) bool {
	clause := strings.TrimRight(clauseOf(head), "为达约有")
	return strings.HasSuffix(clause, "人口") && anyof.Contains(clause, kinds...) && !anyof.Contains(clause, "增", "减", "比")
}
