package intake

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
)

// Bytes that were taken for characters are distinguished from writing in several scripts.
func TestTextIsGarbledWhereItIsOfAllScripts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	units := make([]uint16, 1500)
	for i := range units {
		units[i] = uint16(random.IntN(0x10000))
	}
	if !isGarbled(string(utf16.Decode(units))) {
		t.Error("random bytes are writing")
	}
	mixed := "青禾村（བོད་ཡིག，ئۇيغۇرچە，ᠮᠣᠩᠭᠣᠯ，ꆈꌠ）的α、β值和Юг，増える、カタカナ、①②㎡→★，한글。"
	if isGarbled(strings.Repeat(mixed, 50)) {
		t.Error("a paper of several peoples is garbled")
	}
}

// A text of so many scripts is garbled, whatever Chinese and Latin letters stand between them; one of
// a script less is not.
func TestHowManyScriptsAreTooMany(t *testing.T) {
	var letters []string
	for _, name := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		if r := firstOf(unicode.Scripts[name]); r >= 0x370 && !unicode.In(r, unicode.Han, unicode.Common, unicode.Inherited) {
			letters = append(letters, string(r))
		}
	}
	few, many := "甲a，é"+strings.Join(letters[:manyScripts-1], "乙，b"), strings.Join(letters[:manyScripts], "")
	if isGarbled(few) || isGarbled(strings.Repeat(few, 3)) || !isGarbled(many) {
		t.Errorf("of %d scripts it is garbled: %t, of %d: %t", manyScripts-1, isGarbled(few), manyScripts, isGarbled(many))
	}
	f := folder{}
	if _, err := Word(f.request(paper(t, "标题", "正文写的是"+many), false)); !errors.Is(err, ErrGarbled) {
		t.Errorf("a garbled paper comes in: %v", err)
	}
}

// firstOf is the first letter of a script.
func firstOf(script *unicode.RangeTable) rune {
	if len(script.R16) > 0 {
		return rune(script.R16[0].Lo)
	}
	return rune(script.R32[0].Lo)
}
