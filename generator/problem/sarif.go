package problem

import (
	"io"
	"net/url"
	"unicode/utf8"

	"casebook/generator/source"
)

// The part of SARIF 2.1.0 (OASIS) that is written. Columns count characters, which the run
// says by columnKind.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string      `json:"id"`
		Short         sarifText   `json:"shortDescription"`
		Configuration sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifFix struct {
		Changes []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
	sarifLocation struct {
		ID       *int           `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn"`
		EndLine     int        `json:"endLine"`
		EndColumn   int        `json:"endColumn"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// WriteSARIF prints a list that has its severities as a SARIF 2.1.0 log of one run. Its rules are
// those of the catalog.
func WriteSARIF(w io.Writer, list []Problem, rules Catalog, lang string) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, len(list))}
	run.Tool.Driver.Name = "casebook"
	index := map[Rule]int{}
	for i, r := range rules {
		index[r.ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: string(r.ID), Short: sarifText{r.Title.In(lang)},
			Configuration: sarifConfig{r.Severity.String()}})
	}
	for i := range list {
		run.Results[i] = sarifResultOf(&list[i], index[list[i].Rule], lang)
	}
	return encode(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

func sarifResultOf(p *Problem, rule int, lang string) sarifResult {
	message := messageOf(p.Span, p.Message, lang)
	if hint := p.Hint.In(lang); hint != "" {
		message += "\n" + hint
	}
	r := sarifResult{RuleID: string(p.Rule), RuleIndex: rule, Level: p.Severity.String(), Message: sarifText{message}}
	at := locationOf(p.Span)
	at.Physical.Region.Snippet = &sarifText{lineOf(p.Span)}
	r.Locations = []sarifLocation{at}
	for i, other := range p.Related {
		id := i + 1
		at := locationOf(other.Span)
		at.ID, at.Message = &id, &sarifText{messageOf(other.Span, other.Message, lang)}
		r.Related = append(r.Related, at)
	}
	if len(p.Edits) > 0 {
		r.Fixes = []sarifFix{fixOf(p)}
	}
	return r
}

// fixOf is what mends a problem, in its own file.
func fixOf(p *Problem) sarifFix {
	c := sarifChange{Artifact: physical(p.Span).Artifact}
	for _, e := range p.Edits {
		from, to := e.Span.Position(), e.Span.File.Position(int(e.Span.End))
		c.Replacements = append(c.Replacements, sarifReplacement{sarifRegion{StartLine: from.Line, StartColumn: from.Column, EndLine: to.Line, EndColumn: to.Column}, sarifText{e.Text}})
	}
	return sarifFix{[]sarifChange{c}}
}

// locationOf is where a span stands. SARIF has no cells: a cell of a sheet is the logical
// location SHEET!E7, and its row and column stand for line and column.
func locationOf(s source.Span) sarifLocation {
	l := sarifLocation{Physical: physical(s)}
	if cell, ok := sheetCell(s); ok {
		l.Logical = []sarifLogical{{s.File.Sheet + "!" + cell.String()}}
	}
	return l
}

func physical(s source.Span) sarifPhysical {
	start := s.Position()
	region := sarifRegion{StartLine: start.Line, StartColumn: start.Column, EndLine: start.Line, EndColumn: start.Column}
	if _, ok := sheetCell(s); ok {
		region.EndColumn++
	} else if s.File != nil && s.End > s.Start {
		end := s.File.Position(int(s.End))
		region.EndLine, region.EndColumn = end.Line, end.Column
	} else if s.File != nil {
		region.EndColumn = min(start.Column+1, utf8.RuneCountInString(s.File.Line(start.Line))+1)
	}
	return sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: path(s)}).EscapedPath()}, Region: region}
}
