package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"casebook/generator/reserved"
	"casebook/generator/starter"

	"github.com/spf13/cobra"
)

// ignored is the .gitignore of a new site: what the program makes again at any time.
const ignored = "/public/\n/.public.casebook-*\n/casebook.zip\n/layouts/node_modules/\n"

func initCommand(c *console) *cobra.Command {
	var site string
	cmd := &cobra.Command{
		Use:   "init " + c.in(text("文件夹", "DIR")),
		Short: c.in(text("新建一个站点，里面有示例和说明", "make a new site with examples and explanations")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || (len(args) == 1) == (site != "") {
				return usage("init 后面写一个文件夹名，如 casebook init 我的站点。", "init takes one folder name, such as casebook init my-site.")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := site
			if len(args) > 0 {
				dir = args[0]
			}
			if err := initSite(dir); err != nil {
				return err
			}
			c.stderrf("%s", c.in(text(
				fmt.Sprintf("新站点在 %s。接着运行：\n    %s\n    casebook serve\n先看里面的 README.md。", dir, changeFolder(dir)),
				fmt.Sprintf("The new site is in %s. Next:\n    %s\n    casebook serve\nIts README.md tells you more.", dir, changeFolder(dir)))))
			return nil
		},
	}
	cmd.Flags().StringVar(&site, "site", "", c.in(text("新站点的文件夹 `DIR`，也可以不写 --site 只写文件夹名", "the new site's folder `DIR`, the same as the argument")))
	return cmd
}

// initSite writes the starter site to a folder that is empty or not there.
func initSite(dir string) error {
	if dir == "" {
		return usage("init 后面写一个文件夹名，如 casebook init 我的站点。", "init takes one folder name, such as casebook init my-site.")
	}
	if base := filepath.Base(dir); reserved.OnWindows(base) {
		return usage("文件夹不能叫 %s：Windows 把这个名字留给设备，站点拷过去打不开。请换一个名字。", "a folder cannot be called %s: Windows reserves the name for a device, and the site could not be copied there. Choose another name.", base)
	}
	list, err := os.ReadDir(dir)
	if len(list) > 0 {
		return usage("%s 里已经有东西了，请换一个空的或还没有的文件夹。", "%s is not empty; choose an empty or a new folder.", dir)
	}
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		return usage("不能在 %s 新建站点：它是一个文件，不是文件夹。请换一个名字。", "cannot create a site in %s: it is a file, not a folder; choose another name.", dir)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return usage("不能在 %s 新建站点：%v", "cannot create a site in %s: %v", dir, err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("init: %w", err)
	}
	site, err := fs.Sub(starter.Files, "site")
	if err != nil {
		return fmt.Errorf("init: %w", err)
	}
	if err := os.CopyFS(dir, site); err != nil {
		return fmt.Errorf("init: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(ignored), 0o644); err != nil {
		return fmt.Errorf("init: %w", err)
	}
	_, err = writeSchemas(filepath.Join(dir, filepath.FromSlash(schemaFolder)))
	return err
}

// changeFolder is the command that goes to a folder. On Windows it must be told to change the
// drive too, and names with spaces are quoted everywhere.
func changeFolder(dir string) string {
	if strings.ContainsAny(dir, " '&()") {
		dir = `"` + dir + `"`
	}
	if runtime.GOOS == "windows" {
		return "cd /d " + dir
	}
	return "cd " + dir
}
