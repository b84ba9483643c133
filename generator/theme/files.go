package theme

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/layouts"
)

// parts are the folders of layouts/ that a site may replace files of.
var parts = [...]string{"templates", "styles", "scripts", "strings", "images"}

// maxFile is the size from which a layout file is refused: nothing of a theme is near it.
const maxFile = 16 << 20

// file is one file of the theme; path is below layouts/.
type file struct {
	path string
	own  bool // the site's, not the embedded one
	src  *source.File
}

func (f file) text() string     { return f.src.Text() }
func (f file) sitePath() string { return f.src.Path }

// files is the theme's files by path.
type files map[string]file

// readFiles returns the embedded files with those of the site over them. Names that are
// no input and whatever is neither a file nor a folder are passed over; a symbolic link is not followed.
func readFiles(siteDir string) (files, []problem.Problem, error) {
	all := files{}
	if _, err := all.read(layouts.Files, false); err != nil {
		return nil, nil, fmt.Errorf("embedded layouts: %w", err)
	}
	root, err := os.OpenRoot(siteDir)
	if err != nil {
		return nil, nil, fmt.Errorf("site: %w", err)
	}
	defer root.Close()
	own, err := fs.Sub(root.FS(), "layouts")
	if err != nil {
		return nil, nil, err
	}
	problems, err := all.read(own, true)
	if err != nil {
		return nil, nil, fmt.Errorf("layouts of the site: %w", err)
	}
	return all, problems, nil
}

// read adds the files of one layouts folder; those that are no text of a sensible size are
// problems.
func (all files) read(fsys fs.FS, own bool) (problems []problem.Problem, err error) {
	for _, part := range parts {
		err := fs.WalkDir(fsys, part, func(p string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && p == part {
				return nil
			}
			if err != nil {
				return err
			}
			if input.Ignored(d.Name()) {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if !d.Type().IsRegular() {
				return nil
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			if info.Size() > maxFile {
				problems = append(problems, refused(p, "文件超过 16 MB，不予读取", "the file is larger than 16 MB and is not read"))
				return nil
			}
			data, err := fs.ReadFile(fsys, p)
			if err != nil {
				return err
			}
			text := strings.TrimPrefix(string(data), "\ufeff")
			if part != "images" && !utf8.ValidString(text) {
				problems = append(problems, refused(p, "文件不是 UTF-8 编码", "the file is not UTF-8"))
				return nil
			}
			all[p] = file{path: p, own: own, src: source.New("layouts/"+p, text)}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return problems, nil
}

func refused(p, zh, en string) problem.Problem {
	at := source.New("layouts/"+p, "").At(0, 0)
	return problem.Problem{Rule: problem.Unreadable, Span: at, Message: problem.Text{ZH: zh, EN: en}}
}

// under returns the files whose path begins with prefix, sorted.
func (all files) under(prefix string) []file {
	list := slices.Collect(maps.Values(all))
	list = slices.DeleteFunc(list, func(f file) bool { return !strings.HasPrefix(f.path, prefix) })
	slices.SortFunc(list, func(a, b file) int { return cmp.Compare(a.path, b.path) })
	return list
}

// resolve finds what an import of name in the file at from means, as bundlers do.
func (all files) resolve(from, name string) (file, bool) {
	p := path.Join(path.Dir(from), name)
	for _, ending := range [...]string{"", ".ts", ".js", ".css", "/index.ts"} {
		if f, ok := all[p+ending]; ok {
			return f, true
		}
	}
	return file{}, false
}

// asking is how a script or a template asks for a text by its key. It is looked for by hand:
// an expression took a tenth of the time of a build that finds nothing to do.
var asking = [...]string{`T("`, `T('`, `T "`, `count("`, `count('`, `count "`}

// askedFor are the keys of texts that some templates and scripts ask for, sorted.
func (all files) askedFor(in func(file) bool) []string {
	keys := map[string]bool{}
	for _, f := range all {
		if (strings.HasPrefix(f.path, "templates/") || strings.HasPrefix(f.path, "scripts/")) && in(f) {
			for _, begin := range asking {
				collectAsked(keys, f.text(), begin)
			}
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

func collectAsked(keys map[string]bool, text, begin string) {
	quote := begin[len(begin)-1:]
	for {
		i := strings.Index(text, begin)
		if i < 0 {
			return
		}
		key, after, closed := strings.Cut(text[i+len(begin):], quote)
		if !closed {
			return
		}
		if i == 0 || !isWordByte(text[i-1]) {
			keys[key] = true
		}
		text = after
	}
}

func isWordByte(c byte) bool {
	return c == '_' || c == '$' || c == '.' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
