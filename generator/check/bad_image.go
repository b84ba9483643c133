package check

import (
	"fmt"
	"path"

	"casebook/generator/asset"
	"casebook/generator/picture"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

const badImageID problem.Rule = "bad-image"

func badImage() rule {
	return rule{Rule: Rule{
		ID: badImageID, Severity: problem.Error,
		Title: msg("图片不能公布", "a picture that cannot be published"),
		Why: msg("不是每种图片浏览器都能显示：苹果手机拍的 HEIC、扫描仪出的 TIFF，读者看到的是一个空框。没传完的、坏了的、只是改了扩展名的也一样。图片是什么，按内容认，不按扩展名。",
			"Browsers do not show every kind of picture: instead of an iPhone's HEIC or a scanner's TIFF readers see an empty frame, and the same goes for a picture that is incomplete, broken or merely renamed. What counts is the content of the file, not its name."),
		Right: []string{"没有图片的材料也是好材料。"},
		Wrong: []string{
			"![村史馆大门](door.jpg)\n--- content/cases/door.jpg\n....ftypheic\n",
			"![村史馆大门](door.png)\n--- content/cases/door.png\n不是图片\n",
		},
		Fix: msg("照提示另存为 JPG 或 PNG，放回原处，名字与文字里写的一致。", "Save it as JPG or PNG as the hint says, and put it in the same place under the name in the text."),
	}, narrative: findBadImages, site: findBadSiteImages}
}

func findBadImages(n *page) {
	for i, image := range n.n.Doc.Images {
		if i < len(n.n.Images) {
			n.out.badImage(n.n.Images[i], image.Span)
		}
	}
	n.out.badImage(n.n.Cover, n.n.CoverAt)
	for i, link := range n.n.Doc.Links {
		if i < len(n.n.Links) && isBadPicture(n.n.Links[i].Asset) {
			n.out.badImage(n.n.Links[i].Asset, link.Span)
		}
	}
}

func findBadSiteImages(s *site, out *findings) {
	out.badImage(s.rec.Site.Logo, s.rec.Site.LogoAt)
	for _, x := range s.rec.Sources {
		if isBadPicture(x.Asset) {
			out.badImage(x.Asset, x.FileAt)
		}
	}
}

// isBadPicture tells whether a file that is linked to is a picture which cannot be published.
func isBadPicture(a *report.Asset) bool { return a != nil && a.NoFile == asset.Picture }

// badImage reports a picture that cannot be shown.
func (f *findings) badImage(a *report.Asset, at source.Span) {
	if a == nil || a.Picture != nil {
		return
	}
	name := path.Base(a.Path)
	what, hint := imageFault(a.NoPicture)
	f.add(problem.Problem{Rule: badImageID, Span: at, Hint: hint,
		Message: msg(fmt.Sprintf("图片“%s”%s", name, what.ZH), fmt.Sprintf("the picture %q %s", name, what.EN))})
}

// imageFault says what is wrong with a picture, and what to do on a phone and in WPS.
func imageFault(fault picture.Fault) (what, hint problem.Text) {
	saveAs := msg("用 WPS 图片或 Windows 自带的“画图”打开，另存为 JPG 或 PNG；用手机的，把图片发到微信再保存下来就是 JPG", "open it in an image viewer and save it as JPG or PNG")
	again := msg("这个文件没有传完或已损坏：从手机或相机重新复制一次（微信传图时选“原图”），再打开看看是不是整张", "copy it again from the phone or camera, and check that it opens")
	switch fault {
	case picture.Empty:
		return msg("是空的", "is empty"), again
	case picture.Truncated:
		return msg("不完整，后面缺了一截", "is incomplete: its end is missing"), again
	case picture.Broken:
		return msg("已损坏，打不开", "is broken"), again
	case picture.HEIC:
		return msg("其实是 HEIC（苹果手机的格式），多数浏览器不能显示", "is HEIC, which most browsers cannot show"),
			msg("苹果手机：在“设置—相机—格式”里选“兼容性最佳”再拍；已拍好的，发到微信再保存，或用 WPS 图片打开，另存为 JPG。只改扩展名没有用", "save it as JPG; on an iPhone choose Settings – Camera – Formats – Most Compatible. Renaming does not help")
	case picture.AVIF:
		return msg("其实是 AVIF 格式，不少浏览器不能显示", "is AVIF, which many browsers cannot show"), saveAs
	case picture.TIFF:
		return msg("其实是 TIFF（扫描仪或相机原始格式），浏览器不能显示", "is TIFF, which browsers cannot show"), saveAs
	case picture.BMP:
		return msg("其实是 BMP 格式，太大，不宜公布", "is BMP, which is too large to publish"), saveAs
	case picture.Photoshop:
		return msg("其实是 Photoshop 文件", "is a Photoshop file"), msg("在 Photoshop 里导出为 JPG 或 PNG", "export it as JPG or PNG")
	case picture.Metafile:
		return msg("其实是 Windows 图元文件（EMF、WMF），浏览器不能显示", "is a Windows metafile, which browsers cannot show"), msg("在 WPS 或 Word 里右键图片，“另存为图片”，选 PNG", "save it as PNG from WPS or Word")
	case picture.Film:
		return msg("其实是录像", "is a video"), msg("录像写成链接，页面上会有播放器：[说明](文件名.mp4)；要放图片，就在手机上暂停截图", "link to a video, [text](name.mp4): the page shows a player; for a picture take a screenshot")
	case picture.Sound:
		return msg("其实是录音", "is sound"), msg("录音写成链接，页面上会有播放器：[说明](文件名.mp3)", "link to it, [text](name.mp3): the page shows a player")
	case picture.PDF:
		return msg("其实是 PDF", "is a PDF"), msg("写成附件的链接：[说明](文件名.pdf)；要放图片，就在 WPS 里打开，另存为图片", "link to it, [text](name.pdf), or save its page as a picture")
	case picture.Paper:
		return msg("其实是 Office 文档或压缩包", "is an office document or an archive"), msg("写成附件的链接：[说明](文件名.docx)；要其中的图片，在 WPS 里右键图片，“另存为图片”", "link to it, [text](name.docx), or save the picture in it as a picture")
	case picture.Page:
		return msg("其实是网页：下载时存成了网页，不是图片", "is a web page, not a picture"), msg("在浏览器里对着图片按右键，选“图片另存为”", "in the browser choose “save image as” on the picture itself")
	case picture.TooLarge:
		return msg("太大，处理不了（像素过亿或文件超过 128 MB）", "is too large (over a hundred million pixels, or 128 MB)"), msg("用 WPS 图片或手机相册缩小尺寸后另存：长边 2400 像素就够了", "reduce its size: 2,400 pixels on its longer side are enough")
	case picture.LargeAnimation:
		return msg("是动图，长边超过 2400 像素", "is an animation of more than 2,400 pixels"), msg("把动图缩小到 2400 像素以内，或换成录像", "reduce its size, or use a film")
	case picture.Active:
		return msg("是带脚本的 SVG（或者写得不合规范），不能公布", "is an SVG that contains a script or cannot be read"), msg("在画图软件里另存为“纯 SVG”，或导出 PNG", "save it as plain SVG or as PNG")
	case picture.Apart:
		return msg("是 SVG，里面的一部分（图片、字体或样式）在别的文件或网站上，读者看不到", "is an SVG of which a part (a picture, a font, a style) lies in another file or on another site, where readers do not see it"),
			msg("在画图软件里把用到的图片“嵌入”文件再另存，或导出 PNG", "embed what it uses in the drawing program and save it again, or export it as PNG")
	}
	return msg("不是图片", "is not a picture"), msg("图片用 JPG、PNG、GIF、WebP 或 SVG；其他文件写成附件的链接", "pictures are JPG, PNG, GIF, WebP or SVG; link to other files")
}
