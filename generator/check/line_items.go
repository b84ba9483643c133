package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Items that stand twice in one list: 以东乡、西乡、南乡、东乡为重点.

const (
	fewestItems     = 4  // of two or three an item may be said again on purpose: 甲、乙、甲
	longestListItem = 12 // characters
	shortestItem    = 2
)

// before and behind a list stand words that are no part of its first and last item.
const (
	leadsToItem = "以在从向对由为是和与含括及即如有到了的按将把给至"
	endsItem    = "等为和与及是的在三四五两六七八九十之几各诸"
)

// itemsTwice reports an item of a list that stands in it before.
func (p *passage) itemsTwice() {
	if p.prose == nil {
		return
	}
	if !p.holds("、") {
		return
	}
	for k := range p.starts {
		from, end := p.line(p.starts[k])
		for i, r := range p.signsIn(from, end) {
			if oneOf(r, "，。；：！？（）“”《》()[] 　") {
				p.itemTwice(from, i)
				from = i + 1
			}
		}
		p.itemTwice(from, end)
	}
}

// itemTwice looks through the list between two marks.
func (p *passage) itemTwice(from, to int) {
	if to-from < fewestItems*(shortestItem+1) {
		return
	}
	text := p.slice(from, to)
	if strings.Count(text, "、")+1 < fewestItems {
		return
	}
	items := strings.Split(text, "、")
	at := from
	for k, item := range items {
		last := k == len(items)-1
		for _, other := range items[:k] {
			if name := sameItem(other, item, slices.Index(items, other) == 0, last); name != "" && !p.itemsMayRepeat(items, name) && shortItems(items[slices.Index(items, other)+1:k], runeCount(name)) {
				if ofAnotherOwner(items[slices.Index(items, other)+1 : k]) {
					continue
				}
				p.report(doubledWordID, at, at+runeCount(name), msg(fmt.Sprintf("“%s”在这一列里写了两遍", name), fmt.Sprintf("%q is in this list twice", name)), msg("删去一个，或改成漏掉的那一个", "delete one, or replace it by the one that is missing"))
				return
			}
		}
		at += runeCount(item) + 1
	}
}

// ofAnotherOwner tells whether some items of a list name a government, whose offices follow: 省水利厅、民政局、青河市人民政府、民政局.
func ofAnotherOwner(items []string) bool {
	return slices.ContainsFunc(items, func(item string) bool { return strings.HasSuffix(item, "人民政府") })
}

// sameItem returns what two items both are, "" where they differ. The first of a list may have words of the sentence before it, the last
// behind it.
func sameItem(a, b string, first, last bool) string {
	if n := runeCount(b); !last && (n < shortestItem || n > longestListItem || !allHan(b)) || a == "" {
		return ""
	}
	if !first && !last {
		if a == b {
			return b
		}
		return ""
	}
	name := a
	if first {
		if i := strings.LastIndexAny(a, leadsToItem); i >= 0 {
			_, size := utf8.DecodeRuneInString(a[i:])
			name = a[i+size:]
		}
	}
	if n := runeCount(name); n < shortestItem || n > longestListItem || !allHan(name) {
		return ""
	}
	rest, ok := strings.CutPrefix(b, name)
	if r, _ := firstRune(rest); !ok || rest != "" && (!last || !strings.ContainsRune(endsItem, r)) {
		return ""
	}
	return name
}

// shortItems tells whether items are names as the one of n characters is, and no clause of another list stands among them.
func shortItems(items []string, n int) bool {
	return !slices.ContainsFunc(items, func(item string) bool { return runeCount(item) > n+4 })
}

func allHan(s string) bool {
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return true
}

// itemsMayRepeat tells whether a list says things again on purpose: a row of marks or measures, a cry, votes that are called out.
func (p *passage) itemsMayRepeat(items []string, name string) bool {
	n := 0
	for _, item := range items {
		if item == name {
			n++
		}
	}
	return n > 2 || !slices.ContainsFunc(items, func(item string) bool { return runeCount(item) > 1 })
}
