package problem

import (
	"maps"
	"slices"
)

// contractRules are the rules of the input contract.
var contractRules = map[Rule]bool{
	TOMLSyntax: true, CSVSyntax: true, UnknownKey: true, WrongType: true, MissingField: true, DuplicateID: true,
	DanglingReference: true, BadCode: true, BadName: true, Unreadable: true,
}

// checkRules are the rules of the checker with their default severities in the public
// edition, as the design's section on the commands lists them.
var checkRules = map[Rule]Severity{
	FactUnknown: Error, FactMismatch: Error, FigureUnbound: Warning, SumMismatch: Warning, PercentMismatch: Warning,
	SeriesGap: Warning, SeriesJump: Warning, FutureYear: Warning, SectionGap: Warning, SectionOrder: Warning,
	FormulaMismatch: Warning, Placeholder: Warning, YearMangled: Warning, CopiedFooter: Warning,
	UnbalancedQuote: Warning, Punctuation: Warning, PrivateID: Error, PrivatePhone: Error, PrivateBank: Error,
	PrivateName: Error, SmallCell: Error, BrokenLink: Error, MissingAsset: Error, MissingAlt: Warning,
	MissingSource: Warning, EmptySection: Warning,
}

// Contract tells whether r is a rule of the input contract, which nothing silences.
func (r Rule) Contract() bool { return contractRules[r] }

// Known tells whether r is a rule at all.
func (r Rule) Known() bool {
	_, ok := checkRules[r]
	return ok || contractRules[r]
}

// private tells whether r guards privacy: in the internal edition its finds are
// warnings, because the page does not leave the house.
func (r Rule) private() bool {
	switch r {
	case PrivateID, PrivatePhone, PrivateBank, PrivateName, SmallCell:
		return true
	}
	return false
}

// Default is the severity of r where the site says nothing; internal is the edition.
func (r Rule) Default(internal bool) Severity {
	if contractRules[r] {
		return Error
	}
	if internal && r.private() {
		return Warning
	}
	return checkRules[r]
}

// SettableRules returns the ids of the rules whose severity a site may set, sorted.
func SettableRules() []string {
	var list []string
	for _, r := range slices.Sorted(maps.Keys(checkRules)) {
		list = append(list, string(r))
	}
	return list
}

// Rules returns all rules, sorted.
func Rules() []Rule {
	return slices.Sorted(func(yield func(Rule) bool) {
		for r := range contractRules {
			if !yield(r) {
				return
			}
		}
		for r := range checkRules {
			if !yield(r) {
				return
			}
		}
	})
}
