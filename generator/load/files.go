package load

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// texts, small, villages and others are the files of a site by what is done with them.
func texts(f input.File) bool    { return f.Role.IsText() }
func small(f input.File) bool    { return f.Role.IsSmall() }
func villages(f input.File) bool { return f.Role.IsVillages() }

// others are files of data/ that the contract does not name.
func others(f input.File) bool { return f.Role == input.None && inData(f.Path) }

func inData(name string) bool { return strings.HasPrefix(name, "data/") }

// filesOf iterates over those files of a tree that are wanted, in the order of their paths.
func filesOf(tree *input.Tree, wanted func(input.File) bool) iter.Seq[input.File] {
	return func(yield func(input.File) bool) {
		for _, f := range tree.Files {
			if wanted(f) && !yield(f) {
				return
			}
		}
	}
}

// treeProblems reports what of data/ and content/ could not be looked at, and narratives that
// stand where none is read.
func treeProblems(tree *input.Tree) []problem.Problem {
	var list []problem.Problem
	for _, e := range tree.Errors {
		if !strings.HasPrefix(e.Path, "layouts") {
			list = append(list, unreadable(source.New(e.Path, ""), e.Err))
		}
	}
	for _, f := range tree.Files {
		if f.Role == input.None && isMarkdown(f.Path) && !inData(f.Path) {
			list = append(list, misplacedNarrative(f.Path))
		}
	}
	return list
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
	case errors.Is(err, input.ErrNesting):
		p.Message = text("文件夹绕回自己或套得太深，不再往下读", "the folder leads back to itself or is nested too deeply")
	case errors.Is(err, input.ErrNotFile):
		p.Message = text("这不是普通文件（可能是管道或设备），不予读取", "not a regular file (a pipe or a device), not read")
	default:
		p.Message = text("读不了这个文件："+err.Error(), "cannot read this file: "+err.Error())
	}
	return p
}

func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

// knownPlaces are the names in data/, shown to an author whose file the contract does not name.
var knownPlaces = []string{
	"site.toml", "indicators.toml", "regions.toml", "sources.toml",
	"regions", "villages", "programs", "facts", "sources", "imports", "editions.toml",
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
