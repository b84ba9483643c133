package theme

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"casebook/generator/source"
)

// bundles are the bundles to be made, and the files that they are made of. A site's further
// style sheets and scripts, which replace none of ours and which nothing imports, come after
// ours in the style sheet and the script of every page: a site that adds a file need not
// replace one of ours to have it taken in.
func (all files) bundles() ([]entry, files) {
	list := slices.Clone(entries[:])
	styles, scripts := all.extras("styles/", ".css"), all.extras("scripts/", ".ts", ".js")
	all = maps.Clone(all)
	if reading := all.addReading(styles); reading != "" {
		list = append(list, entry{readingSheet, reading})
	}
	for i := range list {
		switch e := &list[i]; e.name {
		case wholeSheet:
			e.from = all.addEntry(e.from, `@import "./%s";`, styles)
		case "site.js":
			e.from = all.addEntry(e.from, `import "./%s";`, scripts)
		}
	}
	return list, all
}

// The style sheets: that of the pages that are tools, and that of all others, which a reader has first. The
// latter leaves out what only tools are set by, a sixth of all, and keeps the order of the rest. A site that
// replaces one of the sheets which differ has one sheet for all its pages.
const wholeSheet, readingSheet = "site.css", "reading.css"

// ofTools are the sheets of tools, each with the one that it imports at its head and other pages have too.
var ofTools = [...][2]string{{"compare", "choices"}, {"booklet", "page-tools"}, {"search", "seek"}, {"print", "print-pages"}}

// StyleSheet is the path of a page's style sheet.
func (th *Theme) StyleSheet(isTool bool) string {
	if reading := th.Asset(readingSheet); reading != "" && !isTool {
		return reading
	}
	return th.Asset(wholeSheet)
}

// addReading adds the entry of the sheet without tools, with the site's further ones, and returns its path, ""
// where the site replaces one of the sheets that differ.
func (all files) addReading(further []string) string {
	replaced := func(name string) bool {
		p := "styles/" + name + ".css"
		return all[p].src == nil || all[p].text() != embeddedText(p)
	}
	if replaced("site") {
		return ""
	}
	text := all["styles/site.css"].text()
	for _, s := range ofTools {
		if replaced(s[0]) {
			return ""
		}
		text = strings.ReplaceAll(text, "./"+s[0]+".css", "./"+s[1]+".css")
	}
	for _, p := range further {
		text += fmt.Sprintf("@import \"./%s\";\n", strings.TrimPrefix(p, "styles/"))
	}
	name := "styles/\x00" + readingSheet
	all[name] = file{path: name, src: source.New("", text)}
	return name
}

// extras are the site's own files of a folder that none of the bundles has.
func (all files) extras(folder string, endings ...string) []string {
	var own []string
	for _, f := range all.under(folder) {
		if f.own && slices.Contains(endings, path.Ext(f.path)) && embeddedText(f.path) == "" {
			own = append(own, f.path)
		}
	}
	if len(own) == 0 {
		return nil
	}
	imported := map[string]bool{}
	for _, e := range entries {
		imported[e.from] = true
		if _, ok := all[e.from]; ok {
			for _, f := range e.reach(all) {
				imported[f.path] = true
			}
		}
	}
	for _, p := range own { // one of them may import another
		for _, f := range (entry{from: p}).reach(all) {
			if f.path != p {
				imported[f.path] = true
			}
		}
	}
	return slices.DeleteFunc(own, func(p string) bool { return imported[p] })
}

// addEntry adds a file that imports an entry and further files, and returns its path. No
// file of a theme can have that path.
func (all files) addEntry(from, statement string, further []string) string {
	if _, ok := all[from]; !ok || len(further) == 0 {
		return from
	}
	folder := path.Dir(from)
	var text strings.Builder
	for _, p := range append([]string{from}, further...) {
		fmt.Fprintf(&text, statement+"\n", strings.TrimPrefix(p, folder+"/"))
	}
	name := folder + "/\x00" + path.Base(from)
	all[name] = file{path: name, src: source.New("", text.String())}
	return name
}
