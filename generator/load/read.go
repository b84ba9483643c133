package load

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"casebook/generator/input"
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
	f, _, problems := l.readFile(in)
	return f, problems
}

// readFile is read, with the encoding of a table.
func (l *loader) readFile(in input.File) (*source.File, table.Encoding, []problem.Problem) {
	limit := int64(maxTextFile)
	if in.Role == input.VillageRows {
		limit = input.MaxFile
	}
	data, err := l.opt.Contents.Read(l.root, in.Path, limit)
	if err != nil {
		f := source.New(in.Path, "")
		p := unreadable(f, err)
		if tooLarge := new(input.SizeError); errors.As(err, &tooLarge) {
			p.Message = text(fmt.Sprintf("文件超过 %d MB，不予读取", tooLarge.Limit>>20), fmt.Sprintf("the file is larger than %d MB and is not read", tooLarge.Limit>>20))
			p.Hint = text("按县拆成几个文件", "split it, one file a county")
		}
		return f, table.Unknown, []problem.Problem{p}
	}
	if in.Role == input.VillageRows {
		return l.readRows(in, data, limit)
	}
	body := strings.TrimPrefix(data, "\ufeff")
	if !utf8.ValidString(body) {
		f, problems := undecodable(in, body)
		return f, table.Unknown, problems
	}
	if in.Role != input.Villages {
		return source.New(in.Path, body), table.UTF8, nil
	}
	f := source.NewReloadable(in.Path, body, func() (string, error) {
		again, err := readFrom(l.dir, in.Path, limit)
		if err != nil {
			return "", err
		}
		return strings.TrimPrefix(again, "\ufeff"), nil
	})
	return f, table.UTF8, nil
}

// readRows returns a table of separated values in whichever encoding office programs wrote it.
func (l *loader) readRows(in input.File, data string, limit int64) (*source.File, table.Encoding, []problem.Problem) {
	body, encoding := table.Decode(data)
	switch encoding {
	case table.Unknown:
		if strings.HasPrefix(data, "PK\x03\x04") {
			f := source.New(in.Path, "")
			return f, encoding, []problem.Problem{{Rule: problem.Unreadable, Span: f.At(0, 0),
				Message: text("这是 Excel 工作簿，只是扩展名写成了 .csv", "this is an Excel workbook named .csv"),
				Hint:    text("把扩展名改回 .xlsx", "name it .xlsx again")}}
		}
		f, problems := undecodable(in, body)
		return f, encoding, problems
	case table.Ambiguous:
		f, problems := accidental(in, body)
		return f, encoding, problems
	}
	f := source.NewReloadable(in.Path, body, func() (string, error) {
		again, err := readFrom(l.dir, in.Path, limit)
		if err != nil {
			return "", err
		}
		again, _ = table.Decode(again)
		return again, nil
	})
	return f, encoding, nil
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

// undecodable reports text that is not UTF-8 at its first wrong byte, and names what it
// probably is: office computers save tables as GBK unless they are told otherwise.
func undecodable(in input.File, body string) (*source.File, []problem.Problem) {
	at := 0
	for at < len(body) {
		r, size := utf8.DecodeRuneInString(body[at:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			break
		}
		at += size
	}
	// A message shows nothing of what is far behind the mistake.
	f := source.New(in.Path, strings.ToValidUTF8(strings.Clone(body[:min(at+1000, len(body))]), "\ufffd"))
	p := problem.Problem{Rule: problem.Unreadable, Span: f.At(at, len("\ufffd")),
		Message: text("文件不是 UTF-8 编码", "the file is not UTF-8")}
	saveAs := "在编辑器里另存为 UTF-8 编码"
	if in.Role == input.VillageRows {
		saveAs = "在表格软件里另存为“CSV UTF-8”"
	}
	switch {
	case strings.HasPrefix(body, "\xff\xfe") || strings.HasPrefix(body, "\xfe\xff"):
		p.Message = text("文件是 UTF-16 编码，不是 UTF-8", "the file is UTF-16, not UTF-8")
		p.Span = f.At(0, 0)
	case at < len(body) && body[at] == 0:
		p.Message = text("文件里有空字节，不是文字", "the file has NUL bytes: it is no text")
	case looksGBK(body):
		p.Message = text("文件像是 GBK 编码，不是 UTF-8", "the file looks like GBK, not UTF-8")
	}
	p.Hint = text(saveAs, "save it as UTF-8")
	return f, []problem.Problem{p}
}

// looksGBK tells whether every byte above ASCII stands in a pair that GBK allows.
func looksGBK(s string) bool {
	pairs := 0
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 {
			continue
		}
		if s[i] == 0x80 || s[i] == 0xff || i+1 >= len(s) || s[i+1] < 0x40 || s[i+1] == 0x7f || s[i+1] == 0xff {
			return false
		}
		pairs++
		i++
	}
	return pairs > 0
}
