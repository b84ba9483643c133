// Package lazyregexp holds regular expressions that are compiled when they are first used. Most
// commands use few of the program's hundreds, and compiling all of them at every start took a
// tenth of a build that has nothing to do. (The Go command does the same.)
//
// A text is searched only where matches can stand: needs.go.
package lazyregexp

import (
	"cmp"
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// Regexp is a regular expression as of package regexp, compiled when one of its methods is
// called first. Its methods may be called by several goroutines at once.
type Regexp struct{ compiled func() *form }

// form is a compiled expression with what its matches need.
type form struct {
	*regexp.Regexp
	needs
	longest int // bytes of the longest of its words
}

// New returns the regular expression of a pattern. One that cannot be compiled panics when it is
// used; a test of the repository compiles all that stand in the program.
func New(pattern string) *Regexp {
	return &Regexp{sync.OnceValue(func() *form {
		n := needsOf(pattern)
		return &form{regexp.MustCompile(pattern), n, longest(n.words)}
	})}
}

// part is a piece of a text, [from,to), in which matches can stand.
type part struct{ from, to int }

// parts returns the parts of a text in which all matches stand, in order and apart: what lies around each of the words that they need.
func (f *form) parts(s string) []part {
	if len(f.words) == 0 {
		return []part{{0, len(s)}}
	}
	var list []part
	for _, w := range f.words {
		for at := anyof.Index(s, w); at >= 0; {
			list = append(list, part{max(0, at-f.before), min(len(s), at+len(w)+f.after+f.longest)})
			if f.whole || len(list) == 1 && f.before >= at && f.after >= len(s)-at {
				return []part{{0, len(s)}}
			}
			next := anyof.Index(s[at+len(w):], w)
			if next < 0 {
				break
			}
			at += len(w) + next
		}
	}
	slices.SortFunc(list, func(x, y part) int { return cmp.Compare(x.from, y.from) })
	return joined(s, list)
}

// joined makes one of parts that touch and has all begin and end with whole characters.
func joined(s string, list []part) []part {
	n := 0
	for _, p := range list {
		for p.from > 0 && !utf8.RuneStart(s[p.from]) {
			p.from--
		}
		for p.to < len(s) && !utf8.RuneStart(s[p.to]) {
			p.to++
		}
		if n > 0 && p.from <= list[n-1].to {
			list[n-1].to = max(list[n-1].to, p.to)
			continue
		}
		list[n] = p
		n++
	}
	return list[:n]
}

// each calls find for the parts of a text until it has found so many matches, all where n is negative. It returns what find returned.
func each[M any](f *form, s string, n int, find func(part string, from, n int) []M) (all []M) {
	for _, p := range f.parts(s) {
		found := find(s[p.from:p.to], p.from, n)
		if all == nil {
			all = found
		} else {
			all = append(all, found...)
		}
		if n >= 0 {
			if n -= len(found); n <= 0 {
				break
			}
		}
	}
	return all
}

// moved returns the places of a match in a text of which a part was searched.
func moved(match []int, from int) []int {
	for i := range match {
		if match[i] >= 0 {
			match[i] += from
		}
	}
	return match
}

func allMoved(matches [][]int, from int) [][]int {
	if from > 0 {
		for _, m := range matches {
			moved(m, from)
		}
	}
	return matches
}

// The methods below are those of regexp.Regexp.

func (r *Regexp) FindAllIndex(b []byte, n int) [][]int { return r.compiled().FindAllIndex(b, n) }

func (r *Regexp) FindAllString(s string, n int) []string {
	f := r.compiled()
	return each(f, s, n, func(part string, _, n int) []string { return f.FindAllString(part, n) })
}

func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	f := r.compiled()
	return each(f, s, n, func(part string, from, n int) [][]int { return allMoved(f.FindAllStringIndex(part, n), from) })
}

func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	f := r.compiled()
	return each(f, s, n, func(part string, _, n int) [][]string { return f.FindAllStringSubmatch(part, n) })
}

func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	f := r.compiled()
	return each(f, s, n, func(part string, from, n int) [][]int { return allMoved(f.FindAllStringSubmatchIndex(part, n), from) })
}

func (r *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	return r.compiled().FindAllSubmatch(b, n)
}

func (r *Regexp) FindString(s string) string {
	f := r.compiled()
	for _, p := range f.parts(s) {
		if m := f.FindStringIndex(s[p.from:p.to]); m != nil {
			return s[p.from+m[0] : p.from+m[1]]
		}
	}
	return ""
}

func (r *Regexp) FindStringIndex(s string) []int {
	f := r.compiled()
	for _, p := range f.parts(s) {
		if m := f.FindStringIndex(s[p.from:p.to]); m != nil {
			return moved(m, p.from)
		}
	}
	return nil
}

func (r *Regexp) FindStringSubmatch(s string) []string {
	f := r.compiled()
	for _, p := range f.parts(s) {
		if m := f.FindStringSubmatch(s[p.from:p.to]); m != nil {
			return m
		}
	}
	return nil
}

func (r *Regexp) FindStringSubmatchIndex(s string) []int {
	f := r.compiled()
	for _, p := range f.parts(s) {
		if m := f.FindStringSubmatchIndex(s[p.from:p.to]); m != nil {
			return moved(m, p.from)
		}
	}
	return nil
}

func (r *Regexp) FindSubmatchIndex(b []byte) []int { return r.compiled().FindSubmatchIndex(b) }
func (r *Regexp) Match(b []byte) bool              { return r.compiled().Match(b) }

func (r *Regexp) MatchString(s string) bool {
	f := r.compiled()
	return slices.ContainsFunc(f.parts(s), func(p part) bool { return f.MatchString(s[p.from:p.to]) })
}

func (r *Regexp) ReplaceAll(b, with []byte) []byte { return r.compiled().ReplaceAll(b, with) }
func (r *Regexp) ReplaceAllFunc(b []byte, with func([]byte) []byte) []byte {
	return r.compiled().ReplaceAllFunc(b, with)
}
func (r *Regexp) ReplaceAllString(s, with string) string {
	return r.compiled().ReplaceAllString(s, with)
}
func (r *Regexp) ReplaceAllStringFunc(s string, with func(string) string) string {
	return r.compiled().ReplaceAllStringFunc(s, with)
}
func (r *Regexp) Split(s string, n int) []string { return r.compiled().Split(s, n) }
