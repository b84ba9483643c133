package theme

import "io"

// Planned tells whether a page kind is executed without reflection on names.
func (th *Theme) Planned(kind string) bool { return th.plans[kind] != nil }

// ExecuteTemplate is Execute by html/template alone.
func (th *Theme) ExecuteTemplate(w io.Writer, kind string, view any) error {
	return th.pages[kind].Execute(w, view)
}

// Keep puts a bundle into the user's cache folder.
func Keep(dir, key string, data []byte) { userCache(dir).Put(key, data) }
