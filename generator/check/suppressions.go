package check

import (
	"slices"
	"strings"
	"unicode"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// checkSuppressions reports the comments that suppress a rule that does not exist or that
// nothing suppresses.
func checkSuppressions(list []problem.Suppression, out *findings) {
	if len(list) == 0 {
		return
	}
	catalog := Catalog()
	for _, s := range list {
		hint := problem.DidYouMean(string(s.Rule), catalog.Settable())
		if hint == (problem.Text{}) {
			hint = s.Form
		}
		checkRuleName(catalog, s.Rule, s.Span, hint, out)
	}
}

// checkSettings reports the settings of site.toml that name a rule that does not exist or
// that nothing suppresses.
func checkSettings(s *site, out *findings) {
	if len(s.rec.Site.Settings) == 0 {
		return
	}
	catalog := Catalog()
	for _, x := range s.rec.Site.Settings {
		hint := msg("规则的名称见手册“规则一览”", "the handbook lists the rules")
		if near := Meant(string(x.Rule)); near != "" {
			hint = problem.DidYouMean(near, []string{near})
		}
		checkRuleName(catalog, x.Rule, x.Span, hint, out)
	}
}

func checkRuleName(catalog problem.Catalog, rule problem.Rule, at source.Span, hint problem.Text, out *findings) {
	info, ok := catalog.Find(rule)
	switch {
	case !ok:
		out.add(problem.Problem{Rule: problem.UnknownKey, Span: at,
			Message: msg("没有 `"+string(rule)+"` 这条规则", "there is no rule `"+string(rule)+"`"), Hint: hint})
	case info.Contract:
		out.add(problem.Problem{Rule: problem.UnknownKey, Span: at,
			Message: msg("`"+string(rule)+"` 属于输入约定，不能关掉或改轻重", "`"+string(rule)+"` belongs to the input contract and cannot be suppressed or set"),
			Hint:    msg("请改正它报出来的问题", "fix what it reports instead")})
	}
}

// Meant is the id of the rule that somebody names: misspelt, by its title or by words of it.
func Meant(name string) string {
	catalog := Catalog()
	var known []string
	for _, r := range catalog {
		known = append(known, string(r.ID))
	}
	if near := problem.Nearest(name, slices.Values(known)); near != "" {
		return near
	}
	best, most := "", 0.4 // of the pairs of characters that titles of no likeness may share
	for _, r := range catalog {
		for _, title := range [...]string{r.Title.ZH, r.Title.EN, string(r.ID)} {
			if x := likeness(name, title); x > most {
				best, most = string(r.ID), x
			}
		}
	}
	return best
}

// likeness is the share of a name's pairs of characters that a title has. Latin letters say
// nothing in pairs: of them it is the share of words.
func likeness(name, title string) float64 {
	a, n := []rune(strings.ToLower(name)), 0
	title = strings.ToLower(title)
	if len(a) == len(name) {
		words, has := strings.FieldsFunc(string(a), isNoLetter), strings.FieldsFunc(title, isNoLetter)
		for _, word := range words {
			if len(word) > 2 && (slices.Contains(has, word) || slices.Contains(has, word+"s")) { // no articles
				n++
			}
		}
		return float64(n) / float64(max(1, len(words)))
	}
	for i := 1; i < len(a); i++ {
		if strings.Contains(title, string(a[i-1:i+1])) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(a)-1))
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
