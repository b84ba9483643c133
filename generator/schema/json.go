package schema

import (
	"encoding/json"
	"fmt"
)

// Draft is the draft of JSON Schema that Taplo and Tombi read.
const Draft = "http://json-schema.org/draft-07/schema#"

// object is a JSON object. Its keys are written in alphabetical order, so that the same
// contract gives the same bytes.
type object map[string]any

// JSON writes the JSON Schema of a file, whose top level has the keys of r.
func JSON(r *Record) ([]byte, error) {
	w := writer{definitions: object{}}
	top := w.record(r)
	top["$schema"], top["title"] = Draft, r.Path
	if len(w.definitions) > 0 {
		top["definitions"] = w.definitions
	}
	text, err := json.MarshalIndent(top, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("schema of %s: %w", r.Path, err)
	}
	return append(text, '\n'), nil
}

// writer gathers the records that others have as parts: one may be a part of itself.
type writer struct{ definitions object }

func (w *writer) record(r *Record) object {
	properties, required := object{}, []string{}
	for _, k := range r.Keys {
		properties[k.Name] = w.key(&k)
		if k.Required {
			required = append(required, k.Name)
		}
	}
	o := object{"type": "object", "properties": properties, "additionalProperties": false}
	if r.Help != "" {
		o["description"] = r.Help
	}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

func (w *writer) part(r *Record) object {
	if _, known := w.definitions[r.Name]; !known {
		w.definitions[r.Name] = nil // a part of itself leads here again
		w.definitions[r.Name] = w.record(r)
	}
	return object{"$ref": "#/definitions/" + r.Name}
}

func (w *writer) key(k *Key) object {
	o := w.value(k)
	if _, isRef := o["$ref"]; isRef {
		o = object{"allOf": []object{o}} // draft 7 passes over what stands beside a $ref
	}
	o["description"] = k.Help
	return o
}

func (w *writer) value(k *Key) object {
	switch k.Type {
	case Integer:
		return object{"type": "integer", "minimum": k.Min, "maximum": k.Max}
	case Number:
		return object{"type": "number"}
	case Bool:
		return object{"type": "boolean"}
	case Date:
		return object{"type": []string{"string", "integer"}}
	case Texts:
		return object{"type": "array", "items": object{"type": "string"}}
	case Numbers:
		return object{"type": "object", "additionalProperties": object{"type": "number"}}
	case Table:
		return w.part(k.Of)
	case Tables:
		return object{"type": "array", "items": w.part(k.Of)}
	case NamedBy:
		return object{"type": "object", "additionalProperties": w.part(k.Of)}
	case FreeForm:
		if k.Words != nil {
			return object{"anyOf": []object{{"enum": k.Words}, {"not": object{"type": "string"}}}}
		}
		if k.Each != nil {
			lists := object{}
			for _, name := range k.Lists {
				lists[name] = object{"type": "array", "items": object{"type": "string"}}
			}
			return object{"type": "object", "properties": lists, "additionalProperties": object{"enum": k.Each}}
		}
		return object{}
	}
	o := object{"type": "string"}
	if k.Pattern != "" {
		o["pattern"] = k.Pattern
	}
	if k.Words != nil {
		o["enum"] = k.Words
	}
	return o
}
