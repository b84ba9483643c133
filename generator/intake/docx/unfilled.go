package docx

import (
	"strings"

	"casebook/generator/lazyregexp"
)

// promptText is what Word shows in a content control until somebody fills it in.
var promptText = lazyregexp.New(`^(?:单击|点击|请(?:单击|点击|输入|选择)|选择一项|选取日期|Click|Tap|Choose|Enter)`)

// isUnfilled tells of a content control that nobody filled in, and lists what it asks for: that is no text of the paper.
func (r *reader) isUnfilled(sdt *node) bool {
	words := strings.TrimSpace(sdt.kid("sdtContent").characters())
	if sdt.kid("sdtPr", "showingPlcHdr") == nil || r.paper.Own != nil || !promptText.MatchString(words) {
		return false
	}
	r.aside("没有填写", "", words+"：是表里的提示，没有搬")
	return true
}
