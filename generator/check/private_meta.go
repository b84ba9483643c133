package check

import (
	"fmt"
	"path"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

const privateMetaID problem.Rule = "private-meta"

func privateMeta() rule {
	return rule{Rule: Rule{
		ID: privateMetaID, Severity: problem.Note,
		Title: msg("附件的属性里有人名、单位", "a file whose properties name people"),
		Why: msg("Word、Excel、PDF 的属性里记着作者、最后修改的人和单位，读者打开“属性”就看得到。公开版里提醒一句，内部版不提醒。手机拍的照片、录像记着拍摄的地点。文章里的图片，这些记录公布时已经去掉；压缩包、附件里的没有去掉。",
			"The properties of Word, Excel and PDF files name their author, last editor and office, for every reader to see. This is reported for the public edition, not for the internal one. Photos and videos from phones say where they were taken. Pictures in texts are published without any of this; those in archives and documents are not."),
		Right: []string{"见[报告](report.pdf)。\n--- content/cases/report.pdf\n%PDF-1.4\n"},
		Wrong: []string{"见[报告](report.pdf)。\n--- content/cases/report.pdf\n%PDF-1.4 /Author (wang)\n"},
		Fix: msg("在 WPS 或 Office 里打开：文件—信息—检查文档（WPS：文件—文档加密—属性），删去作者和单位，另存后换掉原来的附件。",
			"Open it in Office: File – Info – Inspect Document, remove author and company, save it, and replace the old file with it."),
	}, narrative: findPrivateMeta, site: findPrivateMetaOfSources}
}

func findPrivateMeta(n *page) {
	for i, link := range n.n.Doc.Links {
		if i < len(n.n.Links) {
			n.out.privateMeta(n.s, n.n.Links[i].Asset, link.Span)
		}
	}
}

func findPrivateMetaOfSources(s *site, out *findings) {
	for _, x := range s.rec.Sources {
		out.privateMeta(s, x.Asset, x.FileAt)
	}
}

func (f *findings) privateMeta(s *site, a *report.Asset, at source.Span) {
	if a == nil || a.NoFile != "" || s.rec.Site.Internal {
		return
	}
	name := path.Base(a.Path)
	if a.Placed != "" {
		f.add(problem.Problem{Rule: privateMetaID, Span: at,
			Message: msg(fmt.Sprintf("附件“%s”里记着拍摄的地点（%s），在家里、老乡家拍的，谁都找得到", name, a.Placed), fmt.Sprintf("%q says where a photo or video was taken (%s)", name, a.Placed)),
			Hint:    msg("照片直接插进文章，网站会去掉这些记录；要打包的，先用微信（不选“原图”）发一遍再保存，换掉原来的", "show photos in the text, where the site removes this; otherwise send them through a chat program first, not as originals, and use those")})
	}
	if a.Named == "" {
		return
	}
	f.add(problem.Problem{Rule: privateMetaID, Span: at,
		Message: msg(fmt.Sprintf("附件“%s”的属性里写着：%s", name, problem.Shorten(a.Named)), fmt.Sprintf("the properties of %q name %s", name, problem.Shorten(strings.ReplaceAll(a.Named, "、", ", ")))),
		Hint:    msg("不想公开的，在 WPS 或 Office 里打开，“文件—信息—检查文档”删去作者和单位，另存", "if that must not be public: File – Info – Inspect Document in Office, then save")})
}
