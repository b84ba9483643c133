package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// olderFormats are what LibreOffice turns into what import reads, by ending.
var olderFormats = map[string]string{".doc": "docx", ".wps": "docx", ".rtf": "docx", ".odt": "docx", ".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx"}

// conversionTime bounds how long LibreOffice may take with a file.
const conversionTime = 2 * time.Minute

// convert returns a paper of an older format, which its ending tells, as one that import reads, made
// by the LibreOffice of this machine, and the function that removes it. Any other paper is returned
// as it is. It takes some seconds, so that the console says what it is doing.
func (c *console) convert(ctx context.Context, name, ext string) (p paper, remove func(), err error) {
	format, older := olderFormats[ext]
	if !older {
		return paper{name, name, ext}, func() {}, nil
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		return p, nil, usage("%s 这种格式（%s）不能直接读，这台电脑上也没有能转换它的 LibreOffice。请在 WPS 或 Office 里打开它，另存为 .%s，再导入。",
			"%s is of a format (%s) that is not read as it is, and there is no LibreOffice to convert it: open it in WPS or Office, save it as .%s and import that.", name, ext, format)
	}
	if _, err := os.Stat(name); err != nil {
		return p, nil, usage("打不开 %s：请看看文件名和位置对不对。", "cannot open %s: check its name and place.", name)
	}
	c.stderrf("%s", c.in(text("正在用 LibreOffice 把 "+filepath.Base(name)+" 转换成 ."+format+"，要几秒到半分钟……", "Converting "+filepath.Base(name)+" to ."+format+" by LibreOffice: some seconds to half a minute…")))
	dir, err := os.MkdirTemp("", "casebook-import-")
	if err != nil {
		return p, nil, fmt.Errorf("import: %w", err)
	}
	remove = func() { os.RemoveAll(dir) }
	ctx, cancel := context.WithTimeout(ctx, conversionTime)
	defer cancel()
	// A profile of its own: an office that has LibreOffice open would otherwise be asked to do it.
	cmd := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile",
		"--headless", "--convert-to", format, "--outdir", dir, name)
	out, err := cmd.CombinedOutput()
	converted := filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))+"."+format)
	if _, made := os.Stat(converted); err != nil || made != nil {
		remove()
		return p, nil, usage("LibreOffice 转换不了 %s（%s）。请在 WPS 或 Office 里打开它，另存为 .%s，再导入。",
			"LibreOffice cannot convert %s (%s): open it in WPS or Office, save it as .%s and import that.", name, strings.TrimSpace(string(out)), format)
	}
	return paper{name, converted, "." + format}, remove, nil
}
