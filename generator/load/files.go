package load

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// role is what a file of the site is read as.
type role uint8

const (
	roleNone role = iota
	roleSite
	roleIndicators
	roleRegions
	roleVillages
	roleVillageRows
	rolePrograms
	roleFacts
	roleSources
	roleNarrative
)

// maxDirs bounds how deep folders are followed.
const maxDirs = 16

// walker lists the site's files. It stays inside root: a link that leads out is refused by
// os.Root and reported.
type walker struct {
	root     *os.Root
	inputs   []input
	others   []input // files of data/ that the contract does not name
	problems []problem.Problem
	linked   bool // a link was met: what it leads to may lie anywhere
}

// input is one file to be read, in the order of paths.
type input struct {
	path string
	role role
	info fs.FileInfo
}

// walk lists data/ and content/; either may be absent.
func (w *walker) walk() {
	for _, top := range []string{"data", "content"} {
		info, err := w.root.Lstat(top)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		w.linked = w.linked || err == nil && info.Mode()&fs.ModeSymlink != 0
		w.entry(top, nil)
	}
	byPath := func(a, b input) int { return strings.Compare(a.path, b.path) }
	slices.SortFunc(w.inputs, byPath)
	slices.SortFunc(w.others, byPath)
}

// entry looks at one name. Stat follows links, and fails for those that leave the site.
// above is the folders that it stands in.
func (w *walker) entry(name string, above []fs.FileInfo) {
	info, err := w.root.Stat(name)
	if err != nil {
		w.unreadable(name, err)
		return
	}
	role := roleOf(name)
	switch {
	case info.IsDir():
		if role == roleSite || role == roleIndicators {
			w.unreadable(name, errors.New("is a folder"))
			return
		}
		w.dir(name, append(above, info))
	case role != roleNone && !info.Mode().IsRegular():
		w.unreadable(name, errNotFile)
	case role != roleNone:
		w.inputs = append(w.inputs, input{name, role, info})
	case strings.HasPrefix(name, "data/"):
		w.others = append(w.others, input{name, role, info})
	case isMarkdown(name):
		w.problems = append(w.problems, misplacedNarrative(name))
	}
}

// dir looks at the names in a folder, the last of path. A link back to a folder that it
// stands in is not followed.
func (w *walker) dir(name string, path []fs.FileInfo) {
	last := len(path) - 1
	circle := slices.ContainsFunc(path[:last], func(up fs.FileInfo) bool { return os.SameFile(up, path[last]) })
	if circle || last > maxDirs {
		w.unreadable(name, errNesting)
		return
	}
	f, err := w.root.Open(name)
	if err != nil {
		w.unreadable(name, err)
		return
	}
	entries, err := f.ReadDir(-1)
	f.Close()
	if err != nil {
		w.unreadable(name, err)
	}
	for _, e := range entries {
		if !isLeftover(e.Name()) {
			w.linked = w.linked || e.Type()&fs.ModeSymlink != 0
			w.entry(name+"/"+e.Name(), slices.Clip(path))
		}
	}
}

var (
	errNesting = errors.New("folders lead back or are nested too deeply")
	errNotFile = errors.New("not a regular file")
)

func (w *walker) unreadable(name string, err error) {
	w.problems = append(w.problems, unreadable(source.New(name, ""), err))
}

// unreadable reports a file that cannot be read at all.
func unreadable(f *source.File, err error) problem.Problem {
	p := problem.Problem{Rule: problem.Unreadable, Span: f.At(0, 0)}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		p.Message = text("没有权限读这个文件", "no permission to read this file")
	case errors.Is(err, fs.ErrNotExist):
		p.Message = text("链接指向的文件不存在", "the link leads to a file that does not exist")
	case strings.Contains(err.Error(), "escapes"):
		p.Message = text("链接指到了站点文件夹之外，不予读取", "the link leads out of the site's folder and is not followed")
		p.Hint = text("把文件本身复制进来", "copy the file itself into the site")
	case errors.Is(err, errNesting):
		p.Message = text("文件夹绕回自己或套得太深，不再往下读", "the folder leads back to itself or is nested too deeply")
	case errors.Is(err, errNotFile):
		p.Message = text("这不是普通文件（可能是管道或设备），不予读取", "not a regular file (a pipe or a device), not read")
	default:
		p.Message = text("读不了这个文件："+err.Error(), "cannot read this file: "+err.Error())
	}
	return p
}

// isLeftover tells whether a name is made by an editor or a system, not by the author.
func isLeftover(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(lower, ".swp") || strings.HasSuffix(lower, ".bak") ||
		strings.HasSuffix(lower, ".tmp") || lower == "thumbs.db" || lower == "desktop.ini"
}

func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

// roleOf reads the input contract: which path holds what.
func roleOf(name string) role {
	switch name {
	case "data/site.toml":
		return roleSite
	case "data/indicators.toml":
		return roleIndicators
	case "data/regions.toml":
		return roleRegions
	case "data/sources.toml":
		return roleSources
	}
	top, rest, _ := strings.Cut(name, "/")
	folder, below, deep := strings.Cut(rest, "/")
	switch {
	case top == "content" && path.Ext(name) == ".md" && strings.Count(name, "/") <= 2:
		return roleNarrative
	case top != "data" || !deep:
		return roleNone
	case path.Ext(name) == ".csv" && folder == "villages":
		return roleVillageRows
	case path.Ext(name) != ".toml":
		return roleNone
	case folder == "facts" && !strings.Contains(below, "/"):
		return roleFacts
	}
	return map[string]role{"regions": roleRegions, "villages": roleVillages, "programs": rolePrograms, "sources": roleSources}[folder]
}

// knownPlaces are the names in data/, shown to an author whose file the contract does not name.
var knownPlaces = []string{
	"site.toml", "indicators.toml", "regions.toml", "sources.toml",
	"regions", "villages", "programs", "facts", "sources",
}

// unknownFile reports a file in data/ that nothing reads.
func unknownFile(name string) problem.Problem {
	p := problem.Problem{
		Rule:    problem.UnknownKey,
		Span:    source.New(name, "").At(0, 0),
		Message: text("data/ 里没有约定这个文件，不会被读取", "the contract names no such file in data/: it is not read"),
		Hint: text("数据放在 site.toml、indicators.toml、regions、villages、programs、facts、sources 里；附件要由某个来源的 file 引用",
			"data lives in site.toml, indicators.toml, regions, villages, programs, facts and sources; an attachment must be the file of a source"),
	}
	if ext := path.Ext(name); strings.EqualFold(ext, ".xlsx") || strings.EqualFold(ext, ".xls") {
		p.Hint = text("在表格软件里另存为“CSV UTF-8”，放进 data/villages/", "save it as CSV UTF-8 into data/villages/")
		return p
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(name, "data/"), "/")
	if near := nearest(folder, knownPlaces); near != "" && near != folder {
		p.Hint = text("你是不是想写 `data/"+near+"`？", "did you mean `data/"+near+"`?")
	}
	return p
}

// misplacedNarrative reports Markdown that stands too deep or has an extension that is
// not read: silently leaving out a text would be worse.
func misplacedNarrative(name string) problem.Problem {
	p := problem.Problem{Rule: problem.BadName, Span: source.New(name, "").At(0, 0)}
	if path.Ext(name) != ".md" {
		p.Message = text("文章的扩展名应是小写的 .md", "a narrative's extension must be .md")
		p.Hint = text(fmt.Sprintf("改名为 %s.md", strings.TrimSuffix(path.Base(name), path.Ext(name))), "rename it")
		return p
	}
	p.Message = text("文章只能放在 content/ 或它的一层栏目文件夹里", "a narrative stands in content/ or in a folder directly below it")
	p.Hint = text("上移到 content/栏目/文章.md", "move it up to content/SECTION/SLUG.md")
	return p
}
