package chart

import (
	"encoding/json"
	"testing"

	"casebook/generator/words"
	"casebook/layouts"
)

// zh and en are the theme's own texts.
var zh, en = readTexts("zh-CN"), readTexts("en")

func readTexts(language string) *words.Texts {
	b, err := layouts.Files.ReadFile("strings/" + language + ".json")
	if err != nil {
		panic(err)
	}
	list := map[string]string{}
	if err := json.Unmarshal(b, &list); err != nil {
		panic(err)
	}
	texts, err := words.New(language, list)
	if err != nil {
		panic(err)
	}
	return texts
}

func draw(c *Chart) []byte { return Append(nil, c, zh) }

// A misspelt key stands for itself, so that a figure in either language has none in it.
func TestEveryTextIsThere(t *testing.T) {
	for _, texts := range []*words.Texts{zh, en} {
		for _, k := range kinds {
			for _, key := range []string{"chart.kind." + string(k.name), "chart.use." + string(k.name)} {
				if texts.T(key) == key && !(k.internal && key[:9] == "chart.use") {
					t.Errorf("no text %q", key)
				}
			}
		}
	}
}
