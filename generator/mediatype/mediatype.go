// Package mediatype names the media types (MIME types) of the files that a site has, by name and
// by content. The system's own table is not asked: it differs from machine to machine.
package mediatype

import (
	"bytes"
	"path"
	"strings"
)

// The types that code asks for by name.
const (
	HTML     = "text/html"
	CSS      = "text/css"
	Script   = "text/javascript"
	CSV      = "text/csv"
	Text     = "text/plain"
	JSON     = "application/json"
	JSONLD   = "application/ld+json"
	XML      = "application/xml"
	Atom     = "application/atom+xml"
	PDF      = "application/pdf"
	JPEG     = "image/jpeg"
	PNG      = "image/png"
	WebP     = "image/webp"
	GIF      = "image/gif"
	SVG      = "image/svg+xml"
	AVIF     = "image/avif"
	HEIC     = "image/heic"
	TIFF     = "image/tiff"
	BMP      = "image/bmp"
	Zip      = "application/zip"
	Events   = "text/event-stream"
	Anything = "application/octet-stream"
)

// OfName returns the type that a file's extension stands for, in any case; Anything where it
// stands for none.
func OfName(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return HTML
	case ".css":
		return CSS
	case ".js":
		return Script
	case ".json", ".geojson":
		return JSON
	case ".csv":
		return CSV
	case ".txt", ".md":
		return Text
	case ".xml":
		return XML
	case ".pdf":
		return PDF
	case ".zip":
		return Zip
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".pptx":
		return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	case ".doc":
		return "application/msword"
	case ".xls":
		return "application/vnd.ms-excel"
	case ".ppt":
		return "application/vnd.ms-powerpoint"
	case ".mp3":
		return "audio/mpeg"
	case ".mp4":
		return "video/mp4"
	}
	return pictureOfName(name)
}

func pictureOfName(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg":
		return JPEG
	case ".png":
		return PNG
	case ".webp":
		return WebP
	case ".gif":
		return GIF
	case ".svg":
		return SVG
	case ".avif":
		return AVIF
	case ".heic", ".heif":
		return HEIC
	case ".tif", ".tiff":
		return TIFF
	case ".bmp":
		return BMP
	}
	return Anything
}

// IsPicture tells whether a type is one of pictures.
func IsPicture(t string) bool { return strings.HasPrefix(t, "image/") }

// Header returns a type as an HTTP header names it: types of text with their encoding, UTF-8.
func Header(t string) string {
	switch {
	case strings.HasPrefix(t, "text/") && t != Events, t == JSON, t == XML:
		return t + "; charset=utf-8"
	}
	return t
}

// Sniffed is how many bytes of a file OfBytes looks at.
const Sniffed = 1024

// OfBytes returns the type of a picture, PDF or zip (an office paper of today is one) by how its
// content begins, whatever its name; Anything where that is none of them. head is the file's first
// [Sniffed] bytes, or all of it.
func OfBytes(head []byte) string {
	head = head[:min(len(head), Sniffed)]
	for _, m := range [...]struct{ begins, is string }{
		{"\xff\xd8\xff", JPEG},
		{"\x89PNG\r\n\x1a\n", PNG},
		{"GIF87a", GIF},
		{"GIF89a", GIF},
		{"II*\x00", TIFF},
		{"MM\x00*", TIFF},
		{"BM", BMP},
		{"%PDF-", PDF},
		{"PK\x03\x04", Zip},
	} {
		if bytes.HasPrefix(head, []byte(m.begins)) {
			return m.is
		}
	}
	switch {
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return WebP
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return ofBrand(string(head[8:12]))
	case beginsAsSVG(head):
		return SVG
	}
	return Anything
}

// ofBrand tells the pictures of phones from films: ISO base media files name what they are in
// their first box.
func ofBrand(brand string) string {
	switch brand {
	case "avif", "avis":
		return AVIF
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
		return HEIC
	case "isom", "iso2", "mp41", "mp42", "avc1", "M4V ":
		return "video/mp4"
	}
	return Anything
}

// beginsAsSVG tells whether the first element of a text is svg, after an XML declaration,
// comments and a DOCTYPE. All of these must lie in the bytes that are looked at.
func beginsAsSVG(text []byte) bool {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	for {
		text = bytes.TrimLeft(text, " \t\r\n")
		end := ""
		switch {
		case bytes.HasPrefix(text, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(text, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(text, []byte("<!")):
			end = ">"
		default:
			name, isElement := bytes.CutPrefix(text, []byte("<"))
			if i := bytes.IndexAny(name, " \t\r\n/>"); i >= 0 {
				name = name[:i]
			}
			return isElement && (string(name) == "svg" || bytes.HasSuffix(name, []byte(":svg")))
		}
		i := bytes.Index(text, []byte(end))
		if i < 0 {
			return false
		}
		text = text[i+len(end):]
	}
}
