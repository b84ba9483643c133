package theme

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"casebook/layouts"
)

// BuiltIn are the files of the theme that a site may replace by one of its own at the same
// path below layouts/, sorted.
func BuiltIn() []string {
	var list []string
	for _, part := range parts {
		// Errors of an embedded tree there are none.
		fs.WalkDir(layouts.Files, part, func(p string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && path.Ext(p) != ".md" {
				list = append(list, p)
			}
			return nil
		})
	}
	slices.Sort(list)
	return list
}

// Eject returns a file of the theme as a site starts its own from it: with a remark as its
// first line, which a page does not show. It is fs.ErrNotExist where there is no such file.
func Eject(name, remark string) ([]byte, error) {
	if !slices.Contains(BuiltIn(), name) {
		return nil, &fs.PathError{Op: "eject", Path: name, Err: fs.ErrNotExist}
	}
	data, err := fs.ReadFile(layouts.Files, name)
	if err != nil {
		return nil, err
	}
	text := string(data)
	switch path.Ext(name) {
	case ".html":
		text = "{{/* " + remark + " */ -}}\n" + text
	case ".css":
		text = "/* " + remark + " */\n" + text
	case ".ts":
		text = "// " + remark + "\n" + text
	case ".svg":
		text = "<!-- " + remark + " -->\n" + text
	case ".json": // has no comments; a key that begins with // is a remark to us
		text = `{ "//": "` + remark + "\"," + strings.TrimPrefix(text, "{")
	}
	return []byte(text), nil
}
