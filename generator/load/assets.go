package load

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"iter"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/asset"
	"casebook/generator/input"
	"casebook/generator/parallel"
	"casebook/generator/picture"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/samefile"
	"casebook/generator/source"
	"casebook/generator/table"
)

// assetBook is the files that something refers to, each once.
type assetBook struct {
	byPath    map[string]*report.Asset
	mentioned map[string]bool // paths that something refers to, there or not
	published map[string]bool // those in report.Assets
}

func newAssetBook() assetBook {
	return assetBook{byPath: map[string]*report.Asset{}, mentioned: map[string]bool{}, published: map[string]bool{}}
}

func (b *assetBook) mention(file string) { b.mentioned[path.Clean(file)] = true }

// contentFolder is the folder that a narrative's .md stands in.
func contentFolder(n *report.Narrative) string { return path.Join("content", n.Section) }

// picture resolves a picture at a path of the site, to be shown; nil where there is no such file.
// One that cannot be shown says why.
func (l *loader) picture(file string) *report.Asset {
	a := l.asset(file)
	if a != nil && a.Picture != nil {
		l.publish(a)
	}
	return a
}

// attachment resolves a file at a path of the site, to be linked to; nil where there is no such
// file. One that cannot be published says why.
func (l *loader) attachment(file string) *report.Asset {
	a := l.asset(file)
	if a != nil && a.NoFile == "" {
		l.publish(a)
	}
	return a
}

func (l *loader) publish(a *report.Asset) {
	if !l.assets.published[a.Path] {
		l.assets.published[a.Path] = true
		l.report.Assets = append(l.report.Assets, a)
	}
}

// asset returns the file at a path of the site; nil where there is no such file in the site.
func (l *loader) asset(file string) *report.Asset {
	file = l.inOwnForm(path.Clean(file))
	l.assets.mention(file)
	if a := l.assets.byPath[file]; a != nil {
		return a
	}
	info := l.fileInfo(file)
	if l.otherwiseSpelt(file) {
		return nil
	}
	if info == nil {
		l.noteNear(file)
		return nil
	}
	if info.Size() > maxAsset {
		l.problems = append(l.problems, problem.Problem{Rule: problem.Unreadable, Span: source.New(file, "").At(0, 0),
			Message: text("文件超过 256 MB，不予发布", "the file is larger than 256 MB and is not published"),
			Hint:    text("压缩或裁剪后再放进来", "reduce its size")})
	}
	a := l.lookAt(file, info)
	l.assets.byPath[file] = a
	return a
}

// isAsset tells whether a path is a regular file inside the site that has no role of its own.
func (l *loader) isAsset(file string) bool { return l.fileInfo(file) != nil }

func (l *loader) fileInfo(file string) os.FileInfo {
	if !strings.HasPrefix(file, "content/") && !strings.HasPrefix(file, "data/") {
		return nil
	}
	if input.RoleOf(file) != input.None || input.Ignored(path.Base(file)) {
		return nil
	}
	info, err := l.root.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return info
}

// lookBook is what was found in files that pages show or link to, for all readings of a site.
type lookBook struct {
	mu    sync.Mutex
	looks map[string]look
}

// look is what was found in a file.
type look struct {
	of           input.File
	showsChanges bool // a later change of the file would show in its time
	found        report.Asset
}

// lookAt tells what a file is, by its bytes.
func (l *loader) lookAt(file string, info os.FileInfo) *report.Asset {
	now := input.File{Path: file, Info: info}
	l.looks.mu.Lock()
	have, ok := l.looks.looks[file]
	l.looks.mu.Unlock()
	if !ok || !have.showsChanges || !input.SameFile(have.of, now) {
		began := time.Now()
		have = look{now, samefile.ShowsChanges(info, began), l.examine(file, info)}
		l.looks.mu.Lock()
		l.looks.looks[file] = have
		l.looks.mu.Unlock()
	}
	a := have.found
	return &a
}

// examine reads a file: a picture as a whole, of another what tells its kind.
func (l *loader) examine(file string, info os.FileInfo) report.Asset {
	a := report.Asset{Path: file, Out: asset.Address(file)}
	f, err := l.root.Open(file)
	if err != nil {
		a.NoPicture, a.NoFile = picture.Broken, asset.Unknown
		return a
	}
	defer f.Close()
	head := make([]byte, min(info.Size(), asset.HeadSize))
	if _, err := io.ReadFull(f, head); err != nil {
		a.NoPicture, a.NoFile = picture.Broken, asset.Unknown
		return a
	}
	if _, a.NoPicture = picture.Sniff(head); a.NoPicture == "" {
		l.examinePicture(&a)
		return a
	}
	if a.Medium, a.NoFile, a.Inside = asset.Examine(file, f, info.Size()); a.NoFile != "" && isPictureName(file) {
		a.NoFile = asset.Picture
	}
	if a.NoFile == "" {
		a.Words = l.wordsOf(file, f, info.Size())
		a.Placed = asset.NamesPlace(file, f, info.Size())
		a.Named = strings.Join(asset.Properties(file, f, info.Size()), "、")
	}
	return a
}

func (l *loader) examinePicture(a *report.Asset) {
	data, err := l.opt.Contents.Read(l.root, a.Path, picture.MaxBytes)
	if tooLarge := new(input.SizeError); errors.As(err, &tooLarge) {
		a.NoPicture, a.NoFile = picture.TooLarge, asset.Picture
		return
	}
	if err != nil {
		a.NoPicture, a.NoFile = picture.Broken, asset.Picture
		return
	}
	bytes := []byte(data)
	a.Sum = sha256.Sum256(bytes)
	p, fault := l.opt.Pictures.Look(bytes, a.Sum)
	if fault != "" {
		a.NoPicture, a.NoFile = fault, asset.Picture
		return
	}
	a.Picture, a.Words = &p, p.Words(bytes)
	versions := p.Versions()
	a.Out = versions[len(versions)-1].Address(a.Sum)
}

// maxWords bounds what is read of a file for its words, in bytes.
const maxWords = 1 << 20

// wordsOf is what stands in an office paper, in a text or a table of values whatever its encoding, or in those of an archive;
// "" of another file, and of a text that is too long.
func (l *loader) wordsOf(file string, f io.ReaderAt, size int64) string {
	switch strings.ToLower(path.Ext(file)) {
	case ".txt", ".csv", ".tsv":
		data, err := l.opt.Contents.Read(l.root, file, maxWords)
		if err != nil {
			return ""
		}
		return decodedText(data)
	case ".zip":
		return asset.WordsInArchive(f, size, decodedText)
	}
	return asset.Words(file, f, size)
}

// decodedText is a text of whatever encoding.
func decodedText(data string) string {
	words, _ := table.Decode(data)
	return strings.ToValidUTF8(words, "\ufffd")
}

// isPictureName tells whether a file's ending is a picture's.
func isPictureName(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp":
		return true
	}
	return false
}

// lookAhead looks at the pictures of narratives, several at once: decoding one takes longer than
// reading the text that shows it.
func (l *loader) lookAhead(ctx context.Context, list []*article) error {
	wanted := map[string]bool{}
	for _, a := range list {
		for _, file := range a.mentioned() {
			wanted[file] = true
		}
	}
	files := slices.Sorted(maps.Keys(wanted))
	return parallel.Each(ctx, l.opt.Jobs, len(files), func(i int) error {
		if info := l.fileInfo(files[i]); info != nil {
			l.lookAt(files[i], info)
		}
		return nil
	})
}

// files gives the paths that mentioned lists, as they are written.
func (a *article) files() iter.Seq[string] {
	return func(yield func(string) bool) {
		folder := contentFolder(a.n)
		if a.cover != "" && !yield(path.Join(folder, a.cover)) || a.n.Doc == nil {
			return
		}
		for _, image := range a.n.Doc.Images {
			if isRelative(image.Src) && !yield(path.Join(folder, image.Src)) {
				return
			}
		}
		for _, link := range a.n.Doc.Links {
			place, _, _ := strings.Cut(strings.TrimSpace(link.Target), "#")
			if isRelative(place) && path.Ext(place) != "" && !yield(path.Join(folder, place)) {
				return
			}
		}
	}
}

// isRelative tells whether an address leads from the file that it stands in.
func isRelative(address string) bool {
	return address != "" && scheme(address) == "" && !strings.HasPrefix(address, "/")
}

// unknownFiles reports the files of data/ that nothing refers to.
func (l *loader) unknownFiles(tree *input.Tree) {
	for in := range filesOf(tree, others) {
		if !l.assets.mentioned[in.Path] {
			l.problems = append(l.problems, unknownFile(in.Path))
		}
	}
}

// spellings are the names of files that texts and records may refer to. A name is right where it is
// spelt as the file's own, whatever the system: one that tells IMG/Photo.PNG from img/photo.png
// would break on another that does not, or on the web.
type spellings struct {
	exact  map[string]bool
	folded map[string]string // without case and in one form of Unicode → as the file's name is
}

func foldSpelling(name string) string {
	return strings.ToLower(norm.NFC.String(strings.ReplaceAll(name, `\`, "/")))
}

// spelling returns the name that a file has whose name is like this one, "" where there is none.
func (l *loader) spelling(file string) string {
	if l.tree == nil {
		return ""
	}
	if l.names == nil {
		l.names = &spellings{exact: map[string]bool{}, folded: map[string]string{}}
		for _, in := range l.tree.Files {
			if in.Role == input.None && (strings.HasPrefix(in.Path, "content/") || inData(in.Path)) {
				l.names.exact[in.Path] = true
				l.names.folded[foldSpelling(in.Path)] = in.Path
			}
		}
	}
	if l.names.exact[file] {
		return file
	}
	return l.names.folded[foldSpelling(file)]
}

// inOwnForm returns a path as the file's own name is, where both differ only in the form of Unicode:
// a Mac's é is two characters, and no editor can see which one a text has.
func (l *loader) inOwnForm(file string) string {
	if own := l.spelling(file); own != file && own != "" && norm.NFC.String(own) == norm.NFC.String(file) {
		return own
	}
	return file
}

// hiddenEndings are those that Windows hides from whoever names a file rules.md.
var hiddenEndings = [...]string{".txt", ".docx"}

// otherwiseEnding notes the file of a text whose ending Windows hides: rules.md.txt.
func (l *loader) otherwiseEnding(file string) {
	for _, ending := range hiddenEndings {
		if own := l.spelling(file + ending); own != "" {
			if l.report.Misspelt == nil {
				l.report.Misspelt = map[string]string{}
			}
			l.report.Misspelt[file] = own
		}
	}
}

// otherwiseSpelt tells whether a file is there under a name that differs by case or by form, and
// notes its own name for who reports that it was not found.
func (l *loader) otherwiseSpelt(file string) bool {
	own := l.spelling(file)
	if own == "" || own == file {
		return false
	}
	into := &l.report.Misspelt
	if inData(file) {
		into = &l.report.Records.Misspelt
	}
	if *into == nil {
		*into = map[string]string{}
	}
	(*into)[file] = own
	l.assets.mention(own)
	return true
}
