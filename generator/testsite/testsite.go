// Package testsite makes sites for the tests of whole programs and stages, and compares what was
// made of them.
package testsite

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/starter"
)

// New makes the starter site with n villages more, as a table.
func New(t testing.TB, dir string, n int) {
	t.Helper()
	site, err := fs.Sub(starter.Files, "site")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, site); err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	rows.WriteString("code,name,region,source,sample,income_per_capita@2021,income_per_capita@2022,hard_road_km@2022\n")
	for i := range n {
		fmt.Fprintf(&rows, "%012d,第%d村,shili-zhen,sample-table,true,%d,%d,%d.5\n", 990000000000+i, i, 9000+i, 9900+i, i%40)
	}
	Put(t, filepath.Join(dir, "data/villages/many.csv"), rows.String())
}

// Edits returns what chooses random edits and how many to make: so many, or CASEBOOK_EDITS. The
// seed is printed; CASEBOOK_SEED gives it, and in CI it is fixed.
func Edits(t testing.TB, many int) (choose *rand.Rand, count int) {
	t.Helper()
	count = many
	if n, err := strconv.Atoi(os.Getenv("CASEBOOK_EDITS")); err == nil {
		count = n
	}
	seed := rand.Uint64()
	if os.Getenv("CI") == "true" {
		seed = 20261122
	}
	if n, err := strconv.ParseUint(os.Getenv("CASEBOOK_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("CASEBOOK_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0)), count
}

// Put writes a file and the folders that it lies in.
func Put(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Retitle changes what every page says.
func Retitle(t testing.TB, dir string, n int) {
	t.Helper()
	Put(t, filepath.Join(dir, "data/site.toml"), fmt.Sprintf("title = \"第%d版\"\nowner = \"示例县\"\n", n))
}

// Snapshot returns the SHA-256 of every file of an output folder.
func Snapshot(t testing.TB, dir string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, p)
		sum := sha256.Sum256(data)
		sums[filepath.ToSlash(name)] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return sums
}

// Differing names files, ten at most, that two Snapshots do not have alike.
func Differing(a, b map[string]string) string {
	var list []string
	for p := range a {
		if a[p] != b[p] {
			list = append(list, p)
		}
	}
	for p := range b {
		if _, ok := a[p]; !ok {
			list = append(list, p)
		}
	}
	slices.Sort(list)
	return strings.Join(list[:min(len(list), 10)], ", ")
}
