package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

type kept struct {
	Text   string
	Number int32
	Small  uint8
	Flag   bool
	List   []inner
	Two    [2]int
	Behind *inner
	Place  *place
}

type inner struct {
	Text  string
	Place *place
	Own   own
}

// own is a struct that writes itself.
type own struct{ bits uint8 }

func (o own) AppendBinary(b []byte) ([]byte, error) { return append(b, o.bits), nil }

func (o *own) UnmarshalBinary(b []byte) error {
	if len(b) != 1 {
		return errors.New("not one byte")
	}
	o.bits = b[0]
	return nil
}

type place struct{ name string }

func codecOf(places map[string]*place) *Codec {
	c := NewCodec()
	Name(c, func(p *place) (string, bool) { return p.name, places[p.name] == p }, func(name string) (*place, bool) { p, ok := places[name]; return p, ok })
	return c
}

func TestWhatIsPackedIsUnpackedAsItWas(t *testing.T) {
	a, b := &place{"a"}, &place{"b"}
	c := codecOf(map[string]*place{"a": a, "b": b})
	for _, x := range []kept{
		{}, {Text: "一", Number: -5, Small: 7, Flag: true, List: []inner{{"x", a, own{3}}, {}}, Two: [2]int{1, -1}, Behind: &inner{"y", b, own{}}, Place: a},
	} {
		packed, ok := Pack(c, &x)
		if !ok {
			t.Fatal("not packed")
		}
		again, ok := Unpack[kept](c, packed)
		if !ok || !reflect.DeepEqual(*again, x) || again.Place != x.Place {
			t.Errorf("%+v is unpacked as %+v", x, again)
		}
		for n := range packed {
			if _, ok := Unpack[kept](c, packed[:n]); ok {
				t.Errorf("%d of %d bytes are unpacked", n, len(packed))
			}
		}
		if _, ok := Unpack[kept](c, packed+"\x00"); ok {
			t.Error("what is left over does not count")
		}
	}
	if _, ok := Pack(c, &kept{Place: &place{"elsewhere"}}); ok {
		t.Error("what has no name is packed")
	}
	packed, _ := Pack(c, &kept{Place: a})
	if _, ok := Unpack[kept](codecOf(nil), packed); ok {
		t.Error("a name that nobody has is unpacked")
	}
	if _, ok := Pack(NewCodec(), &map[string]int{}); ok {
		t.Error("a map is packed")
	}
	if _, ok := Pack(NewCodec(), &struct{ hidden int }{}); ok {
		t.Error("a field that cannot be set again is packed")
	}
	if _, ok := Unpack[struct{ hidden int }](NewCodec(), "\x00"); ok {
		t.Error("a field that cannot be set is unpacked")
	}
}

func FuzzUnpack(f *testing.F) {
	a := &place{"a"}
	c := codecOf(map[string]*place{"a": a})
	packed, _ := Pack(c, &kept{Text: "x", List: []inner{{"y", a, own{9}}}, Behind: &inner{}, Place: a})
	f.Add(packed)
	f.Fuzz(func(t *testing.T, b string) {
		x, ok := Unpack[kept](c, b)
		if !ok {
			return
		}
		packed, ok := Pack(c, x)
		if again, whole := Unpack[kept](c, packed); !ok || !whole || !reflect.DeepEqual(x, again) {
			t.Errorf("%+v is unpacked as %+v", x, again)
		}
	})
}

func keyOf(s string) Key { return sha256.Sum256([]byte(s)) }

// TestNotesKeepWhatWasAskedForOrPut: what nobody asked for is dropped with the next notes, and
// damaged notes know nothing.
func TestNotesKeepWhatWasAskedForOrPut(t *testing.T) {
	dir := t.TempDir()
	folder := New(dir, "notes", Limits{Files: 2})
	sum := sha256.Sum256([]byte("site"))
	open := func() *Notes { return folder.Notes(hex.EncodeToString(sum[:])) }
	want := func(n *Notes, name, value string) {
		t.Helper()
		got, ok := n.Get(keyOf(name))
		if ok != (value != "") || got != value {
			t.Errorf("%s is %q, %v; want %q", name, got, ok, value)
		}
	}
	n := open()
	want(n, "a", "")
	n.Put(keyOf("a"), "1")
	n.Put(keyOf("b"), "2")
	n.Put(keyOf("none"), "")
	n.Save()

	n = open()
	want(n, "a", "1")
	n.Save() // nothing new: nothing is dropped
	n = open()
	want(n, "a", "1")
	n.Put(keyOf("c"), "3")
	n.Save()

	n = open()
	want(n, "a", "1")
	want(n, "b", "")
	want(n, "c", "3")

	file := filepath.Join(dir, "notes", hex.EncodeToString(sum[:]))
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data[:len(data)-1], 0o644); err != nil {
		t.Fatal(err)
	}
	n = open()
	want(n, "a", "")
	n.Put(keyOf("d"), "4", "", "5")
	n.Save()
	want(open(), "d", "45")

	var none *Notes
	none.Put(keyOf("a"), "")
	none.Save()
	want(none, "a", "")
	want((*Folder)(nil).Notes("x"), "a", "")
}

type hiding struct {
	Name   string
	hidden struct {
		list  []int32
		flag  bool
		count uint8
		at    *place
		parts []string
		below *int
	}
}

// TestACodecThatTakesAllReadsBackWhatIsNotExported: every kind of field, and nothing of it where the bytes are cut short.
func TestACodecThatTakesAllReadsBackWhatIsNotExported(t *testing.T) {
	a := &place{"a"}
	c := codecOf(map[string]*place{"a": a})
	c.TakeAll()
	var x hiding
	x.Name, x.hidden.list, x.hidden.flag, x.hidden.count, x.hidden.at, x.hidden.parts, x.hidden.below = "名", []int32{-1, 1 << 30, 0}, true, 7, a, []string{"p"}, new(int)
	*x.hidden.below = -5
	packed, ok := Pack(c, &x)
	if !ok {
		t.Fatal("not written")
	}
	got, ok := Unpack[hiding](c, packed)
	if !ok || !reflect.DeepEqual(*got, x) || got.hidden.at != a {
		t.Errorf("read as %+v, %t", got, ok)
	}
	for n := range packed {
		if _, ok := Unpack[hiding](c, packed[:n]); ok {
			t.Errorf("%d bytes of %d are read", n, len(packed))
		}
	}
	if _, ok := Unpack[hiding](codecOf(map[string]*place{"a": a}), packed); ok {
		t.Error("a codec that does not take all sets what is not exported")
	}
}

// What is read is a part of what it was written as, wherever that lies.
func TestNumbersAreReadWhereTheyLie(t *testing.T) {
	type row struct {
		Name    string
		Numbers []int32
	}
	x := []row{{"一", []int32{1, -1, 1 << 30}}, {"", nil}, {"乡村", []int32{-1 << 31}}}
	c := NewCodec()
	packed, _ := Pack(c, &x)
	for shift := range 4 {
		text := strings.Repeat("x", shift) + packed
		got, ok := Unpack[[]row](c, text[shift:])
		if !ok || !reflect.DeepEqual(*got, x) {
			t.Errorf("read %d bytes further on as %v, %t", shift, *got, ok)
		}
	}
}

// TestNotesThatNobodyAskedForAreNotRead: a run that has nothing to do saves its notes too.
func TestNotesThatNobodyAskedForAreNotRead(t *testing.T) {
	dir, sum := t.TempDir(), sha256.Sum256([]byte("site"))
	notes := func() *Notes { return New(dir, "x", Limits{}).Notes(hex.EncodeToString(sum[:])) }
	first := notes()
	first.Put(Key{1}, "value")
	first.Save()
	idle := notes()
	idle.Save()
	if _, known := idle.Get(Key{1}); known {
		t.Error("notes were read by a run that only saved them")
	}
	if value, known := notes().Get(Key{1}); !known || value != "value" {
		t.Errorf("what was kept is %q, %v", value, known)
	}
}

// TestSharedValuesAreWrittenOnce: pointers to one value lead to one value again, and none beyond the list is found.
func TestSharedValuesAreWrittenOnce(t *testing.T) {
	type row struct {
		Name string
		Of   *place
	}
	a, b := &place{"a"}, &place{"b"}
	rows := []row{{"1", a}, {"2", b}, {"3", a}, {"4", nil}}
	c := NewCodec()
	c.TakeAll()
	NameShared[place](c)
	if _, ok := Pack(c, &rows); ok {
		t.Error("pointers are written without a list")
	}
	var met Shared[place]
	packed, ok := Pack(WithShared(c, &met), &rows)
	if !ok || !reflect.DeepEqual(met.List, []place{{"a"}, {"b"}}) {
		t.Fatalf("%t, met were %v", ok, met.List)
	}
	found := Shared[place]{List: met.List}
	got, ok := Unpack[[]row](WithShared(c, &found), packed)
	if !ok {
		t.Fatal("not read")
	}
	want := []row{{"1", &found.List[0]}, {"2", &found.List[1]}, {"3", &found.List[0]}, {"4", nil}}
	for i, x := range *got {
		if x != want[i] {
			t.Errorf("item %d is %v, want %v", i, x, want[i])
		}
	}
	for name, c := range map[string]*Codec{"a shorter list": WithShared(c, &Shared[place]{List: met.List[:1]}), "no list": c} {
		if _, ok := Unpack[[]row](c, packed); ok {
			t.Errorf("pointers are read with %s", name)
		}
	}
}
