package pack

import (
	"casebook/generator/markup"
	"casebook/generator/words"
)

// guide is what a zip has besides the site, in the site's language.
type guide struct {
	title             string
	texts             *words.Texts
	start, note, sums string // names of files
}

func newGuide(title string, texts *words.Texts) guide {
	return guide{title: title, texts: texts, start: StartPage(texts), note: texts.T("pack.note-file"), sums: texts.T("pack.sums-file")}
}

// StartPage is the name of the file in a zip that opens the site.
func StartPage(texts *words.Texts) string { return texts.T("pack.start-file") }

func (g *guide) names() []string { return []string{g.start, g.note, g.sums} }

// startPage leads to the site, and says so where a browser does not follow by itself.
func (g *guide) startPage() string {
	w := markup.AppendTo([]byte("<!doctype html>\n"))
	w.Open("html").Attr("lang", g.texts.Language()).Open("meta").Attr("charset", "utf-8")
	w.Open("meta").Attr("http-equiv", "refresh").Attr("content", "0; url=index.html").Element("title", g.title)
	w.Open("p").Open("a").Attr("href", "index.html").Text(g.texts.Format("pack.open", "title", g.title)).Close("a").Close("p").Close("html")
	return string(append(w.Bytes(), '\n'))
}

// noteText is read in the Notepad of whatever Windows is at hand: hence the byte order mark and
// the line ends.
func (g *guide) noteText() string {
	const end = "\r\n"
	t := g.texts
	return "\ufeff" + t.Format("pack.title", "title", g.title) + end + end +
		t.T("pack.how") + end +
		"1. " + t.T("pack.unpack") + end +
		"2. " + t.Format("pack.start", "file", g.start) + end +
		"3. " + t.T("pack.copy") + end + end +
		t.T("pack.whole") + end +
		t.Format("pack.check", "file", g.sums) + end +
		"    sha256sum -c " + g.sums + end
}
