package check

import (
	"casebook/generator/problem"
	"casebook/generator/report"
)

// Rule is what the handbook says of a rule: written for an editor who knows Word and Excel
// and has never seen Markdown.
//
// An example is what an editor types into a narrative; where it also needs data, each
// further file follows a line "--- data/PATH". The examples are run as tests.
type Rule struct {
	ID    problem.Rule
	Title string // what the rule is called, in Chinese
	Why   string // the reason for it
	Right []string
	Wrong []string
	Fix   string // what to do when it is reported
}

// rule is a Rule with what finds its faults. A rule of the input contract has none of the
// functions: the loader finds those faults.
type rule struct {
	Rule
	passage   func(p *passage)                                 // reads one text, wherever it stands
	narrative func(n *page)                                    // reads one narrative as a whole
	data      func(s *site, owner *report.Data, out *findings) // reads the figures of one village or region
	site      func(s *site, out *findings)                     // reads the other records: what belongs to no narrative and no village
}

// Rules returns every rule there is, in the order of the handbook: the data, the figures,
// the methods and sections, the text, the privacy, the things a page needs, the contract.
func Rules() []Rule {
	var list []Rule
	for _, r := range rules() {
		list = append(list, r.Rule)
	}
	return list
}

func rules() []rule {
	list := []rule{
		factUnknown(), factMismatch(), figureUnbound(), percentMismatch(), sumMismatch(),
		seriesGap(), seriesJump(), futureYear(), missingSource(),
		formulaMismatch(), sectionGap(), sectionOrder(), emptySection(),
		placeholder(), yearMangled(), copiedFooter(), unbalancedQuote(), punctuation(),
		privateID(), privatePhone(), privateBank(), privateName(), smallCell(),
		brokenLink(), missingAsset(), missingAlt(),
	}
	for _, r := range contract() {
		list = append(list, rule{Rule: r})
	}
	return list
}

func say(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }
