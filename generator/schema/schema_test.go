package schema

import (
	"encoding/json"
	"strings"
	"testing"
)

// Each type of value is one of JSON Schema; parts stand once, among the definitions, also one within itself.
func TestEachTypeHasItsSchema(t *testing.T) {
	part := &Record{Name: "part", Help: "一部分", Keys: []Key{{Name: "count", Words: []string{"1", "N"}, Help: "几个"}}}
	part.Keys = append(part.Keys, Key{Name: "part", Type: Tables, Of: part})
	top := &Record{Path: "data/a.toml", Keys: []Key{
		{Name: "text", Required: true, Help: "名"}, {Name: "number", Type: Number}, {Name: "date", Type: Date, Required: true}, {Name: "texts", Type: Texts}, {Name: "numbers", Type: Numbers},
		{Name: "table", Type: Table, Of: part, Help: "表"}, {Name: "named", Type: NamedBy, Of: part}}}
	text, err := JSON(top)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil || !strings.HasSuffix(string(text), "}\n") {
		t.Fatal(err)
	}
	at := func(path ...string) string {
		var x any = got
		for _, key := range path {
			x = x.(map[string]any)[key]
		}
		b, _ := json.Marshal(x)
		return string(b)
	}
	for path, want := range map[string]string{
		"title": `"data/a.toml"`, "required": `["text","date"]`, "additionalProperties": `false`, "type": `"object"`, "description": `null`,
		"properties/text": `{"description":"名","type":"string"}`, "properties/number": `{"description":"","type":"number"}`, "properties/date": `{"description":"","type":["string","integer"]}`,
		"properties/texts":   `{"description":"","items":{"type":"string"},"type":"array"}`,
		"properties/numbers": `{"additionalProperties":{"type":"number"},"description":"","type":"object"}`,
		"properties/table":   `{"allOf":[{"$ref":"#/definitions/part"}],"description":"表"}`,
		"properties/named":   `{"additionalProperties":{"$ref":"#/definitions/part"},"description":"","type":"object"}`,
		"definitions/part":   `{"additionalProperties":false,"description":"一部分","properties":{"count":{"description":"几个","enum":["1","N"],"type":"string"},"part":{"description":"","items":{"$ref":"#/definitions/part"},"type":"array"}},"type":"object"}`,
	} {
		if got := at(strings.Split(path, "/")...); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	plain, err := JSON(&Record{Path: "a", Keys: []Key{{Name: "text"}}})
	if err != nil || strings.Contains(string(plain), "definitions") || strings.Contains(string(plain), "required") {
		t.Errorf("of a record without parts or what must be there: %s, %v", plain, err)
	}
}

// The keys of a record and its parts are gone through in their order, each record's once, and as far as is asked for.
func TestAllKeysOfARecord(t *testing.T) {
	inner := &Record{Keys: []Key{{Name: "c"}, {Name: "d"}}}
	inner.Keys = append(inner.Keys, Key{Name: "e", Of: inner})
	top := &Record{Keys: []Key{{Name: "a"}, {Name: "b", Of: inner}, {Name: "f", Of: inner}, {Name: "g"}}}
	for last, want := range map[string]string{"": "abcdefg", "a": "a", "c": "abc", "e": "abcde", "g": "abcdefg"} {
		got := ""
		for k := range top.All() {
			if got += k.Name; k.Name == last {
				break
			}
		}
		if got != want {
			t.Errorf("up to %q: %s, want %s", last, got, want)
		}
	}
	if k := top.Key("b"); k == nil || k != &top.Keys[1] {
		t.Errorf("the key of a name is %+v", k)
	}
	if k := top.Key("c"); k != nil {
		t.Errorf("a part's key is the record's: %+v", k)
	}
}
