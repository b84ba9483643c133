package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// What a text says of a table, a picture or a character that did not come with it.

var (
	unsetCharacter = lazyregexp.New(`＠[①-⑳]`)
	picturesBelow  = lazyregexp.New(`([如见]下图(?:所示)?)(?:$|[^\p{Han}》（(])`)
	refersToTable  = lazyregexp.New(`(?:见|如|由|从|据)(?:附)?(表[ 　]?[0-9０-９]{1,2})(?:[^0-9０-９]|$)`)
)

// absent reports tables that a text refers to and that do not stand in it, pictures that a line describes, and characters that a library of papers
// could not set.
func (n *page) absent() {
	n.unsetCharacters()
	text := n.raw()
	n.absentPicture(text)
	if len(text) < longEnough || n.hasTables() {
		return // a passage of a paper has its tables elsewhere
	}
	seen := map[string]bool{}
	for _, p := range n.texts {
		if !p.holds("表") {
			continue
		}
		for _, m := range refersToTable.FindAllStringSubmatchIndex(p.text, -1) {
			name := p.text[m[2]:m[3]]
			if seen[name] || namedAlone(text, name) {
				continue
			}
			seen[name] = true
			if len(seen) == 1 {
				p.report(placeholderID, p.runeAt(m[2]), p.runeAt(m[3]), msg(fmt.Sprintf("文中说到“%s”，却没有这张表", name), fmt.Sprintf("the text refers to %s, which is not there", name)),
					msg("补上表；不用的，把提到它的话一起删去", "add the table, or remove the reference to it"))
			}
		}
	}
}

// absentPicture reports the first place where a text shows what a picture below says, where it has none.
func (n *page) absentPicture(text string) {
	if !anyof.Contains(text, "如下图", "见下图") || anyof.Contains(text, "![", "<img", "```", "::: ") {
		return
	}
	for _, p := range n.texts {
		if !p.holds("如下图", "见下图") {
			continue
		}
		m := picturesBelow.FindStringSubmatchIndex(p.text)
		if m == nil {
			continue
		}
		from, to := p.runeAt(m[2]), p.runeAt(m[3]-1)+1
		p.report(placeholderID, from, to, msg(fmt.Sprintf("文中说“%s”，却没有图", p.slice(from, to)), "the text refers to a picture below, which is not there"),
			msg("补上图；不用的，把提到它的话一起删去", "add the picture, or remove the reference to it"))
		return
	}
}

// hasTables tells whether a narrative has a table of its own.
func (n *page) hasTables() bool {
	for _, p := range n.texts {
		if p.prose.Kind == prose.TableCell {
			return true
		}
	}
	return false
}

// namedAlone tells whether the name of a table stands anywhere but behind a word that refers to it: at the head of a line, as a table's does.
func namedAlone(text, name string) bool {
	for at := range places(text, name) {
		if r := strings.TrimLeft(text[at+len(name):], " 　"); r != "" && strings.IndexByte("0123456789", r[0]) >= 0 && len(r) == len(text)-at-len(name) {
			continue // 表1 of 表12
		}
		switch before := strings.TrimRight(text[:at], " 　附（(【[*#"); {
		case before == "", strings.HasSuffix(before, "\n"):
			return true
		default: // 见表5：表5  各地区人数
			after, _ := firstRune(text[at+len(name):])
			if isSpace(after) && !oneOf(lastRune(before), "见如由从据在与和、及") {
				return true
			}
		}
	}
	return false
}

// unsetCharacters reports the first of the signs, and says how many there are.
func (n *page) unsetCharacters() {
	total := 0
	var first *passage
	from, to := 0, 0
	for _, p := range n.texts {
		if !p.holds("＠") {
			continue
		}
		for _, m := range unsetCharacter.FindAllStringIndex(p.text, -1) {
			if total++; first == nil {
				first, from, to = p, p.runeAt(m[0]), p.runeAt(m[1])
			}
		}
	}
	if first == nil {
		return
	}
	zh, en := fmt.Sprintf("“%s”是没能排出来的字", first.slice(from, to)), fmt.Sprintf("%s stands for a character that could not be set", first.slice(from, to))
	first.report(placeholderID, from, to, timesInText(zh, en, total), msg("对照原文件，补上这个字", "restore the character from the original document"))
}

// timesInText is a message on what is reported once a text, with how often it stands there.
func timesInText(zh, en string, total int) problem.Text {
	if total > 1 {
		zh, en = fmt.Sprintf("%s（全文%d处）", zh, total), fmt.Sprintf("%s (%d times)", en, total)
	}
	return msg(zh, en)
}
