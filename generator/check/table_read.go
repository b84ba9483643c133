package check

import "casebook/generator/problem"

// tableRead documents the notes on tables that the loader read by what they mean.
func tableRead() rule {
	return rule{Rule: Rule{
		ID: problem.TableRead, Severity: problem.Note,
		Title: msg("表格照原意读进来了", "a table read with adjustments"),
		Why: msg("表格软件存出来的编码、分隔符、千分位、单位各不相同。意思不会读错的，程序照原意读，并在这里说一声；要靠猜的，一律不读。",
			"Spreadsheets differ in encoding, separators, thousands and units. What cannot be misunderstood is read and reported here; what would have to be guessed is refused."),
		Right: []string{"--- data/villages/demo.csv\ncode,name,region,source,income@2020\ndemo-1,示例一村,demo,report,10450\n"},
		Wrong: []string{"--- data/villages/demo.csv\ncode,name,region,source,income@2020年\ndemo-1,示例一村,demo,report,\"10,450\"\n"},
		Fix: msg("不用改。想看不到这条提示，就在表格软件里另存为“CSV UTF-8”，数字去掉千分位和单位。",
			"Nothing needs to be done. To get rid of the note, save as CSV UTF-8 with plain numbers."),
	}}
}
