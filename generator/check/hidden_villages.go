package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/placename"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// What gives away a village that is anonymous: its name in whatever text, and an address that says
// which village it is. Both are warnings: a site is asked to hide the name in its pages, and what
// its office says of the village besides is for the office to weigh.

// hiddenNames lists the names that no text may say, sorted: those of anonymous villages that no
// other village or region of the site bears in public.
func hiddenNames(rec *report.Records) []string {
	if len(rec.Hidden) == 0 {
		return nil
	}
	public := make(map[string]bool, len(rec.Villages)+len(rec.Regions))
	for _, v := range rec.Villages {
		public[v.Name] = true
	}
	for _, g := range rec.Regions {
		public[g.Name] = true
	}
	var names []string
	for _, h := range rec.Hidden {
		if runeCount(h.Name) >= 2 && !public[h.Name] {
			names = append(names, h.Name)
		}
		if root := placename.Stem(h.Name); runeCount(root) >= 3 && !public[root] {
			names = append(names, root)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// findHiddenNames reports the names of anonymous villages in a text, the first place of each.
func findHiddenNames(p *passage) {
	for i, name := range p.s.hidden {
		if slices.ContainsFunc(p.s.hidden[i+1:], func(longer string) bool { return strings.HasPrefix(longer, name) && p.holds(longer) }) {
			continue // 胡家田村 is stated as a whole
		}
		for at := 0; ; {
			k := strings.Index(p.text[at:], name)
			if k < 0 {
				break
			}
			at += k + len(name)
			from := p.runeAt(at - len(name))
			to := from + runeCount(name)
			if oneOf(p.rune(to), "镇乡县市区街路河山湖") || p.inLongerName(from, to) {
				continue
			}
			p.out.add(problem.Problem{Rule: privateNameID, Span: p.span(from, to), AtMost: problem.Warning,
				Message: msg(fmt.Sprintf("“%s”是不公开村名的村（它的数据写明 anonymous = true）", name), fmt.Sprintf("%q is a village whose name is not published (its data says anonymous = true)", name)),
				Hint:    msg("写成“某村”或“一个山村”；可以公开的，去掉它数据里的 anonymous", "write 某村 or 一个山村; where it may be named, remove anonymous from its data")})
			break
		}
	}
}

// inLongerName tells whether the runes are the end of another village's name: 石坪村 in 大石坪村.
func (p *passage) inLongerName(from, to int) bool {
	return p.s.longer[p.slice(from-1, to)] || p.s.longer[p.slice(from-2, to)]
}

// longerNames are the names of villages that end with a hidden one.
func longerNames(rec *report.Records, hidden []string) map[string]bool {
	names := map[string]bool{}
	if len(hidden) == 0 {
		return names
	}
	for _, v := range rec.Villages {
		for _, name := range hidden {
			if strings.HasSuffix(v.Name, name) {
				names[v.Name] = true
			}
		}
	}
	return names
}

// telltaleCodes reports codes of an anonymous village, its own and former ones, that say which one it is: the
// official one, which anybody can look up, or its name in letters. They stand in the addresses of its pages.
func (s *site) telltaleCodes(v *report.Village, out *findings) {
	if !v.Anonymous {
		return
	}
	if telling := s.telling(v, v.Code); telling != "" {
		out.add(problem.Problem{Rule: privateNameID, Span: keyed(v.At, "code"), AtMost: problem.Warning,
			Message: msg(fmt.Sprintf("这个村不公开村名，代码 %s 却%s，而代码要写在网址里", v.Code, telling), fmt.Sprintf("the village is anonymous, but its code %s, which is part of addresses, gives it away", v.Code)),
			Hint:    msg("把 code 改成看不出是哪里的英文短名，如 \"cun-a\"；用到这个代码的地方一起改", "give it a code that reveals nothing, such as \"cun-a\", here and wherever it is used")})
	}
	for _, f := range v.Former {
		if telling := s.telling(v, f.Code); telling != "" {
			out.add(problem.Problem{Rule: privateNameID, Span: keyed(f.At, "code"), AtMost: problem.Warning,
				Message: msg(fmt.Sprintf("这个村不公开村名，从前的代码 %s 却%s，而旧网址会转到它的页面", f.Code, telling), fmt.Sprintf("the village is anonymous, but its former code %s, whose address leads to its page, gives it away", f.Code)),
				Hint:    msg("删去 [[village.former]] 这一项", "delete this [[village.former]]")})
		}
	}
}

// telling says how a code tells which village it is of; "" where it does not.
func (s *site) telling(v *report.Village, code string) string {
	for _, h := range s.rec.Hidden {
		if root := placename.Stem(h.Name); h.Code == v.Code && runeCount(root) >= 2 && strings.Contains(lettersOf(code), lettersOf(narrative.Slug(root))) {
			return "就是村名的拼音"
		}
	}
	if len(code) == 12 && strings.Trim(code, "0123456789") == "" {
		return "一查便知是哪里"
	}
	return ""
}

// lettersOf leaves what stands between words out of a slug.
func lettersOf(slug string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(slug))
}
