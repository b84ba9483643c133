package load

import (
	"path"
	"strings"

	"casebook/generator/identifier"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/reserved"
	"casebook/generator/schema"
	"casebook/generator/siteurl"
	"casebook/generator/source"
	"casebook/generator/toml"
)

const siteDefaultMinCell = 5

// siteFile reads data/site.toml.
func (l *loader) siteFile(tree *input.Tree) {
	l.report.Site = report.Site{Language: "zh-CN", MinCell: siteDefaultMinCell}
	if len(l.docs[input.Site]) == 0 {
		l.missingSite(tree)
		return
	}
	d := l.docs[input.Site][0]
	defer l.collect(&d.decoder)
	if d.lost {
		return
	}
	s := &l.report.Site
	s.At = d.span(0, 0)
	l.contract.site.read(l.with(&d.decoder), d.root, s)
	if l.opt.Edition != "" {
		s.Internal = l.opt.Edition == "internal"
	}
}

// missingSite reports that site.toml is not there: a site must have a title.
func (l *loader) missingSite(tree *input.Tree) {
	for _, e := range tree.Errors {
		if e.Path == "data/site.toml" || e.Path == "data" {
			return // it is there, or may be, and cannot be read
		}
	}
	l.problems = append(l.problems, problem.Problem{
		Rule:    problem.MissingField,
		Span:    emptyFile("data/site.toml").At(0, 0),
		Message: text("缺少 data/site.toml，其中必填 `title`", "data/site.toml is missing; its `title` is required"),
		Hint:    text("新建这个文件，写上 title = \"站点名称\"", "create this file with a line title = \"…\""),
	})
}

// language accepts the shape of a language tag, which reaches HTML attributes.
func (d *decoder) language(e *toml.Entry) string {
	tag := d.text(e)
	for i, part := range strings.Split(tag, "-") {
		if part == "" || len(part) > 8 || i == 0 && len(part) < 2 || strings.Trim(strings.ToLower(part), "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			if e.Value.Kind == toml.KindString {
				d.wrong(&e.Value, "`language` 应像 zh-CN 这样写", "`language` must look like zh-CN", text("中文写成 \"zh-CN\"，英文写成 \"en\"", "write \"zh-CN\" or \"en\""))
			}
			return "zh-CN"
		}
	}
	return tag
}

// baseURL accepts an absolute http or https address of a folder, see BaseURL.
func (d *decoder) baseURL(e *toml.Entry) string {
	raw := d.text(e)
	if raw == "" {
		return ""
	}
	base, ok := siteurl.Parse(raw)
	if !ok {
		hint := text("从 http:// 或 https:// 写起，写到网站所在的文件夹为止，末尾不写 index.html 这样的文件名", "begin with http:// or https:// and end with the site's folder, without a file name such as index.html")
		if meant, ok := siteurl.Meant(raw); ok {
			hint = text("写成 \""+meant+"\"", "write \""+meant+"\"")
			if !strings.Contains(raw, "tp") {
				hint = text("写成 \""+meant+"\"；网站没有 https 的，从 http:// 写起", "write \""+meant+"\", or http:// if the site has no https")
			}
		}
		d.wrong(&e.Value, "`base_url` 应是完整的网址，如 https://example.cn/anli", "`base_url` must be an absolute http or https address", hint)
		return ""
	}
	return base
}

// checkSettings reads [check]: the severity of a rule, which package check knows, and the keys
// that front matter must have.
func (x reading) checkSettings(e *toml.Entry, s *report.Site) {
	t := x.table(e)
	if t == nil {
		return
	}
	levels := []problem.Severity{problem.Error, problem.Warning, problem.Off}
	for i := range t.Entries {
		e := &t.Entries[i]
		if e.Key == "require" {
			s.Require = x.frontKeys(e)
		} else if level, ok := x.oneOf(e, "error", "warning", "off"); ok {
			s.Settings = append(s.Settings, problem.Setting{Rule: problem.Rule(e.Key), Severity: levels[level], Span: x.keySpan(e)})
		}
	}
}

// frontKeys reads a list of keys of front matter.
func (x reading) frontKeys(e *toml.Entry) []string {
	var list []string
	for _, v := range x.words(e) {
		if x.contract.narrative.field(v.Text) == nil {
			x.add(problem.Problem{Rule: problem.UnknownKey, Span: x.valueSpan(&v),
				Message: text("文件头里没有 `"+problem.Shorten(v.Text)+"` 这个键", "front matter has no key `"+problem.Shorten(v.Text)+"`"),
				Hint:    orKnown(didYouMean(v.Text, x.contract.narrative.names), x.contract.narrative.names)})
			continue
		}
		list = append(list, x.owned(v.Text))
	}
	return list
}

// fileHint says how the name of a file in data/ is spelt where there is one that differs only in that, which is
// the file that is meant then; else what is to be done.
func (l *loader) fileHint(key, name string, missing problem.Text) problem.Text {
	own, found := strings.CutPrefix(l.spelling(path.Join("data", name)), "data/")
	if !found || own == path.Clean(name) {
		return missing
	}
	l.assets.mention("data/" + own)
	return text("名字要完全一致：写成 "+key+" = \""+own+"\"", "the name must be the same: "+key+" = \""+own+"\"")
}

func siteRecord() *record[report.Site] {
	type T = report.Site
	return declared(schema.Record{File: "site", Path: "data/site.toml", Help: "站点的总设置"},
		textField("title", "站名", "its title", func(s *T) *string { return &s.Title }).required().at(func(s *T) *source.Span { return &s.At }),
		textField("subtitle", "副标题", "its subtitle", func(s *T) *string { return &s.Subtitle }).called("副标题"),
		keyField(schema.Key{Name: "language", Help: "界面语言：`zh-CN`、`en`，或 `layouts/strings/` 里有的", English: "the language of the interface"}, func(x reading, e *toml.Entry, s *T) {
			s.Language, s.LanguageAt = x.language(e), x.valueSpan(&e.Value)
		}).called("语言"),
		keyField(schema.Key{Name: "base_url", Help: "网站的地址；不写就没有站点地图、订阅和二维码", English: "its full address"}, func(x reading, e *toml.Entry, s *T) { s.BaseURL = x.baseURL(e) }),
		textField("owner", "主办单位", "who runs it", func(s *T) *string { return &s.Owner }).called("主办单位"),
		textField("contact", "联系方式", "whom to contact", func(s *T) *string { return &s.Contact }).called("联系方式", "联系电话"),
		textField("icp", "ICP 备案号", "its ICP number", func(s *T) *string { return &s.ICP }),
		textField("police_record", "公安备案号", "its police record", func(s *T) *string { return &s.PoliceRecord }),
		textField("site_code", "网站标识码", "its site code", func(s *T) *string { return &s.SiteCode }),
		wordField("edition", "公开版 `public` 或内部版 `internal`", "public or internal", []string{"public", "internal"}, []bool{false, true}, func(s *T) *bool { return &s.Internal }),
		dateField("updated", "内容更新的日期；不写就取文章里最近的", "when it was updated", func(s *T) *report.Date { return &s.Updated }),
		keyField(schema.Key{Name: "accent", Pattern: "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$", Help: "主色，如 `\"#b3261e\"`", English: "a colour, #rrggbb"}, func(x reading, e *toml.Entry, s *T) { s.Accent = x.colour(e) }),
		keyField(schema.Key{Name: "logo", Help: "标志的图片，和 `site.toml` 放在一起", English: "a picture beside site.toml"}, func(x reading, e *toml.Entry, s *T) { s.Logo, s.LogoAt = x.logo(e) }),
		tableField("privacy", "个人隐私", "privacy", declared(schema.Record{Name: "privacy", Help: "个人隐私"},
			intField("min_cell", "人数少于它的分组不公开", "smaller parts are not published", 0, 1000, func(s *T) *int { return &s.MinCell }).checked(func(x reading, e *toml.Entry, s *T) {
				if s.MinCell <= 1 {
					x.decoder.add(problem.Problem{Rule: problem.WrongType, Span: x.valueSpan(&e.Value), AtMost: problem.Warning,
						Message: text("`min_cell` 不到2，一个人的分组也会公开", "with `min_cell` below 2, parts of a single person are published"),
						Hint:    text("一般写 5；不要这一项就删去，仍按 5 算", "write 5, or delete the line (5 is the default)")})
				}
			}),
		), func(s *T) *T { return s }),
		keyField(schema.Key{Name: "check", Type: schema.FreeForm, Each: []string{"error", "warning", "off"}, Lists: []string{"require"}, Help: "调整一条规则的轻重：`figure-unbound = \"error\"`，可写 `error`、`warning`、`off`；`require` 写文章开头必须有哪些项", English: "severities of rules; require = required keys of front matter"}, reading.checkSettings),
		keyField(schema.Key{Name: "map", Type: schema.Table, Of: mapRecord().schema, Help: "地图", English: "the map"}, mapOf(mapRecord())),
		publishField(),
		tableField("export", "导出 Word 的格式", "the form of Word files", exportRecord(), func(s *T) *report.Export { return &s.Export }),
		tablesField("withdrawn", "撤下的页", "pages that were withdrawn", withdrawnRecord(), func(at source.Span) report.Withdrawn { return report.Withdrawn{At: at} }, func(s *T) *[]report.Withdrawn { return &s.Withdrawn }),
	)
}

// publishField reads [publish.NAME].
func publishField() field[report.Site] {
	type T = report.PublishTarget
	target := declared(schema.Record{Name: "publish", Help: "发布到哪里"},
		wordField("kind", "`folder`、`sftp`、`ftp`、`s3` 或 `webdav`", "what kind of host", publishKinds, publishKinds, func(t *T) *string { return &t.Kind }).required(),
		textField("host", "主机", "the host", func(t *T) *string { return &t.Host }),
		intField("port", "端口", "its port", 1, 65535, func(t *T) *int { return &t.Port }),
		textField("path", "网站的根目录", "the web root", func(t *T) *string { return &t.Path }),
		textField("user", "用户名；s3 写密钥的编号", "the user; for s3 the key id", func(t *T) *string { return &t.User }),
		textField("bucket", "s3 的存储桶", "of s3", func(t *T) *string { return &t.Bucket }),
		textField("region", "s3 的地域", "of s3", func(t *T) *string { return &t.Region }),
		keyField(schema.Key{Name: "url", Help: "s3、webdav 的地址", English: "its address"}, func(x reading, e *toml.Entry, t *T) { t.URL = x.webAddress(e) }),
		wordField("tls", "ftp 的加密：`explicit`、`implicit` 或 `none`", "of ftp", tlsKinds, tlsKinds, func(t *T) *string { return &t.TLS }),
		textField("host_key", "sftp 主机的公钥", "of sftp", func(t *T) *string { return &t.HostKey }),
		intField("keep", "保留几版，供退回", "editions kept for rollback", 1, 1000, func(t *T) *int { return &t.Keep }),
	)
	key := schema.Key{Name: "publish", Type: schema.NamedBy, Of: target.schema, Help: "发布到哪里，密码不写在这里", English: "where to publish"}
	return keyField(key, func(x reading, e *toml.Entry, s *report.Site) {
		named := text("写成 [publish.web]，web 是这个地方的名字，它的几行写在下面", "write [publish.web], where web is a name of your choice, and the keys below it")
		if e.Value.Kind != toml.KindTable {
			x.expected(e, &e.Value, kindNames[toml.KindTable], named)
			return
		}
		for i := range e.Value.Table.Entries {
			one := &e.Value.Table.Entries[i]
			if one.Value.Kind != toml.KindTable {
				x.expected(one, &one.Value, kindNames[toml.KindTable], named)
				return
			}
			if !x.checkName(one.Key, x.keySpan(one)) {
				continue
			}
			to := T{Name: x.owned(one.Key), TLS: tlsKinds[0], Keep: report.DefaultKeep, At: x.keySpan(one)}
			target.read(x, one.Value.Table, &to)
			s.Publish = append(s.Publish, to)
		}
	})
}

var (
	publishKinds = []string{"folder", "sftp", "ftp", "s3", "webdav"}
	tlsKinds     = []string{"explicit", "implicit", "none"}
)

func exportRecord() *record[report.Export] {
	type T = report.Export
	fonts := declared(schema.Record{Name: "fonts", Help: "字体，代替国标的"},
		textField("title", "标题", "of the title", func(f *report.ExportFonts) *string { return &f.Title }),
		textField("heading", "一级标题", "of headings", func(f *report.ExportFonts) *string { return &f.Heading }),
		textField("subheading", "二级标题", "of headings below", func(f *report.ExportFonts) *string { return &f.Subheading }),
		textField("body", "正文", "of the text", func(f *report.ExportFonts) *string { return &f.Body }),
	)
	return declared(schema.Record{Name: "export", Help: "导出 Word 的格式"},
		textField("red_head", "红头，即发文机关标志", "the red letterhead", func(x *T) *string { return &x.RedHead }),
		textField("number", "文号", "the document's number", func(x *T) *string { return &x.Number }),
		textField("to", "主送机关", "to whom it goes", func(x *T) *string { return &x.To }),
		textField("signer", "落款的单位；不写就用文章的 `author`", "who signs it; default: the narrative's author", func(x *T) *string { return &x.Signer }),
		textField("secrecy", "密级", "its classification", func(x *T) *string { return &x.Secrecy }),
		keyField(schema.Key{Name: "template", Help: "作样板的 `.docx`，和 `site.toml` 放在一起", English: "a .docx beside site.toml"}, func(x reading, e *toml.Entry, v *T) { v.Template = x.template(e) }),
		tableField("fonts", "字体", "fonts", fonts, func(x *T) *report.ExportFonts { return &x.Fonts }),
	)
}

// template reads the path of a .docx below data/.
func (x reading) template(e *toml.Entry) string {
	name := x.text(e)
	if name == "" {
		return ""
	}
	file := path.Join("data", name)
	x.assets.mention(file)
	if !strings.EqualFold(path.Ext(name), ".docx") || !x.isAsset(file) {
		x.decoder.add(problem.Problem{Rule: problem.MissingAsset, Span: x.valueSpan(&e.Value),
			Message: text("没有样板 data/"+name+"，或它不是 .docx", "there is no template data/"+name+", or it is not a .docx"),
			Hint:    x.fileHint("template", name, text("在 WPS 或 Word 里另存为 .docx，放进 data/，和 site.toml 在一起", "save it as .docx and put it in data/, beside site.toml"))})
		return ""
	}
	return name
}

func withdrawnRecord() *record[report.Withdrawn] {
	type T = report.Withdrawn
	return declared(schema.Record{Name: "withdrawn", Help: "撤下的一页"},
		keyField(schema.Key{Name: "path", Help: "网址，如 `/cases/old/`", English: "its address"}, func(x reading, e *toml.Entry, w *T) { w.Path = x.sitePath(e, &e.Value) }).required(),
		dateField("date", "哪天撤下的", "when", func(w *T) *report.Date { return &w.Date }),
		textField("text", "给读者的说明", "what readers are told", func(w *T) *string { return &w.Text }),
	)
}

// sitePath reads an address in the site, /cases/SLUG/, cases/SLUG/index.html or that of a file of
// pages as older sites had them, cases/old.html, and returns the
// path in the output; "" after a report where it is none.
func (x reading) sitePath(e *toml.Entry, v *toml.Value) string {
	raw := strings.TrimSpace(x.decoder.word(e, v))
	page := strings.Trim(strings.TrimSuffix(raw, "index.html"), "/")
	ok := page != "" && !strings.ContainsAny(page, "\\?#:") && path.Clean(page) == page
	for part := range strings.SplitSeq(page, "/") {
		ok = ok && part != "" && identifier.IsSafe(part) && !reserved.OnWindows(part) && !reserved.File(part)
	}
	if !ok {
		if v.Kind == toml.KindString {
			x.wrong(v, "`"+e.Key+"` 应是站内的网址，不能是 "+quoteShort(identifier.Printable(raw)), "`"+e.Key+"` must be an address in the site, not "+quoteShort(identifier.Printable(raw)),
				text("写成 /cases/旧名字/ 这样", "write it like /cases/old-name/"))
		}
		return ""
	}
	switch strings.ToLower(path.Ext(page)) {
	case ".html", ".htm", ".shtml":
		return x.owned(page)
	}
	return x.owned(page) + "/index.html"
}

// colour reads "#rgb" or "#rrggbb" and returns the long form in small letters.
func (x reading) colour(e *toml.Entry) string {
	s := strings.ToLower(x.text(e))
	digits, hash := strings.CutPrefix(s, "#")
	if hash && strings.Trim(digits, "0123456789abcdef") == "" {
		switch len(digits) {
		case 3:
			return "#" + strings.Repeat(digits[:1], 2) + strings.Repeat(digits[1:2], 2) + strings.Repeat(digits[2:], 2)
		case 6:
			return s
		}
	}
	if s := strings.ToLower(e.Value.Text); e.Value.Kind == toml.KindString && len(s) == 6 && strings.Trim(s, "0123456789abcdef") == "" {
		wrongWord(x, e, "应是一个颜色", "must be a colour", text("前面加上井号：写成 \"#"+s+"\"", "write \"#"+s+"\""))
	} else if e.Value.Kind == toml.KindString {
		wrongWord(x, e, "应是一个颜色", "must be a colour", text("写成 \"#b3261e\" 这样：井号和六位数字或 a 到 f", "write it like \"#b3261e\""))
	}
	return ""
}

// logo reads the site's logo, a picture beside site.toml.
func (x reading) logo(e *toml.Entry) (*report.Asset, source.Span) {
	name := x.text(e)
	if name == "" {
		return nil, source.Span{}
	}
	at := x.valueSpan(&e.Value)
	asset := x.picture(path.Join("data", name))
	if asset == nil {
		hint := x.fileHint("logo", name, text("把图片放进 data/，和 site.toml 在一起", "put the picture in data/, beside site.toml"))
		if strings.Contains(name, "://") {
			x.decoder.add(problem.Problem{Rule: problem.MissingAsset, Span: at, Message: text("标志的图片在别的网站上："+name, "the logo is on another site: "+name),
				Hint: text("先下载，放进 data/，和 site.toml 在一起，再写文件名", "download it, put it in data/ beside site.toml, and write its name")})
			return nil, source.Span{}
		}
		x.decoder.add(problem.Problem{Rule: problem.MissingAsset, Span: at,
			Message: text("没有标志的图片 data/"+name, "there is no logo data/"+name),
			Hint:    hint})
	}
	return asset, at
}
