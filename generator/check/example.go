package check

// villageFile is an example that is a village's series of incomes.
func villageFile(values string) string {
	return "--- data/villages/demo.toml\n[[village]]\ncode = \"demo-village\"\nname = \"示例村\"\nregion = \"demo\"\nsource = \"report\"\n" +
		"[[village.series]]\nindicator = \"income\"\n" + values + "\n"
}

// breakdownFile is an example that is a village's party members by age.
func breakdownFile(parts string) string {
	return "--- data/villages/demo.toml\n[[village]]\ncode = \"demo-village\"\nname = \"示例村\"\nregion = \"demo\"\nsource = \"report\"\n" +
		"[[village.breakdown]]\nindicator = \"members\"\nby = \"age\"\nyear = 2020\n" + parts + "\n"
}

// factFile is an example narrative with the facts its figures are bound to.
func factFile(text string, facts ...string) string {
	text += "\n--- data/facts/demo.toml\n"
	for _, f := range facts {
		text += "[[fact]]\n" + f + "\nsource = \"report\"\n"
	}
	return text
}
