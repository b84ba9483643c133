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

// The icon has a red sheet with white bars and a lighter fold, smooth at its edges, at whatever size.
func TestTheIconsParts(t *testing.T) {
	for _, n := range []int{50, 100, 200} {
		icon := draw(n)
		colour := func(x, y float64) [4]uint32 {
			r, g, b, a := icon.At(int(x*float64(n)), int(y*float64(n))).RGBA()
			return [4]uint32{r >> 8, g >> 8, b >> 8, a >> 8}
		}
		red, white, fold, nothing := [4]uint32{0xb0, 0x1e, 0x23, 0xff}, [4]uint32{0xff, 0xff, 0xff, 0xff}, [4]uint32{0xf0, 0xc9, 0xc4, 0xff}, [4]uint32{}
		for _, c := range []struct {
			x, y float64
			want [4]uint32
		}{
			{0.05, 0.5, nothing}, {0.16, 0.5, red}, {0.16, 0.09, red}, {0.64, 0.09, red}, {0.16, 0.92, red}, {0.84, 0.92, red}, {0.84, 0.29, red}, {0.9, 0.5, nothing}, {0.5, 0.98, nothing}, {0.5, 0.02, nothing},
			{0.32, 0.7, white}, {0.32, 0.58, red}, {0.5, 0.6, white}, {0.5, 0.45, red}, {0.68, 0.4, white}, {0.68, 0.31, red}, {0.41, 0.7, red}, {0.68, 0.84, red},
			{0.68, 0.2, fold}, {0.7, 0.24, fold}, {0.8, 0.1, nothing}, {0.84, 0.12, nothing},
		} {
			if got := colour(c.x, c.y); got != c.want {
				t.Errorf("of %d at %g, %g it is %x, want %x", n, c.x, c.y, got, c.want)
			}
		}
	}
	small, edges := draw(10), 0
	for y := range 10 {
		for x := range 10 {
			if _, _, _, a := small.At(x, y).RGBA(); a > 0 && a < 0xffff {
				edges++
			}
		}
	}
	if edges < 10 {
		t.Errorf("only %d places at its edges are smooth", edges)
	}
}

// What is asked for otherwise is refused; what is written holds what Explorer shows and what the system asks for.
func TestWhatIsAskedFor(t *testing.T) {
	folder := t.TempDir()
	for _, args := range [][]string{nil, {"a"}, {"a", "b", "c"}, {"-zip", filepath.Join(folder, "a.zip"), filepath.Join(folder, "none")}, {"-require", filepath.Join(folder, "none")}} {
		if run(args) == nil {
			t.Errorf("%q is done", args)
		}
	}
	link, object := filepath.Join(folder, "a.lnk"), filepath.Join(folder, "a.syso")
	if err := run([]string{"-shortcut", link}); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(link); err != nil || binary.LittleEndian.Uint32(b) != 76 || binary.LittleEndian.Uint32(b[60:]) != 1 { // SW_SHOWNORMAL
		t.Errorf("no shell link: %v", err)
	}
	if err := run([]string{object, "v1.4.2"}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(object)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(s string) []byte {
		var out []byte
		for _, u := range utf16.Encode([]rune(s)) {
			out = binary.LittleEndian.AppendUint16(out, u)
		}
		return out
	}
	for name, part := range map[string][]byte{"long paths": []byte("longPathAware"), "its invoker's rights": []byte("asInvoker"), "its name": wide("Casebook 案例册"), "its version": wide("v1.4.2"), "its icon": wide("CASEBOOK")} {
		if !bytes.Contains(b, part) {
			t.Errorf("there is no %s", name)
		}
	}
	const fixed = 0xFEEF04BD // VS_FIXEDFILEINFO: then its own version, and twice two numbers each
	at := bytes.Index(b, binary.LittleEndian.AppendUint32(nil, fixed))
	if at < 0 {
		t.Fatal("there is no version")
	}
	for i, want := range []uint32{1<<16 | 4, 2 << 16, 1<<16 | 4, 2 << 16} {
		if got := binary.LittleEndian.Uint32(b[at+8+4*i:]); got != want {
			t.Errorf("part %d of the version is %#x, want %#x", i, got, want)
		}
	}
}

// What lies in the archive is packed, and reads back as it was.
func TestTheArchiveHoldsItsFiles(t *testing.T) {
	folder := t.TempDir()
	text, file := filepath.Join(folder, "a.txt"), filepath.Join(folder, "a.zip")
	content := bytes.Repeat([]byte("双击"), 1000)
	if err := os.WriteFile(text, content, 0o644); err != nil {
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
	r, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var got bytes.Buffer
	if _, err := got.ReadFrom(r); err != nil || !bytes.Equal(got.Bytes(), content) || z.File[0].CompressedSize64 > 1000 {
		t.Errorf("%d bytes, packed to %d, %v", got.Len(), z.File[0].CompressedSize64, err)
	}
}
