package report

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"casebook/generator/source"
)

// Edition is one that was published: an entry of data/editions.toml.
type Edition struct {
	Code      string
	Date      Date
	Target    string // the name of the publish target
	Corrected []EditionCorrection
	Holds     []string // the marks of the corrections that the edition shows itself; nil where the record is from before they were noted
	At        source.Span
}

// EditionCorrection is what a reader of the edition should know.
type EditionCorrection struct {
	Path string // of the page in the output
	Date Date
	Text string
	At   source.Span
}

// Fingerprint is a short name of a correction: the same page and words give the same eight characters.
func (c EditionCorrection) Fingerprint() string {
	sum := sha256.Sum256([]byte(c.Path + "\n" + c.Text))
	return hex.EncodeToString(sum[:4])
}

// Corrections are all corrections that the site shows now, and its withdrawn pages; why is what is said of a page that
// was withdrawn without a word.
func (r *Report) Corrections(why string) []EditionCorrection {
	var list []EditionCorrection
	for _, n := range r.Narratives {
		for _, x := range n.Corrections {
			if !n.Draft {
				list = append(list, EditionCorrection{Path: n.Path, Date: x.Date, Text: x.Text})
			}
		}
	}
	for _, w := range r.Site.Withdrawn {
		text := w.Text
		if text == "" {
			text = why
		}
		list = append(list, EditionCorrection{Path: w.Path, Date: w.Date, Text: text})
	}
	return list
}

// Since returns what was corrected since an edition: what its record says, and those of the present corrections that it
// does not show itself. Thus the edition that corrects says so, and not only the one after it.
func (e *Edition) Since(now []EditionCorrection) []EditionCorrection {
	list := slices.Clone(e.Corrected)
	if e.Holds == nil {
		return list
	}
	for _, x := range now {
		same := func(y EditionCorrection) bool { return y.Path == x.Path && y.Text == x.Text }
		if !slices.Contains(e.Holds, x.Fingerprint()) && !slices.ContainsFunc(list, same) {
			list = append(list, x)
		}
	}
	return list
}
