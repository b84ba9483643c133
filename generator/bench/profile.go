package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"

	"casebook/generator/build"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/theme"
)

// profile builds the first of the sizes in this process.
func profile(ctx context.Context, o options, from *division, dir string) (err error) {
	site, out := filepath.Join(dir, "site"), filepath.Join(dir, "public")
	if err := writeSite(site, from, o.sizes[0], o.form); err != nil {
		return err
	}
	// In a checkout this leaves the bundle of the charts in node_modules: it is no part of
	// what a release does.
	if _, _, err := theme.Load(ctx, site, theme.Options{}); err != nil {
		return err
	}
	if o.cpuProfile != "" {
		f, err := os.Create(o.cpuProfile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
	}
	start := time.Now()
	result, err := build.Run(ctx, build.Options{Out: out, Options: session.Options{
		Site: site, CacheDir: filepath.Join(dir, "cache"), Today: report.Date{Year: 2025, Month: 6, Day: 1},
	}})
	pprof.StopCPUProfile()
	if err == nil && !result.Published {
		err = errors.New("the site has errors")
	}
	fmt.Printf("%d pages in %.2f s\n", result.Pages, time.Since(start).Seconds())
	if o.heap == "" || err != nil {
		return err
	}
	f, err := os.Create(o.heap)
	if err != nil {
		return err
	}
	defer f.Close()
	runtime.GC()
	return pprof.Lookup("allocs").WriteTo(f, 0)
}
