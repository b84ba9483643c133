package check

import (
	"fmt"
	"path"
	"strings"

	"casebook/generator/asset"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

const badAttachmentID problem.Rule = "bad-attachment"

func badAttachment() rule {
	return rule{Rule: Rule{
		ID: badAttachmentID, Severity: problem.Error,
		Title: msg("附件不能公布", "a file that is not published"),
		Why: msg("网站只公布办公文档、图片、录音、录像、文本、CSV 和 zip。程序、脚本、快捷方式、带宏的文档会在读者的电脑里运行，网页文件会被当成本站的网页：这些一律不公布。扩展名和内容对不上的，也不公布。",
			"The site publishes office documents, pictures, sound, film, text, CSV and zip. Programs, scripts, shortcuts and documents with macros would run on readers' computers, and web pages could be mistaken for the site's own. Files whose content does not match their extension are not published either."),
		Right: []string{"见[名单](list.txt)。\n--- content/cases/list.txt\n第一组 第二组\n"},
		Wrong: []string{
			"见[填报工具](tool.exe)。\n--- content/cases/tool.exe\nMZ\n",
			"见[报告](report.pdf)。\n--- content/cases/report.pdf\n不是 PDF\n",
			"见[台账](table.xlsm)。\n--- content/cases/table.xlsm\nPK\n",
		},
		Fix: msg("换成可以公布的格式；程序不作附件公布，请写明从哪里取得。", "Use a format that can be published. Programs cannot: say where to get them."),
	}, narrative: findBadAttachments, site: findBadSourceFiles}
}

func findBadAttachments(n *page) {
	for i, link := range n.n.Doc.Links {
		if i < len(n.n.Links) {
			n.out.badAttachment(n.n.Links[i].Asset, link.Span)
		}
	}
}

func findBadSourceFiles(s *site, out *findings) {
	for _, x := range s.rec.Sources {
		out.badAttachment(x.Asset, x.FileAt)
	}
}

// badAttachment reports a file that a link cannot lead to. Of a picture badImage says more.
func (f *findings) badAttachment(a *report.Asset, at source.Span) {
	if a == nil || a.NoFile == "" || a.NoFile == asset.Picture {
		return
	}
	name := path.Base(a.Path)
	what, hint := attachmentFault(a)
	f.add(problem.Problem{Rule: badAttachmentID, Span: at, Hint: hint,
		Message: msg(fmt.Sprintf("附件“%s”%s", name, what.ZH), fmt.Sprintf("the file %q %s", name, what.EN))})
}

// attachmentFault says why a file is not published, and what to do instead.
func attachmentFault(a *report.Asset) (what, hint problem.Text) {
	allowed := msg("可以公布的有办公文档（docx、xlsx、pptx、doc、xls、ppt、wps、et、dps、pdf、ofd）、图片、录音、录像、txt、csv、zip",
		"only office documents, pictures, sound, video, txt, csv and zip are published")
	switch a.NoFile {
	case asset.Program:
		return msg("是程序或脚本：程序不作附件公布", "is a program or a script: programs are not published"), msg("写明从哪里取得这个程序，不要放在网站上", "say where to get it")
	case asset.Macro:
		return msg("带有宏，会在读者的电脑里运行：程序不作附件公布", "has macros, which run on readers' computers: programs are not published"),
			msg("在 WPS 或 Office 里另存为不带宏的 docx、xlsx、pptx，或导出 PDF", "save it as docx, xlsx or pptx without macros, or as PDF")
	case asset.Packed:
		return msg("里面有程序（"+a.Inside+"）：程序不作附件公布", "holds a program ("+a.Inside+"): programs are not published"), msg("去掉压缩包里的程序，重新打包", "remove the program from the archive")
	case asset.Page:
		return msg("是网页文件，会被当成本站的网页：程序和网页不作附件公布", "is a web page, which could be mistaken for one of the site's: programs and web pages are not published"),
			msg("打印成 PDF 再放上来，或者写成一篇 .md", "print it as PDF, or write it as a narrative")
	case asset.Empty:
		return msg("是空的", "is empty"), msg("多半没有传完：重新复制一次，打开看看再放上来", "it was not copied completely: copy it again")
	case asset.Locked:
		return msg("设了打开密码，或者是旧版文件改了扩展名", "needs a password, or is a file of an older version with another extension"), msg("在 WPS 或 Office 里打开，取消打开密码（文件—加密），另存为这种格式", "open it in Office, remove the password and save it again")
	case asset.Mismatch:
		return msg("的内容和扩展名 "+strings.ToLower(path.Ext(a.Path))+" 对不上（可能是改了扩展名，或没有传完）", "is not what its extension says: it was renamed, or is incomplete"),
			msg("用原来的软件打开，另存为这种格式；或者改回原来的扩展名", "open it in its own program and save it again, or restore its extension")
	}
	return msg("不是可以公布的格式", "is of a kind that is not published"), allowed
}
