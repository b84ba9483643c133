package fields

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"unsafe"
)

// recorder notes what it is shown, and goes into all but pointers to words.
type recorder struct{ seen []string }

func (r *recorder) note(kind string, t *Type[bool]) bool {
	r.seen = append(r.seen, kind+" "+t.Go.String())
	return !t.Mark
}

func (r *recorder) Pointer(_ *unsafe.Pointer, t *Type[bool]) bool { return r.note("pointer", t) }
func (r *recorder) Struct(_ unsafe.Pointer, t *Type[bool]) bool   { return r.note("struct", t) }
func (r *recorder) List(list *Slice, t *Type[bool]) bool {
	return r.note(fmt.Sprintf("list of %d", list.Len), t)
}
func (r *recorder) Text(s *string)   { r.seen = append(r.seen, "text "+*s) }
func (r *recorder) Bool(set *bool)   { r.seen = append(r.seen, fmt.Sprint("bool ", *set)) }
func (r *recorder) Int(n Number)     { r.seen = append(r.seen, fmt.Sprint("int ", n.Int())) }
func (r *recorder) Uint(n Number)    { r.seen = append(r.seen, fmt.Sprint("uint ", n.Uint())) }
func (r *recorder) Other(isNil bool) { r.seen = append(r.seen, fmt.Sprint("other ", isNil)) }

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
	types := NewTypes(func(t reflect.Type) bool { return t == reflect.TypeFor[*word]() })
	of := types.Of(reflect.TypeFor[value]())
	if !of.Hidden || types.Of(reflect.TypeFor[struct{ A int }]()).Hidden || types.Of(reflect.TypeFor[value]()) != of {
		t.Error("a type is not known as it is")
	}
	yes := true
	var r recorder
	of.Walk(unsafe.Pointer(&value{Text: "x", hidden: -1, Two: [2]uint16{1, 1 << 15}, List: []word{"a", "b"}, Behind: &yes, Word: new(word("not shown")), Do: func() {}}), &r)
	want := []string{
		"struct fields.value", "text x", "int -1", "bool false", "uint 1", "uint 32768",
		"list of 2 []fields.word", "text a", "text b", "pointer *bool", "bool true",
		"pointer *fields.word", "pointer *fields.value", "other false", "other true", "other true", "other false",
	}
	if !slices.Equal(r.seen, want) {
		t.Errorf("shown were %q\nwant %q", r.seen, want)
	}
}

// TestNumbersOfEverySizeAreReadAndSet: what is set is read again, and what lies beside it stays.
func TestNumbersOfEverySizeAreReadAndSet(t *testing.T) {
	x := struct {
		A, B int8
		C, D uint8
		E, F int16
		G, H uint16
		I, J int32
		K, L uint32
		M, N int64
		O, P uint64
		Q, R int
		S, T uint
	}{}
	set := setter{}
	NewTypes(func(reflect.Type) bool { return false }).Of(reflect.TypeOf(x)).Walk(unsafe.Pointer(&x), &set)
	v := reflect.ValueOf(x)
	for i := range v.NumField() {
		want := uint64(0)
		if i%2 == 0 { // every other number is set
			want = ^uint64(0) >> (64 - 8*v.Field(i).Type().Size())
		}
		switch f := v.Field(i); {
		case f.CanUint() && f.Uint() != want, f.CanInt() && f.Int() != -int64(min(want, 1)):
			t.Errorf("field %d is %v", i, f)
		}
	}
	if set.wrong > 0 {
		t.Errorf("%d numbers are read otherwise than they were set", set.wrong)
	}
}

// setter sets every other number to what has all its bits.
type setter struct {
	recorder
	n, wrong int
}

func (s *setter) Int(n Number) {
	if s.n++; s.n%2 == 1 {
		n.Set(^uint64(0))
		if n.Int() != -1 {
			s.wrong++
		}
	}
}

func (s *setter) Uint(n Number) {
	if s.n++; s.n%2 == 1 {
		n.Set(^uint64(0))
		if n.Uint()+1 != 0 && n.Uint()&(n.Uint()+1) != 0 {
			s.wrong++
		}
	}
}
