package main

import (
	"os"
	"path/filepath"
	"strings"

	"casebook/generator/intake/docx"
	"casebook/generator/office"
)

// endings are what the kinds of files are named like.
var endings = map[office.Kind]string{office.Word: ".docx", office.Workbook: ".xlsx", office.OldWord: ".doc", office.OldSheet: ".xls", office.RichText: ".rtf"}

// ending is what a paper should be named like: by its bytes where they tell, since papers that were
// renamed or downloaded have any name, else by its name. What cannot be imported is refused here,
// in a sentence that says what to do.
func (c *console) ending(name string) (string, error) {
	base, ext := filepath.Base(name), strings.ToLower(filepath.Ext(name))
	if strings.HasPrefix(base, "~$") {
		return "", usage("%s 是 Word 或 Excel 打开文件时留下的记号，里面没有文字。请在那边存盘、关掉，再导入不带 ~$ 的文件。", "%s is what Word or Excel leaves beside a file that is open: save and close it there and import the file without ~$.", name)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return "", usage("%s 是文件夹。请一个文件一个文件地导入。", "%s is a folder: import its files one by one.", name)
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
	kind := office.KindOf(data)
	switch {
	case kind == office.Empty:
		return "", c.refused(name, text("是空文件（0 字节），多半没有下载完或没有存上：请重新取一份", "is empty: it was not downloaded or saved, get it anew"))
	case kind == office.Encrypted:
		return "", c.refused(name, text("加了密码：请在 WPS 或 Office 里打开，去掉密码（文件→信息→保护），另存一份再导入", "is protected by a password: open it in WPS or Office, take the password off and save it"))
	case kind == office.PDF:
		return "", usage("%s 其实是 PDF，只是改了名字："+unreadable[".pdf"].ZH, "%s is a PDF by another name: "+unreadable[".pdf"].EN, name)
	case kind == office.WebPage && ext == ".docx":
		return "", c.refused(name, text("其实是网页，只是改了名字：请在 WPS 或 Word 里打开，另存为 .docx", "is a web page by another name: open it in WPS or Word and save it as .docx"))
	}
	found := endings[kind]
	if found == "" || found == ext || kind == office.OldWord && ext == ".wps" || kind == office.OldSheet && ext == ".et" {
		return ext, nil
	}
	if ext == ".docx" || ext == ".xlsx" || ext == ".csv" {
		c.stderrf("%s", c.in(text(base+" 其实是 "+found+" 文件，只是改了名字，照 "+found+" 读。", base+" is a "+found+" by another name and is read as one.")))
	}
	return found, nil
}
