package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/atomicfile"
	"casebook/generator/chart"
	"casebook/generator/input"
	"casebook/generator/load"
	"casebook/generator/schema"
	"casebook/generator/write"
)

// schemaFolder is where the schemas of a site lie. The files that init and new write name it in
// their first line, #:schema, which Taplo and Tombi follow.
const schemaFolder = ".casebook/schema"

func schemaCommand(c *console) *cobra.Command {
	var site string
	cmd := &cobra.Command{
		Use:   "schema [" + c.in(text("文件夹", "DIR")) + "]",
		Short: c.in(text("写出数据文件的 JSON Schema，编辑器用它补全和检查", "write JSON Schemas of the input, for completion in editors")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("schema 后面最多写一个文件夹。", "schema takes one folder at most.")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := filepath.Join(site, filepath.FromSlash(schemaFolder))
			if len(args) == 1 {
				dir = args[0]
				for _, own := range input.Folders() {
					if write.Inside(filepath.Join(dir, "x"), filepath.Join(site, own)) {
						return usage("%s 在 %s 里面，请换一个地方。", "%s lies in %s; choose another place.", dir, own)
					}
				}
			} else if err := isSite(site); err != nil {
				return err
			}
			n, err := writeSchemas(dir)
			if err != nil {
				return err
			}
			c.stderrf("%s", c.in(text(fmt.Sprintf("已写好 %d 个 JSON Schema，在 %s。", n, dir), fmt.Sprintf("Wrote %d JSON Schemas to %s.", n, dir))))
			return nil
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	return cmd
}

// writeSchemas writes a schema a file type into a folder, over former ones only, and returns how
// many.
func writeSchemas(dir string) (int, error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return 0, usage("%s 不是文件夹。schema 后面写一个文件夹，或者不写。", "%s is not a folder; schema takes a folder or nothing.", dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, fmt.Errorf("schema: %w", err)
	}
	all := load.Schemas(chart.Kinds())
	for _, r := range all {
		data, err := schema.JSON(r)
		if err != nil {
			return 0, err
		}
		name := filepath.Join(dir, r.File+".schema.json")
		former, err := os.ReadFile(name)
		switch {
		case err == nil && !strings.Contains(string(former), schema.Draft):
			return 0, usage("%s 不是本程序写的 JSON Schema，没有动它。请换一个文件夹。", "%s is not a JSON Schema of this program and was left unchanged; choose another folder.", name)
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return 0, fmt.Errorf("schema: %w", err)
		}
		if string(former) == string(data) {
			continue
		}
		if err := atomicfile.WriteBytes(name, 0o644, data); err != nil {
			return 0, fmt.Errorf("schema: %w", err)
		}
	}
	return len(all), nil
}
