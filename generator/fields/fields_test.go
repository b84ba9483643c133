package fields

import (
	"reflect"
	"slices"
	"testing"
)

// recorder notes what it is shown, and goes into all but pointers to words.
type recorder struct{ seen []string }

func (r *recorder) note(kind string, v reflect.Value) bool {
	r.seen = append(r.seen, kind+" "+v.Type().String())
	return v.Type() != reflect.TypeFor[*word]()
}

func (r *recorder) Pointer(v reflect.Value) bool { return r.note("pointer", v) }
func (r *recorder) Struct(v reflect.Value) bool  { return r.note("struct", v) }
func (r *recorder) List(v reflect.Value) bool    { return r.note("list", v) }
func (r *recorder) Text(v reflect.Value)         { r.note("text "+v.String(), v) }
func (r *recorder) Bool(v reflect.Value)         { r.note("bool", v) }
func (r *recorder) Int(v reflect.Value)          { r.note("int", v) }
func (r *recorder) Uint(v reflect.Value)         { r.note("uint", v) }
func (r *recorder) Other(v reflect.Value)        { r.note("other", v) }

type word string

type value struct {
	Text   string
	hidden int8
	Flag   bool
	Two    [2]uint16
	List   []word
	Behind *bool
	Word   *word
	None   *value
	Share  float64
	Map    map[string]int
	Any    any
	Do     func()
}

// TestWalkShowsEveryPartInItsOrder: each field, exported or not, each item and what pointers lead to.
func TestWalkShowsEveryPartInItsOrder(t *testing.T) {
	var r recorder
	Walk(reflect.ValueOf(value{Text: "x", hidden: 1, List: []word{"a", "b"}, Behind: new(bool), Word: new(word("not shown"))}), &r)
	want := []string{
		"struct fields.value", "text x string", "int int8", "bool bool", "uint uint16", "uint uint16",
		"list []fields.word", "text a fields.word", "text b fields.word", "pointer *bool", "bool bool",
		"pointer *fields.word", "pointer *fields.value", "other float64", "other map[string]int", "other interface {}", "other func()",
	}
	if !slices.Equal(r.seen, want) {
		t.Errorf("shown were %q\nwant %q", r.seen, want)
	}
}
