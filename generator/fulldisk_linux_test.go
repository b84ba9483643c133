package main

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"casebook/generator/testsite"

	"golang.org/x/sys/unix"
)

// The disk is full before the new site is whole: a small file system where the test may
// mount one, and everywhere a limit on the size of files, which ends a write in the middle
// just so.
func TestFullDiskLeavesTheFormerSite(t *testing.T) {
	t.Run("small files only", func(t *testing.T) {
		fullDisk(t, t.TempDir(), func(cmd *exec.Cmd) {
			cmd.Args = append([]string{"sh", "-c", `ulimit -f 64; exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
			cmd.Path = "/bin/sh"
		})
	})
	t.Run("small file system", func(t *testing.T) {
		dir := t.TempDir()
		err := unix.Mount("casebook-test", dir, "tmpfs", 0, "size=3m")
		if errors.Is(err, unix.EPERM) {
			t.Skip("no right to mount a file system; the limit above tells the same")
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
		fullDisk(t, dir, func(*exec.Cmd) {})
	})
}

// fullDisk builds a site into dir, makes the site outgrow it and builds again.
func fullDisk(t *testing.T, dir string, limit func(*exec.Cmd)) {
	site, out := t.TempDir(), filepath.Join(dir, "public")
	testsite.New(t, site, 1)
	must(t, program(t, nil, "build", "--site", site, "--out", out))
	former := testsite.Snapshot(t, out)

	testsite.Put(t, filepath.Join(site, "content/cases/first-case.md"), "+++\ntitle = \"全文\"\n+++\n\n[全文](big.txt)\n")
	testsite.Put(t, filepath.Join(site, "content/cases/big.txt"), string(bytes.Repeat([]byte("text"), 1<<20)))
	os.Remove(filepath.Join(site, "data/facts/first-case.toml"))
	cmd := program(t, nil, "build", "--site", site, "--out", out)
	limit(cmd)
	said, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Fatalf("want exit code 2, got %v\n%s", err, said)
	}
	if !maps.Equal(testsite.Snapshot(t, out), former) {
		t.Error("the former site was touched")
	}
	nothingLeft(t, dir)
}
