package mediatype

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func TestOfName(t *testing.T) {
	for name, want := range map[string]string{
		"index.html": HTML, "a/b.css": CSS, "a.js": Script, "a.json": JSON, "map.geojson": JSON, "a.csv": CSV,
		"robots.txt": Text, "a.md": Text, "atom.xml": XML, "a.pdf": PDF, "a.zip": Zip,
		"a.jpg": JPEG, "a.JPEG": JPEG, "a.png": PNG, "a.webp": WebP, "a.gif": GIF, "a.svg": SVG, "a.avif": AVIF,
		"a.heic": HEIC, "a.tif": TIFF, "a.bmp": BMP, "a.mp4": "video/mp4", "a.mp3": "audio/mpeg",
		"台账.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"a":       Anything, "a.": Anything, "jpg": Anything, "a.exe": Anything, "": Anything,
	} {
		if got := OfName(name); got != want {
			t.Errorf("%s: %s, not %s", name, got, want)
		}
	}
}

func TestHeader(t *testing.T) {
	for kind, want := range map[string]string{
		HTML: "text/html; charset=utf-8", JSON: "application/json; charset=utf-8", XML: "application/xml; charset=utf-8",
		PNG: PNG, Events: Events, Anything: Anything, SVG: SVG,
	} {
		if got := Header(kind); got != want {
			t.Errorf("%s: %q, not %q", kind, got, want)
		}
	}
}

func TestIsPicture(t *testing.T) {
	for kind, want := range map[string]bool{JPEG: true, SVG: true, HEIC: true, PDF: false, HTML: false, Anything: false} {
		if IsPicture(kind) != want {
			t.Errorf("%s: %v", kind, !want)
		}
	}
}

func TestOfBytes(t *testing.T) {
	var asJPEG, asPNG, asGIF bytes.Buffer
	picture := image.NewPaletted(image.Rect(0, 0, 2, 2), nil)
	picture.Palette = append(picture.Palette, image.Black.C)
	for _, err := range []error{jpeg.Encode(&asJPEG, picture, nil), png.Encode(&asPNG, picture), gif.Encode(&asGIF, picture, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for text, want := range map[string]string{
		asJPEG.String(): JPEG, asPNG.String(): PNG, asGIF.String(): GIF, "GIF87a…": GIF,
		"RIFF\x1a\x00\x00\x00WEBPVP8 ": WebP, "RIFF\x1a\x00\x00\x00WAVEfmt ": Anything, "RIFF\x1a\x00\x00\x00WEB": Anything,
		"\x00\x00\x00\x18ftypheic\x00\x00": HEIC, "\x00\x00\x00\x18ftypmif1": HEIC, "\x00\x00\x00\x18ftypavif": AVIF,
		"\x00\x00\x00\x18ftypisom": "video/mp4", "\x00\x00\x00\x18ftypqt  ": Anything, "\x00\x00\x00\x18ftyphei": Anything,
		"II*\x00\x08": TIFF, "MM\x00*\x00": TIFF, "BM\x36": BMP, "%PDF-1.7\n": PDF, "PK\x03\x04": Zip, "PK": Anything,
		"<svg xmlns='http://www.w3.org/2000/svg'/>": SVG, "<svg>": SVG, "<svg/>": SVG,
		"\ufeff<?xml version='1.0'?>\n<!-- 图 > --><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' ''>\r\n<s:svg a='b'>": SVG,
		"<svgs>": Anything, "<!-- <svg> -->": Anything, "<!-- <svg>": Anything, "<html><svg>": Anything, "svg": Anything,
		"<!doctype html><p>": Anything, "": Anything, "村": Anything,
	} {
		if got := OfBytes([]byte(text)); got != want {
			t.Errorf("%.40q: %s, not %s", text, got, want)
		}
	}
	late := "<!--" + strings.Repeat(" ", Sniffed) + "--><svg>"
	if got := OfBytes([]byte(late)); got != Anything {
		t.Errorf("what begins after the first %d bytes is looked at: %s", Sniffed, got)
	}
}
