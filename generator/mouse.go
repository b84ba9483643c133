package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// firstSite is the folder of the site that a double click offers to make.
const firstSite = "我的站点"

// clicked turns a start by mouse into a call, with the program in folder: without arguments the
// site beside it is served, or the one below it that an earlier double click made; a file dragged
// onto it is imported into that site; a folder dragged onto it is served. What has flags, or
// names a command, is a shortcut that somebody made: it means what it says. ask asks a question
// that is answered by yes unless otherwise; nil is returned where the answer was no.
func clicked(args []string, folder string, ask func(question string) bool) ([]string, error) {
	site := folder
	if isSite(site) != nil {
		site = filepath.Join(folder, firstSite)
	}
	switch len(args) {
	case 0:
	case 1:
		if !filepath.IsAbs(args[0]) {
			return args, nil // what is dragged comes with its whole path
		}
		info, err := os.Stat(args[0])
		switch {
		case err != nil:
			return args, nil
		case info.IsDir():
			return []string{"serve", "--open", "--site", args[0]}, nil
		case isSite(site) == nil:
			return []string{"import", args[0], "--site", site}, nil
		}
	default:
		return args, nil
	}
	if isSite(site) != nil {
		if !ask(fmt.Sprintf("%s 里还没有站点。要在这里新建一个“%s”吗？", folder, firstSite)) {
			return nil, nil
		}
		if err := initSite(site); err != nil {
			return nil, err
		}
		if len(args) == 1 {
			return []string{"import", args[0], "--site", site}, nil
		}
	}
	return []string{"serve", "--open", "--site", site}, nil
}

// runClicked runs the program for somebody who has only a mouse: whatever it says can be read
// until a key is pressed.
func runClicked(ctx context.Context, c *console, args []string, in io.Reader) int {
	keys := bufio.NewReader(in)
	defer func() {
		fmt.Fprint(c.err, "\n"+c.in(text("按回车键关闭这个窗口。", "Press Enter to close this window.")))
		keys.ReadString('\n')
	}()
	program, err := os.Executable()
	if err != nil {
		return exitCode(c, err)
	}
	args, err = clicked(args, filepath.Dir(program), func(question string) bool {
		fmt.Fprint(c.err, question+"（回车：新建；输入 n 再回车：不建）")
		answer, err := keys.ReadString('\n')
		return err == nil && !strings.HasPrefix(strings.ToLower(strings.TrimSpace(answer)), "n")
	})
	if err != nil || args == nil {
		return exitCode(c, err)
	}
	root := rootCommand(c)
	root.SetArgs(args)
	return execute(ctx, c, root)
}
