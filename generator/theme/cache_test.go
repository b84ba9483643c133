package theme_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"casebook/generator/theme"
)

// modules makes a site whose own node_modules has an ECharts of one line, with the files
// that make its layouts folder a source checkout's.
func modules(t *testing.T) string {
	t.Helper()
	dir := site(t,
		"templates/try.html", "x",
		"scripts/charts/echarts.ts", `import {name} from "echarts"; document.title = name;`,
		"layouts.go", "package layouts", "package.json", "{}", "package-lock.json", "{}",
		"node_modules/echarts/index.js", `export const name = "first";`,
		"node_modules/zrender/package.json", `{"version": "6.0.0"}`)
	release(t, dir, 1)
	return dir
}

// release gives the ECharts of a site another version.
func release(t *testing.T, dir string, version int) {
	t.Helper()
	text := fmt.Sprintf(`{"name": "echarts", "main": "index.js", "version": "6.%d.0"}`, version)
	write(t, filepath.Join(dir, "layouts/node_modules/echarts/package.json"), text)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// charts returns the bundle of a site built by somebody whose own cache is empty.
func charts(t *testing.T, dir string) string {
	t.Helper()
	th, problems, err := theme.Load(context.Background(), dir, theme.Options{Views: map[string]any{"try": view{}}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, show(problems))
	}
	for _, a := range th.Files() {
		if a.Path == th.Asset("echarts.js") {
			return string(a.Bytes)
		}
	}
	t.Fatal("no charts")
	return ""
}

// kept lists what lies in the cache within node_modules.
func kept(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "layouts/node_modules/.casebook/*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestACheckoutBundlesItsChartsOnceAnInstallation(t *testing.T) {
	dir := modules(t)
	first := charts(t, dir)
	write(t, filepath.Join(dir, "layouts/node_modules/echarts/index.js"), `export const name = "second";`)
	if again := charts(t, dir); again != first {
		t.Errorf("bundled again: %q", again)
	}
	release(t, dir, 2)
	if second := charts(t, dir); second == first {
		t.Error("another version of ECharts has the former one's bundle")
	}
}

func TestAKeptBundleThatIsDamagedOrAnothersIsMadeAgain(t *testing.T) {
	dir := modules(t)
	first := charts(t, dir)
	foreign, err := os.ReadFile(kept(t, dir)[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(kept(t, dir)[0]); err != nil {
		t.Fatal(err)
	}
	release(t, dir, 2)
	write(t, filepath.Join(dir, "layouts/node_modules/echarts/index.js"), `export const name = "second";`)
	second := charts(t, dir)
	if first == second {
		t.Fatal("the two versions do not differ")
	}
	name := kept(t, dir)[0]
	for what, text := range map[string][]byte{
		"another version's": foreign, "empty": nil, "cut short": foreign[:20], "unsealed": []byte(first),
	} {
		write(t, name, string(text))
		if again := charts(t, dir); again != second {
			t.Errorf("%s: %q", what, again)
		}
		if now, err := os.ReadFile(name); err != nil || bytes.Equal(now, text) {
			t.Errorf("%s: not mended (%v)", what, err)
		}
	}
}

func TestKeptBundlesDoNotGrowInNumber(t *testing.T) {
	dir := modules(t)
	charts(t, dir)
	note := filepath.Join(dir, "layouts/node_modules/.casebook/note.txt")
	write(t, note, "not the program's")
	for version := range 10 {
		release(t, dir, version)
		charts(t, dir)
	}
	names := kept(t, dir)
	if len(names) != 5 || !slices.Contains(names, note) {
		t.Errorf("want four bundles and the foreign file, got %q", names)
	}
}

func TestTheUsersCacheIsBounded(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "bundle"), 0o755); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(dir, "bundle", ".casebook-new-123")
	write(t, left, "of a process that was killed")
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(left, old, old); err != nil {
		t.Fatal(err)
	}
	for i := range 80 {
		theme.Keep(dir, fmt.Sprintf("%064x", i), []byte("p{}"))
	}
	names, err := filepath.Glob(filepath.Join(dir, "bundle", "*"))
	if err != nil || len(names) != 64 || slices.Contains(names, left) {
		t.Errorf("%d files (%v)", len(names), err)
	}
}

func TestAFolderThatCannotKeepBundlesIsNoHindrance(t *testing.T) {
	dir := modules(t)
	write(t, filepath.Join(dir, "layouts/node_modules/.casebook"), "a file where a folder would be")
	first := charts(t, dir)
	if charts(t, dir) != first {
		t.Error("two bundles differ")
	}
}

func TestTheModulesOfASiteThatIsNoCheckoutAreNotWrittenTo(t *testing.T) {
	dir := modules(t)
	if err := os.Remove(filepath.Join(dir, "layouts/layouts.go")); err != nil {
		t.Fatal(err)
	}
	charts(t, dir)
	if names := kept(t, dir); len(names) > 0 {
		t.Errorf("wrote %q", names)
	}
}

func TestManyBuildsAtOnceKeepOneBundle(t *testing.T) {
	dir := modules(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			_, _, err := theme.Load(context.Background(), dir, theme.Options{Views: map[string]any{"try": view{}}})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if names := kept(t, dir); len(names) != 1 {
		t.Errorf("kept %q", names)
	}
}
