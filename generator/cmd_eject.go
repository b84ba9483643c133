package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/problem"
	"casebook/generator/theme"
)

func ejectCommand(c *console) *cobra.Command {
	var site string
	var force bool
	cmd := &cobra.Command{
		Use:   "eject " + c.in(text("[文件]", "[PATH]")),
		Short: c.in(text("取出一个自带的版式文件来改；不写文件名就列出全部", "copy a file of the built-in theme so that you can change it; without a name, list them")),
		Long: c.in(text(
			"把程序自带的一个版式文件写进站点的 layouts/，改这一份就行：同一路径的文件，站点自己的优先。\n第一行记着取自哪个版本。文字表（strings/*.json）里没改的键可以删掉，缺的自动用自带的。",
			"Writes a file of the built-in theme into the site's layouts/: a site's own file at the same path replaces ours.\nIts first line names the version. In a table of texts (strings/*.json) you may delete the keys that you do not change.")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("一次取一个文件，如 casebook eject templates/home.html。", "copy one file at a time, such as casebook eject templates/home.html.")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := isSite(site); err != nil {
				return err
			}
			if len(args) == 0 || path.Clean(args[0]) == "." {
				return listBuiltIn(c, site)
			}
			return eject(c, site, args[0], force)
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().BoolVar(&force, "force", false, c.in(text("站点已有这个文件时，用自带的盖掉它", "overwrite the site's own file")))
	return cmd
}

// listBuiltIn prints the paths of the theme's files, with a word beside those that the site
// has its own of.
func listBuiltIn(c *console, site string) error {
	for _, name := range theme.BuiltIn() {
		line := name
		if _, err := os.Lstat(filepath.Join(site, "layouts", filepath.FromSlash(name))); err == nil {
			line += c.in(text("  （本站有自己的）", "  (the site has its own)"))
		}
		if _, err := fmt.Fprintln(c.out, line); err != nil {
			return fmt.Errorf("eject: %w", err)
		}
	}
	return nil
}

// eject writes one file of the theme into the site.
func eject(c *console, site, name string, force bool) error {
	name = strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "layouts/")
	data, err := theme.Eject(name, c.in(text(
		fmt.Sprintf("取自 Casebook %s 的 %s；站点的这一份代替自带的", version, name),
		fmt.Sprintf("from Casebook %s, %s; this file replaces the built-in one", version, name))))
	if errors.Is(err, fs.ErrNotExist) {
		return noBuiltIn(name)
	}
	if err != nil {
		return fmt.Errorf("eject: %w", err)
	}
	root, err := os.OpenRoot(site)
	if err != nil {
		return fmt.Errorf("eject: %w", err)
	}
	defer root.Close()
	inSite := filepath.Join("layouts", filepath.FromSlash(name))
	target := filepath.Join(site, inSite)
	if force {
		err = replaceIn(root, inSite, string(data))
	} else {
		err = createIn(root, inSite, string(data))
	}
	if errors.Is(err, fs.ErrExist) {
		return usage("%s 已经有了，没有动它。要用自带的盖掉它，加上 --force。", "%s already exists and was left unchanged; --force overwrites it.", target)
	}
	if err != nil {
		return fmt.Errorf("eject: %w", err)
	}
	c.stderrf("%s", c.in(text("已写好 "+target+"。删掉它，就恢复自带的样子。", "Wrote "+target+"; delete it to return to the built-in one.")))
	return nil
}

// replaceIn makes a file whole beside the one that is there and puts it in its place.
func replaceIn(root *os.Root, name, text string) error {
	beside := name + ".new"
	if err := root.Remove(beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := createIn(root, beside, text); err != nil {
		return err
	}
	if err := root.Rename(beside, name); err != nil {
		return errors.Join(err, root.Remove(beside))
	}
	return nil
}

func noBuiltIn(name string) error {
	known := theme.BuiltIn()
	var inside []string
	for _, k := range known {
		if strings.HasPrefix(k, name+"/") {
			inside = append(inside, k)
		}
	}
	if len(inside) > 0 {
		return usage("%s 是文件夹，一次取一个文件：%s。", "%s is a folder; take one file at a time: %s.", name, strings.Join(inside, "  "))
	}
	near := problem.Nearest(name, slices.Values(known))
	for _, k := range known { // a bare file name says enough where there is one of it
		if near == "" && path.Base(k) == path.Base(name) {
			near = k
		}
	}
	if near != "" {
		return usage("自带的版式里没有 %q。你是不是想写 %s？", "the built-in theme has no %q; did you mean %s?", name, near)
	}
	return usage("自带的版式里没有 %q。运行 casebook eject 看全部文件。", "the built-in theme has no %q; casebook eject lists its files.", name)
}
