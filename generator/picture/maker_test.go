package picture_test

import (
	"bytes"
	"crypto/sha256"
	"testing"
	"testing/synctest"

	"casebook/generator/picture"
	"casebook/generator/picture/photos"
)

// A picture made while it is looked at is the one made later, and its file is not read again.
func TestPicturesMadeAhead(t *testing.T) {
	for _, x := range photos.All() {
		p := look(t, x.Name, x.Data)
		want, err := p.Make(x.Data)
		if err != nil {
			t.Fatal(err)
		}
		m, sum := picture.NewMaker(t.TempDir(), 2), sha256.Sum256(x.Data)
		m.MakeAhead()
		if got, fault := m.Look(x.Data, sum); got != p || fault != "" {
			t.Errorf("%s: %+v %s", x.Name, got, fault)
		}
		for i, v := range p.Versions() {
			read := func() ([]byte, error) {
				if len(want) > 1 {
					t.Errorf("%s is read again", x.Name)
				}
				return x.Data, nil
			}
			if got, err := m.Version(&p, sum, v, read); err != nil || !bytes.Equal(got, want[i]) {
				t.Errorf("%s: version %d: other bytes, %v", x.Name, i, err)
			}
		}
	}
}

// What is kept is what is made.
func TestMakerKeepsWhatItMade(t *testing.T) {
	dir := t.TempDir()
	data := photos.Oriented(6)
	sum := sha256.Sum256(data)
	p := look(t, "photo", data)
	made, err := p.Make(data)
	if err != nil {
		t.Fatal(err)
	}
	reads := 0
	for range 2 {
		m := picture.NewMaker(dir, 2)
		if got, fault := m.Look(data, sum); got != p || fault != "" {
			t.Errorf("%+v %s", got, fault)
		}
		for i, v := range p.Versions() {
			got, err := m.Version(&p, sum, v, func() ([]byte, error) { reads++; return data, nil })
			if err != nil || !bytes.Equal(got, made[i]) {
				t.Errorf("version %d: other bytes, %v", i, err)
			}
		}
	}
	if reads != 1 {
		t.Errorf("read %d times", reads)
	}
	m := picture.NewMaker("", 1)
	if _, err := m.Version(&p, sum, p.Versions()[0], func() ([]byte, error) { return data[1:], nil }); err != picture.ErrChanged {
		t.Errorf("a file that was changed: %v", err)
	}
}

// What was found by a look is known of the file's bytes ever after.
func TestLooksAreKept(t *testing.T) {
	dir := t.TempDir()
	for data, want := range map[string]picture.Fault{string(photos.Oriented(6)): "", "no picture": picture.Other} {
		sum := sha256.Sum256([]byte(data))
		p, fault := picture.NewMaker(dir, 1).Look([]byte(data), sum)
		if again, fault2 := picture.NewMaker(dir, 1).Look(nil, sum); fault != want || again != p || fault2 != fault {
			t.Errorf("%+v %q, then %+v %q", p, fault, again, fault2)
		}
	}
}

// Two pages that ask for a picture at the same time have it made once.
func TestAPictureIsMadeOnce(t *testing.T) {
	data := photos.Oriented(6)
	sum := sha256.Sum256(data)
	p := look(t, "photo", data)
	synctest.Test(t, func(t *testing.T) {
		m := picture.NewMaker("", 2)
		reads, ready, got := 0, make(chan bool), make(chan []byte, 2)
		for range 2 {
			go func() {
				made, err := m.Version(&p, sum, p.Versions()[0], func() ([]byte, error) { reads++; <-ready; return data, nil })
				if err != nil {
					t.Error(err)
				}
				got <- made
			}()
			synctest.Wait()
		}
		close(ready)
		if a, b := <-got, <-got; len(a) == 0 || !bytes.Equal(a, b) || reads != 1 {
			t.Errorf("read %d times; %d and %d bytes", reads, len(a), len(b))
		}
	})
}
