package docx

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/lazyregexp"
)

// farthestTitle is how many lines may stand above a title.
const farthestTitle = 30

// longestTitleLine is how many characters a line of a title has at most.
const longestTitleLine = 60

// findTitle returns the lines of the title, from first to before end; first == end where there is
// none. It stands above the body: below the number of the paper, the largest of the centred lines
// with those of its size beside it.
func (r *reader) findTitle() (first, end int) {
	top := r.bodyAt
	from := 0
	for i := range top {
		if r.lines[i].title {
			return r.titleAround(i, top, func(l *line) bool { return l.title })
		}
		if paperNumber.MatchString(r.lines[i].text) && i+1 < top {
			from = i + 1
		}
	}
	first, end = r.titleAmong(from, top, r.mayBeTitle)
	if end > first && r.lines[first].boxed && !r.isAllBoxes() { // a photo's place in a form; the title of a cover is larger than all
		outside, below := r.titleAmong(from, top, func(l *line) bool { return !l.boxed && r.mayBeTitle(l) })
		if below > outside && r.lines[outside].size >= r.lines[first].size {
			first, end = outside, below
		}
	}
	if i := r.belowAnnex(); end == first && len(r.lines) > i+1 && r.mayBeTitle(&r.lines[i]) && kindOf(&r.lines[i]) < 0 && !r.isChapter(i) && utf8.RuneCountInString(r.lines[i].text) <= longestHeading && !notAHead.MatchString(r.lines[i].text) {
		return i, i + 1
	}
	return first, end
}

// belowAnnex is the first line, or the one below 附件1 where a paper begins with that.
func (r *reader) belowAnnex() int {
	if len(r.lines) > 1 && r.lines[0].block == nil && annexAlone.MatchString(r.lines[0].text) {
		return 1
	}
	return 0
}

// annexAlone is a line that numbers an annex and names none.
var annexAlone = lazyregexp.New(`^附[件表]\s*[\d一二三四五六七八九十]*\s*[：:]?$`)

// titleAmong looks for the title among the lines that may be one: the largest centred ones, a heading of
// the first level, the largest of all.
func (r *reader) titleAmong(from, top int, may func(*line) bool) (first, end int) {
	best := -1
	for i := from; i < top; i++ {
		if l := &r.lines[i]; may(l) && l.align == "center" && (best < 0 || l.size > r.lines[best].size) {
			best = i
		}
	}
	if best >= 0 {
		size := r.lines[best].size
		return r.titleAround(best, top, func(l *line) bool {
			return may(l) && l.align == "center" && l.size >= size-2
		})
	}
	for i := range min(len(r.lines), farthestTitle) {
		if r.lines[i].level == 1 && !r.isChapter(i) {
			return i, i + 1
		}
	}
	if i := r.largest(from, top, may); i >= 0 {
		return r.titleAround(i, top, func(l *line) bool { return may(l) && l.size == r.lines[i].size && l.level == 0 })
	}
	return 0, 0
}

// chapterNumber is a number before a heading of the first level that no sectionKinds knows: 1调研背景.
var chapterNumber = lazyregexp.New(`^(?:第[一二三四五六七八九十\d]{1,3}[章编部篇]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、\s]*\p{Han})`)

// isChapter tells whether a heading of the first level is one of several that are numbered: the
// first chapter of a paper, not its title.
func (r *reader) isChapter(i int) bool {
	if !chapterNumber.MatchString(r.lines[i].text) {
		return false
	}
	for k := range r.lines {
		if k != i && r.lines[k].level == 1 && chapterNumber.MatchString(r.lines[k].text) {
			return true
		}
	}
	return false
}

// largest is the first of the lines that are set clearly larger than the body and than all beside
// them, -1 for none.
func (r *reader) largest(from, top int, may func(*line) bool) int {
	best := -1
	for i := from; i < top; i++ {
		l := &r.lines[i]
		if may(l) && l.level == 0 && kindOf(l) < 0 && !l.bullet && (best < 0 || l.size > r.lines[best].size) {
			best = i
		}
	}
	if best < 0 || r.body.size == 0 || r.lines[best].size < r.body.size+clearlyLarger {
		return -1
	}
	return best
}

// clearlyLarger is how much larger than the body a title is set, in half points.
const clearlyLarger = 6

// titleAround is the stretch of lines around one that are of the title too.
func (r *reader) titleAround(i, top int, same func(*line) bool) (first, end int) {
	for first = i; first > 0 && same(&r.lines[first-1]); first-- {
	}
	for end = i + 1; end < top && same(&r.lines[end]); end++ {
	}
	return first, end
}

// top is how many lines stand above the body: above the first section, table or paragraph.
func (r *reader) top() int {
	for i := range r.lines {
		l := &r.lines[i]
		runes := utf8.RuneCountInString(l.text)
		kind := kindOf(l)
		if i >= farthestTitle || l.block != nil || kind >= 0 && sectionKinds[kind].rank <= runInRank && !l.title || runes > longestTitleLine || runes > 25 && strings.HasSuffix(l.text, "。") && l.align != "center" {
			return i
		}
	}
	return len(r.lines)
}

func (r *reader) mayBeTitle(l *line) bool {
	return utf8.RuneCountInString(l.text) <= longestTitleLine && !paperNumber.MatchString(l.text) && dateOf(l.text) == "" &&
		!attachment.MatchString(l.text) && !strings.HasPrefix(l.text, "——") && !strings.HasPrefix(l.text, "--") && (hasHan(l.text) || l.title || utf8.RuneCountInString(l.text) > 3)
}
