// Package mediatype names the media types (MIME types) of the files that a site has, by their
// names. The system's own table is not asked: it differs from machine to machine.
package mediatype

import (
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
