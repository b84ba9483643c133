package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"casebook/generator/build"
)

func serveCommand(c *console) *cobra.Command {
	var f siteFlags
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: c.in(text("边写边看：保存后浏览器里立刻更新", "look while writing: the browser follows every save")),
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := f.options(c)
			if err != nil {
				return err
			}
			return runServe(cmd.Context(), c, o, addr)
		},
	}
	f.add(c, cmd)
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1414", c.in(text("在哪个地址上等浏览器", "address to listen on")))
	return cmd
}

func runServe(context.Context, *console, build.Options, string) error {
	return errors.New("serve is being written")
}
