package picture_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casebook/generator/picture"
	"casebook/generator/picture/photos"
)

// pngChunk is a part of a PNG file.
func pngChunk(kind, body string) string {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, kind...), body...)
	return string(binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:])))
}

// withChunk puts a chunk into a PNG before the first of a kind.
func withChunk(data []byte, before, kind, body string) []byte {
	at := bytes.Index(data, []byte(before)) - 4
	return []byte(string(data[:at]) + pngChunk(kind, body) + string(data[at:]))
}

func deflated(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.String()
}

// profileOf is the colour profile of the photo that has one.
func profileOf(t *testing.T) []byte {
	t.Helper()
	_, rest, _ := bytes.Cut(photos.WideColours(), []byte("ICC_PROFILE\x00\x01\x01"))
	return bytes.Clone(rest[:binary.BigEndian.Uint32(rest)])
}

// whole is what is published of a picture as a whole.
func whole(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	p := look(t, name, data)
	made, err := p.Whole(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return made
}

// JPEGs have marks that stand alone, filling and empty notes between their parts, and notes in any
// part for programs: the picture is the same without.
func TestPartsOfJPEGsThatShowNothing(t *testing.T) {
	data := photos.Oriented(1)
	want, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	const note = "Casebook Phone 7"
	second := 4 + int(binary.BigEndian.Uint16(data[4:])) // where the second part begins
	for name, part := range map[string]string{
		"filling": "\xff\xff\xff", "what is no part": "\x00\x07\x00", "marks that stand alone": "\xff\xd0\xff\xd7", "an empty note": "\xff\xfe\x00\x02", "nothing of EXIF": "\xff\xe1\x00\x08Exif\x00\x00",
		"a note in the last part for programs": "\xff\xef\x00\x12" + note, "a preview without a head": "\xff\xe0\x00\x17JFXX\x00" + note,
	} {
		more := slices.Concat(data[:second], []byte(part), data[second:])
		made := whole(t, name, more)
		got, err := jpeg.Decode(bytes.NewReader(made))
		if err != nil || !bytes.Equal(got.(*image.YCbCr).Y, want.(*image.YCbCr).Y) {
			t.Errorf("%s: another picture, %v", name, err)
		}
		if bytes.Contains(made, []byte(note[:6])) { // or a part of it
			t.Errorf("%s: is published", name)
		}
	}
	if _, fault := picture.Look(slices.Concat(data[:2], []byte("\xff\xfe\x00\x01"), data[2:])); fault != picture.Broken {
		t.Errorf("a part that is shorter than its own length: %q", fault)
	}
}

func TestGIFsAtTheirLimits(t *testing.T) {
	moving := photos.MovingGIF()
	sized := func(w, h uint16) []byte {
		data := bytes.Clone(moving)
		binary.LittleEndian.PutUint16(data[6:], w)
		binary.LittleEndian.PutUint16(data[8:], h)
		return data
	}
	for _, x := range []struct {
		name string
		data []byte
		want picture.Fault
	}{
		{"no picture at all", []byte("GIF89a\x09\x00\x09\x00\x00\x00\x00;"), picture.Broken},
		{"colours that are cut off", []byte("GIF89a\x09\x00\x09\x00\x87\x00\x00abc"), picture.Truncated},
		{"no width", sized(0, 9), picture.Broken}, {"no height", sized(9, 0), picture.Broken},
		{"too wide to move", sized(2401, 9), picture.LargeAnimation}, {"too high to move", sized(9, 2401), picture.LargeAnimation}, {"as wide as may be", sized(2400, 2400), ""},
		{"a comment that reads as a note of a program", slices.Concat(moving[:len(moving)-1], []byte("!\xfe\x0bNETSCAPE2.0\x00;")), ""},
		{"an empty note of a program", slices.Concat(moving[:len(moving)-1], []byte("!\xff\x00;")), ""},
	} {
		p, fault := picture.Look(x.data)
		if fault != x.want {
			t.Errorf("%s: %q, want %q", x.name, fault, x.want)
		}
		if fault != "" {
			continue
		}
		if made, err := p.Whole(x.data); err != nil || bytes.HasSuffix(made, []byte("!\xff\x00;")) || bytes.Contains(made, []byte("\xfe\x0bNET")) {
			t.Errorf("%s: %v", x.name, err)
		}
	}
}

// The colour profile of a PNG stays without its maker's name; one that cannot be read is left out.
func TestColourProfilesOfPNGs(t *testing.T) {
	plain := photos.InterlacedPNG()
	profile := profileOf(t)
	const name = "Casebook Phone 7\x00\x00"
	large := slices.Concat(profile, make([]byte, 1<<20))
	for what, x := range map[string]struct {
		body string
		kept bool
	}{
		"a profile": {name + deflated(profile), true}, "no name": {"profile", false}, "nothing behind its name": {"P\x00", false}, "one byte behind its name": {"P\x00\x00", false},
		"not packed": {name + string(profile), false}, "cut off": {(name + deflated(profile))[:60], false}, "too large": {name + deflated(large), false},
	} {
		made := whole(t, what, withChunk(plain, "IDAT", "iCCP", x.body))
		_, chunk, found := bytes.Cut(made, []byte("iCCP"))
		if found != x.kept {
			t.Errorf("%s: kept %v", what, found)
		}
		if !found {
			continue
		}
		_, packed, _ := bytes.Cut(chunk, []byte("\x00\x00"))
		r, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(r); err != nil || !bytes.Contains(text, []byte("rXYZ")) || bytes.Contains(text, []byte("Casebook")) {
			t.Errorf("%s: %q, %v", what, text, err)
		}
	}
}

// What browsers take for granted, what a browser cannot use and what is damaged is no profile to
// publish; one of the newer kind stays.
func TestWhichColourProfilesStay(t *testing.T) {
	photo := photos.WideColours()
	for name, x := range map[string]struct {
		change func(profile []byte)
		kept   bool
	}{
		"as it is":                  {func([]byte) {}, true},
		"the newer kind":            {func(p []byte) { p[8] = 4 }, true},
		"grey":                      {func(p []byte) { copy(p[16:], "GRAY") }, true},
		"four inks":                 {func(p []byte) { copy(p[16:], "CMYK") }, false},
		"sRGB":                      {func(p []byte) { copy(p[bytes.Index(p, []byte("Casebook")):], "sRGB IEC") }, false},
		"no profile":                {func(p []byte) { copy(p[36:], "none") }, false},
		"more parts than are there": {func(p []byte) { p[128] = 1 }, true},
		"parts that lie outside": {func(p []byte) {
			for at := 132; at < 132+9*12; at += 12 {
				p[at+4] = 1
			}
		}, false},
	} {
		profile := profileOf(t)
		changed := bytes.Clone(profile)
		x.change(changed)
		made := whole(t, name, bytes.Replace(photo, profile, changed, 1))
		if got := bytes.Contains(made, []byte("ICC_PROFILE")); got != x.kept {
			t.Errorf("%s: kept %v", name, got)
		}
		if newer := bytes.Contains(made, []byte("mluc")); newer != (x.kept && changed[8] == 4) {
			t.Errorf("%s: texts of the newer kind: %v", name, newer)
		}
	}
}

func TestWhatMovesInAPNGStandsBeforeItsPixels(t *testing.T) {
	data := photos.InterlacedPNG()
	if p := look(t, "behind", withChunk(data, "IEND", "acTL", "\x00\x00\x00\x02\x00\x00\x00\x00")); p.Animated {
		t.Error("what stands behind the pixels moves them")
	}
}

// What shines through goes on to do so in every size, however rich in detail the picture is.
func TestWhatShinesThroughStaysSo(t *testing.T) {
	deep := photos.DeepPNG()
	if p := look(t, "deep", deep); !p.Alpha || p.Photo || len(p.Versions()) < 2 || p.Versions()[0].Format != "png" {
		t.Errorf("%+v", p)
	}
	random := rand.New(rand.NewPCG(1, 2))
	grain := image.NewRGBA(image.Rect(0, 0, 500, 400))
	for i := range grain.Pix {
		if grain.Pix[i] = uint8(random.IntN(256)); i%4 == 3 {
			grain.Pix[i] = 255
		}
	}
	if p := look(t, "grain", packed(t, grain)); p.Alpha || !p.Photo || p.Versions()[0].Format != "jpg" {
		t.Errorf("a photo as PNG: %+v", p)
	}
}

// A lossy WebP of which nothing shines through has the colours of one without a word of that.
func TestColoursOfAWebPThatMayShineThrough(t *testing.T) {
	riff := func(kind, body string) string {
		return kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body + strings.Repeat("\x00", len(body)%2)
	}
	_, rest, _ := strings.Cut(string(photos.StillWebP()), "VP8 ")
	lossy := riff("VP8 ", rest[4:4+binary.LittleEndian.Uint32([]byte(rest))])
	body := "WEBP" + riff("VP8X", "\x10\x00\x00\x00\x1f\x00\x00\x17\x00\x00") + riff("ALPH", "\x00"+strings.Repeat("\xff", 31*24)+strings.Repeat("\xfe", 24)) + lossy
	for name, data := range map[string]string{"lossy": riff("RIFF", "WEBP"+lossy), "with transparency": riff("RIFF", body)} {
		p := look(t, name, []byte(data))
		if p.Width != 32 || p.Height != 24 || p.Alpha != (name != "lossy") {
			t.Errorf("%s: %+v", name, p)
		}
		p.Orientation = 3 // so that it is encoded anew
		made, err := p.Whole([]byte(data))
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(bytes.NewReader(made))
		if err != nil {
			t.Fatal(err)
		}
		if got := img.At(4, 4); !near(got, color.White, 6) { // at the lower right before
			t.Errorf("%s: white is %v", name, got)
		}
	}
}

func TestWebPsThatAreNotWhole(t *testing.T) {
	moving := photos.MovingWebP()
	frame := bytes.Index(moving, []byte("ANMF"))
	inner := bytes.Clone(moving)
	binary.LittleEndian.PutUint32(inner[frame+8+16+4:], 1<<20) // what a frame holds is longer than the frame
	short := []byte(string(moving[:frame]) + "ANMF\x02\x00\x00\x00ab")
	binary.LittleEndian.PutUint32(short[4:], uint32(len(short)-8))
	for name, data := range map[string][]byte{"a frame whose inside is cut off": inner, "a frame without a place": short} {
		if _, fault := picture.Look(data); fault != picture.Broken {
			t.Errorf("%s: %q", name, fault)
		}
	}
}

// Where a photo was taken is found in EXIF alone too, in every format.
func TestPlacesInEXIF(t *testing.T) {
	for name, photo := range map[string][]byte{"JPEG": photos.Oriented(6), "PNG": photos.DeepPNG(), "WebP": photos.StillWebP()} {
		data := bytes.ReplaceAll(photo, []byte("GPSLatitude"), []byte("GPSAltitude"))
		if !picture.NamesPlace(data) {
			t.Errorf("%s: no place", name)
		}
		nowhere := bytes.ReplaceAll(data, []byte("\x88\x25\x00\x04"), []byte("\x88\x26\x00\x04")) // no directory of places
		if picture.NamesPlace(nowhere) {
			t.Errorf("%s: a place without one", name)
		}
	}
	for _, data := range []string{"", "RIFF1234WEBPEXIF", "Exif\x00\x00", "Exif\x00\x00MM\x00*\xff\xff\xff\xff", "Exif\x00\x00XX\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x08",
		"EXIF1234MM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x08"} {
		if picture.NamesPlace([]byte(data)) {
			t.Errorf("%q names a place", data)
		}
	}
}

func TestOrientationsThatAreNone(t *testing.T) {
	photo := photos.Oriented(6)
	for _, o := range []byte{0, 9} {
		data := bytes.Replace(photo, []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"), []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00"+string(rune(o))), 1)
		if p := look(t, "photo", data); p.Orientation != 1 {
			t.Errorf("%d: %+v", o, p)
		}
	}
	for name, data := range map[string][]byte{
		"no EXIF": bytes.Replace(photo, []byte("MM\x00*"), []byte("XX\x00*"), 1), "EXIF without a word of it": bytes.Replace(photo, []byte("\x01\x12\x00\x03"), []byte("\x01\x13\x00\x03"), 1),
	} {
		if p := look(t, name, data); p.Orientation != 1 {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestSizesOfDrawings(t *testing.T) {
	for attributes, want := range map[string]image.Point{
		`width="120" height="80px"`: {120, 80}, `viewBox="0 0 300,150"`: {300, 150}, `width="100%" height="50" viewBox="0 0 30 20"`: {30, 20}, `width="120"`: {}, `width="0.5" height="9"`: {}, `viewBox="0 0 9"`: {},
	} {
		p := look(t, attributes, []byte(`<svg xmlns="http://www.w3.org/2000/svg" `+attributes+`><path d="M0 0h9"/></svg>`))
		if p.Width != want.X || p.Height != want.Y {
			t.Errorf("%s: %d by %d, want %v", attributes, p.Width, p.Height, want)
		}
	}
}

func TestDrawingsThatRun(t *testing.T) {
	for inner, want := range map[string]picture.Fault{
		`<path onclick="x()"/>`: picture.Active, `<a href=" java&#10;script:x()"><path/></a>`: picture.Active, `<set to="javascript:x()"/>`: picture.Active, `<foreignObject/>`: picture.Active,
		`<a href="data:text/html,x"><path/></a>`: picture.Active, `<image href="data:image/png;base64,"/>`: "", `<a href="#javascript"><path/></a>`: "",
	} {
		if _, fault := picture.Look([]byte(`<svg xmlns="http://www.w3.org/2000/svg">` + inner + `</svg>`)); fault != want {
			t.Errorf("%s: %q, want %q", inner, fault, want)
		}
	}
}

func TestPagesThatAreTooLargeOnEitherSide(t *testing.T) {
	for _, size := range []image.Point{{9601, 1}, {1, 9601}} {
		page := image.NewGray(image.Rect(0, 0, size.X, size.Y)) // black
		if _, err := picture.Drawn(packed(t, page)); err == nil {
			t.Errorf("%v is cut out", size)
		}
	}
	page := image.NewGray(image.Rect(0, 0, 9600, 1))
	if drawn, err := picture.Drawn(packed(t, page)); err != nil {
		t.Error(err)
	} else if c, err := png.DecodeConfig(bytes.NewReader(drawn)); err != nil || c.Width != 9600 {
		t.Errorf("%v, %v", c, err)
	}
}
