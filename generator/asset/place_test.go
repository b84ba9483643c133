package asset_test

import (
	"strings"
	"testing"

	"casebook/generator/asset"
	"casebook/generator/picture/photos"
	"casebook/generator/testsite"
)

// A photo in an archive or a paper keeps its place of taking, and so does a film.
func TestWhatNamesAPlace(t *testing.T) {
	photo := string(photos.Oriented(6))
	for _, x := range []struct {
		name string
		data string
		want string
	}{
		{"a.zip", testsite.Zip(t, "说明.txt", "x", "照片/1.jpg", photo), "照片/1.jpg"},
		{"a.docx", testsite.Zip(t, "word/document.xml", "<w/>", "word/media/image1.jpeg", photo), "word/media/image1.jpeg"},
		{"a.zip", testsite.Zip(t, "1.jpg", "\xff\xd8\xff\xd9"), ""},
		{"a.mp4", "\x00\x00\x00\x18ftypmp42moov udta \xa9xyz +25.1+110.2/", "a.mp4"},
		{"a.mp4", "\x00\x00\x00\x18ftypmp42 moov", ""},
	} {
		if got := asset.NamesPlace(x.name, strings.NewReader(x.data), int64(len(x.data))); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}
