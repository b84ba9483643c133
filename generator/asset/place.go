package asset

import (
	"archive/zip"
	"io"
	"path"
	"slices"
	"strings"

	"casebook/generator/picture"
)

// maxPhoto bounds what is read of a photo or film for the place that it names, in bytes.
const maxPhoto = 32 << 20

// NamesPlace returns which photo or film within a paper or an archive says where it was taken, or the
// file's own name where it is a film that does; "" where none does. They are published as they are.
func NamesPlace(name string, r io.ReaderAt, size int64) string {
	switch ending := strings.ToLower(path.Ext(name)); {
	case slices.Contains(strings.Fields(".mp4 .m4v .mov .3gp .m4a"), ending):
		for _, at := range [...]int64{0, max(0, size-maxProperties)} { // phones write their notes at an end
			b := make([]byte, min(size-at, maxProperties))
			n, _ := r.ReadAt(b, at)
			if picture.NamesPlace(b[:n]) {
				return path.Base(name)
			}
		}
	case ending == ".zip" || partsWithWords(ending) != nil:
		return placeInArchive(r, size)
	}
	return ""
}

func placeInArchive(r io.ReaderAt, size int64) string {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return ""
	}
	left := int64(maxPhoto)
	for _, f := range z.File {
		if !slices.Contains(strings.Fields(".jpg .jpeg .heic .heif .png .webp .tif .tiff .mp4 .mov"), strings.ToLower(path.Ext(f.Name))) || left <= 0 {
			continue
		}
		from, err := f.Open()
		if err != nil {
			continue
		}
		data, _ := io.ReadAll(io.LimitReader(from, min(left, maxUnpacked)))
		from.Close()
		left -= int64(len(data))
		if picture.NamesPlace(data) {
			return plainLine(nameInArchive(f.Name))
		}
	}
	return ""
}
