package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// hugoSite is the site for Hugo but for its villages: a page a village with three line
// charts drawn by the template, the table of its indicators and its breakdowns, and a list a
// region at every level. It is less than Casebook makes: no rankings, sparklines, downloads,
// search, or checks.
//
//go:embed hugosite
var hugoSite embed.FS

// hugoBinary is Hugo's, "" where it is not on the PATH.
func hugoBinary() string {
	p, err := exec.LookPath("hugo")
	if err != nil {
		return ""
	}
	return p
}

// writeHugo writes the same villages for Hugo: a JSON file a county, whose numbers need no
// parsing in templates, and which a content adapter turns into pages: the quickest way that
// Hugo has.
func writeHugo(dir string, from *division, n int) error {
	files, err := fs.Sub(hugoSite, "hugosite")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, files); err != nil {
		return err
	}
	// A content adapter may not have a name that embedding leaves out.
	adapter := filepath.Join(dir, "content", "regions", "adapter.gotmpl")
	if err := os.Rename(adapter, filepath.Join(filepath.Dir(adapter), "_content.gotmpl")); err != nil {
		return err
	}
	w := counties{dir: dir, form: "json", under: "assets/villages"}
	regions := regionList{from: from, seen: map[string]bool{}}
	rows := []byte("path,name\n")
	err = from.each(n, func(v village) error {
		for _, k := range levels {
			if code := v.code[:k]; !regions.seen[code] {
				rows = fmt.Appendf(rows, "%s,%s\n", regionFolder(code), from.name(code))
			}
		}
		regions.add(v.code[:9])
		return w.add(v)
	})
	if err = errors.Join(err, w.close()); err != nil {
		return err
	}
	return writeText(filepath.Join(dir, "assets", "regions.csv"), string(rows))
}

// regionFolder is where a region's page stands: 45/4503/450329.
func regionFolder(code string) string {
	var parts []string
	for _, n := range levels {
		if n <= len(code) {
			parts = append(parts, code[:n])
		}
	}
	return strings.Join(parts, "/")
}
