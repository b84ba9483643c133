package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// measured is what a build took and made.
type measured struct {
	wall, cpu    time.Duration
	peak         int64 // bytes of memory, 0 where the system does not tell
	files, pages int
	bytes        int64
}

// child runs a program, whose environment variables stand before its name, and measures it
// and what it has put into out.
func child(ctx context.Context, out string, words ...string) (measured, error) {
	env := os.Environ()
	for strings.Contains(words[0], "=") {
		env, words = append(env, words[0]), words[1:]
	}
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	var output bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &output, &output
	start := time.Now()
	err := cmd.Run()
	m := measured{wall: time.Since(start)}
	if err != nil {
		return m, fmt.Errorf("%s: %w\n%s", words[0], err, output.Bytes())
	}
	m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	m.peak = peakMemory(cmd.ProcessState)
	err = m.count(out)
	return m, err
}

func (m *measured) count(out string) error {
	return filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		m.files++
		m.bytes += info.Size()
		if strings.HasSuffix(p, ".html") {
			m.pages++
		}
		return nil
	})
}

// compile makes the binary that .ci/release makes for this machine, so that what is measured
// is what its users run: no build of it bundles the charts.
func compile(ctx context.Context, dir string) (binary string, err error) {
	bundle := filepath.Join(dir, "bundle")
	binary = filepath.Join(dir, "casebook")
	for _, words := range [...][]string{
		{"run", "casebook/generator/theme/mkbundle", bundle},
		{"build", "-overlay", filepath.Join(bundle, "overlay.json"), "-trimpath", "-ldflags", "-s -w", "-o", binary, "casebook/generator"},
	} {
		cmd := exec.CommandContext(ctx, "go", words...)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return "", fmt.Errorf("compile Casebook (run bench in the root of its checkout): %w", err)
		}
	}
	return binary, nil
}

// writeAgain writes files of the same names and sizes as those in out from memory, on as
// many goroutines as there are processors: no build can be faster.
func writeAgain(out, dir string) (measured, error) {
	type file struct {
		name string
		size int64
	}
	var list []file
	m := measured{}
	err := filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		list = append(list, file{strings.TrimPrefix(p, out), info.Size()})
		return nil
	})
	if err != nil {
		return m, err
	}
	largest := int64(0)
	for _, f := range list {
		largest = max(largest, f.size)
	}
	text := bytes.Repeat([]byte("text"), int(largest/4)+1)
	before := ownTime()
	start := time.Now()
	jobs := runtime.GOMAXPROCS(0)
	errs := make([]error, jobs)
	var wait sync.WaitGroup
	for j := range jobs {
		wait.Go(func() {
			for i := j * len(list) / jobs; i < (j+1)*len(list)/jobs && errs[j] == nil; i++ {
				name := dir + list[i].name
				if errs[j] = os.WriteFile(name, text[:list[i].size], 0o644); errs[j] != nil && os.MkdirAll(filepath.Dir(name), 0o755) == nil {
					errs[j] = os.WriteFile(name, text[:list[i].size], 0o644)
				}
			}
		})
	}
	wait.Wait()
	m.wall, m.cpu = time.Since(start), ownTime()-before
	for _, err := range errs {
		if err != nil {
			return m, err
		}
	}
	err = m.count(dir)
	return m, err
}
