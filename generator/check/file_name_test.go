package check

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"casebook/generator/picture/photos"
)

// A person's name stands in addresses, in the list of the site's files and in archives as much as in a
// text, and there it often stands alone.
func TestNamesOfFilesNameNobody(t *testing.T) {
	front := func(more string) string {
		return "+++\ntitle = \"新稿\"\nregion = \"450399\"\ndate = 2024-03-16\n" + more + "+++\n\n走访。\n"
	}
	pack := func(name, text string) string {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, _ := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true})
		_, _ = w.Write([]byte(text))
		_ = z.Close()
		return b.String()
	}
	gb := func(s string) string {
		out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, c := range []struct {
		files map[string]string
		want  string // in what is said; "" where nothing is
	}{
		{map[string]string{"content/cases/贫困户孙二梅.md": front("")}, "错误[private-name]: 文件名“贫困户孙二梅”会出现在网址里：“孙二梅”是私人的姓名"},
		{map[string]string{"content/cases/低保-孙二梅-1.md": front("")}, "错误[private-name]: 文件名“低保-孙二梅-1”"},
		{map[string]string{"content/cases/孙二梅.md": front("")}, "警告[private-name]: 文件名“孙二梅”会出现在网址里：“孙二梅”像是人名"},
		{map[string]string{"content/cases/孙二梅的故事.md": front("")}, "警告[private-name]: 文件名“孙二梅的故事”"},
		{map[string]string{"content/低保户孙二梅/a.md": front("")}, "错误[private-name]: 文件夹名“低保户孙二梅”"},
		{map[string]string{"content/cases/a.md": front("aliases = [\"/cases/贫困户孙二梅/\"]\n")}, "错误[private-name]: 旧网址里的“贫困户孙二梅”"},
		{map[string]string{"content/cases/a.md": front("") + "\n![老人](贫困户孙二梅.png)\n", "content/cases/贫困户孙二梅.png": tinyPNG(t)}, "错误[private-name]: 图片的文件名“贫困户孙二梅.png”会写进公开的文件清单"},
		{map[string]string{"content/cases/a.md": front("") + "\n[名单](a.zip)\n", "content/cases/a.zip": pack("名单/贫困户孙二梅.docx", "x")}, "错误[private-name]: 压缩包“a.zip”里的“名单/贫困户孙二梅.docx”：“孙二梅”"},
		{map[string]string{"content/cases/a.md": front("") + "\n[名单](a.zip)\n", "content/cases/a.zip": pack(gb("名单/贫困户孙二梅.docx"), "x")}, "错误[private-name]: 压缩包“a.zip”里的“名单/贫困户孙二梅.docx”：“孙二梅”"},
		{map[string]string{"content/cases/a.md": front("") + "\n[名单](a.zip)\n", "content/cases/a.zip": pack("b.txt", gb("户主：老张，电话13812345678。"))}, "错误[private-phone]: 压缩包“a.zip”里的“b.txt”：这里有个人电话号码"},
		{map[string]string{"content/cases/a.md": front("") + "\n[名单](低保户孙二梅/a.txt)\n", "content/cases/低保户孙二梅/a.txt": "x\n"}, "错误[private-name]: 附件所在的文件夹“低保户孙二梅”"},
		{map[string]string{"content/cases/a.md": front("") + "\n[照片](a.zip)\n", "content/cases/a.zip": pack("b.jpg", string(photos.Oriented(6)))}, "说明[private-meta]: 附件“a.zip”里记着拍摄的地点（b.jpg）"},

		{map[string]string{"data/villages/贫困户孙二梅.toml": "", "content/cases/a.md": front("")}, "错误[private-name]: data/ 里的名字“贫困户孙二梅”会写进公开的文件清单：“孙二梅”是私人的姓名"},
		{map[string]string{"data/villages/孙二梅/a.toml": "", "content/cases/a.md": front("")}, "警告[private-name]: data/ 里的名字“孙二梅”会写进公开的文件清单：“孙二梅”像是人名"},
		{map[string]string{"data/sources/孙二梅访谈.toml": "", "content/cases/a.md": front("")}, "警告[private-name]: data/ 里的名字“孙二梅访谈”"},
		{map[string]string{"content/cases/sun-ermei.md": front("") + "\n低保户孙二梅一家3口。\n"}, "警告[private-name]: 文件名“sun-ermei”里有“孙二梅”的拼音"},
		{map[string]string{"content/cases/SunErMei_gushi.md": front("") + "\n低保户孙二梅一家3口。\n"}, "警告[private-name]: 文件名“SunErMei_gushi”里有“孙二梅”的拼音"},
		{map[string]string{"content/cases/a.md": front("aliases = [\"/cases/sunermei/\"]\n") + "\n低保户孙二梅一家3口。\n"}, "警告[private-name]: 旧网址“cases/sunermei”里有“孙二梅”的拼音"},
		{map[string]string{"content/cases/a.md": front("") + "\n低保户孙二梅一家3口。\n\n![老人](sun-er-mei.png)\n", "content/cases/sun-er-mei.png": tinyPNG(t)}, "警告[private-name]: 图片的文件名“sun-er-mei.png”里有“孙二梅”的拼音"},
		{map[string]string{"content/cases/a.md": front("") + "\n低保户孙二梅一家3口。\n\n[材料](sunermei.txt)\n", "content/cases/sunermei.txt": "x\n"}, "警告[private-name]: 附件的文件名“sunermei.txt”里有“孙二梅”的拼音"},

		{map[string]string{"data/villages/张家湾.toml": "", "data/villages/龙胜各族自治县.toml": "", "data/programs/孙村经验.toml": "", "data/villages/高山镇/高峰村.toml": "", "content/cases/a.md": front("")}, ""},
		{map[string]string{"content/cases/石桥村.md": front("")}, ""},
		{map[string]string{"content/cases/高山蔬菜.md": front("")}, ""},
		{map[string]string{"content/cases/张家湾.md": front("")}, ""},
		{map[string]string{"content/cases/王建国.md": front("") + "\n县委书记王建国每月来一次。\n"}, ""},
		{map[string]string{"content/cases/王建国书记讲话.md": front("")}, ""},
		{map[string]string{"content/cases/a.md": front("") + "\n![老人](mmexport1638123456789.png)\n", "content/cases/mmexport1638123456789.png": tinyPNG(t)}, ""},
		{map[string]string{"content/cases/a.md": front("") + "\n[材料](a.zip)\n", "content/cases/a.zip": pack("申报表.docx", "x")}, ""},
	} {
		all := siteOfMistakes(t)
		for name, text := range c.files {
			all[name] = text
		}
		got := strings.Join(said(t, all), "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%v\nsaid: %s\nwant: %s", c.files, got, c.want)
		}
	}
}
