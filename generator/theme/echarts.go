package theme

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

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

// frontEnd says where the charts' bundle comes from.
type frontEnd struct {
	ready   []byte                      // the bundle made before compiling, or
	dir     string                      // the folder whose node_modules has ECharts
	version string                      // changes with the version of ECharts
	install func(context.Context) error // to be called before bundling; nil where all is there
}

// findECharts takes, in this order: the site's own layouts/node_modules; the bundle in the
// program; the node_modules of the source checkout the program was compiled from, which
// are fetched the first time that they are needed.
func findECharts(all files, siteDir string, o Options) (frontEnd, error) {
	own := filepath.Join(siteDir, "layouts")
	if version, err := installed(own); err == nil {
		return frontEnd{dir: own, version: version}, nil
	}
	if !o.FromSource && !ownCharts(all) {
		if data, err := fs.ReadFile(layouts.Files, "bundle/echarts.js"); err == nil {
			return frontEnd{ready: data}, nil
		}
	}
	for _, dir := range [...]string{own, layouts.Dir()} {
		if dir == "" || !isCheckout(dir) {
			continue
		}
		version, err := fs.ReadFile(os.DirFS(dir), "package-lock.json")
		if err != nil {
			return frontEnd{}, fmt.Errorf("ECharts: %w", err)
		}
		f := frontEnd{dir: dir, version: "lock " + string(version)}
		f.install = func(ctx context.Context) error { return fetch(ctx, dir, o.Say) }
		return f, nil
	}
	return frontEnd{}, &NeedsFrontEnd{Text: needsPackage(own)}
}

// ownCharts tells whether the site replaces a script of the charts, so that the bundle in
// the program would be the wrong one.
func ownCharts(all files) bool {
	for _, f := range (entry{from: chartsEntry}).reach(all) {
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

// installed returns what tells one version of ECharts in dir/node_modules from another.
func installed(dir string) (string, error) {
	version := ""
	for _, name := range [...]string{"echarts", "zrender"} {
		data, err := os.ReadFile(filepath.Join(dir, "node_modules", name, "package.json"))
		if err != nil {
			return "", err
		}
		version += string(data)
	}
	return version, nil
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
func fetch(ctx context.Context, dir string, say func(problem.Text)) error {
	if _, err := installed(dir); err == nil {
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
	if _, err := installed(dir); err == nil {
		return nil
	}
	if say != nil {
		say(problem.Text{
			ZH: "第一次生成：正在用 npm 取图表组件 ECharts（只此一次，约需半分钟）……",
			EN: "first build: npm is fetching ECharts for the charts (only this once, about half a minute) …",
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
	if _, err := installed(dir); err != nil {
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

// FrontEnd returns what changes with the version of ECharts that a site in siteDir would be
// bundled with. It says nothing of the layouts, which are input like any other.
func FrontEnd(siteDir string) string {
	own := filepath.Join(siteDir, "layouts")
	text, _ := installed(own)
	for _, dir := range [...]string{own, layouts.Dir()} {
		if dir != "" && isCheckout(dir) {
			lock, _ := fs.ReadFile(os.DirFS(dir), "package-lock.json")
			text += "\x00" + string(lock)
		}
	}
	return text
}
