package picture

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// Fault is why a file cannot be published as a picture.
type Fault string

// The faults. The first are files that are something else.
const (
	Empty          Fault = "empty"
	HEIC           Fault = "heic"
	AVIF           Fault = "avif"
	TIFF           Fault = "tiff"
	BMP            Fault = "bmp"
	Photoshop      Fault = "psd"
	Metafile       Fault = "emf"
	Film           Fault = "film"
	Sound          Fault = "sound"
	PDF            Fault = "pdf"
	Paper          Fault = "paper" // of an office program
	Page           Fault = "page"  // of the web
	Other          Fault = "other"
	Truncated      Fault = "truncated"
	Broken         Fault = "broken"
	TooLarge       Fault = "too-large"
	LargeAnimation Fault = "large-animation"
	Active         Fault = "active" // a drawing with a script
	Apart          Fault = "apart"  // a drawing of which a part lies elsewhere
)

// signatures are how files begin, the longer first where one begins another.
var signatures = []struct {
	begin string
	fault Fault
}{
	{"II*\x00", TIFF}, {"MM\x00*", TIFF}, {"II+\x00", TIFF}, {"MM\x00+", TIFF},
	{"8BPS", Photoshop}, {"\xd7\xcd\xc6\x9a", Metafile}, {"\x01\x00\x00\x00", Metafile},
	{"\x1aE\xdf\xa3", Film}, {"FLV\x01", Film}, {"\x00\x00\x01\xba", Film}, {"\x00\x00\x01\xb3", Film}, {"0&\xb2u\x8ef\xcf\x11", Film},
	{"ID3", Sound}, {"OggS", Sound}, {"fLaC", Sound}, {"#!AMR", Sound}, {"MThd", Sound},
	{"\xff\xfb", Sound}, {"\xff\xf3", Sound}, {"\xff\xf1", Sound},
	{"%PDF", PDF}, {"PK\x03\x04", Paper}, {"\xd0\xcf\x11\xe0", Paper}, {"{\\rtf", Paper},
}

// Sniff tells the format of a file by how it begins, or what it is instead of a picture.
func Sniff(head []byte) (Format, Fault) {
	s := string(head[:min(len(head), 1024)])
	switch {
	case len(s) == 0 || strings.Trim(s, "\x00") == "" && len(head) <= 1024:
		return "", Empty
	case strings.HasPrefix(s, "\xff\xd8\xff"):
		return formatJPEG, ""
	case strings.HasPrefix(s, "\x89PNG\r\n\x1a\n"):
		return formatPNG, ""
	case strings.HasPrefix(s, "GIF87a"), strings.HasPrefix(s, "GIF89a"):
		return formatGIF, ""
	case len(s) >= 12 && s[:4] == "RIFF":
		switch s[8:12] {
		case "WEBP":
			return formatWebP, ""
		case "WAVE":
			return "", Sound
		}
		return "", Film
	case len(s) >= 12 && s[4:8] == "ftyp":
		return "", ofContainer(s)
	case len(s) >= 26 && s[:2] == "BM" && binary.LittleEndian.Uint32(head[14:]) < 256:
		return "", BMP
	case strings.HasPrefix(s, "MOVI") || len(s) >= 8 && (s[4:8] == "moov" || s[4:8] == "mdat" || s[4:8] == "wide"):
		return "", Film
	}
	for _, x := range signatures {
		if strings.HasPrefix(s, x.begin) {
			return "", x.fault
		}
	}
	return ofText(head)
}

// ofContainer tells apart what comes in an ISO container: pictures of phones, films, sound.
func ofContainer(s string) Fault {
	switch brand := s[8:12]; {
	case brand == "avif" || brand == "avis":
		return AVIF
	case strings.HasPrefix(brand, "hei") || strings.HasPrefix(brand, "hev") || brand == "mif1" || brand == "msf1":
		if strings.Contains(s[:min(len(s), 64)], "avif") {
			return AVIF
		}
		return HEIC
	case strings.HasPrefix(brand, "M4A") || strings.HasPrefix(brand, "M4B"):
		return Sound
	}
	return Film
}

// ofText tells a drawing from a page of the web.
func ofText(head []byte) (Format, Fault) {
	text := bytes.TrimLeft(bytes.TrimPrefix(head[:min(len(head), 64<<10)], []byte("\xef\xbb\xbf")), " \t\r\n")
	lower := strings.ToLower(string(text))
	switch {
	case !strings.HasPrefix(lower, "<"):
		return "", Other
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"):
		return "", Page
	case strings.Contains(lower, "<svg") || strings.Contains(lower, ":svg"):
		return formatSVG, ""
	}
	return "", Other
}
