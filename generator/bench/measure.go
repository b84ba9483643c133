package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// today is the day of all builds.
const today = "2025-06-01"

// trial is one size's site and what is measured on it.
type trial struct {
	o                options
	n                size
	from             *division
	cases            *cases
	dir, site, out   string
	hugo, hugoSource string // "" where Hugo is not measured
	rows             []measuredRow
}

type measuredRow struct {
	name  string
	least measured
}

// measure makes the sites of one size, builds them in turns, and prints their rows: the least
// of each, since other work on the machine only adds to what a build takes.
func measure(ctx context.Context, o options, from *division, dir string, n size) (err error) {
	dir = filepath.Join(dir, n.String())
	if !o.keep {
		defer os.RemoveAll(dir)
	}
	t := &trial{o: o, n: n, from: from, dir: dir, site: filepath.Join(dir, "site"), out: filepath.Join(dir, "public")}
	if err := writeSite(t.site, from, n, o.form); err != nil {
		return err
	}
	if t.cases, err = newCases(from, n); err != nil {
		return err
	}
	if o.hugo && n.villages <= o.hugoLimit {
		t.hugo, t.hugoSource = hugoBinary(), filepath.Join(dir, "hugo")
	}
	if t.hugo != "" {
		if err := writeHugo(t.hugoSource, from, n); err != nil {
			return err
		}
	}
	for i := range o.times {
		if err := t.round(ctx, i); err != nil {
			return err
		}
	}
	for i := range t.rows {
		row(t.n, &t.rows[i], &t.rows[0].least)
	}
	return nil
}

// round measures everything once.
func (t *trial) round(ctx context.Context, i int) error {
	cache := filepath.Join(t.dir, "cache")
	if err := errors.Join(os.RemoveAll(t.out), os.RemoveAll(cache)); err != nil {
		return err
	}
	words := []string{"XDG_CACHE_HOME=" + cache, t.o.binary, "build", "--lang", "en", "--site", t.site, "--out", t.out, "--today", today}
	if err := t.run(ctx, "cold", t.out, words); err != nil {
		return err
	}
	if t.o.floor {
		floor := filepath.Join(t.dir, "floor")
		m, err := writeAgain(t.out, floor)
		if err = errors.Join(err, os.RemoveAll(floor)); err != nil {
			return err
		}
		t.note("writing the same files alone", m)
	}
	for _, x := range t.edits(i) {
		if !t.o.warm {
			break
		}
		if err := x.edit(); err != nil {
			return err
		}
		if err := t.run(ctx, x.name, t.out, words); err != nil {
			return err
		}
	}
	if t.hugo == "" {
		return nil
	}
	made := filepath.Join(t.dir, "hugo-public")
	defer os.RemoveAll(made)
	return t.run(ctx, "Hugo", made, []string{t.hugo, "build", "--quiet", "--source", t.hugoSource, "--destination", made, "--noBuildLock", "--cacheDir", filepath.Join(t.dir, "hugo-cache")})
}

func (t *trial) run(ctx context.Context, name, out string, words []string) error {
	m, err := child(ctx, out, words...)
	if err == nil {
		t.note(name, m)
	}
	return err
}

// note keeps the least of what a row took.
func (t *trial) note(name string, m measured) {
	for i := range t.rows {
		if r := &t.rows[i]; r.name == name {
			r.least.wall, r.least.cpu, r.least.peak = min(r.least.wall, m.wall), min(r.least.cpu, m.cpu), min(r.least.peak, m.peak)
			return
		}
	}
	t.rows = append(t.rows, measuredRow{name, m})
}

// edit is a change of the input before a warm build.
type edit struct {
	name string
	edit func() error
}

// edits are what an office changes from one build to the next; each round's differ.
func (t *trial) edits(round int) []edit {
	change := func(name, from string) func() error {
		return func() error {
			file := filepath.Join(t.site, filepath.FromSlash(name))
			if list, err := filepath.Glob(file); err == nil && len(list) > 0 {
				file = list[0]
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			if !strings.Contains(string(text), from) {
				return fmt.Errorf("%s has no %q to change", file, from)
			}
			return os.WriteFile(file, []byte(strings.Replace(string(text), from, fmt.Sprintf("%s新%d", from, round+1), 1)), 0o644)
		}
	}
	villages := change("data/villages/*/*.csv", "社区")
	if t.o.form == "toml" {
		villages = change("data/villages/*/*.toml", "社区")
	}
	list := []edit{{"nothing changed", func() error { return nil }}}
	if t.n.cases > 0 {
		for i, name := range [...]string{"one narrative changed", "the next narrative changed"} { // by then a former edition is kept
			list = append(list, edit{name, func() error {
				return t.cases.writeOne(t.site, min(i, t.n.cases-1), fmt.Sprintf("\n第%d次又添了一句。\n", round+1+i))
			}})
		}
	}
	return append(list, edit{"one county's table changed", villages},
		edit{"one program changed", change("data/programs/programs.toml", "由支部")},
		edit{"site.toml changed", change("data/site.toml", "全国")})
}

func head() {
	fmt.Println("| villages | cases | build | wall s | CPU s | peak MB | files | output MB | wall × | CPU × | memory × |")
	fmt.Println("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
}

// row prints a measurement and its ratio to the cold build's.
func row(n size, r *measuredRow, cold *measured) {
	m := &r.least
	fmt.Printf("| %d | %d | %s | %.2f | %.2f | %.0f | %d | %.1f |", n.villages, n.cases, r.name, m.wall.Seconds(), m.cpu.Seconds(),
		float64(m.peak)/1e6, m.files, float64(m.bytes)/1e6)
	memory := ""
	if m.peak > 0 {
		memory = fmt.Sprintf("%.2f", float64(m.peak)/float64(cold.peak))
	}
	fmt.Printf(" %.2f | %.2f | %s |\n", m.wall.Seconds()/cold.wall.Seconds(), m.cpu.Seconds()/cold.cpu.Seconds(), memory)
}
