package publish

import (
	"fmt"
	"html"
)

func startPage(title string) string {
	title = html.EscapeString(title)
	return fmt.Sprintf(`<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=index.html">
<title>%s</title>
<p><a href="index.html">打开《%s》</a></p>
</html>
`, title, title)
}

// note is read in the Notepad of whatever Windows is at hand: hence the byte order mark and
// the line ends.
func note(title string) string {
	return "\ufeff" + fmt.Sprintf("《%s》\r\n\r\n", title) +
		"怎样打开\r\n" +
		"1. 先把压缩包整个解压到一个文件夹里（不要在压缩包里直接点开）。\r\n" +
		"2. 双击“打开我.html”，用浏览器看。不需要联网，也不需要安装任何东西。\r\n" +
		"3. 要放到别的电脑或 U 盘上，请把整个文件夹一起拷走。\r\n\r\n" +
		"怎样核对是否完整\r\n" +
		"“校验和.txt”里有每个文件的 SHA-256。在装有 sha256sum 的电脑上，进入这个文件夹运行：\r\n" +
		"    sha256sum -c 校验和.txt\r\n"
}
