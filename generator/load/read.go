package load

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"casebook/generator/input"
	"casebook/generator/load/conversion"
	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/table"
)

// Limits of one file, in bytes.
const (
	maxTextFile = 64 << 20
	maxAsset    = 256 << 20 // an image or a document that is copied to the output
)

// read returns a file of the site, or the one problem that it cannot be read. The text of
// a village file may be released and is read again where a message shows a line of it.
func (l *loader) read(in input.File) (*source.File, []problem.Problem) {
	data, f, problems := l.bytes(in, maxTextFile)
	if len(problems) > 0 {
		return f, problems
	}
	body := strings.TrimPrefix(data, "\ufeff")
	if !utf8.ValidString(body) {
		return undecodable(in, body)
	}
	if strings.Contains(strings.TrimRight(body, "\r"), "\r") && !strings.Contains(body, "\n") {
		return endedByReturns(in)
	}
	if in.Role != input.Villages {
		return source.New(in.Path, body), nil
	}
	return source.NewReloadable(in.Path, body, l.rereadTOML(in)), nil
}

// rereadTOML reads the text of a file of villages again, and rereadCSV that of a table.
func (l *loader) rereadTOML(in input.File) func() (string, error) {
	return func() (string, error) {
		text, err := readFrom(l.dir, in.Path, maxTextFile)
		if err != nil {
			return "", err
		}
		return strings.TrimPrefix(text, "\ufeff"), nil
	}
}

func (l *loader) rereadCSV(in input.File) func() (string, error) {
	return func() (string, error) {
		text, err := readFrom(l.dir, in.Path, input.MaxFile)
		if err != nil {
			return "", err
		}
		text, _ = table.Decode(text)
		return text, nil
	}
}

// endedByReturns reports a file whose lines end by carriage returns alone, which is one line to
// whoever reads TOML or Markdown: its places would all be in line 1.
func endedByReturns(in input.File) (*source.File, []problem.Problem) {
	f := source.New(in.Path, "")
	return f, []problem.Problem{{Rule: problem.Unreadable, Span: f.At(0, 0),
		Message: text("行尾是旧式的回车符（CR），整个文件成了一行，读不了", "its lines end in carriage returns (CR) only, so the whole file is one line and cannot be read"),
		Hint:    text("用记事本、VS Code 打开，另存时行尾选 CRLF（Windows）或 LF", "save it with CRLF or LF line endings")}}
}

// bytes returns what a file of at most limit bytes holds, or an empty file with the one problem
// that it cannot be read.
func (l *loader) bytes(in input.File, limit int64) (string, *source.File, []problem.Problem) {
	data, err := l.opt.Contents.Read(l.root, in.Path, limit)
	if err == nil {
		return data, nil, nil
	}
	f := source.New(in.Path, "")
	p := unreadable(f, err)
	if tooLarge := new(input.SizeError); errors.As(err, &tooLarge) {
		p.Message = text(fmt.Sprintf("文件超过 %d MB，不予读取", tooLarge.Limit>>20), fmt.Sprintf("the file is larger than %d MB and is not read", tooLarge.Limit>>20))
		p.Hint = text("按县拆成几个文件", "split it into one file per county")
	}
	return "", f, []problem.Problem{p}
}

// openRows opens a file of tables, in whichever encoding and format office programs wrote it;
// false where it cannot be read.
func (l *loader) openRows(f *tableFile) bool {
	f.release = true
	limit := int64(input.MaxFile)
	if input.IsWorkbook(f.input.Path) {
		limit = maxWorkbook
	}
	data, file, problems := l.bytes(f.input, limit)
	f.file, f.problems = file, problems
	if len(problems) == 0 {
		if input.IsWorkbook(f.input.Path) {
			l.openWorkbook(f, data)
		} else {
			l.openCSV(f, data)
		}
	}
	f.lossy = len(f.problems) > 0
	return !f.lossy
}

// openCSV opens a table of separated values.
func (l *loader) openCSV(f *tableFile, data string) {
	in := f.input
	if p, is := disguised(in.Path, data); is {
		f.file, f.problems = p.Span.File, []problem.Problem{p}
		return
	}
	body, encoding := table.Decode(data)
	switch encoding {
	case table.GB18030:
		f.converted[conversion.GB18030]++
	case table.UTF16:
		f.converted[conversion.UTF16]++
	case table.Ambiguous:
		f.file, f.problems = accidental(in, body)
		return
	case table.Unknown, table.Big5:
		f.file, f.problems = undecodable(in, body)
		return
	}
	if isWebPage(body) {
		f.file = source.New(in.Path, "")
		f.problems = []problem.Problem{{Rule: problem.Unreadable, Span: f.file.At(0, 0),
			Message: text("这是一个网页，只是扩展名写成了 .csv", "this is a web page named .csv"),
			Hint:    text("在 WPS 或 Excel 里打开它，另存为 .xlsx", "open it in WPS or Excel and save it as .xlsx")}}
		return
	}
	if encoding == table.UTF8 && strings.IndexByte(data, '\n') < 0 && strings.IndexByte(data, '\r') >= 0 {
		f.converted[conversion.Returns]++
	}
	f.file = source.NewReloadable(in.Path, body, l.rereadCSV(in))
	f.sheets = []table.Sheet{table.CSVSheet(f.file)}
}

// isWebPage tells whether a text is HTML or XML, as web systems export tables.
func isWebPage(body string) bool {
	head := strings.ToLower(strings.TrimSpace(body[:min(len(body), 200)]))
	for _, tag := range [...]string{"<html", "<!doctype", "<table", "<?xml", "<meta", "<head"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return false
}

// accidental reports a table in GBK whose bytes happen to be UTF-8: which of the two is meant
// cannot be known, and read as UTF-8 it would be published as ƽɽ.
func accidental(in input.File, body string) (*source.File, []problem.Problem) {
	at := strings.IndexFunc(body, func(r rune) bool { return r >= utf8.RuneSelf })
	f := source.New(in.Path, body)
	end := at
	for end < len(body) && body[end] >= utf8.RuneSelf {
		end++
	}
	chinese, _ := simplifiedchinese.GB18030.NewDecoder().String(body[at:end])
	return f, []problem.Problem{{Rule: problem.Unreadable, Span: f.At(at, end-at),
		Message: text("文件像是 GBK 编码：按 UTF-8 读是“"+body[at:end]+"”，按 GBK 读是“"+chinese+"”", "the file looks like GBK: "+body[at:end]+" is "+chinese+" in it"),
		Hint:    text("在表格软件里另存为“CSV UTF-8”", "save it as CSV UTF-8")}}
}

// readFrom opens the site's folder anew: a released text is asked for after loading.
func readFrom(dir, name string, limit int64) (string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	return (*input.Contents)(nil).Read(root, name, limit)
}

// disguised reports a file of another program whose ending somebody changed: its bytes say nothing to
// an editor, its kind does.
func disguised(name, body string) (problem.Problem, bool) {
	ending := path.Ext(name)
	what, hint := problem.Text{}, problem.Text{}
	save := text("在 WPS 或 Excel 里打开它，另存为 .xlsx", "open it in WPS or Excel and save it as .xlsx")
	paper := text("在 WPS 或 Word 里打开它，把文字复制出来；整篇材料用 casebook import 文件.docx", "open it in WPS or Word and copy its text; for a whole document run casebook import FILE.docx")
	switch kind := office.KindOf(body); {
	case kind == office.Workbook, kind == office.Unknown && strings.HasPrefix(body, "PK\x03\x04") && ending == ".csv":
		what, hint = text("Excel 工作簿", "an Excel workbook"), text("把扩展名改回 .xlsx", "rename it .xlsx")
		if ending != ".csv" && ending != ".xlsx" {
			hint = text("把扩展名改回 .xlsx，放进 data/villages/；或用 casebook import 导入", "rename it .xlsx and put it in data/villages/, or import it")
		}
	case kind == office.OldSheet:
		what, hint = text("旧的 .xls 表格", "a workbook of the old format .xls"), save
	case kind == office.Word:
		what, hint = text("Word 文件", "a Word file"), text("把扩展名改回 .docx，用 casebook import 文件.docx 导入", "rename it .docx and run casebook import FILE.docx")
	case kind == office.OldWord:
		what, hint = text("旧的 .doc 文件", "a Word file of the old format .doc"), paper
	case kind == office.Encrypted:
		what, hint = text("加了密码的 Office 文件", "an Office file with a password"), text("在 WPS 或 Office 里打开它，去掉密码再存", "open it in WPS or Office and save it without a password")
	case kind == office.PDF:
		what, hint = text("PDF", "a PDF"), text("找到原来的 Word 或 Excel 文件；要作附件，把扩展名改回 .pdf，在文章里链接它", "find the Word or Excel file that it was made from; to attach it, rename it .pdf and link to it")
	case strings.HasPrefix(body, "PK\x03\x04"), strings.HasPrefix(body, "PK\x05\x06"):
		what, hint = text("压缩包", "an archive"), text("解压，用里面的文件", "unpack it and use what is inside")
	case strings.HasPrefix(body, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && ending == ".csv":
		what, hint = text("旧的 .xls 表格", "a workbook of the old format .xls"), save
	case strings.HasPrefix(body, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		what, hint = text("旧的 Office 文件", "a file of an old version of Office"), paper
	case strings.HasPrefix(body, "\xff\xd8\xff"), strings.HasPrefix(body, "\x89PNG"):
		what, hint = text("图片", "a picture"), text("把扩展名改回 .jpg 或 .png，在文章里写 ![图上有什么](图片.jpg)", "rename it .jpg or .png and write ![what it shows](picture.jpg) in a text")
	default:
		return problem.Problem{}, false
	}
	return problem.Problem{Rule: problem.Unreadable, Span: source.New(name, "").At(0, 0), Hint: hint,
		Message: text("这是"+what.ZH+"，只是扩展名写成了 "+ending, "this is "+what.EN+" named "+ending)}, true
}

// undecodable reports text that is not UTF-8 at its first wrong byte, and names what it
// probably is: office computers save tables as GBK unless they are told otherwise.
func undecodable(in input.File, body string) (*source.File, []problem.Problem) {
	if p, is := disguised(in.Path, body); is {
		return p.Span.File, []problem.Problem{p}
	}
	at := 0
	for at < len(body) {
		r, size := utf8.DecodeRuneInString(body[at:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			break
		}
		at += size
	}
	at = table.Begins(body, at)
	// A message shows nothing of what is far behind the mistake, and what stands there as it reads.
	shown, encoding := table.Guess(body, at, 1000)
	f := source.New(in.Path, shown)
	_, first := utf8.DecodeRuneInString(shown[min(at, len(shown)):])
	p := problem.Problem{Rule: problem.Unreadable, Span: f.At(min(at, len(shown)), first),
		Message: text("文件不是 UTF-8 编码", "the file is not UTF-8")}
	saveAs := "用记事本打开这个文件，点“文件”“另存为”，编码选 UTF-8，文件名不变"
	if in.Role.IsRows() {
		saveAs = "在表格软件里另存为“CSV UTF-8”"
	}
	switch {
	case encoding == table.UTF16:
		p.Message = text("文件是 UTF-16 编码，不是 UTF-8", "the file is UTF-16, not UTF-8")
		p.Span = f.At(0, 0)
	case at < len(body) && body[at] == 0:
		p.Message = text("文件里有空字节，不是文字", "the file has NUL bytes: it is not text")
	case encoding == table.Big5:
		p.Message = text("文件像是 Big5（繁体中文）编码，不是 UTF-8", "the file looks like Big5, not UTF-8")
	case encoding == table.GB18030:
		p.Message = text("文件像是 GBK 编码，不是 UTF-8", "the file looks like GBK, not UTF-8")
	}
	p.Hint = text(saveAs, "save it as UTF-8")
	return f, []problem.Problem{p}
}

// texts, small, villages and others are the files of a site by what is done with them.
func texts(f input.File) bool    { return f.Role.IsText() }
func small(f input.File) bool    { return f.Role.IsSmall() }
func villages(f input.File) bool { return f.Role.IsVillages() }

// others are files of data/ that the contract does not name.
func others(f input.File) bool { return f.Role == input.None && inData(f.Path) }

func inData(name string) bool { return strings.HasPrefix(name, "data/") }

// filesOf iterates over those files of a tree that are wanted, in the order of their paths.
func filesOf(tree *input.Tree, wanted func(input.File) bool) iter.Seq[input.File] {
	return func(yield func(input.File) bool) {
		for _, f := range tree.Files {
			if wanted(f) && !yield(f) {
				return
			}
		}
	}
}

// treeProblems reports what of data/ and content/ could not be looked at, and narratives that
// stand where none is read.
func treeProblems(tree *input.Tree) []problem.Problem {
	var list []problem.Problem
	for _, e := range tree.Errors {
		if !strings.HasPrefix(e.Path, "layouts") {
			list = append(list, unreadable(source.New(e.Path, ""), e.Err))
		}
	}
	for _, f := range tree.Files {
		if f.Role == input.None && isMarkdown(f.Path) && !inData(f.Path) {
			list = append(list, misplacedNarrative(f.Path))
		}
	}
	return list
}

// unreadable reports a file that cannot be read at all.
func unreadable(f *source.File, err error) problem.Problem {
	p := problem.Problem{Rule: problem.Unreadable, Span: f.At(0, 0)}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		p.Message = text("没有权限读这个文件", "no permission to read this file")
	case errors.Is(err, fs.ErrNotExist):
		p.Message = text("链接指向的文件不存在", "the link leads to a file that does not exist")
	case strings.Contains(err.Error(), "escapes"):
		p.Message = text("链接指到了站点文件夹之外，不予读取", "the link leads out of the site's folder and is not followed")
		p.Hint = text("把文件本身复制进来", "copy the file itself into the site")
	case errors.Is(err, input.ErrNesting):
		p.Message = text("文件夹绕回自己或套得太深，不再往下读", "the folder leads back to itself or is nested too deeply")
	case errors.Is(err, input.ErrNotFile):
		p.Message = text("这不是普通文件（可能是管道或设备），不予读取", "not a regular file (a pipe or a device), not read")
	default:
		p.Message = text("读不了这个文件："+err.Error(), "cannot read this file: "+err.Error())
	}
	return p
}

func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

// knownPlaces are the names in data/, shown to an author whose file the contract does not name.
var knownPlaces = []string{
	"site.toml", "indicators.toml", "regions.toml", "sources.toml",
	"regions", "villages", "programs", "facts", "sources", "imports", "editions.toml",
}

// unknownFile reports a file in data/ that nothing reads.
func unknownFile(name string) problem.Problem {
	p := problem.Problem{
		Rule:    problem.UnknownKey,
		Span:    source.New(name, "").At(0, 0),
		Message: text("data/ 里没有约定这个文件，不会被读取", "this file has no place in data/ and is not read"),
		Hint: text("数据放在 site.toml、indicators.toml、regions、villages、programs、facts、sources 里；附件要由某个来源的 file 引用",
			"data lives in site.toml, indicators.toml, regions, villages, programs, facts and sources; an attachment must be the `file` of a source"),
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".tsv", ".txt":
		if strings.HasPrefix(name, "data/villages/") || strings.HasPrefix(name, "data/regions/") {
			right := strings.TrimSuffix(path.Base(name), path.Ext(name)) + ".csv"
			p.Hint = text("是表格就改名为“"+right+"”（用制表符隔开的也读）", "save a table as "+right+" (cells may be divided by tabs)")
			return p
		}
	case ".docx", ".doc", ".wps", ".rtf":
		p.Hint = text("要变成网页，把它移到站点外面，再运行 casebook import "+path.Base(name)+"；只给读者下载，在 data/sources.toml 的一个来源里写 file = \""+strings.TrimPrefix(name, "data/")+"\"",
			"to make a page of it, move it out of the site and run casebook import "+path.Base(name)+"; to let readers download it, make it the `file` of a source")
		return p
	case ".xlsx", ".csv":
		p.Hint = text("各村的表放进 data/villages/，各地区的表放进 data/regions/；别的表格用 casebook import 导入", "tables of villages belong in data/villages/, those of regions in data/regions/; import others with casebook import")
		return p
	case ".xls", ".et", ".ods", ".xlsm", ".xlsb", ".numbers":
		p.Rule = problem.Unreadable
		p.Message = text("读不了 "+path.Ext(name)+" 格式的表格", "tables of the format "+path.Ext(name)+" cannot be read")
		p.Hint = text("在 WPS 或 Excel 里打开它，另存为 .xlsx", "open it in WPS or Excel and save it as .xlsx")
		return p
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(name, "data/"), "/")
	if near := nearest(folder, knownPlaces); near != "" && near != folder {
		p.Hint = text("你是不是想写 `data/"+near+"`？", "did you mean `data/"+near+"`?")
	}
	return p
}

// misplacedNarrative reports Markdown that stands too deep or has an extension that is
// not read: silently leaving out a text would be worse.
func misplacedNarrative(name string) problem.Problem {
	p := problem.Problem{Rule: problem.BadName, Span: source.New(name, "").At(0, 0)}
	if path.Ext(name) != ".md" {
		p.Message = text("文章的扩展名应是小写的 .md", "a narrative's extension must be .md")
		p.Hint = text(fmt.Sprintf("改名为 %s.md", strings.TrimSuffix(path.Base(name), path.Ext(name))), "rename it")
		return p
	}
	p.Message = text("文章只能放在 content/ 或它的一层栏目文件夹里", "a narrative must be in content/ or in a folder directly below it")
	p.Hint = text("上移到 content/栏目/文章.md", "move it up to content/SECTION/SLUG.md")
	return p
}
