package problem

// Severity says how much a problem matters. The zero value is Off.
type Severity int

// The severities, in order.
const (
	Off Severity = iota
	Note
	Warning
	Error
)

func (s Severity) String() string {
	return [...]string{"off", "note", "warning", "error"}[s]
}

// Rule is the stable id of a rule.
type Rule string

// The rules of the input contract. Their severity is always Error: no setting and no
// comment silences them, because a page made from such input would be made from a guess.
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
)

// The rules of the checker.
const (
	FactUnknown     Rule = "fact-unknown"
	FactMismatch    Rule = "fact-mismatch"
	FigureUnbound   Rule = "figure-unbound"
	SumMismatch     Rule = "sum-mismatch"
	PercentMismatch Rule = "percent-mismatch"
	SeriesGap       Rule = "series-gap"
	SeriesJump      Rule = "series-jump"
	FutureYear      Rule = "future-year"
	SectionGap      Rule = "section-gap"
	SectionOrder    Rule = "section-order"
	FormulaMismatch Rule = "formula-mismatch"
	Placeholder     Rule = "placeholder"
	YearMangled     Rule = "year-mangled"
	CopiedFooter    Rule = "copied-footer"
	UnbalancedQuote Rule = "unbalanced-quote"
	Punctuation     Rule = "punctuation"
	PrivateID       Rule = "private-id"
	PrivatePhone    Rule = "private-phone"
	PrivateBank     Rule = "private-bank"
	PrivateName     Rule = "private-name"
	SmallCell       Rule = "small-cell"
	BrokenLink      Rule = "broken-link"
	MissingAsset    Rule = "missing-asset"
	MissingAlt      Rule = "missing-alt"
	MissingSource   Rule = "missing-source"
	EmptySection    Rule = "empty-section"
)
