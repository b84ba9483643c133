package mediatype

import (
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
