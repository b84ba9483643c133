package theme_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"casebook/generator/words"
	"casebook/layouts"
)

// texts reads a strings file of ours.
func texts(t *testing.T, lang string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(layouts.Files, "strings/"+lang+".json")
	if err != nil {
		t.Fatal(err)
	}
	var list map[string]string
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	return list
}

// holes returns the keys that code asks for, with the holes that each text has.
func holes(t *testing.T, lang string) map[string]string {
	t.Helper()
	list := map[string]string{}
	for key, text := range texts(t, lang) {
		m, err := words.Parse(text)
		if err != nil {
			t.Fatalf("%s, %s: %v", lang, key, err)
		}
		family, names := words.Family(key), m.Holes()
		if list[family] != "" { // one form of several: "one case" may do without its number
			names = append(names, strings.Fields(list[family])...)
		}
		slices.Sort(names)
		list[family] = strings.Join(slices.Compact(names), " ")
	}
	return list
}

// Our languages have the same texts with the same holes, and each plural form that the
// language has.
func TestLanguagesHaveTheSameTexts(t *testing.T) {
	files, err := fs.Glob(layouts.Files, "strings/*.json")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	chinese := holes(t, "zh-CN")
	for _, f := range files {
		lang := strings.TrimSuffix(path.Base(f), ".json")
		other := holes(t, lang)
		for _, key := range slices.Sorted(maps.Keys(chinese)) {
			if names, ok := other[key]; !ok {
				t.Errorf("%s.json lacks %q", lang, key)
			} else if names != chinese[key] {
				t.Errorf("%s.json: the holes of %q are [%s], in Chinese [%s]", lang, key, names, chinese[key])
			}
		}
		for _, key := range slices.Sorted(maps.Keys(other)) {
			if _, ok := chinese[key]; !ok {
				t.Errorf("zh-CN.json lacks %q of %s.json", key, lang)
			}
		}
		all := texts(t, lang)
		for key := range all {
			family := words.Family(key)
			if family == key {
				continue
			}
			for _, form := range words.Categories(lang) {
				if _, ok := all[family+"."+form]; !ok {
					t.Errorf("%s.json lacks %q", lang, family+"."+form)
				}
			}
		}
	}
}

func TestEnglishIsWrittenWithoutChinese(t *testing.T) {
	for key, text := range texts(t, "en") {
		if i := strings.IndexFunc(text, isHan); i >= 0 {
			t.Errorf("%s: %s", key, text)
		}
	}
}
