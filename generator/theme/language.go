package theme

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/words"
)

// Choice is what a site chooses of its look in site.toml.
type Choice struct {
	Language   string
	LanguageAt source.Span // where it says so
	Accent     string      // a colour "#rrggbb", "" for ours
}

// In returns the theme as a site chooses it. A language that there is no strings file for is
// a problem, and so is one that lacks a text; Chinese stands in meanwhile.
func (th *Theme) In(c Choice) (*Theme, []problem.Problem) {
	if c.Language == native && c.Accent == "" {
		return th, th.missingTexts(native)
	}
	in := *th
	in.assets = maps.Clone(th.assets)
	in.paint(c.Accent)
	there := th.languages()
	if !slices.Contains(there, c.Language) {
		return &in, []problem.Problem{unknownLanguage(c.Language, c.LanguageAt, there)}
	}
	problems := th.missingTexts(c.Language)
	if c.Language != native {
		in.choose(c.Language)
		in.writeScriptWords()
	}
	if len(th.pages) > 0 { // none where mistakes in templates have been reported
		problems = append(problems, in.compile()...)
	}
	return &in, problems
}

// ReadWords reads the texts of the site in siteDir alone, in a language that it has: those of
// another are Chinese.
func ReadWords(siteDir, language string) (*words.Texts, error) {
	th, _, err := read(siteDir, Options{})
	if err != nil {
		return nil, err
	}
	if slices.Contains(th.languages(), language) {
		th.choose(language)
	}
	return th.words, nil
}

// paint puts a site's own accent behind our style sheets.
func (th *Theme) paint(accent string) {
	css, err := accentCSS(accent)
	if accent == "" || err != nil { // what is no colour is reported where it is read
		return
	}
	for _, name := range [...]string{wholeSheet, readingSheet} {
		if style, ok := th.assets[name]; ok {
			th.add(name, append(bytes.Clone(style.Bytes), css...), append([]string{"data/site.toml"}, style.Sources...))
		}
	}
}

// allTexts are the texts of all languages, for what is looked at before one is chosen.
func (th *Theme) allTexts() map[string]string {
	all := map[string]string{}
	for _, language := range th.languages() {
		maps.Copy(all, th.textsOf(language))
	}
	return all
}

// choose takes the texts of a language, over the Chinese ones.
func (th *Theme) choose(language string) {
	th.language = language
	texts := th.textsOf(native)
	if language != native {
		chosen := th.textsOf(language)
		maps.DeleteFunc(texts, func(key, _ string) bool { // no form of ours beside one of theirs
			return words.Family(key) != key && chosen[words.Family(key)+".other"] != ""
		})
		maps.Copy(texts, chosen)
	}
	th.words, _ = words.New(language, texts) // what is wrong in them has been reported
}

// script is a bundled script that shows texts, without them.
type script struct {
	Asset
	files map[string]bool // that it is made of, by path
}

// showsTexts tells whether a bundle is a script that shows texts: ECharts has them from the options, and
// what is fixed before anything is painted shows none.
func showsTexts(name string) bool {
	return path.Ext(name) == ".js" && name != charts.name && name != "early.js"
}

func newScript(bundled Asset, reached []file) script {
	s := script{bundled, map[string]bool{}}
	for _, f := range reached {
		s.files[f.path] = true
	}
	return s
}

// writeScriptWords puts before each script the texts that its files ask for. What the script of
// every page brings, and what no script is known to ask for, stands there: the others come after it.
func (th *Theme) writeScriptWords() {
	site := th.files.askedFor(func(f file) bool {
		return strings.HasPrefix(f.path, "scripts/") && (th.scripts["site.js"].files[f.path] || len(th.scriptsOf(f)) == 0)
	})
	th.addWithWords("site.js", "globalThis.casebookWords=%s;\n", site)
	for name := range th.scripts {
		if name == "site.js" {
			continue
		}
		own := th.files.askedFor(func(f file) bool { return slices.Contains(th.scriptsOf(f), name) })
		own = slices.DeleteFunc(own, func(key string) bool { return slices.Contains(site, key) })
		if len(own) > 0 {
			th.addWithWords(name, "Object.assign(globalThis.casebookWords??={},%s);\n", own)
		}
	}
}

// scriptsOf are the scripts beside that of every page that a file is part of, or stands in the folder of.
func (th *Theme) scriptsOf(f file) []string {
	var list []string
	for _, e := range entries {
		folder := path.Dir(e.from)
		if s := th.scripts[e.name]; e.name != "site.js" && s.Path != "" && (s.files[f.path] || folder != "scripts" && path.Dir(f.path) == folder) {
			list = append(list, e.name)
		}
	}
	return list
}

// addWithWords adds a script with the texts of keys before it, given by a statement. None was
// bundled where mistakes are looked for, or where the site has none.
func (th *Theme) addWithWords(name, statement string, keys []string) {
	script := th.scripts[name]
	if script.Path == "" {
		return
	}
	texts := map[string]string{}
	for _, key := range keys {
		forms := th.words.Keys(key)
		if len(forms) == 0 {
			forms = []string{key}
		}
		for _, k := range forms {
			texts[k] = th.words.T(k)
		}
	}
	var b, list bytes.Buffer
	e := json.NewEncoder(&list)
	e.SetEscapeHTML(true) // </script> too, for a page kept as one file
	if err := e.Encode(texts); err != nil {
		panic(err) // of strings
	}
	fmt.Fprintf(&b, statement, bytes.TrimSpace(list.Bytes()))
	b.Write(script.Bytes)
	sources := append([]string{th.files["strings/"+native+".json"].sitePath()}, script.Sources...)
	if th.language != native {
		sources = append(sources, th.files["strings/"+th.language+".json"].sitePath())
	}
	th.add(name, b.Bytes(), sources)
}
