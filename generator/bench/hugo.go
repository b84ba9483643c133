package main

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// hugoSite is the site for Hugo but for its villages and cases: a page a village with three
// line charts drawn by the template, the table of its indicators and its breakdowns, a list a
// region at every level, a method and a theme; of the cases' text render hooks make bound
// figures and charts. It is less than Casebook makes: no rankings, sparklines, downloads,
// search, cards or checks.
//
//go:embed all:hugosite
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
func writeHugo(dir string, from *division, n size) error {
	files, err := fs.Sub(hugoSite, "hugosite")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, files); err != nil {
		return err
	}
	all, err := newCases(from, n)
	if err != nil {
		return err
	}
	if err := all.writeHugo(dir); err != nil {
		return err
	}
	w := counties{dir: dir, form: "json", under: "assets/villages"}
	regions := regionList{from: from, seen: map[string]bool{}}
	rows := []byte("path,name\n")
	err = from.each(n.villages, func(v village) error {
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

// writeHugo writes the same cases for Hugo, whose render hooks look figures up in two files.
func (c *cases) writeHugo(dir string) error {
	type fact struct {
		Name  string      `json:"name"`
		Value json.Number `json:"value"`
		Unit  string      `json:"unit"`
		Year  int         `json:"year"`
	}
	facts, lines := map[string]map[string]fact{}, map[string][]int{}
	var f figures
	for i := range c.villages {
		text, list, err := c.make(i)
		if err != nil {
			return err
		}
		if err := writeText(filepath.Join(dir, "content", "cases", slug(i)+".md"), text); err != nil {
			return err
		}
		facts[slug(i)] = map[string]fact{}
		for _, x := range list {
			facts[slug(i)][x.id] = fact{x.name, json.Number(x.text), x.unit, x.year}
		}
		f.of(c.villages[i].code)
		lines[c.villages[i].code] = slices.Clone(f.values[incomeAt][:])
	}
	for name, of := range map[string]any{"facts": facts, "lines": lines} {
		text, err := json.Marshal(of)
		if err != nil {
			return err
		}
		if err := writeText(filepath.Join(dir, "data", name+".json"), string(text)); err != nil {
			return err
		}
	}
	return c.writeCovers(filepath.Join(dir, "assets", "covers"))
}
