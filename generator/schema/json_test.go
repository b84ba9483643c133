package schema

import (
	"encoding/json"
	"strings"
	"testing"
)

// A record that is a part of itself, bounds, words and what must be there reach the schema.
func TestJSONSaysWhatARecordSays(t *testing.T) {
	part := &Record{Name: "part", Keys: []Key{{Name: "count", Words: []string{"1", "N"}}}}
	part.Keys = append(part.Keys, Key{Name: "part", Type: Tables, Of: part})
	top := &Record{Path: "data/a.toml", Keys: []Key{
		{Name: "id", Required: true}, {Name: "year", Type: Integer, Min: 1000, Max: 2999, Help: "哪一年"}, {Name: "first", Type: Table, Of: part},
		{Name: "values", Type: Numbers}, {Name: "sample", Type: Bool}, {Name: "part", Type: Tables, Of: part}, {Name: "names", Type: NamedBy, Of: part},
		{Name: "line", Type: FreeForm, Words: []string{"county"}},
		{Name: "colour", Pattern: "^#[0-9a-f]{6}$"}, {Name: "free", Type: FreeForm}, {Name: "check", Type: FreeForm, Each: []string{"off"}, Lists: []string{"require"}}}}
	text, err := JSON(top)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"line":   `{"anyOf":[{"enum":["county"]},{"not":{"type":"string"}}],"description":""}`,
		"colour": `{"description":"","pattern":"^#[0-9a-f]{6}$","type":"string"}`,
		"free":   `{"description":""}`,
		"check":  `{"additionalProperties":{"enum":["off"]},"description":"","properties":{"require":{"items":{"type":"string"},"type":"array"}},"type":"object"}`,
	} {
		if b, err := json.Marshal(got["properties"].(map[string]any)[name]); err != nil || string(b) != want {
			t.Errorf("%s: %s (%v)", name, b, err)
		}
	}
	for _, want := range []string{`"$schema": "` + Draft + `"`, `"required": [
    "id"
  ]`, `"maximum": 2999`, `"minimum": 1000`, `"enum": [`, `"additionalProperties": false`, `"$ref": "#/definitions/part"`, `"description": "哪一年"`, `"type": "boolean"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}
