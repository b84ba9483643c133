package theme

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// tokens is the file of the custom properties that all other style sheets use.
const tokens = "styles/tokens.css"

var (
	tokenDefined = lazyregexp.New(`(?:^|[{;\s])(--[\w-]+)\s*:`)
	tokenUsed    = lazyregexp.New(`var\(\s*(--[\w-]+)\s*\)`)
	cssComment   = lazyregexp.New(`(?s)/\*.*?\*/`)
)

// checkTokens finds custom properties that are used, without another value beside them, and
// defined nowhere: a browser drops each rule that uses one without a word. Only a site's own
// style sheets can be at fault.
func (all files) checkTokens() []problem.Problem {
	sheets := all.under("styles/")
	if !slices.ContainsFunc(sheets, func(f file) bool { return f.own }) {
		return nil
	}
	defined, byOwn := map[string]bool{}, map[string]bool{}
	for _, f := range sheets {
		for _, m := range tokenDefined.FindAllStringSubmatch(withoutComments(f.text()), -1) {
			defined[m[1]] = true
			byOwn[m[1]] = byOwn[m[1]] || f.own
		}
	}
	known := slices.Sorted(maps.Keys(defined))
	var problems []problem.Problem
	lost := map[string]bool{}
	for _, f := range sheets {
		for _, m := range tokenUsed.FindAllStringSubmatchIndex(withoutComments(f.text()), -1) {
			name := f.text()[m[2]:m[3]]
			switch {
			case strings.Contains(embeddedText(tokens), name+":"):
				// Another sheet of ours defines it for one look only.
				lost[name] = lost[name] || !byOwn[name]
			case !defined[name]:
				problems = append(problems, problem.Problem{
					Rule: problem.DanglingReference, Span: f.src.At(m[2], m[3]-m[2]),
					Message: problem.Text{
						ZH: fmt.Sprintf("样式变量 %s 没有定义", name),
						EN: fmt.Sprintf("the custom property %s is not defined anywhere", name),
					},
					Hint: problem.DidYouMean(name, known),
				})
			}
		}
	}
	maps.DeleteFunc(lost, func(_ string, is bool) bool { return !is })
	if f, ok := all[tokens]; ok && f.own && len(lost) > 0 {
		problems = append(problems, lostTokens(f, slices.Sorted(maps.Keys(lost))))
	}
	return problems
}

// lostTokens is a site's tokens.css that leaves out what other style sheets use. The hint has
// our values, ready to be copied.
func lostTokens(f file, names []string) problem.Problem {
	var lines []string
	for _, name := range names {
		ours := regexp.MustCompile(regexp.QuoteMeta(name) + `:\s*([^;]+);`).FindStringSubmatch(embeddedText(tokens))
		if ours != nil {
			lines = append(lines, name+": "+ours[1]+";")
		}
	}
	list := strings.Join(lines, " ")
	return problem.Problem{
		Rule: problem.MissingField, Span: f.src.At(0, 0),
		Message: problem.Text{
			ZH: fmt.Sprintf("少了 %d 个别的样式要用的变量：%s", len(names), strings.Join(names, "、")),
			EN: fmt.Sprintf("%d custom properties that other style sheets use are missing: %s", len(names), strings.Join(names, ", ")),
		},
		Hint: problem.Text{ZH: "补在 :root 里：" + list, EN: "add to :root: " + list},
	}
}

// withoutComments has spaces in the place of comments, so that places stay where they are.
func withoutComments(css string) string {
	return cssComment.ReplaceAllStringFunc(css, func(s string) string { return strings.Repeat(" ", len(s)) })
}
