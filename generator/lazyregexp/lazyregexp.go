// Package lazyregexp holds regular expressions that are compiled when they are first used. Most
// commands use few of the program's hundreds, and compiling all of them at every start took a
// tenth of a build that has nothing to do. (The Go command does the same.)
//
// A text is searched only where matches can stand: needs.go.
package lazyregexp

import (
	"regexp"
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
}

// New returns the regular expression of a pattern. One that cannot be compiled panics when it is
// used; a test of the repository compiles all that stand in the program.
func New(pattern string) *Regexp {
	return &Regexp{sync.OnceValue(func() *form { return &form{regexp.MustCompile(pattern), needsOf(pattern)} })}
}

// cut returns the part of a text in which all matches stand, and where it begins; ok is false where there can be none.
func (f *form) cut(s string) (part string, from int, ok bool) {
	if len(f.words) == 0 {
		return s, 0, true
	}
	first, last := len(s), -1
	for _, w := range f.words {
		if at := anyof.Index(s, w); at >= 0 {
			first, last = min(first, at), max(last, at+len(w))
		}
	}
	if last < 0 {
		return "", 0, false
	}
	if f.whole {
		return s, 0, true
	}
	from = max(0, first-f.before)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	return s[from:f.end(s, last)], from, true
}

// end returns where the last match ends at most, of a text that has a word before last.
func (f *form) end(s string, last int) int {
	if f.after >= len(s)-last {
		return len(s)
	}
	for _, w := range f.words {
		for at := anyof.Index(s[last:], w); at >= 0; at = anyof.Index(s[last:], w) {
			last += at + len(w)
		}
	}
	end := min(len(s), last+f.after+longest(f.words)) // a word may have begun before last
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	return end
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
	for _, m := range matches {
		moved(m, from)
	}
	return matches
}

// The methods below are those of regexp.Regexp.

func (r *Regexp) FindAllIndex(b []byte, n int) [][]int { return r.compiled().FindAllIndex(b, n) }

func (r *Regexp) FindAllString(s string, n int) []string {
	f := r.compiled()
	if part, _, ok := f.cut(s); ok {
		return f.FindAllString(part, n)
	}
	return nil
}

func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	f := r.compiled()
	if part, from, ok := f.cut(s); ok {
		return allMoved(f.FindAllStringIndex(part, n), from)
	}
	return nil
}

func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	f := r.compiled()
	if part, _, ok := f.cut(s); ok {
		return f.FindAllStringSubmatch(part, n)
	}
	return nil
}

func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	f := r.compiled()
	if part, from, ok := f.cut(s); ok {
		return allMoved(f.FindAllStringSubmatchIndex(part, n), from)
	}
	return nil
}

func (r *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	return r.compiled().FindAllSubmatch(b, n)
}

func (r *Regexp) FindString(s string) string {
	f := r.compiled()
	if part, _, ok := f.cut(s); ok {
		return f.FindString(part)
	}
	return ""
}

func (r *Regexp) FindStringIndex(s string) []int {
	f := r.compiled()
	if part, from, ok := f.cut(s); ok {
		return moved(f.FindStringIndex(part), from)
	}
	return nil
}

func (r *Regexp) FindStringSubmatch(s string) []string {
	f := r.compiled()
	if part, _, ok := f.cut(s); ok {
		return f.FindStringSubmatch(part)
	}
	return nil
}

func (r *Regexp) FindStringSubmatchIndex(s string) []int {
	f := r.compiled()
	if part, from, ok := f.cut(s); ok {
		return moved(f.FindStringSubmatchIndex(part), from)
	}
	return nil
}

func (r *Regexp) FindSubmatchIndex(b []byte) []int { return r.compiled().FindSubmatchIndex(b) }
func (r *Regexp) Match(b []byte) bool              { return r.compiled().Match(b) }

func (r *Regexp) MatchString(s string) bool {
	f := r.compiled()
	part, _, ok := f.cut(s)
	return ok && f.MatchString(part)
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
