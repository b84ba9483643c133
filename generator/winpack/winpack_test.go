package main

import (
	"archive/zip"
	"bytes"
	"debug/pe"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"unicode/utf16"
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

// A shell link of relative paths alone, as a reader of [MS-SHLLINK] takes it apart.
func TestTheShortcutNamesTheProgramBesideIt(t *testing.T) {
	got := link("casebook.exe")
	le := binary.LittleEndian
	if le.Uint32(got) != 76 || le.Uint32(got[4:]) != 0x00021401 {
		t.Fatalf("no shell link: % x", got[:20])
	}
	if flags := le.Uint32(got[20:]); flags != 0x000401c8 { // no list of identifiers, no absolute path, no command line
		t.Errorf("flags %#x", flags)
	}
	rest := got[76:]
	for range 2 {
		units := make([]uint16, le.Uint16(rest))
		for i := range units {
			units[i] = le.Uint16(rest[2+2*i:])
		}
		if text := string(utf16.Decode(units)); text != `.\casebook.exe` {
			t.Errorf("%q", text)
		}
		rest = rest[2+2*len(units):]
	}
	if !bytes.Equal(rest, make([]byte, 4)) {
		t.Errorf("behind it: % x", rest)
	}
}

func TestTheArchiveSaysThatItsNamesAreUTF8(t *testing.T) {
	folder := t.TempDir()
	text, file := filepath.Join(folder, "使用说明.txt"), filepath.Join(folder, "a.zip")
	if err := os.WriteFile(text, []byte("双击"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{"-zip", file, text}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	const namesAreUTF8 = 1 << 11
	if len(z.File) != 1 || z.File[0].Name != "使用说明.txt" || z.File[0].Flags&namesAreUTF8 == 0 {
		t.Errorf("%+v", z.File)
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
