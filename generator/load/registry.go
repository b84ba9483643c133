package load

import (
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// registry is all records of one kind by their id, with the place of each id for the
// message about a second one.
type registry[T any] struct {
	what    problem.Text // 来源, source
	records map[string]*T
	places  map[string]source.Span // by foldName
	ids     []string
	leftOut map[string]report.LeftOut // records that are written and not in the report

	// lossy tells that a file of such records, or the id of one, could not be read: a
	// reference may be right and still lead nowhere, so nothing is said of it.
	lossy bool
}

func newRegistry[T any](zh, en string) *registry[T] {
	return &registry[T]{what: text(zh, en), records: map[string]*T{}, places: map[string]source.Span{}, leftOut: map[string]report.LeftOut{}}
}

// define registers a record under the id of e and tells whether it is the first of it.
func (g *registry[T]) define(d *decoder, id string, at source.Span, record *T) bool {
	if id == "" {
		return true // reported as missing
	}
	fold := foldName(id)
	if first, taken := g.places[fold]; taken {
		d.add(duplicate(g.what, id, at, first))
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
	if g.lossy {
		return
	}
	d.add(problem.Problem{
		Rule:    problem.DanglingReference,
		Span:    at,
		Message: text("没有"+g.what.ZH+" "+quoteShort(id), "there is no "+g.what.EN+" "+quoteShort(id)),
		Hint:    g.suggest(id),
	})
}

// internalOnly reports a reference of the public edition to what only the internal one has.
func internalOnly(what problem.Text, id string, at source.Span) problem.Problem {
	return problem.Problem{Rule: problem.BrokenLink, Span: at,
		Message: text(what.ZH+" "+quoteShort(id)+" 只在内部版里，公开版不能提到", what.EN+" "+quoteShort(id)+" is in the internal edition only: the public one cannot refer to it"),
		Hint:    text("去掉这一处；可以公开的，把它的 audience = \"internal\" 去掉", "take this out, or take out its audience = \"internal\" where it may be public")}
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
	return didYouMean(id, g.ids)
}

// named returns the id of the one record of that name, which people write where its id
// belongs; "" where none has it, or more than one.
func (g *registry[T]) named(name string) string {
	found := ""
	for _, id := range g.ids {
		if name != "" && nameOf(g.records[id]) == name {
			if found != "" {
				return ""
			}
			found = id
		}
	}
	return found
}

// nameOf is what readers call a record.
func nameOf(record any) string {
	switch x := record.(type) {
	case *report.Group:
		return x.Name
	case *report.Indicator:
		return x.Name
	case *report.Region:
		return x.Name
	case *report.Program:
		return x.Name
	case *report.Village:
		return x.Name
	case *report.Source:
		return x.Title
	}
	return ""
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

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }
