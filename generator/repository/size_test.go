package repository

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// maxFiles bounds the files of a package, tests among them: whoever looks for a line of code finds
// its file by reading the names.
const maxFiles = 40

// larger are the packages that may have more, and why.
var larger = map[string]string{
	"check": "a file a rule",
}

func TestPackagesHaveFewFiles(t *testing.T) {
	files := map[string]int{}
	for _, dir := range []string{".", "../layouts", "../content"} {
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata") {
				return fs.SkipDir
			}
			if strings.HasSuffix(p, ".go") {
				files[packageOf(path.Clean(filepath.ToSlash(p)))]++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for pkg, n := range files {
		if _, may := larger[pkg]; n > maxFiles && !may {
			t.Errorf("package %s has %d files: split off what is a thing of its own", pkg, n)
		}
	}
	if files["chart"] == 0 || files["check"] <= maxFiles {
		t.Errorf("counted %d files of chart and %d of check", files["chart"], files["check"])
	}
}
