package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"casebook/generator/child"
	"casebook/generator/intake/docx"
	"casebook/generator/office"
	"casebook/generator/picture"
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
			"%s is in a format (%s) that cannot be read directly, and LibreOffice, which could convert it, was not found: open it in WPS or Office, save it as .%s and import that.", name, ext, format)
	}
	if _, err := os.Stat(name); err != nil {
		return p, nil, usage("打不开 %s：请看看文件名和位置对不对。", "cannot open %s: check its name and place.", name)
	}
	c.stderrf("%s", c.in(text("正在用 LibreOffice 把 "+filepath.Base(name)+" 转换成 ."+format+"，要几秒到半分钟……", "Converting "+filepath.Base(name)+" to ."+format+" with LibreOffice: this takes up to half a minute…")))
	dir, err := os.MkdirTemp("", "casebook-import-")
	if err != nil {
		return p, nil, fmt.Errorf("import: %w", err)
	}
	remove = func() { child.Remove(dir) }
	err = byLibreOffice(ctx, program, dir, format, name)
	converted := filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))+"."+format)
	if _, made := os.Stat(converted); err != nil || made != nil {
		remove()
		if ctx.Err() != nil {
			return p, nil, ctx.Err()
		}
		return p, nil, c.refused(name, text("像是损坏了，或者不是它的后缀说的那种文件：LibreOffice 转换不了。请在 WPS 或 Office 里打开它，另存为 ."+format+"，再导入",
			"seems to be damaged, or not what its extension says: LibreOffice cannot convert it; open it in WPS or Office, save it as ."+format+" and import that"))
	}
	return paper{name, converted, "." + format}, remove, nil
}

// byLibreOffice converts files to a format into a folder. What LibreOffice says of it is in English, and mostly of Java.
func byLibreOffice(ctx context.Context, program, dir, format string, files ...string) error {
	ctx, cancel := context.WithTimeout(ctx, conversionTime)
	defer cancel()
	// A profile of its own: an office that has LibreOffice open would otherwise be asked to do it.
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(dir) + "/profile", "--headless", "--convert-to", format, "--outdir", dir}
	cmd := exec.CommandContext(ctx, program, append(args, files...)...)
	cmd.Env = append(os.Environ(), "TMPDIR="+dir, "TMP="+dir, "TEMP="+dir) // what it leaves goes with the folder
	child.Whole(cmd)
	return cmd.Run()
}

// metafiles returns PNGs of a paper's drawings of Windows (EMF, WMF), made by the LibreOffice of this machine. What
// it cannot convert, or all where there is none, the import lists.
func (c *console) metafiles(ctx context.Context, drawings map[string][]byte) map[string][]byte {
	program, err := exec.LookPath("soffice")
	if err != nil || len(drawings) == 0 {
		return nil
	}
	dir, err := os.MkdirTemp("", "casebook-import-")
	if err != nil {
		return nil
	}
	defer child.Remove(dir)
	c.stderrf("%s", c.in(text(fmt.Sprintf("正在用 LibreOffice 转换 %d 张图元图片（EMF、WMF），要几秒……", len(drawings)), fmt.Sprintf("Converting %d drawings (EMF, WMF) with LibreOffice: this takes a few seconds…", len(drawings)))))
	names := slices.Sorted(maps.Keys(drawings))
	var files []string
	for i, name := range names { // names of our own: two may differ in their endings alone
		file := filepath.Join(dir, strconv.Itoa(i)+filepath.Ext(name))
		if os.WriteFile(file, drawings[name], 0o600) != nil {
			return nil
		}
		files = append(files, file)
	}
	if err := byLibreOffice(ctx, program, dir, "png", files...); err != nil && ctx.Err() != nil {
		return nil
	}
	made := map[string][]byte{}
	for i, name := range names {
		page, err := os.ReadFile(filepath.Join(dir, strconv.Itoa(i)+".png"))
		if err != nil {
			continue
		}
		if drawn, err := picture.Drawn(page); err == nil { // it puts the drawing on a page
			made[name] = drawn
		}
	}
	return made
}

// endings are what the kinds of files are named like.
var endings = map[office.Kind]string{office.Word: ".docx", office.Workbook: ".xlsx", office.OldWord: ".doc", office.OldSheet: ".xls", office.RichText: ".rtf"}

// ending is what a paper should be named like: by its bytes where they tell, since papers that were
// renamed or downloaded have any name, else by its name. What cannot be imported is refused here,
// in a sentence that says what to do.
func (c *console) ending(name string) (string, error) {
	base, ext := filepath.Base(name), strings.ToLower(filepath.Ext(name))
	if strings.HasPrefix(base, "~$") {
		return "", usage("%s 是 Word 或 Excel 打开文件时留下的记号，里面没有文字。请在那边存盘、关掉，再导入不带 ~$ 的文件。", "%s is a lock file that Word or Excel keeps beside an open file: save and close the file there, then import it under its name without ~$.", name)
	}
	if why, ok := unreadable[ext]; ok {
		return "", usage("%s 不能导入："+why.ZH, "%s cannot be imported: "+why.EN, name)
	}
	data, err := readFile(name, docx.ErrTooLarge)
	if err == docx.ErrTooLarge {
		return ext, nil // which its reader says
	} else if err != nil {
		return "", err
	}
	kind := office.KindOf(string(data))
	switch {
	case kind == office.Empty:
		return "", c.refused(name, text("是空文件（0 字节），多半没有下载完或没有存上：请重新取一份", "is empty: it was not fully downloaded or saved; get it again"))
	case kind == office.Encrypted:
		return "", c.refused(name, text("加了密码：请在 WPS 或 Office 里打开，去掉密码（文件→信息→保护），另存一份再导入", "is protected by a password: open it in WPS or Office, remove the password and save it"))
	case kind == office.PDF:
		return "", usage("%s 其实是 PDF，只是改了名字："+unreadable[".pdf"].ZH, "%s is a PDF with another extension: "+unreadable[".pdf"].EN, name)
	case kind == office.WebPage && ext == ".docx":
		return "", c.refused(name, text("其实是网页，只是改了名字：请在 WPS 或 Word 里打开，另存为 .docx", "is a web page with another extension: open it in WPS or Word and save it as .docx"))
	}
	found := endings[kind]
	if kind == office.Text && (olderFormats[ext] == "xlsx" || ext == ".xlsx") {
		found = ".csv" // what a web page gives for download is often named .xls
	}
	if found == "" || found == ext || kind == office.OldWord && ext == ".wps" || kind == office.OldSheet && ext == ".et" {
		return ext, nil
	}
	if ext == ".docx" || ext == ".xlsx" || ext == ".csv" || found == ".csv" {
		c.stderrf("%s", c.in(text(base+" 其实是 "+found+" 文件，只是改了名字，照 "+found+" 读。", base+" is a "+found+" with another extension and is read as one.")))
	}
	return found, nil
}
