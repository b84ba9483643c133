// Package words holds the texts that readers see, in one language, by key.
//
// A text may have named holes, and one that depends on a count has a form for each plural
// category of its language (Unicode CLDR: zero, one, two, few, many, other), each under the
// key with the category's name after a dot:
//
//	"program.more": "Details: {name}",
//	"total.cases.one": "{n} case",
//	"total.cases.other": "{n} cases"
//
// A language without plurals, such as Chinese, has "other" alone. The texts themselves are
// layouts/strings/LANGUAGE.json; package theme reads them. Texts are parsed once, so that a
// page only appends their pieces.
package words

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Texts are the texts of one language. They are not changed once made and may be used from
// many goroutines.
type Texts struct {
	tag      language.Tag
	messages map[string]*Message
	forms    map[string]*forms // of keys that depend on a count

	noPlurals bool // the language has "other" alone
}

// forms are the messages of one key by plural.Form.
type forms [len(categories)]*Message

// categories are the names of the plural forms, by plural.Form.
var categories = [...]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one",
	plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

// New parses the texts of a language, which is named by a BCP 47 tag such as "zh-CN". A text
// with a mistake is left out, and the error tells of each.
func New(lang string, texts map[string]string) (*Texts, error) {
	t := &Texts{tag: language.Make(lang), messages: make(map[string]*Message, len(texts)), forms: map[string]*forms{}, noPlurals: len(Categories(lang)) == 1}
	var mistakes []error
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		m, err := Parse(texts[key])
		if err != nil {
			mistakes = append(mistakes, fmt.Errorf("%s: %w", key, err))
			continue
		}
		t.messages[key] = m
		if base, form, ok := cutForm(key); ok {
			if t.forms[base] == nil {
				t.forms[base] = &forms{}
			}
			t.forms[base][form] = m
		}
	}
	return t, errors.Join(mistakes...)
}

// cutForm takes the plural category off the end of a key.
func cutForm(key string) (base string, form plural.Form, ok bool) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return key, plural.Other, false
	}
	n := slices.Index(categories[:], key[i+1:])
	if n < 0 {
		return key, plural.Other, false
	}
	return key[:i], plural.Form(n), true
}

// Family is the key under which code asks for a text: the key without its plural category.
func Family(key string) string {
	base, _, _ := cutForm(key)
	return base
}

// Categories are the plural categories that a language tells apart in whole numbers, "other"
// always among them.
func Categories(lang string) []string {
	tag := language.Make(lang)
	found := map[string]bool{"other": true}
	for n := range 1000 {
		found[categories[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// Language is the BCP 47 tag of the language: "zh-CN".
func (t *Texts) Language() string { return t.tag.String() }

// T returns the text of a key that has no holes. A key that is not there stands for itself:
// a page with a strange word is better than none, and tests hold that there is none.
func (t *Texts) T(key string) string {
	if m, ok := t.messages[key]; ok {
		return m.text
	}
	return key
}

// Message returns the text of a key, for one that is used more than once or written piece by
// piece. A key that is not there stands for itself.
func (t *Texts) Message(key string) *Message {
	if m, ok := t.messages[key]; ok {
		return m
	}
	return literal(key)
}

// Count returns the form of a text that goes with a number of things. The number itself is
// no more than any other value: it is passed where the form is written, formatted as the page
// formats it.
func (t *Texts) Count(key string, n int) *Message {
	f, ok := t.forms[key]
	if !ok {
		return t.Message(key)
	}
	if m := f[plural.Other]; t.noPlurals && m != nil {
		return m
	}
	if m := f[plural.Cardinal.MatchPlural(t.tag, max(n, -n), 0, 0, 0, 0)]; m != nil {
		return m
	}
	if m := f[plural.Other]; m != nil {
		return m
	}
	return literal(key)
}

// Keys are the keys of the forms of a text that depends on a count, sorted; none for another.
func (t *Texts) Keys(family string) []string {
	var keys []string
	if f := t.forms[family]; f != nil {
		for form, m := range f {
			if m != nil {
				keys = append(keys, family+"."+categories[form])
			}
		}
	}
	slices.Sort(keys)
	return keys
}

// Format returns the text of a key with values in its holes: name, value, name, value.
func (t *Texts) Format(key string, pairs ...string) string {
	return t.Message(key).Format(pairs...)
}
