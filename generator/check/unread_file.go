package check

import "casebook/generator/problem"

// unreadFile documents the warnings on files that the loader found no use for.
func unreadFile() rule {
	return rule{Rule: Rule{
		ID: problem.UnreadFile, Severity: problem.Warning,
		Title: msg("没有用到的文件", "a file that nothing uses"),
		Why: msg("放进 content/ 的 Word、图片、文本不会自己出现在网站上。放进来却没有哪篇文章用到，多半是忘了导入、忘了写链接，或者名字写得不一样。layouts/ 里名字或文件夹写错的版式也不会用上，页面还是原来的样子。",
			"A Word file, a picture or a text in content/ does not appear on the site by itself. A file that no text uses was usually forgotten: it should have been imported or linked to, or its name differs. A file in layouts/ whose name or folder is misspelt replaces nothing either."),
		Right: []string{"见[名单](list.txt)。\n--- content/cases/list.txt\n第一组 第二组\n"},
		Wrong: []string{"见名单。\n--- content/cases/list.txt\n第一组 第二组\n", "见材料。\n--- content/cases/material.docx\nPK\n"},
		Fix:   msg("照提示导入、写上链接，或者把不用的文件移出 content/。", "Import it or link to it as the hint says, or move it out of content/."),
	}}
}
