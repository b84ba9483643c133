package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"casebook/generator/parallel"
	"casebook/generator/problem"
)

// crashed writes the trace of a panic to a file and returns what the user is reported. The file is
// the same each time, so that they do not gather.
func (c *console) crashed(p *parallel.Panic) problem.Text {
	dir := c.cacheDir
	if dir == "" {
		dir = os.TempDir()
	}
	file := filepath.Join(dir, "crash.txt")
	trace := fmt.Sprintf("casebook %s, %s %s/%s\n%s\n\n%v\n\n%s",
		version, runtime.Version(), runtime.GOOS, runtime.GOARCH, strings.Join(os.Args, " "), p.Value, p.Stack)
	err := os.MkdirAll(dir, 0o755)
	if err == nil {
		err = os.WriteFile(file, []byte(trace), 0o600)
	}
	zh, en := "程序自己出了错，没有做完。这不是您的稿件有问题。", "casebook itself failed and did not finish; this is not your fault."
	if err != nil {
		return text(fmt.Sprintf("%s出错原因：%v（详情没能写到 %s：%v）", zh, p.Value, file, err),
			fmt.Sprintf("%s Reason: %v (the details could not be written to %s: %v)", en, p.Value, file, err))
	}
	return text(zh+"详情写在 "+file+"，请把这个文件交给维护程序的人。", en+" The details are in "+file+": please send that file to the maintainers of the program.")
}
