package load

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// assetBook is the files that are copied to the output, each once.
type assetBook struct {
	byPath    map[string]*report.Asset
	outs      map[string]bool
	mentioned map[string]bool // paths that something refers to, there or not
}

func newAssetBook() assetBook {
	return assetBook{byPath: map[string]*report.Asset{}, outs: map[string]bool{}, mentioned: map[string]bool{}}
}

func (b *assetBook) mention(file string) { b.mentioned[path.Clean(file)] = true }

// image resolves an image or cover of a narrative, which is relative to its .md.
func (l *loader) image(n *report.Narrative, name string) *report.Asset {
	if name == "" {
		return nil
	}
	return l.asset(path.Join(contentFolder(n), name), outFolder(n))
}

// contentFolder is the folder that a narrative's .md stands in.
func contentFolder(n *report.Narrative) string { return path.Join("content", n.Section) }

// outFolder is where the files of a narrative go: beside its page.
func outFolder(n *report.Narrative) string {
	if folder := path.Dir(n.Path); folder != "." {
		return folder
	}
	return "files"
}

// asset returns the file at a path of the site, to be copied into folder unless it is
// copied already; nil where there is no such file in the site.
func (l *loader) asset(file, folder string) *report.Asset {
	file = path.Clean(file)
	l.assets.mention(file)
	if a := l.assets.byPath[file]; a != nil {
		return a
	}
	if !l.isAsset(file) {
		return nil
	}
	a := &report.Asset{Path: file, Out: l.assets.out(file, folder)}
	l.assets.byPath[file] = a
	l.report.Assets = append(l.report.Assets, a)
	return a
}

// isAsset tells whether a path is a regular file inside the site that may be published.
func (l *loader) isAsset(file string) bool {
	if !strings.HasPrefix(file, "content/") && !strings.HasPrefix(file, "data/") || strings.ContainsRune(file, 0) {
		return false
	}
	if roleOf(file) != roleNone || isLeftover(path.Base(file)) {
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

// out chooses a safe name in the output that nothing else has.
func (b *assetBook) out(file, folder string) string {
	ext := strings.ToLower(path.Ext(file))
	stem := narrative.Slug(strings.TrimSuffix(path.Base(file), path.Ext(file)))
	if ext = "." + narrative.Slug(ext); ext == "." {
		ext = ""
	}
	sum := sha256.Sum256([]byte(file))
	hash := hex.EncodeToString(sum[:4])
	if stem == "" || stem == "index" || ext == "" || reservedOnWindows(stem) { // without an extension it may be a page's folder
		stem = strings.TrimPrefix(stem+"-"+hash, "-")
	}
	out := path.Join(folder, stem+ext)
	if b.outs[foldName(out)] {
		out = path.Join(folder, stem+"-"+hash+ext)
	}
	b.outs[foldName(out)] = true
	return out
}

// unknownFiles reports the files of data/ that nothing refers to.
func (l *loader) unknownFiles(others []input) {
	for _, in := range others {
		if !l.assets.mentioned[in.path] {
			l.problems = append(l.problems, unknownFile(in.path))
		}
	}
}
