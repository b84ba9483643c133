package diagram

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casebook/generator/formula"
	"casebook/generator/report"
	"casebook/generator/words"
	"casebook/layouts"
)

// method makes a method whose parts are written as "领导 评议(甲 乙) 2:结对": each with its own parts
// in brackets, and its count before a colon.
func method(name, parts string) *report.Program {
	list, _ := readParts(parts)
	return &report.Program{Name: name, Formula: formula.Parse(name), Stated: true, Parts: list}
}

func readParts(s string) (list []report.ProgramPart, rest string) {
	for s = strings.TrimLeft(s, " "); s != "" && s[0] != ')'; s = strings.TrimLeft(s, " ") {
		end := strings.IndexAny(s+" ", " ()")
		var p report.ProgramPart
		if count, name, ok := strings.Cut(s[:end], ":"); ok {
			p.Count, p.Name = count, name
		} else {
			p.Name = s[:end]
		}
		if s = s[end:]; strings.HasPrefix(s, "(") {
			p.Parts, s = readParts(s[1:])
			s = strings.TrimPrefix(s, ")")
		}
		list = append(list, p)
	}
	return list, s
}

func methods() []*report.Program {
	unstated := method("双亮双诺双实", "脱贫承诺 带富承诺 监督亭")
	unstated.Stated = false
	unknown := method("党建扶贫10+模式", "")
	unknown.Stated = false
	return []*report.Program{
		method("六个一工作法", "一个战斗堡垒 一支先锋队伍 一个服务阵地 一条产业道路 一个集体项目 一套组织制度"),
		method("党群理事会1+N+1", "1:理事会党员 N:理事会成员 1:贫困户"),
		method("4321结对帮扶", "4:副县级以上 3:正科级 2:副科级 1:科级以下"),
		method("三考两评一述", "三:考(工作考勤 业绩考核 政策考试) 两:评(群众测评 组织部评议) 一:述(工作述职)"),
		method("三个三", "三:队伍(带头人 领头雁 主心骨) 三:制度(包抓联结 三问征询 问题交办) 三:菜单(产业 基础设施 暖心服务)"),
		method("五联工作机制", "组织联建 队伍联管 基建联动 产业联育 民风联塑"),
		method("先锋互助小细胞", "1:致富能手 1..3:非贫困户 1:贫困户"),
		unstated, unknown,
	}
}

func randomParts(r *rand.Rand, most, layers int) []report.ProgramPart {
	var parts []report.ProgramPart
	for range r.IntN(most + 1) {
		p := report.ProgramPart{Count: []string{"", "1", "N", "三", "1..3", "不少于3"}[r.IntN(6)], Name: strings.Repeat([]string{"组织联建", "one two ", "党员"}[r.IntN(3)], r.IntN(7))}
		if layers > 1 && r.IntN(3) == 0 {
			p.Parts = randomParts(r, 5, layers-1)
		}
		parts = append(parts, p)
	}
	return parts
}

func chinese(t *testing.T) *words.Texts {
	t.Helper()
	b, err := layouts.Files.ReadFile("strings/zh-CN.json")
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	texts, err := words.New("zh-CN", list)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// read returns what a figure says in the picture's description, in its texts and in its list.
func read(t *testing.T, figure string) (described, drawn, listed string, figcaption string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(figure))
	var path []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			return described, drawn, listed, figcaption
		}
		if err != nil {
			t.Fatalf("%v in %s", err, figure)
		}
		switch x := token.(type) {
		case xml.StartElement:
			path = append(path, x.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			switch {
			case slices.Contains(path, "desc"):
				described += string(x)
			case slices.Contains(path, "title"):
			case slices.Contains(path, "svg"):
				drawn += string(x)
			case slices.Contains(path, "figcaption"):
				figcaption += string(x)
			default:
				listed += string(x) + "\n"
			}
		}
	}
}

// Every part is in the picture, in the list, and, of the first two layers, in the sentence for those
// who do not see the picture; where a source names no parts, the figure says so.
func TestAFigureNamesEveryPart(t *testing.T) {
	texts := chinese(t)
	for _, p := range methods() {
		described, drawn, listed, caption := read(t, string(Append(nil, p, texts)))
		if !strings.HasPrefix(caption, p.Name) || !strings.Contains(described, p.Name) {
			t.Errorf("%s: the caption is %q, the description %q", p.Name, caption, described)
		}
		if said := strings.Contains(caption, texts.T("unstated")); said != (!p.Stated || len(p.Parts) == 0) {
			t.Errorf("%s: the caption says %q", p.Name, caption)
		}
		if (Note(p, texts) != "") != strings.Contains(caption, texts.T("unstated")) {
			t.Errorf("%s: a table notes %q, the figure %q", p.Name, Note(p, texts), caption)
		}
		var each func(parts []report.ProgramPart)
		each = func(parts []report.ProgramPart) {
			for _, x := range parts {
				for where, text := range map[string]string{"picture": drawn, "list": listed, "description": described} {
					if !strings.Contains(text, x.Name) {
						t.Errorf("%s: %s is not in the %s: %s", p.Name, x.Name, where, text)
					}
				}
				each(x.Parts)
			}
		}
		each(p.Parts)
	}
}

// A table of parts has them in their order, each before its own, with the counts that say something:
// of six parts that are one of each none is given.
func TestRows(t *testing.T) {
	texts := chinese(t)
	say := func(p *report.Program) (list []string) {
		for _, r := range Rows(p, texts) {
			list = append(list, strings.Repeat("-", r.Depth)+r.Count+r.Name+r.Detail)
		}
		return list
	}
	for _, c := range []struct {
		name, parts string
		want        []string
	}{
		{"1+N", "1:党员 N:群众", []string{"1党员", "N群众"}},
		{"六个一", "1:甲 1:乙", []string{"甲", "乙"}},
		{"一", "1..3:户(2:人 词) 1:组", []string{"1—3户", "-2人", "-词", "1组"}},
		{"无", "", nil},
	} {
		if got := say(method(c.name, c.parts)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.parts, got, c.want)
		}
	}
	unnamed := &report.Program{Parts: []report.ProgramPart{{Count: "X", Name: " ", Detail: "何人由村里定"}}}
	if got := say(unnamed); !slices.Equal(got, []string{"X" + texts.T("formula.unnamed") + "何人由村里定"}) {
		t.Errorf("a part without a name: %q", got)
	}
}

// A count is not said twice: 三先留, not 3 三先留.
func TestACountIsSaidOnce(t *testing.T) {
	texts := chinese(t)
	for parts, want := range map[string]string{"3:三先留 2:户": "三先留", "3:先留 2:户": "3 先留", "N:先留 2:户": "N 先留", "1..3:户 2:人": "1—3 户"} {
		described, _, _, _ := read(t, string(Append(nil, method("方法", parts), texts)))
		if !strings.Contains(described, want) || want == "三先留" && strings.Contains(described, "3 三") {
			t.Errorf("%s is described as %s", parts, described)
		}
	}
}

// Signs differ as the names do: dots in a ring, links of a chain, a column a part, a fan, an open ring
// where the parts are not known.
func TestGlyphsDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, p := range methods() {
		g := string(AppendGlyph(nil, p))
		if was := seen[g]; was != "" {
			t.Errorf("%s has the sign of %s", p.Name, was)
		}
		seen[g] = p.Name
		open := strings.Contains(g, "stroke-dasharray")
		if known := p.Stated && len(p.Parts) > 0 || p.Formula.Shape == formula.Doubles; open == known {
			t.Errorf("%s: the ring is open: %v", p.Name, open)
		}
	}
}
