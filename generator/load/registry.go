package load

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/identifier"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// registry is all records of one kind by their id, with the place of each id for the
// message about a second one.
type registry[T any] struct {
	what    problem.Text    // 来源, source
	nameOf  func(*T) string // what readers call a record; nil where people do not name it so
	records map[string]*T
	places  map[string]source.Span // by identifier.Fold
	ids     []string
	leftOut map[string]report.LeftOut // records that are written and not in the report

	// lossy tells that a file of such records, or the id of one, could not be read: a
	// reference may be right and still lead nowhere, so nothing is said of it.
	lossy bool
}

func newRegistry[T any](zh, en string, nameOf func(*T) string) *registry[T] {
	return &registry[T]{what: text(zh, en), nameOf: nameOf, records: map[string]*T{}, places: map[string]source.Span{}, leftOut: map[string]report.LeftOut{}}
}

// expect makes room for so many records in an empty registry.
func (g *registry[T]) expect(n int) {
	g.records, g.places, g.ids = make(map[string]*T, n), make(map[string]source.Span, n), make([]string, 0, n)
}

// define registers a record under the id of e and tells whether it is the first of it.
func (g *registry[T]) define(d *decoder, id string, at source.Span, record *T) bool {
	if id == "" {
		return true // reported as missing
	}
	fold := identifier.Fold(id)
	if first, taken := g.places[fold]; taken {
		d.add(duplicate(g.what, id, at, first))
		if own := slices.IndexFunc(g.ids, func(known string) bool { return identifier.Fold(known) == fold }); own >= 0 {
			g.records[id] = g.records[g.ids[own]] // what refers to it is not reported as well
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
		Hint:    duplicateHint(at, first),
		Related: []problem.Related{{Span: first, Message: text("第一次写在这里", "first defined here")}},
	}
}

// duplicateHint says what to do with two of one name: texts are named by their files, and two cells of
// one place hold two values.
func duplicateHint(at, first source.Span) problem.Text {
	switch {
	case at.File != nil && strings.HasSuffix(at.File.Path, ".md") && first.File != at.File:
		return text("两篇只留一篇；是两篇不同的文章，给一个文件换名字", "keep one of the two, or give one file another name")
	case at.File != first.File && at.File != nil && !strings.HasSuffix(at.File.Path, ".toml") && !strings.HasSuffix(at.File.Path, ".md"):
		return text("两处写的不一样，只留对的一处；像是复制出来的表，就删去整份表", "the two differ: keep the right one; where a table is a copy, delete it")
	}
	return text("两处只留一处；是两样的，改一个编号", "keep one of the two, or give one another id")
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
	d.dangles = true
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

// misspeltItself tells whether a code leads nowhere because a record's own code is written wrongly,
// as with a digit too few or a blank, which is reported there.
func (g *registry[T]) misspeltItself(id string) bool {
	return numeral.IsDigits(id) && len(g.ids) <= manyIDs && slices.ContainsFunc(g.ids, func(own string) bool {
		if !numeral.IsDigits(own) {
			return identifier.MeantCode(own) == id
		}
		return len(own) != len(id) && problem.Distance(own, id, 2) < 2
	})
}

// internalOnly reports a reference of the public edition to what only the internal one has.
func internalOnly(what problem.Text, id string, at source.Span) problem.Problem {
	return problem.Problem{Rule: problem.BrokenLink, Span: at,
		Message: text(what.ZH+" "+quoteShort(id)+" 只在内部版里，公开版不能提到", what.EN+" "+quoteShort(id)+" is in the internal edition only, so the public one cannot refer to it"),
		Hint:    text("去掉这一处；可以公开的，把它的 audience = \"internal\" 去掉", "remove this, or remove audience = \"internal\" there if it may be public")}
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
	if near != "" && numeral.IsDigits(near) && g.name(g.records[near]) != "" { // a code says nothing to a reader
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
		return text("还没有"+g.what.ZH+"：先在数据里加上，或删去这一处", "there is no "+g.what.EN+" yet: add one, or remove this")
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
		fmt.Sprintf("there are %d, none of them similar: check the spelling, or add it first", len(g.ids)))
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
func englishKey(word string) string { return contract().called()[word] }

// didYouMean is the hint for a word that is not among the known ones; it is empty when
// nothing comes near.
func didYouMean(word string, known []string) problem.Text {
	return problem.Suggest(nearest(word, known))
}

// nearest returns the known word that word was probably meant to be, "" where none is
// near: a Chinese word's English key, or one that is a few letters away.
func nearest(word string, known []string) string {
	word = strings.TrimSpace(word)
	if english, ok := contract().called()[word]; ok && slices.Contains(known, english) {
		return english
	}
	return problem.Nearest(word, slices.Values(known))
}

// nearestAlone is nearest where nothing else comes as near, else "".
func nearestAlone(word string, known []string) string {
	word = strings.TrimSpace(word)
	if english, ok := contract().called()[word]; ok && slices.Contains(known, english) {
		return english
	}
	return problem.NearestAlone(word, slices.Values(known))
}

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }

// checkName reports an id, slug or code that cannot be a part of an address.
func (d *decoder) checkName(name string, at source.Span) bool {
	return d.accept(identifier.CheckName(name, at))
}

// checkAnyName is checkName for a field.
func (x reading) checkAnyName(name string, at source.Span) { x.checkName(name, at) }

// checkAnyID reports an id that no reference can name, for a field.
func (x reading) checkAnyID(id string, at source.Span) { x.accept(identifier.CheckID(id, at)) }

// checkCode reports a code that is neither all digits of a right length nor a slug.
func (d *decoder) checkCode(code string, at source.Span, want problem.Text, lengths ...int) bool {
	return d.accept(identifier.CheckCode(code, at, want, lengths...))
}

// accept reports what is wrong, and returns whether nothing is.
func (d *decoder) accept(p problem.Problem, ok bool) bool {
	if !ok {
		d.add(p)
	}
	return ok
}
