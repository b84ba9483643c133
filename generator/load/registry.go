package load

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/reserved"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// registry is all records of one kind by their id, with the place of each id for the
// message about a second one.
type registry[T any] struct {
	what    problem.Text    // 来源, source
	nameOf  func(*T) string // what readers call a record; nil where people do not name it so
	records map[string]*T
	places  map[string]source.Span // by foldName
	ids     []string
	leftOut map[string]report.LeftOut // records that are written and not in the report

	// lossy tells that a file of such records, or the id of one, could not be read: a
	// reference may be right and still lead nowhere, so nothing is said of it.
	lossy bool
}

func newRegistry[T any](zh, en string, nameOf func(*T) string) *registry[T] {
	return &registry[T]{what: text(zh, en), nameOf: nameOf, records: map[string]*T{}, places: map[string]source.Span{}, leftOut: map[string]report.LeftOut{}}
}

// define registers a record under the id of e and tells whether it is the first of it.
func (g *registry[T]) define(d *decoder, id string, at source.Span, record *T) bool {
	if id == "" {
		return true // reported as missing
	}
	fold := foldName(id)
	if first, taken := g.places[fold]; taken {
		d.add(duplicate(g.what, id, at, first))
		if own := slices.IndexFunc(g.ids, func(known string) bool { return foldName(known) == fold }); own >= 0 {
			g.records[id] = g.records[g.ids[own]] // what refers to it is not told as well
		}
		return false
	}
	g.records[id] = record
	g.places[fold] = at
	g.ids = append(g.ids, id)
	return true
}

func duplicate(what problem.Text, id string, at, first source.Span) problem.Problem {
	return problem.Problem{
		Rule:    problem.DuplicateID,
		Span:    at,
		Message: text(what.ZH+" "+quoteShort(id)+" 已经有了", what.EN+" "+quoteShort(id)+" is already there"),
		Hint:    text("两处只留一处；是两样的，改一个编号", "keep one of the two, or give one another id"),
		Related: []problem.Related{{Span: first, Message: text("第一次写在这里", "first defined here")}},
	}
}

// find returns the record that v names, nil after a report where there is none.
func (g *registry[T]) find(d *decoder, e *toml.Entry, v *toml.Value) *T {
	id := strings.TrimSpace(d.word(e, v))
	if record, ok := g.records[id]; ok {
		return record
	}
	if v.Kind == toml.KindString {
		g.dangling(d, id, d.valueSpan(v))
	}
	return nil
}

// dangling reports a reference that leads nowhere.
func (g *registry[T]) dangling(d *decoder, id string, at source.Span) {
	if g.leftOut[id] == report.IsInternal {
		d.add(internalOnly(g.what, id, at))
		return
	}
	if g.lossy || g.misspeltItself(id) {
		return
	}
	d.add(problem.Problem{
		Rule:    problem.DanglingReference,
		Span:    at,
		Message: text("没有"+g.what.ZH+" "+quoteShort(id), "there is no "+g.what.EN+" "+quoteShort(id)),
		Hint:    g.suggest(id),
		Edits:   g.mend(id, at),
	})
}

// misspeltItself tells whether a code leads nowhere because a record's own code has a digit too few
// or too many, which is told there.
func (g *registry[T]) misspeltItself(id string) bool {
	return isDigits(id) && len(g.ids) <= manyIDs && slices.ContainsFunc(g.ids, func(own string) bool {
		return isDigits(own) && len(own) != len(id) && problem.Distance(own, id, 2) < 2
	})
}

// internalOnly reports a reference of the public edition to what only the internal one has.
func internalOnly(what problem.Text, id string, at source.Span) problem.Problem {
	return problem.Problem{Rule: problem.BrokenLink, Span: at,
		Message: text(what.ZH+" "+quoteShort(id)+" 只在内部版里，公开版不能提到", what.EN+" "+quoteShort(id)+" is in the internal edition only: the public one cannot refer to it"),
		Hint:    text("去掉这一处；可以公开的，把它的 audience = \"internal\" 去掉", "take this out, or take out its audience = \"internal\" where it may be public")}
}

// mend writes the one id that a reference was meant to be. A code of digits may be another place's
// whatever is near it.
func (g *registry[T]) mend(id string, at source.Span) []problem.Edit {
	near := ""
	if len(g.ids) <= manyIDs {
		near = g.named(id)
		if near == "" {
			near = nearestAlone(id, g.ids)
		}
	}
	if near == "" || strings.Trim(near, "0123456789") == "" && near != g.named(id) || at.File == nil || at.File.Sheet != "" {
		return nil
	}
	written := at.Text()
	bare := strings.Trim(written, `"'`)
	if bare != id {
		return nil
	}
	return []problem.Edit{{Span: at, Text: strings.Replace(written, bare, near, 1)}}
}

// manyIDs is the number of ids from which a suggestion is looked up rather than searched.
const manyIDs = 3000

func (g *registry[T]) suggest(id string) problem.Text {
	if len(g.ids) > manyIDs {
		return problem.Suggest(g.oneEditAway(id))
	}
	if named := g.named(id); named != "" {
		return problem.Suggest(named)
	}
	near := nearest(id, g.ids)
	if near != "" && isDigits(near) && g.name(g.records[near]) != "" { // a code says nothing to a reader
		name := g.name(g.records[near])
		return text("你是不是想写 `"+near+"`（"+name+"）？", "did you mean `"+near+"` ("+name+")?")
	}
	if near == "" {
		return g.listed()
	}
	return problem.Suggest(near)
}

// maxListed is how many ids a hint lists.
const maxListed = 8

// listed is the hint for a reference to nothing that is near: what there is, or where it is added.
func (g *registry[T]) listed() problem.Text {
	switch n := len(g.ids); {
	case n == 0:
		return text("还没有"+g.what.ZH+"：先在数据里加上，或删去这一处", "there is no "+g.what.EN+" yet: add one, or take this out")
	case n <= maxListed:
		all := make([]string, n)
		for i, id := range g.ids {
			all[i] = problem.Shorten(id)
			if name := g.name(g.records[id]); name != "" {
				all[i] += "（" + problem.Shorten(name) + "）"
			}
		}
		return text("现有的"+g.what.ZH+"："+strings.Join(all, "、"), "there are: "+strings.Join(all, ", "))
	}
	return text(fmt.Sprintf("现有%d个%s，没有相近的：核对写法，或先在数据里加上它", len(g.ids), g.what.ZH),
		fmt.Sprintf("there are %d, none of them near: check the spelling, or add it first", len(g.ids)))
}

// named returns the id of the one record of that name, which people write where its id
// belongs; "" where none has it, or more than one.
func (g *registry[T]) named(name string) string {
	found := ""
	for _, id := range g.ids {
		if name != "" && g.name(g.records[id]) == name {
			if found != "" {
				return ""
			}
			found = id
		}
	}
	return found
}

// name is what readers call a record, "" where nothing is known.
func (g *registry[T]) name(record *T) string {
	if g.nameOf == nil || record == nil {
		return ""
	}
	return g.nameOf(record)
}

// oneEditAway looks for an id that one slip of the finger turns into this one.
func (g *registry[T]) oneEditAway(id string) string {
	const letters = "0123456789abcdefghijklmnopqrstuvwxyz-"
	if len(id) > 32 {
		return ""
	}
	try := func(candidate string) bool {
		_, ok := g.records[candidate]
		return ok
	}
	for i := range len(id) + 1 {
		head, tail := id[:i], id[i:]
		if len(tail) > 1 && try(head+tail[1:2]+tail[:1]+tail[2:]) {
			return head + tail[1:2] + tail[:1] + tail[2:]
		}
		if tail != "" && try(head+tail[1:]) {
			return head + tail[1:]
		}
		for _, c := range []byte(letters) {
			if tail != "" && try(head+string(c)+tail[1:]) {
				return head + string(c) + tail[1:]
			}
			if try(head + string(c) + tail) {
				return head + string(c) + tail
			}
		}
	}
	return ""
}

// englishKey is the key that a Chinese word stands for, "" for none.
func englishKey(word string) string { return contract().called[word] }

// didYouMean is the hint for a word that is not among the known ones; it is empty when
// nothing comes near.
func didYouMean(word string, known []string) problem.Text {
	return problem.Suggest(nearest(word, known))
}

// nearest returns the known word that word was probably meant to be, "" where none is
// near: a Chinese word's English key, or one that is a few letters away.
func nearest(word string, known []string) string {
	word = strings.TrimSpace(word)
	if english, ok := contract().called[word]; ok && slices.Contains(known, english) {
		return english
	}
	return problem.Nearest(word, slices.Values(known))
}

// nearestAlone is nearest where nothing else comes as near, else "".
func nearestAlone(word string, known []string) string {
	word = strings.TrimSpace(word)
	if english, ok := contract().called[word]; ok && slices.Contains(known, english) {
		return english
	}
	return problem.NearestAlone(word, slices.Values(known))
}

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }

// maxName bounds a name in bytes, well below what file systems hold.
const maxName = 120

// checkName reports an id, slug or code that cannot be a part of an address: reserved, or
// unsafe as a file name on some system. It returns whether the name may be used.
func (d *decoder) checkName(name string, at source.Span) bool {
	if name == "" {
		return true // reported as missing
	}
	p := problem.Problem{Rule: problem.BadName, Span: at}
	switch {
	case reserved.Name(name):
		p = ownName(name, at)
	case reserved.OnWindows(name):
		p.Message = text(quoteShort(name)+" 在 Windows 上不能作文件名", quoteShort(name)+" cannot be a file name on Windows")
		p.Hint = text("换一个名字", "choose another name")
	case len(name) > maxName:
		p.Message = text("名字太长", "the name is too long")
	case !isSafeName(name):
		p.Message = text(quoteShort(printable(name))+" 不能作网址和文件名", quoteShort(printable(name))+" cannot be an address and a file name")
		p.Hint = text("只用文字、数字、连字符 - 和下划线 _", "use letters, digits, - and _ only")
	default:
		return true
	}
	d.add(p)
	return false
}

// ownName reports a name that the site's own pages have.
func ownName(name string, at source.Span) problem.Problem {
	return problem.Problem{Rule: problem.BadName, Span: at,
		Message: text(quoteShort(name)+" 是网站自己要用的名字", quoteShort(name)+" is a name that the site itself uses"),
		Hint:    text("换一个名字", "choose another name")}
}

// checkAnyName is checkName for a field.
func (x reading) checkAnyName(name string, at source.Span) { x.checkName(name, at) }

// checkAnyID is checkID for a field.
func (x reading) checkAnyID(id string, at source.Span) { x.checkID(id, at) }

// checkID reports an id that stands in no address but in references such as fact:SLUG/id.
func (d *decoder) checkID(id string, at source.Span) bool {
	if id == "" || isSafeName(id) && len(id) <= maxName {
		return true
	}
	d.add(problem.Problem{Rule: problem.BadName, Span: at,
		Message: text(quoteShort(printable(id))+" 不能作编号", quoteShort(printable(id))+" cannot be an id"),
		Hint:    text("只用文字、数字、连字符 - 和下划线 _", "use letters, digits, - and _ only")})
	return false
}

// isSafeName tells whether a name is letters, digits, "-", "_" and inner single points.
func isSafeName(name string) bool {
	for _, r := range name {
		if r != '-' && r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) || r == utf8.RuneError {
			return false
		}
	}
	return name[0] != '.' && name[0] != '-' && name[len(name)-1] != '.' && !strings.Contains(name, "..")
}

// printable shows control characters, so that a message stays on its line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return '\ufffd'
		}
		return r
	}, s)
}

// foldName returns what two names share that some file system cannot tell apart: they
// differ in case or in composition only.
func foldName(name string) string {
	plain := true
	for i := 0; i < len(name); i++ {
		if c := name[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			plain = false
		}
	}
	if plain {
		return name
	}
	return norm.NFC.String(strings.ToLower(norm.NFC.String(name)))
}

// checkCode reports a code that is neither all digits of a right length nor a slug.
func (d *decoder) checkCode(code string, at source.Span, want problem.Text, lengths ...int) bool {
	if !isDigits(code) {
		if ascii, full := halfWidth(code); full && isDigits(ascii) {
			d.add(problem.Problem{Rule: problem.BadCode, Span: at, Message: text("代码用了全角数字", "the code has full-width digits"),
				Hint: text("写成 "+ascii, "write "+ascii)})
			return false
		}
		return d.likeDigits(code, at, lengths) && d.checkName(code, at)
	}
	for _, n := range lengths {
		if len(code) == n {
			return true
		}
	}
	d.add(problem.Problem{Rule: problem.BadCode, Span: at,
		Message: text("代码 "+problem.Shorten(code)+" 的位数不对："+want.ZH, "code "+problem.Shorten(code)+" has the wrong length: "+want.EN),
		Hint: text(fmt.Sprintf("这里有%d位：对照统计用区划代码改正；不公开村名的，用字母起一个短名", len(code)),
			fmt.Sprintf("it has %d digits: compare with the official list, or make up a short name of letters", len(code)))})
	return false
}

// likeDigits reports a code that was meant to be digits and has blanks or letters among them, or that
// a spreadsheet has turned into a fraction or into scientific notation; false where it did.
func (d *decoder) likeDigits(code string, at source.Span, lengths []int) bool {
	p := problem.Problem{Rule: problem.BadCode, Span: at}
	shown := problem.Shorten(code)
	joined := strings.Join(strings.FieldsFunc(code, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-—－_", r) }), "")
	whole, fraction, isFloat := strings.Cut(code, ".")
	switch digits := countDigits(code); {
	case office.IsScientific(code):
		p.Message = text("代码 "+shown+" 被表格软件变成了科学计数法", "a spreadsheet has turned the code "+shown+" into a number")
		p.Hint = text("对照统计用区划代码重新填写", "compare with the official list and enter it again")
	case isFloat && len(whole) >= 6 && isDigits(whole) && strings.Trim(fraction, "0") == "":
		p.Message = text("代码 "+shown+" 被表格软件当成了小数", "a spreadsheet has turned the code "+shown+" into a fraction")
		p.Hint = text("写成 "+whole, "write "+whole)
	case isDigits(joined) && len(joined) >= 6 && slices.Contains(lengths, len(joined)):
		p.Message = text("代码 "+shown+" 中间有空格或横线", "the code "+shown+" has blanks or dashes among its digits")
		p.Hint = text("写成 "+joined, "write "+joined)
	case utf8.RuneCountInString(code) == 12 && (digits == 10 || digits == 11):
		p.Message = text("代码 "+shown+" 里有不是数字的字", "the code "+shown+" has other characters among its digits")
		p.Hint = text("对照统计用区划代码改正", "compare with the official list")
		if plain := strings.NewReplacer("O", "0", "o", "0", "Ｏ", "0", "〇", "0", "l", "1", "I", "1", "|", "1").Replace(code); isDigits(plain) {
			p.Hint = text("写成 "+plain+"，再对照统计用区划代码", "write "+plain+" and compare with the official list")
		}
	default:
		return true
	}
	d.add(p)
	return false
}

func countDigits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// halfWidth turns full-width digits into ASCII and tells whether there were any.
func halfWidth(s string) (string, bool) {
	full := false
	ascii := strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			full = true
			return r - '０' + '0'
		}
		return r
	}, s)
	return ascii, full
}
