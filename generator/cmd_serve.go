package main

import (
	"context"
	"fmt"
	"net"

	"github.com/spf13/cobra"

	"casebook/generator/problem"
	"casebook/generator/serve"
	"casebook/generator/session"
	"casebook/generator/terminal"
)

func serveCommand(c *console) *cobra.Command {
	var f siteFlags
	var addr string
	var open bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: c.in(text("边写边看：保存后浏览器里立刻更新", "preview while you write: the browser follows every save")),
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			tuneMemory(firstCollection, serveMemory)
			o, err := f.options(c)
			if err != nil {
				return err
			}
			if open && !cmd.Flags().Changed("addr") {
				addr = freeAddress(cmd.Context(), addr)
			}
			return runServe(cmd.Context(), c, o.Options, addr, open)
		},
	}
	f.add(c, cmd)
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1414", c.in(text("在 `ADDR` 上等浏览器（缺省 127.0.0.1:1414）", "listen on `ADDR` (default 127.0.0.1:1414)")))
	cmd.Flags().BoolVar(&open, "open", false, c.in(text("在浏览器里打开", "open it in the browser")))
	return cmd
}

// freeAddress returns addr, or one with a port that the system chooses where addr is in use: who
// has double-clicked chose neither.
func freeAddress(ctx context.Context, addr string) string {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		host, _, _ := net.SplitHostPort(addr)
		return net.JoinHostPort(host, "0")
	}
	l.Close()
	return addr
}

// runServe listens before it reads, so that an address in use is reported at once.
func runServe(ctx context.Context, c *console, o session.Options, addr string, open bool) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return usage("--addr 要写成 127.0.0.1:1414 这样，不能是 %q。", "--addr takes an address such as 127.0.0.1:1414, not %q.", addr)
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return usage("不能在 %s 上等浏览器：%v。请用 --addr 换一个端口，如 --addr 127.0.0.1:1415。",
			"cannot listen on %s: %v. Choose another port, such as --addr 127.0.0.1:1415.", addr, err)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && !ip.IsLoopback() {
		c.stderrf("%s", c.in(text("注意：同一网络里的人都能看到这个网站。", "Note: everybody on the same network can see this site.")))
	}
	o.Drafts = true // what is being written is what one wants to see
	first := true
	return serve.Run(ctx, l, serve.Options{Session: o, Lang: c.lang, Explain: c.explain, Changed: func(found session.Findings, err error) {
		c.changed(found, err)
		if first {
			c.stderrf("%s", c.in(text(
				fmt.Sprintf("请用浏览器打开 http://%s/ ，保存文件后网页会自己更新；编辑手册在 http://%[1]s/handbook/ ；按 Ctrl+C 结束。", l.Addr()),
				fmt.Sprintf("Open http://%s/ in a browser; it follows every save. The handbook (in Chinese) is at http://%[1]s/handbook/. Press Ctrl+C to stop.", l.Addr()))))
			if open {
				if err := terminal.OpenInBrowser("http://" + l.Addr().String() + "/"); err != nil {
					c.stderrf("%s", c.in(text(fmt.Sprintf("浏览器没有打开（%v），请自己打开上面的地址。", err), fmt.Sprintf("the browser did not open (%v): open the address above.", err))))
				}
			}
			first = false
		}
	}})
}

// changed tells on the terminal how the site stands after a reading.
func (c *console) changed(found session.Findings, err error) {
	if err == nil {
		err = c.problems(&found)
	}
	if err != nil {
		c.stderrf("%s", c.in(c.explain(err)))
	} else if len(found.Problems) == 0 {
		c.stderrf("%s", c.in(problem.Count{}.Summary(found.Suppressed)))
	}
}
