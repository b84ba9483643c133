package theme

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"casebook/generator/cache"
	"casebook/generator/lock"
	"casebook/generator/problem"
	"casebook/layouts"
)

// NeedsFrontEnd is the error where ECharts is neither there nor can be fetched.
type NeedsFrontEnd struct {
	Text problem.Text // what is missing and which command to run
	Err  error        // why fetching it failed; may be nil
}

func (e *NeedsFrontEnd) Error() string {
	if e.Err != nil {
		return e.Text.EN + ": " + e.Err.Error()
	}
	return e.Text.EN
}

func (e *NeedsFrontEnd) Unwrap() error { return e.Err }

// part is a bundle that is made of npm packages.
type part struct {
	name     string // of the bundle
	from     string // its first file below layouts/
	packages []string
	needed   int  // so many of them must stand beside each other; the others may lie deeper
	optional bool // pages do without it
}

var (
	charts = part{name: "echarts.js", from: "scripts/charts/echarts.ts", packages: []string{"echarts", "zrender", "tslib"}, needed: 2}
	report = part{name: "report.js", from: "scripts/report/report.ts", packages: []string{"docx", "fflate", "nanoid"}, needed: 1, optional: true}
)

// partOf is the part that begins with a file; nil where that needs no package.
func partOf(from string) *part {
	for _, p := range [...]*part{&charts, &report} {
		if p.from == from {
			return p
		}
	}
	return nil
}

// Packaged is a bundle that a release carries ready made, without the texts that it shows.
type Packaged struct {
	Name  string // of its file; that of a bundle without npm packages is the key of all that it is made of
	Bytes []byte
}

// Packaged returns the bundles that a release carries ready made.
func (th *Theme) Packaged() []Packaged {
	list := th.bundled
	for name, asset := range map[string]Asset{charts.name: th.assets[charts.name], report.name: th.scripts[report.name].Asset} {
		if asset.Path != "" {
			list = append(list, Packaged{name, asset.Bytes})
		}
	}
	return list
}

// ready is the bundle of a name that was made before compiling.
func ready(name string) ([]byte, bool) {
	data, err := fs.ReadFile(layouts.Files, "bundle/"+name)
	return data, err == nil
}

// frontEnd says where the bundle of a part comes from.
type frontEnd struct {
	ready   []byte                      // the bundle made before compiling, or
	dir     string                      // the folder whose node_modules has its packages
	version string                      // of the packages
	cache   *cache.Folder               // in its node_modules, where those may be written
	install func(context.Context) error // to be called before bundling; nil where all is there
	absent  bool                        // the packages are not there; imports of them are left as they are
}

// find takes, in this order: the site's own layouts/node_modules; the bundle in the
// program; the node_modules of the source checkout the program was compiled from, which
// are fetched the first time that they are needed. An optional part is absent, with a line
// that says so, where the packages of charts are installed and its own are not: installing
// anew would take away first what there is.
func (p *part) find(all files, siteDir string, o Options) (frontEnd, error) {
	own := filepath.Join(siteDir, "layouts")
	if version, err := p.installed(own); err == nil {
		return modulesIn(own, version, o), nil
	}
	if !o.FromSource && !p.replaced(all) {
		if data, ok := ready(p.name); ok {
			return frontEnd{ready: data}, nil
		}
	}
	for _, dir := range [...]string{own, layouts.Dir()} {
		if dir == "" || !isCheckout(dir) {
			continue
		}
		version, err := p.installed(dir)
		if err == nil {
			return modulesIn(dir, version, o), nil
		}
		if _, err := charts.installed(dir); err == nil && p.optional {
			return p.leftOut(dir, o), nil
		}
		if version, err = p.locked(dir); err != nil {
			return frontEnd{}, fmt.Errorf("npm: %w", err)
		}
		f := modulesIn(dir, version, o)
		f.install = func(ctx context.Context) error { return fetch(ctx, dir, o.Notify) }
		return f, nil
	}
	if p.optional {
		return p.leftOut(own, o), nil
	}
	return frontEnd{}, &NeedsFrontEnd{Text: needsPackage(own)}
}

// leftOut says that pages go without an optional part.
func (p *part) leftOut(dir string, o Options) frontEnd {
	if o.Notify != nil {
		o.Notify(problem.Text{
			ZH: fmt.Sprintf("没有组件 %s，页面上没有“写考察报告”。需要时运行：npm install --prefix %s docx@9.15.2", p.packages[0], dir),
			EN: fmt.Sprintf("%s is missing, so pages do not offer to write a report; if you want that, run: npm install --prefix %s docx@9.15.2", p.packages[0], dir),
		})
	}
	return frontEnd{absent: true}
}

// modulesIn is the front end that dir/node_modules has, or will have once installed.
func modulesIn(dir, version string, o Options) frontEnd {
	f := frontEnd{dir: dir, version: version}
	if isCheckout(dir) && !o.FromSource {
		f.cache = modulesCache(dir)
	}
	return f
}

// replaced tells whether the site replaces a script of the part, so that the bundle in
// the program would be the wrong one.
func (p *part) replaced(all files) bool {
	for _, f := range (entry{from: p.from}).reach(all) {
		if f.own && f.text() != embeddedText(f.path) {
			return true
		}
	}
	return false
}

func embeddedText(path string) string {
	data, err := fs.ReadFile(layouts.Files, path)
	if err != nil {
		return ""
	}
	return string(data)
}

// installed returns the versions of the part's packages in dir/node_modules.
func (p *part) installed(dir string) (string, error) {
	versions := ""
	for i, name := range p.packages {
		data, err := os.ReadFile(filepath.Join(dir, "node_modules", name, "package.json"))
		var pkg struct{ Version string }
		if err == nil {
			err = json.Unmarshal(data, &pkg)
		}
		if err != nil && i < p.needed {
			return "", err
		}
		versions += name + " " + pkg.Version + "\n"
	}
	return versions, nil
}

// locked returns the versions that npm ci will install in dir, as installed will.
func (p *part) locked(dir string) (string, error) {
	data, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return "", err
	}
	var list struct {
		Packages map[string]struct{ Version string }
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return "", fmt.Errorf("package-lock.json: %w", err)
	}
	versions := ""
	for _, name := range p.packages {
		versions += name + " " + list.Packages["node_modules/"+name].Version + "\n"
	}
	return versions, nil
}

// isCheckout tells whether dir is the layouts folder of this program's source: only there
// may node_modules be written.
func isCheckout(dir string) bool {
	for _, name := range [...]string{"layouts.go", "package.json", "package-lock.json"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

// fetch runs npm ci in dir unless another process has done so in the meantime.
func fetch(ctx context.Context, dir string, notify func(problem.Text)) error {
	if _, err := charts.installed(dir); err == nil {
		return nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return &NeedsFrontEnd{Text: needsNPM(dir)}
	}
	unlock, err := lock.Folder(ctx, dir, nil)
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := charts.installed(dir); err == nil {
		return nil
	}
	if notify != nil {
		notify(problem.Text{
			ZH: "第一次生成：正在用 npm 取图表组件 ECharts（只此一次，约需半分钟）……",
			EN: "first build: npm is fetching ECharts for the charts (only this once; it takes about half a minute) …",
		})
	}
	cmd := exec.CommandContext(ctx, npm, "ci", "--omit=dev", "--ignore-scripts")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return &NeedsFrontEnd{Text: needsNPM(dir), Err: errors.Join(err, errors.New(string(out)))}
	}
	if _, err := charts.installed(dir); err != nil {
		return &NeedsFrontEnd{Text: needsNPM(dir), Err: err}
	}
	return nil
}

func needsNPM(dir string) problem.Text {
	return problem.Text{
		ZH: fmt.Sprintf("缺少图表组件 ECharts。请先装好 Node.js，再运行：cd %s && npm ci --omit=dev", dir),
		EN: fmt.Sprintf("ECharts is missing; install Node.js, then run: cd %s && npm ci --omit=dev", dir),
	}
}

func needsPackage(dir string) problem.Text {
	return problem.Text{
		ZH: fmt.Sprintf("缺少图表组件 ECharts。请运行：npm install --prefix %s echarts@6.1.0", dir),
		EN: fmt.Sprintf("ECharts is missing; run: npm install --prefix %s echarts@6.1.0", dir),
	}
}

// FrontEnd returns what changes with the versions of the packages that a site in siteDir
// would be bundled with. It says nothing of the layouts, which are input like any other.
func FrontEnd(siteDir string) string {
	own := filepath.Join(siteDir, "layouts")
	text := ""
	for _, p := range [...]*part{&charts, &report} {
		version, _ := p.installed(own)
		text += version
		for _, dir := range [...]string{own, layouts.Dir()} {
			if dir == "" || !isCheckout(dir) {
				continue
			}
			version, err := p.installed(dir)
			if err != nil && !p.optional {
				version, _ = p.locked(dir)
			}
			text += "\x00" + version
		}
	}
	return text
}
