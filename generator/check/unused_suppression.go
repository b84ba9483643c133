package check

import (
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

const unusedSuppressionID problem.Rule = "unused-suppression"

func unusedSuppression() rule {
	return rule{Rule: Rule{
		ID: unusedSuppressionID, Severity: problem.Note,
		Title: msg("注释没有放过什么", "a suppression without effect"),
		Why: msg("“check: off”只管它的下一行。那一行改好了，或者注释离要管的那一行隔了别的行，它就什么也没有放过；留着它，以后那里真的写错了也不会报。",
			"“check: off” applies to the line below it. If that line was fixed, or another line came between, it has no effect; left there, it would hide the next real mistake."),
		Right: []string{"在胡家田村。"},
		Wrong: []string{"<!-- check: off placeholder 村名已经补上 -->\n在胡家田村。"},
		Fix: msg("要管的地方在别处，就把注释移到那一行的上一行；已经改好了，就删去注释。",
			"Move the comment to the line above the one it is meant for; delete it if that is fixed."),
	}}
}

// UnusedSuppressions returns the comments that silence none of these problems, which are all that
// was found in a site and have no severities yet. It says nothing where a part of the input
// could not be read: what a comment silences may be there. Of a rule that the site turned off
// nobody can tell, and private-meta is silent in the internal edition by itself.
func UnusedSuppressions(all []problem.Problem, rep *report.Report) []problem.Problem {
	if len(rep.Suppressions) == 0 {
		return nil
	}
	catalog := Catalog()
	type place struct {
		file *source.File
		rule problem.Rule
	}
	lines := map[place]map[int]bool{} // on which a rule found something, in the files that suppress it
	for _, s := range rep.Suppressions {
		lines[place{s.Span.File, s.Rule}] = map[int]bool{}
	}
	for _, p := range all {
		if info, _ := catalog.Find(p.Rule); info.Contract {
			return nil
		}
		if found := lines[place{p.Span.File, p.Rule}]; found != nil {
			found[p.Span.Position().Line] = true
		}
	}
	silent := map[problem.Rule]bool{privateMetaID: rep.Site.Internal}
	for _, x := range rep.Site.Settings {
		silent[x.Rule] = silent[x.Rule] || x.Severity == problem.Off
	}
	var list []problem.Problem
	for _, s := range rep.Suppressions {
		if !silent[s.Rule] && !stands(s, lines[place{s.Span.File, s.Rule}]) {
			list = append(list, problem.Problem{Rule: unusedSuppressionID, Span: s.Span,
				Message: msg("这里没有 `"+string(s.Rule)+"` 要报的，这条注释没有放过什么", "`"+string(s.Rule)+"` finds nothing here, so this comment has no effect"),
				Hint:    msg("要管的地方在别处，移到那一行的上一行；已经改好了，删去注释", "move it to the line above the one it is meant for; delete it if that is fixed")})
		}
	}
	return list
}

// stands tells whether something was found on one of the lines that a comment stands for.
func stands(s problem.Suppression, found map[int]bool) bool {
	for line := range found {
		if s.Line <= line && line <= max(s.Line, s.Last) {
			return true
		}
	}
	return false
}
