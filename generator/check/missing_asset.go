package check

import (
	"fmt"
	"path"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/problem"
	"casebook/generator/source"
)

func missingAsset() rule {
	return rule{Rule: Rule{
		ID: problem.MissingAsset, Severity: problem.Error,
		Title: msg("图片、附件找不到", "a missing picture or file"),
		Why: msg("文字里提到的图片或附件没有放在网站的文件夹里，读者只会看到一个空框。网站不用别处网页上的图片：对方一删，这里就没了，内网里也看不到。",
			"A picture or file that the text refers to is not in the site's folder, so readers see an empty frame. Pictures on other websites are not used: they may disappear, and closed networks cannot reach them."),
		Right: []string{"没有图片的材料也是好材料。"},
		Wrong: []string{
			"![村史馆大门](no-such-picture.jpg)",
			"![村史馆大门](https://example.com/door.jpg)",
		},
		Fix: msg("把文件放到这篇材料的同一个文件夹，名字与文字里写的一致（大小写也算）。",
			"Put the file in the narrative's own folder, under the same name as in the text (upper and lower case count)."),
	}, narrative: findMissingImages, site: findMissingFiles}
}

func findMissingImages(n *page) {
	for i, image := range n.n.Doc.Images {
		if i < len(n.n.Images) && n.n.Images[i] != nil {
			continue
		}
		n.missing(image.Src, image.Span)
	}
	if name := strings.Trim(n.n.CoverAt.Text(), `"'`); n.n.Cover == nil && name != "" {
		n.missing(name, n.n.CoverAt)
	}
}

func findMissingFiles(s *site, out *findings) {
	for _, x := range s.rec.Sources {
		if x.Asset == nil {
			s.findMissing(x.At, "file", out)
		}
	}
}

// findMissing reports a key that names a file, in a record whose file was not found.
func (s *site) findMissing(at source.Span, key string, out *findings) {
	value, ok := findKey(at, key)
	if name := strings.Trim(value.Text(), `"'`); ok && name != "" {
		file := path.Join("data", name)
		out.add(missingFile(name, value, strings.TrimPrefix(s.rec.Misspelt[file], "data/"), strings.TrimPrefix(s.rec.Near[file], "data/")))
	}
}

// missing reports a file that a path from the narrative's folder should lead to.
func (n *page) missing(name string, at source.Span) {
	n.out.add(missingFile(name, at, n.ownSpelling(name), n.nearFile(name)))
}

// ownSpelling returns the name of the file that a path from the narrative's folder leads to but for
// case, backslashes or the form of Unicode, "" where there is none.
func (n *page) ownSpelling(name string) string { return n.meant(name, n.deps.whole().Misspelt) }

// nearFile returns the file that a path from the narrative's folder was probably meant to lead to, ""
// where none is near.
func (n *page) nearFile(name string) string { return n.meant(name, n.deps.whole().Near) }

// meant returns what a table has for a path from the narrative's folder, as the text would write it.
func (n *page) meant(name string, instead map[string]string) string {
	folder := path.Join("content", n.n.Section)
	file := instead[path.Join(folder, name)]
	if file == "" {
		return ""
	}
	return pathFrom(folder, file)
}

// pathFrom returns a file's path as it is written in a text of a folder; both are below the site.
func pathFrom(folder, file string) string {
	up := ""
	for !strings.HasPrefix(file, folder+"/") {
		if folder = path.Dir(folder); folder == "." {
			return up + "../" + file
		}
		up += "../"
	}
	return up + strings.TrimPrefix(file, folder+"/")
}

// plainName returns a file's name without the marks of temporary files.
func plainName(name string) string { return strings.Trim(name, ".~#$") }

// missingFile reports a file that is not there; own is the spelling of one that is meant, near a
// file that probably is.
func missingFile(name string, at source.Span, own, near string) problem.Problem {
	if anyof.Prefix(name, "http:", "https:", "//") {
		return problem.Problem{Rule: problem.MissingAsset, Span: at,
			Message: msg(fmt.Sprintf("图片在别的网站上：%s", name), fmt.Sprintf("the picture is on another site: %s", name)),
			Hint:    msg("先下载（注意版权），放到这篇材料的文件夹里，再写文件名", "download it (mind the copyright), put it beside this file, and write its name")}
	}
	hint := msg("把文件放到这里写的位置；名字要完全一致，大小写也算", "put the file there; the name must be the same, capitals included")
	if here, found := ownPlaceHint(name); found {
		hint = here
	} else if anyof.Prefix(strings.ToLower(name), "data:", "cid:", "blob:", "webkit-fake-url:", "about:", "content:", "wxfile:", "mid:") {
		hint = msg("图片要存成文件，放到这篇材料的文件夹里，再写文件名", "save the picture as a file beside this text and write its name")
	} else if base := path.Base(strings.ReplaceAll(name, `\`, "/")); anyof.Prefix(base, "#", "~") { // which no reading sees: package input
		hint = msg(fmt.Sprintf("程序不读“%s”这样的临时文件名：给文件改名，例如“%s”", base, plainName(base)), fmt.Sprintf("%s is a name of temporary files, which are not read: rename it %s", base, plainName(base)))
	} else if own != "" {
		hint = msg(fmt.Sprintf("文件名要完全一致，大小写也算：写成“%s”", own), fmt.Sprintf("the name must be the same, capitals included: %s", own))
	} else if strings.Contains(name, `\`) {
		hint = windowsPathHint(name)
	} else if near != "" {
		hint = msg(fmt.Sprintf("是不是“%s”？是的话照这样写；不是，就把文件放到这里写的位置", near), fmt.Sprintf("did you mean %s? If not, put the file there", near))
	}
	return problem.Problem{Rule: problem.MissingAsset, Span: at,
		Message: msg(fmt.Sprintf("找不到文件“%s”", name), fmt.Sprintf("there is no file %q", name)),
		Hint:    hint}
}
