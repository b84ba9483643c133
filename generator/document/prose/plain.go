package prose

import (
	"unicode"
	"unicode/utf8"
)

// Plain returns the block as a reader of figures sees it: what stands in a number is of half width (２７·４％
// is 27.4%), and no blank stands in it, before its unit or beside it. A block without such characters is
// returned itself. Source leads to the characters as they were written.
func (b *Block) Plain() *Block {
	if !mayBeWide(b.Text) {
		return b
	}
	runes := []rune(b.Text)
	kept, changed := plainRunes(runes)
	if !changed {
		return b
	}
	plain := *b
	w := plainWriter{old: b, text: make([]byte, 0, len(b.Text)), places: make([]int, 0, len(b.Text)+1)}
	k := 0
	for at, r := range b.Text {
		w.write(at, r, kept[k])
		k++
	}
	w.places = append(w.places, len(w.text))
	plain.Text, plain.pieces = string(w.text), w.pieces
	plain.FactRefs = make([]FactSpan, len(b.FactRefs))
	for i, f := range b.FactRefs {
		plain.FactRefs[i] = FactSpan{Start: w.places[f.Start], End: w.places[f.End], Index: f.Index}
	}
	return &plain
}

// mayBeWide tells whether a text may have what Plain writes otherwise; of the texts of today nearly none has.
func mayBeWide(text string) bool {
	isDigit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	for i := range len(text) {
		switch text[i] {
		case ' ':
			if isDigit(i-1) || isDigit(i+1) || i > 0 && text[i-1] == '%' {
				return true
			}
		case 0xC2, 0xE3: // · and ・
			if isDigit(i - 1) {
				return true
			}
		case 0xEF: // and U+FFnn
			if i+2 < len(text) && (text[i+1] == 0xBD || text[i+1] == 0xBC && isWideInBC(text[i+2])) {
				return true
			}
		}
	}
	return false
}

// isWideInBC tells whether the last byte of a character from U+FF00 to U+FF3F makes it ％, ．, ／, a digit or a letter.
func isWideInBC(last byte) bool {
	return last == 0x85 || last >= 0x8E && last <= 0x99 || last >= 0xA1 && last <= 0xBA
}

// dropped stands for a blank that Plain leaves out.
const dropped rune = -1

// plainRunes returns what stands for each character, and whether that is another one anywhere.
func plainRunes(runes []rune) ([]rune, bool) {
	var plain []rune
	put := func(i int, r rune) {
		if plain == nil {
			plain = append(plain, runes...)
		}
		plain[i] = r
	}
	for i, r := range runes {
		switch {
		case r >= '０' && r <= '９':
			put(i, r-'０'+'0')
		case r == '％':
			put(i, '%')
		case r == '．' && digitAt(runes, i-1) && digitAt(runes, i+1), (r == '·' || r == '・') && isPoint(runes, i):
			put(i, '.')
		case r == '／' && digitAt(runes, i-1) && digitAt(runes, i+1):
			put(i, '/')
		case (r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ') && (digitAt(runes, i-1) || digitAt(runes, i+1)):
			put(i, r-'Ａ'+'A')
		case r == ' ' && isLoose(runes, i):
			put(i, dropped)
		}
	}
	return plain, plain != nil
}

func runeAt(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func digitAt(runes []rune, i int) bool { return isDigit(runeAt(runes, i)) }

// isPoint tells whether the dot at i is a decimal point: behind digits, and before some that count or measure. 5·12 is a
// day, and 1·2·3 is none.
func isPoint(runes []rune, i int) bool {
	from, to := i, i+1
	for digitAt(runes, from-1) {
		from--
	}
	for digitAt(runes, to) {
		to++
	}
	if from == i || to == i+1 || isDot(runeAt(runes, from-1)) || isDot(runeAt(runes, to)) {
		return false
	}
	if runeAt(runes, to) == ' ' {
		to++
	}
	return measures(runeAt(runes, to))
}

func isDot(r rune) bool { return r == '·' || r == '・' || r == '.' || r == '．' }

// measures tells whether a unit or what multiplies it may begin with a character.
func measures(r rune) bool {
	switch r {
	case '%', '％', '‰', '万', '亿', '千', '百', '倍', '个', '元', '斤', '公', '吨', '亩', '米', '人', '户', '担', '克', '升', '度', '厘', '平', '立', '美', '头', '只', '台', '辆', '年', '岁', '成':
		return true
	}
	return false
}

// isLoose tells whether the blank at i stands in a number or beside one where none is meant: 75. 67, 200 万吨, 在 1978 年, but not
// between two numbers nor among several blanks, which set columns apart.
func isLoose(runes []rune, i int) bool {
	before, after := runeAt(runes, i-1), runeAt(runes, i+1)
	switch {
	case (before == '.' || before == '．') && isDigit(after):
		return inFraction(runes, i)
	case isDigit(before) || before == '%' || before == '％':
		return unicode.Is(unicode.Han, after) || after == '%' || after == '％' || after == '‰'
	case isDigit(after):
		return unicode.Is(unicode.Han, before) || before == '，' || before == '、' || before == '；' || before == '：' || before == '。' || before == '（'
	}
	return false
}

// inFraction tells whether the blank at i stands behind the point of a number that a word leads to and a unit follows: a list's
// 1. 5家 begins a line.
func inFraction(runes []rune, i int) bool {
	from, to := i-1, i+1
	for digitAt(runes, from-1) {
		from--
	}
	for digitAt(runes, to) {
		to++
	}
	if to-i > yearDigits && runeAt(runes, to) == '年' {
		return false // 附件1. 2014年的考核表
	}
	if runeAt(runes, to) == ' ' {
		to++
	}
	before := runeAt(runes, from-1)
	if before == ' ' {
		before = runeAt(runes, from-2)
	}
	return from < i-1 && (unicode.Is(unicode.Han, before) || before == '（') && measures(runeAt(runes, to))
}

// yearDigits is how many digits a year has.
const yearDigits = 4

// plainWriter writes a block's text anew with the place of each character.
type plainWriter struct {
	old    *Block
	text   []byte
	pieces []piece
	places []int // in the new text, of each byte of the old one
}

// write writes what stands for the character r at a byte of the old text.
func (w *plainWriter) write(at int, r, plain rune) {
	_, size := utf8.DecodeRuneInString(w.old.Text[at:])
	for range size {
		w.places = append(w.places, len(w.text))
	}
	if plain == dropped {
		return
	}
	begin := int32(len(w.text))
	if plain == r {
		w.text = append(w.text, w.old.Text[at:at+size]...)
	} else {
		w.text = utf8.AppendRune(w.text, plain)
	}
	if len(w.old.pieces) == 0 {
		return
	}
	start, _ := w.old.locate(at)
	_, end := w.old.locate(at + size - 1)
	if n := len(w.pieces); n > 0 {
		last := &w.pieces[n-1]
		isCopy := last.end-last.start == begin-last.at && end-start == int32(len(w.text))-begin
		if isCopy && last.end == start {
			last.end = end
			return
		}
		if isWhole := last.start == start && last.end == end; isWhole {
			return // another character of what was written as one
		}
	}
	w.pieces = append(w.pieces, piece{begin, start, end})
}
