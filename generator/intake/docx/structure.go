package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
)

var (
	paperNumber = lazyregexp.New(`^[^\s，。]{1,20}[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*\d+\s*号$`)
	// blankDate is a date that nobody filled in, or whose last sign was forgotten.
	blankDate = lazyregexp.New(`^[\d\s　_＿XxＸ×]*年(?:[\s　_＿XxＸ×]*月[\s　_＿XxＸ×]*日?|[\d\s　_＿XxＸ×]*月[\s　_＿XxＸ×]*日)$|^(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}$`)
	// addressee is whom a paper is written to: offices, or who is greeted. What else ends in a colon leads
	// to the text below it.
	addressee  = lazyregexp.New(`(?:政府|[委办局厅部处室院校会组所站队行场县市州区旗乡镇村]|中心|公司|集团|单位|部门|机构|企业|街道|社区|支部|党组|人大|政协|基地|园区|同志|同志们|领导|代表|委员|来宾|朋友们?|先生|女士|书记|主任|[省市县乡镇区校院局]长)(?:[（(〔][^）)〕]*[）)〕])?[：:]$`)
	attachment = lazyregexp.New(`^附件\s*[0-9０-９一二三四五六七八九十]*$`)
	// What stands below a paper in the form of GB/T 9704: copies, who prints it and when, a note
	// on who may read it.
	colophon = lazyregexp.New(`^(?:抄送[：:].*|抄报[：:].*|（此件.{1,12}）|.{2,30}[\s　]+[\d０-９一二三四五六七八九〇○零OＯ]{4}年[\d０-９一二三四五六七八九十]{1,3}月[\d０-９一二三四五六七八九十]{1,3}日印发)$`)
)

// structure finds out what each line is in the whole, since Word in China has no heading styles.
func (r *reader) structure() {
	p := r.paper
	r.dropContents()
	r.body, r.bodyAt = r.bodyLook(), r.top()
	r.styled = slices.ContainsFunc(r.lines, func(l line) bool { return l.level > 0 })
	first, title := r.findTitle() // the title is the lines from first to before title
	end := r.findSigner()
	levels := r.headingLevels(title)
	var blocks []document.Block
	started, named := false, -1 // the body has begun; the last line that names an attachment
	for i := range r.lines {
		l := &r.lines[i]
		l.inlines = trimmed(l.inlines)
		for _, c := range l.changes {
			blocks = append(blocks, &document.Comment{Text: " 修订：" + c + " "})
		}
		switch {
		case i <= named:
		case l.block != nil:
			blocks = append(blocks, l.block)
		case i >= first && i < title:
			p.Title = joined(p.Title, oneLine(l.text))
			blocks = append(blocks, images(l.inlines)...)
		case !started && p.Number == "" && paperNumber.MatchString(l.text):
			p.Number = l.text
			r.aside("文号", "", l.text)
		case p.Number == "" && r.numberBefore(i, first):
			r.aside("发文机关标志", "", l.text)
		case i == title && title > 0 && (strings.HasPrefix(l.text, "——") || strings.HasPrefix(l.text, "--")):
			if p.Subtitle = strings.TrimLeft(oneLine(l.text), "—-"); !strings.ContainsFunc(p.Subtitle, unicode.IsDigit) {
				r.aside("副标题", "", l.text+"：写进了文章开头的 summary")
			} else {
				p.Subtitle = "" // figures are bound in the text
				blocks = append(blocks, &document.Paragraph{Inlines: []document.Inline{&document.Styled{Style: document.Strong, Inlines: []document.Inline{&document.Text{Text: l.text}}}}})
			}
		case !started && !l.bullet && i >= title && p.To == "" && addressee.MatchString(l.text) && utf8.RuneCountInString(l.text) < 60 && r.rank(i) == 0:
			p.To = strings.TrimRight(l.text, "：:")
			r.aside("主送", "", l.text)
		case end[i] != "":
			r.signed(end[i], l.text)
		case i >= len(r.lines)/2 && colophon.MatchString(l.text):
			r.aside("版记", "", l.text)
		case attachment.MatchString(l.text) && started:
			head := l.text
			if name, last := r.attachmentName(i + 1); name != "" {
				head, named = head+"　"+name, last
			}
			blocks = append(blocks, &document.Heading{Level: 2, Inlines: []document.Inline{&document.Text{Text: head}}})
			r.aside("附件", "", head+"：接在正文后面，成了一节")
		default:
			started = i >= title
			blocks = r.text(blocks, l, i, levels)
		}
	}
	p.Document.Blocks = blocks
}

// attachmentName is the title of an attachment, which stands below its number in a line or several set alike, and the
// last of them; "" for any other line.
func (r *reader) attachmentName(i int) (name string, last int) {
	for last = i; last < len(r.lines) && last < i+longestName; last++ {
		l, first := &r.lines[last], &r.lines[i]
		if l.block != nil || l.text == "" || kindOf(l) >= 0 || utf8.RuneCountInString(l.text) > longestHeading || l.align != "center" && r.rank(last) == 0 || hasImage(l.inlines) ||
			last > i && (l.align != "center" || first.align != "center" || l.size != first.size || l.font != first.font || l.bold != first.bold || notAHead.MatchString(l.text)) {
			break
		}
		name = joined(name, oneLine(l.text))
	}
	return name, last - 1
}

// longestName is how many lines the title of an attachment has at most.
const longestName = 3

// joined joins the lines of a title as they are read: without a space between Chinese characters.
func joined(title, next string) string {
	last, _ := utf8.DecodeLastRuneInString(title)
	first, _ := utf8.DecodeRuneInString(next)
	if last > unicode.MaxLatin1 || first > unicode.MaxLatin1 {
		return title + next
	}
	return title + " " + next
}

// oneLine is a text in one line. Where it was broken, its words go on; a space between Chinese characters is
// as wide as they are.
func oneLine(s string) string {
	whole := ""
	for part := range strings.Lines(s) {
		line := ""
		for i, word := range strings.Fields(part) {
			if i > 0 {
				last, _ := utf8.DecodeLastRuneInString(line)
				first, _ := utf8.DecodeRuneInString(word)
				if last >= firstWide && first >= firstWide {
					line += "　"
				} else {
					line += " "
				}
			}
			line += word
		}
		if line != "" {
			whole = joined(whole, line)
		}
	}
	return whole
}

// firstWide is from where on characters are set as Chinese ones are: above it stand dashes, quotes and ideographs.
const firstWide = 0x2010

// images are the pictures that a line of the title carries, each a paragraph.
func images(list []document.Inline) (blocks []document.Block) {
	for _, n := range list {
		if image, ok := n.(*document.Image); ok {
			blocks = append(blocks, &document.Paragraph{Inlines: []document.Inline{image}})
		}
	}
	return blocks
}

// trimmed leaves out the spaces and line breaks at both ends of a paragraph.
func trimmed(list []document.Inline) []document.Inline {
	isBlank := func(n document.Inline) bool {
		_, isBreak := n.(*document.HardBreak)
		p := piecesOf([]document.Inline{n})[0]
		return isBreak || p.other == nil && strings.TrimSpace(p.text) == ""
	}
	list = slices.Clone(list)
	for len(list) > 0 && isBlank(list[0]) {
		list = list[1:]
	}
	for len(list) > 0 && isBlank(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	if len(list) == 0 {
		return nil
	}
	trimmedText(list, 0, strings.TrimLeftFunc)
	trimmedText(list, len(list)-1, strings.TrimRightFunc)
	return list
}

// trimmedText trims the words of an inline, whatever their style.
func trimmedText(list []document.Inline, i int, trim func(string, func(rune) bool) string) {
	if p := piecesOf(list[i : i+1])[0]; p.other == nil {
		list[i] = inStyle(trim(p.text, unicode.IsSpace), p.weight, p.struck)
	}
}

// numberBefore tells whether the paper's number stands between a line and the title, so that what
// is above it is the name of who issues it in red.
func (r *reader) numberBefore(i, title int) bool {
	for k := i + 1; k < title; k++ {
		if paperNumber.MatchString(r.lines[k].text) {
			return true
		}
	}
	return false
}

// findSigner finds the lines of who signs and when, at the end of the text or before its
// attachments.
func (r *reader) findSigner() map[int]string {
	found := map[int]string{}
	for i := len(r.lines) - 1; i > 0; i-- {
		l := &r.lines[i]
		if dateOf(l.text) == "" || l.align != "right" && l.align != "end" && i < len(r.lines)-3 {
			continue
		}
		found[i] = "date"
		if above := &r.lines[i-1]; above.text != "" && utf8.RuneCountInString(above.text) <= 30 && !strings.ContainsAny(above.text, "。，；：") {
			found[i-1] = "signer"
		}
		break
	}
	return found
}

func (r *reader) signed(what, text string) {
	if what == "signer" {
		r.paper.Signer = text
	} else {
		r.paper.Date = dateOf(text)
	}
	r.aside("落款", "", text)
}

// text adds a line of the body: a heading, a run-in heading with its text, an item, a paragraph.
func (r *reader) text(blocks []document.Block, l *line, i int, levels map[int]int) []document.Block {
	if level := levels[r.rank(i)]; level > 0 {
		return append(blocks, &document.Heading{Level: level, Inlines: unstyled(l.inlines)})
	}
	head, rest := l.runIn()
	l.inlines = emphasized(l.inlines, !r.body.bold)
	if l.bullet {
		return r.item(blocks, l)
	}
	if l.boxed && !r.isAllBoxes() {
		return setApart(blocks, &document.Paragraph{Inlines: l.inlines}, i > 0 && r.lines[i-1].boxed)
	}
	if image, ok := onlyImage(l.inlines); ok && image.Alt == "" && i+1 < len(r.lines) && strings.HasPrefix(r.lines[i+1].text, "图") {
		image.Alt = r.lines[i+1].text
	}
	if head != "" {
		return append(blocks, &document.Heading{Level: levels[runInRank+r.below], Inlines: []document.Inline{&document.Text{Text: head}}}, &document.Paragraph{Inlines: emphasized(rest, !r.body.bold)})
	}
	return append(blocks, &document.Paragraph{Inlines: l.inlines})
}

// isAllBoxes tells of a paper that is laid out in text boxes: they are its text, then.
func (r *reader) isAllBoxes() bool {
	boxed := 0
	for i := range r.lines {
		if r.lines[i].boxed {
			boxed++
		}
	}
	return boxed*2 > len(r.lines)
}

// setApart adds a paragraph of a text box, which is no part of the text around it, as a quotation;
// goesOn tells that the paragraph before is of the box too.
func setApart(blocks []document.Block, p *document.Paragraph, goesOn bool) []document.Block {
	if len(blocks) > 0 && goesOn {
		if quote, ok := blocks[len(blocks)-1].(*document.Quote); ok {
			quote.Blocks = append(quote.Blocks, p)
			return blocks
		}
	}
	return append(blocks, &document.Quote{Blocks: []document.Block{p}})
}

// item adds an item to the list that the blocks end with, as deep in it as the paper has it.
func (r *reader) item(blocks []document.Block, l *line) []document.Block {
	item := &document.Item{Blocks: []document.Block{&document.Paragraph{Inlines: l.inlines}}}
	if len(blocks) > 0 {
		if list, ok := blocks[len(blocks)-1].(*document.List); ok {
			for depth := l.depth - r.listDepth; depth > 0; depth-- {
				last := list.Items[len(list.Items)-1]
				inner, ok := last.Blocks[len(last.Blocks)-1].(*document.List)
				if !ok {
					inner = &document.List{Tight: true}
					last.Blocks = append(last.Blocks, inner)
				}
				list = inner
			}
			list.Items = append(list.Items, item)
			return blocks
		}
	}
	r.listDepth = l.depth
	return append(blocks, &document.List{Tight: true, Items: []*document.Item{item}})
}

func onlyImage(list []document.Inline) (*document.Image, bool) {
	if len(list) != 1 {
		return nil, false
	}
	image, ok := list[0].(*document.Image)
	return image, ok
}
