package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"casebook/generator/picture/photos"
	"casebook/generator/testsite"
)

// program returns this test's own binary as the program: see TestMain.
func program(t *testing.T, env []string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(append(os.Environ(), "CASEBOOK_IS_PROGRAM=1"), env...)
	return cmd
}

func must(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
}

// newPhotos adds a text with pictures of all kinds, which are made anew: turned, scaled, without notes.
func newPhotos(t *testing.T, dir string) {
	t.Helper()
	var body strings.Builder
	body.WriteString("+++\ntitle = \"照片\"\ndate = 2024-03-15\nsource = \"sample-table\"\n+++\n")
	for i, p := range photos.All() {
		name := fmt.Sprintf("p%02d.jpg", i) // what each is, its bytes tell
		testsite.Put(t, filepath.Join(dir, "content/cases", name), string(p.Data))
		fmt.Fprintf(&body, "\n![村口的路](%s)\n", name)
	}
	testsite.Put(t, filepath.Join(dir, "content/cases/photos.md"), body.String())
}

// Neither the machine nor its settings show in a site: processors, jobs, time zone, day,
// language, folder, the order and the times in which its files were written.
func TestSameInputGivesTheSameBytesEverywhere(t *testing.T) {
	starter := t.TempDir()
	testsite.New(t, starter, 300)
	newPhotos(t, starter)
	for name, from := range map[string]string{"starter": starter, "demo": ".."} {
		var first map[string]string
		for i, env := range [][]string{
			{"GOMAXPROCS=1", "TZ=Pacific/Kiritimati", "LANG=zh_CN.UTF-8", "LC_ALL=", "XDG_CACHE_HOME=" + t.TempDir()},
			{"GOMAXPROCS=8", "TZ=America/Los_Angeles", "LANG=en_US.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOGC=20", "XDG_CACHE_HOME=", "HOME="},
			{"GOMAXPROCS=2", "TZ=Pacific/Apia", "LANG=", "LC_ALL=C"},
		} {
			dir := filepath.Join(t.TempDir(), strings.Repeat("深 处/", i)+"站点")
			copyBackwards(t, from, dir, i%2 == 1)
			must(t, program(t, env, "build", "--site", dir, "--today", fmt.Sprintf("2025-06-%02d", 1+i), "--jobs", strconv.Itoa(1+3*i)))
			got := testsite.Snapshot(t, filepath.Join(dir, "public"))
			if len(got) < 250 {
				t.Fatalf("%s: only %d files", name, len(got))
			}
			if name == "starter" && countBelow(got, "files/pictures/") < len(photos.All()) {
				t.Fatalf("only %d pictures", countBelow(got, "files/pictures/"))
			}
			if first == nil {
				first = got
			} else if !maps.Equal(first, got) {
				t.Errorf("%s: the bytes differ with %v: %s", name, env, testsite.Differing(first, got))
			}
		}
	}
}

func countBelow(files map[string]string, folder string) int {
	n := 0
	for name := range files {
		if strings.HasPrefix(name, folder) {
			n++
		}
	}
	return n
}

// copyBackwards copies a site's input, last file first and with other times if so asked.
func copyBackwards(t *testing.T, from, to string, backwards bool) {
	t.Helper()
	var names []string
	for _, folder := range []string{"content", "data"} {
		for name := range testsite.Snapshot(t, filepath.Join(from, folder)) {
			names = append(names, path.Join(folder, name))
		}
	}
	slices.Sort(names)
	if backwards {
		slices.Reverse(names)
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		testsite.Put(t, filepath.Join(to, name), string(data))
		if when := time.Unix(int64(len(name))*1e6, 0); backwards {
			if err := os.Chtimes(filepath.Join(to, name), when, when); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestManifestTellsTheTruth(t *testing.T) {
	dir := t.TempDir()
	testsite.New(t, dir, 5)
	must(t, program(t, nil, "build", "--site", dir))
	sums := testsite.Snapshot(t, filepath.Join(dir, "public"))
	data, err := os.ReadFile(filepath.Join(dir, "public/manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		Path    string
		Bytes   int64
		SHA256  string
		Sources []string
	}
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	delete(sums, "manifest.json")
	for _, e := range list {
		if sums[e.Path] != e.SHA256 {
			t.Errorf("%s: the manifest says %s, the file is %s", e.Path, e.SHA256, sums[e.Path])
		}
		delete(sums, e.Path)
		if strings.HasPrefix(e.Path, "villages/99") && !slices.Equal(e.Sources, []string{"data/villages/many.csv", "data/villages/villages.toml"}) { // ranked among those of its county
			t.Errorf("%s comes from %q", e.Path, e.Sources)
		}
	}
	if len(sums) > 0 {
		t.Errorf("not in the manifest: %v", slices.Sorted(maps.Keys(sums)))
	}
}

// A build is killed at random moments; whoever looks finds the former site or the new one.
// CASEBOOK_KILLS sets the number of rounds.
func TestKilledBuildLeavesAWholeSite(t *testing.T) {
	rounds := 12
	if n, err := strconv.Atoi(os.Getenv("CASEBOOK_KILLS")); err == nil {
		rounds = n
	}
	dir, out := t.TempDir(), ""
	testsite.New(t, dir, 600)
	out = filepath.Join(dir, "public")
	testsite.Retitle(t, dir, 0)
	must(t, program(t, nil, "build", "--site", dir))
	start := time.Now()
	testsite.Retitle(t, dir, 1)
	must(t, program(t, nil, "build", "--site", dir))
	usual := time.Since(start)
	former := testsite.Snapshot(t, out)
	newer := 0
	for round := range rounds {
		testsite.Retitle(t, dir, round+2)
		cmd := program(t, nil, "build", "--site", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(usual) * 5 / 4)))
		cmd.Process.Kill()
		cmd.Wait()
		got := testsite.Snapshot(t, out)
		if !maps.Equal(got, former) {
			wholeSite(t, out, round+2)
			former = got
			newer++
		}
	}
	t.Logf("%d builds killed, %d of them had already published", rounds, newer)
	must(t, program(t, nil, "build", "--site", dir))
	wholeSite(t, out, rounds+1)
	nothingLeft(t, dir)
}

// wholeSite demands that every file of the manifest is there as it says, and every page of
// the version.
func wholeSite(t *testing.T, out string, version int) {
	t.Helper()
	sums := testsite.Snapshot(t, out)
	data, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []struct{ Path, SHA256 string }
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if len(list)+1 != len(sums) {
		t.Fatalf("%d files, %d in the manifest", len(sums), len(list))
	}
	for _, e := range list {
		if sums[e.Path] != e.SHA256 {
			t.Fatalf("%s is not what the manifest says", e.Path)
		}
	}
	for _, p := range []string{"index.html", "villages/990000000599/index.html"} {
		page, err := os.ReadFile(filepath.Join(out, p))
		if err != nil || !bytes.Contains(page, fmt.Appendf(nil, "第%d版", version)) {
			t.Fatalf("%s is not of version %d (%v)", p, version, err)
		}
	}
}

func nothingLeft(t *testing.T, dir string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, ".*casebook*"))
	left = slices.DeleteFunc(left, func(name string) bool { return filepath.Base(name) == ".casebook" }) // the site's own, with its schemas
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestTwoBuildsAtOnceBothEndWell(t *testing.T) {
	dir := t.TempDir()
	testsite.New(t, dir, 600)
	testsite.Retitle(t, dir, 1)
	var group sync.WaitGroup
	for range 3 {
		cmd := program(t, nil, "build", "--site", dir)
		group.Go(func() {
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	group.Wait()
	wholeSite(t, filepath.Join(dir, "public"), 1)
	nothingLeft(t, dir)
}

func TestInterruptedBuildClearsUp(t *testing.T) {
	dir := t.TempDir()
	testsite.New(t, dir, 600)
	testsite.Retitle(t, dir, 1)
	must(t, program(t, nil, "build", "--site", dir))
	former := testsite.Snapshot(t, filepath.Join(dir, "public"))
	interrupted := 0
	for _, after := range []time.Duration{0, 20, 40, 80} {
		testsite.Retitle(t, dir, 2)
		cmd := program(t, nil, "build", "--site", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after * time.Millisecond)
		cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err == nil {
			break // it was faster
		}
		interrupted++
		if !maps.Equal(testsite.Snapshot(t, filepath.Join(dir, "public")), former) {
			t.Error("the former site was touched")
		}
		nothingLeft(t, dir)
	}
	if interrupted == 0 {
		t.Error("no build was interrupted")
	}
}
