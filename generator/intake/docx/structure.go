package docx

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
)

var (
	paperNumber = regexp.MustCompile(`^[^\s，。]{1,20}[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*\d+\s*号$`)
	signedDate  = regexp.MustCompile(`^((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$`)
	attachment  = regexp.MustCompile(`^附件\s*[0-9０-９一二三四五六七八九十]*$`)

	// The numbers of sections in official papers, from the highest down (GB/T 9704).
	sectionLevels = []*regexp.Regexp{
		regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部])`),
		regexp.MustCompile(`^[（(][一二三四五六七八九十]{1,3}[）)]`),
	}
)

// longestHeading is how many characters a heading may have: what is longer is a paragraph that
// begins with a number.
const longestHeading = 45

// structure finds out what each line is in the whole, since Word in China has no heading styles.
func (r *reader) structure() {
	p := r.paper
	title := r.findTitle()
	end := r.findSigner()
	var blocks []document.Block
	started := false // the body has begun
	for i := range r.lines {
		l := &r.lines[i]
		for _, c := range l.changes {
			blocks = append(blocks, &document.Comment{Text: " 修订：" + c + " "})
		}
		switch {
		case l.block != nil:
			blocks = append(blocks, l.block)
		case i == title:
			p.Title = oneLine(l.text)
		case !started && p.Number == "" && paperNumber.MatchString(l.text):
			p.Number = l.text
			r.aside("文号", "", l.text)
		case i == title+1 && title >= 0 && (strings.HasPrefix(l.text, "——") || strings.HasPrefix(l.text, "--")):
			p.Subtitle = strings.TrimLeft(oneLine(l.text), "—-")
			blocks = append(blocks, &document.Paragraph{Inlines: []document.Inline{&document.Styled{Style: document.Strong, Inlines: []document.Inline{&document.Text{Text: l.text}}}}})
		case !started && i > title && p.To == "" && strings.HasSuffix(l.text, "：") && utf8.RuneCountInString(l.text) < 60:
			p.To = strings.TrimSuffix(l.text, "：")
			r.aside("主送", "", l.text)
		case end[i] != "":
			r.signed(end[i], l.text)
		case attachment.MatchString(l.text) && started:
			heading := l.text
			blocks = append(blocks, &document.Heading{Level: 2, Inlines: []document.Inline{&document.Text{Text: heading}}})
			r.aside("附件", "", heading+"：接在正文后面，成了一节")
		default:
			started = started || i > title
			blocks = r.text(blocks, l, i)
		}
	}
	if p.Title == "" {
		p.Title = "未命名的材料"
		r.aside("标题", "", "没有找到标题，请在文件开头改 title")
	}
	p.Document.Blocks = blocks
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), "　") }

// findTitle returns the index of the title's line, -1 where there is none.
func (r *reader) findTitle() int {
	best, size := -1, 0
	for i := range r.lines {
		l := &r.lines[i]
		if l.block != nil || i > 30 {
			break
		}
		if l.title {
			return i
		}
		if l.align == "center" && l.size > size && !paperNumber.MatchString(l.text) && !strings.HasPrefix(l.text, "——") && l.text != "" {
			best, size = i, l.size
		}
	}
	if best >= 0 {
		return best
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.level == 1 {
			return i
		}
	}
	if len(r.lines) > 1 && r.lines[0].block == nil && utf8.RuneCountInString(r.lines[0].text) <= longestHeading && !strings.HasSuffix(r.lines[0].text, "。") {
		return 0
	}
	return -1
}

// findSigner finds the lines of who signs and when, at the end of the text or before its
// attachments.
func (r *reader) findSigner() map[int]string {
	found := map[int]string{}
	for i := len(r.lines) - 1; i > 0; i-- {
		l := &r.lines[i]
		if l.block != nil || !signedDate.MatchString(l.text) || l.align != "right" && l.align != "end" && i < len(r.lines)-3 {
			continue
		}
		found[i] = "date"
		if above := &r.lines[i-1]; above.block == nil && utf8.RuneCountInString(above.text) <= 30 && !strings.ContainsAny(above.text, "。，；") {
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
		m := signedDate.FindStringSubmatch(text)
		r.paper.Date = fmt.Sprintf("%s-%02d-%02d", m[1], atoi(m[2]), atoi(m[3]))
	}
	r.aside("落款", "", text)
}

// text adds a line of the body: a heading, a run-in heading with its text, an item, a paragraph.
func (r *reader) text(blocks []document.Block, l *line, i int) []document.Block {
	if level := headingLevel(l); level > 0 {
		return append(blocks, &document.Heading{Level: level, Inlines: l.inlines})
	}
	if l.bullet {
		item := &document.Item{Blocks: []document.Block{&document.Paragraph{Inlines: l.inlines}}}
		if len(blocks) > 0 {
			if list, ok := blocks[len(blocks)-1].(*document.List); ok {
				list.Items = append(list.Items, item)
				return blocks
			}
		}
		return append(blocks, &document.List{Tight: true, Items: []*document.Item{item}})
	}
	if image, ok := onlyImage(l.inlines); ok && image.Alt == "" && i+1 < len(r.lines) && strings.HasPrefix(r.lines[i+1].text, "图") {
		image.Alt = r.lines[i+1].text
	}
	if head, rest := l.runIn(); head != "" {
		return append(blocks, &document.Heading{Level: 3, Inlines: []document.Inline{&document.Text{Text: head}}}, &document.Paragraph{Inlines: rest})
	}
	return append(blocks, &document.Paragraph{Inlines: l.inlines})
}

func onlyImage(list []document.Inline) (*document.Image, bool) {
	if len(list) != 1 {
		return nil, false
	}
	image, ok := list[0].(*document.Image)
	return image, ok
}

// headingLevel is the level of a line that is a heading, 0 for any other. The title is level 1.
func headingLevel(l *line) int {
	if utf8.RuneCountInString(l.text) > longestHeading || l.text == "" || strings.Contains(l.text, "\n") {
		return 0
	}
	if l.level > 0 {
		return min(l.level+1, 6)
	}
	for k, pattern := range sectionLevels {
		if pattern.MatchString(l.text) && !strings.HasSuffix(l.text, "；") && !strings.Contains(strings.TrimSuffix(l.text, "。"), "。") && (l.lead == 0 || k == 0) {
			return k + 2
		}
	}
	return 0
}

// runIn divides a paragraph that begins with a heading in a font of its own: （一）建强组织。实行….
func (l *line) runIn() (string, []document.Inline) {
	if l.lead == 0 || l.lead > len(l.text) || !sectionLevels[1].MatchString(l.text) {
		return "", nil
	}
	head := l.text[:l.lead]
	if utf8.RuneCountInString(head) > longestHeading || !strings.HasSuffix(head, "。") {
		return "", nil
	}
	left := l.lead
	for i, n := range l.inlines {
		t, ok := n.(*document.Text)
		if !ok {
			return "", nil
		}
		if len(t.Text) > left {
			rest := append([]document.Inline{&document.Text{Text: t.Text[left:]}}, l.inlines[i+1:]...)
			return strings.TrimSuffix(head, "。"), rest
		}
		if left -= len(t.Text); left == 0 {
			return strings.TrimSuffix(head, "。"), l.inlines[i+1:]
		}
	}
	return "", nil
}
