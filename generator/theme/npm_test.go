package theme

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/layouts"
)

// packages puts packages of the given versions (name, version, …) into the node_modules of a folder.
func packages(t *testing.T, dir string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		put(t, dir, "node_modules/"+pairs[i]+"/package.json", fmt.Sprintf(`{"version": %q}`, pairs[i+1]))
	}
}

// checkout makes a folder a source checkout's layouts, with a lock of these versions.
func checkout(t *testing.T, dir string) {
	t.Helper()
	put(t, dir, "layouts.go", "package layouts")
	put(t, dir, "package.json", "{}")
	put(t, dir, "package-lock.json", `{"packages": {"node_modules/echarts": {"version": "6.9.0"}, "node_modules/zrender": {"version": "6.8.0"}, "node_modules/tslib": {"version": "2.7.0"}, "node_modules/docx": {"version": "9.9.0"}}}`)
}

// A part is installed where so many of its packages as it needs are there; its version names all of them.
func TestWhatIsInstalled(t *testing.T) {
	for _, x := range []struct {
		p    *part
		have []string
		want string
	}{
		{&charts, []string{"echarts", "6.1.0", "zrender", "6.0.0", "tslib", "2.3.0"}, "echarts 6.1.0\nzrender 6.0.0\ntslib 2.3.0\n"},
		{&charts, []string{"echarts", "6.1.0", "zrender", "6.0.0"}, "echarts 6.1.0\nzrender 6.0.0\ntslib \n"},
		{&charts, []string{"echarts", "6.1.0"}, ""},
		{&charts, []string{"zrender", "6.1.0"}, ""},
		{&charts, nil, ""},
		{&report, []string{"docx", "9.5.0"}, "docx 9.5.0\nfflate \nnanoid \n"},
		{&report, []string{"fflate", "9.5.0", "nanoid", "1"}, ""},
	} {
		dir := t.TempDir()
		packages(t, dir, x.have...)
		if got, err := x.p.installed(dir); got != x.want || (err == nil) != (x.want != "") {
			t.Errorf("%v: %q, %v", x.have, got, err)
		}
	}
	dir := t.TempDir()
	packages(t, dir, "zrender", "6.0.0")
	put(t, dir, "node_modules/echarts/package.json", "{")
	if _, err := charts.installed(dir); err == nil {
		t.Error("a package that cannot be read is taken")
	}
}

// Where a part comes from: the site's own packages first, then what the program carries, then a checkout, which fetches
// what it lacks; an optional part is left out with a line that says so.
func TestWhereAPartComesFrom(t *testing.T) {
	for _, x := range []struct {
		name       string
		p          *part
		make       func(dir string) // dir is layouts/ of the site
		o          Options
		version    string
		kept       bool // in the cache of node_modules
		install    bool
		absent     bool
		reported   string
		ofCheckout bool // the program's own checkout, not the site
	}{
		{name: "the site's own", p: &charts, make: func(dir string) { packages(t, dir, "echarts", "6.1.0", "zrender", "6.0.0") }, version: "echarts 6.1.0"},
		{name: "the site's own, a checkout", p: &charts, make: func(dir string) { checkout(t, dir); packages(t, dir, "echarts", "6.1.0", "zrender", "6.0.0") }, version: "echarts 6.1.0", kept: true},
		{name: "the same from source", p: &charts, make: func(dir string) { checkout(t, dir); packages(t, dir, "echarts", "6.1.0", "zrender", "6.0.0") }, o: Options{FromSource: true}, version: "echarts 6.1.0"},
		{name: "a checkout without packages", p: &charts, make: func(dir string) { checkout(t, dir) }, version: "echarts 6.9.0\nzrender 6.8.0\ntslib 2.7.0\n", kept: true, install: true},
		{name: "an optional part of a checkout without packages", p: &report, make: func(dir string) { checkout(t, dir) }, version: "docx 9.9.0\nfflate \nnanoid \n", kept: true, install: true},
		{name: "an optional part beside charts", p: &report, make: func(dir string) { checkout(t, dir); packages(t, dir, "echarts", "6.1.0", "zrender", "6.0.0") }, absent: true, reported: "docx is missing, so pages do not offer"},
		{name: "an optional part that is there", p: &report, make: func(dir string) { checkout(t, dir); packages(t, dir, "docx", "9.5.0") }, version: "docx 9.5.0", kept: true},
		{name: "no checkout", p: &charts, make: func(dir string) { put(t, dir, "package.json", "{}") }, ofCheckout: true},
	} {
		site := t.TempDir()
		dir := filepath.Join(site, "layouts")
		x.make(dir)
		all, reported := files{}, ""
		if _, err := all.read(layouts.Files, false); err != nil {
			t.Fatal(err)
		}
		if script := x.p.from; !x.ofCheckout { // replaced, so that what the program may carry is another's
			for p, f := range made("own:"+script, "export {}") {
				all[p] = f
			}
		}
		x.o.Notify = func(s problem.Text) { reported += s.EN }
		f, err := x.p.find(all, site, x.o)
		if err != nil {
			t.Errorf("%s: %v", x.name, err)
			continue
		}
		if x.ofCheckout {
			if f.dir == dir || f.ready == nil && f.dir != layouts.Dir() {
				t.Errorf("%s: from %s", x.name, f.dir)
			}
			continue
		}
		if !x.absent && f.dir != dir || !strings.HasPrefix(f.version, x.version) || (f.cache != nil) != x.kept || (f.install != nil) != x.install || f.absent != x.absent || !strings.HasPrefix(reported, x.reported) || x.reported == "" && reported != "" {
			t.Errorf("%s: %+v, reported %q", x.name, f, reported)
		}
	}
}

// A script is the site's own where its text differs, whichever file of the bundle it is.
func TestWhatReplacesABundle(t *testing.T) {
	all := files{}
	if _, err := all.read(layouts.Files, false); err != nil {
		t.Fatal(err)
	}
	if charts.replaced(all) || report.replaced(all) {
		t.Error("nothing is replaced")
	}
	var f file // one that charts alone are made of, and not the first
	for _, one := range (entry{from: charts.from}).reach(all) {
		if strings.HasPrefix(one.path, "scripts/charts/") && one.path != charts.from {
			f = one
		}
	}
	f.own = true
	all[f.path] = f
	if charts.replaced(all) {
		t.Error("a copy of ours replaces nothing")
	}
	for p, own := range made("own:"+f.path, "export {}") {
		all[p] = own
	}
	if !charts.replaced(all) || report.replaced(all) {
		t.Errorf("%s is the site's own", f.path)
	}
}

// npm puts a script that is called npm first in PATH.
func npm(t *testing.T, script string) {
	t.Helper()
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "npm"), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+"/bin"+string(os.PathListSeparator)+"/usr/bin")
}

const installs = `mkdir -p node_modules/echarts node_modules/zrender && echo '{"version":"6"}' >node_modules/echarts/package.json && cp node_modules/echarts/package.json node_modules/zrender && echo "$@" >called`

// Packages are fetched once, with a line before it; where npm fails or brings nothing, the error says what to run.
func TestPackagesAreFetched(t *testing.T) {
	for name, x := range map[string]struct {
		script, err string
		there       bool
	}{
		"fetched":       {installs, "", false},
		"there already": {"exit 1", "", true},
		"failed":        {"echo no network; exit 1", "ECharts is missing; install Node.js, then run: cd ", false},
		"nothing came":  {"exit 0", "ECharts is missing; install Node.js, then run: cd ", false},
	} {
		npm(t, x.script)
		dir, reported := t.TempDir(), 0
		if x.there {
			packages(t, dir, "echarts", "6", "zrender", "6")
		}
		err := fetch(t.Context(), dir, func(problem.Text) { reported++ })
		needs := (*NeedsFrontEnd)(nil)
		if x.err == "" && err != nil || x.err != "" && (!errors.As(err, &needs) || !strings.HasPrefix(err.Error(), x.err)) || (reported == 1) == x.there {
			t.Errorf("%s: reported %d times, %v", name, reported, err)
		}
		if x.script == "echo no network; exit 1" && (!strings.Contains(err.Error(), "no network") || errors.Unwrap(err) == nil) {
			t.Errorf("%s: the reason is not said: %v", name, err)
		}
		if called, err := os.ReadFile(filepath.Join(dir, "called")); x.script == installs && string(called) != "ci --omit=dev --ignore-scripts\n" {
			t.Errorf("%s: called npm %s (%v)", name, called, err)
		}
	}
	npm(t, installs)
	if err := fetch(t.Context(), t.TempDir(), nil); err != nil {
		t.Errorf("with nobody to tell: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	npm(t, "sleep 20")
	if err := fetch(ctx, t.TempDir(), func(problem.Text) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	needs := (*NeedsFrontEnd)(nil)
	if err := fetch(t.Context(), t.TempDir(), nil); !errors.As(err, &needs) || needs.Err != nil || needs.Error() != needs.Text.EN {
		t.Errorf("without npm: %v", err)
	}
}

// A build of before is out of date where packages came, went or changed.
func TestWhatABuildWasBundledWith(t *testing.T) {
	site := t.TempDir()
	dir := filepath.Join(site, "layouts")
	seen := map[string]string{}
	step := func(name string) {
		text := FrontEnd(site)
		if former, twice := seen[text]; twice {
			t.Errorf("%s is as %s", name, former)
		}
		if again := FrontEnd(site); again != text {
			t.Errorf("%s: once %q, once %q", name, text, again)
		}
		seen[text] = name
	}
	step("nothing")
	packages(t, dir, "docx", "9.5.0")
	step("an optional part")
	packages(t, dir, "echarts", "6.1.0", "zrender", "6.0.0")
	step("charts")
	packages(t, dir, "zrender", "6.1.0")
	step("another version")
	checkout(t, dir)
	step("a checkout")
	if err := os.RemoveAll(filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	step("a checkout without packages")
	put(t, dir, "package-lock.json", `{"packages": {"node_modules/echarts": {"version": "7.0.0"}}}`)
	step("another lock")
}
