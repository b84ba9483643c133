package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// measured is what one build cost.
type measured struct {
	Wall, CPU time.Duration
	Memory    int64 // most of it at once, in bytes
	Files     int
	Bytes     int64
}

// compile builds the program as a release would, so that starting the compiler is not
// measured. It is run in the root of the repository.
func compile(program string) error {
	cmd := exec.Command("go", "build", "-o", program, "./generator")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compile: %w\n%s", err, out)
	}
	return nil
}

// measure builds site with the caches in a folder of their own. The build is started by a
// small process between: a child begins with the memory of its parent, and Linux counts
// that as the child's.
func measure(program, site, cache string) (m measured, err error) {
	self, err := os.Executable()
	if err != nil {
		return m, err
	}
	cmd := exec.Command(self, between, program, site, cache)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return m, fmt.Errorf("build: %w", err)
	}
	if err := json.Unmarshal(out, &m); err != nil {
		return m, err
	}
	return m, m.weigh(filepath.Join(site, "public", "manifest.json"))
}

// between is the first argument of the process that starts a build.
const between = "start-one-build"

// startBuild builds and prints what it cost.
func startBuild(program, site, cache string) error {
	cmd := exec.Command(program, "build", "--site", site, "--today", "2025-06-01")
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	s := cmd.ProcessState
	return json.NewEncoder(os.Stdout).Encode(measured{Wall: time.Since(start), CPU: s.UserTime() + s.SystemTime(), Memory: peak(s)})
}

// weigh adds files and bytes, as the manifest has them.
func (m *measured) weigh(manifest string) error {
	f, err := os.Open(manifest)
	if err != nil {
		return err
	}
	defer f.Close()
	var list []struct{ Bytes int64 }
	if err := json.NewDecoder(f).Decode(&list); err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	m.Files = len(list)
	for _, e := range list {
		m.Bytes += e.Bytes
	}
	return nil
}
