package check

import "casebook/generator/problem"

// contract documents the rules of the input contract. The loader finds their faults; no
// setting and no comment silences them.
func contract() []Rule {
	return []Rule{
		{
			ID: problem.TOMLSyntax, Title: "TOML 写法有误",
			Why:   "data/ 里的文件和材料开头 +++ 之间的内容用 TOML 写成：一行一项，左边是名称，中间是等号，右边是内容；文字要放在英文的双引号里。写法不对，后面的内容就读不出来。",
			Right: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n"},
			Wrong: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = “年度报告”\n", "--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\n"},
			Fix:   "看提示的那一行：引号是不是中文的、少了一半，等号是不是漏了。",
		},
		{
			ID: problem.CSVSyntax, Title: "CSV 表格写法有误",
			Why:   "表格存成 CSV 后，每一行的格数要一样，引号要成对。多一个逗号，后面的数字就会错到别的栏里。",
			Right: []string{"--- data/villages/demo.csv\ncode,name,region,source,income@2020\ndemo-1,示例一村,demo,report,10450\n"},
			Wrong: []string{"--- data/villages/demo.csv\ncode,name,region,source,income@2020\ndemo-1,示例一村,demo,report,10450,9\n"},
			Fix:   "用表格软件打开，看提示的那一行是不是多了一格或少了一格，再另存为 CSV（UTF-8）。",
		},
		{
			ID: problem.UnknownKey, Title: "不认识的名称",
			Why:   "写错一个字母的名称如果被悄悄跳过，数字就少了一项而没有人知道。",
			Right: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\nhouseholds = 412\n"},
			Wrong: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\nhousehold = 412\n"},
			Fix:   "按提示“你是不是想写……”改正名称。",
		},
		{
			ID: problem.WrongType, Title: "内容的种类或范围不对",
			Why:   "该写数的地方写了文字，或者数超出了范围（户数是负数、年份是九位数），算出来的就都是错的。",
			Right: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\nhouseholds = 412\n"},
			Wrong: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\nhouseholds = \"412户\"\n"},
			Fix:   "数不加引号、不加单位；文字加引号。",
		},
		{
			ID: problem.MissingField, Title: "少了必填的一项",
			Why:   "少了这一项，页面就做不出来：村没有名称，指标没有单位。",
			Right: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n"},
			Wrong: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\n"},
			Fix:   "补上提示的那一项。",
		},
		{
			ID: problem.DuplicateID, Title: "编号重复",
			Why:   "两个村、两个事实用了同一个编号，读到的是哪一个就说不清了。",
			Right: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n[[source]]\nid = \"plan\"\ntitle = \"规划\"\n"},
			Wrong: []string{"--- data/sources.toml\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n[[source]]\nid = \"report\"\ntitle = \"规划\"\n"},
			Fix:   "给其中一个换一个编号；本来就是同一个的，删去一个。",
		},
		{
			ID: problem.DanglingReference, Title: "引用的东西不存在",
			Why:   "材料里写了某个村、某个做法的编号，但 data/ 里没有它。",
			Right: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\n"},
			Wrong: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"no-such-county\"\n"},
			Fix:   "按提示改正编号，或在 data/ 里补上它。",
		},
		{
			ID: problem.BadCode, Title: "区划代码不对",
			Why:   "村的代码是 12 位数，前 9 位是它的乡镇。代码错一位，村就归到别处去了。不便写真实代码的，用一个英文短名。",
			Right: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"demo-1\"\nname = \"示例村\"\nregion = \"demo\"\n"},
			Wrong: []string{"--- data/villages/demo.toml\n[[village]]\ncode = \"45032910220\"\nname = \"示例村\"\nregion = \"demo\"\n"},
			Fix:   "对照统计用区划代码改正。",
		},
		{
			ID: problem.BadName, Title: "文件名或编号不能用",
			Why:   "文件名就是网页的地址。有的名字在 Windows 里不能用，有的已经被网站自己占用。",
			Right: []string{"材料的文件名用小写字母、数字和连字号。"},
			Wrong: []string{"正文。\n--- content/cases/page.md\n+++\ntitle = \"材料\"\n+++\n正文。"},
			Fix:   "改一个名字：小写英文字母、数字、连字号，例如 hu-jia-tian。",
		},
		{
			ID: problem.Unreadable, Title: "文件读不出来",
			Why:   "文件不是 UTF-8 编码、太大，或者没有权限打开。",
			Right: []string{"用记事本另存为时，编码选 UTF-8。"},
			Wrong: []string{"乱码：\xd5\xfd\xce\xc4"},
			Fix:   "用记事本打开，另存为，编码选 UTF-8。",
		},
	}
}
