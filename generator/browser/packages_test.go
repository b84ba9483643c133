package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// inCI tells whether all must be looked at. By hand the package stays well below the ten minutes
// that go test gives it.
func inCI() bool { return os.Getenv("CI") == "true" }

// missing ends a test whose tools this machine lacks: skipped where somebody runs the tests by
// hand, failed in CI, where .ci/run has installed them and what a person sees must be looked at.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if inCI() {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// packageFile returns a file of the front-end packages that tests want besides the build's.
// Where it is not there they are fetched, beside what is there: other packages' tests may be
// reading it.
func packageFile(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join("../../layouts/node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(file); err == nil {
		return file
	}
	cmd := exec.Command("npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
	cmd.Dir = "../../layouts"
	if out, err := cmd.CombinedOutput(); err != nil {
		missing(t, "fetch the tests' front-end packages: %v\n%s", err, out)
	}
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func axeLibrary(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(packageFile(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
