//go:build unix

package child

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What a script started ends with it, and no longer writes into the folder that is then removed.
func TestTheWholeFamilyEnds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "work")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", `(while :; do mkdir -p "$0"; echo > "$0/tmp"; sleep 0.01; done) & echo $! > "$0/made"; mv "$0/made" "$0/pid"; wait`, dir)
	Whole(cmd)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var pid int
	for end := time.Now().Add(20 * time.Second); pid == 0; time.Sleep(5 * time.Millisecond) {
		text, _ := os.ReadFile(filepath.Join(dir, "pid"))
		if pid, _ = strconv.Atoi(strings.TrimSpace(string(text))); time.Now().After(end) {
			t.Fatal("it does not start")
		}
	}
	cancel()
	if err := cmd.Wait(); err == nil {
		t.Error("the script ended well")
	}
	Remove(dir)
	for end := time.Now().Add(10 * time.Second); syscall.Kill(pid, 0) == nil; time.Sleep(5 * time.Millisecond) {
		if state, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat"); err == nil && strings.Contains(string(state), ") Z ") {
			break // ended, and nobody has asked how
		}
		if time.Now().After(end) {
			_ = syscall.Kill(pid, syscall.SIGKILL)
			t.Fatal("what the script started lives on")
		}
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder is there again")
	}
}
