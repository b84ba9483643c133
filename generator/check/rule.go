package check

import (
	"context"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
)

// Rule is all there is to say of a rule, and the only place where it is said: `casebook help
// RULE`, the handbook's list, the severities and the printers read it from here. It is written
// for an editor who knows Word and Excel and has never seen Markdown.
//
// An example is what an editor types into a narrative; where it also needs data, each
// further file follows a line "--- data/PATH". The examples are run as tests.
type Rule struct {
	ID       problem.Rule
	Severity problem.Severity // in the public edition, where the site says nothing
	Private  bool             // it guards persons, so that it is a warning in the internal edition
	Contract bool             // it belongs to the input contract: nothing suppresses it
	Title    problem.Text     // what it looks for, in a few words
	Why      problem.Text     // the reason for it
	Right    []string
	Wrong    []string
	Fix      problem.Text // what to do when it is reported
}

// SeverityInWords says how severe the rule is where the site does not say otherwise.
func (r *Rule) SeverityInWords() problem.Text {
	switch {
	case r.Contract:
		return problem.Text{ZH: "错误，改好之前不生成网站，也不能关掉。", EN: "An error: the site is not built until it is fixed, and it cannot be suppressed."}
	case r.Private:
		return problem.Text{ZH: "对外的站点是错误，内部的站点是警告。", EN: "An error in the public edition, a warning in the internal one."}
	case r.Severity == problem.Error:
		return problem.Text{ZH: "错误，改好之前不生成网站。", EN: "An error: the site is not built until it is fixed."}
	case r.Severity == problem.Note:
		return problem.Text{ZH: "说明，不影响生成网站。", EN: "A note: it never stops a build."}
	}
	return problem.Text{ZH: "警告，不影响生成网站（--strict 时除外）。", EN: "A warning: it stops a build only with --strict."}
}

// rule is a Rule with what finds its faults. One whose faults are found while files are read
// has none of the functions.
type rule struct {
	Rule
	passage   func(p *passage)                                  // reads one text, wherever it stands
	narrative func(n *page)                                     // reads one narrative as a whole
	data      func(s *site, owner *report.Data, out *findings)  // reads the figures of one village or region
	places    func(ctx context.Context, s *site, out *findings) // reads the figures of all villages and regions together, until ctx is done
	site      func(s *site, out *findings)                      // reads the other records: what belongs to no narrative and no village
}

// rules is the list of all rules, in the order of the handbook: the data, the figures, the
// methods and sections, the text, the privacy, the things a page needs, the contract.
func rules() []rule {
	list := []rule{
		factUnknown(), factMismatch(), figureUnbound(), percentMismatch(), sumMismatch(),
		seriesGap(), seriesJump(), futureYear(), missingSource(), outlier(), factUnverified(), tableRead(),
		formulaMismatch(), sectionGap(), sectionOrder(), emptySection(),
		placeholder(), yearMangled(), copiedFooter(), unbalancedQuote(), punctuation(), doubledWord(), misspellingRule(),
		privateID(), privatePhone(), privateBank(), privateName(), smallCell(),
		brokenLink(), missingAsset(), badImage(), badAttachment(), missingAlt(), missingDate(), unreadFile(), privateMeta(), unusedSuppression(),
		markup(), lostText(), gluedParagraph(),
	}
	for _, r := range contract() {
		list = append(list, rule{Rule: r})
	}
	return list
}

// Rules returns every rule there is, in the order of the handbook.
func Rules() []Rule {
	var list []Rule
	for _, r := range rules() {
		list = append(list, r.Rule)
	}
	return list
}

// Catalog returns what severities and printers need to know of the rules.
func Catalog() problem.Catalog {
	var c problem.Catalog
	for _, r := range rules() {
		c = append(c, problem.Info{ID: r.ID, Title: r.Title, Severity: r.Severity, Private: r.Private, Contract: r.Contract})
	}
	slices.SortFunc(c, func(a, b problem.Info) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return c
}

func msg(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }
