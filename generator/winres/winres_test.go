package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestNumbersOfAVersion(t *testing.T) {
	for release, want := range map[string]string{"v1.4.2-3-gabc": "1.4.2", "1.0": "1.0", "dev": "0.0.0.0", "5c2a995": "5", "": "0.0.0.0"} {
		if got := numbers(release); got != want {
			t.Errorf("%q: %q, want %q", release, got, want)
		}
	}
}

func TestTheObjectIsOneOfWindows(t *testing.T) {
	file := filepath.Join(t.TempDir(), "r.syso")
	if err := write(file, "v1.2.3"); err != nil {
		t.Fatal(err)
	}
	object, err := os.ReadFile(file)
	if err != nil || len(object) < 4096 || object[0] != 0x64 || object[1] != 0x86 { // IMAGE_FILE_MACHINE_AMD64
		t.Errorf("%d bytes, %v", len(object), err)
	}
}

func TestTheIconIsASheetOnNothing(t *testing.T) {
	icon := draw(32)
	for at, opaque := range map[[2]int]bool{{0, 0}: false, {10, 6}: true, {26, 4}: false} {
		if _, _, _, a := icon.At(at[0], at[1]).RGBA(); (a > 0) != opaque {
			t.Errorf("at %v: %v", at, a)
		}
	}
}
