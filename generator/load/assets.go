package load

import (
	"io"
	"path"
	"strings"

	"casebook/generator/asset"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
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
	a := &report.Asset{Path: file, Out: asset.Address(file)}
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

// isActive tells whether a browser or a server would run a file.
func (l *loader) isActive(file string) bool {
	if !strings.EqualFold(path.Ext(file), ".svg") {
		return asset.IsProgram(file)
	}
	f, err := l.root.Open(file)
	if err != nil {
		return true
	}
	defer f.Close()
	return asset.IsActiveDrawing(io.LimitReader(f, maxTextFile))
}

// unknownFiles reports the files of data/ that nothing refers to.
func (l *loader) unknownFiles(tree *input.Tree) {
	for in := range filesOf(tree, others) {
		if !l.assets.mentioned[in.Path] {
			l.problems = append(l.problems, unknownFile(in.Path))
		}
	}
}
