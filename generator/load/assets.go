package load

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"casebook/generator/input"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/reserved"
	"casebook/generator/source"
)

// assetBook is the files that are copied to the output, each once.
type assetBook struct {
	byPath    map[string]*report.Asset
	mentioned map[string]bool // paths that something refers to, there or not
}

func newAssetBook() assetBook {
	return assetBook{byPath: map[string]*report.Asset{}, mentioned: map[string]bool{}}
}

func (b *assetBook) mention(file string) { b.mentioned[path.Clean(file)] = true }

// image resolves an image or cover of a narrative, which is relative to its .md.
func (l *loader) image(n *report.Narrative, name string) *report.Asset {
	if name == "" {
		return nil
	}
	return l.asset(path.Join(contentFolder(n), name))
}

// contentFolder is the folder that a narrative's .md stands in.
func contentFolder(n *report.Narrative) string { return path.Join("content", n.Section) }

// asset returns the file at a path of the site, to be copied to the output; nil where there
// is no such file in the site.
func (l *loader) asset(file string) *report.Asset {
	file = path.Clean(file)
	l.assets.mention(file)
	if a := l.assets.byPath[file]; a != nil {
		return a
	}
	if !l.isAsset(file) {
		return nil
	}
	a := &report.Asset{Path: file, Out: assetAddress(file)}
	l.assets.byPath[file] = a
	l.report.Assets = append(l.report.Assets, a)
	return a
}

// isAsset tells whether a path is a regular file inside the site that may be published.
func (l *loader) isAsset(file string) bool {
	if !strings.HasPrefix(file, "content/") && !strings.HasPrefix(file, "data/") || strings.ContainsRune(file, 0) {
		return false
	}
	if input.RoleOf(file) != input.None || input.Ignored(path.Base(file)) {
		return false
	}
	info, err := l.root.Stat(file)
	if err != nil || !info.Mode().IsRegular() || l.isActive(file) {
		return false
	}
	if info.Size() > maxAsset {
		l.problems = append(l.problems, problem.Problem{Rule: problem.Unreadable, Span: source.New(file, "").At(0, 0),
			Message: text("文件超过 256 MB，不予发布", "the file is larger than 256 MB and is not published"),
			Hint:    text("压缩或裁剪后再放进来", "make it smaller")})
	}
	return true
}

// assetAddress is where a file of the site lies in the output: content/cases/gate.jpg at
// files/cases/gate.jpg. It depends on the file's path alone, never on who refers to it or on
// what other files there are, so that no page's links change when another page does. A path
// that is not safe as an address everywhere is put into safe letters, with a hash of itself
// so that no two become one.
func assetAddress(file string) string {
	dir, base := path.Split(strings.TrimPrefix(file, "content/"))
	ext := path.Ext(base)
	parts := append(strings.Split(strings.Trim(dir, "/"), "/"), strings.TrimSuffix(base, ext))
	if dir == "" {
		parts = parts[1:]
	}
	safe := ext != "" // without one it may be a page's folder
	for i, part := range parts {
		parts[i] = narrative.Slug(part)
		if parts[i] == "" || reserved.OnWindows(parts[i]) {
			parts[i] += "-"
		}
		safe = safe && parts[i] == part
	}
	stem := parts[len(parts)-1]
	if plain := "." + narrative.Slug(ext); plain != ext {
		ext, safe = strings.TrimSuffix(plain, "."), false
	}
	if !safe || stem == "index" {
		sum := sha256.Sum256([]byte(file))
		stem = strings.Trim(stem, "-") + "-" + hex.EncodeToString(sum[:4])
		stem = strings.TrimPrefix(stem, "-")
	}
	parts[len(parts)-1] = stem
	return path.Join("files", path.Join(parts...)) + ext
}

// unknownFiles reports the files of data/ that nothing refers to.
func (l *loader) unknownFiles(tree *input.Tree) {
	for in := range filesOf(tree, others) {
		if !l.assets.mentioned[in.Path] {
			l.problems = append(l.problems, unknownFile(in.Path))
		}
	}
}
