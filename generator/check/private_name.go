package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/problem"
)

const privateNameID problem.Rule = "private-name"

func privateName() rule {
	return rule{Rule: Rule{
		ID: privateNameID, Severity: problem.Error, Private: true,
		Title: msg("写出了私人的姓名", "a private person's name"),
		Why: msg("谁家贫困、谁得了病、谁领了补助、一年挣多少钱，是私事；写出真名，全网都能搜到他。写“一名贫困户”或“张某某”就够了。书记、主任、记者等履行公务的人可以写姓名。隐去名字的材料（anonymous = true）里，人名、地名都不能留；只隐了地名、没有隐人名的，一查便知是哪里。",
			"Whether someone is poor, ill or receives aid, and what they earn, is private, and anyone can look up a real name on the web. 一名贫困户 or 张某某 is enough. People in an official role (secretaries, directors, reporters) may be named. A text that hides names (anonymous = true) must name neither people nor places; one that hides the place and names the person gives both away."),
		Right: []string{
			"贫困户张某某养了100只鸡，年收入2万元。",
			"村党支部书记李强说，镇长王建国每月来一次。",
			"帮扶单位是石桥镇卫生院和张家湾村合作社。",
			"贫困户易地搬迁，村民高兴，老人康复。",
		},
		Wrong: []string{
			"贫困户张大山养了100只鸡，年收入2万元。",
			"像李秀英这样的低保户，全村有12户。",
			"王小兰患尿毒症，家里因病致贫。",
			"村民何盛华、莫银也加入进来。",
			"+++\ntitle = \"一个山村\"\nanonymous = true\n+++\n村支书王建国说，梅溪镇的路通了。",
			"**县地处山区，**市派出干部。副部长陈国栋任万福镇第一书记。",
		},
		Fix: msg("改成提示里的写法：只留姓（张某某），或只写身份（一名贫困户）。",
			"Write what the hint suggests: the surname alone (张某某), or the role alone (一名贫困户)."),
	}, passage: findNamesInData, narrative: findNames}
}

// plainVillager is why an ordinary villager's name is reported where nothing more is reported.
const plainVillager = "普通村民"

// plainPerson is the same of somebody else who acts for nobody but himself or herself: 游客, 快递员.
const plainPerson = "普通群众"

// isPlain tells whether nothing more is reported of somebody than what he or she is.
func isPlain(why string) bool { return why == plainVillager || why == plainPerson }

func findNamesInData(p *passage) {
	findHiddenNames(p)
	if p.page != nil || len(p.runes) < 5 {
		return
	}
	persons := p.persons(nil)
	public := officials(persons)
	for _, x := range persons {
		if x.why != "" && !public[x.name] {
			x.report()
		}
	}
}

// officials are the names of those who are anywhere called what is public. A villager who leads others to earn stays one.
func officials(persons []person) map[string]bool {
	public, private := map[string]bool{}, map[string]bool{}
	for _, x := range persons {
		private[x.name] = private[x.name] || x.why != ""
	}
	for _, x := range persons {
		if x.public && !(x.leads && private[x.name]) {
			public[x.name] = true
		}
	}
	return public
}

// findNames reads a whole narrative first: one who is called 书记 anywhere in it is an
// official everywhere in it.
func findNames(n *page) {
	var persons []person
	for _, p := range n.texts {
		persons = p.dottedVillagers(p.persons(persons))
	}
	for _, p := range n.others {
		persons = p.persons(persons)
	}
	persons = n.nameColumn(persons)
	persons = append(persons, n.protagonists()...)
	if n.n.Anonymous {
		n.spelledOut(persons)
		n.unmasked(persons)
		return
	}
	private, public := map[string]bool{}, officials(persons)
	var reported []person
	for _, x := range persons {
		if x.why != "" && !public[x.name] && !private[x.name] {
			if x = n.wholeName(x); private[x.name] || public[x.name] {
				continue
			}
			if n.titled(x, persons) || n.ofPublicRecord(x) || n.isFirm(x) {
				public[x.name] = true
				continue
			}
			private[x.name] = true
			reported = append(reported, x)
		}
	}
	if len(reported) == 0 {
		n.halfMasked(persons)
		return
	}
	n.spelledOut(reported)
	mentions := n.mentions(reported)
	for _, x := range reported {
		n.reportPerson(x, mentions[x.name])
	}
}

// titled tells whether a title stands behind a person's surname anywhere in the narrative, where no other one of that surname is named: 崔大山 ……
// 崔书记. Who is called poor or ill where he or she is named has the name of an official by chance.
func (n *page) titled(x person, persons []person) bool {
	if needy, _ := x.p.privateBefore(x.from); needy {
		return false
	}
	surname := x.p.slice(x.from, x.from+max(1, x.to-x.from-2))
	for _, other := range persons {
		if other.name != x.name && strings.HasPrefix(other.name, surname) {
			return false
		}
	}
	for _, p := range n.texts {
		for at := range places(p.text, surname) {
			if anyof.Prefix(p.text[at+len(surname):], "书记", "支书", "主任", "队长", "镇长", "乡长", "县长", "局长", "校长", "院长", "站长", "所长", "医生", "教授", "律师", "法官", "董事长") {
				return true
			}
		}
	}
	return false
}

// isFirm tells whether the first two characters of a name of three are what the narrative calls a firm everywhere else: 海川先减了人 where 海川集团 and
// 海川的职工 stand too.
func (n *page) isFirm(x person) bool {
	if x.to-x.from != 3 {
		return false
	}
	two, three := x.p.slice(x.from, x.from+2), x.name
	alone, firm := 0, false
	for _, p := range n.texts {
		for at := range places(p.text, two) {
			after := p.text[at+len(two):]
			if !strings.HasPrefix(p.text[at:], three) {
				alone++
				firm = firm || anyof.Contains(hanOnly(after, longestFirm), "集团", "公司", "股份", "实业")
			}
		}
	}
	return firm && alone > 1
}

// longestFirm is within how many characters behind its first words the name of a firm ends.
const longestFirm = 6

// wholeName returns a person with the third character of his or her name, where the narrative has the two that
// were read in no other company (张慧 of 张慧僧), and without it where it has them alone elsewhere.
func (n *page) wholeName(x person) person {
	end := x.from + 2
	if x.to == end && !x.p.mayBeGiven(end) || x.to > end && !oneOf(x.p.rune(end), "正为有会来和以在是家说名全自一时") {
		return x
	}
	two, three := x.p.slice(x.from, end), x.p.slice(x.from, end+1)
	short, long := 0, 0
	for _, p := range n.texts {
		if p.holds(two) {
			short += strings.Count(p.text, two)
			long += strings.Count(p.text, three)
		}
	}
	switch {
	case x.to == end && long > 1 && long == short:
		x.to, x.name = end+1, three
	case long == 1 && short > 1: // 张曼正是风华正茂…. 张曼被送往医院
		x.to, x.name = end, two
	}
	return x
}

// mostMentions is how many further places of a name a problem lists.
const mostMentions = 20

// reportPerson reports a private person where the narrative first names him or her, with all
// later mentions. It is an error where one of them stands with what is nobody else's business.
func (n *page) reportPerson(x person, mentions []person) {
	if !slices.ContainsFunc(mentions, func(m person) bool { return m.p == x.p && m.from == x.from }) {
		mentions = append([]person{x}, mentions...)
	}
	first := mentions[0]
	first.why = x.why
	p := first.problem()
	if isPlain(x.why) {
		if x.presents() {
			return
		}
		p.AtMost = problem.Warning
		for _, m := range mentions {
			if m.exposed() {
				first.why = "与贫困、疾病、收入等私事连在一起"
				p.AtMost, p.Message = problem.Off, first.problem().Message
				break
			}
		}
	}
	for _, m := range mentions[1:min(len(mentions), mostMentions+1)] {
		p.Related = append(p.Related, related(m.p.span(m.from, m.to), "这里又写到", "also named here"))
	}
	n.out.add(p)
}

// presents tells whether a name stands in the lines that say who made a piece of work, and where: 姓名：…, 单位：…, 职称：….
func (x person) presents() bool {
	k := x.p.index
	if !strings.HasPrefix(strings.TrimSpace(x.p.text), "姓名") || x.p.page == nil || k+1 >= len(x.p.page.texts) || x.p.page.texts[k] != x.p {
		return false
	}
	lines := x.p.text
	for _, p := range x.p.page.texts[k+1 : min(len(x.p.page.texts), k+4)] {
		lines += "\n" + p.text
	}
	return anyof.Contains(lines, "\n单位", "\n学校") && anyof.Contains(lines, "职称", "职务", "学科")
}

// mentions finds all places where a narrative names persons, by name and in order. The texts are
// read once however many names there are.
func (n *page) mentions(list []person) map[string][]person {
	found := make(map[string][]person, len(list))
	starts := map[rune]bool{}
	for _, x := range list {
		found[x.name] = nil
		first, _ := firstRune(x.name)
		starts[first] = true
	}
	for _, p := range append(slices.Clone(n.texts), n.others...) {
		for from, r := range p.runes {
			if !starts[r] {
				continue
			}
			for size := 4; size >= 2; size-- {
				to := from + size
				if to > len(p.runes) {
					continue
				}
				name := p.slice(from, to)
				if _, ok := found[name]; ok && (size > 2 || p.strictEnd(to) || p.s.sets.follows.has(p.rune(to))) {
					found[name] = append(found[name], person{p: p, from: from, to: to, name: name})
				}
			}
		}
	}
	return found
}

// exposed tells whether a mention stands with poverty, illness, aid, income, debts, an offence
// or a misfortune: in its sentence or in the two that follow it in the paragraph.
func (x person) exposed() bool {
	a, b := x.p.sentence(x.from)
	if lost(x.p.slice(x.to, b)) {
		return true
	}
	for range 2 {
		if b+1 < len(x.p.runes) {
			_, b = x.p.sentence(b + 1)
		}
	}
	text := x.p.slice(a, b)
	return strongNeed(text) || anyof.Contains(text, "收入", "挣", "赚", "工资", "分红", "存款", "欠", "增收", "赌博", "吸毒", "服刑", "刑满", "判刑", "判处", "拘役", "徒刑", "盗伐", "虚报", "冒领", "绝收", "还不上", "拘留", "盗窃", "酒驾", "诈骗", "上访", "违法", "犯罪", "丧偶", "去世", "离异", "离婚", "病故", "车祸", "早逝", "自杀", "守寡", "单亲", "手术", "低保", "救助", "补助", "补贴", "慰问金", "帮扶", "一贫如洗", "利息", "收益", "讨薪", "死亡", "抢救", "授信", "卖了", "纯利", "利润")
}

// lost tells whether what is said of somebody tells of money that he or she borrowed, owes or lost.
func lost(text string) bool {
	return anyof.Contains(text, "贷款", "贷了", "借款", "赔进", "赔了", "赔光", "赔本", "亏了", "亏本", "亏损", "亏空", "血本无归", "本钱都没", "下岗", "无力偿还", "还贷") && !anyof.Contains(text, "放贷", "无贷款")
}

func (x person) report() { x.p.out.add(x.problem()) }

func (x person) problem() problem.Problem {
	masked := string([]rune(x.name)[:1]) + "某某"
	if runeCount(x.name) == 4 {
		masked = string([]rune(x.name)[:2]) + "某某"
	}
	role := "一名村民"
	if x.why == plainPerson {
		role = "一名群众"
	}
	return problem.Problem{Rule: privateNameID, Span: x.p.span(x.from, x.to),
		Message: msg(fmt.Sprintf("“%s”是私人的姓名（%s）", x.name, x.why), fmt.Sprintf("%q is the name of a private person", x.name)),
		Hint:    msg(fmt.Sprintf("写成“%s”，或只写身份，例如“%s”", masked, role), fmt.Sprintf("write %s, or only the role, such as %s", masked, role))}
}

// unmasked reports every real name of a narrative that is meant to be anonymous.
func (n *page) unmasked(persons []person) {
	if v := n.n.Village; v != nil && !v.Anonymous {
		n.out.add(problem.Problem{Rule: privateNameID, Span: keyed(n.n.At, "village"),
			Message: msg(fmt.Sprintf("这篇材料写明是匿名的，`village` 却是公开的“%s”：页面和列表上会印出村名", v.Name), fmt.Sprintf("the text is anonymous, but its village %q is not: the page and lists would name it", v.Name)),
			Hint:    msg("去掉 `village` 这一行，要写地区的写 `region`；不用隐去村名的，去掉 anonymous", "remove `village`, and write `region` if the text needs a place; or remove anonymous if the village may be named")})
	}
	seen := map[string]bool{}
	for _, x := range persons {
		if !seen[x.name] {
			seen[x.name] = true
			x.why = "这篇材料写明是匿名的"
			x.report()
		}
	}
	for _, p := range append(slices.Clone(n.texts), n.others...) {
		for _, place := range p.namedPlaces() {
			name := p.slice(place[0], place[1])
			if seen[name] {
				continue
			}
			seen[name] = true
			masked := "某" + string(p.runes[place[1]-1])
			p.report(privateNameID, place[0], place[1],
				msg(fmt.Sprintf("匿名的材料里写出了真实的地名“%s”", name), fmt.Sprintf("an anonymous narrative names a real place, %q", name)),
				msg(fmt.Sprintf("改成“%s”；不需要匿名的，去掉 anonymous = true", masked), fmt.Sprintf("write %s, or remove anonymous = true", masked)))
		}
	}
}

// halfMasked reports a narrative that blanks out its places and yet names a person: with
// the name anyone finds the place.
func (n *page) halfMasked(persons []person) {
	if n.masks < 2 || len(persons) == 0 {
		return
	}
	x := persons[0]
	x.p.report(privateNameID, x.from, x.to,
		msg(fmt.Sprintf("地名隐去了，却写出了真名“%s”，一查便知是哪里", x.name), fmt.Sprintf("the places are masked, but %q is named, so anyone can find the place", x.name)),
		msg("一起隐去：只写职务，例如“一位第一书记”，文件开头写 anonymous = true；不必隐去的，把地名补全",
			"mask both: write only the post, and anonymous = true in the front matter; or fill in the places"))
}

// nameColumn reads a table with a column of names: its cells hold nothing else.
func (n *page) nameColumn(persons []person) []person {
	header := false
	for _, p := range n.texts {
		if p.prose.Kind != prose.TableCell {
			header = false
			continue
		}
		switch strings.Join(strings.Fields(p.text), "") { // 姓　名
		case "姓名", "户主", "户主姓名", "贫困户姓名", "贫困户", "受助人", "农户姓名", "对象", "救助对象", "帮扶对象", "补助对象", "受助学生", "学生姓名", "患者", "患者姓名", "申请人", "领取人", "户名", "当事人":
			header = true
			continue
		}
		if n := p.nameAt(0); header && (n > 0 && n == len(p.runes) || p.allName()) {
			n = len(p.runes)
			persons = append(persons, person{p: p, from: 0, to: n, name: p.text, why: "名单"})
		}
	}
	return persons
}

// allName tells whether a cell below such a head holds three characters that can be a name, whatever surname it is of.
func (p *passage) allName() bool {
	return len(p.runes) == 3 && (p.s.sets.surnames.has(p.rune(0)) || p.s.sets.wide.has(p.rune(0))) && p.givenPair(p.rune(0), p.rune(1), p.rune(2)) && !oneOf(p.rune(1), wordAfter(p.rune(0)))
}
