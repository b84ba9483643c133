package theme

import "io"

// Planned tells whether a page kind is executed without reflection on names.
func (th *Theme) Planned(kind string) bool { return th.page(kind).plan != nil }

// page is what makes the pages of a kind.
func (th *Theme) page(kind string) page {
	x, _ := th.pages[kind]()
	return x
}

// ExecuteTemplate is Execute by html/template alone.
func (th *Theme) ExecuteTemplate(w io.Writer, kind string, view any) error {
	return th.page(kind).template.Execute(w, view)
}

// Keep puts a bundle into the user's cache folder.
func Keep(dir, key string, data []byte) { userCache(dir).Put(key, data) }
