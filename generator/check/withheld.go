package check

import (
	"maps"
	"slices"

	"casebook/generator/asset"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// Withheld is a file that may not leave the house as it is.
type Withheld struct {
	File  string
	Rules []string // that say so, sorted; "audience" where it is marked as internal
}

// WithheldFiles lists, in order, the files with a problem of the privacy rules that is a warning
// or an error, and in the internal edition those that hold what is marked as internal.
func WithheldFiles(list []problem.Problem, rep *report.Report) []Withheld {
	rules := map[string]map[string]bool{}
	note := func(at source.Span, rule string) {
		if at.File == nil {
			return
		}
		if rules[at.File.Path] == nil {
			rules[at.File.Path] = map[string]bool{}
		}
		rules[at.File.Path][rule] = true
	}
	catalog := Catalog()
	for i := range list {
		if info, _ := catalog.Find(list[i].Rule); info.Private && list[i].Severity >= problem.Warning {
			note(list[i].Span, string(info.ID))
		}
	}
	for _, v := range rep.Villages {
		if v.Audience == report.AudienceInternal {
			note(v.At, audienceKey)
		}
	}
	for _, n := range rep.Narratives {
		if n.Audience == report.AudienceInternal {
			note(n.At, audienceKey)
		}
		for _, f := range n.Facts {
			if f.Audience == report.AudienceInternal {
				note(f.At, audienceKey)
			}
		}
	}
	var files []Withheld
	for _, file := range slices.Sorted(maps.Keys(rules)) {
		files = append(files, Withheld{file, slices.Sorted(maps.Keys(rules[file]))})
	}
	return files
}

const audienceKey = "audience"

// UnreadPapers lists the files that are published and whose words no rule has seen, in order: PDF, the
// formats before .docx, archives, and papers of scanned pages.
func UnreadPapers(rep *report.Report) []string {
	var list []string
	for _, a := range rep.Assets {
		if a.NoFile == "" && a.Words == "" && asset.HoldsWords(a.Path) {
			list = append(list, a.Path)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
