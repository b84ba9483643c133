package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
)

// The ranks of headings, from the highest down. A style of Word of level n ranks with 10·n; the
// numbers of official papers (GB/T 9704) stand where their levels are, and fonts between them.
const (
	chapterRank = 5
	sectionRank = 7
	heiRank     = 10 // 黑体, or larger than the body
	runInRank   = 20
	kaiRank     = 20
	boldRank    = 25
)

// sectionKind is a way to number sections.
type sectionKind struct {
	pattern *lazyregexp.Regexp
	rank    int
}

var sectionKinds = [...]sectionKind{
	{lazyregexp.New(`^第[一二三四五六七八九十]{1,3}[章编部篇]`), chapterRank},
	{lazyregexp.New(`^第[一二三四五六七八九十]{1,3}节`), sectionRank},
	{lazyregexp.New(`^[一二三四五六七八九十]{1,3}[、．.，,]`), 10},
	{lazyregexp.New(`^[（(][一二三四五六七八九十]{1,3}[）)]`), runInRank},
	{lazyregexp.New(`^\d{1,2}(?:[.．]\d{1,2}){2,3}[.．、]?\s+\S`), 36},
	{lazyregexp.New(`^\d{1,2}[.．]\d{1,2}[.．、]?\s+\S`), 33},
	{lazyregexp.New(`^\d{1,2}[.．、]\s*[^\d\s]`), 30},
	{lazyregexp.New(`^[（(]\d{1,2}[）)]`), 40},
}

// Bounds of headings, in characters: what is longer is a paragraph that begins with a number.
const (
	longestHeading    = 45
	longestUnnumbered = 30
)

// bodyLook is how the long paragraphs of a paper are set.
type bodyLook struct {
	font string
	size int
	bold bool
}

func (r *reader) bodyLook() bodyLook {
	counts := map[bodyLook]int{}
	best := bodyLook{}
	for i := range r.lines {
		l := &r.lines[i]
		if n := utf8.RuneCountInString(l.text); n > longestHeading {
			look := bodyLook{l.font, l.size, l.bold}
			if counts[look] += n; counts[look] > counts[best] {
				best = look
			}
		}
	}
	return best
}

// standsOut tells whether a line is set otherwise than the body.
func (r *reader) standsOut(l *line) bool {
	return r.body != bodyLook{} && (l.bold && !r.body.bold || l.size > r.body.size || l.font != r.body.font && (strings.Contains(l.font, "黑") || strings.Contains(l.font, "楷") || strings.EqualFold(l.font, "SimHei") || strings.EqualFold(l.font, "KaiTi")))
}

// belowStyles is how far the ranks of numbers stand below those of styles: where a heading of a style is followed right
// away by the first number of official papers (一、), which would rank above it, it has that number below itself.
func (r *reader) belowStyles(from int) int {
	for i := from; i+1 < len(r.lines); i++ {
		l, next := &r.lines[i], &r.lines[i+1]
		if l.level > 0 && next.level == 0 && kindOf(l) < 0 && firstNumber.MatchString(next.text) && r.rank(i+1) > 0 && r.rank(i+1) <= r.rank(i) {
			return r.rank(i) - r.rank(i+1) + 1
		}
	}
	return 0
}

var firstNumber = lazyregexp.New(`^(?:一[、．.，,]|[（(]一[）)])`)

// headingLevels gives each rank that the paper has the level of its headings. The title is level 1.
func (r *reader) headingLevels(from int) map[int]int {
	r.below = r.belowStyles(from)
	var ranks []int
	for i := from; i < len(r.lines); i++ {
		k := r.rank(i)
		if head, _ := r.lines[i].runIn(); head != "" {
			k = runInRank + r.below
		}
		if k > 0 && !slices.Contains(ranks, k) {
			ranks = append(ranks, k)
		}
	}
	slices.Sort(ranks)
	levels := map[int]int{}
	for i, k := range ranks {
		levels[k] = min(i+2, 6)
	}
	return levels
}

// kindOf is the way in which a line is numbered, as an index; -1 for none.
func kindOf(l *line) int {
	return slices.IndexFunc(sectionKinds[:], func(k sectionKind) bool { return k.pattern.MatchString(l.text) })
}

// rank is how high a line's heading stands, 0 for a line that is none.
func (r *reader) rank(i int) int {
	l := &r.lines[i]
	runes := utf8.RuneCountInString(l.text)
	if runes > longestHeading || strings.Contains(l.text, "\n") || hasImage(l.inlines) {
		return 0
	}
	if l.level > 0 {
		return 10 * l.level
	}
	if l.bullet {
		return 0
	}
	kind := kindOf(l)
	if kind < 0 {
		return r.unnumbered(i)
	}
	stop := strings.ContainsAny(l.text[len(l.text)-lastRune(l.text):], "。；，;,")
	rank := sectionKinds[kind].rank
	inner := strings.Contains(strings.TrimSuffix(l.text, "。"), "。")
	switch {
	case rank <= 10:
		if strings.HasSuffix(l.text, "；") || inner {
			return 0
		}
	case rank == runInRank:
		if inner || l.lead > 0 || stop && !r.standsOut(l) {
			return 0
		}
	default:
		if runes > longestUnnumbered || stop || inner || strings.HasSuffix(l.text, "：") {
			return 0
		}
		if r.standsOut(l) {
			break
		}
		// A heading has text below it, an item has another beside it.
		if i+1 >= len(r.lines) || kindOf(&r.lines[i+1]) == kind || i > 0 && kindOf(&r.lines[i-1]) == kind || utf8.RuneCountInString(r.lines[i+1].text) < longestUnnumbered {
			return 0
		}
	}
	return rank + r.below
}

func lastRune(s string) int {
	_, n := utf8.DecodeLastRuneInString(s)
	return n
}

var (
	caption  = lazyregexp.New(`^[图表]\s*[\d一二三四五六七八九十]`)
	notAHead = lazyregexp.New(`[：:].|[。；，！？,;：:…]$|^[（(][^）)]*[）)]$`)
)

// unnumbered is the rank of a heading that is one by its font or size alone.
func (r *reader) unnumbered(i int) int {
	l := &r.lines[i]
	if !r.standsOut(l) || l.lead > 0 || utf8.RuneCountInString(l.text) > longestUnnumbered || notAHead.MatchString(l.text) || caption.MatchString(l.text) ||
		!hasHan(l.text) || dateOf(l.text) != "" || blankDate.MatchString(l.text) || attachment.MatchString(l.text) || paperNumber.MatchString(l.text) || l.align == "right" || l.align == "end" {
		return 0
	}
	if i+1 >= len(r.lines) || r.lines[i+1].block == nil && r.lines[i+1].text == "" || i+1 < r.bodyAt || l.align == "center" && r.lines[i+1].align == "center" {
		return 0
	}
	switch {
	case l.size > r.body.size, strings.Contains(l.font, "黑"), strings.EqualFold(l.font, "SimHei"):
		return heiRank
	case strings.Contains(l.font, "楷"), strings.EqualFold(l.font, "KaiTi"):
		return kaiRank
	}
	if r.standsOut(&r.lines[i+1]) && !goesDeeper(l.text, r.lines[i+1].text) {
		return 0 // several bold lines below one another are no heads of anything
	}
	return r.boldRank(l.text)
}

// boldRank is the rank of a heading that is bold: by its number, where no heading has a style that would rank beside it.
func (r *reader) boldRank(text string) int {
	points := strings.Count(strings.ReplaceAll(dotted.FindString(text), "．", "."), ".")
	switch {
	case points == 0 || r.styled:
		return boldRank
	case points == 1:
		return 33 // as where a blank stands behind the number
	}
	return 36
}

// dotted is a number of the form 4.1.2, with or without a blank behind it.
var dotted = lazyregexp.New(`^\d{1,2}(?:[.．]\d{1,2})*`)

// goesDeeper tells of a line whose number is below that of the line above: 4.1.1 below 4.1.
func goesDeeper(above, line string) bool {
	number := dotted.FindString(above)
	return number != "" && strings.HasPrefix(dotted.FindString(line), number+".")
}

// runIn divides a paragraph that begins with a heading in a font of its own: （一）建强组织。实行….
func (l *line) runIn() (string, []document.Inline) {
	if kindOf(l) < 0 || sectionKinds[kindOf(l)].rank != runInRank {
		return "", nil
	}
	head := l.text[:l.lead]
	if utf8.RuneCountInString(head) > longestHeading || !strings.HasSuffix(head, "。") {
		return "", nil
	}
	left := l.lead
	for i, p := range piecesOf(l.inlines) {
		if p.other != nil {
			return "", nil
		}
		if len(p.text) > left {
			rest := append([]document.Inline{inStyle(p.text[left:], p.weight, p.struck)}, l.inlines[i+1:]...)
			return strings.TrimSuffix(head, "。"), rest
		}
		if left -= len(p.text); left == 0 {
			return strings.TrimSuffix(head, "。"), l.inlines[i+1:]
		}
	}
	return "", nil
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Han, c) })
}
