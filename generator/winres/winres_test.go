package main

import (
	"debug/pe"
	"os"
	"os/exec"
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

func TestAnOlderWindowsRefusesTheProgram(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.exe")
	cmd := exec.Command("go", "build", "-o", file, ".")
	cmd.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := require(file, 10, 0); err != nil {
		t.Fatal(err)
	}
	f, err := pe.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	h := f.OptionalHeader.(*pe.OptionalHeader64)
	if h.MajorSubsystemVersion != 10 || h.MinorSubsystemVersion != 0 || h.MajorOperatingSystemVersion != 10 || h.Subsystem != pe.IMAGE_SUBSYSTEM_WINDOWS_CUI {
		t.Errorf("%+v", h)
	}
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte("no program"), 0o644); err != nil {
		t.Fatal(err)
	}
	if require(text, 10, 0) == nil {
		t.Error("a text passes for a program")
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
