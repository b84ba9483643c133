package main

import "testing"

// maxFiles bounds the files of a package, tests left out: whoever looks for a line of code finds
// its file by reading the names.
const maxFiles = 40

func TestPackagesHaveFewFiles(t *testing.T) {
	files := map[string]int{}
	for _, dir := range []string{".", "../layouts"} {
		walkGo(t, dir, func(_, pkg string, _ []string) { files[pkg]++ })
	}
	for pkg, n := range files {
		if n > maxFiles && pkg != "check" { // a file a rule
			t.Errorf("package %s has %d files: split off what is a thing of its own", pkg, n)
		}
	}
	if files["load"] == 0 || files["check"] <= maxFiles {
		t.Errorf("counted %d files of load and %d of check", files["load"], files["check"])
	}
}
