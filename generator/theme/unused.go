package theme

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template/parse"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// Unused reports those files of a site's layouts/, given by their paths below it, that nothing reads
// because their name or folder is another than was meant: a page that looks as before says nothing
// of a replacement that was never taken up. The theme is in the language of the site.
func (th *Theme) Unused(paths []string) []problem.Problem {
	var problems []problem.Problem
	reported := map[string]bool{} // folders
	var reached map[string]bool
	add := func(p, zh, en, near string) {
		hint := problem.Text{ZH: "运行 casebook eject 看自带的版式有哪些文件", EN: "casebook eject lists the files of the built-in theme"}
		if near != "" {
			hint = problem.Suggest("layouts/" + near)
		}
		problems = append(problems, problem.Problem{Rule: problem.UnreadFile, Span: source.New("layouts/"+p, "").At(0, 0), Message: problem.Text{ZH: zh, EN: en}, Hint: hint})
	}
	for _, p := range paths {
		folder, _, deep := strings.Cut(p, "/")
		switch ext := path.Ext(p); {
		case slices.Contains(builtInAside(), p) || ext == ".md" || ext == ".go":
		case !deep:
			if near := meantBy(p); near != "" || slices.Contains([]string{".html", ".css", ".ts"}, ext) {
				add(p, "版式文件要放进 layouts/ 下面的文件夹，这一个没有用上", "files of the theme must be in the folders of layouts/: this one is not used", near)
			}
		case !slices.Contains(parts[:], folder):
			if !reported[folder] {
				reported[folder] = true
				zh, en := "layouts/"+folder+"/ 不是版式的文件夹，里面的文件都没有用上；版式的文件夹是 "+strings.Join(parts[:], "、"),
					fmt.Sprintf("layouts/%s/ is not a folder of the theme: none of its files are used; the folders are %s", folder, strings.Join(parts[:], ", "))
				add(p, zh, en, nearPart(folder))
			}
		case folder == "strings":
			if near := th.languageMeant(p); near != "" {
				add(p, "网站的语言是 "+th.language+"，这份文字没有用上", "the site is in "+th.language+": these texts are not used", near)
			}
		case folder == "templates" && ext != ".html":
			add(p, "模板的扩展名是 .html，这个文件没有用上", "templates end in .html: this file is not used", strings.TrimSuffix(strings.TrimSuffix(p, ext), ".html")+".html")
		case folder == "templates" && len(th.pages) > 0: // else mistakes in templates have been reported
			if reached == nil {
				reached = th.reached()
			}
			if name := strings.TrimPrefix(p, "templates/"); !reached[name] {
				add(p, "没有哪个页面用这个模板", "no page uses this template", nearTemplate(th.views, name))
			}
		}
	}
	return problems
}

// builtInAside are the files directly in layouts/ that bundling reads, or people.
func builtInAside() []string { return []string{"package.json", "package-lock.json", "tsconfig.json"} }

// meantBy is the built-in file of a path's name in whatever folder, "" where there is none or several.
func meantBy(p string) string {
	near := ""
	for _, known := range BuiltIn() {
		if strings.EqualFold(path.Base(known), path.Base(p)) {
			if near != "" {
				return ""
			}
			near = known
		}
	}
	return near
}

// nearPart is the folder that was meant by another name, "" where none comes near. Other generators
// call them otherwise.
func nearPart(folder string) string {
	called := map[string]string{"css": "styles", "stylesheets": "styles", "js": "scripts", "javascript": "scripts", "ts": "scripts", "i18n": "strings", "lang": "strings",
		"locales": "strings", "html": "templates", "img": "images", "pictures": "images", "partials": "templates/partials",
		"模板": "templates", "样式": "styles", "脚本": "scripts", "文字": "strings", "图片": "images"}
	near := cmp.Or(called[strings.ToLower(folder)], problem.Nearest(folder, slices.Values(parts[:])))
	if near != "" {
		near += "/"
	}
	return near
}

// languageMeant is the table of texts that a file of strings/ was probably meant to be, "" where it
// is one of a language, the site's or another.
func (th *Theme) languageMeant(p string) string {
	name, isTable := strings.CutSuffix(strings.TrimPrefix(p, "strings/"), ".json")
	right := "strings/" + th.language + ".json"
	plain := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	own := strings.ToLower(th.language)
	switch {
	case name == th.language || slices.Contains(BuiltIn(), p):
		return ""
	case !isTable || plain == own || strings.HasPrefix(own, plain+"-") || problem.Nearest(name, slices.Values([]string{th.language})) != "":
		return right
	}
	return ""
}

// nearTemplate is the template that a name was probably meant to be: of a kind of pages, or one of ours.
func nearTemplate(views map[string]any, name string) string {
	known := map[string]bool{}
	for kind := range views {
		known[kind+".html"] = true
	}
	for _, p := range BuiltIn() {
		if own, ok := strings.CutPrefix(p, "templates/"); ok {
			known[own] = true
		}
	}
	list := slices.Sorted(maps.Keys(known))
	near := problem.Nearest(name, slices.Values(list))
	for _, k := range list { // in the wrong folder
		if strings.EqualFold(path.Base(k), path.Base(name)) {
			near = k
		}
	}
	if near != "" {
		near = "templates/" + near
	}
	return near
}

// reached are the template files of which a page shows something: those of pages, ours, and those
// of partials/ of which another file calls a template, or whose template stands in for one of
// another file.
func (th *Theme) reached() map[string]bool {
	reached := map[string]bool{"base.html": true}
	for kind := range th.views {
		reached[th.templateOf(kind)] = true
	}
	called := map[string]bool{}
	definedIn := map[string]int{}
	for _, u := range th.units {
		for name, tree := range u.trees {
			definedIn[name]++
			if tree.Root != nil {
				noteCalls(called, tree.Root)
			}
		}
	}
	for file, u := range th.units {
		embedded := embeddedText("templates/"+file) != ""
		for name := range u.trees {
			if embedded || strings.HasPrefix(file, "partials/") && (called[name] || definedIn[name] > 1) {
				reached[file] = true
			}
		}
	}
	return reached
}

// noteCalls notes the names of the templates that some statements call.
func noteCalls(called map[string]bool, n parse.Node) {
	lists := func(b *parse.BranchNode) {
		for _, list := range [...]*parse.ListNode{b.List, b.ElseList} {
			if list != nil {
				noteCalls(called, list)
			}
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, one := range n.Nodes {
			noteCalls(called, one)
		}
	case *parse.IfNode:
		lists(&n.BranchNode)
	case *parse.WithNode:
		lists(&n.BranchNode)
	case *parse.RangeNode:
		lists(&n.BranchNode)
	case *parse.TemplateNode:
		called[n.Name] = true
	}
}
