package docx

import (
	"math/rand/v2"
	"strings"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/source"
)

// Words that somebody set off within a paragraph come in set off, however Word was told to do so.
func TestEmphasisIsKept(t *testing.T) {
	const bold, italic, dotted, styled = `<x:b/>`, `<x:i/>`, `<x:em x:val="dot"/>`, `<x:rStyle x:val="STRONG"/>`
	run := func(props, text string) string {
		return `<x:r><x:rPr>` + props + `</x:rPr><x:t xml:space="preserve">` + text + `</x:t></x:r>`
	}
	para := func(runs ...string) string { return `<x:p>` + strings.Join(runs, "") + `</x:p>` }
	long := para(run("", strings.Repeat("全村清点了资产，", 12)+"每月公示。"))
	for name, x := range map[string]struct{ body, want string }{
		"bold words":                     {para(run("", "我们坚持"), run(bold, "支部领着干"), run("", "，户户入社。")), "我们坚持**支部领着干**，户户入社。"},
		"a lead of a paragraph":          {para(run(bold, "一是账目公开。"), run("", "每月十日张榜。")), "**一是账目公开。**每月十日张榜。"},
		"italics":                        {para(run("", "先"), run(italic, "议"), run("", "后干")), "先*议*后干"},
		"dots below":                     {para(run("", "先"), run(dotted, "议"), run("", "后干")), "先*议*后干"},
		"no dots":                        {para(run("", "先"), run(`<x:em x:val="none"/>`, "议"), run("", "后干")), "先议后干"},
		"a style of characters":          {para(run("", "先"), run(styled, "议"), run("", "后干")), "先**议**后干"},
		"switched off":                   {para(run("", "先"), run(`<x:rStyle x:val="STRONG"/><x:b x:val="0"/>`, "议"), run("", "后干")), "先议后干"},
		"bold and italic is bold":        {para(run("", "先"), run(bold+italic, "议"), run("", "后干")), "先**议**后干"},
		"runs that Word divided":         {para(run("", "先"), run(bold, "商"), run(bold, "议"), run("", "后干")), "先**商议**后干"},
		"blanks between bold words":      {para(run(bold, "党员"), run("", " "), run(bold, "带头"), run("", "干")), "**党员 带头**干"},
		"blanks beside bold words":       {para(run("", "由"), run(bold, " 党员 "), run("", "带头")), "由 **党员** 带头"},
		"a bold mark":                    {para(run("", "党员带头"), run(bold, "，"), run("", "户户入社")), "党员带头，户户入社"},
		"a bold part of a figure":        {para(run("", "收入"), run(bold, "12"), run("", "万元，分红"), run("", "3"), run(bold, "万元")), "收入**12万元**，分红**3万元**"},
		"quotation marks":                {para(run("", "推行"), run(bold, "“六个一”"), run("", "工作法")), "推行**“六个一”**工作法"},
		"a paragraph set off throughout": {long + para(run(bold, strings.Repeat("账目月月公开，", 9)+"人人看得见。")), "\n\n**" + strings.Repeat("账目月月公开，", 9) + "人人看得见。**"},
		"a paper in bold throughout":     {para(run(bold, strings.Repeat("账目月月公开，", 9))) + para(run(bold, strings.Repeat("户户都入社，", 9))), strings.Repeat("账目月月公开，", 9) + "\n\n" + strings.Repeat("户户都入社，", 9)},
		"a head":                         {long + para(run("", "一、"), run(bold, "账目")) + long, "\n\n## 一、账目\n\n"},
		"a head that leads its text":     {long + para(run(bold, "（一）账目公开。"), run("", "每月"), run(bold, "十日"), run("", "张榜，人人看得见。")), "\n\n## （一）账目公开\n\n每月**十日**张榜，人人看得见。"},
		"a table":                        {`<x:tbl><x:tr><x:tc>` + para(run(bold, "项目")) + `</x:tc><x:tc>` + para(run(bold, "说明")) + `</x:tc></x:tr><x:tr><x:tc>` + para(run(bold, "账目")) + `</x:tc><x:tc>` + para(run("", "每月"), run(bold, "公开")) + `</x:tc></x:tr></x:tbl>`, "| 项目 | 说明 |\n| --- | --- |\n| 账目 | 每月**公开** |"},
		"what is struck out":             {para(run("", "收入"), run(`<x:strike/><x:b/>`, "很多"), run("", "不少")), "收入**~~很多~~**不少"},
	} {
		parts := map[string]string{"word/styles.xml": `<x:styles xmlns:x="w"><x:style x:styleId="STRONG"><x:name x:val="Strong"/><x:basedOn x:val="BASE"/></x:style><x:style x:styleId="BASE"><x:name x:val="base"/><x:basedOn x:val="STRONG"/><x:rPr><x:b/></x:rPr></x:style></x:styles>`}
		p, err := Read(paper(t, x.body, parts), "slug")
		if err != nil {
			t.Fatal(err)
		}
		if got := inMarkdown(&p.Document); !strings.Contains(got, x.want) || strings.Count(got, "*") != strings.Count(x.want, "*") {
			t.Errorf("%s: %s\nis read as\n%s\nwant\n%s", name, x.body, got, x.want)
		}
	}
}

// Whatever is set off, the words of the paragraph stay as they are when the Markdown is read again.
func TestEmphasisChangesNoWord(t *testing.T) {
	words := []string{"收入", "12", "万元", " ", "，", "“六个一”", "党员", "（", "）", "8", ".6%", "*", "_", "。"}
	long := p("", r(strings.Repeat("全村清点了资产，", 12)+"每月公示。"))
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 7))
		body, want := "", ""
		for range 9 {
			word := words[random.IntN(len(words))]
			want += word
			props := [...]string{"", "<x:b/>", "<x:i/>"}[random.IntN(3)]
			body += `<x:r><x:rPr>` + props + `</x:rPr><x:t xml:space="preserve">` + word + `</x:t></x:r>`
		}
		got, err := Read(paper(t, long+p("", body)+long, nil), "slug")
		if err != nil {
			t.Fatal(err)
		}
		doc, problems := narrative.Parse(source.New("a.md", inMarkdown(&got.Document)))
		if len(problems) > 0 {
			t.Fatalf("seed %d: %v", seed, problems)
		}
		blocks := doc.Prose()
		if len(blocks) != 3 && strings.TrimSpace(want) != "" {
			t.Fatalf("seed %d: %q is %d paragraphs", seed, want, len(blocks))
		}
		if read := blocks[1].Text; strings.Join(strings.Fields(read), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("seed %d: %q is read as %q:\n%s", seed, want, read, inMarkdown(&got.Document))
		}
	}
}
