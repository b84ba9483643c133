package theme

import (
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

type walked struct{}

func (walked) Value() string    { return "" }
func (*walked) Pointer() string { return "" }

type hasValue interface{ Value() string }

// A template may call what a value has and what a pointer to it has, once.
func TestMethodsOfAValueAndOfItsPointer(t *testing.T) {
	for _, x := range []struct {
		typ  reflect.Type
		name string
		want bool
	}{
		{reflect.TypeFor[walked](), "Value", true}, {reflect.TypeFor[walked](), "Pointer", true}, {reflect.TypeFor[walked](), "Other", false},
		{reflect.TypeFor[*walked](), "Value", true}, {reflect.TypeFor[*walked](), "Pointer", true}, {reflect.TypeFor[*walked](), "Other", false},
		{reflect.TypeFor[**walked](), "Pointer", false}, {reflect.TypeFor[hasValue](), "Value", true}, {reflect.TypeFor[hasValue](), "Pointer", false},
	} {
		if _, got := method(x.typ, x.name); got != x.want {
			t.Errorf("%v has %s: %t", x.typ, x.name, got)
		}
	}
}

// What a range gives is known by the type that it goes over.
func TestElementsThatARangeGives(t *testing.T) {
	number, text := reflect.TypeFor[int](), reflect.TypeFor[string]()
	for _, x := range []struct {
		typ, key, elem reflect.Type
		ok             bool
	}{
		{nil, nil, nil, true}, {reflect.TypeFor[[]string](), number, text, true}, {reflect.TypeFor[[2]string](), number, text, true}, {reflect.TypeFor[*[]string](), number, text, true},
		{reflect.TypeFor[map[string]int](), text, number, true}, {number, number, number, true}, {reflect.TypeFor[iter.Seq[string]](), nil, text, true},
		{reflect.TypeFor[iter.Seq2[string, int]](), text, number, true}, {reflect.TypeFor[func()](), nil, nil, false}, {reflect.TypeFor[any](), nil, nil, true},
		{reflect.TypeFor[chan int](), nil, nil, true}, {text, nil, nil, false}, {reflect.TypeFor[walked](), nil, nil, false},
	} {
		if key, elem, ok := elements(x.typ); key != x.key || elem != x.elem || ok != x.ok {
			t.Errorf("%v gives %v and %v, %t", x.typ, key, elem, ok)
		}
	}
}

// Only the layouts folder of the program's source is written to: three files tell it, and folders of their names do not.
func TestWhatIsACheckout(t *testing.T) {
	names := []string{"layouts.go", "package.json", "package-lock.json"}
	for odd := range len(names) + 1 { // the file that is missing, and then a folder; at the end none
		dir := t.TempDir()
		for i, name := range names {
			if i != odd {
				if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		if got := isCheckout(dir); got != (odd == len(names)) {
			t.Errorf("without file %d it is one: %t", odd, got)
		}
		if odd < len(names) {
			if err := os.Mkdir(filepath.Join(dir, names[odd]), 0o755); err != nil {
				t.Fatal(err)
			}
			if isCheckout(dir) {
				t.Errorf("with a folder for %s it is one", names[odd])
			}
		}
	}
}
