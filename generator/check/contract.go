package check

import "casebook/generator/problem"

// contract documents the rules of the input contract. The loader finds their faults; no
// setting and no comment silences them.
func contract() []Rule { return append(contractOfText(), contractOfNames()...) }

// contractOfText documents the rules of how values are written.
func contractOfText() []Rule {
	return []Rule{
		{
			ID: problem.TOMLSyntax, Severity: problem.Error, Contract: true,
			Title: msg("TOML 写法有误", "a TOML syntax error"),
			Why: msg("data/ 里的文件和材料开头 +++ 之间的内容用 TOML 写成：一行一项，左边是名称，中间是等号，右边是内容；文字要放在英文的双引号里。写法不对，后面的内容就读不出来。",
				"Files in data/ and what is between the +++ lines of a narrative are TOML: one entry per line, with a name, an equals sign and a value; texts are in straight double quotes. Nothing after a mistake can be read."),
			Right: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n"},
			Wrong: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = “年度报告”\n", "--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\n"},
			Fix: msg("看提示的那一行：引号是不是中文的、少了一半，等号是不是漏了。",
				"Look at the line given: is a quotation mark curly or missing, or the equals sign?"),
		},
		{
			ID: problem.CSVSyntax, Severity: problem.Error, Contract: true,
			Title: msg("CSV 表格写法有误", "a CSV syntax error"),
			Why: msg("表格存成 CSV 后，每一行的格数要一样，引号要成对。多一个逗号，后面的数字就会错到别的栏里。",
				"Every row of a CSV table has the same number of cells, and quotation marks come in pairs. One comma too many moves the figures after it into other columns."),
			Right: []string{"--- data/villages/demo.csv\ncode,name,region,source,income@2020\ndemo-1,示例一村,demo,report,10450\n"},
			Wrong: []string{"--- data/villages/demo.csv\ncode,name,region,source,income@2020\ndemo-1,示例一村,demo,report,10450,9\n"},
			Fix: msg("用表格软件打开，看提示的那一行是不是多了一格或少了一格，再另存为 CSV（UTF-8）。",
				"Open it in a spreadsheet, check the row given for a cell too many or too few, and save it as CSV (UTF-8) again."),
		},
		{
			ID: problem.UnknownKey, Severity: problem.Error, Contract: true,
			Title: msg("不认识的名称", "an unknown key"),
			Why: msg("写错一个字母的名称如果被悄悄跳过，数字就少了一项而没有人知道。",
				"If a name with one wrong letter were skipped in silence, a figure would be missing and nobody would know."),
			Right: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\nhouseholds = 412\n"},
			Wrong: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\nhousehold = 412\n"},
			Fix: msg("按提示“你是不是想写……”改正名称。",
				"Correct the name as the hint suggests."),
		},
		{
			ID: problem.WrongType, Severity: problem.Error, Contract: true,
			Title: msg("内容的种类或范围不对", "a value of the wrong type or out of range"),
			Why: msg("该写数的地方写了文字，或者数超出了范围（户数是负数、年份是九位数），算出来的就都是错的。",
				"There is text where a number belongs, or the number is out of range (a negative count of households, a year of nine digits): everything calculated from it would be wrong."),
			Right: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\nhouseholds = 412\n"},
			Wrong: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\nhouseholds = \"412户\"\n"},
			Fix: msg("数不加引号、不加单位；文字加引号。",
				"Write numbers without quotation marks and units, and texts in quotation marks."),
		},
		{
			ID: problem.MissingField, Severity: problem.Error, Contract: true,
			Title: msg("少了必填的一项", "a required field is missing"),
			Why: msg("少了这一项，页面就做不出来：村没有名称，指标没有单位。",
				"Without it the page cannot be made, for instance when a village has no name or an indicator no unit."),
			Right: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n"},
			Wrong: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\n"},
			Fix: msg("补上提示的那一项。",
				"Add the missing field."),
		},
	}
}

// contractOfNames documents the rules of what names, ids and codes lead to.
func contractOfNames() []Rule {
	return []Rule{
		{
			ID: problem.DuplicateID, Severity: problem.Error, Contract: true,
			Title: msg("编号重复", "the same id twice"),
			Why: msg("两个村、两个事实用了同一个编号，读到的是哪一个就说不清了。",
				"Two villages or two facts share an id, and nobody can tell which of them is meant."),
			Right: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n[[source]]\nid = \"plan\"\ntitle = \"规划\"\n"},
			Wrong: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n[[source]]\nid = \"report\"\ntitle = \"规划\"\n"},
			Fix: msg("给其中一个换一个编号；本来就是同一个的，删去一个。",
				"Give one of them another id; if both are the same thing, delete one."),
		},
		{
			ID: problem.DanglingReference, Severity: problem.Error, Contract: true,
			Title: msg("引用的东西不存在", "a reference that leads nowhere"),
			Why: msg("材料里写了某个村、某个做法的编号，但 data/ 里没有它。",
				"The text names a village or program that does not exist in data/."),
			Right: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\n"},
			Wrong: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"no-such-county\"\n"},
			Fix: msg("按提示改正编号，或在 data/ 里补上它。",
				"Correct the id as the hint suggests, or add the record to data/."),
		},
		{
			ID: problem.BadCode, Severity: problem.Error, Contract: true,
			Title: msg("区划代码不对", "a malformed administrative code"),
			Why: msg("村的代码是 12 位数，前 9 位是它的乡镇。代码错一位，村就归到别处去了。不便写真实代码的，用一个英文短名。",
				"A village's code has 12 digits, of which the first 9 are its township's. With one digit wrong the village belongs somewhere else. Where the real code should not be shown, use a short name in Latin letters."),
			Right: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\n"},
			Wrong: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"45032910220\"\nname = \"示例村\"\nregion = \"demo\"\n"},
			Fix: msg("对照统计用区划代码改正。",
				"Compare it with the official list of codes."),
		},
		{
			ID: problem.BadName, Severity: problem.Error, Contract: true,
			Title: msg("文件名或编号不能用", "a name that cannot be an address"),
			Why: msg("文件名就是网页的地址。有的名字在 Windows 里不能用，有的已经被网站自己占用。",
				"A file's name becomes the page's address. Some names are not possible on Windows, others are reserved by the site."),
			Right: []string{"材料的文件名用小写字母、数字和连字号。"},
			Wrong: []string{"正文。\n--- content/cases/page.md\n+++\ntitle = \"材料\"\n+++\n正文。"},
			Fix: msg("改一个名字：小写英文字母、数字、连字号，例如 hu-jia-tian。",
				"Choose another name: lower-case letters, digits and hyphens, such as hu-jia-tian."),
		},
		{
			ID: problem.Unreadable, Severity: problem.Error, Contract: true,
			Title: msg("文件读不出来", "a file that cannot be read"),
			Why: msg("文件不是 UTF-8 编码、太大，或者没有权限打开。",
				"The file is not UTF-8, is too large, or cannot be opened."),
			Right: []string{"用记事本另存为时，编码选 UTF-8。"},
			Wrong: []string{"乱码：\xd5\xfd\xce\xc4"},
			Fix: msg("用记事本打开，另存为，编码选 UTF-8。",
				"Open it in an editor and save it as UTF-8."),
		},
	}
}
