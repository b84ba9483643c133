package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// programTitle is the name that a program gives to a file whose author has given none.
var programTitle = lazyregexp.New(`(?i)^(?:新建\s*)?(?:文本文档|(?:Microsoft Word |DOCX? ?|WPS ?文字)文档|XLSX? ?工作表|文字文稿|文档|工作簿|演示文稿|未命名|无标题|untitled|document)\s*[（(]?\d*[)）]?$`)

// findProgramTitle reports a title that is none.
func (n *page) findProgramTitle() {
	if programTitle.MatchString(strings.TrimSpace(n.n.Title)) {
		n.out.add(problem.Problem{Rule: placeholderID, Span: n.n.At,
			Message: msg(fmt.Sprintf("标题“%s”是软件起的文件名", n.n.Title), fmt.Sprintf("the title %q is a file name made by a program", n.n.Title)),
			Hint:    msg("写上文章的标题，读者在列表里只看到它", "write the text's title: readers see nothing else in a list")})
	}
}

// findTitleMarks reports the marks around and behind a title that have no place there (GB/T 15834: a
// title has no full stop at its end).
func (n *page) findTitleMarks() {
	title := strings.TrimSpace(n.n.Title)
	if inner, ok := strings.CutPrefix(title, "《"); ok && strings.HasSuffix(title, "》") && strings.Count(inner, "》") == 1 {
		n.out.add(problem.Problem{Rule: punctuationID, Span: n.n.At,
			Message: msg("标题外面加了书名号", "the title is between title marks"),
			Hint:    msg("写成“"+strings.TrimSuffix(inner, "》")+"”，不加《》", "write it without 《》")})
		return
	}
	if last, _ := utf8.DecodeLastRuneInString(title); strings.ContainsRune("。；，、", last) {
		n.out.add(problem.Problem{Rule: punctuationID, Span: n.n.At,
			Message: msg(fmt.Sprintf("标题末尾有“%c”", last), fmt.Sprintf("the title ends with %c", last)),
			Hint:    msg("删去它：标题末尾不用这个标点", "delete it: a title ends without it")})
	}
}
