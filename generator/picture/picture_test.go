package picture_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"casebook/generator/picture"
	"casebook/generator/picture/photos"
)

// look is Look for files that are fine.
func look(t *testing.T, name string, data []byte) picture.Picture {
	t.Helper()
	p, fault := picture.Look(data)
	if fault != "" {
		t.Fatalf("%s: %s", name, fault)
	}
	return p
}

// Whatever a photo carries, what is published of it carries none of it.
func TestPublishedPicturesCarryNoNotes(t *testing.T) {
	for _, x := range photos.All() {
		p := look(t, x.Name, x.Data)
		made, err := p.Make(x.Data)
		if err != nil {
			t.Fatalf("%s: %v", x.Name, err)
		}
		for i, data := range made {
			for _, note := range photos.Notes {
				if bytes.Contains(data, []byte(note)) {
					t.Errorf("%s, version %d: holds %q", x.Name, i, note)
				}
			}
			if again := look(t, x.Name, data); again.Format != p.Versions()[i].Format {
				t.Errorf("%s, version %d is a %s", x.Name, i, again.Format)
			}
		}
		if bytes.Contains(x.Data, []byte(photos.Notes[0])) == strings.HasPrefix(x.Name, "plain") {
			t.Errorf("%s: a photo of the set should carry notes", x.Name)
		}
	}
}

// A photo is published as it was seen, however the camera was held: red is at the top left, green
// at the top right, blue at the bottom left.
func TestPhotosStandUpright(t *testing.T) {
	for o := 1; o <= 8; o++ {
		data := photos.Oriented(o)
		p := look(t, "photo", data)
		if p.Width != 640 || p.Height != 480 {
			t.Errorf("orientation %d: %d by %d", o, p.Width, p.Height)
		}
		made, err := p.Make(data)
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range p.Versions() {
			img, err := jpeg.Decode(bytes.NewReader(made[i]))
			if err != nil {
				t.Fatal(err)
			}
			if got := img.Bounds().Size(); got != image.Pt(v.Width, v.Height) {
				t.Errorf("orientation %d: %v, announced %d by %d", o, got, v.Width, v.Height)
			}
			for _, at := range []struct {
				x, y int
				want color.Color
			}{{v.Width / 8, v.Height / 8, photos.Red}, {v.Width * 7 / 8, v.Height / 8, photos.Green}, {v.Width / 8, v.Height * 7 / 8, photos.Blue}} {
				if got := img.At(at.x, at.y); !near(got, at.want, 12) {
					t.Errorf("orientation %d, version %d: %v at %d,%d, want %v", o, i, got, at.x, at.y, at.want)
				}
			}
		}
	}
}

func near(a, b color.Color, most int) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	for _, d := range [...]int{int(r1>>8) - int(r2>>8), int(g1>>8) - int(g2>>8), int(b1>>8) - int(b2>>8)} {
		if d > most || d < -most {
			return false
		}
	}
	return true
}

// Where only notes have to go, not a pixel is touched.
func TestWhatFitsIsCopied(t *testing.T) {
	data := photos.Oriented(1)
	p := look(t, "photo", data)
	made, err := p.Make(data)
	if err != nil {
		t.Fatal(err)
	}
	want, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := jpeg.Decode(bytes.NewReader(made[len(made)-1]))
	if err != nil || !bytes.Equal(got.(*image.YCbCr).Y, want.(*image.YCbCr).Y) {
		t.Errorf("encoded anew: %v", err)
	}
}

// A photo of 12 megapixels costs a phone at most 200 KB, and no version is larger than a screen.
func TestAPhotoOfAPhone(t *testing.T) {
	data := photos.Large(4000, 3000)
	p := look(t, "photo", data)
	made, err := p.Make(data)
	if err != nil {
		t.Fatal(err)
	}
	var widths []int
	for i, v := range p.Versions() {
		widths = append(widths, v.Width)
		if v.Width <= 1200 && len(made[i]) > 200_000 || v.Width <= 640 && len(made[i]) > 80_000 {
			t.Errorf("%d pixels wide: %d bytes", v.Width, len(made[i]))
		}
		if max(v.Width, v.Height) > 2400 {
			t.Errorf("%d by %d pixels", v.Width, v.Height)
		}
		if c, err := jpeg.DecodeConfig(bytes.NewReader(made[i])); err != nil || c.Width != v.Width || c.Height != v.Height {
			t.Errorf("%v, %v, announced %v", c, err, v)
		}
	}
	if want := []int{320, 640, 1200, 1600, 2400}; len(widths) != len(want) || widths[4] != 2400 {
		t.Errorf("widths %v, want %v", widths, want)
	}
}

// A phone is given few bytes of whatever a camera took, and a page of text is not smeared for it.
func TestAPhotoFullOfGrainIsLight(t *testing.T) {
	grain := rand.New(rand.NewPCG(1, 2))
	draw := func(w, h int, at func(x, y int) int) []byte {
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				v := uint8(min(max(at(x, y), 0), 255))
				m.SetRGBA(x, y, color.RGBA{v, v, v / 2, 255})
			}
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 90}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	grainy := func(w, h int) []byte {
		return draw(w, h, func(x, y int) int { return 60 + 100*y/h + grain.IntN(80) })
	}
	for name, data := range map[string][]byte{
		"by day": grainy(1440, 960), "upright": grainy(960, 1440), "hardly wider than a phone": grainy(700, 525), "as wide": grainy(640, 480),
		"nothing but grain": draw(1440, 960, func(x, y int) int { return grain.IntN(256) }),
	} {
		p := look(t, name, data)
		made, err := p.Make(data)
		if err != nil {
			t.Fatal(err)
		}
		list := p.Versions()
		if list[1].Width > 640 || list[1].Width < 560 {
			t.Errorf("%s: a phone is given %d pixels", name, list[1].Width)
		}
		for i, most := range []int{7_000, 16_000} {
			if len(made[i]) > most {
				t.Errorf("%s: %d pixels take %d bytes", name, list[i].Width, len(made[i]))
			}
			if got, want := brightness(t, made[i]), brightness(t, data); got < want-8 || got > want+8 {
				t.Errorf("%s: %d pixels are as bright as %d, the photo as %d", name, list[i].Width, got, want)
			}
		}
	}
	text := draw(1440, 960, func(x, y int) int { return 240 - 220*(1-min(y/6%3, 1))*grain.IntN(2) })
	p := look(t, "text", text)
	made, err := p.Make(text)
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(made[1]))
	if err != nil {
		t.Fatal(err)
	}
	darkest := 255
	for _, v := range img.(*image.YCbCr).Y {
		darkest = min(darkest, int(v))
	}
	if darkest > 90 {
		t.Errorf("the darkest of a text is %d", darkest)
	}
}

// brightness is the mean of a JPEG's pixels.
func brightness(t *testing.T, data []byte) int {
	t.Helper()
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b, sum := img.Bounds(), 0
	for y := range b.Dy() {
		for x := range b.Dx() {
			sum += int(img.(*image.YCbCr).YCbCrAt(x, y).Y)
		}
	}
	return sum / b.Dx() / b.Dy()
}

// What a file is is reported by its bytes.
func TestWhatIsNoPicture(t *testing.T) {
	photo := photos.Oriented(1)
	drawing := photos.Drawing()
	moving := photos.MovingGIF()
	flat := photos.DeepPNG()
	box := func(brand string) []byte { return []byte("\x00\x00\x00\x18ftyp" + brand + "\x00\x00\x00\x00mif1heic") }
	broken := bytes.Clone(flat)
	broken[len(broken)/2] ^= 0x55
	for _, x := range []struct {
		name string
		data []byte
		want picture.Fault
	}{
		{"nothing", nil, picture.Empty},
		{"zeros", make([]byte, 300), picture.Empty},
		{"HEIC", box("heic"), picture.HEIC}, {"HEIC of many", box("mif1"), picture.HEIC}, {"AVIF", box("avif"), picture.AVIF},
		{"a film", box("isom"), picture.Film}, {"a film of a Mac", box("qt  "), picture.Film}, {"a film for the web", []byte("\x1aE\xdf\xa3 webm"), picture.Film},
		{"sound", []byte("ID3\x03"), picture.Sound}, {"sound of a phone", box("M4A "), picture.Sound}, {"a book that is read", box("M4B "), picture.Sound}, {"TIFF", []byte("II*\x00\x08\x00"), picture.TIFF},
		{"BMP", append([]byte("BM\x00\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"), make([]byte, 99)...), picture.BMP},
		{"PDF", []byte("%PDF-1.7"), picture.PDF}, {"Word", []byte("PK\x03\x04"), picture.Paper}, {"a page", []byte("<!DOCTYPE html><html>"), picture.Page},
		{"words", []byte("BMW 的照片"), picture.Other},
		{"half a photo", photo[:len(photo)/2], picture.Truncated}, {"a photo without its end", photo[:bytes.LastIndex(photo, []byte("\xff\xd9"))], picture.Truncated},
		{"half a PNG", flat[:len(flat)/2], picture.Truncated}, {"a broken PNG", broken, picture.Broken},
		{"half a GIF", moving[:len(moving)/2], picture.Truncated}, {"half a WebP", photos.MovingWebP()[:60], picture.Truncated},
		{"a head alone", photo[:4], picture.Truncated}, {"a GIF with a part of no kind", bytes.Replace(moving, []byte("\x21\xf9"), []byte("\x20\xf9"), 1), picture.Broken},
		{"a script", bytes.Replace(drawing, []byte("<path"), []byte("<script>1</script><path"), 1), picture.Active},
		{"a picture elsewhere", bytes.Replace(drawing, []byte("<path"), []byte(`<image href="https://example.cn/a.png"/><path`), 1), picture.Apart},
		{"a picture in another file", bytes.Replace(drawing, []byte("<path"), []byte(`<use href="other.svg#a"/><path`), 1), picture.Apart},
		{"a style elsewhere", bytes.Replace(drawing, []byte("<path"), []byte(`<style>@import "https://example.cn/a.css";</style><path`), 1), picture.Apart},
		{"a pattern elsewhere", bytes.Replace(drawing, []byte("<path"), []byte(`<path style="fill:url('https://example.cn/a.svg#x')"/><path`), 1), picture.Apart},
		{"a pattern and a link", bytes.Replace(drawing, []byte("<path"), []byte(`<a href="https://example.cn"><path fill="url(#x)"/></a><path`), 1), ""},
		{"too many pixels", photos.Bomb(), picture.TooLarge},
	} {
		if _, fault := picture.Look(x.data); fault != x.want {
			t.Errorf("%s: %q, want %q", x.name, fault, x.want)
		}
	}
}

// A picture that was cut off while it was sent is not whole, wherever it was cut.
func TestAPictureThatWasCutOffIsNotWhole(t *testing.T) {
	for name, data := range map[string][]byte{"JPEG": photos.Oriented(1), "GIF": photos.MovingGIF(), "WebP": photos.MovingWebP(), "PNG": photos.MovingPNG()} {
		if _, fault := picture.Look(data); fault != "" {
			t.Fatalf("%s: %q", name, fault)
		}
		for n := 1; n < len(data); n += 1 + n/64 {
			if _, fault := picture.Look(data[:n]); fault == "" {
				t.Errorf("%s: the first %d of %d bytes are said to be whole", name, n, len(data))
			}
		}
	}
}

// Animations stay animations.
func TestAnimationsStay(t *testing.T) {
	for name, data := range map[string][]byte{"gif": photos.MovingGIF(), "webp": photos.MovingWebP(), "png": photos.MovingPNG()} {
		p := look(t, name, data)
		made, err := p.Make(data)
		if err != nil || len(made) != 1 || !p.Animated || !look(t, name, made[0]).Animated {
			t.Errorf("%s: %d versions, %+v, %v", name, len(made), p, err)
		}
	}
}

// A drawing loses what programs noted in it, and nothing that is drawn.
func TestDrawings(t *testing.T) {
	data := photos.Drawing()
	p := look(t, "drawing", data)
	made, err := p.Make(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="120" height="80"><title>大门</title><path d="M0 0h9"/></svg>`; string(made[0]) != want {
		t.Errorf("%s\nwant\n%s", made[0], want)
	}
	if p.Width != 120 || p.Height != 80 {
		t.Errorf("%d by %d", p.Width, p.Height)
	}
}

// A drawing that was cut out of a web page declares no names; as a picture no browser would draw it.
func TestADrawingCutOutOfAPage(t *testing.T) {
	for cut, want := range map[string]string{
		`<svg width="9" height="9"><path d="M0 0h9"/></svg>`:                     `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>`,
		`<svg><path id="a" d="M0 0"/><use xlink:href="#a"/></svg>`:               `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path id="a" d="M0 0"/><use xlink:href="#a"/></svg>`,
		`<svg xmlns='http://www.w3.org/2000/svg'><svg width="3"/></svg>`:         `<svg xmlns='http://www.w3.org/2000/svg'><svg width="3"/></svg>`,
		`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:path d="M0 0"/></s:svg>`: `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:path d="M0 0"/></s:svg>`,
	} {
		p := look(t, "drawing", []byte(cut))
		if made, err := p.Make([]byte(cut)); err != nil || string(made[0]) != want {
			t.Errorf("%s\nbecame %s, %v", cut, made, err)
		}
	}
}

// A drawing in GBK, as older Chinese programs save it, is published in UTF-8 and its words are read.
func TestADrawingInGBK(t *testing.T) {
	for _, encoding := range []string{"GBK", "gb2312", "GB18030"} {
		data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(`<?xml version="1.0" encoding="` + encoding + `"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>村口大门</text></svg>`))
		if err != nil {
			t.Fatal(err)
		}
		p := look(t, "drawing", data)
		made, err := p.Make(data)
		if err != nil || string(made[0]) != `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>村口大门</text></svg>` {
			t.Errorf("%s: %s, %v", encoding, made, err)
		}
		if words := p.Words(data); words != "村口大门\n\n" {
			t.Errorf("%s: %q", encoding, words)
		}
	}
}

// Colours that only a profile explains keep it; whose screen or camera it was goes.
func TestColourProfilesStay(t *testing.T) {
	data := photos.WideColours()
	p := look(t, "photo", data)
	made, err := p.Make(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, data := range made {
		if !bytes.Contains(data, []byte("rXYZ")) || bytes.Contains(data, []byte(photos.Notes[0])) {
			t.Errorf("version %d: no colours, or a maker's name", i)
		}
	}
}

// The four inks become the colours that a screen shows.
func TestPrintingPress(t *testing.T) {
	data := photos.Press()
	p := look(t, "photo", data)
	made, err := p.Make(data)
	if err != nil || !p.CMYK {
		t.Fatal(p, err)
	}
	img, err := jpeg.Decode(bytes.NewReader(made[len(made)-1]))
	if err != nil || img.ColorModel() != color.YCbCrModel {
		t.Fatal(err)
	}
	if got := img.At(8, 8); !near(got, color.White, 8) {
		t.Errorf("white is %v", got)
	}
}

// The same bytes give the same bytes on every machine. Where this fails because the making was
// changed, raise `making` in maker.go: what is kept of former makings is no more what is published.
func TestPublishedBytes(t *testing.T) {
	h := sha256.New()
	for _, x := range photos.All() {
		p := look(t, x.Name, x.Data)
		made, err := p.Make(x.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range made {
			h.Write(data)
		}
	}
	const want = "e61dfeae48d06880bfff064700ba24e1f3fc549664117ae5066b904cab205abd" // of making 7
	if got := hex.EncodeToString(h.Sum(nil)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// exiftool, which knows more notes than we do, finds none.
func TestExifToolFindsNothing(t *testing.T) {
	tool, err := exec.LookPath("exiftool")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no exiftool (Debian: libimage-exiftool-perl)")
		}
		t.Skip("no exiftool (Debian: libimage-exiftool-perl)")
	}
	for _, x := range photos.All() {
		p := look(t, x.Name, x.Data)
		made, err := p.Make(x.Data)
		if err != nil {
			t.Fatal(err)
		}
		for i, data := range made {
			cmd := exec.Command(tool, "-G", "-s", "-EXIF:all", "-XMP:all", "-IPTC:all", "-GPS:all", "-Comment", "-Software", "-Author", "-Artist", "-")
			cmd.Stdin = bytes.NewReader(data)
			if out, err := cmd.Output(); err != nil || len(out) > 0 {
				t.Errorf("%s, version %d: %v\n%s", x.Name, i, err, out)
			}
		}
	}
}

// No file makes the readers fall over, and what they take is published whole.
func FuzzLook(f *testing.F) {
	for _, x := range photos.All() {
		if len(x.Data) < 20_000 {
			f.Add(x.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, fault := picture.Look(data)
		if fault != "" || p.Width*p.Height > 1<<20 {
			return
		}
		made, err := p.Make(data)
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range p.Versions() {
			if again, fault := picture.Look(made[i]); fault != "" || again.Format != v.Format {
				t.Errorf("version %d of a %s: %q", i, p.Format, fault)
			}
		}
	})
}

func TestDecodersAgree(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(photos.InterlacedPNG()))
	if err != nil || !near(img.At(2, 2), photos.Red, 2) {
		t.Errorf("%v %v", img, err)
	}
}
