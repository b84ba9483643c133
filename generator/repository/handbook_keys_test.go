package repository

import (
	"os"
	"strings"
	"testing"

	"casebook/generator/load"
	"casebook/generator/schema"
)

// keyTables are the handbook's tables of keys: the page, the heading that the table stands under
// ("" for the first of the page), the record, and rows below those of its keys.
var keyTables = []struct {
	page, heading, record string
	columns               bool // of a spreadsheet: only keys that it has a column of
	inline                bool // tables are written in one line, which their help shows
	more                  string
}{
	{page: "files.md", heading: "## 站点设置", record: "site"},
	{page: "files.md", heading: "## 指标", record: "indicators"},
	{page: "files.md", heading: "## 地区", record: "regions"},
	{page: "files.md", heading: "## 村", record: "villages"},
	{page: "files.md", heading: "## 出处", record: "sources"},
	{page: "files.md", heading: "## 程序自己写的文件", record: "import"},
	{page: "files.md", heading: "发布过的版本", record: "editions"},
	{page: "methods.md", heading: "## 能写的项", record: "programs"},
	{page: "narrative.md", heading: "## 开头的说明", record: "narrative"},
	{page: "figures.md", heading: "## 先写数据", record: "facts"},
	{page: "charts.md", record: "chart", inline: true},
	{page: "csv.md", heading: "## 表头", record: "villages", columns: true, more: "" +
		"| `指标@年份` | 一个指标的一年，如 `income_per_capita@2024` |\n" +
		"| `指标/分法/部分@年份` | 构成，如 `party_members/age/35岁以下@2020` |\n"},
}

// TestHandbookTellsEveryKey holds the handbook's tables of keys to the declarations that the
// program reads by. `go test ./generator/repository -run Handbook -update` writes them.
func TestHandbookTellsEveryKey(t *testing.T) {
	records, reported := map[string]*schema.Record{}, map[string]bool{}
	for _, r := range load.Schemas(nil) {
		records[r.File] = r
	}
	for _, table := range keyTables {
		file := "../content/handbook/" + table.page
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before, rows, after, ok := cutTable(string(text), table.heading)
		if !ok {
			t.Errorf("%s has no table of keys under %q", file, table.heading)
			continue
		}
		reported[table.record] = true
		var b strings.Builder
		keyRows(&b, records[table.record], "", table.columns, table.inline, map[*schema.Record]bool{})
		want := b.String() + table.more
		if rows == want {
			continue
		}
		if !*update {
			t.Errorf("%s, %s: the table of keys is not what the program reads: run go test ./generator/repository -run Handbook -update\nwant\n%s", file, table.heading, want)
		} else if err := os.WriteFile(file, []byte(before+want+after), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name := range records {
		if !reported[name] && name != "formula" { // of one key, which the page of methods shows
			t.Errorf("the handbook has no table of the keys of %s", name)
		}
	}
}

// cutTable finds the rows of the first table of keys under a heading.
func cutTable(text, heading string) (before, rows, after string, ok bool) {
	at := strings.Index(text, "\n"+heading)
	if at < 0 {
		return "", "", "", false
	}
	const rule = "| --- | --- |\n"
	for _, head := range []string{"| 项 | 写什么 |\n", "| 列名 | 写什么 |\n"} {
		if i := strings.Index(text[at:], head+rule); i >= 0 {
			start := at + i + len(head+rule)
			end := start
			for strings.HasPrefix(text[end:], "|") {
				line, _, _ := strings.Cut(text[end:], "\n")
				end += len(line) + 1
			}
			return text[:start], text[start:end], text[end:], true
		}
	}
	return "", "", "", false
}

// keyRows writes a row a key: those of the record first, as TOML wants them, then its tables,
// each with its keys below it. inline says that tables are written in one line, which their help
// shows.
func keyRows(b *strings.Builder, r *schema.Record, table string, columns, inline bool, seen map[*schema.Record]bool) {
	seen[r] = true
	row := func(name string, k *schema.Key) {
		help := strings.ReplaceAll(k.Help, "|", "\\|")
		if k.Required {
			help += "（必填）"
		}
		b.WriteString("| `" + name + "` | " + help + " |\n")
	}
	group := func(name string, k *schema.Key) { // it heads the rows of its keys
		b.WriteString("| **`" + name + "`** | **" + strings.ReplaceAll(k.Help, "|", "\\|") + "** |\n")
	}
	for i := range r.Keys {
		if k := &r.Keys[i]; (k.Of == nil || inline) && (!columns || k.Column) {
			row(k.Name, k)
		}
	}
	for i := range r.Keys {
		k := &r.Keys[i]
		if k.Of == nil || inline || seen[k.Of] {
			continue
		}
		if !columns {
			group(map[schema.Type]string{
				schema.Table: "[" + table + k.Name + "]", schema.Tables: "[[" + table + k.Name + "]]", schema.NamedBy: "[" + table + k.Name + ".名字]",
			}[k.Type], k)
		}
		keyRows(b, k.Of, table+k.Name+".", columns, inline, seen)
	}
}
