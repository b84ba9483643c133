package problem

import "slices"

// Rule is the stable id of a rule. What a rule looks for, how severe it is and how it is
// explained belongs to the rule's own value in package check.
type Rule string

// The rules that packages below check report: those of the input contract, and what the
// loader finds missing. A rule that only check reports has its id beside it.
const (
	TOMLSyntax        Rule = "toml-syntax"
	CSVSyntax         Rule = "csv-syntax"
	UnknownKey        Rule = "unknown-key"
	WrongType         Rule = "wrong-type"
	MissingField      Rule = "missing-field"
	DuplicateID       Rule = "duplicate-id"
	DanglingReference Rule = "dangling-reference"
	BadCode           Rule = "bad-code"
	BadName           Rule = "bad-name"
	Unreadable        Rule = "unreadable"
	MissingAsset      Rule = "missing-asset"
	UnreadFile        Rule = "unread-file"
	Markup            Rule = "markup"
	BrokenLink        Rule = "broken-link"
	TableRead         Rule = "table-read"
	SumMismatch       Rule = "sum-mismatch"
	PrivatePhone      Rule = "private-phone"
	PrivateBank       Rule = "private-bank"
	PrivateID         Rule = "private-id"
)

// Info is what severities and printers need to know of a rule.
type Info struct {
	ID       Rule
	Title    Text     // what it looks for, in a few words
	Severity Severity // in the public edition, where the site says nothing
	Private  bool     // it guards persons: a warning in the internal edition, whose pages do not leave the house
	Contract bool     // it belongs to the input contract: no setting and no comment suppresses it, because a page made from such input would be made from a guess
}

// Catalog is what is known of all rules, sorted by id.
type Catalog []Info

// Find returns what is known of a rule.
func (c Catalog) Find(r Rule) (Info, bool) {
	i, ok := slices.BinarySearchFunc(c, r, func(x Info, r Rule) int {
		switch {
		case x.ID < r:
			return -1
		case x.ID > r:
			return 1
		}
		return 0
	})
	if !ok {
		return Info{}, false
	}
	return c[i], true
}

// Settable returns the ids of the rules that a site may set and a comment may suppress.
func (c Catalog) Settable() []string {
	var list []string
	for _, r := range c {
		if !r.Contract {
			list = append(list, string(r.ID))
		}
	}
	return list
}
