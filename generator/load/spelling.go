package load

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/input"
)

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

// otherwiseEnding notes the file of a text whose ending Windows hides: rules.md.txt.
func (l *loader) otherwiseEnding(file string) {
	for _, ending := range [...]string{".txt", ".docx"} {
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
