package reserved

import (
	"strings"
	"testing"
)

func TestNamesThatCannotBeTaken(t *testing.T) {
	for _, name := range []string{"page", "Index", "404", "corrections", "editions"} {
		if !Name(name) {
			t.Errorf("%q may be taken", name)
		}
	}
	for _, name := range []string{"con", "AUX", "nul.md", "com1", "LPT9.txt", "com0"} {
		if !OnWindows(name) {
			t.Errorf("%q may be a file name", name)
		}
	}
	for _, name := range []string{"hujiatian", "com", "com10", "comx", "console", "pages", ""} {
		if Name(name) || OnWindows(name) {
			t.Errorf("%q may not be taken", name)
		}
	}
}

func TestFilesOfTheSite(t *testing.T) {
	for _, name := range []string{"manifest.json", "edition.JS", "sitemap-1.xml", "robots.txt", "facts.csv", "favicon.svg"} {
		if !File(name) {
			t.Errorf("%q may be a page's address", name)
		}
	}
	for _, name := range []string{"x.php", "show.aspx", "2016.5", "json", "路.v2"} {
		if File(name) {
			t.Errorf("%q may not be a page's address", name)
		}
	}
}

// The folders and files that the output contract names at a site's root belong to the site, in whatever case; only the
// folders have pages of their own.
func TestNamesOfTheOutputContract(t *testing.T) {
	for _, name := range strings.Fields("cases programs regions villages themes indicators studies compare booklet search data about corrections editions") {
		if !Name(name) || !Name(strings.ToUpper(name)) || !Folder(name) {
			t.Errorf("%s may be taken", name)
		}
	}
	for _, name := range strings.Fields("page index 404 sitemap atom robots manifest assets") {
		if !Name(name) || Folder(name) {
			t.Errorf("%s may be taken, or is a folder of pages", name)
		}
	}
	if Folder("hujiatian") {
		t.Error("a village's name is a folder of the site")
	}
}
