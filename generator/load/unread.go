package load

import (
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"casebook/generator/asset"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// unreadFiles reports the files of content/ that nothing reads, shows or links to. What draws no
// attention to itself is what an editor believes to be published.
func (l *loader) unreadFiles(tree *input.Tree) {
	for _, in := range tree.Files {
		name := in.Path
		if in.Role != input.None || !strings.HasPrefix(name, "content/") || l.assets.mentioned[name] || isMarkdown(name) || path.Ext(name) == ".go" {
			continue // Go code may embed texts, as the handbook's does
		}
		if tree.Linked && isReadElsewhere(tree, in) || l.isMeant(name) {
			continue
		}
		l.problems = append(l.problems, problem.Problem{Rule: problem.UnreadFile, Span: source.New(name, "").At(0, 0),
			Message: text("这个文件没有哪篇文章用到，不会出现在网站上", "no text uses this file, so it is not on the site"),
			Hint:    unreadHint(name)})
	}
}

// isMeant tells whether a text names the file in an address that does not work: another problem
// says so, and what to do.
func (l *loader) isMeant(name string) bool {
	base := foldSpelling(path.Base(name))
	for _, n := range l.report.Narratives {
		if n.Doc == nil || n.Doc.File == nil {
			continue
		}
		text := foldSpelling(n.Doc.File.Text())
		for _, before := range [...]string{"](", "]（", "/"} { // foldSpelling makes / of a backslash
			if strings.Contains(text, before+base) {
				return true
			}
		}
		for _, hidden := range hiddenEndings {
			if shown, ok := strings.CutSuffix(base, hidden); ok && strings.HasSuffix(shown, ".md") && strings.Contains(text, "]("+shown) {
				return true
			}
		}
	}
	return false
}

// isReadElsewhere tells whether a link leads to the file that something reads.
func isReadElsewhere(tree *input.Tree, in input.File) bool {
	return slices.ContainsFunc(tree.Files, func(f input.File) bool {
		return f.Role != input.None && f.Role != input.Layout && os.SameFile(f.Info, in.Info)
	})
}

// unreadHint says how a file of its kind is used.
func unreadHint(name string) problem.Text {
	base := path.Base(name)
	lower := strings.ToLower(base)
	link := "[说明](" + base + ")"
	switch ending := path.Ext(lower); {
	case strings.HasSuffix(lower, ".md.txt") || strings.HasSuffix(lower, ".md.docx"):
		right := base[:len(base)-len(ending)]
		return text("Windows 藏起了扩展名：改名为 "+right, "rename it to "+right)
	case ending == ".docx":
		return text("要变成网页，运行 casebook import \""+name+"\"；只作附件，在文章里写 "+link, "casebook import \""+name+"\" makes a page of it; to attach it write [text]("+base+")")
	case ending == ".doc" || ending == ".wps" || ending == ".rtf":
		return text("要变成网页，用 WPS 另存为 .docx，再运行 casebook import；只作附件，在文章里写 "+link, "save it as .docx for casebook import; to attach it write [text]("+base+")")
	case slices.Contains([]string{".xlsx", ".xls", ".et", ".csv"}, ending):
		return text("村和地区的数据放进 data/villages/、data/regions/；只作附件，在文章里写 "+link, "figures belong in data/villages/ or data/regions/; to attach it write [text]("+base+")")
	case ending == ".toml":
		return text("数据放进 data/，不放在 content/", "data belong in data/")
	case ending == ".txt":
		return text("要变成网页，存成 .md；只作附件，在文章里写 "+link, "save it as .md to make a page of it; to attach it write [text]("+base+")")
	case isPictureName(name):
		return text("要放进文章，写 ![图上有什么]("+base+")；不用的移出 content/", "to show it write ![what it shows]("+base+"); move it out of content/ if it is not needed")
	case slices.Contains(asset.Endings(), ending):
		return text("要作附件，在文章里写 "+link+"；不用的移出 content/", "to attach it write [text]("+base+"); move it out of content/ if it is not needed")
	}
	return text("移出 content/；网站只公布文章，和文章里用到的图片、附件", "move it out of content/: only texts, and the pictures and files that they use, are published")
}

// noteNear notes the file that was probably meant by a path where there is none, for who reports it:
// one of the same name in another folder, with another ending, or nearly of that name. It counts as
// mentioned.
func (l *loader) noteNear(file string) {
	if l.spelling(file); l.names == nil {
		return
	}
	folder, base := path.Split(file)
	root, _, _ := strings.Cut(file, "/")
	var beside []string // names of files in the same folder
	near := ""
	for _, own := range slices.Sorted(maps.Keys(l.names.exact)) {
		switch dir, name := path.Split(own); {
		case !strings.HasPrefix(own, root+"/") || path.Ext(own) == "":
		case foldSpelling(name) == foldSpelling(base) && near == "":
			near = own
		case dir == folder && sameNumbers(name, base):
			beside = append(beside, name)
		}
	}
	if near == "" {
		stem := func(name string) string { return strings.TrimSuffix(foldSpelling(name), path.Ext(foldSpelling(name))) }
		i := slices.IndexFunc(beside, func(name string) bool { return stem(name) == stem(base) && isPictureName(name) == isPictureName(base) })
		if i >= 0 {
			near = folder + beside[i]
		} else if name := problem.NearestAlone(base, slices.Values(beside)); name != "" && path.Ext(name) == path.Ext(base) {
			near = folder + name
		}
	}
	if near == "" {
		return
	}
	l.assets.mention(near)
	into := &l.report.Near
	if inData(file) {
		into = &l.report.Records.Near
	}
	if *into == nil {
		*into = map[string]string{}
	}
	(*into)[file] = near
}

// sameNumbers tells whether the numbers in two names are the same: 图1 is not 图2 mistyped.
func sameNumbers(a, b string) bool {
	numbers := func(name string) []string {
		list := strings.FieldsFunc(strings.TrimSuffix(name, path.Ext(name)), func(r rune) bool { return r < '0' || r > '9' })
		for i := range list {
			list[i] = strings.TrimLeft(list[i], "0")
		}
		return list
	}
	return slices.Equal(numbers(a), numbers(b))
}

// mentionFiles notes what a text shows and links to, whether or not it is published itself.
func (l *loader) mentionFiles(a *article) {
	for _, file := range a.mentioned() {
		l.assets.mentioned[file] = true
	}
}
